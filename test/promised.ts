export interface Names {
  readonly values?: string
  readonly types?: string
}

const types = 'Any Null Boolean Number String Binary Set List Tuple Map Record AnyOf Item'.split(' ')
const helpers =
  'InputValue ValidValue TransformedValue DecodedValue FormattedValue WriteMode WriteValueOptions ReadValueOptions'
const paths = 'SchemaPaths ItemSchemaPaths Paths'
const props = 'Any Null Boolean Number String Binary Record AnyOf'.replace(/\w+/g, '$&SchemaProps')
const elements =
  'SetElementSchema ListElementSchema TupleElementSchema RecordKeySchema RecordElementSchema AnyOfElementSchema'
const extended = types
  .filter(type => type !== 'AnyOf')
  .map(type => `${type}ExtendedValue ${type}UnextendedValue`)
  .join(' ')
const entityTypes = `TimestampsOptions TimestampsDefaultOptions EntityAttrOptions EntityAttrDefaultOptions InputItem
  KeyInputItem ValidItem TransformedItem SavedItem DecodedItem FormattedItem WriteItemOptions ReadItemOptions
  EntityMetadata`
const updates = '$set $get $remove $sum $subtract $add $delete $append $prepend'
const symbols = '$SET $GET $REMOVE $SUM $SUBTRACT $ADD $DELETE $APPEND $PREPEND $IS_EXTENSION'
const guards = `isSetting isGetting isRemoval isSum isSubtraction isAddition isDeletion isAppending isPrepending
  isExtension`
const updateTypes = 'SET GET REMOVE SUM SUBTRACT ADD DELETE APPEND PREPEND Extended Unextended'

const schema: Names = {
  values: `any nul boolean number string binary set list tuple map record anyOf item schema s SchemaAction
    ${types.map(type => `${type}Schema ${type}Schema_`).join(' ')}`,
  types: `${helpers} ${paths} ${props} ${elements} ${extended} MapAttributes ItemAttributes Schema Schema_ Validator
    PrimitiveSchema PrimitiveSchema_ ResolvePrimitiveSchema ResolvedPrimitiveSchema ResolveAnySchema
    ResolvedNullSchema ResolveBooleanSchema ResolvedBooleanSchema ResolveNumberSchema ResolvedNumberSchema
    ResolveStringSchema ResolvedStringSchema ResolveBinarySchema ResolvedBinarySchema MapSchemaProps ItemSchemaProps
    Extension ExtendedValue SchemaExtendedValue SchemaUnextendedValue $extension $contextExtension ExtensionParser
    ExtensionParserOptions SchemaProps SchemaMeta SchemaRequiredProp AtLeastOnce Always Never StringToEscape AppendKey
    InputValueRec ValidValueRec TransformedValueRec SchemaCondition`,
}

