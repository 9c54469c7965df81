/** The primary key of the stored item at fault, where it has one. */
interface ItemKey {
  readonly partitionKey?: unknown
  readonly sortKey?: unknown
}

interface Received {
  readonly received: unknown
  /** A type name, or the list of accepted values. */
  readonly expected?: unknown
}

type ElementFault = 'optional' | 'hidden' | 'savedAs' | 'defaulted'

/** Every error code, with the payload it carries. */
export interface ErrorCatalogue
  extends Record<`schema.${'set' | 'list'}.${ElementFault}Elements`, undefined>,
    Record<`schema.tuple.${'invalid' | 'missing' | 'optional' | 'hidden' | 'savedAs'}Elements`, undefined>,
    Record<`schema.record.${'optional' | 'hidden' | 'key' | 'savedAs' | 'defaulted'}Keys`, undefined>,
    Record<`schema.record.${'optional' | 'hidden' | 'key' | 'savedAs' | 'defaulted'}Elements`, undefined>,
    Record<`schema.anyOf.${'invalid' | 'missing' | ElementFault}Elements`, undefined> {
  'schema.invalidProp': { readonly propName: string; readonly received: unknown; readonly expected?: string }
  'schema.primitive.invalidEnumValueType': { readonly expectedType: string; readonly enumValue: unknown }
  'schema.primitive.invalidDefaultValueType': {
    readonly expectedType: string
    readonly defaultValue: unknown
  }
  'schema.primitive.invalidDefaultValueRange': {
    readonly enumValues: readonly unknown[]
    readonly defaultValue: unknown
  }
  'schema.set.invalidElements': undefined
  'schema.map.duplicateSavedAs': { readonly savedAs: string }
  'schema.item.duplicateSavedAs': { readonly savedAs: string }
  'schema.record.invalidKeys': undefined
  'schema.anyOf.invalidDiscriminator': { readonly discriminator: string }

  'parsing.invalidItem': Received
  'parsing.attributeRequired': undefined
  'parsing.invalidAttributeInput': Received
  'parsing.customValidationFailed': { readonly received: unknown; readonly validationResult: unknown }
  'parsing.additionalProperty': { readonly received: unknown }
  'parsing.multiple': {
    readonly errors: readonly {
      readonly code: string
      readonly path: string | undefined
      readonly message: string
    }[]
  }

  'formatter.invalidItem': Received & ItemKey
  'formatter.missingAttribute': ItemKey
  'formatter.invalidAttribute': Received & ItemKey

  'entity.invalidSchema': undefined
  'entity.reservedAttributeName': undefined
  'entity.reservedAttributeSavedAs': undefined
  'entity.invalidProp': { readonly propName: string; readonly received: unknown; readonly expected: string }

  'table.missingTableName': undefined
  'table.invalidProp': { readonly propName: string; readonly received: unknown; readonly expected: string }

  'actions.incompleteAction': undefined
  'actions.invalidAction': undefined
  'actions.invalidCondition': undefined
  'actions.invalidExpressionAttributePath': { readonly attributePath: string }
  'actions.missingDocumentClient': undefined
  'actions.emptyUpdate': undefined
  'actions.tooManyTransactions': { readonly count: number; readonly limit: number }
  'actions.repeatedItem': {
    readonly indexes: readonly [number, number]
    readonly tableName: unknown
    readonly key: Readonly<Record<string, unknown>>
  }
  'actions.parsePrimaryKey.invalidKeyPart': {
    readonly expected: string
    readonly received: unknown
    readonly keyPart: 'partitionKey' | 'sortKey'
  }

  'options.unknownOption': { readonly option: string }
  'options.invalidCapacityOption': { readonly capacity: unknown }
  'options.invalidMetricsOption': { readonly metrics: unknown }
  'options.invalidConsistentOption': { readonly consistent: unknown }
  'options.invalidReturnValuesOption': { readonly returnValues: unknown }
  'options.invalidReturnValuesOnConditionFalseOption': { readonly returnValues: unknown }
  'options.invalidTableNameOption': { readonly tableName: unknown }
  'options.invalidClientRequestToken': { readonly clientRequestToken: unknown }
  'options.invalidIndexOption': { readonly index: unknown }
  'options.invalidLimitOption': { readonly limit: unknown }
  'options.invalidMaxPagesOption': { readonly maxPages: unknown }
  'options.invalidSelectOption': { readonly select: unknown }
  'options.invalidEntityAttrFilterOption': { readonly entityAttrFilter: unknown }
  'options.invalidShowEntityAttrOption': { readonly showEntityAttr: unknown }
  'options.invalidNoEntityMatchBehaviorOption': { readonly noEntityMatchBehavior: unknown }
  'options.invalidInvalidItemsOption': { readonly invalidItems: unknown }
  'options.invalidTakeOption': { readonly take: unknown }
  'options.invalidMaxAttemptsOption': { readonly maxAttempts: unknown }
  'options.invalidDeadlineOption': { readonly deadline: unknown }
  'options.invalidDuplicatesOption': { readonly duplicates: unknown }
  'options.invalidBillingModeOption': { readonly billingMode: unknown }
  'options.invalidThroughputOption': { readonly throughput: unknown }
  'options.invalidTimeToLiveOption': { readonly timeToLive: unknown }
  'options.invalidStreamOption': { readonly stream: unknown }
  'options.invalidTableClassOption': { readonly tableClass: unknown }
  'options.invalidDeletionProtectionOption': { readonly deletionProtection: unknown }
  'options.invalidFiltersOption': { readonly filters: unknown }
  'options.invalidOnProgressOption': { readonly onProgress: unknown }
  'options.invalidConcurrencyOption': { readonly concurrency: unknown }
  'options.invalidConditionOption': { readonly condition: unknown }
  'options.invalidAttributesOption': { readonly attributes: unknown }

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
  'tableSchemer.notActive': { readonly tableName: string; readonly status: unknown }
  'batchGetCommand.invalidProjectionExpression': { readonly entity: string }

  'transport.invalidOption': { readonly option: string; readonly received: unknown }
  'transport.invalidCredentials': undefined
  'transport.invalidValue': { readonly received: unknown }
  'transport.inexactNumber': { readonly received: string }
  'transport.wrongClient': undefined

  'functional.invalidSchema': { readonly model?: string; readonly column?: string }
  'functional.missingKey': {
    readonly model: string
    readonly operation: string
    readonly missing: readonly string[]
    readonly required: readonly string[]
  }
  'functional.invalidKeyValue': { readonly received: unknown }
  'functional.invalidUpdate': { readonly model: string; readonly attribute: string }
  'functional.incompleteIndex': {
    readonly column: string
    readonly template: string
    readonly missing: readonly string[]
  }
  'functional.invalidQuery': { readonly model: string; readonly missing: readonly string[] }
  'functional.batchUnprocessed': { readonly unprocessed: Readonly<Record<string, unknown>> }

  'fromZodSchema.unrecognizedLiteral': { readonly received: unknown }
  'fromZodSchema.unsupportedSetValueType': { readonly received: unknown }
  'fromZodSchema.unsupportedRecordKeyType': { readonly received: unknown }
}

/** What went wrong, as a stable string to branch on. */
export type ErrorCode = keyof ErrorCatalogue
