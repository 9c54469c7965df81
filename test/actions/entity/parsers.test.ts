import { describe, expect, test } from 'vitest'
import { EntityFormatter } from '../../../src/actions/entity/format.js'
import { EntityConditionParser } from '../../../src/actions/entity/parseCondition.js'
import { EntityPathParser } from '../../../src/actions/entity/parsePaths.js'
import { Entity } from '../../../src/entity/index.js'
import { StatorError } from '../../../src/errors/statorError.js'
import { any, anyOf, item, map, number, record, string } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'
import { depot, Key, key, Parcel, parcelKey } from '../../entity/parcel.js'

const code = (value: string, more: object = {}) => expect.objectContaining({ code: value, ...more })

describe('EntityPathParser', () => {
  const parser = Parcel.build(EntityPathParser)

  test.each<[readonly string[], string, Record<string, string>]>([
    [
      ['label', 'box.note', 'box.size'],
      '#p_1, #p_2.#p_3, #p_2.#p_4',
      { '#p_1': 'label', '#p_2': 'bx', '#p_3': 'n', '#p_4': 'size' },
    ],
    [['label', "['label']"], '#p_1', { '#p_1': 'label' }],
    [["scans['a.b']"], '#p_1.#p_2', { '#p_1': 'scans', '#p_2': 'D#a.b' }],
    [
      ['legs[1].km', 'blob.x[0]'],
      '#p_1[1].#p_2, #p_3.#p_4[0]',
      { '#p_1': 'legs', '#p_2': 'km', '#p_3': 'blob', '#p_4': 'x' },
    ],
    [[], '', {}],
  ])('makes a projection of %o', (paths, ProjectionExpression, ExpressionAttributeNames) => {
    expect(parser.parse(paths as never)).toStrictEqual({ ProjectionExpression, ExpressionAttributeNames })
  })

  test('turns paths into those of the table, each once', () => {
    expect(parser.transform(['label', "['label']", "scans['a.b']", 'grams'])).toStrictEqual([
      'label',
      "scans['D#a.b']",
      'w',
    ])
    const Mixed = new Entity({
      name: 'Mixed',
      table: depot,
      schema: item({
        ...parcelKey,
        u: anyOf(map({ k: string() }), map({ k: string().savedAs('kk') })),
      }),
    })
    expect(Mixed.build(EntityPathParser).transform(['u.k'])).toStrictEqual(['u.k', 'u.kk'])
  })

  test('refuses unknown paths, or leaves them out', () => {
    expect(() => parser.parse(['nope'] as never)).toThrow(
      code('actions.invalidExpressionAttributePath', { payload: { attributePath: 'nope' } }),
    )
    expect(parser.parse(['nope', 'label'] as never, { strict: false }).ProjectionExpression).toBe('#p_1')
    expect(parser.transform(['nope'] as never, { strict: false })).toStrictEqual([])
  })

  test('keeps every character of a name, and knows no prototype', () => {
    const Odd = new Entity({
      name: 'Odd',
      table: depot,
      schema: item({
        ...parcelKey,
        'unit price': number(),
        constructor: string(),
        rates: record(string(), number()),
      }),
    })
    const odd = Odd.build(EntityPathParser)
    expect(odd.parse(['unit price', "rates['x y']", 'constructor', 'rates.toString'])).toStrictEqual({
      ProjectionExpression: '#p_1, #p_2.#p_3, #p_4, #p_2.#p_5',
      ExpressionAttributeNames: {
        '#p_1': 'unit price',
        '#p_2': 'rates',
        '#p_3': 'x y',
        '#p_4': 'constructor',
        '#p_5': 'toString',
      },
    })
  })

  test('writes paths of no schema', () => {
    expect(EntityPathParser.express(['a.b', 'c[0]', 'a.d'])).toStrictEqual({
      ProjectionExpression: '#p_1.#p_2, #p_3[0], #p_1.#p_4',
      ExpressionAttributeNames: { '#p_1': 'a', '#p_2': 'b', '#p_3': 'c', '#p_4': 'd' },
    })
    expect(EntityPathParser.actionName).toBe('parsePaths')
    expect(parser.entity).toBe(Parcel)
  })
})

