import { describe, expect, test } from 'vitest'
import {
  $add,
  $append,
  $delete,
  $GET,
  $get,
  $IS_EXTENSION,
  $prepend,
  $remove,
  $SET,
  $set,
  $subtract,
  $sum,
  isExtension,
} from '../../../src/actions/entity/update/symbols.js'
import { UpdateItemCommand } from '../../../src/actions/entity/update/updateItemCommand.js'
import {
  parseUpdateAttributesExtension,
  parseUpdateExtension,
  updateParserOf,
} from '../../../src/actions/internal/update.js'
import { Entity } from '../../../src/entity/entity.js'
import {
  any,
  anyOf,
  item,
  list,
  map,
  number,
  record,
  type Schema,
  set,
  string,
  tuple,
} from '../../../src/schema/index.js'
import { Table } from '../../../src/table/table.js'
import { prefix } from '../../../src/transformers/prefix.js'

const schema = item({
  hub: string().key().savedAs('PK'),
  code: string().key().savedAs('SK'),
  label: string(),
  grams: number().optional().savedAs('w'),
  fee: number().optional(),
  tags: set(string()).optional(),
  stops: list(string()).optional(),
  box: map({ size: string(), note: string().optional().savedAs('n') })
    .savedAs('bx')
    .optional(),
  legs: list(map({ km: number(), via: string().optional() })).optional(),
  scans: record(string().transform(prefix('D')), number()).optional(),
  gps: tuple(number(), number()).optional(),
  blob: any().optional(),
  owner: anyOf(number(), map({ first: string() })).optional(),
})
const key = { hub: 'h', code: 'c' }

const table = new Table({
  name: 'parcels',
  partitionKey: { name: 'PK', type: 'string' },
  sortKey: { name: 'SK', type: 'string' },
})
const parcels = new Entity({ name: 'Parcel', table, schema, entityAttribute: false, timestamps: false })

const expressed = (input: object) => {
  const { UpdateExpression, ExpressionAttributeNames, ExpressionAttributeValues } = parcels
    .build(UpdateItemCommand)
    .item({ ...key, ...input } as never)
    .params()
  return [UpdateExpression, ExpressionAttributeNames ?? {}, ExpressionAttributeValues ?? {}]
}
/** What the expression of an update that replaces containers is written from. */
const replaced = (input: object) => {
  const { PK, SK, ...rest } = updateParserOf(schema, true)({ ...key, ...input }).encoded as Record<
    string,
    unknown
  >
  return rest
}
const toolboxItem = (input: object) => {
  const { hub, code, ...rest } = updateParserOf(schema)({ ...key, ...input }).parsed as Record<
    string,
    unknown
  >
  return rest
}

const placeholders = (text: string) =>
  Object.fromEntries(text ? text.split(' ').map(entry => entry.split('=') as [string, string]) : [])

