import { isDeepStrictEqual } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BatchDeleteRequest } from '../../src/actions/entity/batchDelete.js'
import { BatchGetRequest } from '../../src/actions/entity/batchGet.js'
import { BatchPutRequest } from '../../src/actions/entity/batchPut.js'
import { DeleteItemCommand } from '../../src/actions/entity/delete.js'
import { GetItemCommand } from '../../src/actions/entity/get.js'
import { PutItemCommand } from '../../src/actions/entity/put.js'
import { PutTransaction } from '../../src/actions/entity/transactPut.js'
import { UpdateTransaction } from '../../src/actions/entity/transactUpdate.js'
import { execute as executeTransactWrite } from '../../src/actions/entity/transactWrite.js'
import { $add, UpdateItemCommand } from '../../src/actions/entity/update/index.js'
import { BatchGetCommand, execute as executeBatchGet } from '../../src/actions/table/batchGet.js'
import { BatchWriteCommand, execute as executeBatchWrite } from '../../src/actions/table/batchWrite.js'
import { DeletePartitionCommand } from '../../src/actions/table/deletePartition.js'
import { QueryCommand } from '../../src/actions/table/query.js'
import { ScanCommand } from '../../src/actions/table/scan.js'
import { TableSchemer } from '../../src/actions/table/schemer.js'
import { Entity } from '../../src/entity/index.js'
import { item, number, string } from '../../src/schema/index.js'
import { Table } from '../../src/table/index.js'
import type { DocumentClient } from '../../src/transport/documentClient.js'
import { fetchClient } from '../../src/transport/fetch.js'
import { type Random, randomOf } from '../oracle/random.js'
import { describeOnDynamodb } from './localTable.js'
import { type MortalDynamodb, pause, startMortalDynamodb } from './restarts.js'

/** The seed of the moments at which DynamoDB Local is killed. */
const seed = Number(process.env['STATOR_RESTARTS_SEED'] ?? Date.now() % 1_000_000)
const restarts = Number(process.env['STATOR_RESTARTS'] ?? (process.env['STATOR_LONG'] ? 40 : 5))
/** After this many seconds no further restart begins, unless there were fewer than 3. */
const seconds = process.env['STATOR_LONG'] ? 300 : 16

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const kinds = ['AWS', 'fetch'] as const
type Kind = (typeof kinds)[number]

/** With up to `attempts` of their own for each request. */
const clientOf = (kind: Kind, endpoint: string, attempts: number): DocumentClient =>
  kind === 'fetch'
    ? fetchClient({
        endpoint,
        region: 'local',
        credentials,
        timeout: { attempt: 5_000 },
        retry: { maxAttempts: attempts },
      })
    : DynamoDBDocumentClient.from(
        new DynamoDBClient({
          endpoint,
          region: 'local',
          credentials,
          maxAttempts: attempts,
          requestHandler: { requestTimeout: 5_000, throwOnRequestTimeout: true },
        }),
      )

const key = <NAME extends string>(name: NAME) => ({ name, type: 'string' }) as const
const pad = (index: number): string => String(index).padStart(5, '0')

/** The entities of a table, which send by `documentClient`. */
const modelOf = (name: string, documentClient: DocumentClient) => {
  const table = new Table({ name, partitionKey: key('pk'), sortKey: key('sk'), documentClient })
  const attributes = { group: string().key().savedAs('pk'), id: string().key().savedAs('sk') }
  const Parcel = new Entity({
    name: 'Parcel',
    table,
    timestamps: false,
    schema: item({ ...attributes, grams: number() }),
  })
  const Total = new Entity({
    name: 'Total',
    table,
    timestamps: false,
    schema: item({ ...attributes, version: number(), count: number() }),
  })
  const query = table.build(QueryCommand).entities(Parcel)
  return {
    table,
    Parcel,
    Total,
    puts: (parcels: readonly { group: string; id: string; grams: number }[]) =>
      parcels.map(parcel => Parcel.build(BatchPutRequest).item(parcel)),
    partition: async (partition: string) =>
      (await query.query({ partition }).options({ consistent: true, maxPages: Infinity }).send()).Items ?? [],
    total: async (id: string) =>
      (await Total.build(GetItemCommand).key({ group: 'totals', id }).options({ consistent: true }).send())
        .Item,
    parcel: async (group: string, id: string) =>
      (await Parcel.build(GetItemCommand).key({ group, id }).options({ consistent: true }).send()).Item,
  }
}
type Model = ReturnType<typeof modelOf>

