import { expectTypeOf, test } from 'vitest'
import type {
  ArrayItem,
  InferInputFromSchema,
  InferKeyInput,
  InferModelFromSchema,
  SchemaDefinition,
} from '../../src/functional/index.js'
import { Table } from '../../src/functional/index.js'
import { blogWith, type schema } from './blog.js'

type Blog = typeof schema
const { User, Post, Counter } = blogWith().table.entities

interface UserModel {
  username: string
  email: string
  role: string
  createdAt: string
  updatedAt: string
  age?: number | undefined
  born?: Date | undefined
  address?: { city: string; country?: string | undefined } | undefined
  tags?: string[] | undefined
  badges?: Set<string> | undefined
  extra?: { [name: string]: unknown } | undefined
  credit?: number | undefined
}

test('a model has what is required, generated or part of the key; the rest is optional', () => {
  expectTypeOf<InferModelFromSchema<Blog, 'User'>>().toEqualTypeOf<UserModel>()
  expectTypeOf<InferModelFromSchema<Blog, 'Post'>['postId']>().toEqualTypeOf<string>()
  expectTypeOf<ArrayItem<InferModelFromSchema<Blog, 'User'>['tags']>>().toEqualTypeOf<string>()
})

test('an input leaves out what is filled in: ids, defaults, timestamps', () => {
  expectTypeOf<InferInputFromSchema<Blog, 'Post'>>().toEqualTypeOf<{
    username: string
    state: string
    day: string
    postId?: string | undefined
    topic?: string | undefined
    score?: number | undefined
    likes?: number | undefined
    title?: string | undefined
    createdAt?: string | undefined
  }>()
  // @ts-expect-error [2345] -- `email` is required.
  User.put({ username: 'ada' })
  // @ts-expect-error [2353] -- no such attribute.
  User.put({ username: 'ada', email: 'a@b', nick: 'a' })
  // @ts-expect-error [2322] -- a number.
  User.put({ username: 'ada', email: 'a@b', age: '7' })
  // @ts-expect-error [2741] -- `city` is required.
  User.put({ username: 'ada', email: 'a@b', address: { country: 'NL' } })
})

test('an input and an update leave out defaults inside of objects and lists, which reads have', () => {
  const { Route } = new Table({
    name: 'x',
    client: undefined as never,
    schema: {
      indexes: { primary: { hash: 'id' } },
      models: {
        Route: {
          key: { PK: { type: String, value: '${id}' } },
          attributes: {
            id: { type: String },
            stops: {
              type: Array,
              required: true,
              items: {
                type: Object,
                schema: {
                  at: { type: Date, required: true },
                  open: { type: Boolean, required: true, default: true },
                },
              },
            },
          },
        },
      },
    },
  }).entities
  Route.put({ id: 'a', stops: [{ at: new Date() }] })
  Route.update({ id: 'a' }).set('stops', [{ at: new Date() }])
  // @ts-expect-error [2741] -- `at` is required.
  Route.put({ id: 'a', stops: [{ open: true }] })
  expectTypeOf(Route.get({ id: 'a' }).execute).returns.resolves.toEqualTypeOf<
    { id: string; stops: { at: Date; open: boolean }[] } | undefined
  >()
})

test('a key is what the templates of the key are made of, each of its own type', () => {
  expectTypeOf<InferKeyInput<Blog['models']['Post']>>().toEqualTypeOf<{ username: string; postId: string }>()
  // @ts-expect-error [2345] -- `postId` is missing.
  Post.get({ username: 'ada' })
  // @ts-expect-error [2353] -- no part of the key.
  User.get({ username: 'ada', email: 'x' })

  const numbered = new Table({
    name: 'x',
    client: undefined as never,
    schema: {
      indexes: { primary: { hash: 'PK', sort: 'SK' } },
      models: {
        Slot: {
          key: { PK: { type: String, value: 'SLOT#${slot:6}' }, SK: { type: String, value: 'AT#${at}' } },
          attributes: { slot: { type: Number }, at: { type: Date } },
        },
      },
    },
  })
  expectTypeOf(numbered.entities.Slot.get).parameter(0).toEqualTypeOf<{ slot: number; at: Date }>()
})

