import type { Index } from './indexes.js'
import type { Key } from './key.js'
import type { Table } from './table.js'

/** The names of a table's indexes, of one kind or of both. */
export type IndexNames<
  TABLE extends Table = Table,
  KIND extends Index['type'] = Index['type'],
> = unknown extends TABLE['indexes']
  ? string
  : {
      [NAME in keyof TABLE['indexes'] & string]: TABLE['indexes'][NAME]['type'] extends KIND ? NAME : never
    }[keyof TABLE['indexes'] & string]

/** The index `NAME` of a table. */
export type IndexSchema<
  TABLE extends Table = Table,
  NAME extends IndexNames<TABLE> = IndexNames<TABLE>,
> = unknown extends TABLE['indexes'] ? Index : TABLE['indexes'][NAME]

/** The attributes that an index is sorted into partitions by, and within them: any part may have several. */
export interface KeyParts {
  readonly partition: readonly Key[]
  readonly sort: readonly Key[]
}

/** The key attributes of a table, or of one of its indexes. */
export const keyPartsOf = (table: Table, index?: Index): KeyParts => {
  const { partitionKey, partitionKeys, sortKey, sortKeys } = (index ?? table) as Partial<
    Record<'partitionKey' | 'sortKey', Key> & Record<'partitionKeys' | 'sortKeys', readonly Key[]>
  > // Whichever of them it has.
  return {
    partition: partitionKeys ?? [partitionKey ?? table.partitionKey],
    sort: sortKeys ?? (sortKey ? [sortKey] : []),
  }
}

/** The names of the key attributes of a table, or of one of its indexes. */
export const keyNamesOf = (table: Table, index?: Index): string[] => {
  const { partition, sort } = keyPartsOf(table, index)
  return [...partition, ...sort].map(({ name }) => name)
}
