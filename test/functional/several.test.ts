import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BatchUnprocessedError, createDynamoDBLogger, Table } from '../../src/functional/index.js'
import { blogWith, code, fakeClient, schema } from './blog.js'

const now = '2031-02-03T04:05:06.007Z'
beforeEach(() => {
  vi.useFakeTimers({ now: new Date(now), shouldAdvanceTime: true, advanceTimeDelta: 50 })
})
afterEach(() => {
  vi.useRealTimers()
})

const keyOf = (username: string) => ({ pk: `USER#${username}`, sk: `USER#${username}` })
const stored = (username: string) => ({
  ...keyOf(username),
  _type: 'User',
  username,
  email: 'a@b',
  role: 'reader',
  createdAt: now,
  updatedAt: now,
})
const shown = (username: string) => {
  const { pk, sk, _type, ...item } = stored(username)
  return item
}
const names = (count: number) => Array.from({ length: count }, (_, index) => ({ username: `u${index}` }))

test('batchGet is one request in dbParams', () => {
  const { User } = blogWith().table.entities

  expect(
    User.batchGet([{ username: 'a' }, { username: 'b' }])
      .consistentRead()
      .dbParams(),
  ).toStrictEqual({
    RequestItems: { blog: { Keys: [keyOf('a'), keyOf('b')], ConsistentRead: true } },
  })
})

test('batchGet sends 100 keys at a time, each once', async () => {
  const { table, client } = blogWith()
  await table.entities.User.batchGet([...names(201), ...names(5)]).execute()

  expect(client.sent.map(({ input }) => input.RequestItems.blog.Keys.length)).toStrictEqual([100, 100, 1])
})

test('batchGet gives items in the order of their keys, whatever order they come in', async () => {
  const responses = () => ({ Responses: { blog: [stored('c'), stored('a')] } })
  const { table } = blogWith(responses(), responses())
  const get = table.entities.User.batchGet([
    { username: 'a' },
    { username: 'b' },
    { username: 'c' },
    { username: 'a' },
  ])

  expect(await get.execute()).toStrictEqual([shown('a'), shown('c'), shown('a')])
  expect(await get.executeAligned()).toStrictEqual([shown('a'), undefined, shown('c'), shown('a')])
})

test('batchGet reads what was selected, and what tells items apart', async () => {
  const { table, client } = blogWith({
    Responses: { blog: [{ ...keyOf('a'), email: 'a@b', _type: 'User' }] },
  })

  expect(
    await table.entities.User.batchGet([{ username: 'a' }])
      .select(['email'])
      .execute(),
  ).toStrictEqual([{ email: 'a@b' }])
  expect(Object.values(client.sent[0]?.input.RequestItems.blog.ExpressionAttributeNames)).toStrictEqual([
    'email',
    'pk',
    'sk',
    '_type',
  ])
})

test('batchGet asks again for what is left, and tells what it read when it gives up', async () => {
  const left = { blog: { Keys: [keyOf('b')] } }
  const part = { Responses: { blog: [stored('a')] }, UnprocessedKeys: left }
  const { table, client } = blogWith(part, { Responses: { blog: [stored('b')] } }, part, {
    UnprocessedKeys: left,
  })
  const get = table.entities.User.batchGet([{ username: 'a' }, { username: 'b' }]).retryBackoffMs(1)

  expect(await get.execute()).toStrictEqual([shown('a'), shown('b')])
  expect(client.sent[1]?.input).toStrictEqual({ RequestItems: left })
  const error = await get
    .maxRetries(1)
    .execute()
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(BatchUnprocessedError)
  expect(error).toMatchObject({
    name: 'BatchUnprocessedError',
    code: 'functional.batchUnprocessed',
    unprocessed: left,
    items: [shown('a')],
  })
})

test('nothing to do is no request', async () => {
  const { table, client } = blogWith()

  expect(await table.entities.User.batchGet([]).execute()).toStrictEqual([])
  expect(await table.entities.User.batchWrite([]).execute()).toStrictEqual({})
  expect(client.sent).toStrictEqual([])
})

