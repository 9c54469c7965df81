import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { ConditionParser } from '../../../src/actions/schema/parseCondition.js'
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
import { pipe } from '../../../src/transformers/pipe.js'
import { prefix } from '../../../src/transformers/prefix.js'
import { suffix } from '../../../src/transformers/suffix.js'
import { trim } from '../../../src/transformers/trim.js'
import { box, parcel, renamed, vehicle } from './fixtures.js'

/** The expression of a condition that TypeScript may refuse. */
const parse = (schema: Schema, condition: unknown, expressionId?: string) =>
  new ConditionParser(schema).parse(condition as never, { expressionId })

/** As expected by `toStrictEqual`: names and values in the order of their placeholders. */
const expression = (text: string, names: string[], values: unknown[], id = '') => ({
  ConditionExpression: text,
  ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#c${id}_${i + 1}`, name])),
  ExpressionAttributeValues: Object.fromEntries(values.map((value, i) => [`:c${id}_${i + 1}`, value])),
})

const refusal = (code: string, payload?: unknown, path?: string) =>
  expect.objectContaining({ code, payload, path })
const invalidCondition = (message: string | RegExp) =>
  expect.objectContaining({
    code: 'actions.invalidCondition',
    path: undefined,
    payload: undefined,
    message: expect.stringMatching(message),
  })
const unknownPath = (attributePath: unknown) =>
  refusal('actions.invalidExpressionAttributePath', { attributePath })
const invalidInput = (path: string | undefined, received: unknown, expected: unknown) =>
  refusal('parsing.invalidAttributeInput', { received, expected }, path)

const plain = item({
  s: string(),
  o: string().optional(),
  e: string().enum('pa', 'pb'),
  n: number().optional(),
  big: number().big(),
  b: boolean(),
  bin: binary(),
  l: list(string()),
  t: tuple(string(), number()),
  set: set(string().transform(prefix('T'))),
  m: map({ a: string(), b: number().default(1) }),
  any: any(),
})

describe('the vectors', () => {
  test('nest paths, sizes and references in and, not and between (26)', () => {
    const condition = {
      and: [
        { attr: 'stops[0].city', beginsWith: 'O' },
        { size: 'tags', gt: 1 },
        { not: { attr: 'rates.eu', between: [1, { attr: 'rates.us' }] } },
      ],
    }
    expect(parse(box, condition)).toStrictEqual(
      expression(
        '(begins_with(#c_1[0].#c_2, :c_1)) AND (size(#c_3) > :c_2) AND (NOT (#c_4.#c_5 BETWEEN :c_3 AND #c_4.#c_6))',
        ['s', 'c', 'tags', 'rates', 'eu', 'us'],
        ['O', 1, 1],
      ),
    )
  })

  test('combine by or, with an id (27)', () => {
    const condition = {
      or: [
        { attr: 'meta', exists: false },
        { attr: 'dims', type: 'L' },
        { attr: 'tags', contains: 'a' },
        { value: 3, lt: 4 },
      ],
    }
    expect(parse(box, condition, '2')).toStrictEqual(
      expression(
        '(attribute_not_exists(#c2_1)) OR (attribute_type(#c2_2, :c2_1)) OR (contains(#c2_3, :c2_2)) OR (:c2_3 < :c2_4)',
        ['meta', 'dims', 'tags'],
        ['L', 'a', 3, 4],
        '2',
      ),
    )
  })

  test('rename and encode (28, 29)', () => {
    expect(parse(parcel, { attr: 'depot', in: ['lyon', 'nice'] })).toStrictEqual(
      expression('#c_1 IN (:c_1, :c_2)', ['pk'], ['DEPOT#lyon', 'DEPOT#nice']),
    )
    expect(
      parcel.build(ConditionParser).transform({ attr: 'depot', eq: 'lyon', transform: false }),
    ).toStrictEqual({ attr: 'pk', eq: 'lyon' })
  })

  test('compare enums with any string (30, changed)', () => {
    expect(parse(parcel, { attr: 'status', gte: 'p' })).toStrictEqual(
      expression('#c_1 >= :c_1', ['st'], ['p']),
    )
  })

  test('find the alternatives of an anyOf (31)', () => {
    expect(parse(item({ v: vehicle }), { attr: 'v.kind', eq: 'bike' })).toStrictEqual(
      expression('#c_1.#c_2 = :c_1', ['v', 'k'], ['bike']),
    )
  })

  test('negate all names of a renamed alternative (33, changed)', () => {
    expect(parse(renamed, { attr: 'u.k', ne: 'a' })).toStrictEqual(
      expression('(#c_1.#c_2 <> :c_1) AND (#c_1.#c_3 <> :c_2)', ['u', 'k', 'kk'], ['a', 'a']),
    )
  })

  test('take any path inside an any, and references (34)', () => {
    expect(parse(box, { attr: 'meta.x', eq: { attr: 'rates.us' } })).toStrictEqual(
      expression('#c_1.#c_2 = #c_3.#c_4', ['meta', 'x', 'rates', 'us'], []),
    )
  })

  test('refuse unknown record keys (35)', () => {
    expect(() => parse(box, { attr: 'rates.jp', eq: 1 })).toThrow(unknownPath('rates.jp'))
  })

  test('express without a schema (36)', () => {
    expect(ConditionParser.express({ attr: 'a.b[2].a', ne: { attr: 'b' } })).toStrictEqual(
      expression('#c_1.#c_2[2].#c_1 <> #c_2', ['a', 'b'], []),
    )
  })

  test('unwrap a single alternative (37)', () => {
    expect(parse(renamed, { or: [{ attr: 'n', eq: 1 }] })).toStrictEqual(
      expression('#c_1 = :c_1', ['n'], [1]),
    )
  })
})

