import { formatPath } from '../../internal/formatPath.js'
import { invalidPath } from '../../internal/parsePath.js'
import type { Schema } from '../../schema/schema.js'
import { type ExpressionWriter, endExpression, type Path, type Phrase, writePath } from './expression.js'
import { invalidOption } from './options.js'
import { findPath } from './subSchema.js'

/**
 * Turns paths in names of code into paths as stored, each once; an `anyOf` on the way may make several of one.
 *
 * @throws `actions.invalidExpressionAttributePath` at an unknown path if `strict`, else leaves it out
 */
export const resolvePaths = (schema: Schema, paths: readonly string[], strict = true): Path[] => {
  const stored = new Map<string, Path>()
  // A lone path is one, too. Holes are wrong paths: to skip them all may take for ever.
  for (const text of Array.isArray(paths) ? paths : [paths]) {
    const matches = findPath(schema, text)
    // The empty path leads to the item itself, which is no attribute.
    if (matches[0]?.path.length) for (const { path } of matches) stored.set(formatPath(path), path)
    else if (strict) throw invalidPath(text)
  }
  return [...stored.values()]
}

/** Writes paths as stored: `#p_1, #p_2.#p_3`; `''` for none, where the request needs no projection at all. */
export const writeProjection = (writer: ExpressionWriter, paths: readonly Path[]): string => {
  paths.forEach((path, i) => {
    writePath(writer, path, i ? NEXT : FIRST)
  })
  return endExpression(writer)
}

const FIRST: Phrase = { text: '|' }
const NEXT: Phrase = { text: ', |' }

/**
 * The option `attributes`; `undefined` if it is not set, or empty: then everything is read.
 *
 * @throws `options.invalidAttributesOption` unless it is an array
 */
export const attributesOption = (
  options: Readonly<Record<string, unknown>>,
): readonly string[] | undefined => {
  const { attributes } = options
  if (attributes === undefined) return
  // Expressions of 4 KB have no place for more; sparse arrays have no end.
  if (!Array.isArray(attributes) || attributes.length > 9999)
    throw invalidOption('attributes', attributes, 'an array of paths')
  return attributes.length ? attributes : undefined
}
