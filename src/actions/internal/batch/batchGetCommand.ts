import type { Entity } from '../../../entity/entity.js'
import { $entities } from '../../../table/entitiesOf.js'
import type { Table } from '../../../table/table.js'
import { TableAction } from '../../../table/tableAction.js'
import { $options, incompleteAction } from '../entityCommand.js'
import type { ExpressionNames } from '../expression.js'
import { checkOptions, nextOptions, ofType, type Strict, tableNameOption } from '../options.js'
import { attributesOption } from '../projection.js'
import { entityAttributeOf, expressProjection } from '../read/entityProjection.js'
import type { PathsOf } from '../read/readOptions.js'
import { $requests, entitiesOf, type RequestEntities } from './requests.js'

/** One of the keys that a {@link BatchGetCommand} reads: a `BatchGetRequest`. */
export interface IBatchGetRequest<ENTITY extends Entity = Entity> {
  readonly entity: ENTITY
  params(): object
}

/** Settings of {@link BatchGetCommand}. */
export interface BatchGetCommandOptions<ENTITIES extends readonly Entity[] = any> {
  /** `true`: reads what was written before, at twice the price. Default `false`. */
  readonly consistent?: boolean | undefined
  /** The paths to read, in names of code, each of at least one entity. Default, also for `[]`: everything. */
  readonly attributes?: readonly PathsOf<ENTITIES>[] | undefined
  /** The table to use in place of the table's own name. */
  readonly tableName?: string | undefined
}

/** What to read of one table. */
export interface BatchGetParams {
  Keys: Record<string, unknown>[]
  ConsistentRead?: boolean
  ProjectionExpression?: string
  ExpressionAttributeNames?: ExpressionNames
}

/**
 * Items of one table to read by their keys. It sends nothing: hand one or several to `execute`.
 *
 * @example
 * const command = table.build(BatchGetCommand).requests(
 *   Parcel.build(BatchGetRequest).key({ depotId: 'D1', parcelId: 'P1' }),
 *   Truck.build(BatchGetRequest).key({ depotId: 'D1', plate: 'T1' }),
 * )
 * const { Responses: [[parcel, truck]] } = await execute(command)
 */
export class BatchGetCommand<
  in out TABLE extends Table = any,
  in out ENTITIES extends readonly Entity[] = any,
  in out REQUESTS extends readonly IBatchGetRequest[] = any,
  in out OPTIONS = any,
> extends TableAction<TABLE, ENTITIES> {
  static override actionName = 'batchGet' as const
  readonly [$requests]: REQUESTS | undefined
  readonly [$options]: OPTIONS

  constructor(table: TABLE, entities?: ENTITIES, requests?: REQUESTS, options?: OPTIONS) {
    super(table, entities)
    this[$requests] = requests
    this[$options] = options ?? ({} as OPTIONS) // the default of the type parameter
  }

  /** Returns a copy that reads these keys, in place of earlier ones. */
  requests<NEXT extends readonly IBatchGetRequest[]>(
    ...requests: NEXT
  ): BatchGetCommand<TABLE, RequestEntities<NEXT>, NEXT, OPTIONS> {
    return new BatchGetCommand(this.table, entitiesOf(requests), requests, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<const NEXT extends BatchGetCommandOptions<ENTITIES>>(
    options: Strict<NEXT, BatchGetCommandOptions> | ((previous: OPTIONS) => NEXT),
  ): BatchGetCommand<TABLE, ENTITIES, REQUESTS, NEXT> {
    return new BatchGetCommand(
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
   * @throws `batchGetCommand.invalidProjectionExpression` for an entity that has none of the attributes
   * @throws `options.…` for wrong options; what the requests' `params` throw
   */
  params(): Record<string, BatchGetParams> {
    const requests = this[$requests]
    if (!requests?.length) throw incompleteAction(this, 'requests')
    const options = this[$options] as Readonly<Record<string, unknown>> // looked at, not trusted
    checkOptions(options, 'consistent attributes tableName')
    const { table } = this
    const params: BatchGetParams = {
      Keys: requests.map(request => request.params() as Record<string, unknown>), // in names of the table
    }
    const consistent = ofType(options, 'consistent', 'boolean')
    if (consistent !== undefined) params.ConsistentRead = consistent as boolean // just checked
    const attributes = attributesOption(options)
    if (attributes) {
      const { partitionKey, sortKey } = table as Table
      // By these, items are found again in the response.
      const added = [
        ['#_pk', partitionKey.name],
        ...(sortKey ? [['#_sk', sortKey.name]] : []),
        entityAttributeOf(table),
      ] as [string, string][]
      const names: ExpressionNames = {}
      params.ProjectionExpression = expressProjection('batchGet', this[$entities], attributes, names, added)
      params.ExpressionAttributeNames = names
    }
    return { [tableNameOption(options, table)]: params }
  }
}
