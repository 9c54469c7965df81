import {
  type Description,
  Marker,
  type Props,
  type SchemaType,
  transforms,
} from '../../oracle/description.js'
import { stator } from '../../oracle/library.js'
import type { Random } from '../../oracle/random.js'
import {
  type Action,
  areEqual,
  type Condition,
  type Item,
  type Operand,
  type Path,
  type Value,
} from './model.js'

const strings = ['a', 'ab', 'b', 'B', '', 'é', 'P#a', '10']
const numbers = [0, 1, 2, -1, 2.5, 10]
const bytes = [[], [1], [1, 2], [250], [2]].map(each => new Uint8Array(each))
const names = ['a', 'b', 'c', 'size', 'SET', 'toString', 'first name', 'c.d', 'l[0]', '#n', ':v', 'é']
const keys = ['mon', 'tue', 'x.y', 'a b']

const subsetOf = <VALUE>(random: Random, values: readonly VALUE[]): Set<VALUE> => {
  const members = random.some(values, 0.4)
  return new Set(members.length ? members : [random.pick(values)])
}

/** A schema of any depth, all of whose values can be stored, and all of whose attributes can be missing. */
const drawSchema = (random: Random, depth: number, isAttribute: boolean): Description => {
  const type = random.pick<SchemaType>(
    depth > 0 && random.chance(0.5)
      ? ['list', 'tuple', 'map', 'map', 'record']
      : [
          'string',
          'string',
          'number',
          'number',
          'boolean',
          'null',
          'binary',
          'set',
          'set',
          'any',
          'any',
          'anyOf',
        ],
  )
  const props: { -readonly [PROP in keyof Props]: Props[PROP] } = isAttribute ? { required: 'never' } : {}
  if (type === 'string' && random.chance(0.3)) props.transform = 'prefix'
  if (type === 'number' && random.chance(0.15)) props.transform = 'negate'
  const inner = () => drawSchema(random, depth - 1, false)
  const scalar = (type: SchemaType, transform?: Props['transform']): Description => ({
    type,
    props: transform && random.chance(0.3) ? { transform } : {},
  })
  switch (type) {
    case 'set': {
      const [kind, transform] = random.pick([['string', 'prefix'], ['number', 'negate'], ['binary']] as const)
      return { type, props, elements: scalar(kind, transform) }
    }
    case 'list':
      return { type, props, elements: inner() }
    case 'tuple':
      return { type, props, members: random.times(1 + random.int(3), inner) }
    case 'record':
      return { type, props, keys: scalar('string', 'prefix'), elements: inner() }
    case 'map':
      return { type, props, attributes: drawAttributes(random, depth - 1) }
    case 'anyOf':
      return {
        type,
        props,
        members: [scalar('string', 'prefix'), scalar('number', 'negate'), scalar('boolean')],
      }
    default:
      return { type, props }
  }
}

const drawAttributes = (random: Random, depth: number, more = 0): [string, Description][] => {
  const count = 1 + more + random.int(3)
  const saved = random.shuffle(['_1', '_2', '_3', '_4', '_5', '_6', '_7', '_8', '_9', 'x y', 'u.v', 'w[1]'])
  return random
    .shuffle(names)
    .slice(0, count)
    .map((name, index) => {
      const { props, ...rest } = drawSchema(random, depth, true)
      return [name, { ...rest, props: random.chance(0.4) ? { ...props, savedAs: saved[index]! } : props }]
    })
}

/** The schema of an item with the key of the test's table. */
export const drawItemSchema = (random: Random): Description => {
  const key = (savedAs: string): Description => ({ type: 'string', props: { key: true, savedAs } })
  return {
    type: 'item',
    props: {},
    attributes: [
      ['hub', key('pk')],
      ['code', key('sk')],
      // There is always something to count with.
      ['count', { type: 'number', props: { required: 'never' } }],
      ...drawAttributes(random, 2, 4),
    ],
  }
}

