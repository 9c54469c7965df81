export type { InvalidItem } from '../internal/read/itemReader.js'
export type { Iteration, IterationOptions } from '../internal/read/pages.js'
export type { Query } from '../internal/read/query.js'
export {
  IQueryCommand,
  QueryCommand,
  type QueryOptions,
  type QueryResponse,
} from '../internal/read/queryCommand.js'
export { $entity } from '../internal/read/readItem.js'
