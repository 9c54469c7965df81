import type { PathSegment } from '../../internal/formatPath.js'

/** A path as its steps: `a['b.c'][0]` is `['a', 'b.c', 0]`. */
export type Path = readonly PathSegment[]

/** Attribute names by placeholder: `ExpressionAttributeNames`. */
export type ExpressionNames = Record<string, string>
/** Values by placeholder: `ExpressionAttributeValues`. */
export type ExpressionValues = Record<string, unknown>

/** Allots the placeholders of one expression. What it holds is its own business. */
export interface ExpressionWriter {
  readonly names: ExpressionNames
  readonly values: ExpressionValues
  readonly pool: Pool
  /** The names met so far; the place of each gives its placeholder. */
  readonly seen: string[]
  valueCount: number
}

/** Placeholders made before. Making them anew is most of the cost of an expression. */
interface Pool {
  readonly prefix: string
  readonly names: string[]
  readonly values: string[]
}

const pools = /* @__PURE__ */ new Map<string, Pool>()

/**
 * Starts an expression with the placeholders `#{prefix}_1, …` and `:{prefix}_1, …`. They are put into `names` and
 * `values`, which the expressions of one request may share as long as their prefixes differ.
 */
export const expressionWriter = (
  prefix: string,
  names: ExpressionNames = {},
  values: ExpressionValues = {},
): ExpressionWriter => {
  let pool = pools.get(prefix)
  if (!pool) {
    // Users may choose prefixes, without end.
    if (pools.size > 99) pools.clear()
    pools.set(prefix, (pool = { prefix, names: [], values: [] }))
  }
  return { names, values, pool, seen: [], valueCount: 0 }
}

/** Writes a path: `#c_1[2].#c_2`. A name has one placeholder, wherever and how deep it occurs. */
export const writePath = ({ names, pool, seen }: ExpressionWriter, path: Path): string => {
  let text = ''
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`
    else {
      let index = seen.indexOf(segment)
      if (index < 0) {
        index = seen.push(segment) - 1
        names[(pool.names[index] ??= `#${pool.prefix}_${index + 1}`)] = segment
      }
      text += text && '.'
      text += pool.names[index]
    }
  }
  return text
}

/** Writes a value: `:c_1`. Every one has a placeholder of its own. */
export const writeValue = (writer: ExpressionWriter, value: unknown): string => {
  const { pool, values } = writer
  const index = writer.valueCount++
  const name = (pool.values[index] ??= `:${pool.prefix}_${index + 1}`)
  values[name] = value
  return name
}
