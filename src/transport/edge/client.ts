import { StatorError } from '../../errors/statorError.js'
import type { DocumentClient, FetchClient } from '../documentClient.js'

/** Actions of `stator/edge` send through `fetchClient` of `stator/fetch`. For an AWS client, import them without `edge`. */
export interface NeedsFetchClient {
  readonly needs: 'fetchClient of stator/fetch, or the same action without edge/'
}

/** What an action accepts to be built with: no table that has an AWS client, nor an entity of one. */
export type Sendable<HOST> = HOST extends { readonly table: { readonly '~client'?: infer CLIENT } }
  ? Checked<CLIENT>
  : HOST extends { readonly '~client'?: infer CLIENT }
    ? Checked<CLIENT>
    : unknown

type Checked<CLIENT> = unknown extends CLIENT
  ? unknown
  : [Extract<CLIENT, { readonly config: object }>] extends [never]
    ? unknown
    : [Extract<CLIENT, FetchClient>] extends [never]
      ? NeedsFetchClient
      : unknown

/** Refuses the SDK's clients: they do not know what these actions send. */
export const checkClient = (client: DocumentClient): DocumentClient => {
  if (!client.config) return client
  throw new StatorError('transport.wrongClient', {
    message:
      'Actions of stator/edge need a fetchClient of stator/fetch: for an AWS client import them without edge/.',
  })
}