const drawAny = (random: Random, depth = 2): Value => {
  switch (random.int(depth > 0 ? 9 : 6)) {
    case 0:
      return null
    case 1:
      return random.chance(0.5)
    case 2:
      return random.pick(numbers)
    case 3:
      return random.pick(bytes)
    case 4:
      return random.chance(0.5) ? subsetOf(random, strings.slice(0, 4)) : subsetOf(random, numbers)
    case 6:
      return random.times(random.int(4), () => drawAny(random, depth - 1))
    case 7:
      return Object.fromEntries(
        random.some(['a', 'b', 'x.y'], 0.5).map(name => [name, drawAny(random, depth - 1)]),
      )
    default:
      return random.pick(strings)
  }
}

/** A value of the schema, as code has it. */
export const drawValue = (description: Description, random: Random): Value => {
  const { type, attributes, members, elements } = description
  switch (type) {
    case 'null':
      return null
    case 'boolean':
      return random.chance(0.5)
    case 'number':
      return random.pick(numbers)
    case 'string':
      return random.pick(strings)
    case 'binary':
      return random.pick(bytes)
    case 'set':
      return subsetOf<any>(
        random,
        { string: strings.filter(Boolean), number: numbers, binary: bytes.slice(1) }[
          elements!.type as 'string'
        ],
      )
    case 'list':
      return random.times(random.int(4), () => drawValue(elements!, random))
    case 'tuple':
      return members!.map(member => drawValue(member, random))
    case 'record':
      return Object.fromEntries(random.some(keys, 0.5).map(name => [name, drawValue(elements!, random)]))
    case 'anyOf':
      return drawValue(random.pick(members!), random)
    case 'any':
      return drawAny(random)
    default:
      return Object.fromEntries(
        attributes!
          .filter(([, { props }]) => !props.key && random.chance(0.7))
          .map(([name, attribute]) => [name, drawValue(attribute, random)]),
      )
  }
}

const transformed = ({ props }: Description, value: any): any => {
  if (!props.transform) return value
  return (transforms[props.transform](stator) as { encode(value: any): unknown }).encode(value)
}

/** A value of code as it is stored. */
export const stored = (description: Description, value: any): Value => {
  const { type, attributes, members, elements, keys } = description
  switch (type) {
    case 'any':
      return value
    case 'set':
      return new Set([...value].map(each => stored(elements!, each) as string))
    case 'list':
      return value.map((each: Value) => stored(elements!, each))
    case 'tuple':
      return value.map((each: Value, index: number) => stored(members![index]!, each))
    case 'record':
      return Object.fromEntries(
        Object.entries<any>(value).map(([name, each]) => [transformed(keys!, name), stored(elements!, each)]),
      )
    case 'anyOf':
      return stored(members!.find(member => member.type === typeof value)!, value)
    case 'map':
    case 'item':
      return Object.fromEntries(
        attributes!
          .filter(([name]) => Object.hasOwn(value, name))
          .map(([name, attribute]) => [`${attribute.props.savedAs ?? name}`, stored(attribute, value[name])]),
      )
    default:
      return transformed(description, value)
  }
}

/** A stored item of which some values are of other types than the schema says, as other tools write them. */
export const drawStored = (item: Description, random: Random): Item => {
  const value = stored(item, drawValue(item, random)) as Item
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, random.chance(0.12) ? drawAny(random) : each]),
  )
}

/** A place in items: as code names it, and as it is stored. */
interface Place {
  readonly text: string
  readonly path: Path
}

/** A place, and what its schema is. */
interface Target extends Place {
  readonly description: Description
}

const ANY: Description = { type: 'any', props: {} }

const below = (text: string, name: string): string =>
  /[.[\]]/.test(name) ? `${text}['${name}']` : text === '' ? name : `${text}.${name}`

const drawTarget = (root: Description, random: Random): Target => {
  let target: Target = { text: '', path: [], description: root }
  const into = (description: Description, segment: string | number, storedSegment = segment) => {
    const { text, path } = target
    const next = typeof segment === 'number' ? `${text}[${segment}]` : below(text, segment)
    target = { text: next, path: [...path, storedSegment], description }
  }
  for (let steps = 1 + random.int(3); steps > 0; steps--) {
    const { type, attributes, members, elements, keys: keySchema } = target.description
    if (attributes) {
      const [name, attribute] = random.pick(attributes)
      into(attribute, name, `${attribute.props.savedAs ?? name}`)
    } else if (type === 'list') into(elements!, random.int(4))
    else if (type === 'tuple') {
      const index = random.int(members!.length)
      into(members![index]!, index)
    } else if (type === 'record') {
      const name = random.pick(keys)
      into(elements!, name, transformed(keySchema!, name))
    } else if (type === 'any' && random.chance(0.4)) {
      into(ANY, random.chance(0.5) ? random.int(3) : random.pick(['a', 'b', 'x.y']))
    } else break
  }
  return target
}

