import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { BatchDeleteRequest } from '../../../src/actions/entity/batchDelete.js'
import { BatchGetRequest } from '../../../src/actions/entity/batchGet.js'
import { BatchGetCommand, execute } from '../../../src/actions/table/batchGet.js'
import { BatchWriteCommand, execute as executeWrites } from '../../../src/actions/table/batchWrite.js'
import { Entity } from '../../../src/entity/index.js'
import { binary, item, number } from '../../../src/schema/index.js'
import { $entities, Table } from '../../../src/table/index.js'
import { clientOf, depot, Parcel, parcel, readParcel, readTruck, Truck, truck } from './depot.js'

const TableName = 'depot-main'
const error = (code: string, payload?: unknown) => expect.objectContaining({ code, payload })
const parcelOf = (parcelId: string) => Parcel.build(BatchGetRequest).key({ depotId: 'D1', parcelId })
const truckOf = (plate: string) => Truck.build(BatchGetRequest).key({ depotId: 'D1', plate })
const P1 = { hk: 'D1', rk: 'P1' }
const P1Key = { depotId: 'D1', parcelId: 'P1' }
const T1 = { hk: 'D1', rk: 'T1' }
const both = depot.build(BatchGetCommand).requests(parcelOf('P1'), truckOf('T1'))

describe('BatchGetCommand', () => {
  test('has a name for spies, and knows the entities of its requests', () => {
    expect(BatchGetCommand.actionName).toBe('batchGet')
    const command = both.requests(truckOf('T1'), parcelOf('P1'), truckOf('T2'))
    expect(command[$entities]).toStrictEqual([Truck, Parcel])
  })

  test('params are the keys, in order', () => {
    expect(both.params()).toStrictEqual({ [TableName]: { Keys: [P1, T1] } })
    expect(both.requests(parcelOf('P1'), parcelOf('P1')).params()).toStrictEqual({
      [TableName]: { Keys: [P1, P1] },
    })
  })

  test('params project what is asked for, and what items are found by', () => {
    const options = { consistent: true, attributes: ['grams', 'note', 'axles'] } as const

    expect(both.options(options).params()).toStrictEqual({
      [TableName]: {
        Keys: [P1, T1],
        ConsistentRead: true,
        ProjectionExpression: '#p_1, #p_2, #p_3, #p_4, #_pk, #_sk, #_et',
        ExpressionAttributeNames: {
          '#p_1': 'grams',
          '#p_2': 'nt',
          '#p_3': 'note',
          '#p_4': 'axles',
          '#_pk': 'hk',
          '#_sk': 'rk',
          '#_et': '_et',
        },
      },
    })
  })

  test('params project a key once', () => {
    const { ProjectionExpression } = both.options({ attributes: ['depotId', 'parcelId'] }).params()[
      TableName
    ]!

    expect(ProjectionExpression).toBe('#p_1, #p_2, #_et')
  })

  test('options are kept by requests, and replaced by options', () => {
    const other = both.options({ consistent: true, tableName: 'other' })

    expect(other.requests(parcelOf('P1')).params()).toStrictEqual({
      other: { Keys: [P1], ConsistentRead: true },
    })
    expect(other.options({ consistent: false }).params()).toStrictEqual({
      [TableName]: { Keys: [P1, T1], ConsistentRead: false },
    })
    expect(other.options(previous => ({ ...previous, consistent: false })).params()).toMatchObject({
      other: { ConsistentRead: false },
    })
  })

  test.each([
    ['capacity', { capacity: 'TOTAL' }, 'options.unknownOption', { option: 'capacity' }],
    ['consistent', { consistent: 1 }, 'options.invalidConsistentOption', { consistent: 1 }],
    ['tableName', { tableName: 1 }, 'options.invalidTableNameOption', { tableName: 1 }],
    [
      'attributes',
      { attributes: ['grams'] },
      'batchGetCommand.invalidProjectionExpression',
      { entity: 'Truck' },
    ],
    [
      'attributes',
      { attributes: ['note', 'colour'] },
      'actions.invalidExpressionAttributePath',
      { attributePath: 'colour' },
    ],
  ])('params refuse %s: %j', (_, options, code, payload) => {
    expect(() => both.options(options as {}).params()).toThrow(error(code, payload))
  })

  test('params need a request', () => {
    expect(() => depot.build(BatchGetCommand).params()).toThrow(error('actions.incompleteAction'))
    expect(() => both.requests().params()).toThrow(error('actions.incompleteAction'))
  })
})