describe('EntityConditionParser', () => {
  const parser = Parcel.build(EntityConditionParser)

  test.each<[object, string, object?, object?]>([
    [{ attr: 'grams', eq: 1 }, '#c_1 = :c_1', { '#c_1': 'w' }, { ':c_1': 1 }],
    [{ attr: 'grams', ne: 1 }, '#c_1 <> :c_1', { '#c_1': 'w' }, { ':c_1': 1 }],
    [{ attr: 'grams', gt: 1 }, '#c_1 > :c_1', { '#c_1': 'w' }, { ':c_1': 1 }],
    [{ attr: 'grams', gte: 1 }, '#c_1 >= :c_1', { '#c_1': 'w' }, { ':c_1': 1 }],
    [{ attr: 'grams', lt: 1 }, '#c_1 < :c_1', { '#c_1': 'w' }, { ':c_1': 1 }],
    [{ attr: 'grams', lte: 1 }, '#c_1 <= :c_1', { '#c_1': 'w' }, { ':c_1': 1 }],
    [
      { attr: 'grams', between: [1, 2] },
      '#c_1 BETWEEN :c_1 AND :c_2',
      { '#c_1': 'w' },
      { ':c_1': 1, ':c_2': 2 },
    ],
    [{ attr: 'grams', in: [1, 2] }, '#c_1 IN (:c_1, :c_2)', { '#c_1': 'w' }, { ':c_1': 1, ':c_2': 2 }],
    [{ attr: 'label', beginsWith: 'a' }, 'begins_with(#c_1, :c_1)', { '#c_1': 'label' }, { ':c_1': 'a' }],
    [{ attr: 'label', contains: 'a' }, 'contains(#c_1, :c_1)', { '#c_1': 'label' }, { ':c_1': 'a' }],
    [{ attr: 'tags', contains: 'a' }, 'contains(#c_1, :c_1)', { '#c_1': 'tags' }, { ':c_1': 'a' }],
    [{ attr: 'label', exists: true }, 'attribute_exists(#c_1)', { '#c_1': 'label' }],
    [{ attr: 'label', exists: false }, 'attribute_not_exists(#c_1)', { '#c_1': 'label' }],
    [{ attr: 'blob', type: 'S' }, 'attribute_type(#c_1, :c_1)', { '#c_1': 'blob' }, { ':c_1': 'S' }],
    [{ size: 'stops', gte: 2 }, 'size(#c_1) >= :c_1', { '#c_1': 'stops' }, { ':c_1': 2 }],
    [{ value: 1, lt: 2 }, ':c_1 < :c_2', {}, { ':c_1': 1, ':c_2': 2 }],
    [{ attr: 'grams', gt: { attr: 'fee' } }, '#c_1 > #c_2', { '#c_1': 'w', '#c_2': 'fee' }],
    [
      {
        and: [
          { attr: 'grams', gt: 1 },
          { attr: 'grams', lt: 3 },
        ],
      },
      '(#c_1 > :c_1) AND (#c_1 < :c_2)',
      { '#c_1': 'w' },
      { ':c_1': 1, ':c_2': 3 },
    ],
    [
      { or: [{ attr: 'grams', gt: 1 }, { not: { attr: 'label', exists: true } }] },
      '(#c_1 > :c_1) OR (NOT (attribute_exists(#c_2)))',
      { '#c_1': 'w', '#c_2': 'label' },
      { ':c_1': 1 },
    ],
    [{ and: [{ attr: 'grams', gt: 1 }] }, '#c_1 > :c_1', { '#c_1': 'w' }, { ':c_1': 1 }],
    [{ attr: 'hub', eq: 'ams' }, '#c_1 = :c_1', { '#c_1': 'PK' }, { ':c_1': 'HUB#ams' }],
    [{ attr: 'hub', eq: 'ams', transform: false }, '#c_1 = :c_1', { '#c_1': 'PK' }, { ':c_1': 'ams' }],
    [{ attr: 'scans.mon', eq: 1 }, '#c_1.#c_2 = :c_1', { '#c_1': 'scans', '#c_2': 'D#mon' }, { ':c_1': 1 }],
    [{ attr: 'legs[1].km', eq: 1 }, '#c_1[1].#c_2 = :c_1', { '#c_1': 'legs', '#c_2': 'km' }, { ':c_1': 1 }],
  ])('writes %o', (condition, ConditionExpression, names = {}, values = {}) => {
    expect(parser.parse(condition as never)).toStrictEqual({
      ConditionExpression,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    })
  })

  test.each<[object, string, (string | undefined)?, unknown?]>([
    [{ attr: 'grams' }, 'actions.invalidCondition'],
    [{ attr: 'grams', gte: 1, lte: 3 }, 'actions.invalidCondition'],
    [{ and: [] }, 'actions.invalidCondition'],
    [{ or: [] }, 'actions.invalidCondition'],
    [{ attr: 'nope', eq: 1 }, 'actions.invalidExpressionAttributePath', undefined, { attributePath: 'nope' }],
    [{ attr: 'grams', eq: 'x' }, 'parsing.invalidAttributeInput', 'grams'],
    [{ attr: 'grams', in: [1, 'x'] }, 'parsing.invalidAttributeInput', 'grams'],
    [{ attr: 'label', type: 'X' }, 'parsing.invalidAttributeInput', 'label'],
  ])('refuses %o', (condition, expected, path, payload) => {
    expect(() => parser.parse(condition as never)).toThrow(
      code(expected, { path, ...(payload !== undefined && { payload }) }),
    )
  })

  test('numbers expressions', () => {
    expect(parser.parse({ attr: 'grams', eq: 1 }, { expressionId: '1' })).toStrictEqual({
      ConditionExpression: '#c1_1 = :c1_1',
      ExpressionAttributeNames: { '#c1_1': 'w' },
      ExpressionAttributeValues: { ':c1_1': 1 },
    })
    expect(EntityConditionParser.express({ attr: 'a.b', gte: 1 }, '2')).toStrictEqual({
      ConditionExpression: '#c2_1.#c2_2 >= :c2_1',
      ExpressionAttributeNames: { '#c2_1': 'a', '#c2_2': 'b' },
      ExpressionAttributeValues: { ':c2_1': 1 },
    })
    expect(EntityConditionParser.express({ attr: 'a', eq: 1 }).ConditionExpression).toBe('#c_1 = :c_1')
  })

  test('turns a condition into one on the table', () => {
    const condition = parser.transform({
      and: [
        { attr: 'hub', eq: 'ams' },
        { attr: 'box.note', exists: true },
      ],
    })
    expect(condition).toStrictEqual({
      and: [
        { attr: 'PK', eq: 'HUB#ams' },
        { attr: 'bx.n', exists: true },
      ],
    })
    expect(EntityConditionParser.express(condition).ConditionExpression).toBe(
      '(#c_1 = :c_1) AND (attribute_exists(#c_2.#c_3))',
    )
    expect(EntityConditionParser.actionName).toBe('parseCondition')
  })
})

