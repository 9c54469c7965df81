export type { InvalidItem } from '../internal/read/itemReader.js'
export type { Iteration, IterationOptions } from '../internal/read/pages.js'
export type {
  ParallelScanOptions,
  ParallelScanResponse,
  ScanProgress,
} from '../internal/read/parallelScan.js'
export {
  IScanCommand,
  ScanCommand,
  type ScanOptions,
  type ScanResponse,
} from '../internal/read/scanCommand.js'
