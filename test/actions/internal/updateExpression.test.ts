import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  $add,
  $append,
  $delete,
  $get,
  $prepend,
  $remove,
  $set,
  $subtract,
  $sum,
} from '../../../src/actions/entity/update/symbols.js'
import { expressionWriter } from '../../../src/actions/internal/expression.js'
import { writeUpdate } from '../../../src/actions/internal/updateExpression.js'
import { any, anyOf, item, list, map, number, record, set, string, tuple } from '../../../src/schema/index.js'
import { $ADD, $DELETE, $GET, $REMOVE, $SET } from '../../../src/schema/updateExtensions.js'
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
    .optional()
    .savedAs('bx'),
  legs: list(map({ km: number(), via: string().optional() })).optional(),
  scans: record(string().transform(prefix('D')), number()).optional(),
  gps: tuple(number(), number()).optional(),
  blob: any().optional(),
  owner: anyOf(number(), map({ first: string() })).optional(),
})

/** The expression of an update as its parser hands it on: stored names, encoded values, complete values in `$set`. */
const write = (encoded: object) => {
  const writer = expressionWriter('')
  const text = writeUpdate(schema, encoded as Record<string, unknown>, writer)
  return [text, writer.names, writer.values]
}

const sparse = (entries: Record<number, unknown>): unknown[] => Object.assign([], entries)

// Seconds. In a time that grows with its square it would never end within the time of a test.
test('is written in a time that grows with its length, not with its square', () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => ({ attr: `a${i}`, eq: 1 }))

  const [text, names] = write({
    blob: { rows, names: Object.fromEntries(rows.map(({ attr }) => [attr, 1])) },
  })

  expect(text).toMatch(
    /^SET #s_1\.#s_2\[0\]\.#s_3 = :s_1, .*, #s_1\.#s_2\[59999\]\.#s_4 = :s_120000, .*, #s_1\.#s_5\.#s_60005 = :s_180000$/,
  )
  expect(Object.keys(names as object).length).toBe(60_005)
})

