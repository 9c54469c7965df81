import { StatorError } from '../../errors/statorError.js'
import { fromBase64, toBase64 } from '../../internal/base64.js'
import { setOwn } from '../../internal/cloneValue.js'
import { isList, isSet } from '../../internal/isObject.js'
import {
  $ADD,
  $APPEND,
  $DELETE,
  $GET,
  $IS_EXTENSION,
  $PREPEND,
  $REMOVE,
  $SET,
  $SUBTRACT,
  $SUM,
} from '../../schema/updateExtensions.js'

/**
 * A static default as JSON: itself where JSON holds it, else `encoded`, with one-member objects for what JSON has no
 * form for, at any depth:
 *
 * | in code | as JSON |
 * | --- | --- |
 * | `12n` | `{ "$bigint": "12" }` |
 * | `Uint8Array` | `{ "$binary": "AQID" }`, in base64 |
 * | `Set` | `{ "$set": [ … ] }` |
 * | an update such as `$add(1)` | `{ "$update": { "$ADD": 1 } }` |
 * | an object with just one of these names | `{ "$object": { … } }` |
 */
export interface EncodedDefault {
  readonly defaulterId: 'value'
  readonly value: unknown
  readonly encoded?: true
}

type Values = Readonly<Record<string, unknown>>

const updates: readonly symbol[] = [$SET, $GET, $REMOVE, $SUM, $SUBTRACT, $ADD, $DELETE, $APPEND, $PREPEND]

const mapMembers = (source: Values, map: (value: unknown) => unknown): Values => {
  const target: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(source)) setOwn(target, name, map(value))
  return target
}

const decoders: Readonly<Record<string, (content: never) => unknown>> = {
  $bigint: (digits: string) => BigInt(digits),
  $binary: fromBase64,
  $set: (members: readonly unknown[]) => new Set(members.map(decode)),
  $update: (contents: Values) => {
    const update: Record<symbol, unknown> = { [$IS_EXTENSION]: true }
    for (const symbol of updates) {
      const name = symbol.description as string // all have one
      if (Object.hasOwn(contents, name)) update[symbol] = decode(contents[name])
    }
    return update
  },
  $object: (members: Values) => mapMembers(members, decode),
}

const decode = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(decode)
  if (typeof value !== 'object' || value === null) return value
  const [name = '', ...others] = Object.keys(value)
  const decoder = others.length || !Object.hasOwn(decoders, name) ? undefined : decoders[name]
  return decoder ? decoder((value as Values)[name] as never) : mapMembers(value as Values, decode)
}

/**
 * A static default as JSON.
 *
 * @throws `schema.invalidProp` at one that has no end: no value of it would be valid
 */
export const encodeDefault = (propName: string, received: unknown): EncodedDefault | undefined => {
  let encoded = false
  const tagged = (tag: string, content: unknown): Values => {
    encoded = true
    return { [tag]: content }
  }
  const encode = (value: unknown, depth: number): unknown => {
    if (typeof value === 'bigint') return tagged('$bigint', String(value))
    if (typeof value !== 'object' || value === null) return value
    const isArray = Array.isArray(value)
    if (depth > 500 || (isArray && !isList(value))) {
      throw new StatorError('schema.invalidProp', {
        message: `'${propName}' has no end, or stands in itself: no DTO can hold it.`,
        payload: { propName, received },
      })
    }
    const inside = (each: unknown): unknown => encode(each, depth + 1)
    if (value instanceof Uint8Array) return tagged('$binary', toBase64(value))
    if (isSet(value)) return tagged('$set', Array.from(value, inside))
    if (isArray) return value.map(inside)
    const symbols = updates.filter(symbol => Object.hasOwn(value, symbol))
    if (symbols.length) {
      // The cast: owns them, just filtered.
      const contents = symbols.map(symbol => [
        symbol.description,
        inside((value as Record<symbol, unknown>)[symbol]),
      ])
      return tagged('$update', Object.fromEntries(contents))
    }
    const members = mapMembers(value as Values, inside)
    const [name, ...others] = Object.keys(members)
    return name && !others.length && Object.hasOwn(decoders, name) ? tagged('$object', members) : members
  }
  const value = encode(received, 0)
  if (value === undefined) return undefined
  return encoded ? { defaulterId: 'value', value, encoded } : { defaulterId: 'value', value: received }
}

/** The static default that {@link encodeDefault} encoded. */
export const decodeDefault = ({ value, encoded }: EncodedDefault): unknown =>
  encoded ? decode(value) : value
