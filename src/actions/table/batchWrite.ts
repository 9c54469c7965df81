export {
  BatchWriteCommand,
  type BatchWriteCommandOptions,
  type IBatchWriteRequest,
} from '../internal/batch/batchWriteCommand.js'
export {
  type ExecuteBatchWriteInput,
  type ExecuteBatchWriteOptions,
  type ExecuteBatchWriteResponse,
  execute,
} from '../internal/batch/executeBatchWrite.js'
export type { RequestEntities } from '../internal/batch/requests.js'
