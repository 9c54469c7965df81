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
  UpdateItemCommand,
} from '../../../../src/actions/entity/update/index.js'
import { $SUM, isAddition, isExtension } from '../../../../src/actions/entity/update/symbols.js'
import { Entity } from '../../../../src/entity/index.js'
import { any, anyOf, item, list, map, number, record, string } from '../../../../src/schema/index.js'
import { jsonStringify } from '../../../../src/transformers/jsonStringify.js'
import { depot, Key, key, Parcel, parcelKey, Tracked } from '../../../entity/parcel.js'
import { depotOf } from '../client.js'
import { writeOptions, wrongOptions } from '../writeOptions.js'

const update = () => Parcel.build(UpdateItemCommand)
/** As a program without types calls it: the request without what it repeats of the input. */
const requestOf = (changes: object) => {
  const { ToolboxItem, ...request } = update()
    .item({ ...key, ...changes })
    .params()
  return request
}
const updateBy = (options: object) =>
  update()
    .item({ ...key, label: 'x' })
    .options(options as {})
    .params()

type Names = Record<string, string>
type Values = Record<string, unknown>

describe('the expression of an update', () => {
  test.each<[object, string, Names?, Values?]>([
    [{ label: 'x' }, 'SET #s_1 = :s_1', { '#s_1': 'label' }, { ':s_1': 'x' }],
    [{ grams: $remove() }, 'REMOVE #r_1', { '#r_1': 'w' }],
    [{ label: $get('box.size') }, 'SET #s_1 = #s_2.#s_3', { '#s_1': 'label', '#s_2': 'bx', '#s_3': 'size' }],
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
    [{ grams: $get('grams', 0) }, 'SET #s_1 = if_not_exists(#s_1, :s_1)', { '#s_1': 'w' }, { ':s_1': 0 }],
    [
      { grams: $sum($get('grams', 0), 5) },
      'SET #s_1 = if_not_exists(#s_1, :s_1) + :s_2',
      { '#s_1': 'w' },
      { ':s_1': 0, ':s_2': 5 },
    ],
    [
      { grams: $subtract($get('fee'), $get('grams', 1)) },
      'SET #s_1 = #s_2 - if_not_exists(#s_1, :s_1)',
      { '#s_1': 'w', '#s_2': 'fee' },
      { ':s_1': 1 },
    ],
    [{ grams: $add(5) }, 'ADD #a_1 :a_1', { '#a_1': 'w' }, { ':a_1': 5 }],
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
      { stops: { 2: 'c', 0: 'a' } },
      'SET #s_1[0] = :s_1, #s_1[2] = :s_2',
      { '#s_1': 'stops' },
      { ':s_1': 'a', ':s_2': 'c' },
    ],
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
      { legs: { 1: { km: $add(3) } } },
      'ADD #a_1[1].#a_2 :a_1',
      { '#a_1': 'legs', '#a_2': 'km' },
      { ':a_1': 3 },
    ],
    [{ legs: [$set({ km: 4 })] }, 'SET #s_1[0] = :s_1', { '#s_1': 'legs' }, { ':s_1': { km: 4 } }],
    [{ legs: { 0: $get('legs[1]') } }, 'SET #s_1[0] = #s_1[1]', { '#s_1': 'legs' }],
    [{ box: { note: 'x' } }, 'SET #s_1.#s_2 = :s_1', { '#s_1': 'bx', '#s_2': 'n' }, { ':s_1': 'x' }],
    [{ box: { note: $remove() } }, 'REMOVE #r_1.#r_2', { '#r_1': 'bx', '#r_2': 'n' }],
    [
      { box: $set({ size: 'L', note: 'x' }) },
      'SET #s_1 = :s_1',
      { '#s_1': 'bx' },
      { ':s_1': { size: 'L', n: 'x' } },
    ],
    [
      { box: $get('box', { size: 'S' }) },
      'SET #s_1 = if_not_exists(#s_1, :s_1)',
      { '#s_1': 'bx' },
      { ':s_1': { size: 'S' } },
    ],
    [{ box: $remove() }, 'REMOVE #r_1', { '#r_1': 'bx' }],
    [
      { scans: { mon: 1, tue: $add(2), wed: $remove() } },
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
    [{ scans: $set({ mon: 1 }) }, 'SET #s_1 = :s_1', { '#s_1': 'scans' }, { ':s_1': { 'D#mon': 1 } }],
    [
      { grams: $get('scans.mon', 0) },
      'SET #s_1 = if_not_exists(#s_2.#s_3, :s_1)',
      { '#s_1': 'w', '#s_2': 'scans', '#s_3': 'D#mon' },
      { ':s_1': 0 },
    ],
    [{ gps: [1] }, 'SET #s_1[0] = :s_1', { '#s_1': 'gps' }, { ':s_1': 1 }],
    [{ gps: { 1: 9 } }, 'SET #s_1[1] = :s_1', { '#s_1': 'gps' }, { ':s_1': 9 }],
    [{ gps: $set([1, 2]) }, 'SET #s_1 = :s_1', { '#s_1': 'gps' }, { ':s_1': [1, 2] }],
    [{ blob: 'x' }, 'SET #s_1 = :s_1', { '#s_1': 'blob' }, { ':s_1': 'x' }],
    [
      { blob: { a: { b: 1 }, c: [2] } },
      'SET #s_1.#s_2.#s_3 = :s_1, #s_1.#s_4[0] = :s_2',
      { '#s_1': 'blob', '#s_2': 'a', '#s_3': 'b', '#s_4': 'c' },
      { ':s_1': 1, ':s_2': 2 },
    ],
    [{ blob: { a: { a: 1 } } }, 'SET #s_1.#s_2.#s_2 = :s_1', { '#s_1': 'blob', '#s_2': 'a' }, { ':s_1': 1 }],
    [{ blob: $set({ a: 1 }) }, 'SET #s_1 = :s_1', { '#s_1': 'blob' }, { ':s_1': { a: 1 } }],
    [{ blob: $add(1) }, 'ADD #a_1 :a_1', { '#a_1': 'blob' }, { ':a_1': 1 }],
    [
      { blob: { k: $append([1]) } },
      'SET #s_1.#s_2 = list_append(if_not_exists(#s_1.#s_2, :s_1), :s_2)',
      { '#s_1': 'blob', '#s_2': 'k' },
      { ':s_1': [], ':s_2': [1] },
    ],
    [{ owner: $add(1) }, 'ADD #a_1 :a_1', { '#a_1': 'owner' }, { ':a_1': 1 }],
    [
      { owner: { first: 'x' } },
      'SET #s_1.#s_2 = :s_1',
      { '#s_1': 'owner', '#s_2': 'first' },
      { ':s_1': 'x' },
    ],
    [{ owner: $set({ first: 'x' }) }, 'SET #s_1 = :s_1', { '#s_1': 'owner' }, { ':s_1': { first: 'x' } }],
    [
      {
        box: { note: 'q' },
        label: 'n',
        grams: $add(1),
        tags: $delete(new Set(['t'])),
        stops: { 0: $remove() },
      },
      'SET #s_1 = :s_1, #s_2.#s_3 = :s_2 REMOVE #r_1[0] ADD #a_1 :a_1 DELETE #d_1 :d_1',
      { '#s_1': 'label', '#a_1': 'w', '#d_1': 'tags', '#r_1': 'stops', '#s_2': 'bx', '#s_3': 'n' },
      { ':s_1': 'n', ':a_1': 1, ':d_1': new Set(['t']), ':s_2': 'q' },
    ],
    // Lost by the reference: emptied lists and `any`s.
    [{ stops: [] }, 'SET #s_1 = :s_1', { '#s_1': 'stops' }, { ':s_1': [] }],
    [{ blob: {} }, 'SET #s_1 = :s_1', { '#s_1': 'blob' }, { ':s_1': {} }],
    [{ blob: { a: [] } }, 'SET #s_1.#s_2 = :s_1', { '#s_1': 'blob', '#s_2': 'a' }, { ':s_1': [] }],
  ])('of %o is %s', (changes, UpdateExpression, names, values) => {
    expect(requestOf(changes)).toStrictEqual({
      TableName: 'depot',
      Key,
      UpdateExpression,
      ...(names && { ExpressionAttributeNames: names }),
      ...(values && { ExpressionAttributeValues: values }),
    })
  })

  test.each([{}, { box: {} }, { scans: {} }, { label: undefined }, { stops: [undefined] }])(
    'is left out where %o changes nothing',
    changes => {
      expect(requestOf(changes)).toStrictEqual({ TableName: 'depot', Key })
    },
  )

  test.each<[object, string, string | undefined, unknown?]>([
    [{ label: $remove() }, 'parsing.attributeRequired', 'label'],
    [{ box: $set({ note: 'x' }) }, 'parsing.attributeRequired', 'box.$SET.size'],
    [{ box: $get('box', { note: 'x' }) }, 'parsing.attributeRequired', 'box.$GET[1].size'],
    [{ gps: { 5: 1 } }, 'parsing.invalidAttributeInput', 'gps', { received: 5 }],
    [{ stops: { '01': 'a' } }, 'parsing.invalidAttributeInput', 'stops', { received: '01' }],
    [{ stops: { '1abc': 'a' } }, 'parsing.invalidAttributeInput', 'stops', { received: '1abc' }],
    [{ stops: [1] }, 'parsing.invalidAttributeInput', 'stops[0]', { received: 1, expected: 'string' }],
    [{ scans: { mon: 'x' } }, 'parsing.invalidAttributeInput', 'scans.mon'],
    [{ grams: { [$SUM]: [1, 2, 3] } }, 'parsing.invalidAttributeInput', 'grams.$SUM'],
    [{ grams: $get('nope') }, 'actions.invalidExpressionAttributePath', undefined, { attributePath: 'nope' }],
    [{ grams: $get('') }, 'parsing.invalidAttributeInput', 'grams.$GET[0]'],
    [{ grams: $add($get('fee')) }, 'parsing.invalidAttributeInput', 'grams.$ADD'],
    [{ grams: $add(undefined) }, 'parsing.invalidAttributeInput', 'grams'],
    [{ label: $add(1) }, 'parsing.invalidAttributeInput', 'label'],
    [{ label: $set('x') }, 'parsing.invalidAttributeInput', 'label'],
    [{ tags: $append(['a']) }, 'parsing.invalidAttributeInput', 'tags'],
    // Read as nothing by the reference.
    [{ stops: $add(1) }, 'parsing.invalidAttributeInput', 'stops'],
    [{ stops: $set(undefined) }, 'parsing.invalidAttributeInput', 'stops'],
    [{ box: $append(['a']) }, 'parsing.invalidAttributeInput', 'box'],
    [{ box: $set(undefined) }, 'parsing.invalidAttributeInput', 'box'],
    [{ scans: $sum(1, 2) }, 'parsing.invalidAttributeInput', 'scans'],
    [{ scans: $set({ mon: $add(1) }) }, 'parsing.invalidAttributeInput', 'scans.$SET.mon'],
    [{ gps: $prepend([1]) }, 'parsing.invalidAttributeInput', 'gps'],
    [{ legs: $append([$set({ km: 1 })]) }, 'parsing.attributeRequired', 'legs.$APPEND[0].km'],
    [{ stops: $append([$get('label')]) }, 'parsing.invalidAttributeInput', 'stops.$APPEND[0]'],
    [{ blob: new Date(0) }, 'parsing.invalidAttributeInput', 'blob'],
    [{ owner: $get('owner', { last: 'x' }) }, 'parsing.invalidAttributeInput', 'owner.$GET[1]'],
  ])('of %o is refused', (changes, code, path, payload) => {
    expect(() => requestOf(changes)).toThrow(
      expect.objectContaining({ code, path, ...(payload !== undefined && { payload }) }),
    )
  })
})

