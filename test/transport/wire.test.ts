import { crc32 as nodeCrc32 } from 'node:zlib'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crc32 } from '../../src/transport/fetch/crc32.js'
import { mapItems } from '../../src/transport/fetch/fields.js'
import { errorItemOf, marshallItem, refuseInexact, unmarshaller } from '../../src/transport/fetch/wire.js'

const read = unmarshaller(refuseInexact)

/** Through text, as on the wire. */
const sent = (item: Record<string, unknown>) => JSON.parse(JSON.stringify(marshallItem(item)))

/** The SDK's format for the same item: its binaries become text only later. */
const asText = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each) =>
      each?.type === 'Buffer'
        ? Buffer.from(each).toString('base64')
        : each instanceof Uint8Array
          ? Buffer.from(each).toString('base64')
          : each,
    ),
  )

// The SDK cannot take the first, and loses the second.
const names = fc
  .oneof(
    fc.string({ minLength: 1, unit: 'grapheme' }),
    fc.constantFrom('toString', 'hasOwnProperty', 'a.b', 'S', 'M', 'Item', 'Key'),
  )
  .filter(name => !['constructor', '__proto__'].includes(name))
const numbers = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ min: -(2 ** 53 - 1), max: 2 ** 53 - 1, noNaN: true }).map(each => each + 0),
)
const bigints = fc.bigInt({ min: 10n ** 16n, max: 10n ** 38n - 1n })
const bytes = fc.uint8Array({ maxLength: 40 })
const distinct = <VALUE>(values: fc.Arbitrary<VALUE>) =>
  fc.uniqueArray(values, { minLength: 1, maxLength: 5 }).map(each => new Set(each))

const { value } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.string(),
    numbers,
    bigints,
    fc.boolean(),
    fc.constant(null),
    bytes,
    distinct(fc.string()),
    distinct(numbers.map(each => (each === 0 ? 0 : each))),
    distinct(bytes),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(names, tie('value'), { maxKeys: 15, noNullPrototype: true }),
  ),
}))
const items = fc.dictionary(names, value, { maxKeys: 25, noNullPrototype: true })

/** -0 is stored as 0. */
const stored = (item: unknown): unknown =>
  item instanceof Set
    ? new Set([...item].map(stored))
    : Array.isArray(item)
      ? item.map(stored)
      : item instanceof Uint8Array
        ? item
        : typeof item === 'object' && item !== null
          ? Object.fromEntries(Object.entries(item).map(([name, each]) => [name, stored(each)]))
          : item === 0
            ? 0
            : item

test('writes what the SDK writes', () => {
  fc.assert(
    fc.property(items, item => {
      expect(sent(item)).toStrictEqual(asText(marshall(item)))
    }),
    { numRuns: 500 },
  )
})

test('reads what the SDK reads', () => {
  fc.assert(
    fc.property(items, item => {
      expect(read(sent(item))).toStrictEqual(unmarshall(marshall(item)))
    }),
    { numRuns: 500 },
  )
})

test('reads back what it wrote', () => {
  fc.assert(
    fc.property(items, item => {
      expect(read(sent(item))).toStrictEqual(stored(item))
    }),
    { numRuns: 500 },
  )
})

test('an attribute may be called __proto__', () => {
  const item = JSON.parse('{"__proto__":{"__proto__":1},"constructor":2}')
  const back = read(sent(item))

  expect(Object.keys(back)).toStrictEqual(['__proto__', 'constructor'])
  expect(Object.getPrototypeOf(back)).toBe(Object.prototype)
})

