import type { Key, KeyValue } from './key.js'
import type { Table } from './table.js'

/** The primary key of a table's items, by the names in the table. */
export type PrimaryKey<TABLE extends Table = Table> = unknown extends TABLE['partitionKey']
  ? { [name: string]: string | number | bigint | Uint8Array }
  : KeyParts<TABLE['partitionKey'] | Exclude<TABLE['sortKey'], undefined>>

type KeyParts<KEY extends Key> = { [PART in KEY as PART['name']]: KeyValue<PART> }
