/**
 * What DynamoDB's documentation says of conditions and updates, on plain values as the document client has them. Made
 * for the tests alone, to be read beside the documentation: nothing of stator is in it.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */

export type Value =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | ReadonlySet<string | number | Uint8Array>
  | readonly Value[]
  | { readonly [name: string]: Value }
export type Item = { readonly [name: string]: Value }
export type Path = readonly (string | number)[]

export type Operand =
  | { readonly value: Value }
  | { readonly path: Path }
  | { readonly size: Path }
  | { readonly path: Path; readonly otherwise: Operand }
  | { readonly sum: readonly [Operand, Operand] }
  | { readonly difference: readonly [Operand, Operand] }
  | { readonly joined: readonly [Operand, Operand] }

export type Condition =
  | {
      readonly compared: '=' | '<>' | '<' | '<=' | '>' | '>='
      readonly operands: readonly [Operand, Operand]
    }
  | { readonly between: readonly [Operand, Operand, Operand] }
  | { readonly among: readonly Operand[] }
  | { readonly begins: readonly [Operand, Operand] }
  | { readonly contains: readonly [Operand, Operand] }
  | { readonly exists: Path }
  | { readonly type: string; readonly of: Path }
  | { readonly and: readonly Condition[] }
  | { readonly or: readonly Condition[] }
  | { readonly not: Condition }

export type Action =
  | { readonly set: Path; readonly to: Operand }
  | { readonly remove: Path }
  | { readonly add: Path; readonly value: Value }
  | { readonly delete: Path; readonly value: Value }

/** DynamoDB answers with a `ValidationException`. */
export class Refused extends Error {}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array
const isSet = (value: unknown): value is ReadonlySet<any> => value instanceof Set

/** The name of a value's type in DynamoDB. */
export const typeOf = (value: Value): string => {
  if (value === null) return 'NULL'
  if (isBytes(value)) return 'B'
  if (Array.isArray(value)) return 'L'
  if (isSet(value)) {
    const [first] = value
    return isBytes(first) ? 'BS' : typeof first === 'number' ? 'NS' : 'SS'
  }
  return { string: 'S', number: 'N', boolean: 'BOOL', object: 'M' }[typeof value as string] as string
}

const order = (left: Uint8Array, right: Uint8Array): number => Buffer.compare(left, right)

export const areEqual = (left: Value, right: Value): boolean => {
  const type = typeOf(left)
  if (type !== typeOf(right)) return false
  if (isBytes(left)) return order(left, right as Uint8Array) === 0
  if (Array.isArray(left)) {
    const other = right as readonly Value[]
    return left.length === other.length && left.every((each, index) => areEqual(each, other[index]!))
  }
  if (isSet(left)) {
    const other = right as ReadonlySet<any>
    return left.size === other.size && [...left].every(each => has(other, each))
  }
  if (type !== 'M') return left === right
  const [one, other] = [left as Item, right as Item]
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every(name => Object.hasOwn(other, name) && areEqual(one[name]!, other[name]!))
  )
}

const has = (set: ReadonlySet<any>, element: Value): boolean => [...set].some(each => areEqual(each, element))

/** What is at `path`; `undefined` where nothing is. */
export const valueAt = (item: Value | undefined, path: Path): Value | undefined => {
  let at: any = item
  for (const segment of path) {
    if (at === undefined || typeOf(at) !== (typeof segment === 'number' ? 'L' : 'M')) return undefined
    at = Object.hasOwn(at, segment) ? at[segment] : undefined
  }
  return at
}

const sizeOf = (value: Value): number | undefined => {
  if (typeof value === 'string') return value.length
  if (isBytes(value) || Array.isArray(value)) return value.length
  if (isSet(value)) return value.size
  return typeOf(value) === 'M' ? Object.keys(value as Item).length : undefined
}

/** The value of an operand of a condition; `undefined` where it has none. */
const operandOf = (operand: Operand, item: Item): Value | undefined => {
  if ('value' in operand) return operand.value
  if ('size' in operand) {
    const value = valueAt(item, operand.size)
    return value === undefined ? undefined : sizeOf(value)
  }
  if ('path' in operand) return valueAt(item, operand.path)
  throw new Error('No operand of a condition')
}

/** Below zero, zero or above; `undefined` for what has no order: values of two types, or of a type without one. */
const compared = (left: Value | undefined, right: Value | undefined): number | undefined => {
  if (left === undefined || right === undefined || typeOf(left) !== typeOf(right)) return undefined
  if (typeof left === 'number') return left - (right as number)
  if (typeof left === 'string') return order(Buffer.from(left), Buffer.from(right as string))
  return isBytes(left) ? order(left, right as Uint8Array) : undefined
}

const begins = (value: Value | undefined, start: Value | undefined): boolean => {
  if (typeof value === 'string' && typeof start === 'string') return value.startsWith(start)
  return isBytes(value) && isBytes(start) && order(value.subarray(0, start.length), start) === 0
}

const contains = (value: Value | undefined, part: Value | undefined): boolean => {
  if (value === undefined || part === undefined) return false
  if (typeof value === 'string') return typeof part === 'string' && value.includes(part)
  if (isBytes(value)) return isBytes(part) && Buffer.from(value).includes(Buffer.from(part))
  if (Array.isArray(value)) return value.some(each => areEqual(each, part))
  return isSet(value) && has(value, part)
}

