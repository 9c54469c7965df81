import { Entity } from '../../src/entity/index.js'
import { any, anyOf, item, list, map, number, record, set, string, tuple } from '../../src/schema/index.js'
import { Table } from '../../src/table/index.js'
import { prefix } from '../../src/transformers/prefix.js'

/** A table without a client: for what makes no request. */
export const depot = new Table({
  name: 'depot',
  partitionKey: { name: 'PK', type: 'string' },
  sortKey: { name: 'SK', type: 'string' },
})

/** The key attributes of parcels. */
export const parcelKey = {
  hub: string().key().savedAs('PK').transform(prefix('HUB')),
  code: string().key().savedAs('SK'),
}

/** The fixture of the specification's catalogue of updates: every schema type, no internal attributes. */
export const Parcel = new Entity({
  name: 'Parcel',
  table: depot,
  entityAttribute: false,
  timestamps: false,
  schema: item({
    ...parcelKey,
    label: string(),
    grams: number().optional().savedAs('w'),
    fee: number().optional(),
    tags: set(string()).optional(),
    stops: list(string()).optional(),
    box: map({ size: string(), note: string().optional().savedAs('n') })
      .optional()
      .savedAs('bx'),
    legs: list(map({ km: number(), via: string().optional() })).optional(),
    scans: record(string().transform(prefix('D')), number()).optional(),
    gps: tuple(number(), number()).optional(),
    blob: any().optional(),
    owner: anyOf(number(), map({ first: string() })).optional(),
  }),
})

/** The key of one parcel, in names of code. */
export const key = { hub: 'ams', code: '7' }
/** The same in names of the table. */
export const Key = { PK: 'HUB#ams', SK: '7' }

/** With everything that an entity adds by itself. */
export const Tracked = new Entity({
  name: 'Tracked',
  table: depot,
  schema: item({ ...parcelKey, label: string(), grams: number().optional().savedAs('w') }),
})
