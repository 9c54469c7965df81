export type { FetchClient, FetchRequest, FetchSendOptions } from './documentClient.js'
export { type FetchClientOptions, fetchClient } from './fetch/client.js'
export {
  type ContainerOptions,
  type Credentials,
  type CredentialsProvider,
  credentialsFromContainer,
  credentialsFromEnv,
} from './fetch/credentials.js'
export type { EndpointOptions } from './fetch/endpoint.js'
export * from './fetch/exceptions.js'
export type { Fetch, FetchInit, FetchResponse } from './fetch/host.js'
export type { RetryOptions } from './fetch/retries.js'
export type { InexactNumber } from './fetch/wire.js'
