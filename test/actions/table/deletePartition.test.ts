import { describe, expect, test, vi } from 'vitest'
import { DeletePartitionCommand } from '../../../src/actions/table/deletePartition.js'
import { Entity } from '../../../src/entity/index.js'
import { item, number, string } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'
import { prefix } from '../../../src/transformers/prefix.js'
import { clientOf, Dog, depot, Parcel, parcel, Truck, truck } from './depot.js'

const TableName = 'depot-main'
const error = (code: string, payload?: unknown) => expect.objectContaining({ code, payload })
const command = depot.build(DeletePartitionCommand).entities(Parcel, Truck).query({ partition: 'D1' })
const keyOf = ({ hk, rk }: { hk: string; rk: string }) => ({ hk, rk })
const P = (index: number) => ({ ...parcel, rk: `P${index}` })

/** The same on a table of its own, whose client answers queries with `pages`, and writes with `written`. */
const sending = (pages: (object | Error)[], written: object | ((input: any) => unknown) = {}) => {
  const queries = clientOf(...pages)
  const writes = clientOf(written)
  const documentClient = {
    send: async (request: any, options?: unknown) =>
      'RequestItems' in request.input ? writes.send(request, options) : queries.send(request, options),
  }
  const table = new Table({ ...depot, name: TableName, documentClient })
  const command = table.build(DeletePartitionCommand).query({ partition: 'D1' }) as DeletePartitionCommand
  return {
    command,
    parcels: command.entities(Parcel),
    queries,
    writes,
    /** The keys that were deleted, in any order. */
    deleted: (name = TableName) =>
      writes.sent.flatMap(({ RequestItems }) =>
        RequestItems[name].map(({ DeleteRequest }: any) => DeleteRequest.Key),
      ),
  }
}

describe('the chain', () => {
  test('has a name for spies, and copies at each step', () => {
    expect(DeletePartitionCommand.actionName).toBe('deletePartition')
    const limited = command.options({ capacity: 'TOTAL' })
    expect(limited.params()).toMatchObject({ ReturnConsumedCapacity: 'TOTAL' })
    expect(limited.options(previous => ({ ...previous, consistent: true })).params()).toMatchObject({
      ReturnConsumedCapacity: 'TOTAL',
      ConsistentRead: true,
    })
    expect(command.params()).not.toHaveProperty('ReturnConsumedCapacity')
  })

  test('params are those of the query', () => {
    const params = command.options({ filters: { Parcel: { attr: 'grams', gt: 5 } } }).params()

    expect(params).toStrictEqual({
      TableName,
      KeyConditionExpression: '#c0_1 = :c0_1',
      FilterExpression: '((#c1_1 = :c1_1) AND (#c1_2 > :c1_2)) OR (#c1_1 = :c1_3)',
      ExpressionAttributeNames: { '#c0_1': 'hk', '#c1_1': '_et', '#c1_2': 'grams' },
      ExpressionAttributeValues: { ':c0_1': 'D1', ':c1_1': 'Parcel', ':c1_2': 5, ':c1_3': 'Truck' },
    })
  })

  test('queryCommand goes on where it is told to', () => {
    const exclusiveStartKey = { hk: 'D1', rk: 'P5' }

    expect(command.queryCommand().params()).toStrictEqual(command.params())
    expect(command.queryCommand({ exclusiveStartKey }).params()).toStrictEqual({
      ...command.params(),
      ExclusiveStartKey: exclusiveStartKey,
    })
  })

  // In the reference all of these are found too late, or never.
  test.each([
    ['no entities', (all: DeletePartitionCommand) => all.entities(), 'actions.incompleteAction', undefined],
    [
      'a wrong option',
      (all: DeletePartitionCommand) => all.options({ capacity: 'ALL' } as {}),
      'options.invalidCapacityOption',
      { capacity: 'ALL' },
    ],
    [
      'an option that hides items',
      (all: DeletePartitionCommand) => all.options({ select: 'COUNT' } as {}),
      'options.unknownOption',
      { option: 'select' },
    ],
  ])('refuses %s before anything is sent', async (_, change, code, payload) => {
    const { parcels, queries } = sending([{ Items: [parcel] }])

    expect(() => change(parcels).params()).toThrow(error(code, payload))
    await expect(change(parcels).send()).rejects.toThrow(error(code, payload))
    expect(queries.send).not.toHaveBeenCalled()
  })

  test('needs a query', () => {
    const none = depot.build(DeletePartitionCommand).entities(Parcel)

    expect(() => none.params()).toThrow(error('actions.incompleteAction'))
    expect(() => none.params()).toThrow('query')
  })
})

