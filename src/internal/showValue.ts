import { kindOf } from './isObject.js'

/** What a message says of a value: of objects their kind, of texts the beginning. */
export const showValue = (value: unknown): string => {
  if (Object(value) === value) return kindOf(value)
  const text = String(value).slice(0, 50)
  return typeof value === 'string' ? `'${text}'` : text
}
