import { describe, expect, test, vi } from 'vitest'
import { BatchPutRequest } from '../../../src/actions/entity/batchPut.js'
import { ConditionCheck } from '../../../src/actions/entity/transactCheck.js'
import { DeleteTransaction } from '../../../src/actions/entity/transactDelete.js'
import { GetTransaction, execute as read } from '../../../src/actions/entity/transactGet.js'
import { PutTransaction } from '../../../src/actions/entity/transactPut.js'
import { UpdateTransaction } from '../../../src/actions/entity/transactUpdate.js'
import { execute as write } from '../../../src/actions/entity/transactWrite.js'
import { $add } from '../../../src/actions/entity/update/index.js'
import { Entity } from '../../../src/entity/index.js'
import { item, number, string } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'
import { depotOf, fakeClient } from './client.js'

const setUp = (response?: unknown) => {
  const { table, sent, client } = depotOf(response)
  const song = item({ id: string().key().savedAs('PK'), sk: string().key().savedAs('SK').default('song') })
  const Song = new Entity({
    name: 'Song',
    table,
    entityAttribute: false,
    timestamps: false,
    schema: song.and({
      title: string(),
      plays: number().savedAs('p').optional(),
      secret: string().hidden().optional(),
    }),
  })
  const other = new Table({ name: 'albums', partitionKey: { name: 'id', type: 'number' } })
  const Album = new Entity({
    name: 'Album',
    table: other,
    entityAttribute: false,
    timestamps: false,
    schema: item({ id: number().key(), name: string().default('untitled') }),
  })
  return { Song, Album, sent, client }
}

/** As a program without types calls it. */
const by = (execute: unknown, ...args: unknown[]) =>
  (execute as (...args: unknown[]) => Promise<unknown>)(...args)
const code = (value: string, more: object = {}) => expect.objectContaining({ code: value, ...more })

