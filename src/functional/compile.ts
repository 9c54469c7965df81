import { monotonicFactory, type ULIDFactory } from 'ulidx'
import { type Entity, Entity as EntityClass } from '../entity/entity.js'
import { Failure } from '../errors/failure.js'
import { StatorError } from '../errors/statorError.js'
import { isObject } from '../internal/isObject.js'
import { AnySchema } from '../schema/any.js'
import { BooleanSchema } from '../schema/boolean.js'
import { ItemSchema } from '../schema/item.js'
import { ListSchema } from '../schema/list.js'
import { MapSchema } from '../schema/map.js'
import { NumberSchema } from '../schema/number.js'
import type { SchemaProps } from '../schema/props.js'
import type { Schema } from '../schema/schema.js'
import { SetSchema } from '../schema/set.js'
import { StringSchema } from '../schema/string.js'
import { $IS_EXTENSION, $REMOVE, $SET } from '../schema/updateExtensions.js'
import type { Index } from '../table/indexes.js'
import { type Table, Table as TableClass } from '../table/table.js'
import type { DocumentClient } from '../transport/documentClient.js'
import type {
  AttributeDefinition,
  AttributesDefinition,
  KeyDefinition,
  ModelDefinition,
  ScalarAttributeDefinition,
  SchemaDefinition,
} from './schemaDefinition.js'
import { canCollide, fillTemplate, parseTemplate, type Template } from './template.js'
import { validatorOf } from './validation.js'

type Values = Record<string, unknown>

/** The templates of a key. */
export interface ModelKey {
  readonly hash: Template
  readonly sort: Template | undefined
}

/** A model, compiled. */
export interface Model {
  readonly name: string
  readonly entity: Entity
  readonly key: ModelKey
  /** The variables of the key. */
  readonly keyNames: readonly string[]
  /** What makes the variables of the key that a put can leave out. */
  readonly keyDefaults: ReadonlyMap<string, () => unknown>
  /** What an item needs beside its key. */
  readonly required: readonly string[]
  readonly indexes: ReadonlyMap<string, ModelKey>
  /** The templates of all index columns. */
  readonly columns: readonly Template[]
  /** What no caller gives: key columns, `_type` and `updatedAt`. */
  readonly internal: readonly string[]
  readonly timestamps: boolean
  /** Whether an index column is made of `updatedAt`. */
  readonly dated: boolean
}

/** Where items hold the name of their model. */
export const TYPE = '_type'

const timestampNames = ['createdAt', 'updatedAt']

/** A mistake in a schema. */
const mistake = (model: string | undefined, problem: string): StatorError =>
  new StatorError('functional.invalidSchema', {
    message: model === undefined ? problem : `Model '${model}': ${problem}`,
    payload: model === undefined ? {} : { model },
  })

const dates = {
  encode: (date: Date): string => date.toISOString(),
  decode: (text: string): Date => {
    const date = new Date(text)
    if (typeof text === 'string' && !Number.isNaN(date.getTime())) return date
    throw new Failure('formatter.invalidAttribute', 'should be a valid Date', { received: text })
  },
}

const isDate = (value: unknown): boolean | string =>
  (Object.prototype.toString.call(value) === '[object Date]' && !Number.isNaN((value as Date).getTime())) ||
  'should be a valid Date'
const isRecord = (value: unknown): boolean | string => isObject(value) || 'should be an object'
const isList = (value: unknown): boolean | string => Array.isArray(value) || 'should be an array'

const both =
  (first: (value: unknown) => boolean | string, then?: (value: unknown) => boolean | string) =>
  (value: unknown): boolean | string => {
    const verdict = first(value)
    return verdict === true && then ? then(value) : verdict
  }

/** What a type is called: constructors of other realms have the same names; the Dates of fake clocks have others. */
const kindOf = (type: unknown): string => {
  const { name, prototype } = (type ?? {}) as { readonly name?: string; readonly prototype?: Partial<Date> } // of any kind
  return prototype?.toISOString ? 'Date' : (name ?? String(type))
}

let nextUlid: ULIDFactory | undefined

