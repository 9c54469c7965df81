import { expect, expectTypeOf, test } from 'vitest'
import { Registry } from '../../src/actions/table/registry.js'
import { Database, DatabaseAction } from '../../src/database/index.js'
import { Table } from '../../src/table/index.js'
import { depot, Parcel } from '../actions/table/depot.js'

const logs = new Table({ name: 'logs', partitionKey: { name: 'id', type: 'string' } })
const registry = depot.build(Registry).registerEntities(Parcel)

test('a database keeps registries, and makes one of each table', () => {
  const database = new Database({ depot: registry, logs })

  expect(database.tables.depot).toBe(registry)
  expect(database.tables.logs).toBeInstanceOf(Registry)
  expect(database.tables.logs.table).toBe(logs)
  expect(database.tables.logs.entities).toStrictEqual({})
  expectTypeOf(database.tables.depot).toEqualTypeOf<typeof registry>()
  expectTypeOf(database.tables.logs.table).toEqualTypeOf<typeof logs>()
})

test('a database takes a table twice, and registries of another copy of the library', () => {
  const copy = { table: logs, entities: {}, accessPatterns: {}, query: {} }
  const database = new Database({ one: logs, two: logs, three: copy as never })

  expect(database.tables.one.table).toBe(database.tables.two.table)
  expect(database.tables.three).toBe(copy)
})

test('a database has metadata', () => {
  const meta = { title: 'Everything' }

  expect(new Database({}).meta).toStrictEqual({})
  expect(new Database({}, { meta }).meta).toBe(meta)
})

test('build hands itself to any action', () => {
  class Names<DATABASE extends Database> extends DatabaseAction<DATABASE> {
    static override actionName = 'names'
    get names() {
      return Object.keys(this.database.tables)
    }
  }
  const database = new Database({ depot: registry, logs })

  expect(database.build(Names).names).toStrictEqual(['depot', 'logs'])
  expectTypeOf(database.build(Names)).toEqualTypeOf<Names<typeof database>>()
})
