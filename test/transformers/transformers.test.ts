import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Formatter } from '../../src/actions/schema/format.js'
import { Parser } from '../../src/actions/schema/parse/index.js'
import { any, item } from '../../src/schema/index.js'
import { isSerializableTransformer } from '../../src/transformers/index.js'
import { JSONStringifier, jsonStringify } from '../../src/transformers/jsonStringify.js'
import { Pipe, pipe, SerializablePipe } from '../../src/transformers/pipe.js'
import { Prefixer, prefix } from '../../src/transformers/prefix.js'
import { Suffixer, suffix } from '../../src/transformers/suffix.js'
import { Trimmer, trim } from '../../src/transformers/trim.js'

const custom = { encode: (value: string) => `<${value}>`, decode: (value: string) => value.slice(1, -1) }

describe('prefix', () => {
  test('is written before the string, and taken off once', () => {
    expect(prefix('A').encode('x')).toBe('A#x')
    expect(prefix('A').decode('A#A#x')).toBe('A#x')
    expect(prefix('A', { delimiter: '/' }).encode('x')).toBe('A/x')
    expect(prefix('').encode('x')).toBe('#x')
    expect(prefix('', { delimiter: '' }).encode('x')).toBe('x')
    expect(prefix('', { delimiter: '' }).decode('x')).toBe('x')
  })

  test('is not missed where it is missing', () => {
    expect(prefix('A').decode('B#x')).toBe('B#x')
    expect(prefix('A').decode('A')).toBe('A')
  })

  test('is an instance with three properties', () => {
    expect(prefix('A')).toBeInstanceOf(Prefixer)
    expect({ ...prefix('A') }).toStrictEqual({ transformerId: 'prefix', prefix: 'A', delimiter: '#' })
    expect(prefix('A').toJSON()).toStrictEqual({ transformerId: 'prefix', prefix: 'A', delimiter: '#' })
  })
})

describe('suffix', () => {
  test('is written after the string, and taken off once', () => {
    expect(suffix('A').encode('x')).toBe('x#A')
    expect(suffix('A').decode('x#A#A')).toBe('x#A')
    expect(suffix('A', { delimiter: '/' }).encode('x')).toBe('x/A')
    expect(suffix('', { delimiter: '' }).decode('x')).toBe('x')
    expect(suffix('A').encodeStart('x')).toBe('x')
  })

  test('is not missed where it is missing', () => {
    expect(suffix('A').decode('x#B')).toBe('x#B')
    // Inside an `any`.
    expect(suffix('A').decode(5 as never)).toBe(5)
    expect(prefix('A').decode(5 as never)).toBe(5)
  })

  test('is an instance with three properties', () => {
    expect(suffix('A')).toBeInstanceOf(Suffixer)
    expect({ ...suffix('A') }).toStrictEqual({ transformerId: 'suffix', suffix: 'A', delimiter: '#' })
    expect(suffix('A').toJSON()).toStrictEqual({ transformerId: 'suffix', suffix: 'A', delimiter: '#' })
  })
})

test.each([
  ['prefix', prefix('A'), 'A#5'],
  ['suffix', suffix('A'), '5#A'],
] as const)(
  '%s writes a scalar as its text, inside an any, and refuses anything else',
  (_, transformer, text) => {
    expect(transformer.encode(5 as never)).toBe(text)
    for (const received of [{}, Symbol('a')]) {
      expect(() => transformer.encode(received as never)).toThrow(
        expect.objectContaining({
          code: 'parsing.invalidAttributeInput',
          payload: { received, expected: 'string' },
        }),
      )
    }
  },
)

test.each([
  ['prefix', prefix('A')],
  ['suffix', suffix('A')],
  ['trim', trim()],
] as const)('%s takes another transformer after it', (_, transformer) => {
  const encoded = transformer.pipe(prefix('B')).encode(' x ')
  expect(encoded).toBe(`B#${transformer.encode(' x ')}`)
  expect(transformer.pipe(prefix('B')).decode(encoded)).toBe(transformer.decode(transformer.encode(' x ')))
})

describe('trim', () => {
  test('takes white space off both ends', () => {
    expect(trim().encode(' a b\n')).toBe('a b')
    expect(trim().encodeStart(' a ')).toBe('a ')
    expect(trim().decode(' a ')).toBe(' a ')
    expect(trim()).toBeInstanceOf(Trimmer)
    expect(trim().toJSON()).toStrictEqual({ transformerId: 'trim' })
  })
})

