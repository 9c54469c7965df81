import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { DeleteItemCommand } from '../../src/actions/entity/delete.js'
import { GetItemCommand } from '../../src/actions/entity/get.js'
import { isConditionCheckFailed, PutItemCommand } from '../../src/actions/entity/put.js'
import { ConditionCheck } from '../../src/actions/entity/transactCheck.js'
import { DeleteTransaction } from '../../src/actions/entity/transactDelete.js'
import { execute as executeTransactGet, GetTransaction } from '../../src/actions/entity/transactGet.js'
import { PutTransaction } from '../../src/actions/entity/transactPut.js'
import { UpdateTransaction } from '../../src/actions/entity/transactUpdate.js'
import {
  execute as executeTransactWrite,
  isTransactionCancelled,
} from '../../src/actions/entity/transactWrite.js'
import { $add, $append, $get, $set, UpdateItemCommand } from '../../src/actions/entity/update/index.js'
import { UpdateAttributesCommand } from '../../src/actions/entity/updateAttributes.js'
import { Entity } from '../../src/entity/index.js'
import { binary, item, list, map, number, set, string } from '../../src/schema/index.js'
import { Table } from '../../src/table/index.js'
import { prefix } from '../../src/transformers/prefix.js'
import { describeOnDynamodb, localDocumentClient, localTable } from './localTable.js'

