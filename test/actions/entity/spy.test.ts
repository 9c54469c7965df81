import { describe, expect, test } from 'vitest'
import { DeleteItemCommand } from '../../../src/actions/entity/delete.js'
import { GetItemCommand } from '../../../src/actions/entity/get.js'
import { PutItemCommand } from '../../../src/actions/entity/put.js'
import { EntitySpy } from '../../../src/actions/entity/spy.js'
import { DeleteTransaction } from '../../../src/actions/entity/transactDelete.js'
import { execute } from '../../../src/actions/entity/transactWrite.js'
import { UpdateItemCommand } from '../../../src/actions/entity/update/index.js'
import { UpdateAttributesCommand } from '../../../src/actions/entity/updateAttributes.js'
import { Entity } from '../../../src/entity/index.js'
import { item, string } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'
import { depotOf } from './client.js'

const setUp = (response: unknown = {}) => {
  const { table, sent } = depotOf(response)
  const schema = item({ PK: string().key(), SK: string().key().default('s'), label: string().optional() })
  const Parcel = new Entity({ name: 'Parcel', table, schema, timestamps: false, entityAttribute: false })
  return { Parcel, sent, spy: Parcel.build(EntitySpy), key: { PK: 'a' } }
}
const $metadata = {}
const Item = { PK: 'a', SK: 's' }

describe('a stub', () => {
  test('resolves with its response, every time', async () => {
    const { Parcel, sent, spy, key } = setUp()
    const response = { Item, $metadata }

    expect(spy.on(GetItemCommand).resolve(response)).toBe(spy)
    const get = Parcel.build(GetItemCommand).key(key)
    expect(await get.send()).toBe(response)
    expect(await get.send()).toBe(response)
    expect(sent).toStrictEqual([])
  })

  test('rejects with an error, or a message', async () => {
    const { Parcel, spy, key } = setUp()
    const get = Parcel.build(GetItemCommand).key(key)
    const fault = { code: 1 }

    spy.on(GetItemCommand).reject('no')
    await expect(get.send()).rejects.toStrictEqual(new Error('no'))
    spy.on(GetItemCommand).reject()
    await expect(get.send()).rejects.toStrictEqual(new Error())
    spy.on(GetItemCommand).reject(fault)
    await expect(get.send()).rejects.toBe(fault)
  })

  test('asks a function, which may let the request pass', async () => {
    const { Parcel, sent, spy, key } = setUp({ Item: { ...Item, PK: 'b' } })
    const calls: unknown[] = []
    spy.on(GetItemCommand).mock(async (input, options) => {
      calls.push([input, options])
      return input.PK === 'a' ? { Item, $metadata } : undefined
    })
    const get = Parcel.build(GetItemCommand)
    const b = { PK: 'b' }
    const options = { consistent: true } as const

    expect(await get.key(key).send()).toStrictEqual({ Item, $metadata })
    expect(await get.key(b).options(options).send()).toStrictEqual({ Item: { PK: 'b', SK: 's' } })
    expect(calls).toStrictEqual([
      [key, {}],
      [b, options],
    ])
    expect(sent).toHaveLength(1)
  })

  test('takes no part when it resolves with nothing', async () => {
    const { Parcel, sent, spy, key } = setUp()
    spy.on(GetItemCommand).resolve(undefined as never)
    await Parcel.build(GetItemCommand).key(key).send()
    expect(sent).toHaveLength(1)
    spy.on(GetItemCommand).resolve(null as never)
    expect(await Parcel.build(GetItemCommand).key(key).send()).toBeNull()
  })

  test('concerns one action of one entity', async () => {
    const { Parcel, sent, spy, key } = setUp()
    const Other = new Entity({
      name: 'Other',
      table: Parcel.table,
      schema: item({ PK: string().key(), SK: string().key() }),
    })
    spy.on(GetItemCommand).resolve({ $metadata })
    await Parcel.build(DeleteItemCommand).key(key).send()
    await Other.build(GetItemCommand).key({ PK: 'a', SK: 'b' }).send()
    expect(sent.map(({ command }) => command)).toStrictEqual(['DeleteCommand', 'GetCommand'])
  })

  test('can stand for every command', async () => {
    const { Parcel, sent, spy, key } = setUp()
    const ToolboxItem = { ...Item }
    spy.on(PutItemCommand).resolve({ ToolboxItem, $metadata })
    spy.on(UpdateItemCommand).resolve({ ToolboxItem, $metadata })
    spy.on(UpdateAttributesCommand).resolve({ ToolboxItem, $metadata })
    spy.on(DeleteItemCommand).resolve({ $metadata })
    await Parcel.build(PutItemCommand).item(key).send()
    await Parcel.build(UpdateItemCommand).item(key).send()
    await Parcel.build(UpdateAttributesCommand).item(key).send()
    await Parcel.build(DeleteItemCommand).key(key).send()
    expect(sent).toStrictEqual([])
    expect(spy.sent(PutItemCommand).allArgs()).toStrictEqual([[key, {}]])
    expect(spy.sent(UpdateAttributesCommand).allArgs()).toStrictEqual([[key, {}]])
  })

  test('answers in place of no transaction', async () => {
    const { Parcel, sent, spy, key } = setUp()
    spy.on(DeleteItemCommand).resolve({ $metadata })
    await execute(Parcel.build(DeleteTransaction).key(key))
    expect(sent).toHaveLength(1)
  })
})

