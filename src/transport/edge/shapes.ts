// What DynamoDB takes and returns, as the SDK's document client types it: declarations of `stator/edge` name these in
// place of `@aws-sdk/lib-dynamodb`. Without the fields that DynamoDB keeps for compatibility only.

import type { ResponseMetadata } from '../fetch/exceptions.js'

/** A value as it is in code. */
export type NativeAttributeValue = unknown

type Item = Record<string, NativeAttributeValue>

/** What a response tells beside its output. */
interface Output {
  readonly $metadata: ResponseMetadata
}

export type ReturnConsumedCapacity = 'INDEXES' | 'NONE' | 'TOTAL'
export type ReturnItemCollectionMetrics = 'NONE' | 'SIZE'
export type ReturnValue = 'ALL_NEW' | 'ALL_OLD' | 'NONE' | 'UPDATED_NEW' | 'UPDATED_OLD'
export type ReturnValuesOnConditionCheckFailure = 'ALL_OLD' | 'NONE'
export type Select = 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | 'COUNT' | 'SPECIFIC_ATTRIBUTES'

export interface Capacity {
  ReadCapacityUnits?: number | undefined
  WriteCapacityUnits?: number | undefined
  CapacityUnits?: number | undefined
}

export interface ConsumedCapacity extends Capacity {
  TableName?: string | undefined
  Table?: Capacity | undefined
  LocalSecondaryIndexes?: Record<string, Capacity> | undefined
  GlobalSecondaryIndexes?: Record<string, Capacity> | undefined
}

export interface ItemCollectionMetrics {
  ItemCollectionKey?: Item | undefined
  SizeEstimateRangeGB?: number[] | undefined
}

interface Names {
  ExpressionAttributeNames?: Record<string, string> | undefined
}

interface Expression extends Names {
  ExpressionAttributeValues?: Item | undefined
}

interface Conditional extends Expression {
  ConditionExpression?: string | undefined
  ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined
}

interface Projected extends Names {
  ProjectionExpression?: string | undefined
}

interface CapacityRequest {
  ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
}

interface MetricsRequest extends CapacityRequest {
  ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined
}

interface OfTable {
  TableName: string | undefined
}

interface WriteInput extends OfTable, Conditional, MetricsRequest {
  ReturnValues?: ReturnValue | undefined
}

interface WriteOutput extends Output {
  Attributes?: Item | undefined
  ConsumedCapacity?: ConsumedCapacity | undefined
  ItemCollectionMetrics?: ItemCollectionMetrics | undefined
}

export interface GetCommandInput extends OfTable, Projected, CapacityRequest {
  Key: Item | undefined
  ConsistentRead?: boolean | undefined
}

export interface GetCommandOutput extends Output {
  Item?: Item | undefined
  ConsumedCapacity?: ConsumedCapacity | undefined
}

export interface PutCommandInput extends WriteInput {
  Item: Item | undefined
}

export interface PutCommandOutput extends WriteOutput {}

export interface UpdateCommandInput extends WriteInput {
  Key: Item | undefined
  UpdateExpression?: string | undefined
}

export interface UpdateCommandOutput extends WriteOutput {}

export interface DeleteCommandInput extends WriteInput {
  Key: Item | undefined
}

export interface DeleteCommandOutput extends WriteOutput {}

interface ReadInput extends OfTable, Projected, Expression, CapacityRequest {
  IndexName?: string | undefined
  Select?: Select | undefined
  Limit?: number | undefined
  ConsistentRead?: boolean | undefined
  ExclusiveStartKey?: Item | undefined
  FilterExpression?: string | undefined
}

export interface QueryCommandInput extends ReadInput {
  KeyConditionExpression?: string | undefined
  ScanIndexForward?: boolean | undefined
}

export interface QueryCommandOutput extends Output {
  Items?: Item[] | undefined
  Count?: number | undefined
  ScannedCount?: number | undefined
  LastEvaluatedKey?: Item | undefined
  ConsumedCapacity?: ConsumedCapacity | undefined
}

export interface ScanCommandInput extends ReadInput {
  Segment?: number | undefined
  TotalSegments?: number | undefined
}

export interface ScanCommandOutput extends QueryCommandOutput {}

export interface BatchGetKeysAndAttributes extends Projected {
  Keys: Item[] | undefined
  ConsistentRead?: boolean | undefined
}

export interface BatchGetCommandInput extends CapacityRequest {
  RequestItems: Record<string, BatchGetKeysAndAttributes> | undefined
}

export interface BatchGetCommandOutput extends Output {
  Responses?: Record<string, Item[]> | undefined
  UnprocessedKeys?: Record<string, BatchGetKeysAndAttributes> | undefined
  ConsumedCapacity?: ConsumedCapacity[] | undefined
}

export interface BatchWriteWriteRequest {
  PutRequest?: { Item: Item | undefined } | undefined
  DeleteRequest?: { Key: Item | undefined } | undefined
}

export interface BatchWriteCommandInput extends MetricsRequest {
  RequestItems: Record<string, BatchWriteWriteRequest[]> | undefined
}

export interface BatchWriteCommandOutput extends Output {
  UnprocessedItems?: Record<string, BatchWriteWriteRequest[]> | undefined
  ItemCollectionMetrics?: Record<string, ItemCollectionMetrics[]> | undefined
  ConsumedCapacity?: ConsumedCapacity[] | undefined
}

export interface TransactGetCommandInput extends CapacityRequest {
  TransactItems: { Get: (OfTable & Projected & { Key: Item | undefined }) | undefined }[] | undefined
}

export interface TransactGetCommandOutput extends Output {
  Responses?: { Item?: Item | undefined }[] | undefined
  ConsumedCapacity?: ConsumedCapacity[] | undefined
}

export interface TransactWriteItem {
  ConditionCheck?:
    | (OfTable & Conditional & { Key: Item | undefined; ConditionExpression: string | undefined })
    | undefined
  Put?: (OfTable & Conditional & { Item: Item | undefined }) | undefined
  Delete?: (OfTable & Conditional & { Key: Item | undefined }) | undefined
  Update?:
    | (OfTable & Conditional & { Key: Item | undefined; UpdateExpression: string | undefined })
    | undefined
}

export interface TransactWriteCommandInput extends MetricsRequest {
  TransactItems: TransactWriteItem[] | undefined
  ClientRequestToken?: string | undefined
}

export interface TransactWriteCommandOutput extends Output {
  ItemCollectionMetrics?: Record<string, ItemCollectionMetrics[]> | undefined
  ConsumedCapacity?: ConsumedCapacity[] | undefined
}
