import { toBase64 } from '../../internal/base64.js'
import type { SchemaMeta, SchemaRequiredProp } from '../../schema/props.js'
import type { Schema } from '../../schema/schema.js'
import type { JSONStringifierDTO } from '../../transformers/jsonStringify.js'
import type { PrefixerDTO } from '../../transformers/prefix.js'
import type { SuffixerDTO } from '../../transformers/suffix.js'
import { isSerializableTransformer, type TransformerDTO } from '../../transformers/transformer.js'
import type { TrimmerDTO } from '../../transformers/trim.js'
import { type EncodedDefault, encodeDefault } from './defaultDTO.js'

/** A function, of which JSON can only say that there is one. */
export interface CustomDefaultDTO {
  readonly defaulterId: 'custom'
}

/** A default as JSON. */
export type DefaultDTO = CustomDefaultDTO | EncodedDefault

/** A transformer as JSON; `custom` for one that has no `toJSON`. */
export type SchemaTransformerDTO =
  | { readonly transformerId: 'custom' }
  | PrefixerDTO
  | SuffixerDTO
  | TrimmerDTO
  | JSONStringifierDTO
  | { readonly transformerId: 'pipe'; readonly transformers: readonly TransformerDTO[] }
  | TransformerDTO

/** A transformer of a string schema as JSON. */
export type StringSchemaTransformerDTO = SchemaTransformerDTO
/** A transformer of an any schema as JSON. */
export type AnySchemaTransformerDTO = SchemaTransformerDTO

/** What the JSON of all attributes can hold; what is not set is left out. */
export interface SchemaPropsDTO {
  readonly required?: SchemaRequiredProp
  readonly hidden?: boolean
  readonly key?: boolean
  readonly savedAs?: string
  readonly meta?: SchemaMeta
  readonly keyDefault?: DefaultDTO
  readonly putDefault?: DefaultDTO
  readonly updateDefault?: DefaultDTO
  /** Never written. */
  readonly keyLink?: { readonly linkerId: 'custom' }
  /** Never written. */
  readonly putLink?: { readonly linkerId: 'custom' }
  /** Never written. */
  readonly updateLink?: { readonly linkerId: 'custom' }
}

/** An any schema as JSON. */
export interface AnySchemaDTO extends SchemaPropsDTO {
  readonly type: 'any'
  readonly transform?: AnySchemaTransformerDTO
}
/** A null schema as JSON. */
export interface NullSchemaDTO extends SchemaPropsDTO {
  readonly type: 'null'
  readonly enum?: readonly null[]
  readonly transform?: SchemaTransformerDTO
}
/** A boolean schema as JSON. */
export interface BooleanSchemaDTO extends SchemaPropsDTO {
  readonly type: 'boolean'
  readonly enum?: readonly boolean[]
  readonly transform?: SchemaTransformerDTO
}
/** A number schema as JSON. */
export interface NumberSchemaDTO extends SchemaPropsDTO {
  readonly type: 'number'
  /** Bigints are decimal strings. */
  readonly enum?: readonly (number | string)[]
  readonly big?: boolean
  readonly transform?: SchemaTransformerDTO
}
/** A string schema as JSON. */
export interface StringSchemaDTO extends SchemaPropsDTO {
  readonly type: 'string'
  readonly enum?: readonly string[]
  readonly transform?: StringSchemaTransformerDTO
}
/** A binary schema as JSON. */
export interface BinarySchemaDTO extends SchemaPropsDTO {
  readonly type: 'binary'
  /** In base64. */
  readonly enum?: readonly string[]
  readonly transform?: SchemaTransformerDTO
}
/** A set schema as JSON. */
export interface SetSchemaDTO extends SchemaPropsDTO {
  readonly type: 'set'
  readonly elements: ISchemaDTO
}
/** A list schema as JSON. */
export interface ListSchemaDTO extends SchemaPropsDTO {
  readonly type: 'list'
  readonly elements: ISchemaDTO
}
/** A tuple schema as JSON. */
export interface TupleSchemaDTO extends SchemaPropsDTO {
  readonly type: 'tuple'
  readonly elements: readonly ISchemaDTO[]
}
/** A map schema as JSON. */
export interface MapSchemaDTO extends SchemaPropsDTO {
  readonly type: 'map'
  readonly attributes: { readonly [name: string]: ISchemaDTO }
  readonly strict?: boolean
}
/** A record schema as JSON. */
export interface RecordSchemaDTO extends SchemaPropsDTO {
  readonly type: 'record'
  readonly keys: ISchemaDTO
  readonly elements: ISchemaDTO
  readonly partial?: boolean
}
/** An anyOf schema as JSON. */
export interface AnyOfSchemaDTO extends SchemaPropsDTO {
  readonly type: 'anyOf'
  readonly elements: readonly ISchemaDTO[]
  readonly discriminator?: string
}
/** An item schema as JSON. */
export interface ItemSchemaDTO {
  readonly type: 'item'
  readonly attributes: { readonly [name: string]: ISchemaDTO }
  readonly strict?: boolean
  readonly meta?: SchemaMeta
}

