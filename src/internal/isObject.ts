/**
 * Tells whether `value` is what DynamoDB stores as a map: an object that is no list, set, binary, `Map`, `Date` or
 * other built-in with a shape of its own. Instances of users' classes are objects.
 */
export const isObject = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> =>
  typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Object]'
