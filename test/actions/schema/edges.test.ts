import { expect, test } from 'vitest'
import { Formatter } from '../../../src/actions/schema/format.js'
import { Parser } from '../../../src/actions/schema/parse/index.js'
import { item, map, number, type Schema, string } from '../../../src/schema/index.js'

const parse = (schema: Schema, value: unknown) => new Parser(schema).parse(value as never)

test.each([1, 30, 31, 32, 33, 64, 100])(
  'of %i required attributes, each is missed, and none is given up',
  count => {
    const names = Array.from({ length: count }, (_, index) => `a${index}`)
    const schema = item(Object.fromEntries(names.map(name => [name, number()])))
    const value = Object.fromEntries(names.map((name, index) => [name, index]))
    expect(parse(schema, value)).toStrictEqual(value)
    for (const name of names) {
      const { [name]: _, ...rest } = value
      expect(() => parse(schema, rest)).toThrow(
        expect.objectContaining({ code: 'parsing.attributeRequired', path: name }),
      )
    }
  },
)

test.each([1, 31, 32, 64])('of %i attributes with defaults, all are filled, but for those given', count => {
  const names = Array.from({ length: count }, (_, index) => `a${index}`)
  const schema = item(Object.fromEntries(names.map((name, index) => [name, number().default(index)])))
  const filled = Object.fromEntries(names.map((name, index) => [name, index]))
  expect(parse(schema, {})).toStrictEqual(filled)
  const last = `a${count - 1}`
  expect(parse(schema, { [last]: -1 })).toStrictEqual({ ...filled, [last]: -1 })
})

test('a default comes before a link', () => {
  const schema = item({
    both: string()
      .default('default')
      .link<any>(() => 'link'),
    none: string()
      .default(() => undefined as never)
      .link<any>(() => 'link'),
  })
  expect(parse(schema, {})).toStrictEqual({ both: 'default', none: 'link' })
})

test('null is no item and no map', () => {
  expect(() => parse(item({ a: string() }), null)).toThrow(
    expect.objectContaining({ code: 'parsing.invalidItem' }),
  )
  expect(() => parse(item({ m: map({ a: string() }) }), { m: null })).toThrow(
    expect.objectContaining({ code: 'parsing.invalidAttributeInput', path: 'm' }),
  )
})

test('an optional attribute that decodes to nothing is not there', () => {
  const nothing = { encode: (value: string) => value, decode: () => undefined as never }
  const read = (schema: Schema) => new Formatter(schema).format({ a: 'x', b: 'y' } as never)
  expect(read(item({ a: string().optional().transform(nothing), b: string() }))).toStrictEqual({ b: 'y' })
})
