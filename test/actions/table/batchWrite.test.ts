import { describe, expect, test } from 'vitest'
import { BatchDeleteRequest } from '../../../src/actions/entity/batchDelete.js'
import { BatchPutRequest } from '../../../src/actions/entity/batchPut.js'
import { BatchWriteCommand, execute } from '../../../src/actions/table/batchWrite.js'
import { $entities, Table } from '../../../src/table/index.js'
import { clientOf, depot, Parcel, Truck } from './depot.js'

const TableName = 'depot-main'
const error = (code: string, payload?: unknown) => expect.objectContaining({ code, payload })
const put = (parcelId: string, grams = 7) =>
  Parcel.build(BatchPutRequest).item({ depotId: 'D1', parcelId, grams })
const remove = (plate: string) => Truck.build(BatchDeleteRequest).key({ depotId: 'D1', plate })
const putP1 = { PutRequest: { Item: { hk: 'D1', rk: 'P1', grams: 7, _et: 'Parcel' } } }
const deleteT1 = { DeleteRequest: { Key: { hk: 'D1', rk: 'T1' } } }
const both = depot.build(BatchWriteCommand).requests(put('P1'), remove('T1'))

describe('BatchWriteCommand', () => {
  test('has a name for spies, and knows the entities of its requests', () => {
    expect(BatchWriteCommand.actionName).toBe('batchWrite')
    expect(both.requests(remove('T1'), put('P1'), remove('T2'))[$entities]).toStrictEqual([Truck, Parcel])
  })

  test('params are the writes, in order', () => {
    expect(both.params()).toStrictEqual({ [TableName]: [putP1, deleteT1] })
  })

  // The reference forgets them where requests come last, and writes to the default table.
  test('options hold wherever they come', () => {
    const options = { tableName: 'other' }

    expect(both.options(options).params()).toStrictEqual({ other: [putP1, deleteT1] })
    expect(both.options(options).requests(put('P1')).params()).toStrictEqual({ other: [putP1] })
    expect(
      both
        .options(options)
        .options(previous => previous)
        .params(),
    ).toHaveProperty('other')
  })

  test('params refuse unknown options, and no requests', () => {
    expect(() => both.options({ capacity: 'TOTAL' } as {}).params()).toThrow(
      error('options.unknownOption', { option: 'capacity' }),
    )
    expect(() => depot.build(BatchWriteCommand).params()).toThrow(error('actions.incompleteAction'))
  })
})

/** The same command on a table of its own, whose client answers. */
const sending = (...answers: (object | ((input: any) => unknown))[]) => {
  const client = clientOf(...answers)
  const table = new Table({ ...depot, name: TableName, documentClient: client })
  return { ...client, table, both: table.build(BatchWriteCommand).requests(put('P1'), remove('T1')) }
}
const $metadata = { httpStatusCode: 200 }

