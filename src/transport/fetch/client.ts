import { AwsV4Signer } from 'aws4fetch'
import { isObject } from '../../internal/isObject.js'
import type { FetchClient, FetchRequest, FetchSendOptions } from '../documentClient.js'
import { crc32 } from './crc32.js'
import { type Credentials, type CredentialsProvider, cachedCredentials } from './credentials.js'
import { type EndpointOptions, invalidOption, urlOf } from './endpoint.js'
import { DynamoDBServiceException, type ResponseMetadata } from './exceptions.js'
import { mapItems } from './fields.js'
import type { Fetch, FetchResponse, Signal } from './host.js'
import { limited } from './limits.js'
import { fullBudget, maySkew, nextDelay, type RetryOptions, type RetryState, refund } from './retries.js'
import { errorItemOf, type InexactNumber, marshallItem, refuseInexact, unmarshaller } from './wire.js'

/** What {@link fetchClient} takes. */
export interface FetchClientOptions extends EndpointOptions {
  /** Fixed ones, or what gives them: it is asked again before they expire. */
  readonly credentials: Credentials | CredentialsProvider
  /** Makes the requests. Default: the global one. */
  readonly fetch?: Fetch | undefined
  readonly retry?: RetryOptions | undefined
  /** Milliseconds: a number is the limit of each attempt. Default: 30,000 for an attempt, no limit in total. */
  readonly timeout?: number | { readonly attempt?: number; readonly total?: number } | undefined
  /** Makes a value of a stored number that is no integer and that JavaScript cannot hold. Default: throws. */
  readonly inexactNumber?: InexactNumber | undefined
}

type Values = Readonly<Record<string, unknown>>

/** Operations whose response can be asked for again: they change nothing, or the same thing twice is the same. */
const REPEATABLE = /^(Get|Query|Scan|Batch|Transact|Describe|List)/
/** Writes of one item: DynamoDB's `200` says that they happened, whatever becomes of the body. */
const WRITE = /^(Put|Update|Delete)Item$/

/** One answer of DynamoDB: read, checked, and of an object. */
interface Answer {
  readonly status: number
  readonly header: (name: string) => string | null
  /** `undefined`: it did not arrive as it was sent. */
  readonly body: Values | undefined
}

/**
 * A client for `new Table({ documentClient })` that needs no AWS SDK: it signs with `aws4fetch` and sends with `fetch`.
 * Values and errors are those of the SDK's document client, but for numbers: none is ever rounded.
 *
 * @example
 * const documentClient = fetchClient({ region: 'eu-central-1', credentials: credentialsFromEnv() })
 * const table = new Table({ documentClient, name: 'dex', partitionKey: { name: 'pk', type: 'string' } })
 *
 * @throws `transport.invalidOption` for settings that cannot work, and for an endpoint that is not encrypted
 */