const generators = {
  /** Each is greater than the one before, also within a millisecond. */
  ulid: (): string => {
    nextUlid ??= monotonicFactory()
    return nextUlid()
  },
  uuid: (): string => crypto.randomUUID(),
}

/** What makes a missing value on put. */
const supplyOf = ({ default: supply, generate }: ScalarAttributeDefinition): unknown =>
  typeof generate === 'string' ? generators[generate] : (generate ?? supply)

/** The schema of an attribute. `props` win over what its definition says; elements of lists have none. */
const schemaOf = (
  model: string,
  path: string,
  definition: AttributeDefinition,
  props?: SchemaProps,
): Schema => {
  const { type, required, validate } = definition
  const { generate } = definition as ScalarAttributeDefinition
  const validator = validate && validatorOf(validate)
  const supply = supplyOf(definition as ScalarAttributeDefinition)
  const whole = (check = validator): SchemaProps => ({
    ...(check && { keyValidator: check, putValidator: check, updateValidator: check }),
    ...(props ?? {
      required: required || generate ? 'atLeastOnce' : 'never',
      ...(supply !== undefined && { putDefault: supply }),
    }),
  })
  const kind = kindOf(type)
  if (typeof generate === 'string' && !(kind === 'String' && generators[generate])) {
    throw mistake(
      model,
      `'${path}' is generated by '${generate}': there are functions, and 'ulid' and 'uuid' for a String.`,
    )
  }
  switch (kind) {
    case 'String':
      return new StringSchema(whole())
    case 'Number':
      return new NumberSchema(whole())
    case 'Boolean':
      return new BooleanSchema(whole())
    case 'Date':
      return new AnySchema({ ...whole(both(isDate, validator)), transform: dates })
    case 'Object': {
      const { schema } = definition as { readonly schema?: AttributesDefinition }
      return schema
        ? new MapSchema(attributesOf(model, `${path}.`, schema), { ...whole(), strict: true })
        : new AnySchema(whole(both(isRecord, validator)))
    }
    case 'Array':
    case 'Set': {
      const { items } = definition as { readonly items?: AttributeDefinition }
      const element = items && schemaOf(model, `${path}[n]`, items, {})
      if (kind === 'Array') {
        return element ? new ListSchema(element, whole()) : new AnySchema(whole(both(isList, validator)))
      }
      if (element) return new SetSchema(element as StringSchema, whole())
    }
  }
  throw mistake(
    model,
    `'${path}' has the type ${kind}: there are String, Number, Boolean, Date, Object, Array and Set of 'items'.`,
  )
}

const attributesOf = (
  model: string,
  path: string,
  definitions: AttributesDefinition,
  keyNames: readonly string[] = [],
): Record<string, Schema> =>
  Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => [
      name,
      schemaOf(
        model,
        path + name,
        definition,
        keyNames.includes(name) ? { key: true, required: 'always' } : undefined,
      ),
    ]),
  )

const remove = { [$IS_EXTENSION]: true, [$REMOVE]: true }

/**
 * The column of an index after `changes` to an item: its text, a removal, or `undefined` where nothing about it changes.
 * `known` are values that the item is known to have.
 *
 * @throws `functional.incompleteIndex` where the change cannot tell
 */
export const changedColumn = (
  { keyNames }: Pick<Model, 'keyNames'>,
  template: Template,
  changes: Readonly<Values>,
  known: Readonly<Values> = {},
): unknown => {
  const values: Values = {}
  const missing: string[] = []
  let touched = template.variables.every(({ name }) => keyNames.includes(name))
  for (const { name } of template.variables) {
    const change = changes[name] as undefined | { readonly [$REMOVE]?: unknown; readonly [$SET]?: unknown }
    const isUpdate = isObject(change)
    if (change === undefined || (name === 'createdAt' && isUpdate)) {
      if (Object.hasOwn(known, name)) values[name] = known[name]
      else missing.push(name)
      continue
    }
    touched ||= !keyNames.includes(name)
    if (!isUpdate || $SET in change) values[name] = isUpdate ? change[$SET] : change
    else if ($REMOVE in change) return remove
    else missing.push(name)
  }
  if (!touched) return undefined
  if (!missing.length) return fillTemplate(template, values) ?? remove
  const { column, text } = template
  throw new StatorError('functional.incompleteIndex', {
    message: `The update changes part of the index column '${column}' ('${text}'), of which [${missing}] is not known: set it (adding does not tell), or give its stored value along with the key.`,
    path: column,
    payload: { column, template: text, missing },
  })
}

