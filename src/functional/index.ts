export { BatchUnprocessedError } from './batch.js'
export type {
  BatchGetBuilder,
  BatchWriteBuilder,
  ConditionCheckBuilder,
  DeleteBuilder,
  GetBuilder,
  Items,
  PutBuilder,
  QueryBuilder,
  ScanBuilder,
  TransactDeleteParams,
  TransactGetBuilder,
  TransactPutParams,
  TransactUpdateParams,
  TransactWriteBuilder,
  UpdateBuilder,
} from './builders.js'
export type { AttributeRef, Condition, Operators, Ref, Refs, Where } from './condition.js'
export type {
  ArrayItem,
  Columns,
  IndexNames,
  InferInput,
  InferInputFromSchema,
  InferKeyInput,
  InferModel,
  InferModelFromSchema,
  TimestampFields,
} from './inference.js'
export type { TableConfig } from './items.js'
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
export { type ModelActions, Table } from './table.js'
