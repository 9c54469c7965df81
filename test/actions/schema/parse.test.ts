import { describe, expect, test, vi } from 'vitest'
import { $add, $get, $remove, $set } from '../../../src/actions/entity/update/symbols.js'
import { parseUpdateExtension } from '../../../src/actions/internal/update.js'
import { Formatter } from '../../../src/actions/schema/format.js'
import { type ExtensionParser, Parser } from '../../../src/actions/schema/parse/index.js'
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

const parcelItem = item({
  depot: string().key().transform(prefix('DEPOT')).savedAs('pk'),
  code: string().key().savedAs('sk'),
  grams: number().default(500),
  status: string().enum('packed', 'sent').default('packed').savedAs('st'),
  note: string().optional(),
  secret: string().hidden().optional(),
  touched: number()
    .required('always')
    .putDefault(0)
    .updateDefault(() => 1),
})
const parcel = parcelItem.and(previous => ({
  label: string().link<typeof previous>(({ depot, code }) => `${depot}/${code}`),
}))
const box = item({
  dims: tuple(number(), number()),
  tags: set(string()),
  stops: list(map({ city: string().savedAs('c'), at: number().optional() })).savedAs('s'),
  rates: record(string().enum('eu', 'us'), number()),
  meta: any().optional(),
})
const vehicle = anyOf(
  map({ kind: string().enum('van').savedAs('k'), seats: number() }),
  map({ kind: string().enum('bike', 'trike').savedAs('k'), gear: number() }),
).discriminate('kind')

const parse = (schema: Schema, input: unknown, options = {}): unknown =>
  new Parser(schema).parse(input, options)
const valid = (schema: Schema, input: unknown, options = {}): unknown =>
  parse(schema, input, { ...options, transform: false })
/** The steps of `start`: what is yielded, then what is returned. */
const steps = (schema: Schema, input: unknown, options = {}): unknown[] => {
  const generator = new Parser(schema).start(input, options)
  const values: unknown[] = []
  for (;;) {
    const { value, done } = generator.next()
    values.push(value)
    if (done) return values
  }
}
const refusal = (code: string, path?: string, payload?: unknown) =>
  expect.objectContaining({ code, path, ...(payload === undefined ? {} : { payload }) })

describe('the steps of a write', () => {
  test('#1 put: defaults, then links, then valid, then encoded', () => {
    const filled = { depot: 'lyon', code: 'x1', grams: 500, status: 'packed', touched: 0 }
    expect(steps(parcel, { depot: 'lyon', code: 'x1', extra: true })).toStrictEqual([
      { ...filled, extra: true },
      { ...filled, label: 'lyon/x1', extra: true },
      { ...filled, label: 'lyon/x1' },
      { pk: 'DEPOT#lyon', sk: 'x1', grams: 500, st: 'packed', touched: 0, label: 'lyon/x1' },
    ])
  })

  test('#2 key: the other attributes are there for links, and gone when valid', () => {
    const input = { depot: 'lyon', code: 'x1', grams: 3 }
    expect(steps(parcel, input, { mode: 'key' })).toStrictEqual([
      input,
      input,
      { depot: 'lyon', code: 'x1' },
      { pk: 'DEPOT#lyon', sk: 'x1' },
    ])
  })

  test('#3 update: update defaults alone', () => {
    const filled = { depot: 'lyon', code: 'x1', note: 'n', touched: 1 }
    expect(steps(parcel, { depot: 'lyon', code: 'x1', note: 'n' }, { mode: 'update' })).toStrictEqual([
      filled,
      filled,
      filled,
      { pk: 'DEPOT#lyon', sk: 'x1', note: 'n', touched: 1 },
    ])
  })

  test('#4 containers, renamed inside', () => {
    const input = { dims: [1, 2], tags: new Set(['a']), stops: [{ city: 'Oslo' }], rates: { eu: 1, us: 2 } }
    expect(parse(box, input)).toStrictEqual({
      dims: [1, 2],
      tags: new Set(['a']),
      s: [{ c: 'Oslo' }],
      rates: { eu: 1, us: 2 },
    })
    expect(valid(box, input)).toStrictEqual(input)
  })

  test('#16 without fill there is one step less, without transform another', () => {
    const input = { dims: [1, 2], tags: new Set(['a']), stops: [], rates: { eu: 1, us: 2 } }
    const { stops, ...encoded } = input
    expect(steps(box, input, { fill: false })).toStrictEqual([input, { ...encoded, s: stops }])
    expect(steps(box, input, { fill: false, transform: false })).toStrictEqual([input])
    expect(steps(box, input, { transform: false })).toStrictEqual([input, input, input])
  })

  test('links of what is no item get what is passed to next(), or the value itself', () => {
    const schema = map({ a: string(), b: string().link((input: { a: string }) => input.a) })
    const generator = new Parser(schema).start({ a: 'x' })
    generator.next()
    expect(generator.next({ a: 'given' }).value).toStrictEqual({ a: 'x', b: 'given' })
    expect(parse(schema, { a: 'x' })).toStrictEqual({ a: 'x', b: 'x' })
  })
})