describe('the operators', () => {
  test.each([
    [{ attr: 'n', eq: 1 }, '#c_1 = :c_1', [1]],
    [{ attr: 'n', ne: 1 }, '#c_1 <> :c_1', [1]],
    [{ attr: 'n', gt: 1 }, '#c_1 > :c_1', [1]],
    [{ attr: 'n', gte: 1 }, '#c_1 >= :c_1', [1]],
    [{ attr: 'n', lt: 1 }, '#c_1 < :c_1', [1]],
    [{ attr: 'n', lte: 1 }, '#c_1 <= :c_1', [1]],
    [{ attr: 'n', between: [1, 2] }, '#c_1 BETWEEN :c_1 AND :c_2', [1, 2]],
    [{ attr: 'n', in: [1] }, '#c_1 IN (:c_1)', [1]],
    [{ attr: 'n', in: [1, 2, 3] }, '#c_1 IN (:c_1, :c_2, :c_3)', [1, 2, 3]],
    [{ attr: 'n', exists: true }, 'attribute_exists(#c_1)', []],
    [{ attr: 'n', exists: false }, 'attribute_not_exists(#c_1)', []],
    [{ attr: 'n', type: 'N' }, 'attribute_type(#c_1, :c_1)', ['N']],
    [{ size: 'n', gte: 2 }, 'size(#c_1) >= :c_1', [2]],
    [{ size: 'n', in: [2, { attr: 'n' }] }, 'size(#c_1) IN (:c_1, #c_1)', [2]],
    [
      {
        and: [
          { attr: 'n', eq: 1 },
          { attr: 'n', eq: 2 },
        ],
      },
      '(#c_1 = :c_1) AND (#c_1 = :c_2)',
      [1, 2],
    ],
    [
      {
        or: [
          { attr: 'n', eq: 1 },
          { attr: 'n', eq: 2 },
        ],
      },
      '(#c_1 = :c_1) OR (#c_1 = :c_2)',
      [1, 2],
    ],
    [{ not: { attr: 'n', eq: 1 } }, 'NOT (#c_1 = :c_1)', [1]],
    [{ not: { and: [{ attr: 'n', eq: 1 }] } }, 'NOT (#c_1 = :c_1)', [1]],
    [
      {
        and: [
          {
            or: [
              { attr: 'n', eq: 1 },
              { attr: 'n', eq: 2 },
            ],
          },
          { attr: 'n', eq: 3 },
        ],
      },
      '((#c_1 = :c_1) OR (#c_1 = :c_2)) AND (#c_1 = :c_3)',
      [1, 2, 3],
    ],
    [
      { not: { or: [{ attr: 'n', eq: 1 }, { not: { attr: 'n', eq: 2 } }] } },
      'NOT ((#c_1 = :c_1) OR (NOT (#c_1 = :c_2)))',
      [1, 2],
    ],
  ])('write %j', (condition, text, values) => {
    expect(parse(plain, condition)).toStrictEqual(expression(text, ['n'], values))
  })

  test('compare two values without an attribute', () => {
    expect(parse(plain, { value: 'ab', beginsWith: 'a' })).toStrictEqual(
      expression('begins_with(:c_1, :c_2)', [], ['ab', 'a']),
    )
    expect(parse(plain, { value: 3, in: [3, 4] })).toStrictEqual(
      expression(':c_1 IN (:c_2, :c_3)', [], [3, 3, 4]),
    )
    expect(parse(plain, { value: 1, type: 'N' })).toStrictEqual(
      expression('attribute_type(:c_1, :c_2)', [], [1, 'N']),
    )
  })

  test('leave references of values alone, as no attribute says how to read them', () => {
    expect(parse(parcel, { value: 'x', eq: { attr: 'pk' } })).toStrictEqual(
      expression(':c_1 = #c_1', ['pk'], ['x']),
    )
  })
})

