import { primaryKeyOf } from '../../table/key.js'
import type { PrimaryKey } from '../../table/primaryKey.js'
import type { Table } from '../../table/table.js'
import { TableAction } from '../../table/tableAction.js'

export type { PrimaryKey } from '../../table/primaryKey.js'

/** Takes the primary key out of an item, in names of the table. */
export class PrimaryKeyParser<in out TABLE extends Table = any> extends TableAction<TABLE> {
  static override actionName = 'parsePrimaryKey' as const

  /**
   * The key attributes of `input`, as they are: nothing is converted or encoded.
   *
   * @example
   * table.build(PrimaryKeyParser).parse({ pk: 'pikachu', level: 5 }) // { pk: 'pikachu' }
   *
   * @throws `actions.parsePrimaryKey.invalidKeyPart` at the first part that is missing or of another type
   */
  parse(input: Readonly<Record<string, unknown>>): PrimaryKey<TABLE> {
    return primaryKeyOf(this.table, input) as PrimaryKey<TABLE> // just checked
  }
}
