import type { Entity } from '../../entity/entity.js'
import { unmarshallItem } from '../../transport/unmarshall.js'
import { itemFormatterOf } from './itemFormatter.js'
import { sendRequest } from './send.js'

/** What a response says of the item that the write replaced or made. */
export interface ReturnedAttributes<ITEM> {
  /** The item that was asked for by `returnValues`, read through the entity's schema. */
  Attributes?: ITEM | undefined
  /** The write succeeded, but the item it returned does not fit the schema: this tells why, `Attributes` is absent. */
  AttributesError?: unknown
}

/** What an error says of the stored item that did not meet the condition. */
export interface ReturnedItem<ITEM> {
  /** The stored item, read through the entity's schema. Beside it, `Item` is what the SDK says. */
  FormattedItem?: ITEM | undefined
  /** The stored item does not fit the schema: this tells why, `FormattedItem` is absent. */
  FormattedItemError?: unknown
}

/**
 * Formats an item that a write returned, as `name`. The write has happened (or was refused) by then, so that an item
 * which does not fit the schema is told of, and not thrown.
 */
export const storedItem = (
  entity: Entity,
  raw: Readonly<Record<string, unknown>> | undefined,
  name: string,
  partial = false,
): Record<string, unknown> => {
  if (!raw) return {}
  try {
    return { [name]: itemFormatterOf(entity, { partial })(raw) }
  } catch (error) {
    return { [`${name}Error`]: error }
  }
}

/** Adds the stored item, formatted, to what says that a condition was not met: an error, or a part of it. */
export const withFormattedItem = <FAILURE extends object>(entity: Entity, failure: FAILURE): FAILURE => {
  const { Item } = failure as { readonly Item?: Readonly<Record<string, unknown>> }
  return Object.assign(failure, storedItem(entity, Item && unmarshallItem(Item), 'FormattedItem'))
}

/** Sends a write of one item. The old or new item that comes with the response or with the error is formatted. */
export const sendWrite = async (
  entity: Entity,
  command: unknown,
  documentClientOptions: unknown,
  partial?: boolean,
): Promise<object> => {
  try {
    const { Attributes, ...rest } = await sendRequest<{ readonly Attributes?: Record<string, unknown> }>(
      entity.table,
      command,
      documentClientOptions,
    )
    return { ...storedItem(entity, Attributes, 'Attributes', partial), ...rest }
  } catch (error) {
    throw isNamed(error, 'ConditionalCheckFailedException') ? withFormattedItem(entity, error) : error
  }
}

/** Errors of the SDK are told by name: there may be several copies of their classes. */
export const isNamed = (error: unknown, name: string): error is object =>
  (error as { readonly name?: unknown } | undefined | null)?.name === name