describe('EntityFormatter', () => {
  const Tracked = new Entity({
    name: 'Tracked',
    table: depot,
    schema: item({
      ...parcelKey,
      label: string(),
      grams: number().optional().savedAs('w'),
      secret: string().hidden().optional(),
      box: map({ size: string(), note: string().hidden().optional() }).optional().savedAs('bx'),
    }),
  })
  const formatter = Tracked.build(EntityFormatter)
  const stored = { ...Key, label: 'L', _et: 'Tracked', _ct: 'c', _md: 'm' }
  const read = { ...key, label: 'L', created: 'c', modified: 'm' }

  test('reads an item of the table', () => {
    const more = { ...stored, w: 1, secret: 's', bx: { size: 'L', note: 'n', x: 1 }, junk: 1 }
    expect(formatter.format(more)).toStrictEqual({ ...read, grams: 1, box: { size: 'L' } })
    expect(formatter.format({ ...stored, w: undefined })).toStrictEqual(read)
  })

  test('keeps what is asked for', () => {
    expect(formatter.format(stored, { attributes: ['label', 'hub'] })).toStrictEqual({
      hub: 'ams',
      label: 'L',
    })
    expect(formatter.format({ bx: { size: 'L' } }, { attributes: ['box.size'] })).toStrictEqual({
      box: { size: 'L' },
    })
    expect(formatter.format({ ...stored, secret: 's' }, { attributes: ['secret'] })).toStrictEqual({})
    expect(formatter.format(stored, { attributes: ['nope'] as never })).toStrictEqual({})
  })

  test('tells the key of what it refuses, as far as there is one', () => {
    const table = new Table({ name: 'single', partitionKey: { name: 'id', type: 'string' } })
    const One = new Entity({
      name: 'One',
      table,
      timestamps: false,
      schema: item({ id: string().key(), n: number() }),
    })
    const failure = (entity: Entity, raw: object): unknown => {
      try {
        return entity.build(EntityFormatter).format(raw as never)
      } catch (error) {
        const { code, path, payload } = error as { code: string; path: string; payload: object }
        return { code, path, ...payload }
      }
    }
    const code = 'formatter.missingAttribute'
    expect(failure(One, { id: 'a' })).toStrictEqual({
      code,
      path: 'n',
      partitionKey: 'a',
      sortKey: undefined,
    })
    expect(failure(One, {})).toStrictEqual({ code, path: 'id' })
    expect(failure(Tracked, Key)).toStrictEqual({
      code,
      path: 'label',
      partitionKey: Key.PK,
      sortKey: Key.SK,
    })
    const own = new StatorError('actions.invalidAction', { message: 'x', payload: {} as never })
    const decode = (): never => {
      throw own
    }
    const schema = item({ id: string().key(), n: number().transform({ encode: Number, decode }) })
    const Failing = new Entity({ name: 'Failing', table, timestamps: false, schema })
    expect(failure(Failing, { id: 'a', n: 1 })).toStrictEqual({ code: 'actions.invalidAction', path: 'n' })
  })

  test('takes parts where it is told to', () => {
    expect(formatter.format({ bx: {} }, { partial: true })).toStrictEqual({ box: {} })
  })

  test('reads items in names of code', () => {
    expect(formatter.format({ ...read, entity: 'Tracked', secret: 's' }, { transform: false })).toStrictEqual(
      read,
    )
    expect(formatter.format({ ...key, label: 'L' }, { transform: false })).toStrictEqual({
      ...key,
      label: 'L',
    })
  })

  test('fills the name of the entity in, and misses no timestamps', () => {
    expect(formatter.format({ ...Key, label: 'L' })).toStrictEqual({ ...key, label: 'L' })
    const Shown = new Entity({
      name: 'Shown',
      table: depot,
      schema: item(parcelKey),
      entityAttribute: { hidden: false },
    })
    expect(Shown.build(EntityFormatter).format(Key)).toStrictEqual({ ...key, entity: 'Shown' })
    expect(Shown.build(EntityFormatter).format({}, { partial: true })).toStrictEqual({ entity: 'Shown' })
    expect(formatter.format({ ...Key, label: 'L', _ct: 'c' })).toStrictEqual({
      ...key,
      label: 'L',
      created: 'c',
    })
  })

  test.each<[object, string, string, object]>([
    [{ ...stored, label: undefined }, 'formatter.missingAttribute', 'label', {}],
    [{ ...stored, w: 'x' }, 'formatter.invalidAttribute', 'w', { received: 'x', expected: 'number' }],
    [{ ...stored, bx: {} }, 'formatter.missingAttribute', 'bx.size', {}],
    [
      { ...stored, _et: 'Other' },
      'formatter.invalidAttribute',
      '_et',
      { received: 'Other', expected: ['Tracked'] },
    ],
    [{ ...stored, _md: 1 }, 'formatter.invalidAttribute', '_md', { received: 1, expected: 'string' }],
  ])('refuses %o', (item, expected, path, payload) => {
    expect(() => formatter.format(item as {})).toThrow(
      code(expected, { path, payload: { ...payload, partitionKey: 'HUB#ams', sortKey: '7' } }),
    )
  })

  test('says which item does not fit, as far as its key goes', () => {
    const fail = (item: object) => {
      try {
        formatter.format(item as {})
      } catch (error) {
        return error as Error & { payload: unknown }
      }
      throw new Error('It does fit')
    }
    expect(fail({ ...Key }).message).toMatch(/partitionKey: HUB#ams, sortKey: 7/)
    expect(fail({ PK: '', SK: '7', label: 1 }).payload).toMatchObject({ partitionKey: '', sortKey: '7' })
    const { message, payload } = fail({ SK: '7', label: 1 } as {})
    expect(message).toMatch(/\(sortKey: 7\)/)
    expect(message).not.toMatch(/undefined/)
    expect(payload).toStrictEqual({
      received: 1,
      expected: 'string',
      partitionKey: undefined,
      sortKey: '7',
    })
    expect(fail({}).message).not.toMatch(/\(/)
  })

  test('reads what is no object as an empty one', () => {
    for (const nothing of ['x', 1, undefined, null]) {
      expect(() => formatter.format(nothing as never)).toThrow(
        code('formatter.missingAttribute', { path: 'PK' }),
      )
      expect(formatter.format(nothing as never, { partial: true })).toStrictEqual({})
    }
    for (const internals of [true, false]) {
      const schema = item({ PK: string().key(), SK: string().key() })
      const options = { name: 'Bare', table: Parcel.table, schema, timestamps: internals } as const
      const bare = new Entity({ ...options, entityAttribute: false }).build(EntityFormatter)
      for (const nothing of ['x', 1, undefined, null, ['x'], new Set(['x'])]) {
        expect(bare.format(nothing as never, { partial: true })).toStrictEqual({})
        expect(() => bare.format(nothing as never)).toThrow(
          code('formatter.missingAttribute', { path: 'PK' }),
        )
      }
    }
    expect(EntityFormatter.actionName).toBe('format')
  })

  test('reads tables whose entity attribute has another name', () => {
    const table = new Table({
      name: 't',
      partitionKey: { name: 'id', type: 'string' },
      entityAttributeSavedAs: 'type',
    })
    const Typed = new Entity({
      name: 'Typed',
      table,
      timestamps: false,
      schema: item({ id: string().key(), blob: any().optional() }),
      entityAttribute: { name: 'kind', hidden: false },
    })
    expect(Typed.build(EntityFormatter).format({ id: 'a', type: 'Typed' })).toStrictEqual({
      id: 'a',
      kind: 'Typed',
    })
    expect(
      Typed.build(EntityFormatter).format({ id: 'a', kind: 'Typed' }, { transform: false }),
    ).toStrictEqual({
      id: 'a',
      kind: 'Typed',
    })
  })
})
