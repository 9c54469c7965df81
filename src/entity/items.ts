import type { Paths } from '../schema/condition.js'
import type {
  DecodedValue,
  FormattedValue,
  InputValue,
  ReadValueOptions,
  TransformedValue,
  ValidValue,
  WriteValueOptions,
} from '../schema/values.js'
import type { PrimaryKey } from '../table/primaryKey.js'
import type { Compute } from '../types/compute.js'
import type { Entity } from './entity.js'

/** Settings of the types of written items. */
export interface WriteItemOptions extends WriteValueOptions {}
/** Settings of the types of read items. */
export interface ReadItemOptions<ENTITY extends Entity = Entity> extends ReadValueOptions {
  readonly attributes?: EntityPaths<ENTITY> | undefined
}

/** An item of an entity that is not known. */
interface AnyItem {
  [name: string]: unknown
}

/** Tells the unspecific `Entity` apart: its attributes are not known. */
type IfKnown<ENTITY extends Entity, ITEM> = unknown extends ENTITY['attributes'] ? AnyItem : ITEM

/** The paths of everything in an entity's items, as conditions and projections take them. */
export type EntityPaths<ENTITY extends Entity = Entity> = Paths<ENTITY['schema']>

/** What a caller gives: attributes with a default or a link can be left out. */
export type InputItem<ENTITY extends Entity = Entity, OPTIONS extends WriteItemOptions = {}> = IfKnown<
  ENTITY,
  InputValue<ENTITY['schema'], OPTIONS>
>

/** What a caller gives to find an item: the attributes of its primary key. */
export type KeyInputItem<ENTITY extends Entity = Entity> = InputItem<ENTITY, { readonly mode: 'key' }>

/** An item once its defaults and links are filled in, under the names in code. */
export type ValidItem<ENTITY extends Entity = Entity, OPTIONS extends WriteItemOptions = {}> = IfKnown<
  ENTITY,
  ValidValue<ENTITY['schema'], OPTIONS>
>

/** What is stored: encoded values, under the names in the table. */
export type TransformedItem<ENTITY extends Entity = Entity, OPTIONS extends WriteItemOptions = {}> = IfKnown<
  ENTITY,
  TransformedValue<ENTITY['schema'], OPTIONS>
>

/** What is stored, with its primary key. */
export type SavedItem<ENTITY extends Entity = Entity> = Compute<
  TransformedItem<ENTITY> & PrimaryKey<ENTITY['table']>
>

/** What is read, decoded, hidden attributes included. */
export type DecodedItem<ENTITY extends Entity = Entity, OPTIONS extends ReadValueOptions = {}> = IfKnown<
  ENTITY,
  DecodedValue<ENTITY['schema'], OPTIONS>
>

/** What a read returns: decoded, without hidden attributes. */
export type FormattedItem<ENTITY extends Entity = Entity, OPTIONS extends ReadValueOptions = {}> = IfKnown<
  ENTITY,
  FormattedValue<ENTITY['schema'], OPTIONS>
>