describe('partial updates', () => {
  const cases: [input: object, expression: string | undefined, names: string, values: object][] = [
    [{ label: 'x' }, 'SET #s_1 = :s_1', '#s_1=label', { ':s_1': 'x' }],
    [{ grams: $remove() }, 'REMOVE #r_1', '#r_1=w', {}],
    [{ label: $get('box.size') }, 'SET #s_1 = #s_2.#s_3', '#s_1=label #s_2=bx #s_3=size', {}],
    [
      { label: $get('box.size', 'M') },
      'SET #s_1 = if_not_exists(#s_2.#s_3, :s_1)',
      '#s_1=label #s_2=bx #s_3=size',
      { ':s_1': 'M' },
    ],
    [
      { label: $get('box.size', $get('hub', 'M')) },
      'SET #s_1 = if_not_exists(#s_2.#s_3, if_not_exists(#s_4, :s_1))',
      '#s_1=label #s_2=bx #s_3=size #s_4=PK',
      { ':s_1': 'M' },
    ],
    [{ grams: $get('grams', 0) }, 'SET #s_1 = if_not_exists(#s_1, :s_1)', '#s_1=w', { ':s_1': 0 }],
    [
      { grams: $sum($get('grams', 0), 5) },
      'SET #s_1 = if_not_exists(#s_1, :s_1) + :s_2',
      '#s_1=w',
      { ':s_1': 0, ':s_2': 5 },
    ],
    [
      { grams: $subtract($get('fee'), $get('grams', 1)) },
      'SET #s_1 = #s_2 - if_not_exists(#s_1, :s_1)',
      '#s_1=w #s_2=fee',
      { ':s_1': 1 },
    ],
    [{ grams: $add(5) }, 'ADD #a_1 :a_1', '#a_1=w', { ':a_1': 5 }],
    [{ tags: new Set(['a']) }, 'SET #s_1 = :s_1', '#s_1=tags', { ':s_1': new Set(['a']) }],
    [{ tags: $add(new Set(['a'])) }, 'ADD #a_1 :a_1', '#a_1=tags', { ':a_1': new Set(['a']) }],
    [{ tags: $delete(new Set(['a'])) }, 'DELETE #d_1 :d_1', '#d_1=tags', { ':d_1': new Set(['a']) }],
    [
      { tags: $get('tags', new Set(['z'])) },
      'SET #s_1 = if_not_exists(#s_1, :s_1)',
      '#s_1=tags',
      { ':s_1': new Set(['z']) },
    ],
    [
      { stops: ['a', undefined, $remove()] },
      'SET #s_1[0] = :s_1 REMOVE #r_1[2]',
      '#s_1=stops #r_1=stops',
      { ':s_1': 'a' },
    ],
    [
      { stops: { 2: 'c', 0: 'a' } },
      'SET #s_1[0] = :s_1, #s_1[2] = :s_2',
      '#s_1=stops',
      { ':s_1': 'a', ':s_2': 'c' },
    ],
    [{ stops: $set(['a']) }, 'SET #s_1 = :s_1', '#s_1=stops', { ':s_1': ['a'] }],
    [{ stops: $set([]) }, 'SET #s_1 = :s_1', '#s_1=stops', { ':s_1': [] }],
    [
      { stops: $append(['a']) },
      'SET #s_1 = list_append(if_not_exists(#s_1, :s_1), :s_2)',
      '#s_1=stops',
      { ':s_1': [], ':s_2': ['a'] },
    ],
    [
      { stops: $append($get('stops', ['z'])) },
      'SET #s_1 = list_append(if_not_exists(#s_1, :s_1), if_not_exists(#s_1, :s_2))',
      '#s_1=stops',
      { ':s_1': [], ':s_2': ['z'] },
    ],
    [
      { stops: $prepend(['a']) },
      'SET #s_1 = list_append(:s_1, if_not_exists(#s_1, :s_2))',
      '#s_1=stops',
      { ':s_1': ['a'], ':s_2': [] },
    ],
    [
      { stops: $prepend($get('label')) },
      'SET #s_1 = list_append(#s_2, if_not_exists(#s_1, :s_1))',
      '#s_1=stops #s_2=label',
      { ':s_1': [] },
    ],
    [{ legs: { 1: { km: $add(3) } } }, 'ADD #a_1[1].#a_2 :a_1', '#a_1=legs #a_2=km', { ':a_1': 3 }],
    [{ legs: [$set({ km: 4 })] }, 'SET #s_1[0] = :s_1', '#s_1=legs', { ':s_1': { km: 4 } }],
    [{ legs: { 0: $get('legs[1]') } }, 'SET #s_1[0] = #s_1[1]', '#s_1=legs', {}],
    [{ box: { note: 'x' } }, 'SET #s_1.#s_2 = :s_1', '#s_1=bx #s_2=n', { ':s_1': 'x' }],
    [{ box: { note: $remove() } }, 'REMOVE #r_1.#r_2', '#r_1=bx #r_2=n', {}],
    [{ box: {} }, undefined, '', {}],
    [
      { box: $set({ size: 'L', note: 'x' }) },
      'SET #s_1 = :s_1',
      '#s_1=bx',
      { ':s_1': { size: 'L', n: 'x' } },
    ],
    [
      { box: $get('box', { size: 'S' }) },
      'SET #s_1 = if_not_exists(#s_1, :s_1)',
      '#s_1=bx',
      { ':s_1': { size: 'S' } },
    ],
    [{ box: $remove() }, 'REMOVE #r_1', '#r_1=bx', {}],
    [
      { scans: { mon: 1, tue: $add(2), wed: $remove() } },
      'SET #s_1.#s_2 = :s_1 REMOVE #r_1.#r_2 ADD #a_1.#a_2 :a_1',
      '#s_1=scans #s_2=D#mon #a_1=scans #a_2=D#tue #r_1=scans #r_2=D#wed',
      { ':s_1': 1, ':a_1': 2 },
    ],
    [{ scans: $set({ mon: 1 }) }, 'SET #s_1 = :s_1', '#s_1=scans', { ':s_1': { 'D#mon': 1 } }],
    [{ scans: {} }, undefined, '', {}],
    [
      { grams: $get('scans.mon', 0) },
      'SET #s_1 = if_not_exists(#s_2.#s_3, :s_1)',
      '#s_1=w #s_2=scans #s_3=D#mon',
      { ':s_1': 0 },
    ],
    [{ gps: [1] }, 'SET #s_1[0] = :s_1', '#s_1=gps', { ':s_1': 1 }],
    [{ gps: { 1: 9 } }, 'SET #s_1[1] = :s_1', '#s_1=gps', { ':s_1': 9 }],
    [{ gps: [1, 2, 3] }, 'SET #s_1[0] = :s_1, #s_1[1] = :s_2', '#s_1=gps', { ':s_1': 1, ':s_2': 2 }],
    [{ gps: $set([1, 2]) }, 'SET #s_1 = :s_1', '#s_1=gps', { ':s_1': [1, 2] }],
    [{ blob: 'x' }, 'SET #s_1 = :s_1', '#s_1=blob', { ':s_1': 'x' }],
    [
      { blob: { a: { b: 1 }, c: [2] } },
      'SET #s_1.#s_2.#s_3 = :s_1, #s_1.#s_4[0] = :s_2',
      '#s_1=blob #s_2=a #s_3=b #s_4=c',
      { ':s_1': 1, ':s_2': 2 },
    ],
    [{ blob: $set({ a: 1 }) }, 'SET #s_1 = :s_1', '#s_1=blob', { ':s_1': { a: 1 } }],
    [{ blob: $add(1) }, 'ADD #a_1 :a_1', '#a_1=blob', { ':a_1': 1 }],
    [{ blob: $delete(new Set(['a'])) }, 'DELETE #d_1 :d_1', '#d_1=blob', { ':d_1': new Set(['a']) }],
    [{ blob: $subtract($get('fee'), 2) }, 'SET #s_1 = #s_2 - :s_1', '#s_1=blob #s_2=fee', { ':s_1': 2 }],
    [{ blob: null }, 'SET #s_1 = :s_1', '#s_1=blob', { ':s_1': null }],
    [{ blob: { a: null } }, 'SET #s_1.#s_2 = :s_1', '#s_1=blob #s_2=a', { ':s_1': null }],
    [
      { box: { note: 'x', size: 'S' } },
      'SET #s_1.#s_2 = :s_1, #s_1.#s_3 = :s_2',
      '#s_1=bx #s_2=size #s_3=n',
      { ':s_1': 'S', ':s_2': 'x' },
    ],
    [{ scans: { mon: undefined, tue: 2 } }, 'SET #s_1.#s_2 = :s_1', '#s_1=scans #s_2=D#tue', { ':s_1': 2 }],
    [
      { blob: { k: $append([1]) } },
      'SET #s_1.#s_2 = list_append(if_not_exists(#s_1.#s_2, :s_1), :s_2)',
      '#s_1=blob #s_2=k',
      { ':s_1': [], ':s_2': [1] },
    ],
    [{ owner: $add(1) }, 'ADD #a_1 :a_1', '#a_1=owner', { ':a_1': 1 }],
    [{ owner: { first: 'x' } }, 'SET #s_1.#s_2 = :s_1', '#s_1=owner #s_2=first', { ':s_1': 'x' }],
    [{ owner: $set({ first: 'x' }) }, 'SET #s_1 = :s_1', '#s_1=owner', { ':s_1': { first: 'x' } }],
    [
      {
        box: { note: 'q' },
        label: 'n',
        grams: $add(1),
        tags: $delete(new Set(['t'])),
        stops: { 0: $remove() },
      },
      'SET #s_1 = :s_1, #s_2.#s_3 = :s_2 REMOVE #r_1[0] ADD #a_1 :a_1 DELETE #d_1 :d_1',
      '#s_1=label #a_1=w #d_1=tags #r_1=stops #s_2=bx #s_3=n',
      { ':s_1': 'n', ':a_1': 1, ':d_1': new Set(['t']), ':s_2': 'q' },
    ],
    [{ blob: { a: { a: 1 } } }, 'SET #s_1.#s_2.#s_2 = :s_1', '#s_1=blob #s_2=a', { ':s_1': 1 }],
  ]

  test.each(cases)('%o', (input, expression, names, values) => {
    expect(expressed(input)).toStrictEqual([expression, placeholders(names), values])
  })

  test.each([
    [{ label: $remove() }, 'parsing.attributeRequired', 'label'],
    [{ box: $set({ note: 'x' } as never) }, 'parsing.attributeRequired', 'box.$SET.size'],
    [{ box: $get('box', { note: 'x' }) }, 'parsing.attributeRequired', 'box.$GET[1].size'],
    [{ gps: { 5: 1 } }, 'parsing.invalidAttributeInput', 'gps'],
    [{ gps: [$remove()] }, 'parsing.attributeRequired', 'gps[0]'],
    [{ stops: { '01': 'a' } }, 'parsing.invalidAttributeInput', 'stops'],
    [{ stops: { '1abc': 'a' } }, 'parsing.invalidAttributeInput', 'stops'],
    [{ stops: [1] }, 'parsing.invalidAttributeInput', 'stops[0]'],
    [{ stops: 'a' }, 'parsing.invalidAttributeInput', 'stops'],
    [{ stops: new Set(['a']) }, 'parsing.invalidAttributeInput', 'stops'],
    [{ scans: [1] }, 'parsing.invalidAttributeInput', 'scans'],
    [{ scans: 'a' }, 'parsing.invalidAttributeInput', 'scans'],
    [{ legs: { 0: { km: $remove() } } }, 'parsing.attributeRequired', 'legs[0].km'],
    [{ fee: $delete(1 as never) }, 'parsing.invalidAttributeInput', 'fee'],
    [{ fee: null }, 'parsing.invalidAttributeInput', 'fee'],
    [{ stops: $set(undefined) }, 'parsing.invalidAttributeInput', 'stops'],
    [{ stops: $add(1) }, 'parsing.invalidAttributeInput', 'stops'],
    [{ box: $append(['x']) }, 'parsing.invalidAttributeInput', 'box'],
    [{ scans: $add(1) }, 'parsing.invalidAttributeInput', 'scans'],
    [{ label: $add(1) }, 'parsing.invalidAttributeInput', 'label'],
    [{ label: $get('') }, 'parsing.invalidAttributeInput', 'label.$GET[0]'],
    [{ label: $get(5 as never) }, 'parsing.invalidAttributeInput', 'label.$GET[0]'],
    [{ label: { [$GET]: 'hub' } }, 'parsing.invalidAttributeInput', 'label.$GET'],
    [{ label: $get('hub', $get('code', 5)) }, 'parsing.invalidAttributeInput', 'label.$GET[1].$GET[1]'],
    [{ label: $get(undefined as never) }, 'parsing.invalidAttributeInput', 'label.$GET[0]'],
    [{ label: $get('hub', $remove()) }, 'parsing.invalidAttributeInput', 'label.$GET[1]'],
    [{ grams: $add($get('fee')) }, 'parsing.invalidAttributeInput', 'grams.$ADD'],
    [{ grams: $sum(1, 'x' as never) }, 'parsing.invalidAttributeInput', 'grams.$SUM[1]'],
    [{ grams: $sum(1, undefined) }, 'parsing.attributeRequired', 'grams.$SUM[1]'],
    [{ blob: $subtract(undefined, 1) }, 'parsing.attributeRequired', 'blob.$SUBTRACT[0]'],
    [{ grams: $sum(1, $get('fee', 'x')) }, 'parsing.invalidAttributeInput', 'grams.$SUM[1].$GET[1]'],
    [{ legs: $append([{ km: $add(1) }]) }, 'parsing.invalidAttributeInput', 'legs.$APPEND[0].km'],
    [{ blob: $set({ a: $add(1) }) }, 'parsing.invalidAttributeInput', 'blob.$SET'],
    [{ blob: { a: new Date(0) } }, 'parsing.invalidAttributeInput', 'blob.a'],
    [{ owner: { last: 'x' } }, 'parsing.invalidAttributeInput', 'owner'],
  ])('%o is refused', (input, code, path) => {
    expect(() => expressed(input)).toThrow(expect.objectContaining({ code, path }))
  })

  test('an empty list empties the list', () => {
    expect(expressed({ stops: [] })).toStrictEqual(['SET #s_1 = :s_1', { '#s_1': 'stops' }, { ':s_1': [] }])
  })

  test('empty containers within any are stored', () => {
    expect(expressed({ blob: { a: {}, b: [] } })).toStrictEqual([
      'SET #s_1.#s_2 = :s_1, #s_1.#s_3 = :s_2',
      { '#s_1': 'blob', '#s_2': 'a', '#s_3': 'b' },
      { ':s_1': {}, ':s_2': [] },
    ])
  })

  test('append and prepend take a single element', () => {
    expect(expressed({ stops: $append('a') })).toStrictEqual(expressed({ stops: $append(['a']) }))
    expect(expressed({ stops: $prepend('a') })).toStrictEqual(expressed({ stops: $prepend(['a']) }))
  })

  test('a huge index costs nothing', () => {
    expect(expressed({ stops: { 4294967294: 'a' } })[0]).toBe('SET #s_1[4294967294] = :s_1')
    expect(() => expressed({ stops: { 4294967295: 'a' } })).toThrow()
  })
})

