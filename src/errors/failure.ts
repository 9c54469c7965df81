import { formatPath, type PathSegment } from '../internal/formatPath.js'
import type { ErrorCatalogue, ErrorCode } from './catalogue.js'
import { StatorError } from './statorError.js'

/**
 * A {@link StatorError} in the making, thrown by the compiled walkers of a schema. Not an `Error`: `anyOf` throws
 * and drops many, and only the one that reaches a public entry is worth a stack trace and a message.
 */
export class Failure<CODE extends ErrorCode = ErrorCode> {
  /** From the value given to the public entry to the value at fault; grows at its head on the way up. */
  readonly path: PathSegment[] = []

  constructor(
    readonly code: CODE,
    /** What the sentence says of the attribute, e.g. `should be a number`. */
    readonly fault: string,
    readonly payload: ErrorCatalogue[CODE],
  ) {}
}

/** Throws `error` (again), `place` further up; what users' functions threw stays as it is. */
export const rethrowAt = (error: unknown, ...place: readonly PathSegment[]): never => {
  if (error instanceof Failure) error.path.unshift(...place)
  throw error
}

/** What a transformer of ours threw: it cannot know where its value stands. Errors of others stay as they are. */
export const withoutPlace = (error: unknown): unknown =>
  error instanceof StatorError && error.path === undefined
    ? new Failure(error.code, error.message, error.payload)
    : error

/** The error a user sees for a {@link Failure}; any other error as it is. */
export const toStatorError = (error: unknown): unknown => {
  if (!(error instanceof Failure)) return error
  const path = error.path.length ? formatPath(error.path) : undefined
  const { code, fault, payload } = error
  return new StatorError(code, {
    message: `${path === undefined ? 'Value' : `'${path}'`} ${fault}`,
    path,
    payload,
  })
}