describe('the catalogue of entity.md §12.11', () => {
  test.each<[object, string | undefined, Record<string, string>, Record<string, unknown>]>([
    [{ label: 'x' }, 'SET #s_1 = :s_1', { '#s_1': 'label' }, { ':s_1': 'x' }],
    [{ w: $remove() }, 'REMOVE #r_1', { '#r_1': 'w' }, {}],
    [
      { label: $get('box.size') },
      'SET #s_1 = #s_2.#s_3',
      { '#s_1': 'label', '#s_2': 'bx', '#s_3': 'size' },
      {},
    ],
    [
      { label: $get('box.size', 'M') },
      'SET #s_1 = if_not_exists(#s_2.#s_3, :s_1)',
      { '#s_1': 'label', '#s_2': 'bx', '#s_3': 'size' },
      { ':s_1': 'M' },
    ],
    [
      { label: $get('box.size', $get('hub', 'M')) },
      'SET #s_1 = if_not_exists(#s_2.#s_3, if_not_exists(#s_4, :s_1))',
      { '#s_1': 'label', '#s_2': 'bx', '#s_3': 'size', '#s_4': 'PK' },
      { ':s_1': 'M' },
    ],
    [{ w: $get('grams', 0) }, 'SET #s_1 = if_not_exists(#s_1, :s_1)', { '#s_1': 'w' }, { ':s_1': 0 }],
    [
      { w: $sum($get('grams', 0), 5) },
      'SET #s_1 = if_not_exists(#s_1, :s_1) + :s_2',
      { '#s_1': 'w' },
      { ':s_1': 0, ':s_2': 5 },
    ],
    [
      { w: $subtract($get('fee'), $get('grams', 1)) },
      'SET #s_1 = #s_2 - if_not_exists(#s_1, :s_1)',
      { '#s_1': 'w', '#s_2': 'fee' },
      { ':s_1': 1 },
    ],
    [{ w: $add(5) }, 'ADD #a_1 :a_1', { '#a_1': 'w' }, { ':a_1': 5 }],
    [{ tags: new Set(['a']) }, 'SET #s_1 = :s_1', { '#s_1': 'tags' }, { ':s_1': new Set(['a']) }],
    [{ tags: $add(new Set(['a'])) }, 'ADD #a_1 :a_1', { '#a_1': 'tags' }, { ':a_1': new Set(['a']) }],
    [{ tags: $delete(new Set(['a'])) }, 'DELETE #d_1 :d_1', { '#d_1': 'tags' }, { ':d_1': new Set(['a']) }],
    [
      { tags: $get('tags', new Set(['z'])) },
      'SET #s_1 = if_not_exists(#s_1, :s_1)',
      { '#s_1': 'tags' },
      { ':s_1': new Set(['z']) },
    ],
    [
      { stops: ['a', undefined, $remove()] },
      'SET #s_1[0] = :s_1 REMOVE #r_1[2]',
      { '#s_1': 'stops', '#r_1': 'stops' },
      { ':s_1': 'a' },
    ],
    [
      { stops: sparse({ 2: 'c', 0: 'a' }) },
      'SET #s_1[0] = :s_1, #s_1[2] = :s_2',
      { '#s_1': 'stops' },
      { ':s_1': 'a', ':s_2': 'c' },
    ],
    [{ stops: [] }, undefined, {}, {}],
    [{ stops: $set(['a']) }, 'SET #s_1 = :s_1', { '#s_1': 'stops' }, { ':s_1': ['a'] }],
    [{ stops: $set([]) }, 'SET #s_1 = :s_1', { '#s_1': 'stops' }, { ':s_1': [] }],
    [
      { stops: $append(['a']) },
      'SET #s_1 = list_append(if_not_exists(#s_1, :s_1), :s_2)',
      { '#s_1': 'stops' },
      { ':s_1': [], ':s_2': ['a'] },
    ],
    [
      { stops: $append($get('stops', ['z'])) },
      'SET #s_1 = list_append(if_not_exists(#s_1, :s_1), if_not_exists(#s_1, :s_2))',
      { '#s_1': 'stops' },
      { ':s_1': [], ':s_2': ['z'] },
    ],
    [
      { stops: $prepend(['a']) },
      'SET #s_1 = list_append(:s_1, if_not_exists(#s_1, :s_2))',
      { '#s_1': 'stops' },
      { ':s_1': ['a'], ':s_2': [] },
    ],
    [
      { stops: $prepend($get('label')) },
      'SET #s_1 = list_append(#s_2, if_not_exists(#s_1, :s_1))',
      { '#s_1': 'stops', '#s_2': 'label' },
      { ':s_1': [] },
    ],
    [
      { legs: sparse({ 1: { km: $add(3) } }) },
      'ADD #a_1[1].#a_2 :a_1',
      { '#a_1': 'legs', '#a_2': 'km' },
      { ':a_1': 3 },
    ],
    [{ legs: [$set({ km: 4 })] }, 'SET #s_1[0] = :s_1', { '#s_1': 'legs' }, { ':s_1': { km: 4 } }],
    [{ legs: [$get('legs[1]')] }, 'SET #s_1[0] = #s_1[1]', { '#s_1': 'legs' }, {}],
    [{ bx: { n: 'x' } }, 'SET #s_1.#s_2 = :s_1', { '#s_1': 'bx', '#s_2': 'n' }, { ':s_1': 'x' }],
    [{ bx: { n: $remove() } }, 'REMOVE #r_1.#r_2', { '#r_1': 'bx', '#r_2': 'n' }, {}],
    [{ bx: {} }, undefined, {}, {}],
    [
      { bx: $set({ size: 'L', n: 'x' }) },
      'SET #s_1 = :s_1',
      { '#s_1': 'bx' },
      { ':s_1': { size: 'L', n: 'x' } },
    ],
    [
      { bx: $get('box', { size: 'S' }) },
      'SET #s_1 = if_not_exists(#s_1, :s_1)',
      { '#s_1': 'bx' },
      { ':s_1': { size: 'S' } },
    ],
    [
      { scans: { 'D#mon': 1, 'D#tue': $add(2), 'D#wed': $remove() } },
      'SET #s_1.#s_2 = :s_1 REMOVE #r_1.#r_2 ADD #a_1.#a_2 :a_1',
      {
        '#s_1': 'scans',
        '#s_2': 'D#mon',
        '#a_1': 'scans',
        '#a_2': 'D#tue',
        '#r_1': 'scans',
        '#r_2': 'D#wed',
      },
      { ':s_1': 1, ':a_1': 2 },
    ],
    [
      { w: $get('scans.mon', 0) },
      'SET #s_1 = if_not_exists(#s_2.#s_3, :s_1)',
      { '#s_1': 'w', '#s_2': 'scans', '#s_3': 'D#mon' },
      { ':s_1': 0 },
    ],
    [{ gps: [1] }, 'SET #s_1[0] = :s_1', { '#s_1': 'gps' }, { ':s_1': 1 }],
    [{ gps: [undefined, 9] }, 'SET #s_1[1] = :s_1', { '#s_1': 'gps' }, { ':s_1': 9 }],
    [
      { blob: { a: { b: 1 }, c: [2] } },
      'SET #s_1.#s_2.#s_3 = :s_1, #s_1.#s_4[0] = :s_2',
      { '#s_1': 'blob', '#s_2': 'a', '#s_3': 'b', '#s_4': 'c' },
      { ':s_1': 1, ':s_2': 2 },
    ],
    [
      { blob: { k: $append([1]) } },
      'SET #s_1.#s_2 = list_append(if_not_exists(#s_1.#s_2, :s_1), :s_2)',
      { '#s_1': 'blob', '#s_2': 'k' },
      { ':s_1': [], ':s_2': [1] },
    ],
    [{ blob: { a: { a: 1 } } }, 'SET #s_1.#s_2.#s_2 = :s_1', { '#s_1': 'blob', '#s_2': 'a' }, { ':s_1': 1 }],
    [
      { label: 'n', w: $add(1), tags: $delete(new Set(['t'])), stops: [$remove()], bx: { n: 'q' } },
      'SET #s_1 = :s_1, #s_2.#s_3 = :s_2 REMOVE #r_1[0] ADD #a_1 :a_1 DELETE #d_1 :d_1',
      { '#s_1': 'label', '#a_1': 'w', '#d_1': 'tags', '#r_1': 'stops', '#s_2': 'bx', '#s_3': 'n' },
      { ':s_1': 'n', ':a_1': 1, ':d_1': new Set(['t']), ':s_2': 'q' },
    ],
  ])('%#: %o', (encoded, expression, names, values) => {
    expect(write(encoded)).toStrictEqual([expression, names, values])
  })
})

