import type { Database } from './database.js'

/** The base of what is done with a database: `database.build(Action)` is `new Action(database)`. */
export class DatabaseAction<in out DATABASE extends Database = any> {
  /** What the action is known by. */
  static actionName: string
  readonly database: DATABASE

  constructor(database: DATABASE) {
    this.database = database
  }
}