describeOnDynamodb('the actions of an entity', () => {
  const partitionKey = { name: 'PK', type: 'string' } as const
  const sortKey = { name: 'SK', type: 'string' } as const
  const TableName = localTable({ partitionKey, sortKey })
  const documentClient = localDocumentClient()
  const table = new Table({ name: TableName, partitionKey, sortKey, documentClient })
  const Parcel = new Entity({
    name: 'Parcel',
    table,
    schema: item({
      hub: string().key().savedAs('PK').transform(prefix('HUB')),
      code: string().key().savedAs('SK'),
      label: string(),
      grams: number().optional().savedAs('w'),
      secret: string().hidden().optional(),
      tags: set(string()).optional(),
      stops: list(string()).optional(),
      box: map({ size: string(), note: string().optional().savedAs('n') })
        .optional()
        .savedAs('bx'),
      photo: binary().optional(),
      big: number().big().optional(),
    }),
  })
  let codes = 0
  const newKey = () => ({ hub: 'ams', code: `${++codes}` })
  const rawItem = async ({ hub, code }: { hub: string; code: string }) => {
    const Key = { PK: `HUB#${hub}`, SK: code }
    const { Item } = await documentClient.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
    return Item
  }
  const put = async (more: object = {}) => {
    const key = newKey()
    const { ToolboxItem } = await Parcel.build(PutItemCommand)
      .item({ ...key, label: 'L', ...more })
      .send()
    const { entity, ...item } = ToolboxItem
    return { key, item }
  }

  const $metadata = expect.any(Object)

  describe('put and get', () => {
    test('an item', async () => {
      const { key, item } = await put({
        grams: 1,
        secret: 's',
        tags: new Set(['a']),
        photo: new Uint8Array([1]),
        big: 2n ** 70n,
      })
      const { created, modified, secret, ...rest } = item

      expect(await rawItem(key)).toStrictEqual({
        PK: 'HUB#ams',
        SK: key.code,
        label: 'L',
        w: 1,
        secret: 's',
        tags: new Set(['a']),
        photo: new Uint8Array([1]),
        big: 2n ** 70n,
        _et: 'Parcel',
        _ct: created,
        _md: created,
      })
      const response = await Parcel.build(GetItemCommand)
        .key(key)
        .options({ consistent: true, capacity: 'TOTAL' })
        .send()
      expect(response).toStrictEqual({
        Item: { ...rest, created, modified },
        ConsumedCapacity: expect.objectContaining({ TableName }),
        $metadata,
      })
    })

    test('parts of an item', async () => {
      const { key } = await put({ box: { size: 'L', note: 'n' }, stops: ['a', 'b'] })
      const { Item } = await Parcel.build(GetItemCommand)
        .key(key)
        .options({ attributes: ['box.note', 'stops[1]', 'hub'] })
        .send()
      expect(Item).toStrictEqual({ hub: 'ams', box: { note: 'n' }, stops: ['b'] })
    })

    test('no item', async () => {
      expect(await Parcel.build(GetItemCommand).key(newKey()).send()).toStrictEqual({ $metadata })
    })

    test('the item that is replaced', async () => {
      const { key, item } = await put()
      const again = Parcel.build(PutItemCommand).item({ ...key, label: 'M' })
      expect(
        (await again.options({ returnValues: 'ALL_OLD', metrics: 'SIZE' }).send()).Attributes,
      ).toStrictEqual(item)
      expect(await again.send()).not.toHaveProperty('Attributes')
    })
  })

  describe('delete', () => {
    test('an item', async () => {
      const { key, item } = await put()
      const remove = Parcel.build(DeleteItemCommand).key(key)
      expect((await remove.options({ returnValues: 'ALL_OLD' }).send()).Attributes).toStrictEqual(item)
      expect(await rawItem(key)).toBeUndefined()
      expect(await remove.send()).not.toHaveProperty('Attributes')
    })
  })

  describe('update', () => {
    test.each([
      ['ALL_OLD', { label: 'L', grams: 1, stops: ['a'] }],
      ['ALL_NEW', { label: 'M', grams: 3, stops: ['a', 'b'] }],
    ] as const)('an item, and return %s', async (returnValues, expected) => {
      const { key } = await put({ grams: 1, stops: ['a'] })
      const { Attributes, ToolboxItem } = await Parcel.build(UpdateItemCommand)
        .item({ ...key, label: 'M', grams: $add(2), stops: $append('b') })
        .options({ returnValues })
        .send()
      expect(Attributes).toStrictEqual({
        ...key,
        ...expected,
        created: expect.any(String),
        modified: expect.any(String),
      })
      expect(ToolboxItem).toMatchObject({ grams: $add(2) })
    })

    test.each([
      ['UPDATED_OLD', { box: { note: 'n' } }],
      ['UPDATED_NEW', { box: { note: 'm' } }],
    ] as const)('an item, and return %s', async (returnValues, expected) => {
      const { key } = await put({ box: { size: 'L', note: 'n' } })
      const { Attributes } = await Parcel.build(UpdateItemCommand)
        .item({ ...key, box: { note: 'm' } })
        .options({ returnValues })
        .send()
      expect(Attributes).toMatchObject(expected)
    })

    test('an item by attributes', async () => {
      const { key } = await put({ box: { size: 'L', note: 'n' }, stops: ['a', 'b'] })
      const { Attributes } = await Parcel.build(UpdateAttributesCommand)
        .item({ ...key, box: { size: 'S' }, stops: [] })
        .options({ returnValues: 'ALL_NEW' })
        .send()
      expect(Attributes).toMatchObject({ box: { size: 'S' }, stops: [] })
      expect(await rawItem(key)).toMatchObject({ bx: { size: 'S' }, stops: [] })
    })

    test('keeps the time of creation', async () => {
      const { key, item } = await put()
      await Parcel.build(UpdateItemCommand).item(key).send()
      const { Item } = await Parcel.build(GetItemCommand).key(key).send()
      expect(Item?.created).toBe(item.created)
    })

    test('creates an item, which reads refuse while it lacks what a put requires', async () => {
      const key = newKey()
      await Parcel.build(UpdateItemCommand)
        .item({ ...key, grams: $add(1) })
        .send()
      expect(await rawItem(key)).toMatchObject({ w: 1, _et: 'Parcel' })
      await expect(Parcel.build(GetItemCommand).key(key).send()).rejects.toMatchObject({
        code: 'formatter.missingAttribute',
        path: 'label',
        payload: { partitionKey: 'HUB#ams', sortKey: key.code },
      })
      // A condition that the item exists is what prevents it.
      const guarded = Parcel.build(UpdateItemCommand)
        .item({ ...newKey(), grams: $add(1) })
        .options({ condition: { attr: 'hub', exists: true } })
      await expect(guarded.send()).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' })
    })

    test('changes nothing where there is nothing to change, and creates the item all the same', async () => {
      const Bare = new Entity({
        name: 'Bare',
        table,
        entityAttribute: false,
        timestamps: false,
        schema: item({ PK: string().key(), SK: string().key(), note: string().optional() }),
      })
      const key = { PK: 'bare', SK: '1' }
      await Bare.build(UpdateItemCommand).item(key).send()
      expect((await Bare.build(GetItemCommand).key(key).send()).Item).toStrictEqual(key)
    })

    test('of a part needs what it is part of, which can be made first', async () => {
      const { key } = await put()
      const update = Parcel.build(UpdateItemCommand)
      const part = update.item({ ...key, box: { note: 'n' } })

      await expect(part.send()).rejects.toMatchObject({
        name: 'ValidationException',
        message: 'The document path provided in the update expression is invalid for update',
      })
      await update.item({ ...key, box: $get('box', { size: 'M' }) }).send()
      await part.send()
      // The map that is there stays as it is.
      await update.item({ ...key, box: $get('box', { size: 'XL' }) }).send()
      expect((await Parcel.build(GetItemCommand).key(key).send()).Item?.box).toStrictEqual({
        size: 'M',
        note: 'n',
      })
      await update.item({ ...key, box: $set({ size: 'L' }) }).send()
      expect((await Parcel.build(GetItemCommand).key(key).send()).Item?.box).toStrictEqual({ size: 'L' })
    })
  })

  describe('a condition', () => {
    test('that is not met rejects with the stored item', async () => {
      const { key, item } = await put({
        grams: 1,
        tags: new Set(['a', 'b']),
        photo: new Uint8Array([1, 2]),
        big: 2n ** 70n,
        box: { size: 'L', note: 'n' },
      })
      const { secret, ...shown } = { secret: undefined, ...item }
      const condition = { attr: 'grams', gt: 5 } as const
      const options = { condition, returnValuesOnConditionFalse: 'ALL_OLD' } as const
      const commands = [
        Parcel.build(PutItemCommand)
          .item({ ...key, label: 'M' })
          .options(options),
        Parcel.build(UpdateItemCommand)
          .item({ ...key, label: 'M' })
          .options(options),
        Parcel.build(UpdateAttributesCommand)
          .item({ ...key, label: 'M' })
          .options(options),
        Parcel.build(DeleteItemCommand).key(key).options(options),
      ]
      for (const command of commands) {
        const error: unknown = await command.send().catch((caught: unknown) => caught)
        expect(error).toMatchObject({ $metadata, Item: { PK: { S: 'HUB#ams' }, w: { N: '1' } } })
        expect(error).toBeInstanceOf(Error)
        expect(isConditionCheckFailed(error, Parcel) && error.FormattedItem).toStrictEqual(shown)
      }
    })

    test('that is not met rejects without the stored item, unless it is asked for', async () => {
      const { key } = await put()
      const condition = { attr: 'hub', exists: false } as const
      const error: unknown = await Parcel.build(DeleteItemCommand)
        .key(key)
        .options({ condition })
        .send()
        .catch((caught: unknown) => caught)
      expect(isConditionCheckFailed(error, Parcel)).toBe(true)
      expect(error).not.toHaveProperty('FormattedItem')
    })

    test('that is met lets the write happen', async () => {
      const { key } = await put({ grams: 3, stops: ['a'] })
      const condition = {
        and: [
          { attr: 'grams', between: [1, 5] },
          { size: 'stops', eq: 1 },
          { not: { attr: 'box', exists: true } },
          { attr: 'hub', beginsWith: 'a' },
        ],
      } as const
      await Parcel.build(UpdateItemCommand)
        .item({ ...key, label: 'M' })
        .options({ condition })
        .send()
      expect(await rawItem(key)).toMatchObject({ label: 'M' })
    })
  })

  describe('a transaction', () => {
    test('writes and reads at one time', async () => {
      const [a, b, c, d] = [newKey(), (await put()).key, (await put()).key, (await put()).key]
      const { ToolboxItems } = await executeTransactWrite(
        { capacity: 'TOTAL', clientRequestToken: `token-${a.code}` },
        Parcel.build(PutTransaction).item({ ...a, label: 'A' }),
        Parcel.build(UpdateTransaction).item({ ...b, grams: $add(1) }),
        Parcel.build(DeleteTransaction).key(c),
        Parcel.build(ConditionCheck).key(d).condition({ attr: 'label', eq: 'L' }),
      )
      const get = Parcel.build(GetTransaction)
      const { Responses = [] } = await executeTransactGet(
        get.key(a),
        get.key(b).options({ attributes: ['grams', 'modified'] }),
        get.key(c),
        get.key(d).options({ attributes: ['label'] }),
      )
      const { modified } = ToolboxItems[0]

      expect(Responses).toStrictEqual([
        { Item: { ...a, label: 'A', created: modified, modified } },
        { Item: { grams: 1, modified } },
        { Item: undefined },
        { Item: { label: 'L' } },
      ])
    })

    test('that is cancelled tells which members were refused, why, and what is stored', async () => {
      const { key, item } = await put({ grams: 1 })
      const other = newKey()
      const condition = { attr: 'grams', gt: 5 } as const
      const options = { returnValuesOnConditionFalse: 'ALL_OLD' } as const
      const transactions = [
        Parcel.build(PutTransaction).item({ ...other, label: 'never' }),
        Parcel.build(UpdateTransaction)
          .item({ ...key, label: 'never' })
          .options({ condition, ...options }),
        Parcel.build(ConditionCheck)
          .key(newKey())
          .condition({ attr: 'label', exists: true })
          .options(options),
      ] as const
      const error: unknown = await executeTransactWrite(...transactions).catch((caught: unknown) => caught)

      expect(error).toBeInstanceOf(Error)
      expect(isTransactionCancelled(error, ...transactions) && error.FailedMembers).toStrictEqual([
        {
          index: 1,
          entity: 'Parcel',
          action: 'transactUpdate',
          Code: 'ConditionalCheckFailed',
          Message: 'The conditional request failed',
          Item: expect.objectContaining({ w: { N: '1' } }),
          FormattedItem: item,
        },
        {
          index: 2,
          entity: 'Parcel',
          action: 'conditionCheck',
          Code: 'ConditionalCheckFailed',
          Message: expect.any(String),
        },
      ])
      expect(await rawItem(other)).toBeUndefined()
    })
  })
})
