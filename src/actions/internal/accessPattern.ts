import type { Schema } from '../../schema/schema.js'
import type { InputValue, TransformedValue, ValidValue } from '../../schema/values.js'
import type { Table } from '../../table/table.js'
import { $options, incompleteAction } from './entityCommand.js'
import { parserOf } from './parser.js'
import type { Query } from './read/query.js'

/** Under this symbol an access pattern holds the schema of its input. */
export const $schema: unique symbol = /*#__PURE__*/ Symbol('$schema')
/** Under this symbol an access pattern holds the function that makes queries. */
export const $pattern: unique symbol = /*#__PURE__*/ Symbol('$pattern')
/** Under this symbol an access pattern holds what people should know of it. */
export const $meta: unique symbol = /*#__PURE__*/ Symbol('$meta')

/** What people should know of an access pattern. */
export interface AccessPatternMetadata {
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly [key: string]: unknown
}

/** What makes queries of an input. Typed by the chain of each access pattern. */
export type Pattern = (...input: any) => object

/** What a pattern is given: first as a write would store it, then as it is in code. Nothing without a schema. */
export type PatternArguments<SCHEMA> = SCHEMA extends Schema
  ? [encoded: TransformedValue<SCHEMA>, valid: ValidValue<SCHEMA>]
  : [encoded: undefined, valid: undefined]

/** What `query` of an access pattern takes: without a schema nothing is needed, and nothing of it used. */
export type QueryArguments<SCHEMA> = unknown extends SCHEMA
  ? [input?: unknown]
  : SCHEMA extends Schema
    ? [input: InputValue<SCHEMA>]
    : [input?: unknown]

/** What a pattern makes, without the options that it may give with the query. */
export type QueryOf<TABLE extends Table, RESULT> =
  Omit<RESULT, 'options'> extends infer QUERY extends Query<TABLE> ? QUERY : never

/** The options that a pattern gives with the query. */
export type ContextOf<RESULT> = RESULT extends { readonly options: infer OPTIONS extends object }
  ? OPTIONS
  : {}

/** The options of a query: those of the pattern over those of the access pattern. */
export type MergedOptions<DEFAULTS, CONTEXT> = {} extends CONTEXT
  ? DEFAULTS
  : Omit<DEFAULTS, keyof CONTEXT> & CONTEXT

/** What an access pattern is made of. */
interface AccessPatternState {
  readonly [$schema]: Schema | undefined
  readonly [$pattern]: Pattern | undefined
  readonly [$options]: unknown
}

/**
 * What an access pattern makes of an input.
 *
 * @throws `parsing.…` at what the schema refuses; `actions.incompleteAction` without a pattern
 */
export const patternQuery = (
  accessPattern: AccessPatternState,
  input: unknown,
): { readonly query: object; readonly options: object } => {
  const { [$schema]: schema, [$pattern]: pattern, [$options]: defaults } = accessPattern
  const { parsed, encoded } = schema ? parserOf(schema)(input) : { parsed: undefined, encoded: undefined }
  if (typeof pattern !== 'function') throw incompleteAction(accessPattern, 'pattern')
  // Looked at, not trusted.
  const { options, ...query } = (pattern(encoded, parsed) ?? {}) as { readonly options?: object }
  return { query, options: { ...(defaults as object), ...options } }
}