describe('failures', () => {
  const good = { dims: [1, 2], tags: new Set(['a']), stops: [], rates: { eu: 1, us: 2 } }

  const cases: [
    name: string,
    schema: Schema,
    input: unknown,
    code: string,
    path?: string | undefined,
    payload?: unknown,
  ][] = [
    [
      '#5',
      box,
      { ...good, stops: [{ city: 4 }] },
      'invalidAttributeInput',
      'stops[0].city',
      { received: 4, expected: 'string' },
    ],
    ['#6', box, { ...good, rates: { eu: 1 } }, 'attributeRequired', 'rates.us'],
    ['#8', item({ v: vehicle }), { v: { kind: 'van', seats: 'two' } }, 'invalidAttributeInput', 'v.seats'],
    [
      '#9',
      item({ v: vehicle }),
      { v: { kind: 'boat' } },
      'invalidAttributeInput',
      'v',
      { received: { kind: 'boat' } },
    ],
    [
      '#14',
      item({ s: set(string()) }),
      { s: ['a'] },
      'invalidAttributeInput',
      's',
      { received: ['a'], expected: 'set' },
    ],
    [
      '#15',
      item({ a: map({ 'b.c': list(tuple(string(), record(string(), number()))) }) }),
      { a: { 'b.c': [['x', { 'k]': 'y' }]] } },
      'invalidAttributeInput',
      "a['b.c'][0][1]['k]']",
    ],
    [
      'an item that is no object',
      item({}),
      undefined,
      'invalidItem',
      undefined,
      { received: undefined, expected: 'object' },
    ],
    ['a list as item', item({}), [], 'invalidItem', undefined, { received: [], expected: 'object' }],
    [
      'a key outside the enum',
      box,
      { ...good, rates: { eu: 1, us: 2, jp: 3 } },
      'invalidAttributeInput',
      'rates.jp',
      { received: 'jp', expected: ['eu', 'us'] },
    ],
    [
      'not in the enum',
      string().enum('a', 'b'),
      'c',
      'invalidAttributeInput',
      undefined,
      { received: 'c', expected: ['a', 'b'] },
    ],
    ['null', nul(), 0, 'invalidAttributeInput', undefined, { received: 0, expected: 'null' }],
    [
      'boolean',
      boolean(),
      'true',
      'invalidAttributeInput',
      undefined,
      { received: 'true', expected: 'boolean' },
    ],
    [
      'binary',
      binary(),
      'AA==',
      'invalidAttributeInput',
      undefined,
      { received: 'AA==', expected: 'binary' },
    ],
    [
      'NaN',
      number(),
      Number.NaN,
      'invalidAttributeInput',
      undefined,
      { received: Number.NaN, expected: 'number' },
    ],
    ['an infinity', number(), Number.POSITIVE_INFINITY, 'invalidAttributeInput'],
    ['an inexact number', number(), 2 ** 53, 'invalidAttributeInput'],
    [
      'an inexact number among others',
      item({ l: list(number()) }),
      { l: [1, -(2 ** 53)] },
      'invalidAttributeInput',
      'l[1]',
    ],
    [
      'a bigint without big()',
      number(),
      1n,
      'invalidAttributeInput',
      undefined,
      { received: 1n, expected: 'number' },
    ],
    ['a bigint of more than 38 digits', number().big(), 10n ** 38n + 1n, 'invalidAttributeInput'],
    [
      'a Date as map',
      item({ m: map({}) }),
      { m: new Date(0) },
      'invalidAttributeInput',
      'm',
      { received: new Date(0), expected: 'map' },
    ],
    ['a Map as record', record(string(), number()), new Map(), 'invalidAttributeInput'],
    [
      'undefined in a list',
      item({ l: list(string()) }),
      { l: ['a', undefined] },
      'attributeRequired',
      'l[1]',
    ],
    ['a tuple too short', tuple(string(), string()), ['a'], 'attributeRequired', '[1]'],
    ['undefined for any', item({ a: any() }), {}, 'attributeRequired', 'a'],
  ]

  test.each(cases)('%s', (_, schema, input, code, path, payload) => {
    expect(() => parse(schema, input)).toThrow(refusal(`parsing.${code}`, path, payload))
  })

  test.each(['key', 'update'])('undefined elements are refused in %s mode, at their place', mode => {
    const options = { mode, transform: false }
    expect(() => parse(list(string()), ['a', undefined], options)).toThrow(
      refusal('parsing.attributeRequired', '[1]'),
    )
    expect(() => parse(tuple(string(), string()), ['a'], options)).toThrow(
      refusal('parsing.attributeRequired', '[1]'),
    )
  })

  test('valuePath is where the value stands, unless it is an item', () => {
    const options = { valuePath: ['a', 0] }
    expect(() => parse(string(), 4, options)).toThrow(refusal('parsing.invalidAttributeInput', 'a[0]'))
    expect(() => parse(item({ b: string() }), {}, options)).toThrow(refusal('parsing.attributeRequired', 'b'))
  })

  test('messages say what was expected and what was received', () => {
    expect(() => parse(string().enum('a', 'b'), 'c')).toThrow("Value should be 'a' or 'b', received 'c'.")
    expect(() => parse(box, { ...good, dims: ['1', 2] })).toThrow("'dims[0]' should be number, received '1'.")
    expect(() => parse(string(), undefined)).toThrow('Value is required.')
    expect(() => parse(number(), 2 ** 53)).toThrow(
      'Value should be number that can be held exactly (see big())',
    )
  })

  test('what functions of the user throw is thrown as it is', () => {
    const error = new Error('mine')
    const fail = () => {
      throw error
    }
    for (const schema of [
      item({ a: string().default(fail) }),
      item({ a: string().link(fail) }),
      item({ a: string().default('a').validate(fail) }),
      item({ a: string().default('a').transform({ encode: fail, decode: fail }) }),
    ]) {
      expect(() => parse(schema, {})).toThrow(error)
    }
  })
})

describe('defined', () => {
  test('#17 refuses undefined at the root alone', () => {
    expect(parse(string().optional(), undefined)).toBeUndefined()
    expect(() => parse(string().optional(), undefined, { defined: true })).toThrow(
      refusal('parsing.attributeRequired'),
    )
    expect(parse(map({ a: string().optional() }), {}, { defined: true })).toStrictEqual({})
  })

  test('is content with a default', () => {
    expect(parse(string().optional().default('x'), undefined, { defined: true })).toBe('x')
  })
})

describe('defaults', () => {
  test('#12 fill what is missing inside a container, and not the container', () => {
    const schema = item({ m: map({ a: string().default('x') }) })
    expect(() => parse(schema, {})).toThrow(refusal('parsing.attributeRequired', 'm'))
    expect(parse(schema, { m: {} })).toStrictEqual({ m: { a: 'x' } })
    expect(parse(item({ m: map({ a: string().default('x') }).optional() }), {})).toStrictEqual({})
  })

  test('fill inside containers that defaults and links supply', () => {
    const inner = map({ a: string().default('x'), l: list(map({ b: string().default('y') })).default([{}]) })
    const filled = { m: { a: 'x', l: [{ b: 'y' }] } }
    expect(parse(item({ m: inner.default({}) }), {})).toStrictEqual(filled)
    expect(parse(item({ m: inner.link(() => ({})) }), {})).toStrictEqual(filled)
  })

  test('are asked once, with nothing, and only where the value is undefined', () => {
    const getter = vi.fn(() => 'x')
    const schema = item({ a: string().default(getter), b: anyOf(string(), nul()).default(getter) })
    expect(parse(schema, { b: null })).toStrictEqual({ a: 'x', b: null })
    expect(getter.mock.calls).toStrictEqual([[]])
  })

  test('are copied each time', () => {
    const value = { tags: new Set(['a']), list: [{ x: 1 }], bytes: new Uint8Array([1]) }
    const schema = item({ a: any().default(value) })
    const first = parse(schema, {}) as { a: typeof value }
    first.a.tags.add('b')
    first.a.list[0]!.x = 2
    first.a.bytes[0] = 2
    expect(parse(schema, {})).toStrictEqual({
      a: { tags: new Set(['a']), list: [{ x: 1 }], bytes: new Uint8Array([1]) },
    })
  })

  test('are validated and encoded like inputs', () => {
    expect(parse(item({ a: string().default('x').transform(prefix('P')) }), {})).toStrictEqual({ a: 'P#x' })
    expect(() => parse(item({ a: string().default(() => 4 as never) }), {})).toThrow(
      refusal('parsing.invalidAttributeInput', 'a'),
    )
  })

  test('of keys apply to keys in every mode, those of the mode to the rest', () => {
    const schema = item({
      k: string().key().keyDefault('k').putDefault('p').updateDefault('u'),
      a: string().optional().keyDefault('k').putDefault('p').updateDefault('u'),
    })
    expect(parse(schema, {})).toStrictEqual({ k: 'k', a: 'p' })
    expect(parse(schema, {}, { mode: 'update' })).toStrictEqual({ k: 'k', a: 'u' })
    expect(parse(schema, {}, { mode: 'key' })).toStrictEqual({ k: 'k' })
  })

  test('of tuple elements apply', () => {
    expect(parse(tuple(string(), string().default('x')), ['a'])).toStrictEqual(['a', 'x'])
  })

  test('that are updates stay, where nothing parses updates', () => {
    const schema = item({
      a: string().updateDefault(() => $get('a', 'x')),
      b: number().updateLink(() => $add(1) as never),
    })
    const filled = { a: $get('a', 'x'), b: $add(1) }
    expect(parse(schema, {}, { mode: 'update' })).toStrictEqual(filled)
    expect(steps(schema, {}, { mode: 'update' })).toStrictEqual([{ a: filled.a }, filled, filled, filled])
  })

  test('that are updates let no update of the input pass', () => {
    const schema = item({
      a: string().updateDefault(() => $get('a', 'x')),
      b: number().updateLink(() => $add(1) as never),
    })
    for (const options of [{ mode: 'update' }, { mode: 'update', fill: false }]) {
      expect(() => parse(schema, { a: $get('b') }, options)).toThrow(
        refusal('parsing.invalidAttributeInput', 'a'),
      )
      expect(() => parse(schema, { b: $add(2) }, options)).toThrow(
        refusal('parsing.invalidAttributeInput', 'b'),
      )
    }
  })
})

