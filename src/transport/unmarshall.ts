import { setOwn } from '../internal/cloneValue.js'
import { isObject } from '../internal/isObject.js'

/** An item as code or as the wire holds it. */
type Item = Readonly<Record<string, unknown>>

/**
 * The item that DynamoDB's wire format, `{ pk: { S: 'a' }, … }`, stands for: what the document client makes of all
 * that it returns, but not of what its errors carry. An item in any other form is returned as it is.
 */
export const unmarshallItem = (item: Item): Item =>
  // Keys are never objects, so that no other item looks like this.
  Object.values(item).every(isWire) ? mapOf(item) : item

const isWire = (value: unknown): boolean =>
  isObject(value) && /^([SNB]|[SNB]S|BOOL|NULL|L|M)$/.test(Object.keys(value).join())

const mapOf = (item: Item): Item => {
  const map = {}
  for (const name of Object.keys(item)) setOwn(map, name, valueOf(item[name]))
  return map
}

const valueOf = (wire: unknown): unknown => {
  const [[type, value]] = Object.entries(wire as Record<string, any>) as [[string, any]] // of the wire: one entry each
  return type === 'N'
    ? numberOf(value)
    : type === 'NULL'
      ? null
      : type === 'L'
        ? value.map(valueOf)
        : type === 'M'
          ? mapOf(value)
          : type === 'NS'
            ? new Set(value.map(numberOf))
            : type[1] === 'S'
              ? new Set(value)
              : value
}

const numberOf = (text: string): number | bigint => {
  const value = Number(text)
  return Number.isSafeInteger(value) || /\D/.test(text.slice(1)) ? value : BigInt(text)
}