/** Whether `condition` holds for `item`: `{}` where there is none. */
export const holds = (condition: Condition, item: Item): boolean => {
  if ('and' in condition) return condition.and.every(each => holds(each, item))
  if ('or' in condition) return condition.or.some(each => holds(each, item))
  if ('not' in condition) return !holds(condition.not, item)
  if ('exists' in condition) return valueAt(item, condition.exists) !== undefined
  if ('type' in condition) {
    const value = valueAt(item, condition.of)
    return value !== undefined && typeOf(value) === condition.type
  }
  const values = (operands: readonly Operand[]) => operands.map(operand => operandOf(operand, item))
  if ('begins' in condition) {
    const [value, start] = values(condition.begins)
    return begins(value, start)
  }
  if ('contains' in condition) {
    const [value, part] = values(condition.contains)
    return contains(value, part)
  }
  const areSame = (left: Value | undefined, right: Value | undefined) =>
    left !== undefined && right !== undefined && areEqual(left, right)
  if ('among' in condition) {
    const [value, ...members] = values(condition.among)
    return members.some(member => areSame(value, member))
  }
  if ('between' in condition) {
    const [value, low, high] = values(condition.between)
    return (compared(value, low) ?? -1) >= 0 && (compared(value, high) ?? 1) <= 0
  }
  const [left, right] = values(condition.operands)
  switch (condition.compared) {
    case '=':
      return areSame(left, right)
    // What is missing is unequal to everything.
    case '<>':
      return !areSame(left, right)
    case '<':
      return (compared(left, right) ?? 1) < 0
    case '<=':
      return (compared(left, right) ?? 1) <= 0
    case '>':
      return (compared(left, right) ?? -1) > 0
    case '>=':
      return (compared(left, right) ?? -1) >= 0
  }
}

/** The value of what is set. */
const valueOf = (operand: Operand, item: Item): Value => {
  if ('value' in operand) return operand.value
  if ('sum' in operand || 'difference' in operand) {
    const [left, right] = ('sum' in operand ? operand.sum : operand.difference).map(each =>
      valueOf(each, item),
    )
    if (typeof left !== 'number' || typeof right !== 'number') throw new Refused('no numbers')
    return 'sum' in operand ? left + right : left - right
  }
  if ('joined' in operand) {
    const [left, right] = operand.joined.map(each => valueOf(each, item))
    if (!Array.isArray(left) || !Array.isArray(right)) throw new Refused('no lists')
    return [...left, ...right]
  }
  if (!('path' in operand)) throw new Error('No operand of an update')
  // All operands are read, those too that are not needed.
  const otherwise = 'otherwise' in operand ? valueOf(operand.otherwise, item) : undefined
  const value = valueAt(item, operand.path)
  if (value !== undefined) return value
  if (otherwise === undefined) throw new Refused('nothing there')
  return otherwise
}

const removed = Symbol('removed')

const copied = (value: any): any => {
  if (Array.isArray(value)) return value.map(copied)
  if (typeOf(value) !== 'M') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, copied(each)]))
}

/**
 * The item after `actions`, all of which see the item before. Elements of lists are counted as they were: what is
 * removed leaves at the end, and what is set past the end is appended.
 *
 * @throws Refused
 */
export const updated = (item: Item, actions: readonly Action[]): Item => {
  const result = copied(item)
  const lists = new Map<unknown[], Map<number, Value>>()
  for (const action of actions) {
    const path =
      'set' in action
        ? action.set
        : 'remove' in action
          ? action.remove
          : 'add' in action
            ? action.add
            : action.delete
    const holder: any = path.slice(0, -1).reduce<any>((at, segment) => {
      const isInto =
        at !== undefined && at !== removed && typeOf(at) === (typeof segment === 'number' ? 'L' : 'M')
      return isInto && Object.hasOwn(at, segment) ? at[segment] : undefined
    }, result)
    const last = path.at(-1)!
    if (
      holder === undefined ||
      holder === removed ||
      typeOf(holder) !== (typeof last === 'number' ? 'L' : 'M')
    ) {
      throw new Refused('the path is invalid')
    }
    const before = valueAt(item, path)
    const put = (value: Value): void => {
      if (typeof last === 'number' && last >= holder.length) {
        lists.set(holder, (lists.get(holder) ?? new Map()).set(last, value))
      } else {
        Object.defineProperty(holder, last, { value, enumerable: true, configurable: true, writable: true })
      }
    }
    const take = (): void => {
      if (typeof last === 'string') delete holder[last]
      else if (last < holder.length) holder[last] = removed
    }
    if ('set' in action) put(copied(valueOf(action.to, item)))
    else if ('remove' in action) take()
    else if ('add' in action) put(added(before, action.value))
    else if (before !== undefined) {
      if (!isSet(before) || typeOf(before) !== typeOf(action.value)) throw new Refused('another type')
      const rest = [...before].filter(each => !has(action.value as ReadonlySet<any>, each))
      if (rest.length) put(new Set(rest))
      else take()
    }
  }
  for (const [list, more] of lists) {
    for (const index of [...more.keys()].sort((left, right) => left - right)) list.push(more.get(index))
  }
  return swept(result)
}

const added = (before: Value | undefined, value: Value): Value => {
  if (before === undefined) return value
  if (typeof before === 'number' && typeof value === 'number') return before + value
  if (!isSet(before) || typeOf(before) !== typeOf(value)) throw new Refused('another type')
  return new Set([...before, ...[...(value as ReadonlySet<any>)].filter(each => !has(before, each))])
}

const swept = (value: any): any => {
  if (Array.isArray(value)) return value.filter(each => each !== removed).map(swept)
  if (typeOf(value) !== 'M') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, swept(each)]))
}
