import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { UpdateItemCommand } from '../../src/actions/entity/update/index.js'
import { Table } from '../../src/functional/index.js'
import { schema } from '../functional/blog.js'
import { describeOnDynamodb, localDocumentClient } from './localTable.js'

describeOnDynamodb('the functional layer on DynamoDB Local', () => {
  // A plain client, as the reference takes it.
  const client = new DynamoDBClient({
    endpoint: inject('dynamodbEndpoint') ?? 'http://127.0.0.1:1',
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const name = `functional-${process.pid}`
  const columns = ['pk', 'sk', 'GSI1PK', 'GSI1SK', 'GSI2PK', 'GSI2SK']
  const keySchema = (hash: string, sort: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ]
  const projection = { Projection: { ProjectionType: 'ALL' as const } }
  beforeAll(() =>
    client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: columns.map(AttributeName => ({ AttributeName, AttributeType: 'S' as const })),
        KeySchema: keySchema('pk', 'sk'),
        GlobalSecondaryIndexes: [
          { IndexName: 'byDay', KeySchema: keySchema('GSI1PK', 'GSI1SK'), ...projection },
          { IndexName: 'byScore', KeySchema: keySchema('GSI2PK', 'GSI2SK'), ...projection },
        ],
      }),
    ),
  )
  afterAll(() => client.send(new DeleteTableCommand({ TableName: name })))

  const table = new Table({ name, client, schema })
  const { User, Post, Counter } = table.entities
  let run = 0
  let username = ''
  beforeEach(() => {
    username = `user#${++run}`
  })

  const user = () => ({
    username,
    email: 'a@b',
    age: 7,
    born: new Date('1815-12-10'),
    address: { city: 'Oslo' },
    tags: ['a', 'b'],
    badges: new Set(['x', 'y']),
    extra: { any: [1, null, { deep: true }] },
  })

  test('what was put comes back, of the same types', async () => {
    const written = await User.put(user()).execute()

    expect(written).toStrictEqual({
      ...user(),
      role: 'reader',
      address: { city: 'Oslo', country: 'NL' },
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    })
    expect(await User.get({ username }).consistentRead().execute()).toStrictEqual(written)
    expect(await User.get({ username }).select(['born', 'tags']).execute()).toStrictEqual({
      born: new Date('1815-12-10'),
      tags: ['a', 'b'],
    })
  })

  test('a second put with ifNotExists fails; ALL_OLD tells replaced from new', async () => {
    const put = User.put(user())

    expect(await put.returning('ALL_OLD').execute()).toBe(undefined)
    expect(await put.returning('ALL_OLD').execute()).toMatchObject({ age: 7 })
    await expect(put.ifNotExists().execute()).rejects.toThrow(
      expect.objectContaining({ name: 'ConditionalCheckFailedException' }),
    )
  })

  test('a guarded subtraction subtracts, and stops at the guard', async () => {
    await User.put({ ...user(), credit: 150 }).execute()
    const pay = User.update({ username })
      .add('credit', -100)
      .where((attr, op) => op.gte(attr.credit, 100))
      .returning('ALL_NEW')

    expect((await pay.execute()).credit).toBe(50)
    await expect(pay.execute()).rejects.toThrow(
      expect.objectContaining({ name: 'ConditionalCheckFailedException' }),
    )
    expect((await User.get({ username }).consistentRead().execute())?.credit).toBe(50)
  })

  test('an update that could only make half an item makes none', async () => {
    await expect(User.update({ username }).set('age', 1).execute()).rejects.toThrow(
      expect.objectContaining({ name: 'ConditionalCheckFailedException' }),
    )
    expect(await User.get({ username }).execute()).toBe(undefined)
  })

  test('an update that makes a whole item makes one that reads and queries see', async () => {
    await Counter.update({ name: username }).add('value', 1).execute()
    await Counter.update({ name: username }).add('value', 2).execute()

    const counter = { name: username, value: 3, createdAt: expect.any(String), updatedAt: expect.any(String) }
    expect(await Counter.get({ name: username }).execute()).toStrictEqual(counter)
    const byName = Counter.query().where((attr, op) => op.eq(attr.name, username))
    expect(await byName.execute()).toStrictEqual([counter])
    expect(await byName.useIndex('byDay').execute()).toStrictEqual([counter])
  })

  test('index columns follow every update, by either style', async () => {
    const topic = `topic ${username}`
    const byScore = Post.query()
      .useIndex('byScore')
      .where((attr, op) => op.eq(attr.topic, topic))
      .select(['score'])
    const { postId } = await Post.put({ username, state: 'live', day: '2031' }).execute()
    const post = Post.update({ username, postId })

    expect(await byScore.execute()).toStrictEqual([])
    await post.set({ topic, score: 10 }).execute()
    expect(await byScore.execute()).toStrictEqual([{ score: 10 }])
    await post.set('score', 9).execute()
    expect(await byScore.where((attr, op) => op.lt(attr.score, 10)).execute()).toStrictEqual([{ score: 9 }])
    await Post.entity.build(UpdateItemCommand).item({ username, postId, score: 8 }).send()
    expect(await byScore.where((attr, op) => op.lt(attr.score, 9)).execute()).toStrictEqual([{ score: 8 }])
    await post.remove('topic').execute()
    expect(await byScore.execute()).toStrictEqual([])
  })

  test('numbers in keys sort as numbers, either way', async () => {
    const scores = [10, -1.5, 9, 0, 1e9, -200]
    const topic = `scores ${username}`
    await Post.batchWrite(scores.map(score => ({ username, state: 's', day: 'd', topic, score }))).execute()
    const sorted = Post.query()
      .useIndex('byScore')
      .where((attr, op) => op.eq(attr.topic, topic))
    const read = async (query: typeof sorted) => (await query.execute()).map(post => post.score)

    expect(await read(sorted)).toStrictEqual([-200, -1.5, 0, 9, 10, 1e9])
    expect(await read(sorted.scanIndexForward(false).limit(2))).toStrictEqual([1e9, 10])
    expect(await read(sorted.where((attr, op) => op.gt(attr.score, -1.5)))).toStrictEqual([0, 9, 10, 1e9])
    expect(await read(sorted.where((attr, op) => op.between(attr.score, -2, 9)))).toStrictEqual([-1.5, 0, 9])
  })

  test('identities that differ by a separator are two items', async () => {
    await Post.put({ username: 'x', postId: 'y#z', state: 's', day: 'd', title: 'one' }).execute()
    await Post.put({ username: 'x', postId: 'y$0z', state: 's', day: 'd', title: 'other' }).execute()

    expect((await Post.get({ username: 'x', postId: 'y#z' }).execute())?.title).toBe('one')
    expect((await Post.get({ username: 'x', postId: 'y$0z' }).execute())?.title).toBe('other')
    const begins = Post.query().where((attr, op) =>
      op.and(op.eq(attr.username, 'x'), op.beginsWith(attr.postId, 'y#')),
    )
    expect((await begins.execute()).map(post => post.title)).toStrictEqual(['one'])
  })

  test('pages go on where they end, and iterations go to the end', async () => {
    await Post.batchWrite(
      Array.from({ length: 60 }, (_, n) => ({ username, postId: `p${n + 10}`, state: 's', day: 'd' })),
    ).execute()
    const query = Post.query()
      .where((attr, op) => op.eq(attr.username, username))
      .limit(25)
    const first = await query.executeWithPagination()
    const second = await query.startFrom(first.lastEvaluatedKey).executeWithPagination()
    const ids: string[] = []
    for await (const { postId } of query.iterate()) ids.push(postId)

    expect([first.items.length, first.count, second.items[0]?.postId]).toStrictEqual([25, 25, 'p35'])
    expect(ids).toHaveLength(60)
    expect(new Set(ids).size).toBe(60)
  })

  test('batches read and delete what they wrote', async () => {
    const keys = Array.from({ length: 120 }, (_, n) => ({ username: `${username}-${n}` }))
    await User.batchWrite(keys.map(key => ({ ...key, email: 'a@b' }))).execute()

    const read = await User.batchGet(keys).consistentRead().execute()
    expect(read.map(item => item.username)).toStrictEqual(keys.map(key => key.username))
    await User.batchDelete(keys).execute()
    expect(await User.batchGet(keys).execute()).toStrictEqual([])
  })

  test('a scan finds the items of its model alone', async () => {
    await User.put({ ...user(), email: `only@${run}` }).execute()
    const found: string[] = []
    for await (const item of User.scan()
      .filter((attr, op) => op.eq(attr.email, `only@${run}`))
      .iterate()) {
      found.push(item.username)
    }

    expect(found).toStrictEqual([username])
  })

  test('transactions write all or nothing, and read at one time', async () => {
    await User.put(user()).execute()
    const transaction = table
      .transactWrite()
      .addUpdate(User.update({ username }).set('age', 8))
      .addPut(Post.put({ username, postId: 'p', state: 's', day: 'd' }).ifNotExists())
    await transaction.execute()
    const failed = await transaction.execute().catch((error: unknown) => error)

    expect(failed).toMatchObject({
      name: 'TransactionCanceledException',
      FailedMembers: [{ index: 1, model: 'Post', action: 'Put', Code: 'ConditionalCheckFailed' }],
    })
    const items = await table
      .transactGet()
      .addGet(User.get({ username }).select(['age']))
      .addGet(Post.get({ username, postId: 'p' }))
      .addGet(Counter.get({ name: 'none' }))
      .execute()
    expect(items).toStrictEqual([{ age: 8 }, expect.objectContaining({ postId: 'p' }), undefined])
  })

  test('delete returns what was there', async () => {
    await User.put(user()).execute()
    const remove = User.delete({ username }).returning('ALL_OLD')

    expect(await remove.execute()).toMatchObject({ born: new Date('1815-12-10') })
    expect(await remove.execute()).toBe(undefined)
  })

  test('data that other code wrote with plain templates is read and queried', async () => {
    const plain = new Table({
      name,
      client: localDocumentClient(),
      schema: { ...schema, params: { plainKeys: true } },
    })
    const documents = DynamoDBDocumentClient.from(client)
    const postId = 'a#b$c'
    const Item = {
      pk: `USER#${username}`,
      sk: `POST#${postId}`,
      _type: 'Post',
      username,
      postId,
      state: 's',
      day: 'd',
    }
    await documents.send(new PutCommand({ TableName: name, Item }))

    const { Post: PlainPost } = plain.entities
    expect(await PlainPost.get({ username, postId }).execute()).toStrictEqual(Item)
    const query = PlainPost.query().where((attr, op) =>
      op.and(op.eq(attr.username, username), op.beginsWith(attr.postId, 'a#')),
    )
    expect(await query.execute()).toStrictEqual([Item])
  })
})