test.each([
  ['a Map', new Map([['a', 1]]), { M: { a: { N: '1' } } }],
  ['a Float32Array', new Float32Array([1]), { B: 'AACAPw==' }],
  ['a DataView', new DataView(new ArrayBuffer(2), 1), { B: 'AA==' }],
  ['an ArrayBuffer', new ArrayBuffer(1), { B: 'AA==' }],
  [
    'an instance of a class',
    new (class {
      a = 1
    })(),
    { M: { a: { N: '1' } } },
  ],
  ['a set of number and bigint', new Set([1, 10n ** 20n]), { NS: ['1', '100000000000000000000'] }],
  ['a large binary', new Uint8Array(100_000), { B: Buffer.alloc(100_000).toString('base64') }],
])('writes %s', (_, value, wire) => {
  expect(marshallItem({ value })).toStrictEqual({ value: wire })
})

test('leaves out what is undefined', () => {
  expect(marshallItem({ a: undefined, b: { c: undefined } })).toStrictEqual({ b: { M: {} } })
})

test.each([
  ['NaN', Number.NaN],
  ['Infinity', Number.NEGATIVE_INFINITY],
  ['a number that is not exact', 2 ** 53],
  ['an empty set', new Set()],
  ['a set of several types', new Set(['a', 1])],
  ['a set of several types', new Set([new Uint8Array(), {}])],
  ['a set of booleans', new Set([true])],
  ['undefined in a list', [undefined]],
  ['a function', () => 1],
  ['a symbol', Symbol('a')],
  ['a date', new Date(0)],
  ['a RegExp', /a/],
])('refuses %s: %o', (_, value) => {
  expect(() => marshallItem({ value })).toThrow(expect.objectContaining({ code: 'transport.invalidValue' }))
})

describe('a stored number', () => {
  const numberOf = (N: string) => read({ n: { N } })['n']

  test.each([
    ['0', 0],
    ['-0.5', -0.5],
    ['1E-130', 1e-130],
    ['123456789012345.6', 123456789012345.6],
    ['0.30000000000000004', 0.30000000000000004],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992n],
    ['-9007199254740993', -9007199254740993n],
    ['12345678901234567890123456789012345678', 12345678901234567890123456789012345678n],
    ['1E+40', 10n ** 40n],
    ['1.25E+20', 125n * 10n ** 18n],
    ['1e2', 100],
  ])('%s is %s', (text, value) => {
    expect(numberOf(text)).toBe(value)
  })

  test.each(['0.1000000000000000055', '9007199254740992.5', '3.14159265358979323846'])(
    '%s is refused, or what inexactNumber makes of it',
    text => {
      expect(() => numberOf(text)).toThrow(expect.objectContaining({ code: 'transport.inexactNumber' }))
      expect(unmarshaller(each => `~${each}`)({ n: { N: text } })).toStrictEqual({ n: `~${text}` })
    },
  )

  test('is the number that was written, for any double and any bigint', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double({ min: -9e15, max: 9e15, noNaN: true }), fc.maxSafeInteger()),
        number => {
          expect(numberOf(String(number))).toBe(number + 0)
        },
      ),
    )
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 53n }), number => {
        expect(numberOf(String(number))).toBe(number)
        expect(numberOf(String(-number))).toBe(-number)
      }),
    )
  })
})

test.each([{}, { X: 'a' }, { L: 'a' }, { NS: 1 }, { M: null }, 'a', null])('%j is no value', wire => {
  expect(() => read({ wire })).toThrow(TypeError)
})

test('items of errors keep the format, with bytes as bytes', () => {
  const bytes = new Uint8Array([1, 2])
  const item = { a: 'a', b: bytes, c: [bytes, { d: bytes }], e: new Set([bytes]), f: new Set(['x']), g: '' }

  expect(errorItemOf(sent(item))).toStrictEqual(marshall(item))
})

