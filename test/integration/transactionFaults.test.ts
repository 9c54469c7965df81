import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { GetItemCommand } from '../../src/actions/entity/get.js'
import { ConditionCheck } from '../../src/actions/entity/transactCheck.js'
import { execute as executeTransactGet, GetTransaction } from '../../src/actions/entity/transactGet.js'
import { PutTransaction } from '../../src/actions/entity/transactPut.js'
import { UpdateTransaction } from '../../src/actions/entity/transactUpdate.js'
import { execute, isTransactionCancelled } from '../../src/actions/entity/transactWrite.js'
import { $add } from '../../src/actions/entity/update/symbols.js'
import { Entity } from '../../src/entity/index.js'
import { item, number, string } from '../../src/schema/index.js'
import { Table } from '../../src/table/index.js'
import { randomOf } from '../oracle/random.js'
import { type Fault, failing, faults, startFaultProxy } from '../transport/faultProxy.js'
import { describeOnDynamodb, localDocumentClient, localTable } from './localTable.js'

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

describeOnDynamodb('transactions on a way on which things go wrong', () => {
  const partitionKey = { name: 'pk', type: 'string' } as const
  const TableName = localTable({ partitionKey })
  const direct = localDocumentClient()
  const table = new Table({ name: TableName, partitionKey, documentClient: direct })
  const Order = new Entity({
    name: 'Order',
    table,
    schema: item({
      id: string().key().savedAs('pk'),
      cents: number(),
      note: string().default(() => `${Math.random()}`),
    }),
  })
  const Total = new Entity({
    name: 'Total',
    table,
    schema: item({ id: string().key().savedAs('pk'), orders: number(), cents: number() }),
  })

  let proxy: Awaited<ReturnType<typeof startFaultProxy>>
  beforeAll(async () => {
    const endpoint = inject('dynamodbEndpoint') as string
    proxy = await startFaultProxy(async ({ headers, body }) => {
      const { host, connection, 'content-length': length, ...kept } = headers as Record<string, string>
      const response = await fetch(endpoint, { method: 'POST', headers: kept, body: JSON.stringify(body) })
      return { status: response.status, body: await response.text() }
    })
  })
  afterAll(() => proxy.stop())

  /** An AWS client that goes through the proxy, and gives up an attempt after 1.5 s. */
  const faulty = (maxAttempts: number): DynamoDBDocumentClient =>
    DynamoDBDocumentClient.from(
      new DynamoDBClient({
        endpoint: proxy.endpoint,
        region: 'local',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        maxAttempts,
        requestHandler: { requestTimeout: 1500, throwOnRequestTimeout: true },
      }),
    )
  const late: Fault = async (response, answer) => {
    await pause(30)
    const { status, body } = await answer()
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body)
  }
  /** Executed when the client has given up, and has perhaps sent it again. */
  const tooLate: Fault = async (response, answer) => {
    onTheWay++
    await pause(2000)
    await answer()
    onTheWay--
    response.destroy()
  }
  let onTheWay = 0

  const order = (id: string, cents = 100) =>
    Order.build(PutTransaction)
      .item({ id, cents })
      .options({ condition: { attr: 'id', exists: false } })
  const count = (id: string, cents = 100) =>
    Total.build(UpdateTransaction).item({ id, orders: $add(1), cents: $add(cents) })
  const total = async (id: string) =>
    (await Total.build(GetItemCommand).key({ id }).options({ consistent: true }).send()).Item
  const stored = async (id: string) =>
    (await Order.build(GetItemCommand).key({ id }).options({ consistent: true }).send()).Item

  const runs = Number(process.env['STATOR_FAULTS_SEEDS'] ?? (process.env['STATOR_LONG'] ? 12 : 1))
  const seeds = Array.from({ length: runs }, (_, index) => index + 1)
  test.each(seeds)('240 of them are done once, or not at all (seed %i)', async seed => {
    const random = randomOf(seed)
    const all = [
      failing('ThrottlingException'),
      faults.drop,
      faults.dropAnswer,
      faults.truncate,
      late,
      tooLate,
    ]
    proxy.plan(...random.times(10_000, () => (random.chance(0.4) ? random.pick(all) : undefined)))
    // Each worker has a total of its own, for transactions on one item keep each other out.
    const acknowledged = new Set<string>()
    const documentClient = faulty(4)
    const workers = Array.from({ length: 16 }, async (_, worker) => {
      for (let turn = 0; turn < 15; turn++) {
        const id = `${seed}-${worker}-${turn}`
        await execute({ documentClient }, order(id), count(`total-${seed}-${worker}`)).then(
          () => acknowledged.add(id),
          () => {},
        )
      }
    })
    await Promise.all(workers)
    do await pause(100)
    while (onTheWay > 0)
    documentClient.destroy()

    const written = new Map<string, number>()
    for (let worker = 0; worker < 16; worker++) {
      let orders = 0
      for (let turn = 0; turn < 15; turn++) {
        const id = `${seed}-${worker}-${turn}`
        const isThere = (await stored(id)) !== undefined
        if (acknowledged.has(id)) expect(isThere, id).toBe(true)
        if (isThere) orders++
      }
      written.set(`total-${seed}-${worker}`, orders)
    }
    for (const [id, orders] of written) {
      const { orders: counted, cents } = (await total(id)) ?? { orders: 0, cents: 0 }
      expect([id, counted, cents]).toStrictEqual([id, orders, orders * 100])
    }
    expect(acknowledged.size).toBeGreaterThan(60)

    const tokens = new Map<string, Set<string>>()
    for (const { body } of proxy.seen) {
      const { pk } = body.TransactItems[0].Put.Item
      tokens.set(pk.S, (tokens.get(pk.S) ?? new Set()).add(body.ClientRequestToken))
    }
    const each = [...tokens.values()].map(([token]) => token)
    expect([...tokens.values()].every(({ size }) => size === 1)).toBe(true)
    expect(new Set(each).size).toBe(240)
    expect(each.every(token => /^[\w-]{36}$/.test(token!))).toBe(true)
    expect(proxy.seen.length).toBeGreaterThan(240)
  })

  test('one that failed is sent again with its token, and is done once', async () => {
    const documentClient = faulty(1)
    const options = { documentClient, clientRequestToken: 'again' }
    const members = [order('again', 5), count('total-again', 5)] as const
    proxy.plan(faults.dropAnswer)

    await expect(execute(options, ...members)).rejects.toThrow()
    const { ToolboxItems } = await execute(options, ...members)

    expect(await total('total-again')).toMatchObject({ orders: 1, cents: 5 })
    const { entity, ...sent } = ToolboxItems[0] as Record<string, unknown>
    expect(await stored('again')).toStrictEqual(sent)
    // The same request, with its times and its random values.
    expect(proxy.seen[1]!.body).toStrictEqual(proxy.seen[0]!.body)
    documentClient.destroy()
  })

  test('one that failed is done twice where it is sent again without a token', async () => {
    const documentClient = faulty(1)
    proxy.plan(faults.dropAnswer)

    await expect(execute({ documentClient }, count('twice'))).rejects.toThrow()
    await execute({ documentClient }, count('twice'))

    expect(await total('twice')).toMatchObject({ orders: 2 })
    documentClient.destroy()
  })

  test('a token stands for one transaction', async () => {
    const options = { documentClient: direct, clientRequestToken: 'taken' }
    await execute(options, count('token'))

    await expect(execute(options, count('token', 7))).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    })
    expect(await total('token')).toMatchObject({ orders: 1, cents: 100 })
  })

  test.each(['drop', 'dropAnswer', 'truncate'] as const)(
    'one that is refused changes nothing, and says why (%s)',
    async fault => {
      const documentClient = faulty(3)
      const [id, other] = [`refused-${fault}`, `total-refused-${fault}`]
      proxy.plan(faults[fault])
      const check = Total.build(ConditionCheck)
        .key({ id: 'nowhere' })
        .condition({ attr: 'orders', exists: true })

      const error = await execute({ documentClient }, order(id), count(other), check).catch(error => error)

      expect(isTransactionCancelled(error)).toBe(true)
      expect(error.FailedMembers).toMatchObject([{ index: 2, entity: 'Total' }])
      expect([await stored(id), await total(other)]).toStrictEqual([undefined, undefined])
      documentClient.destroy()
    },
  )

  test('reads see all of a transaction, or nothing of it', async () => {
    const random = randomOf(4)
    proxy.plan(
      ...random.times(10_000, () =>
        random.chance(0.3) ? random.pick([faults.drop, faults.dropAnswer, late]) : undefined,
      ),
    )
    const documentClient = faulty(4)
    let isDone = false
    const write = async () => {
      for (let turn = 1; turn <= 60; turn++) {
        const put = (id: string) => Order.build(PutTransaction).item({ id, cents: turn, note: 'n' })
        await execute({ documentClient }, put('left'), put('right')).catch(() => {})
      }
      isDone = true
    }
    const seen = new Set<number>()
    const read = async () => {
      while (!isDone) {
        const get = (id: string) => Order.build(GetTransaction).key({ id })
        const responses = await executeTransactGet({ documentClient }, get('left'), get('right')).then(
          ({ Responses }) => Responses,
          () => undefined,
        )
        const [left, right] = responses ?? []
        expect(left?.Item?.cents).toBe(right?.Item?.cents)
        if (left?.Item) seen.add(left.Item.cents)
      }
    }
    await Promise.all([write(), read(), read()])
    documentClient.destroy()

    expect(seen.size).toBeGreaterThan(5)
  })
})
