import type { Entity } from '../../entity/entity.js'
import { EntityAction } from '../../entity/entityAction.js'
import type { IEntityDTO } from '../internal/entityDto.js'
import { getSchemaDTO, type ItemSchemaDTO } from '../internal/schemaDTO.js'
import { type ITableDTO, tableDto } from '../internal/tableDto.js'

export type { IEntityDTO } from '../internal/entityDto.js'

/**
 * An entity as JSON, from which `fromEntityDTO` makes an entity again. Functions are lost on the way: `computeKey`, and
 * defaults, links and validators of the schema; types and metadata too. Where `computeKey` made the key, the key
 * attributes of the table come as attributes of their own, which callers then have to give, and reads hide.
 *
 * @example
 * const json = JSON.stringify(Pokemon.build(EntityDTO))
 */
export class EntityDTO<in out ENTITY extends Entity = any>
  extends EntityAction<ENTITY>
  implements Required<IEntityDTO>
{
  static override actionName = 'dto' as const
  readonly entityName: ENTITY['entityName']
  readonly schema: ItemSchemaDTO
  readonly entityAttribute: ENTITY['entityAttribute']
  readonly timestamps: ENTITY['timestamps']
  readonly table: ITableDTO

  /** @throws `table.missingTableName` where the name is a function that gives none */
  constructor(entity: ENTITY) {
    super(entity)
    this.entityName = entity.entityName
    this.schema = schemaOf(entity)
    this.entityAttribute = entity.entityAttribute
    this.timestamps = entity.timestamps
    this.table = tableDto(entity.table)
  }

  toJSON(): Required<IEntityDTO> {
    const { entityName, schema, entityAttribute, timestamps, table } = this
    return { entityName, schema, entityAttribute, timestamps, table }
  }
}

export { EntityDTO as DTO }

/** The schema without the internal attributes, but with those of the primary key. */
const schemaOf = ({ attributes, schema, table }: Entity): ItemSchemaDTO => {
  const { props } = schema
  const dto = getSchemaDTO({ type: 'item', attributes, props }) as ItemSchemaDTO // of an item
  const all: Record<string, unknown> = { ...dto.attributes }
  const savedNames = Object.keys(attributes).map(name => attributes[name].props.savedAs ?? name)
  for (const key of [table.partitionKey, table.sortKey]) {
    if (!key || savedNames.includes(key.name)) continue
    let { name } = key
    while (Object.hasOwn(all, name)) name = `_${name}`
    all[name] = {
      type: key.type,
      key: true,
      required: 'always',
      hidden: true,
      ...(name !== key.name && { savedAs: key.name }),
    }
  }
  return { ...dto, attributes: all as ItemSchemaDTO['attributes'] } // all of them schemas
}