describe('a condition is refused', () => {
  test.each([
    ['with two operators', { attr: 'n', gte: 1, lt: 3 }, /'lt' with 'gte'/],
    ['with an operator that is not there', { attr: 'n', eq: 1, gte: undefined }, /'gte' with 'eq'/],
    ['with two subjects', { attr: 'n', size: 's', eq: 1 }, /'size' with 'attr'/],
    [
      'with an attribute beside a logical operator',
      { attr: 'n', and: [{ attr: 'n', eq: 1 }] },
      /'and'.*'attr'/,
    ],
    ['without an operator', { attr: 'n' }, /operator/],
    ['without a subject', { eq: 1 }, /'eq'/],
    ['as an empty object', {}, /operator/],
    ['as null', null, /operator/],
    ['as undefined', undefined, /operator|undefined/],
    ['as text', 'n = 1', /operator/],
    ['as an array', [{ attr: 'n', eq: 1 }], /operator/],
    ['with an inherited operator', { attr: 'n', toString: 1 }, /operator/],
    ['with an empty and', { and: [] }, /'and'/],
    ['with an empty or', { or: [] }, /'or'/],
    ['with an and that is no array', { and: { attr: 'n', eq: 1 } }, /'and'/],
    ['with an or that is undefined', { or: undefined }, /'or'/],
    ['with an empty in', { attr: 'n', in: [] }, /'in'/],
    ['with an in that is no array', { attr: 'n', in: 1 }, /'in'/],
    ['with half a between', { attr: 'n', between: [1] }, /'between'/],
    ['with a between of three', { attr: 'n', between: [1, 2, 3] }, /'between'/],
    ['with eq undefined', { attr: 'n', eq: undefined }, /undefined/],
    ['with undefined among in', { attr: 'n', in: [1, undefined] }, /undefined/],
    ['with size and type', { size: 's', type: 'S' }, /'type'.*'size'/],
    ['with size and exists', { size: 's', exists: true }, /'exists'.*'size'/],
    ['with size and beginsWith', { size: 's', beginsWith: 'a' }, /'beginsWith'.*'size'/],
    ['with size and contains', { size: 's', contains: 'a' }, /'contains'.*'size'/],
    ['with value and exists', { value: 's', exists: true }, /'exists'.*'value'/],
  ])('%s', (_, condition, message) => {
    expect(() => parse(plain, condition)).toThrow(invalidCondition(message))
    expect(() => ConditionParser.express({ not: condition } as never)).toThrow(invalidCondition(message))
  })

  test.each(['size', 'attr'])('when its %s is no path of the schema', subject => {
    for (const path of [
      'nope',
      'm.nope',
      's.a',
      'l.a',
      'l[0].a',
      't[2]',
      'm[0]',
      'constructor',
      '__proto__',
      '',
    ]) {
      expect(() => parse(plain, { [subject]: path, eq: 1 })).toThrow(unknownPath(path))
    }
    for (const path of [undefined, null, 1, {}]) {
      expect(() => parse(plain, { [subject]: path, eq: 1 })).toThrow(unknownPath(path))
    }
  })

  test('at the path of an unknown reference', () => {
    for (const condition of [
      { attr: 's', eq: { attr: 'nope' } },
      { attr: 'n', between: [1, { attr: 'nope' }] },
      { attr: 'n', in: [1, { attr: 'nope' }] },
      { size: 'l', eq: { attr: 'nope' } },
    ]) {
      expect(() => parse(plain, condition)).toThrow(unknownPath('nope'))
    }
  })

  test('at a value that its attribute cannot hold, by the error of the parser', () => {
    expect(() => parse(plain, { attr: 's', eq: 1 })).toThrow(invalidInput('s', 1, 'string'))
    expect(() => parse(plain, { attr: 'e', eq: 'pc' })).toThrow(invalidInput('e', 'pc', ['pa', 'pb']))
    expect(() => parse(plain, { attr: 'l[0]', ne: 1 })).toThrow(invalidInput('l[0]', 1, 'string'))
    expect(() => parse(plain, { attr: 'n', between: [1, 'x'] })).toThrow(invalidInput('n', 'x', 'number'))
    expect(() => parse(plain, { attr: 'm', eq: { b: 1 } })).toThrow(
      refusal('parsing.attributeRequired', undefined, 'm.a'),
    )
    expect(() => parse(plain, { size: 's', eq: 'x' })).toThrow(invalidInput('s', 'x', 'number'))
    expect(() => parse(plain, { attr: 'set', contains: 1 })).toThrow(invalidInput('set', 1, 'string'))
    expect(() => parse(plain, { attr: 's', beginsWith: 1 })).toThrow(invalidInput('s', 1, 'string'))
  })

  test('at any member of in that its attribute cannot hold', () => {
    expect(() => parse(plain, { attr: 'n', in: [1, 'x'] })).toThrow(invalidInput('n', 'x', 'number'))
  })

  test('at an unknown type', () => {
    const types = ['S', 'SS', 'N', 'NS', 'B', 'BS', 'BOOL', 'NULL', 'L', 'M']
    expect(() => parse(plain, { attr: 's', type: 'Q' })).toThrow(invalidInput('s', 'Q', types))
    expect(() => parse(plain, { value: 's', type: 'Q' })).toThrow(invalidInput(undefined, 'Q', types))
  })

  test('by a validator', () => {
    const schema = item({ s: string().validate(value => value.length > 2 || 'too short') })
    expect(() => parse(schema, { attr: 's', eq: 'a' })).toThrow(
      refusal('parsing.customValidationFailed', { received: 'a', validationResult: 'too short' }, 's'),
    )
  })

  test('by what a user function throws, as it is', () => {
    const bug = new Error('bug')
    const schema = item({
      s: string().validate(() => {
        throw bug
      }),
    })
    expect(() => parse(schema, { attr: 's', eq: 'a' })).toThrow(bug)
  })
})