/** What a program says in stator's words, and what it means. */
export interface Program<MEANING> {
  readonly written: any
  readonly means: MEANING
}

const comparisons = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const
const types = ['S', 'SS', 'N', 'NS', 'B', 'BS', 'BOOL', 'NULL', 'L', 'M']
const isOrdered = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array

const samePath = (left: Path, right: Path): boolean => areEqual([...left], [...right])

/** A literal of `description`, as code has it and as it is stored. */
const drawLiteral = (description: Description, random: Random): { own: any; value: Value } => {
  const own = description.type === 'item' ? 'a' : drawValue(description, random)
  return { own, value: stored(description, own) }
}

/** What a value stands for: itself, or with `{ attr }` another attribute's. */
const drawOperand = (
  target: Target,
  root: Description,
  random: Random,
  ordered: boolean,
): Program<Operand> => {
  if (random.chance(0.15)) {
    const other = drawTarget(root, random)
    if (!samePath(other.path, target.path))
      return { written: { attr: other.text }, means: { path: other.path } }
  }
  for (let tries = 0; tries < 5; tries++) {
    const { own, value } = drawLiteral(target.description, random)
    if (!ordered || isOrdered(value)) return { written: own, means: { value } }
  }
  const fallback = drawTarget(root, random)
  return { written: { attr: fallback.text }, means: { path: fallback.path } }
}

/** A condition on any part of the items of `root`. */
export const drawCondition = (root: Description, random: Random, depth = 3): Program<Condition> => {
  if (depth > 0 && random.chance(0.45)) {
    if (random.chance(0.3)) {
      const { written, means } = drawCondition(root, random, depth - 1)
      return { written: { not: written }, means: { not: means } }
    }
    const parts = random.times(1 + random.int(3), () => drawCondition(root, random, depth - 1))
    const [all, meanings] = [parts.map(({ written }) => written), parts.map(({ means }) => means)]
    return random.chance(0.5)
      ? { written: { and: all }, means: { and: meanings } }
      : { written: { or: all }, means: { or: meanings } }
  }

  const target = drawTarget(root, random)
  const { text, path, description } = target
  const exists = (): Program<Condition> => {
    const is = random.chance(0.5)
    return { written: { attr: text, exists: is }, means: is ? { exists: path } : { not: { exists: path } } }
  }
  const operands = (count: number, ordered: boolean): Program<Operand>[] =>
    random.times(count, () => drawOperand(target, root, random, ordered))
  const isSelf = ({ means }: Program<Operand>) => 'path' in means && samePath(means.path, path)

  switch (random.int(10)) {
    case 0:
      return exists()
    case 1: {
      const type = random.pick(types)
      return { written: { attr: text, type }, means: { type, of: path } }
    }
    case 2: {
      const operator = random.pick(Object.keys(comparisons) as (keyof typeof comparisons)[])
      const value = random.int(4)
      return {
        written: { size: text, [operator]: value },
        means: { compared: comparisons[operator], operands: [{ size: path }, { value }] },
      }
    }
    case 3: {
      const [low, high] = operands(2, true)
      if (isSelf(low!) || isSelf(high!)) return exists()
      if ('value' in low!.means && 'value' in high!.means) {
        const [one, other] = [low!.means.value, high!.means.value]
        // Bounds in the wrong order, or of two types, are refused.
        if (typeof one !== typeof other) return exists()
        const inOrder =
          one instanceof Uint8Array
            ? Buffer.compare(one, other as Uint8Array) <= 0
            : typeof one === 'string'
              ? Buffer.compare(Buffer.from(one), Buffer.from(other as string)) <= 0
              : (one as number) <= (other as number)
        if (!inOrder) {
          return {
            written: { attr: text, between: [high!.written, low!.written] },
            means: { between: [{ path }, high!.means, low!.means] },
          }
        }
      }
      return {
        written: { attr: text, between: [low!.written, high!.written] },
        means: { between: [{ path }, low!.means, high!.means] },
      }
    }
    case 4: {
      const members = operands(1 + random.int(3), false)
      if (members.some(isSelf)) return exists()
      return {
        written: { attr: text, in: members.map(({ written }) => written) },
        means: { among: [{ path }, ...members.map(({ means }) => means)] },
      }
    }
    case 5: {
      const [start] = operands(1, true)
      if (isSelf(start!) || ('value' in start!.means && typeof start!.means.value === 'number'))
        return exists()
      return {
        written: { attr: text, beginsWith: start!.written },
        means: { begins: [{ path }, start!.means] },
      }
    }
    case 6: {
      const { type, elements } = description
      const part =
        type === 'string'
          ? (() => {
              // A part of a text is not encoded: the prefix is not in every part.
              const own = random.pick(strings)
              return { own, value: own as Value }
            })()
          : type === 'set' || type === 'list'
            ? drawLiteral(elements!, random)
            : type === 'any'
              ? drawLiteral(description, random)
              : undefined
      if (!part) return exists()
      return {
        written: { attr: text, contains: part.own },
        means: { contains: [{ path }, { value: part.value }] },
      }
    }
    default: {
      const operator = random.pick(Object.keys(comparisons) as (keyof typeof comparisons)[])
      const [right] = operands(1, operator !== 'eq' && operator !== 'ne')
      if (isSelf(right!)) return exists()
      return {
        written: { attr: text, [operator]: right!.written },
        means: { compared: comparisons[operator], operands: [{ path }, right!.means] },
      }
    }
  }
}

