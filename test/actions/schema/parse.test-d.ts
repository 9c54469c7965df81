import { expectTypeOf, test } from 'vitest'
import { Formatter } from '../../../src/actions/schema/format.js'
import { Parser } from '../../../src/actions/schema/parse/index.js'
import { item, number, string } from '../../../src/schema/index.js'

const schema = item({
  id: string().key().savedAs('pk'),
  level: number().default(1).savedAs('lvl'),
  secret: string().hidden().optional(),
})
const parser = schema.build(Parser)
const formatter = schema.build(Formatter)

test('parse returns what is stored, or what is valid without transform', () => {
  expectTypeOf(parser.parse({})).toEqualTypeOf<{ pk: string; lvl: number; secret?: string | undefined }>()
  expectTypeOf(parser.parse({}, { transform: false })).toEqualTypeOf<{
    id: string
    level: number
    secret?: string | undefined
  }>()
  expectTypeOf(parser.parse({}, { mode: 'key' })).toEqualTypeOf<{ pk: string }>()
})

test('reparse takes what its options say', () => {
  parser.reparse({ id: 'a' })
  // @ts-expect-error [2345] -- without fill, what has a default has to be there.
  parser.reparse({ id: 'a' }, { fill: false })
  // @ts-expect-error [2345] -- a wrong type.
  parser.reparse({ id: 1 })
})

test('validate narrows to the valid value', () => {
  const value: unknown = {}
  if (parser.validate(value, { mode: 'key' })) expectTypeOf(value).toEqualTypeOf<{ id: string }>()
})

test('format returns what reads return, as its options say', () => {
  expectTypeOf(formatter.format({})).toEqualTypeOf<{ id: string; level: number }>()
  expectTypeOf(formatter.format({}, { format: false })).toEqualTypeOf<{
    id: string
    level: number
    secret?: string | undefined
  }>()
  expectTypeOf(formatter.format({}, { partial: true })).toEqualTypeOf<{
    id?: string | undefined
    level?: number | undefined
  }>()
  expectTypeOf(formatter.format({}, { attributes: ['id'] })).toEqualTypeOf<{ id: string }>()
  // @ts-expect-error [2322] -- no such attribute.
  formatter.format({}, { attributes: ['pk'] })
})
