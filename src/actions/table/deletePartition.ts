export {
  DeletePartitionCommand,
  type DeletePartitionOptions,
  type DeletePartitionResponse,
} from '../internal/deletePartitionCommand.js'
