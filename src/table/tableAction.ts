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

/** A {@link TableAction} that sends requests, and so can be spied on. */
export interface TableSendableAction<TABLE extends Table = any> extends TableAction<TABLE> {
  /** Sends what the action is made of, with settings for the client such as an `abortSignal`. */
  send(documentClientOptions?: object): Promise<unknown>
}