describe('a read', () => {
  test('is one request, and gives the items in order', async () => {
    const { Song, Album, sent } = setUp({
      Responses: [
        { Item: { PK: 'a', SK: 'song', title: 'A', p: 1, secret: 's' } },
        {},
        { Item: { id: 1, name: 'n' } },
      ],
      $metadata: {},
    })
    const response = await read(
      Song.build(GetTransaction).key({ id: 'a' }),
      Song.build(GetTransaction)
        .key({ id: 'b' })
        .options({ attributes: ['title'] }),
      Album.build(GetTransaction).key({ id: 1 }).options({ tableName: 'old' }),
    )

    expect(response).toStrictEqual({
      Responses: [
        { Item: { id: 'a', sk: 'song', title: 'A', plays: 1 } },
        { Item: undefined },
        { Item: { id: 1, name: 'n' } },
      ],
      $metadata: {},
    })
    expect(sent).toStrictEqual([
      {
        command: 'TransactGetCommand',
        input: {
          TransactItems: [
            { Get: { TableName: 'depot', Key: { PK: 'a', SK: 'song' } } },
            {
              Get: {
                TableName: 'depot',
                Key: { PK: 'b', SK: 'song' },
                ExpressionAttributeNames: { '#p_1': 'title' },
                ProjectionExpression: '#p_1',
              },
            },
            { Get: { TableName: 'old', Key: { id: 1 } } },
          ],
        },
        options: {},
      },
    ])
  })

  test('gives what each asked for', async () => {
    const { Song } = setUp({ Responses: [{ Item: { p: 1 } }] })
    const { Responses } = await read(
      Song.build(GetTransaction)
        .options({ attributes: ['plays'] })
        .key({ id: 'a' }),
    )
    expect(Responses).toStrictEqual([{ Item: { plays: 1 } }])
  })

  test('has as many Responses as the client', async () => {
    const { Song } = setUp({ Responses: [undefined] })
    const members = ['a', 'b'].map(id => Song.build(GetTransaction).key({ id }))
    expect(await read(...members)).toStrictEqual({ Responses: [{ Item: undefined }] })
  })

  test('leaves out Responses where the client has none', async () => {
    const { Song } = setUp({ $metadata: {} })
    expect(await read(Song.build(GetTransaction).key({ id: 'a' }))).toStrictEqual({ $metadata: {} })
  })

  test('takes options first', async () => {
    const { Song, Album, sent } = setUp()
    const own = fakeClient()
    const { signal } = new AbortController()
    const options = {
      capacity: 'TOTAL',
      documentClient: own.client,
      abortSignal: signal,
      requestTimeout: 1,
    } as const
    await read(options, Song.build(GetTransaction).key({ id: 'a' }))

    expect(sent).toStrictEqual([])
    expect(own.sent).toMatchObject([
      { input: { ReturnConsumedCapacity: 'TOTAL' }, options: { abortSignal: signal, requestTimeout: 1 } },
    ])
    await read({}, Album.build(GetTransaction).key({ id: 1 }), Song.build(GetTransaction).key({ id: 'a' }))
    expect(sent).toHaveLength(1)
  })

  test('is sent by the first client that there is', async () => {
    const { Song, Album, sent } = setUp()
    await read(Album.build(GetTransaction).key({ id: 1 }), Song.build(GetTransaction).key({ id: 'a' }))

    expect(sent).toHaveLength(1)
    await expect(read(Album.build(GetTransaction).key({ id: 1 }))).rejects.toEqual(
      code('actions.missingDocumentClient'),
    )
  })

  test('rejects where an item does not fit its schema', async () => {
    const { Song } = setUp({ Responses: [{ Item: { PK: 'a', SK: 'song' } }] })
    await expect(read(Song.build(GetTransaction).key({ id: 'a' }))).rejects.toEqual(
      code('formatter.missingAttribute', { path: 'title' }),
    )
  })

  test.each<[string, unknown[], string, object?]>([
    ['nothing', [], 'actions.incompleteAction'],
    ['options alone', [{ capacity: 'NONE' }], 'actions.incompleteAction'],
    ['undefined', [undefined], 'actions.incompleteAction'],
    ['an array', [[]], 'actions.invalidAction'],
    ['null', [null], 'actions.invalidAction'],
    ['a text', ['x'], 'actions.invalidAction'],
    ['an unfinished member', [setUp().Song.build(GetTransaction)], 'actions.incompleteAction'],
  ])('of %s is refused', async (_, args, expected) => {
    await expect(by(read, ...args)).rejects.toEqual(code(expected))
  })

  test('takes nothing but reads', async () => {
    const { Song } = setUp()
    const get = Song.build(GetTransaction).key({ id: 'a' })
    const put = Song.build(PutTransaction).item({ id: 'a', title: 'A' })
    for (const args of [[put], [put, get], [get, put], [{}, put], [[get]], [get, {}], [get, undefined]]) {
      await expect(by(read, ...args)).rejects.toEqual(code('actions.invalidAction'))
    }
  })

  test('takes no unknown options', async () => {
    const { Song } = setUp()
    const get = Song.build(GetTransaction).key({ id: 'a' })
    for (const option of ['metrics', 'clientRequestToken', 'oops', 'constructor']) {
      await expect(by(read, { [option]: 'NONE' }, get)).rejects.toEqual(
        code('options.unknownOption', { payload: { option } }),
      )
    }
    await expect(by(read, { capacity: 'ALL' }, get)).rejects.toEqual(code('options.invalidCapacityOption'))
    // Members are looked at before the capacity.
    await expect(by(read, { capacity: 'ALL' }, Song.build(GetTransaction))).rejects.toEqual(
      code('actions.incompleteAction'),
    )
  })
})

