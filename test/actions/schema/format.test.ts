import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Formatter } from '../../../src/actions/schema/format.js'
import { Parser } from '../../../src/actions/schema/parse/index.js'
import { StatorError } from '../../../src/errors/statorError.js'
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
} from '../../../src/schema/index.js'
import { jsonStringify } from '../../../src/transformers/jsonStringify.js'
import { prefix } from '../../../src/transformers/prefix.js'

const parcel = item({
  depot: string().key().transform(prefix('DEPOT')).savedAs('pk'),
  code: string().key().savedAs('sk'),
  grams: number().default(500),
  status: string().enum('packed', 'sent').default('packed').savedAs('st'),
  note: string().optional(),
  secret: string().hidden().optional(),
  touched: number().required('always'),
  label: string(),
})
const vehicle = anyOf(
  map({ kind: string().enum('van').savedAs('k'), seats: number() }),
  map({ kind: string().enum('bike', 'trike').savedAs('k'), gear: number() }),
).discriminate('kind')

const format = (schema: Schema, raw: unknown, options = {}): unknown =>
  new Formatter(schema).format(raw, options)
const refusal = (code: string, path?: string, payload?: unknown) =>
  expect.objectContaining({ code, path, ...(payload === undefined ? {} : { payload }) })

const raw = { pk: 'DEPOT#lyon', sk: 'x1', grams: 3, st: 'sent', secret: 's', touched: 1, label: 'l', junk: 1 }
const formatted = { depot: 'lyon', code: 'x1', grams: 3, status: 'sent', touched: 1, label: 'l' }

describe('a read', () => {
  test('#18 decodes, then leaves out what is hidden or unknown', () => {
    const generator = new Formatter(parcel).start(raw)
    expect(generator.next()).toStrictEqual({ done: false, value: { ...formatted, secret: 's' } })
    expect(generator.next()).toStrictEqual({ done: true, value: formatted })
    expect(format(parcel, raw)).toStrictEqual(formatted)
    expect(format(parcel, raw, { format: false })).toStrictEqual({ ...formatted, secret: 's' })
  })

  test('has one step where decoding or hiding is off', () => {
    const options = { format: false } as const
    expect(new Formatter(parcel).start(raw, options).next()).toStrictEqual({
      done: true,
      value: { ...formatted, secret: 's' },
    })
    expect(format(parcel, { ...formatted, secret: 's' }, { transform: false })).toStrictEqual(formatted)
  })

  test('keeps alternatives where decoding and hiding are both off', () => {
    const both = { transform: false, format: false }
    expect(format(item({ v: vehicle }), { v: { kind: 'van', seats: 2 } }, both)).toStrictEqual({
      v: { kind: 'van', seats: 2 },
    })
  })

  test('#19 keeps the attributes asked for', () => {
    expect(format(parcel, { st: 'sent', grams: 9 }, { attributes: ['status', 'grams'] })).toStrictEqual({
      grams: 9,
      status: 'sent',
    })
    expect(format(parcel, raw, { attributes: [] })).toStrictEqual({})
    expect(format(parcel, raw, { attributes: ['st', 'secret', 'nope'] })).toStrictEqual({})
  })

  test('#20 takes parts of items', () => {
    expect(format(parcel, { st: 'sent' }, { partial: true })).toStrictEqual({ status: 'sent' })
    const deep = item({
      m: map({ a: string(), l: list(map({ b: string() })) }),
      r: record(string().enum('x', 'y'), number()),
    })
    expect(format(deep, { m: { l: [{}] }, r: { x: 1 } }, { partial: true })).toStrictEqual({
      m: { l: [{}] },
      r: { x: 1 },
    })
  })

  test('hides at every depth', () => {
    const schema = item({
      m: map({ a: string().hidden(), l: list(map({ b: string().hidden(), c: string() })) }),
    })
    expect(format(schema, { m: { a: 'a', l: [{ b: 'b', c: 'c' }] } })).toStrictEqual({
      m: { l: [{ c: 'c' }] },
    })
  })

  test('drops extra elements of tuples and undefined attributes', () => {
    expect(
      format(item({ t: tuple(string()), u: string().optional() }), { t: ['a', 'b'], u: undefined }),
    ).toStrictEqual({ t: ['a'] })
  })

  test('leaves the raw value as it is', () => {
    const frozen = Object.freeze({ a: Object.freeze(['P#x']), junk: Object.freeze({}) })
    expect(format(item({ a: list(string().transform(prefix('P'))) }), frozen)).toStrictEqual({ a: ['x'] })
  })
})

