import type { QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import { $interceptor, type Table } from '../../../table/table.js'
import { keyNamesOf } from '../../../table/tableIndex.js'
import { type DocumentClientOptions, sendRequest } from '../send.js'
import { addReports } from './capacity.js'
import { type InvalidItem, itemReader, type RawItem } from './itemReader.js'
import { countOption, indexOf, type Reading } from './readParams.js'

/** What a query or a scan responds with, for one page or for several. */
export interface ReadResponse<ITEM> extends Omit<QueryCommandOutput, 'Items' | '$metadata'> {
  /** The items, read through the schemas of their entities. Empty for `select: 'COUNT'`. */
  Items?: ITEM[]
  /** With `invalidItems: 'collect'`: the items that did not fit. */
  InvalidItems?: InvalidItem[]
  /** Of the request, if there was one only. */
  $metadata?: QueryCommandOutput['$metadata']
}

/** How far `pages()` and `items()` go. */
export interface IterationOptions {
  /** Items the caller wants: once there are as many, nothing more is requested. Default: all. */
  readonly take?: number | undefined
}

/**
 * Pages, or items, one after the other: `for await (const item of query.items())`. Nothing is requested before it is
 * asked for, and nothing after the caller stops.
 */
export interface Iteration<VALUE> extends AsyncGenerator<VALUE, undefined, undefined> {
  /**
   * Why it ended: there is nothing more, `take` or `maxPages` was reached, the caller stopped, or a request failed.
   * `undefined` as long as it goes on.
   */
  readonly ended: 'all' | 'take' | 'maxPages' | 'stopped' | 'failed' | undefined
  /**
   * Where another one goes on, by the option `exclusiveStartKey`: behind the last value given, even within a page.
   * `undefined` if nothing more is there (or if a projection left out that item's key).
   */
  readonly lastEvaluatedKey: Record<string, unknown> | undefined
}

/** Under this symbol a query or a scan tells what it reads. */
export const $reading: unique symbol = /*#__PURE__*/ Symbol('$reading')
/** Under this symbol a query or a scan makes the SDK's command of a request. */
export const $command: unique symbol = /*#__PURE__*/ Symbol('$command')

/** A query or a scan, as far as its pages go. */
export interface ReadAction {
  readonly table: Table
  params: () => object
  [$reading](): Reading
  [$command](input: object): object
}

interface Page {
  readonly response: ReadResponse<unknown>
  /** Its items as they are stored, in the same order. */
  readonly sources: readonly RawItem[]
}

/** What a spy on the table answers in place of DynamoDB; `undefined` for nothing. */
export const spiedAnswer = async (action: {
  readonly table: Table
}): Promise<ReadResponse<unknown> | undefined> =>
  action.table[$interceptor]?.(action) as ReadResponse<unknown> | undefined // what the test says it is

/** The pages, as they are asked for. */
export async function* readPages(
  action: ReadAction,
  defaultMaxPages: number,
  clientOptions: DocumentClientOptions | undefined,
): AsyncGenerator<Page> {
  const reading = action[$reading]()
  const { maxPages = defaultMaxPages } = reading.options as { readonly maxPages?: number } // checked by `params`
  let input = action.params()
  const read = itemReader(reading)
  for (let page = 0; page < maxPages; page++) {
    const command = action[$command](input)
    const output = await sendRequest<QueryCommandOutput>(action.table, command, clientOptions)
    const { Items, LastEvaluatedKey, ...rest } = output
    const { items, sources, invalid } = read(Items ?? [])
    const response: ReadResponse<unknown> = { Items: items, ...rest }
    if (LastEvaluatedKey) response.LastEvaluatedKey = LastEvaluatedKey
    if (invalid.length) response.InvalidItems = invalid
    yield { response, sources }
    if (!LastEvaluatedKey) return
    input = { ...input, ExclusiveStartKey: LastEvaluatedKey }
  }
}

/** As {@link readPages}, unless a spy answers: with one page then. */
async function* spiedPages(
  action: ReadAction,
  defaultMaxPages: number,
  clientOptions: DocumentClientOptions | undefined,
): AsyncGenerator<Page> {
  const response = await spiedAnswer(action)
  if (response === undefined) yield* readPages(action, defaultMaxPages, clientOptions)
  else yield { response, sources: (response?.Items ?? []) as RawItem[] } // whatever they are
}

/**
 * Reads the first page, or as many as the option `maxPages` says, as one response.
 *
 * @param action untyped, as the `this` of a `send` is
 */
export const sendPages = async <ITEM>(
  action: unknown,
  clientOptions: DocumentClientOptions | undefined,
): Promise<ReadResponse<ITEM>> => {
  const pages: ReadResponse<unknown>[] = []
  for await (const { response } of spiedPages(action as ReadAction, 1, clientOptions)) pages.push(response)
  return joinPages(pages) as ReadResponse<ITEM> // as the entities' schemas say
}

/**
 * One response after the other, each of a command of its own.
 *
 * @param command untyped, as for {@link sendPages}
 * @param startingAt the same command, to start behind a key
 */
export async function* paginated<RESPONSE extends ReadResponse<unknown>>(
  command: unknown,
  startingAt: (key: Record<string, unknown>) => unknown,
  clientOptions: DocumentClientOptions | undefined,
): AsyncGenerator<RESPONSE, void, unknown> {
  for (let next: unknown = command; next; ) {
    const response = await (next as { send(clientOptions: unknown): Promise<RESPONSE> }).send(clientOptions)
    yield response
    const { LastEvaluatedKey } = response
    next = LastEvaluatedKey && startingAt(LastEvaluatedKey)
  }
}

/** Several responses as one: items in order, numbers and capacities summed up. */
export const joinPages = (pages: readonly ReadResponse<unknown>[]): ReadResponse<unknown> => {
  if (pages.length === 1) return pages[0] as ReadResponse<unknown>
  const joined: ReadResponse<unknown> = { Items: pages.flatMap(({ Items = [] }) => Items) }
  const { LastEvaluatedKey } = pages[pages.length - 1] as ReadResponse<unknown> // there is one
  if (LastEvaluatedKey) joined.LastEvaluatedKey = LastEvaluatedKey
  for (const field of ['Count', 'ScannedCount'] as const) {
    if (pages.every(page => page[field] !== undefined)) {
      joined[field] = pages.reduce((sum, page) => sum + (page[field] as number), 0)
    }
  }
  const capacity = pages.map(({ ConsumedCapacity }) => ConsumedCapacity).reduce(addReports)
  if (capacity) joined.ConsumedCapacity = capacity
  const invalid = pages.flatMap(({ InvalidItems = [] }) => InvalidItems)
  if (invalid.length) joined.InvalidItems = invalid
  return joined
}

/** Reads on, page by page (or item by item), as far as the caller wants. */
export const iterate = <VALUE>(
  command: unknown,
  single: boolean,
  options: IterationOptions | undefined,
  clientOptions: DocumentClientOptions | undefined,
): Iteration<VALUE> => {
  const action = command as ReadAction // as for `sendPages`
  let ended: Iteration<VALUE>['ended']
  let page: Page | undefined
  /** How many of the page's items were given. */
  let given = 0
  const lastEvaluatedKey = (): Record<string, unknown> | undefined =>
    page &&
    (given < page.sources.length
      ? startKey(action[$reading](), page.sources[given - 1]!)
      : page.response.LastEvaluatedKey)

  const values = async function* (): AsyncGenerator<unknown, undefined> {
    let end: Iteration<VALUE>['ended'] = 'stopped'
    try {
      let left = (countOption({ ...options }, 'take') as number | undefined) ?? Number.POSITIVE_INFINITY // just checked
      for await (page of spiedPages(action, Number.POSITIVE_INFINITY, clientOptions)) {
        const { response, sources } = page
        const { Items = [] } = response
        const count = Math.min(left, Items.length)
        left -= count
        if (single) for (given = 0; given < count; ) yield Items[given++]
        else {
          given = count
          yield count < sources.length ? { ...response, Items: Items.slice(0, count) } : response
        }
        if (!left) {
          end = 'take'
          return
        }
      }
      end = page?.response.LastEvaluatedKey ? 'maxPages' : 'all'
    } catch (error) {
      end = 'failed'
      throw error
    } finally {
      ended = end
    }
    return
  }
  return Object.defineProperties(values(), {
    ended: { get: () => ended },
    lastEvaluatedKey: { get: lastEvaluatedKey },
  }) as Iteration<VALUE> // as the entities' schemas say
}

/** Where to go on behind an item: its key in the table and in the index. */
const startKey = (reading: Reading, item: RawItem): Record<string, unknown> | undefined => {
  const { table } = reading
  const names = [...keyNamesOf(table), ...keyNamesOf(table, indexOf(reading))]
  if (names.every(name => item[name] !== undefined)) {
    return Object.fromEntries(names.map(name => [name, item[name]]))
  }
}
