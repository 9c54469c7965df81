/** Tells whether `value` is an object literal, or an object without prototype: all it has is its own. */
export const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Tells whether `value` is an array that an item has room for: its 400 KB hold no more. A sparse one may be endless. */
export const isList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length <= 4e5

/** Tells whether `value` is a set, and no proxy of one: that has none of its methods. */
export const isSet = (value: unknown): value is ReadonlySet<unknown> => {
  try {
    return value instanceof Set && Set.prototype.has.call(value, 0) !== undefined
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
