import type { PathSegment } from '../../internal/formatPath.js'
import { parsePath } from '../../internal/parsePath.js'
import type { Schema } from '../../schema/schema.js'
import { type Projection, rootOf } from './walker.js'

export type { Projection } from './walker.js'

/** How {@link formatterOf} reads a value. */
export interface FormatterFlags {
  /** Whether to decode, and to rename from the names of the table. Default `true`. */
  readonly transform?: boolean
  /** Whether to leave hidden attributes out. Default `true`, and always so without `transform`. */
  readonly format?: boolean
  /** Whether attributes may be missing. Default `false`. */
  readonly partial?: boolean
}

/**
 * Formats `raw`, or what `attributes` keeps of it.
 *
 * @throws `formatter.…` at the first value that its schema refuses
 */
export type FormatFn = (raw: unknown, attributes?: Projection) => unknown

/** The formatter of `schema`, compiled at its first use. */
export const formatterOf = (
  schema: Schema,
  { transform, format = true, partial }: FormatterFlags & Record<'transform' | 'partial', boolean>,
): FormatFn => {
  const hide = format || !transform
  const root = rootOf(schema, 12 + (transform ? 4 : 0) + (hide ? 2 : 0) + (partial ? 1 : 0), () => ({
    mode: 'read',
    transform,
    hide,
    partial,
  }))
  return (raw, attributes) => root(raw, undefined, attributes).parsed
}

/**
 * Reads the paths of a projection, once for all the values it is applied to. The indexes of a list all keep the same
 * (DynamoDB returns the projected elements without gaps), those of a tuple are told apart.
 *
 * @throws `actions.invalidExpressionAttributePath` for an unreadable path
 */
export const projectionOf = (paths: readonly string[]): Projection => {
  const projection: Tree = new Map()
  for (const path of [paths].flat()) grow(projection, parsePath(path))
  return projection
}

type Tree = Map<PathSegment, Tree | undefined>

const grow = (tree: Tree, [segment, ...rest]: readonly PathSegment[]): void => {
  if (segment === undefined) return
  // A list looks under -1, a tuple under the index.
  for (const key of typeof segment === 'number' ? [segment, -1] : [segment]) {
    const whole = !rest.length || (tree.has(key) && tree.get(key) === undefined)
    const below: Tree | undefined = whole ? undefined : (tree.get(key) ?? new Map())
    tree.set(key, below)
    if (below) grow(below, rest)
  }
}
