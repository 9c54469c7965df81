import { primaryKeyOf } from '../../../table/key.js'
import type { Table } from '../../../table/table.js'

/**
 * A text that two items have in common if, and only if, they have the same primary key. Binaries are compared by their
 * bytes, and `5n` is `5`.
 *
 * @throws `actions.parsePrimaryKey.invalidKeyPart` for an item without its key
 */
export const keyId = (table: Table, item: Readonly<Record<string, unknown>>): string =>
  // All keys of a table are of the same types, so that texts tell them apart.
  JSON.stringify(Object.values(primaryKeyOf(table, item)).map(textOf))

const textOf = (value: unknown): string =>
  value instanceof Uint8Array
    ? Array.from(value).join()
    : String(Number.isInteger(value) ? BigInt(value as number) : value) // just checked
