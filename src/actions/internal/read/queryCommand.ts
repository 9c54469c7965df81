import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { QueryCommand as AwsQueryCommand } from '#aws/query'
import type { Entity } from '../../../entity/entity.js'
import { $entities } from '../../../table/entitiesOf.js'
import type { Table } from '../../../table/table.js'
import { TableAction } from '../../../table/tableAction.js'
import { $options, $sentArgs, incompleteAction } from '../entityCommand.js'
import { nextOptions } from '../options.js'
import type { DocumentClientOptions, Sendable } from '../send.js'
import { invalidQuery, writeKeyCondition } from './keyCondition.js'
import {
  $command,
  $reading,
  type Iteration,
  type IterationOptions,
  iterate,
  paginated,
  type ReadResponse,
  sendPages,
} from './pages.js'
import type { AnyQueryOf, NamedIndex, Query } from './query.js'
import type { ReadItem } from './readItem.js'
import type { IndexOptions, ProjectionOptions, ReadOptions, SelectFor, StrictRead } from './readOptions.js'
import { expressParams, type Reading, selectParams, startParams } from './readParams.js'

/** Under this symbol a command holds its query. */
export const $query: unique symbol = /*#__PURE__*/ Symbol('$query')

interface OwnOptions<ENTITIES extends readonly Entity[]> extends ReadOptions<ENTITIES> {
  /** `true`: from the last sort key to the first. Default `false`. */
  readonly reverse?: boolean | undefined
  /** `true`: every item has its entity's name under the symbol `$entity`. Default `false`. */
  readonly tagEntities?: boolean | undefined
}

/** Settings of {@link QueryCommand}, as its index and its entities allow. */
export type QueryOptions<
  TABLE extends Table = Table,
  ENTITIES extends readonly Entity[] = any,
  QUERY extends Query<TABLE> = AnyQueryOf<TABLE>,
> = OwnOptions<ENTITIES> &
  IndexOptions<NamedIndex<TABLE, QUERY>> &
  ProjectionOptions<ENTITIES, SelectFor<NamedIndex<TABLE, QUERY>>>

/** The SDK's output, with `Items` read through the schemas of the entities. */
export type QueryResponse<
  TABLE extends Table,
  QUERY extends Query<TABLE>,
  ENTITIES extends readonly Entity[],
  OPTIONS = {},
> = ReadResponse<ReadItem<TABLE, ENTITIES, NamedIndex<TABLE, QUERY>, OPTIONS>>

/** {@link QueryCommand} without its chain: what any query is assignable to. */
export class IQueryCommand<
  in out TABLE extends Table = any,
  in out ENTITIES extends readonly Entity[] = any,
  in out QUERY extends Query<TABLE> = any,
  in out OPTIONS = any,
