import type { Entity } from '../../entity/entity.js'
import type { FormattedItem } from '../../entity/items.js'
import type { ItemSchema } from '../../schema/item.js'
import type { Schema } from '../../schema/schema.js'
import type { Missing } from '../../schema/values.js'
import type { WriteOptions } from './writeOptions.js'

/** Settings of the types of updates. */
export interface UpdateInputOptions {
  /** `true`: defaults are filled, so attributes that are always required are there. */
  readonly filled?: boolean | undefined
  /** `true`: `undefined` is no value, not even of an optional schema. */
  readonly defined?: boolean | undefined
}

/** The changes to an item whose attributes are not known. */
interface AnyUpdate {
  [name: string]: unknown
}

/**
 * What `UpdateItemCommand` takes: the key attributes, those that are always required, and any changes: a plain value,
 * or an update such as `$add(1)`, as far as the attribute's type can do it.
 */
export type UpdateItemInput<
  ENTITY extends Entity = Entity,
  OPTIONS extends UpdateInputOptions = {},
> = ItemUpdate<ENTITY, OPTIONS extends { readonly filled: true } ? '~updateFilled' : '~update'>

/** {@link UpdateItemInput} by what it is looked up as: where it is known, the compiler asks less. */
export type ItemUpdate<
  ENTITY extends Entity,
  KIND extends '~update' | '~updateFilled',
> = unknown extends ENTITY['attributes'] ? AnyUpdate : ENTITY['schema'][KIND]

/** What an update takes for one schema. */
export type UpdateValueInput<
  SCHEMA extends Schema,
  OPTIONS extends UpdateInputOptions = {},
  // For code that names it: the paths of `$get` are any text.
  _PATHS extends string = string,
> = OPTIONS extends { readonly filled: true }
  ? SCHEMA['~updateFilled'] | Missing<SCHEMA, OPTIONS, 'sometimes'>
  : SCHEMA['~update'] | Missing<SCHEMA, OPTIONS, 'updateOptional'>

/**
 * What `UpdateAttributesCommand` takes: as {@link UpdateItemInput}, but lists, tuples, maps and records are complete
 * and replace what is stored.
 */
export type UpdateAttributesInput<
  ENTITY extends Entity | ItemSchema = Entity,
  FILLED extends boolean = false,
> = unknown extends ENTITY['attributes']
  ? AnyUpdate
  : ENTITY extends { readonly schema: infer SCHEMA extends Schema }
    ? Replacement<SCHEMA, FILLED>
    : Replacement<ENTITY, FILLED>

type Replacement<SCHEMA extends Schema, FILLED> = FILLED extends true
  ? SCHEMA['~replaceFilled']
  : SCHEMA['~replace']

/** What an update that replaces takes for one schema. */
export type UpdateAttributeInput<
  SCHEMA extends Schema,
  FILLED extends boolean = false,
  // As in `UpdateValueInput`.
  _PATHS extends string = string,
> = Replacement<SCHEMA, FILLED> | Missing<SCHEMA, {}, FILLED extends true ? 'sometimes' : 'updateOptional'>

/** Settings of the commands that update an item. Each maps to one field of the request. */
export interface UpdateOptions<ENTITY extends Entity> extends WriteOptions<ENTITY> {
  /**
   * Resolves with the item before or after the update, as a whole (`ALL_…`) or what of it was written (`UPDATED_…`).
   * Default `'NONE'`.
   */
  readonly returnValues?: 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW' | undefined
}

/** What `returnValues` makes of the `Attributes` of a response. */
export type UpdatedItem<ENTITY extends Entity, OPTIONS> = unknown extends OPTIONS
  ? undefined
  : OPTIONS extends { readonly returnValues: 'ALL_OLD' | 'ALL_NEW' }
    ? FormattedItem<ENTITY>
    : OPTIONS extends { readonly returnValues: 'UPDATED_OLD' | 'UPDATED_NEW' }
      ? FormattedItem<ENTITY, { readonly partial: true }>
      : undefined