describe('the valid twin', () => {
  test('keeps the marker', () => {
    const { grams } = toolboxItem({ grams: $add(1) })
    expect(grams).toStrictEqual($add(1))
    expect(isExtension(grams)).toBe(true)
  })

  test('gives partial lists back as they came', () => {
    expect(toolboxItem({ stops: [undefined, 'b'] })).toStrictEqual({ stops: [undefined, 'b'] })
    expect(
      toolboxItem({ stops: ['a', undefined, $remove()], legs: { 3: { km: 1 } }, gps: { 1: 2 } }),
    ).toStrictEqual({
      stops: ['a', undefined, $remove()],
      legs: { 3: { km: 1 } },
      gps: [undefined, 2],
    })
  })

  test('has nothing where undefined is given, within any too', () => {
    expect(toolboxItem({ grams: undefined, blob: { a: undefined, b: 1 } })).toStrictEqual({ blob: { b: 1 } })
  })
})

test('elements and entries can be removed, and what they need cannot', () => {
  const nested = item({ l: list(map({ a: string().savedAs('A'), b: string().optional() })) })
  expect(updateParserOf(nested)({ l: { 0: $remove(), 1: { a: 'x', b: $remove() } } }).encoded).toStrictEqual({
    l: [$remove(), { A: 'x', b: $remove() }],
  })
  expect(() => updateParserOf(nested)({ l: { 1: { a: $remove() } } })).toThrow(
    expect.objectContaining({ code: 'parsing.attributeRequired', path: 'l[1].a' }),
  )
})