const compileModel = (
  name: string,
  definition: ModelDefinition,
  schema: SchemaDefinition,
  table: Table,
): Model => {
  if (!definition?.key?.PK || !definition.attributes) throw mistake(name, "needs 'key.PK' and 'attributes'.")
  const { indexes, params = {} } = schema
  const { primary } = indexes
  const timestamps = params.timestamps === true
  const hidden = params.cleanInternalKeys === true
  const attributes = { ...definition.attributes }
  if (timestamps) {
    for (const timestamp of timestampNames) {
      if (attributes[timestamp] && kindOf(attributes[timestamp].type) !== 'String') {
        throw mistake(
          name,
          `'${timestamp}' is kept by 'timestamps', as text: leave it out of the attributes.`,
        )
      }
      delete attributes[timestamp]
    }
  }
  if (attributes[TYPE])
    throw mistake(name, `the attribute '${TYPE}' holds the model's name: call yours otherwise.`)

  const typeOf = (variable: string): string | undefined =>
    Object.hasOwn(attributes, variable)
      ? kindOf(attributes[variable]!.type)
      : timestamps && timestampNames.includes(variable)
        ? 'String'
        : undefined
  const templateOf = (column: string, { value, plain = params.plainKeys }: KeyDefinition): Template => {
    const type = typeOf(column)
    if (type && (value !== `\${${column}}` || type !== 'String')) {
      throw mistake(
        name,
        `'${column}' is a key column: as an attribute it has to be a String, and its template '\${${column}}'.`,
      )
    }
    return parseTemplate(name, column, value, typeOf, plain === true || type !== undefined)
  }

  const { PK, SK } = definition.key
  if (!SK !== !primary.sort) {
    throw mistake(
      name,
      `'indexes.primary' has ${primary.sort ? 'a' : 'no'} sort column, 'key' has ${SK ? 'an' : 'no'} SK.`,
    )
  }
  const keys = [templateOf(primary.hash, PK)]
  if (SK) keys.push(templateOf(primary.sort as string, SK)) // there is one, just checked
  const key: ModelKey = { hash: keys[0]!, sort: keys[1] }
  const keyNames = [...new Set(keys.flatMap(template => template.variables.map(variable => variable.name)))]
  const foreign = keyNames.find(variable => timestamps && timestampNames.includes(variable))
  if (foreign)
    throw mistake(name, `'${foreign}' cannot be part of the key: it is not known when an item is read.`)

  const columns = Object.entries(definition.index ?? {})
    .map(([column, value]) => templateOf(column, value))
    // Columns of the key are in other indexes as they are.
    .filter(({ column, text }) => !keys.some(own => own.column === column && own.text === text))
  const own = new Map<string, ModelKey>()
  const found = new Set<Template>()
  const columnOf = (column: string): Template | undefined => {
    const template = [...keys, ...columns].find(each => each.column === column)
    if (template) found.add(template)
    return template
  }
  for (const [index, { hash, sort }] of Object.entries(indexes)) {
    if (index === 'primary') continue
    const parts = (sort ? [hash, sort] : [hash]).map(columnOf)
    const [hashOf, sortOf] = parts
    if (hashOf && !parts.includes(undefined)) own.set(index, { hash: hashOf, sort: sortOf })
    else if (parts.some(part => part && columns.includes(part))) {
      throw mistake(
        name,
        `the index '${index}' needs '${hash}' and '${sort}': with one of them, no item is in it.`,
      )
    }
  }
  for (const template of columns) {
    const { indexName } = definition.index![template.column]!
    if (!found.has(template) || (indexName !== undefined && !own.has(indexName))) {
      throw mistake(
        name,
        `'${template.column}' is no column of an index${indexName ? ` '${indexName}'` : ''}: declare it in 'indexes'.`,
      )
    }
  }

  const keyDefaults = new Map<string, () => unknown>()
  for (const keyName of keyNames) {
    const supply = supplyOf(attributes[keyName] as ScalarAttributeDefinition) // as all key variables
    if (supply !== undefined)
      keyDefaults.set(keyName, typeof supply === 'function' ? (supply as () => unknown) : () => supply)
  }

  const schemas = attributesOf(name, '', attributes, keyNames)
  const internal = new Set([TYPE])
  if (timestamps) internal.add('updatedAt')
  for (const template of [...keys, ...columns]) {
    if (typeOf(template.column)) continue
    internal.add(template.column)
    schemas[template.column] = new StringSchema({
      required: 'never',
      hidden,
      ...(columns.includes(template) && {
        // Links run once all that was given is valid.
        putLink: (values: Values) => fillTemplate(template, values),
        updateLink: (changes: Values) => changedColumn({ keyNames }, template, changes),
      }),
    })
  }

  const pick = (item: object): object =>
    Object.fromEntries(
      Object.entries(item).filter(([attribute]) => !internal.has(attribute) || attribute === 'updatedAt'),
    )
  // Attributes can be the key columns themselves.
  const ownKey = keys.every(template => typeOf(template.column))
  const fill = (template: Template, values: Values): string => fillTemplate(template, values) as string // all are required
  const entity = new EntityClass({
    name,
    table,
    schema: new ItemSchema(schemas, {
      strict: true,
      ...(definition.validate && { putValidator: validatorOf(definition.validate, pick) }),
    }),
    ...(ownKey
      ? {}
      : {
          computeKey: (values: Values) => ({
            [key.hash.column]: fill(key.hash, values),
            ...(key.sort && { [key.sort.column]: fill(key.sort, values) }),
          }),
        }),
    entityAttribute: { name: TYPE, hidden },
    timestamps: timestamps && {
      created: { name: 'createdAt', savedAs: 'createdAt' },
      modified: { name: 'updatedAt', savedAs: 'updatedAt' },
    },
  }) as Entity

  const required = Object.keys(attributes).filter(
    attribute => !keyNames.includes(attribute) && schemas[attribute]!['props'].required !== 'never',
  )
  const dated =
    timestamps && columns.some(({ variables }) => variables.some(variable => variable.name === 'updatedAt'))
  return {
    name,
    entity,
    key,
    keyNames,
    keyDefaults,
    required,
    indexes: own,
    columns,
    internal: [...internal],
    timestamps,
    dated,
  }
}