test('execute resolves with the model, or with what was selected', () => {
  expectTypeOf(User.get({ username: 'ada' }).execute()).resolves.toEqualTypeOf<UserModel | undefined>()
  expectTypeOf(User.get({ username: 'ada' }).select(['email', 'age']).execute()).resolves.toEqualTypeOf<
    { email: string; age?: number | undefined } | undefined
  >()
  expectTypeOf(Post.query().select(['likes']).execute()).resolves.toEqualTypeOf<
    { likes?: number | undefined }[]
  >()
  // @ts-expect-error [2820] -- no such attribute.
  User.get({ username: 'ada' }).select(['emial'])
})

test('returning says what a write resolves with', () => {
  const put = User.put({ username: 'ada', email: 'a@b' })
  expectTypeOf(put.execute()).resolves.toEqualTypeOf<UserModel>()
  expectTypeOf(put.returning('ALL_OLD').execute()).resolves.toEqualTypeOf<UserModel | undefined>()
  const update = User.update({ username: 'ada' }).set('age', 1)
  expectTypeOf(update.execute()).resolves.toEqualTypeOf<undefined>()
  expectTypeOf(update.returning('ALL_NEW').execute()).resolves.toEqualTypeOf<UserModel>()
  expectTypeOf(update.returning('UPDATED_NEW').execute()).resolves.toEqualTypeOf<
    Partial<UserModel> | undefined
  >()
  // @ts-expect-error [2345] -- a put returns no new values.
  put.returning('ALL_NEW')
})

test('an update takes values of the attribute, and no part of the key', () => {
  const update = User.update({ username: 'ada' })
  update.set('age', 7).set({ email: 'x@y', address: { city: 'Oslo' } })
  update
    .add('credit', -1)
    .add('badges', new Set(['a']))
    .delete('badges', new Set(['a']))
    .remove('tags')
  // @ts-expect-error [2769] -- a number.
  update.set('age', '7')
  // @ts-expect-error [2769] -- part of the key.
  update.set('username', 'bob')
  // @ts-expect-error [2345] -- required.
  update.remove('email')
  // @ts-expect-error [2345] -- no number.
  update.add('email', 1)
  // @ts-expect-error [2345] -- no set.
  update.delete('tags', ['a'])
  // Known values of index attributes go along with the key.
  Post.update({ username: 'ada', postId: 'p', day: '2024-01-01' })
  // @ts-expect-error [2353] -- no index is made of it.
  Post.update({ username: 'ada', postId: 'p', title: 'x' })
})

test('conditions know attributes, what is inside them, and their values', () => {
  User.delete({ username: 'ada' }).where((attr, op) =>
    op.and(
      op.eq(attr.address.city, 'Oslo'),
      op.contains(attr.tags, 'a'),
      op.gt(attr.born, new Date()),
      op.lt(attr.age, attr.credit),
      op.size(attr.tags).gte(1),
      op.eq(attr.tags[0]!, 'x'),
      op.exists(attr.pk),
    ),
  )
  // @ts-expect-error [2339] -- no such attribute.
  User.scan().filter((attr, op) => op.eq(attr.agee, 1))
  // @ts-expect-error [2345] -- a number.
  User.scan().filter((attr, op) => op.eq(attr.age, '1'))
  // @ts-expect-error [2345] -- an attribute of another type.
  User.scan().filter((attr, op) => op.eq(attr.age, attr.email))
})

test('indexes and columns are those of the schema', () => {
  Post.query().useIndex('byDay')
  // @ts-expect-error [2345] -- no such index.
  Post.query().useIndex('byWeek')
})

test('transactGet resolves with each item as its own model', () => {
  const { table } = blogWith()
  const read = table
    .transactGet()
    .addGet(User.get({ username: 'ada' }))
    .addGet(Counter.get({ name: 'x' }).select(['value']))
  expectTypeOf(read.execute()).resolves.toEqualTypeOf<
    [UserModel | undefined, { value?: number | undefined } | undefined]
  >()
})

test('a model is a stator entity', () => {
  expectTypeOf<(typeof User)['entity']['schema']['~formatted']>()
    .toHaveProperty('email')
    .toEqualTypeOf<string>()
})

test('without `as const` nothing fits, and the message says why', () => {
  const loose = {
    indexes: { primary: { hash: 'PK', sort: 'SK' } },
    models: {
      User: {
        key: { PK: { type: String, value: 'U#${id}' }, SK: { type: String, value: 'U' } },
        attributes: { id: { type: String } },
      },
    },
  } satisfies SchemaDefinition
  const table = new Table({ name: 'x', client: undefined as never, schema: loose })
  // @ts-expect-error [2353] -- "declare the schema `as const`".
  table.entities.User.get({ id: 'a' })
})
