import { expectTypeOf, test } from 'vitest'
import type { GetItemResponse } from '../../../src/actions/entity/get.js'
import type { PutItemResponse } from '../../../src/actions/entity/put.js'
import { EntityRepository } from '../../../src/actions/entity/repository.js'
import type { GetTransaction } from '../../../src/actions/entity/transactGet.js'
import { $add, type UpdateItemResponse } from '../../../src/actions/entity/update/index.js'
import {
  Entity,
  type FormattedItem,
  type TransformedItem,
  type ValidItem,
} from '../../../src/entity/index.js'
import { item, map, number, string } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'

const table = new Table({ name: 't', partitionKey: { name: 'id', type: 'string' } })
const Song = new Entity({
  name: 'Song',
  table,
  schema: item({ id: string().key(), title: string(), plays: number().optional() }),
})
type Song = typeof Song
const songs = Song.build(EntityRepository)
const key = { id: 'a' }

test('responses are those of the commands', () => {
  expectTypeOf(() => songs.get(key)).returns.resolves.toEqualTypeOf<GetItemResponse<Song>>()
  expectTypeOf(() => songs.get(key, { attributes: ['title'] }))
    .returns.resolves.toHaveProperty('Item')
    .toEqualTypeOf<{ title: string } | undefined>()
  expectTypeOf(() => songs.put({ ...key, title: 'x' })).returns.resolves.toEqualTypeOf<
    PutItemResponse<Song>
  >()
  expectTypeOf(() => songs.put({ ...key, title: 'x' }, { returnValues: 'ALL_OLD' }))
    .returns.resolves.toHaveProperty('Attributes')
    .toEqualTypeOf<FormattedItem<Song> | undefined>()
  expectTypeOf(() =>
    songs.update({ ...key, plays: $add(1) }, { returnValues: 'ALL_NEW' }),
  ).returns.resolves.toEqualTypeOf<UpdateItemResponse<Song, { readonly returnValues: 'ALL_NEW' }>>()
  expectTypeOf(() => songs.query({ partition: 'a' }))
    .returns.resolves.toHaveProperty('Items')
    .toEqualTypeOf<FormattedItem<Song>[] | undefined>()
  expectTypeOf(() => songs.scan({ attributes: ['title'] }))
    .returns.resolves.toHaveProperty('Items')
    .toEqualTypeOf<{ title: string }[] | undefined>()
})

test('inputs and options are those of the commands', () => {
  // @ts-expect-error [2345] -- title is missing.
  songs.put(key)
  songs.get(key, {
    consistent: true,
    // @ts-expect-error [2322] -- no such option.
    oops: 1,
  })
  songs.put(
    { ...key, title: 'x' },
    {
      // @ts-expect-error [2322] -- an option of updates.
      returnValues: 'ALL_NEW',
    },
  )
  // @ts-expect-error [2322] -- no such path.
  songs.delete(key, { condition: { attr: 'nope', eq: 1 } })
})

test('parts of transactions keep their options', () => {
  expectTypeOf(songs.transactGet(key, { attributes: ['title'] })).toEqualTypeOf<
    GetTransaction<Song, { readonly attributes: readonly ['title'] }>
  >()
  const title = songs.transactGet(key, { attributes: ['title'] })
  expectTypeOf(() => EntityRepository.executeTransactGet(title))
    .returns.resolves.toHaveProperty('Responses')
    .toEqualTypeOf<[{ Item?: { title: string } | undefined }] | undefined>()
})

test('utilities are typed', () => {
  const parsed = songs.parse({ ...key, title: 'x' })
  expectTypeOf(parsed.parsedItem).toEqualTypeOf<ValidItem<Song>>()
  expectTypeOf(parsed.item).toExtend<TransformedItem<Song>>()
  expectTypeOf(parsed.key).toEqualTypeOf<{ id: string }>()
  expectTypeOf(songs.parse(key, { mode: 'key' }).parsedItem).toEqualTypeOf<{ id: string }>()
  expectTypeOf(songs.format({}, { attributes: ['title'] })).toEqualTypeOf<{ title: string }>()
  expectTypeOf(songs.format({}, { partial: true })).toEqualTypeOf<FormattedItem<Song, { partial: true }>>()
  const byTitle = songs.accessPattern(map({ title: string() }), ({ title }) => ({ partition: title }))
  expectTypeOf(byTitle.query).parameters.toEqualTypeOf<[input: { title: string }]>()
})