describe('projections', () => {
  const schema = item({
    m: map({ 'a.b': string(), c: map({ d: string(), e: string() }) }).savedAs('M'),
    l: list(map({ a: string(), b: string() })),
    t: tuple(string(), number(), map({ a: string(), b: string() })),
    r: record(string().transform(prefix('R')), map({ a: string(), b: string() })),
    x: any(),
  })

  test.each([
    [["m['a.b']"], { M: { 'a.b': 'x' } }, { m: { 'a.b': 'x' } }],
    [['m.c.d', 'm.c'], { M: { c: { d: 'd', e: 'e' } } }, { m: { c: { d: 'd', e: 'e' } } }],
    [['m.c', 'm.c.d'], { M: { c: { d: 'd', e: 'e' } } }, { m: { c: { d: 'd', e: 'e' } } }],
    [["['m'].c['d']"], { M: { c: { d: 'd' } } }, { m: { c: { d: 'd' } } }],
    [['l[1].a', 'l[3].a'], { l: [{ a: 'a' }, { a: 'b' }] }, { l: [{ a: 'a' }, { a: 'b' }] }],
    [['l[1]'], { l: [{ a: 'a', b: 'b' }] }, { l: [{ a: 'a', b: 'b' }] }],
    [['t[1]', 't[2].b'], { t: [4, { b: 'b' }] }, { t: [4, { b: 'b' }] }],
    [['r.k.a'], { r: { 'R#k': { a: 'a' } } }, { r: { k: { a: 'a' } } }],
    [['x.y[0]'], { x: { y: [1] } }, { x: { y: [1] } }],
  ])('%o', (attributes, stored, expected) => {
    expect(format(schema, stored, { attributes })).toStrictEqual(expected)
  })

  test('#23 the elements of a tuple come close to each other', () => {
    const pair = item({ t: tuple(string(), number()) })
    expect(format(pair, { t: [4] }, { attributes: ['t[1]'] })).toStrictEqual({ t: [4] })
    expect(() => format(pair, { t: ['x'] }, { attributes: ['t[1]'] })).toThrow(
      refusal('formatter.invalidAttribute', 't[1]'),
    )
  })

  test('what is asked for must be there', () => {
    expect(() => format(schema, { M: { c: {} } }, { attributes: ['m.c.d'] })).toThrow(
      refusal('formatter.missingAttribute', 'M.c.d'),
    )
  })

  test('of a map may begin with a dot', () => {
    expect(format(item({ a: string() }), { a: 'x' }, { attributes: ['.a' as 'a'] })).toStrictEqual({ a: 'x' })
    expect(format(map({ a: string(), b: string() }), { a: 'x' }, { attributes: ['.a'] })).toStrictEqual({
      a: 'x',
    })
  })
})

describe('alternatives', () => {
  test('#22 the discriminator chooses, by its name in the table', () => {
    const schema = item({ v: vehicle })
    expect(format(schema, { v: { k: 'van', seats: 2 } })).toStrictEqual({ v: { kind: 'van', seats: 2 } })
    expect(() => format(schema, { v: { k: 'van', seats: 'x' } })).toThrow(
      refusal('formatter.invalidAttribute', 'v.seats'),
    )
    expect(format(schema, { v: { kind: 'bike', gear: 2 } }, { transform: false })).toStrictEqual({
      v: { kind: 'bike', gear: 2 },
    })
  })

  test('the one that keeps the data wins', () => {
    const schema = anyOf(map({ a: string().optional() }), map({ b: string() }))
    expect(format(schema, { b: 'x' })).toStrictEqual({ b: 'x' })
    expect(format(schema, { b: 'x', junk: 1 })).toStrictEqual({ b: 'x' })
    expect(
      format(anyOf(map({ a: string() }), map({ b: string() })), { b: 'x' }, { partial: true }),
    ).toStrictEqual({ b: 'x' })
  })

  test('also where a projection leaves the discriminator out', () => {
    expect(format(item({ v: vehicle }), { v: { gear: 2 } }, { attributes: ['v.gear'] })).toStrictEqual({
      v: { gear: 2 },
    })
  })

  test('none is an error', () => {
    expect(() => format(item({ v: vehicle }), { v: 1 })).toThrow(
      refusal('formatter.invalidAttribute', 'v', { received: 1 }),
    )
  })
})