test('big numbers are added and taken away exactly', () => {
  const accounts = item({ cents: number().big() })
  for (const cents of [
    $add(10n ** 20n),
    $sum($get('cents', 10n ** 20n), 1n),
    $subtract($get('cents'), 10n ** 20n),
  ]) {
    expect(updateParserOf(accounts)({ cents }).encoded).toStrictEqual({ cents })
  }
})

test('what is unknown is dropped from what a $get falls back on', () => {
  const boxed = item({ box: map({ size: string().savedAs('s') }) })
  expect(updateParserOf(boxed)({ box: $get('box', { size: 'S', other: 1 }) })).toStrictEqual({
    parsed: { box: $get('box', { size: 'S' }) },
    encoded: { box: $get('box', { s: 'S' }) },
  })
})

test('attributes named like methods of objects are written where they are given', () => {
  const odd = item({
    constructor: string().optional(),
    valueOf: string().optional(),
    a: string(),
    b: string(),
  })
  expect(updateParserOf(odd)({ b: 'b', a: 'a' }).encoded).toStrictEqual({ a: 'a', b: 'b' })
  expect(updateParserOf(odd)({ b: 'b', valueOf: 'v' }).encoded).toStrictEqual({ valueOf: 'v', b: 'b' })
})

test('links see updates and partial containers as they are given', () => {
  const seen: unknown[] = []
  const linked = item({
    l: list(number()).optional(),
    r: record(string(), number()).optional(),
    t: tuple(number(), number()).optional(),
    m: map({ a: number().optional(), d: number().optional().updateDefault(1) }).optional(),
    n: number().optional(),
  }).and(() => ({
    sum: string()
      .optional()
      .updateLink((input: unknown) => void seen.push(input) as never),
  }))
  const input = { l: { 1: 2 }, r: { x: $add(1) }, t: { 1: 2 }, m: { a: 1 }, n: $add(1) }
  updateParserOf(linked)(input)
  updateParserOf(linked, true)({ l: [1], r: { x: 1 }, t: [1, 2], m: { a: 1 }, n: $add(1) })
  expect(seen).toStrictEqual([
    { ...input, m: { a: 1, d: 1 } },
    { l: [1], r: { x: 1 }, t: [1, 2], m: { a: 1 }, n: $add(1) },
  ])
})

