import { StatorError } from '../../errors/statorError.js'
import { cached } from '../../internal/cached.js'
import { getOwn } from '../../internal/cloneValue.js'
import type { PathSegment } from '../../internal/formatPath.js'
import { invalidPath, parsePath } from '../../internal/parsePath.js'
import type { Schema } from '../../schema/schema.js'
import type { Path, Phrase } from './expression.js'
import { type ParseFn, parserOf } from './parser.js'

/** What a path leads to. Several, where an `anyOf` stands on the way. */
export interface SubSchemaMatch {
  readonly schema: Schema
  /** The path in names as stored, record keys encoded. */
  readonly path: Path
  /** The path as it was asked for, in names of code. */
  readonly segments: Path
  /** What conditions read their operands with, by operator. */
  readers?: Record<string, OperandReader>
}

/** A comparison but for what its attribute is compared with. */
export interface OperandReader {
  /** Several, where the attribute may be stored in several ways. */
  readonly parsers: readonly ParseFn[]
  /** The attribute as the condition has it, or its size. */
  readonly left: object
  /** The whole of it, for a single operand. */
  readonly phrase: Phrase
}

/** What every path leads to inside an `any`, and where no schema is known. */
export const ANY: Schema = { type: 'any', props: {} }

/** Follows `segments` from their place `depth` on; none where the schema knows no such path. */
export const findSubSchemas = (
  schema: Schema,
  segments: Path,
  depth = 0,
  path: Path = [],
): SubSchemaMatch[] => {
  const { type, elements, attributes, props } = schema
  const head = segments[depth]
  const descend = (child: Schema | undefined, segment: PathSegment): SubSchemaMatch[] =>
    child ? findSubSchemas(child, segments, depth + 1, [...path, segment]) : []

  if (head === undefined) return [{ schema, path, segments }]
  // The built-in transformers make text, which has no inside.
  if (type === 'any' && !props.transform?.transformerId) {
    return [{ schema: ANY, path: path.concat(segments.slice(depth)), segments }]
  }
  if (type === 'anyOf') {
    return elements.flatMap((element: Schema) => findSubSchemas(element, segments, depth, path))
  }
  if (typeof head === 'number') {
    return descend(type === 'list' ? elements : type === 'tuple' ? elements[head] : undefined, head)
  }
  if (type === 'record') {
    try {
      return descend(elements, parserOf(schema['keys'])(head).encoded as string) // keys are strings
    } catch (error) {
      if (error instanceof StatorError) return []
      throw error
    }
  }
  // Only maps and items have attributes, and these are schemas.
  const attribute = attributes && (getOwn(attributes, head) as Schema | undefined)
  // Nobody may have checked it.
  attribute?.['check'](undefined, true)
  return descend(attribute, attribute?.['props'].savedAs ?? head)
}

/** Behind the indexes of all parsers and formatters. */
const PATHS = 31

/** As {@link findSubSchemas}, from a path as text; remembers what it found. */
export const findPath = (schema: Schema, path: string): readonly SubSchemaMatch[] => {
  const known = cached(schema, PATHS, () => new Map<string, readonly SubSchemaMatch[]>())
  // Record keys and indexes are without end.
  if (known.size > 999) known.clear()
  let matches = known.get(path)
  if (!matches) known.set(path, (matches = findSubSchemas(schema, parsePath(path))))
  return matches
}

/**
 * As {@link findPath}, for a path that has to lead to an attribute.
 *
 * @throws `actions.invalidExpressionAttributePath` when it leads nowhere, or to the item itself
 */
export const matchPath = (schema: Schema, path: string): readonly SubSchemaMatch[] => {
  const found = findPath(schema, path)
  if (!found[0]?.path.length) throw invalidPath(path)
  return found
}
