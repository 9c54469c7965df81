import { expectTypeOf, test } from 'vitest'
import { type Index, type Key, type PrimaryKey, Table, TableAction } from '../../src/table/index.js'
import type { IndexNames, IndexSchema } from '../../src/table/tableIndex.js'

const table = new Table({
  partitionKey: { name: 'hk', type: 'string' },
  sortKey: { name: 'rk', type: 'number' },
  indexes: {
    byWeight: { type: 'local', sortKey: { name: 'grams', type: 'number' } },
    byRoute: {
      type: 'global',
      partitionKeys: [
        { name: 'from', type: 'string' },
        { name: 'to', type: 'string' },
      ],
      sortKey: { name: 'day', type: 'string' },
    },
  },
})
const flat = new Table({ partitionKey: { name: 'id', type: 'binary' }, entityAttributeSavedAs: '__e' })

test('keys, indexes and the entity attribute are inferred literally', () => {
  expectTypeOf(table.partitionKey).toEqualTypeOf<{ name: 'hk'; type: 'string' }>()
  expectTypeOf(table.indexes.byRoute.partitionKeys[1].name).toEqualTypeOf<'to'>()
  expectTypeOf(table.entityAttributeSavedAs).toEqualTypeOf<'_et'>()
  expectTypeOf(flat.entityAttributeSavedAs).toEqualTypeOf<'__e'>()
  expectTypeOf(flat.sortKey).toEqualTypeOf<undefined>()
  expectTypeOf(flat.indexes).toEqualTypeOf<{}>()
})

test('any table is a Table', () => {
  expectTypeOf(table).toExtend<Table>()
  expectTypeOf(flat).toExtend<Table>()
})

test('PrimaryKey has the key attributes of the table', () => {
  expectTypeOf<PrimaryKey<typeof table>>().toEqualTypeOf<{ hk: string; rk: number | bigint }>()
  expectTypeOf<PrimaryKey<typeof flat>>().toEqualTypeOf<{ id: Uint8Array }>()
  expectTypeOf<PrimaryKey>().toEqualTypeOf<{ [name: string]: string | number | bigint | Uint8Array }>()
})

test('IndexNames and IndexSchema tell the indexes', () => {
  expectTypeOf<IndexNames<typeof table>>().toEqualTypeOf<'byWeight' | 'byRoute'>()
  expectTypeOf<IndexNames<typeof table, 'local'>>().toEqualTypeOf<'byWeight'>()
  expectTypeOf<IndexNames<typeof flat>>().toEqualTypeOf<never>()
  expectTypeOf<IndexNames>().toEqualTypeOf<string>()
  expectTypeOf<IndexSchema<typeof table, 'byWeight'>['sortKey']['name']>().toEqualTypeOf<'grams'>()
  expectTypeOf<IndexSchema>().toEqualTypeOf<Index>()
})

test('an index is local or global, with one key or several', () => {
  const partitionKey = { name: 'hk', type: 'string' } as const
  new Table({
    partitionKey,
    // @ts-expect-error [2322] -- the partition key of a local index is the table's
    indexes: { local: { type: 'local', partitionKey, sortKey: partitionKey } },
  })
  new Table({
    partitionKey,
    // @ts-expect-error [2322] -- one or several
    indexes: { global: { type: 'global', partitionKey, partitionKeys: [partitionKey] } },
  })
})

test('build takes classes of a table and maybe entities', () => {
  class Count<TABLE extends Table, ENTITIES extends readonly unknown[]> extends TableAction<
    TABLE,
    ENTITIES
  > {}

  expectTypeOf(table.build(Count)).toEqualTypeOf<Count<typeof table, []>>()
  class Name {
    constructor(readonly name: string) {}
  }
  // @ts-expect-error [2345] -- of no table
  table.build(Name)
})

test('a table of known keys is one of any keys, also where they are spelled out', () => {
  expectTypeOf(table).toExtend<Table>()
  expectTypeOf(table).toExtend<Table<Key, Key, Record<string, Index>, string>>()
  expectTypeOf(table).not.toExtend<Table<Key<'id'>>>()
})
