import type { StandardValidator } from '../schema/props.js'

/** Tests a value: zod or any Standard Schema, or a function that returns `true`, or else why not. */
export type Validate = StandardValidator | ((value: never) => boolean | string)

interface SharedAttribute {
  /** Whether items must have it. Default `false`. */
  readonly required?: boolean
  /** Fills it on put where it is missing: a value, or a function that makes one. */
  readonly default?: unknown
  /** Tests its value in puts, updates, keys and equality conditions. What the validator makes of the value is not stored. */
  readonly validate?: Validate
  /** Has no effect. */
  readonly nulls?: boolean
}

/** A text, number, truth value, or a `Date` (stored as ISO 8601 text in UTC). */
export interface ScalarAttributeDefinition extends SharedAttribute {
  readonly type: StringConstructor | NumberConstructor | BooleanConstructor | DateConstructor
  /** Makes a missing value on put: a ULID (26 characters, sorted by time), a random UUID, or what a function returns. */
  readonly generate?: 'ulid' | 'uuid' | (() => unknown)
}

/** An object with attributes of its own; without `schema`, with any. */
export interface ObjectAttributeDefinition extends SharedAttribute {
  readonly type: ObjectConstructor
  readonly schema?: AttributesDefinition
}

/** A list; without `items`, of anything. */
export interface ArrayAttributeDefinition extends SharedAttribute {
  readonly type: ArrayConstructor
  readonly items?: AttributeDefinition
}

/** A DynamoDB set of texts or numbers: what `add` and `delete` of an update work on. */
export interface SetAttributeDefinition extends SharedAttribute {
  readonly type: SetConstructor
  readonly items: { readonly type: StringConstructor | NumberConstructor; readonly validate?: Validate }
}

/** What an attribute holds. */
export type AttributeDefinition =
  | ScalarAttributeDefinition
  | ObjectAttributeDefinition
  | ArrayAttributeDefinition
  | SetAttributeDefinition

/** Attributes by name. */
export interface AttributesDefinition {
  readonly [name: string]: AttributeDefinition
}

/**
 * How a key column is made of attributes.
 *
 * `value` is a template, `'USER#${username}'`. A number sorts as text unless its variable says how many digits it has
 * (`${slot:6}`: 0 to 999999, padded with zeros) or that it sorts (`${score:sortable}`: any number, 16 characters).
 * Dates are ISO 8601 texts, which sort. `#` inside values becomes `$0` and `$` becomes `$1`, so that no two identities
 * have one key.
 */
export interface KeyDefinition {
  readonly type: StringConstructor
  readonly value: string
  /** The index that the column belongs to, where the names of `indexes` do not tell. */
  readonly indexName?: string
  /** `true`: values go in as they are, as in data that other code wrote. Two identities can then share a key. */
  readonly plain?: boolean
}

/** The templates of the table's hash and sort column, which `indexes.primary` names. */
export interface PrimaryKeyDefinition {
  readonly PK: KeyDefinition
  readonly SK?: KeyDefinition
}

/** A kind of items. */
export interface ModelDefinition {
  readonly key: PrimaryKeyDefinition
  /**
   * The templates of index columns, by column. A column whose attributes are missing is left out (a sparse index).
   * Columns of the table's key need none; that of a timestamp is `'${createdAt}'`.
   */
  readonly index?: Readonly<Record<string, KeyDefinition>>
  readonly attributes: AttributesDefinition
  /** Tests whole items on put, under the names of their attributes. */
  readonly validate?: Validate
}

/** The columns of the table's key, or of an index's. */
export interface IndexDefinition {
  readonly hash: string
  readonly sort?: string
}

/** The table's key, `primary`, and its secondary indexes by name. One with the hash column of the table is local. */
export interface IndexesDefinition {
  readonly primary: IndexDefinition
  readonly [name: string]: IndexDefinition
}

/** Settings for all models. */
export interface SchemaParams {
  /** Keeps `createdAt` and `updatedAt` (ISO 8601) in every item. Default `false`. */
  readonly timestamps?: boolean
  /** Leaves key columns and `_type` out of all results. Default `false`. */
  readonly cleanInternalKeys?: boolean
  /** `true`: all templates are `plain`. Default `false`. */
  readonly plainKeys?: boolean
}

/** A table and all that is in it, as one object: declare it `as const`, or inside the call of `Table`. */
export interface SchemaDefinition {
  readonly format?: string
  readonly version?: string
  readonly indexes: IndexesDefinition
  readonly models: Readonly<Record<string, ModelDefinition>>
  readonly params?: SchemaParams
}
