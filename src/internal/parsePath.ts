import { StatorError } from '../errors/statorError.js'
import type { PathSegment } from './formatPath.js'

// An index, a quoted name, a name as a JSON string, a bare name; each with the dots that may stand before it.
const token = /\.*(?:\[(\d+)\]|\['(.+?)'\](?=[.[]|$)|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)(\.*$)?)/sy

/**
 * Reads a path: `a['b.c'][0].d` is `['a', 'b.c', 0, 'd']`. Names without `[`, `]` and `.` stand bare, whatever
 * else they hold; others are quoted, `['b.c']`, or given as a JSON string, `["it']s"]`.
 *
 * @throws `actions.invalidExpressionAttributePath` where `path` ends early or holds a stray bracket.
 */
export const parsePath = (path: string): PathSegment[] => {
  const segments: PathSegment[] = []
  let end = 0
  token.lastIndex = 0
  while (end < path.length) {
    const match = token.exec(path)
    // A dot after a bracket may end a path (as it always could), after a bare name it promises another one.
    if (match === null ? !/^\.+$/.test(path.slice(end)) || !end : match[5]) {
      token.lastIndex = 0
      throw invalidPath(path)
    }
    if (match === null) break
    const [, index, quoted, json, bare] = match
    segments.push(index === undefined ? (quoted ?? bare ?? JSON.parse(json as string)) : Number(index))
    end = token.lastIndex
  }
  return segments
}

/** No attribute has this path. */
export const invalidPath = (attributePath: string): StatorError<'actions.invalidExpressionAttributePath'> =>
  new StatorError('actions.invalidExpressionAttributePath', {
    message: `Unknown or unreadable path '${attributePath}'. Quote names that hold dots or brackets: a['b.c'][0].`,
    payload: { attributePath },
  })
