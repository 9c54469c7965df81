import { describe, expect, test } from 'vitest'
import { DeleteItemCommand } from '../../../src/actions/entity/delete.js'
import { Entity } from '../../../src/entity/index.js'
import { item, string } from '../../../src/schema/index.js'
import { Key, key, Parcel } from '../../entity/parcel.js'
import { depotOf } from './client.js'
import { writeOptions, wrongOptions } from './writeOptions.js'

const remove = () => Parcel.build(DeleteItemCommand)
/** As a program without types calls it. */
const removeBy = (options: object) =>
  remove()
    .key(key)
    .options(options as {})
    .params()

describe('params', () => {
  test('hold the table and the key', () => {
    expect(
      remove()
        .key({ ...key, label: 'x' } as never)
        .params(),
    ).toStrictEqual({ TableName: 'depot', Key })
  })

  test('hold the options, in this order', () => {
    const params = remove()
      .key(key)
      .options({
        condition: {
          and: [
            { attr: 'grams', gte: 1 },
            { attr: 'box.note', exists: true },
          ],
        },
        returnValuesOnConditionFalse: 'NONE',
        returnValues: 'ALL_OLD',
        metrics: 'NONE',
        capacity: 'INDEXES',
      })
      .params()

    expect(params).toStrictEqual({
      TableName: 'depot',
      Key,
      ReturnConsumedCapacity: 'INDEXES',
      ReturnItemCollectionMetrics: 'NONE',
      ReturnValues: 'ALL_OLD',
      ReturnValuesOnConditionCheckFailure: 'NONE',
      ExpressionAttributeNames: { '#c_1': 'w', '#c_2': 'bx', '#c_3': 'n' },
      ExpressionAttributeValues: { ':c_1': 1 },
      ConditionExpression: '(#c_1 >= :c_1) AND (attribute_exists(#c_2.#c_3))',
    })
    expect(Object.keys(params)).toStrictEqual([
      'TableName',
      'Key',
      'ReturnConsumedCapacity',
      'ReturnItemCollectionMetrics',
      'ReturnValues',
      'ReturnValuesOnConditionCheckFailure',
      'ExpressionAttributeNames',
      'ExpressionAttributeValues',
      'ConditionExpression',
    ])
  })

  test.each(writeOptions)('take the options %o', (options, fields) => {
    expect(removeBy(options)).toStrictEqual({ TableName: 'depot', Key, ...fields })
  })

  test.each([
    ...wrongOptions,
    [{ returnValues: 'ALL_NEW' }, 'options.invalidReturnValuesOption', { returnValues: 'ALL_NEW' }],
  ] as const)('refuse the options %o', (options, code, payload) => {
    expect(() => removeBy(options)).toThrow(expect.objectContaining({ code, payload, path: undefined }))
  })

  test('need a key', () => {
    expect(() => remove().params()).toThrow(
      expect.objectContaining({
        code: 'actions.incompleteAction',
        message: expect.stringMatching(/DeleteItemCommand.*key/),
      }),
    )
    expect(() =>
      remove()
        .key({ hub: 'ams' } as never)
        .params(),
    ).toThrow(expect.objectContaining({ code: 'parsing.attributeRequired', path: 'code' }))
  })
})

test('a command never changes', () => {
  const empty = remove()
  const keyed = empty.key(key)
  const sized = keyed.options({ capacity: 'TOTAL' })

  expect(() => empty.params()).toThrow()
  expect(keyed.params()).toStrictEqual({ TableName: 'depot', Key })
  expect(sized.key({ ...key, code: '8' }).params()).toStrictEqual({
    TableName: 'depot',
    Key: { ...Key, SK: '8' },
    ReturnConsumedCapacity: 'TOTAL',
  })
  expect(sized.options({ metrics: 'SIZE' }).params()).not.toHaveProperty('ReturnConsumedCapacity')
  expect(Object.keys(sized)).toStrictEqual(['entity'])
  expect(DeleteItemCommand.actionName).toBe('delete')
  expect(new DeleteItemCommand(Parcel, key, { capacity: 'TOTAL' }).params()).toStrictEqual(sized.params())
})

describe('send', () => {
  const parcelAt = (response: unknown) => {
    const { table, sent } = depotOf(response)
    const schema = item({
      hub: string().key().savedAs('PK'),
      code: string().key().savedAs('SK'),
      label: string(),
    })
    const parcel = new Entity({ name: 'Parcel', table, schema, timestamps: false, entityAttribute: false })
    return { sent, command: parcel.build(DeleteItemCommand).key(key) }
  }
  const stored = { PK: 'ams', SK: '7', label: 'L' }

  test('resolves with what the client says', async () => {
    const { sent, command } = parcelAt({ $metadata: {} })
    const options = {}

    expect(await command.send(options)).toStrictEqual({ $metadata: {} })
    expect(sent).toStrictEqual([
      { command: 'DeleteCommand', input: { TableName: 'depot', Key: { PK: 'ams', SK: '7' } }, options },
    ])
    expect(sent[0]?.options).toBe(options)
  })

  test('resolves with the item that was deleted', async () => {
    const { command } = parcelAt({ Attributes: stored })
    expect(await command.options({ returnValues: 'ALL_OLD' }).send()).toStrictEqual({
      Attributes: { ...key, label: 'L' },
    })
  })

  test('resolves where the deleted item does not fit the schema, and says so', async () => {
    const { command } = parcelAt({ Attributes: { PK: 'ams', SK: '7' } })
    expect(await command.options({ returnValues: 'ALL_OLD' }).send()).toStrictEqual({
      AttributesError: expect.objectContaining({ code: 'formatter.missingAttribute', path: 'label' }),
    })
  })

  test('rejects, and never throws', async () => {
    await expect(remove().send()).rejects.toMatchObject({ code: 'actions.incompleteAction' })
    await expect(remove().key(key).send()).rejects.toMatchObject({ code: 'actions.missingDocumentClient' })
  })

  test('rejects with the stored item where the condition was not met', async () => {
    const error = Object.assign(new Error(), {
      name: 'ConditionalCheckFailedException',
      Item: { PK: { S: 'ams' }, SK: { S: '7' }, label: { S: 'L' } },
    })
    await expect(parcelAt(error).command.send()).rejects.toBe(error)
    expect(error).toMatchObject({ FormattedItem: { ...key, label: 'L' } })
  })
})