export const fetchClient = (options: FetchClientOptions): FetchClient => {
  const { region, retry = {}, timeout, inexactNumber = refuseInexact } = options
  const url = urlOf(options)
  if (!options.credentials) throw invalidOption('credentials', 'credentials, or what gives them', undefined)
  const credentials = cachedCredentials(options.credentials)
  const { attempt: attemptLimit = 30_000, total = Number.POSITIVE_INFINITY } =
    typeof timeout === 'number' ? { attempt: timeout } : (timeout ?? {})
  const unmarshall = unmarshaller(inexactNumber)
  const budget = fullBudget()
  /** Milliseconds that DynamoDB's clock is ahead. */
  let offset = 0
  let signedBy: Credentials | undefined
  let keys = new Map<string, ArrayBuffer>()

  const post = async (
    operation: string,
    body: string,
    signer: Credentials,
    signal: unknown,
  ): Promise<Answer> => {
    if (signer !== signedBy) {
      signedBy = signer
      keys = new Map()
    }
    const { accessKeyId, secretAccessKey, sessionToken } = signer
    const signed = await new AwsV4Signer({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
      },
      body,
      accessKeyId,
      secretAccessKey,
      ...(sessionToken && { sessionToken }),
      service: 'dynamodb',
      region,
      cache: keys,
      datetime: new Date(Date.now() + offset).toISOString().replace(/[:-]|\.\d{3}/g, ''),
    }).sign()
    const request = options.fetch ?? (globalThis.fetch as Fetch) // looked up late: tests replace it
    const response = await request(url, {
      method: 'POST',
      headers: Object.fromEntries(signed.headers as unknown as Iterable<[string, string]>), // as on the web
      body,
      signal,
      redirect: 'manual',
    })
    const header = (name: string): string | null => response.headers.get(name)
    return {
      status: response.status,
      header,
      // The checksum is that of what was sent, before it was unpacked; what is packed has one of its own.
      body: await read(response, header('content-encoding') ? null : header('x-amz-crc32')),
    }
  }

  const send = async (
    { operation, input }: FetchRequest,
    { abortSignal, requestTimeout }: FetchSendOptions = {},
  ): Promise<object> => {
    const deadline = Date.now() + total
    const { ReturnValues = 'NONE', ClientRequestToken } = input as Record<string, unknown>
    // So that a repeated transaction is known to be the same.
    const token = /Transact(W|ion)/.test(operation) && {
      ClientRequestToken: ClientRequestToken ?? crypto.randomUUID(),
    }
    const body = JSON.stringify(mapItems({ ...input, ...token }, marshallItem))
    const state: RetryState = { attempts: 0, delay: 0, cost: 0 }
    let signer: Credentials | undefined
    let answer: Answer | undefined

    const header = (name: string): string | null | undefined => answer?.header(name)
    const metadata = (requestId = header('x-amzn-requestid')): ResponseMetadata => ({
      ...(answer && { httpStatusCode: answer.status }),
      ...(requestId && { requestId }),
      attempts: state.attempts,
      totalRetryDelay: state.delay,
    })
    const failure = (name: string, message: string, fields?: Values): DynamoDBServiceException =>
      new DynamoDBServiceException(name, hideSecrets(message, signer), metadata(), fields)
    const within = <RESULT>(
      milliseconds: number,
      run: (signal: unknown) => Promise<RESULT>,
    ): Promise<RESULT> =>
      limited(run, Math.min(milliseconds, deadline - Date.now()), abortSignal as Signal, name =>
        failure(name, `${operation}: ${name === 'AbortError' ? 'aborted' : 'no answer in time'}`),
      )
    const attempt = async (signal: unknown): Promise<Answer> => {
      signer = await credentials.get()
      try {
        return await post(operation, body, signer, signal)
      } catch (error) {
        throw failure('NetworkError', `${operation}: ${reasonOf(error)}`)
      }
    }
    const corrupt = (): DynamoDBServiceException =>
      failure(
        'CorruptResponseError',
        `${operation}: the response (status ${answer?.status}) is not DynamoDB's, or did not arrive as it was sent`,
      )

    /** What a success returns. A single write that happened is never reported as an error. */
    const outputOf = (output: Values | undefined): Values => {
      try {
        if (!output) throw corrupt()
        return mapItems(output, unmarshall) as Values // an object, as before
      } catch (thrown) {
        // An item that is none.
        const error = thrown instanceof TypeError ? corrupt() : thrown
        if (WRITE.test(operation)) return ReturnValues === 'NONE' ? {} : { AttributesError: error }
        throw error
      }
    }
    const errorOf = (output: Values | undefined): DynamoDBServiceException => {
      if (!output) return corrupt()
      const { __type, message, Message, ...fields } = output as Record<string, string> // as documented
      const name = /([^#:]+)(:.*)?$/.exec(__type ?? header('x-amzn-errortype') ?? '')?.[1] ?? 'UnknownError'
      return failure(name, message || Message || name, mapItems(fields, errorItemOf) as Values)
    }

    for (;;) {
      state.attempts++
      answer = undefined
      try {
        answer = await within(requestTimeout || attemptLimit, attempt)
        if (answer.status !== 200) throw errorOf(answer.body)
        const output = outputOf(answer.body)
        refund(budget, state)
        return { ...output, $metadata: metadata() }
      } catch (error) {
        const again = error instanceof DynamoDBServiceException && error.name !== 'AbortError'
        // After a success, what may have changed something is not repeated.
        if (!again || (answer?.status === 200 && !REPEATABLE.test(operation))) throw error
        if (error.name === 'ExpiredTokenException') credentials.forget()
        let corrected = false
        const date = header('date')
        if (date && maySkew(error)) {
          const ahead = Date.parse(date) - Date.now()
          corrected = Math.abs(ahead - offset) > 240_000
          if (corrected) offset = ahead
        }
        // Milliseconds, or seconds.
        const hint = Number(header('x-amz-retry-after')) || 1000 * Number(header('retry-after')) || 0
        const pause = nextDelay(error, budget, state, retry, corrected, hint)
        if (pause === undefined || Date.now() + pause >= deadline) throw error
        state.delay += pause
        // Ends with its limit, and leaves no timer behind when it is aborted.
        await within(pause, () => new Promise<never>(() => {})).catch((stop: Error) => {
          if (stop.name === 'AbortError') throw stop
        })
      }
    }
  }

  // Each call has its own types, which the actions know.
  return { '~transport': 'fetch', send: send as FetchClient['send'] }
}

/** The body of a response, `undefined` unless it is an object and arrived as it was sent. */
const read = async (response: FetchResponse, checksum: string | null): Promise<Values | undefined> => {
  try {
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (checksum && crc32(bytes) !== Number(checksum)) return
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isObject(body) ? body : undefined
  } catch {
    return
  }
}

/** What a failed `fetch` says of the reason: it is often one level down. */
const reasonOf = (error: unknown): string => {
  const { message, cause } = (error ?? {}) as {
    readonly message?: string
    readonly cause?: { readonly message?: string }
  } // of any kind
  return [message, cause?.message].filter(Boolean).join(': ')
}

/** DynamoDB quotes what it checked the signature of, the session token included. */
const hideSecrets = (message: string, { secretAccessKey, sessionToken }: Partial<Credentials> = {}): string =>
  [secretAccessKey, sessionToken].reduce<string>(
    (text, secret) => (secret ? text.replaceAll(secret, '[hidden]') : text),
    message,
  )
