import { Entity } from '../../entity/entity.js'
import type { ItemSchema } from '../../schema/item.js'
import { Table } from '../../table/table.js'
import type { IEntityDTO } from '../internal/entityDto.js'
import { schemaFromDTO } from '../internal/fromSchemaDTO.js'

/**
 * The entity that a DTO tells of, see `EntityDTO`, with a table without a client, and without `computeKey`.
 *
 * @example
 * const Pokemon = fromEntityDTO(JSON.parse(json))
 * Pokemon.table.documentClient = documentClient
 *
 * @throws `schema.invalidProp`, `table.invalidProp` at what is no DTO; what the constructor of an entity throws
 */
export const fromEntityDTO = (dto: IEntityDTO): Entity => {
  // Read from JSON, so nothing of it is sure.
  const { entityName, schema, entityAttribute, timestamps, table }: IEntityDTO = dto ?? {}
  const { tableName, ...config } = table ?? {}
  return new Entity({
    name: entityName,
    table: new Table({ ...config, name: tableName }) as Table, // not known by its type
    schema: schemaFromDTO({ ...schema, type: 'item' }) as ItemSchema,
    // What is `undefined` is `true`.
    entityAttribute: entityAttribute ?? true,
    timestamps: timestamps ?? true,
  })
}

export { fromEntityDTO as fromDTO }