describe('jsonStringify', () => {
  afterEach(() => void vi.restoreAllMocks())

  test('writes and reads JSON', () => {
    expect(jsonStringify().encode({ a: [1, null] })).toBe('{"a":[1,null]}')
    expect(jsonStringify({ space: 1 }).encode({ a: 1 })).toBe('{\n "a": 1\n}')
    expect(jsonStringify().encodeStart('a')).toBe('"a')
    expect(jsonStringify().encodeStart(1)).toBe('1')
    expect({ ...jsonStringify() }).toStrictEqual({
      transformerId: 'jsonStringify',
      space: undefined,
      replacer: undefined,
      reviver: undefined,
    })
    expect(jsonStringify()).toBeInstanceOf(JSONStringifier)
  })

  test('reads back every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), value => {
        const transformer = jsonStringify()
        expect(transformer.decode(transformer.encode(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('applies the replacer and the reviver', () => {
    const transformer = jsonStringify({
      replacer: (_, value) => (value instanceof Set ? { set: [...value] } : value),
      reviver: (_, value) => (value?.set ? new Set(value.set) : value),
    })
    const value = { a: new Set([1]) }
    expect(transformer.decode(transformer.encode(value))).toStrictEqual(value)
  })

  test.each([
    [new Set([1]), 'Set'],
    [{ a: [new Map()] }, 'Map'],
    [{ a: 1n }, 'bigint'],
    [new Uint8Array([1]), 'Uint8Array'],
    [() => 1, 'function'],
    [{ a: () => 1 }, 'function'],
    [[Symbol('a')], 'symbol'],
    [{ a: Number.NaN }, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [undefined, 'undefined'],
  ])('refuses what JSON would lose: %o', (value, kind) => {
    expect(() => jsonStringify().encode(value)).toThrow(
      expect.objectContaining({
        code: 'parsing.invalidAttributeInput',
        payload: { received: value, expected: 'JSON' },
        message: expect.stringContaining(kind),
      }),
    )
  })

  test('writes dates, and whatever has a toJSON, by it', () => {
    expect(jsonStringify().encode({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}')
    expect(jsonStringify().encode({ big: 5n, toJSON: () => 'five' })).toBe('"five"')
  })

  test('refuses what JSON would lose, wherever it is', () => {
    expect(() => jsonStringify().encode({ kept: 1, lost: new Set([1]) })).toThrow(
      expect.objectContaining({ code: 'parsing.invalidAttributeInput' }),
    )
  })

  test('lets through what the replacer throws, and what a toJSON does', () => {
    for (const bug of [new Error('bug'), new TypeError('bug'), new RangeError('bug')]) {
      const fail = () => {
        throw bug
      }
      expect(() => jsonStringify({ replacer: fail, reviver: fail }).encode({})).toThrow(bug)
    }
    const bug = new Error('bug')
    const broken = {
      toJSON: () => {
        throw bug
      },
    }
    expect(() => jsonStringify().encode(broken)).toThrow(bug)
  })

  test('reads numbers, booleans and nulls as they are: they were stored without it', () => {
    const formatter = new Formatter(item({ a: any().transform(jsonStringify()) }))
    for (const a of [5, true, null]) expect(formatter.format({ a })).toStrictEqual({ a })
  })

  test('refuses a stored value that is no JSON', () => {
    for (const stored of ['{', '', {}, ['5'], undefined, 5n, Number.NaN] as string[]) {
      expect(() => jsonStringify().decode(stored)).toThrow(
        expect.objectContaining({
          code: 'formatter.invalidAttribute',
          payload: { received: stored, expected: 'JSON' },
        }),
      )
    }
  })

  test('lets through what the reviver throws', () => {
    const bug = new Error('bug')
    const transformer = jsonStringify({
      reviver: () => {
        throw bug
      },
    })
    expect(() => transformer.decode('1')).toThrow(bug)
  })

  test('exports the space, and warns of functions', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect(jsonStringify().toJSON()).toStrictEqual({ transformerId: 'jsonStringify' })
    expect(jsonStringify({ space: 1 }).toJSON()).toStrictEqual({ transformerId: 'jsonStringify', space: 1 })
    expect(warn).not.toHaveBeenCalled()
    jsonStringify({ reviver: (_, value) => value }).toJSON()
    expect(warn).toHaveBeenCalledOnce()
  })
})

describe('pipe', () => {
  test('encodes left to right, decodes right to left (43)', () => {
    const transformer = prefix('INV').pipe(suffix('EU', { delimiter: '/' }))
    expect(transformer.encode('7')).toBe('INV#7/EU')
    expect(transformer.decode('INV#7/EU')).toBe('7')
    expect(transformer.encodeStart('7')).toBe('INV#7')
  })

  test('exports its members (44)', () => {
    const transformer = jsonStringify({ space: 1 }).pipe(trim()).pipe(prefix('J'))
    expect(transformer).toBeInstanceOf(SerializablePipe)
    expect(transformer.transformers).toHaveLength(3)
    expect(transformer.toJSON()).toStrictEqual({
      transformerId: 'pipe',
      transformers: [
        { transformerId: 'jsonStringify', space: 1 },
        { transformerId: 'trim' },
        { transformerId: 'prefix', prefix: 'J', delimiter: '#' },
      ],
    })
  })

  test('cannot be exported with a member that cannot', () => {
    const transformer = trim().pipe(custom)
    expect(transformer).toBeInstanceOf(Pipe)
    expect(transformer).not.toBeInstanceOf(SerializablePipe)
    expect(isSerializableTransformer(transformer)).toBe(false)
    expect(transformer.encode(' a ')).toBe('<a>')
    expect(transformer.pipe(suffix('S')).encode(' a ')).toBe('<a>#S')
  })

  test('of nothing changes nothing', () => {
    expect(pipe().encode(1)).toBe(1)
    expect(pipe().decode(1)).toBe(1)
  })

  test('methods can be taken off', () => {
    const { encode, decode } = pipe(prefix('A'), trim())
    expect(decode(encode('x '))).toBe('x')
  })
})

test('isSerializableTransformer looks for an id and a toJSON', () => {
  for (const transformer of [prefix('A'), suffix('A'), trim(), jsonStringify(), pipe(), pipe(trim())]) {
    expect(isSerializableTransformer(transformer)).toBe(true)
  }
  for (const other of [
    custom,
    pipe(custom),
    null,
    undefined,
    'prefix',
    { transformerId: 'x' },
    { toJSON: () => 1 },
  ]) {
    expect(isSerializableTransformer(other)).toBe(false)
  }
})

describe('what is no text, inside an any', () => {
  const parse = (transformer: never, value: unknown) =>
    new Parser(item({ a: any().transform(transformer) })).parse({ a: value })
  const refused = expect.objectContaining({ code: 'parsing.invalidAttributeInput', path: 'a' })

  test('stays as it is where it would be trimmed', () => {
    for (const value of [1, null, { b: ' c ' }, [' ']]) {
      expect(parse(trim() as never, value)).toStrictEqual({ a: value })
    }
    expect(trim().encodeStart(4 as never)).toBe(4)
  })

  test('is refused beside a prefix or a suffix, unless it makes a text', () => {
    for (const transformer of [prefix('P'), suffix('S'), pipe(prefix('A'), suffix('Z'))] as never[]) {
      for (const value of [Symbol('x'), {}, Object.create(null), [1], new Set(['a']), () => 1]) {
        expect(() => parse(transformer, value)).toThrow(refused)
      }
    }
    expect(parse(prefix('P') as never, 1)).toStrictEqual({ a: 'P#1' })
    expect(parse(suffix('S') as never, null)).toStrictEqual({ a: 'null#S' })
  })

  test('is refused where JSON has no form for it', () => {
    const cycle: { self?: unknown } = {}
    cycle.self = cycle
    for (const value of [Object(1n), { b: Object(1n) }, cycle]) {
      expect(() => parse(jsonStringify() as never, value)).toThrow(refused)
      expect(() => jsonStringify().encode(value)).toThrow(
        expect.objectContaining({ code: 'parsing.invalidAttributeInput' }),
      )
    }
    const replacer = (): never => {
      throw new TypeError("the user's own")
    }
    expect(() => parse(jsonStringify({ replacer }) as never, 1)).toThrow("the user's own")
  })
})

test('null stands for no options', () => {
  const none: any = null

  expect(prefix('A', none).encode('x')).toBe('A#x')
  expect(suffix('A', none).encode('x')).toBe('x#A')
  expect(new Prefixer('A', none).delimiter).toBe('#')
  expect(new Suffixer('A', none).delimiter).toBe('#')
  expect(jsonStringify(none).encode({ a: 1 })).toBe('{"a":1}')
  expect(new JSONStringifier(none).space).toBeUndefined()
})
