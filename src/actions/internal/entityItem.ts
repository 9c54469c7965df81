import { atOneTime } from '../../entity/clock.js'
import type { Entity } from '../../entity/entity.js'
import { primaryKeyOf } from '../../table/key.js'
import { type ParseFn, parserOf } from './parser.js'
import { inSchemaOrder } from './walker.js'

/** An item (or a key) as an entity reads it. */
export interface EntityItem {
  /** Valid, under the names of code. */
  readonly parsedItem: Record<string, unknown>
  /** Encoded, under the names of the table, its primary key included. */
  readonly item: Record<string, unknown>
  /** The primary key alone, under the names of the table. */
  readonly key: Record<string, unknown>
}

/**
 * Parses an item of an entity, all of its timestamps equal, and finds its primary key.
 *
 * @throws `parsing.…` at the first attribute that its schema refuses
 * @throws `actions.parsePrimaryKey.invalidKeyPart` where a part of the key is missing or of another type
 */
export const entityItem = (entity: Entity, parse: ParseFn, input: unknown): EntityItem => {
  // An item schema gives items.
  const { parsed, encoded } = atOneTime(parse, input) as Record<'parsed' | 'encoded', Record<string, unknown>>
  const { computeKey, table } = entity
  const key = primaryKeyOf(
    table,
    computeKey ? computeKey(inSchemaOrder(entity.schema, parsed) as never) : encoded,
  )
  return { parsedItem: parsed, item: computeKey ? { ...encoded, ...key } : encoded, key }
}

/** The primary key alone. Throws what {@link entityItem} throws. */
export const entityKey = (entity: Entity, input: unknown): Record<string, unknown> =>
  entityItem(entity, parserOf(entity.schema, { mode: 'key' }), input).key
