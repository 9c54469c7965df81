import { describe, expect, test } from 'vitest'
import { GetItemCommand } from '../../../src/actions/entity/get.js'
import { Entity } from '../../../src/entity/index.js'
import { item, list, map, string } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'
import { depot, Key, key, Parcel, Tracked } from '../../entity/parcel.js'
import { depotOf } from './client.js'

const get = () => Parcel.build(GetItemCommand)
/** As a program without types calls it. */
const getBy = (options: object) =>
  get()
    .key(key)
    .options(options as {})
    .params()

describe('params', () => {
  test('hold the table and the key', () => {
    expect(get().key(key).params()).toStrictEqual({ TableName: 'depot', Key })
  })

  test('leave out what is no part of the key', () => {
    const more = { ...key, label: 'x', grams: 'heavy', junk: 1 }
    expect(get().key(more).params()).toStrictEqual({ TableName: 'depot', Key })
  })

  test('hold the options, in this order', () => {
    const params = get()
      .key(key)
      .options({ capacity: 'TOTAL', consistent: true, attributes: ['grams', 'hub'] })
      .params()

    expect(params).toStrictEqual({
      TableName: 'depot',
      Key: { PK: 'HUB#ams', SK: '7' },
      ReturnConsumedCapacity: 'TOTAL',
      ConsistentRead: true,
      ExpressionAttributeNames: { '#p_1': 'w', '#p_2': 'PK' },
      ProjectionExpression: '#p_1, #p_2',
    })
    expect(Object.keys(params)).toStrictEqual([
      'TableName',
      'Key',
      'ReturnConsumedCapacity',
      'ConsistentRead',
      'ExpressionAttributeNames',
      'ProjectionExpression',
    ])
  })

  test.each<[string, object, object]>([
    ['capacity', { capacity: 'NONE' }, { ReturnConsumedCapacity: 'NONE' }],
    ['capacity', { capacity: 'INDEXES' }, { ReturnConsumedCapacity: 'INDEXES' }],
    ['consistent', { consistent: false }, { ConsistentRead: false }],
    ['tableName', { tableName: 'other' }, { TableName: 'other' }],
    ['tableName', { tableName: '' }, { TableName: '' }],
    ['undefined', { capacity: undefined, consistent: undefined, attributes: undefined }, {}],
    ['undefined', { tableName: undefined }, {}],
    // An empty projection would be refused by DynamoDB.
    ['attributes', { attributes: [] }, {}],
    [
      'attributes',
      { attributes: ['label', 'box.note', 'box.size', "['label']"] },
      {
        ProjectionExpression: '#p_1, #p_2.#p_3, #p_2.#p_4',
        ExpressionAttributeNames: { '#p_1': 'label', '#p_2': 'bx', '#p_3': 'n', '#p_4': 'size' },
      },
    ],
  ])('take the option %s: %o', (_, options, fields) => {
    expect(getBy(options)).toStrictEqual({ TableName: 'depot', Key, ...fields })
  })

  test.each<[object, string, unknown]>([
    [{ capacity: 'ALL' }, 'options.invalidCapacityOption', { capacity: 'ALL' }],
    [{ capacity: null }, 'options.invalidCapacityOption', { capacity: null }],
    [{ consistent: 'yes' }, 'options.invalidConsistentOption', { consistent: 'yes' }],
    [{ consistent: null }, 'options.invalidConsistentOption', { consistent: null }],
    [{ tableName: 1 }, 'options.invalidTableNameOption', { tableName: 1 }],
    [{ attributes: 'label' }, 'options.invalidAttributesOption', { attributes: 'label' }],
    [{ attributes: null }, 'options.invalidAttributesOption', { attributes: null }],
    [{ attributes: ['nope'] }, 'actions.invalidExpressionAttributePath', { attributePath: 'nope' }],
    [{ attributes: ['w'] }, 'actions.invalidExpressionAttributePath', { attributePath: 'w' }],
    [{ returnValues: 'NONE' }, 'options.unknownOption', { option: 'returnValues' }],
    [{ metrics: 'NONE' }, 'options.unknownOption', { option: 'metrics' }],
    [{ constructor: 1 }, 'options.unknownOption', { option: 'constructor' }],
    [{ oops: 1, ouch: 1 }, 'options.unknownOption', { option: 'oops' }],
    // The first failing step decides.
    [{ capacity: 'ALL', oops: 1 }, 'options.unknownOption', { option: 'oops' }],
    [{ consistent: 1, capacity: 'ALL' }, 'options.invalidCapacityOption', { capacity: 'ALL' }],
    [{ attributes: ['nope'], consistent: 1 }, 'options.invalidConsistentOption', { consistent: 1 }],
    [{ tableName: 1, attributes: 1 }, 'options.invalidAttributesOption', { attributes: 1 }],
  ])('refuse the options %o', (options, code, payload) => {
    expect(() => getBy(options)).toThrow(expect.objectContaining({ code, payload, path: undefined }))
  })

  test('refuse more attributes than any expression has place for', () => {
    const attributes: string[] = Object.assign([], { length: 2 ** 32 - 1 })

    expect(() => getBy({ attributes })).toThrow(
      expect.objectContaining({ code: 'options.invalidAttributesOption' }),
    )
  })

  test('need a key', () => {
    for (const none of [undefined, null, '', 0]) {
      expect(() =>
        get()
          .key(none as never)
          .params(),
      ).toThrow(
        expect.objectContaining({
          code: 'actions.incompleteAction',
          payload: undefined,
          message: expect.stringContaining('key'),
        }),
      )
    }
    expect(() => get().params()).toThrow(/GetItemCommand/)
    expect(() =>
      get()
        .key({} as never)
        .params(),
    ).toThrow(expect.objectContaining({ code: 'parsing.attributeRequired', path: 'hub' }))
  })

  test.each<[unknown, string, string | undefined, unknown]>([
    [{ code: '7' }, 'parsing.attributeRequired', 'hub', undefined],
    [{ hub: 1, code: '7' }, 'parsing.invalidAttributeInput', 'hub', { received: 1, expected: 'string' }],
    ['ams', 'parsing.invalidItem', undefined, { received: 'ams', expected: 'object' }],
    [['ams'], 'parsing.invalidItem', undefined, { received: ['ams'], expected: 'object' }],
  ])('refuse the key %o', (input, code, path, payload) => {
    // The key is looked at before the options, and those before the table.
    const command = get()
      .key(input as never)
      .options({ oops: 1 } as {})
    expect(() => command.params()).toThrow(expect.objectContaining({ code, path, payload }))
  })

  test('need a table name', () => {
    const table = new Table({ partitionKey: { name: 'id', type: 'string' } })
    const Nameless = new Entity({ name: 'N', table, schema: item({ id: string().key() }) })
    const command = Nameless.build(GetItemCommand).key({ id: 'a' })

    expect(() => command.params()).toThrow(expect.objectContaining({ code: 'table.missingTableName' }))
    expect(command.options({ tableName: 'other' }).params().TableName).toBe('other')
    let calls = 0
    table.tableName = () => `t${++calls}`
    expect([command.params().TableName, command.params().TableName]).toStrictEqual(['t1', 't2'])
  })

  test('fill in defaults and links of the key', () => {
    const Song = new Entity({
      name: 'Song',
      table: depot,
      schema: item({
        id: string().key().savedAs('PK'),
        kind: string().key().savedAs('SK').default('song'),
      }),
    })
    expect(Song.build(GetItemCommand).key({ id: 'a' }).params().Key).toStrictEqual({ PK: 'a', SK: 'song' })
  })
})

