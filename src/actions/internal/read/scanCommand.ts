import type { ScanCommandInput } from '@aws-sdk/lib-dynamodb'
import { ScanCommand as AwsScanCommand } from '#aws/scan'
import type { Entity } from '../../../entity/entity.js'
import { $entities } from '../../../table/entitiesOf.js'
import type { Table } from '../../../table/table.js'
import { TableAction } from '../../../table/tableAction.js'
import type { IndexNames } from '../../../table/tableIndex.js'
import { $options, $sentArgs } from '../entityCommand.js'
import { nextOptions } from '../options.js'
import type { DocumentClientOptions, Sendable } from '../send.js'
import {
  $command,
  $reading,
  type Iteration,
  type IterationOptions,
  iterate,
  paginated,
  type ReadResponse,
  sendPages,
  spiedAnswer,
} from './pages.js'
import {
  invalidSegment,
  type ParallelScanOptions,
  type ParallelScanResponse,
  scanSegments,
} from './parallelScan.js'
import type { NamedIndex } from './query.js'
import type { ReadItem } from './readItem.js'
import type {
  IndexOptions,
  ProjectionOptions,
  ReadOptions,
  Select,
  SelectFor,
  StrictRead,
} from './readOptions.js'
import { expressParams, type Reading, selectParams, startParams } from './readParams.js'

/** Settings of {@link ScanCommand}. */
export interface ScanOptions<TABLE extends Table = Table, ENTITIES extends readonly Entity[] = any>
  extends ReadOptions<ENTITIES>,
    ProjectionOptions<ENTITIES, Select> {
  /** The secondary index to read. Default: the table itself. */
  readonly index?: IndexNames<TABLE> | undefined
  /** `true`: reads what was written before, at twice the price. Not of global indexes. Default `false`. */
  readonly consistent?: boolean | undefined
  /** The part of the table to scan: 0 to `totalSegments` - 1. See also {@link IScanCommand.parallel}. */
  readonly segment?: number | undefined
  /** In how many parts the table is scanned, by as many workers: 1 to 1,000,000. */
  readonly totalSegments?: number | undefined
}

/** The option `NAME`, where it is sure to be there. */
type Given<OPTIONS, NAME extends string> = NAME extends keyof OPTIONS
  ? undefined extends OPTIONS[NAME]
    ? never
    : NAME
  : never

/** What options require of each other. A union of options would be checked member by member. Looked up as in `Strict`. */
type Consistency<TABLE extends Table, NEXT> = {
  readonly table: { readonly select?: SelectFor<undefined> | undefined }
  readonly global: Pick<IndexOptions<{ readonly type: 'global' }>, 'consistent'>
  readonly other: unknown
}[NEXT extends unknown
  ? 'index' extends keyof NEXT
    ? NamedIndex<TABLE, NEXT> extends { readonly type: 'global' }
      ? 'global'
      : 'other'
    : 'table'
  : never] &
  {
    readonly all: unknown
    readonly one: { readonly segment: number; readonly totalSegments: number }
  }[NEXT extends unknown
    ? [Given<NEXT, 'segment' | 'totalSegments'>] extends [never]
      ? 'all'
      : 'one'
    : never]

/** The SDK's output, with `Items` read through the schemas of the entities. */
export type ScanResponse<
  TABLE extends Table,
  ENTITIES extends readonly Entity[],
  OPTIONS = {},
> = ReadResponse<ReadItem<TABLE, ENTITIES, NamedIndex<TABLE, OPTIONS>, OPTIONS>>

/** {@link ScanCommand} without its chain: what any scan is assignable to. */
export class IScanCommand<
  in out TABLE extends Table = any,
  in out ENTITIES extends readonly Entity[] = any,
  in out OPTIONS = any,
