import type { Index } from '../../table/indexes.js'
import type { Key } from '../../table/key.js'
import type { Table } from '../../table/table.js'
import { TableAction } from '../../table/tableAction.js'
import { type ITableDTO, tableDto } from '../internal/tableDto.js'

export type { ITableDTO } from '../internal/tableDto.js'

/**
 * A table as JSON, from which `fromTableDTO` makes a table again. Types, client and metadata are lost on the way.
 *
 * @example
 * const json = JSON.stringify(table.build(TableDTO))
 */
export class TableDTO<in out TABLE extends Table = any> extends TableAction<TABLE> implements ITableDTO {
  static override actionName = 'dto' as const
  declare readonly tableName?: string
  declare readonly partitionKey: Key
  declare readonly sortKey?: Key
  declare readonly indexes?: Readonly<Record<string, Index>>
  declare readonly entityAttributeSavedAs: string
  readonly #dto: ITableDTO

  /** @throws `table.missingTableName` where the name is a function that gives none */
  constructor(table: TABLE, entities?: readonly unknown[]) {
    super(table, entities)
    this.#dto = tableDto(table)
    Object.assign(this, this.#dto)
  }

  toJSON(): ITableDTO {
    return { ...this.#dto }
  }
}

export { TableDTO as DTO }
