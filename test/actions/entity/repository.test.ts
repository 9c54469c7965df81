import { describe, expect, test } from 'vitest'
import { DeleteItemCommand } from '../../../src/actions/entity/delete.js'
import { GetItemCommand } from '../../../src/actions/entity/get.js'
import { EntityRepository } from '../../../src/actions/entity/repository.js'
import { EntitySpy } from '../../../src/actions/entity/spy.js'
import { execute as executeTransactGet } from '../../../src/actions/entity/transactGet.js'
import { execute as executeTransactWrite } from '../../../src/actions/entity/transactWrite.js'
import { $add } from '../../../src/actions/entity/update/index.js'
import { Entity } from '../../../src/entity/index.js'
import { item, map, number, string } from '../../../src/schema/index.js'
import { Parcel as Full, Key, key, parcelKey } from '../../entity/parcel.js'
import { depotOf } from './client.js'

const setUp = (response: unknown = {}) => {
  const { table, sent } = depotOf(response)
  const Parcel = new Entity({
    name: 'Parcel',
    table,
    timestamps: false,
    schema: item({ ...parcelKey, label: string(), grams: number().optional().savedAs('w') }),
  })
  return { Parcel, sent, parcels: Parcel.build(EntityRepository) }
}
const parcel = { ...key, label: 'L' }
const stored = { ...Key, label: 'L', _et: 'Parcel' }

