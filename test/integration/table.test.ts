import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { BatchDeleteRequest } from '../../src/actions/entity/batchDelete.js'
import { BatchGetRequest } from '../../src/actions/entity/batchGet.js'
import { BatchPutRequest } from '../../src/actions/entity/batchPut.js'
import { BatchGetCommand, execute as executeBatchGet } from '../../src/actions/table/batchGet.js'
import { BatchWriteCommand, execute as executeBatchWrite } from '../../src/actions/table/batchWrite.js'
import { DeletePartitionCommand } from '../../src/actions/table/deletePartition.js'
import { QueryCommand } from '../../src/actions/table/query.js'
import { ScanCommand } from '../../src/actions/table/scan.js'
import { TableSchemer } from '../../src/actions/table/schemer.js'
import { Entity } from '../../src/entity/index.js'
import { item, list, map, number, string } from '../../src/schema/index.js'
import { Table } from '../../src/table/index.js'
import { prefix } from '../../src/transformers/prefix.js'
import { type Faults, randomOf, startBatchProxy } from './faultProxy.js'
import { describeOnDynamodb, localDocumentClient } from './localTable.js'

const key = <NAME extends string, TYPE extends 'string' | 'number'>(name: NAME, type: TYPE) =>
  ({ name, type }) as const

const table = new Table({
  name: `table-${process.pid}`,
  partitionKey: key('hk', 'string'),
  sortKey: key('rk', 'string'),
  indexes: {
    byWeight: { type: 'local', sortKey: key('grams', 'number') },
    notes: { type: 'local', sortKey: key('nt', 'string'), projection: ['_et', 'grams'] },
    byRoute: { type: 'global', partitionKey: key('route', 'string'), sortKey: key('day', 'string') },
    routeKeys: {
      type: 'global',
      partitionKey: key('route', 'string'),
      sortKey: key('rk', 'string'),
      projection: 'KEYS_ONLY',
    },
  },
})

const depotId = string().key().savedAs('hk').transform(prefix('DEPOT'))
const Depot = new Entity({
  name: 'Depot',
  table,
  schema: item({ depotId, kind: string().key().savedAs('rk').default('#info'), city: string() }),
})
const Parcel = new Entity({
  name: 'Parcel',
  table,
  timestamps: false,
  schema: item({
    depotId,
    parcelId: string().key().savedAs('rk').transform(prefix('P')),
    grams: number(),
    note: string().optional().savedAs('nt'),
    route: string().optional(),
    day: string().optional(),
    dims: map({ w: number(), h: number() }).optional(),
    tags: list(string()).optional(),
  }),
})
const Truck = new Entity({
  name: 'Truck',
  table,
  timestamps: false,
  schema: item({
    depotId,
    plate: string().key().savedAs('rk').transform(prefix('T')),
    axles: number(),
  }),
})

const pad = (index: number) => String(index).padStart(5, '0')
const parcels = Array.from({ length: 7_000 }, (_, i) => ({
  depotId: String(i % 7),
  parcelId: pad(i),
  grams: i,
  ...(i % 10 === 0 && { note: `fragile ${pad(i)}`, route: `R${i % 3}`, day: `2031-${pad(i)}` }),
  dims: { w: i, h: 1 },
  tags: ['a', 'b'],
}))
const trucks = Array.from({ length: 2_000 }, (_, i) => ({
  depotId: String(i % 7),
  plate: pad(i),
  axles: 2 + (i % 3),
}))
const depots = Array.from({ length: 1_000 }, (_, i) => ({ depotId: String(i), city: `City ${i}` }))

