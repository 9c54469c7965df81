import type { DynamoDBServiceException } from './exceptions.js'

/** How often, and after which pauses, a request is made again. */
export interface RetryOptions {
  /** Requests at most, the first one included. Default 4, as the SDK for DynamoDB; 1: no retries. */
  readonly maxAttempts?: number | undefined
  /** The pause before the first retry, at most, in milliseconds; it doubles with each one, to 20 s. Default 25. */
  readonly delay?: number | undefined
  /** The same after a throttled request. Default 1000. */
  readonly throttlingDelay?: number | undefined
}

const THROTTLED =
  /^(BandwidthLimitExceeded|EC2ThrottledException|LimitExceededException|PriorRequestNotComplete|ProvisionedThroughputExceededException|Request(LimitExceeded|Throttled(Exception)?)|SlowDown|Thrott(ledException|ling(Exception)?)|TooManyRequestsException|TransactionInProgressException)$/
const TRANSIENT = /^(TimeoutError|NetworkError|CorruptResponseError|RequestTimeout(Exception)?)$/
const SKEWED =
  /^(AccessDeniedException|AuthFailure|InvalidSignatureException|RequestExpired|RequestInTheFuture|RequestTimeTooSkewed|SignatureDoesNotMatch)$/

/** Tells whether an error may come from a clock that is wrong. */
export const maySkew = ({ name }: DynamoDBServiceException): boolean => SKEWED.test(name)

/** A budget of retries that all requests of a client share: it refuses them where most requests fail. */
export interface RetryBudget {
  tokens: number
}

/** What the retries of one request have cost and waited. */
export interface RetryState {
  attempts: number
  delay: number
  cost: number
}

const FULL = 500

/**
 * The pause before the next request, in milliseconds; `undefined` if there is to be none. What the SDK's standard mode
 * does: exponential backoff with full jitter, and a budget.
 *
 * @param hint milliseconds that the response asks to wait
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export const nextDelay = (
  { name, $metadata }: DynamoDBServiceException,
  budget: RetryBudget,
  state: RetryState,
  { maxAttempts = 4, delay = 25, throttlingDelay = 1000 }: RetryOptions,
  corrected: boolean,
  hint: number,
): number | undefined => {
  const { httpStatusCode = 0 } = $metadata
  const throttled = httpStatusCode === 429 || THROTTLED.test(name)
  const cost = throttled ? 5 : 14
  const again =
    throttled || corrected || TRANSIENT.test(name) || [500, 502, 503, 504].includes(httpStatusCode)
  if (!again || state.attempts >= maxAttempts || budget.tokens < cost) return
  budget.tokens -= cost
  state.cost = cost
  const most = Math.min((throttled ? throttlingDelay : delay) * 2 ** (state.attempts - 1), 20_000)
  const pause = Math.floor(Math.random() * most)
  return Math.max(pause, Math.min(hint, pause + 5000))
}

/** A success gives back what its last retry cost. */
export const refund = (budget: RetryBudget, { cost }: RetryState): void => {
  budget.tokens = Math.min(FULL, budget.tokens + (cost || 1))
}

/** A budget that is full. */
export const fullBudget = (): RetryBudget => ({ tokens: FULL })