/** The same command on a table of its own, whose client answers. */
const sending = (...answers: (object | ((input: any) => unknown))[]) => {
  const client = clientOf(...answers)
  const table = new Table({ ...depot, name: TableName, documentClient: client })
  return { ...client, table, both: table.build(BatchGetCommand).requests(parcelOf('P1'), truckOf('T1')) }
}
const found = (...items: object[]) => ({ Responses: { [TableName]: items } })
const $metadata = { httpStatusCode: 200 }

describe('execute', () => {
  test('sends one request, and gives items in the order of the requests', async () => {
    const ConsumedCapacity = [{ TableName, CapacityUnits: 1 }]
    const { both, sent } = sending({
      ...found(truck, parcel),
      UnprocessedKeys: {},
      ConsumedCapacity,
      $metadata,
    })

    const response = await execute({ capacity: 'TOTAL' }, both)

    expect(sent).toStrictEqual([{ RequestItems: both.params(), ReturnConsumedCapacity: 'TOTAL' }])
    expect(response).toStrictEqual({
      Responses: [[readParcel, readTruck]],
      UnprocessedKeys: {},
      ConsumedCapacity,
      $metadata,
    })
  })

  test('gives undefined for what is not there', async () => {
    const { both } = sending(found(truck))

    expect((await execute(both)).Responses).toStrictEqual([[undefined, readTruck]])
  })

  test('gives undefined where there is no response', async () => {
    const { both } = sending({})

    // In the reference there are no `Responses` then, and types say that there are.
    expect(await execute(both)).toStrictEqual({
      Responses: [[undefined, undefined]],
      UnprocessedKeys: {},
    })
  })

  test('gives the attributes asked for', async () => {
    const { both } = sending(found(parcel, truck))

    expect((await execute(both.options({ attributes: ['grams', 'axles'] }))).Responses).toStrictEqual([
      [{ grams: 700 }, { axles: 2 }],
    ])
  })

  test('reads several tables, and those of other names', async () => {
    const { both, table, sent } = sending({ Responses: { a: [parcel], b: [truck] } })
    const a = both.options({ tableName: 'a' })
    const b = table.build(BatchGetCommand).requests(truckOf('T1')).options({ tableName: 'b' })

    // The reference looks for all of them in the table of the default name.
    expect((await execute(a, b)).Responses).toStrictEqual([[readParcel, undefined], [readTruck]])
    expect(sent[0].RequestItems).toStrictEqual({ a: { Keys: [P1, T1] }, b: { Keys: [T1] } })
  })

  test('needs no name of the table where the command has one', async () => {
    const { table, both } = sending({ Responses: { a: [parcel] } })
    table.tableName = undefined

    expect((await execute(both.options({ tableName: 'a' }))).Responses).toStrictEqual([
      [readParcel, undefined],
    ])
  })

  // The reference compares them by identity.
  test('finds items by binary and by big keys', async () => {
    const table = new Table({
      name: 't',
      partitionKey: { name: 'id', type: 'binary' },
      sortKey: { name: 'at', type: 'number' },
      documentClient: clientOf({ Responses: { t: [{ id: Uint8Array.of(1, 2), at: 5, v: 7, _et: 'Blob' }] } }),
    })
    const Blob = new Entity({
      name: 'Blob',
      table,
      timestamps: false,
      schema: item({ id: binary().key(), at: number().big().key(), v: number() }),
    })
    const request = Blob.build(BatchGetRequest).key({ id: Buffer.from([1, 2]), at: 5n })

    const { Responses } = await execute(table.build(BatchGetCommand).requests(request))

    expect(Responses[0][0]).toMatchObject({ v: 7 })
  })

  test('reads a key once, however often it is asked for', async () => {
    const { table, sent } = sending(found(parcel))
    const command = table.build(BatchGetCommand).requests(parcelOf('P1'), parcelOf('P1'))

    expect((await execute(command)).Responses).toStrictEqual([[readParcel, readParcel]])
    expect(sent[0].RequestItems[TableName].Keys).toStrictEqual([P1])
    await expect(execute({ duplicates: 'refuse' }, command)).rejects.toThrow(
      error('actions.repeatedItem', { indexes: [0, 1], tableName: TableName, key: P1 }),
    )
  })

  test.each([1, 100, 101, 250])('reads %i items, 100 at a time', async count => {
    const { table, sent } = sending(({ RequestItems }) =>
      found(...RequestItems[TableName].Keys.map((key: object) => ({ ...parcel, ...key })).reverse()),
    )
    const ids = Array.from({ length: count }, (_, i) => `P${i}`)
    const command = table
      .build(BatchGetCommand)
      .requests(...ids.map(parcelOf))
      .options({ consistent: true })

    const { Responses } = await execute(command)

    expect(Responses[0]!.map(parcel => parcel?.parcelId)).toStrictEqual(ids)
    expect(sent.map(({ RequestItems }) => RequestItems[TableName].Keys.length).sort()).toStrictEqual(
      [count % 100, ...Array(Math.floor(count / 100)).fill(100)].filter(Boolean).sort(),
    )
    expect(sent.every(({ RequestItems }) => RequestItems[TableName].ConsistentRead)).toBe(true)
  })

  test('cuts the keys of several tables into requests of 100 together', async () => {
    const { table, sent } = sending({ Responses: {} })
    const command = (tableName: string) =>
      table
        .build(BatchGetCommand)
        .requests(...Array.from({ length: 60 }, (_, i) => parcelOf(`P${i}`)))
        .options({ tableName })

    await execute(command('a'), command('b'))

    const counts = sent.map(({ RequestItems: { a, b } }) => [a?.Keys.length, b?.Keys.length])
    expect(counts).toStrictEqual([
      [60, 40],
      [undefined, 20],
    ])
  })
})