test('an any that is encoded to an object replaces what is stored', () => {
  const wrapped = item({
    data: any().transform({ encode: v => ({ v }), decode: (s: { v: unknown }) => s.v }),
  })
  for (const complete of [false, true]) {
    expect(updateParserOf(wrapped, complete)({ data: 1 }).encoded).toStrictEqual({
      data: { [$SET]: { v: 1 } },
    })
  }
})

test('add needs a number that is stored as it is', () => {
  const cents = item({ price: number().transform({ encode: n => n * 100, decode: (n: number) => n / 100 }) })
  expect(() => updateParserOf(cents)({ price: $add(2) })).toThrow(
    expect.objectContaining({ code: 'parsing.invalidAttributeInput', path: 'price' }),
  )
})

test('updates of an encoded any are refused, but for $set, $get and $remove', () => {
  const json = item({ data: any().transform({ encode: JSON.stringify, decode: JSON.parse }).optional() })
  expect(updateParserOf(json)({ data: $set({ a: 1 }) }).encoded).toMatchObject({
    data: { [$SET]: '{"a":1}' },
  })
  expect(updateParserOf(json)({ data: { a: 1 } }).encoded).toStrictEqual({ data: '{"a":1}' })
  expect(() => updateParserOf(json)({ data: $add(1) })).toThrow(expect.objectContaining({ path: 'data' }))
  expect(() => updateParserOf(json)({ data: { a: $add(1) } })).toThrow(
    expect.objectContaining({ path: 'data' }),
  )
})

