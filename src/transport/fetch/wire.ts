import { StatorError } from '../../errors/statorError.js'
import { fromBase64, toBase64 } from '../../internal/base64.js'
import { setOwn } from '../../internal/cloneValue.js'
import { isObject } from '../../internal/isObject.js'
import { newObject } from '../../internal/newObject.js'

type Values = Readonly<Record<string, unknown>>

/** A value that DynamoDB has no type for, or that it would not store as it is. */
const invalidValue = (received: unknown, reason: string): StatorError<'transport.invalidValue'> =>
  new StatorError('transport.invalidValue', {
    message: `${reason}: DynamoDB cannot store this value.`,
    payload: { received },
  })

const bytesOf = (value: unknown): Uint8Array | undefined =>
  value instanceof Uint8Array
    ? value
    : ArrayBuffer.isView(value)
      ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      : value instanceof ArrayBuffer
        ? new Uint8Array(value)
        : undefined

const numberText = (value: number | bigint): string => {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw invalidValue(value, String(value))
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
      throw invalidValue(value, `${value} is no safe integer, use a bigint`)
  }
  return String(value)
}

const setOf = (value: ReadonlySet<unknown>): Values => {
  const members = Array.from(value, marshallValue)
  const [type = ''] = Object.keys(members[0] ?? {})
  if (/^[SNB]$/.test(type) && members.every(member => type in member)) {
    return { [`${type}S`]: members.map(member => member[type]) }
  }
  throw invalidValue(value, 'A set that is empty, or not of texts, numbers or binaries alone')
}

/** A value in DynamoDB's format: `'a'` becomes `{ S: 'a' }`. */
const marshallValue = (value: unknown): Values => {
  switch (typeof value) {
    case 'string':
      return { S: value }
    case 'number':
    case 'bigint':
      return { N: numberText(value) }
    case 'boolean':
      return { BOOL: value }
    case 'object': {
      if (value === null) return { NULL: true }
      if (Array.isArray(value)) return { L: value.map(marshallValue) }
      if (value instanceof Set) return setOf(value)
      const bytes = bytesOf(value)
      if (bytes) return { B: toBase64(bytes) }
      if (value instanceof Map) return { M: marshallItem(Object.fromEntries(value)) }
      if (isObject(value)) return { M: marshallItem(value) }
    }
  }
  throw invalidValue(value, typeof value === 'object' ? Object.prototype.toString.call(value) : typeof value)
}

/**
 * An item in DynamoDB's format. Attributes that are `undefined` are left out.
 *
 * @throws `transport.invalidValue` for what has no type in DynamoDB, and for numbers it would not hold as they are
 */
export const marshallItem = (item: Values): Values => {
  const wire = {}
  for (const name of Object.keys(item)) {
    if (item[name] !== undefined) setOwn(wire, name, marshallValue(item[name]))
  }
  return wire
}

/** What stands for a number that JavaScript cannot hold as it is stored. */
export type InexactNumber = (text: string) => unknown

/** Digits that count, without sign, zeros at the ends, point and exponent. */
const digitsOf = (text: string): string => text.replace(/e.*$|[-+.]/gi, '').replace(/^0+|0+$/g, '')

/**
 * A stored number: a `number` where it is the very same, else a `bigint` if it is an integer, else what `inexact`
 * makes of it.
 */
export const numberOf = (text: string, inexact: InexactNumber): unknown => {
  const value = Number(text)
  // A double holds any 15 digits.
  if (text.length < 16 || digitsOf(String(value)) === digitsOf(text)) {
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value
  }
  const [, whole, fraction = '', exponent = 0] = /^(-?\d+)(?:\.(\d+))?(?:E\+?(\d+))?$/i.exec(text) ?? []
  return whole && fraction.length <= +exponent
    ? BigInt(whole + fraction.padEnd(+exponent, '0'))
    : inexact(text)
}

/** The default: nothing is rounded in silence. */
export const refuseInexact: InexactNumber = text => {
  throw new StatorError('transport.inexactNumber', {
    message: `JavaScript cannot hold the stored number ${text}: set 'inexactNumber' of fetchClient, e.g. to Number, which rounds.`,
    payload: { received: text },
  })
}

/** The opposite of {@link marshallItem}. Throws a `TypeError` for what is not DynamoDB's format. */
export const unmarshaller = (inexact: InexactNumber): ((item: Values) => Record<string, unknown>) => {
  const itemOf = (item: Values): Record<string, unknown> => {
    const names = Object.keys(item)
    const values = newObject(names.length)
    for (const name of names) setOwn(values, name, valueOf(item[name] as Values))
    return values
  }
  const number = (text: string): unknown => numberOf(text, inexact)
  const valueOf = (wire: Readonly<Record<string, any>>): unknown => {
    for (const type in wire) {
      const value = wire[type]
      switch (type) {
        case 'S':
        case 'BOOL':
          return value
        case 'N':
          return number(value)
        case 'NULL':
          return null
        case 'M':
          return itemOf(value)
        case 'L':
          return value.map(valueOf)
        case 'SS':
          return new Set(value)
        case 'NS':
          return new Set(value.map(number))
        case 'B':
          return fromBase64(value)
        case 'BS':
          return new Set(value.map(fromBase64))
      }
    }
    throw new TypeError('Not a value of DynamoDB')
  }
  return itemOf
}

/** A value of an error: in DynamoDB's format, but for binaries, as the SDK gives it. */
const errorValueOf = (wire: Readonly<Record<string, any>>): Values => {
  const { B, BS, L, M } = wire
  return B
    ? { B: fromBase64(B) }
    : BS
      ? { BS: BS.map(fromBase64) }
      : L
        ? { L: L.map(errorValueOf) }
        : M
          ? { M: errorItemOf(M) }
          : wire
}

/** An item of an error: in DynamoDB's format, but for binaries, as the SDK gives it. */
export const errorItemOf = (item: Values): Record<string, unknown> => {
  const copy = {}
  for (const name of Object.keys(item)) setOwn(copy, name, errorValueOf(item[name] as Values))
  return copy
}
