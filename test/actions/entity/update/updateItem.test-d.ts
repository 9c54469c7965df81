import { describe, expectTypeOf, test } from 'vitest'
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
  type UpdateItemInput,
  type UpdateItemOptions,
  type UpdateItemResponse,
} from '../../../../src/actions/entity/update/index.js'
import {
  UpdateAttributesCommand,
  type UpdateAttributesInput,
} from '../../../../src/actions/entity/updateAttributes.js'
import { Entity, type FormattedItem } from '../../../../src/entity/index.js'
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
  set,
  string,
  tuple,
} from '../../../../src/schema/index.js'
import { Table } from '../../../../src/table/index.js'

const table = new Table({ name: 't', partitionKey: { name: 'id', type: 'string' } })
const Item = new Entity({
  name: 'Item',
  table,
  schema: item({
    id: string().key(),
    text: string(),
    status: string().enum('a', 'b').optional(),
    flag: boolean().optional(),
    none: nul().optional(),
    bytes: binary().optional(),
    count: number(),
    big: number().big().optional(),
    level: number().enum(1, 2).optional(),
    tags: set(string()).optional(),
    stops: list(map({ city: string(), at: number().optional() })).optional(),
    names: list(string()),
    gps: tuple(number(), string()).optional(),
    box: map({ size: number(), note: string().optional(), deep: map({ n: number() }).optional() }).optional(),
    rates: record(string(), number()).optional(),
    blob: any().optional(),
    owner: anyOf(number(), map({ first: string() })).optional(),
    always: string().required('always'),
    touched: string().required('always').updateDefault('x'),
  }),
})
type Item = typeof Item
const update = Item.build(UpdateItemCommand)
const replace = Item.build(UpdateAttributesCommand)
const key = { id: 'a', always: 'x' }

