import { StatorError } from '../errors/statorError.js'
import { showValue } from '../internal/showValue.js'

/** The text of what is written beside another text: inside an `any`, anything may be given. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value !== 'symbol' && Object(value) !== value) return String(value)
  throw new StatorError('parsing.invalidAttributeInput', {
    message: `should be string, received ${showValue(value)}.`,
    payload: { received: value, expected: 'string' },
  })
}
