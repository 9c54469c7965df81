import { describe, expect, test } from 'vitest'
import { StandardSchemer } from '../../../src/actions/schema/standardSchemer.js'
import { anyOf, item, list, map, number, record, set, string, tuple } from '../../../src/schema/index.js'
import { parcel } from './fixtures.js'

const pathsOf = (schema: { '~standard': { validate: (value: unknown) => unknown } }, value: unknown) =>
  (schema['~standard'].validate(value) as { issues: { path: unknown }[] }).issues.map(({ path }) => path)

test('a schema says its version, its vendor and nothing else', () => {
  expect(parcel.build(StandardSchemer)['~standard']).toStrictEqual({
    version: 1,
    vendor: 'stator',
    validate: expect.any(Function),
  })
})

describe('validate', () => {
  test('gives the value filled and valid, under the names of code, not encoded', () => {
    const input = { depot: 'lyon', code: 'x1', junk: 1 }
    expect(parcel.build(StandardSchemer)['~standard'].validate(input)).toStrictEqual({
      value: { depot: 'lyon', code: 'x1', grams: 500, status: 'packed', touched: 0 },
    })
    expect(input).toStrictEqual({ depot: 'lyon', code: 'x1', junk: 1 })
  })

  test('needs no receiver', () => {
    const { validate } = string().build(StandardSchemer)['~standard']
    expect(validate('x')).toStrictEqual({ value: 'x' })
  })

  test('gives an issue, with its path, for every invalid attribute', () => {
    const schema = item({
      a: string(),
      m: map({ 'b.c': string(), n: number() }).strict(),
      l: list(tuple(string(), number())),
      r: record(string(), set(number())),
      ok: string(),
      checked: string().validate(() => 'never'),
    })
    const result = schema.build(StandardSchemer)['~standard'].validate({
      m: { 'b.c': 1, n: 'x', z: 1 },
      l: [['a', 1], [1]],
      r: { "it']s": new Set(['a']) },
      ok: 'ok',
      checked: 'x',
    })
    expect(result).toStrictEqual({
      issues: [
        { message: "'a' is required.", path: ['a'] },
        { message: "'m['b.c']' should be string, received 1.", path: ['m', 'b.c'] },
        { message: "'m.n' should be number, received 'x'.", path: ['m', 'n'] },
        { message: "'m.z' is unknown.", path: ['m', 'z'] },
        { message: "'l[1][0]' should be string, received 1.", path: ['l', 1, 0] },
        { message: "'l[1][1]' is required.", path: ['l', 1, 1] },
        { message: expect.stringContaining('should be number'), path: ['r', "it']s", 0] },
        { message: "'checked' failed its validator: never", path: ['checked'] },
      ],
    })
  })

  test('gives one issue for what is wrong as a whole', () => {
    expect(pathsOf(parcel.build(StandardSchemer), 'x')).toStrictEqual([[]])
    expect(pathsOf(string().build(StandardSchemer), 1)).toStrictEqual([[]])
    expect(pathsOf(string().build(StandardSchemer), undefined)).toStrictEqual([[]])
    expect(pathsOf(item({ v: anyOf(string(), number()) }).build(StandardSchemer), { v: [] })).toStrictEqual([
      ['v'],
    ])
  })

  test('fills before it looks for issues', () => {
    const schema = item({
      a: string().default('A'),
      b: string().link(input => String((input as { a: unknown }).a)),
      n: number(),
    })
    expect(pathsOf(schema.build(StandardSchemer), {})).toStrictEqual([['n']])
  })

  test('takes any type of schema', () => {
    expect(list(string()).build(StandardSchemer)['~standard'].validate(['a'])).toStrictEqual({ value: ['a'] })
    expect(pathsOf(list(string()).build(StandardSchemer), ['a', 1, 2])).toStrictEqual([[1], [2]])
    expect(new StandardSchemer(string().optional())['~standard'].validate(undefined)).toStrictEqual({
      value: undefined,
    })
  })

  test('throws what functions of the user throw', () => {
    const error = new Error('mine')
    const schema = string().validate(() => {
      throw error
    })
    expect(() => schema.build(StandardSchemer)['~standard'].validate('x')).toThrow(error)
  })
})

test('options: in mode key, the attributes of the key are all that counts', () => {
  const put = parcel.build(StandardSchemer)
  const key = put.options({ mode: 'key' })
  expect(key['~standard'].validate({ depot: 'lyon', code: 'x1', grams: 'many' })).toStrictEqual({
    value: { depot: 'lyon', code: 'x1' },
  })
  expect(pathsOf(key, {})).toStrictEqual([['depot'], ['code']])
  expect(pathsOf(put, { depot: 'lyon', code: 'x1', grams: 'many' })).toStrictEqual([['grams']])
  expect(new StandardSchemer(parcel, { mode: 'key' })['~standard'].validate({})).toHaveProperty('issues')
})

test('a Standard Schema of one schema validates an attribute of another', () => {
  const address = item({ lines: list(string()) }).build(StandardSchemer)
  const schema = item({ id: string(), address: map({ lines: list(string()) }).validate(address) }).build(
    StandardSchemer,
  )
  expect(schema['~standard'].validate({ id: 'a', address: { lines: ['b'] } })).toStrictEqual({
    value: { id: 'a', address: { lines: ['b'] } },
  })
})
