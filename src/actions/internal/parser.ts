import { Failure, toStatorError } from '../../errors/failure.js'
import type { PathSegment } from '../../internal/formatPath.js'
import type { Schema } from '../../schema/schema.js'
import { compileFill } from './fill.js'
import { type Context, compile, state, type WriteMode } from './parseNode.js'

export type { WriteMode } from './parseNode.js'

/** How {@link parserOf} reads a value. */
export interface ParserFlags {
  /** Which defaults, links, validators and requiredness apply. Default `'put'`. */
  readonly mode?: WriteMode
  /** Whether defaults and links apply. Default `true`. */
  readonly fill?: boolean
  /** Whether to encode, and to rename to the names of the table. Default `true`. */
  readonly transform?: boolean
}

/** A valid value, as code and as the table see it. They may be one object, share parts, and be the input itself. */
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

let parsers: WeakMap<Schema, ParseFn[]> | undefined

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
  return (known[index] ??= compileParser(schema, { mode, fill, transform }))
}

/** Compiles a schema as the root of a value. */
export const compileParser = (schema: Schema, context: Context): ParseFn => {
  const links = context.fill ? compileFill(schema, context, true) : undefined
  const defaults = links && compileFill(schema, context, false)
  const node = compile(schema, links ? { ...context, fill: false } : context)
  return (input, valuePath) => {
    const { drops } = state
    try {
      let value = input
      if (defaults) value = defaults(value)
      if (links) value = links(value, value)
      const parsed = value === undefined ? node.absent?.() : node.parse(value)
      return { parsed, encoded: node.encodes && parsed !== undefined ? state.twin : parsed }
    } catch (error) {
      if (valuePath && error instanceof Failure) error.path.unshift(...valuePath)
      throw toStatorError(error)
    } finally {
      state.drops = drops // a validator may have called another parser in the midst of this one's caller
    }
  }
}
