import { StatorError } from '../errors/statorError.js'
import { connect } from '../internal/connect.js'
import type { Mutable } from '../internal/mutable.js'
import type { MapAttributes } from '../schema/attributes.js'
import { ItemSchema, type ItemSchemaProps } from '../schema/item.js'
import type { Key } from '../table/key.js'
import type { PrimaryKey } from '../table/primaryKey.js'
import type { Table } from '../table/table.js'
import {
  type EntityAttributes,
  type EntityAttrOptions,
  type TimestampsOptions,
  withInternalAttributes,
} from './internalAttributes.js'

/** What people should know of an entity. Free-form: nothing but documentation and tools reads it. */
export interface EntityMetadata {
  title?: string
  description?: string
  [key: string]: unknown
}

/** What is given as a schema: an item, or a map that stands for one. */
export interface EntitySchema<ATTRIBUTES> {
  readonly type: 'item' | 'map'
  readonly attributes: ATTRIBUTES
  readonly props: ItemSchemaProps
}

/** Whether an attribute is the key `KEY` of the table: one that is saved under its name, else the one of its name. */
type FitsKey<A extends MapAttributes, KEY extends Key> = [KEY] extends [never]
  ? true
  : `${KEY['name']}:${KEY['type']}` extends A[keyof A]['~key']
    ? true
    : A extends { readonly [K in KEY['name']]: { readonly '~key': infer KEY_OF } }
      ? `:${KEY['type']}` extends KEY_OF
        ? true
        : false
      : false

/** The function that makes the table's key out of the key attributes: needed where the schema does not hold it. */
type ComputeKeyOption<A extends MapAttributes, TABLE extends Table> = unknown extends TABLE['partitionKey']
  ? Partial<ComputeKey<A, TABLE>>
  : [FitsKey<A, TABLE['partitionKey']>, FitsKey<A, Exclude<TABLE['sortKey'], undefined>>] extends [true, true]
    ? { readonly computeKey?: undefined }
    : ComputeKey<A, TABLE>

interface ComputeKey<A extends MapAttributes, TABLE extends Table> {
  readonly computeKey: (keyInput: ItemSchema<A>['~validKey']) => PrimaryKey<TABLE>
}

/** What an entity is made of. */
export interface EntityConfig<NAME, TABLE, SCHEMA, ENTITY_ATTR, TIMESTAMPS> {
  /** Told apart by it in a table of several entities. */
  readonly name: NAME
  readonly table: TABLE
  readonly schema: SCHEMA
  /** Holds the entity's name in every item. Default `true`: in code `entity`, hidden, in the table `_et`. */
  readonly entityAttribute?: ENTITY_ATTR
  /** Hold the times of creation and of the last change. Default `true`: `created` (`_ct`) and `modified` (`_md`). */
  readonly timestamps?: TIMESTAMPS
  readonly meta?: EntityMetadata | undefined
}

/** Under this symbol an entity holds what takes its actions' place in tests. */
export const $interceptor: unique symbol = /*#__PURE__*/ Symbol('$interceptor')

/** A kind of items in a table: their schema, their key and what the library keeps in them by itself. */
export interface Entity<
  in out NAME extends string = any,
  in out TABLE extends Table = any,
  in out ATTRIBUTES extends MapAttributes = any,
  in out ENTITY_ATTR_OPTIONS extends EntityAttrOptions = any,
  in out TIMESTAMPS_OPTIONS extends TimestampsOptions = any,
> {
  readonly type: 'entity'
  readonly entityName: NAME
  readonly table: unknown extends TABLE ? Table : TABLE
  readonly entityAttribute: ENTITY_ATTR_OPTIONS
  readonly timestamps: TIMESTAMPS_OPTIONS
  /** The attributes of the schema given, without the internal ones. */
  readonly attributes: ATTRIBUTES
  /** The attributes of the items, internal ones included, checked. */
  readonly schema: ItemSchema<
    EntityAttributes<NAME, TABLE, ATTRIBUTES, ENTITY_ATTR_OPTIONS, TIMESTAMPS_OPTIONS>
  >
  readonly computeKey: ((keyInput: ItemSchema<ATTRIBUTES>['~validKey']) => PrimaryKey<TABLE>) | undefined
  meta: EntityMetadata
  [$interceptor]?: ((action: object) => unknown) | undefined
  /** Connects an action: `entity.build(PutItemCommand)`. */
  build<ACTION>(Action: new (entity: this) => ACTION): ACTION
}