/** What the entry points of the reference have, and the ones that it only announces. */
export const promised: Readonly<Record<string, Names>> = {
  schema,
  'schema/any': { values: 'any AnySchema AnySchema_', types: 'AnySchemaProps ResolveAnySchema' },
  'schema/nul': { values: 'nul NullSchema NullSchema_', types: 'NullSchemaProps ResolvedNullSchema' },
  'schema/boolean': {
    values: 'boolean BooleanSchema BooleanSchema_',
    types: 'BooleanSchemaProps ResolveBooleanSchema ResolvedBooleanSchema',
  },
  'schema/number': {
    values: 'number NumberSchema NumberSchema_',
    types: 'NumberSchemaProps ResolveNumberSchema ResolvedNumberSchema',
  },
  'schema/string': {
    values: 'string StringSchema StringSchema_',
    types: 'StringSchemaProps ResolveStringSchema ResolvedStringSchema',
  },
  'schema/binary': {
    values: 'binary BinarySchema BinarySchema_',
    types: 'BinarySchemaProps ResolveBinarySchema ResolvedBinarySchema',
  },
  'schema/set': { values: 'set SetSchema SetSchema_', types: 'SetElementSchema' },
  'schema/list': { values: 'list ListSchema ListSchema_', types: 'ListElementSchema' },
  'schema/tuple': { values: 'tuple TupleSchema TupleSchema_', types: 'TupleElementSchema' },
  'schema/map': { values: 'map MapSchema MapSchema_', types: 'MapAttributes' },
  'schema/record': {
    values: 'record RecordSchema RecordSchema_',
    types: 'RecordSchemaProps RecordKeySchema RecordElementSchema',
  },
  'schema/anyOf': { values: 'anyOf AnyOfSchema AnyOfSchema_', types: 'AnyOfSchemaProps AnyOfElementSchema' },
  'schema/item': { values: 'item ItemSchema ItemSchema_', types: 'ItemAttributes' },
  'schema/actions/parse': { values: 'Parser', types: 'ParseValueOptions InferWriteValueOptions' },
  'schema/actions/format': { values: 'Formatter', types: 'FormatValueOptions InferReadValueOptions' },
  'schema/actions/parsePaths': {
    values: 'PathParser',
    types: 'ParsePathsOptions TransformPathsOptions ProjectionExpression',
  },
  'schema/actions/parseCondition': {
    values: 'ConditionParser',
    types: 'ParseConditionOptions ConditionExpression',
  },
  'schema/actions/dto': {
    values: 'SchemaDTO DTO getSchemaDTO',
    types: 'ISchemaDTO ItemSchemaDTO StringSchemaTransformerDTO AnySchemaTransformerDTO',
  },
  'schema/actions/fromDTO': { values: 'fromSchemaDTO fromDTO' },
  'schema/actions/finder': { values: 'Finder SubSchema' },
  'schema/actions/jsonSchemer': { values: 'JSONSchemer', types: 'FormattedValueJSONSchema' },
  'schema/actions/zodSchemer': { values: 'ZodSchemer', types: 'ZodFormatter ZodParser' },
  'schema/actions/fromZodSchema': { values: 'fromZodSchema', types: 'FromZodSchema' },
  transformers: {
    values: 'isSerializableTransformer',
    types: 'Transformer TypedTransformer SerializableTransformer TransformerDTO TypeModifier',
  },
  'transformers/prefix': { values: 'prefix Prefixer', types: 'PrefixerDTO' },
  'transformers/suffix': { values: 'suffix Suffixer', types: 'SuffixerDTO' },
  'transformers/trim': { values: 'trim Trimmer', types: 'TrimmerDTO' },
  'transformers/jsonStringify': { values: 'jsonStringify JSONStringifier', types: 'JSONStringifierDTO' },
  'transformers/pipe': { values: 'pipe Pipe SerializablePipe', types: 'PipeDTO Piped' },
  errors: { values: 'DynamoDBToolboxError' },
  types: {
    types: `Cast Compute ComputeDeep ComputeObject Extends If ListOf Merge Narrow NarrowObject NonNull Not OmitKeys
      Optional Or Overwrite Require SelectKeys ValueOrGetter Writable _Omit`,
  },
  entity: { values: 'Entity EntityAction', types: entityTypes },
  'entity/actions/get': { values: 'GetItemCommand', types: 'GetItemOptions GetItemResponse' },
  'entity/actions/put': { values: 'PutItemCommand', types: 'PutItemInput PutItemOptions PutItemResponse' },
  'entity/actions/delete': { values: 'DeleteItemCommand', types: 'DeleteItemOptions DeleteItemResponse' },
  'entity/actions/update': {
    values: `UpdateItemCommand parseUpdateExtension ${updates}`,
    types: 'UpdateItemInput UpdateItemOptions UpdateItemResponse UpdateValueInput',
  },
  'entity/actions/update/symbols': { values: `${updates} ${symbols} ${guards}`, types: updateTypes },
  'entity/actions/updateAttributes': {
    values: 'UpdateAttributesCommand parseUpdateAttributesExtension',
    types: 'UpdateAttributesInput UpdateAttributeInput UpdateAttributesOptions UpdateAttributesResponse',
  },
  'entity/actions/batchGet': { values: 'BatchGetRequest' },
  'entity/actions/batchPut': { values: 'BatchPutRequest' },
  'entity/actions/batchDelete': { values: 'BatchDeleteRequest' },
  'entity/actions/transactGet': {
    values: 'GetTransaction execute',
    types:
      'GetTransactionOptions ExecuteTransactGetInput ExecuteTransactGetOptions ExecuteTransactGetResponses',
  },
  'entity/actions/transactWrite': {
    values: 'execute',
    types: 'ExecuteTransactWriteInput ExecuteTransactWriteOptions ExecuteTransactWriteResponses',
  },
  'entity/actions/transactPut': { values: 'PutTransaction', types: 'PutTransactionOptions' },
  'entity/actions/transactUpdate': { values: 'UpdateTransaction', types: 'UpdateTransactionOptions' },
  'entity/actions/transactDelete': { values: 'DeleteTransaction', types: 'DeleteTransactionOptions' },
  'entity/actions/transactCheck': { values: 'ConditionCheck', types: 'ConditionCheckOptions' },
  'entity/actions/accessPattern': { values: 'AccessPattern IAccessPattern' },
  'entity/actions/parse': { values: 'EntityParser', types: 'ParseItemOptions InferWriteItemOptions' },
  'entity/actions/parseCondition': { values: 'EntityConditionParser', types: 'Condition' },
  'entity/actions/parsePaths': { values: 'EntityPathParser', types: 'EntityPaths EntityPathsUnion' },
  'entity/actions/format': { values: 'EntityFormatter', types: 'FormatItemOptions InferReadItemOptions' },
  'entity/actions/spy': { values: 'EntitySpy' },
  'entity/actions/repository': { values: 'EntityRepository' },
  'entity/actions/dto': { values: 'EntityDTO DTO', types: 'IEntityDTO' },
  'entity/actions/fromDTO': { values: 'fromEntityDTO fromDTO' },
  table: {
    values: 'Table TableAction $entities',
    types: 'TableSendableAction Key KeyType Index LocalIndex GlobalIndex TableMetadata',
  },
  'table/actions/query': {
    values: 'IQueryCommand QueryCommand $entity',
    types: 'QueryResponse QueryOptions Query',
  },
  'table/actions/scan': { values: 'IScanCommand ScanCommand', types: 'ScanResponse ScanOptions' },
  'table/actions/deletePartition': {
    values: 'DeletePartitionCommand',
    types: 'DeletePartitionResponse DeletePartitionOptions',
  },
  'table/actions/batchGet': {
    values: 'BatchGetCommand execute',
    types: `BatchGetCommandOptions IBatchGetRequest ExecuteBatchGetInput ExecuteBatchGetOptions
      ExecuteBatchGetResponses`,
  },
  'table/actions/batchWrite': {
    values: 'BatchWriteCommand execute',
    types: `BatchWriteCommandOptions IBatchWriteRequest RequestEntities ExecuteBatchWriteInput
      ExecuteBatchWriteOptions`,
  },
  'table/actions/accessPattern': { values: 'IAccessPattern AccessPattern' },
  'table/actions/parsePrimaryKey': { values: 'PrimaryKeyParser', types: 'PrimaryKey' },
  'table/actions/spy': { values: 'TableSpy' },
  'table/actions/repository': { values: 'TableRepository' },
  'table/actions/dto': { values: 'TableDTO DTO', types: 'ITableDTO' },
  'table/actions/fromDTO': { values: 'fromTableDTO fromDTO' },
  'table/actions/registry': { values: 'Registry' },
  database: { values: 'Database DatabaseAction' },
  'database/actions/mcpToolkit': { values: 'MCPToolkit', types: 'AddToolsOptions' },
  'database/actions/synchronize': { values: 'Synchronizer' },
  '': {
    // Its values are compared in index.test.ts.
    types: `${helpers} ${paths} ${props} ${elements} ${entityTypes} Schema Schema_ Validator ExtensionParser
      ExtensionParserOptions MapAttributes ItemAttributes ParseValueOptions InferWriteValueOptions FormatValueOptions
      InferReadValueOptions SchemaCondition FormattedValueJSONSchema ItemSchemaDTO ISchemaDTO Transformer
      TypedTransformer SerializableTransformer TypeModifier TransformerDTO Index LocalIndex GlobalIndex Key
      TableMetadata PrimaryKey Query QueryOptions QueryResponse ScanOptions ScanResponse DeletePartitionOptions
      DeletePartitionResponse BatchGetCommandOptions ExecuteBatchGetInput ExecuteBatchGetOptions
      ExecuteBatchGetResponses BatchWriteCommandOptions ExecuteBatchWriteInput ExecuteBatchWriteOptions IndexNames
      IndexSchema ITableDTO IEntityDTO GetItemOptions GetItemResponse PutItemInput PutItemOptions PutItemResponse
      DeleteItemOptions DeleteItemResponse UpdateItemInput UpdateItemOptions UpdateItemResponse UpdateAttributesInput
      UpdateAttributesOptions UpdateAttributesResponse ExecuteTransactGetInput ExecuteTransactGetOptions
      ExecuteTransactGetResponses ExecuteTransactWriteInput ExecuteTransactWriteOptions
      ExecuteTransactWriteResponses PutTransactionOptions UpdateTransactionOptions DeleteTransactionOptions
      ConditionCheckOptions ParseItemOptions InferWriteItemOptions Condition EntityPaths FormatItemOptions
      InferReadItemOptions`,
  },
}

export const wordsOf = (text = ''): string[] => text.split(/\s+/).filter(Boolean)