describe('links', () => {
  test('#10 do not see each other', () => {
    const schema = item({
      a: string().link(() => 'A'),
      b: string().link((input: { a?: string }) => String(input.a)),
    })
    expect(parse(schema, {})).toStrictEqual({ a: 'A', b: 'undefined' })
  })

  test('#11 see defaults', () => {
    const schema = item({
      a: string().default('A'),
      b: string().link((input: { a?: string }) => `${input.a}!`),
    })
    expect(parse(schema, {})).toStrictEqual({ a: 'A', b: 'A!' })
  })

  test('see unknown attributes that are undefined, as those that are not', () => {
    const schema = item({
      kind: string().optional(),
      box: map({ size: string().optional() }).optional(),
      names: string().link((input: object) => Object.keys(input).join()),
      inner: string().link((input: { box?: object }) => Object.keys(input.box ?? {}).join()),
    })
    const unknown = { a: undefined, kind: undefined }
    expect(parse(schema, { ...unknown, box: { ...unknown, size: undefined } })).toStrictEqual({
      box: {},
      names: 'box,a',
      inner: 'a,kind',
    })
  })

  test('see the attributes of maps in the order of the schema, unknown ones behind them', () => {
    const schema = item({
      box: map({ size: string(), note: map({ a: string().optional(), b: string() }) }),
      a: string().default('A'),
      all: string().link((input: object) => JSON.stringify(input)),
    })
    const box = { note: { b: 'b', a: 'a' }, extra: 1, size: 'S' }
    expect(parse(schema, { zip: 1, box })).toMatchObject({
      all: '{"box":{"size":"S","note":{"a":"a","b":"b"},"extra":1},"a":"A","zip":1}',
    })
    expect(parse(schema, { box: { size: 'S', note: { a: 'a', b: 'b' } }, a: 'x' })).toMatchObject({
      all: '{"box":{"size":"S","note":{"a":"a","b":"b"}},"a":"x"}',
    })
  })

  test('see updates as they are given', () => {
    const link = vi.fn((_: object) => 'x')
    const schema = item({ n: number(), box: map({ size: string() }), all: string().updateLink(link) })
    const update = { box: $set({ size: 'S' }), n: $add(1) }
    new Parser(schema).parse(update, { mode: 'update', parseExtension: parseUpdateExtension })
    expect(link.mock.calls).toStrictEqual([[update]])
  })

  test('see unknown attributes, and values not encoded', () => {
    const link = vi.fn(() => 'x')
    const schema = item({ a: string().savedAs('s').transform(prefix('P')), b: string().link(link) })
    parse(schema, { a: 'a', extra: { deep: 1 } })
    expect(link.mock.calls).toStrictEqual([[{ a: 'a', extra: { deep: 1 } }]])
  })

  test('see unknown attributes inside alternatives, and their defaults, made once', () => {
    const make = vi.fn(() => 'D')
    const one = map({ kind: string().enum('a'), d: string().default(make) })
    const names = string().link(({ u, v }: { u: object; v: object }) => Object.keys({ ...u, ...v }).join())
    const schema = item({ u: anyOf(one).discriminate('kind'), v: list(anyOf(one, string())), names })

    expect(parse(schema, { u: { kind: 'a', x: 1 }, v: [] })).toMatchObject({ names: 'kind,x,d' })
    expect(make).toHaveBeenCalledTimes(1)
    const v = [{ kind: 'a', y: 1 }]
    const inList = schema.and({
      names: string().link((input: { v: object[] }) => Object.keys(input.v[0]!).join()),
    })
    expect(parse(inList, { u: { kind: 'a', d: 'd' }, v })).toStrictEqual({
      u: { kind: 'a', d: 'd' },
      v: [{ kind: 'a', d: 'D' }],
      names: 'kind,y,d',
    })
    expect(make).toHaveBeenCalledTimes(2)
  })

  test('are not asked where there is a value or a default', () => {
    const link = vi.fn(() => 'x')
    const schema = item({ a: anyOf(string(), nul()).link(link), b: string().default('d').putLink(link) })
    expect(parse(schema, { a: null })).toStrictEqual({ a: null, b: 'd' })
    expect(parse(schema, { a: 'a' }, { fill: false, mode: 'update' })).toStrictEqual({ a: 'a' })
    expect(link).not.toHaveBeenCalled()
  })

  test('get the item inside every container, alternatives included', () => {
    const linked = map({ id: string().link((input: { id: string }) => input.id) })
    const schema = item({
      id: string(),
      m: linked,
      l: list(linked),
      t: tuple(linked),
      r: record(string(), linked),
      u: anyOf(number(), linked),
    })
    const input = { id: 'i', m: {}, l: [{}], t: [{}], r: { x: {} }, u: {} }
    const x = { id: 'i' }
    expect(parse(schema, input)).toStrictEqual({ id: 'i', m: x, l: [x], t: [x], r: { x }, u: x })
  })

  test('may parse on their own', () => {
    const inner = item({ a: string(), b: string().link((input: { a: string }) => `${input.a}2`) })
    const schema = item({
      a: string(),
      x: string().link((input: { a: string }) => (parse(inner, { a: input.a }) as { b: string }).b),
      y: string().link((input: { a: string }) => `${input.a}3`),
    })
    expect(parse(schema, { a: '1' })).toStrictEqual({ a: '1', x: '12', y: '13' })
  })
})

describe('alternatives', () => {
  test('#7 the discriminator chooses, by its name in code', () => {
    expect(parse(item({ v: vehicle }), { v: { kind: 'trike', gear: 3 } })).toStrictEqual({
      v: { k: 'trike', gear: 3 },
    })
  })

  test('the first that takes the value whole wins, not the first that takes it', () => {
    const loose = anyOf(
      map({}),
      map({ a: string().savedAs('s') }),
      map({ a: string(), b: number().optional() }),
    )
    expect(parse(loose, { a: 'x' })).toStrictEqual({ s: 'x' })
    expect(parse(loose, { a: 'x', b: 1 })).toStrictEqual({ a: 'x', b: 1 })
    expect(parse(loose, {})).toStrictEqual({})
  })

  test('whole means at every depth', () => {
    const deep = anyOf(
      map({ l: list(map({ a: string() })) }),
      map({ l: list(map({ a: string(), b: string().optional() })) }),
    )
    expect(parse(deep, { l: [{ a: 'x' }, { a: 'y', b: 'z' }] })).toStrictEqual({
      l: [{ a: 'x' }, { a: 'y', b: 'z' }],
    })
    const pair = anyOf(tuple(string()), tuple(string(), string()))
    expect(parse(pair, ['a', 'b'])).toStrictEqual(['a', 'b'])
  })

  test('where none takes it whole, the one that drops least does', () => {
    const schema = anyOf(map({ a: string() }), map({ a: string(), b: string() }))
    expect(parse(schema, { a: 'x', b: 'y', c: 'z' })).toStrictEqual({ a: 'x', b: 'y' })
  })

  test('names of the prototype choose nothing', () => {
    expect(() => parse(vehicle, { kind: 'toString' })).toThrow(refusal('parsing.invalidAttributeInput'))
    expect(() => parse(vehicle, { kind: '__proto__' })).toThrow(refusal('parsing.invalidAttributeInput'))
  })

  test('what functions of the user throw inside one rules it out', () => {
    const schema = anyOf(
      string().validate(() => {
        throw new Error()
      }),
      string(),
    )
    expect(parse(schema, 'x')).toBe('x')
  })

  test('fill the one that is chosen', () => {
    const schema = anyOf(
      map({ kind: string().enum('a'), x: string().default('X') }),
      map({ kind: string().enum('b'), y: string().default('Y') }),
    ).discriminate('kind')
    expect(parse(schema, { kind: 'b' })).toStrictEqual({ kind: 'b', y: 'Y' })
  })
})