describe('an update of what is encoded, or of alternatives', () => {
  const Odd = new Entity({
    name: 'Odd',
    table: depot,
    entityAttribute: false,
    timestamps: false,
    schema: item({
      ...parcelKey,
      cents: number()
        .transform({ encode: (euros: number) => euros * 100, decode: (cents: number) => cents / 100 })
        .optional(),
      text: any().transform(jsonStringify()).optional(),
      byDay: record(string().enum('mon', 'tue'), number()).partial().optional(),
      vehicle: anyOf(map({ seats: number().optional() }), map({ gears: number().optional() })).optional(),
      names: list(list(string())).optional(),
      constructor: string().optional(),
      'unit price': number().optional(),
    }),
  })
  const oddRequest = (changes: object) => {
    const { ToolboxItem, TableName, Key, ...request } = Odd.build(UpdateItemCommand)
      .item({ ...key, ...changes } as never)
      .params()
    return request
  }

  test.each<[object, string, Names, Values]>([
    [{ cents: 2 }, 'SET #s_1 = :s_1', { '#s_1': 'cents' }, { ':s_1': 200 }],
    [
      { cents: $get('cents', 1) },
      'SET #s_1 = if_not_exists(#s_1, :s_1)',
      { '#s_1': 'cents' },
      { ':s_1': 100 },
    ],
    [{ text: { a: 1 } }, 'SET #s_1 = :s_1', { '#s_1': 'text' }, { ':s_1': '{"a":1}' }],
    // The alternative that knows the attribute.
    [
      { vehicle: { gears: 3 } },
      'SET #s_1.#s_2 = :s_1',
      { '#s_1': 'vehicle', '#s_2': 'gears' },
      { ':s_1': 3 },
    ],
    [
      { names: { 4294967294: ['x'] } },
      'SET #s_1[4294967294][0] = :s_1',
      { '#s_1': 'names' },
      { ':s_1': 'x' },
    ],
    [
      { constructor: 'x', 'unit price': 2 },
      'SET #s_1 = :s_1, #s_2 = :s_2',
      { '#s_1': 'constructor', '#s_2': 'unit price' },
      { ':s_1': 'x', ':s_2': 2 },
    ],
    [{ cents: $get('unit price') }, 'SET #s_1 = #s_2', { '#s_1': 'cents', '#s_2': 'unit price' }, {}],
  ])('%o is %s', (changes, UpdateExpression, names, values) => {
    expect(oddRequest(changes)).toStrictEqual({
      UpdateExpression,
      ExpressionAttributeNames: names,
      ...(Object.keys(values).length && { ExpressionAttributeValues: values }),
    })
  })

  test.each<[object, string]>([
    [{ cents: $add(2) }, 'cents'],
    [{ cents: $sum(1, 2) }, 'cents'],
    [{ text: $add(1) }, 'text'],
    [{ text: { a: $add(1) } }, 'text'],
    [{ byDay: { sun: 1 } }, 'byDay'],
    [{ vehicle: { wings: 2 } }, 'vehicle'],
    [{ names: $get('names', [[$get('text')]]) }, 'names.$GET[1][0][0]'],
    [{ names: { '-1': ['x'] } }, 'names'],
    [{ names: { 1.5: ['x'] } }, 'names'],
  ])('%o is refused', (changes, path) => {
    expect(() => oddRequest(changes)).toThrow(
      expect.objectContaining({ code: 'parsing.invalidAttributeInput', path: expect.stringContaining(path) }),
    )
  })
})

