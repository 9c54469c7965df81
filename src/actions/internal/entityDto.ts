import type { EntityAttrOptions, TimestampsOptions } from '../../entity/internalAttributes.js'
import type { ItemSchemaDTO } from './schemaDTO.js'
import type { ITableDTO } from './tableDto.js'

/** An entity as JSON. */
export interface IEntityDTO {
  readonly entityName: string
  readonly schema: ItemSchemaDTO
  /** Default: `true`. */
  readonly entityAttribute?: EntityAttrOptions | undefined
  /** Default: `true`. */
  readonly timestamps?: TimestampsOptions | undefined
  readonly table: ITableDTO
}