test('what a transformer refuses is reported where it stands', () => {
  const schema = item({ m: map({ l: any().transform(jsonStringify()) }) })
  expect(() => parse(schema, { m: { l: 5n } })).toThrow(
    expect.objectContaining({ code: 'parsing.invalidAttributeInput', path: 'm.l' }),
  )
})

test('null is a default like any other', () => {
  const schema = item({
    a: any().putDefault(null),
    b: nul().putDefault(() => null),
    m: map({ t: nul().optional().putDefault(null) }),
  })
  expect(parse(schema, { m: {} })).toStrictEqual({ a: null, b: null, m: { t: null } })
})

describe('what is inside a part of the key', () => {
  const inside = { a: 'x', n: { b: 'y' } }
  const shape = map({ a: string(), n: map({ b: string() }) })
  const schema = item({
    k: shape.key(),
    l: list(shape).key(),
    t: tuple(shape).key(),
    u: anyOf(shape, string()).key(),
    other: string(),
  })

  test('is kept whole in key mode', () => {
    const key = { k: inside, l: [inside], t: [inside], u: inside }
    expect(parse(schema, { ...key, other: 'o' }, { mode: 'key' })).toStrictEqual(key)
  })

  test('is what says so itself, where anything in it does', () => {
    const place = map({ city: string().key(), note: string() }).key()
    expect(parse(item({ place }), { place: { city: 'ams', note: 'n' } }, { mode: 'key' })).toStrictEqual({
      place: { city: 'ams' },
    })
  })

  test('and is as required as on put', () => {
    expect(() => parse(item({ k: shape.key() }), { k: {} }, { mode: 'key' })).toThrow(
      refusal('parsing.attributeRequired', 'k.a'),
    )
    const rates = item({ r: record(string().enum('eu', 'us'), number()).key() })
    expect(() => parse(rates, { r: { eu: 1 } }, { mode: 'key' })).toThrow(
      refusal('parsing.attributeRequired', 'r.us'),
    )
  })
})

describe('validators', () => {
  test('see the valid value, not encoded, and its schema', () => {
    const validator = vi.fn(() => true)
    const schema = map({ a: string().savedAs('s').transform(prefix('P')).default('x') }).validate(validator)
    expect(parse(schema, { junk: 1 })).toStrictEqual({ s: 'P#x' })
    expect(validator.mock.calls).toStrictEqual([[{ a: 'x' }, schema]])
  })

  test.each([false, undefined, 1, '', 'too bad', Promise.resolve(true)])('refuse by answering %o', answer => {
    const schema = item({ a: string().validate(() => answer as boolean) })
    expect(() => parse(schema, { a: 'x' })).toThrow(
      refusal('parsing.customValidationFailed', 'a', { received: 'x', validationResult: answer }),
    )
  })

  test('of keys apply to keys, those of the mode to the rest', () => {
    const no = () => false
    const yes = () => true
    const schema = item({
      k: string().key().keyValidate(yes).putValidate(no).updateValidate(no),
      a: string().keyValidate(no).putValidate(yes).updateValidate(no),
    })
    expect(parse(schema, { k: 'k', a: 'a' })).toStrictEqual({ k: 'k', a: 'a' })
    expect(() => parse(schema, { k: 'k', a: 'a' }, { mode: 'update' })).toThrow(
      refusal('parsing.customValidationFailed', 'a'),
    )
  })

  test('of other libraries answer with issues', () => {
    const issues = [{ message: 'too short', path: ['x'] }]
    const standard = (result: unknown) => ({
      '~standard': { version: 1 as const, vendor: 'test', validate: () => result },
    })
    expect(parse(item({ a: string().validate(standard({ value: 'other' })) }), { a: 'x' })).toStrictEqual({
      a: 'x',
    })
    const schema = item({ a: string().validate(standard({ issues })) })
    expect(() => parse(schema, { a: 'x' })).toThrow(
      refusal('parsing.customValidationFailed', 'a', { received: 'x', validationResult: issues }),
    )
    expect(() => parse(schema, { a: 'x' })).toThrow("'a' failed its validator: too short")
    // Whose promises are no instances of Promise: those of other realms, and of libraries.
    const foreign = Object.create({}, Object.getOwnPropertyDescriptors(Promise.prototype))
    for (const promise of [Promise.resolve(), foreign]) {
      expect(() => parse(item({ a: string().validate(standard(promise)) }), { a: 'x' })).toThrow(
        'async validators are not supported',
      )
    }
    expect(() => parse(item({ a: string().validate(standard(undefined)) }), { a: 'x' })).toThrow(
      refusal('parsing.customValidationFailed', 'a', { received: 'x', validationResult: undefined }),
    )
  })

  test('may parse on their own', () => {
    const inner = item({ x: string().savedAs('y').transform(prefix('I')) })
    const schema = item({
      a: map({ b: string().savedAs('s') })
        .validate(() => parse(inner, { x: '1' }) !== undefined)
        .savedAs('t'),
    })
    expect(parse(schema, { a: { b: 'c' } })).toStrictEqual({ t: { s: 'c' } })
  })
})

