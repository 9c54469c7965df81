import { describe, expect, test } from 'vitest'
import {
  $add,
  $append,
  $delete,
  $get,
  $prepend,
  $remove,
  $set,
} from '../../../src/actions/entity/update/index.js'
import { isExtension } from '../../../src/actions/entity/update/symbols.js'
import { UpdateAttributesCommand } from '../../../src/actions/entity/updateAttributes.js'
import { Entity } from '../../../src/entity/index.js'
import { any, item, list, map, number, record, string } from '../../../src/schema/index.js'
import { depot, Key, key, Parcel, parcelKey } from '../../entity/parcel.js'
import { depotOf } from './client.js'
import { writeOptions, wrongOptions } from './writeOptions.js'

const update = () => Parcel.build(UpdateAttributesCommand)
/** As a program without types calls it: the request without what it repeats of the input. */
const requestOf = (changes: object) => {
  const { ToolboxItem, ...request } = update()
    .item({ ...key, ...changes } as never)
    .params()
  return request
}

type Names = Record<string, string>
type Values = Record<string, unknown>

describe('the expression of an update', () => {
  test.each<[object, string, Names, Values?]>([
    [{ label: 'x' }, 'SET #s_1 = :s_1', { '#s_1': 'label' }, { ':s_1': 'x' }],
    [{ grams: $add(1) }, 'ADD #a_1 :a_1', { '#a_1': 'w' }, { ':a_1': 1 }],
    [{ stops: ['a'] }, 'SET #s_1 = :s_1', { '#s_1': 'stops' }, { ':s_1': ['a'] }],
    [{ stops: [] }, 'SET #s_1 = :s_1', { '#s_1': 'stops' }, { ':s_1': [] }],
    [
      { stops: $append(['a']) },
      'SET #s_1 = list_append(if_not_exists(#s_1, :s_1), :s_2)',
      { '#s_1': 'stops' },
      { ':s_1': [], ':s_2': ['a'] },
    ],
    [
      { stops: $prepend('a') },
      'SET #s_1 = list_append(:s_1, if_not_exists(#s_1, :s_2))',
      { '#s_1': 'stops' },
      { ':s_1': ['a'], ':s_2': [] },
    ],
    [{ box: { size: 'S' } }, 'SET #s_1 = :s_1', { '#s_1': 'bx' }, { ':s_1': { size: 'S' } }],
    [
      { box: { size: 'S', note: 'x' } },
      'SET #s_1 = :s_1',
      { '#s_1': 'bx' },
      { ':s_1': { size: 'S', n: 'x' } },
    ],
    [{ scans: { mon: 1 } }, 'SET #s_1 = :s_1', { '#s_1': 'scans' }, { ':s_1': { 'D#mon': 1 } }],
    [{ scans: {} }, 'SET #s_1 = :s_1', { '#s_1': 'scans' }, { ':s_1': {} }],
    [{ gps: [1, 2] }, 'SET #s_1 = :s_1', { '#s_1': 'gps' }, { ':s_1': [1, 2] }],
    [{ blob: { a: 1 } }, 'SET #s_1 = :s_1', { '#s_1': 'blob' }, { ':s_1': { a: 1 } }],
    [{ blob: [1] }, 'SET #s_1 = :s_1', { '#s_1': 'blob' }, { ':s_1': [1] }],
    [{ blob: 3 }, 'SET #s_1 = :s_1', { '#s_1': 'blob' }, { ':s_1': 3 }],
    [{ owner: { first: 'x' } }, 'SET #s_1 = :s_1', { '#s_1': 'owner' }, { ':s_1': { first: 'x' } }],
    [{ owner: $add(1) }, 'ADD #a_1 :a_1', { '#a_1': 'owner' }, { ':a_1': 1 }],
    [{ tags: $add(new Set(['a'])) }, 'ADD #a_1 :a_1', { '#a_1': 'tags' }, { ':a_1': new Set(['a']) }],
    [{ tags: $delete(new Set(['a'])) }, 'DELETE #d_1 :d_1', { '#d_1': 'tags' }, { ':d_1': new Set(['a']) }],
    [{ box: $remove() }, 'REMOVE #r_1', { '#r_1': 'bx' }],
    [
      { box: $get('box', { size: 'S' }) },
      'SET #s_1 = if_not_exists(#s_1, :s_1)',
      { '#s_1': 'bx' },
      { ':s_1': { size: 'S' } },
    ],
    [{ scans: $get('blob') }, 'SET #s_1 = #s_2', { '#s_1': 'scans', '#s_2': 'blob' }],
  ])('of %o is %s', (changes, UpdateExpression, names, values) => {
    expect(requestOf(changes)).toStrictEqual({
      TableName: 'depot',
      Key,
      UpdateExpression,
      ExpressionAttributeNames: names,
      ...(values && { ExpressionAttributeValues: values }),
    })
  })

  test.each<[object, string, string]>([
    [{ stops: { 0: 'a' } }, 'parsing.invalidAttributeInput', 'stops'],
    [{ box: { note: 'x' } }, 'parsing.attributeRequired', 'box.size'],
    [{ box: { size: $get('label') } }, 'parsing.invalidAttributeInput', 'box.size'],
    [{ scans: { mon: $add(1) } }, 'parsing.invalidAttributeInput', 'scans.mon'],
    [{ gps: [1] }, 'parsing.attributeRequired', 'gps[1]'],
    [{ label: $remove() }, 'parsing.attributeRequired', 'label'],
    // `$set` is refused everywhere: the reference overwrites with nothing, or stores nonsense.
    [{ stops: $set(['a']) }, 'parsing.invalidAttributeInput', 'stops'],
    [{ gps: $set([1, 2]) }, 'parsing.invalidAttributeInput', 'gps'],
    [{ box: $set({ size: 'S' }) }, 'parsing.invalidAttributeInput', 'box'],
    [{ scans: $set({ mon: 1 }) }, 'parsing.invalidAttributeInput', 'scans'],
    [{ blob: $set({ a: 1 }) }, 'parsing.invalidAttributeInput', 'blob'],
    [{ blob: { a: $add(1) } }, 'parsing.invalidAttributeInput', 'blob'],
    [{ owner: $set({ first: 'x' }) }, 'parsing.invalidAttributeInput', 'owner'],
    [{ label: $set('x') }, 'parsing.invalidAttributeInput', 'label'],
    [{ scans: $append(['a']) }, 'parsing.invalidAttributeInput', 'scans'],
  ])('of %o is refused', (changes, code, path) => {
    expect(() => requestOf(changes)).toThrow(expect.objectContaining({ code, path }))
  })

  test('of optional maps never empties them', () => {
    const Loose = new Entity({
      name: 'Loose',
      table: depot,
      schema: item({
        ...parcelKey,
        box: map({ note: string().optional() }).optional(),
        rates: record(string(), number()).optional(),
        blob: any().optional(),
      }),
    })
    for (const changes of [
      { box: $set({ note: 'x' }) },
      { rates: $set({ a: 1 }) },
      { blob: $set({ a: 1 }) },
    ]) {
      expect(() =>
        Loose.build(UpdateAttributesCommand)
          .item({ ...key, ...changes } as never)
          .params(),
      ).toThrow(expect.objectContaining({ code: 'parsing.invalidAttributeInput' }))
    }
  })

  test('fills defaults in at the root, and nowhere below', () => {
    const Counted = new Entity({
      name: 'Counted',
      table: depot,
      timestamps: false,
      entityAttribute: false,
      schema: item({
        ...parcelKey,
        count: number().updateDefault(() => $add(1)),
        box: map({ size: string().default('M').updateDefault('S'), deep: list(number()).optional() }),
      }),
    })
    const command = Counted.build(UpdateAttributesCommand)
    expect(command.item({ ...key, box: { size: 'L' } }).params()).toMatchObject({
      UpdateExpression: 'SET #s_1 = :s_1 ADD #a_1 :a_1',
      ExpressionAttributeValues: { ':s_1': { size: 'L' }, ':a_1': 1 },
    })
    expect(() => command.item({ ...key, box: {} } as never).params()).toThrow(
      expect.objectContaining({ code: 'parsing.attributeRequired', path: 'box.size' }),
    )
  })
})