describe('a repository', () => {
  test('sends every command', async () => {
    const { parcels, sent } = setUp()
    const client = { requestTimeout: 1 }
    await parcels.put(parcel, { capacity: 'TOTAL' }, client)
    await parcels.get(key, { consistent: true })
    await parcels.update({ ...key, grams: $add(1) }, { metrics: 'SIZE' })
    await parcels.updateAttributes({ ...key, label: 'x' })
    await parcels.delete(key, { condition: { attr: 'label', exists: true } })
    await parcels.query({ partition: 'HUB#ams' }, { limit: 1 })
    await parcels.scan({ limit: 2 }, client)

    expect(sent).toMatchObject([
      { command: 'PutCommand', input: { Item: stored, ReturnConsumedCapacity: 'TOTAL' }, options: client },
      { command: 'GetCommand', input: { Key, ConsistentRead: true } },
      {
        command: 'UpdateCommand',
        input: { Key, UpdateExpression: 'SET #s_1 = if_not_exists(#s_1, :s_1) ADD #a_1 :a_1' },
      },
      {
        command: 'UpdateCommand',
        input: { Key, UpdateExpression: 'SET #s_1 = :s_1, #s_2 = if_not_exists(#s_2, :s_2)' },
      },
      { command: 'DeleteCommand', input: { Key, ConditionExpression: 'attribute_exists(#c_1)' } },
      {
        command: 'QueryCommand',
        input: { KeyConditionExpression: '#c0_1 = :c0_1', FilterExpression: '#c1_1 = :c1_1', Limit: 1 },
      },
      { command: 'ScanCommand', input: { Limit: 2 }, options: client },
    ])
    expect(sent).toHaveLength(7)
  })

  test('reads responses', async () => {
    const { parcels } = setUp({ Item: stored, Attributes: stored, Items: [stored], Count: 1 })
    expect((await parcels.get(key)).Item).toStrictEqual(parcel)
    expect((await parcels.get(key, { attributes: ['label'] })).Item).toStrictEqual({ label: 'L' })
    expect(await parcels.put(parcel, { returnValues: 'ALL_OLD' })).toMatchObject({
      ToolboxItem: parcel,
      Attributes: parcel,
    })
    expect((await parcels.delete(key, { returnValues: 'ALL_OLD' })).Attributes).toStrictEqual(parcel)
    expect((await parcels.query({ partition: 'HUB#ams' })).Items).toStrictEqual([parcel])
    expect((await parcels.scan()).Items).toStrictEqual([parcel])
  })

  test('rejects, and never throws', async () => {
    const { parcels } = setUp()
    await expect(parcels.put({} as never)).rejects.toMatchObject({ code: 'parsing.attributeRequired' })
    await expect(parcels.get(undefined as never)).rejects.toMatchObject({ code: 'actions.incompleteAction' })
    await expect(parcels.get(key, { oops: 1 } as {})).rejects.toMatchObject({ code: 'options.unknownOption' })
  })

  test('is spied on', async () => {
    const { Parcel, parcels, sent } = setUp()
    const spy = Parcel.build(EntitySpy)
    spy.on(GetItemCommand).resolve({ Item: parcel, $metadata: {} })
    spy.on(DeleteItemCommand).resolve({ $metadata: {} })

    expect((await parcels.get(key, { consistent: true })).Item).toBe(parcel)
    await parcels.delete(key)
    expect(spy.sent(GetItemCommand).args(0)).toStrictEqual([key, { consistent: true }])
    expect(sent).toStrictEqual([])
  })

  test('builds parts of batches and transactions', () => {
    const { parcels } = setUp()
    const options = { tableName: 'other' } as const
    const condition = { attr: 'grams', gt: 1 } as const

    expect(parcels.batchGet(key).params()).toStrictEqual(Key)
    expect(parcels.batchPut(parcel).params()).toStrictEqual({ PutRequest: { Item: stored } })
    expect(parcels.batchDelete(key).params()).toStrictEqual({ DeleteRequest: { Key } })
    expect(parcels.transactGet(key, { attributes: ['label'] }).params()).toStrictEqual({
      Get: {
        TableName: 'depot',
        Key,
        ExpressionAttributeNames: { '#p_1': 'label' },
        ProjectionExpression: '#p_1',
      },
    })
    expect(parcels.transactPut(parcel, options).params().Put).toStrictEqual({
      TableName: 'other',
      Item: stored,
    })
    expect(parcels.transactUpdate({ ...key, label: 'x' }, options).params().Update).toMatchObject({
      TableName: 'other',
      UpdateExpression: 'SET #s_1 = :s_1, #s_2 = if_not_exists(#s_2, :s_2)',
    })
    expect(parcels.transactDelete(key, { condition }).params().Delete).toMatchObject({
      ConditionExpression: '#c_1 > :c_1',
    })
    expect(parcels.transactCheck(key, condition, options).params().ConditionCheck).toMatchObject({
      TableName: 'other',
      ConditionExpression: '#c_1 > :c_1',
    })
    expect(EntityRepository.executeTransactGet).toBe(executeTransactGet)
    expect(EntityRepository.executeTransactWrite).toBe(executeTransactWrite)
  })

  test('builds access patterns', () => {
    const { parcels } = setUp()
    const inHub = parcels.accessPattern(map({ hub: string() }), ({ hub }) => ({ partition: `HUB#${hub}` }), {
      limit: 3,
    })
    expect(inHub.query({ hub: 'ams' }).params()).toMatchObject({
      ExpressionAttributeValues: { ':c0_1': 'HUB#ams' },
      Limit: 3,
    })
  })

  test('parses and formats', () => {
    const parcels = Full.build(EntityRepository)
    expect(parcels.parse(parcel).item).toStrictEqual({ ...Key, label: 'L' })
    expect(parcels.parse(parcel, { mode: 'key' }).item).toStrictEqual(Key)
    expect(parcels.parseCondition({ attr: 'grams', gt: 1 }, { expressionId: '1' }).ConditionExpression).toBe(
      '#c1_1 > :c1_1',
    )
    expect(parcels.parsePaths(['box.note']).ProjectionExpression).toBe('#p_1.#p_2')
    expect(parcels.parsePaths(['nope'] as never, { strict: false }).ProjectionExpression).toBe('')
    expect(parcels.format({ ...Key, label: 'L', w: 1 })).toStrictEqual({ ...parcel, grams: 1 })
    expect(parcels.format({ w: 1 }, { partial: true })).toStrictEqual({ grams: 1 })
    expect(EntityRepository.actionName).toBe('repository')
    expect(Object.keys(parcels)).toStrictEqual(['entity'])
  })
})
