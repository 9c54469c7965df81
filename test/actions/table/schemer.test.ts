import { describe, expect, test } from 'vitest'
import { Registry } from '../../../src/actions/table/registry.js'
import { TableSchemer } from '../../../src/actions/table/schemer.js'
import { Table } from '../../../src/table/index.js'
import { clientOf, depot } from './depot.js'

const error = (code: string, payload?: unknown) => expect.objectContaining({ code, payload })
const partitionKey = { name: 'id', type: 'string' } as const
const bare = new Table({ name: 't', partitionKey })

describe('params', () => {
  test('are the keys', () => {
    expect(bare.build(TableSchemer).params()).toStrictEqual({
      TableName: 't',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    })
  })

  test('are the indexes with what they project', () => {
    expect(depot.build(Registry).build(TableSchemer).params()).toStrictEqual({
      TableName: 'depot-main',
      AttributeDefinitions: [
        { AttributeName: 'hk', AttributeType: 'S' },
        { AttributeName: 'rk', AttributeType: 'S' },
        { AttributeName: 'grams', AttributeType: 'N' },
        { AttributeName: 'origin', AttributeType: 'S' },
        { AttributeName: 'dest', AttributeType: 'S' },
        { AttributeName: 'shipDay', AttributeType: 'S' },
        { AttributeName: 'prio', AttributeType: 'N' },
        { AttributeName: '_et', AttributeType: 'S' },
        { AttributeName: 'blob', AttributeType: 'B' },
      ],
      KeySchema: [
        { AttributeName: 'hk', KeyType: 'HASH' },
        { AttributeName: 'rk', KeyType: 'RANGE' },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: 'byWeight',
          KeySchema: [
            { AttributeName: 'hk', KeyType: 'HASH' },
            { AttributeName: 'grams', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'included',
          KeySchema: [
            { AttributeName: 'hk', KeyType: 'HASH' },
            { AttributeName: 'grams', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['_et', 'nt'] },
        },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byPlate',
          KeySchema: [{ AttributeName: 'rk', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'byDay',
          KeySchema: [
            { AttributeName: 'origin', KeyType: 'HASH' },
            { AttributeName: 'dest', KeyType: 'HASH' },
            { AttributeName: 'shipDay', KeyType: 'RANGE' },
            { AttributeName: 'prio', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'byEntity',
          KeySchema: [
            { AttributeName: '_et', KeyType: 'HASH' },
            { AttributeName: 'blob', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'byKind',
          KeySchema: [
            { AttributeName: 'hk', KeyType: 'HASH' },
            { AttributeName: '_et', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'keysOnly',
          KeySchema: [
            { AttributeName: 'rk', KeyType: 'HASH' },
            { AttributeName: 'grams', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    })
  })

  test('have what options say', () => {
    const indexes = { other: { type: 'global', partitionKey } } as const
    const provisioned = new Table({ name: 't', partitionKey, indexes }).build(TableSchemer).options({
      billingMode: 'PROVISIONED',
      throughput: { read: 7, write: 3 },
      stream: 'NEW_IMAGE',
      tableClass: 'STANDARD_INFREQUENT_ACCESS',
      deletionProtection: true,
      tableName: 'other',
      timeToLive: 'expires',
    })
    const ProvisionedThroughput = { ReadCapacityUnits: 7, WriteCapacityUnits: 3 }

    expect(provisioned.params()).toStrictEqual({
      TableName: 'other',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'other',
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
          ProvisionedThroughput,
        },
      ],
      BillingMode: 'PROVISIONED',
      ProvisionedThroughput,
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      TableClass: 'STANDARD_INFREQUENT_ACCESS',
      DeletionProtectionEnabled: true,
    })
    expect(provisioned.options(previous => ({ ...previous, tableName: 'b' })).params().TableName).toBe('b')
  })

  test.each([
    ['unknown', 1, 'options.unknownOption', { option: 'unknown' }],
    ['billingMode', 'FREE', 'options.invalidBillingModeOption', { billingMode: 'FREE' }],
    [
      'throughput',
      { read: 1.5, write: 1 },
      'options.invalidThroughputOption',
      { throughput: { read: 1.5, write: 1 } },
    ],
    ['timeToLive', 5, 'options.invalidTimeToLiveOption', { timeToLive: 5 }],
    ['stream', 'ALL', 'options.invalidStreamOption', { stream: 'ALL' }],
    ['tableClass', 'GOLD', 'options.invalidTableClassOption', { tableClass: 'GOLD' }],
    ['deletionProtection', 'yes', 'options.invalidDeletionProtectionOption', { deletionProtection: 'yes' }],
  ])('refuse %s: %j', (name, value, code, payload) => {
    const schemer = bare.build(TableSchemer).options({ [name]: value } as {})

    expect(() => schemer.params()).toThrow(error(code, payload))
  })

  test('have throughput for the table and its global indexes', () => {
    const throughput = { read: 1, write: 2 }
    const { ProvisionedThroughput, ...params } = depot
      .build(TableSchemer)
      .options({ billingMode: 'PROVISIONED', throughput })
      .params()

    expect(ProvisionedThroughput).toStrictEqual({ ReadCapacityUnits: 1, WriteCapacityUnits: 2 })
    for (const index of params.GlobalSecondaryIndexes!) expect(index).toMatchObject({ ProvisionedThroughput })
    for (const index of params.LocalSecondaryIndexes!)
      expect(index).not.toHaveProperty('ProvisionedThroughput')
  })

  test('refuse one attribute of two types', () => {
    const indexes = { byId: { type: 'local', sortKey: { name: 'id', type: 'number' } } } as const
    const table = new Table({ name: 't', partitionKey, indexes })

    expect(() => table.build(TableSchemer).params()).toThrow(
      error('table.invalidProp', { propName: 'id', received: 'number', expected: 'string' }),
    )
  })
})

describe('create', () => {
  const creating = (...answers: object[]) => {
    const client = clientOf(...answers)
    return {
      ...client,
      schemer: new Table({ name: 't', partitionKey, documentClient: client }).build(TableSchemer),
    }
  }
  const missing = Object.assign(new Error('None'), { name: 'ResourceNotFoundException' })

  test('waits for the table and its indexes, and sets the time to live', async () => {
    const { schemer, sent, options } = creating(
      {},
      missing,
      { Table: { TableStatus: 'CREATING' } },
      { Table: { TableStatus: 'ACTIVE', GlobalSecondaryIndexes: [{ IndexStatus: 'CREATING' }] } },
      { Table: { TableStatus: 'ACTIVE', GlobalSecondaryIndexes: [{ IndexStatus: 'ACTIVE' }] } },
      {},
    )

    await schemer.options({ timeToLive: 'expires' }).create({ requestTimeout: 5 })

    expect(sent).toStrictEqual([
      schemer.params(),
      ...Array(4).fill({ TableName: 't' }),
      { TableName: 't', TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } },
    ])
    expect(options).toStrictEqual(Array(6).fill({ requestTimeout: 5 }))
  })

  test('waits for all indexes, and sets no time to live where none is given', async () => {
    const indexes = (second?: string) => [{ IndexStatus: 'ACTIVE' }, { IndexStatus: second }]
    const { schemer, sent } = creating(
      {},
      { Table: { TableStatus: 'ACTIVE', GlobalSecondaryIndexes: indexes('CREATING') } },
      { Table: { TableStatus: 'ACTIVE', GlobalSecondaryIndexes: indexes() } },
    )

    await schemer.create()

    expect(sent).toStrictEqual([schemer.params(), { TableName: 't' }, { TableName: 't' }])
  })

  test('gives up after the deadline', async () => {
    const { schemer } = creating({}, { Table: { TableStatus: 'CREATING' } })

    await expect(schemer.create({ deadline: 10 })).rejects.toThrow(
      error('tableSchemer.notActive', { tableName: 't', status: 'CREATING' }),
    )
  })

  test('rejects with the error of the client', async () => {
    const taken = Object.assign(new Error('Taken'), { name: 'ResourceInUseException' })

    await expect(creating(taken).schemer.create()).rejects.toBe(taken)
    await expect(creating({}, taken).schemer.create()).rejects.toBe(taken)
  })
})
