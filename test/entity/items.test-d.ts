import { describe, expectTypeOf, test } from 'vitest'
import {
  type DecodedItem,
  Entity,
  type FormattedItem,
  type InputItem,
  type KeyInputItem,
  type SavedItem,
  type TransformedItem,
  type ValidItem,
} from '../../src/entity/index.js'
import { item, list, map, number, string } from '../../src/schema/index.js'
import { Table } from '../../src/table/index.js'
import { prefix } from '../../src/transformers/prefix.js'

const table = new Table({
  name: 't',
  partitionKey: { name: 'PK', type: 'string' },
  sortKey: { name: 'SK', type: 'string' },
})
const schema = item({
  id: string().key().savedAs('PK').transform(prefix('S')),
  sk: string().key().savedAs('SK').default('song'),
  title: string(),
  must: string().required('always'),
  plays: number().optional().savedAs('p'),
  secret: string().hidden(),
  d: string().default('x'),
})
const Song = new Entity({ name: 'Song', table, schema })
type Song = typeof Song

/** The same as a plain object type, as editors show it. */
type Plain<T> = { [K in keyof T]: T[K] }

describe('an entity', () => {
  test('infers what it is made of', () => {
    expectTypeOf(Song.entityName).toEqualTypeOf<'Song'>()
    expectTypeOf(Song.type).toEqualTypeOf<'entity'>()
    expectTypeOf(Song.table).toEqualTypeOf<typeof table>()
    expectTypeOf(Song.timestamps).toEqualTypeOf<true>()
    expectTypeOf(Song.entityAttribute).toEqualTypeOf<true>()
    expectTypeOf(Song.attributes.title).toEqualTypeOf(schema.attributes.title)
    expectTypeOf<Song>().toExtend<Entity>()
  })

  test('keeps its options literal', () => {
    const Named = new Entity({
      name: 'Named',
      table,
      schema,
      entityAttribute: { name: 'kind', hidden: false },
      timestamps: { created: false, modified: { name: 'changed', savedAs: '_ch' } },
    })
    expectTypeOf(Named.timestamps.modified.name).toEqualTypeOf<'changed'>()
    expectTypeOf<FormattedItem<typeof Named>['kind']>().toEqualTypeOf<'Named'>()
    expectTypeOf<FormattedItem<typeof Named>['changed']>().toEqualTypeOf<string>()
    expectTypeOf<keyof FormattedItem<typeof Named>>().toEqualTypeOf<
      'id' | 'sk' | 'title' | 'must' | 'plays' | 'd' | 'kind' | 'changed'
    >()
    expectTypeOf<TransformedItem<typeof Named>['_ch']>().toEqualTypeOf<string>()
  })

  test('needs a computeKey where its schema does not hold the key', () => {
    const loose = item({ album: string().key(), track: number().key(), title: string() })
    // @ts-expect-error [2345] -- no attribute is the key of the table.
    new Entity({ name: 'Loose', table, schema: loose })
    new Entity({
      name: 'Loose',
      table,
      schema: loose,
      computeKey: keyInput => {
        expectTypeOf(keyInput).toEqualTypeOf<{ album: string; track: number }>()
        return { PK: keyInput.album, SK: `${keyInput.track}` }
      },
    })
    // @ts-expect-error [2322] -- the key is made of strings.
    new Entity({ name: 'Loose', table, schema: loose, computeKey: ({ track }) => ({ PK: track, SK: 'x' }) })
    // @ts-expect-error [2322] -- there is no need for it.
    new Entity({ name: 'Song', table, schema, computeKey: () => ({ PK: 'a', SK: 'b' }) })
  })

  test('takes a key with a default for the key of its table, as the constructor does', () => {
    const byDefault = item({ PK: string().key(), SK: string().key().optional().default('x') })
    expectTypeOf(new Entity({ name: 'D', table, schema: byDefault }).computeKey).toExtend<
      ((...args: never) => unknown) | undefined
    >()
    // @ts-expect-error [2345] -- it can be missing.
    new Entity({ name: 'D', table, schema: item({ PK: string().key(), SK: string().key().optional() }) })
    // @ts-expect-error [2345] -- it is of another type.
    new Entity({ name: 'D', table, schema: item({ PK: string().key(), SK: number().key() }) })
    // @ts-expect-error [2345] -- it is saved elsewhere.
    new Entity({ name: 'D', table, schema: item({ PK: string().key(), SK: string().key().savedAs('X') }) })
  })

  test('refuses names that are no text', () => {
    // @ts-expect-error [2322] -- a name is text.
    new Entity({ name: 1, table, schema })
    // @ts-expect-error [2322] -- names are text.
    new Entity({ name: 'Song', table, schema, timestamps: { created: { name: 1 }, modified: true } })
    // @ts-expect-error [2559] -- no such setting.
    new Entity({ name: 'Song', table, schema, timestamps: { created: { nam: 'x' }, modified: true } })
    // @ts-expect-error [2559] -- no such setting.
    new Entity({ name: 'Song', table, schema, entityAttribute: { hide: true } })
  })
})