describe('a command', () => {
  test('never changes', () => {
    const empty = get()
    const keyed = empty.key(key)
    const sized = keyed.options({ capacity: 'TOTAL' })
    const other = sized.key({ ...key, code: '8' })
    const reset = sized.options({ consistent: true })

    expect(() => empty.params()).toThrow()
    expect(keyed.params()).toStrictEqual({ TableName: 'depot', Key })
    expect(sized.params()).toStrictEqual({ TableName: 'depot', Key, ReturnConsumedCapacity: 'TOTAL' })
    expect(other.params()).toMatchObject({ Key: { ...Key, SK: '8' }, ReturnConsumedCapacity: 'TOTAL' })
    expect(reset.params()).toStrictEqual({ TableName: 'depot', Key, ConsistentRead: true })
  })

  test('hands its options to a function that makes new ones', () => {
    const command = get()
      .key(key)
      .options({ capacity: 'TOTAL' })
      .options(previous => ({ ...previous, consistent: true }))
    expect(command.params()).toMatchObject({ ReturnConsumedCapacity: 'TOTAL', ConsistentRead: true })
    expect(command.options(undefined as never).params()).toStrictEqual({ TableName: 'depot', Key })
  })

  test('can be constructed with all it needs', () => {
    const command = new GetItemCommand(Parcel, key, { consistent: true })
    expect(command.params()).toStrictEqual({ TableName: 'depot', Key, ConsistentRead: true })
  })

  test('has its entity, and no other key of its own', () => {
    expect(Object.keys(get().key(key))).toStrictEqual(['entity'])
    expect(get().entity).toBe(Parcel)
    expect(GetItemCommand.actionName).toBe('get')
  })

  test('looks at its key when it is asked, not before', () => {
    const later = { ...key }
    const command = get().key(later)
    later.code = '8'
    expect(command.params().Key).toStrictEqual({ ...Key, SK: '8' })
  })
})