describe('failures', () => {
  const cases: [
    name: string,
    schema: Schema,
    raw: unknown,
    code: string,
    path?: string | undefined,
    payload?: unknown,
  ][] = [
    [
      '#21',
      item({ m: map({ a: string().savedAs('_a') }).savedAs('_m') }),
      { _m: {} },
      'missingAttribute',
      '_m._a',
      {},
    ],
    ['#24', item({}), 'x', 'invalidItem', undefined, { received: 'x', expected: 'Object' }],
    [
      'a wrong type',
      item({ a: string().savedAs('s') }),
      { s: 4 },
      'invalidAttribute',
      's',
      { received: 4, expected: 'string' },
    ],
    [
      'null',
      item({ a: string().optional() }),
      { a: null },
      'invalidAttribute',
      'a',
      { received: null, expected: 'string' },
    ],
    [
      'a wrong type before decoding',
      item({ a: string().transform(prefix('P')) }),
      { a: 4 },
      'invalidAttribute',
      'a',
      { received: 4, expected: 'string' },
    ],
    [
      'not in the enum, decoded',
      item({ a: string().enum('x').transform(prefix('P')) }),
      { a: 'P#y' },
      'invalidAttribute',
      'a',
      { received: 'y', expected: ['x'] },
    ],
    [
      'a missing key, encoded',
      item({ r: record(string().enum('x', 'y').transform(prefix('P')), number()) }),
      { r: { 'P#x': 1 } },
      'missingAttribute',
      'r.P#y',
      {},
    ],
    [
      'a key outside the enum',
      item({ r: record(string().enum('x'), number()).partial() }),
      { r: { y: 1 } },
      'invalidAttribute',
      'r.y',
    ],
    ['an element', item({ l: list(set(string())) }), { l: [new Set([1])] }, 'invalidAttribute', 'l[0][0]'],
    [
      'a list for a set',
      item({ s: set(string()) }),
      { s: ['a'] },
      'invalidAttribute',
      's',
      { received: ['a'], expected: 'set' },
    ],
    ['a bigint without big()', item({ n: number() }), { n: 1n }, 'invalidAttribute', 'n'],
  ]

  test.each(cases)('%s', (_, schema, value, code, path, payload) => {
    expect(() => format(schema, value)).toThrow(refusal(`formatter.${code}`, path, payload))
  })

  test('what decoders throw is thrown as it is', () => {
    expect(() =>
      format(item({ a: string().transform({ encode: String, decode: JSON.parse }) }), { a: '{' }),
    ).toThrow(SyntaxError)
  })
})

describe('transformers', () => {
  test('may change the type', () => {
    const schema = item({
      n: number().transform({ encode: n => String(n), decode: (text: string) => Number(text) }),
    })
    expect(new Parser(schema).parse({ n: 12 })).toStrictEqual({ n: '12' })
    expect(format(schema, { n: '12' })).toStrictEqual({ n: 12 })
  })

  test('of any may decode to null', () => {
    expect(format(item({ a: any().transform(jsonStringify()) }), { a: 'null' })).toStrictEqual({ a: null })
  })
})

test('numbers come back as they are', () => {
  expect(format(number(), 1e300)).toBe(1e300)
  expect(format(number().big(), 10n ** 50n)).toBe(10n ** 50n)
})

test('validate tells whether a value is as the table holds it', () => {
  const formatter = new Formatter(parcel)
  expect(formatter.validate(raw)).toBe(true)
  expect(formatter.validate({})).toBe(false)
  expect(Formatter.actionName).toBe('format')
})

test('validate throws what decoders throw', () => {
  const code = 'actions.invalidAction'
  for (const [error, thrown] of [
    [new SyntaxError(), SyntaxError],
    [new StatorError(code, { message: 'x' }), refusal(code)],
  ] as const) {
    const decode = (): never => {
      throw error
    }
    const formatter = new Formatter(string().transform({ encode: String, decode }))
    expect(() => formatter.validate('x')).toThrow(thrown)
  }
})