describe('execute, where DynamoDB leaves keys unprocessed', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const UnprocessedKeys = { [TableName]: { Keys: [T1] } }
  const capacity = (CapacityUnits: number) => ({ ConsumedCapacity: [{ TableName, CapacityUnits }] })
  /** Lets all waiting pass. */
  const settle = async <RESULT>(promise: Promise<RESULT>): Promise<RESULT> => {
    await Promise.race([promise.catch(() => {}), vi.advanceTimersByTimeAsync(1e9)])
    return promise
  }

  test('sends exactly those again, until none is left', async () => {
    const { both, sent } = sending(
      { ...found(parcel), UnprocessedKeys, ...capacity(1), $metadata },
      { ...found(), UnprocessedKeys, ...capacity(0.5), $metadata },
      { ...found(truck), UnprocessedKeys: {}, ...capacity(1), $metadata },
    )

    expect(await settle(execute(both))).toStrictEqual({
      Responses: [[readParcel, readTruck]],
      UnprocessedKeys: {},
      ...capacity(2.5),
      $metadata: {},
    })
    expect(sent.map(({ RequestItems }) => RequestItems)).toStrictEqual([
      both.params(),
      UnprocessedKeys,
      UnprocessedKeys,
    ])
  })

  test('sends as often as maxAttempts says, and tells what is left', async () => {
    const { both, sent } = sending({ ...found(parcel), UnprocessedKeys })

    const response = await settle(execute({ maxAttempts: 3 }, both))

    expect(sent.length).toBe(3)
    expect(response.Responses).toStrictEqual([[readParcel, undefined]])
    expect(response.UnprocessedKeys).toStrictEqual(UnprocessedKeys)
    expect(response.UnprocessedRequests![0].map(request => request.params())).toStrictEqual([T1])
  })

  test('tells what is left of each table', async () => {
    const { both, table } = sending({ ...found(parcel), UnprocessedKeys })
    const other = table.build(BatchGetCommand).requests(parcelOf('P1')).options({ tableName: 'other' })

    const response = await settle(execute({ maxAttempts: 1 }, both, other))

    expect(response.UnprocessedKeys).toStrictEqual(UnprocessedKeys)
    expect(response.UnprocessedRequests!.map(left => left.map(request => request.params()))).toStrictEqual([
      [T1],
      [],
    ])
  })

  test('sends once with one attempt', async () => {
    const { both, sent } = sending({ ...found(parcel), UnprocessedKeys, $metadata })

    expect(await execute({ maxAttempts: 1 }, both)).toMatchObject({ UnprocessedKeys, $metadata })
    expect(sent.length).toBe(1)
  })

  test('sends again under a clock that stands still', async () => {
    vi.useRealTimers()
    vi.useFakeTimers({ toFake: ['Date'] })
    const { both, sent } = sending(
      { ...found(parcel), UnprocessedKeys },
      { ...found(truck), UnprocessedKeys: {} },
    )

    expect((await execute({ maxAttempts: 2 }, both)).Responses).toStrictEqual([[readParcel, readTruck]])
    expect(sent.length).toBe(2)
  })

  test('waits a random and growing time in between, and gives up after the deadline', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.999999)
    const times: number[] = []
    const start = Date.now()
    const { both } = sending(() => {
      times.push(Date.now() - start)
      return { ...found(), UnprocessedKeys: both.params() }
    })

    await settle(execute({ deadline: 20_000 }, both))

    const waits = times.slice(1).map((time, i) => time - times[i]!)
    expect(waits.slice(0, 7).map(wait => Math.round(wait / 100))).toStrictEqual([1, 2, 4, 8, 16, 32, 50])
    expect(times.at(-1)).toBe(20_000)
    vi.restoreAllMocks()
  })

  test('waits no longer after progress than at first', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.999999)
    const times: number[] = []
    const { table } = sending(({ RequestItems }) => {
      times.push(Date.now())
      const [, ...Keys] = RequestItems[TableName].Keys
      return { ...found(), UnprocessedKeys: Keys.length ? { [TableName]: { Keys } } : {} }
    })

    await settle(execute(table.build(BatchGetCommand).requests(...[1, 2, 3, 4].map(i => parcelOf(`P${i}`)))))

    expect(times.slice(1).every((time, i) => time - times[i]! <= 50)).toBe(true)
    vi.restoreAllMocks()
  })

  test('ends with its signal', async () => {
    const controller = new AbortController()
    const { both, options, sent } = sending({ ...found(), UnprocessedKeys })
    const running = execute({ abortSignal: controller.signal, requestTimeout: 5 }, both)
    const ended = expect(running).rejects.toThrow('Enough')
    await vi.advanceTimersByTimeAsync(1000)
    controller.abort(new Error('Enough'))
    const requests = sent.length

    await vi.advanceTimersByTimeAsync(60_000)
    await ended

    expect(sent.length).toBe(requests)
    expect(options[0]).toStrictEqual({ abortSignal: controller.signal, requestTimeout: 5 })
  })

  test('takes throttling for keys unprocessed', async () => {
    const throttled = Object.assign(new Error('Slow down'), {
      name: 'ProvisionedThroughputExceededException',
    })
    const { both, sent } = sending(throttled, found(parcel, truck))

    expect((await settle(execute(both))).Responses).toStrictEqual([[readParcel, readTruck]])
    expect(sent.length).toBe(2)
  })

  // Of the SDK, and of `fetchClient`.
  test.each([
    { code: 'ECONNREFUSED' },
    { name: 'TimeoutError' },
    { name: 'NetworkError' },
    { name: 'CorruptResponseError' },
  ])('takes a connection that breaks for keys unprocessed (%o)', async fields => {
    const { both, sent } = sending(Object.assign(new Error('Broken'), fields), found(parcel, truck))

    expect((await settle(execute(both))).Responses).toStrictEqual([[readParcel, readTruck]])
    expect(sent.length).toBe(2)
  })

  test('rejects with throttling that never ended, and with any other error', async () => {
    const throttled = Object.assign(new Error('Slow down'), { name: 'ThrottlingException' })
    const refused = Object.assign(new Error('No such table'), { name: 'ResourceNotFoundException' })

    await expect(settle(execute({ maxAttempts: 2 }, sending(throttled).both))).rejects.toBe(throttled)
    await expect(execute(sending(refused).both)).rejects.toBe(refused)

    // Names that only begin alike say nothing of the kind.
    const alike = Object.assign(new Error('Refused'), { name: 'NetworkErrorsForbidden' })
    await expect(execute(sending(alike).both)).rejects.toBe(alike)
  })

  test('keeps what was read while another request was throttled', async () => {
    const throttled = Object.assign(new Error('Slow down'), { name: 'ThrottlingException' })
    const { table } = sending(found(parcel), throttled)
    const requests = Array.from({ length: 101 }, (_, i) => parcelOf(`P${i + 1}`))

    const { Responses, UnprocessedRequests } = await settle(
      execute({ maxAttempts: 1 }, table.build(BatchGetCommand).requests(...requests)),
    )

    expect(Responses[0]![0]).toStrictEqual(readParcel)
    expect(UnprocessedRequests).toStrictEqual([[requests[100]]])
  })

  test.each([1, 3])('makes up to %i requests at the same time', async concurrency => {
    let running = 0
    let most = 0
    const { table } = sending(async () => {
      most = Math.max(most, ++running)
      await new Promise(resolve => setTimeout(resolve, 5))
      running--
      return found()
    })

    const requests = Array.from({ length: 500 }, (_, i) => parcelOf(`P${i}`))
    await settle(execute({ concurrency }, table.build(BatchGetCommand).requests(...requests)))

    expect(most).toBe(concurrency)
  })
})