describe('params', () => {
  test('hold the options, in this order', () => {
    const params = update()
      .item({ ...key, label: 'x' })
      .options({ condition: { attr: 'grams', lt: 10 }, returnValues: 'ALL_NEW', capacity: 'TOTAL' })
      .params()
    expect(params).toStrictEqual({
      TableName: 'depot',
      ToolboxItem: { ...key, label: 'x' },
      Key,
      UpdateExpression: 'SET #s_1 = :s_1',
      ReturnConsumedCapacity: 'TOTAL',
      ReturnValues: 'ALL_NEW',
      ConditionExpression: '#c_1 < :c_1',
      ExpressionAttributeNames: { '#c_1': 'w', '#s_1': 'label' },
      ExpressionAttributeValues: { ':c_1': 10, ':s_1': 'x' },
    })
  })

  test.each(writeOptions)('take the options %o', (options, fields) => {
    const params = update()
      .item({ ...key, label: 'x' })
      .options(options as {})
      .params()
    expect(params).toMatchObject({ TableName: 'depot', Key, UpdateExpression: 'SET #s_1 = :s_1', ...fields })
  })

  test.each(wrongOptions)('refuse the options %o', (options, code, payload) => {
    const command = update()
      .item({ ...key, label: 'x' })
      .options(options as {})
    expect(() => command.params()).toThrow(expect.objectContaining({ code, payload, path: undefined }))
  })

  test('need an item', () => {
    expect(() => update().params()).toThrow(
      expect.objectContaining({
        code: 'actions.incompleteAction',
        message: expect.stringMatching(/UpdateAttributesCommand.*item/),
      }),
    )
  })
})