describe('formatting undoes encoding', () => {
  const names = ['a', 'b', 'c d', '__proto__', 'constructor', 'toString', 'x.y', "it']s", '0', 'é']

  /** A schema, and values that it takes. */
  interface Pair {
    readonly schema: Schema
    readonly value: fc.Arbitrary<unknown>
  }
  const scalar: fc.Arbitrary<Pair> = fc.constantFrom<Pair>(
    { schema: string(), value: fc.string() },
    { schema: string().transform(prefix('P')), value: fc.string() },
    { schema: number(), value: fc.maxSafeInteger() },
    { schema: number().big(), value: fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n }) },
    { schema: boolean(), value: fc.boolean() },
    { schema: nul(), value: fc.constant(null) },
    { schema: binary(), value: fc.uint8Array() },
    { schema: string().enum('x', 'y'), value: fc.constantFrom('x', 'y') },
    {
      schema: set(string().transform(prefix('S'))),
      value: fc.array(fc.string()).map(array => new Set(array)),
    },
    { schema: any(), value: fc.jsonValue() },
  )
  const { pair } = fc.letrec<{ pair: Pair }>(tie => ({
    pair: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalar,
      tie('pair').map(({ schema, value }) => ({
        schema: list(schema as never),
        value: fc.array(value, { maxLength: 4 }),
      })),
      tie('pair').map(({ schema, value }) => ({
        schema: record(string().transform(prefix('K')), schema as never),
        value: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 }),
      })),
      fc.tuple(tie('pair'), tie('pair')).map(([a, b]) => ({
        schema: tuple(a.schema as never, b.schema as never),
        value: fc.tuple(a.value, b.value),
      })),
      fc
        .uniqueArray(fc.tuple(fc.constantFrom(...names), tie('pair'), fc.boolean(), fc.boolean()), {
          selector: ([name]) => name,
          maxLength: 6,
        })
        .map(attributes => ({
          schema: map(
            Object.fromEntries(
              attributes.map(([name, { schema }, renamed, optional]) => {
                const saved = renamed ? schema['savedAs'](`saved ${name}`) : schema
                return [name, optional ? saved.optional() : saved]
              }),
            ),
          ),
          value: fc.record(Object.fromEntries(attributes.map(([name, { value }]) => [name, value])), {
            requiredKeys: attributes.filter(([, , , optional]) => !optional).map(([name]) => name),
          }),
        })),
    ),
  }))

  const cases = pair.chain(({ schema, value }) => fc.tuple(fc.constant(schema), value))

  test('for any schema and value, unknown attributes apart', () => {
    fc.assert(
      fc.property(cases, ([schema, value]) => {
        expect(format(schema, new Parser(schema).parse(value))).toEqual(value)
      }),
      { numRuns: 500 },
    )
  })

  test('whatever the order of attributes, time after time', () => {
    const schema = item({
      a: string(),
      b: number().optional().savedAs('B'),
      c: map({ d: string(), e: string() }),
      f: string().optional(),
    })
    const order = fc
      .shuffledSubarray(['a', 'b', 'c', 'f', 'junk'], { minLength: 3 })
      .filter(keys => keys.includes('a') && keys.includes('c'))
    const values = { a: 'A', b: 1, c: { e: 'E', d: 'D' }, f: 'F', junk: 0 }
    fc.assert(
      fc.property(order, keys => {
        const input = Object.fromEntries(keys.map(key => [key, values[key as 'a']]))
        const { junk, ...known } = input
        expect(format(schema, new Parser(schema).parse(input))).toEqual(known)
      }),
    )
  })
})

describe('what is stored where a transformer reads', () => {
  test.each([jsonStringify(), jsonStringify().pipe(prefix('J'))])(
    'is read as it is, what was stored before there was a transformer',
    transformer => {
      const schema = item({ x: any().transform(transformer) })
      for (const x of [true, false, 5, null]) {
        expect(new Formatter(schema).format({ x })).toStrictEqual({ x })
      }
    },
  )

  const failing = (schema: Schema, raw: unknown): unknown => {
    try {
      return new Formatter(schema).format(raw)
    } catch (error) {
      return error
    }
  }

  test('is refused as it is stored, unless the transformer makes values of its type', () => {
    const negated = number().transform({
      encode: (value: number) => 0 - value,
      decode: (value: number) => 0 - value,
    })
    for (const raw of [true, {}, new Uint8Array([9])]) {
      expect(failing(negated, raw)).toMatchObject({
        code: 'formatter.invalidAttribute',
        payload: { received: raw, expected: 'number' },
      })
    }
    const asText = number().transform({ encode: String, decode: Number })
    expect(new Formatter(asText).format('7')).toBe(7)
    expect(failing(asText, true)).toMatchObject({ code: 'formatter.invalidAttribute' })
  })

  test('can be anything inside an any, and is told of at its place', () => {
    const schema = item({ a: any().transform(jsonStringify().pipe(prefix('J'))) })
    for (const a of [{ b: 1 }, [9], new Uint8Array([9]), 'J#{']) {
      expect(failing(schema, { a })).toMatchObject({ code: 'formatter.invalidAttribute', path: 'a' })
    }
  })
})

