import type { Entity } from '../../../entity/entity.js'
import { $entities } from '../../../table/entitiesOf.js'
import type { Table } from '../../../table/table.js'
import { TableAction } from '../../../table/tableAction.js'
import { $options, incompleteAction } from '../entityCommand.js'
import { checkOptions, nextOptions, type Strict, tableNameOption } from '../options.js'
import { $requests, entitiesOf, type RequestEntities } from './requests.js'

/** One of the items that a {@link BatchWriteCommand} writes or deletes: a `BatchPutRequest`, a `BatchDeleteRequest`. */
export interface IBatchWriteRequest<ENTITY extends Entity = Entity> {
  readonly entity: ENTITY
  params(): WriteRequest
}

/** A put or a delete, as DynamoDB takes it. */
export interface WriteRequest {
  readonly PutRequest?: { readonly Item: object }
  readonly DeleteRequest?: { readonly Key: object }
}

/** Settings of {@link BatchWriteCommand}. */
export interface BatchWriteCommandOptions {
  /** The table to use in place of the table's own name. */
  readonly tableName?: string | undefined
}

/**
 * Items of one table to put and to delete. It sends nothing: hand one or several to `execute`.
 *
 * @example
 * const command = table.build(BatchWriteCommand).requests(
 *   Parcel.build(BatchPutRequest).item({ depotId: 'D1', parcelId: 'P1', grams: 700 }),
 *   Truck.build(BatchDeleteRequest).key({ depotId: 'D1', plate: 'T1' }),
 * )
 * await execute(command)
 */
export class BatchWriteCommand<
  in out TABLE extends Table = any,
  in out ENTITIES extends readonly Entity[] = any,
  in out REQUESTS extends readonly IBatchWriteRequest[] = any,
  in out OPTIONS = any,
> extends TableAction<TABLE, ENTITIES> {
  static override actionName = 'batchWrite' as const
  readonly [$requests]: REQUESTS | undefined
  readonly [$options]: OPTIONS

  constructor(table: TABLE, entities?: ENTITIES, requests?: REQUESTS, options?: OPTIONS) {
    super(table, entities)
    this[$requests] = requests
    this[$options] = options ?? ({} as OPTIONS) // the default of the type parameter
  }

  /** Returns a copy that makes these writes, in place of earlier ones. */
  requests<NEXT extends readonly IBatchWriteRequest[]>(
    ...requests: NEXT
  ): BatchWriteCommand<TABLE, RequestEntities<NEXT>, NEXT, OPTIONS> {
    return new BatchWriteCommand(this.table, entitiesOf(requests), requests, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<const NEXT extends BatchWriteCommandOptions>(
    options: Strict<NEXT, BatchWriteCommandOptions> | ((previous: OPTIONS) => NEXT),
  ): BatchWriteCommand<TABLE, ENTITIES, REQUESTS, NEXT> {
    return new BatchWriteCommand(
      this.table,
      this[$entities],
      this[$requests],
      nextOptions<NEXT>(options, this[$options]),
    )
  }

  /**
   * The table's part of the request, by the table's name. Touches no network.
   *
   * @throws `actions.incompleteAction` without a request
   * @throws `options.…` for wrong options; what the requests' `params` throw
   */
  params(): Record<string, WriteRequest[]> {
    const requests = this[$requests]
    if (!requests?.length) throw incompleteAction(this, 'requests')
    const options = this[$options] as Readonly<Record<string, unknown>> // looked at, not trusted
    checkOptions(options, 'tableName')
    const tableName = tableNameOption(options, this.table)
    return { [tableName]: requests.map(request => request.params()) }
  }
}
