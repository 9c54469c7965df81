import type { Entity } from '../../entity/entity.js'
import type { Schema } from '../../schema/schema.js'
import { $entities } from '../../table/entitiesOf.js'
import { primaryKeyOf } from '../../table/key.js'
import type { PrimaryKey } from '../../table/primaryKey.js'
import type { Table } from '../../table/table.js'
import { TableAction } from '../../table/tableAction.js'
import type { ContextOf, PatternArguments, QueryOf } from '../internal/accessPattern.js'
import {
  BatchGetCommand,
  type BatchGetCommandOptions,
  type IBatchGetRequest,
} from '../internal/batch/batchGetCommand.js'
import {
  BatchWriteCommand,
  type BatchWriteCommandOptions,
  type IBatchWriteRequest,
} from '../internal/batch/batchWriteCommand.js'
import { execute as executeBatchGet } from '../internal/batch/executeBatchGet.js'
import { execute as executeBatchWrite } from '../internal/batch/executeBatchWrite.js'
import type { BatchRequest, RequestEntities } from '../internal/batch/requests.js'
import {
  DeletePartitionCommand,
  type DeletePartitionOptions,
  type DeletePartitionResponse,
} from '../internal/deletePartitionCommand.js'
import { incompleteAction } from '../internal/entityCommand.js'
import type { Query } from '../internal/read/query.js'
import { QueryCommand, type QueryOptions, type QueryResponse } from '../internal/read/queryCommand.js'
import { ScanCommand, type ScanOptions, type ScanResponse } from '../internal/read/scanCommand.js'
import type { DocumentClientOptions } from '../internal/send.js'
import { AccessPattern, type PatternResult } from '../internal/tableAccessPattern.js'

/**
 * The actions of a table as methods, for code that likes one object better than many imports. A bundle holds all of
 * them then.
 *
 * @example
 * const depot = table.build(TableRepository).entities(Parcel, Truck)
 * const { Items } = await depot.query({ partition: 'depot#1' })
 */
export class TableRepository<
  in out TABLE extends Table = any,
  in out ENTITIES extends readonly Entity[] = any,