describe('execute, with items that do not fit', () => {
  const broken = { ...truck, axles: 'two' }

  test('throws by default', async () => {
    for (const options of [{}, { invalidItems: 'throw' }] as const) {
      await expect(execute(options, sending(found(parcel, broken)).both)).rejects.toThrow(
        expect.objectContaining({ code: 'formatter.invalidAttribute', path: 'axles' }),
      )
    }
  })

  test('skips them', async () => {
    const { Responses } = await execute({ invalidItems: 'skip' }, sending(found(parcel, broken)).both)

    expect(Responses).toStrictEqual([[readParcel, undefined]])
  })

  test('collects them', async () => {
    const response = await execute({ invalidItems: 'collect' }, sending(found(parcel, broken)).both)

    expect(response.Responses).toStrictEqual([[readParcel, undefined]])
    expect(response.InvalidItems).toStrictEqual([
      {
        request: [0, 1],
        entity: 'Truck',
        key: T1,
        path: 'axles',
        error: expect.objectContaining({ code: 'formatter.invalidAttribute' }),
        item: broken,
      },
    ])
  })
})

test('execute takes undefined for no options', async () => {
  const { both, sent } = sending(found(parcel, truck))
  expect((await execute(undefined as never, both)).Responses).toStrictEqual([[readParcel, readTruck]])
  expect(sent).toStrictEqual([{ RequestItems: both.params() }])
})