describe('an update', () => {
  test('needs the key and what is always required', () => {
    update.item(key)
    replace.item(key)
    // @ts-expect-error [2345] -- the key is missing.
    update.item({ always: 'x' })
    // @ts-expect-error [2345] -- what is always required is missing.
    update.item({ id: 'a' })
    // @ts-expect-error [2345] -- what is always required is missing.
    replace.item({ id: 'a' })
    update.item({
      ...key,
      // @ts-expect-error [2353] -- no such attribute.
      nope: 1,
    })
    expectTypeOf<UpdateItemInput<Item, { filled: true }>['touched']>().not.toExtend<undefined>()
    expectTypeOf<UpdateItemInput>().toEqualTypeOf<{ [name: string]: unknown }>()
  })

  test('of the attribute of an entity is any plain value', () => {
    const plain = {
      ...key,
      text: 'x',
      status: 'a',
      flag: true,
      none: null,
      bytes: new Uint8Array(),
      count: 1,
      big: 1n,
      level: 2,
      tags: new Set(['x']),
      names: ['x'],
      gps: [1, 'x'],
      rates: { eu: 1 },
      blob: { any: 1 },
      owner: { first: 'x' },
      created: 'x',
      entity: 'Item',
    } as const
    update.item({ ...plain, gps: [1, 'x'] })
    replace.item({ ...plain, names: ['x'], gps: [1, 'x'] })
  })

  test('can copy another one', () => {
    const all = {
      ...key,
      text: $get('status'),
      status: $get('text', 'a'),
      count: $get('level', 1),
      flag: $get('flag', true),
    }
    update.item(all)
    replace.item(all)
    update.item({
      ...key,
      tags: $get('tags', new Set(['x'])),
      names: $get('names', ['x']),
      text: $get('status', $get('text', 'x')),
    })
    update.item({
      ...key,
      box: $get('box', { size: 1 }),
      rates: $get('rates', { eu: 1 }),
      gps: $get('gps', [1, 'x']),
    })
    update.item({ ...key, owner: $get('owner', 1), blob: $get('blob') })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- a fallback of another type.
      count: $get('level', 'x'),
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- a fallback outside the enum.
      status: $get('text', 'c'),
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- a fallback that is not complete.
      box: $get('box', { note: 'x' }),
    })
  })

  test('is none of the key', () => {
    // @ts-expect-error [2322] -- the key is given.
    update.item({ always: 'x', id: $get('text') })
    // @ts-expect-error [2322] -- the key is given.
    replace.item({ always: 'x', id: $get('text', 'a') })
  })

  test('that replaces is none inside or in place of a record', () => {
    const Rated = new Entity({
      name: 'Rated',
      table,
      schema: item({ id: string().key(), rates: record(string(), number()) }),
    })
    const rate = Rated.build(UpdateAttributesCommand)
    rate.item({ id: 'a', rates: { eu: 1 } })
    rate.item({ id: 'a', rates: $get('rates', { eu: 1 }) })
    // @ts-expect-error [2322] -- a record is replaced by a plain one.
    rate.item({ id: 'a', rates: $set({ eu: 1 }) })
    // @ts-expect-error [2322] -- no number.
    rate.item({ id: 'a', rates: $add(1) })
    // @ts-expect-error [2322] -- its entries are numbers.
    rate.item({ id: 'a', rates: { eu: $add(1) } })
  })

  test('can remove what is optional', () => {
    const all = {
      ...key,
      status: $remove(),
      tags: $remove(),
      box: $remove(),
      blob: $remove(),
      owner: $remove(),
    }
    update.item(all)
    replace.item(all)
    update.item({ ...key, box: { note: $remove() }, rates: { eu: $remove() }, stops: { 0: $remove() } })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- it is required.
      text: $remove(),
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- it is required.
      count: $remove(),
    })
    update.item({
      ...key,
      box: {
        // @ts-expect-error [2322] -- it is required, deep down.
        size: $remove(),
      },
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- it is required.
      created: $remove(),
    })
  })

  test('can compute with numbers', () => {
    const all = { ...key, count: $add(1), big: $add(1n), level: $add(5) }
    update.item(all)
    replace.item(all)
    update.item({ ...key, count: $sum($get('level', 0), 5), big: $subtract(1n, $get('big')) })
    replace.item({ ...key, count: $subtract(1, 2) })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- no number.
      text: $add(1),
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- no number.
      flag: $sum(1, 2),
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- it holds no bigint.
      count: $add(1n),
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- an operand that is no number.
      count: $sum('x', 1),
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- references are for `$sum`.
      count: $add($get('level')),
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- sets are for `$delete`.
      count: $delete(1),
    })
  })

  test('can add to sets, and take from them', () => {
    update.item({ ...key, tags: $add(new Set(['x'])) })
    update.item({ ...key, tags: $delete(new Set(['x'])) })
    replace.item({ ...key, tags: $delete(new Set(['x'])) })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- no set.
      tags: $add('x'),
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- other elements.
      tags: $add(new Set([1])),
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- no list.
      tags: $append(['x']),
    })
  })

  test('can add to lists, change their elements and replace them', () => {
    update.item({ ...key, names: $append(['x']), stops: $prepend([{ city: 'x' }]) })
    update.item({ ...key, names: $append('x'), stops: $prepend($get('stops', [{ city: 'x' }])) })
    replace.item({ ...key, names: $append(['x']), stops: $prepend([{ city: 'x' }]) })
    update.item({ ...key, names: $set(['x']), stops: { 1: { at: $add(1) }, 2: $set({ city: 'x' }) } })
    update.item({ ...key, names: ['x', undefined, $remove()], stops: [{ city: 'x' }] })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- other elements.
      names: $append([1]),
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- an element that is not complete.
      stops: $append([{ at: 1 }]),
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- an element that is not complete.
      stops: $set([{ at: 1 }]),
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- no set.
      names: $add(new Set(['x'])),
    })
    replace.item({
      ...key,
      // @ts-expect-error [2322] -- lists are complete.
      names: { 0: 'x' },
    })
    replace.item({
      ...key,
      // @ts-expect-error [2322] -- plain values replace.
      names: $set(['x']),
    })
  })

  test('can change parts of tuples, maps and records, and replace them', () => {
    update.item({ ...key, gps: [1], box: { note: 'x', deep: { n: $add(1) } }, rates: { eu: $add(1) } })
    update.item({ ...key, gps: { 1: 'x' }, box: {}, rates: {} })
    update.item({ ...key, gps: $set([1, 'x']), box: $set({ size: 1 }), rates: $set({ eu: 1 }) })
    replace.item({ ...key, gps: [1, 'x'], box: { size: 1 }, rates: { eu: 1 } })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- not complete.
      box: $set({ note: 'x' }),
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- not complete.
      gps: $set([1]),
    })
    update.item({
      ...key,
      box: {
        // @ts-expect-error [2322] -- a number, deep down.
        size: 'x',
      },
    })
    update.item({
      ...key,
      box: {
        // @ts-expect-error [2353] -- no such attribute, deep down.
        nope: 'x',
      },
    })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- no list.
      box: $append(['x']),
    })
    replace.item({
      ...key,
      // @ts-expect-error [2322] -- not complete.
      box: { note: 'x' },
    })
    replace.item({
      ...key,
      // @ts-expect-error [2322] -- not complete.
      gps: [1],
    })
    replace.item({
      ...key,
      rates: {
        // @ts-expect-error [2322] -- updates are for attributes of the item.
        eu: $add(1),
      },
    })
    replace.item({
      ...key,
      // @ts-expect-error [2322] -- plain values replace.
      box: $set({ size: 1 }),
    })
  })

  test('can be of any alternative', () => {
    update.item({ ...key, owner: $add(1) })
    update.item({ ...key, owner: { first: 'x' } })
    update.item({ ...key, owner: $set({ first: 'x' }) })
    update.item({
      ...key,
      // @ts-expect-error [2322] -- of none.
      owner: 'x',
    })
    update.item({
      ...key,
      // @ts-expect-error [2820] -- a typo.
      status: 'c',
    })
  })
})