describe('values', () => {
  test('#13 extra elements of a tuple are dropped', () => {
    expect(parse(tuple(string()), ['a', 'b'])).toStrictEqual(['a'])
  })

  test('unknown attributes and undefined ones are dropped, null stays', () => {
    const schema = item({ a: string().optional(), b: nul(), r: record(string(), string()) })
    expect(parse(schema, { a: undefined, b: null, c: 1, r: { x: undefined, y: 'y' } })).toStrictEqual({
      b: null,
      r: { y: 'y' },
    })
  })

  test('binaries of an enum are compared byte by byte', () => {
    const schema = binary().enum(new Uint8Array([1, 2]))
    expect(parse(schema, new Uint8Array([1, 2]))).toStrictEqual(new Uint8Array([1, 2]))
    expect(parse(schema, Buffer.from([1, 2]))).toStrictEqual(Buffer.from([1, 2]))
    expect(() => parse(schema, new Uint8Array([1, 3]))).toThrow(refusal('parsing.invalidAttributeInput'))
  })

  test('exact numbers pass', () => {
    expect(parse(number(), 2 ** 53 - 1)).toBe(2 ** 53 - 1)
    expect(parse(number().big(), 2n ** 64n)).toBe(2n ** 64n)
    expect(parse(number().big(), -(10n ** 60n))).toBe(-(10n ** 60n))
  })

  test('names of the prototype are ordinary', () => {
    const names = ['__proto__', 'constructor', 'toString', 'a.b', 'a b']
    const attributes = Object.fromEntries(names.map(name => [name, string().optional()]))
    const schema = item(attributes)
    expect(parse(schema, {})).toStrictEqual({})
    const input = JSON.parse(`{${names.map(name => `"${name}":"${name}"`)},"extra":1}`)
    expect(Object.entries(parse(schema, input) as object)).toStrictEqual(names.map(name => [name, name]))
    const entries = parse(
      record(string().transform(prefix('P')), string()),
      input === null ? {} : JSON.parse('{"__proto__":"x"}'),
    )
    expect(Object.entries(entries as object)).toStrictEqual([['P#__proto__', 'x']])
    expect(
      Object.keys(parse(record(string(), string()), JSON.parse('{"__proto__":"x"}')) as object),
    ).toStrictEqual(['__proto__'])
    expect(Object.getPrototypeOf(parse(item({ a: any() }), JSON.parse('{"a":1,"__proto__":{"b":1}}')))).toBe(
      Object.prototype,
    )
  })

  test('instances of classes give what is their own', () => {
    class Pokemon {
      name = 'pikachu'
      get level() {
        return 1
      }
    }
    const parsed = parse(item({ name: string(), level: number().optional() }), new Pokemon())
    expect(parsed).toStrictEqual({ name: 'pikachu' })
  })

  test('the input is never changed', () => {
    const input = Object.freeze({ a: Object.freeze(['x']), m: Object.freeze({ b: 1, junk: 1 }), junk: 1 })
    const schema = item({
      a: list(string().transform(prefix('P'))),
      m: map({ b: number(), c: number().default(2) }),
      d: string().default('d'),
    })
    expect(parse(schema, input)).toStrictEqual({ a: ['P#x'], m: { b: 1, c: 2 }, d: 'd' })
  })

  test('updates are refused where a value is stored as it is', () => {
    for (const [schema, value] of [
      [map({ a: string().optional() }), $add(1)],
      [record(string(), any()), $remove()],
      [any(), $add(1)],
      [any(), { a: [{ b: $add(1) }] }],
      [item({}), $add(1)],
    ] as const) {
      for (const mode of ['put', 'key', 'update']) {
        expect(() => parse(schema, value, { mode })).toThrow(
          expect.objectContaining({ code: expect.stringMatching(/^parsing\.invalid/) }),
        )
      }
    }
  })

  test('of sets may fall together when encoded', () => {
    const lower = { encode: (text: string) => text.toLowerCase(), decode: (text: string) => text }
    expect(parse(set(string().transform(lower)), new Set(['a', 'A']))).toStrictEqual(new Set(['a']))
  })
})

test('two attributes of one name in the table are refused, checked or not', () => {
  const schema = item({ m: map({ a: string(), b: string().savedAs('a') }) })
  const refused = refusal('schema.map.duplicateSavedAs', 'm', { savedAs: 'a' })
  expect(() => parse(schema, { m: { a: '1', b: '2' } })).toThrow(refused)
  expect(() => new Formatter(schema).format({ m: { a: '1' } })).toThrow(refused)
})

test('in an update, the parts of list elements are not filled', () => {
  const schema = item({
    l: list(map({ a: string(), b: number().updateDefault(1) })),
    m: map({ a: string(), b: number().updateDefault(1) }),
  })
  const options = { mode: 'update', parseExtension: parseUpdateExtension }
  expect(valid(schema, { l: { 0: { a: 'x' } }, m: { a: 'x' } }, options)).toStrictEqual({
    l: { 0: { a: 'x' } },
    m: { a: 'x', b: 1 },
  })
})

describe('strict', () => {
  const schema = item({
    name: string(),
    address: map({ street: string().optional() }).strict(),
  }).strict()

  test('names the attribute, and the nearest that is known', () => {
    expect(() => parse(schema, { name: 'x', adress: {} })).toThrow(
      refusal('parsing.additionalProperty', 'adress', { received: {} }),
    )
    expect(() => parse(schema, { name: 'x', adress: {} })).toThrow(
      "'adress' is unknown: do you mean 'address'?",
    )
    expect(() => parse(schema, { name: 'x', address: { zzz: 1 } })).toThrow(
      refusal('parsing.additionalProperty', 'address.zzz', { received: 1 }),
    )
    expect(() => parse(schema, { name: 'x', address: { zzz: 1 } })).toThrow("'address.zzz' is unknown.")
  })

  test('takes known attributes that are undefined, or none of the key', () => {
    expect(parse(schema, { name: 'x', address: { street: undefined } })).toStrictEqual({
      name: 'x',
      address: {},
    })
    expect(() => parse(schema, { name: 'x', address: {}, y: undefined })).toThrow(
      refusal('parsing.additionalProperty', 'y', { received: undefined }),
    )
    const keyed = item({ id: string().key(), a: string() }).strict()
    expect(parse(keyed, { id: 'i', a: 'a' }, { mode: 'key' })).toStrictEqual({ id: 'i' })
    expect(() => parse(keyed, { id: 'i', b: 'a' }, { mode: 'key' })).toThrow(
      refusal('parsing.additionalProperty', 'b'),
    )
  })

  test('lets links see what is unknown no longer', () => {
    const linked = item({ a: string().link(() => 'x') }).strict()
    expect(parse(linked, {})).toStrictEqual({ a: 'x' })
    expect(() => parse(linked, { b: 1 })).toThrow(refusal('parsing.additionalProperty', 'b'))
  })
})