describe('params', () => {
  test('hold the options, in this order', () => {
    const params = update()
      .item({ ...key, label: 'x', grams: $add(1) })
      .options({
        condition: { attr: 'grams', lt: 10 },
        returnValuesOnConditionFalse: 'ALL_OLD',
        returnValues: 'UPDATED_NEW',
        metrics: 'SIZE',
        capacity: 'TOTAL',
      })
      .params()

    expect(params).toStrictEqual({
      TableName: 'depot',
      ToolboxItem: { ...key, label: 'x', grams: $add(1) },
      Key,
      UpdateExpression: 'SET #s_1 = :s_1 ADD #a_1 :a_1',
      ReturnConsumedCapacity: 'TOTAL',
      ReturnItemCollectionMetrics: 'SIZE',
      ReturnValues: 'UPDATED_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ConditionExpression: '#c_1 < :c_1',
      ExpressionAttributeNames: { '#c_1': 'w', '#s_1': 'label', '#a_1': 'w' },
      ExpressionAttributeValues: { ':c_1': 10, ':s_1': 'x', ':a_1': 1 },
    })
    expect(Object.keys(params)).toStrictEqual([
      'TableName',
      'ToolboxItem',
      'Key',
      'UpdateExpression',
      'ReturnConsumedCapacity',
      'ReturnItemCollectionMetrics',
      'ReturnValues',
      'ReturnValuesOnConditionCheckFailure',
      'ConditionExpression',
      'ExpressionAttributeNames',
      'ExpressionAttributeValues',
    ])
    expect(Object.keys(params.ExpressionAttributeNames ?? {})[0]).toBe('#c_1')
  })

  test.each([
    ...writeOptions,
    ...['ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW'].map(
      returnValues => [{ returnValues }, { ReturnValues: returnValues }] as const,
    ),
  ])('take the options %o', (options, fields) => {
    expect(updateBy(options)).toStrictEqual({
      TableName: 'depot',
      ToolboxItem: { ...key, label: 'x' },
      Key,
      UpdateExpression: 'SET #s_1 = :s_1',
      ExpressionAttributeNames: { '#s_1': 'label' },
      ExpressionAttributeValues: { ':s_1': 'x' },
      ...fields,
    })
  })

  test.each(wrongOptions)('refuse the options %o', (options, code, payload) => {
    expect(() => updateBy(options)).toThrow(expect.objectContaining({ code, payload, path: undefined }))
  })

  test('look at references before options', () => {
    const command = update()
      .item({ ...key, grams: $get('nope') } as never)
      .options({ oops: 1 } as {})
    expect(() => command.params()).toThrow(
      expect.objectContaining({ code: 'actions.invalidExpressionAttributePath' }),
    )
  })

  test('need an item', () => {
    expect(() => update().params()).toThrow(
      expect.objectContaining({
        code: 'actions.incompleteAction',
        message: expect.stringMatching(/UpdateItemCommand.*item/),
      }),
    )
    expect(() =>
      update()
        .item({ label: 'x' } as never)
        .params(),
    ).toThrow(expect.objectContaining({ code: 'parsing.attributeRequired', path: 'hub' }))
  })

  test('write the internal attributes', () => {
    const { ExpressionAttributeValues, ...params } = Tracked.build(UpdateItemCommand)
      .item({ ...key, label: 'x' })
      .params()
    const now = ExpressionAttributeValues?.[':s_4']
    expect(params).toMatchObject({
      UpdateExpression:
        'SET #s_1 = :s_1, #s_2 = if_not_exists(#s_2, :s_2), #s_3 = if_not_exists(#s_3, :s_3), #s_4 = :s_4',
      ExpressionAttributeNames: { '#s_1': 'label', '#s_2': '_et', '#s_3': '_ct', '#s_4': '_md' },
    })
    expect(ExpressionAttributeValues).toStrictEqual({
      ':s_1': 'x',
      ':s_2': 'Tracked',
      ':s_3': now,
      ':s_4': now,
    })
    expect(() =>
      Tracked.build(UpdateItemCommand)
        .item({ ...key, created: $remove() } as never)
        .params(),
    ).toThrow(expect.objectContaining({ code: 'parsing.attributeRequired', path: 'created' }))
    expect(
      Tracked.build(UpdateItemCommand)
        .item({ ...key, label: $get('created'), modified: 'm' })
        .params(),
    ).toMatchObject({
      UpdateExpression:
        'SET #s_1 = #s_2, #s_3 = if_not_exists(#s_3, :s_1), #s_2 = if_not_exists(#s_2, :s_2), #s_4 = :s_3',
      ExpressionAttributeValues: { ':s_3': 'm' },
    })
  })

  test('write what update defaults and links say', () => {
    const Counted = new Entity({
      name: 'Counted',
      table: depot,
      timestamps: false,
      entityAttribute: false,
      schema: item({
        ...parcelKey,
        count: number()
          .putDefault(0)
          .updateDefault(() => $add(1)),
        text: string().updateLink(input => (isExtension((input as { count: unknown }).count) ? 'yes' : 'no')),
      }),
    })
    expect(Counted.build(UpdateItemCommand).item(key).params()).toMatchObject({
      UpdateExpression: 'SET #s_1 = :s_1 ADD #a_1 :a_1',
      ExpressionAttributeNames: { '#s_1': 'text', '#a_1': 'count' },
      ExpressionAttributeValues: { ':s_1': 'yes', ':a_1': 1 },
    })
    expect(
      Counted.build(UpdateItemCommand)
        .item({ ...key, count: 3 })
        .params().ExpressionAttributeValues,
    ).toStrictEqual({ ':s_1': 3, ':s_2': 'no' })
  })
})

