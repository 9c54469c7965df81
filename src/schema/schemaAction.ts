import type { Schema } from './schema.js'

/** The base of what is done with a schema: `schema.build(Action)` is `new Action(schema)`. */
export class SchemaAction<in out SCHEMA extends Schema = any> {
  /** What the action is known by. */
  static actionName: string
  readonly schema: SCHEMA

  constructor(schema: SCHEMA) {
    this.schema = schema
  }
}