describe('a write', () => {
  const date = /^\d{4}-\d\d-\d\dT/

  test('is one request, and gives the items that were written', async () => {
    const { Song, Album, sent } = setUp({ $metadata: {} })
    const response = await write(
      Song.build(PutTransaction).item({ id: 'a', title: 'A' }),
      Song.build(UpdateTransaction).item({ id: 'b', plays: $add(1) }),
      Song.build(DeleteTransaction).key({ id: 'c' }),
      Album.build(ConditionCheck).key({ id: 1 }).condition({ attr: 'name', eq: 'x' }),
    )

    expect(response).toStrictEqual({
      ToolboxItems: [
        { id: 'a', sk: 'song', title: 'A' },
        { id: 'b', sk: 'song', plays: $add(1) },
        undefined,
        undefined,
      ],
      $metadata: {},
    })
    expect(sent).toStrictEqual([
      {
        command: 'TransactWriteCommand',
        input: {
          TransactItems: [
            { Put: { TableName: 'depot', Item: { PK: 'a', SK: 'song', title: 'A' } } },
            {
              Update: {
                TableName: 'depot',
                Key: { PK: 'b', SK: 'song' },
                UpdateExpression: 'ADD #a_1 :a_1',
                ExpressionAttributeNames: { '#a_1': 'p' },
                ExpressionAttributeValues: { ':a_1': 1 },
              },
            },
            { Delete: { TableName: 'depot', Key: { PK: 'c', SK: 'song' } } },
            {
              ConditionCheck: {
                TableName: 'albums',
                Key: { id: 1 },
                ConditionExpression: '#c_1 = :c_1',
                ExpressionAttributeNames: { '#c_1': 'name' },
                ExpressionAttributeValues: { ':c_1': 'x' },
              },
            },
          ],
        },
        options: {},
      },
    ])
  })

  test('takes options first', async () => {
    const { Song, sent } = setUp()
    const { signal } = new AbortController()
    const options = {
      clientRequestToken: 't',
      capacity: 'TOTAL',
      metrics: 'SIZE',
      abortSignal: signal,
    } as const
    await write(options, Song.build(DeleteTransaction).key({ id: 'c' }))

    expect(sent).toStrictEqual([
      {
        command: 'TransactWriteCommand',
        input: {
          TransactItems: [{ Delete: { TableName: 'depot', Key: { PK: 'c', SK: 'song' } } }],
          ClientRequestToken: 't',
          ReturnConsumedCapacity: 'TOTAL',
          ReturnItemCollectionMetrics: 'SIZE',
        },
        options: { abortSignal: signal },
      },
    ])
  })

  test('happens at one time', async () => {
    const { table } = depotOf()
    const Event = new Entity({
      name: 'Event',
      table,
      schema: item({ PK: string().key(), SK: string().key() }),
    })
    let tick = 0
    const time = vi.spyOn(Date.prototype, 'toISOString').mockImplementation(() => `time ${tick++}`)
    const { ToolboxItems } = await write(
      Event.build(PutTransaction).item({ PK: 'a', SK: 'a' }),
      Event.build(UpdateTransaction).item({ PK: 'b', SK: 'b' }),
      Event.build(PutTransaction).item({ PK: 'c', SK: 'c' }),
    )
    time.mockRestore()

    expect(ToolboxItems.map(({ modified }) => modified)).toStrictEqual(['time 0', 'time 0', 'time 0'])
    expect(ToolboxItems[0].created).not.toMatch(date)
  })

  test('writes the items that its members have made', async () => {
    const { Song, sent } = setUp()
    const put = Song.build(PutTransaction).item({ id: 'a', title: 'A' })
    const { Put, ToolboxItem } = put.params()
    const { ToolboxItems } = await write(put)

    expect(sent[0]?.input['TransactItems']).toStrictEqual([{ Put }])
    expect(ToolboxItems[0]).toBe(ToolboxItem)
  })

  test.each<[string, unknown[], string]>([
    ['nothing', [], 'actions.incompleteAction'],
    ['options alone', [{ capacity: 'NONE' }], 'actions.incompleteAction'],
    ['an array', [[]], 'actions.invalidAction'],
    ['an unfinished member', [setUp().Song.build(PutTransaction)], 'actions.incompleteAction'],
  ])('of %s is refused', async (_, args, expected) => {
    await expect(by(write, ...args)).rejects.toEqual(code(expected))
  })

  test('takes nothing but writes', async () => {
    const { Song } = setUp()
    const get = Song.build(GetTransaction).key({ id: 'a' })
    const put = Song.build(PutTransaction).item({ id: 'a', title: 'A' })
    const batch = Song.build(BatchPutRequest).item({ id: 'a', title: 'A' })
    for (const args of [[get], [put, get], [batch], [put, batch], [{}, batch], [[put]], [put.params()]]) {
      await expect(by(write, ...args)).rejects.toMatchObject({
        code: expect.stringMatching(/^actions.invalidAction|^actions.incompleteAction/),
      })
    }
  })

  test('takes no unknown options', async () => {
    const { Song } = setUp()
    const put = Song.build(PutTransaction).item({ id: 'a', title: 'A' })
    await expect(by(write, { oops: 1 }, put)).rejects.toEqual(
      code('options.unknownOption', { payload: { option: 'oops' } }),
    )
    for (const [given, expected, payload] of [
      [
        { clientRequestToken: 1, capacity: 1 },
        'options.invalidClientRequestToken',
        { clientRequestToken: 1 },
      ],
      [{ capacity: 'ALL', metrics: 1 }, 'options.invalidCapacityOption', { capacity: 'ALL' }],
      [{ metrics: 'ALL' }, 'options.invalidMetricsOption', { metrics: 'ALL' }],
    ] as const) {
      // Options are looked at before members.
      await expect(by(write, given, Song.build(PutTransaction))).rejects.toEqual(code(expected, { payload }))
    }
  })

  test('needs a client before anything else', async () => {
    const { Album } = setUp()
    const put = Album.build(PutTransaction)
    await expect(by(write, { capacity: 'ALL' }, put)).rejects.toEqual(code('actions.missingDocumentClient'))
  })
})

