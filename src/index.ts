// Everything, under one roof: a bundle still holds only what its code names. Left to their own paths are what needs a
// package that may not be installed (the zod actions of schemas, the actions of databases), the functional layer, the
// client over fetch and `stator/types`. Names that two actions share come with their host: `executeTransactGet`.

export {
  AccessPattern as EntityAccessPattern,
  IAccessPattern as IEntityAccessPattern,
} from './actions/entity/accessPattern.js'
export * from './actions/entity/batchDelete.js'
export * from './actions/entity/batchGet.js'
export * from './actions/entity/batchPut.js'
export * from './actions/entity/delete.js'
export { EntityDTO, type IEntityDTO } from './actions/entity/dto.js'
export * from './actions/entity/format.js'
export { fromEntityDTO } from './actions/entity/fromDTO.js'
export * from './actions/entity/get.js'
export * from './actions/entity/parse.js'
export * from './actions/entity/parseCondition.js'
export * from './actions/entity/parsePaths.js'
export * from './actions/entity/put.js'
export * from './actions/entity/repository.js'
export * from './actions/entity/spy.js'
export * from './actions/entity/standardSchemer.js'
export * from './actions/entity/transactCheck.js'
export * from './actions/entity/transactDelete.js'
export {
  type ExecuteTransactGetInput,
  type ExecuteTransactGetOptions,
  type ExecuteTransactGetResponses,
  execute as executeTransactGet,
  GetTransaction,
  type GetTransactionOptions,
} from './actions/entity/transactGet.js'
export * from './actions/entity/transactPut.js'
export * from './actions/entity/transactUpdate.js'
export {
  assertTransactionCancelled,
  type ExecuteTransactWriteInput,
  type ExecuteTransactWriteOptions,
  type ExecuteTransactWriteResponses,
  execute as executeTransactWrite,
  type FailedMember,
  isTransactionCancelled,
  type TransactionCancellation,
} from './actions/entity/transactWrite.js'
export * from './actions/entity/update/index.js'
export * from './actions/entity/update/symbols.js'
export * from './actions/entity/updateAttributes.js'
export {
  type AnyOfSchemaDTO,
  type AnySchemaDTO,
  type AnySchemaTransformerDTO,
  type BinarySchemaDTO,
  type BooleanSchemaDTO,
  type CustomDefaultDTO,
  type DefaultDTO,
  type EncodedDefault,
  getSchemaDTO,
  type ISchemaDTO,
  type ItemSchemaDTO,
  type ListSchemaDTO,
  type MapSchemaDTO,
  type NullSchemaDTO,
  type NumberSchemaDTO,
  type RecordSchemaDTO,
  SchemaDTO,
  type SchemaDTOOf,
  type SchemaPropsDTO,
  type SchemaTransformerDTO,
  type SetSchemaDTO,
  type StringSchemaDTO,
  type StringSchemaTransformerDTO,
  type TupleSchemaDTO,
} from './actions/schema/dto.js'
export * from './actions/schema/finder.js'
export * from './actions/schema/format.js'
export { fromSchemaDTO } from './actions/schema/fromDTO.js'
export * from './actions/schema/jsonSchemer.js'
export * from './actions/schema/parse/index.js'
export * from './actions/schema/parseCondition.js'
export * from './actions/schema/parsePaths.js'
export * from './actions/schema/standardSchemer.js'
export {
  AccessPattern as TableAccessPattern,
  IAccessPattern as ITableAccessPattern,
} from './actions/table/accessPattern.js'
export {
  BatchGetCommand,
  type BatchGetCommandOptions,
  type ExecuteBatchGetInput,
  type ExecuteBatchGetOptions,
  type ExecuteBatchGetResponses,
  execute as executeBatchGet,
  type IBatchGetRequest,
  type InvalidBatchItem,
} from './actions/table/batchGet.js'
export {
  BatchWriteCommand,
  type BatchWriteCommandOptions,
  type ExecuteBatchWriteInput,
  type ExecuteBatchWriteOptions,
  type ExecuteBatchWriteResponse,
  execute as executeBatchWrite,
  type IBatchWriteRequest,
  type RequestEntities,
} from './actions/table/batchWrite.js'
export * from './actions/table/deletePartition.js'
export { type ITableDTO, TableDTO } from './actions/table/dto.js'
export { fromTableDTO } from './actions/table/fromDTO.js'
export * from './actions/table/parsePrimaryKey.js'
export * from './actions/table/query.js'
export * from './actions/table/registry.js'
export * from './actions/table/repository.js'
export * from './actions/table/scan.js'
export * from './actions/table/schemer.js'
export * from './actions/table/spy.js'
export * from './database/index.js'
export * from './entity/index.js'
export * from './errors/index.js'
export * from './schema/index.js'
export * from './table/index.js'
export type { IndexNames, IndexSchema } from './table/tableIndex.js'
export * from './transformers/index.js'
export * from './transformers/jsonStringify.js'
export * from './transformers/pipe.js'
export * from './transformers/prefix.js'
export * from './transformers/suffix.js'
export * from './transformers/trim.js'