describe('ToolboxItem', () => {
  const toolboxItem = (changes: object) =>
    update()
      .item({ ...key, ...changes })
      .params().ToolboxItem

  test('keeps updates as they were given, marker included', () => {
    const changes = { grams: $add(1), box: { note: $remove() }, stops: $append(['a']), blob: { k: $add(1) } }
    const written = toolboxItem(changes)

    expect(written).toStrictEqual({ ...key, ...changes })
    expect(isExtension(written.grams) && isAddition(written.grams)).toBe(true)
  })

  test('keeps lists as they were given', () => {
    expect(toolboxItem({ stops: ['a', undefined] })).toStrictEqual({ ...key, stops: ['a', undefined] })
    expect(toolboxItem({ stops: { 1: 'a', 2: undefined } })).toStrictEqual({ ...key, stops: { 1: 'a' } })
    expect(toolboxItem({ gps: { 1: 9 } }).gps).toMatchObject({ 1: 9 })
  })
})

describe('a command', () => {
  test('never changes', () => {
    const empty = update()
    const full = empty.item({ ...key, label: 'x' })
    const sized = full.options({ capacity: 'TOTAL' })

    expect(() => empty.params()).toThrow()
    expect(full.params()).not.toHaveProperty('ReturnConsumedCapacity')
    expect(sized.item({ ...key, label: 'y' }).params()).toMatchObject({
      ExpressionAttributeValues: { ':s_1': 'y' },
      ReturnConsumedCapacity: 'TOTAL',
    })
    expect(sized.options(previous => ({ ...previous, metrics: 'SIZE' })).params()).toMatchObject({
      ReturnConsumedCapacity: 'TOTAL',
      ReturnItemCollectionMetrics: 'SIZE',
    })
    expect(Object.keys(sized)).toStrictEqual(['entity'])
    expect(UpdateItemCommand.actionName).toBe('updateItem')
    expect(
      new UpdateItemCommand(Parcel, { ...key, label: 'x' }, { capacity: 'TOTAL' }).params(),
    ).toStrictEqual(sized.params())
  })

  test('makes one update', async () => {
    let made = 0
    const { table, sent } = depotOf()
    const Numbered = new Entity({
      name: 'Numbered',
      table,
      schema: item({ ...parcelKey, serial: number().updateDefault(() => ++made) }),
    })
    const command = Numbered.build(UpdateItemCommand).item(key)
    const { ToolboxItem, ...params } = command.params()
    const response = await command.send()

    expect(made).toBe(1)
    expect(sent[0]?.input).toStrictEqual(params)
    expect(response.ToolboxItem).toStrictEqual(ToolboxItem)
  })
})