describe("errors: 'all'", () => {
  test('lists what is wrong everywhere', () => {
    const schema = item({
      a: string(),
      n: number().default(1),
      m: map({ b: string(), c: number() }).strict(),
      l: list(tuple(string(), number())),
      r: record(string().enum('x', 'y'), set(number())),
      v: vehicle,
      ok: string(),
      checked: string().validate(() => 'never'),
    })
    const input = {
      m: { c: 'x', z: 1 },
      l: [['a', 1], [1, 'a'], 'no'],
      r: { x: new Set([1, 'a']), q: new Set([1]) },
      v: { kind: 'van', seats: 'x' },
      ok: 'ok',
      checked: 'x',
    }
    let payload: unknown
    try {
      parse(schema, input, { errors: 'all' })
    } catch (error) {
      payload = (error as { payload: unknown }).payload
      expect(error).toMatchObject({ code: 'parsing.multiple', path: undefined })
    }
    const { errors } = payload as { errors: { code: string; path: string; message: string }[] }
    expect(errors.map(({ code, path }) => [code.slice('parsing.'.length), path])).toStrictEqual([
      ['attributeRequired', 'a'],
      ['attributeRequired', 'm.b'],
      ['invalidAttributeInput', 'm.c'],
      ['additionalProperty', 'm.z'],
      ['invalidAttributeInput', 'l[1][0]'],
      ['invalidAttributeInput', 'l[1][1]'],
      ['invalidAttributeInput', 'l[2]'],
      ['invalidAttributeInput', 'r.x[1]'],
      ['invalidAttributeInput', 'r.q'],
      ['attributeRequired', 'r.y'],
      ['invalidAttributeInput', 'v.seats'],
      ['customValidationFailed', 'checked'],
    ])
    expect(errors[0]!.message).toBe("'a' is required.")
  })

  test('looks at 100,000 elements of a list, and tells the first mistake behind them', () => {
    const long = new Array<unknown>(150_000).fill('a')
    long[120_000] = 1
    const paths = (input: unknown) => {
      try {
        return parse(list(string()), input, { errors: 'all' })
      } catch (error) {
        return (error as any).payload.errors.map(({ path }: { path: string }) => path)
      }
    }

    expect(paths(long)).toStrictEqual(['[120000]'])
    expect(paths(Object.assign([], { length: 150_000 })).length).toBe(100_000)
  })

  /** Codes and paths of all errors; the code alone where there is but one. */
  const wrong = (schema: Schema, input: unknown, options = {}): unknown => {
    try {
      return ['valid', parse(schema, input, { ...options, errors: 'all' })]
    } catch (error) {
      const { code, message, payload } = error as StatorError<'parsing.multiple'>
      if (code !== 'parsing.multiple') return error
      for (const each of payload.errors) expect(message).toContain(each.message)
      return payload.errors.map(each => [each.code.slice('parsing.'.length), each.path])
    }
  }

  test('lists what is wrong in the alternative that is told, and says of others that none fits', () => {
    const told = anyOf(
      map({ kind: string().enum('van'), seats: number(), doors: number() }),
      map({ kind: string().enum('bike'), gear: number() }),
    )
    const twice = { kind: 'van', seats: 'x', doors: 'x' }
    expect(wrong(told.discriminate('kind'), twice)).toStrictEqual([
      ['invalidAttributeInput', 'seats'],
      ['invalidAttributeInput', 'doors'],
    ])
    expect(wrong(told, twice)).toStrictEqual([['invalidAttributeInput', undefined]])
    for (const value of [{ kind: 'bus' }, { kind: 1 }, {}, [], null, 'van']) {
      expect(wrong(told.discriminate('kind'), value)).toStrictEqual([['invalidAttributeInput', undefined]])
    }
  })

  test('lists all that is wrong in a set, a record and a list, and once that a value is none of these', () => {
    const schema = item({
      s: set(number()),
      r: record(string().enum('x', 'y'), number()),
      p: record(string().enum('x', 'y'), number()).partial(),
      l: list(number()),
    })
    const input = {
      s: new Set(['a', 1, 'b']),
      r: { x: undefined },
      p: { x: 'a', y: undefined },
      l: ['a', 1, 'b'],
    }
    for (const fill of [true, false]) {
      expect(wrong(schema, input, { fill })).toStrictEqual([
        ['invalidAttributeInput', 's[0]'],
        ['invalidAttributeInput', 's[2]'],
        ['attributeRequired', 'r.x'],
        ['attributeRequired', 'r.y'],
        ['invalidAttributeInput', 'p.x'],
        ['invalidAttributeInput', 'l[0]'],
        ['invalidAttributeInput', 'l[2]'],
      ])
    }
    const others = item({ ...schema.attributes, t: tuple(number()), n: number(), e: string().enum('a') })
    for (const [s, r, p, l, t, n, e] of [
      [[1], 'x', [1], new Set([1]), new Set([1]), new Set([1]), 'bcd'],
      [{ 0: 1 }, [], new Set(), { 0: 1 }, { 0: 1 }, { 0: 1 }, ['a']],
      ['1', null, null, '1', '1', '1', { a: 'a' }],
    ]) {
      expect(wrong(others, { s, r, p, l, t, n, e })).toStrictEqual(
        ['s', 'r', 'p', 'l', 't', 'n', 'e'].map(path => ['invalidAttributeInput', path]),
      )
    }
  })

  test('tells what is unknown, undefined as it may be, and nothing else of it', () => {
    const schema = item({ name: string(), n: number().optional() }).strict()
    expect(wrong(schema, { name: 'x', n: 'x', y: undefined, z: 1 })).toStrictEqual([
      ['invalidAttributeInput', 'n'],
      ['additionalProperty', 'y'],
      ['additionalProperty', 'z'],
    ])
  })

  test('fills in what the parser fills in', () => {
    const schema = item({ a: string().default('x'), b: number() })
    expect(wrong(schema, {})).toStrictEqual([['attributeRequired', 'b']])
    expect(wrong(schema, {}, { fill: false })).toStrictEqual([
      ['attributeRequired', 'a'],
      ['attributeRequired', 'b'],
    ])
  })

  test('throws what validators throw, and the error of an optional value that has to be there', () => {
    const error = new TypeError()
    const throws = (): never => {
      throw error
    }
    expect(() =>
      parse(item({ a: string(), b: string().validate(throws) }), { b: 'x' }, { errors: 'all' }),
    ).toThrow(error)
    expect(wrong(string().optional(), undefined, { defined: true })).toMatchObject({
      code: 'parsing.attributeRequired',
    })
  })

  test('gives what is valid', () => {
    expect(parse(parcel, { depot: 'lyon', code: 'x1' }, { errors: 'all' })).toMatchObject({
      pk: 'DEPOT#lyon',
    })
  })
})

describe('validate', () => {
  test('tells by the codes of parsing alone', () => {
    const parser = new Parser(item({ a: string(), b: number().default(1) }))
    expect(parser.validate({ a: 'x', b: 1, extra: 1 })).toBe(true)
    expect(parser.validate({ a: 'x' })).toBe(false)
    const error = new Error()
    for (const thrown of [error, new StatorError('actions.invalidAction', { message: 'x' })]) {
      const throwing = string().validate(() => {
        throw thrown
      })
      expect(() => new Parser(throwing).validate('x')).toThrow(thrown)
    }
  })

  test('encodes nothing', () => {
    const encode = (): never => {
      throw new Error()
    }
    expect(new Parser(string().transform({ encode, decode: String })).validate('x')).toBe(true)
  })
})

