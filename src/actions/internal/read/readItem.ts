import type { Entity } from '../../../entity/entity.js'
import type { EntityPaths, FormattedItem } from '../../../entity/items.js'
import type { MapAttributes, SavedAs } from '../../../schema/attributes.js'
import type { Table } from '../../../table/table.js'

/** On items read with `tagEntities: true`: the name of their entity. */
export const $entity: unique symbol = /*#__PURE__*/ Symbol('$entity')

/** Of the paths asked for, those of `ENTITY`. */
type OwnPaths<PATH, PATHS> = PATH extends PATHS ? PATH : never

type KeyNames<KEYS> = KEYS extends { readonly name: infer NAME } ? NAME : never

/** Names in the table of what an index holds. */
type ProjectedNames<TABLE extends Table, INDEX> =
  | KeyNames<TABLE['partitionKey'] | TABLE['sortKey']>
  | (INDEX extends { readonly partitionKey: infer KEY } ? KeyNames<KEY> : never)
  | (INDEX extends { readonly sortKey: infer KEY } ? KeyNames<KEY> : never)
  | (INDEX extends { readonly partitionKeys: readonly (infer KEY)[] } ? KeyNames<KEY> : never)
  | (INDEX extends { readonly sortKeys: readonly (infer KEY)[] } ? KeyNames<KEY> : never)
  | (INDEX extends { readonly projection: readonly (infer NAME)[] } ? NAME : never)

/** Names in code of the attributes that are stored under `NAMES`. */
type NamesInCode<A extends MapAttributes, NAMES> = {
  [K in keyof A & string]: SavedAs<A[K], K> extends NAMES ? K : never
}[keyof A & string]

/** The index, if it says that it does not hold everything. */
type PartialIndex<INDEX> = INDEX extends { readonly projection: 'KEYS_ONLY' | readonly string[] }
  ? INDEX
  : never

/** What options and index leave of an entity's items. */
type ProjectionFor<ENTITY extends Entity, TABLE extends Table, INDEX, OPTIONS> = OPTIONS extends {
  readonly attributes: readonly (infer PATH extends string)[]
}
  ? [PATH] extends [never]
    ? IndexProjectionFor<ENTITY, TABLE, INDEX, OPTIONS>
    : { readonly attributes: OwnPaths<PATH, EntityPaths<ENTITY>> }
  : IndexProjectionFor<ENTITY, TABLE, INDEX, OPTIONS>

type IndexProjectionFor<ENTITY extends Entity, TABLE extends Table, INDEX, OPTIONS> = [
  PartialIndex<INDEX>,
] extends [never]
  ? {}
  : OPTIONS extends { readonly select: 'ALL_ATTRIBUTES' }
    ? {}
    : { readonly attributes: NamesInCode<ENTITY['schema']['attributes'], ProjectedNames<TABLE, INDEX>> }

type EntityAttributeName<OPTIONS> = OPTIONS extends { readonly name: infer NAME extends string }
  ? NAME
  : 'entity'

/** What `showEntityAttr` and `tagEntities` add. */
type Shown<ENTITY extends Entity, OPTIONS> = (OPTIONS extends { readonly showEntityAttr: true }
  ? ENTITY['entityAttribute'] extends false
    ? unknown
    : { [NAME in EntityAttributeName<ENTITY['entityAttribute']>]: ENTITY['entityName'] }
  : unknown) &
  (OPTIONS extends { readonly tagEntities: true } ? { [$entity]: ENTITY['entityName'] } : unknown)

/** An item of one of the entities, as options and index leave it. */
export type EntityItem<ENTITY extends Entity, TABLE extends Table, INDEX, OPTIONS> = ENTITY extends Entity
  ? Merged<FormattedItem<ENTITY, ProjectionFor<ENTITY, TABLE, INDEX, OPTIONS>>, Shown<ENTITY, OPTIONS>>
  : never

type Merged<ITEM, SHOWN> = unknown extends SHOWN ? ITEM : { [K in keyof (ITEM & SHOWN)]: (ITEM & SHOWN)[K] }

/** An item as a query or a scan returns it: of any of the entities, or as it is stored where there are none. */
export type ReadItem<
  TABLE extends Table,
  ENTITIES extends readonly Entity[],
  INDEX,
  OPTIONS,
> = unknown extends OPTIONS
  ? ReadItem<TABLE, ENTITIES, INDEX, {}>
  : OPTIONS extends { readonly select: 'COUNT' }
    ? never
    : ENTITIES extends readonly []
      ? { [name: string]: unknown }
      : EntityItem<ENTITIES[number], TABLE, INDEX, OPTIONS>