/** What a work is done with. */
interface Way {
  readonly kind: Kind
  /** By a client that gives up soon. */
  readonly hasty: Model
  /** By a client that goes on for some seconds. */
  readonly patient: Model
  /** The table of items that nobody writes. */
  readonly still: Model
  readonly random: Random
  readonly isOver: () => boolean
  /** Whether DynamoDB was killed since then. */
  readonly wasKilled: (since: number) => boolean
}

/** What became of a call: its result, or its error, which is one of the network or of DynamoDB itself. */
const settled = async <RESULT>(call: Promise<RESULT>) => {
  const result = await call.then(
    value => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('value' in result) succeeded++
  if ('error' in result) {
    const { name, code } = result.error as { readonly name: string; readonly code?: string }
    const told = [name, code].filter(Boolean).join(' ')
    errors.set(told, (errors.get(told) ?? 0) + 1)
    expect(result.error).toBeInstanceOf(Error)
    expect(told).toMatch(expected)
    await pause(300)
  }
  return result
}
/** Calls that succeeded. */
let succeeded = 0
/** Waits until so many more of them have. On a busy machine that may take long. */
const progress = async (calls: number): Promise<void> => {
  const enough = succeeded + calls
  for (const end = Date.now() + 8_000; succeeded < enough && Date.now() < end; ) await pause(5)
}
const expected =
  /^(NetworkError|TimeoutError|CorruptResponseError|InternalServerError|InternalFailure|ConditionalCheckFailedException|Transaction(Conflict|InProgress|Canceled)Exception|.* E(CONN\w+|PIPE))/
const errors = new Map<string, number>()

/** Until it succeeds. */
const sure = async <RESULT>(call: () => Promise<RESULT>): Promise<RESULT> => {
  for (;;) {
    const result = await settled(call())
    if ('value' in result) return result.value
  }
}

const isCondition = (error: unknown): boolean => (error as Error).name === 'ConditionalCheckFailedException'

const tell = (what: string, counts: object): void => {
  if (process.env['STATOR_LONG']) console.log(what, counts)
}

/** The works: each goes on until the last restart is over, then says what it knows. */
const works = {
  /** Batches of 150 puts and up to 50 deletes, with what was left of the ones before. */
  batches: async ({ kind, hasty, isOver }: Way) => {
    const group = `batch-${kind}`
    const { table, Parcel } = hasty
    const command = table.build(BatchWriteCommand)
    const deadline = 3_000
    /** By id: what must be there, what must not, what may. */
    const known = new Map<string, 'there' | 'gone' | 'unsure'>()
    const idOf = (request: { params(): any }): string => {
      const { PutRequest, DeleteRequest } = request.params()
      return (PutRequest?.Item ?? DeleteRequest.Key).sk
    }
    type Request = ReturnType<typeof putOf> | ReturnType<typeof deleteOf>
    const putOf = (id: string) => Parcel.build(BatchPutRequest).item({ group, id, grams: Number(id) })
    const deleteOf = (id: string) => Parcel.build(BatchDeleteRequest).key({ group, id })
    const isDelete = (request: Request): boolean => request instanceof BatchDeleteRequest
    let left: readonly Request[] = []
    let next = 0
    const counts = { requests: 0, left: 0, refused: 0, whole: 0 }
    const send = async (requests: readonly Request[]) => {
      const begin = Date.now()
      for (const one of requests) known.set(idOf(one), 'unsure')
      const result = await settled(
        executeBatchWrite({ deadline, concurrency: 4 }, command.requests(...requests)),
      )
      // An attempt that began in time may take its own.
      expect(Date.now() - begin).toBeLessThan(deadline + 20_000)
      counts.requests += requests.length
      if ('error' in result) {
        counts.refused++
        left = requests
        return
      }
      const { UnprocessedItems, UnprocessedRequests } = result.value
      left = UnprocessedRequests?.[0] ?? []
      expect(UnprocessedItems[table.getName()]?.length ?? 0).toBe(left.length)
      expect(requests).toEqual(expect.arrayContaining([...left]))
      counts.left += left.length
      if (!left.length) counts.whole++
      const undone = new Set(left.map(idOf))
      for (const one of requests) {
        if (!undone.has(idOf(one))) known.set(idOf(one), isDelete(one) ? 'gone' : 'there')
      }
    }
    while (!isOver()) {
      const old = [...known].filter(([, state]) => state === 'there').slice(0, 50)
      const fresh = Array.from({ length: 150 }, () => putOf(pad(next++)))
      await send([...left, ...fresh, ...old.map(([id]) => deleteOf(id))])
    }
    const before = new Map(known)
    const items = await sure(() => hasty.partition(group))
    for (let turn = 0; left.length && turn < 10; turn++) await send(left)
    const last = left.length
    return { before, items, after: known, last, afterItems: await sure(() => hasty.partition(group)), counts }
  },

  /** Counters that go up under a condition on their version, and items that are made once. */
  conditions: async ({ kind, hasty, patient, random, isOver }: Way) => {
    const counts = { done: 0, unsure: 0, doneUnseen: 0 }
    const wrong: string[] = []
    const workers = [hasty, patient].map(async (model, worker) => {
      const id = `condition-${kind}-${worker}`
      const { Total, Parcel } = model
      const counter = { group: 'totals', id }
      await sure(() =>
        Total.build(PutItemCommand)
          .item({ ...counter, version: 0, count: 0 })
          .send(),
      )
      let version = 0
      for (let turn = 0; !isOver(); turn++) {
        const update = await settled(
          Total.build(UpdateItemCommand)
            .item({ ...counter, version: $add(1), count: $add(1) })
            .options({ condition: { attr: 'version', eq: version }, returnValues: 'ALL_NEW' })
            .send(),
        )
        const stored = await sure(() => model.total(id))
        if ('value' in update) {
          counts.done++
          // The answer of a write that was done may be lost, and then says so.
          if (update.value.Attributes && update.value.Attributes.version !== version + 1)
            wrong.push(`${id}: answered ${update.value.Attributes.version} after ${version}`)
        } else counts.unsure++
        const least = 'value' in update || isCondition(update.error) ? version + 1 : version
        if (!stored || stored.version < least || stored.version > version + 1)
          wrong.push(`${id}: ${stored?.version} after ${version}`)
        if (stored && stored.count !== stored.version)
          wrong.push(`${id}: counted ${stored.count} in version ${stored.version}`)
        if ('error' in update && stored?.version === version + 1) counts.doneUnseen++
        version = stored?.version ?? version

        const parcel = { group: id, id: pad(turn), grams: random.int(1000) }
        const put = await settled(
          Parcel.build(PutItemCommand)
            .item(parcel)
            .options({ condition: { attr: 'id', exists: false } })
            .send(),
        )
        const isThere = 'value' in put || isCondition(put.error)
        const found = await sure(() => model.parcel(id, parcel.id))
        if (isThere ? found?.grams !== parcel.grams : found && found.grams !== parcel.grams)
          wrong.push(`${id}: item ${turn} is ${found?.grams}, not ${parcel.grams}`)
        if ('value' in put) {
          const removed = await settled(Parcel.build(DeleteItemCommand).key(parcel).send())
          if ('value' in removed && (await sure(() => model.parcel(id, parcel.id))))
            wrong.push(`${id}: item ${turn} was deleted and is there`)
        }
      }
      return [id, version] as const
    })
    return { versions: await Promise.all(workers), wrong, counts }
  },

  /**
   * Transactions that are sent once, and others that are sent with their token until they succeed. DynamoDB Local answers
   * some milliseconds before it has them on disk: an answer that comes as it is killed proves nothing.
   */
  transactions: async ({ kind, hasty, patient, isOver, wasKilled }: Way) => {
    const counts = { done: 0, unsure: 0, again: 0 }
    const isOnDisk = async (sent: number): Promise<boolean> => {
      await pause(50)
      return !wasKilled(sent)
    }
    const of = (model: Model, total: string, id: string) =>
      [
        model.Parcel.build(PutTransaction).item({ group: total, id, grams: 1 }),
        model.Total.build(UpdateTransaction).item({
          group: 'totals',
          id: total,
          version: $add(1),
          count: $add(1),
        }),
      ] as const
    const once = [hasty, patient].map(async (model, worker) => {
      const total = `once-${kind}-${worker}`
      const acknowledged: string[] = []
      let turns = 0
      for (; !isOver(); turns++) {
        const id = pad(turns)
        const sent = Date.now()
        const done = await settled(executeTransactWrite(...of(model, total, id)))
        if ('value' in done && (await isOnDisk(sent))) acknowledged.push(id)
        counts['value' in done ? 'done' : 'unsure']++
      }
      return { total, acknowledged, turns }
    })
    const repeated = [hasty, patient].map(async (model, worker) => {
      const total = `token-${kind}-${worker}`
      let turns = 0
      for (; !isOver(); turns++) {
        const clientRequestToken = `${total}-${turns}`
        const members = of(model, total, pad(turns))
        let attempts = 0
        let sent: number
        do {
          await sure(() => {
            attempts++
            sent = Date.now()
            return executeTransactWrite({ clientRequestToken }, ...members)
          })
        } while (!(await isOnDisk(sent!)))
        counts.again += attempts - 1
      }
      return { total, turns }
    })
    return { once: await Promise.all(once), repeated: await Promise.all(repeated), counts }
  },

  /** Pages with a new start after each failure, parallel scans, and batches of reads. */
  reads: async ({ still, isOver }: Way) => {
    const { table, Parcel } = still
    const counts = { iterations: 0, failures: 0, scans: 0, brokenScans: 0, batches: 0, unread: 0 }
    const wrong: string[] = []
    const same = (what: string, actual: readonly unknown[], expected: readonly unknown[]) => {
      if (!isDeepStrictEqual(actual, expected)) wrong.push(`${what}: ${actual.length} items`)
    }
    const pages = async () => {
      for (let turn = 0; !isOver(); turn++) {
        const reverse = turn % 2 === 1
        const read: unknown[] = []
        let exclusiveStartKey: Record<string, unknown> | undefined
        for (let isDone = false; !isDone; ) {
          const items = table
            .build(QueryCommand)
            .entities(Parcel)
            .query({ partition: 'still-0' })
            .options({ limit: 20, reverse, exclusiveStartKey })
            .items()
          const result = await settled(
            (async () => {
              for await (const one of items) read.push(one)
            })(),
          )
          isDone = 'value' in result
          if (items.ended !== (isDone ? 'all' : 'failed')) wrong.push(`pages ended: ${items.ended}`)
          if (!isDone) counts.failures++
          exclusiveStartKey = items.lastEvaluatedKey ?? exclusiveStartKey
        }
        counts.iterations++
        const expected = stillParcels.filter(({ group }) => group === 'still-0')
        same('pages', read, reverse ? expected.reverse() : expected)
      }
    }
    const scans = async () => {
      while (!isOver()) {
        const scan = table.build(ScanCommand).entities(Parcel).options({ limit: 40 })
        const result = await settled(scan.parallel({ totalSegments: 4 }))
        counts['value' in result ? 'scans' : 'brokenScans']++
        if ('error' in result) continue
        const { Items = [], Count } = result.value
        const order = ({ group, id }: { group: string; id: string }) => `${group} ${id}`
        same(
          'scan',
          [...Items].sort((a, b) => (order(a) < order(b) ? -1 : 1)),
          stillParcels,
        )
        if (Count !== stillParcels.length) wrong.push(`scan: counted ${Count}`)
      }
    }
    const gets = async () => {
      const command = table
        .build(BatchGetCommand)
        .requests(...stillParcels.map(({ group, id }) => Parcel.build(BatchGetRequest).key({ group, id })))
      while (!isOver()) {
        const result = await settled(executeBatchGet({ deadline: 2_000 }, command))
        if ('error' in result) continue
        const { Responses, UnprocessedKeys, UnprocessedRequests } = result.value
        const [items] = Responses
        const unread = UnprocessedKeys[table.getName()]?.Keys ?? []
        counts.batches++
        counts.unread += unread.length
        if ((UnprocessedRequests?.[0].length ?? 0) !== unread.length) wrong.push('batch: unread requests')
        const isUnread = new Set(unread.map(({ pk, sk }) => `${pk} ${sk}`))
        same(
          'batch',
          items,
          stillParcels.map(one => (isUnread.has(`${one.group} ${one.id}`) ? undefined : one)),
        )
      }
    }
    await Promise.all([pages(), scans(), gets()])
    return { wrong, counts }
  },

  /** Partitions of 120 items that are filled, and deleted until that succeeds. */
  deletions: async ({ kind, patient, isOver }: Way) => {
    const { table, Parcel, puts } = patient
    const counts = { deleted: 0, failures: 0 }
    const wrong: string[] = []
    const next = { group: `delete-${kind}-next`, id: pad(0), grams: 1 }
    await sure(() => Parcel.build(PutItemCommand).item(next).send())
    for (let turn = 0; !isOver(); turn++) {
      const group = `delete-${kind}`
      let left = puts(Array.from({ length: 120 }, (_, i) => ({ group, id: pad(i), grams: i })))
      while (left.length) {
        const command = table.build(BatchWriteCommand).requests(...left)
        left = (await sure(() => executeBatchWrite(command))).UnprocessedRequests?.[0] ?? []
      }
      for (let isFirst = true, isDone = false; !isDone; isFirst = false) {
        const result = await settled(
          table
            .build(DeletePartitionCommand)
            .entities(Parcel)
            .query({ partition: group })
            .options({ limit: 50 })
            .send(),
        )
        isDone = 'value' in result
        if ('error' in result) counts.failures++
        else if (isFirst ? result.value.Count !== 120 : result.value.Count! > 120)
          wrong.push(`turn ${turn}: counted ${result.value.Count}`)
      }
      counts.deleted++
      const rest = await sure(() => patient.partition(group))
      if (rest.length) wrong.push(`turn ${turn}: ${rest.length} are left`)
    }
    return { wrong, counts, next, stored: await sure(() => patient.partition(next.group)) }
  },
}

const stillParcels = Array.from({ length: 600 }, (_, i) => ({
  group: `still-${i % 2}`,
  id: pad(i),
  grams: i,
})).sort((a, b) => (`${a.group} ${a.id}` < `${b.group} ${b.id}` ? -1 : 1))

describeOnDynamodb(`a DynamoDB that is killed and started again (seed ${seed})`, () => {
  const random = randomOf(seed)
  let dynamodb: MortalDynamodb
  let isOver = false
  const started = {} as { [KIND in Kind]: { [WORK in keyof typeof works]: ReturnType<(typeof works)[WORK]> } }

  beforeAll(
    async () => {
      dynamodb = await startMortalDynamodb(random)
      const direct = clientOf('AWS', dynamodb.endpoint, 3)
      for (const name of ['moving', 'still-table']) {
        await modelOf(name, direct).table.build(TableSchemer).create()
      }
      const still = modelOf('still-table', direct)
      await executeBatchWrite(still.table.build(BatchWriteCommand).requests(...still.puts(stillParcels)))

      for (const kind of kinds) {
        const patientClient = clientOf(kind, dynamodb.endpoint, 10)
        const way: Way = {
          kind,
          hasty: modelOf('moving', clientOf(kind, dynamodb.endpoint, 2)),
          patient: modelOf('moving', patientClient),
          still: modelOf('still-table', patientClient),
          random: randomOf(seed + 1),
          isOver: () => isOver,
          wasKilled: since => dynamodb.killedAt >= since,
        }
        started[kind] = Object.fromEntries(
          Object.entries(works).map(([name, work]) => {
            const result = work(way)
            // The test of that name throws it.
            result.catch(() => {})
            return [name, result]
          }),
        ) as never // each by its name
      }

      const begin = Date.now()
      while (dynamodb.deaths < restarts && (dynamodb.deaths < 3 || Date.now() - begin < seconds * 1000)) {
        await progress(50 + random.int(300))
        await dynamodb.restart(random.int(300))
      }
      await progress(50)
      isOver = true
    },
    2 * seconds * 1000 + 120_000,
  )
  afterAll(() => dynamodb.stop())

  test('failed calls say so', () => {
    tell(`${dynamodb.deaths} restarts, ${succeeded} calls that succeeded, others`, errors)

    expect(dynamodb.deaths).toBeGreaterThanOrEqual(3)
    expect(errors.size).toBeGreaterThan(0)
  })

  describe.each(kinds)('by the %s client', kind => {
    test('batches are written, or return what is left', async () => {
      const { before, items, after, last, afterItems, counts } = await started[kind].batches
      tell(`${kind}, batches`, counts)
      const check = (known: typeof before, found: typeof items) => {
        const there = new Map(found.map(({ id, grams }) => [id, grams]))
        for (const [id, state] of known) {
          if (state === 'there') expect([id, there.get(id)]).toStrictEqual([id, Number(id)])
          if (state === 'gone') expect([id, there.get(id)]).toStrictEqual([id, undefined])
        }
        for (const [id, grams] of there)
          expect([id, known.has(id), grams]).toStrictEqual([id, true, Number(id)])
      }

      check(before, items)
      check(after, afterItems)
      expect(last).toBe(0)
      expect([...after.values()]).not.toContain('unsure')
      expect(counts.whole).toBeGreaterThan(0)
    })

    test('what is under a condition is done once, and is there', async () => {
      const { versions, wrong, counts } = await started[kind].conditions
      tell(`${kind}, conditions`, counts)

      expect(wrong).toStrictEqual([])
      const { total } = modelOf('moving', clientOf(kind, dynamodb.endpoint, 3))
      for (const [id, version] of versions) {
        expect(await total(id)).toMatchObject({ version, count: version })
      }
      expect(counts.done).toBeGreaterThan(0)
    })

    test('transactions are done once, as a whole or not at all', async () => {
      const { once, repeated, counts } = await started[kind].transactions
      tell(`${kind}, transactions`, counts)
      const { total, partition } = modelOf('moving', clientOf(kind, dynamodb.endpoint, 3))

      for (const { total: id, acknowledged, turns } of once) {
        const ids = (await partition(id)).map(one => one.id)
        expect(ids).toStrictEqual(expect.arrayContaining(acknowledged))
        expect(ids.length).toBeLessThanOrEqual(turns)
        expect(await total(id)).toMatchObject({ count: ids.length, version: ids.length })
      }
      for (const { total: id, turns } of repeated) {
        expect((await partition(id)).length).toBe(turns)
        expect(await total(id)).toMatchObject({ count: turns, version: turns })
      }
      expect(counts.done).toBeGreaterThan(0)
    })

    test('reads give each item once, and in order', async () => {
      const { wrong, counts } = await started[kind].reads
      tell(`${kind}, reads`, counts)

      expect(wrong).toStrictEqual([])
      expect(counts.iterations).toBeGreaterThan(0)
      expect(counts.scans).toBeGreaterThan(0)
    })

    test('a partition is deleted, or the deletion fails', async () => {
      const { wrong, counts, next, stored } = await started[kind].deletions
      tell(`${kind}, deletions`, counts)

      expect(wrong).toStrictEqual([])
      expect(stored).toStrictEqual([next])
      expect(counts.deleted).toBeGreaterThan(0)
    })
  })
})
