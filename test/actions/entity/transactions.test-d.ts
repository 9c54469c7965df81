import { describe, expectTypeOf, test } from 'vitest'
import { BatchGetRequest } from '../../../src/actions/entity/batchGet.js'
import { BatchPutRequest } from '../../../src/actions/entity/batchPut.js'
import { GetItemCommand, type GetItemResponse } from '../../../src/actions/entity/get.js'
import {
  assertConditionCheckFailed,
  isConditionCheckFailed,
  PutItemCommand,
} from '../../../src/actions/entity/put.js'
import { EntitySpy } from '../../../src/actions/entity/spy.js'
import { ConditionCheck } from '../../../src/actions/entity/transactCheck.js'
import { DeleteTransaction } from '../../../src/actions/entity/transactDelete.js'
import {
  type ExecuteTransactGetInput,
  GetTransaction,
  execute as read,
} from '../../../src/actions/entity/transactGet.js'
import { PutTransaction } from '../../../src/actions/entity/transactPut.js'
import { UpdateTransaction } from '../../../src/actions/entity/transactUpdate.js'
import {
  assertTransactionCancelled,
  type ExecuteTransactWriteInput,
  isTransactionCancelled,
  execute as write,
} from '../../../src/actions/entity/transactWrite.js'
import { $add, type UpdateItemInput } from '../../../src/actions/entity/update/index.js'
import { Entity, type FormattedItem, type KeyInputItem, type ValidItem } from '../../../src/entity/index.js'
import { item, number, string } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'

const table = new Table({ name: 't', partitionKey: { name: 'id', type: 'string' } })
const Song = new Entity({
  name: 'Song',
  table,
  schema: item({ id: string().key(), title: string(), plays: number().optional() }),
})
const Album = new Entity({ name: 'Album', table, schema: item({ id: string().key(), name: string() }) })
type Song = typeof Song
type Album = typeof Album

const get = Song.build(GetTransaction).key({ id: 'a' })
const album = Album.build(GetTransaction).key({ id: 'a' })
const put = Song.build(PutTransaction).item({ id: 'a', title: 'x' })
const update = Song.build(UpdateTransaction).item({ id: 'a', plays: $add(1) })
const remove = Song.build(DeleteTransaction).key({ id: 'a' })
const check = Album.build(ConditionCheck).key({ id: 'a' }).condition({ attr: 'name', eq: 'x' })

describe('a read', () => {
  test('gives an item for each, in order', () => {
    const both = () => read(get, album.options({ attributes: ['name'] }))
    expectTypeOf(both)
      .returns.resolves.toHaveProperty('Responses')
      .toEqualTypeOf<
        [{ Item?: FormattedItem<Song> | undefined }, { Item?: { name: string } | undefined }] | undefined
      >()
    const many = [get, get]
    expectTypeOf(() => read({ capacity: 'TOTAL' }, ...many))
      .returns.resolves.toHaveProperty('Responses')
      .toEqualTypeOf<{ Item?: FormattedItem<Song> | undefined }[] | undefined>()
    expectTypeOf(() => read(album, ...many))
      .returns.resolves.toHaveProperty('Responses')
      .toEqualTypeOf<
        | [{ Item?: FormattedItem<Album> | undefined }, ...{ Item?: FormattedItem<Song> | undefined }[]]
        | undefined
      >()
  })

  test('keeps the options of its members', () => {
    const some = Song.build(GetTransaction)
      .options({ attributes: ['title'] })
      .key({ id: 'a' })
    expectTypeOf(some).toEqualTypeOf<GetTransaction<Song, { readonly attributes: readonly ['title'] }>>()
    Song.build(GetTransaction).options({
      attributes: ['title'],
      // @ts-expect-error [2322] -- a setting of the whole.
      capacity: 'TOTAL',
    })
  })

  test('takes reads alone', () => {
    expectTypeOf(get).toExtend<ExecuteTransactGetInput>()
    // @ts-expect-error [2345] -- a write.
    read(put)
    // @ts-expect-error [2769] -- a write.
    read(get, put)
    // @ts-expect-error [2769] -- an array.
    read([get])
    // @ts-expect-error [2769] -- no such option.
    read({ capacity: 'TOTAL', metrics: 'SIZE' }, get)
  })
})