describe('send', () => {
  test('deletes what the query finds, 25 at a time', async () => {
    const Items = Array.from({ length: 60 }, (_, i) => P(i))
    const { parcels, deleted, writes, queries } = sending([{ Items, Count: 60, ScannedCount: 70 }])

    expect(await parcels.send({ requestTimeout: 5 })).toStrictEqual({
      Count: 60,
      ScannedCount: 70,
    })

    expect(deleted()).toStrictEqual(Items.map(keyOf))
    expect(writes.sent.map(({ RequestItems }) => RequestItems[TableName].length)).toStrictEqual([25, 25, 10])
    expect(writes.options[0]).toStrictEqual({ requestTimeout: 5 })
    expect(queries.options).toStrictEqual([{ requestTimeout: 5 }])
  })

  test('reports what writes cost where that is asked for, and counts that there are', async () => {
    const { parcels, writes } = sending([{ Items: [parcel] }], {
      ConsumedCapacity: [{ TableName, CapacityUnits: 1 }],
    })

    expect(await parcels.options({ capacity: 'TOTAL' }).send()).toStrictEqual({
      BatchWriteConsumedCapacity: [{ TableName, CapacityUnits: 1 }],
    })
    expect(writes.sent).toStrictEqual([
      {
        RequestItems: { [TableName]: [{ DeleteRequest: { Key: keyOf(parcel) } }] },
        ReturnConsumedCapacity: 'TOTAL',
      },
    ])
  })

  test('deletes nothing where there is nothing', async () => {
    const { parcels, writes } = sending([{ Items: [], Count: 0, ScannedCount: 0 }])

    expect(await parcels.send()).toStrictEqual({
      Count: 0,
      ScannedCount: 0,
      BatchWriteConsumedCapacity: [],
    })
    expect(writes.send).not.toHaveBeenCalled()
  })

  test('deletes each page before the next one is read', async () => {
    const { parcels, queries, writes } = sending([
      { Items: [P(1)], LastEvaluatedKey: keyOf(P(1)) },
      { Items: [P(2)] },
    ])

    await parcels.send()

    const order = [queries, writes, queries, writes].map(
      ({ send }, i) => send.mock.invocationCallOrder[i >> 1],
    )
    expect(order).toStrictEqual([...order].sort((a, b) => a! - b!))
    expect(writes.send).toHaveBeenCalledTimes(2)
  })

  test('sends no options of the client where none are given', async () => {
    const { parcels, queries } = sending([{ Items: [] }])

    await parcels.send()

    expect(queries.options).toStrictEqual([undefined])
  })

  // The reference fails after 16 pages.
  test('reads to the end, however many pages', async () => {
    const pages = Array.from({ length: 40 }, (_, i) => ({
      Items: [P(i)],
      Count: 1,
      ScannedCount: 2,
      ConsumedCapacity: { TableName, CapacityUnits: 0.5 },
      ...(i < 39 && { LastEvaluatedKey: keyOf(P(i)) }),
    }))
    const { parcels, deleted, queries } = sending(pages, {
      ConsumedCapacity: [{ TableName, CapacityUnits: 1 }],
    })

    expect(await parcels.options({ capacity: 'TOTAL' }).send()).toStrictEqual({
      Count: 40,
      ScannedCount: 80,
      QueryConsumedCapacity: { TableName, CapacityUnits: 20 },
      BatchWriteConsumedCapacity: [{ TableName, CapacityUnits: 40 }],
    })
    expect(deleted().length).toBe(40)
    expect(queries.sent[39].ExclusiveStartKey).toStrictEqual(keyOf(P(38)))
  })

  // The reference deletes from the table of the default name.
  test('deletes from the table that it reads', async () => {
    const { parcels, deleted, queries } = sending([{ Items: [parcel] }])

    await parcels.options({ tableName: 'tenant-2' }).send()

    expect(queries.sent[0].TableName).toBe('tenant-2')
    expect(deleted('tenant-2')).toStrictEqual([keyOf(parcel)])
  })

  // The reference makes keys of formatted items.
  test('deletes items by the key they are stored under', async () => {
    const { command, deleted } = sending([{ Items: [{ hk: 'H#D1', rk: '1', _et: 'Secret', grams: 5 }] }])
    const Secret = new Entity({
      name: 'Secret',
      table: depot,
      timestamps: false,
      schema: item({
        hub: string().key().savedAs('hk').transform(prefix('H')),
        code: string().key().savedAs('rk').hidden(),
        grams: number(),
      }),
    })

    await command.entities(Secret).send()

    expect(deleted()).toStrictEqual([{ hk: 'H#D1', rk: '1' }])
  })

  test('deletes items of its entities that do not fit their schema', async () => {
    const broken = { ...parcel, grams: 'heavy' }
    const { parcels, deleted } = sending([{ Items: [broken, P(2)] }])

    await parcels.send()

    expect(new Set(deleted())).toStrictEqual(new Set([keyOf(P(2)), keyOf(broken)]))
  })

  test('refuses items of no entity, or leaves them', async () => {
    const unknown = { hk: 'D1', rk: 'X', _et: 'Cat' }
    const first = sending([{ Items: [unknown, parcel] }])
    const second = sending([{ Items: [unknown, parcel, truck] }])

    await expect(first.parcels.send()).rejects.toThrow(
      error('queryCommand.noEntityMatched', { item: unknown }),
    )
    expect(first.writes.send).not.toHaveBeenCalled()

    await second.parcels.options({ noEntityMatchBehavior: 'DISCARD' }).send()
    expect(second.deleted()).toStrictEqual([keyOf(parcel)])
  })

  test('finds items without a name by their schema', async () => {
    const { command, deleted } = sending([{ Items: [{ hk: 'D1', rk: 'Rex', age: 3 }] }])

    await command.entities(Parcel, Dog).send()

    expect(deleted()).toStrictEqual([{ hk: 'D1', rk: 'Rex' }])
  })

  test('sends again what DynamoDB leaves', async () => {
    const { parcels, writes, deleted } = sending([{ Items: [P(1), P(2)] }], ({ RequestItems }) => ({
      UnprocessedItems: { [TableName]: RequestItems[TableName].slice(1) },
    }))

    await parcels.send()

    expect(writes.sent.length).toBe(2)
    expect(deleted()).toStrictEqual([P(1), P(2), P(2)].map(keyOf))
  })

  test('goes on after failures that pass, and rejects with one that does not in 30 seconds', async () => {
    vi.useFakeTimers()
    try {
      const down = Object.assign(new Error('Down'), { code: 'ECONNREFUSED' })
      let isDown = true
      const { parcels, writes, deleted } = sending([{ Items: [P(1), P(2)] }], () => (isDown ? down : {}))
      const ended = expect(parcels.send()).rejects.toBe(down)
      await vi.advanceTimersByTimeAsync(29_000)
      const early = writes.sent.length
      await vi.advanceTimersByTimeAsync(2_000)
      await ended
      expect(writes.sent.length).toBeGreaterThan(early)

      const later = parcels.send()
      await vi.advanceTimersByTimeAsync(20_000)
      isDown = false
      writes.sent.length = 0
      await vi.advanceTimersByTimeAsync(10_000)
      await later
      expect(deleted()).toStrictEqual([P(1), P(2)].map(keyOf))
    } finally {
      vi.useRealTimers()
    }
  })

  test('goes on for as long as DynamoDB answers', async () => {
    vi.useFakeTimers()
    try {
      const end = Date.now() + 100_000
      const { parcels, deleted } = sending([{ Items: [P(1), P(2)], Count: 2 }], ({ RequestItems }) =>
        Date.now() > end ? {} : { UnprocessedItems: { [TableName]: RequestItems[TableName].slice(-1) } },
      )
      const response = parcels.send()
      await vi.advanceTimersByTimeAsync(200_000)

      expect((await response).Count).toBe(2)
      expect(deleted().slice(0, 2)).toStrictEqual([P(1), P(2)].map(keyOf))
      expect(deleted().at(-1)).toStrictEqual(keyOf(P(2)))
    } finally {
      vi.useRealTimers()
    }
  })

  test('rejects with the error of the client', async () => {
    const failure = new Error('No')

    await expect(sending([failure]).parcels.send()).rejects.toBe(failure)
    await expect(sending([{ Items: [parcel] }], failure).parcels.send()).rejects.toBe(failure)
  })
})
