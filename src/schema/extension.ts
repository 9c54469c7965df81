import type { Groups, MapAttributes, Members, SavedAs } from './attributes.js'
import type { Schema } from './schema.js'

/** The names of the 13 types. */
export type SchemaType =
  | 'any'
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'binary'
  | 'set'
  | 'list'
  | 'tuple'
  | 'map'
  | 'record'
  | 'anyOf'
  | 'item'

/** What can stand in place of values: `value`, for schemas of one type, or of all types (`'*'`). */
export interface Extension {
  readonly type: SchemaType | '*'
  readonly value: unknown
}

/** Under this key an extension parser says, for types alone, which extensions it takes. */
export declare const $extension: unique symbol
export type $extension = typeof $extension
/** Under this key an extension parser says, for types alone, which extensions links are given. */
export declare const $contextExtension: unique symbol
export type $contextExtension = typeof $contextExtension

/** The extensions that fit a schema of type `TYPE`. */
export type ExtendedValue<
  EXTENSION extends Extension,
  TYPE extends SchemaType | '*',
> = EXTENSION extends Extension
  ? [EXTENSION['type'] & (TYPE | '*')] extends [never]
    ? never
    : EXTENSION['value']
  : never

/** A plain value of type any. */
export type AnyUnextendedValue = unknown
/** A plain value of type null. */
export type NullUnextendedValue = null
/** A plain value of type boolean. */
export type BooleanUnextendedValue = boolean
/** A plain value of type number. */
export type NumberUnextendedValue = number | bigint
/** A plain value of type string. */
export type StringUnextendedValue = string
/** A plain value of type binary. */
export type BinaryUnextendedValue = Uint8Array
/** A set of any content: extensions may be inside, not in its place. */
export type SetUnextendedValue<EXTENSION extends Extension = never> = Set<
  NumberExtendedValue<EXTENSION> | StringExtendedValue<EXTENSION> | BinaryExtendedValue<EXTENSION>
>
/** A list of any content: extensions may be inside, not in its place. */
export type ListUnextendedValue<EXTENSION extends Extension = never> = SchemaExtendedValue<EXTENSION>[]
/** A tuple of any content: extensions may be inside, not in its place. */
export type TupleUnextendedValue<EXTENSION extends Extension = never> = SchemaExtendedValue<EXTENSION>[]
/** A map of any content: extensions may be inside, not in its place. */
export type MapUnextendedValue<EXTENSION extends Extension = never> = {
  [name: string]: SchemaExtendedValue<EXTENSION>
}
/** A record of any content: extensions may be inside, not in its place. */
export type RecordUnextendedValue<EXTENSION extends Extension = never> = {
  [key: string]: SchemaExtendedValue<EXTENSION>
}
/** A item of any content: extensions may be inside, not in its place. */
export type ItemUnextendedValue<EXTENSION extends Extension = never> = {
  [name: string]: SchemaExtendedValue<EXTENSION>
}
/** Every value that DynamoDB can store, in the types of code: extensions may be inside, not in its place. */
export type SchemaUnextendedValue<EXTENSION extends Extension = never> =
  | NullUnextendedValue
  | BooleanUnextendedValue
  | NumberUnextendedValue
  | StringUnextendedValue
  | BinaryUnextendedValue
  | SetUnextendedValue<EXTENSION>
  | SchemaExtendedValue<EXTENSION>[]
  | { [name: string]: SchemaExtendedValue<EXTENSION> }

/** The value of an any, or an extension in its place. */
export type AnyExtendedValue<EXTENSION extends Extension = never> =
  | ExtendedValue<EXTENSION, 'any'>
  | AnyUnextendedValue
/** The value of a null, or an extension in its place. */
export type NullExtendedValue<EXTENSION extends Extension = never> =
  | ExtendedValue<EXTENSION, 'null'>
  | NullUnextendedValue
/** The value of a boolean, or an extension in its place. */
export type BooleanExtendedValue<EXTENSION extends Extension = never> =
  | ExtendedValue<EXTENSION, 'boolean'>
  | BooleanUnextendedValue
/** The value of a number, or an extension in its place. */
export type NumberExtendedValue<EXTENSION extends Extension = never> =
  | ExtendedValue<EXTENSION, 'number'>
  | NumberUnextendedValue
/** The value of a string, or an extension in its place. */
export type StringExtendedValue<EXTENSION extends Extension = never> =
  | ExtendedValue<EXTENSION, 'string'>
  | StringUnextendedValue
/** The value of a binary, or an extension in its place. */
export type BinaryExtendedValue<EXTENSION extends Extension = never> =
  | ExtendedValue<EXTENSION, 'binary'>
  | BinaryUnextendedValue
/** The value of a set, or an extension in its place. */
export type SetExtendedValue<EXTENSION extends Extension = never> =
  | ExtendedValue<EXTENSION, 'set'>
  | SetUnextendedValue<EXTENSION>
/** The value of a list, or an extension in its place. */
export type ListExtendedValue<EXTENSION extends Extension = never> =
  | ExtendedValue<EXTENSION, 'list'>
  | ListUnextendedValue<EXTENSION>
/** The value of a tuple, or an extension in its place. */
export type TupleExtendedValue<EXTENSION extends Extension = never> =
  | ExtendedValue<EXTENSION, 'tuple'>
  | TupleUnextendedValue<EXTENSION>
/** The value of a map, or an extension in its place. */
export type MapExtendedValue<EXTENSION extends Extension = never> =
  | ExtendedValue<EXTENSION, 'map'>
  | MapUnextendedValue<EXTENSION>