describe('a write', () => {
  test('gives the items that were written, in order', () => {
    expectTypeOf(() => write(put, update, remove, check))
      .returns.resolves.toHaveProperty('ToolboxItems')
      .toEqualTypeOf<[ValidItem<Song>, UpdateItemInput<Song, { filled: true }>, undefined, undefined]>()
    const many = [put, put]
    expectTypeOf(() => write({ clientRequestToken: 'x' }, ...many))
      .returns.resolves.toHaveProperty('ToolboxItems')
      .toEqualTypeOf<ValidItem<Song>[]>()
    expectTypeOf(put.params().ToolboxItem).toEqualTypeOf<ValidItem<Song>>()
  })

  test('takes writes alone', () => {
    expectTypeOf(put).toExtend<ExecuteTransactWriteInput>()
    expectTypeOf(check).toExtend<ExecuteTransactWriteInput>()
    // @ts-expect-error [2769] -- a read.
    write(put, get)
    // @ts-expect-error [2769] -- part of a batch.
    write(put, Song.build(BatchPutRequest).item({ id: 'b', title: 'x' }))
    // @ts-expect-error [2769] -- an array.
    write([put])
    // @ts-expect-error [2769] -- no such option.
    write({ capacity: 'TOTAL', oops: 1 }, put)
  })

  test('checks its members', () => {
    // @ts-expect-error [2345] -- title is missing.
    Song.build(PutTransaction).item({ id: 'a' })
    Song.build(PutTransaction).options({
      // @ts-expect-error [2322] -- no such option.
      returnValues: 'NONE',
    })
    // @ts-expect-error [2345] -- no such path.
    Album.build(ConditionCheck).condition({ attr: 'nope', eq: 'x' })
    check.options({ tableName: 'x' })
    check.options({
      // @ts-expect-error [2322] -- conditions have a method of their own.
      condition: { attr: 'name', eq: 'x' },
    })
    expectTypeOf(put.options({ tableName: 'x' })).toEqualTypeOf<
      PutTransaction<Song, { readonly tableName: 'x' }>
    >()
    expectTypeOf(Song.build(BatchGetRequest).key({ id: 'a' }).params()).toEqualTypeOf<{ id: string }>()
    expectTypeOf(Song.build(BatchPutRequest).ToolboxItem).toEqualTypeOf<ValidItem<Song>>()
  })
})

test('one of several commands can be sent', () => {
  const commands = [Song.build(GetItemCommand).key({ id: 'a' }), Album.build(PutItemCommand)]
  expectTypeOf(() => commands[0]?.send()).returns.toExtend<Promise<object> | undefined>()
})

describe('a failure', () => {
  const error: unknown = undefined

  test('of a condition holds the stored item', () => {
    if (isConditionCheckFailed(error, Song)) {
      expectTypeOf(error.name).toEqualTypeOf<'ConditionalCheckFailedException'>()
      expectTypeOf(error.FormattedItem).toEqualTypeOf<FormattedItem<Song> | undefined>()
      expectTypeOf(error.message).toEqualTypeOf<string>()
    } else expectTypeOf(error).toBeUnknown()
    const other: unknown = error
    assertConditionCheckFailed(other, Song)
    expectTypeOf(other.FormattedItem).toEqualTypeOf<FormattedItem<Song> | undefined>()
    const third: unknown = error
    if (isConditionCheckFailed(third)) expectTypeOf(third.$metadata).toBeObject()
  })

  test('of a transaction tells the members that failed', () => {
    if (isTransactionCancelled(error, put, check)) {
      const [first, second] = error.CancellationReasons ?? []
      expectTypeOf(first?.FormattedItem).toEqualTypeOf<FormattedItem<Song> | undefined>()
      expectTypeOf(second?.FormattedItem).toEqualTypeOf<FormattedItem<Album> | undefined>()
      for (const failed of error.FailedMembers) {
        if (failed.index === 0)
          expectTypeOf(failed.FormattedItem).toEqualTypeOf<FormattedItem<Song> | undefined>()
        else expectTypeOf(failed.FormattedItem).toEqualTypeOf<FormattedItem<Album> | undefined>()
      }
    }
    const many = [put, put]
    assertTransactionCancelled(error, ...many)
    expectTypeOf(error.FailedMembers[0]?.FormattedItem).toEqualTypeOf<FormattedItem<Song> | undefined>()
    expectTypeOf(error.FailedMembers[0]?.index).toEqualTypeOf<number | undefined>()
  })
})

describe('a spy', () => {
  const spy = Song.build(EntitySpy)
  const $metadata = {}

  test('knows what actions take and give', () => {
    spy.on(GetItemCommand).resolve({ Item: { id: 'a', title: 'x', created: '', modified: '' }, $metadata })
    spy.on(GetItemCommand).mock((key, options) => {
      expectTypeOf(key).toEqualTypeOf<KeyInputItem<Song>>()
      expectTypeOf(options).toBeAny()
      return undefined
    })
    spy.on(PutItemCommand).mock(async input => {
      expectTypeOf(input.title).toEqualTypeOf<string>()
      return { ToolboxItem: { ...input, entity: 'Song', created: '', modified: '' }, $metadata }
    })
    expectTypeOf(spy.sent(GetItemCommand).args(0)).toEqualTypeOf<
      [input: KeyInputItem<Song>, options: any] | undefined
    >()
    expectTypeOf(spy.on(GetItemCommand).resolve).parameter(0).toExtend<GetItemResponse<Song>>()
  })

  test('refuses other responses, and other actions', () => {
    // @ts-expect-error [2345] -- $metadata is missing.
    spy.on(GetItemCommand).resolve({})
    // @ts-expect-error [2322] -- no such attribute.
    spy.on(GetItemCommand).resolve({ Item: { id: 'a', nope: 1 }, $metadata })
    // @ts-expect-error [2345] -- it sends nothing.
    spy.on(GetTransaction)
  })
})