test('batchWrite puts 25 items at a time, checked and complete', async () => {
  const { table, client } = blogWith()
  const write = table.entities.User.batchWrite(names(26).map(name => ({ ...name, email: 'a@b' })))

  expect(await write.execute()).toStrictEqual({})
  expect(client.sent.map(({ input }) => input.RequestItems.blog.length)).toStrictEqual([25, 1])
  expect(client.sent[1]?.input.RequestItems.blog).toStrictEqual([{ PutRequest: { Item: stored('u25') } }])
  expect(() => table.entities.User.batchWrite([{ username: 'a', email: 'nowhere' }])).toThrow(
    code('parsing.customValidationFailed'),
  )
})

test('batchDelete deletes, and neither takes an item twice', async () => {
  const { User } = blogWith().table.entities

  expect(User.batchDelete([{ username: 'a' }]).dbParams()).toStrictEqual({
    RequestItems: { blog: [{ DeleteRequest: { Key: keyOf('a') } }] },
  })
  await expect(User.batchDelete([{ username: 'a' }, { username: 'a' }]).execute()).rejects.toThrow(
    code('actions.repeatedItem'),
  )
})

test('transactWrite takes builders and their parameters, and leaves out what no member has', () => {
  const { table } = blogWith()
  const { User, Counter } = table.entities
  const put = User.put({ username: 'a', email: 'a@b' })
    .ifNotExists()
    .returning('ALL_OLD')
    .returnConsumedCapacity('TOTAL')
  const remove = User.delete({ username: 'b' })
  const check = User.conditionCheck({ username: 'c' }).where((attr, op) => op.exists(attr.email))
  const params = table
    .transactWrite()
    .addPut(put.dbParams())
    .addDelete(remove)
    .addConditionCheck(check)
    .addUpdate(Counter.update({ name: 'x' }).add('value', 1))
    .withClientRequestToken('once')
    .dbParams()

  expect(params).toStrictEqual({
    TransactItems: [
      {
        Put: {
          TableName: 'blog',
          Item: stored('a'),
          ExpressionAttributeNames: { '#c_1': 'pk' },
          ConditionExpression: 'attribute_not_exists(#c_1)',
        },
      },
      { Delete: remove.dbParams() },
      { ConditionCheck: check.dbParams() },
      { Update: expect.objectContaining({ Key: { pk: 'COUNTER', sk: 'COUNTER#x' } }) },
    ],
    ClientRequestToken: 'once',
  })
})

test('a transaction of nothing, of too much, or of one item twice is refused', () => {
  const { table } = blogWith()
  const { User } = table.entities
  const transaction = table.transactWrite()

  expect(() => transaction.dbParams()).toThrow(code('actions.incompleteAction'))
  expect(() =>
    transaction
      .addDelete(User.delete({ username: 'a' }))
      .addDelete(User.delete({ username: 'a' }))
      .dbParams(),
  ).toThrow(code('actions.repeatedItem'))
  expect(() =>
    names(101)
      .reduce((before, name) => before.addDelete(User.delete(name)), transaction)
      .dbParams(),
  ).toThrow(code('actions.tooManyTransactions'))
})

