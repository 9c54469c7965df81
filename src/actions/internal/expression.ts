import type { PathSegment } from '../../internal/formatPath.js'

/** A path as its steps: `a['b.c'][0]` is `['a', 'b.c', 0]`. */
export type Path = readonly PathSegment[]

/** Attribute names by placeholder: `ExpressionAttributeNames`. */
export type ExpressionNames = Record<string, string>
/** Values by placeholder: `ExpressionAttributeValues`. */
export type ExpressionValues = Record<string, unknown>

/** A piece of an expression. Compared by identity, so made once. */
export interface Phrase {
  /** `|` stands for the path before it, `?` for a value. */
  readonly text: string
  /** The path, if there is none before it. */
  readonly path?: Path
  /** The clause it belongs to, after a digit for its place: `0SET `. Each has placeholders of its own: `#s_1`. */
  readonly clause?: string
}

/**
 * The phrases and paths of an expression so far, and the expressions that begin alike. Expressions are the same over
 * and over but for their values: each is spelled once, and found again by walking along its phrases.
 */
interface Shape {
  readonly before: Shape | undefined
  readonly token: Phrase | PathSegment
  readonly next: Map<Phrase | PathSegment, Shape>
  /** What came next the last time: usually it does so again. */
  usual: Shape | undefined
  spelled: Spelled | undefined
}

interface Spelled {
  readonly text: string
  /** Placeholders and names in turn. */
  readonly names: readonly string[]
  /** Those of the values, in order. */
  readonly placeholders: readonly string[]
}

/** An expression in the making. */
export interface ExpressionWriter {
  /** Complete once the expression is ended; so are `values`. */
  readonly names: ExpressionNames
  readonly values: ExpressionValues
  /** The values, in order. */
  readonly bound: unknown[]
  shape: Shape
}

const shapeAfter = (before: Shape | undefined, token: Phrase | PathSegment): Shape => ({
  before,
  token,
  next: new Map(),
  usual: undefined,
  spelled: undefined,
})

let start = /* @__PURE__ */ shapeAfter(undefined, '')
let known = 0

const follow = (shape: Shape, token: Phrase | PathSegment): Shape => {
  let next = shape.usual
  if (next?.token !== token) {
    next = shape.next.get(token)
    if (!next) {
      shape.next.set(token, (next = shapeAfter(shape, token)))
      known++
    }
    shape.usual = next
  }
  return next!
}

/**
 * Starts an expression with the placeholders `#{prefix}_1, …` and `:{prefix}_1, …`. They go to `names` and `values`,
 * which the expressions of one request share.
 */
export const expressionWriter = (
  prefix: string,
  names: ExpressionNames = {},
  values: ExpressionValues = {},
): ExpressionWriter => {
  // Names, indexes and prefixes are without end.
  if (known > 9999) start = shapeAfter(undefined, (known = 0))
  return { names, values, bound: [], shape: follow(start, prefix) }
}

/** Writes a phrase, or a step of the path that the next phrase is about. The phrase's values go to `bound`. */
export const write = (writer: ExpressionWriter, token: Phrase | PathSegment): void => {
  writer.shape = follow(writer.shape, token)
}

/** Writes a phrase about a path. A name has one placeholder, wherever and how deep it occurs: `#c_1[2].#c_2`. */
export const writePath = (writer: ExpressionWriter, path: Path, phrase: Phrase): void => {
  for (const segment of path) write(writer, segment)
  write(writer, phrase)
}

/** Ends the expression: returns its text, and leaves its names and values in `writer`. */
export const endExpression = ({ bound, names, shape, values }: ExpressionWriter): string => {
  const spelled = (shape.spelled ??= spell(shape))
  const known = spelled.names
  for (let i = 0; i < known.length; i += 2) names[known[i]!] = known[i + 1]!
  for (let i = 0; i < bound.length; i++) values[spelled.placeholders[i] as string] = bound[i]
  return spelled.text
}

const spell = (shape: Shape): Spelled => {
  const tokens: (Phrase | PathSegment)[] = []
  for (let at = shape; at.before; at = at.before) tokens.push(at.token)
  let prefix = tokens.pop() as string // every expression starts with one
  let clause = ''
  let path: PathSegment[] = []
  const names: string[] = []
  const placeholders: string[] = []
  const clauses: Record<string, string> = { '': '' }
  const counts: Record<string, number> = {}
  /** Placeholders by their beginning and their name. */
  const known = new Map<string, string>()
  const placeholder = (kind: string, name?: string): string => {
    const start = `${kind}${prefix}_`
    const made = known.get(start + name)
    if (made) return made
    const next = start + (counts[start] = (counts[start] ?? 0) + 1)
    if (name !== undefined) {
      known.set(start + name, next)
      names.push(next, name)
    }
    return next
  }
  for (const token of tokens.reverse()) {
    if (typeof token !== 'object') {
      path.push(token)
      continue
    }
    if (token.clause) {
      clause = token.clause
      prefix = clause.charAt(1).toLowerCase()
      clauses[clause] = clauses[clause] ? `${clauses[clause]}, ` : clause.slice(1)
    }
    clauses[clause] += token.text.replace(/[|?]/g, mark => {
      if (mark === '|') {
        return (token.path ?? path).reduce<string>((text, segment) => {
          if (typeof segment === 'number') return `${text}[${segment}]`
          const name = placeholder('#', segment)
          return text ? `${text}.${name}` : name
        }, '')
      }
      const value = placeholder(':')
      placeholders.push(value)
      return value
    })
    path = []
  }
  const text = Object.keys(clauses)
    .sort()
    .map(clause => clauses[clause])
    .filter(Boolean)
    .join(' ')
  return { text, names, placeholders }
}