interface EntityConstructor {
  /**
   * @example
   * const Pokemon = new Entity({
   *   name: 'Pokemon',
   *   table,
   *   schema: item({ id: string().key().savedAs('pk'), level: number().default(1) }),
   * })
   *
   * @throws `entity.invalidSchema` unless the schema holds the table's key, or `computeKey` makes it
   * @throws `entity.reservedAttributeName`, `entity.reservedAttributeSavedAs` where an internal attribute is in the way
   * @throws `schema.…` for a schema that contradicts itself
   */
  new <
    const NAME extends string,
    TABLE extends Table,
    SCHEMA extends EntitySchema<MapAttributes>,
    const ENTITY_ATTR_OPTIONS extends EntityAttrOptions = true,
    const TIMESTAMPS_OPTIONS extends TimestampsOptions = true,
  >(
    config: EntityConfig<NAME, TABLE, SCHEMA, ENTITY_ATTR_OPTIONS, TIMESTAMPS_OPTIONS> &
      ComputeKeyOption<SCHEMA['attributes'], TABLE>,
  ): Entity<NAME, TABLE, SCHEMA['attributes'], Mutable<ENTITY_ATTR_OPTIONS>, Mutable<TIMESTAMPS_OPTIONS>>
}

class EntityBody {
  readonly type = 'entity'
  readonly entityName: string
  readonly table: Table
  readonly entityAttribute: EntityAttrOptions
  readonly timestamps: TimestampsOptions
  readonly attributes: MapAttributes
  readonly schema: ItemSchema
  readonly computeKey: ((keyInput: never) => PrimaryKey) | undefined
  meta: EntityMetadata
  // Declared only: entities without a spy have no such property.
  declare [$interceptor]?: (action: object) => unknown

  constructor(
    config: EntityConfig<string, Table, EntitySchema<MapAttributes>, EntityAttrOptions, TimestampsOptions> & {
      readonly computeKey?: (keyInput: never) => PrimaryKey
    },
  ) {
    const {
      name,
      table,
      schema,
      computeKey,
      entityAttribute = true,
      timestamps = true,
      meta = {},
    } = config ?? ({} as never) // nothing, which is refused below
    if (!table?.partitionKey) throw invalidProp('table', table, 'a Table')
    if (!schema?.attributes) throw invalidProp('schema', schema, 'an item schema')
    this.entityName = name
    this.table = table
    this.entityAttribute = entityAttribute
    this.timestamps = timestamps
    // Whoever made the schema, its attributes are schemas: the constructor sees to it.
    const { attributes, savedAttributeNames } =
      schema instanceof ItemSchema ? schema : new ItemSchema(schema.attributes)
    if (!computeKey) checkKeys(attributes, table)
    this.attributes = attributes
    this.schema = new ItemSchema(
      withInternalAttributes(attributes, savedAttributeNames, name, table, entityAttribute, timestamps),
      schema.props,
    )
    this.schema.check()
    this.computeKey = computeKey
    this.meta = meta
  }

  build(Action: new (entity: this) => unknown): unknown {
    return connect(Action, this)
  }
}

// The class infers nothing by itself: what is left out of the configuration has a type too (timestamps: `true`).
export const Entity = EntityBody as unknown as EntityConstructor

const invalidProp = (propName: string, received: unknown, expected: string): StatorError =>
  new StatorError('entity.invalidProp', {
    payload: { propName, received, expected },
  })

const checkKeys = (attributes: MapAttributes, { partitionKey, sortKey }: Table): void => {
  for (const key of [partitionKey, sortKey] as readonly (Key | undefined)[]) {
    if (!key) continue
    const fits = Object.keys(attributes).some(name => {
      const { type, props } = attributes[name] as MapAttributes[string] // an own key
      return (
        props.key &&
        (props.savedAs ?? name) === key.name &&
        type === key.type &&
        (props.required === 'always' || props.keyDefault !== undefined)
      )
    })
    if (fits) continue
    throw new StatorError('entity.invalidSchema', {
      message: `No ${key.type} attribute is .key().savedAs('${key.name}'): add one, or a computeKey.`,
    })
  }
}
