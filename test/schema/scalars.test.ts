import { expect, test } from 'vitest'
import { any } from '../../src/schema/any.js'
import { binary } from '../../src/schema/binary.js'
import { number } from '../../src/schema/number.js'
import { string } from '../../src/schema/string.js'
import { errorLike } from './everySchema.js'

test('castAs leaves its mark in the props', () => {
  expect(any().castAs<string>().props).toStrictEqual({ castAs: undefined })
})

test('an any keeps any default', () => {
  expect(() => any().default({ a: 1 }).check()).not.toThrow()
})

test('an any can be transformed', () => {
  const transformer = { encode: JSON.stringify, decode: JSON.parse }
  expect(any().transform(transformer).props.transform).toBe(transformer)
})

test('big takes bigints, in enums and defaults too', () => {
  expect(number().big().props).toStrictEqual({ big: true })
  expect(number().big(false).props).toStrictEqual({ big: false })
  expect(() => number().big().enum(1n, 2).default(1n).check()).not.toThrow()
  expect(() =>
    number()
      .enum(1n as never)
      .check(),
  ).toThrow(
    errorLike('schema.primitive.invalidEnumValueType', undefined, {
      expectedType: 'number',
      enumValue: 1n,
    }) as Error,
  )
})

test('big must be a boolean, once enum and defaults are in order', () => {
  const bad = number({ big: 'yes' as never })
  expect(() => bad.check('n')).toThrow(
    errorLike('schema.invalidProp', 'n', { propName: 'big', received: 'yes' }) as Error,
  )
  expect(() => bad.clone({ enum: ['a' as never] }).check()).toThrow(
    expect.objectContaining({ code: 'schema.primitive.invalidEnumValueType' }) as Error,
  )
})

test('NaN is no number', () => {
  expect(() => number().enum(Number.NaN).check()).toThrow(
    errorLike('schema.primitive.invalidEnumValueType', undefined, {
      expectedType: 'number',
      enumValue: Number.NaN,
    }) as Error,
  )
})

test('a binary default is in the enum when its bytes are', () => {
  const schema = binary().enum(new Uint8Array([1, 200]))
  expect(() => schema.default(Uint8Array.from([1, 200])).check()).not.toThrow()
  expect(() => schema.default(Buffer.from([1, 200])).check()).not.toThrow()
  expect(() => schema.default(Uint8Array.from([1])).check()).toThrow(
    expect.objectContaining({ code: 'schema.primitive.invalidDefaultValueRange' }) as Error,
  )
})

test('a chain changes no schema on the way', () => {
  const start = string()
  const named = start.savedAs('s')
  const optional = named.optional()
  expect([start, named, optional].map(({ props }) => props)).toStrictEqual([
    {},
    { savedAs: 's' },
    { savedAs: 's', required: 'never' },
  ])
})