> extends TableAction<TABLE, ENTITIES> {
  static override actionName = 'repository' as const
  /** Reads the items of one or several {@link batchGet}. */
  static readonly executeBatchGet: typeof executeBatchGet = executeBatchGet
  /** Makes the writes of one or several {@link batchWrite}. */
  static readonly executeBatchWrite: typeof executeBatchWrite = executeBatchWrite

  /** Returns a copy for items of these entities, in place of earlier ones. */
  entities<NEXT extends readonly Entity[]>(...entities: NEXT): TableRepository<TABLE, NEXT> {
    return new TableRepository(this.table, entities)
  }

  /** The key attributes of an item. See `PrimaryKeyParser`. */
  parsePrimaryKey(input: Readonly<Record<string, unknown>>): PrimaryKey<TABLE> {
    return primaryKeyOf(this.table, input) as PrimaryKey<TABLE> // just checked
  }

  /** Reads all items. See `ScanCommand`. */
  async scan<const OPTIONS extends ScanOptions<TABLE, ENTITIES> = {}>(
    options?: OPTIONS,
    clientOptions?: DocumentClientOptions,
  ): Promise<ScanResponse<TABLE, ENTITIES, OPTIONS>> {
    const command = new ScanCommand(this.table, this[$entities], options as OPTIONS)
    return command.send(clientOptions)
  }

  /** Reads the items of a partition. See `QueryCommand`. */
  async query<
    const QUERY extends Query<TABLE>,
    const OPTIONS extends QueryOptions<TABLE, ENTITIES, QUERY> = {},
  >(
    query: QUERY,
    options?: OPTIONS,
    clientOptions?: DocumentClientOptions,
  ): Promise<QueryResponse<TABLE, QUERY, ENTITIES, OPTIONS>> {
    const command = new QueryCommand(this.table, this[$entities], query, options as OPTIONS)
    return command.send(clientOptions)
  }

  /** Deletes the items of a partition. See `DeletePartitionCommand`. */
  async deletePartition<const QUERY extends Query<TABLE>>(
    query: QUERY,
    options?: DeletePartitionOptions<TABLE, ENTITIES, QUERY>,
    clientOptions?: DocumentClientOptions,
  ): Promise<DeletePartitionResponse> {
    return new DeletePartitionCommand(this.table, this[$entities], query, options).send(clientOptions)
  }

  /** What {@link executeBatchGet} takes: the requests, and options in front of them. See `BatchGetCommand`. */
  batchGet<REQUESTS extends readonly IBatchGetRequest[]>(
    ...requests: REQUESTS
  ): BatchGetCommand<TABLE, RequestEntities<REQUESTS>, REQUESTS, {}>
  batchGet<
    REQUESTS extends readonly IBatchGetRequest[],
    const OPTIONS extends BatchGetCommandOptions<RequestEntities<REQUESTS>>,
  >(
    options: OPTIONS,
    ...requests: REQUESTS
  ): BatchGetCommand<TABLE, RequestEntities<REQUESTS>, REQUESTS, OPTIONS>
  batchGet(...args: readonly unknown[]): BatchGetCommand {
    const { options, requests } = optionsFirst<IBatchGetRequest>(BatchGetCommand, args)
    return new BatchGetCommand(this.table, [], [], options).requests(...requests)
  }

  /** What {@link executeBatchWrite} takes: the requests, and options in front of them. See `BatchWriteCommand`. */
  batchWrite<REQUESTS extends readonly IBatchWriteRequest[]>(
    ...requests: REQUESTS
  ): BatchWriteCommand<TABLE, RequestEntities<REQUESTS>, REQUESTS, {}>
  batchWrite<REQUESTS extends readonly IBatchWriteRequest[], const OPTIONS extends BatchWriteCommandOptions>(
    options: OPTIONS,
    ...requests: REQUESTS
  ): BatchWriteCommand<TABLE, RequestEntities<REQUESTS>, REQUESTS, OPTIONS>
  batchWrite(...args: readonly unknown[]): BatchWriteCommand {
    const { options, requests } = optionsFirst<IBatchWriteRequest>(BatchWriteCommand, args)
    return new BatchWriteCommand(this.table, [], [], options).requests(...requests)
  }

  /** A query with a name and a schema of its own. See `AccessPattern`. */
  accessPattern<
    SCHEMA extends Schema,
    const RESULT extends PatternResult<TABLE, ENTITIES>,
    const OPTIONS extends QueryOptions<TABLE, ENTITIES> = {},
  >(
    schema: SCHEMA,
    pattern: (...input: PatternArguments<SCHEMA>) => RESULT,
    options?: OPTIONS,
  ): AccessPattern<TABLE, ENTITIES, SCHEMA, QueryOf<TABLE, RESULT>, OPTIONS, ContextOf<RESULT>> {
    return new AccessPattern(this.table, this[$entities], undefined, undefined, options as OPTIONS)
      .schema(schema)
      .pattern(pattern)
  }
}

/** Takes options in front of requests apart. @throws `actions.incompleteAction` without a request */
const optionsFirst = <REQUEST extends BatchRequest>(
  Command: { readonly actionName: string },
  args: readonly unknown[],
): { readonly options: object; readonly requests: readonly REQUEST[] } => {
  const [first] = args
  // Requests are known by what they do, wherever they come from.
  const hasOptions = typeof (first as REQUEST | undefined)?.params !== 'function'
  const requests = (hasOptions ? args.slice(1) : args) as readonly REQUEST[] // as their types say
  if (!requests.length) throw incompleteAction({ constructor: Command }, 'requests')
  return { options: (hasOptions && first) || {}, requests }
}