test('members of a transaction may be of several tables', async () => {
  const { table } = blogWith()
  const { Note } = new Table({
    name: 'notes',
    client: undefined as never,
    schema: {
      indexes: { primary: { hash: 'id' } },
      models: {
        Note: {
          key: { PK: { type: String, value: '${id}' } },
          attributes: { id: { type: String }, n: { type: Number } },
        },
      },
    },
  }).entities
  const { User } = table.entities
  const own = table.transactWrite().addDelete(User.delete({ username: 'a' }))
  const other = { TableName: 'other', UpdateExpression: 'REMOVE a' }
  const both = own
    .addPut(Note.put({ id: '1' }))
    .addUpdate(Note.update({ id: '2' }).add('n', 1))
    .addUpdate({ ...other, Key: { pk: 1 } })
    .addPut({ TableName: 'other', Item: { pk: 2 } })
    .addPut({ TableName: 'other', Item: { pk: 3 } })

  expect(both.dbParams().TransactItems).toHaveLength(6)
  for (const twice of [
    both.addDelete(Note.delete({ id: '1' })),
    both.addUpdate({ ...other, Key: { pk: 1 } }),
  ]) {
    expect(() => twice.dbParams()).toThrow(code('actions.repeatedItem'))
  }
  const { table: reading } = blogWith({
    Responses: [{ Item: stored('a') }, { Item: { id: '1', _type: 'Note' } }],
  })
  expect(
    await reading
      .transactGet()
      .addGet(User.get({ username: 'a' }))
      .addGet(Note.get({ id: '1' }))
      .execute(),
  ).toStrictEqual([shown('a'), { id: '1', _type: 'Note' }])
})

test('the error of a cancelled transaction tells which member failed', async () => {
  const CancellationReasons = [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }]
  const canceled = new TransactionCanceledException({ $metadata: {}, message: '', CancellationReasons })
  const { table } = blogWith(canceled)
  const { User } = table.entities
  const failed = await table
    .transactWrite()
    .addDelete(User.delete({ username: 'a' }))
    .addPut(User.put({ username: 'b', email: 'a@b' }).ifNotExists())
    .execute()
    .catch((error: unknown) => error)

  expect(failed).toBe(canceled)
  expect(failed).toMatchObject({
    FailedMembers: [{ index: 1, model: 'User', action: 'Put', Code: 'ConditionalCheckFailed' }],
  })
})

test('transactGet gives items in the order of its members, each read by its own model', async () => {
  const { table } = blogWith({
    Responses: [{ Item: stored('a') }, {}, { Item: { value: 3 } }, { Item: stored('d') }],
  })
  const { User, Counter } = table.entities
  const items = await table
    .transactGet()
    .addGet(User.get({ username: 'a' }))
    .addGet(User.get({ username: 'b' }))
    .addGet(Counter.get({ name: 'x' }).select(['value']))
    .addGet({ TableName: 'blog', Key: keyOf('d') })
    .execute()

  expect(items).toStrictEqual([shown('a'), undefined, { value: 3 }, shown('d')])
})

test('a logger is told of every request that succeeded, transactions included', async () => {
  const lines: string[] = []
  const logger = createDynamoDBLogger({
    enabled: true,
    logResponse: true,
    loggerFn: text => lines.push(text),
  })
  const client = fakeClient({ Item: stored('a') }, {}, new Error('refused'))
  const table = new Table({ name: 'blog', client: client as never, schema, logger })
  const { User } = table.entities
  await User.get({ username: 'a' }).execute()
  await table
    .transactWrite()
    .addDelete(User.delete({ username: 'a' }))
    .execute()
  await User.get({ username: 'a' })
    .execute()
    .catch(() => {})

  const rule = '='.repeat(80)
  expect(lines).toHaveLength(2)
  expect(lines[0]?.split('\n').slice(0, 4)).toStrictEqual([
    rule,
    expect.stringMatching(/^\[DynamoDB\] GetCommand - 2031-/),
    rule,
    'Request:',
  ])
  expect(lines[0]).toContain('"username": "a"')
  expect(lines[1]).toContain('TransactWriteCommand')
})

test('a logger writes requests unless told otherwise, and nothing where it is off', () => {
  const lines: string[] = []
  const loggerFn = (text: string) => lines.push(text)
  createDynamoDBLogger({ enabled: true, loggerFn }).log('GetCommand', { Key: 1 }, {})
  createDynamoDBLogger({ enabled: true, logParams: false, loggerFn }).log('GetCommand', { Key: 1 }, {})
  createDynamoDBLogger({ enabled: false, loggerFn }).log('GetCommand', {}, {})

  expect(lines.map(text => text.includes('"Key": 1'))).toStrictEqual([true, false])
  expect(lines[0]).not.toContain('Response')
})
