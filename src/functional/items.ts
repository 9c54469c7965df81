import type {
  ConditionCheckBuilder,
  DeleteBuilder,
  GetBuilder,
  PutBuilder,
  UpdateBuilder,
} from './builders.js'
import { type CompiledSchema, compileSchema, type Model } from './compile.js'
import type {
  Columns,
  InferInputFromSchema,
  InferKeyInput,
  InferModelFromSchema,
  InferUpdateKey,
  ModelOf,
} from './inference.js'
import { type Client, type DynamoDBLogger, senderOf } from './logger.js'
import type { ModelEntity } from './modelEntity.js'
import type { SchemaDefinition } from './schemaDefinition.js'
import { check, get, put, remove, update } from './single.js'

/** What can be done with one item of a model. */
export interface ItemActions<
  in out SCHEMA extends SchemaDefinition,
  in out NAME extends keyof SCHEMA['models'] & string,
> {
  /** The stator entity that the model is compiled to: for the actions of `stator/entity/actions/…`. */
  readonly entity: ModelEntity<SCHEMA, NAME>
  /** @throws `functional.missingKey` (so do all that take a key) */
  get(key: InferKeyInput<ModelOf<SCHEMA, NAME>>): GetBuilder<InferModelFromSchema<SCHEMA, NAME>>
  /** Checks the item, and makes its ids and timestamps. @throws `parsing.…` at the first attribute that is refused */
  put(
    item: InferInputFromSchema<SCHEMA, NAME>,
  ): PutBuilder<InferModelFromSchema<SCHEMA, NAME>, Columns<SCHEMA>>
  /**
   * @param key the key; beside it, stored values of attributes that index columns are made of, where the update does
   * not set all of them. They are checked by a condition.
   */
  update(key: InferUpdateKey<SCHEMA, NAME>): UpdateBuilder<SCHEMA, NAME>
  delete(
    key: InferKeyInput<ModelOf<SCHEMA, NAME>>,
  ): DeleteBuilder<InferModelFromSchema<SCHEMA, NAME>, Columns<SCHEMA>>
  /** A condition on an item, for `transactWrite().addConditionCheck(…)`. */
  conditionCheck(
    key: InferKeyInput<ModelOf<SCHEMA, NAME>>,
  ): ConditionCheckBuilder<InferModelFromSchema<SCHEMA, NAME>, Columns<SCHEMA>>
}

/** What a table is made of. */
export interface TableConfig<SCHEMA> {
  /** Its name in AWS. */
  readonly name: string
  /** A `DynamoDBDocumentClient`, or a `DynamoDBClient`, which then marshalls as it does by default. */
  readonly client: Client
  readonly schema: SCHEMA
  /** Is told of every request that succeeded. */
  readonly logger?: DynamoDBLogger | undefined
}

/** A table by its schema object, as far as single items go. */
export interface Table<in out SCHEMA extends SchemaDefinition = any> {
  readonly entities: { readonly [NAME in keyof SCHEMA['models'] & string]: ItemActions<SCHEMA, NAME> }
}

interface TableConstructor {
  /**
   * The `Table` of `stator/functional` without queries, scans, batches and transactions, and without their bytes in a
   * bundle. Throws what that one throws.
   */
  new <const SCHEMA extends SchemaDefinition>(config: TableConfig<SCHEMA>): Table<SCHEMA>
}

/** What is done with single items. */
export const itemActionsOf = (model: Model): object => ({
  entity: model.entity,
  get: (key: object) => get(model, key),
  put: (item: object) => put(model, item),
  update: (key: object) => update(model, key),
  delete: (key: object) => remove(model, key),
  conditionCheck: (key: object) => check(model, key),
})

/** Compiles what a table is made of. */
export const compileTable = ({
  name,
  client,
  schema,
  logger,
}: TableConfig<SchemaDefinition>): CompiledSchema => compileSchema(name, senderOf(client, logger), schema)

/** Models by name, with what can be done with them. */
export const entitiesOf = (
  { models }: CompiledSchema,
  actionsOf: (model: Model) => object,
): Readonly<Record<string, object>> =>
  Object.fromEntries([...models].map(([name, model]) => [name, actionsOf(model)]))

class TableBody {
  readonly entities: object

  constructor(config: TableConfig<SchemaDefinition>) {
    this.entities = entitiesOf(compileTable(config), itemActionsOf)
  }
}

// The implementation knows no types of items: what it takes and gives is as the schema says.
export const Table = TableBody as unknown as TableConstructor
