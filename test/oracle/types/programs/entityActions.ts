import { type Entity, EntityAction } from 'dynamodb-toolbox/entity'
import { AccessPattern, type IAccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { BatchDeleteRequest } from 'dynamodb-toolbox/entity/actions/batchDelete'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import {
  DeleteItemCommand,
  type DeleteItemOptions,
  type DeleteItemResponse,
} from 'dynamodb-toolbox/entity/actions/delete'
import { EntityDTO, type IEntityDTO } from 'dynamodb-toolbox/entity/actions/dto'
import {
  EntityFormatter,
  type FormatItemOptions,
  type InferReadItemOptions,
} from 'dynamodb-toolbox/entity/actions/format'
import type { fromEntityDTO } from 'dynamodb-toolbox/entity/actions/fromDTO'
import {
  GetItemCommand,
  type GetItemOptions,
  type GetItemResponse,
} from 'dynamodb-toolbox/entity/actions/get'
import {
  EntityParser,
  type InferWriteItemOptions,
  type ParseItemOptions,
} from 'dynamodb-toolbox/entity/actions/parse'
import { EntityConditionParser } from 'dynamodb-toolbox/entity/actions/parseCondition'
import { EntityPathParser } from 'dynamodb-toolbox/entity/actions/parsePaths'
import {
  PutItemCommand,
  type PutItemInput,
  type PutItemOptions,
  type PutItemResponse,
} from 'dynamodb-toolbox/entity/actions/put'
import { EntityRepository } from 'dynamodb-toolbox/entity/actions/repository'
import { EntitySpy } from 'dynamodb-toolbox/entity/actions/spy'
import { ConditionCheck, type ConditionCheckOptions } from 'dynamodb-toolbox/entity/actions/transactCheck'
import {
  DeleteTransaction,
  type DeleteTransactionOptions,
} from 'dynamodb-toolbox/entity/actions/transactDelete'
import {
  type ExecuteTransactGetInput,
  type ExecuteTransactGetOptions,
  type ExecuteTransactGetResponses,
  execute as executeGet,
  GetTransaction,
  type GetTransactionOptions,
} from 'dynamodb-toolbox/entity/actions/transactGet'
import { PutTransaction, type PutTransactionOptions } from 'dynamodb-toolbox/entity/actions/transactPut'
import {
  UpdateTransaction,
  type UpdateTransactionOptions,
} from 'dynamodb-toolbox/entity/actions/transactUpdate'
import {
  type ExecuteTransactWriteInput,
  type ExecuteTransactWriteOptions,
  type ExecuteTransactWriteResponses,
  execute as executeWrite,
} from 'dynamodb-toolbox/entity/actions/transactWrite'
import {
  $add,
  $append,
  $delete,
  $get,
  $prepend,
  $remove,
  $set,
  $subtract,
  $sum,
  parseUpdateExtension,
  UpdateItemCommand,
  type UpdateItemInput,
  type UpdateItemOptions,
  type UpdateItemResponse,
  type UpdateValueInput,
} from 'dynamodb-toolbox/entity/actions/update'
import type {
  $ADD,
  $APPEND,
  $DELETE,
  $GET,
  $IS_EXTENSION,
  $PREPEND,
  $REMOVE,
  $SET,
  $SUBTRACT,
  $SUM,
  ADD,
  APPEND,
  DELETE,
  Extended,
  GET,
  isAddition,
  isExtension,
  isGetting,
  PREPEND,
  REMOVE,
  SET,
  SUBTRACT,
  SUM,
  Unextended,
} from 'dynamodb-toolbox/entity/actions/update/symbols'
import {
  type parseUpdateAttributesExtension,
  type UpdateAttributeInput,
  UpdateAttributesCommand,
  type UpdateAttributesInput,
  type UpdateAttributesOptions,
  type UpdateAttributesResponse,
} from 'dynamodb-toolbox/entity/actions/updateAttributes'
import { item, number, string } from 'dynamodb-toolbox/schema'
import {
  type Containers,
  type Entities,
  entities,
  type Items,
  type Members,
  type Scalars,
} from './_samples.js'

const { parcel, box, bare, renamed, binaries } = entities
type Parcel = Entities['parcel']
type Box = Entities['box']
const key = { depot: 'd', code: 'c' }

type Sent<COMMAND extends { send(): Promise<unknown> }> = Awaited<ReturnType<COMMAND['send']>>
type Params<COMMAND extends { params(): unknown }> = ReturnType<COMMAND['params']>
type KeyOf<COMMAND extends { key(key: never): unknown }> = Parameters<COMMAND['key']>[0]
type ItemOf<COMMAND extends { item(item: never): unknown }> = Parameters<COMMAND['item']>[0]

// Commands

const get = parcel.build(GetItemCommand).key(key)
const getNote = get.options({ attributes: ['note', 'depot'], consistent: true })
const getFunction = get.options(previous => ({ ...previous, capacity: 'TOTAL' as const }))
const getDeep = box
  .build(GetItemCommand)
  .key({ id: 'a' })
  .options({ attributes: ['stops[0].city', 'rates.eu'] })
const getConstructed = new GetItemCommand(parcel, key, { attributes: ['note'] })
const put = parcel.build(PutItemCommand).item({ ...key, grams: 1 })
const putOld = put.options({ returnValues: 'ALL_OLD' })
const putNone = put.options({ returnValues: 'NONE', metrics: 'SIZE' })
const remove = parcel.build(DeleteItemCommand).key(key)
const removeOld = remove.options({ returnValues: 'ALL_OLD', condition: { attr: 'note', exists: true } })
const update = parcel.build(UpdateItemCommand).item({ ...key, touched: 1 })
const updateOld = update.options({ returnValues: 'ALL_OLD' })
const updateNew = update.options({ returnValues: 'ALL_NEW' })
const updatedOld = update.options({ returnValues: 'UPDATED_OLD' })
const updatedNew = update.options({ returnValues: 'UPDATED_NEW' })
const attributes = parcel.build(UpdateAttributesCommand).item({ ...key, touched: 1 })
const attributesNew = attributes.options({ returnValues: 'ALL_NEW' })
const attributesUpdated = attributes.options({ returnValues: 'UPDATED_NEW' })

interface Commands {
  getParams: Params<typeof get>
  getSent: Sent<typeof get>
  getNote: Sent<typeof getNote>
  getFunction: Sent<typeof getFunction>
  getDeep: Sent<typeof getDeep>
  getConstructed: Sent<typeof getConstructed>
  getItem: Sent<typeof get>['Item']
  getNoteItem: Sent<typeof getNote>['Item']
  getDeepItem: Sent<typeof getDeep>['Item']
  getConstructedItem: Sent<typeof getConstructed>['Item']
  getKey: KeyOf<typeof get>
  putParams: Params<typeof put>
  putSent: Sent<typeof put>
  putOld: Sent<typeof putOld>
  putNone: Sent<typeof putNone>
  putOldAttributes: Sent<typeof putOld>['Attributes']
  putItem: ItemOf<typeof put>
  putBinaries: ItemOf<ReturnType<typeof putBinaries>>
  removeParams: Params<typeof remove>
  removeSent: Sent<typeof remove>
  removeOld: Sent<typeof removeOld>
  removeOldAttributes: Sent<typeof removeOld>['Attributes']
  removeKey: KeyOf<typeof remove>
  updateParams: Omit<Params<typeof update>, 'ToolboxItem'>
  updateSent: Members<Sent<typeof update>, 'ToolboxItem' | 'AttributesError'>
  updateSentAttributes: Sent<typeof update>['Attributes']
  updateOldAttributes: Sent<typeof updateOld>['Attributes']
  updateNewAttributes: Sent<typeof updateNew>['Attributes']
  updatedOldAttributes: Sent<typeof updatedOld>['Attributes']
  updatedNewAttributes: Sent<typeof updatedNew>['Attributes']
  attributesSent: Members<Sent<typeof attributes>, 'ToolboxItem' | 'AttributesError'>
  attributesNewAttributes: Sent<typeof attributesNew>['Attributes']
  attributesUpdatedAttributes: Sent<typeof attributesUpdated>['Attributes']
}
const putBinaries = () => binaries.build(PutItemCommand)

interface Responses<ENTITY extends Entity> {
  get: GetItemResponse<ENTITY, {}>
  getWide: GetItemResponse<ENTITY, GetItemOptions<ENTITY>>
  getItem: GetItemResponse<ENTITY, {}>['Item']
  put: PutItemResponse<ENTITY, {}>
  putOld: PutItemResponse<ENTITY, { returnValues: 'ALL_OLD' }>
  putNone: PutItemResponse<ENTITY, { returnValues: 'NONE' }>
  putWide: PutItemResponse<ENTITY, PutItemOptions<ENTITY>>
  delete: DeleteItemResponse<ENTITY, {}>
  deleteOld: DeleteItemResponse<ENTITY, { returnValues: 'ALL_OLD' }>
  deleteWide: DeleteItemResponse<ENTITY, DeleteItemOptions<ENTITY>>
  update: Members<UpdateItemResponse<ENTITY, {}>, 'ToolboxItem' | 'AttributesError'>
  updateOld: Members<
    UpdateItemResponse<ENTITY, { returnValues: 'ALL_OLD' }>,
    'ToolboxItem' | 'AttributesError'
  >
  updatedNew: Members<
    UpdateItemResponse<ENTITY, { returnValues: 'UPDATED_NEW' }>,
    'ToolboxItem' | 'AttributesError'
  >
  updateWide: Members<
    UpdateItemResponse<ENTITY, UpdateItemOptions<ENTITY>>,
    'ToolboxItem' | 'AttributesError'
  >
  attributes: Members<UpdateAttributesResponse<ENTITY, {}>, 'ToolboxItem' | 'AttributesError'>
  attributesNew: Members<
    UpdateAttributesResponse<ENTITY, { returnValues: 'ALL_NEW' }>,
    'ToolboxItem' | 'AttributesError'
  >
  attributesWide: Members<
    UpdateAttributesResponse<ENTITY, UpdateAttributesOptions<ENTITY>>,
    'ToolboxItem' | 'AttributesError'
  >
}

interface Options<ENTITY extends Entity> {
  get: Members<GetItemOptions<ENTITY>>
  put: Members<PutItemOptions<ENTITY>, 'condition'>
  delete: Members<DeleteItemOptions<ENTITY>, 'condition'>
  update: Members<UpdateItemOptions<ENTITY>, 'condition'>
  attributes: Members<UpdateAttributesOptions<ENTITY>, 'condition'>
  transactGet: Members<GetTransactionOptions<ENTITY>>
  transactPut: Members<PutTransactionOptions<ENTITY>, 'condition'>
  transactUpdate: Members<UpdateTransactionOptions<ENTITY>, 'condition'>
  transactDelete: Members<DeleteTransactionOptions<ENTITY>, 'condition'>
  format: Members<FormatItemOptions<ENTITY>>
  conditioned: 'condition' extends keyof PutItemOptions<ENTITY> &
    keyof DeleteItemOptions<ENTITY> &
    keyof UpdateItemOptions<ENTITY> &
    keyof UpdateAttributesOptions<ENTITY> &
    keyof PutTransactionOptions<ENTITY> &
    keyof UpdateTransactionOptions<ENTITY> &
    keyof DeleteTransactionOptions<ENTITY>
    ? 1
    : 0
}

// Batches and transactions

const batchGet = parcel.build(BatchGetRequest).key(key)
const batchPut = parcel.build(BatchPutRequest).item({ ...key, grams: 1 })
const batchDelete = parcel.build(BatchDeleteRequest).key(key)
const getTransaction = parcel.build(GetTransaction).key(key)
const getTransactionNote = parcel
  .build(GetTransaction)
  .key(key)
  .options({ attributes: ['note'] })
const getBox = box.build(GetTransaction).key({ id: 'a' })
const putTransaction = parcel.build(PutTransaction).item({ ...key, grams: 1 })
const updateTransaction = parcel.build(UpdateTransaction).item({ ...key, touched: 1 })
const deleteTransaction = parcel.build(DeleteTransaction).key(key)
const conditionCheck = parcel.build(ConditionCheck).key(key).condition({ attr: 'note', exists: true })
const executedGets = () => executeGet(getTransaction, getTransactionNote, getBox)
const executedGetsWithOptions = () => executeGet({ capacity: 'TOTAL' }, getTransaction)
const executedWrites = () => executeWrite(putTransaction, deleteTransaction, conditionCheck)
const executedWritesWithOptions = () => executeWrite({ clientRequestToken: 't' }, deleteTransaction)
const many: (typeof getTransaction | typeof getBox)[] = []
const executedMany = () => executeGet(...many)

interface Transactions {
  batchGet: Params<typeof batchGet>
  batchPut: Params<typeof batchPut>
  batchDelete: Params<typeof batchDelete>
  batchGetKey: KeyOf<typeof batchGet>
  batchPutItem: ItemOf<typeof batchPut>
  get: Params<typeof getTransaction>['Get']
  put: Params<typeof putTransaction>['Put']
  update: Params<typeof updateTransaction>['Update']
  delete: Params<typeof deleteTransaction>['Delete']
  check: Params<typeof conditionCheck>['ConditionCheck']
  gets: Awaited<ReturnType<typeof executedGets>>
  getsResponses: Awaited<ReturnType<typeof executedGets>>['Responses']
  getsWithOptions: Awaited<ReturnType<typeof executedGetsWithOptions>>
  getsWithOptionsResponses: Awaited<ReturnType<typeof executedGetsWithOptions>>['Responses']
  many: Awaited<ReturnType<typeof executedMany>>['Responses']
  writes: Awaited<ReturnType<typeof executedWrites>>
  writesItems: Awaited<ReturnType<typeof executedWrites>>['ToolboxItems']
  writesWithOptions: Awaited<ReturnType<typeof executedWritesWithOptions>>
  getResponses: ExecuteTransactGetResponses<[typeof getTransaction, typeof getBox]>['Responses']
  getOptions: Members<ExecuteTransactGetOptions, 'documentClient'>
  writeResponses: ExecuteTransactWriteResponses<[typeof putTransaction, typeof conditionCheck]>
  writeOptions: Members<ExecuteTransactWriteOptions, 'documentClient'>
  checkOptions: Members<ConditionCheckOptions>
  putToolboxItem: Params<typeof putTransaction>['ToolboxItem']
  getInput: [typeof getTransaction] extends [ExecuteTransactGetInput] ? 1 : 0
  writeInput: [
    typeof putTransaction | typeof updateTransaction | typeof deleteTransaction | typeof conditionCheck,
  ] extends [ExecuteTransactWriteInput]
    ? 1
    : 0
}

// Updates

const references = $get('note', 'x')
const updates = {
  add: $add(1),
  addSet: $add(new Set(['a'])),
  append: $append(['a']),
  delete: $delete(new Set([1])),
  get: $get('note'),
  getFallback: references,
  getNested: $get('a', $get('b', 1)),
  prepend: $prepend([{ a: 1 }]),
  remove: $remove(),
  set: $set({ a: 1, b: ['x'] }),
  subtract: $subtract(1, 2),
  subtractReference: $subtract($get('a', 1), 2),
  sum: $sum(1, $get('a')),
}

declare const unknown: unknown

type Value<SCHEMA extends Scalars[keyof Scalars] | Containers[keyof Containers]> = UpdateValueInput<
  SCHEMA,
  {},
  string
>
type Attribute<SCHEMA extends Scalars[keyof Scalars] | Containers[keyof Containers]> = UpdateAttributeInput<
  SCHEMA,
  false,
  string
>

interface Updates {
  ADD: ADD<1>
  APPEND: APPEND<['a']>
  DELETE: DELETE<Set<string>>
  GET: GET<['a', 1]>
  PREPEND: PREPEND<['a']>
  REMOVE: REMOVE
  SET: SET<{ a: 1 }>
  SUBTRACT: SUBTRACT<1, 2>
  SUM: SUM<1, 2>
  extended: Extended<{ a: 1 }>
  unextended: Unextended<{ a: 1 }>
  symbols: [$ADD, $APPEND, $DELETE, $GET, $IS_EXTENSION, $PREPEND, $REMOVE, $SET, $SUBTRACT, $SUM]
  isAddition: ReturnType<() => typeof isAddition> extends (value: unknown) => value is infer IS ? IS : never
  isExtension: ReturnType<() => typeof isExtension> extends (value: unknown) => value is infer IS ? IS : never
  isGetting: ReturnType<() => typeof isGetting> extends (value: unknown) => value is infer IS ? IS : never
}

// Other actions

const parser = parcel.build(EntityParser)
const parsed = () => parser.parse(unknown)
const parsedKey = () => parser.parse(unknown, { mode: 'key' })
const parsedUpdate = () => parser.parse(unknown, { mode: 'update', parseExtension: parseUpdateExtension })
const parsedUnfilled = () => parser.parse(unknown, { fill: false })
const formatter = box.build(EntityFormatter)
const formatted = () => formatter.format({})
const formattedPartial = () => formatter.format({}, { partial: true })
const formattedProjected = () => formatter.format({}, { attributes: ['stops[0].city', 'dims[0]'] })
const conditionParser = parcel.build(EntityConditionParser)
const pathParser = parcel.build(EntityPathParser)
const dto = parcel.build(EntityDTO)
const spy = parcel.build(EntitySpy)
const sentGet = spy.sent(GetItemCommand)
const sentUpdate = spy.sent(PutItemCommand)
const pattern = parcel
  .build(AccessPattern)
  .schema(item({ depot: string(), more: number().default(1) }))
  .pattern(({ depot }) => ({ partition: depot }))
const patternContext = parcel
  .build(AccessPattern)
  .schema(string())
  .pattern(status => ({ index: 'byGrams', partition: status, options: { limit: 3 } }))
  .options({ attributes: ['note'] })
  .meta({ title: 'By status' })
const repository = parcel.build(EntityRepository)
const repositoryGet = () => repository.get(key, { attributes: ['note'] })
const repositoryPut = () => repository.put({ ...key, grams: 1 }, { returnValues: 'ALL_OLD' })
const repositoryDelete = () => repository.delete(key, { returnValues: 'ALL_OLD' })
const repositoryUpdate = () => repository.update({ ...key, touched: 1 }, { returnValues: 'ALL_NEW' })
const repositoryAttributes = () =>
  repository.updateAttributes({ ...key, touched: 1 }, { returnValues: 'UPDATED_NEW' })
const repositoryQuery = () => repository.query({ partition: 'a' }, { attributes: ['note'] })
const repositoryScan = () => repository.scan({ attributes: ['note'] })

class Custom<ENTITY extends Entity = Entity> extends EntityAction<ENTITY> {
  static override actionName = 'custom' as const
  title(): ENTITY['entityName'] {
    return this.entity.entityName
  }
}
const custom = parcel.build(Custom)

interface Others {
  parsed: ReturnType<typeof parsed>
  parsedItem: ReturnType<typeof parsed>['parsedItem']
  parsedTransformed: ReturnType<typeof parsed>['item']
  parsedPrimaryKey: ReturnType<typeof parsed>['key']
  parsedKey: ReturnType<typeof parsedKey>
  parsedKeyItem: ReturnType<typeof parsedKey>['parsedItem']
  parsedUpdateKey: ReturnType<typeof parsedUpdate>['key']
  parsedUnfilled: ReturnType<typeof parsedUnfilled>
  parseOptions: Members<ParseItemOptions, 'parseExtension'>
  writeOptions: Members<InferWriteItemOptions<{}>>
  writeOptionsKey: Members<InferWriteItemOptions<{ mode: 'key' }>>
  readOptions: Members<InferReadItemOptions<Box, {}>>
  readOptionsAttributes: Members<InferReadItemOptions<Box, { attributes: ('tags' | 'meta')[] }>>
  readOptionsPartial: Members<InferReadItemOptions<Box, { partial: true }>>
  formatted: ReturnType<typeof formatted>
  formattedPartial: ReturnType<typeof formattedPartial>
  formattedProjected: ReturnType<typeof formattedProjected>
  condition: ReturnType<typeof conditionParser.parse>
  paths: ReturnType<typeof pathParser.parse>
  pathsTransformed: ReturnType<typeof pathParser.transform>
  iEntityDTO: Members<IEntityDTO, 'schema' | 'table'>
  dto: Members<ReturnType<typeof dto.toJSON>, 'schema' | 'table'>
  dtoFields: keyof typeof dto & string
  fromDTO: ReturnType<typeof fromEntityDTO>['entityName']
  spyCount: ReturnType<typeof sentGet.count>
  spyArgs: ReturnType<typeof sentGet.args>
  spyAllArgs: ReturnType<typeof sentUpdate.allArgs>
  patternInput: Parameters<typeof pattern.query>[0]
  patternSent: Sent<ReturnType<typeof pattern.query>>
  patternItems: Sent<ReturnType<typeof pattern.query>>['Items']
  patternContextInput: Parameters<typeof patternContext.query>[0]
  patternContextItems: Sent<ReturnType<typeof patternContext.query>>['Items']
  patternIs: [typeof patternContext] extends [IAccessPattern] ? 1 : 0
  repositoryGet: Awaited<ReturnType<typeof repositoryGet>>['Item']
  repositoryPut: Awaited<ReturnType<typeof repositoryPut>>['Attributes']
  repositoryDelete: Awaited<ReturnType<typeof repositoryDelete>>['Attributes']
  repositoryUpdate: Awaited<ReturnType<typeof repositoryUpdate>>['Attributes']
  repositoryAttributes: Awaited<ReturnType<typeof repositoryAttributes>>['Attributes']
  repositoryQuery: Awaited<ReturnType<typeof repositoryQuery>>['Items']
  repositoryScan: Awaited<ReturnType<typeof repositoryScan>>['Items']
  custom: ReturnType<typeof custom.title>
  customEntity: typeof custom.entity
  actionNames: [
    (typeof GetItemCommand)['actionName'],
    (typeof PutItemCommand)['actionName'],
    (typeof UpdateItemCommand)['actionName'],
    (typeof DeleteItemCommand)['actionName'],
    (typeof EntityRepository)['actionName'],
    (typeof BatchGetRequest)['actionName'],
    (typeof GetTransaction)['actionName'],
    (typeof ConditionCheck)['actionName'],
  ]
  updateParser: ReturnType<typeof parseUpdateExtension>['isExtension']
  updateAttributesParser: ReturnType<typeof parseUpdateAttributesExtension>['isExtension']
  bareName: (typeof bare)['entityName']
  renamedTable: (typeof renamed)['table']
  putInput: PutItemInput<Parcel>
  updateInput: keyof UpdateItemInput<Parcel>
  updateAttributesInput: keyof UpdateAttributesInput<Parcel>
}

/** Samples of each type: to ask of all would take long. */
type Told =
  | 'anyCast'
  | 'nulOptional'
  | 'booleanConst'
  | 'numberAlways'
  | 'numberBig'
  | 'numberEnum'
  | 'stringKey'
  | 'stringEnumDefault'
  | 'stringOptional'
  | 'binaryEnum'

export interface Types {
  commands: Commands
  responsesParcel: Responses<Parcel>
  responsesBox: Responses<Box>
  responsesWide: Responses<Entity>
  optionsParcel: Options<Parcel>
  optionsWide: Options<Entity>
  transactions: Transactions
  updates: typeof updates
  updateTypes: Updates
  updateScalars: { [NAME in Told]: Value<Scalars[NAME]> }
  updateContainers: { [NAME in keyof Containers]: Value<Containers[NAME]> }
  attributeScalars: { [NAME in Told]: Attribute<Scalars[NAME]> }
  attributeContainers: { [NAME in keyof Containers]: Attribute<Containers[NAME]> }
  updateItems: { box: UpdateAttributesInput<Items['box']> }
  others: Others
}