describe('send', () => {
  const parcelAt = (response: unknown, more: object = {}) => {
    const { table, sent } = depotOf(response)
    const schema = item({
      hub: string().key().savedAs('PK'),
      code: string().key().savedAs('SK'),
      label: string(),
      secret: string().hidden().optional(),
      box: map({ size: string(), note: string().optional().savedAs('n') })
        .optional()
        .savedAs('bx'),
      stops: list(string()).optional(),
    })
    return { sent, entity: new Entity({ name: 'Parcel', table, schema, timestamps: false, ...more }) }
  }
  const stored = {
    ...Key,
    PK: 'ams',
    label: 'x',
    secret: 's',
    bx: { size: 'L', n: 'note' },
    _et: 'Parcel',
    old: 1,
  }

  test('resolves with the item in names of code, and all else that the client says', async () => {
    const { entity, sent } = parcelAt({ Item: stored, $metadata: {}, ConsumedCapacity: 1 })
    const response = await entity.build(GetItemCommand).key(key).send()

    expect(response).toStrictEqual({
      Item: { hub: 'ams', code: '7', label: 'x', box: { size: 'L', note: 'note' } },
      $metadata: {},
      ConsumedCapacity: 1,
    })
    expect(sent).toStrictEqual([
      {
        command: 'GetCommand',
        input: { TableName: 'depot', Key: { PK: 'ams', SK: '7' } },
        options: undefined,
      },
    ])
  })

  test('hands its argument to the client', async () => {
    const { entity, sent } = parcelAt({})
    const options = { abortSignal: new AbortController().signal }
    await entity.build(GetItemCommand).key(key).send(options)

    expect(sent[0]?.options).toBe(options)
  })

  test('resolves without Item where there is none', async () => {
    const { entity } = parcelAt({ $metadata: {} })
    expect(await entity.build(GetItemCommand).key(key).send()).toStrictEqual({ $metadata: {} })
  })

  test('resolves with what was asked for', async () => {
    const { entity } = parcelAt({ Item: { bx: { n: 'note' } } })
    const response = await entity
      .build(GetItemCommand)
      .key(key)
      .options({ attributes: ['box.note'] })
      .send()
    expect(response).toStrictEqual({ Item: { box: { note: 'note' } } })
  })

  test('rejects where an attribute that was asked for is missing', async () => {
    const { entity } = parcelAt({ Item: {} })
    const sent = entity
      .build(GetItemCommand)
      .key(key)
      .options({ attributes: ['label'] })
      .send()
    await expect(sent).rejects.toMatchObject({ code: 'formatter.missingAttribute', path: 'label' })
  })

  test('rejects where the stored item does not fit', async () => {
    const { entity } = parcelAt({ Item: { ...stored, label: 1 } })
    await expect(entity.build(GetItemCommand).key(key).send()).rejects.toMatchObject({
      code: 'formatter.invalidAttribute',
      path: 'label',
      payload: { received: 1, expected: 'string', partitionKey: 'ams', sortKey: '7' },
    })
  })

  test('rejects, and never throws', async () => {
    await expect(get().send()).rejects.toMatchObject({ code: 'actions.incompleteAction' })
    await expect(get().key(key).send()).rejects.toMatchObject({ code: 'actions.missingDocumentClient' })
    const fault = new Error('from AWS')
    const { entity } = parcelAt(fault)
    await expect(entity.build(GetItemCommand).key(key).send()).rejects.toBe(fault)
  })

  test('reads items that other tools wrote without timestamps', async () => {
    const { entity } = parcelAt({ Item: { PK: 'ams', SK: '7', label: 'x' } }, { timestamps: true })
    const { Item } = await entity.build(GetItemCommand).key(key).send()
    expect(Item).toStrictEqual({ hub: 'ams', code: '7', label: 'x' })
  })

  test('finds an item by all the attributes of a tracked entity', () => {
    const attributes = ['entity', 'created', 'modified'] as const
    expect(Tracked.build(GetItemCommand).key(key).options({ attributes }).params()).toMatchObject({
      ProjectionExpression: '#p_1, #p_2, #p_3',
      ExpressionAttributeNames: { '#p_1': '_et', '#p_2': '_ct', '#p_3': '_md' },
    })
  })
})
