import type { Index } from '../../table/indexes.js'
import type { Key } from '../../table/key.js'
import type { Table } from '../../table/table.js'

/** A table as JSON: what it is made of, without its client and its metadata. */
export interface ITableDTO {
  readonly tableName?: string | undefined
  readonly partitionKey: Key
  readonly sortKey?: Key | undefined
  readonly indexes?: Readonly<Record<string, Index>> | undefined
  readonly entityAttributeSavedAs?: string | undefined
}

/** What a table is made of, in plain values. A function that gives its name is asked once. */
export const tableDto = (table: Table): ITableDTO => {
  const { tableName, partitionKey, sortKey, indexes, entityAttributeSavedAs } = table
  return {
    ...(tableName !== undefined && { tableName: table.getName() }),
    partitionKey,
    ...(sortKey && { sortKey }),
    ...(Object.keys(indexes).length && { indexes }),
    entityAttributeSavedAs,
  }
}
