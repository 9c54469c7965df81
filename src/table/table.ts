import { StatorError } from '../errors/statorError.js'
import { connect } from '../internal/connect.js'
import type { Mutable } from '../internal/mutable.js'
import type { ClientKind, DocumentClient, KindOf } from '../transport/documentClient.js'
import { $entities, type TableActionClass } from './entitiesOf.js'
import type { Index } from './indexes.js'
import type { Key } from './key.js'

/** What people should know of a table. Free-form: nothing but documentation and tools reads it. */
export interface TableMetadata {
  title?: string
  description?: string
  [key: string]: unknown
}

/** Under this symbol a table holds what takes its actions' place in tests. */
export const $interceptor: unique symbol = /*#__PURE__*/ Symbol('$interceptor')

/** What a table is made of. */
export interface TableConfig<
  PARTITION_KEY,
  SORT_KEY,
  INDEXES,
  ENTITY_ATTRIBUTE_SAVED_AS,
  CLIENT = DocumentClient,
> {
  /**
   * Sends the requests: `DynamoDBDocumentClient.from(…)`, or `fetchClient` of `stator/fetch`. Needed for `send()` only,
   * and can be set later.
   */
  readonly documentClient?: CLIENT | undefined
  /** The table's name in AWS, or a function that gives it at each request. Can be set later. */
  readonly name?: string | (() => string) | undefined
  readonly partitionKey: PARTITION_KEY
  readonly sortKey?: SORT_KEY | undefined
  /** The secondary indexes, by name. */
  readonly indexes?: INDEXES | undefined
  /** The attribute that holds the entity's name in every item. Default `'_et'`. */
  readonly entityAttributeSavedAs?: ENTITY_ATTRIBUTE_SAVED_AS | undefined
  readonly meta?: TableMetadata | undefined
}

/**
 * A DynamoDB table: its key, its indexes, its name and what sends its requests. It creates nothing.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html
 */
export interface Table<
  // All `out`: a table of known keys is one of any. `never`, of a table without a sort key, is no `any`.
  out PARTITION_KEY extends Key = any,
  out SORT_KEY extends Key = any,
  out INDEXES extends Readonly<Record<string, Index>> = any,
  out ENTITY_ATTRIBUTE_SAVED_AS extends string = any,
  out CLIENT extends ClientKind = any,
> {
  documentClient: DocumentClient | undefined
  /** For types alone, never set: what client the table was made with. */
  readonly '~client'?: CLIENT
  tableName: string | (() => string) | undefined
  readonly partitionKey: PARTITION_KEY
  readonly sortKey?: SORT_KEY
  readonly indexes: INDEXES
  readonly entityAttributeSavedAs: ENTITY_ATTRIBUTE_SAVED_AS
  meta: TableMetadata
  [$interceptor]?: ((action: object) => unknown) | undefined
  /** Always empty: entities are given to each action, or to a registry. */
  readonly [$entities]: readonly []
  /**
   * The table's name in AWS.
   *
   * @throws `table.missingTableName` without a name, or with an empty one, also where the function gives none
   */
  getName(): string
  /** @throws `actions.missingDocumentClient` if the table has none */
  readonly getDocumentClient: () => DocumentClient
  /** Connects an action: `table.build(QueryCommand)`. */
  build<ACTION>(Action: new (table: this, entities?: []) => ACTION): ACTION
}

interface TableConstructor {
  /**
   * @example
   * const table = new Table({
   *   name: 'dex',
   *   partitionKey: { name: 'pk', type: 'string' },
   *   documentClient: DynamoDBDocumentClient.from(new DynamoDBClient()),
   * })
   *
   * @throws `table.invalidProp` for a key that is no name with a type
   */
  new <
    const PARTITION_KEY extends Key,
    const SORT_KEY extends Key = never,
    const INDEXES extends Readonly<Record<string, Index>> = {},
    const ENTITY_ATTRIBUTE_SAVED_AS extends string = '_et',
    CLIENT extends DocumentClient = never,
  >(
    config: TableConfig<PARTITION_KEY, SORT_KEY, INDEXES, ENTITY_ATTRIBUTE_SAVED_AS, CLIENT>,
  ): Table<
    Mutable<PARTITION_KEY>,
    Mutable<SORT_KEY>,
    Mutable<INDEXES>,
    ENTITY_ATTRIBUTE_SAVED_AS,
    KindOf<CLIENT>
  >
}

class TableBody {
  documentClient: DocumentClient | undefined
  tableName: string | (() => string) | undefined
  readonly partitionKey: Key
  declare readonly sortKey?: Key
  readonly indexes: Readonly<Record<string, Index>>
  readonly entityAttributeSavedAs: string
  meta: TableMetadata
  // Declared only: tables without a spy have no such property.
  declare [$interceptor]?: (action: object) => unknown
  declare readonly [$entities]: readonly []

  constructor(config: TableConfig<Key, Key, Readonly<Record<string, Index>>, string>) {
    const { documentClient, name, partitionKey, sortKey, indexes, entityAttributeSavedAs, meta } =
      config ?? {}
    checkKey('partitionKey', partitionKey)
    this[$entities] = []
    this.documentClient = documentClient
    this.tableName = name
    this.partitionKey = partitionKey
    if (sortKey) {
      checkKey('sortKey', sortKey)
      this.sortKey = sortKey
    }
    this.indexes = indexes ?? {}
    this.entityAttributeSavedAs = entityAttributeSavedAs ?? '_et'
    this.meta = meta ?? {}
  }

  getName(): string {
    const { tableName } = this
    const name = typeof tableName === 'function' ? tableName() : tableName
    if (name) return name
    throw new StatorError('table.missingTableName', {
      message: "Give 'new Table' a name, or set the option 'tableName'.",
    })
  }

  readonly getDocumentClient = (): DocumentClient => {
    if (this.documentClient) return this.documentClient
    throw new StatorError('actions.missingDocumentClient', {
      message: "Give 'new Table' a documentClient, or set it on the table.",
    })
  }

  build(Action: TableActionClass<this>): unknown {
    return connect(Action, this, this[$entities])
  }
}

// The class infers nothing by itself: what is left out of the configuration has a type too (no sort key: `never`).
export const Table = TableBody as unknown as TableConstructor

const checkKey = (propName: string, key: unknown): void => {
  const { name, type } = (key ?? {}) as Partial<Key> // looked at, not trusted
  if (typeof name === 'string' && ['string', 'number', 'binary'].includes(type as string)) return
  throw new StatorError('table.invalidProp', {
    payload: { propName, received: key, expected: '{ name, type }' },
  })
}
