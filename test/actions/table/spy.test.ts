import { describe, expect, expectTypeOf, test, vi } from 'vitest'
import { DeletePartitionCommand } from '../../../src/actions/table/deletePartition.js'
import { $entity, QueryCommand } from '../../../src/actions/table/query.js'
import { ScanCommand } from '../../../src/actions/table/scan.js'
import { TableSpy } from '../../../src/actions/table/spy.js'
import { Table } from '../../../src/table/index.js'
import { clientOf, depot, Parcel, parcel, readParcel, Truck } from './depot.js'

const error = (code: string) => expect.objectContaining({ code })
const spied = (...answers: object[]) => {
  const client = clientOf(...answers)
  const table = new Table({ ...depot, name: 'depot-main', documentClient: client })
  const spy = table.build(TableSpy)
  const query = (table.build(QueryCommand) as QueryCommand).entities(Parcel).query({ partition: 'D1' })
  const scan = (table.build(ScanCommand) as ScanCommand).entities(Parcel)
  const deletion = (table.build(DeletePartitionCommand) as DeletePartitionCommand)
    .entities(Parcel)
    .query({ partition: 'D1' })
  return { ...client, table, spy, query, scan, deletion }
}

describe('on', () => {
  test('resolves in place of DynamoDB', async () => {
    const { spy, query, send } = spied()

    expect(spy.on(QueryCommand).resolve({ Items: [readParcel] })).toBe(spy)

    expect(await query.send()).toStrictEqual({ Items: [readParcel] })
    expect(send).not.toHaveBeenCalled()
  })

  test('rejects with an error, or with one of a message', async () => {
    const { spy, query, scan } = spied()
    const failure = new Error('Throttled')

    spy.on(QueryCommand).reject(failure).on(ScanCommand).reject('No')

    await expect(query.send()).rejects.toBe(failure)
    await expect(scan.send()).rejects.toThrow(new Error('No'))
    spy.on(ScanCommand).reject()
    await expect(scan.send()).rejects.toThrow(Error)
  })

  test('mocks with what was sent; for real, if the mock returns nothing', async () => {
    const { spy, query, send } = spied({ Items: [parcel] })
    const mock = vi.fn((_entities: unknown, _query: unknown, { limit }: { limit?: number }) =>
      limit ? { Items: [] } : undefined,
    )
    spy.on(QueryCommand).mock(mock as never)

    expect(await query.send()).toStrictEqual({ Items: [readParcel] })
    expect(await query.options({ limit: 1 }).send()).toStrictEqual({ Items: [] })

    expect(send).toHaveBeenCalledTimes(1)
    expect(mock.mock.calls).toStrictEqual([
      [[Parcel], { partition: 'D1' }, {}],
      [[Parcel], { partition: 'D1' }, { limit: 1 }],
    ])
  })

  test('answers pages and items, as one page', async () => {
    const { spy, query, scan } = spied()
    spy.on(QueryCommand).resolve({ Items: [readParcel] })
    spy.on(ScanCommand).resolve({ Items: [readParcel, readParcel], Count: 2 })
    const items: unknown[] = []

    for await (const item of query.items()) items.push(item)
    for await (const page of scan.pages()) items.push(page)

    expect(items).toStrictEqual([readParcel, { Items: [readParcel, readParcel], Count: 2 }])
    expect(await scan.parallel({ totalSegments: 4 })).toStrictEqual({
      Items: [readParcel, readParcel],
      Count: 2,
    })
    expect(spy.sent(ScanCommand).count()).toBe(2)
  })

  test('answers each response of paginate', async () => {
    const { spy, query, send } = spied()
    const answers: object[] = [{ Items: [1], LastEvaluatedKey: { hk: 'a' } }, { Items: [2] }]
    spy.on(QueryCommand).mock((() => answers.shift()) as never)
    const read: unknown[] = []

    for await (const { Items } of query.options({ limit: 1 }).paginate()) read.push(Items)

    expect(read).toStrictEqual([[1], [2]])
    expect(spy.sent(QueryCommand).allArgs()).toStrictEqual([
      [[Parcel], { partition: 'D1' }, { limit: 1 }],
      [[Parcel], { partition: 'D1' }, { limit: 1, exclusiveStartKey: { hk: 'a' } }],
    ])
    expect(send).not.toHaveBeenCalled()
  })

  test('refuses what production refuses', async () => {
    const { spy, query } = spied()
    spy.on(QueryCommand).resolve({ Items: [] })

    await expect(query.options({ limit: 0 }).send()).rejects.toThrow(error('options.invalidLimitOption'))
  })

  test('needs no name of the table, and no client', async () => {
    const table = new Table({ partitionKey: { name: 'id', type: 'string' } })
    table.build(TableSpy).on(ScanCommand).resolve({ Items: [] })

    expect(await table.build(ScanCommand).send()).toStrictEqual({ Items: [] })
  })
})

