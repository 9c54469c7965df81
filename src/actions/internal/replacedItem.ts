import type { Entity } from '../../entity/entity.js'
import { StatorError } from '../../errors/statorError.js'
import { itemFormatterOf } from './itemFormatter.js'

/** What a response says of an item that the write replaced or made. */
export interface ReturnedAttributes<ITEM> {
  /** The item that was asked for by `returnValues`, read through the entity's schema. */
  Attributes?: ITEM | undefined
  /** The write succeeded, but the item it returned does not fit the schema. This tells why; `Attributes` is absent. */
  AttributesError?: StatorError | undefined
}

/**
 * Formats the item that a write returned. The write has happened by now, so an item that does not fit the schema is
 * told of and not thrown.
 */
export const returnedAttributes = <ITEM>(
  entity: Entity,
  raw: Readonly<Record<string, unknown>> | undefined,
  partial?: boolean,
): ReturnedAttributes<ITEM> => {
  if (!raw) return {}
  try {
    return { Attributes: itemFormatterOf(entity, { partial: !!partial })(raw) as ITEM } // as its schema says
  } catch (error) {
    if (StatorError.match(error)) return { AttributesError: error }
    throw error
  }
}
