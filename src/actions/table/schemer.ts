import { CreateTableCommand } from '#aws/createTable'
import { DescribeTableCommand } from '#aws/describeTable'
import { UpdateTimeToLiveCommand } from '#aws/updateTimeToLive'
import { StatorError } from '../../errors/statorError.js'
import type { Index } from '../../table/indexes.js'
import type { Key } from '../../table/key.js'
import type { Table } from '../../table/table.js'
import { TableAction } from '../../table/tableAction.js'
import { keyPartsOf } from '../../table/tableIndex.js'
import { $options } from '../internal/entityCommand.js'
import {
  checkOptions,
  invalidOption,
  nextOptions,
  ofType,
  oneOf,
  type Strict,
  tableNameOption,
} from '../internal/options.js'
import { type DocumentClientOptions, type Sendable, sendRequest } from '../internal/send.js'

/** Settings of {@link TableSchemer}: what a table has beside its keys and indexes. */
export interface TableSchemerOptions {
  /** Default `'PAY_PER_REQUEST'`. */
  readonly billingMode?: 'PAY_PER_REQUEST' | 'PROVISIONED' | undefined
  /** With `'PROVISIONED'`: units per second, of the table and of each global index. Default 5 and 5. */
  readonly throughput?: { readonly read: number; readonly write: number } | undefined
  /** The attribute, by its name in the table, that holds the time in epoch seconds from which items are deleted. */
  readonly timeToLive?: string | undefined
  /** What the stream of changes holds. Default: there is none. */
  readonly stream?: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' | undefined
  /** Default `'STANDARD'`. */
  readonly tableClass?: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS' | undefined
  /** Default `false`. */
  readonly deletionProtection?: boolean | undefined
  /** The table to use in place of the table's own name. */
  readonly tableName?: string | undefined
}

/** The attributes of a key: those of the partition first. */
export interface KeySchemaElement {
  AttributeName: string
  KeyType: 'HASH' | 'RANGE'
}

interface Throughput {
  ReadCapacityUnits: number
  WriteCapacityUnits: number
}

/** A secondary index, as DynamoDB creates it. */
export interface IndexParams {
  IndexName: string
  KeySchema: KeySchemaElement[]
  Projection: { ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; NonKeyAttributes?: string[] }
  ProvisionedThroughput?: Throughput
}

/** The input of the SDK's `CreateTableCommand`. */
export interface CreateTableParams {
  TableName: string
  AttributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[]
  KeySchema: KeySchemaElement[]
  LocalSecondaryIndexes?: IndexParams[]
  GlobalSecondaryIndexes?: IndexParams[]
  BillingMode: 'PAY_PER_REQUEST' | 'PROVISIONED'
  ProvisionedThroughput?: Throughput
  StreamSpecification?: { StreamEnabled: true; StreamViewType: NonNullable<TableSchemerOptions['stream']> }
  TableClass?: NonNullable<TableSchemerOptions['tableClass']>
  DeletionProtectionEnabled?: boolean
}

/** How {@link TableSchemer.create} waits. */
export interface CreateOptions extends DocumentClientOptions {
  /** Milliseconds to wait for the table and its indexes to be active. Default 300,000. */
  readonly deadline?: number | undefined
}

/**
 * Creates a table with its indexes, or gives the request to do so: for tests, local development and deployment scripts.
 *
 * @example
 * await table.build(TableSchemer).options({ timeToLive: 'expires' }).create()
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
 */
export class TableSchemer<in out TABLE extends Table = any> extends TableAction<TABLE> {
  static override actionName = 'schemer' as const
  readonly [$options]: TableSchemerOptions

