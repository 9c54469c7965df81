import { StatorError } from '../../errors/statorError.js'
import type { DocumentClient } from '../documentClient.js'

/** What an action has to be in order to send: nothing special, whatever its table or entity. */
export type Sendable<_HOST> = unknown

/** Refuses a client that would take items for DynamoDB's own format. */
export const checkClient = (client: DocumentClient): DocumentClient => {
  if (!client.config || 'translateConfig' in client.config) return client
  throw new StatorError('transport.wrongClient', { message: 'Use DynamoDBDocumentClient.from(client).' })
}
