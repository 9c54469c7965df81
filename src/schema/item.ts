import type { Groups, MapAttributes, Members, Objects, ObjectTypes } from './attributes.js'
import { type Additions, AttributesBase, type AttributesModifiers } from './attributesBase.js'
import type { SchemaMeta, WithProps } from './props.js'
import type { Unlinked } from './unlinked.js'

/** The attributes of an item, by their names in code. */
export type ItemAttributes = MapAttributes

/** What an item schema remembers. */
// No interface: those have no other settings, and so are no element of a list.
export type ItemSchemaProps = {
  /** `true`: attributes that the schema does not name are refused. Default `false`: they are dropped. */
  readonly strict?: boolean | undefined
  /** What people should know of the item. Nothing but documentation and tools reads it. */
  readonly meta?: SchemaMeta | undefined
}

interface ItemTypes<ATTRIBUTES extends ItemAttributes> extends ObjectTypes<ATTRIBUTES> {
  readonly '~tags': 'required' | 'sometimes' | 'shownRequired' | 'putRequired' | 'updateOptional'
  readonly '~key': never
  readonly '~update': Objects<
    ATTRIBUTES,
    Members<Groups<ATTRIBUTES>['updateRequired'], Groups<ATTRIBUTES>['updateOptional']>
  >['update']
  readonly '~updateFilled': Objects<
    ATTRIBUTES,
    Members<Groups<ATTRIBUTES>['always'], Groups<ATTRIBUTES>['sometimes']>
  >['updateFilled']
  readonly '~replace': Objects<
    ATTRIBUTES,
    Members<Groups<ATTRIBUTES>['updateRequired'], Groups<ATTRIBUTES>['updateOptional']>
  >['replace']
  readonly '~replaceFilled': Objects<
    ATTRIBUTES,
    Members<Groups<ATTRIBUTES>['always'], Groups<ATTRIBUTES>['sometimes']>
  >['replaceFilled']
}

/** A whole DynamoDB item, with a schema per attribute. Light: without the chained methods. */
// Invariant, which costs nothing to check, so the default has to be `any`: `ItemSchema` alone is every item schema.
export class ItemSchema<in out ATTRIBUTES extends ItemAttributes = any> extends AttributesBase {
  declare readonly type: 'item'
  declare readonly props: ItemSchemaProps
  declare readonly attributes: ATTRIBUTES

  constructor(attributes: ATTRIBUTES, props: ItemSchemaProps = {}) {
    super('item', attributes, props)
  }
}
export interface ItemSchema<in out ATTRIBUTES extends ItemAttributes> extends ItemTypes<ATTRIBUTES> {
  readonly '~unlinked': ItemSchema<ATTRIBUTES>
}

/** A whole DynamoDB item, with a schema per attribute. */
export class ItemSchema_<in out ATTRIBUTES extends ItemAttributes = any> extends ItemSchema<ATTRIBUTES> {}
export interface ItemSchema_<in out ATTRIBUTES extends ItemAttributes> extends AttributesModifiers {
  build<ACTION>(Action: new (schema: this) => ACTION): ACTION
  strict(strict?: boolean): ItemSchema_<ATTRIBUTES>
  unknown(unknown: 'drop' | 'reject'): ItemSchema_<ATTRIBUTES>
  /** As of an attribute: see `SchemaModifiers`. */
  meta(meta: SchemaMeta): ItemSchema_<ATTRIBUTES>
  pick<const NAMES extends (keyof ATTRIBUTES & string)[]>(
    ...names: NAMES
  ): ItemSchema_<{ [K in NAMES[number]]: Unlinked<ATTRIBUTES[K]> }>
  omit<const NAMES extends (keyof ATTRIBUTES & string)[]>(
    ...names: NAMES
  ): ItemSchema_<{ [K in Exclude<keyof ATTRIBUTES, NAMES[number]>]: Unlinked<ATTRIBUTES[K]> }>
  and<ADDED extends ItemAttributes>(
    additions: Additions<this, ADDED>,
  ): ItemSchema_<WithProps<ATTRIBUTES, ADDED>>
}

/** The value of an item schema. */
export type ResolveItemSchema<SCHEMA extends ItemSchema> = SCHEMA['~valid']

/** Starts the schema of a whole item: an entity's attributes. */
export const item = <ATTRIBUTES extends ItemAttributes>(attributes: ATTRIBUTES): ItemSchema_<ATTRIBUTES> =>
  new ItemSchema_(attributes)
