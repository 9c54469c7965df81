export {
  BatchGetCommand,
  type BatchGetCommandOptions,
  type IBatchGetRequest,
} from '../internal/batch/batchGetCommand.js'
export {
  type ExecuteBatchGetInput,
  type ExecuteBatchGetOptions,
  type ExecuteBatchGetResponses,
  execute,
  type InvalidBatchItem,
} from '../internal/batch/executeBatchGet.js'
