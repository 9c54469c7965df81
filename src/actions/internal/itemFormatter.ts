import type { Entity } from '../../entity/entity.js'
import { StatorError } from '../../errors/statorError.js'
import { cached } from '../../internal/cached.js'
import { type FormatterFlags, formatterOf, type Projection } from './formatter.js'

/** Formats what was read: an item as the SDK returns it, under the names of the table. */
export type FormatItem = (
  raw: Readonly<Record<string, unknown>>,
  attributes?: Projection,
) => Record<string, unknown>

interface Internal {
  /** Its name in the raw item. */
  readonly at: string
  /** Its name in the result. */
  readonly name: string
  readonly value: string
  /** Whether `value` only stands in for a time that nobody knows. */
  readonly unknown: boolean
}

/**
 * What formats the items of `entity`, made at its first use. Items that lack the internal attributes (written by other
 * means) are read all the same: the entity's name is filled in, the timestamps stay absent.
 *
 * @throws `formatter.…`, with the item's primary key in message and payload
 */
export const itemFormatterOf = (entity: Entity, flags: FormatterFlags = {}): FormatItem => {
  const { transform = true, partial = false } = flags
  return cached(entity, (transform ? 2 : 0) + (partial ? 1 : 0), () =>
    makeFormatter(entity, { transform, partial }),
  )
}

const makeFormatter = (entity: Entity, flags: Parameters<typeof formatterOf>[1]): FormatItem => {
  const { entityName, table, attributes, schema } = entity
  const internals: Internal[] = []
  for (const name of Object.keys(schema.attributes).slice(Object.keys(attributes).length)) {
    const { props } = schema.attributes[name]
    internals.push({
      at: flags.transform ? props.savedAs : name,
      name,
      value: props.enum ? entityName : '',
      unknown: !props.enum,
    })
  }
  const format = formatterOf(schema, flags)

  return (raw, projection) => {
    let source: Record<string, unknown> = raw
    let missing = 0
    for (const { at, value } of internals) {
      if (source[at] !== undefined) continue
      if (!missing++) source = { ...raw }
      source[at] = value
    }
    try {
      const item = format(source, projection) as Record<string, unknown> // an item schema gives items
      // Where anything is missing, `item` is no longer the one that was given.
      if (missing) {
        for (const { at, name, unknown } of internals) if (unknown && raw[at] === undefined) delete item[name]
      }
      return item
    } catch (error) {
      throw StatorError.match(error, 'formatter.') ? withKey(error, raw, table) : error
    }
  }
}

const withKey = (
  error: StatorError,
  raw: Readonly<Record<string, unknown>>,
  { partitionKey, sortKey }: Entity['table'],
): unknown => {
  const key = { partitionKey: raw[partitionKey.name], sortKey: raw[sortKey?.name] }
  const known = Object.entries(key).filter(([, value]) => value !== undefined)
  if (!known.length) return error
  const { code, message, path, payload } = error
  return new StatorError(code, {
    message: `${message} (${known.map(([part, value]) => `${part}: ${String(value)}`).join(', ')})`,
    path,
    payload: { ...payload, ...key } as never, // the payload of the same code, which has room for both
  })
}
