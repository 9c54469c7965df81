import { describe, expect, test } from 'vitest'
import { PutItemCommand } from '../../../src/actions/entity/put.js'
import { Entity } from '../../../src/entity/index.js'
import { item, map, number, string } from '../../../src/schema/index.js'
import { prefix } from '../../../src/transformers/prefix.js'
import { depot, Key, key, Parcel, Tracked } from '../../entity/parcel.js'
import { depotOf } from './client.js'
import { writeOptions, wrongOptions } from './writeOptions.js'

const put = () => Parcel.build(PutItemCommand)
const parcel = { ...key, label: 'L', grams: 2 }
const Item = { ...Key, label: 'L', w: 2 }
/** As a program without types calls it. */
const putBy = (options: object) =>
  put()
    .item(parcel)
    .options(options as {})
    .params()

describe('params', () => {
  test('hold the item as stored, and as it is in code', () => {
    expect(put().item(parcel).params()).toStrictEqual({ TableName: 'depot', Item, ToolboxItem: parcel })
  })

  test('leave out what the schema does not know, and what is undefined', () => {
    const more = { ...parcel, junk: 1, fee: undefined, box: { size: 'L', junk: 1 } }
    expect(put().item(more).params()).toStrictEqual({
      TableName: 'depot',
      Item: { ...Item, bx: { size: 'L' } },
      ToolboxItem: { ...parcel, box: { size: 'L' } },
    })
  })

  test('hold the options, in this order', () => {
    const params = put()
      .item(parcel)
      .options({
        tableName: 'other',
        condition: { attr: 'grams', gt: 1 },
        returnValuesOnConditionFalse: 'ALL_OLD',
        returnValues: 'ALL_OLD',
        metrics: 'SIZE',
        capacity: 'TOTAL',
      })
      .params()

    expect(params).toStrictEqual({
      TableName: 'other',
      Item,
      ToolboxItem: parcel,
      ReturnConsumedCapacity: 'TOTAL',
      ReturnItemCollectionMetrics: 'SIZE',
      ReturnValues: 'ALL_OLD',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ExpressionAttributeNames: { '#c_1': 'w' },
      ExpressionAttributeValues: { ':c_1': 1 },
      ConditionExpression: '#c_1 > :c_1',
    })
    expect(Object.keys(params)).toStrictEqual([
      'TableName',
      'Item',
      'ToolboxItem',
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
    expect(putBy(options)).toStrictEqual({ TableName: 'depot', Item, ToolboxItem: parcel, ...fields })
  })

  test.each([
    ...wrongOptions,
    [{ returnValues: 'ALL_NEW' }, 'options.invalidReturnValuesOption', { returnValues: 'ALL_NEW' }],
    [{ returnValues: 'UPDATED_OLD' }, 'options.invalidReturnValuesOption', { returnValues: 'UPDATED_OLD' }],
  ] as const)('refuse the options %o', (options, code, payload) => {
    expect(() => putBy(options)).toThrow(expect.objectContaining({ code, payload, path: undefined }))
  })

  test('leave out names and values that there are none of', () => {
    expect(putBy({ condition: { attr: 'label', exists: false } })).toStrictEqual({
      TableName: 'depot',
      Item,
      ToolboxItem: parcel,
      ExpressionAttributeNames: { '#c_1': 'label' },
      ConditionExpression: 'attribute_not_exists(#c_1)',
    })
    expect(putBy({ condition: { value: 1, lt: 2 } })).toStrictEqual({
      TableName: 'depot',
      Item,
      ToolboxItem: parcel,
      ExpressionAttributeValues: { ':c_1': 1, ':c_2': 2 },
      ConditionExpression: ':c_1 < :c_2',
    })
  })

  test('need an item', () => {
    for (const none of [undefined, null, '', 0]) {
      expect(() =>
        put()
          .item(none as never)
          .params(),
      ).toThrow(
        expect.objectContaining({
          code: 'actions.incompleteAction',
          payload: undefined,
          message: expect.stringMatching(/PutItemCommand.*item/),
        }),
      )
    }
    expect(() => put().params()).toThrow(expect.objectContaining({ code: 'actions.incompleteAction' }))
  })

  test.each<[unknown, string, string | undefined, unknown]>([
    [{ ...key }, 'parsing.attributeRequired', 'label', undefined],
    [
      { ...parcel, grams: 'x' },
      'parsing.invalidAttributeInput',
      'grams',
      { received: 'x', expected: 'number' },
    ],
    [{ ...parcel, box: {} }, 'parsing.attributeRequired', 'box.size', undefined],
    ['ams', 'parsing.invalidItem', undefined, { received: 'ams', expected: 'object' }],
    [new Set(), 'parsing.invalidItem', undefined, { received: new Set(), expected: 'object' }],
  ])('refuse the item %o', (input, code, path, payload) => {
    // The item is looked at before the options.
    const command = put()
      .item(input as never)
      .options({ oops: 1 } as {})
    expect(() => command.params()).toThrow(expect.objectContaining({ code, path, payload }))
  })

  test('put the internal attributes behind the others', () => {
    const { Item, ToolboxItem } = Tracked.build(PutItemCommand)
      .item({ grams: 1, label: 'x', ...key })
      .params()
    const { created } = ToolboxItem

    expect(Item).toStrictEqual({ ...Key, label: 'x', w: 1, _et: 'Tracked', _ct: created, _md: created })
    expect(ToolboxItem).toStrictEqual({
      ...key,
      label: 'x',
      grams: 1,
      entity: 'Tracked',
      created,
      modified: created,
    })
    expect(Object.keys(Item ?? {}).slice(-3)).toStrictEqual(['_et', '_ct', '_md'])
  })

  test('leave the input alone', () => {
    const input = Object.freeze({ ...parcel, box: Object.freeze({ size: 'L' }) })
    put().item(input).params()

    expect(input).toStrictEqual({ ...parcel, box: { size: 'L' } })
  })

  test('refuse a key that its transformer makes something else of', () => {
    const Odd = new Entity({
      name: 'Odd',
      table: depot,
      schema: item({
        id: string()
          .key()
          .savedAs('PK')
          .transform({ encode: () => 1, decode: () => 'x' } as never),
        sk: string().key().savedAs('SK'),
      }),
    })
    expect(() => Odd.build(PutItemCommand).item({ id: 'a', sk: 'b' }).params()).toThrow(
      expect.objectContaining({
        code: 'actions.parsePrimaryKey.invalidKeyPart',
        path: 'PK',
        payload: { expected: 'string', received: 1, keyPart: 'partitionKey' },
      }),
    )
  })
})

describe('a command', () => {
  test('never changes', () => {
    const empty = put()
    const full = empty.item(parcel)
    const sized = full.options({ capacity: 'TOTAL' })
    const reset = sized.options({ metrics: 'SIZE' })

    expect(() => empty.params()).toThrow()
    expect(full.params()).not.toHaveProperty('ReturnConsumedCapacity')
    expect(sized.item({ ...parcel, label: 'M' }).params()).toMatchObject({
      Item: { label: 'M' },
      ReturnConsumedCapacity: 'TOTAL',
    })
    expect(reset.params()).not.toHaveProperty('ReturnConsumedCapacity')
    expect(sized.options(previous => ({ ...previous, metrics: 'SIZE' })).params()).toMatchObject({
      ReturnConsumedCapacity: 'TOTAL',
      ReturnItemCollectionMetrics: 'SIZE',
    })
    expect(sized.options(undefined as never).params()).toStrictEqual(full.params())
    expect(Object.keys(sized)).toStrictEqual(['entity'])
    expect(PutItemCommand.actionName).toBe('put')
    expect(new PutItemCommand(Parcel, parcel, { capacity: 'TOTAL' }).params()).toStrictEqual(sized.params())
  })

  test('makes one item', async () => {
    let made = 0
    const { table, sent } = depotOf()
    const Numbered = new Entity({
      name: 'Numbered',
      table,
      schema: item({
        id: string().key().savedAs('PK'),
        sk: number()
          .key()
          .savedAs('SK')
          .default(() => ++made)
          .transform({ encode: String, decode: Number } as never) as never,
      }),
      computeKey: (({ id, sk }: { id: string; sk: number }) => ({ PK: id, SK: String(sk) })) as never,
    })
    const command = Numbered.build(PutItemCommand).item({ id: 'a' } as never)
    const { Item, ToolboxItem } = command.params()
    const response = await command.send()

    expect(made).toBe(1)
    expect(sent[0]?.input['Item']).toStrictEqual(Item)
    expect(response.ToolboxItem).toStrictEqual(ToolboxItem)
    await command.item({ id: 'b' } as never).send()
    expect(made).toBe(2)
  })
})

describe('send', () => {
  const parcelAt = (response: unknown) => {
    const { table, sent } = depotOf(response)
    const schema = item({
      hub: string().key().savedAs('PK').transform(prefix('HUB')),
      code: string().key().savedAs('SK'),
      label: string(),
      secret: string().hidden().optional(),
      box: map({ size: string() }).optional().savedAs('bx'),
    })
    return { sent, Parcel: new Entity({ name: 'Parcel', table, schema, timestamps: false }) }
  }
  const input = { ...key, label: 'L' }
  const stored = { ...Key, label: 'O', secret: 's', _et: 'Parcel' }

  test('resolves with the item that was written, and all that the client says', async () => {
    const { Parcel, sent } = parcelAt({ $metadata: {}, ConsumedCapacity: 1 })
    const options = { requestTimeout: 1 }
    const response = await Parcel.build(PutItemCommand).item(input).send(options)

    expect(response).toStrictEqual({
      ToolboxItem: { ...input, entity: 'Parcel' },
      $metadata: {},
      ConsumedCapacity: 1,
    })
    expect(sent).toStrictEqual([
      {
        command: 'PutCommand',
        input: { TableName: 'depot', Item: { ...Key, label: 'L', _et: 'Parcel' } },
        options,
      },
    ])
    expect(sent[0]?.options).toBe(options)
  })

  test('resolves with the item that was replaced', async () => {
    const { Parcel } = parcelAt({ Attributes: stored })
    const { Attributes } = await Parcel.build(PutItemCommand)
      .item(input)
      .options({ returnValues: 'ALL_OLD' })
      .send()
    expect(Attributes).toStrictEqual({ ...key, label: 'O' })
  })

  test('resolves where the replaced item does not fit the schema, and says so', async () => {
    const { Parcel } = parcelAt({ Attributes: { ...stored, label: 1 }, $metadata: {} })
    const response = await Parcel.build(PutItemCommand)
      .item(input)
      .options({ returnValues: 'ALL_OLD' })
      .send()

    expect(response).toStrictEqual({
      ToolboxItem: { ...input, entity: 'Parcel' },
      AttributesError: expect.objectContaining({
        code: 'formatter.invalidAttribute',
        path: 'label',
        payload: { received: 1, expected: 'string', partitionKey: 'HUB#ams', sortKey: '7' },
      }),
      $metadata: {},
    })
  })

  test('resolves where a decoder of the schema fails, and says so', async () => {
    const fault = new RangeError('no such version')
    const { table } = depotOf({ Attributes: { PK: 'a', SK: 'b', v: 'old' } })
    const decode = (): string => {
      throw fault
    }
    const Versioned = new Entity({
      name: 'Versioned',
      table,
      schema: item({
        PK: string().key(),
        SK: string().key(),
        v: string().transform({ encode: (value: string) => value, decode }),
      }),
    })
    const response = await Versioned.build(PutItemCommand).item({ PK: 'a', SK: 'b', v: 'new' }).send()
    expect(response.AttributesError).toBe(fault)
    expect(response.ToolboxItem).toMatchObject({ v: 'new' })
  })

  test('rejects, and never throws', async () => {
    await expect(put().send()).rejects.toMatchObject({ code: 'actions.incompleteAction' })
    await expect(put().item(parcel).send()).rejects.toMatchObject({ code: 'actions.missingDocumentClient' })
    await expect(
      put()
        .item({} as never)
        .send(),
    ).rejects.toMatchObject({ code: 'parsing.attributeRequired' })
    const fault = new Error('from AWS')
    await expect(parcelAt(fault).Parcel.build(PutItemCommand).item(input).send()).rejects.toBe(fault)
    for (const reason of [undefined, null, 'no']) {
      const { Parcel } = parcelAt(() => Promise.reject(reason))
      await expect(Parcel.build(PutItemCommand).item(input).send()).rejects.toBe(reason)
    }
  })

  describe('a condition that is not met', () => {
    const failure = (Item?: object) =>
      Object.assign(new Error('The conditional request failed'), {
        name: 'ConditionalCheckFailedException',
        ...(Item && { Item }),
      })
    const wire = {
      PK: { S: 'HUB#ams' },
      SK: { S: '7' },
      label: { S: 'O' },
      secret: { S: 's' },
      bx: { M: { size: { S: 'L' } } },
      _et: { S: 'Parcel' },
    }
    const fail = async (error: Error) => {
      const sent = parcelAt(error).Parcel.build(PutItemCommand).item(input).send()
      return sent.catch((caught: unknown) => {
        expect(caught).toBe(error)
        return { ...(caught as object) }
      })
    }

    test('rejects with the error of the client, with the stored item formatted', async () => {
      expect(await fail(failure(wire))).toStrictEqual({
        name: 'ConditionalCheckFailedException',
        Item: wire,
        FormattedItem: { ...key, label: 'O', box: { size: 'L' } },
      })
    })

    test('formats an item that is no more in the form of the wire', async () => {
      expect(await fail(failure(stored))).toMatchObject({ FormattedItem: { ...key, label: 'O' } })
    })

    test('tells why a stored item does not fit the schema', async () => {
      expect(await fail(failure({ ...wire, label: { N: '1' } }))).toStrictEqual({
        name: 'ConditionalCheckFailedException',
        Item: { ...wire, label: { N: '1' } },
        FormattedItemError: expect.objectContaining({ code: 'formatter.invalidAttribute', path: 'label' }),
      })
    })

    test('adds nothing where there is no item', async () => {
      expect(await fail(failure())).toStrictEqual({ name: 'ConditionalCheckFailedException' })
    })
  })
})