> extends TableAction<TABLE, ENTITIES> {
  static override actionName = 'query' as const
  readonly [$query]: QUERY | undefined
  readonly [$options]: OPTIONS

  constructor(table: TABLE, entities?: ENTITIES, query?: QUERY, options?: OPTIONS) {
    super(table, entities)
    this[$query] = query
    this[$options] = options ?? ({} as OPTIONS) // the default of the type parameter
  }

  /** @throws `actions.incompleteAction` before there is a query */
  [$sentArgs](): [entities: ENTITIES, query: QUERY, options: OPTIONS] {
    const query = this[$query]
    if (!query) throw incompleteAction(this, 'query')
    return [this[$entities], query, this[$options]]
  }

  [$reading](): Reading {
    const [entities, { index }, options] = this[$sentArgs]()
    return { action: 'query', table: this.table, entities, options: options as Reading['options'], index }
  }

  [$command](input: object): object {
    return new AwsQueryCommand(input as QueryCommandInput) // made by `params`
  }

  /**
   * The request of the first page. Touches no network, and can be detached.
   *
   * @throws `actions.incompleteAction` before there is a query
   * @throws `queryCommand.…`, `actions.invalidExpressionAttributePath` for a query that does not fit its index
   * @throws `actions.invalidAction` for entities that are none
   * @throws `options.…` for wrong options; what filters and projection throw
   */
  params = (): QueryCommandInput => {
    const reading = this[$reading]()
    const { table, options } = reading
    const params = startParams(reading, known)
    const reverse = flag('reverse', options)
    if (reverse !== undefined) params['ScanIndexForward'] = !reverse
    selectParams(params, reading)
    expressParams(
      params,
      reading,
      () => flag('tagEntities', options),
      (writer, index) => writeKeyCondition(writer, table, index, this[$query] as Query),
    )
    return params
  }

  /**
   * Reads one page, or as many as the option `maxPages` says. Costs half a read unit per started 4 KB of what is read
   * (before the filter), one if `consistent`. A page ends at 1 MB; `LastEvaluatedKey` tells where the next one starts.
   *
   * Rejects with what {@link params} throws, with `formatter.…` or `queryCommand.noEntityMatched` for items that fit no
   * entity, or with the SDK's own error as it is.
   */
  send(
    this: Sendable<TABLE>,
    clientOptions?: DocumentClientOptions,
  ): Promise<QueryResponse<TABLE, QUERY, ENTITIES, OPTIONS>> {
    return sendPages(this, clientOptions)
  }

  /**
   * One response of {@link send} after the other, to the end: each of one page, or of as many as the option `maxPages`
   * says. A spy sees each as a query of its own. See also {@link pages}.
   *
   * @example
   * for await (const { Items } of query.paginate()) …
   */
  paginate(
    this: Sendable<TABLE>,
    clientOptions?: DocumentClientOptions,
  ): AsyncGenerator<QueryResponse<TABLE, QUERY, ENTITIES, OPTIONS>, void, unknown> {
    const query = this as IQueryCommand // it is one
    return paginated(
      query,
      exclusiveStartKey =>
        new IQueryCommand(query.table, query[$entities], query[$query], {
          ...query[$options],
          exclusiveStartKey,
        }),
      clientOptions,
    )
  }

  /**
   * The pages, one after the other, to the end or as far as the option `maxPages` says.
   *
   * @example
   * for await (const { Items } of query.pages()) …
   */
  pages(
    this: Sendable<TABLE>,
    options?: IterationOptions,
    clientOptions?: DocumentClientOptions,
  ): Iteration<QueryResponse<TABLE, QUERY, ENTITIES, OPTIONS>> {
    return iterate(this, false, options, clientOptions)
  }

  /**
   * The items, one after the other, page by page as they are asked for.
   *
   * @example
   * const newest = query.options({ reverse: true, limit: 20 }).items({ take: 20 })
   * for await (const item of newest) …
   * newest.ended // 'take': there may be more, behind `newest.lastEvaluatedKey`
   */
  items(
    this: Sendable<TABLE>,
    options?: IterationOptions,
    clientOptions?: DocumentClientOptions,
  ): Iteration<ReadItem<TABLE, ENTITIES, NamedIndex<TABLE, QUERY>, OPTIONS>> {
    return iterate(this, true, options, clientOptions)
  }
}

/**
 * Reads the items of one partition, of the table or of an index, in the order of their sort key.
 *
 * @example
 * const { Items } = await table
 *   .build(QueryCommand)
 *   .entities(Parcel, Truck)
 *   .query({ partition: 'depot#1', range: { beginsWith: '2031-' } })
 *   .options({ filters: { Parcel: { attr: 'grams', gt: 500 } } })
 *   .send()
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
 */
export class QueryCommand<
  in out TABLE extends Table = any,
  in out ENTITIES extends readonly Entity[] = any,
  in out QUERY extends Query<TABLE> = any,
  in out OPTIONS = any,
> extends IQueryCommand<TABLE, ENTITIES, QUERY, OPTIONS> {
  /** Returns a copy for the items of these entities, in place of earlier ones. */
  entities<NEXT extends readonly Entity[]>(...entities: NEXT): QueryCommand<TABLE, NEXT, QUERY, OPTIONS> {
    return new QueryCommand(this.table, entities, this[$query], this[$options])
  }

  /** Returns a copy that reads this partition, or this range of it. */
  query<const NEXT extends Query<TABLE>>(query: NEXT): QueryCommand<TABLE, ENTITIES, NEXT, OPTIONS> {
    return new QueryCommand(this.table, this[$entities], query, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<const NEXT extends QueryOptions<TABLE, ENTITIES, QUERY>>(
    options: StrictRead<NEXT, QueryOptions> | ((previous: OPTIONS) => NEXT),
  ): QueryCommand<TABLE, ENTITIES, QUERY, NEXT> {
    return new QueryCommand(
      this.table,
      this[$entities],
      this[$query],
      nextOptions<NEXT>(options, this[$options]),
    )
  }
}

const known =
  'attributes capacity consistent entityAttrFilter exclusiveStartKey filter filters invalidItems limit maxPages noEntityMatchBehavior reverse select showEntityAttr tableName tagEntities'

/** An option that only queries have, and errors of their own. */
const flag = (name: 'reverse' | 'tagEntities', options: Reading['options']): unknown => {
  const value = options[name]
  if (value === undefined || typeof value === 'boolean') return value
  throw invalidQuery(name === 'reverse' ? 'ReverseOption' : 'TagEntitiesOption', value, 'a boolean')
}