test('attributes are written in the order of the schema, whatever the order given', () => {
  const counter = item({ id: string().key(), a: number().updateDefault(() => 1), b: number(), c: number() })
  expect(Object.keys(updateParserOf(counter)({ c: 3, b: 2, id: 'i' }).encoded as object)).toEqual([
    'id',
    'a',
    'b',
    'c',
  ])
})

test('validators of updates see partial lists and records, and no updates', () => {
  const seen: unknown[] = []
  const see = (value: unknown) => seen.push(value) > 0
  const guarded = item({
    l: list(string()).updateValidate(see),
    r: record(string(), number()).updateValidate(see),
    n: number().updateValidate(see),
  })
  updateParserOf(guarded)({ l: ['a'], r: { x: $add(1) }, n: $add(1) })
  expect(seen).toStrictEqual([['a'], { x: $add(1) }])
})

test('values that replace containers are tested as in a put, others as in an update', () => {
  const seen: unknown[] = []
  const see = (mode: string) => (value: unknown) => seen.push([mode, value]) > 0
  const guarded = <SCHEMA extends ReturnType<typeof any>>(schema: SCHEMA) =>
    schema.putValidate(see('put')).updateValidate(see('update')) as SCHEMA
  const replace = updateParserOf(
    item({
      any: guarded(any()),
      list: guarded(list(string()) as never),
      box: guarded(map({ a: string() }) as never),
      either: guarded(anyOf(map({ a: string() })) as never),
    }),
    true,
  )
  replace({ any: { a: 1 } })
  replace({ any: [1] })
  replace({ any: 1 })
  replace({ any: new Set([1]) })
  replace({ list: ['a'] })
  replace({ box: { a: 'a' } })
  replace({ either: { a: 'a' } })
  expect(seen).toStrictEqual([
    ['put', { a: 1 }],
    ['put', [1]],
    ['update', 1],
    ['update', new Set([1])],
    ['put', ['a']],
    ['put', { a: 'a' }],
    ['update', { a: 'a' }],
  ])
})