describe('execute refuses', () => {
  test('no command, and one without requests', async () => {
    await expect(execute()).rejects.toThrow(error('actions.incompleteAction'))
    await expect(execute({ capacity: 'TOTAL' })).rejects.toThrow(error('actions.incompleteAction'))
    await expect(execute(depot.build(BatchGetCommand))).rejects.toThrow(error('actions.incompleteAction'))
  })

  test('two commands of one table', async () => {
    const { both } = sending({})

    await expect(execute(both, both)).rejects.toThrow(error('actions.invalidAction'))
  })

  test('what is no such command', async () => {
    const { both } = sending({})
    // As of another copy of the library, whose symbols are its own.
    const foreign = { params: () => ({}), table: depot }
    const writes = depot.build(BatchWriteCommand).requests(Parcel.build(BatchDeleteRequest).key(P1Key))

    await expect(execute(both, {} as never)).rejects.toThrow(error('actions.invalidAction'))
    await expect(execute([both] as never)).rejects.toThrow(error('actions.invalidAction'))
    await expect(execute(foreign as never)).rejects.toThrow(error('actions.invalidAction'))
    await expect(execute(both, writes as never)).rejects.toThrow(error('actions.invalidAction'))
    await expect(executeWrites(both as never)).rejects.toThrow(error('actions.invalidAction'))
    await expect(execute(both, null as never)).rejects.toThrow(error('actions.invalidAction'))
  })

  test('requests that are none', () => {
    const none = [undefined, null, {}, [parcelOf('P1')], { params: () => P1 }, { entity: Parcel }]
    for (const request of none) {
      expect(() => depot.build(BatchGetCommand).requests(parcelOf('P1'), request as never)).toThrow(
        error('actions.invalidAction'),
      )
    }
  })

  test('to send without a client', async () => {
    const other = sending(found(parcel))
    await expect(execute(both)).rejects.toThrow(error('actions.missingDocumentClient'))

    expect((await execute({ documentClient: other }, both)).Responses[0][0]).toStrictEqual(readParcel)
    const second = other.table.build(BatchGetCommand).requests(parcelOf('P1')).options({ tableName: 'b' })
    expect((await execute(both, second)).Responses[0][0]).toStrictEqual(readParcel)
  })

  test.each([
    ['capacity', 'ALL', 'options.invalidCapacityOption'],
    ['maxAttempts', 0, 'options.invalidMaxAttemptsOption'],
    ['deadline', -1, 'options.invalidDeadlineOption'],
    ['concurrency', 0.5, 'options.invalidConcurrencyOption'],
    ['duplicates', 'drop', 'options.invalidDuplicatesOption'],
    ['invalidItems', 'drop', 'options.invalidInvalidItemsOption'],
  ])('%s: %j', async (name, value, code) => {
    const { both, send } = sending(found())

    await expect(execute({ [name]: value }, both)).rejects.toThrow(error(code, { [name]: value }))
    expect(send).not.toHaveBeenCalled()
  })
})