describe('the limits of DynamoDB', () => {
  test('are 100 members', async () => {
    const { Song, sent } = setUp()
    const puts = (count: number) =>
      Array.from({ length: count }, (_, i) => Song.build(PutTransaction).item({ id: `${i}`, title: 'A' }))
    const gets = Array.from({ length: 101 }, (_, i) => Song.build(GetTransaction).key({ id: `${i}` }))

    await write(...puts(100))
    expect(sent).toHaveLength(1)
    const refused = code('actions.tooManyTransactions', { payload: { count: 101, limit: 100 } })
    await expect(write({}, ...puts(101))).rejects.toEqual(refused)
    await expect(read(...gets)).rejects.toEqual(refused)
    expect(sent).toHaveLength(1)
  })

  test('are one operation for an item', async () => {
    const { Song, Album, sent } = setUp()
    const put = Song.build(PutTransaction).item({ id: 'a', title: 'A' })
    const check = Song.build(ConditionCheck).key({ id: 'a' }).condition({ attr: 'title', exists: true })
    const album = Album.build(DeleteTransaction).key({ id: 1 })

    await expect(write(album, put, check)).rejects.toEqual(
      code('actions.repeatedItem', {
        message: expect.stringContaining('Members 1 and 2'),
        payload: { indexes: [1, 2], tableName: 'depot', key: { PK: 'a', SK: 'song' } },
      }),
    )
    const get = Song.build(GetTransaction).key({ id: 'a' })
    await expect(read(get, get)).rejects.toEqual(code('actions.repeatedItem'))
    expect(sent).toHaveLength(0)
    await write(
      put,
      check.options({ tableName: 'other' }),
      album,
      Album.build(DeleteTransaction).key({ id: 2 }),
    )
    expect(sent).toHaveLength(1)
  })

  test('tell binary keys and big numbers apart', async () => {
    const { client } = fakeClient()
    const table = new Table({
      name: 't',
      partitionKey: { name: 'b', type: 'binary' },
      sortKey: { name: 'n', type: 'number' },
      documentClient: client,
    })
    const { binary } = await import('../../../src/schema/index.js')
    const Bytes = new Entity({
      name: 'Bytes',
      table,
      schema: item({ b: binary().key(), n: number().big().key() }),
    })
    const remove = (bytes: number[], n: number | bigint) =>
      Bytes.build(DeleteTransaction).key({ b: new Uint8Array(bytes), n })

    await expect(write(remove([1], 1), remove([2], 1), remove([1], 2n ** 70n))).resolves.toBeDefined()
    await expect(write(remove([1], 1), remove([1], 1n))).rejects.toEqual(code('actions.repeatedItem'))
  })
})

