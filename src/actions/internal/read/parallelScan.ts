import { StatorError } from '../../../errors/statorError.js'
import { showValue } from '../../../internal/showValue.js'
import { inParallel } from '../inParallel.js'
import { invalidOption } from '../options.js'
import type { DocumentClientOptions } from '../send.js'
import { joinPages, type ReadAction, type ReadResponse, readPages } from './pages.js'
import { countOption } from './readParams.js'

/** How far a parallel scan has come, after each of its pages. */
export interface ScanProgress {
  /** The segment that the page is of. */
  readonly segment: number
  /** Segments that were read to their end, of all. */
  readonly segmentsDone: number
  readonly totalSegments: number
  /** Pages so far, of all segments. */
  readonly pages: number
  /** Items that DynamoDB read so far, before the filter. */
  readonly scanned: number
  /** Items so far. */
  readonly items: number
}

/** How to scan all segments at once. */
export interface ParallelScanOptions {
  /** In how many parts to scan the table: 1 to 1,000,000. */
  readonly totalSegments: number
  /** Requests at the same time. Default: one for each segment. */
  readonly concurrency?: number | undefined
  /** Called after each page. What it throws ends the scan. */
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined
}

/** What all segments together respond with. */
export interface ParallelScanResponse<ITEM> extends Omit<ReadResponse<ITEM>, 'LastEvaluatedKey'> {
  /** By segment, where the option `maxPages` ended it; absent if all were read to their end. */
  LastEvaluatedKeys?: (Record<string, unknown> | undefined)[]
}

/** Reads `scan`, made anew for each segment, all segments at once. Their items come in the order of the segments. */
export const scanSegments = async <ITEM>(
  scan: (segment: number, totalSegments: number) => ReadAction,
  options: ParallelScanOptions,
  clientOptions: DocumentClientOptions | undefined,
): Promise<ParallelScanResponse<ITEM>> => {
  const { totalSegments, onProgress } = options ?? {}
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw invalidOption('onProgress', onProgress, 'a function')
  }
  // `params` checks it too, but not that it is one.
  const scans = Array.from({ length: Number.isInteger(totalSegments) ? totalSegments : 0 }, (_, segment) =>
    scan(segment, totalSegments),
  )
  if (!scans.length) throw invalidSegment({ totalSegments })
  const concurrency = (countOption({ ...options }, 'concurrency') as number | undefined) ?? totalSegments
  const results: ReadResponse<unknown>[][] = scans.map(() => [])
  let segmentsDone = 0
  let pages = 0
  let scanned = 0
  let items = 0

  await inParallel(totalSegments, concurrency, async (segment, isFailed) => {
    for await (const { response } of readPages(scans[segment]!, Number.POSITIVE_INFINITY, clientOptions)) {
      if (isFailed()) return
      results[segment]!.push(response)
      pages++
      scanned += response.ScannedCount ?? 0
      items += response.Items?.length ?? 0
      if (!response.LastEvaluatedKey) segmentsDone++
      onProgress?.({ segment, segmentsDone, totalSegments, pages, scanned, items })
    }
  })

  const { LastEvaluatedKey: _, ...response } = joinPages(results.flat())
  const keys = results.map(segment => segment[segment.length - 1]?.LastEvaluatedKey)
  return { ...response, ...(keys.some(Boolean) && { LastEvaluatedKeys: keys }) } as ParallelScanResponse<ITEM> // as the entities' schemas say
}

/** The segments make no sense. */
export const invalidSegment = (payload: {
  readonly segment?: unknown
  readonly totalSegments?: unknown
}): StatorError =>
  new StatorError('scanCommand.invalidSegmentOption', {
    message: `'segment' should be 0 to totalSegments - 1, received ${showValue(payload.segment)} of ${showValue(payload.totalSegments)}.`,
    payload,
  })
