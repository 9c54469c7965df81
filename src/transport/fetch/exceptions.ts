/** What is known of a request beside its answer, under the SDK's names. */
export interface ResponseMetadata {
  /** The status of the last response; absent where there was none. */
  readonly httpStatusCode?: number
  readonly requestId?: string
  /** How many requests were made. */
  readonly attempts?: number
  /** Milliseconds waited between them. */
  readonly totalRetryDelay?: number
}

/** An item of an error, in DynamoDB's own format, as the SDK gives it: `{ pk: { S: 'a' } }`. */
export type WireItem = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Why one member of a transaction was refused; `{ Code: 'None' }` for those that were not. */
export interface CancellationReason {
  readonly Code?: string
  readonly Message?: string
  readonly Item?: WireItem
}

/**
 * What a request ends with when DynamoDB refuses it, or cannot be reached: the SDK's names and fields, so that code
 * which catches the SDK's errors works as it is. Tell errors apart by `name`, by {@link isException} or by `instanceof`.
 */
export class DynamoDBServiceException extends Error {
  /** Whose fault it is. */
  readonly $fault: 'client' | 'server'
  readonly $metadata: ResponseMetadata

  constructor(
    name: string,
    message: string,
    $metadata: ResponseMetadata = {},
    fields?: Readonly<Record<string, unknown>>,
  ) {
    super(message)
    Object.assign(this, fields)
    this.name = name
    this.$fault =
      (name === 'AbortError' ? 400 : ($metadata.httpStatusCode ?? 500)) < 500 ? 'client' : 'server'
    this.$metadata = $metadata
  }
}

/** A condition was not met. Nothing was written. */
export interface ConditionalCheckFailedException extends DynamoDBServiceException {
  readonly name: 'ConditionalCheckFailedException'
  /** The stored item, where the request asked for it. */
  readonly Item?: WireItem
}

/** A transaction was refused as a whole. Nothing was written. */
export interface TransactionCanceledException extends DynamoDBServiceException {
  readonly name: 'TransactionCanceledException'
  /** One for each member of the transaction, in its order. */
  readonly CancellationReasons?: readonly CancellationReason[]
}

interface Named<NAME extends string> extends DynamoDBServiceException {
  readonly name: NAME
}

/** Errors by name. */
export interface Exceptions {
  readonly ConditionalCheckFailedException: ConditionalCheckFailedException
  readonly TransactionCanceledException: TransactionCanceledException
}

/** Tells errors apart by name, whichever client (of fetch, or of the SDK) they come from. */
export const isException = <NAME extends string>(
  error: unknown,
  name: NAME,
): error is NAME extends keyof Exceptions ? Exceptions[NAME] : Named<NAME> =>
  error instanceof Error && error.name === name

/** For `instanceof`: an error is one of those with its name. */
export interface ExceptionClass<EXCEPTION> {
  readonly prototype: EXCEPTION
  [Symbol.hasInstance](error: unknown): error is EXCEPTION
}

const exceptionClass = <EXCEPTION extends DynamoDBServiceException>(
  name: EXCEPTION['name'],
): ExceptionClass<EXCEPTION> =>
  class extends DynamoDBServiceException {
    static override [Symbol.hasInstance](error: unknown): error is never {
      return isException(error, name)
    }
  } as unknown as ExceptionClass<EXCEPTION> // told by name, and so of that type

/** `error instanceof ConditionalCheckFailedException`. */
export const ConditionalCheckFailedException: ExceptionClass<ConditionalCheckFailedException> =
  /*#__PURE__*/ exceptionClass('ConditionalCheckFailedException')
/** `error instanceof TransactionCanceledException`. */
export const TransactionCanceledException: ExceptionClass<TransactionCanceledException> =
  /*#__PURE__*/ exceptionClass('TransactionCanceledException')
