import type { Description } from './description.js'
import { type Drawing, drawName } from './randomSchema.js'
import { validValue } from './randomValue.js'

const isBare = (name: string): boolean => /^[\w#@-]+$/.test(name)

/** A path with the schema it leads to. */
export interface Target {
  readonly path: string
  readonly description: Description
}

const wrong = [
  '',
  'nope',
  'a.',
  'a[b]',
  'a[-1]',
  'a..b',
  '.a',
  "a['b",
  '[0]',
  'é',
  'a.b.c.d',
  'hub.x',
  'constructor',
]

/** A random path into `root`, and what is there: `undefined` for one that leads nowhere. */
export const drawTarget = (root: Description, drawing: Drawing): Target | undefined => {
  const { random, wild } = drawing
  let path = ''
  let at = root
  const named = (name: string): void => {
    // A bare name with other characters is read differently by design: the quoted form says it to both.
    const bare = isBare(name) ? random.chance(0.85) : wild && random.chance(0.5) && !/[.[\]]/.test(name)
    if (bare) path += path === '' ? name : `.${name}`
    else path += name.includes("']") ? `[${JSON.stringify(name)}]` : `['${name}']`
  }

  for (let steps = 1 + random.int(4); steps > 0; steps--) {
    switch (at.type) {
      case 'item':
      case 'map': {
        if (at.attributes!.length === 0) return path === '' ? undefined : { path, description: at }
        const [name, attribute] = random.pick(at.attributes!)
        named(name)
        at = attribute
        break
      }
      case 'list':
        path += `[${random.int(3)}]`
        at = at.elements!
        break
      case 'tuple': {
        const index = random.int(at.members!.length)
        path += `[${index}]`
        at = at.members![index]!
        break
      }
      case 'record': {
        named(`${validValue(at.keys!, drawing, 'put')}` || 'mon')
        at = at.elements!
        break
      }
      case 'any':
        if (random.chance(0.5)) return { path, description: at }
        if (random.chance(0.5)) named(drawName(drawing) || 'a')
        else path += `[${random.int(3)}]`
        at = { type: 'any', props: {} }
        break
      case 'anyOf':
        if (random.chance(0.3)) return { path, description: at }
        at = random.pick(at.members!)
        steps++
        break
      default:
        return { path, description: at }
    }
  }
  return { path, description: at }
}

/** A random path, one in ten a wrong one. */
export const drawPath = (root: Description, drawing: Drawing): string => {
  if (drawing.random.chance(drawing.wild ? 0.1 : 0.04)) return drawing.random.pick(wrong)
  return drawTarget(root, drawing)?.path ?? 'nope'
}

export const drawPaths = (root: Description, drawing: Drawing): string[] =>
  drawing.random.times(drawing.random.int(4), () => drawPath(root, drawing))