test('keys of records are tested as in a put, and elements of records are not filled', () => {
  const schema = item({
    r: record(
      string().putValidate(key => key !== 'bad'),
      map({ a: string(), b: number().updateDefault(1) }),
    ),
  })
  expect(updateParserOf(schema)({ r: { good: { a: 'x' } } }).encoded).toStrictEqual({
    r: { good: { a: 'x' } },
  })
  expect(() => updateParserOf(schema)({ r: { bad: { a: 'x' } } })).toThrow(
    expect.objectContaining({ code: 'parsing.customValidationFailed' }),
  )
})

describe('as extension parsers', () => {
  const containers = { list: list(string()), tuple: tuple(string()), record: record(string(), string()) }

  test('claim updates, and what is updated in parts or replaced', () => {
    const { list, tuple, record } = containers
    const box = map({ a: string() })
    const claims: [schema: Schema, input: unknown, partial: boolean, complete: boolean][] = [
      [string(), 'a', false, false],
      [string(), $get('a'), true, true],
      [string(), $remove(), true, true],
      [string(), { [$IS_EXTENSION]: true }, true, true],
      [string(), { [$GET]: ['a'] }, true, true],
      [string(), null, false, false],
      [string(), undefined, false, false],
      [string(), {}, false, false],
      [set(string()), new Set(['a']), false, false],
      [anyOf(box), { a: 'a' }, false, false],
      [list, ['a'], true, true],
      [list, { 0: 'a' }, true, true],
      [list, 'a', false, false],
      [list, null, false, false],
      [tuple, ['a'], true, true],
      [record, { a: 'a' }, true, true],
      [box, { a: 'a' }, false, true],
      [box, 'a', false, false],
      [any(), { a: 'a' }, true, true],
      [any(), ['a'], true, true],
      [any(), 'a', false, false],
      [any(), null, false, false],
    ]
    for (const [schema, input, partial, complete] of claims) {
      const answers = [parseUpdateExtension(schema, input), parseUpdateAttributesExtension(schema, input)]
      expect([schema.type, input, ...answers.map(({ isExtension }) => isExtension)]).toStrictEqual([
        schema.type,
        input,
        partial,
        complete,
      ])
      for (const answer of answers) if (!answer.isExtension) expect(answer.unextendedInput).toBe(input)
    }
  })

  test('yield what is valid, then return it encoded; without encoding return what is valid', () => {
    const boxes = list(map({ a: string().savedAs('A') }))
    const input = { 0: { a: 'a' } }
    const stepsOf = (options?: { transform?: boolean }): unknown[] => {
      const answer = parseUpdateExtension(boxes, input, options)
      if (!answer.isExtension) return []
      const steps = answer.extensionParser()
      const first = steps.next()
      return first.done ? [first.value] : [first.value, steps.next().value]
    }
    expect(stepsOf()).toStrictEqual([input, [{ A: 'a' }]])
    expect(stepsOf({ transform: true })).toStrictEqual([input, [{ A: 'a' }]])
    expect(stepsOf({ transform: false })).toStrictEqual([input])
  })
})

