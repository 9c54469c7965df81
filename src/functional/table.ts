import { batchDelete, batchGet, batchWrite } from './batch.js'
import type {
  BatchGetBuilder,
  BatchWriteBuilder,
  QueryBuilder,
  ScanBuilder,
  TransactGetBuilder,
  TransactWriteBuilder,
} from './builders.js'
import type { Model } from './compile.js'
import type {
  Columns,
  IndexNames,
  InferInputFromSchema,
  InferKeyInput,
  InferModelFromSchema,
  ModelOf,
} from './inference.js'
import { compileTable, entitiesOf, type ItemActions, itemActionsOf, type TableConfig } from './items.js'
import { query } from './reads.js'
import { scan } from './scan.js'
import type { SchemaDefinition } from './schemaDefinition.js'
import { TransactGetBody, TransactWriteBody } from './transactions.js'

/** What can be done with the items of a model. */
export interface ModelActions<
  in out SCHEMA extends SchemaDefinition,
  in out NAME extends keyof SCHEMA['models'] & string,
> extends ItemActions<SCHEMA, NAME> {
  query(): QueryBuilder<InferModelFromSchema<SCHEMA, NAME>, Columns<SCHEMA>, IndexNames<SCHEMA>>
  scan(): ScanBuilder<InferModelFromSchema<SCHEMA, NAME>, Columns<SCHEMA>, IndexNames<SCHEMA>>
  batchGet(
    keys: readonly InferKeyInput<ModelOf<SCHEMA, NAME>>[],
  ): BatchGetBuilder<InferModelFromSchema<SCHEMA, NAME>>
  batchWrite(items: readonly InferInputFromSchema<SCHEMA, NAME>[]): BatchWriteBuilder
  batchDelete(keys: readonly InferKeyInput<ModelOf<SCHEMA, NAME>>[]): BatchWriteBuilder
}

/** A table by its schema object. */
export interface Table<in out SCHEMA extends SchemaDefinition = any> {
  readonly entities: { readonly [NAME in keyof SCHEMA['models'] & string]: ModelActions<SCHEMA, NAME> }
  transactWrite(): TransactWriteBuilder
  transactGet(): TransactGetBuilder
}

interface TableConstructor {
  /**
   * Compiles a schema object, and creates nothing in AWS.
   *
   * @example
   * const table = new Table({ name: 'blog', client, schema })
   * await table.entities.User.put({ username: 'ada', email: 'ada@example.com' }).ifNotExists().execute()
   *
   * @throws `functional.invalidSchema` for a mistake in the schema: a template that names no attribute, a column of no
   * index, two models whose keys can be the same
   */
  new <const SCHEMA extends SchemaDefinition>(config: TableConfig<SCHEMA>): Table<SCHEMA>
}

const actionsOf = (model: Model): object => ({
  ...itemActionsOf(model),
  query: () => query(model),
  scan: () => scan(model),
  batchGet: (keys: readonly object[]) => batchGet(model, keys),
  batchWrite: (items: readonly object[]) => batchWrite(model, items),
  batchDelete: (keys: readonly object[]) => batchDelete(model, keys),
})

class TableBody {
  readonly entities: object
  readonly transactWrite: () => TransactWriteBody
  readonly transactGet: () => TransactGetBody

  constructor(config: TableConfig<SchemaDefinition>) {
    const compiled = compileTable(config)
    const { table, models } = compiled
    this.entities = entitiesOf(compiled, actionsOf)
    this.transactWrite = () => new TransactWriteBody(table, models)
    this.transactGet = () => new TransactGetBody(table, models)
  }
}

// The implementation knows no types of items: what it takes and gives is as the schema says.
export const Table = TableBody as unknown as TableConstructor
