import type { IndexNames, IndexSchema } from 'dynamodb-toolbox'
import { Database, DatabaseAction } from 'dynamodb-toolbox/database'
import type { AddToolsOptions } from 'dynamodb-toolbox/database/actions/mcpToolkit'
import type { Synchronizer } from 'dynamodb-toolbox/database/actions/synchronize'
import type { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern as EntityAccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { BatchDeleteRequest } from 'dynamodb-toolbox/entity/actions/batchDelete'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { item, string } from 'dynamodb-toolbox/schema'
import {
  type GlobalIndex,
  type Index,
  type Key,
  type KeyType,
  type LocalIndex,
  type Table,
  TableAction,
  type TableMetadata,
  type TableSendableAction,
} from 'dynamodb-toolbox/table'
import { AccessPattern, type IAccessPattern } from 'dynamodb-toolbox/table/actions/accessPattern'
import {
  BatchGetCommand,
  type BatchGetCommandOptions,
  type ExecuteBatchGetInput,
  type ExecuteBatchGetOptions,
  type ExecuteBatchGetResponses,
  execute as executeBatchGet,
  type IBatchGetRequest,
} from 'dynamodb-toolbox/table/actions/batchGet'
import {
  BatchWriteCommand,
  type BatchWriteCommandOptions,
  type ExecuteBatchWriteInput,
  type ExecuteBatchWriteOptions,
  execute as executeBatchWrite,
  type IBatchWriteRequest,
  type RequestEntities,
} from 'dynamodb-toolbox/table/actions/batchWrite'
import {
  DeletePartitionCommand,
  type DeletePartitionOptions,
  type DeletePartitionResponse,
} from 'dynamodb-toolbox/table/actions/deletePartition'
import { type ITableDTO, TableDTO } from 'dynamodb-toolbox/table/actions/dto'
import type { fromTableDTO } from 'dynamodb-toolbox/table/actions/fromDTO'
import { type PrimaryKey, PrimaryKeyParser } from 'dynamodb-toolbox/table/actions/parsePrimaryKey'
import {
  type IQueryCommand,
  type Query,
  QueryCommand,
  type QueryOptions,
  type QueryResponse,
} from 'dynamodb-toolbox/table/actions/query'
import { Registry } from 'dynamodb-toolbox/table/actions/registry'
import { TableRepository } from 'dynamodb-toolbox/table/actions/repository'
import {
  type IScanCommand,
  ScanCommand,
  type ScanOptions,
  type ScanResponse,
} from 'dynamodb-toolbox/table/actions/scan'
import { TableSpy } from 'dynamodb-toolbox/table/actions/spy'
import { type Entities, entities, type Members, type Tables, tables } from './_samples.js'

const { depots } = tables
const { parcel, box } = entities
type Depots = Tables['depots']
type Parcel = Entities['parcel']
type Box = Entities['box']

type Sent<COMMAND extends { send(): Promise<unknown> }> = Awaited<ReturnType<COMMAND['send']>>
type Params<COMMAND extends { params(): unknown }> = ReturnType<COMMAND['params']>
type ItemsOf<COMMAND extends { send(): Promise<{ Items?: unknown }> }> = Sent<COMMAND>['Items']

// Queries and scans

const query = depots.build(QueryCommand).entities(parcel, box).query({ partition: 'a' })
const queryOne = depots
  .build(QueryCommand)
  .entities(parcel)
  .query({ partition: 'a', range: { beginsWith: 'b' } })
const queryRaw = depots.build(QueryCommand).query({ partition: 'a' })
const queryAttributes = queryOne.options({ attributes: ['note', 'grams'], limit: 3 })
const queryBothAttributes = query.options({ attributes: ['created'] })
const queryCount = queryOne.options({ select: 'COUNT' })
const queryShown = queryOne.options({ showEntityAttr: true })
const queryTagged = query.options({ tagEntities: true })
const queryIndex = queryOne.query({ index: 'byGrams', partition: 'sent', range: { gte: 3 } }).options({
  select: 'ALL_PROJECTED_ATTRIBUTES',
})
const queryMany = queryOne.query({
  index: 'byMany',
  partition: ['sent', 3],
  range: ['a', { beginsWith: 'b' }],
})
const queryFilters = query.options({ filters: { Parcel: { attr: 'note', eq: 'x' } } })
const queryEarly = depots.build(QueryCommand).query({ partition: 'a' }).options({ limit: 1 }).entities(parcel)
const queryUnmatched = queryOne.options({ noEntityMatchBehavior: 'DISCARD' })

const scan = depots.build(ScanCommand).entities(parcel, box)
const scanOne = depots.build(ScanCommand).entities(parcel)
const scanRaw = depots.build(ScanCommand)
const scanAttributes = scanOne.options({ attributes: ['note'] })
const scanCount = scanOne.options({ select: 'COUNT' })
const scanIndex = scanOne.options({ index: 'byTime', consistent: true })
const scanSegment = scanOne.options({ segment: 0, totalSegments: 2 })

const deletion = depots.build(DeletePartitionCommand).entities(parcel).query({ partition: 'a' })

interface Reads {
  query: ItemsOf<typeof query>
  queryOne: ItemsOf<typeof queryOne>
  queryRaw: ItemsOf<typeof queryRaw>
  queryAttributes: ItemsOf<typeof queryAttributes>
  queryBothAttributes: ItemsOf<typeof queryBothAttributes>
  queryCount: ItemsOf<typeof queryCount>
  queryShown: ItemsOf<typeof queryShown>
  queryTagged: ItemsOf<typeof queryTagged>
  queryIndex: ItemsOf<typeof queryIndex>
  queryMany: ItemsOf<typeof queryMany>
  queryFilters: ItemsOf<typeof queryFilters>
  queryEarly: ItemsOf<typeof queryEarly>
  queryUnmatched: ItemsOf<typeof queryUnmatched>
  queryParams: Params<typeof query>
  querySent: Sent<typeof queryOne>
  querySentKeys: keyof Sent<typeof queryOne>
  queryIs: [typeof queryIndex] extends [IQueryCommand] ? 1 : 0
  scan: ItemsOf<typeof scan>
  scanOne: ItemsOf<typeof scanOne>
  scanRaw: ItemsOf<typeof scanRaw>
  scanAttributes: ItemsOf<typeof scanAttributes>
  scanCount: ItemsOf<typeof scanCount>
  scanIndex: ItemsOf<typeof scanIndex>
  scanSegment: ItemsOf<typeof scanSegment>
  scanParams: Params<typeof scan>
  scanSent: Sent<typeof scanOne>
  scanIs: [typeof scanIndex] extends [IScanCommand] ? 1 : 0
  deletionParams: Params<typeof deletion>
  deletionSent: Members<Sent<typeof deletion>>
  deletionResponse: Members<DeletePartitionResponse>
  response: QueryResponse<Depots, { partition: string }, [Parcel], {}>['Items']
  responseTwo: QueryResponse<Depots, { partition: string }, [Parcel, Box], {}>['Items']
  responseNone: QueryResponse<Depots, { partition: string }, [], {}>['Items']
  responseAttributes: QueryResponse<
    Depots,
    { partition: string },
    [Parcel],
    { attributes: ('note' | 'grams')[] }
  >['Items']
  responseCount: QueryResponse<Depots, { partition: string }, [Parcel], { select: 'COUNT' }>['Items']
  responseShown: QueryResponse<Depots, { partition: string }, [Parcel], { showEntityAttr: true }>['Items']
  responseWide: QueryResponse<Table, Query<Table>, Entity[], {}>['Items']
  scanResponse: ScanResponse<Depots, [Parcel, Box], {}>['Items']
  scanResponseAttributes: ScanResponse<Depots, [Parcel], { attributes: 'note'[] }>['Items']
  scanResponseNone: ScanResponse<Depots, [], {}>['Items']
}

type QueryFits<TABLE extends Table, QUERY> = [QUERY] extends [Query<TABLE>] ? 1 : 0

interface Queries {
  partition: QueryFits<Depots, { partition: string }>
  partitionNumber: QueryFits<Depots, { partition: number }>
  range: QueryFits<Depots, { partition: string; range: { beginsWith: string } }>
  rangeNumber: QueryFits<Depots, { partition: string; range: { gt: number } }>
  rangeBetween: QueryFits<Depots, { partition: string; range: { between: [string, string] } }>
  rangeEq: QueryFits<Depots, { partition: string; range: { eq: string } }>
  rangeIn: QueryFits<Depots, { partition: string; range: { in: string[] } }>
  noSort: QueryFits<Tables['simple'], { partition: string; range: { eq: string } }>
  simple: QueryFits<Tables['simple'], { partition: string }>
  none: QueryFits<Depots, {}>
  index: QueryFits<Depots, { index: 'byGrams'; partition: string; range: { gt: number } }>
  indexWrong: QueryFits<Depots, { index: 'byGrams'; partition: string; range: { gt: string } }>
  indexUnknown: QueryFits<Depots, { index: 'by'; partition: string }>
  local: QueryFits<Depots, { index: 'byTime'; partition: string; range: { lt: string } }>
  noSortIndex: QueryFits<Depots, { index: 'byNote'; partition: string }>
  noSortIndexRange: QueryFits<Depots, { index: 'byNote'; partition: string; range: { eq: string } }>
  many: QueryFits<Depots, { index: 'byMany'; partition: [string, number] }>
  manyRange: QueryFits<
    Depots,
    { index: 'byMany'; partition: [string, number]; range: [string, { gt: string }] }
  >
  manyRangeShort: QueryFits<Depots, { index: 'byMany'; partition: [string, number]; range: [{ gt: string }] }>
  manyRangeObject: QueryFits<Depots, { index: 'byMany'; partition: [string, number]; range: { gt: string } }>
  manyWrong: QueryFits<Depots, { index: 'byMany'; partition: [number, string] }>
  manyOne: QueryFits<Depots, { index: 'byMany'; partition: [string] }>
  mixed: QueryFits<Depots, { index: 'byMixed'; partition: string; range: [{ eq: Uint8Array }] }>
  numbers: QueryFits<Tables['numbers'], { partition: bigint; range: { gte: Uint8Array } }>
  wide: QueryFits<Table, { partition: string; index: 'x'; range: { gt: 3 } }>
}

interface OptionTypes<TABLE extends Table, ENTITY extends Entity, QUERY extends Query<TABLE>> {
  queryKeys: keyof QueryOptions<TABLE, [ENTITY], QUERY>
  query: Members<QueryOptions<TABLE, [ENTITY], QUERY>, 'filter' | 'filters' | 'invalidItems'>
  queryNoEntity: Members<QueryOptions<TABLE, [], QUERY>, 'filter' | 'filters' | 'invalidItems'>
  scanKeys: keyof ScanOptions<TABLE, [ENTITY]>
  scan: Members<ScanOptions<TABLE, [ENTITY]>, 'filter' | 'filters' | 'invalidItems'>
  deletion: Members<DeletePartitionOptions<TABLE, [ENTITY], QUERY>, 'filter' | 'filters' | 'invalidItems'>
  batchGet: Members<BatchGetCommandOptions<[ENTITY]>>
  batchWrite: Members<BatchWriteCommandOptions>
}

// Batches

const parcelKey = { depot: 'd', code: 'c' }
const getParcel = parcel.build(BatchGetRequest).key(parcelKey)
const getBox = box.build(BatchGetRequest).key({ id: 'a' })
const putParcel = parcel.build(BatchPutRequest).item({ ...parcelKey, grams: 1 })
const removeBox = box.build(BatchDeleteRequest).key({ id: 'a' })
const batchGet = depots.build(BatchGetCommand).requests(getParcel, getBox)
const batchGetAttributes = depots
  .build(BatchGetCommand)
  .requests(getParcel)
  .options({ attributes: ['note'] })
const batchWrite = depots.build(BatchWriteCommand).requests(putParcel, removeBox)
const many: (typeof getParcel | typeof getBox)[] = []
const batchGetMany = depots.build(BatchGetCommand).requests(...many)
const gotten = () => executeBatchGet(batchGet, batchGetAttributes)
const gottenWithOptions = () => executeBatchGet({ capacity: 'TOTAL', maxAttempts: 3 }, batchGetAttributes)
const gottenMany = () => executeBatchGet(batchGetMany)
const written = () => executeBatchWrite({ metrics: 'SIZE' }, batchWrite)

interface Batches {
  gotten: Awaited<ReturnType<typeof gotten>>['Responses']
  gottenKeys: keyof Awaited<ReturnType<typeof gotten>>
  unprocessed: Awaited<ReturnType<typeof gotten>>['UnprocessedKeys']
  gottenWithOptions: Awaited<ReturnType<typeof gottenWithOptions>>['Responses']
  gottenMany: Awaited<ReturnType<typeof gottenMany>>['Responses']
  responses: ExecuteBatchGetResponses<[typeof batchGet, typeof batchGetAttributes]>['Responses']
  written: Awaited<ReturnType<typeof written>>['UnprocessedItems']
  writtenKeys: keyof Awaited<ReturnType<typeof written>>
  getParams: Params<typeof batchGet>
  writeParams: Params<typeof batchWrite>
  getOptions: Members<ExecuteBatchGetOptions, 'documentClient'>
  writeOptions: Members<ExecuteBatchWriteOptions, 'documentClient'>
  getIs: [typeof batchGet] extends [ExecuteBatchGetInput] ? 1 : 0
  writeIs: [typeof batchWrite] extends [ExecuteBatchWriteInput] ? 1 : 0
  getRequest: [typeof getParcel] extends [IBatchGetRequest] ? 1 : 0
  writeRequest: [typeof putParcel | typeof removeBox] extends [IBatchWriteRequest] ? 1 : 0
  entities: RequestEntities<[typeof putParcel, typeof removeBox]>
  entitiesOne: RequestEntities<[typeof putParcel]>
}

// The others

const pattern = depots
  .build(AccessPattern)
  .entities(parcel)
  .schema(item({ depot: string() }))
  .pattern(({ depot }) => ({ partition: depot }))
  .options({ attributes: ['note'] })
const registry = depots
  .build(Registry)
  .registerEntities(parcel, box)
  .registerAccessPatterns({
    byDepot: depots
      .build(AccessPattern)
      .entities(parcel)
      .schema(string())
      .pattern(depot => ({ partition: depot })),
    byBox: box
      .build(EntityAccessPattern)
      .schema(string())
      .pattern(id => ({ partition: id })),
  })
const database = new Database({ depots: registry, simple: tables.simple }, { meta: { title: 'All' } })
const dto = depots.build(TableDTO)
const keys = depots.build(PrimaryKeyParser)
const spy = depots.build(TableSpy)
const sent = spy.sent(QueryCommand)
const sentScan = spy.sent(ScanCommand)
const repository = depots.build(TableRepository).entities(parcel)
const repositoryQuery = () => repository.query({ partition: 'a' }, { attributes: ['note'] })
const repositoryScan = () => repository.scan({ attributes: ['note'] })

class Custom<TABLE extends Table = Table, ENTITIES extends Entity[] = Entity[]> extends TableAction<
  TABLE,
  ENTITIES
> {
  static override actionName = 'custom' as const
  key(): TABLE['partitionKey'] {
    return this.table.partitionKey
  }
}
const custom = depots.build(Custom)

class OfDatabase<DATABASE extends Database = Database> extends DatabaseAction<DATABASE> {
  static override actionName = 'ofDatabase' as const
}
const ofDatabase = database.build(OfDatabase)

interface Others {
  deletedCount: Sent<typeof deletion>['Count']
  deletedKey: Sent<typeof deletion>['LastEvaluatedKey']
  deletedQuery: Sent<typeof deletion>['QueryConsumedCapacity']
  deletedWrites: Sent<typeof deletion>['BatchWriteConsumedCapacity']
  patternInput: Parameters<typeof pattern.query>[0]
  patternItems: ItemsOf<ReturnType<typeof pattern.query>>
  patternIs: [typeof pattern] extends [IAccessPattern] ? 1 : 0
  registryEntities: keyof typeof registry.entities
  registryPatterns: keyof typeof registry.accessPatterns
  registryQuery: keyof typeof registry.query
  registryQueryInput: Parameters<typeof registry.query.byDepot>[0]
  registryQueryItems: ItemsOf<ReturnType<typeof registry.query.byDepot>>
  registryBoxItems: ItemsOf<ReturnType<typeof registry.query.byBox>>
  registryQueryCommand: ItemsOf<ReturnType<typeof registryQueryCommand>>
  databaseTables: keyof typeof database.tables
  databaseTable: (typeof database.tables.simple)['table']
  databaseMeta: typeof database.meta
  databaseAction: keyof typeof ofDatabase.database.tables
  synchronized: ReturnType<InstanceType<typeof Synchronizer>['sync']>
  toolsOptions: AddToolsOptions
  iTableDTO: ITableDTO
  dto: ReturnType<typeof dto.toJSON>
  fromDTO: ReturnType<typeof fromTableDTO>
  primaryKey: ReturnType<typeof keys.parse>
  primaryKeyNumbers: PrimaryKey<Tables['numbers']>
  primaryKeySimple: PrimaryKey<Tables['simple']>
  primaryKeyWide: PrimaryKey<Table>
  spyCount: ReturnType<typeof sent.count>
  spyArgs: NonNullable<ReturnType<typeof sent.args>>['length']
  spyScanArgs: NonNullable<ReturnType<typeof sentScan.args>>['length']
  spyReset: [ReturnType<typeof spy.reset>] extends [TableSpy] ? 1 : 0
  repositoryQuery: Awaited<ReturnType<typeof repositoryQuery>>['Items']
  repositoryScan: Awaited<ReturnType<typeof repositoryScan>>['Items']
  repositoryKey: ReturnType<typeof repository.parsePrimaryKey>
  custom: ReturnType<typeof custom.key>
  sendable: keyof TableSendableAction
}
const registryQueryCommand = () => registry.build(QueryCommand).query({ partition: 'a' })

interface TableTypes<TABLE extends Table> {
  partitionKey: TABLE['partitionKey']
  sortKey: TABLE['sortKey']
  indexes: TABLE['indexes']
  savedAs: TABLE['entityAttributeSavedAs']
  meta: TABLE['meta']
  name: TABLE['tableName']
  getName: ReturnType<TABLE['getName']>
  primaryKey: PrimaryKey<TABLE>
  indexNames: IndexNames<TABLE>
  localNames: IndexNames<TABLE, 'local'>
  globalNames: IndexNames<TABLE, 'global'>
}

export type Types = { [NAME in keyof Tables as `table_${NAME}`]: TableTypes<Tables[NAME]> } & {
  keys: {
    key: Key
    keyNamed: Key<'a', 'string'>
    type: KeyType
    index: Index
    local: LocalIndex
    global: GlobalIndex
    metadata: TableMetadata
    schema: IndexSchema<Depots, 'byGrams'>
    schemaLocal: IndexSchema<Depots, 'byTime'>
    schemaMany: IndexSchema<Depots, 'byMany'>
  }
  reads: Reads
  queries: Queries
  options: OptionTypes<Depots, Parcel, { partition: string }>
  optionsWide: OptionTypes<Table, Entity, Query<Table>>
  optionsSimple: OptionTypes<Tables['simple'], Entities['bare'], { partition: string }>
  batches: Batches
  others: Others
}