/** A table and its models. */
export interface CompiledSchema {
  readonly table: Table
  readonly models: ReadonlyMap<string, Model>
}

/** Compiles a schema object into a table and its models. */
export const compileSchema = (
  name: string,
  documentClient: DocumentClient | undefined,
  schema: SchemaDefinition,
): CompiledSchema => {
  const { primary, ...others } = schema.indexes ?? {}
  if (!primary?.hash) throw mistake(undefined, "'indexes.primary' has to name the hash column of the table.")
  const keyOf = (column: string) => ({ name: column, type: 'string' as const })
  const indexes: Record<string, Index> = {}
  for (const [index, { hash, sort }] of Object.entries(others)) {
    const sortKey = sort === undefined ? undefined : keyOf(sort)
    if (hash === primary.hash && sortKey) indexes[index] = { type: 'local', sortKey }
    else indexes[index] = { type: 'global', partitionKey: keyOf(hash), ...(sortKey && { sortKey }) }
  }
  const table = new TableClass({
    name,
    documentClient,
    partitionKey: keyOf(primary.hash),
    ...(primary.sort !== undefined && { sortKey: keyOf(primary.sort) }),
    indexes,
    entityAttributeSavedAs: TYPE,
  }) as Table

  const models = new Map<string, Model>()
  for (const [model, definition] of Object.entries(schema.models)) {
    const compiled = compileModel(model, definition, schema, table)
    for (const other of models.values()) {
      if (
        canCollide(other.key.hash, compiled.key.hash) &&
        (!other.key.sort || canCollide(other.key.sort, compiled.key.sort!))
      ) {
        throw mistake(
          model,
          `its keys can be those of '${other.name}': give each model a prefix of its own, such as '${model.toUpperCase()}#'.`,
        )
      }
    }
    models.set(model, compiled)
  }
  return { table, models }
}