describe('parseExtension', () => {
  const isNow = (value: unknown): boolean => value === 'NOW'
  const now: ExtensionParser = (schema, input, { transform = true } = {}) => {
    if (schema.type === 'number' && isNow(input)) {
      return {
        isExtension: true,
        *extensionParser() {
          if (!transform) return 'parsed'
          yield 'parsed'
          return 'encoded'
        },
      }
    }
    if (schema.type === 'null' && input === undefined) {
      return {
        isExtension: true,
        *extensionParser() {
          yield 'filled'
          return 'FILLED'
        },
      }
    }
    return {
      isExtension: false,
      unextendedInput: schema.type === 'boolean' && input === 'yes' ? true : input,
    }
  }

  test('is asked for every schema below an item, for keys and for what is missing', () => {
    const hook = vi.fn(now)
    const schema = item({ r: record(string(), list(number())), o: string().optional() })
    parse(schema, { r: { x: [1] } }, { parseExtension: hook })
    expect(hook.mock.calls.map(([{ type }, value]) => [type, value])).toStrictEqual([
      ['record', { x: [1] }],
      ['string', 'x'],
      ['list', [1]],
      ['number', 1],
      ['string', undefined],
    ])
  })

  test('parses in its place, or hands on another value', () => {
    const schema = item({
      at: number()
        .savedAs('t')
        .validate(() => false),
      yes: boolean(),
    })
    const options = { parseExtension: now }
    expect(parse(schema, { at: 'NOW', yes: 'yes' }, options)).toStrictEqual({ t: 'encoded', yes: true })
    expect(valid(schema, { at: 'NOW', yes: 'yes' }, options)).toStrictEqual({ at: 'parsed', yes: true })
    const filled = { at: 'NOW', yes: true }
    expect(steps(schema, { at: 'NOW', yes: 'yes' }, options)).toStrictEqual([
      filled,
      filled,
      { at: 'parsed', yes: true },
      { t: 'encoded', yes: true },
    ])
  })

  test('may parse what is missing', () => {
    const schema = item({ a: nul(), b: nul().savedAs('B') })
    expect(parse(schema, {}, { parseExtension: now })).toStrictEqual({ a: 'FILLED', B: 'FILLED' })
  })

  test('is told whether to encode, and errors of what it is given begin there', () => {
    const hook = vi.fn(now)
    parse(item({ a: map({ at: number() }) }), { a: { at: 1 } }, { parseExtension: hook, transform: false })
    expect(hook.mock.calls.map(([{ type }, , options]) => [type, options])).toStrictEqual([
      ['map', { transform: false, valuePath: [] }],
      ['number', { transform: false, valuePath: [] }],
    ])
  })

  test('may take a value away, which is then missing', () => {
    const gone: ExtensionParser = (_, input) => ({
      isExtension: false,
      unextendedInput: input === 'GONE' ? undefined : input,
    })
    const schema = item({
      a: string().optional(),
      b: string().required('atLeastOnce'),
      c: string().required('always'),
    })
    const options = { parseExtension: gone }
    expect(parse(schema, { b: 'b', a: 'GONE', c: 'c' }, options)).toStrictEqual({ b: 'b', c: 'c' })
    expect(valid(schema, { b: 'b', a: 'GONE', c: 'c' }, options)).toStrictEqual({ b: 'b', c: 'c' })
    expect(() => parse(record(string(), string()), { a: 'a', b: 'GONE' }, options)).toThrow(
      refusal('parsing.attributeRequired', 'b'),
    )
    expect(() => parse(schema, { b: 'GONE', c: 'c' }, options)).toThrow(
      refusal('parsing.attributeRequired', 'b'),
    )
    expect(() => parse(schema, { b: 'b', c: 'GONE' }, options)).toThrow(
      refusal('parsing.attributeRequired', 'c'),
    )
    const updates = { ...options, mode: 'update' }
    expect(parse(schema, { b: 'GONE', c: 'c' }, updates)).toStrictEqual({ c: 'c' })
    expect(() => parse(schema, { c: 'GONE' }, updates)).toThrow(refusal('parsing.attributeRequired', 'c'))
    const linked = item({ a: string().optional(), b: string().required('always') }).and(() => ({
      seen: any().link((input: unknown) => ({ ...(input as object) })),
    }))
    expect(parse(linked, { a: 'GONE', b: 'b' }, options)).toStrictEqual({ b: 'b', seen: { b: 'b' } })
    expect(() => parse(linked, { a: 'a', b: 'GONE' }, options)).toThrow(
      refusal('parsing.attributeRequired', 'b'),
    )
  })

  test('what it puts in the place of a missing value is parsed', () => {
    const filling =
      (filled: unknown): ExtensionParser =>
      (schema, input) => ({
        isExtension: false,
        unextendedInput: schema.type === 'string' && input === undefined ? filled : input,
      })
    const schema = list(map({ a: string().transform(prefix('A')) }))
    expect(parse(schema, [{}, { a: 'x' }], { parseExtension: filling('f') })).toStrictEqual([
      { a: 'A#f' },
      { a: 'A#x' },
    ])
    expect(() => parse(schema, [{}], { parseExtension: filling(5) })).toThrow(
      refusal('parsing.invalidAttributeInput', '[0].a'),
    )
  })

  test('may make nothing of a missing value, and values after it are parsed as ever', () => {
    const nothing: ExtensionParser = (schema, input) =>
      schema.type === 'string' && input === undefined
        ? { isExtension: true, *extensionParser() {} }
        : { isExtension: false, unextendedInput: input }
    const schema = list(map({ a: string().optional().transform(prefix('A')) }))
    expect(parse(schema, [{}, { a: 'x' }], { parseExtension: nothing })).toStrictEqual([{}, { a: 'A#x' }])
    expect(() => parse(schema, [{}, { a: 1 }], { parseExtension: nothing })).toThrow(
      refusal('parsing.invalidAttributeInput', '[1].a'),
    )
  })

  test('what it throws keeps its code, message and payload, and is found from the root', () => {
    const inner = item({ b: list(number()) })
    const nested: ExtensionParser = (schema, input, { valuePath } = {}) => {
      if (schema.type !== 'map') return { isExtension: false, unextendedInput: input }
      return {
        isExtension: true,
        *extensionParser() {
          yield parse(schema, input, { valuePath })
        },
      }
    }
    const failure = (schema: Schema, input: unknown, options = {}): object => {
      try {
        return { valid: parse(schema, input, options) }
      } catch (error) {
        const { code, message, path, payload } = error as StatorError
        return { code, message, path, payload }
      }
    }
    const schema = item({ 'the map': map(inner.attributes) })
    for (const b of [[1, 'x'], 'x', undefined]) {
      const input = { 'the map': { b } }
      expect(failure(schema, input, { parseExtension: nested })).toStrictEqual(failure(schema, input))
    }
    expect(failure(schema, { 'the map': 1 }, { parseExtension: nested })).toStrictEqual(
      failure(schema, { 'the map': 1 }),
    )
    for (const error of [
      new TypeError('x'),
      new StatorError('actions.invalidAction', { message: 'x', path: 'p' }),
    ]) {
      const throws = (): never => {
        throw error
      }
      expect(() => parse(schema, { 'the map': 1 }, { parseExtension: throws })).toThrow(error)
    }
  })

  test('errors of the first step are found from the root, too', () => {
    const throws: ExtensionParser = (schema, input) => {
      if (schema.type === 'string')
        throw new StatorError('parsing.invalidAttributeInput', { message: 'Value x', path: 'p' })
      return { isExtension: false, unextendedInput: input }
    }
    const start = new Parser(item({ m: map({ a: string() }) })).start(
      { m: { a: 'a' } },
      { parseExtension: throws },
    )
    expect(() => start.next()).toThrow(refusal('parsing.invalidAttributeInput', 'm.a.p'))
  })

  test('takes the updates of UpdateItemCommand', () => {
    const schema = item({
      id: string().key(),
      n: number()
        .savedAs('N')
        .updateDefault(() => $add(1)),
      l: list(map({ a: string().savedAs('A'), b: number() })),
      o: string().optional(),
    })
    const options = { mode: 'update', parseExtension: parseUpdateExtension } as const
    expect(valid(schema, { id: 'i', l: { 0: { b: $add(2) } }, o: $remove() }, options)).toStrictEqual({
      id: 'i',
      n: $add(1),
      l: { 0: { b: $add(2) } },
      o: $remove(),
    })
    expect(() => parse(schema, { id: 'i', l: { 0: { a: $add(2) } } }, options)).toThrow(
      refusal('parsing.invalidAttributeInput', 'l[0].a'),
    )
    expect(() => parse(schema, { id: 'i', n: $add('x' as never) }, options)).toThrow(
      refusal('parsing.invalidAttributeInput', 'n.$ADD'),
    )
  })
})