describe('the items of an entity', () => {
  test('as callers give them', () => {
    interface Input {
      id: string
      title: string
      must: string
      secret: string
      sk?: string | undefined
      plays?: number | undefined
      d?: string | undefined
      entity?: 'Song' | undefined
      created?: string | undefined
      modified?: string | undefined
    }
    expectTypeOf<InputItem<Song>>().toEqualTypeOf<Plain<Input>>()
    expectTypeOf<InputItem<Song, { mode: 'put' }>>().toEqualTypeOf<Plain<Input>>()
    expectTypeOf<InputItem<Song, { mode: 'update' }>>().toEqualTypeOf<{
      id: string
      must: string
      title?: string | undefined
      secret?: string | undefined
      sk?: string | undefined
      plays?: number | undefined
      d?: string | undefined
      entity?: 'Song' | undefined
      created?: string | undefined
      modified?: string | undefined
    }>()
    expectTypeOf<KeyInputItem<Song>>().toEqualTypeOf<{ id: string; sk?: string | undefined }>()
    expectTypeOf<InputItem<Song, { mode: 'key' }>>().toEqualTypeOf<KeyInputItem<Song>>()
  })

  test('once they are valid', () => {
    expectTypeOf<ValidItem<Song>>().toEqualTypeOf<{
      id: string
      sk: string
      title: string
      must: string
      plays?: number | undefined
      secret: string
      d: string
      entity: 'Song'
      created: string
      modified: string
    }>()
    expectTypeOf<ValidItem<Song, { mode: 'key' }>>().toEqualTypeOf<{ id: string; sk: string }>()
  })

  test('as they are stored', () => {
    interface Stored {
      PK: `S#${string}`
      SK: string
      title: string
      must: string
      p?: number | undefined
      secret: string
      d: string
      _et: 'Song'
      _ct: string
      _md: string
    }
    expectTypeOf<TransformedItem<Song>>().toEqualTypeOf<Plain<Stored>>()
    expectTypeOf<Plain<SavedItem<Song>>>().toEqualTypeOf<Plain<Stored>>()
  })

  test('as they are read', () => {
    interface Read {
      id: string
      sk: string
      title: string
      must: string
      plays?: number | undefined
      d: string
      created: string
      modified: string
    }
    expectTypeOf<FormattedItem<Song>>().toEqualTypeOf<Plain<Read>>()
    expectTypeOf<DecodedItem<Song>>().toEqualTypeOf<ValidItem<Song>>()
    expectTypeOf<FormattedItem<Song, { partial: true }>>().toEqualTypeOf<{
      [K in keyof Read]?: Read[K] | undefined
    }>()
    expectTypeOf<FormattedItem<Song, { attributes: 'title' | 'plays' }>>().toEqualTypeOf<{
      title: string
      plays?: number | undefined
    }>()
  })

  test('of an entity that is not known', () => {
    interface Any {
      [name: string]: unknown
    }
    expectTypeOf<InputItem>().toEqualTypeOf<Any>()
    expectTypeOf<ValidItem>().toEqualTypeOf<Any>()
    expectTypeOf<TransformedItem>().toEqualTypeOf<Any>()
    expectTypeOf<FormattedItem>().toEqualTypeOf<Any>()
  })

  test('of an entity with a computed key', () => {
    const Computed = new Entity({
      name: 'Computed',
      table,
      timestamps: false,
      schema: map({ album: string().key(), tracks: list(map({ title: string() })) }),
      computeKey: ({ album }) => ({ PK: album, SK: 'x' }),
    })
    expectTypeOf<Plain<SavedItem<typeof Computed>>>().toEqualTypeOf<{
      album: string
      tracks: { title: string }[]
      _et: 'Computed'
      PK: string
      SK: string
    }>()
    expectTypeOf<FormattedItem<typeof Computed, { attributes: 'tracks[0].title' }>>().toEqualTypeOf<{
      tracks: { title: string }[]
    }>()
  })
})
