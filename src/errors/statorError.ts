import { showValue } from '../internal/showValue.js'
import type { ErrorCatalogue, ErrorCode } from './catalogue.js'

/** The codes that begin with `PREFIX`; all of them for `''`. */
export type ErrorCodeOf<PREFIX extends string> = Extract<ErrorCode, `${PREFIX}${string}`>

/** What {@link StatorError} is made of beside its code. */
export interface StatorErrorProps<CODE extends ErrorCode = ErrorCode> {
  /** For people, and may change: what was expected, what was received, what to do next. Default: the other facts. */
  readonly message?: string | undefined
  /** The attribute at fault, e.g. `address.lines[2]`. */
  readonly path?: string | undefined
  readonly payload?: ErrorCatalogue[CODE] | undefined
}

/**
 * What every error of this library is, under whichever name it is imported (`DynamoDBToolboxError` is the
 * same class). Branch on `code`; errors of the AWS SDK pass through as they are.
 *
 * @example
 * if (StatorError.match(error, 'parsing.')) respond(400, `${error.path}: ${error.message}`)
 */
export class StatorError<CODE extends ErrorCode = ErrorCode> extends Error {
  /** What went wrong, e.g. `parsing.attributeRequired`. */
  readonly code: CODE
  /** The attribute at fault, e.g. `address.lines[2]`. `undefined` when none is, or when it is the value as a whole. */
  readonly path: string | undefined
  /** The facts behind the message, as values. */
  readonly payload: ErrorCatalogue[CODE]

  constructor(
    code: CODE,
    { path, payload, message = describe(code, path, payload) }: StatorErrorProps<CODE>,
  ) {
    super(message)
    this.code = code
    this.path = path
    // Codes without facts declare their payload `undefined`, so a missing one is of the declared type.
    this.payload = payload as ErrorCatalogue[CODE]
  }

  // An accessor on the prototype: `code`, `path` and `payload` stay the only own enumerable properties.
  override get name(): string {
    return 'StatorError'
  }

  /** Tells whether `error` is of this library, with a code that begins with `codePrefix` (default: any code). */
  static match<PREFIX extends string = ''>(
    error: unknown,
    codePrefix: PREFIX = '' as PREFIX, // '' is the default of the type parameter
  ): error is { [CODE in ErrorCodeOf<PREFIX>]: StatorError<CODE> }[ErrorCodeOf<PREFIX>] {
    return error instanceof StatorError && error.code.startsWith(codePrefix)
  }
}

const describe = (code: string, path: string | undefined, payload: object | undefined): string =>
  `${path === undefined ? code : `${code} at '${path}'`}${Object.entries(payload ?? {})
    .map(([name, value]) => `, ${name}: ${showValue(value)}`)
    .join('')}`

export { StatorError as DynamoDBToolboxError }