describe('operands', () => {
  test('of ranges, beginsWith and contains on a string need the type of the attribute only', () => {
    const validator = vi.fn(() => false)
    const schema = item({
      e: string().enum('pa').validate(validator).savedAs('x'),
      n: number().enum(1).validate(validator),
      b: binary().enum(new Uint8Array([1])),
    })
    const bytes = new Uint8Array([2])
    for (const [condition, value] of [
      [{ attr: 'e', gt: 'p' }, 'p'],
      [{ attr: 'e', beginsWith: 'p' }, 'p'],
      [{ attr: 'e', contains: 'a' }, 'a'],
      [{ attr: 'n', lt: 5 }, 5],
      [{ attr: 'b', gte: bytes }, bytes],
    ] as const) {
      expect(parse(schema, condition).ExpressionAttributeValues).toStrictEqual({ ':c_1': value })
    }
    expect(parse(schema, { attr: 'e', between: ['a', 'z'] }).ExpressionAttributeValues).toStrictEqual({
      ':c_1': 'a',
      ':c_2': 'z',
    })
    expect(validator).not.toHaveBeenCalled()
  })

  test('of equality and of the elements of sets are parsed in full', () => {
    const schema = item({ s: set(string().enum('a')) })
    expect(() => parse(schema, { attr: 's', contains: 'b' })).toThrow(invalidInput('s', 'b', ['a']))
  })

  test('may be bigints', () => {
    expect(parse(plain, { attr: 'big', eq: 1n }).ExpressionAttributeValues).toStrictEqual({ ':c_1': 1n })
    expect(parse(plain, { attr: 'big', in: [1n, 1, 2n] }).ExpressionAttributeValues).toStrictEqual({
      ':c_1': 1n,
      ':c_2': 1,
      ':c_3': 2n,
    })
    expect(() => parse(plain, { attr: 'n', gt: 1n })).toThrow(invalidInput('n', 1n, 'number'))
  })

  test('of in are written once each', () => {
    expect(parse(plain, { attr: 'n', in: [1, 2, 1, { attr: 'big' }] })).toStrictEqual(
      expression('#c_1 IN (:c_1, :c_2, #c_2)', ['n', 'big'], [1, 2]),
    )
    expect(parse(plain, { attr: 's', in: [{ attr: 's' }] })).toStrictEqual(
      expression('#c_1 IN (#c_1)', ['s'], []),
    )
  })

  test('of in are told apart by their kind', () => {
    const values = [
      1n,
      '1n',
      1,
      '1',
      [1],
      new Set([1]),
      new Uint8Array([1]),
      { 0: 1 },
      null,
      'null',
      true,
      'true',
      {},
    ]
    const { ExpressionAttributeValues } = parse(plain, { attr: 'any', in: [...values, ...values] })
    expect(Object.values(ExpressionAttributeValues)).toStrictEqual(values)
    expect(parse(plain, { attr: 'n', in: [{ attr: 'big' }, 1, { attr: 'big' }] })).toStrictEqual(
      expression('#c_1 IN (#c_2, :c_1)', ['n', 'big'], [1]),
    )
  })

  test('are encoded, nested names too', () => {
    const schema = item({
      m: map({ a: string().transform(prefix('A')).savedAs('x') }),
      r: record(string().transform(prefix('K')), number()),
    })
    expect(parse(schema, { attr: 'm', eq: { a: 'b' } }).ExpressionAttributeValues).toStrictEqual({
      ':c_1': { x: 'A#b' },
    })
    expect(parse(schema, { attr: 'r.k', eq: 1 })).toStrictEqual(
      expression('#c_1.#c_2 = :c_1', ['r', 'K#k'], [1]),
    )
    expect(parse(plain, { attr: 'set', contains: 'a' }).ExpressionAttributeValues).toStrictEqual({
      ':c_1': 'T#a',
    })
  })

  test('stay as they are with transform: false, while paths and record keys are still those stored', () => {
    const schema = item({
      r: record(string().transform(prefix('K')), string().transform(prefix('V'))).savedAs('x'),
    })
    expect(parse(schema, { attr: 'r.k', eq: 'v', transform: false })).toStrictEqual(
      expression('#c_1.#c_2 = :c_1', ['x', 'K#k'], ['v']),
    )
    expect(
      parse(parcel, { attr: 'depot', beginsWith: 'v', transform: false }).ExpressionAttributeValues,
    ).toStrictEqual({
      ':c_1': 'v',
    })
    expect(parse(schema, { attr: 'r.k', eq: { attr: 'r.l' }, transform: false })).toStrictEqual(
      expression('#c_1.#c_2 = #c_1.#c_3', ['x', 'K#k', 'K#l'], []),
    )
  })

  test('are values with transform: true, even if they look like references', () => {
    const value = { attr: 'n' }
    expect(parse(plain, { attr: 'any', eq: value, transform: true })).toStrictEqual(
      expression('#c_1 = :c_1', ['any'], [value]),
    )
    const transformed = plain
      .build(ConditionParser)
      .transform({ attr: 'any', in: [value, 1], transform: true })
    expect(transformed).toStrictEqual({ attr: 'any', in: [value, 1], transform: true })
    expect(ConditionParser.express(transformed)).toStrictEqual(
      expression('#c_1 IN (:c_1, :c_2)', ['any'], [value, 1]),
    )
  })

  test('are values when their encoding looks like a reference', () => {
    const schema = item({ m: map({ name: string().savedAs('attr') }), n: any() })
    const condition = { attr: 'm', eq: { name: 'x' } } as never
    expect(parse(schema, condition)).toStrictEqual(expression('#c_1 = :c_1', ['m'], [{ attr: 'x' }]))
    const mixed = { attr: 'm', in: [{ name: 'x' }, { attr: 'n' }] } as never
    const parser = schema.build(ConditionParser)
    expect(parser.transform(mixed)).toStrictEqual({
      or: [
        { attr: 'm', eq: { attr: 'x' }, transform: true },
        { attr: 'm', eq: { attr: 'n' } },
      ],
    })
    expect(parser.parse(mixed)).toStrictEqual(expression('#c_1 IN (:c_1, #c_2)', ['m', 'n'], [{ attr: 'x' }]))
    const range = { attr: 'm', between: [{ attr: 'n' }, { name: 'x' }] } as never
    expect(parser.transform(range)).toStrictEqual({
      and: [
        { attr: 'm', gte: { attr: 'n' } },
        { attr: 'm', lte: { attr: 'x' }, transform: true },
      ],
    })
  })

  test('of beginsWith are encoded as far as they go', () => {
    const schema = item({
      p: string().transform(prefix('P')),
      s: string().transform(suffix('S')),
      t: string().transform(trim()),
      j: any().transform(jsonStringify()),
      both: string().transform(pipe(prefix('P'), suffix('S'))),
      custom: string().transform({
        encode: (value: string) => value.toUpperCase(),
        decode: (value: string) => value,
      }),
    })
    const start = (attr: string, value: unknown, transform?: boolean) =>
      parse(schema, { attr, beginsWith: value, ...(transform === false && { transform }) })
        .ExpressionAttributeValues[':c_1']
    expect(start('p', 'a')).toBe('P#a')
    expect(start('s', 'a')).toBe('a')
    expect(start('t', ' a ')).toBe('a ')
    expect(start('both', 'a')).toBe('P#a')
    expect(start('custom', 'a')).toBe('A')
    expect(start('p', 'a', false)).toBe('a')
    expect(parse(schema, { attr: 's', eq: 'a' }).ExpressionAttributeValues).toStrictEqual({ ':c_1': 'a#S' })
    expect(parse(schema, { attr: 's', contains: 'a' }).ExpressionAttributeValues).toStrictEqual({
      ':c_1': 'a',
    })
  })

  test('that are objects are read as a put reads them, but not filled', () => {
    const schema = item({ m: map({ a: string(), b: number().default(1) }) })
    expect(() => parse(schema, { attr: 'm', eq: { a: 'x' } })).toThrow(
      refusal('parsing.attributeRequired', undefined, 'm.b'),
    )
    expect(parse(schema, { attr: 'm', eq: { a: 'x', b: 2, unknown: 3 } })).toStrictEqual(
      expression('#c_1 = :c_1', ['m'], [{ a: 'x', b: 2 }]),
    )
    const strict = item({ m: map({ a: string() }).strict() })
    expect(() => parse(strict, { attr: 'm', eq: { a: 'x', unknown: 3 } })).toThrow(
      expect.objectContaining({ code: 'parsing.additionalProperty', path: 'm.unknown' }),
    )
  })

  test('of ranges are encoded whole, and so are those of contains but for texts', () => {
    const reversed = (bytes: Uint8Array) => bytes.slice().reverse()
    const schema = item({
      s: string().transform(suffix('S')),
      b: binary().transform({ encode: reversed, decode: reversed }),
    })
    const value = (condition: object) => parse(schema, condition).ExpressionAttributeValues[':c_1']
    expect(value({ attr: 's', gt: 'a' })).toBe('a#S')
    expect(value({ attr: 'b', contains: new Uint8Array([1, 2]) })).toStrictEqual(new Uint8Array([2, 1]))
  })

  test('are not filled with defaults, and may be null', () => {
    const schema = item({ m: map({ a: string().optional().default('x') }), n: nul() })
    expect(parse(schema, { attr: 'm', eq: {} }).ExpressionAttributeValues).toStrictEqual({ ':c_1': {} })
    expect(new ConditionParser(schema).transform({ attr: 'n', eq: null } as never)).toStrictEqual({
      attr: 'n',
      eq: null,
    })
  })

  test('of in stay as they are with transform: false, each of them', () => {
    expect(
      parse(parcel, { attr: 'depot', in: ['v', 'w'], transform: false }).ExpressionAttributeValues,
    ).toStrictEqual({ ':c_1': 'v', ':c_2': 'w' })
  })

  test('of several operators on one attribute are read by each in its own way, with transform: false too', () => {
    const schema = item({ tags: set(string()) })
    const both = [
      { attr: 'tags', contains: 'a', transform: false },
      { attr: 'tags', eq: new Set(['a']), transform: false },
    ]
    expect(
      parse(schema, { and: [...both, { size: 'tags', gt: 1 }] }).ExpressionAttributeValues,
    ).toStrictEqual({
      ':c_1': 'a',
      ':c_2': new Set(['a']),
      ':c_3': 1,
    })
  })

  test('of contains suit any of the elements of a tuple', () => {
    expect(parse(plain, { attr: 't', contains: 'a' })).toStrictEqual(
      expression('contains(#c_1, :c_1)', ['t'], ['a']),
    )
    expect(parse(plain, { attr: 't', contains: 1 })).toStrictEqual(
      expression('contains(#c_1, :c_1)', ['t'], [1]),
    )
    expect(() => parse(plain, { attr: 't', contains: true })).toThrow(invalidInput('t', true, 'string'))
    const schema = item({ t: tuple(string().transform(prefix('A')), string(), string()) })
    expect(parse(schema, { attr: 't', contains: 'a' })).toStrictEqual(
      expression('(contains(#c_1, :c_1)) OR (contains(#c_1, :c_2))', ['t'], ['A#a', 'a']),
    )
  })

  test('of ranges and contains suit any of the elements of an anyOf', () => {
    const schema = item({
      u: anyOf(number(), string().enum('x').transform(prefix('U')), set(string()), list(number())),
    })
    expect(parse(schema, { attr: 'u', gt: 1 })).toStrictEqual(expression('#c_1 > :c_1', ['u'], [1]))
    expect(parse(schema, { attr: 'u', gt: 'a' })).toStrictEqual(expression('#c_1 > :c_1', ['u'], ['U#a']))
    expect(parse(schema, { attr: 'u', contains: 'a' })).toStrictEqual(
      expression('contains(#c_1, :c_1)', ['u'], ['a']),
    )
    expect(parse(schema, { attr: 'u', contains: 7 })).toStrictEqual(
      expression('contains(#c_1, :c_1)', ['u'], [7]),
    )
    expect(parse(schema, { attr: 'u', eq: 'x' })).toStrictEqual(expression('#c_1 = :c_1', ['u'], ['U#x']))
  })

  test('are not filled with defaults', () => {
    expect(() => parse(plain, { attr: 'm', eq: { a: 'x' } })).toThrow(
      refusal('parsing.attributeRequired', undefined, 'm.b'),
    )
  })

  test('are neither changed nor held by what was made of them', () => {
    const value = { a: [1, { b: new Set(['x']) }] }
    const before = structuredClone(value)
    parse(plain, { attr: 'any', eq: value })
    expect(value).toStrictEqual(before)
  })
})