describe('a mocked command', () => {
  test('is refused where the real one would be', async () => {
    const { Parcel, spy, key } = setUp()
    spy.on(GetItemCommand).resolve({ $metadata })
    spy.on(PutItemCommand).resolve({ ToolboxItem: Item, $metadata })

    await expect(Parcel.build(GetItemCommand).send()).rejects.toMatchObject({
      code: 'actions.incompleteAction',
    })
    await expect(
      Parcel.build(PutItemCommand)
        .item({ PK: 1 } as never)
        .send(),
    ).rejects.toMatchObject({
      code: 'parsing.invalidAttributeInput',
    })
    await expect(
      Parcel.build(GetItemCommand)
        .key(key)
        .options({ oops: 1 } as {})
        .send(),
    ).rejects.toMatchObject({ code: 'options.unknownOption' })
  })

  test('needs neither a client nor the name of a table', async () => {
    const table = new Table({ partitionKey: { name: 'PK', type: 'string' } })
    const Parcel = new Entity({ name: 'Parcel', table, schema: item({ PK: string().key() }) })
    Parcel.build(EntitySpy).on(GetItemCommand).resolve({ $metadata })
    expect(await Parcel.build(GetItemCommand).key({ PK: 'a' }).send()).toStrictEqual({ $metadata })
  })
})

describe('an inspector', () => {
  test('tells what was sent, mocked or not', async () => {
    const { Parcel, spy, key } = setUp()
    const sent = spy.sent(GetItemCommand)
    expect(sent.count()).toBe(0)
    expect(sent.args(0)).toBeUndefined()

    const options = { consistent: true }
    await Parcel.build(GetItemCommand).key(key).send()
    spy.on(GetItemCommand).reject()
    await Parcel.build(GetItemCommand)
      .key(key)
      .options(options)
      .send()
      .catch(() => {})

    expect(sent.count()).toBe(2)
    expect(sent.args(0)?.[0]).toBe(key)
    expect(sent.args(1)).toStrictEqual([key, options])
    expect(sent.allArgs()).toStrictEqual([
      [key, {}],
      [key, options],
    ])
    expect(() => sent.args(0.5)).toThrow(Error)
    expect(spy.sent(PutItemCommand).count()).toBe(0)
  })
})

describe('a spy', () => {
  test('forgets all when it is reset, and goes on', async () => {
    const { Parcel, sent, spy, key } = setUp()
    const inspector = spy.sent(GetItemCommand)
    spy.on(GetItemCommand).resolve({ $metadata })
    await Parcel.build(GetItemCommand).key(key).send()

    expect(spy.reset()).toBe(spy)
    expect(inspector.count()).toBe(0)
    await Parcel.build(GetItemCommand).key(key).send()
    expect(inspector.count()).toBe(1)
    expect(sent).toHaveLength(1)
  })

  test('is gone when it is restored', async () => {
    const { Parcel, sent, spy, key } = setUp()
    spy.on(GetItemCommand).resolve({ $metadata })
    spy.restore()
    await Parcel.build(GetItemCommand).key(key).send()

    expect(sent).toHaveLength(1)
    expect(spy.sent(GetItemCommand).count()).toBe(0)
    expect(Object.getOwnPropertySymbols(Parcel)).toStrictEqual([])
    spy.restore()
  })

  test('takes the place of an earlier one, which cannot restore it away', async () => {
    const { Parcel, sent, spy, key } = setUp()
    const later = Parcel.build(EntitySpy)
    later.on(GetItemCommand).resolve({ $metadata })
    spy.restore()
    await Parcel.build(GetItemCommand).key(key).send()
    expect(sent).toStrictEqual([])
    expect(later.sent(GetItemCommand).count()).toBe(1)
    expect(spy.sent(GetItemCommand).count()).toBe(0)
    later.restore()
    await Parcel.build(GetItemCommand).key(key).send()
    expect(sent).toHaveLength(1)
  })

  test('has the name by which actions are known', () => {
    expect(EntitySpy.actionName).toBe('spy')
  })
})
