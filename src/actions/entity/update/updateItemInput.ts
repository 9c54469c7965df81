import type { Entity } from '../../../entity/entity.js'
import type { Schema } from '../../../schema/schema.js'

/** Settings of the types of updates. */
export interface UpdateInputOptions {
  /** `true`: defaults are filled, so attributes that are always required are there. */
  readonly filled?: boolean | undefined
  /** `true`: `undefined` is no value, not even of an optional schema. */
  readonly defined?: boolean | undefined
}

/**
 * What {@link UpdateItemCommand} takes: the key attributes, those that are always required, and any changes: a plain
 * value, or an update such as `$add(1)`, as far as the attribute's type can do it.
 */
export type UpdateItemInput<
  ENTITY extends Entity = Entity,
  OPTIONS extends UpdateInputOptions = {},
> = unknown extends ENTITY['attributes']
  ? { [name: string]: unknown }
  : UpdateValueInput<ENTITY['schema'], OPTIONS>

/** What an update takes for one schema. */
export type UpdateValueInput<
  SCHEMA extends Schema,
  OPTIONS extends UpdateInputOptions = {},
> = OPTIONS extends {
  readonly filled: true
}
  ? SCHEMA['~updateFilled']
  : SCHEMA['~update']