describe('writeUpdate', () => {
  test('leaves the primary key out', () => {
    const writer = expressionWriter('')
    const encoded = { PK: 'h', SK: 'c', label: 'x' }
    expect(writeUpdate(schema, encoded, writer, name => name === 'PK' || name === 'SK')).toBe(
      'SET #s_1 = :s_1',
    )
    expect(writer.names).toStrictEqual({ '#s_1': 'label' })
  })

  test('shares nothing with the next update of the same shape', () => {
    const [, names, values] = write({ label: 'x', stops: $append(['a']) }) as [unknown, object, object]
    Object.assign(names, { '#s_1': 'changed' })
    Object.assign(values, { ':s_1': 'changed', ':s_9': 1 })
    expect(write({ label: 'y', stops: $append(['b']) })).toStrictEqual([
      'SET #s_1 = :s_1, #s_2 = list_append(if_not_exists(#s_2, :s_2), :s_3)',
      { '#s_1': 'label', '#s_2': 'stops' },
      { ':s_1': 'y', ':s_2': [], ':s_3': ['b'] },
    ])
  })

  test('writes nothing for no change', () => {
    expect(write({})).toStrictEqual([undefined, {}, {}])
    expect(write({ label: undefined, legs: [undefined, { km: undefined }] })).toStrictEqual([
      undefined,
      {},
      {},
    ])
  })

  test('walks huge partial lists by what is in them', () => {
    expect(write({ stops: sparse({ 4000000000: 'x' }) })[0]).toBe('SET #s_1[4000000000] = :s_1')
  })

  test.each([null, 0, '', false, 1n, new Uint8Array([1]), new Date(0), new Map()])(
    'sets %o as it is',
    value => {
      expect(write({ blob: value })).toStrictEqual(['SET #s_1 = :s_1', { '#s_1': 'blob' }, { ':s_1': value }])
    },
  )

  test.each(['constructor', '__proto__', 'a.b', 'first name', ''])('writes the name %j', name => {
    const encoded = Object.defineProperty({}, name, { value: { [`${name}2`]: 1 }, enumerable: true })
    expect(write(encoded)).toStrictEqual([
      'SET #s_1.#s_2 = :s_1',
      { '#s_1': name, '#s_2': `${name}2` },
      { ':s_1': 1 },
    ])
  })

  test('takes the first of several operations in one object', () => {
    expect(write({ blob: { [$DELETE]: 3, [$ADD]: 2, [$SET]: 1 } })[0]).toBe('SET #s_1 = :s_1')
    expect(write({ blob: { [$ADD]: 2, [$REMOVE]: false } })[0]).toBe('REMOVE #r_1')
    expect(write({ blob: { [$ADD]: 2, [$GET]: ['label'] } })[0]).toBe('SET #s_1 = #s_2')
  })

  test.each(['nope', 'box.nope', 'stops.0', 'constructor', '', 'a['])('refuses a reference to %j', path => {
    for (const update of [$get(path), $get('label', $get(path)), $sum($get(path), 1), $append($get(path))]) {
      expect(() => write({ label: update })).toThrow(
        expect.objectContaining({
          code: 'actions.invalidExpressionAttributePath',
          path: undefined,
          payload: { attributePath: path },
        }),
      )
    }
  })

  test('binds every placeholder once, in order, whatever the update', () => {
    const operation = fc.oneof(
      fc.anything().map(value => $set(value)),
      fc
        .constantFrom('label', 'box.size', "scans['a.b']")
        .chain(path => fc.constantFrom($get(path), $get(path, 1))),
      fc.constantFrom($remove(), $add(1), $delete(new Set(['a'])), $sum(1, $get('fee', 2)), $append(['x'])),
      fc.constantFrom($prepend($get('label', [])), $subtract($get('grams'), 1)),
      fc.integer(),
      fc.string(),
    )
    const { tree } = fc.letrec(tie => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        operation,
        fc.array(tie('tree')),
        fc.dictionary(fc.string(), tie('tree')),
      ),
    }))
    fc.assert(
      fc.property(fc.dictionary(fc.string(), tree), encoded => {
        const [text = '', names, values] = write(encoded) as [string?, object?, object?]
        const inOrder = (kind: string, prefix: string) =>
          [...new Set(text.match(new RegExp(`${kind}${prefix}_\\d+`, 'g')))].every(
            (name, i) => name === `${kind}${prefix}_${i + 1}`,
          )
        for (const prefix of 'srad') expect(inOrder('#', prefix) && inOrder(':', prefix)).toBe(true)
        expect(new Set(text.match(/#\w_\d+/g))).toStrictEqual(new Set(Object.keys(names as object)))
        expect((text.match(/:\w_\d+/g) ?? []).sort()).toStrictEqual(Object.keys(values as object).sort())
      }),
    )
  })
})