describe('records of listed keys', () => {
  const rates = item({ r: record(string().enum('eu', 'us').transform(prefix('R')), number()).savedAs('R') })

  test('are whole, as far as they are asked for', () => {
    expect(format(rates, { R: { 'R#eu': 1, 'R#us': 2 } })).toStrictEqual({ r: { eu: 1, us: 2 } })
    expect(() => format(rates, { R: { 'R#us': 2 } })).toThrow(refusal('formatter.missingAttribute', 'R.R#eu'))
    expect(() => format(rates, { r: { us: 2 } }, { transform: false })).toThrow(
      refusal('formatter.missingAttribute', 'r.eu'),
    )
    expect(format(rates, { R: { 'R#us': 2 } }, { attributes: ['r.us'] })).toStrictEqual({ r: { us: 2 } })
    expect(() => format(rates, { R: { 'R#us': 2 } }, { attributes: ['r.eu', 'r.us'] })).toThrow(
      refusal('formatter.missingAttribute', 'R.R#eu'),
    )
  })

  test('may have keys without a transformer', () => {
    const plain = record(string().enum('eu', 'us'), number())
    expect(() => format(plain, { us: 2 })).toThrow(refusal('formatter.missingAttribute', 'eu'))
  })
})

test('parts of the key are read as all attributes are', () => {
  const place = item({
    k: map({ city: string().savedAs('c'), code: string().hidden() })
      .key()
      .savedAs('K'),
  })
  expect(format(place, { K: { c: 'Oslo', code: 'x' } })).toStrictEqual({ k: { city: 'Oslo' } })
})

test('elements of a list keep what is asked for of any of them', () => {
  const stops = list(map({ city: string(), at: number() }))
  const stored = [
    { city: 'Oslo', at: 1 },
    { city: 'Rome', at: 2 },
  ]
  for (const index of [0, 3]) {
    expect(format(stops, stored, { attributes: [`[${index}].city`] })).toStrictEqual([
      { city: 'Oslo' },
      { city: 'Rome' },
    ])
  }
})

test('a tuple has all its positions, whatever is stored', () => {
  const pair = tuple(string(), string())
  expect(format(pair, [], { partial: true })).toStrictEqual([undefined, undefined])
  expect(format(pair, ['a'], { partial: true })).toStrictEqual(['a', undefined])
})

test('a set has nothing that is decoded to nothing', () => {
  const even = { encode: (n: number) => n, decode: (n: number) => (n % 2 ? undefined : n) as number }
  expect(format(set(number().transform(even)), new Set([2, 3, 4, 5, 6]))).toStrictEqual(new Set([2, 4, 6]))
})

test('a set has nothing that is undefined, partial as the read may be', () => {
  const tags = item({ tags: set(string().transform(prefix('T'))), all: list(string()) })

  expect(
    new Formatter(tags).format(
      { tags: new Set(['T#a', undefined, 'T#b', undefined]), all: [undefined] },
      { partial: true },
    ),
  ).toStrictEqual({ tags: new Set(['a', 'b']), all: [undefined] })
  expect(() => new Formatter(tags).format({ tags: new Set([undefined]), all: [] })).toThrow(
    expect.objectContaining({ code: 'formatter.missingAttribute', path: 'tags[0]' }),
  )
})

test('a missing element is never filled with another value', () => {
  const schema = item({ hub: string().hidden(), t: tuple(string(), string()), l: list(string()) })
  const raw = { hub: 'secret', t: ['a'], l: ['b', undefined] }
  expect(new Formatter(schema).format(raw, { partial: true })).toStrictEqual({
    t: ['a', undefined],
    l: ['b', undefined],
  })
  const encoded = item({
    hub: string().hidden().transform(prefix('H')),
    t: tuple(string().transform(prefix('T')), string()),
  })
  expect(new Formatter(encoded).format({ hub: 'H#x', t: ['T#a'] }, { partial: true })).toStrictEqual({
    t: ['a', undefined],
  })
})
