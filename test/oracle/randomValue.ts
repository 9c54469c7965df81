import { type Description, type FillProp, type LinkProp, Marker, Person } from './description.js'
import type { Drawing } from './randomSchema.js'

export type Mode = 'put' | 'key' | 'update'

const strings = ['a', 'b', '', 'pa', 'packed', 'P#a', 'Z9', 'héé', ' x ', '#n', 'a/S', 'constructor']
const numbers = [0, 1, -1, 2.5, 1e3, 42, -7, 1e-7, Number.MAX_SAFE_INTEGER]
const bytes = [[], [1, 2, 3], [250, 0], [0]]

const drawAny = (drawing: Drawing, depth = 2): unknown => {
  const { random } = drawing
  const kind = random.int(depth > 0 ? 9 : 6)
  if (kind === 0) return null
  if (kind === 1) return random.chance(0.5)
  if (kind === 2) return random.pick(numbers)
  if (kind <= 4) return random.pick(strings)
  if (kind === 5)
    return random.chance(0.5) ? new Set(random.some(strings, 0.2)) : new Uint8Array(random.pick(bytes))
  if (kind === 6) return random.times(random.int(3), () => drawAny(drawing, depth - 1))
  const names = random.some(
    ['a', 'b', 'x.y', ...(drawing.wild ? ['constructor', 'first name', '__proto__'] : [])],
    0.4,
  )
  return Object.fromEntries(names.map(name => [name, drawAny(drawing, depth - 1)]))
}

const variant = (props: Description['props'], mode: Mode, suffix: 'Default' | 'Link'): string =>
  `${props.key ? 'key' : mode}${suffix}`

/** Whether an attribute may be left out, and left out for good. */
const mayLack = ({ props }: Description, mode: Mode): boolean =>
  props.required === 'never' || (mode !== 'put' && props.required !== 'always' && !props.key)

const isFilled = ({ props }: Description, mode: Mode): boolean =>
  props[variant(props, mode, 'Default') as FillProp] !== undefined ||
  props[variant(props, mode, 'Link') as LinkProp] !== undefined

/** A value that the schema takes in `mode`, unless a validator of the user refuses it. */
export const validValue = (description: Description, drawing: Drawing, mode: Mode, fill = false): unknown => {
  const { random } = drawing
  const { type, props } = description
  if (props.enum !== undefined && random.chance(0.95)) return random.pick(props.enum)

  const inner = (below: Description): unknown => validValue(below, drawing, mode, fill)
  switch (type) {
    case 'any':
      return drawAny(drawing)
    case 'null':
      return null
    case 'boolean':
      return random.chance(0.5)
    case 'number':
      return props.big && random.chance(0.3) ? random.pick([5n, -3n, 10n ** 20n]) : random.pick(numbers)
    case 'string':
      return random.pick(strings)
    case 'binary':
      return new Uint8Array(random.pick(bytes))
    case 'set':
      return new Set(random.times(random.int(4), () => inner(description.elements!)))
    case 'list':
      return random.times(random.int(4), () => inner(description.elements!))
    case 'tuple':
      return description.members!.map(inner)
    case 'record': {
      const { keys, elements } = description
      const names = keys!.props.enum
        ? (keys!.props.enum as string[]).filter(() => !props.partial || random.chance(0.6))
        : random.times(random.int(3), () =>
            drawing.wild && random.chance(0.3)
              ? random.pick(['first name', 'constructor', '__proto__', 'é'])
              : random.pick(['mon', 'tue', 'x.y', 'a[1]', '#h']),
          )
      return Object.fromEntries(names.map(name => [name, inner(elements!)]))
    }
    case 'anyOf':
      return inner(random.pick(description.members!))
    default: {
      const entries = description.attributes!.filter(
        ([, attribute]) =>
          (mode !== 'key' || type !== 'item' || attribute.props.key || random.chance(0.1)) &&
          !((mayLack(attribute, mode) || (fill && isFilled(attribute, mode))) && random.chance(0.5)),
      )
      const ordered = random.chance(0.2) ? random.shuffle(entries) : entries
      return Object.fromEntries(ordered.map(([name, attribute]) => [name, inner(attribute)]))
    }
  }
}

const wrong = [undefined, null, 'x', 4, true, Number.NaN, 5n] as const
const wrongObjects = [
  () => [],
  () => ({}),
  () => ({ a: 1 }),
  () => ['a', 'b', 'c', 'd'],
  () => new Set(['a', 1]),
  () => new Set(),
  () => new Uint8Array([9]),
]
const wild = [
  () => new Date(0),
  () => new Map([['a', 1]]),
  () => /x/,
  () => new Person(),
  () => Number.POSITIVE_INFINITY,
  () => 2 ** 53,
  () => -0,
  () => 10n ** 40n,
  () => Object.assign(Object.create(null), { a: 'a' }),
  () => Symbol.for('x'),
  () => () => 1,
  () => new Marker('$remove', []),
  () => new Marker('$add', [1]),
  () => new Marker('$set', [{}]),
]

const drawWrong = ({ random, wild: isWild }: Drawing): unknown => {
  if (isWild && random.chance(0.3)) return random.pick(wild)()
  return random.chance(0.6) ? random.pick(wrong) : random.pick(wrongObjects)()
}

/** `value` with one thing changed at a random place in it: for another type, away, or one too many. */
export const spoil = (value: unknown, drawing: Drawing): unknown => {
  const { random } = drawing
  if (value instanceof Marker) {
    const { helper, operands } = value
    if (operands.length === 0 || random.chance(0.2)) return drawWrong(drawing)
    const at = random.int(operands.length)
    return new Marker(
      helper,
      operands.map((operand, index) => (index === at ? spoil(operand, drawing) : operand)),
    )
  }
  if (typeof value !== 'object' || value === null || random.chance(0.15)) return drawWrong(drawing)
  if (value instanceof Set) return new Set([...value, drawWrong(drawing)])
  if (Array.isArray(value)) {
    if (value.length === 0 || random.chance(0.15)) return [...value, drawWrong(drawing)]
    if (random.chance(0.1)) return value.slice(0, -1)
    const at = random.int(value.length)
    return value.map((each, index) => (index === at ? spoil(each, drawing) : each))
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return drawWrong(drawing)

  const entries = Object.entries(value)
  if (entries.length === 0 || random.chance(0.15)) {
    return Object.fromEntries([
      ...entries,
      [random.pick(['extra', 'a', 'kind', 'toString']), drawWrong(drawing)],
    ])
  }
  const at = random.int(entries.length)
  if (random.chance(0.25)) return Object.fromEntries(entries.filter((_, index) => index !== at))
  return Object.fromEntries(
    entries.map(([name, each], index) => [name, index === at ? spoil(each, drawing) : each]),
  )
}
