import { expectTypeOf, test } from 'vitest'
import type { AddToolsOptions } from '../../../src/actions/database/mcpToolkit.js'
import type {
  BatchGetCommandOptions,
  ExecuteBatchGetInput,
  ExecuteBatchGetOptions,
  ExecuteBatchGetResponses,
  IBatchGetRequest,
} from '../../../src/actions/table/batchGet.js'
import type {
  BatchWriteCommandOptions,
  ExecuteBatchWriteInput,
  ExecuteBatchWriteOptions,
  IBatchWriteRequest,
  RequestEntities,
} from '../../../src/actions/table/batchWrite.js'
import type {
  DeletePartitionCommand,
  DeletePartitionOptions,
  DeletePartitionResponse,
} from '../../../src/actions/table/deletePartition.js'
import type { ITableDTO } from '../../../src/actions/table/dto.js'
import type { PrimaryKey } from '../../../src/actions/table/parsePrimaryKey.js'
import type { Query, QueryCommand, QueryOptions, QueryResponse } from '../../../src/actions/table/query.js'
import type { ScanCommand, ScanOptions, ScanResponse } from '../../../src/actions/table/scan.js'
import type { ErrorCatalogue } from '../../../src/errors/catalogue.js'
import type {
  GlobalIndex,
  Index,
  Key,
  KeyType,
  LocalIndex,
  Table,
  TableMetadata,
  TableSendableAction,
} from '../../../src/table/index.js'
import type { depot, Parcel } from './depot.js'

type Depot = typeof depot
type Entities = [typeof Parcel]

/** Every type that the reference exports of tables and databases, with its parameters in its order. */
interface Exported {
  table: [Key, KeyType, Index, LocalIndex, GlobalIndex, TableMetadata, TableSendableAction<Table>]
  query: [
    Query<Depot>,
    QueryOptions<Depot, Entities, { partition: 'a' }>,
    QueryResponse<Depot, { partition: 'a' }, Entities, {}>,
  ]
  scan: [ScanOptions<Depot, Entities>, ScanResponse<Depot, Entities, {}>]
  deletePartition: [DeletePartitionOptions<Depot, Entities, { partition: 'a' }>, DeletePartitionResponse]
  batchGet: [
    BatchGetCommandOptions<Entities>,
    IBatchGetRequest,
    ExecuteBatchGetInput,
    ExecuteBatchGetOptions,
    ExecuteBatchGetResponses<[]>,
  ]
  batchWrite: [
    BatchWriteCommandOptions,
    IBatchWriteRequest,
    RequestEntities<[]>,
    ExecuteBatchWriteInput,
    ExecuteBatchWriteOptions,
  ]
  others: [PrimaryKey<Depot>, ITableDTO, AddToolsOptions]
}

test('every type of the reference is exported', () => {
  expectTypeOf<Exported['others'][0]>().toEqualTypeOf<{ hk: string; rk: string }>()
})

test('what sends is a TableSendableAction', () => {
  expectTypeOf<QueryCommand<Depot, Entities>>().toExtend<TableSendableAction<Depot>>()
  expectTypeOf<ScanCommand<Depot, Entities>>().toExtend<TableSendableAction<Depot>>()
  expectTypeOf<DeletePartitionCommand<Depot, Entities>>().toExtend<TableSendableAction<Depot>>()
})

test('every error code of the reference has its payload', () => {
  expectTypeOf<ErrorCatalogue>().toExtend<{
    'table.missingTableName': undefined
    'actions.missingDocumentClient': undefined
    'actions.incompleteAction': undefined
    'actions.invalidAction': undefined
    'actions.invalidCondition': undefined
    'actions.invalidExpressionAttributePath': { readonly attributePath: string }
    'actions.parsePrimaryKey.invalidKeyPart': {
      readonly expected: string
      readonly received: unknown
      readonly keyPart: string
    }
    'options.unknownOption': { readonly option: string }
    'options.invalidCapacityOption': { readonly capacity: unknown }
    'options.invalidConsistentOption': { readonly consistent: unknown }
    'options.invalidIndexOption': { readonly index: unknown }
    'options.invalidLimitOption': { readonly limit: unknown }
    'options.invalidMaxPagesOption': { readonly maxPages: unknown }
    'options.invalidSelectOption': { readonly select: unknown }
    'options.invalidEntityAttrFilterOption': { readonly entityAttrFilter: unknown }
    'options.invalidShowEntityAttrOption': { readonly showEntityAttr: unknown }
    'options.invalidNoEntityMatchBehaviorOption': { readonly noEntityMatchBehavior: unknown }
    'options.invalidTableNameOption': { readonly tableName: unknown }
    'options.invalidMetricsOption': { readonly metrics: unknown }
    'queryCommand.invalidReverseOption': { readonly reverse: unknown }
    'queryCommand.invalidTagEntitiesOption': { readonly tagEntities: unknown }
    'queryCommand.invalidProjectionExpression': { readonly entity: string }
    'queryCommand.invalidIndex': { readonly received: unknown; readonly expected?: readonly string[] }
    'queryCommand.invalidPartition': { readonly partition: unknown }
    'queryCommand.invalidRange': { readonly range: unknown }
    'queryCommand.noEntityMatched': { readonly item: unknown }
    'scanCommand.invalidSegmentOption': { readonly segment?: unknown; readonly totalSegments?: unknown }
    'scanCommand.invalidProjectionExpression': { readonly entity: string }
    'scanCommand.noEntityMatched': { readonly item: unknown }
    'batchGetCommand.invalidProjectionExpression': { readonly entity: string }
  }>()
})