describe('items are found in', () => {
  const mark = (item: object) => ({ was: item })
  const a = { a: { S: '1' } }
  const was = { was: a }

  test.each([
    [
      'a put',
      { TableName: 'T', Item: a, ExpressionAttributeValues: a },
      { TableName: 'T', Item: was, ExpressionAttributeValues: was },
    ],
    [
      'a query',
      { ExclusiveStartKey: a, Limit: 1, ExpressionAttributeNames: { '#a': 'Item' } },
      { ExclusiveStartKey: was, Limit: 1, ExpressionAttributeNames: { '#a': 'Item' } },
    ],
    [
      'a page',
      { Items: [a, a], Count: 2, LastEvaluatedKey: a },
      { Items: [was, was], Count: 2, LastEvaluatedKey: was },
    ],
    [
      'a write of a batch',
      { RequestItems: { Item: [{ PutRequest: { Item: a } }, { DeleteRequest: { Key: a } }] } },
      { RequestItems: { Item: [{ PutRequest: { Item: was } }, { DeleteRequest: { Key: was } }] } },
    ],
    [
      'a read of a batch',
      { RequestItems: { Keys: { Keys: [a], ConsistentRead: true } } },
      { RequestItems: { Keys: { Keys: [was], ConsistentRead: true } } },
    ],
    [
      'what a batch reads',
      { Responses: { Items: [a], Key: [a] }, UnprocessedKeys: { Key: { Keys: [a] } } },
      { Responses: { Items: [was], Key: [was] }, UnprocessedKeys: { Key: { Keys: [was] } } },
    ],
    [
      'what a batch leaves',
      { UnprocessedItems: { Keys: [{ PutRequest: { Item: a } }] } },
      { UnprocessedItems: { Keys: [{ PutRequest: { Item: was } }] } },
    ],
    [
      'a transaction',
      {
        TransactItems: [
          { Put: { Item: a } },
          { ConditionCheck: { Key: a, ExpressionAttributeValues: a } },
          { Get: { Key: a } },
        ],
      },
      {
        TransactItems: [
          { Put: { Item: was } },
          { ConditionCheck: { Key: was, ExpressionAttributeValues: was } },
          { Get: { Key: was } },
        ],
      },
    ],
    ['what a transaction reads', { Responses: [{ Item: a }, {}] }, { Responses: [{ Item: was }, {}] }],
    [
      'metrics',
      { ItemCollectionMetrics: { ItemCollectionKey: a, SizeEstimateRangeGB: [0, 1] } },
      { ItemCollectionMetrics: { ItemCollectionKey: was, SizeEstimateRangeGB: [0, 1] } },
    ],
    [
      'metrics of a batch',
      { ItemCollectionMetrics: { ItemCollectionKey: [{ ItemCollectionKey: a }] } },
      { ItemCollectionMetrics: { ItemCollectionKey: [{ ItemCollectionKey: was }] } },
    ],
    [
      'capacities, which are none',
      { ConsumedCapacity: { TableName: 'T', Table: { CapacityUnits: 1 } } },
      { ConsumedCapacity: { TableName: 'T', Table: { CapacityUnits: 1 } } },
    ],
    ['tags, which are none', { Tags: [{ Key: 'a', Value: 'b' }] }, { Tags: [{ Key: 'a', Value: 'b' }] }],
  ])('%s', (_, value, expected) => {
    expect(mapItems(value, mark)).toStrictEqual(expected)
  })

  test('a statement of PartiQL: its parameters are values', () => {
    const Statements = [{ Statement: 'SELECT …', Parameters: ['a', 5, { b: null }] }]

    expect(mapItems({ Statements }, marshallItem)).toStrictEqual({
      Statements: [
        { Statement: 'SELECT …', Parameters: [{ S: 'a' }, { N: '5' }, { M: { b: { NULL: true } } }] },
      ],
    })
  })

  test('a description of a table: its times are dates', () => {
    expect(mapItems({ Table: { CreationDateTime: 1.5, ItemCount: 2 } }, mark)).toStrictEqual({
      Table: { CreationDateTime: new Date(1500), ItemCount: 2 },
    })
  })
})

test('the checksum is that of zlib', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), bytes => {
      expect(crc32(bytes)).toBe(nodeCrc32(bytes))
    }),
  )
})
