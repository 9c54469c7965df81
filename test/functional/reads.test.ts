import { expect, test } from 'vitest'
import { Table } from '../../src/functional/index.js'
import { blogWith, code, fakeClient } from './blog.js'

const { User, Post, Counter } = blogWith().table.entities

const END = '\u{10ffff}'

/** The expressions of a request, with placeholders replaced by what they stand for. */
const spelled = (params: object): { key?: string; filter?: string } => {
  const { KeyConditionExpression, FilterExpression, ExpressionAttributeNames, ExpressionAttributeValues } =
    params as any // read back as it was written
  const fill = (text: string): string =>
    text
      .replace(/#\w+/g, name => ExpressionAttributeNames[name])
      .replace(/:\w+/g, name => JSON.stringify(ExpressionAttributeValues[name]))
  return {
    ...(KeyConditionExpression && { key: fill(KeyConditionExpression) }),
    ...(FilterExpression && { filter: fill(FilterExpression) }),
  }
}

const ofAda = Post.query().where((attr, op) => op.eq(attr.username, 'ada'))

test('a query reads a partition, and of it what begins as the model does', () => {
  expect(ofAda.dbParams()).toStrictEqual({
    TableName: 'blog',
    KeyConditionExpression: '(#c0_1 = :c0_1) AND (begins_with(#c0_2, :c0_2))',
    FilterExpression: '#c1_1 = :c1_1',
    ExpressionAttributeNames: { '#c0_1': 'pk', '#c0_2': 'sk', '#c1_1': '_type' },
    ExpressionAttributeValues: { ':c0_1': 'USER#ada', ':c0_2': 'POST#', ':c1_1': 'Post' },
  })
})

test('what the key cannot say becomes the filter', () => {
  expect(
    spelled(
      Post.query()
        .where((attr, op) =>
          op.and(
            op.eq(attr.username, 'ada'),
            op.between(attr.postId, 'a', 'c'),
            op.or(op.gt(attr.likes, 5), op.notExists(attr.likes)),
          ),
        )
        .dbParams(),
    ),
  ).toStrictEqual({
    key: '(pk = "USER#ada") AND (sk BETWEEN "POST#a" AND "POST#c")',
    filter: '(_type = "Post") AND ((likes > 5) OR (attribute_not_exists(likes)))',
  })
})

test('where and filter add up, whatever is called how often, and nothing is lost of two on one attribute', () => {
  const query = Post.query()
    .where((attr, op) => op.gt(attr.likes, 1))
    .where((attr, op) => op.eq(attr.username, 'ada'))
    .filter((attr, op) => op.lt(attr.likes, 9))
    .filter((attr, op) => op.eq(attr.username, 'bob'))

  expect(spelled(query.dbParams())).toStrictEqual({
    key: '(pk = "USER#ada") AND (begins_with(sk, "POST#"))',
    filter: '(_type = "Post") AND ((likes > 1) AND (likes < 9) AND (username = "bob"))',
  })
})

test('nested and is taken apart, or and not are not', () => {
  const query = Post.query().where((attr, op) =>
    op.and(
      op.and(op.eq(attr.username, 'ada'), op.and(op.beginsWith(attr.postId, '01'))),
      op.not(op.and(op.eq(attr.state, 'x'))),
    ),
  )

  expect(spelled(query.dbParams())).toStrictEqual({
    key: '(pk = "USER#ada") AND (begins_with(sk, "POST#01"))',
    filter: '(_type = "Post") AND (NOT (state = "x"))',
  })
  expect(() =>
    Post.query()
      .where((attr, op) => op.not(op.and(op.eq(attr.username, 'ada'))))
      .dbParams(),
  ).toThrow(code('functional.invalidQuery'))
})

test('operators that no key takes become the filter', () => {
  const query = ofAda.where((attr, op) =>
    op.and(op.in(attr.postId, ['a', 'b']), op.ne(attr.username, 'x'), op.contains(attr.postId, 'q')),
  )

  expect(spelled(query.dbParams())).toStrictEqual({
    key: '(pk = "USER#ada") AND (begins_with(sk, "POST#"))',
    filter: '(_type = "Post") AND ((postId IN ("a", "b")) AND (username <> "x") AND (contains(postId, "q")))',
  })
})

test('on an index, attributes of the primary key and further conditions on one attribute become the filter', () => {
  const query = Counter.query()
    .useIndex('byDay')
    .where((attr, op) => op.and(op.gte(attr.name, 'a'), op.lt(attr.name, 'm')))
  const posts = Post.query()
    .useIndex('byDay')
    .where((attr, op) => op.and(op.eq(attr.state, 'live'), op.eq(attr.username, 'ada')))

  expect(spelled(query.dbParams())).toStrictEqual({
    key: '(GSI1PK = "COUNTERS") AND (GSI1SK BETWEEN "a" AND "m")',
    filter: '(_type = "Counter") AND (name < "m")',
  })
  expect(spelled(posts.dbParams())).toStrictEqual({
    key: '(GSI1PK = "STATE#live") AND (begins_with(GSI1SK, "DAY#"))',
    filter: '(_type = "Post") AND (username = "ada")',
  })
})

test('all variables of a template make an equality, also those that two templates share', () => {
  const query = User.query().where((attr, op) => op.eq(attr.username, 'a$$b#c'))

  expect(spelled(query.dbParams())).toStrictEqual({
    key: '(pk = "USER#a$1$1b$0c") AND (sk = "USER#a$1$1b$0c")',
    filter: '_type = "User"',
  })
  expect(
    spelled(
      Post.query()
        .useIndex('byDay')
        .where((attr, op) =>
          op.and(op.eq(attr.state, 'live'), op.eq(attr.day, '2031'), op.eq(attr.postId, 'p')),
        )
        .dbParams(),
    ).key,
  ).toBe('(GSI1PK = "STATE#live") AND (GSI1SK = "DAY#2031#p")')
})

test('the first variables of a sort key make its beginning, and beginsWith takes parts of a value', () => {
  const live = Post.query()
    .useIndex('byDay')
    .where((attr, op) => op.eq(attr.state, 'live'))

  expect(spelled(live.where((attr, op) => op.eq(attr.day, '2031')).dbParams())).toStrictEqual({
    key: '(GSI1PK = "STATE#live") AND (begins_with(GSI1SK, "DAY#2031#"))',
    filter: '_type = "Post"',
  })
  expect(spelled(live.where((attr, op) => op.beginsWith(attr.day, '203')).dbParams()).key).toBe(
    '(GSI1PK = "STATE#live") AND (begins_with(GSI1SK, "DAY#203"))',
  )
  // What comes behind a variable that is not known is none of the key's business.
  expect(spelled(live.where((attr, op) => op.beginsWith(attr.postId, 'x')).dbParams())).toStrictEqual({
    key: '(GSI1PK = "STATE#live") AND (begins_with(GSI1SK, "DAY#"))',
    filter: '(_type = "Post") AND (begins_with(postId, "x"))',
  })
})

test('ranges stay within the items of the model', () => {
  const range = (...wheres: Parameters<typeof ofAda.where>[0][]) =>
    spelled(wheres.reduce((query, where) => query.where(where), ofAda).dbParams())

  expect(range((attr, op) => op.gte(attr.postId, 'b'))).toStrictEqual({
    key: `(pk = "USER#ada") AND (sk BETWEEN "POST#b" AND "POST#${END}")`,
    filter: '_type = "Post"',
  })
  expect(range((attr, op) => op.lte(attr.postId, 'b')).key).toBe(
    '(pk = "USER#ada") AND (sk BETWEEN "POST#" AND "POST#b")',
  )
  expect(range((attr, op) => op.gt(attr.postId, 'b'))).toStrictEqual({
    key: `(pk = "USER#ada") AND (sk BETWEEN "POST#b" AND "POST#${END}")`,
    filter: '(_type = "Post") AND (postId > "b")',
  })
  expect(
    range(
      (attr, op) => op.gte(attr.postId, 'b'),
      (attr, op) => op.lt(attr.postId, 'd'),
    ),
  ).toStrictEqual({
    key: '(pk = "USER#ada") AND (sk BETWEEN "POST#b" AND "POST#d")',
    filter: '(_type = "Post") AND (postId < "d")',
  })
})

test('ranges of numbers use the key where its template sorts them', () => {
  const scores = Post.query()
    .useIndex('byScore')
    .where((attr, op) => op.eq(attr.topic, 't'))

  expect(spelled(scores.where((attr, op) => op.between(attr.score, -1, 2.5)).dbParams()).key).toBe(
    '(GSI2PK = "TOPIC#t") AND (GSI2SK BETWEEN "SCORE#400fffffffffffff" AND "SCORE#c004000000000000")',
  )
})

const events = new Table({
  name: 'x',
  client: undefined as never,
  schema: {
    indexes: { primary: { hash: 'PK', sort: 'SK' }, bySize: { hash: 'PK', sort: 'LSI1' } },
    models: {
      Event: {
        key: {
          PK: { type: String, value: 'ROOM#${room}' },
          SK: { type: String, value: '${at}#${n:4}#${name}' },
        },
        index: { LSI1: { type: String, value: '${size}' } },
        attributes: {
          room: { type: Number },
          at: { type: Date },
          n: { type: Number },
          name: { type: String },
          size: { type: Number },
        },
      },
    },
  },
}).entities.Event

test('ranges of what has a fixed width use the key wherever it stands', () => {
  const inRoom = events.query().where((attr, op) => op.eq(attr.room, 7))
  const day = new Date('2031-02-03')

  expect(spelled(inRoom.dbParams())).toStrictEqual({ key: 'PK = "ROOM#7"', filter: '_type = "Event"' })
  expect(spelled(inRoom.where((attr, op) => op.gte(attr.at, day)).dbParams()).key).toBe(
    '(PK = "ROOM#7") AND (SK >= "2031-02-03T00:00:00.000Z")',
  )
  expect(spelled(inRoom.where((attr, op) => op.lt(attr.at, day)).dbParams())).toStrictEqual({
    key: `(PK = "ROOM#7") AND (SK <= "2031-02-03T00:00:00.000Z${END}")`,
    filter: '(_type = "Event") AND (at < "2031-02-03T00:00:00.000Z")',
  })
  expect(
    spelled(inRoom.where((attr, op) => op.and(op.eq(attr.at, day), op.between(attr.n, 5, 12))).dbParams())
      .key,
  ).toBe(
    `(PK = "ROOM#7") AND (SK BETWEEN "2031-02-03T00:00:00.000Z#0005" AND "2031-02-03T00:00:00.000Z#0012${END}")`,
  )
})

test('an index with the hash column of the table is local, and a number without a format stays in the filter', () => {
  const query = events
    .query()
    .useIndex('bySize')
    .where((attr, op) => op.and(op.eq(attr.room, 7), op.gt(attr.size, 5)))

  expect(query.consistentRead().dbParams()).toMatchObject({ IndexName: 'bySize', ConsistentRead: true })
  expect(spelled(query.dbParams())).toStrictEqual({
    key: 'PK = "ROOM#7"',
    filter: '(_type = "Event") AND (size > 5)',
  })
})

test('a model whose partition is a constant can be queried', () => {
  expect(spelled(Counter.query().dbParams())).toStrictEqual({
    key: '(pk = "COUNTER") AND (begins_with(sk, "COUNTER#"))',
    filter: '_type = "Counter"',
  })
  expect(spelled(Counter.query().useIndex('byDay').dbParams()).key).toBe('GSI1PK = "COUNTERS"')
})

test('key columns can be compared as they are', () => {
  const query = Post.query().where((attr, op) =>
    op.and(op.eq(attr.pk, 'USER#ada'), op.between(attr.sk, 'POST#a', 'POST#b')),
  )

  expect(spelled(query.dbParams()).key).toBe('(pk = "USER#ada") AND (sk BETWEEN "POST#a" AND "POST#b")')
})

test('two bounds on a key column are one range: no filter takes it', () => {
  const [low, high] = ['POST#a', 'POST#b']
  for (const bounds of [
    (attr: any, op: any) => op.and(op.gte(attr.sk, low), op.lte(attr.sk, high)),
    (attr: any, op: any) => op.and(op.lte(attr.sk, high), op.gte(attr.sk, low)),
  ]) {
    const query = Post.query()
      .where((attr, op) => op.eq(attr.pk, 'USER#ada'))
      .where(bounds)

    expect(spelled(query.dbParams())).toStrictEqual({
      key: '(pk = "USER#ada") AND (sk BETWEEN "POST#a" AND "POST#b")',
      filter: '_type = "Post"',
    })
  }
})

test('bounds the wrong way round are left to the filter: nothing is between them', () => {
  expect(
    spelled(ofAda.where((attr, op) => op.and(op.gte(attr.postId, 'z'), op.lte(attr.postId, 'a'))).dbParams()),
  ).toStrictEqual({
    key: '(pk = "USER#ada") AND (begins_with(sk, "POST#"))',
    filter: '(_type = "Post") AND ((postId >= "z") AND (postId <= "a"))',
  })
})

test('what begins with nothing, or is not below it, is all: keys take no empty text', () => {
  const counters = Counter.query().useIndex('byDay')
  const all = { key: 'GSI1PK = "COUNTERS"', filter: '_type = "Counter"' }

  expect(spelled(counters.where((attr, op) => op.beginsWith(attr.name, '')).dbParams())).toStrictEqual(all)
  expect(spelled(counters.where((attr, op) => op.gte(attr.name, '')).dbParams())).toStrictEqual(all)
  expect(spelled(counters.where((attr, op) => op.beginsWith(attr.GSI1SK, '')).dbParams())).toStrictEqual(all)
  expect(spelled(counters.where((attr, op) => op.between(attr.name, '', 'b')).dbParams()).key).toBe(
    '(GSI1PK = "COUNTERS") AND (GSI1SK <= "b")',
  )
  expect(spelled(counters.where((attr, op) => op.lte(attr.name, '')).dbParams()).filter).toBe(
    '(_type = "Counter") AND (name <= "")',
  )
})

test('a query without its partition is refused, and says what is missing', () => {
  expect(() =>
    Post.query()
      .where((attr, op) => op.eq(attr.postId, 'p'))
      .dbParams(),
  ).toThrow(
    expect.objectContaining({
      code: 'functional.invalidQuery',
      payload: { model: 'Post', missing: ['username'] },
      message: expect.stringContaining("'pk' is 'USER#${username}'"),
    }),
  )
})

test('an index that the model is not in is refused', () => {
  // The type knows the indexes of the schema, not those of the model.
  expect(() => User.query().useIndex('byDay').dbParams()).toThrow(code('functional.invalidQuery'))
})

test('values in keys are checked', () => {
  const query = (value: unknown) => () =>
    Post.query()
      .where((attr, op) => op.eq(attr.username, value as string))
      .dbParams()

  expect(query(1)).toThrow(code('parsing.invalidAttributeInput'))
  expect(query(null)).toThrow(code('parsing.invalidAttributeInput'))
  expect(query(undefined)).toThrow(code('actions.invalidCondition'))
})

test('a limit of nothing and a consistent read of a global index are refused', () => {
  expect(() => ofAda.limit(0).dbParams()).toThrow(code('options.invalidLimitOption'))
  expect(() => User.scan().limit(0).dbParams()).toThrow(code('options.invalidLimitOption'))
  expect(() => Counter.query().useIndex('byDay').consistentRead().dbParams()).toThrow(
    code('options.invalidConsistentOption'),
  )
})

test('setters of a query are fields of the request', () => {
  expect(
    ofAda
      .limit(2)
      .scanIndexForward(false)
      .select(['title'])
      .consistentRead()
      .startFrom({ pk: 'USER#ada', sk: 'POST#1' })
      .returnConsumedCapacity('TOTAL')
      .dbParams(),
  ).toMatchObject({
    Limit: 2,
    ScanIndexForward: false,
    ConsistentRead: true,
    ExclusiveStartKey: { pk: 'USER#ada', sk: 'POST#1' },
    ReturnConsumedCapacity: 'TOTAL',
    ProjectionExpression: '#p_1, #_et',
  })
  expect(ofAda.startFrom(undefined).dbParams()).toStrictEqual(ofAda.dbParams())
})

test('a scan reads the items of the model', () => {
  expect(
    User.scan()
      .filter((attr, op) => op.gt(attr.age, 3))
      .where((attr, op) => op.eq(attr.address.city, 'Oslo'))
      .segment(1, 4)
      .dbParams(),
  ).toStrictEqual({
    TableName: 'blog',
    TotalSegments: 4,
    Segment: 1,
    FilterExpression: '(#c_1 = :c_1) AND ((#c_2 > :c_2) AND (#c_3.#c_4 = :c_3))',
    ExpressionAttributeNames: { '#c_1': '_type', '#c_2': 'age', '#c_3': 'address', '#c_4': 'city' },
    ExpressionAttributeValues: { ':c_1': 'User', ':c_2': 3, ':c_3': 'Oslo' },
  })
  expect(Post.scan().usingIndex('byDay').dbParams().IndexName).toBe('byDay')
  expect(() => User.scan().segment(4, 4).dbParams()).toThrow(code('scanCommand.invalidSegmentOption'))
})

test('conditions are written as they were meant', () => {
  const filter = (where: Parameters<ReturnType<typeof User.scan>['filter']>[0]) =>
    spelled(User.scan().filter(where).dbParams()).filter?.replace('(_type = "User") AND ', '')

  expect(filter((attr, op) => op.not(op.and(op.eq(attr.age, 1))))).toBe('(NOT (age = 1))')
  expect(filter((attr, op) => op.not(op.or(op.eq(attr.age, 1))))).toBe('(NOT (age = 1))')
  expect(filter((attr, op) => op.not(op.not(op.eq(attr.age, 1))))).toBe('(NOT (NOT (age = 1)))')
  expect(filter((attr, op) => op.and(op.gt(attr.age, 1), op.lt(attr.age, 9)))).toBe(
    '((age > 1) AND (age < 9))',
  )
  expect(filter((attr, op) => op.lt(attr.age, attr.credit))).toBe('(age < credit)')
  expect(filter((attr, op) => op.size(attr.tags).gte(2))).toBe('(size(tags) >= 2)')
  expect(filter((attr, op) => op.attributeType(attr.tags, 'L'))).toBe('(attribute_type(tags, "L"))')
  expect(filter((attr, op) => op.contains(attr.tags, 'a'))).toBe('(contains(tags, "a"))')
  expect(filter((attr, op) => op.eq(attr.tags[1]!, 'a'))).toBe('(tags[1] = "a")')
  expect(filter((attr, op) => op.gte(attr.born, new Date(0)))).toBe('(born >= "1970-01-01T00:00:00.000Z")')
  expect(filter((attr, op) => op.eq(attr.extra, { attr: 'age' }))).toBe('(extra = {"attr":"age"})')
  expect(filter((_, op) => op.and())).toBe('_type = "User"')
})

test('conditions without a meaning are refused', () => {
  const refused = (where: Parameters<ReturnType<typeof User.scan>['filter']>[0]) =>
    expect(() => User.scan().filter(where).dbParams()).toThrow(code('actions.invalidCondition'))

  refused((attr, op) => op.in(attr.age, []))
  refused((_, op) => op.or())
  refused((_, op) => op.not(op.and()))
  refused((attr, op) => op.eq(attr.age, undefined as never))
  refused((_, op) => op.eq('age' as never, 1))
  refused((_, op) => op.and(undefined as never))
  refused((_, op) => op.or(undefined as never))
  refused((_, op) => op.not(undefined as never))
  // Braces without `return`.
  refused(((attr: any, op: any) => {
    op.eq(attr.age, 1)
  }) as never)
  expect(() => Post.query().where((() => true) as never)).toThrow(code('actions.invalidCondition'))
})

const stored = (postId: string, more: object = {}) => ({
  pk: 'USER#ada',
  sk: `POST#${postId}`,
  GSI1PK: 'STATE#live',
  GSI1SK: `DAY#2031#${postId}`,
  _type: 'Post',
  username: 'ada',
  postId,
  state: 'live',
  day: '2031',
  createdAt: 'c',
  updatedAt: 'u',
  ...more,
})
const shown = (postId: string) => ({
  username: 'ada',
  postId,
  state: 'live',
  day: '2031',
  createdAt: 'c',
  updatedAt: 'u',
})

const pages = () => [
  {
    Items: [stored('1'), stored('2')],
    Count: 2,
    ScannedCount: 3,
    LastEvaluatedKey: { pk: 'USER#ada', sk: 'POST#2' },
  },
  { Items: [stored('3')], Count: 1, ScannedCount: 1 },
]
const query = (table: ReturnType<typeof blogWith>['table']) =>
  table.entities.Post.query().where((attr, op) => op.eq(attr.username, 'ada'))

test('execute resolves with the first page, without key columns however the query was made', async () => {
  const { table, client } = blogWith(...pages())

  expect(await query(table).limit(2).scanIndexForward(false).execute()).toStrictEqual([
    shown('1'),
    shown('2'),
  ])
  expect(client.sent).toHaveLength(1)
})

test('a query passes through promises as a value', async () => {
  const { table } = blogWith(...pages())
  const built = query(table)

  expect(await Promise.resolve(built).then(each => each.execute())).toHaveLength(2)
})

test('executeWithPagination tells where the next page starts', async () => {
  const { table, client } = blogWith(...pages())
  const first = await query(table).executeWithPagination()

  expect(first).toStrictEqual({
    items: [shown('1'), shown('2')],
    lastEvaluatedKey: { pk: 'USER#ada', sk: 'POST#2' },
    count: 2,
    scannedCount: 3,
  })
  const next = await query(table).startFrom(first.lastEvaluatedKey).executeWithPagination()
  expect(next).toStrictEqual({ items: [shown('3')], lastEvaluatedKey: undefined, count: 1, scannedCount: 1 })
  expect(client.sent[1]?.input.ExclusiveStartKey).toStrictEqual({ pk: 'USER#ada', sk: 'POST#2' })
})

test('iterate gives items, pages gives pages, both as they are asked for', async () => {
  const { table, client } = blogWith(...pages(), ...pages(), ...pages())
  const items: unknown[] = []
  for await (const item of query(table).iterate()) items.push(item)
  expect(items).toStrictEqual([shown('1'), shown('2'), shown('3')])

  const counts: unknown[] = []
  for await (const { count } of query(table).pages()) counts.push(count)
  expect(counts).toStrictEqual([2, 1])

  const some = query(table).iterate({ take: 1 })
  for await (const item of some) expect(item).toStrictEqual(shown('1'))
  expect(some.lastEvaluatedKey).toStrictEqual({ pk: 'USER#ada', sk: 'POST#1' })
  expect(client.sent).toHaveLength(5)
})

test('a plain schema queries by values as they are', () => {
  const table = new Table({
    name: 'x',
    client: fakeClient() as never,
    schema: {
      indexes: { primary: { hash: 'PK', sort: 'SK' } },
      models: {
        A: {
          key: { PK: { type: String, value: 'A#${a}' }, SK: { type: String, value: 'B#${b}' } },
          attributes: { a: { type: String }, b: { type: String } },
        },
      },
      params: { plainKeys: true },
    },
  })

  expect(table.entities.A.get({ a: 'x#y', b: '$&' }).dbParams()).toMatchObject({
    Key: { PK: 'A#x#y', SK: 'B#$&' },
  })
  expect(
    spelled(
      table.entities.A.query()
        .where((attr, op) => op.and(op.eq(attr.a, 'x#y'), op.eq(attr.b, '$&')))
        .dbParams(),
    ).key,
  ).toBe('(PK = "A#x#y") AND (SK = "B#$&")')
})
