import type { PathSegment } from '../../internal/formatPath.js'
import type { Schema } from '../../schema/schema.js'
import { compileRoot, type Root, type WriteMode } from './walker.js'

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

let parsers: WeakMap<Schema, Root[]> | undefined

/** The parser of `schema`, compiled at its first use. */
export const parserOf = (schema: Schema, flags: ParserFlags = {}): ParseFn => {
  const { mode = 'put', fill = true, transform = true } = flags
  parsers ??= new WeakMap()
  let known = parsers.get(schema)
  if (!known) {
    known = []
    parsers.set(schema, known)
  }
  const index = (mode === 'put' ? 0 : mode === 'key' ? 4 : 8) + (fill ? 2 : 0) + (transform ? 1 : 0)
  known[index] ??= compileRoot(schema, { mode, fill, transform })
  return known[index]
}
