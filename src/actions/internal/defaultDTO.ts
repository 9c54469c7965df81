import { fromBase64, toBase64 } from '../../internal/base64.js'
import { setOwn } from '../../internal/cloneValue.js'
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

/** The name of what JSON cannot hold, and what it holds instead: `undefined` for everything else. */
const taggedOf = (value: unknown): readonly [tag: string, content: unknown] | undefined => {
  if (typeof value === 'bigint') return ['$bigint', String(value)]
  if (value instanceof Uint8Array) return ['$binary', toBase64(value)]
  if (value instanceof Set) return ['$set', Array.from(value, encode)]
  if (typeof value !== 'object' || value === null) return undefined
  const symbols = updates.filter(symbol => Object.hasOwn(value, symbol))
  if (symbols.length) {
    // The cast: owns them, just filtered.
    const contents = symbols.map(symbol => [
      symbol.description,
      encode((value as Record<symbol, unknown>)[symbol]),
    ])
    return ['$update', Object.fromEntries(contents)]
  }
  const [name, ...others] = Object.keys(value)
  if (!Array.isArray(value) && name && !others.length && Object.hasOwn(decoders, name))
    return ['$object', mapMembers(value as Values, encode)]
  return undefined
}

const encode = (value: unknown): unknown => {
  const tagged = taggedOf(value)
  if (tagged) return { [tagged[0]]: tagged[1] }
  if (Array.isArray(value)) return value.map(encode)
  return typeof value === 'object' && value !== null ? mapMembers(value as Values, encode) : value
}

const holdsTagged = (value: unknown): boolean =>
  !!taggedOf(value) || (typeof value === 'object' && value !== null && Object.values(value).some(holdsTagged))

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

/** A static default as JSON. */
export const encodeDefault = (value: unknown): EncodedDefault | undefined =>
  value === undefined
    ? undefined
    : holdsTagged(value)
      ? { defaulterId: 'value', value: encode(value), encoded: true }
      : { defaulterId: 'value', value }

/** The static default that {@link encodeDefault} encoded. */
export const decodeDefault = ({ value, encoded }: EncodedDefault): unknown =>
  encoded ? decode(value) : value