/** A schema as JSON. */
export type ISchemaDTO =
  | AnySchemaDTO
  | NullSchemaDTO
  | BooleanSchemaDTO
  | NumberSchemaDTO
  | StringSchemaDTO
  | BinarySchemaDTO
  | SetSchemaDTO
  | ListSchemaDTO
  | TupleSchemaDTO
  | MapSchemaDTO
  | RecordSchemaDTO
  | AnyOfSchemaDTO
  | ItemSchemaDTO

/**
 * Returns a schema as JSON. Functions (links, validators, computed defaults, transformers without `toJSON`) are left
 * out, or marked `custom`; static defaults that JSON cannot hold are encoded, see {@link EncodedDefault}.
 *
 * @example
 * getSchemaDTO(string().enum('a').default('a').savedAs('s'))
 * // { type: 'string', savedAs: 's', putDefault: { defaulterId: 'value', value: 'a' }, enum: ['a'] }
 */
export const getSchemaDTO = (schema: Schema): ISchemaDTO => {
  const { type, props, keys, elements, attributes } = schema
  const { strict, meta } = props
  // That of an entity may have been a map, with what only attributes have.
  const own = type === 'item' ? {} : props
  const { required, hidden, key, savedAs, transform, discriminator, big, partial } = own
  const dto: Record<string, unknown> = { type }
  const put = (name: string, value: unknown): void => {
    if (value !== undefined && value !== false) dto[name] = value
  }
  // In the order in which the reference writes them: people compare the texts.
  put('keys', keys && getSchemaDTO(keys))
  put('elements', elements && (Array.isArray(elements) ? elements.map(getSchemaDTO) : getSchemaDTO(elements)))
  put('attributes', attributes && mapValues(attributes, getSchemaDTO))
  put('required', required !== 'atLeastOnce' && required)
  put('hidden', hidden)
  put('key', key)
  put('strict', strict)
  put('savedAs', savedAs)
  put('meta', meta)
  put('transform', transform && transformerDTO(transform))
  put('discriminator', discriminator)
  for (const name of ['keyDefault', 'putDefault', 'updateDefault']) {
    const value: unknown = own[name]
    put(name, typeof value === 'function' ? { defaulterId: 'custom' } : encodeDefault(name, value))
  }
  put('enum', props.enum?.map(enumMemberDTO))
  put('big', big)
  put('partial', partial)
  return dto as unknown as ISchemaDTO // the members of its type, as the schema has them
}

const mapValues = <FROM, TO>(
  source: Readonly<Record<string, FROM>>,
  map: (value: FROM) => TO,
): Record<string, TO> => Object.fromEntries(Object.entries(source).map(([name, value]) => [name, map(value)]))

const transformerDTO = (transformer: unknown): TransformerDTO =>
  isSerializableTransformer(transformer) ? transformer.toJSON() : { transformerId: 'custom' }

const enumMemberDTO = (member: unknown): unknown =>
  typeof member === 'bigint' ? String(member) : member instanceof Uint8Array ? toBase64(member) : member