describeOnDynamodb('a table of three entities with 10,000 items', () => {
  beforeAll(async () => {
    table.documentClient = localDocumentClient()
    await table.build(TableSchemer).options({ timeToLive: 'expires', stream: 'NEW_IMAGE' }).create()
    const writes = table
      .build(BatchWriteCommand)
      .requests(
        ...parcels.map(parcel => Parcel.build(BatchPutRequest).item(parcel)),
        ...trucks.map(truck => Truck.build(BatchPutRequest).item(truck)),
        ...depots.map(depot => Depot.build(BatchPutRequest).item(depot)),
      )
    const { UnprocessedItems } = await executeBatchWrite({ concurrency: 8 }, writes)
    expect(UnprocessedItems).toStrictEqual({})
  }, 120_000)
  afterAll(async () => {
    await table.getDocumentClient().send(new DeleteTableCommand({ TableName: table.getName() }) as never)
  })

  const query = table.build(QueryCommand)
  const depot3 = query.query({ partition: 'DEPOT#3' })
  const parcelsOf3 = parcels.filter(({ depotId }) => depotId === '3')

  describe('queries', () => {
    test('read the items of all entities, told apart by their name', async () => {
      const all = depot3.entities(Depot, Parcel, Truck).options({ showEntityAttr: true, maxPages: Infinity })
      const { Items = [], Count } = await all.send()

      expect(Count).toBe(1 + 1000 + 286)
      expect(Items[0]).toMatchObject({ entity: 'Depot', depotId: '3', city: 'City 3' })
      expect(
        Items.filter(({ entity }) => entity === 'Parcel').map(({ entity, ...rest }) => rest),
      ).toStrictEqual(parcelsOf3)
      let axles = 0
      for (const item of Items) if (item.entity === 'Truck') axles += item.axles
      expect(axles).toBe(
        trucks.filter(({ depotId }) => depotId === '3').reduce((sum, truck) => sum + truck.axles, 0),
      )
    })

    test('read a range, filtered by entity', async () => {
      const { Items, ScannedCount } = await query
        .entities(Parcel, Truck)
        .query({ partition: 'DEPOT#3', range: { between: ['P#00000', 'P#00100'] } })
        .options({
          filters: {
            Parcel: {
              or: [
                { attr: 'note', exists: true },
                { attr: 'grams', lt: 10 },
              ],
            },
          },
        })
        .send()

      expect(ScannedCount).toBe(14)
      expect(Items).toStrictEqual(
        parcelsOf3.filter(({ grams, ...rest }) => grams <= 100 && ('note' in rest || grams < 10)),
      )
    })

    test('read a local index, backwards', async () => {
      const { Items } = await query
        .entities(Parcel)
        .query({ index: 'byWeight', partition: 'DEPOT#3', range: { lt: 100 } })
        .options({ reverse: true, attributes: ['grams'], consistent: true })
        .send()

      expect(Items).toStrictEqual(
        parcelsOf3
          .filter(({ grams }) => grams < 100)
          .map(({ grams }) => ({ grams }))
          .reverse(),
      )
    })

    test('read a global index', async () => {
      const { Items } = await query
        .entities(Parcel)
        .query({ index: 'byRoute', partition: 'R1', range: { beginsWith: '2031-001' } })
        .send()

      expect(Items).toStrictEqual(
        parcels.filter(({ route, day }) => route === 'R1' && day?.startsWith('2031-001')),
      )
    })

    test('read what indexes project', async () => {
      const keys = await query
        .entities(Parcel)
        .query({ index: 'routeKeys', partition: 'R1' })
        .options({ limit: 1 })
        .send()
      const notes = await query
        .entities(Parcel)
        .query({ index: 'notes', partition: 'DEPOT#3' })
        .options({ limit: 1 })
        .send()
      const whole = await query
        .entities(Parcel)
        .query({ index: 'notes', partition: 'DEPOT#3' })
        .options({ limit: 1, select: 'ALL_ATTRIBUTES' })
        .send()
      const { depotId, parcelId, route } = parcels.find(({ route }) => route === 'R1')!
      const noted = parcelsOf3.find(({ note }) => note)!

      expect(keys.Items).toStrictEqual([{ depotId, parcelId, route }])
      expect(notes.Items).toStrictEqual([
        { depotId: '3', parcelId: noted.parcelId, grams: noted.grams, note: noted.note },
      ])
      expect(whole.Items).toStrictEqual([noted])
    })

    test.each([false, true])('page from one end to the other (reverse: %s)', async reverse => {
      const pages = depot3.entities(Parcel).options({ limit: 90, reverse, capacity: 'TOTAL' }).pages()
      const read: unknown[] = []
      let count = 0

      for await (const { Items = [], ConsumedCapacity } of pages) {
        read.push(...Items)
        count++
        expect(ConsumedCapacity?.CapacityUnits).toBeGreaterThan(0)
      }

      expect(read).toStrictEqual(reverse ? [...parcelsOf3].reverse() : parcelsOf3)
      expect(count).toBe(Math.ceil(1287 / 90))
      expect(pages.ended).toBe('all')
    })

    test('go on where an iteration ended, in an index too', async () => {
      for (const which of [{ partition: 'DEPOT#3' }, { index: 'byWeight', partition: 'DEPOT#3' }] as const) {
        const read: unknown[] = []
        let exclusiveStartKey: Record<string, unknown> | undefined
        do {
          const items = query
            .entities(Parcel)
            .query(which)
            .options({ limit: 50, exclusiveStartKey })
            .items({ take: 33 })
          for await (const item of items) read.push(item)
          exclusiveStartKey = items.lastEvaluatedKey
        } while (exclusiveStartKey)

        expect(read).toStrictEqual(parcelsOf3)
      }
    })

    test('of one filtered entity leave items without a name alone', async () => {
      const TableName = table.getName()
      const Item = { hk: 'DEPOT#free', rk: 'P#1', grams: 1 }
      await table.getDocumentClient().send(new PutCommand({ TableName, Item }) as never)
      const filtered = query
        .entities(Parcel, Truck)
        .query({ partition: 'DEPOT#free' })
        .options({ entityAttrFilter: false, filters: { Truck: { attr: 'axles', gt: 9 } } })

      expect((await filtered.send()).Items).toStrictEqual([{ depotId: 'free', parcelId: '1', grams: 1 }])
      await table
        .build(DeletePartitionCommand)
        .entities(Parcel)
        .query({ partition: 'DEPOT#free' })
        .options({ entityAttrFilter: false })
        .send()
    })
  })

  describe('scans', () => {
    test('read everything, one after the other', async () => {
      const scan = table.build(ScanCommand).entities(Depot, Parcel, Truck)
      let count = 0
      for await (const _ of scan.items()) count++

      expect(count).toBe(10_000)
    })

    test('read everything at once, and tell how far they are', async () => {
      const steps: number[] = []
      const scan = table
        .build(ScanCommand)
        .entities(Depot, Parcel, Truck)
        .options({ tableName: table.getName(), limit: 200 })

      const { Items = [], Count } = await scan.parallel({
        totalSegments: 8,
        onProgress: ({ scanned }) => steps.push(scanned),
      })

      expect(Count).toBe(10_000)
      const ids = Items.map(item =>
        JSON.stringify([
          item.depotId,
          'parcelId' in item ? item.parcelId : 'plate' in item ? `T${item.plate}` : '#',
        ]),
      )
      expect(new Set(ids).size).toBe(10_000)
      expect(steps.at(-1)).toBe(10_000)
      expect(steps.length).toBeGreaterThanOrEqual(50)
    })

    test('filter', async () => {
      const { Items } = await table
        .build(ScanCommand)
        .entities(Truck)
        .options({ filters: { Truck: { attr: 'axles', eq: 4 } }, maxPages: Infinity, attributes: ['axles'] })
        .send()

      expect(Items).toStrictEqual(trucks.filter(({ axles }) => axles === 4).map(() => ({ axles: 4 })))
    })
  })

  describe('batch reads', () => {
    test('give items in order, as often as asked for', async () => {
      const asked = [...parcels.slice(500, 750), ...parcels.slice(500, 510)]
      const command = table
        .build(BatchGetCommand)
        .requests(
          ...asked.map(({ depotId, parcelId }) => Parcel.build(BatchGetRequest).key({ depotId, parcelId })),
          Parcel.build(BatchGetRequest).key({ depotId: 'nowhere', parcelId: '1' }),
        )

      const { Responses, UnprocessedKeys } = await executeBatchGet({ concurrency: 3 }, command)

      expect(Responses).toStrictEqual([[...asked, undefined]])
      expect(UnprocessedKeys).toStrictEqual({})
    })
  })

  describe('on a way on which things go wrong', () => {
    const target = inject('dynamodbEndpoint') as string
    const count = 1_000
    const partition = async (tableName: string) => {
      const all = query
        .entities(Parcel)
        .query({ partition: 'DEPOT#faulty' })
        .options({ maxPages: Infinity, tableName })
      return (await all.send()).Items
    }
    const items = Array.from({ length: count }, (_, i) => ({ depotId: 'faulty', parcelId: pad(i), grams: i }))
    const puts = table
      .build(BatchWriteCommand)
      .requests(...items.map(one => Parcel.build(BatchPutRequest).item(one)))
    const deletes = table
      .build(BatchWriteCommand)
      .requests(
        ...items.map(({ depotId, parcelId }) => Parcel.build(BatchDeleteRequest).key({ depotId, parcelId })),
      )
    const through = async (faults: Faults, seed: number, maxAttempts = 2) => {
      const proxy = await startBatchProxy(target, faults, randomOf(seed))
      const client = new DynamoDBClient({
        endpoint: proxy.endpoint,
        region: 'local',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        maxAttempts,
      })
      return { ...proxy, documentClient: DynamoDBDocumentClient.from(client) }
    }
    /** Runs `read` with all requests of the table on that way. */
    const reading = async <RESULT>(
      { documentClient, stop }: Awaited<ReturnType<typeof through>>,
      read: () => Promise<RESULT>,
    ) => {
      const real = table.getDocumentClient()
      table.documentClient = documentClient
      try {
        return await read()
      } finally {
        table.documentClient = real
        await stop()
      }
    }
    const badReads = { throttled: 0.15, dropped: 0.1, answerDropped: 0.05, delayed: 0.2 }

    test.each([1, 2])('1,000 writes that are refused in part are made once each (seed %i)', async seed => {
      const { documentClient, executed, seen, stop } = await through(
        { unprocessed: 0.3, throttled: 0.2, delayed: 0.2 },
        seed,
      )

      const { UnprocessedItems } = await executeBatchWrite({ documentClient, concurrency: 8 }, puts)

      expect(UnprocessedItems).toStrictEqual({})
      expect(await partition(table.getName())).toStrictEqual(items)
      expect([...executed.values()]).toStrictEqual(Array(count).fill(1))
      expect(seen.length).toBeGreaterThan(40)

      await executeBatchWrite({ documentClient, concurrency: 8 }, deletes)
      expect(await partition(table.getName())).toStrictEqual([])
      expect([...executed.values()]).toStrictEqual(Array(2 * count).fill(1))
      await stop()
    })

    test('1,000 writes whose connections break are all made', async () => {
      const { documentClient, stop } = await through(
        { unprocessed: 0.2, dropped: 0.2, answerDropped: 0.1 },
        4,
      )

      await executeBatchWrite({ documentClient, concurrency: 8 }, puts)
      expect(await partition(table.getName())).toStrictEqual(items)

      await executeBatchWrite({ documentClient, concurrency: 8 }, deletes)
      expect(await partition(table.getName())).toStrictEqual([])
      await stop()
    })

    test('1,000 reads give everything in order', async () => {
      const { documentClient, stop } = await through(
        { unprocessed: 0.3, throttled: 0.1, dropped: 0.1, delayed: 0.2 },
        5,
      )
      const asked = parcels.slice(0, count)
      const command = table
        .build(BatchGetCommand)
        .requests(
          ...asked.map(({ depotId, parcelId }) => Parcel.build(BatchGetRequest).key({ depotId, parcelId })),
        )

      expect((await executeBatchGet({ documentClient }, command)).Responses).toStrictEqual([asked])
      await stop()
    })

    test('what is not written in time can be written later', async () => {
      const { documentClient, stop } = await through({ unprocessed: 0.5 }, 6)

      const { UnprocessedRequests } = await executeBatchWrite({ documentClient, maxAttempts: 1 }, puts)
      const [left] = UnprocessedRequests!
      expect(left.length).toBeGreaterThan(300)
      expect((await partition(table.getName()))?.length).toBe(count - left.length)

      await executeBatchWrite({ documentClient }, puts.requests(...left))
      expect(await partition(table.getName())).toStrictEqual(items)
      await executeBatchWrite(deletes)
      await stop()
    })

    test.each([false, true])('pages give every item once, in order (reverse: %s)', async reverse => {
      const way = await through(badReads, 8, 10)
      const pages = depot3.entities(Parcel).options({ limit: 90, reverse }).pages()

      const read = await reading(way, async () => {
        const items: unknown[] = []
        for await (const { Items = [] } of pages) items.push(...Items)
        return items
      })

      expect(read).toStrictEqual(reverse ? [...parcelsOf3].reverse() : parcelsOf3)
      expect(way.seen.length).toBeGreaterThan(Math.ceil(1287 / 90))
    })

    test('an iteration that failed goes on behind the last item given', async () => {
      // No second attempt.
      const way = await through({ throttled: 0.3 }, 9, 1)
      const read: unknown[] = []
      let failures = 0

      await reading(way, async () => {
        let exclusiveStartKey: Record<string, unknown> | undefined
        for (;;) {
          const items = depot3.entities(Parcel).options({ limit: 100, exclusiveStartKey }).items()
          try {
            for await (const item of items) read.push(item)
            return
          } catch {
            expect(items.ended).toBe('failed')
            failures++
            exclusiveStartKey = items.lastEvaluatedKey ?? exclusiveStartKey
          }
        }
      })

      expect(read).toStrictEqual(parcelsOf3)
      expect(failures).toBeGreaterThan(1)
    })

    test('a parallel scan gives every item once', async () => {
      const way = await through(badReads, 10, 10)
      const scan = table.build(ScanCommand).entities(Truck).options({ limit: 500 })

      const { Items = [], Count } = await reading(way, () => scan.parallel({ totalSegments: 6 }))

      const byPlate = (a: { plate: string }, b: { plate: string }) => (a.plate < b.plate ? -1 : 1)
      expect(Count).toBe(trucks.length)
      expect([...Items].sort(byPlate)).toStrictEqual(trucks)
    })

    test('a partition is deleted once though connections break', async () => {
      await executeBatchWrite({ concurrency: 8 }, puts)
      const way = await through(
        { throttled: 0.1, dropped: 0.05, answerDropped: 0.05, unprocessed: 0.2 },
        11,
        5,
      )

      const { Count } = await reading(way, () =>
        table
          .build(DeletePartitionCommand)
          .entities(Parcel)
          .query({ partition: 'DEPOT#faulty' })
          .options({ limit: 250 })
          .send(),
      )

      expect(Count).toBe(count)
      expect(way.executed.size).toBe(count)
      expect(await partition(table.getName())).toStrictEqual([])
    })

    test('a partition of many pages is deleted to its end, and nothing else', async () => {
      const { documentClient, stop } = await through({ unprocessed: 0.4, delayed: 0.2 }, 7)
      const others = table.build(QueryCommand).query({ partition: 'DEPOT#6' }).options({ maxPages: Infinity })
      const before = (await others.send()).Count
      const real = table.getDocumentClient()
      await executeBatchWrite({ concurrency: 8 }, puts)
      table.documentClient = documentClient

      const response = await table
        .build(DeletePartitionCommand)
        .entities(Parcel)
        .query({ partition: 'DEPOT#faulty' })
        .options({ limit: 40, capacity: 'TOTAL' })
        .send()

      table.documentClient = real
      expect(response).toMatchObject({ Count: count, ScannedCount: count })
      expect(response.BatchWriteConsumedCapacity?.[0]?.CapacityUnits).toBeGreaterThanOrEqual(count)
      expect(await partition(table.getName())).toStrictEqual([])
      expect((await others.send()).Count).toBe(before)
      await stop()
    })
  })
})