describe('a response', () => {
  const changed = update.item(key)

  test('holds the update', () => {
    type ToolboxItem = UpdateItemInput<Item, { filled: true }>
    expectTypeOf(changed.params().ToolboxItem).toEqualTypeOf<ToolboxItem>()
    expectTypeOf(changed.send).returns.resolves.toHaveProperty('ToolboxItem').toEqualTypeOf<ToolboxItem>()
    expectTypeOf(replace.item(key).params().ToolboxItem).toEqualTypeOf<UpdateAttributesInput<Item, true>>()
    expectTypeOf<UpdateAttributesInput<Item['schema']>>().toEqualTypeOf<UpdateAttributesInput<Item>>()
  })

  test('holds the item that is asked for', () => {
    type Full = FormattedItem<Item> | undefined
    type Part = FormattedItem<Item, { partial: true }> | undefined
    const attributes = <const RETURNS extends UpdateItemOptions['returnValues']>(_: RETURNS) =>
      ({}) as UpdateItemResponse<Item, { readonly returnValues: RETURNS }>['Attributes']

    expectTypeOf(changed.send).returns.resolves.toHaveProperty('Attributes').toEqualTypeOf<undefined>()
    expectTypeOf(attributes('NONE')).toEqualTypeOf<undefined>()
    expectTypeOf(attributes('ALL_OLD')).toEqualTypeOf<Full>()
    expectTypeOf(attributes('ALL_NEW')).toEqualTypeOf<Full>()
    expectTypeOf(attributes('UPDATED_OLD')).toEqualTypeOf<Part>()
    expectTypeOf(attributes('UPDATED_NEW')).toEqualTypeOf<Part>()
    expectTypeOf(changed.options({ returnValues: 'ALL_NEW' }).send)
      .returns.resolves.toHaveProperty('Attributes')
      .toEqualTypeOf<Full>()
    expectTypeOf(replace.options({ returnValues: 'UPDATED_NEW' }).send)
      .returns.resolves.toHaveProperty('Attributes')
      .toEqualTypeOf<Part>()
  })

  test('follows from options that exist', () => {
    update.options({ capacity: 'TOTAL', condition: { attr: 'box.deep.n', gt: 1 } })
    update.options({
      capacity: 'TOTAL',
      // @ts-expect-error [2322] -- no such option.
      oops: 1,
    })
    update.options({
      // @ts-expect-error [2322] -- no such value.
      returnValues: 'OLD',
    })
    replace.options({
      // @ts-expect-error [2322] -- no such option.
      consistent: true,
    })
  })
})