describe('alternatives of an anyOf', () => {
  const schema = item({ v: vehicle, ...renamed.attributes })

  test('that store alike make one condition', () => {
    for (const condition of [{ exists: true }, { exists: false }, { type: 'S' }, { beginsWith: 'b' }]) {
      expect(parse(schema, { attr: 'v.kind', ...condition }).ExpressionAttributeNames).toStrictEqual({
        '#c_1': 'v',
        '#c_2': 'k',
      })
      expect(parse(schema, { attr: 'v.kind', ...condition }).ConditionExpression).not.toMatch(/OR|AND/)
    }
  })

  test('each take the members of in that suit them', () => {
    expect(parse(schema, { attr: 'v.kind', in: ['van', 'bike', 'trike'] })).toStrictEqual(
      expression(
        '(#c_1.#c_2 IN (:c_1)) OR (#c_1.#c_2 IN (:c_2, :c_3))',
        ['v', 'k'],
        ['van', 'bike', 'trike'],
      ),
    )
    expect(parse(schema, { attr: 'v.kind', in: ['trike'] })).toStrictEqual(
      expression('#c_1.#c_2 IN (:c_1)', ['v', 'k'], ['trike']),
    )
    expect(() => parse(schema, { attr: 'v.kind', in: ['van', 'boat'] })).toThrow(
      invalidInput('v.kind', 'boat', ['van']),
    )
  })

  test('are joined by or, and by and where the condition is negative', () => {
    const text = (condition: object) => parse(schema, { attr: 'u.k', ...condition }).ConditionExpression
    expect(text({ eq: 'a' })).toBe('(#c_1.#c_2 = :c_1) OR (#c_1.#c_3 = :c_2)')
    expect(text({ exists: true })).toBe('(attribute_exists(#c_1.#c_2)) OR (attribute_exists(#c_1.#c_3))')
    expect(text({ exists: false })).toBe(
      '(attribute_not_exists(#c_1.#c_2)) AND (attribute_not_exists(#c_1.#c_3))',
    )
    expect(text({ ne: { attr: 'n' } })).toBe('(#c_1.#c_2 <> #c_3) AND (#c_1.#c_4 <> #c_3)')
    expect(parse(schema, { size: 'u.k', ne: 1 }).ConditionExpression).toBe(
      '(size(#c_1.#c_2) <> :c_1) AND (size(#c_1.#c_3) <> :c_2)',
    )
  })

  test('of a reference multiply, and operands are paired with each', () => {
    expect(parse(schema, { attr: 'n', eq: { attr: 'u.k' } })).toStrictEqual(
      expression('(#c_1 = #c_2.#c_3) OR (#c_1 = #c_2.#c_4)', ['n', 'u', 'k', 'kk'], []),
    )
    expect(
      parse(schema, { attr: 'n', between: [{ attr: 'u.k' }, { attr: 'u.k' }] }).ConditionExpression.split(
        ' OR ',
      ),
    ).toHaveLength(4)
    expect(parse(schema, { attr: 'n', in: [1, { attr: 'u.k' }] })).toStrictEqual(
      expression('#c_1 IN (:c_1, #c_2.#c_3, #c_2.#c_4)', ['n', 'u', 'k', 'kk'], [1]),
    )
  })

  test('that accept neither say what the first of them expected', () => {
    expect(() => parse(schema, { attr: 'v.kind', eq: 'boat' })).toThrow(
      invalidInput('v.kind', 'boat', ['van']),
    )
  })
})

