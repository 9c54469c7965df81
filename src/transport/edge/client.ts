import { StatorError } from '../../errors/statorError.js'
import type { DocumentClient } from '../documentClient.js'

/** Actions of `stator/edge` send through `fetchClient` of `stator/fetch`. For an AWS client, import them without `edge`. */
export interface NeedsFetchClient {
  readonly needs: 'fetchClient of stator/fetch, or the same action without edge/'
}

/** What an action has to be in order to send: nothing special, unless its table was made with an AWS client. */
export type Sendable<HOST> = HOST extends { readonly table: infer TABLE } ? OfTable<TABLE> : OfTable<HOST>

type OfTable<TABLE> = TABLE extends { readonly '~client'?: infer KIND }
  ? unknown extends KIND
    ? unknown
    : 'aws' extends KIND
      ? NeedsFetchClient
      : unknown
  : unknown

/** Refuses the SDK's clients: they do not know what these actions send. */
export const checkClient = (client: DocumentClient): DocumentClient => {
  if (!client.config) return client
  throw new StatorError('transport.wrongClient', {
    message:
      'Actions of stator/edge need a fetchClient of stator/fetch: for an AWS client import them without edge/.',
  })
}
