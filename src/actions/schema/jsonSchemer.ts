import { toBase64 } from '../../internal/base64.js'
import type { Groups, MapAttributes } from '../../schema/attributes.js'
import type { Schema } from '../../schema/schema.js'
import { SchemaAction } from '../../schema/schemaAction.js'
import type { Compute } from '../../types/compute.js'

interface ObjectJSONSchema<A extends MapAttributes, SHOWN> {
  properties: {
    type: 'object'
    properties: { [K in SHOWN & keyof A]: FormattedValueJSONSchema<A[K]> }
  }
}

type AttributesJSONSchema<A extends MapAttributes> = Compute<
  ObjectJSONSchema<A, Groups<A>['shownRequired' | 'shownOptional']>['properties'] &
    ([Groups<A>['shownRequired']] extends [never] ? unknown : { required: Groups<A>['shownRequired'][] })
>

interface JSONSchemas<S extends Schema> {
  [type: string]: object
  any: {}
  null: { type: 'null' }
  boolean: { type: 'boolean' }
  number: { type: 'number' }
  string: { type: 'string' }
  binary: { type: 'string' }
  set: {
    type: 'array'
    items: FormattedValueJSONSchema<S['elements']>
    uniqueItems: true
  }
  list: { type: 'array'; items: FormattedValueJSONSchema<S['elements']> }
  tuple: {
    type: 'array'
    items: TupleJSONSchemas<S['elements']>
    minLength: S['elements']['length']
    maxLength: S['elements']['length']
  }
  map: AttributesJSONSchema<S['attributes']>
  item: AttributesJSONSchema<S['attributes']>
  record: {
    type: 'object'
    propertyNames: FormattedValueJSONSchema<S['keys']>
    additionalProperties: FormattedValueJSONSchema<S['elements']>
  }
  anyOf: { anyOf: TupleJSONSchemas<S['elements']> }
}

type TupleJSONSchemas<ELEMENTS> = {
  [I in keyof ELEMENTS]: FormattedValueJSONSchema<ELEMENTS[I] & Schema>
}

/** The JSON Schema of what reads return, as {@link JSONSchemer} gives it without options. */
export type FormattedValueJSONSchema<SCHEMA extends Schema> = JSONSchemas<SCHEMA>[SCHEMA['type']]

/** A JSON Schema of any kind. */
export interface JSONSchema {
  readonly [keyword: string]: unknown
}

/** Settings of {@link JSONSchemer}. */
export interface JSONSchemerOptions {
  /**
   * The draft of JSON Schema to follow, in full: with enums, lengths of tuples, keys of records, and no other
   * properties than those of the schema. Default: none; a rough schema, as DynamoDB-Toolbox gives.
   */
  readonly draft?: '2020-12' | '07' | undefined
}

const drafts = {
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
  '07': 'http://json-schema.org/draft-07/schema#',
}

/** Describes a schema for tools that know JSON Schema. */
export class JSONSchemer<in out SCHEMA extends Schema = any> extends SchemaAction<SCHEMA> {
  static override actionName = 'jsonSchemer' as const

  /**
   * Returns the JSON Schema of what reads return: decoded, under the names of code, without hidden attributes. Sets
   * are arrays there, binaries base64 texts.
   *
   * @example
   * const schema = item({ id: string(), status: string().enum('draft', 'live').optional() })
   * schema.build(JSONSchemer).formattedValueSchema({ draft: '2020-12' })
   * // { $schema: '…', type: 'object', properties: { id: …, status: { type: 'string', enum: ['draft', 'live'] } },
   * //   required: ['id'], additionalProperties: false }
   *
   * @see https://json-schema.org/draft/2020-12/json-schema-validation
   */
  formattedValueSchema<const OPTIONS extends JSONSchemerOptions = {}>(
    options?: OPTIONS,
  ): OPTIONS extends { readonly draft: string } ? JSONSchema : FormattedValueJSONSchema<SCHEMA> {
    const draft = options?.draft
    const described = describe(this.schema, draft)
    return (draft ? { $schema: drafts[draft], ...described } : described) as never // as the schema says
  }
}

const describe = (schema: Schema, draft: JSONSchemerOptions['draft']): JSONSchema => {
  const { title, description } = schema['props'].meta ?? {}
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...describeValue(schema, draft),
  }
}

const describeValue = (schema: Schema, draft: JSONSchemerOptions['draft']): JSONSchema => {
  const { type, props, keys, elements, attributes } = schema
  const inner = (each: Schema): JSONSchema => describe(each, draft)
  switch (type) {
    case 'any':
      return {}
    case 'binary': {
      const members: readonly Uint8Array[] | undefined = draft && props.enum
      return {
        type: 'string',
        ...(draft && { contentEncoding: 'base64' }),
        ...(members && { enum: members.map(toBase64) }),
      }
    }
    case 'set':
      return { type: 'array', items: inner(elements), uniqueItems: true }
    case 'list':
      return { type: 'array', items: inner(elements) }
    case 'tuple':
      return { type: 'array', ...describeTuple(elements.map(inner), draft) }
    case 'record': {
      const closed = draft && keys.props.enum && !props.partial
      return {
        type: 'object',
        propertyNames: inner(keys),
        additionalProperties: inner(elements),
        ...(closed && { required: keys.props.enum }),
      }
    }
    case 'anyOf':
      return { anyOf: elements.map(inner) }
    case 'map':
    case 'item': {
      const shown = Object.keys(attributes).filter(name => !attributes[name].props.hidden)
      const required = shown.filter(name => attributes[name].props.required !== 'never')
      return {
        type: 'object',
        properties: Object.fromEntries(shown.map(name => [name, inner(attributes[name])])),
        ...(required.length && { required }),
        ...((draft || props.strict) && { additionalProperties: false }),
      }
    }
    default: {
      const members: readonly unknown[] | undefined = draft && props.enum?.map(toJSONNumber)
      // A bigint that no number holds has no form in JSON Schema.
      return { type, ...(members?.every(member => typeof member !== 'bigint') && { enum: members }) }
    }
  }
}

const describeTuple = (items: readonly JSONSchema[], draft: JSONSchemerOptions['draft']): JSONSchema => {
  const { length } = items
  if (!draft) return { items, minLength: length, maxLength: length }
  return {
    ...(draft === '07' ? { items, additionalItems: false } : { prefixItems: items, items: false }),
    minItems: length,
    maxItems: length,
  }
}

const toJSONNumber = (member: unknown): unknown =>
  typeof member === 'bigint' && Number.isSafeInteger(Number(member)) ? Number(member) : member
