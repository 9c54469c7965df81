import * as v from 'valibot'
import { describe, expect, expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import { Formatter } from '../../../../src/actions/schema/format.js'
import { Parser } from '../../../../src/actions/schema/parse/index.js'
import { ZodSchemer } from '../../../../src/actions/schema/zodSchemer/index.js'
import {
  any,
  anyOf,
  binary,
  boolean,
  item,
  list,
  map,
  nul,
  number,
  record,
  type Schema,
  set,
  string,
  tuple,
} from '../../../../src/schema/index.js'
import { jsonStringify } from '../../../../src/transformers/jsonStringify.js'
import { prefix } from '../../../../src/transformers/prefix.js'
import { box, parcel, vehicle } from '../fixtures.js'

const cents = { encode: (euros: number) => `${euros * 100}`, decode: (text: string) => Number(text) / 100 }

// One loop for schemas of all types.
const parserOf = (schema: Schema, options = {}): z.ZodTypeAny =>
  new ZodSchemer(schema).parser(options) as never
const formatterOf = (schema: Schema, options = {}): z.ZodTypeAny =>
  new ZodSchemer(schema).formatter(options) as never
const accepts = (zod: z.ZodTypeAny, value: unknown): boolean => zod.safeParse(value).success
const issuesOf = (zod: z.ZodTypeAny, value: unknown): unknown =>
  zod.safeParse(value).error?.issues.map(({ message, path }) => ({ message, path }))

/** The same facts for both versions of zod. */
export const zodSchemerSuite = (version: 3 | 4): void => {
  test(`zod is of version ${version}`, () => {
    expect('_zod' in z.string()).toBe(version === 4)
    expect(ZodSchemer.actionName).toBe('zodSchemer')
  })

  describe.each([
    ['parser', parserOf],
    ['formatter', formatterOf],
  ])('the %s', (_, zodOf) => {
    test.each<[string, Schema, readonly unknown[], readonly unknown[]]>([
      ['any', any(), [null, 1, {}, 'a'], [undefined]],
      ['null', nul(), [null], [undefined, 0]],
      ['boolean', boolean(), [true, false], [1]],
      ['boolean of one', boolean().enum(true), [true], [false]],
      ['boolean of two', boolean().enum(true, false), [true, false], ['true']],
      ['number', number(), [1, 1.5], ['1', 1n, Number.NaN]],
      ['number of an enum', number().enum(1, 2), [1, 2], [3]],
      ['big number', number().big(), [1, 1n], ['1']],
      ['big number of an enum', number().big().enum(1n, 2), [1n, 2], [1, 2n]],
      ['string', string(), ['', 'a'], [1]],
      ['string of one', string().enum('a'), ['a'], ['b']],
      ['string of two', string().enum('a', 'b'), ['a', 'b'], ['c']],
      ['binary', binary(), [Uint8Array.from([1]), Buffer.from([1])], ['a', [1]]],
      ['binary of an enum', binary().enum(Uint8Array.from([1])), [Uint8Array.from([1])], [new Uint8Array()]],
      ['set', set(number()), [new Set([1]), new Set()], [[1], new Set(['a'])]],
      ['list', list(string()), [[], ['a']], [[1], [undefined], {}]],
      ['tuple', tuple(string(), number()), [['a', 1]], [['a'], ['a', 1, 2], [1, 'a']]],
      ['map', map({ a: string(), b: nul().optional() }), [{ a: 'x' }, { a: 'x', b: null }], [{}, [], null]],
      ['record', record(string(), number()), [{}, { a: 1 }], [{ a: 'x' }, []]],
      ['record of an enum', record(string().enum('a', 'b'), number()), [{ a: 1, b: 2 }], [{ a: 1 }]],
      [
        'partial record of an enum',
        record(string().enum('a', 'b'), number()).partial(),
        [{}, { a: 1 }],
        [{ c: 1 }],
      ],
      ['anyOf', anyOf(string(), number()), ['a', 1], [true]],
      ['anyOf of one', anyOf(string()), ['a'], [1]],
      ['optional', string().optional(), ['a', undefined], [null]],
    ])('knows %s', (_, schema, valid, invalid) => {
      const zod = zodOf(schema)
      for (const value of valid) {
        expect(accepts(zod, value)).toBe(true)
        expect(zod.parse(value)).toStrictEqual(value)
      }
      for (const value of invalid) expect(accepts(zod, value)).toBe(false)
    })

    test('drops unknown attributes', () => {
      expect(zodOf(item({ a: string() })).parse({ a: 'x', b: 1 })).toStrictEqual({ a: 'x' })
    })

    test('refuses undefined by defined', () => {
      expect(accepts(zodOf(string().optional(), { defined: true }), undefined)).toBe(false)
    })

    test('needs an any that is required', () => {
      expect(accepts(zodOf(item({ a: any() })), {})).toBe(false)
      expect(zodOf(item({ a: any().optional() })).parse({})).toStrictEqual({})
    })

    test('takes the alternative that keeps all of a value', () => {
      const either = anyOf(map({}), map({ a: string() }), map({ a: string().optional(), b: string() }))
      expect(zodOf(either).parse({ a: 'x' })).toStrictEqual({ a: 'x' })
      expect(zodOf(list(either)).parse([{ a: 'x', b: 'y' }])).toStrictEqual([{ a: 'x', b: 'y' }])
      expect(zodOf(either).parse({ c: 'z' })).toStrictEqual({})
    })

    test('takes the alternative that keeps all, however deep it is', () => {
      const none = map({})
      const all = map({ a: string() })
      const value = { a: 'x' }
      for (const [schema, deep] of [
        [anyOf(list(none), list(all)), [value]],
        [anyOf(tuple(string(), none), tuple(string(), all)), ['s', value]],
        [anyOf(tuple(none, string()), tuple(all, string())), [value, 's']],
        [anyOf(record(string(), none), record(string(), all)), { r: value }],
        [anyOf(map({ m: none }), map({ m: all })), { m: value }],
        [anyOf(anyOf(none, string()), all), value],
      ] as const) {
        expect(zodOf(schema).parse(deep)).toStrictEqual(deep)
      }
    })

    test('refuses what is no object where attributes are renamed', () => {
      const zod = zodOf(item({ a: string().savedAs('b') }))
      for (const value of [null, 'x', 1, undefined, [], new Set()]) expect(accepts(zod, value)).toBe(false)
    })

    test('refuses async validators', () => {
      const later = {
        '~standard': { version: 1, vendor: 'x', validate: async () => ({ value: 1 }) },
      } as const
      expect(accepts(zodOf(string().validate(later as never)), 'x')).toBe(false)
    })

    test('knows alternatives by their discriminator', () => {
      const plain = anyOf(map({ k: string().enum('a') }), map({ k: string().enum('b', 'c'), n: number() }))
      const zod = zodOf(plain.discriminate('k'))
      expect(zod).toBeInstanceOf(z.ZodDiscriminatedUnion)
      expect(zod.parse({ k: 'c', n: 1 })).toStrictEqual({ k: 'c', n: 1 })
      expect(accepts(zod, { k: 'b' })).toBe(false)
      expect(accepts(zod, { k: 'd' })).toBe(false)
    })

    test('knows alternatives that zod cannot tell apart', () => {
      const nested = anyOf(anyOf(map({ k: string().enum('a') })), map({ k: string().enum('b') }))
      expect(zodOf(nested.discriminate('k')).parse({ k: 'b' })).toStrictEqual({ k: 'b' })
      const twice = anyOf(map({ k: string().enum('a') }), map({ k: string().enum('a') }))
      expect(zodOf(twice.discriminate('k')).parse({ k: 'a' })).toStrictEqual({ k: 'a' })
    })

    test.each(['boolean', 'text', 'nothing'])('asks validators that answer by %s', kind => {
      const no = { boolean: false, text: 'not this', nothing: undefined as never }[kind]
      const schema = item({ a: string().validate(value => (value === 'yes' ? true : no!)) })
      expect(accepts(zodOf(schema), { a: 'yes' })).toBe(true)
      expect(issuesOf(zodOf(schema), { a: 'no' })).toStrictEqual([
        { message: kind === 'text' ? 'not this' : 'Refused by its validator', path: ['a'] },
      ])
    })

    test('asks validators of other libraries', () => {
      const schema = item({
        m: map({ a: string() }).validate(v.object({ a: v.pipe(v.string(), v.maxLength(1, 'long')) })),
      })
      expect(accepts(zodOf(schema), { m: { a: 'x' } })).toBe(true)
      expect(issuesOf(zodOf(schema), { m: { a: 'xx' } })).toStrictEqual([
        { message: 'long', path: ['m', 'a'] },
      ])
    })

    test('does not ask validators of a key of what is none', () => {
      const schema = string().keyValidate(() => false)
      expect(accepts(zodOf(schema), 'a')).toBe(true)
      expect(accepts(zodOf(schema.key()), 'a')).toBe(false)
    })

    test('goes without the transformer by transform: false', () => {
      const schema = item({ a: string().transform(prefix('A')).savedAs('_a') })
      expect(zodOf(schema, { transform: false }).parse({ a: 'x' })).toStrictEqual({ a: 'x' })
    })
  })

  describe('the parser', () => {
    test('fills, encodes and renames as the Parser does', () => {
      const zod = parcel.build(ZodSchemer).parser()
      const input = { depot: 'lyon', code: 'x1', extra: true }
      expect(zod.parse(input)).toStrictEqual(parcel.build(Parser).parse(input))
      expect(
        box
          .build(ZodSchemer)
          .parser()
          .parse({
            dims: [1, 2],
            tags: new Set(['a']),
            stops: [{ city: 'Oslo' }],
            rates: { eu: 1, us: 2 },
          }),
      ).toStrictEqual({ dims: [1, 2], tags: new Set(['a']), s: [{ c: 'Oslo' }], rates: { eu: 1, us: 2 } })
    })

    test('renames alternatives', () => {
      const zod = parserOf(item({ v: vehicle }))
      expect(zod.parse({ v: { kind: 'trike', gear: 3 } })).toStrictEqual({ v: { k: 'trike', gear: 3 } })
      expect(accepts(zod, { v: { kind: 'van', gear: 3 } })).toBe(false)
    })

    test('adds no attributes that are missing', () => {
      const schema = item({ a: string().savedAs('_a').optional(), b: number().savedAs('_b').optional() })
      expect(parserOf(schema).parse({ a: 'x' })).toStrictEqual({ _a: 'x' })
      expect(parserOf(schema).parse({ a: 'x', b: undefined })).toStrictEqual({ _a: 'x' })
    })

    test('encodes nothing that is missing', () => {
      expect(parserOf(item({ a: string().transform(prefix('A')).optional() })).parse({})).toStrictEqual({})
      expect(parserOf(item({ m: map({ a: string().savedAs('_a') }).optional() })).parse({})).toStrictEqual({})
    })

    test('encodes what validators saw', () => {
      const seen: unknown[] = []
      const schema = number()
        .transform(cents)
        .validate(value => seen.push(value) > 0)
      expect(parserOf(schema).parse(1.5)).toBe('150')
      expect(seen).toStrictEqual([1.5])
    })

    test('refuses keys of records that the parser refuses', () => {
      const keys = string().enum('a', 'b')
      const fits = (schema: any, value: unknown) => parserOf(schema).safeParse(value).success
      expect(fits(record(keys, number()), { a: 1, b: 2, c: 3 })).toBe(false)
      const validated = keys.putValidate(key => key !== 'b')
      expect(fits(record(validated, number()), { a: 1, b: 2 })).toBe(false)
      expect(fits(record(validated, number()).partial(), { a: 1 })).toBe(true)
    })

    test('encodes keys of records', () => {
      const keys = string().transform(prefix('K'))
      expect(parserOf(record(keys, number())).parse({ a: 1 })).toStrictEqual({ 'K#a': 1 })
      expect(parserOf(record(keys.enum('a', 'b'), number())).parse({ a: 1, b: 2 })).toStrictEqual({
        'K#a': 1,
        'K#b': 2,
      })
      expect(parserOf(record(keys.enum('a', 'b'), number()).partial()).parse({ b: 2 })).toStrictEqual({
        'K#b': 2,
      })
    })

    test('fills by values, by functions, deep down, and encodes what it filled', () => {
      const schema = item({
        a: string().default('x').transform(prefix('A')),
        b: number().default(() => 2),
        m: map({ c: string().default('d').savedAs('_c') }).default({}),
        o: string().optional().default('o'),
        k: string().key().keyDefault('k'),
        n: nul().default(null),
      })
      expect(parserOf(schema).parse({})).toStrictEqual({
        a: 'A#x',
        b: 2,
        m: { _c: 'd' },
        o: 'o',
        k: 'k',
        n: null,
      })
      expect(accepts(parserOf(schema, { fill: false }), {})).toBe(false)
    })

    test('fills every value anew', () => {
      const zod = parserOf(item({ l: list(string()).default([]), a: any().default({}) }))
      const first = zod.parse({}) as { a: object; l: unknown[] }
      expect(zod.parse({})).not.toBe(first)
      expect((zod.parse({}) as typeof first).a).not.toBe(first.a)
    })

    test('leaves defaults for put out of keys', () => {
      expect(accepts(parserOf(item({ k: string().key().putDefault('x') })), {})).toBe(false)
    })

    test('takes the key alone in key mode', () => {
      expect(parserOf(parcel, { mode: 'key' }).parse({ depot: 'lyon', code: 'x1', grams: 3 })).toStrictEqual({
        pk: 'DEPOT#lyon',
        sk: 'x1',
      })
      const nested = item({ k: map({ a: string(), b: number().savedAs('_b') }).key() })
      expect(parserOf(nested, { mode: 'key' }).parse({ k: { a: 'x', b: 1 } })).toStrictEqual({
        k: { a: 'x', _b: 1 },
      })
    })

    test('takes of a key what is marked in it, or all', () => {
      const attributes = { a: string().savedAs('A'), b: string() }
      const marked = map({ ...attributes, a: attributes.a.key() })
      const schema = item({
        marked: marked.key(),
        inside: list(marked).key(),
        whole: map(attributes).key(),
        wholes: list(map(attributes)).key(),
      })
      const value = { a: 'a', b: 'b' }
      const input = { marked: value, inside: [value], whole: value, wholes: [value] }
      const key = {
        marked: { A: 'a' },
        inside: [{ A: 'a' }],
        whole: { A: 'a', b: 'b' },
        wholes: [{ A: 'a', b: 'b' }],
      }
      expect(parserOf(schema, { mode: 'key' }).parse(input)).toStrictEqual(key)
      expect(new Parser(schema).parse(input, { mode: 'key' })).toStrictEqual(key)
      expect(accepts(parserOf(schema, { mode: 'key' }), { ...input, whole: { a: 'a' } })).toBe(false)
    })

    test('refuses unknown attributes where the schema does', () => {
      const schema = item({ m: map({ a: string().savedAs('_a') }).strict() })
      expect(parserOf(schema).parse({ m: { a: 'x' }, b: 1 })).toStrictEqual({ m: { _a: 'x' } })
      expect(accepts(parserOf(schema), { m: { a: 'x', _a: 'y' } })).toBe(false)
    })

    test('has the descriptions', () => {
      const described = (schema: Schema, description = 'D') => schema['meta']({ title: 'T', description })
      const schema = described(
        item({
          a: described(string().savedAs('_a').transform(prefix('P')).default('x'), 'A'),
          b: described(list(described(number(), 'N')).optional(), 'B'),
        }),
      )
      const all = (zod: any): unknown[] => [zod.description, zod.parse({ a: 'x', _a: 'P#x' })]
      expect(all(parserOf(schema))).toStrictEqual(['D', { _a: 'P#x' }])
      expect(all(formatterOf(schema))).toStrictEqual(['D', { a: 'x' }])
      const { a, b } = (parserOf(schema.pick('b').and({ a: described(string(), 'A') })) as any).shape
      expect([a.description, b.description]).toStrictEqual(['A', 'B'])
      expect(parserOf(string().meta({ title: 'T' })).description).toBeUndefined()
    })

    test('makes an issue of what a transformer refuses', () => {
      const zod = parserOf(item({ a: any().transform(jsonStringify()) }))
      expect(zod.parse({ a: { b: 1 } })).toStrictEqual({ a: '{"b":1}' })
      expect(issuesOf(zod, { a: 1n })).toStrictEqual([{ message: expect.any(String), path: ['a'] }])
    })

    test('leaves errors of users as they are', () => {
      const encode = (): never => {
        throw new RangeError('mine')
      }
      expect(() => parserOf(string().transform({ encode, decode: encode })).parse('a')).toThrow(RangeError)
    })
  })

  describe('the formatter', () => {
    const stored = { pk: 'DEPOT#lyon', sk: 'x1', grams: 3, st: 'sent', secret: 's', touched: 1, junk: 1 }

    test('decodes, renames and hides as the Formatter does', () => {
      expect(parcel.build(ZodSchemer).formatter().parse(stored)).toStrictEqual(
        parcel.build(Formatter).format(stored),
      )
      expect(parcel.build(ZodSchemer).formatter({ format: false }).parse(stored)).toStrictEqual(
        parcel.build(Formatter).format(stored, { format: false }),
      )
    })

    test('does not look at what is hidden', () => {
      expect(accepts(formatterOf(parcel), { ...stored, secret: 1 })).toBe(true)
      expect(accepts(formatterOf(parcel, { format: false }), { ...stored, secret: 1 })).toBe(false)
    })

    test('lets attributes be missing if partial, deep down', () => {
      const schema = item({
        m: map({ a: string().savedAs('_a'), b: number() }),
        t: tuple(string(), number()),
        r: record(string().enum('a', 'b'), number()),
      })
      expect(formatterOf(schema, { partial: true }).parse({ m: { _a: 'x' }, r: { a: 1 } })).toStrictEqual({
        m: { a: 'x' },
        r: { a: 1 },
      })
      expect(accepts(formatterOf(schema, { partial: true }), undefined)).toBe(false)
      expect(accepts(formatterOf(string(), { partial: true }), undefined)).toBe(true)
    })

    test('fills nothing', () => {
      expect(accepts(formatterOf(item({ a: string().default('x') })), {})).toBe(false)
    })

    test('decodes nothing that is missing', () => {
      const schema = item({
        a: string().transform(prefix('A')).optional(),
        m: map({ b: string().savedAs('_b') }).optional(),
      })
      expect(formatterOf(schema).parse({})).toStrictEqual({})
    })

    test('does not take a name of code for one of the table', () => {
      const schema = item({
        a: string().savedAs('b'),
        b: string().savedAs('a'),
        c: string().savedAs('_c').optional(),
      })
      expect(formatterOf(schema).parse({ a: 'x', b: 'y', c: 'z' })).toStrictEqual({ a: 'y', b: 'x' })
    })

    test('decodes keys of records', () => {
      const keys = string().transform(prefix('K'))
      expect(formatterOf(record(keys, number())).parse({ 'K#a': 1 })).toStrictEqual({ a: 1 })
      expect(formatterOf(record(keys.enum('a', 'b'), number())).parse({ 'K#a': 1, 'K#b': 2 })).toStrictEqual({
        a: 1,
        b: 2,
      })
      const partial = formatterOf(record(keys.enum('a', 'b'), number()).partial())
      expect(partial.parse({ 'K#b': 2 })).toStrictEqual({ b: 2 })
      expect(accepts(partial, { 'K#c': 2 })).toBe(false)
      expect(accepts(partial, { b: 2 })).toBe(false)
    })

    test('takes transformers that change the type', () => {
      expect(formatterOf(number().transform(cents)).parse('150')).toBe(1.5)
    })

    test('makes an issue of what no decoder knows', () => {
      expect(accepts(formatterOf(item({ a: string().transform(prefix('A')) })), { a: 1 })).toBe(false)
      expect(accepts(formatterOf(any().transform(jsonStringify())), '{')).toBe(false)
      expect(accepts(formatterOf(any().transform(jsonStringify().pipe(prefix('J')))), [1])).toBe(false)
    })

    test('makes an issue of a value of another type, whatever the decoder thinks of it', () => {
      const decode = (text: string): string => text.slice(1)
      const zod = formatterOf(
        item({ a: string().transform({ encode: (text: string) => `.${text}`, decode }) }),
      )
      expect(zod.parse({ a: '.x' })).toStrictEqual({ a: 'x' })
      for (const a of [1, null, { x: 1 }]) expect(accepts(zod, { a })).toBe(false)
      const failing = string().transform({ encode: String, decode: JSON.parse as never })
      expect(() => formatterOf(failing).safeParse('{')).toThrow(SyntaxError)
    })

    test('leaves other keys of records out', () => {
      const rates = record(string().enum('eu', 'us'), number())
      expect(formatterOf(rates).parse({ eu: 1, us: 2, other: 3 })).toStrictEqual({ eu: 1, us: 2 })
      const either = anyOf(record(string().enum('eu'), number()), rates)
      expect(formatterOf(either).parse({ eu: 1, us: 2 })).toStrictEqual({ eu: 1, us: 2 })
    })

    test('knows alternatives that hide something from those that leave it out', () => {
      const either = anyOf(map({}), map({ a: string(), secret: string().hidden() }))
      expect(formatterOf(either).parse({ a: 'a', secret: 's' })).toStrictEqual({ a: 'a' })
      expect(formatterOf(either).parse({ a: 'a', secret: 's', more: 1 })).toStrictEqual({})
    })

    test('reads renamed alternatives by their discriminator', () => {
      expect(formatterOf(item({ v: vehicle })).parse({ v: { k: 'van', seats: 2 } })).toStrictEqual({
        v: { kind: 'van', seats: 2 },
      })
    })

    test('tells alternatives apart that hide attributes', () => {
      const either = anyOf(map({}), map({ a: string().savedAs('_a'), h: string().hidden() }))
      expect(formatterOf(either).parse({ _a: 'x', h: 'y' })).toStrictEqual({ a: 'x' })
    })
  })

  test('zod goes on from there', () => {
    const schema = item({ a: string(), b: number() })
    const zod = z.object({ body: schema.build(ZodSchemer).parser().pick({ a: true }) })
    expect(zod.parse({ body: { a: 'x', b: 1 } })).toStrictEqual({ body: { a: 'x' } })
    expectTypeOf<z.infer<typeof zod>>().toEqualTypeOf<{ body: { a: string } }>()
  })
}
