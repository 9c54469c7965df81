import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb'
import type { BatchWriteCommandOutput, QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Entity } from '../../entity/entity.js'
import { $entities } from '../../table/entitiesOf.js'
import { primaryKeyOf } from '../../table/key.js'
import type { Table } from '../../table/table.js'
import { TableAction } from '../../table/tableAction.js'
import { runWrites, writeFields } from './batch/executeBatchWrite.js'
import { clientOf, sumByTable } from './batch/runBatch.js'
import { $options, $sentArgs, incompleteAction } from './entityCommand.js'
import { entityKey } from './entityItem.js'
import { checkOptions, nextOptions, type Strict } from './options.js'
import type { RawItem } from './read/itemReader.js'
import { joinPages, readPages, spiedAnswer } from './read/pages.js'
import type { AnyQueryOf, NamedIndex, Query } from './read/query.js'
import { $query, QueryCommand } from './read/queryCommand.js'
import { $entity } from './read/readItem.js'
import type { IndexOptions, ReadOptions } from './read/readOptions.js'
import type { DocumentClientOptions, Sendable } from './send.js'

interface OwnOptions<ENTITIES extends readonly Entity[]>
  extends Pick<
    ReadOptions<ENTITIES>,
    | 'capacity'
    | 'entityAttrFilter'
    | 'exclusiveStartKey'
    | 'filters'
    | 'limit'
    | 'noEntityMatchBehavior'
    | 'tableName'
  > {
  /** `true`: from the last sort key to the first. Default `false`. */
  readonly reverse?: boolean | undefined
}

/** Settings of {@link DeletePartitionCommand}: those of the query that finds what to delete. */
export type DeletePartitionOptions<
  TABLE extends Table = Table,
  ENTITIES extends readonly Entity[] = any,
  QUERY extends Query<TABLE> = AnyQueryOf<TABLE>,
> = OwnOptions<ENTITIES> & IndexOptions<NamedIndex<TABLE, QUERY>>

/** What was read and deleted. */
export interface DeletePartitionResponse {
  /** Never set, as the whole partition is read. */
  // As the SDK has it.
  LastEvaluatedKey?: Record<string, any>
  /** Items found. */
  Count?: number
  /** Items read, before the filter. */
  ScannedCount?: number
  /** With the option `capacity`: of all deletions, by table. Empty if there was nothing to delete. */
  BatchWriteConsumedCapacity?: ConsumedCapacity[]
  /** With the option `capacity`: of all pages read. */
  QueryConsumedCapacity?: ConsumedCapacity
}

/**
 * Deletes the items of one partition, or of a range of it, that belong to the entities: reads page by page, and deletes
 * what each page holds. Items need not fit their schema, as long as they have the name of their entity. Not all or
 * nothing: what fails midway has deleted the pages before. Costs what the query costs, and 1 write unit per started KB
 * of each item.
 *
 * @example
 * await table
 *   .build(DeletePartitionCommand)
 *   .entities(Parcel, Truck)
 *   .query({ partition: 'depot#1' })
 *   .send()
 */
export class DeletePartitionCommand<
  in out TABLE extends Table = any,
  in out ENTITIES extends readonly Entity[] = any,
  in out QUERY extends Query<TABLE> = any,
  in out OPTIONS = any,
