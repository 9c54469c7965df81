export { BatchUnprocessedError } from './batch.js'
export type { AttributeRef, Condition, Operators, Ref, Refs, Where } from './condition.js'
export type {
  ArrayItem,
  InferInput,
  InferInputFromSchema,
  InferKeyInput,
  InferModel,
  InferModelFromSchema,
  TimestampFields,
} from './inference.js'
export {
  type Client,
  createDynamoDBLogger,
  type DynamoDBLogger,
  type DynamoDBLoggerConfig,
} from './logger.js'
export type { ModelEntity, SchemaTable } from './modelEntity.js'
export type { Page } from './reads.js'
export type {
  ArrayAttributeDefinition,
  AttributeDefinition,
  AttributesDefinition,
  IndexDefinition,
  IndexesDefinition,
  KeyDefinition,
  ModelDefinition,
  ObjectAttributeDefinition,
  PrimaryKeyDefinition,
  ScalarAttributeDefinition,
  SchemaDefinition,
  SchemaParams,
  SetAttributeDefinition,
  Validate,
} from './schemaDefinition.js'
export {
  type BatchGetBuilder,
  type BatchWriteBuilder,
  type ConditionCheckBuilder,
  type DeleteBuilder,
  type GetBuilder,
  type Items,
  type ModelActions,
  type PutBuilder,
  type QueryBuilder,
  type ScanBuilder,
  Table,
  type TableConfig,
  type TransactDeleteParams,
  type TransactGetBuilder,
  type TransactPutParams,
  type TransactUpdateParams,
  type TransactWriteBuilder,
  type UpdateBuilder,
} from './table.js'
export { ulid } from './ulid.js'
