import { UserError } from './description.js'
import type { Library } from './library.js'

/** What came of a call: a value, an error of the library, an error of the user's own code, or another one. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: unknown }
  | {
      readonly kind: 'error'
      readonly code: string
      readonly path: unknown
      readonly payload: unknown
      readonly message: string
    }
  | { readonly kind: 'user' | 'bare'; readonly message: string; readonly error: unknown }

export const outcomeOf = (run: () => unknown, library: Library): Outcome => {
  try {
    return { kind: 'value', value: run() }
  } catch (error) {
    if (error instanceof library['DynamoDBToolboxError']) {
      const { code, path, payload, message } = error as never
      return { kind: 'error', code, path, payload, message }
    }
    const message = error instanceof Error ? `${error.name}: ${error.message}` : `${error as string}`
    return { kind: error instanceof UserError ? 'user' : 'bare', message, error }
  }
}

const nameOf = (key: string | symbol): string => (typeof key === 'symbol' ? `@@${key.description}` : key)

const entriesOf = (value: object): Map<string, unknown> =>
  new Map(
    Reflect.ownKeys(value)
      .filter(key => Object.prototype.propertyIsEnumerable.call(value, key))
      .map(key => [nameOf(key), (value as Record<string | symbol, unknown>)[key]]),
  )

const tagOf = (value: object): string =>
  Array.isArray(value)
    ? 'Array'
    : value instanceof Uint8Array
      ? 'Uint8Array'
      : Object.prototype.toString.call(value).slice(8, -1)

/**
 * Where two values first differ, as a path with what is there; `undefined` if they are equal. The order of attributes
 * is no difference; that of a set's elements and of texts is. Symbols count by their description.
 */
export const firstDifference = (expected: unknown, actual: unknown, path = ''): string | undefined => {
  if (Object.is(expected, actual)) return undefined
  if (typeof expected !== 'object' || typeof actual !== 'object' || expected === null || actual === null) {
    return path || '(root)'
  }
  const tag = tagOf(expected)
  if (tag !== tagOf(actual)) return path || '(root)'
  if (expected instanceof Set || expected instanceof Map) {
    return firstDifference([...expected], [...(actual as Set<unknown>)], path)
  }
  if (expected instanceof Date) return firstDifference(expected.getTime(), (actual as Date).getTime(), path)
  if (expected instanceof RegExp) return firstDifference(`${expected}`, `${actual}`, path)
  if (Array.isArray(expected) && expected.length !== (actual as unknown[]).length) return `${path}.length`

  const [left, right] = [entriesOf(expected), entriesOf(actual)]
  for (const [name, value] of left) {
    if (!right.has(name)) return `${path}.${name}`
    const difference = firstDifference(value, right.get(name), `${path}.${name}`)
    if (difference !== undefined) return difference
  }
  for (const name of right.keys()) if (!left.has(name)) return `${path}.${name}`
  return undefined
}

/** Where two outcomes differ: messages are for people and may. */
export const outcomeDifference = (expected: Outcome, actual: Outcome): string | undefined => {
  if (expected.kind !== actual.kind) return 'outcome'
  if (expected.kind === 'value')
    return firstDifference(expected.value, (actual as typeof expected).value, 'value')
  if (expected.kind !== 'error')
    return firstDifference(expected.message, (actual as typeof expected).message, 'message')

  const { code, path, payload } = actual as typeof expected
  return firstDifference(
    { code: expected.code, path: expected.path, payload: expected.payload },
    { code, path, payload },
    'error',
  )
}