/** Reads what is at another place, or else what is given. */
const drawGet = (description: Description, root: Description, random: Random): Program<Operand> => {
  const { text, path } = drawTarget(root, random)
  if (random.chance(0.4)) return { written: new Marker('$get', [text]), means: { path } }
  const literal = (): Program<Operand> => {
    const { own, value } = drawLiteral(description, random)
    return { written: own, means: { value } }
  }
  let otherwise = random.chance(0.2) ? drawGet(description, root, random) : literal()
  // DynamoDB refuses to fall back on the same place.
  if ('path' in otherwise.means && samePath(otherwise.means.path, path)) otherwise = literal()
  return {
    written: new Marker('$get', [text, otherwise.written]),
    means: { path, otherwise: otherwise.means },
  }
}

/** An update of what is at `path`; by `UpdateAttributesCommand` with `complete`. */
const drawUpdate = (
  description: Description,
  { text, path }: Place,
  root: Description,
  random: Random,
  complete: boolean,
): Program<readonly Action[]> => {
  const { type, props, attributes, members, elements, keys: keySchema } = description
  const setTo = (written: unknown, to: Operand): Program<readonly Action[]> => ({
    written,
    means: [{ set: path, to }],
  })
  const value = (wrap: boolean): Program<readonly Action[]> => {
    const { own, value } = drawLiteral(description, random)
    return setTo(wrap ? new Marker('$set', [own]) : own, { value })
  }
  if (props.required === 'never' && random.chance(0.12)) {
    return { written: new Marker('$remove', []), means: [{ remove: path }] }
  }
  if (random.chance(0.15)) {
    const { written, means } = drawGet(description, root, random)
    return setTo(written, means)
  }
  const parts = (
    entries: readonly (readonly [name: string | number, stored: string | number, schema: Description])[],
    removable: boolean,
  ): Program<readonly Action[]> => {
    const all = entries.map(([name, segment, schema]) => {
      const inner: Place = {
        text: typeof name === 'number' ? `${text}[${name}]` : below(text, name),
        path: [...path, segment],
      }
      const part: Program<readonly Action[]> =
        removable && random.chance(0.2)
          ? { written: new Marker('$remove', []), means: [{ remove: inner.path }] }
          : drawUpdate(schema, inner, root, random, complete)
      return [name, part] as const
    })
    return {
      written: Object.fromEntries(all.map(([name, { written }]) => [name, written])),
      means: all.flatMap(([, { means }]) => means),
    }
  }

  switch (type) {
    case 'number': {
      if (props.transform || random.chance(0.25)) return value(false)
      if (random.chance(0.3)) {
        const number = random.pick(numbers)
        return { written: new Marker('$add', [number]), means: [{ add: path, value: number }] }
      }
      const operand = (): Program<Operand> => {
        const number = random.pick(numbers)
        if (random.chance(0.5)) return { written: number, means: { value: number } }
        // Of itself, as counters do, or of something else, which is rarely a number.
        if (random.chance(0.2)) return drawGet({ type: 'number', props: {} }, root, random)
        return random.chance(0.3)
          ? { written: new Marker('$get', [text]), means: { path } }
          : {
              written: new Marker('$get', [text, number]),
              means: { path, otherwise: { value: number } },
            }
      }
      const [left, right] = [operand(), operand()]
      const both = [left.written, right.written]
      return random.chance(0.5)
        ? setTo(new Marker('$sum', both), { sum: [left.means, right.means] })
        : setTo(new Marker('$subtract', both), { difference: [left.means, right.means] })
    }
    case 'set': {
      if (random.chance(0.4)) return value(false)
      const { own, value: set } = drawLiteral(description, random)
      return random.chance(0.5)
        ? { written: new Marker('$add', [own]), means: [{ add: path, value: set }] }
        : { written: new Marker('$delete', [own]), means: [{ delete: path, value: set }] }
    }
    case 'list': {
      if (random.chance(0.45)) {
        const { own, value: list } = drawLiteral(description, random)
        const added: Program<Operand> = random.chance(0.25)
          ? drawGet(description, root, random)
          : { written: own, means: { value: list } }
        const current: Operand = { path, otherwise: { value: [] } }
        return random.chance(0.5)
          ? setTo(new Marker('$append', [added.written]), { joined: [current, added.means] })
          : setTo(new Marker('$prepend', [added.written]), { joined: [added.means, current] })
      }
      if (complete || random.chance(0.3)) return value(!complete)
      const indexes = random.some([0, 1, 2, 3, 5], 0.4)
      return parts(
        (indexes.length ? indexes : [0]).map(index => [index, index, elements!] as const),
        true,
      )
    }
    case 'tuple': {
      if (complete || random.chance(0.4)) return value(!complete)
      const indexes = random.some([...members!.keys()], 0.6)
      return parts(
        (indexes.length ? indexes : [0]).map(index => [index, index, members![index]!] as const),
        false,
      )
    }
    case 'map': {
      if (complete || random.chance(0.4)) return value(!complete)
      const given = random.some(attributes!, 0.6)
      return parts(
        (given.length ? given : [attributes![0]!]).map(
          ([name, below]) => [name, `${below.props.savedAs ?? name}`, below] as const,
        ),
        false,
      )
    }
    case 'record': {
      if (complete || random.chance(0.4)) return value(!complete)
      const given = random.some(keys, 0.4)
      return parts(
        (given.length ? given : ['mon']).map(
          name => [name, transformed(keySchema!, name), elements!] as const,
        ),
        true,
      )
    }
    case 'any': {
      if (complete) return value(false)
      if (random.chance(0.15)) return { written: new Marker('$add', [1]), means: [{ add: path, value: 1 }] }
      if (random.chance(0.15)) {
        return setTo(new Marker('$append', [[1, 'a']]), {
          joined: [{ path, otherwise: { value: [] } }, { value: [1, 'a'] }],
        })
      }
      if (random.chance(0.3)) {
        return parts(
          random
            .some(['a', 'b', 'x.y', 'c'], 0.5)
            .concat('d')
            .map(name => [name, name, ANY] as const),
          true,
        )
      }
      return value(true)
    }
    default:
      return value(false)
  }
}

/** An update of some attributes of an item. */
export const drawItemUpdate = (
  root: Description,
  random: Random,
  complete: boolean,
): Program<readonly Action[]> => {
  const updatable = root.attributes!.filter(([, { props }]) => !props.key)
  const given = random.some(updatable, 0.4)
  const all = (given.length || random.chance(0.1) ? given : [updatable[0]!]).map(([name, attribute]) => {
    const place = { text: below('', name), path: [`${attribute.props.savedAs ?? name}`] }
    return [name, drawUpdate(attribute, place, root, random, complete)] as const
  })
  return {
    written: Object.fromEntries(all.map(([name, { written }]) => [name, written])),
    means: all.flatMap(([, { means }]) => means),
  }
}