describe('computeKey', () => {
  test('gets the same for every write', () => {
    const seen: unknown[] = []
    const Routed = new Entity({
      name: 'Routed',
      table: depot,
      timestamps: false,
      entityAttribute: false,
      schema: item({ route: list(string()).key(), place: map({ city: string() }).key() }),
      computeKey: ({ route, place }) => {
        seen.push({ route, place })
        return { PK: route.join('/'), SK: place.city }
      },
    })
    const input = { route: ['a', 'b'], place: { city: 'Oslo' } }
    const { Key, ...params } = Routed.build(UpdateItemCommand).item(input).params()

    expect(Key).toStrictEqual({ PK: 'a/b', SK: 'Oslo' })
    expect(seen).toStrictEqual([input])
    expect(params).toMatchObject({
      UpdateExpression: 'SET #s_1 = :s_1, #s_2 = :s_2',
      ExpressionAttributeNames: { '#s_1': 'route', '#s_2': 'place' },
      ExpressionAttributeValues: { ':s_1': ['a', 'b'], ':s_2': { city: 'Oslo' } },
    })
  })

  test('is given no update', () => {
    const computeKey = ({ at }: { at: number }) => ({ PK: `A#${at}`, SK: '-' })
    const Computed = new Entity({ name: 'C', table: depot, schema: item({ at: number().key() }), computeKey })
    for (const command of [
      Computed.build(UpdateItemCommand).item({ at: $add(1) } as never),
      Parcel.build(UpdateItemCommand).item({ ...key, hub: $get('label') } as never),
    ]) {
      expect(() => command.params()).toThrow(
        expect.objectContaining({ code: 'actions.parsePrimaryKey.invalidKeyPart' }),
      )
    }
    expect(() =>
      Computed.build(UpdateItemCommand)
        .item({ at: $add(1) } as never)
        .params(),
    ).toThrow(
      expect.objectContaining({
        path: 'at',
        payload: { expected: 'value', received: $add(1), keyPart: 'partitionKey' },
      }),
    )
  })
})

