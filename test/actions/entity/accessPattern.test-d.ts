import { expectTypeOf, test } from 'vitest'
import { AccessPattern, type IAccessPattern } from '../../../src/actions/entity/accessPattern.js'
import { Entity, type FormattedItem } from '../../../src/entity/index.js'
import { item, map, number, string } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'
import { prefix } from '../../../src/transformers/prefix.js'

const table = new Table({
  name: 'dex',
  partitionKey: { name: 'PK', type: 'string' },
  indexes: { byLevel: { type: 'global', partitionKey: { name: 'level', type: 'number' } } },
})
const Pokemon = new Entity({ name: 'Pokemon', table, schema: item({ PK: string().key(), level: number() }) })
const empty = Pokemon.build(AccessPattern)
const schema = map({ trainer: string().transform(prefix('T')).savedAs('t'), level: number().default(1) })

test('the pattern is given the input, stored and valid', () => {
  const made = empty.schema(schema).pattern((encoded, valid) => {
    expectTypeOf(encoded).toEqualTypeOf<{ t: `T#${string}`; level: number }>()
    expectTypeOf(valid).toEqualTypeOf<{ trainer: string; level: number }>()
    return { partition: encoded.t }
  })
  made.query({ trainer: 'x' })
  // @ts-expect-error [2345] -- trainer is missing.
  made.query({})
  // @ts-expect-error [2554] -- there is an input.
  made.query()
  expectTypeOf(made.query({ trainer: 'x' }).send)
    .returns.resolves.toHaveProperty('Items')
    .toEqualTypeOf<FormattedItem<typeof Pokemon>[] | undefined>()
})

test('no input is needed without a schema', () => {
  const all = empty.pattern(input => {
    expectTypeOf(input).toEqualTypeOf<undefined>()
    return { index: 'byLevel', partition: 1 }
  })
  all.query()
  // Code written for the reference has to give one.
  all.query(undefined)
  all.query({})
})

test('queries are those of the table', () => {
  // @ts-expect-error [2322] -- no such index.
  empty.pattern(() => ({ index: 'nope', partition: 'x' }))
  // @ts-expect-error [2322] -- a number.
  empty.pattern(() => ({ index: 'byLevel', partition: 'x' }))
  const some = empty.options({ attributes: ['level'] }).pattern(() => ({ partition: 'x' }))
  expectTypeOf(some.query().send)
    .returns.resolves.toHaveProperty('Items')
    .toEqualTypeOf<{ level: number }[] | undefined>()
  const own = empty.pattern(() => ({ partition: 'x', options: { attributes: ['PK'] } }))
  expectTypeOf(own.query().send)
    .returns.resolves.toHaveProperty('Items')
    .toEqualTypeOf<{ PK: string }[] | undefined>()
})

test('any of them is an access pattern of its entity', () => {
  const made = empty.schema(schema).pattern(({ t }) => ({ partition: t }))
  expectTypeOf(made).toExtend<IAccessPattern>()
})
