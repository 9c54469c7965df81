import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { PutItemCommand } from '../../src/actions/entity/put.js'
import { Table } from '../../src/functional/index.js'
import { blogWith, code, fakeClient } from './blog.js'

const now = '2031-02-03T04:05:06.007Z'
beforeEach(() => {
  vi.useFakeTimers({ now: new Date(now) })
})
afterEach(() => {
  vi.useRealTimers()
})

const { User, Post, Counter } = blogWith().table.entities

const ada = {
  username: 'ada',
  email: 'a@b',
  role: 'reader',
  _type: 'User',
  createdAt: now,
  updatedAt: now,
  pk: 'USER#ada',
  sk: 'USER#ada',
}

/** An update's clauses and condition, with placeholders replaced by what they stand for. */
const spelled = (params: object): { update: string[]; condition: string | undefined } => {
  const { UpdateExpression, ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } =
    params as any // read back as it was written
  const fill = (text: string): string =>
    text
      .replace(/#\w+/g, name => ExpressionAttributeNames[name])
      .replace(/:\w+/g, name => JSON.stringify(ExpressionAttributeValues[name]))
  return {
    update: fill(UpdateExpression)
      .split(/, (?![^(]*\))|(?: |^)(?=SET|REMOVE|ADD|DELETE)/)
      .map(clause => clause.replace('SET ', ''))
      .filter(clause => clause && !/^(_type|createdAt|updatedAt|username|postId|name) /.test(clause)),
    condition: ConditionExpression && fill(ConditionExpression),
  }
}

test('get names the item by its key columns', () => {
  expect(User.get({ username: 'ada' }).dbParams()).toStrictEqual({
    TableName: 'blog',
    Key: { pk: 'USER#ada', sk: 'USER#ada' },
  })
  expect(
    User.get({ username: 'ada' })
      .select(['email'])
      .consistentRead()
      .returnConsumedCapacity('TOTAL')
      .dbParams(),
  ).toStrictEqual({
    TableName: 'blog',
    Key: { pk: 'USER#ada', sk: 'USER#ada' },
    ReturnConsumedCapacity: 'TOTAL',
    ConsistentRead: true,
    ExpressionAttributeNames: { '#p_1': 'email' },
    ProjectionExpression: '#p_1',
  })
})

test('a key without all of its parts is refused at the call', () => {
  // @ts-expect-error [2345] -- the compiler refuses it, too.
  expect(() => Post.get({ username: 'ada' })).toThrow(
    expect.objectContaining({
      code: 'functional.missingKey',
      message: '[Post] get: the key needs [username,postId], [postId] is missing.',
    }),
  )
  // @ts-expect-error [2345] -- the compiler refuses it, too: generated ids are for puts.
  expect(() => Post.update({ username: 'ada' })).toThrow(code('functional.missingKey'))
})

test('get resolves with the item, Dates decoded, key columns and the discriminator left out', async () => {
  const { table } = blogWith({ Item: { ...ada, born: '1815-12-10T00:00:00.000Z' } }, {})

  expect(await table.entities.User.get({ username: 'ada' }).execute()).toStrictEqual({
    username: 'ada',
    email: 'a@b',
    role: 'reader',
    born: new Date('1815-12-10'),
    createdAt: now,
    updatedAt: now,
  })
  expect(await table.entities.User.get({ username: 'ada' }).execute()).toBe(undefined)
})

test('get refuses what is stored in place of a Date', async () => {
  for (const born of ['soon', 1815]) {
    const { table } = blogWith({ Item: { ...ada, born } })

    await expect(table.entities.User.get({ username: 'ada' }).execute()).rejects.toThrow(
      expect.objectContaining({ code: 'formatter.invalidAttribute', path: 'born' }),
    )
  }
})

test('get refuses an item of another model', async () => {
  const { table } = blogWith({ Item: { ...ada, _type: 'Admin' } })

  await expect(table.entities.User.get({ username: 'ada' }).execute()).rejects.toThrow(
    code('formatter.invalidAttribute'),
  )
})

test('without cleanInternalKeys, items come with their key columns', async () => {
  const client = fakeClient({ Item: { PK: 'A#1', SK: 'A', _type: 'A', id: '1' } })
  const table = new Table({
    name: 'x',
    client: client as never,
    schema: {
      indexes: { primary: { hash: 'PK', sort: 'SK' } },
      models: {
        A: {
          key: { PK: { type: String, value: 'A#${id}' }, SK: { type: String, value: 'A' } },
          attributes: { id: { type: String } },
        },
      },
    },
  })

  expect(await table.entities.A.get({ id: '1' }).execute()).toStrictEqual({
    PK: 'A#1',
    SK: 'A',
    _type: 'A',
    id: '1',
  })
})

test('put fills defaults (of required and of nested attributes, too), ids, timestamps and keys', () => {
  expect(
    User.put({ username: 'ada', email: 'a@b', address: { city: 'X' }, born: new Date(0) }).dbParams().Item,
  ).toStrictEqual({ ...ada, address: { city: 'X', country: 'NL' }, born: '1970-01-01T00:00:00.000Z' })

  const { postId, ...post } = Post.put({ username: 'ada', state: 'live', day: '2031-02-03' }).dbParams()
    .Item as any // read back as it was written
  expect(post).toStrictEqual({
    username: 'ada',
    state: 'live',
    day: '2031-02-03',
    likes: 0,
    _type: 'Post',
    createdAt: now,
    updatedAt: now,
    pk: 'USER#ada',
    sk: `POST#${postId}`,
    GSI1PK: 'STATE#live',
    GSI1SK: `DAY#2031-02-03#${postId}`,
  })
})

test('put leaves index columns out whose attributes are missing', () => {
  const input = { username: 'ada', postId: 'p', state: 'live', day: '2031' }
  expect(Post.put(input).dbParams().Item).not.toHaveProperty('GSI2PK')
  expect(Post.put({ ...input, topic: 't', score: -1.5 }).dbParams().Item).toMatchObject({
    GSI2PK: 'TOPIC#t',
    GSI2SK: 'SCORE#4007ffffffffffff',
  })
})

test('put takes a given id and createdAt, and nothing else that the library writes', () => {
  const read = {
    username: 'ada',
    postId: 'mine',
    state: 'live',
    day: '2031',
    createdAt: '2001-01-01T00:00:00.000Z',
    updatedAt: '2001-01-01T00:00:00.000Z',
    // As items are without `cleanInternalKeys`.
    pk: 'stale',
    GSI1PK: 'stale',
    _type: 'stale',
  }

  expect(Post.put(read).dbParams().Item).toMatchObject({
    postId: 'mine',
    createdAt: '2001-01-01T00:00:00.000Z',
    updatedAt: now,
    pk: 'USER#ada',
    GSI1PK: 'STATE#live',
    _type: 'Post',
  })
})

test('put makes one item, whatever is called on it later', () => {
  const put = Post.put({ username: 'ada', state: 'live', day: '2031' })
  const item = put.dbParams().Item
  vi.setSystemTime(0)

  expect(put.ifNotExists().dbParams().Item).toStrictEqual(item)
  expect(put.where((attr, op) => op.notExists(attr.title)).dbParams().Item).toStrictEqual(item)
})

test('a default is copied into each item', () => {
  const list: string[] = []
  const table = new Table({
    name: 'x',
    client: undefined as never,
    schema: {
      indexes: { primary: { hash: 'PK' } },
      models: {
        A: {
          key: { PK: { type: String, value: 'A#${id}' } },
          attributes: {
            id: { type: String },
            list: { type: Array, items: { type: String }, default: list },
          },
        },
      },
    },
  })

  expect(table.entities.A.put({ id: '1' }).dbParams().Item?.['list']).not.toBe(list)
})

test('put refuses at the call what does not fit, by path', () => {
  const given: [object, string, string][] = [
    [{ username: 'ada' }, 'parsing.attributeRequired', 'email'],
    [{ username: 'ada', email: 'nowhere' }, 'parsing.customValidationFailed', 'email'],
    [{ username: 'ada', email: 'a@b', age: '7' }, 'parsing.invalidAttributeInput', 'age'],
    [{ username: 'ada', email: 'a@b', born: '2001' }, 'parsing.customValidationFailed', 'born'],
    [{ username: 'ada', email: 'a@b', nick: 'x' }, 'parsing.additionalProperty', 'nick'],
    [{ username: 'ada', email: 'a@b', address: {} }, 'parsing.attributeRequired', 'address.city'],
    [{ username: 'ada', email: 'a@b', tags: ['a', 1] }, 'parsing.invalidAttributeInput', 'tags[1]'],
    [{ username: 'ada', email: 'a@b', extra: [] }, 'parsing.customValidationFailed', 'extra'],
  ]
  for (const [item, expected, path] of given) {
    expect(() => User.put(item as never), path).toThrow(expect.objectContaining({ code: expected, path }))
  }
})

test('put refuses what is no item', () => {
  for (const item of [undefined, null, 'ada', []]) {
    expect(() => User.put(item as never)).toThrow(code('parsing.invalidItem'))
    expect(() => Post.put(item as never)).toThrow(expect.objectContaining({ name: 'StatorError' }))
  }
})

test('a failed put sends nothing', () => {
  const { table, client } = blogWith()

  expect(() => table.entities.User.put({ username: 'ada', email: 'nowhere' })).toThrow()
  expect(client.sent).toStrictEqual([])
})

test('ifNotExists asks for the key column, and goes with other conditions', () => {
  const put = User.put({ username: 'ada', email: 'a@b' })

  expect(put.ifNotExists().dbParams()).toStrictEqual({
    TableName: 'blog',
    Item: ada,
    ExpressionAttributeNames: { '#c_1': 'pk' },
    ConditionExpression: 'attribute_not_exists(#c_1)',
  })
  expect(
    put
      .where((attr, op) => op.gt(attr.age, 1))
      .where((attr, op) => op.lt(attr.age, 9))
      .ifNotExists()
      .dbParams(),
  ).toMatchObject({
    ConditionExpression: '(#c_1 > :c_1) AND (#c_1 < :c_2) AND (attribute_not_exists(#c_2))',
    ExpressionAttributeValues: { ':c_1': 1, ':c_2': 9 },
  })
})

test('put resolves with the item written, with ALL_OLD with the one replaced or nothing', async () => {
  const { table, client } = blogWith({}, { Attributes: { ...ada, role: 'author' } }, {})
  const put = table.entities.User.put({ username: 'ada', email: 'a@b' })
  const { _type, pk, sk, ...written } = ada

  expect(await put.execute()).toStrictEqual(written)
  expect(await put.returning('ALL_OLD').execute()).toStrictEqual({ ...written, role: 'author' })
  expect(await put.returning('ALL_OLD').execute()).toBe(undefined)
  expect(client.sent[0]).toStrictEqual({ name: 'PutCommand', input: put.dbParams() })
})

test('condition and update values never share a placeholder', () => {
  const update = User.update({ username: 'ada' })
    .add('credit', -100)
    .where((attr, op) => op.gte(attr.credit, 100))

  expect(spelled(update.dbParams())).toStrictEqual({
    update: ['ADD credit -100'],
    condition: '(credit >= 100) AND (attribute_exists(pk))',
  })
})

test('update sets, removes, adds and deletes, whole values each', () => {
  const update = User.update({ username: 'ada' })
    .set('age', 7)
    .set({ email: 'x@y', address: { city: 'Oslo' }, tags: ['a'], born: new Date(0), extra: undefined })
    .remove('role' as never) // at run time its schema refuses it, see below
  expect(() => update.dbParams()).toThrow(code('parsing.attributeRequired'))

  expect(
    spelled(
      User.update({ username: 'ada' })
        .set('age', 7)
        .set({ address: { city: 'Oslo' }, tags: ['a'], born: new Date(0), extra: undefined })
        .remove('extra')
        .add('credit', 1)
        .delete('badges', new Set(['x']))
        .dbParams(),
    ),
  ).toStrictEqual({
    update: [
      'age = 7',
      'born = "1970-01-01T00:00:00.000Z"',
      'address = {"city":"Oslo","country":"NL"}',
      'tags = ["a"]',
      'REMOVE extra',
      'ADD credit 1',
      'DELETE badges {}',
    ],
    condition: 'attribute_exists(pk)',
  })
})

test('update fills the defaults inside of what it sets, and leaves what it is given as it is', () => {
  const stops = [{ at: new Date(0) }, { at: new Date(1), open: false }]
  const { Route } = new Table({
    name: 'x',
    client: fakeClient() as never,
    schema: {
      indexes: { primary: { hash: 'id' } },
      models: {
        Route: {
          key: { PK: { type: String, value: '${id}' } },
          attributes: {
            id: { type: String },
            stops: {
              type: Array,
              items: {
                type: Object,
                schema: {
                  at: { type: Date, required: true },
                  open: { type: Boolean, default: true },
                  notes: { type: Array, items: { type: String }, default: () => [] },
                },
              },
            },
            settings: {
              type: Object,
              schema: {
                inner: { type: Object, default: {}, schema: { level: { type: Number, default: 3 } } },
              },
            },
          },
        },
      },
    },
  }).entities
  const update = Route.update({ id: 'a' }).set({ stops, settings: {} })

  expect(spelled(update.dbParams()).update).toStrictEqual([
    'stops = [{"at":"1970-01-01T00:00:00.000Z","open":true,"notes":[]},{"at":"1970-01-01T00:00:00.001Z","open":false,"notes":[]}]',
    'settings = {"inner":{"level":3}}',
  ])
  expect(stops[0]).toStrictEqual({ at: new Date(0) })
  expect(spelled(Route.update({ id: 'a' }).set('settings', {}).dbParams()).update).toStrictEqual([
    'settings = {"inner":{"level":3}}',
  ])
  expect(() =>
    Route.update({ id: 'a' })
      .set('stops', [{ at: new Date(0), open: 'no' as never }])
      .dbParams(),
  ).toThrow(expect.objectContaining({ path: 'stops[0].open' }))
  expect(() =>
    Route.update({ id: 'a' })
      .set('settings', { inner: 7 } as never)
      .dbParams(),
  ).toThrow(expect.objectContaining({ path: 'settings.inner' }))
})

test('update validates its values', () => {
  const refused: [object, string][] = [
    [{ age: '7' }, 'age'],
    [{ email: 'nowhere' }, 'email'],
    [{ nick: 'a' }, 'nick'],
    [{ address: { city: 1 } }, 'address.city'],
  ]
  for (const [changes, path] of refused) {
    expect(() => User.update({ username: 'ada' }).set(changes).dbParams(), path).toThrow(
      expect.objectContaining({ path }),
    )
  }
})

test('update refuses changes of the key and of what the library writes, at the call', () => {
  for (const name of ['username', 'pk', '_type', 'createdAt']) {
    expect(() => User.update({ username: 'ada' }).set({ [name]: 'x' } as never), name).toThrow(
      code('functional.invalidUpdate'),
    )
  }
})

test('an attribute is changed once; a later set takes the place of an earlier one', () => {
  const update = User.update({ username: 'ada' })

  expect(spelled(update.set('age', 1).set('age', 2).dbParams()).update).toStrictEqual(['age = 2'])
  expect(() => update.add('credit', 1).add('credit', 2)).toThrow(code('functional.invalidUpdate'))
  expect(() => update.set('credit', 1).add('credit', 2)).toThrow(code('functional.invalidUpdate'))
  expect(() => update.remove('credit').set('credit', 2)).toThrow(code('functional.invalidUpdate'))
})

test('updatedAt can be set, and is set once', () => {
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = User.update({
    username: 'ada',
  })
    .set('updatedAt', '2001-01-01T00:00:00.000Z')
    .dbParams()

  expect(Object.values(names!).filter(name => name === 'updatedAt')).toHaveLength(1)
  expect(Object.values(values!)).toContain('2001-01-01T00:00:00.000Z')
})

test('set with an attribute and undefined changes nothing of it', () => {
  expect(spelled(User.update({ username: 'ada' }).set('age', undefined).dbParams()).update).toStrictEqual([])
  expect(
    spelled(User.update({ username: 'ada' }).set({ name: 'age' }, undefined).dbParams()).update,
  ).toStrictEqual([])
})

test('an update of nothing touches updatedAt, or is refused without timestamps', () => {
  expect(Object.values(User.update({ username: 'ada' }).dbParams().ExpressionAttributeNames!)).toContain(
    'updatedAt',
  )
  const bare = new Table({
    name: 'x',
    client: undefined as never,
    schema: {
      indexes: { primary: { hash: 'PK' } },
      models: {
        A: { key: { PK: { type: String, value: 'A#${id}' } }, attributes: { id: { type: String } } },
      },
    },
  })
  expect(() => bare.entities.A.update({ id: '1' }).dbParams()).toThrow(code('actions.emptyUpdate'))
})

const post = { username: 'ada', postId: 'p' }

test('an update of all that an index column is made of computes it', () => {
  expect(
    spelled(Post.update(post).set('state', 'gone').set({ topic: 't', score: 1 }).dbParams()),
  ).toStrictEqual({
    update: [
      'state = "gone"',
      'topic = "t"',
      'score = 1',
      'GSI1PK = "STATE#gone"',
      'GSI2PK = "TOPIC#t"',
      'GSI2SK = "SCORE#bff0000000000000"',
    ],
    condition: 'attribute_exists(pk)',
  })
})

test('an update of a part of it completes it from the key', () => {
  expect(spelled(Post.update(post).set('day', '2032').dbParams()).update).toStrictEqual([
    'day = "2032"',
    'GSI1SK = "DAY#2032#p"',
  ])
})

const Pair = new Table({
  name: 'x',
  client: undefined as never,
  schema: {
    indexes: { primary: { hash: 'PK' }, byPair: { hash: 'GSI1PK' } },
    models: {
      Pair: {
        key: { PK: { type: String, value: 'PAIR#${id}' } },
        index: { GSI1PK: { type: String, value: '${left}#${right}' } },
        attributes: {
          id: { type: String },
          left: { type: String },
          right: { type: String },
          n: { type: Number },
        },
      },
    },
  },
}).entities.Pair

test('an update of a part that cannot be completed is refused by name', () => {
  expect(() => Pair.update({ id: '1' }).set('left', 'a').dbParams()).toThrow(
    expect.objectContaining({
      code: 'functional.incompleteIndex',
      path: 'GSI1PK',
      payload: { column: 'GSI1PK', template: '${left}#${right}', missing: ['right'] },
    }),
  )
  expect(() => Post.update(post).add('score', 1).dbParams()).toThrow(code('functional.incompleteIndex'))
})

test('values given with the key complete it, and are checked', () => {
  expect(spelled(Pair.update({ id: '1', right: 'b' }).set('left', 'a').dbParams())).toMatchObject({
    condition: 'right = "b"',
    update: expect.arrayContaining(['left = "a"', 'GSI1PK = "a#b"']),
  })
})

test('an update that removes the reason of an index column removes it', () => {
  expect(spelled(Pair.update({ id: '1' }).remove('left').dbParams()).update).toStrictEqual(
    expect.arrayContaining(['REMOVE left', 'GSI1PK']),
  )
  expect(spelled(Pair.update({ id: '1', right: undefined }).set('left', 'a').dbParams())).toMatchObject({
    condition: 'attribute_not_exists(right)',
    update: expect.arrayContaining(['REMOVE GSI1PK']),
  })
})

test('an update that makes a whole item may create it; any other one needs it to be there', () => {
  expect(spelled(Counter.update({ name: 'x' }).add('value', 1).dbParams())).toStrictEqual({
    update: ['GSI1PK = "COUNTERS"', 'GSI1SK = "x"', 'ADD value 1'],
    condition: undefined,
  })
  expect(spelled(Post.update(post).set('title', 'x').dbParams()).condition).toBe('attribute_exists(pk)')
})

test('update resolves with what returning asks for', async () => {
  const { table } = blogWith({}, { Attributes: ada }, { Attributes: { age: 7 } })
  const update = table.entities.User.update({ username: 'ada' }).set('age', 7)
  const { _type, pk, sk, ...item } = ada

  expect(await update.execute()).toBe(undefined)
  expect(await update.returning('ALL_NEW').execute()).toStrictEqual(item)
  expect(await update.returning('UPDATED_NEW').execute()).toStrictEqual({ age: 7 })
})

test('a write whose returned item does not fit its model rejects with the reason', async () => {
  const { table, client } = blogWith({ Attributes: { ...ada, age: 'seven' } })
  const update = table.entities.User.update({ username: 'ada' }).set('role', 'author')

  await expect(update.returning('ALL_NEW').execute()).rejects.toThrow(
    expect.objectContaining({ code: 'formatter.invalidAttribute', path: 'age' }),
  )
  expect(client.sent).toHaveLength(1)
})

test('delete tells what it deleted, and nothing where there was nothing', async () => {
  const { table, client } = blogWith({}, { Attributes: ada }, {})
  const remove = table.entities.User.delete({ username: 'ada' })
  const { _type, pk, sk, ...item } = ada

  expect(await remove.execute()).toBe(undefined)
  expect(await remove.returning('ALL_OLD').execute()).toStrictEqual(item)
  expect(await remove.returning('ALL_OLD').execute()).toBe(undefined)
  expect(client.sent[1]?.input).toStrictEqual({
    TableName: 'blog',
    Key: { pk: 'USER#ada', sk: 'USER#ada' },
    ReturnValues: 'ALL_OLD',
  })
})

const validated = new Table({
  name: 'x',
  client: undefined as never,
  schema: {
    indexes: { primary: { hash: 'PK' } },
    models: {
      Account: {
        key: { PK: { type: String, value: 'ACCOUNT#${code}' } },
        attributes: {
          code: { type: String, validate: z.string().length(3) },
          email: { type: String, required: true, validate: z.email() },
          limits: { type: Object, validate: z.object({ day: z.number().max(10) }) },
          low: { type: Number, required: true },
          high: { type: Number, required: true },
        },
        validate: z
          .object({ low: z.number(), high: z.number() })
          .refine(({ low, high }) => low <= high, { message: 'low is above high', path: ['low'] }),
      },
    },
  },
}).entities.Account
const account = { code: 'abc', email: 'a@b.org', low: 1, high: 2 }

test('zod validates attributes, what is inside them, and items, by path', () => {
  const refused: [object, string, RegExp][] = [
    [{ email: 'nowhere' }, 'email', /Invalid email/],
    [{ code: 'abcd' }, 'code', /3 characters/],
    [{ limits: { day: 11 } }, 'limits.day', /<=10/],
    [{ low: 3 }, 'low', /low is above high/],
  ]
  expect(validated.put(account).dbParams().Item).toMatchObject(account)
  for (const [part, path, message] of refused) {
    expect(() => validated.put({ ...account, ...part }), path).toThrow(
      expect.objectContaining({
        code: 'parsing.customValidationFailed',
        path,
        message: expect.stringMatching(message),
      }),
    )
  }
})

test('zod validates keys, updates and conditions', () => {
  const failed = code('parsing.customValidationFailed')
  expect(() => validated.get({ code: 'abcd' }).dbParams()).toThrow(failed)
  expect(() => validated.update({ code: 'abc' }).set('email', 'nowhere').dbParams()).toThrow(failed)
  expect(() =>
    validated
      .delete({ code: 'abc' })
      .where((attr, op) => op.eq(attr.email, 'nowhere'))
      .dbParams(),
  ).toThrow(failed)
  expect(() =>
    validated
      .query()
      .where((attr, op) => op.eq(attr.code, 'abcd'))
      .dbParams(),
  ).toThrow(failed)
})

test('validators of Standard Schema that are asynchronous are refused, thenables included', () => {
  const answer = { issues: [{ message: 'no' }] }
  // biome-ignore lint/suspicious/noThenProperty: what is tested.
  for (const result of [Promise.resolve(answer), { then: (take: (value: object) => void) => take(answer) }]) {
    const validate = { '~standard': { version: 1, vendor: 'x', validate: () => result } }
    const { Note } = new Table({
      name: 'x',
      client: undefined as never,
      schema: {
        indexes: { primary: { hash: 'id' } },
        models: {
          Note: {
            key: { PK: { type: String, value: '${id}' } },
            attributes: { id: { type: String }, text: { type: String, validate: validate as never } },
          },
        },
      },
    }).entities

    expect(() => Note.put({ id: 'a', text: 'x' })).toThrow(/async validators are not supported/)
  }
})

test('a model is a stator entity, whose writes keep index columns as well', () => {
  const { Item } = Post.entity
    .build(PutItemCommand)
    .item({ username: 'ada', postId: 'p', state: 'live', day: '2031' })
    .params()

  expect(Item).toStrictEqual(
    Post.put({ username: 'ada', postId: 'p', state: 'live', day: '2031' }).dbParams().Item,
  )
})

test('names that are no identifiers, or of built-in properties, are ordinary attributes', () => {
  const table = new Table({
    name: 'x',
    client: undefined as never,
    schema: {
      indexes: { primary: { hash: 'PK' } },
      models: {
        A: {
          key: { PK: { type: String, value: 'A#${id}' } },
          attributes: { id: { type: String }, 'a.b-c d': { type: Number }, constructor: { type: String } },
        },
      },
    },
  })

  expect(
    table.entities.A.delete({ id: '1' })
      .where((attr, op) => op.and(op.gt(attr['a.b-c d'], 1), op.eq(attr.constructor, 'x')))
      .dbParams(),
  ).toMatchObject({
    ConditionExpression: '(#c_1 > :c_1) AND (#c_2 = :c_2)',
    ExpressionAttributeNames: { '#c_1': 'a.b-c d', '#c_2': 'constructor' },
  })
})
