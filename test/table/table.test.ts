import { describe, expect, test } from 'vitest'
import { $entities, Table, TableAction } from '../../src/table/index.js'

const code = (value: string) => expect.objectContaining({ code: value, path: undefined })
const partitionKey = { name: 'hk', type: 'string' } as const
const sortKey = { name: 'rk', type: 'number' } as const

describe('the constructor', () => {
  test('keeps what it is given', () => {
    const documentClient = { send: async () => ({}) }
    const indexes = { byDate: { type: 'local', sortKey: { name: 'date', type: 'string' } } } as const
    const meta = { title: 'Depot' }
    const table = new Table({
      documentClient,
      name: 'depot',
      partitionKey,
      sortKey,
      indexes,
      entityAttributeSavedAs: '__e',
      meta,
    })

    expect(table.documentClient).toBe(documentClient)
    expect(table.tableName).toBe('depot')
    expect(table.partitionKey).toBe(partitionKey)
    expect(table.sortKey).toBe(sortKey)
    expect(table.indexes).toBe(indexes)
    expect(table.entityAttributeSavedAs).toBe('__e')
    expect(table.meta).toBe(meta)
    expect(table[$entities]).toStrictEqual([])
  })

  test('has no sort key and no index by default, and keeps entity names in _et', () => {
    const table = new Table({ partitionKey })

    expect('sortKey' in table).toBe(false)
    expect(table.indexes).toStrictEqual({})
    expect(table.entityAttributeSavedAs).toBe('_et')
    expect(table.meta).toStrictEqual({})
    expect(table.documentClient).toBeUndefined()
  })

  test.each([
    ['partitionKey', {}],
    ['partitionKey', { partitionKey: { name: 'hk', type: 'date' } }],
    ['sortKey', { partitionKey, sortKey: { type: 'string' } }],
  ])('refuses a %s that is no name with a type', (propName, config) => {
    expect(() => new Table(config as never)).toThrow(
      expect.objectContaining({
        code: 'table.invalidProp',
        payload: expect.objectContaining({ propName }),
      }),
    )
  })
})

describe('getName', () => {
  test('gives the name', () => {
    expect(new Table({ name: 'depot', partitionKey }).getName()).toBe('depot')
  })

  test('asks a function each time', () => {
    let calls = 0
    const table = new Table({ name: () => `depot-${++calls}`, partitionKey })

    expect([table.getName(), table.getName()]).toStrictEqual(['depot-1', 'depot-2'])
  })

  test('gives a name that was set later', () => {
    const table = new Table({ partitionKey })
    table.tableName = 'later'

    expect(table.getName()).toBe('later')
  })

  test('throws table.missingTableName without a name', () => {
    expect(() => new Table({ partitionKey }).getName()).toThrow(code('table.missingTableName'))
  })

  // As of a variable of the environment that is not set.
  test.each([undefined, ''])('throws table.missingTableName where the function gives none (%j)', name => {
    const table = new Table({ name: () => name as string, partitionKey })

    expect(() => table.getName()).toThrow(code('table.missingTableName'))
  })
})

describe('getDocumentClient', () => {
  test('gives the client, detached too', () => {
    const documentClient = { send: async () => ({}) }
    const { getDocumentClient } = new Table({ documentClient, partitionKey })

    expect(getDocumentClient()).toBe(documentClient)
  })

  test('gives a client that was set later', () => {
    const table = new Table({ partitionKey })
    const documentClient = { send: async () => ({}) }
    table.documentClient = documentClient

    expect(table.getDocumentClient()).toBe(documentClient)
  })

  test('throws actions.missingDocumentClient without one', () => {
    expect(() => new Table({ partitionKey }).getDocumentClient()).toThrow(
      code('actions.missingDocumentClient'),
    )
  })
})

describe('build', () => {
  test('hands itself and no entities to any action', () => {
    class Count extends TableAction {
      static override actionName = 'count'
    }
    const table = new Table({ partitionKey })
    const count = table.build(Count)

    expect(count).toBeInstanceOf(Count)
    expect(count.table).toBe(table)
    expect(count[$entities]).toStrictEqual([])
    expect(Object.keys(count)).toStrictEqual(['table'])
  })

  test('takes a class that is no TableAction', () => {
    class Pair {
      constructor(
        readonly table: object,
        readonly entities: readonly object[] = [],
      ) {}
    }
    const table = new Table({ partitionKey })

    expect(table.build(Pair)).toStrictEqual(new Pair(table, []))
  })
})