  constructor(table: TABLE, entities?: readonly unknown[], options?: TableSchemerOptions) {
    super(table, entities)
    this[$options] = options ?? {}
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<const NEXT extends TableSchemerOptions>(
    options: Strict<NEXT, TableSchemerOptions> | ((previous: TableSchemerOptions) => NEXT),
  ): TableSchemer<TABLE> {
    return new TableSchemer(this.table, [], nextOptions<NEXT>(options, this[$options]))
  }

  /**
   * The request that {@link create} would make. Touches no network.
   *
   * @throws `options.…` for wrong options
   * @throws `table.invalidProp` where two keys have one attribute of different types
   */
  params(): CreateTableParams {
    const { table } = this
    const options = this[$options] as TableSchemerOptions & Readonly<Record<string, unknown>> // looked at, not trusted
    checkOptions(options, 'billingMode throughput timeToLive stream tableClass deletionProtection tableName')
    const BillingMode = oneOf(options, 'billingMode', 'PAY_PER_REQUEST PROVISIONED') ?? 'PAY_PER_REQUEST'
    const { read = 5, write = 5 } = options.throughput ?? {}
    if (![read, write].every(Number.isInteger)) {
      throw invalidOption('throughput', options.throughput, '{ read, write }, units per second')
    }
    const throughput = BillingMode === 'PROVISIONED' && {
      ProvisionedThroughput: { ReadCapacityUnits: read, WriteCapacityUnits: write },
    }
    ofType(options, 'timeToLive', 'string')
    const StreamViewType = oneOf(options, 'stream', 'KEYS_ONLY NEW_IMAGE OLD_IMAGE NEW_AND_OLD_IMAGES')
    const TableClass = oneOf(options, 'tableClass', 'STANDARD STANDARD_INFREQUENT_ACCESS')
    const DeletionProtectionEnabled = ofType(options, 'deletionProtection', 'boolean')

    const types = new Map<string, Key['type']>()
    const keySchemaOf = (index?: Index): KeySchemaElement[] => {
      const { partition, sort } = keyPartsOf(table, index)
      return [...partition, ...sort].map((key, i) => {
        const type = types.get(key.name) ?? key.type
        if (type !== key.type) throw twoTypes(key, type)
        types.set(key.name, type)
        return { AttributeName: key.name, KeyType: i < partition.length ? 'HASH' : 'RANGE' }
      })
    }
    const KeySchema = keySchemaOf()
    const indexes: readonly [string, Index][] = Object.entries((table as Table).indexes)
    const indexesOf = (kind: Index['type']): IndexParams[] =>
      indexes
        .filter(([, { type }]) => type === kind)
        .map(([IndexName, index]) => ({
          IndexName,
          KeySchema: keySchemaOf(index),
          Projection: projectionOf(index),
          ...(kind === 'global' && throughput),
        }))
    const local = indexesOf('local')
    const global = indexesOf('global')

    return {
      TableName: tableNameOption(options, table),
      AttributeDefinitions: [...types].map(([AttributeName, type]) => ({
        AttributeName,
        AttributeType: ({ string: 'S', number: 'N', binary: 'B' } as const)[type],
      })),
      KeySchema,
      ...(local.length && { LocalSecondaryIndexes: local }),
      ...(global.length && { GlobalSecondaryIndexes: global }),
      BillingMode,
      ...throughput,
      ...(StreamViewType && { StreamSpecification: { StreamEnabled: true, StreamViewType } }),
      ...(TableClass && { TableClass }),
      ...(DeletionProtectionEnabled !== undefined && { DeletionProtectionEnabled }),
    } as CreateTableParams // of checked parts
  }

  /**
   * Creates the table, waits until it and its indexes are active, and sets its time to live. Rejects with what
   * {@link params} throws, with `tableSchemer.notActive` after the deadline, or with the SDK's own error as it is:
   * `ResourceInUseException` if there is such a table.
   */
  async create(this: Sendable<TABLE>, options?: CreateOptions): Promise<void> {
    const schemer = this as TableSchemer // it is one
    const { deadline = 300_000, ...clientOptions } = options ?? {}
    const { table } = schemer
    const params = schemer.params()
    const { TableName } = params
    const { timeToLive } = schemer[$options]
    await sendRequest(table, new CreateTableCommand(params), clientOptions)
    await activeTable(table, TableName, Date.now() + deadline, clientOptions)
    if (timeToLive === undefined) return
    const TimeToLiveSpecification = { AttributeName: timeToLive, Enabled: true }
    await sendRequest(
      table,
      new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }),
      clientOptions,
    )
  }
}

const projectionOf = ({ projection = 'ALL' }: Index): IndexParams['Projection'] =>
  projection === 'ALL' || projection === 'KEYS_ONLY'
    ? { ProjectionType: projection }
    : { ProjectionType: 'INCLUDE', NonKeyAttributes: [...projection] }

const twoTypes = ({ name, type }: Key, other: string): StatorError =>
  new StatorError('table.invalidProp', {
    message: `The key '${name}' is a ${other} in one place and a ${type} in another: an attribute has one type.`,
    payload: { propName: name, received: type, expected: other },
  })

interface Description {
  readonly Table?: {
    readonly TableStatus?: string
    readonly GlobalSecondaryIndexes?: readonly { readonly IndexStatus?: string }[]
  }
}

const activeTable = async (
  table: Table,
  TableName: string,
  end: number,
  clientOptions: DocumentClientOptions,
): Promise<void> => {
  for (let wait = 50; ; wait = Math.min(wait * 2, 2000)) {
    const command = new DescribeTableCommand({ TableName })
    const { Table: described } = await sendRequest<Description>(table, command, clientOptions).catch(
      (error: unknown): Description => {
        // It takes a moment until every node knows of the table.
        if ((error as Error).name === 'ResourceNotFoundException') return {}
        throw error
      },
    )
    const { TableStatus, GlobalSecondaryIndexes = [] } = described ?? {}
    if (
      TableStatus === 'ACTIVE' &&
      GlobalSecondaryIndexes.every(({ IndexStatus = 'ACTIVE' }) => IndexStatus === 'ACTIVE')
    )
      return
    if (Date.now() >= end) {
      throw new StatorError('tableSchemer.notActive', {
        message: `The table '${TableName}' was created, and is not active yet: it is ${TableStatus}.`,
        payload: { tableName: TableName, status: TableStatus },
      })
    }
    await new Promise(resolve => setTimeout(resolve, wait))
  }
}