describe('send', () => {
  const parcelAt = (response: unknown) => {
    const { table, sent } = depotOf(response)
    const schema = item({
      ...parcelKey,
      label: string(),
      box: map({ size: string(), note: string() }).savedAs('bx').optional(),
    })
    return { sent, entity: new Entity({ name: 'Parcel', table, schema, timestamps: false }) }
  }
  const input = { ...key, label: 'x' }
  const stored = { ...Key, label: 'O', _et: 'Parcel' }

  test('resolves with the update that was written, and all that the client says', async () => {
    const { entity, sent } = parcelAt({ $metadata: {} })
    const options = {}
    const response = await entity.build(UpdateItemCommand).item(input).send(options)

    expect(response).toMatchObject({ ToolboxItem: input, $metadata: {} })
    expect(response).not.toHaveProperty('Attributes')
    expect(sent).toStrictEqual([
      {
        command: 'UpdateCommand',
        input: {
          TableName: 'depot',
          Key,
          UpdateExpression: 'SET #s_1 = :s_1, #s_2 = if_not_exists(#s_2, :s_2)',
          ExpressionAttributeNames: { '#s_1': 'label', '#s_2': '_et' },
          ExpressionAttributeValues: { ':s_1': 'x', ':s_2': 'Parcel' },
        },
        options,
      },
    ])
    expect(sent[0]?.options).toBe(options)
  })

  test.each(['ALL_OLD', 'ALL_NEW'] as const)('resolves with the item for %s', async returnValues => {
    const { entity } = parcelAt({ Attributes: stored })
    const { Attributes } = await entity.build(UpdateItemCommand).item(input).options({ returnValues }).send()
    expect(Attributes).toStrictEqual({ ...key, label: 'O' })
  })

  test.each(['UPDATED_OLD', 'UPDATED_NEW'] as const)(
    'resolves with a part of it for %s',
    async returnValues => {
      const { entity } = parcelAt({ Attributes: { bx: { note: 'n' } } })
      const { Attributes } = await entity
        .build(UpdateItemCommand)
        .item(input)
        .options({ returnValues })
        .send()
      expect(Attributes).toStrictEqual({ box: { note: 'n' } })
    },
  )

  test('resolves where the item does not fit the schema, and says so', async () => {
    const { entity } = parcelAt({ Attributes: Key })
    const response = await entity
      .build(UpdateItemCommand)
      .item(input)
      .options({ returnValues: 'ALL_OLD' })
      .send()
    expect(response).not.toHaveProperty('Attributes')
    expect(response.AttributesError).toMatchObject({ code: 'formatter.missingAttribute', path: 'label' })
  })

  test('rejects with the stored item where the condition was not met', async () => {
    const error = Object.assign(new Error(), {
      name: 'ConditionalCheckFailedException',
      Item: { PK: { S: 'HUB#ams' }, SK: { S: '7' }, label: { S: 'L' } },
    })
    await expect(parcelAt(error).entity.build(UpdateItemCommand).item(input).send()).rejects.toBe(error)
    expect(error).toMatchObject({ FormattedItem: { ...key, label: 'L' } })
  })

  test('rejects, and never throws', async () => {
    await expect(update().send()).rejects.toMatchObject({ code: 'actions.incompleteAction' })
    await expect(update().item(key).send()).rejects.toMatchObject({ code: 'actions.missingDocumentClient' })
  })
})