test('ToolboxItem holds plain values, and updates as they were given', () => {
  const changes = {
    box: { size: 'S' },
    stops: ['a'],
    gps: [1, 2] as [number, number],
    scans: { mon: 1 },
    blob: { a: 1 },
    grams: $add(1),
    tags: $remove(),
  }
  const { ToolboxItem } = update()
    .item({ ...key, ...changes })
    .params()

  expect(ToolboxItem).toStrictEqual({ ...key, ...changes })
  expect(isExtension(ToolboxItem.grams)).toBe(true)
})

test('computeKey gets plain values', () => {
  const Routed = new Entity({
    name: 'Routed',
    table: depot,
    schema: item({ route: list(string()).key(), place: map({ city: string() }).key() }),
    computeKey: ({ route, place }) => ({ PK: route.join('/'), SK: place.city }),
  })
  const { Key } = Routed.build(UpdateAttributesCommand)
    .item({ route: ['a', 'b'], place: { city: 'Oslo' } })
    .params()
  expect(Key).toStrictEqual({ PK: 'a/b', SK: 'Oslo' })
})

test('a command never changes', () => {
  const empty = update()
  const full = empty.item({ ...key, label: 'x' })
  const sized = full.options({ capacity: 'TOTAL' })

  expect(() => empty.params()).toThrow()
  expect(full.params()).not.toHaveProperty('ReturnConsumedCapacity')
  expect(sized.options(previous => ({ ...previous, metrics: 'SIZE' })).params()).toMatchObject({
    ReturnConsumedCapacity: 'TOTAL',
    ReturnItemCollectionMetrics: 'SIZE',
  })
  expect(Object.keys(sized)).toStrictEqual(['entity'])
  expect(UpdateAttributesCommand.actionName).toBe('updateAttributes')
  expect(
    new UpdateAttributesCommand(Parcel, { ...key, label: 'x' }, { capacity: 'TOTAL' }).params(),
  ).toStrictEqual(sized.params())
})

describe('send', () => {
  const entityAt = (response: unknown) => {
    const { table, sent } = depotOf(response)
    const schema = item({
      ...parcelKey,
      label: string(),
      box: map({ size: string(), note: string() }).optional(),
    })
    const entity = new Entity({ name: 'Parcel', table, schema, timestamps: false, entityAttribute: false })
    return { sent, command: entity.build(UpdateAttributesCommand).item({ ...key, label: 'x' }) }
  }

  test('resolves with the update, and the item that was asked for', async () => {
    const { sent, command } = entityAt({ Attributes: { ...Key, label: 'O' }, $metadata: {} })
    const response = await command.options({ returnValues: 'ALL_OLD' }).send({ requestTimeout: 1 })

    expect(response).toStrictEqual({
      ToolboxItem: { ...key, label: 'x' },
      Attributes: { ...key, label: 'O' },
      $metadata: {},
    })
    expect(sent).toStrictEqual([
      {
        command: 'UpdateCommand',
        input: {
          TableName: 'depot',
          Key,
          UpdateExpression: 'SET #s_1 = :s_1',
          ExpressionAttributeNames: { '#s_1': 'label' },
          ExpressionAttributeValues: { ':s_1': 'x' },
          ReturnValues: 'ALL_OLD',
        },
        options: { requestTimeout: 1 },
      },
    ])
  })

  test('resolves with the part that was updated', async () => {
    const { command } = entityAt({ Attributes: { box: { size: 'S' } } })
    const { Attributes } = await command.options({ returnValues: 'UPDATED_NEW' }).send()
    expect(Attributes).toStrictEqual({ box: { size: 'S' } })
  })
})