test('validators of any see no updates, and those of puts what a $set holds', () => {
  const seen: unknown[] = []
  const schema = item({
    a: any()
      .putValidate(value => seen.push(['put', value]) > 0)
      .updateValidate(value => seen.push(['update', value]) > 0),
  })
  for (const a of [$set({ b: 1 }), $add(1), $append([1]), { b: $add(1) }]) updateParserOf(schema)({ a })
  expect(seen).toStrictEqual([
    ['put', { b: 1 }],
    ['update', { b: $add(1) }],
  ])
})

test('what is no index of a tuple is reported as the number it makes', () => {
  for (const [index, received] of [
    ['a', Number.NaN],
    ['7', 7],
    ['1.5', 1.5],
  ] as const) {
    expect(() => updateParserOf(item({ gps: tuple(number(), number()) }))({ gps: { [index]: 1 } })).toThrow(
      expect.objectContaining({ path: 'gps', payload: { received } }),
    )
  }
})

describe('updates that replace containers', () => {
  test.each([
    [{ label: 'x' }, { label: 'x' }],
    [{ grams: $add(1) }, { w: $add(1) }],
    [{ stops: ['a'] }, { stops: { [$SET]: ['a'] } }],
    [{ stops: [] }, { stops: { [$SET]: [] } }],
    [{ stops: $append(['a']) }, { stops: $append(['a']) }],
    [{ box: { size: 'S', note: 'n' } }, { bx: { [$SET]: { size: 'S', n: 'n' } } }],
    [{ scans: { mon: 1 } }, { scans: { [$SET]: { 'D#mon': 1 } } }],
    [{ gps: [1, 2] }, { gps: { [$SET]: [1, 2] } }],
    [{ blob: { a: 1 } }, { blob: { [$SET]: { a: 1 } } }],
    [{ blob: [1] }, { blob: { [$SET]: [1] } }],
    [{ blob: 3 }, { blob: 3 }],
    [{ owner: { first: 'x' } }, { owner: { [$SET]: { first: 'x' } } }],
    [{ owner: $add(1) }, { owner: $add(1) }],
    [{ tags: $add(new Set(['a'])) }, { tags: $add(new Set(['a'])) }],
  ])('%o', (input, encoded) => {
    expect(replaced(input)).toStrictEqual(encoded)
  })

  test.each([
    [{ stops: { 0: 'a' } }, 'parsing.invalidAttributeInput', 'stops'],
    [{ stops: $set(['a']) }, 'parsing.invalidAttributeInput', 'stops'],
    [{ box: { note: 'x' } }, 'parsing.attributeRequired', 'box.size'],
    [{ box: { size: $get('label') } }, 'parsing.invalidAttributeInput', 'box.size'],
    [{ box: $set({ size: 'S' }) }, 'parsing.invalidAttributeInput', 'box'],
    [{ scans: { mon: $add(1) } }, 'parsing.invalidAttributeInput', 'scans.mon'],
    [{ scans: $set({ mon: 1 }) }, 'parsing.invalidAttributeInput', 'scans'],
    [{ gps: [1] }, 'parsing.attributeRequired', 'gps[1]'],
    [{ blob: $set(1) }, 'parsing.invalidAttributeInput', 'blob'],
    [{ blob: { a: $add(1) } }, 'parsing.invalidAttributeInput', 'blob'],
  ])('%o is refused', (input, code, path) => {
    expect(() => replaced(input)).toThrow(expect.objectContaining({ code, path }))
  })

  test('the valid twin holds plain values', () => {
    expect(updateParserOf(schema, true)({ ...key, box: { size: 'S' } }).parsed).toStrictEqual({
      ...key,
      box: { size: 'S' },
    })
  })
})
