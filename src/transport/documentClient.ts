/**
 * `documentClient` should be `DynamoDBDocumentClient.from(client)`, not a bare `DynamoDBClient`: its configuration has
 * nothing in common with this.
 */
export interface DynamoDBDocumentClientConfig {
  // Optional in the SDK too; a bare client's configuration has no property of that name.
  readonly translateConfig?: unknown
}

/**
 * What sends requests: a `DynamoDBDocumentClient` of `@aws-sdk/lib-dynamodb`, or `fetchClient` of `stator/fetch`. Told
 * by its shape, so that schemas, tables and entities type-check where no AWS SDK is installed.
 */
export interface DocumentClient {
  send(command: never, options?: never): Promise<unknown>
  readonly config?: DynamoDBDocumentClientConfig
}

/** What is known of a table's client by its type: one of the SDK, another one (of fetch, of a test), or none yet. */
export type ClientKind = 'aws' | 'other' | undefined

/** The kind of a client. */
export type KindOf<CLIENT> = [CLIENT] extends [never]
  ? undefined
  : CLIENT extends { readonly middlewareStack: object }
    ? 'aws'
    : 'other'

/** One request of {@link FetchClient}. */
export interface FetchRequest {
  /** DynamoDB's name of it, e.g. `PutItem`. */
  readonly operation: string
  /** DynamoDB's fields, with items as they are in code: `{ TableName: 'dex', Item: { pk: 'a' } }`. */
  readonly input: object
}

/** Settings of one request, under the SDK's names. */
export interface FetchSendOptions {
  /** An `AbortSignal`. */
  readonly abortSignal?: { readonly aborted: boolean } | undefined
  /** The limit of each attempt, in milliseconds. */
  readonly requestTimeout?: number | undefined
}

/** What `fetchClient` of `stator/fetch` makes. */
export interface FetchClient extends DocumentClient {
  /** By this a client is known to need no SDK. */
  readonly '~transport': 'fetch'
  readonly config?: never
  /** Makes a request, again and again if need be, and resolves with its response. */
  send<OUTPUT extends object = Record<string, unknown>>(
    request: FetchRequest,
    options?: FetchSendOptions,
  ): Promise<OUTPUT>
}