describe('names', () => {
  test.each(['constructor', '__proto__', 'toString', 'first name', 'x:y', "it']s", 'a.b', 'é/ü', ''])(
    'of an attribute can be %j',
    name => {
      const schema = item({
        m: map(Object.fromEntries([[name, number().savedAs(`${name}'`)]])),
        r: record(string(), number()),
      })
      const quoted = `[${JSON.stringify(name)}]`
      expect(parse(schema, { attr: `m${quoted}`, gt: 1 })).toStrictEqual(
        expression('#c_1.#c_2 > :c_1', ['m', `${name}'`], [1]),
      )
      expect(parse(schema, { attr: `r${quoted}`, gt: { attr: `m${quoted}` } })).toStrictEqual(
        expression('#c_1.#c_2 > #c_3.#c_4', ['r', name, 'm', `${name}'`], []),
      )
    },
  )
})

describe('transform', () => {
  test('returns a condition in stored names and values', () => {
    const parser = box.build(ConditionParser)
    const condition = {
      and: [
        { attr: 'stops[0].city', beginsWith: 'O' },
        { or: [{ size: 'stops', gt: 1 }] },
        { not: { attr: "rates['eu']", between: [1, { attr: 'rates.us' }] } },
        { attr: 'stops', exists: false },
        { attr: 'stops', type: 'L' },
        { value: 1, lt: 2 },
      ],
    } as const
    expect(parser.transform(condition as never)).toStrictEqual({
      and: [
        { attr: 's[0].c', beginsWith: 'O' },
        { or: [{ size: 's', gt: 1 }] },
        { not: { attr: 'rates.eu', between: [1, { attr: 'rates.us' }] } },
        { attr: 's', exists: false },
        { attr: 's', type: 'L' },
        { value: 1, lt: 2 },
      ],
    })
  })

  const leaf = fc.oneof(
    fc.record({ attr: fc.constantFrom('s', 'm.a', 'any.x[1]', "any['a.b']"), eq: fc.string() }),
    fc.record({ attr: fc.constantFrom('n', 'big', 'any'), in: fc.array(fc.integer(), { minLength: 1 }) }),
    fc.record({
      attr: fc.constantFrom('n', 'big'),
      between: fc.tuple(fc.integer(), fc.constant({ attr: 'm.b' })),
    }),
    fc.record({ attr: fc.constant('set'), contains: fc.string() }),
    fc.record({ size: fc.constantFrom('s', 'set', 'l'), gte: fc.nat() }),
    fc.record({ attr: fc.constantFrom('o', 'b', 't[0]'), exists: fc.boolean() }),
    fc.record({ attr: fc.constantFrom('o', 'bin'), type: fc.constantFrom('S', 'B') }),
    fc.record({ value: fc.integer(), ne: fc.integer() }),
  )
  const { condition } = fc.letrec(tie => ({
    condition: fc.oneof({ depthSize: 'small' }, leaf, tie('and'), tie('or'), tie('not')),
    and: fc.record({ and: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    or: fc.record({ or: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    not: fc.record({ not: tie('condition') }),
  }))

  test('then express does what parse does', () => {
    fc.assert(
      fc.property(condition, fc.constantFrom('', '1'), (given, id) => {
        const parser = new ConditionParser(plain)
        const transformed = parser.transform(given as never)
        expect(ConditionParser.express(transformed, id)).toStrictEqual(parse(plain, given, id))
      }),
    )
  })

  test('binds every placeholder once, in order, and writes no value into the text', () => {
    fc.assert(
      fc.property(condition, given => {
        const { ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } = parse(
          plain,
          given,
        )
        const values = ConditionExpression.match(/:c_\d+/g) ?? []
        expect(values).toStrictEqual(Object.keys(ExpressionAttributeValues))
        const names = [...new Set(ConditionExpression.match(/#c_\d+/g))]
        expect(names).toStrictEqual(Object.keys(ExpressionAttributeNames))
        expect(new Set(Object.values(ExpressionAttributeNames)).size).toBe(names.length)
        expect(ConditionExpression).toMatch(/^[#:_a-zA-Z0-9 ()<>=,.[\]]*$/)
        let depth = 0
        for (const character of ConditionExpression) {
          if (character === '(') depth++
          else if (character === ')') depth--
          expect(depth).toBeGreaterThanOrEqual(0)
        }
        expect(depth).toBe(0)
      }),
    )
  })
})

test('an operand that has no text is compared by itself', () => {
  class Node {
    readonly self = this
  }
  const cycle = new Node()
  const schema = item({ free: any(), either: anyOf(any(), string()) })
  for (const operand of [cycle, Object(1n), new Proxy(new Set(['a']), {})]) {
    expect(parse(schema, { attr: 'free', eq: operand }).ExpressionAttributeValues[':c_1']).toBe(operand)
    const { ConditionExpression, ExpressionAttributeValues } = parse(schema, {
      attr: 'either',
      in: [operand, operand, 'a'],
    })
    expect(ConditionExpression).toBe('#c_1 IN (:c_1, :c_2)')
    expect(ExpressionAttributeValues[':c_1']).toBe(operand)
    expect(ExpressionAttributeValues[':c_2']).toBe('a')
  }
})

test('an expressionId that is no text is taken for what it is called', () => {
  const parsed = new ConditionParser(item({ a: string() })).parse(
    { attr: 'a', eq: 'x' },
    { expressionId: Symbol('1') as never },
  )
  expect(parsed.ExpressionAttributeNames).toStrictEqual({ '#cSymbol(1)_1': 'a' })
})
