import { isSet } from './isObject.js'

/**
 * Copies a value deeply: lists, sets, binaries, dates and objects are new, everything else is shared. Objects come
 * back plain, with their own enumerable properties, symbols included.
 */
// Untyped inside: the copy has the same shape, as the kinds show.
export const cloneValue: <VALUE>(value: VALUE) => VALUE = (value: any): any => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(cloneValue)
  if (isSet(value)) return new Set(Array.from(value, cloneValue))
  if (value instanceof Uint8Array) return new Uint8Array(value)
  if (value instanceof Date) return new Date(value)
  const copy: Record<PropertyKey, unknown> = { ...value }
  for (const key of Reflect.ownKeys(copy)) copy[key] = cloneValue(copy[key])
  return copy
}

/** Sets an own property, whatever its name: `__proto__` too is an ordinary attribute. */
export const setOwn = (target: Record<PropertyKey, unknown>, key: PropertyKey, value: unknown): void => {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, configurable: true, enumerable: true, writable: true })
  } else target[key] = value
}

/** The own property `key` of `source`; never an inherited one. */
export const getOwn = (source: object, key: PropertyKey): unknown =>
  Object.hasOwn(source, key) ? (source as Record<PropertyKey, unknown>)[key] : undefined // own, just checked