/** The token of a transaction was used for another one before. */
export interface IdempotentParameterMismatchException extends Named<'IdempotentParameterMismatchException'> {}
/** The token of a transaction was used for another one before. */
export const IdempotentParameterMismatchException: ExceptionClass<IdempotentParameterMismatchException> =
  /*#__PURE__*/ exceptionClass('IdempotentParameterMismatchException')
/** DynamoDB failed. */
export interface InternalServerError extends Named<'InternalServerError'> {}
/** DynamoDB failed. */
export const InternalServerError: ExceptionClass<InternalServerError> =
  /*#__PURE__*/ exceptionClass('InternalServerError')
/** The items of a partition key exceed 10 GB, in a table with a local index. */
export interface ItemCollectionSizeLimitExceededException
  extends Named<'ItemCollectionSizeLimitExceededException'> {}
/** The items of a partition key exceed 10 GB, in a table with a local index. */
export const ItemCollectionSizeLimitExceededException: ExceptionClass<ItemCollectionSizeLimitExceededException> =
  /*#__PURE__*/ exceptionClass('ItemCollectionSizeLimitExceededException')
/** Too many operations on tables at a time. */
export interface LimitExceededException extends Named<'LimitExceededException'> {}
/** Too many operations on tables at a time. */
export const LimitExceededException: ExceptionClass<LimitExceededException> =
  /*#__PURE__*/ exceptionClass('LimitExceededException')
/** More was read or written than the table, the index or a partition allows. */
export interface ProvisionedThroughputExceededException
  extends Named<'ProvisionedThroughputExceededException'> {}
/** More was read or written than the table, the index or a partition allows. */
export const ProvisionedThroughputExceededException: ExceptionClass<ProvisionedThroughputExceededException> =
  /*#__PURE__*/ exceptionClass('ProvisionedThroughputExceededException')
/** Another region of a strongly consistent global table writes the same item. */
export interface ReplicatedWriteConflictException extends Named<'ReplicatedWriteConflictException'> {}
/** Another region of a strongly consistent global table writes the same item. */
export const ReplicatedWriteConflictException: ExceptionClass<ReplicatedWriteConflictException> =
  /*#__PURE__*/ exceptionClass('ReplicatedWriteConflictException')
/** More was read or written than the account allows. */
export interface RequestLimitExceeded extends Named<'RequestLimitExceeded'> {}
/** More was read or written than the account allows. */
export const RequestLimitExceeded: ExceptionClass<RequestLimitExceeded> =
  /*#__PURE__*/ exceptionClass('RequestLimitExceeded')
/** The table is being created, changed or deleted. */
export interface ResourceInUseException extends Named<'ResourceInUseException'> {}
/** The table is being created, changed or deleted. */
export const ResourceInUseException: ExceptionClass<ResourceInUseException> =
  /*#__PURE__*/ exceptionClass('ResourceInUseException')
/** There is no such table or index. */
export interface ResourceNotFoundException extends Named<'ResourceNotFoundException'> {}
/** There is no such table or index. */
export const ResourceNotFoundException: ExceptionClass<ResourceNotFoundException> =
  /*#__PURE__*/ exceptionClass('ResourceNotFoundException')
/** Too many requests. */
export interface ThrottlingException extends Named<'ThrottlingException'> {}
/** Too many requests. */
export const ThrottlingException: ExceptionClass<ThrottlingException> =
  /*#__PURE__*/ exceptionClass('ThrottlingException')
/** Another transaction writes the same item. */
export interface TransactionConflictException extends Named<'TransactionConflictException'> {}
/** Another transaction writes the same item. */
export const TransactionConflictException: ExceptionClass<TransactionConflictException> =
  /*#__PURE__*/ exceptionClass('TransactionConflictException')
/** The transaction of this token is still running. */
export interface TransactionInProgressException extends Named<'TransactionInProgressException'> {}
/** The transaction of this token is still running. */
export const TransactionInProgressException: ExceptionClass<TransactionInProgressException> =
  /*#__PURE__*/ exceptionClass('TransactionInProgressException')
