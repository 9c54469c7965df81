/** Tells whether `value` is an object literal, or an object without prototype: all it has is its own. */
export const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Tells whether `value` is an array that an item has room for: its 400 KB hold no more. A sparse one may be endless. */
export const isList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length <= 4e5

/** Tells whether `value` is a set: not a bare proxy of one, on which all that a set has throws. */
export const isSet = (value: unknown): value is ReadonlySet<unknown> => {
  if (!(value instanceof Set)) return false
  try {
    return value.size >= 0
  } catch {
    return false
  }
}

/** What kind of object `value` is, e.g. `Array`; of primitives their type, e.g. `String`. */
export const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1)

/**
 * Tells whether `value` is what DynamoDB stores as a map: an object that is no list, set, binary, `Map`, `Date` or
 * other built-in with a shape of its own. Instances of users' classes are objects.
 */
export const isObject = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> =>
  typeof value === 'object' && value !== null && (isPlain(value) || kindOf(value) === 'Object')