> extends TableAction<TABLE, ENTITIES> {
  static override actionName = 'deletePartition' as const
  readonly [$query]: QUERY | undefined
  readonly [$options]: OPTIONS

  constructor(table: TABLE, entities?: ENTITIES, query?: QUERY, options?: OPTIONS) {
    super(table, entities)
    this[$query] = query
    this[$options] = options ?? ({} as OPTIONS) // the default of the type parameter
  }

  /** Returns a copy that deletes items of these entities, in place of earlier ones. */
  entities<NEXT extends readonly Entity[]>(
    ...entities: NEXT
  ): DeletePartitionCommand<TABLE, NEXT, QUERY, OPTIONS> {
    return new DeletePartitionCommand(this.table, entities, this[$query], this[$options])
  }

  /** Returns a copy that deletes this partition, or this range of it. */
  query<const NEXT extends Query<TABLE>>(
    query: NEXT,
  ): DeletePartitionCommand<TABLE, ENTITIES, NEXT, OPTIONS> {
    return new DeletePartitionCommand(this.table, this[$entities], query, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<const NEXT extends DeletePartitionOptions<TABLE, ENTITIES, QUERY>>(
    options: Strict<NEXT, DeletePartitionOptions> | ((previous: OPTIONS) => NEXT),
  ): DeletePartitionCommand<TABLE, ENTITIES, QUERY, NEXT> {
    return new DeletePartitionCommand(
      this.table,
      this[$entities],
      this[$query],
      nextOptions<NEXT>(options, this[$options]),
    )
  }

  /** @throws `actions.incompleteAction` before there is a query, and entities */
  [$sentArgs](): [entities: ENTITIES, query: QUERY, options: OPTIONS] {
    const entities = this[$entities]
    const query = this[$query]
    if (!entities?.length) throw incompleteAction(this, 'entities')
    if (!query) throw incompleteAction(this, 'query')
    return [entities, query, this[$options]]
  }

  /** The query that finds what to delete, from `exclusiveStartKey` on. */
  queryCommand(from?: { readonly exclusiveStartKey?: RawItem }): QueryCommand<TABLE, ENTITIES, QUERY> {
    const exclusiveStartKey = from?.exclusiveStartKey
    const [entities, query, options] = this[$sentArgs]()
    return new QueryCommand(this.table, entities, query, {
      ...options,
      ...(exclusiveStartKey && { exclusiveStartKey }),
      attributes: undefined,
      tagEntities: true,
      maxPages: 16,
    })
  }

  /**
   * The request of the first page of the query. Touches no network.
   *
   * @throws `actions.incompleteAction` before there is a query, and entities
   * @throws `options.…` for wrong options; what the query's `params` throw
   */
  params(): QueryCommandInput {
    checkOptions(
      this[$options] as Readonly<Record<string, unknown>>, // looked at, not trusted
      'capacity consistent entityAttrFilter exclusiveStartKey filters limit noEntityMatchBehavior reverse tableName',
    )
    return this.queryCommand().params()
  }

  /**
   * Deletes. Nothing is deleted unless all that {@link params} checks is right. Rejects with what it throws, with
   * `queryCommand.noEntityMatched` for items of no entity, or with the SDK's own error as it is.
   */
  async send(this: Sendable<TABLE>, clientOptions?: DocumentClientOptions): Promise<DeletePartitionResponse> {
    return deletePartition(this as DeletePartitionCommand, clientOptions) // it is one
  }
}

const deletePartition = async (
  command: DeletePartitionCommand,
  clientOptions: DocumentClientOptions | undefined,
): Promise<DeletePartitionResponse> => {
  const answer = await spiedAnswer(command)
  if (answer !== undefined) return answer as DeletePartitionResponse // what the test says the response is

  const { table } = command
  const { TableName } = command.params()
  const [entities, , options] = command[$sentArgs]() as [readonly Entity[], Query, DeletePartitionOptions] // checked by `params`
  const { capacity, noEntityMatchBehavior = 'THROW' } = options
  const client = clientOf([command], undefined)
  const fields = writeFields({ capacity })
  const writes: BatchWriteCommandOutput[] = []
  const remove = async (keys: readonly RawItem[]): Promise<void> => {
    let requests = keys.map(Key => ({ DeleteRequest: { Key } }))
    // Ends in the failure where DynamoDB does nothing in all of the time of a batch.
    while (requests.length) {
      const { outputs, unprocessed } = await runWrites(
        // The name is set by `params`.
        requests.map((request, index) => ({ tableName: TableName as string, request, index })),
        client,
        fields,
        { ...clientOptions },
      )
      writes.push(...outputs)
      requests = unprocessed.flatMap(one => Object.values(one)).flat() as typeof requests // those of above
    }
  }

  const query = command.queryCommand()
  let pages = [await spiedAnswer(query)]
  if (pages[0]) {
    const { Items = [] } = pages[0]
    // Such items are in names of code.
    const tagged = Items as { readonly [$entity]?: string }[]
    await remove(
      tagged.map(item =>
        entityKey(entities.find(({ entityName }) => entityName === item[$entity]) ?? entities[0]!, item),
      ),
    )
  } else {
    pages = []
    const whole = query.options(previous => ({
      ...previous,
      maxPages: Number.POSITIVE_INFINITY,
      // What has the name of an entity is deleted, whether it fits or not.
      invalidItems: 'collect',
      noEntityMatchBehavior,
    }))
    for await (const { response, sources } of readPages(whole, 1, clientOptions)) {
      const { InvalidItems = [], Items: _, ...page } = response
      pages.push(page)
      await remove(
        [...sources, ...InvalidItems.map(({ item }) => item)].map(item => primaryKeyOf(table, item)),
      )
    }
  }

  const { Count, ScannedCount, ConsumedCapacity } = joinPages(pages as object[]) // one at least
  const deletions = writes.length ? sumByTable(writes) : []
  return {
    ...(Count !== undefined && { Count }),
    ...(ScannedCount !== undefined && { ScannedCount }),
    ...(deletions && { BatchWriteConsumedCapacity: deletions }),
    ...(ConsumedCapacity && { QueryConsumedCapacity: ConsumedCapacity }),
  }
}
