import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb'
import { checkClient } from '#aws/client'
import type { Table } from '../../../table/table.js'
import type { DocumentClient } from '../../../transport/documentClient.js'
import { inParallel } from '../inParallel.js'
import type { CapacityOption } from '../options.js'
import { addReports } from '../read/capacity.js'
import { countOption } from '../read/readParams.js'
import type { DocumentClientOptions } from '../send.js'

/** Settings that batches of reads and of writes share. All others are handed to the client's `send`. */
export interface BatchOptions extends DocumentClientOptions {
  /** What the response tells of the capacity consumed. */
  readonly capacity?: CapacityOption | undefined
  /** Sends the requests, in place of the first client that a command's table has. */
  readonly documentClient?: DocumentClient | undefined
  /**
   * How often a request is sent at most, while DynamoDB leaves part of it unprocessed; each time later than the last
   * time, by chance. Default: as often as `deadline` allows.
   */
  readonly maxAttempts?: number | undefined
  /**
   * Milliseconds from the call on, after which nothing is sent again: what is unprocessed by then is returned. Default
   * 30,000, or without end where `maxAttempts` is set.
   */
  readonly deadline?: number | undefined
  /** Requests at the same time, for batches of more than one. Default 4. */
  readonly concurrency?: number | undefined
  /** Milliseconds: the longest wait before a request is sent again. It doubles while nothing is processed. Default 50. */
  readonly backoff?: number | undefined
}

/** Requests by the name of their table, as DynamoDB takes them, and gives back those it did not process. */
export type RequestItems = Readonly<Record<string, unknown>>

/** What DynamoDB responded, and what it did not process. */
export interface BatchResult<OUTPUT> {
  readonly outputs: readonly OUTPUT[]
  readonly unprocessed: readonly RequestItems[]
}

/**
 * Sends the requests, as many at the same time as `concurrency` says, and sends again what DynamoDB did not process:
 * after a random time of up to `backoff`, of twice that for each time in a row that nothing was processed, of 5 s at most.
 * Throttling and other passing failures count as such a time; one is thrown if nothing ever succeeded.
 */
export const runBatch = async <OUTPUT>(
  requests: readonly RequestItems[],
  client: DocumentClient,
  commandOf: (requests: RequestItems) => unknown,
  unprocessedOf: (output: OUTPUT) => RequestItems | undefined,
  { maxAttempts, deadline, concurrency, backoff = 50, ...clientOptions }: BatchOptions,
): Promise<BatchResult<OUTPUT>> => {
  const count = (options: BatchOptions): number | undefined =>
    countOption(options, Object.keys(options)[0] as string, true) as number | undefined // just checked
  const attempts = count({ maxAttempts })
  const workers = count({ concurrency }) ?? 4
  const time = count({ deadline }) ?? (attempts ? Number.POSITIVE_INFINITY : 30_000)
  const end = Date.now() + time
  const outputs: OUTPUT[] = []
  const unprocessed: RequestItems[] = []
  let failure: unknown

  await inParallel(requests.length, workers, async (index, isFailed) => {
    let left = requests[index] as RequestItems // index < length
    let stalls = 0
    for (let attempt = 1; ; attempt++) {
      const before = countOf(left)
      try {
        // The command decides what comes back.
        const output = (await client.send(commandOf(left) as never, clientOptions as never)) as OUTPUT
        outputs.push(output)
        left = unprocessedOf(output) ?? {}
      } catch (error) {
        if (!isPassing(error)) throw error
        failure = error
      }
      const after = countOf(left)
      if (!after) return
      stalls = after < before ? 0 : stalls + 1
      if (attempt === attempts || Date.now() >= end || isFailed()) break
      await wait(
        Math.min(end - Date.now(), Math.random() * Math.min(5000, backoff * 2 ** stalls)),
        clientOptions,
      )
    }
    unprocessed.push(left)
  })
  if (failure && !outputs.length) throw failure
  return { outputs, unprocessed }
}

/** The number of requests: of keys to read, or of writes. */
const countOf = (requests: RequestItems): number =>
  Object.values(requests as Record<string, readonly unknown[] | { readonly Keys: readonly unknown[] }>)
    .map(one => ('Keys' in one ? one.Keys : one).length)
    .reduce((sum, length) => sum + length, 0)

const passing =
  /Throttling|Throughput|RequestLimit|InternalServer|ServiceUnavailable|Timeout|ECONN|EPIPE|\b(NetworkError|CorruptResponseError)\b/

/** Whether a failure says nothing of the next attempt. The client tried a few times by now. */
const isPassing = (error: unknown): boolean => {
  const { name, code } = (error ?? {}) as { readonly name?: unknown; readonly code?: unknown }
  return passing.test(`${name} ${code}`)
}

/** Counts the time itself: tests often stop the clock. */
const wait = async (time: number, { abortSignal }: DocumentClientOptions): Promise<void> => {
  for (let left = time; ; left -= 100) {
    // A signal is known by `aborted` alone; most have a reason.
    if (abortSignal?.aborted)
      throw (abortSignal as { readonly reason?: unknown }).reason ?? new Error('Aborted')
    if (left <= 0) return
    await new Promise(resolve => setTimeout(resolve, Math.min(left, 100)))
  }
}

/** The client to send by: the one of the options, else the first that a command's table has. */
export const clientOf = (
  commands: readonly { readonly table: Table }[],
  documentClient: DocumentClient | undefined,
): DocumentClient => {
  const { table } = (commands.find(command => command.table.documentClient) ?? commands[0]) as {
    readonly table: Table
  } // there is one
  return checkClient(documentClient ?? table.getDocumentClient())
}

/** Cuts `all` into parts of up to `size`. */
export const chunksOf = <ONE>(all: readonly ONE[], size: number): ONE[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))

/** The capacities of all responses, summed up by table; `undefined` for none. */
export const sumByTable = (
  outputs: readonly { readonly ConsumedCapacity?: ConsumedCapacity[] | undefined }[],
): ConsumedCapacity[] | undefined => {
  const sums = new Map<unknown, ConsumedCapacity>()
  const all = outputs.flatMap(({ ConsumedCapacity = [] }) => ConsumedCapacity)
  for (const one of all) sums.set(one.TableName, addReports(sums.get(one.TableName), one) as ConsumedCapacity)
  return all.length ? [...sums.values()] : undefined
}
