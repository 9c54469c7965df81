import { $entities } from './entitiesOf.js'
import type { Table } from './table.js'

/** The base of what is done with a table. */
export class TableAction<in out TABLE extends Table = any, in out ENTITIES extends readonly unknown[] = any> {
  /** What spies know the action by. */
  static actionName: string
  readonly table: TABLE
  readonly [$entities]: ENTITIES

  constructor(table: TABLE, entities: ENTITIES = [] as never) {
    this.table = table
    this[$entities] = entities
  }
}