describe('defaults and links', () => {
  test('a default goes before a link, and one that makes nothing leaves it to the link', () => {
    const schema = item({
      id: string(),
      a: string()
        .default('default')
        .link(() => 'link'),
      b: string()
        .default((() => undefined) as never)
        .link(() => 'link'),
      c: string()
        .optional()
        .default((() => undefined) as never),
    })
    expect(parse(schema, { id: 'i' })).toStrictEqual({ id: 'i', a: 'default', b: 'link' })
  })

  test('what is filled in is stored under its name in the table, though nothing else is renamed', () => {
    const schema = item({ a: string(), n: number().default(1).savedAs('N') })
    expect(parse(schema, { a: 'a' })).toStrictEqual({ a: 'a', N: 1 })
    expect(valid(schema, { a: 'a' })).toStrictEqual({ a: 'a', n: 1 })
  })

  test('links see the defaults of the alternative that is told', () => {
    const schema = item({
      v: anyOf(
        map({ kind: string().enum('van'), seats: number().default(2) }),
        map({ kind: string().enum('bike'), gear: number().default(7) }),
      ).discriminate('kind'),
    }).and(() => ({ seen: any().link((input: any) => ({ ...input.v })) }))
    const v = { kind: 'bike', gear: 7 }
    expect(parse(schema, { v: { kind: 'bike' } })).toStrictEqual({ v, seen: v })
  })
})

describe('alternatives that all drop something', () => {
  test('the first that drops least wins, what is dropped inside it included', () => {
    const even = anyOf(map({ a: number() }), map({ b: number() }))
    expect(parse(even, { a: 1, b: 2 })).toStrictEqual({ a: 1 })
    const nested = anyOf(
      map({ m: anyOf(map({ x: number() }), string()) }),
      map({ m: map({ x: number(), y: number() }) }),
    )
    expect(parse(nested, { m: { x: 1, y: 2 } })).toStrictEqual({ m: { x: 1, y: 2 } })
  })

  test('an error tells what was received, and expects nothing', () => {
    expect(() => parse(anyOf(map({ a: number() }), map({ b: number() })), 1)).toThrow(
      expect.objectContaining({ payload: { received: 1 } }),
    )
    try {
      parse(anyOf(string()), 1)
    } catch (error) {
      expect((error as StatorError).payload).toStrictEqual({ received: 1 })
    }
  })
})

test('the first of more than 31 required attributes alone is not enough', () => {
  const many = item(Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`a${i}`, string()])))
  expect(() => parse(many, { a0: 'x' })).toThrow(refusal('parsing.attributeRequired', 'a1'))
})

describe('records of listed keys', () => {
  const rates = item({ r: record(string().enum('eu', 'us').transform(prefix('R')), number()) })

  test('are whole in a put, and in parts in an update', () => {
    expect(parse(rates, { r: { eu: 1, us: 2 } })).toStrictEqual({ r: { 'R#eu': 1, 'R#us': 2 } })
    expect(() => parse(rates, { r: { us: 2 } })).toThrow(refusal('parsing.attributeRequired', 'r.eu'))
    expect(parse(rates, { r: { us: 2 } }, { mode: 'update' })).toStrictEqual({ r: { 'R#us': 2 } })
  })

  test('lack what is undefined, whatever its key', () => {
    expect(parse(rates, { r: { eu: 1, us: 2, other: undefined } })).toStrictEqual({
      r: { 'R#eu': 1, 'R#us': 2 },
    })
  })
})

test('only what is marked is kept of a key that is marked inside its elements', () => {
  const part = map({ a: string().key(), b: string() })
  for (const [schema, value, kept] of [
    [list(part), [{ a: 'a', b: 'b' }], [{ a: 'a' }]],
    [tuple(part), [{ a: 'a', b: 'b' }], [{ a: 'a' }]],
    [list(map({ a: string(), b: string() })), [{ a: 'a', b: 'b' }], [{ a: 'a', b: 'b' }]],
  ] as const) {
    expect(parse(item({ k: schema.key() }), { k: value }, { mode: 'key' })).toStrictEqual({ k: kept })
  }
})

test('updates without an extension parser are filled and encoded as any value is', () => {
  const schema = item({ id: string().savedAs('pk'), n: number().updateDefault(1), o: string().optional() })
  for (const [options, expected] of [
    [{}, { pk: 'i', n: 1 }],
    [{ fill: false }, { pk: 'i' }],
    [{ transform: false }, { id: 'i', n: 1 }],
    [{ fill: false, transform: false }, { id: 'i' }],
  ] as const) {
    expect(parse(schema, { id: 'i' }, { mode: 'update', ...options })).toStrictEqual(expected)
  }
})

test('links of a value that is no item are given what next() is given, else the value', () => {
  const attributes = { a: string(), b: any().link((input: unknown) => ({ ...(input as object) })) }
  const linked = (schema: Schema, given?: unknown): unknown => {
    const start = new Parser(schema).start({ a: 'a' })
    start.next()
    return start.next(given).value
  }
  expect(linked(map(attributes), { c: 'c' })).toStrictEqual({ a: 'a', b: { c: 'c' } })
  expect(linked(map(attributes))).toStrictEqual({ a: 'a', b: { a: 'a' } })
  expect(linked(item(attributes), { c: 'c' })).toStrictEqual({ a: 'a', b: { a: 'a' } })
})

test('what was parsed is the same when it is parsed again', () => {
  const parser = new Parser(parcel)
  const options = { transform: false } as const
  const once = parser.parse({ depot: 'lyon', code: 'x1' }, options)
  expect(parser.reparse(once, { ...options, fill: false })).toStrictEqual(once)
})

test('a link may start another parser, and those after it are given their own item', () => {
  const other = item({ a: string(), b: string().link(() => 'b') })
  const linked = item({ id: string() }).and(() => ({
    first: string().link(() => {
      const start = new Parser(other).start({ a: 'a' })
      start.next()
      start.next()
      return 'f'
    }),
    second: any().link((input: unknown) => ({ ...(input as object) })),
  }))
  expect(parse(linked, { id: 'i' })).toStrictEqual({ id: 'i', first: 'f', second: { id: 'i' } })
})

test('actionName', () => {
  expect(Parser.actionName).toBe('parse')
})

describe('a bare proxy of a set', () => {
  const proxy = (): Set<string> => new Proxy(new Set(['a']), {})
  const refused = (path?: string, code = 'parsing.invalidAttributeInput') =>
    expect.objectContaining({ code, path, payload: expect.objectContaining({ expected: 'set' }) })
  const schema = item({ tags: set(string()) })

  test('is no set, to read or to write', () => {
    expect(() => parse(schema, { tags: proxy() })).toThrow(refused('tags'))
    expect(() => new Formatter(schema).format({ tags: proxy() })).toThrow(
      refused('tags', 'formatter.invalidAttribute'),
    )
    expect(() => parse(schema, { tags: proxy() }, { errors: 'all' })).toThrow(
      expect.objectContaining({ code: 'parsing.multiple' }),
    )
    expect(new Parser(schema).validate({ tags: proxy() })).toBe(false)
  })

  test('is none as a default', () => {
    expect(() => parse(item({ tags: set(string()).default(proxy()) }), {})).toThrow(refused('tags'))
  })

  test('is one where it answers as a set', () => {
    const answering = new Proxy(new Set(['a']), {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target)
        return typeof member === 'function' ? member.bind(target) : member
      },
    })

    expect((parse(schema, { tags: answering }) as { tags: unknown }).tags).toBe(answering)
  })
})
