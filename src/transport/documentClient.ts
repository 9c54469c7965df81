/**
 * What sends requests: a `DynamoDBDocumentClient` of `@aws-sdk/lib-dynamodb`. Told by its shape, so that schemas,
 * tables and entities type-check where no AWS SDK is installed.
 */
export interface DocumentClient {
  send(command: never, options?: never): Promise<unknown>
}