describe('sent', () => {
  test('tells entities, query and options', async () => {
    const { spy, query, scan, deletion } = spied({ Items: [] })

    await query.options({ limit: 5 }).send()
    await scan.send()
    await deletion.send()

    expect(spy.sent(QueryCommand).args(0)).toStrictEqual([[Parcel], { partition: 'D1' }, { limit: 5 }])
    expect(spy.sent(ScanCommand).allArgs()).toStrictEqual([[[Parcel], {}]])
    expect(spy.sent(DeletePartitionCommand).allArgs()).toStrictEqual([[[Parcel], { partition: 'D1' }, {}]])
    // Deletions read by a query.
    expect(spy.sent(QueryCommand).count()).toBe(2)
    expect(spy.sent(QueryCommand).args(9)).toBeUndefined()
    expect(() => spy.sent(QueryCommand).args(0.5)).toThrow(Error)
  })

  test('has nothing of what could not be sent', async () => {
    const { spy, table } = spied()

    await expect(table.build(QueryCommand).send()).rejects.toThrow(error('actions.incompleteAction'))
    expect(spy.sent(QueryCommand).count()).toBe(0)
  })
})

describe('a deletion of a partition', () => {
  test('can be mocked', async () => {
    const { spy, deletion, send } = spied()
    spy.on(DeletePartitionCommand).resolve({ Count: 3 })

    expect(await deletion.send()).toStrictEqual({ Count: 3 })
    expect(send).not.toHaveBeenCalled()
  })

  test('deletes what its mocked query finds', async () => {
    const { spy, deletion, sent } = spied({})
    spy.on(QueryCommand).resolve({ Items: [{ ...readParcel, [$entity]: 'Parcel' } as {}], Count: 1 })

    expect(await deletion.send()).toStrictEqual({ Count: 1 })
    expect(sent).toStrictEqual([
      { RequestItems: { 'depot-main': [{ DeleteRequest: { Key: { hk: 'D1', rk: 'P1' } } }] } },
    ])
    expect(spy.sent(QueryCommand).args(0)?.[2]).toStrictEqual({
      attributes: undefined,
      tagEntities: true,
      maxPages: 16,
    })
  })
})

test('a deletion makes keys of what its mocked query finds by the entity it is tagged with, else by the first', async () => {
  const { spy, deletion, sent } = spied({})
  const Items = [
    { depotId: 'D1', plate: 'T1', [$entity]: 'Truck' },
    { depotId: 'D1', parcelId: 'P1', [$entity]: 'Parcel' },
    { depotId: 'D1', parcelId: 'P2' },
  ]
  spy.on(QueryCommand).resolve({ Items })

  await deletion.entities(Parcel, Truck).send()

  expect(sent).toStrictEqual([
    {
      RequestItems: {
        'depot-main': ['T1', 'P1', 'P2'].map(rk => ({ DeleteRequest: { Key: { hk: 'D1', rk } } })),
      },
    },
  ])
})

test('reset forgets sends and mocks, and goes on spying', async () => {
  const { spy, query, send } = spied({ Items: [] })
  spy.on(QueryCommand).resolve({ Items: [readParcel] })
  await query.send()

  expect(spy.reset()).toBe(spy)

  expect(spy.sent(QueryCommand).count()).toBe(0)
  expect(await query.send()).toStrictEqual({ Items: [] })
  expect(spy.sent(QueryCommand).count()).toBe(1)
  expect(send).toHaveBeenCalledTimes(1)
})

test('restore stops spying, but for a later spy', async () => {
  const { spy, table, query } = spied({ Items: [] })
  const later = table.build(TableSpy)
  later.on(QueryCommand).resolve({ Items: [readParcel] })

  spy.restore()
  expect(await query.send()).toStrictEqual({ Items: [readParcel] })

  later.restore()
  expect(await query.send()).toStrictEqual({ Items: [] })
  expect(Object.getOwnPropertySymbols(table).map(({ description }) => description)).toStrictEqual([
    '$entities',
  ])
})

test('other tables, also of the same name, are not spied on', async () => {
  spied().spy.on(ScanCommand).reject()
  const { send } = clientOf({ Items: [] })
  const table = new Table({ ...depot, name: 'depot-main', documentClient: { send } })

  expect(await table.build(ScanCommand).send()).toStrictEqual({ Items: [] })
})

test('types are those of the actions', () => {
  const spy = depot.build(TableSpy)
  expectTypeOf(spy.sent(QueryCommand).args(0)).toExtend<[unknown, unknown, unknown] | undefined>()
  expectTypeOf(spy.sent(ScanCommand).allArgs()).toExtend<[unknown, unknown][]>()
  // @ts-expect-error [2769] -- no such field
  spy.on(QueryCommand).resolve({ Item: {} })
  spy.restore()
})