describe('execute', () => {
  test('sends one request', async () => {
    const ConsumedCapacity = [{ TableName, CapacityUnits: 2 }]
    const { both, sent, options } = sending({ UnprocessedItems: {}, ConsumedCapacity, $metadata })

    const response = await execute({ capacity: 'TOTAL', metrics: 'SIZE', requestTimeout: 5 }, both)

    expect(sent).toStrictEqual([
      { RequestItems: both.params(), ReturnConsumedCapacity: 'TOTAL', ReturnItemCollectionMetrics: 'SIZE' },
    ])
    expect(options).toStrictEqual([{ requestTimeout: 5 }])
    expect(response).toStrictEqual({ UnprocessedItems: {}, ConsumedCapacity, $metadata })
  })

  test('always has UnprocessedItems, and $metadata', async () => {
    expect(await execute(sending({ $metadata }).both)).toStrictEqual({ UnprocessedItems: {}, $metadata })
    expect(await execute(sending({}).both)).toStrictEqual({ UnprocessedItems: {}, $metadata: {} })
  })

  test.each([1, 25, 26, 130])('makes %i writes, 25 at a time, each once', async count => {
    const { table, sent } = sending({ UnprocessedItems: {} })
    const ids = Array.from({ length: count }, (_, i) => `P${i}`)

    await execute(table.build(BatchWriteCommand).requests(...ids.map(id => put(id))))

    const writes = sent.map(({ RequestItems }) => RequestItems[TableName])
    expect(writes.flat().map(({ PutRequest }) => PutRequest.Item.rk)).toStrictEqual(ids)
    expect(Math.max(...writes.map(({ length }) => length))).toBeLessThanOrEqual(25)
    expect(writes.length).toBe(Math.ceil(count / 25))
  })

  test('sums up what several requests tell', async () => {
    const { table } = sending({
      ConsumedCapacity: [{ TableName, CapacityUnits: 25 }],
      ItemCollectionMetrics: { [TableName]: [{ SizeEstimateRangeGB: [0, 1] }] },
      $metadata,
    })

    const requests = Array.from({ length: 30 }, (_, i) => put(`P${i}`))
    const response = await execute(table.build(BatchWriteCommand).requests(...requests))

    expect(response).toStrictEqual({
      UnprocessedItems: {},
      ConsumedCapacity: [{ TableName, CapacityUnits: 50 }],
      ItemCollectionMetrics: {
        [TableName]: [{ SizeEstimateRangeGB: [0, 1] }, { SizeEstimateRangeGB: [0, 1] }],
      },
      $metadata: {},
    })
  })

  test('sends what is unprocessed again, and nothing else', async () => {
    const { both, sent } = sending(
      { UnprocessedItems: { [TableName]: [deleteT1] }, $metadata },
      { UnprocessedItems: {}, $metadata },
    )

    expect(await execute(both)).toStrictEqual({ UnprocessedItems: {}, $metadata: {} })
    expect(sent.map(({ RequestItems }) => RequestItems)).toStrictEqual([
      both.params(),
      { [TableName]: [deleteT1] },
    ])
  })

  test('tells what is left', async () => {
    const { both, sent } = sending({ UnprocessedItems: { [TableName]: [deleteT1] } })

    const response = await execute({ maxAttempts: 2 }, both)

    expect(sent.length).toBe(2)
    expect(response.UnprocessedItems).toStrictEqual({ [TableName]: [deleteT1] })
    expect(response.UnprocessedRequests![0].map(request => request.params())).toStrictEqual([deleteT1])
  })

  test('refuses two writes of one item, or makes the last one', async () => {
    const { table, sent } = sending({})
    const twice = table
      .build(BatchWriteCommand)
      .requests(
        put('P1', 1),
        put('P2'),
        Parcel.build(BatchDeleteRequest).key({ depotId: 'D1', parcelId: 'P1' }),
      )

    await expect(execute(twice)).rejects.toThrow(
      error('actions.repeatedItem', {
        indexes: [0, 2],
        tableName: TableName,
        key: { hk: 'D1', rk: 'P1' },
      }),
    )
    expect(sent).toStrictEqual([])

    await execute({ duplicates: 'merge' }, twice)
    expect(sent[0].RequestItems[TableName]).toStrictEqual([
      { DeleteRequest: { Key: { hk: 'D1', rk: 'P1' } } },
      { PutRequest: { Item: { hk: 'D1', rk: 'P2', grams: 7, _et: 'Parcel' } } },
    ])
  })

  test('takes the same key in two tables for two items', async () => {
    const { both, sent } = sending({})

    await execute(both.options({ tableName: 'a' }), both.options({ tableName: 'b' }))

    expect(sent[0].RequestItems).toStrictEqual({ a: [putP1, deleteT1], b: [putP1, deleteT1] })
  })

  test('starts nothing more after a failure', async () => {
    const refused = Object.assign(new Error('No'), { name: 'AccessDeniedException' })
    const { table, sent } = sending(refused)
    const requests = Array.from({ length: 500 }, (_, i) => put(`P${i}`))

    await expect(
      execute({ concurrency: 2 }, table.build(BatchWriteCommand).requests(...requests)),
    ).rejects.toBe(refused)
    expect(sent.length).toBeLessThanOrEqual(2)
  })

  test('refuses no command, two of one table, and other things', async () => {
    const { both } = sending({})

    await expect(execute()).rejects.toThrow(error('actions.incompleteAction'))
    await expect(execute(both, both)).rejects.toThrow(error('actions.invalidAction'))
    await expect(execute(both, {} as never)).rejects.toThrow(error('actions.invalidAction'))
    await expect(execute({ metrics: 'ALL' } as never, both)).rejects.toThrow(
      error('options.invalidMetricsOption', { metrics: 'ALL' }),
    )
    await expect(execute({ duplicates: 'drop' } as never, both)).rejects.toThrow(
      error('options.invalidDuplicatesOption', { duplicates: 'drop' }),
    )
  })
})
