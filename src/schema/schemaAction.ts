import type { Schema } from './schema.js'
import { propsOf } from './schemaBase.js'

/** The base of what is done with a schema: `schema.build(Action)` is `new Action(schema)`. */
export class SchemaAction<in out SCHEMA extends Schema = any> {
  /** What the action is known by. */
  static actionName: string
  readonly schema: SCHEMA

  /** @throws `schema.invalidProp` at what is no schema */
  constructor(schema: SCHEMA) {
    propsOf(schema, undefined, 'schema')
    this.schema = schema
  }
}