/** The value of a record, or an extension in its place. */
export type RecordExtendedValue<EXTENSION extends Extension = never> =
  | ExtendedValue<EXTENSION, 'record'>
  | RecordUnextendedValue<EXTENSION>
/** The value of an item, or an extension in its place. */
export type ItemExtendedValue<EXTENSION extends Extension = never> =
  | ExtendedValue<EXTENSION, 'item'>
  | ItemUnextendedValue<EXTENSION>
/** Every value that DynamoDB can store, or an extension of any type in its place. */
export type SchemaExtendedValue<EXTENSION extends Extension = never> =
  | ExtendedValue<EXTENSION, SchemaType>
  | SchemaUnextendedValue<EXTENSION>

type Kind = 'input' | 'valid' | 'stored'
type Mode = 'put' | 'key' | 'update'

/** The tags of attributes that must be there, and of those that can be, see `Tags`. */
interface TagsOf {
  readonly input: {
    readonly put: ['putRequired', 'putOptional']
    readonly key: ['keyRequired', 'keyOptional']
    readonly update: ['updateRequired', 'updateOptional']
  }
  readonly valid: {
    readonly put: ['required', 'optional']
    readonly key: ['keyAlways', 'keySometimes']
    readonly update: ['always', 'sometimes']
  }
  readonly stored: TagsOf['valid']
}

interface Suffix {
  readonly put: ''
  readonly key: 'Key'
  readonly update: 'Update'
}

/** What is inside a part of the key is stored whole. */
type Inside<MODE extends Mode> = MODE extends 'key' ? 'put' : MODE

type Gap<MODE extends Mode> = MODE extends 'update' ? undefined : never

interface ObjectOf<
  in out A extends MapAttributes,
  in out M,
  in out KIND extends Kind,
  in out MODE extends Mode,
  in out EXTENSION extends Extension,
> {
  readonly input: { [K in keyof M]: ExtendedWrite<A[K & keyof A], KIND, MODE, EXTENSION> | M[K] }
  readonly valid: { [K in keyof M]: ExtendedWrite<A[K & keyof A], KIND, MODE, EXTENSION> | M[K] }
  readonly stored: {
    [K in keyof M as SavedAs<A[K & keyof A], K> & PropertyKey]:
      | ExtendedWrite<A[K & keyof A], KIND, MODE, EXTENSION>
      | M[K]
  }
}

type AttributesOf<
  A extends MapAttributes,
  KIND extends Kind,
  MODE extends Mode,
  EXTENSION extends Extension,
> = ObjectOf<
  A,
  Members<Groups<A>[TagsOf[KIND][MODE][0]] & PropertyKey, Groups<A>[TagsOf[KIND][MODE][1]] & PropertyKey>,
  KIND,
  Inside<MODE>,
  EXTENSION
>[KIND]

interface ContainersOf<
  in out S extends Schema,
  in out KIND extends Kind,
  in out MODE extends Mode,
  in out EXTENSION extends Extension,
> {
  readonly [type: string]: unknown
  readonly set: Set<ExtendedWrite<S['elements'], KIND, 'put', EXTENSION>>
  readonly list: (ExtendedWrite<S['elements'], KIND, Inside<MODE>, EXTENSION> | Gap<MODE>)[]
  readonly tuple: TupleOf<S['elements'], KIND, Inside<MODE>, EXTENSION, Gap<MODE>>
  readonly record: EntriesOf<
    S[`~${KIND}${Suffix[MODE]}`],
    ExtendedWrite<S['elements'], KIND, Inside<MODE>, EXTENSION>
  >
  readonly anyOf: AlternativesOf<S['elements'][number], KIND, Inside<MODE>, EXTENSION>
  readonly map: AttributesOf<S['attributes'], KIND, MODE, EXTENSION>
  readonly item: AttributesOf<S['attributes'], KIND, MODE, EXTENSION>
}

type TupleOf<ELEMENTS, KIND extends Kind, MODE extends Mode, EXTENSION extends Extension, GAP> = {
  -readonly [I in keyof ELEMENTS]: ExtendedWrite<ELEMENTS[I] & Schema, KIND, MODE, EXTENSION> | GAP
}

/** The keys and their optionality are those of the plain record. */
type EntriesOf<RECORD, VALUE> = { [K in keyof RECORD]: VALUE | (RECORD[K] & undefined) }

type AlternativesOf<
  S extends Schema,
  KIND extends Kind,
  MODE extends Mode,
  EXTENSION extends Extension,
> = S extends Schema ? ExtendedWrite<S, KIND, MODE, EXTENSION> : never

/**
 * The value of a schema in which extensions can stand in place of values. Only parsers with an extension parser of
 * their own need it: the look-ups of the other value types know no extensions.
 *
 * @example
 * ExtendedWrite<typeof list(number()), 'input', 'put', { type: 'number'; value: '∞' }> // (number | '∞')[]
 */
export type ExtendedWrite<
  S extends Schema,
  KIND extends Kind,
  MODE extends Mode,
  EXTENSION extends Extension,
> =
  | (S['type'] extends 'item' ? never : ExtendedValue<EXTENSION, S['type'] & SchemaType>)
  | (S['type'] extends 'set' | 'list' | 'tuple' | 'record' | 'anyOf' | 'map' | 'item'
      ? ContainersOf<S, KIND, MODE, EXTENSION>[S['type']]
      : S[`~${KIND}${Suffix[MODE]}`])
