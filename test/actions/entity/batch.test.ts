import { describe, expect, test } from 'vitest'
import { BatchDeleteRequest } from '../../../src/actions/entity/batchDelete.js'
import { BatchGetRequest } from '../../../src/actions/entity/batchGet.js'
import { BatchPutRequest } from '../../../src/actions/entity/batchPut.js'
import { Entity } from '../../../src/entity/index.js'
import { item, number, string } from '../../../src/schema/index.js'
import { depot, Key, key, Parcel, parcelKey } from '../../entity/parcel.js'

const incomplete = (message: RegExp) =>
  expect.objectContaining({ code: 'actions.incompleteAction', message: expect.stringMatching(message) })

test('BatchGetRequest is the primary key', () => {
  const empty = Parcel.build(BatchGetRequest)
  const request = empty.key(key)

  expect(request.params()).toStrictEqual(Key)
  expect(new BatchGetRequest(Parcel, key).params()).toStrictEqual(Key)
  expect(() => empty.params()).toThrow(incomplete(/BatchGetRequest.*key/))
  expect(Object.keys(request)).toStrictEqual(['entity'])
  expect(BatchGetRequest.actionName).toBe('batchGet')
  expect(() => empty.key({ hub: 'ams' } as never).params()).toThrow(
    expect.objectContaining({ code: 'parsing.attributeRequired', path: 'code' }),
  )
})

test('BatchDeleteRequest deletes the item of a key', () => {
  const empty = Parcel.build(BatchDeleteRequest)
  const request = empty.key(key)

  expect(request.params()).toStrictEqual({ DeleteRequest: { Key } })
  expect(new BatchDeleteRequest(Parcel, key).params()).toStrictEqual(request.params())
  expect(() => empty.params()).toThrow(incomplete(/BatchDeleteRequest.*key/))
  expect(Object.keys(request)).toStrictEqual(['entity'])
  expect(BatchDeleteRequest.actionName).toBe('batchDelete')
})

describe('BatchPutRequest', () => {
  test('writes an item', () => {
    const empty = Parcel.build(BatchPutRequest)
    const request = empty.item({ ...key, label: 'x', grams: 2 })

    expect(request.params()).toStrictEqual({ PutRequest: { Item: { ...Key, label: 'x', w: 2 } } })
    expect(request.ToolboxItem).toStrictEqual({ ...key, label: 'x', grams: 2 })
    expect(new BatchPutRequest(Parcel, { ...key, label: 'x', grams: 2 }).params()).toStrictEqual(
      request.params(),
    )
    expect(() => empty.params()).toThrow(incomplete(/BatchPutRequest.*item/))
    expect(() => empty.ToolboxItem).toThrow(incomplete(/BatchPutRequest.*item/))
    expect(Object.keys(request)).toStrictEqual(['entity'])
    expect(BatchPutRequest.actionName).toBe('batchPut')
  })

  test('makes one item, and tells it', () => {
    let made = 0
    const schema = item({ ...parcelKey, serial: number().default(() => ++made), by: string().default('x') })
    const Numbered = new Entity({ name: 'Numbered', table: depot, schema })
    const request = Numbered.build(BatchPutRequest).item(key)
    const { Item } = request.params().PutRequest
    const { ToolboxItem } = request

    expect(request.params().PutRequest.Item).toStrictEqual(Item)
    expect(ToolboxItem).toStrictEqual({
      ...key,
      serial: 1,
      by: 'x',
      entity: 'Numbered',
      created: Item._ct,
      modified: Item._ct,
    })
    expect(made).toBe(1)
  })
})