> extends TableAction<TABLE, ENTITIES> {
  static override actionName = 'scan' as const
  readonly [$options]: OPTIONS

  constructor(table: TABLE, entities?: ENTITIES, options?: OPTIONS) {
    super(table, entities)
    this[$options] = options ?? ({} as OPTIONS) // the default of the type parameter
  }

  [$sentArgs](): [entities: ENTITIES, options: OPTIONS] {
    return [this[$entities], this[$options]]
  }

  [$reading](): Reading {
    const options = this[$options] as Reading['options'] // looked at, not trusted
    return { action: 'scan', table: this.table, entities: this[$entities], options, index: options['index'] }
  }

  [$command](input: object): object {
    return new AwsScanCommand(input as ScanCommandInput) // made by `params`
  }

  /**
   * The request of the first page. Touches no network.
   *
   * @throws `scanCommand.invalidSegmentOption` unless `segment` is one of `totalSegments`
   * @throws `actions.invalidAction` for entities that are none
   * @throws `options.…` for wrong options; what filters and projection throw
   */
  params(): ScanCommandInput {
    const reading = this[$reading]()
    const { segment, totalSegments } = reading.options
    const params = startParams(reading, known)
    selectParams(params, reading)
    expressParams(params, reading, () => {
      if (segment === undefined && totalSegments === undefined) return
      if (totalSegments === undefined) throw invalidSegment({})
      if (!isIndex(totalSegments) || !totalSegments) throw invalidSegment({ totalSegments })
      if (!isIndex(segment) || segment >= totalSegments) throw invalidSegment({ segment, totalSegments })
      params['TotalSegments'] = totalSegments
      params['Segment'] = segment
    })
    return params
  }

  /**
   * Reads one page, or as many as the option `maxPages` says. Costs half a read unit per started 4 KB of what is read
   * (before the filter), one if `consistent`. A page ends at 1 MB; `LastEvaluatedKey` tells where the next one starts.
   *
   * Rejects with what {@link params} throws, with `formatter.…` or `scanCommand.noEntityMatched` for items that fit no
   * entity, or with the SDK's own error as it is.
   */
  send(
    this: Sendable<TABLE>,
    clientOptions?: DocumentClientOptions,
  ): Promise<ScanResponse<TABLE, ENTITIES, OPTIONS>> {
    return sendPages(this, clientOptions)
  }

  /**
   * One response of {@link send} after the other, to the end: each of one page, or of as many as the option `maxPages`
   * says. A spy sees each as a scan of its own. See also {@link pages}.
   *
   * @example
   * for await (const { Items } of scan.paginate()) …
   */
  paginate(
    this: Sendable<TABLE>,
    clientOptions?: DocumentClientOptions,
  ): AsyncGenerator<ScanResponse<TABLE, ENTITIES, OPTIONS>, void, unknown> {
    const scan = this as IScanCommand // it is one
    return paginated(
      scan,
      exclusiveStartKey =>
        new IScanCommand(scan.table, scan[$entities], { ...scan[$options], exclusiveStartKey }),
      clientOptions,
    )
  }

  /**
   * The pages, one after the other, to the end or as far as the option `maxPages` says.
   *
   * @example
   * for await (const { Items } of scan.pages()) …
   */
  pages(
    this: Sendable<TABLE>,
    options?: IterationOptions,
    clientOptions?: DocumentClientOptions,
  ): Iteration<ScanResponse<TABLE, ENTITIES, OPTIONS>> {
    return iterate(this, false, options, clientOptions)
  }

  /**
   * The items, one after the other, page by page as they are asked for.
   *
   * @example
   * for await (const item of scan.items({ take: 100 })) …
   */
  items(
    this: Sendable<TABLE>,
    options?: IterationOptions,
    clientOptions?: DocumentClientOptions,
  ): Iteration<ReadItem<TABLE, ENTITIES, NamedIndex<TABLE, OPTIONS>, OPTIONS>> {
    return iterate(this, true, options, clientOptions)
  }

  /**
   * Reads all segments at once, each to its end (or as far as the option `maxPages` says), and resolves with all items
   * in the order of the segments. The first failure ends them all.
   *
   * @example
   * await scan.parallel({ totalSegments: 8, onProgress: ({ scanned }) => console.log(scanned) })
   *
   * @throws `scanCommand.invalidSegmentOption` unless `totalSegments` is an integer above 0, or with the option `segment`
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html#Scan.ParallelScan
   */
  async parallel(
    this: Sendable<TABLE>,
    options: ParallelScanOptions,
    clientOptions?: DocumentClientOptions,
  ): Promise<ParallelScanResponse<ReadItem<TABLE, ENTITIES, NamedIndex<TABLE, OPTIONS>, OPTIONS>>> {
    const scan = this as IScanCommand // it is one
    const own = scan[$reading]().options
    if (own['segment'] !== undefined) throw invalidSegment({ segment: own['segment'] })
    const answer = await spiedAnswer(scan)
    // What the test says the response is.
    if (answer !== undefined) return answer as never
    return scanSegments(
      (segment, totalSegments) =>
        new IScanCommand(scan.table, scan[$entities], { ...own, segment, totalSegments }),
      options,
      clientOptions,
    )
  }
}

/**
 * Reads all items of a table or of an index, in no order. It costs what reading all of them costs, whatever the filter
 * leaves.
 *
 * @example
 * const { Items } = await table.build(ScanCommand).entities(Parcel).options({ limit: 100 }).send()
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
 */
export class ScanCommand<
  in out TABLE extends Table = any,
  in out ENTITIES extends readonly Entity[] = any,
  in out OPTIONS = any,
> extends IScanCommand<TABLE, ENTITIES, OPTIONS> {
  /** Returns a copy for the items of these entities, in place of earlier ones. */
  entities<NEXT extends readonly Entity[]>(...entities: NEXT): ScanCommand<TABLE, NEXT, OPTIONS> {
    return new ScanCommand(this.table, entities, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<const NEXT extends ScanOptions<TABLE, ENTITIES>>(
    options: (StrictRead<NEXT, ScanOptions> & Consistency<TABLE, NEXT>) | ((previous: OPTIONS) => NEXT),
  ): ScanCommand<TABLE, ENTITIES, NEXT> {
    return new ScanCommand(this.table, this[$entities], nextOptions<NEXT>(options, this[$options]))
  }
}

const known =
  'attributes capacity consistent entityAttrFilter exclusiveStartKey filter filters index invalidItems limit maxPages noEntityMatchBehavior segment select showEntityAttr tableName totalSegments'

const isIndex = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0