describe('a transaction that is cancelled', () => {
  const canceled = (CancellationReasons?: readonly object[]) =>
    Object.assign(new Error('Transaction cancelled'), {
      name: 'TransactionCanceledException',
      ...(CancellationReasons && { CancellationReasons }),
    })

  test('rejects with the error of the client, which tells the members that failed', async () => {
    const reason = {
      Code: 'ConditionalCheckFailed',
      Message: 'The conditional request failed',
      Item: { PK: { S: 'b' }, SK: { S: 'song' }, title: { S: 'B' }, p: { N: '3' }, secret: { S: 's' } },
    }
    const error = canceled([{ Code: 'None' }, reason, { Code: 'TransactionConflict', Message: 'busy' }])
    const { Song, Album } = setUp(error)
    const sent = write(
      Album.build(PutTransaction).item({ id: 1 }),
      Song.build(UpdateTransaction).item({ id: 'b', plays: 1 }),
      Song.build(DeleteTransaction).key({ id: 'c' }),
    )
    await expect(sent).rejects.toBe(error)

    const FormattedItem = { id: 'b', sk: 'song', title: 'B', plays: 3 }
    expect(error).toMatchObject({
      message: 'Transaction cancelled',
      CancellationReasons: [{ Code: 'None' }, { ...reason, FormattedItem }, { Code: 'TransactionConflict' }],
      FailedMembers: [
        { index: 1, entity: 'Song', action: 'transactUpdate', ...reason, FormattedItem },
        { index: 2, entity: 'Song', action: 'transactDelete', Code: 'TransactionConflict', Message: 'busy' },
      ],
    })
  })

  test('tells why a stored item does not fit its schema', async () => {
    const error = canceled([{ Code: 'ConditionalCheckFailed', Item: { PK: { S: 'b' }, SK: { S: 'song' } } }])
    const { Song } = setUp(error)
    await expect(write(Song.build(DeleteTransaction).key({ id: 'b' }))).rejects.toBe(error)
    expect(error).toMatchObject({
      FailedMembers: [
        { index: 0, FormattedItemError: { code: 'formatter.missingAttribute', path: 'title' } },
      ],
    })
  })

  test('may be a read', async () => {
    const error = canceled([{ Code: 'TransactionConflict' }])
    const { Song } = setUp(error)
    await expect(read(Song.build(GetTransaction).key({ id: 'b' }))).rejects.toBe(error)
    expect(error).toMatchObject({ FailedMembers: [{ index: 0, action: 'transactGet' }] })
  })

  test('may come without reasons', async () => {
    const error = canceled()
    const { Song } = setUp(error)
    await expect(read(Song.build(GetTransaction).key({ id: 'b' }))).rejects.toBe(error)
    expect(error).toMatchObject({ FailedMembers: [] })
  })

  test('is no other error', async () => {
    const error = new Error('from AWS')
    const { Song } = setUp(error)
    await expect(read(Song.build(GetTransaction).key({ id: 'b' }))).rejects.toBe(error)
    expect(error).not.toHaveProperty('FailedMembers')
  })
})
