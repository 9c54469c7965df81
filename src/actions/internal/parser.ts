import type { PathSegment } from '../../internal/formatPath.js'
import type { Schema } from '../../schema/schema.js'
import { rootOf, type WriteMode } from './walker.js'

export type { WriteMode } from './walker.js'

/** How {@link parserOf} reads a value. */
export interface ParserFlags {
  /** Which defaults, links, validators and requiredness apply. Default `'put'`. */
  readonly mode?: WriteMode
  /** Whether defaults and links apply. Default `true`. */
  readonly fill?: boolean
  /** Whether to encode, and to rename to the names of the table. Default `true`. */
  readonly transform?: boolean
}

/** A valid value, as code and as the table see it. They may be one object, or share parts. */
export interface Parsed {
  /** Under the names of code, not encoded. */
  readonly parsed: unknown
  /** Under the names of the table, encoded. */
  readonly encoded: unknown
}

/**
 * Parses `input`; `valuePath` is where it stands, for errors.
 *
 * @throws `parsing.…` at the first value that its schema refuses
 */
export type ParseFn = (input: unknown, valuePath?: readonly PathSegment[]) => Parsed

/** The parser of `schema`, compiled at its first use. */
export const parserOf = (
  schema: Schema,
  { mode = 'put', fill = true, transform = true }: ParserFlags = {},
): ParseFn =>
  rootOf(
    schema,
    (mode === 'put' ? 0 : mode === 'key' ? 4 : 8) + (fill ? 2 : 0) + (transform ? 1 : 0),
    () => ({
      mode,
      fill,
      transform,
    }),
  )
