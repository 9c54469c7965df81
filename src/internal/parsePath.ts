import { StatorError } from '../errors/statorError.js'
import type { PathSegment } from './formatPath.js'

// Dots, then in brackets an index, a quoted name (up to the first `']`) or a JSON string, or a bare name. Dots may
// end a path after a bracket, as they always could; after a bare name they promise another one.
const token = /\.*(?:\[(?:(\d+)|'((?!'\]).+?)'|("(?:[^"\\]|\\.)*"))\](?:\.+$)?|([^.[\]]+))/gs

/**
 * Reads a path: `a['b.c'][0].d` is `['a', 'b.c', 0, 'd']`. Names without `[`, `]` and `.` stand bare, whatever
 * else they hold; others are quoted, `['b.c']`, or given as a JSON string, `["it']s"]`.
 *
 * @throws `actions.invalidExpressionAttributePath` where `path` ends early or holds a stray bracket.
 */
export const parsePath = (path: string): PathSegment[] => {
  const segments: PathSegment[] = []
  try {
    const stray = path.replace(token, (_, index, quoted, json, bare) => {
      segments.push(index ? Number(index) : (quoted ?? bare ?? JSON.parse(json)))
      return ''
    })
    if (!stray) return segments
  } catch {
    // Broken JSON, or no string at all.
  }
  throw invalidPath(path)
}

/** No attribute has this path. */
export const invalidPath = (attributePath: string): StatorError<'actions.invalidExpressionAttributePath'> =>
  new StatorError('actions.invalidExpressionAttributePath', {
    payload: { attributePath },
  })
