import { StatorError } from '../errors/statorError.js'
import { isPrimitive } from '../schema/primitive.js'

/** The types that a key attribute can have. */
export type KeyType = 'string' | 'number' | 'binary'

/** An attribute of a primary key. */
export interface Key<NAME extends string = string, TYPE extends KeyType = KeyType> {
  /** Its name in the table. */
  name: NAME
  type: TYPE
}

interface KeyValues {
  readonly string: string
  readonly number: number | bigint
  readonly binary: Uint8Array
}

/** The value of a key attribute. */
export type KeyValue<KEY extends Key> = KeyValues[KEY['type']]

/** What key attributes a table has, as far as its primary key goes. */
export interface KeyedTable {
  readonly partitionKey: Key
  readonly sortKey?: Key | undefined
}

/** Tells whether `value` can be a key attribute of `type`. */
export const isKeyValue = (type: KeyType, value: unknown): boolean => isPrimitive(type, value, true)

/**
 * Takes the primary key out of `source`, by the names in the table.
 *
 * @throws `actions.parsePrimaryKey.invalidKeyPart` at the first part that is missing or of another type
 */
export const primaryKeyOf = (
  { partitionKey, sortKey }: KeyedTable,
  source: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> => {
  const key = { [partitionKey.name]: keyPart(partitionKey, source, 'partitionKey') }
  if (sortKey) key[sortKey.name] = keyPart(sortKey, source, 'sortKey')
  return key
}

const keyPart = (
  { name, type }: Key,
  source: Readonly<Record<string, unknown>> | undefined,
  part: 'partitionKey' | 'sortKey',
): unknown => {
  const received = source?.[name]
  if (isKeyValue(type, received)) return received
  throw new StatorError('actions.parsePrimaryKey.invalidKeyPart', {
    path: name,
    payload: { expected: type, received, keyPart: part },
  })
}
