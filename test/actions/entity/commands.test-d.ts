import { describe, expectTypeOf, test } from 'vitest'
import { DeleteItemCommand } from '../../../src/actions/entity/delete.js'
import { GetItemCommand, type GetItemOptions, type GetItemResponse } from '../../../src/actions/entity/get.js'
import { type Condition, EntityConditionParser } from '../../../src/actions/entity/parseCondition.js'
import type { EntityPaths, EntityPathsUnion } from '../../../src/actions/entity/parsePaths.js'
import {
  PutItemCommand,
  type PutItemInput,
  type PutItemOptions,
  type PutItemResponse,
} from '../../../src/actions/entity/put.js'
import { Entity, type FormattedItem, type ValidItem } from '../../../src/entity/index.js'
import { any, anyOf, item, list, map, number, record, set, string, tuple } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'

const table = new Table({
  name: 't',
  partitionKey: { name: 'PK', type: 'string' },
  sortKey: { name: 'SK', type: 'string' },
})
const Parcel = new Entity({
  name: 'Parcel',
  table,
  schema: item({
    hub: string().key().savedAs('PK'),
    code: string().key().savedAs('SK').default('0'),
    label: string(),
    status: string().enum('packed', 'sent').default('packed'),
    grams: number().optional().savedAs('w'),
    secret: string().hidden().optional(),
    tags: set(string()).optional(),
    stops: list(map({ city: string(), at: number().optional() })),
    box: map({ size: number(), 'a.b': string().optional() }),
    rates: record(string().enum('eu', 'us'), number()).optional(),
    gps: tuple(number(), string()).optional(),
    blob: any().optional(),
    owner: anyOf(number(), map({ first: string() })).optional(),
  }),
})
type Parcel = typeof Parcel
const key = { hub: 'ams' }

const put = Parcel.build(PutItemCommand)
const get = Parcel.build(GetItemCommand)
const remove = Parcel.build(DeleteItemCommand)

const parcel = { hub: 'ams', label: 'x', stops: [{ city: 'Oslo' }], box: { size: 1 } }

describe('an input', () => {
  test('leaves out what is optional or has a default', () => {
    put.item(parcel)
    put.item({ ...parcel, status: 'sent', grams: 2, created: 'x', entity: 'Parcel' })
    expectTypeOf(put.item(parcel)).toEqualTypeOf<PutItemCommand<Parcel, any>>()
    expectTypeOf<PutItemInput<Parcel>['status']>().toEqualTypeOf<'packed' | 'sent' | undefined>()
  })

  test('is refused at the property that is wrong', () => {
    // @ts-expect-error [2345] -- label is missing.
    put.item({ hub: 'ams', stops: [], box: { size: 1 } })
    // @ts-expect-error [2345] -- hub is missing.
    put.item({ label: 'x', stops: [], box: { size: 1 } })
    put.item({
      ...parcel,
      // @ts-expect-error [2353] -- no such attribute.
      weight: 1,
    })
    put.item({
      ...parcel,
      // @ts-expect-error [2820] -- a typo.
      status: 'sendt',
    })
    put.item({
      ...parcel,
      // @ts-expect-error [2322] -- a number.
      grams: 'x',
    })
    put.item({
      ...parcel,
      box: {
        // @ts-expect-error [2322] -- a number, deep down.
        size: 'x',
      },
    })
    put.item({
      ...parcel,
      stops: [
        {
          city: 'Oslo',
          // @ts-expect-error [2353] -- no such attribute, deep down.
          nope: 1,
        },
      ],
    })
    put.item({
      ...parcel,
      // @ts-expect-error [2322] -- the name of another entity.
      entity: 'Other',
    })
  })

  test('is a key', () => {
    get.key(key)
    get.key({ hub: 'ams', code: '7' })
    remove.key(key)
    // @ts-expect-error [2345] -- hub is missing.
    get.key({ code: '7' })
    // @ts-expect-error [2345] -- hub is missing.
    remove.key({})
    get.key({
      // @ts-expect-error [2322] -- text.
      hub: 1,
    })
    get.key({
      ...key,
      // @ts-expect-error [2353] -- no key attribute.
      label: 'x',
    })
  })

  test('can be given to the constructor', () => {
    new PutItemCommand(Parcel, parcel, { capacity: 'NONE' })
    expectTypeOf(new GetItemCommand(Parcel, key)).toExtend<GetItemCommand<Parcel>>()
    // @ts-expect-error [2345] -- hub is missing.
    new GetItemCommand(Parcel, { code: '7' })
  })
})

describe('options', () => {
  test('are refused at the one that does not exist', () => {
    get.options({ capacity: 'NONE', consistent: true, attributes: ['label'], tableName: 'x' })
    get.options({
      capacity: 'NONE',
      // @ts-expect-error [2322] -- no such option.
      oops: 1,
    })
    put.options({
      capacity: 'NONE',
      // @ts-expect-error [2322] -- an option of reads.
      consistent: true,
    })
    remove.options({
      // @ts-expect-error [2322] -- no such option.
      oops: 1,
    })
    get.options({
      // @ts-expect-error [2322] -- one of three values.
      capacity: 'ALL',
    })
    put.options({
      // @ts-expect-error [2322] -- only updates return new values.
      returnValues: 'ALL_NEW',
    })
    get.options({
      // @ts-expect-error [2322] -- no such path.
      attributes: ['label', 'nope'],
    })
  })

  test('may be of a type that the caller leaves open', () => {
    const load = <OPTIONS extends GetItemOptions<Parcel>>(
      options: OPTIONS,
    ): Promise<GetItemResponse<Parcel, OPTIONS>> => get.key(key).options(options).send()
    expectTypeOf(load({ consistent: true })).resolves.toHaveProperty('Item')
  })

  test('are named by the type of a command', () => {
    const named: GetItemCommand<Parcel, { attributes: ('label' | 'grams')[] }> = get
      .key(key)
      .options({ attributes: ['label', 'grams'] })
    expectTypeOf(named.send()).resolves.toHaveProperty('Item')
  })

  test('are what a function makes of the previous ones', () => {
    get.options({ capacity: 'NONE' }).options(previous => {
      expectTypeOf(previous).toEqualTypeOf<{ capacity: 'NONE' }>()
      return { ...previous, consistent: true } as const
    })
    const both: PutItemOptions<Parcel> = { returnValues: 'ALL_OLD', condition: { attr: 'grams', gt: 1 } }
    expectTypeOf(put.options(both)).toEqualTypeOf<PutItemCommand<Parcel, PutItemOptions<Parcel>>>()
    expectTypeOf<GetItemOptions<Parcel>['attributes']>().toEqualTypeOf<
      readonly EntityPaths<Parcel>[] | undefined
    >()
  })
})

describe('a response', () => {
  test('holds the item', () => {
    const got = get.key(key)
    expectTypeOf(got.send).returns.resolves.toExtend<GetItemResponse<Parcel>>()
    expectTypeOf(got.send).returns.resolves.toHaveProperty('Item').toEqualTypeOf<
      | {
          hub: string
          code: string
          label: string
          status: 'packed' | 'sent'
          grams?: number | undefined
          tags?: Set<string> | undefined
          stops: { city: string; at?: number | undefined }[]
          box: { size: number; 'a.b'?: string | undefined }
          rates?: { eu: number; us: number } | undefined
          gps?: [number, string] | undefined
          blob?: unknown
          owner?: number | { first: string } | undefined
          created: string
          modified: string
        }
      | undefined
    >()
    expectTypeOf(got.send).returns.resolves.toHaveProperty('$metadata')
  })

  test('holds what is asked for', () => {
    const some = get
      .options({ attributes: ['label', 'box.size', 'stops[0].city', 'grams', 'secret'] })
      .key(key)
    expectTypeOf(some.send)
      .returns.resolves.toHaveProperty('Item')
      .toEqualTypeOf<
        | { label: string; box: { size: number }; stops: { city: string }[]; grams?: number | undefined }
        | undefined
      >()
    const every = get.key(key).options({ consistent: true })
    expectTypeOf(every.send)
      .returns.resolves.toHaveProperty('Item')
      .toEqualTypeOf<FormattedItem<Parcel> | undefined>()
    const attributes: EntityPaths<Parcel>[] = ['label']
    const unknown = get.key(key).options({ attributes: attributes as ('label' | 'grams')[] })
    expectTypeOf(unknown.send)
      .returns.resolves.toHaveProperty('Item')
      .toEqualTypeOf<{ label: string; grams?: number | undefined } | undefined>()
  })

  test('of a put holds the item that was written, and the old one if it is asked for', () => {
    const written = put.item(parcel)
    expectTypeOf(written.params().ToolboxItem).toEqualTypeOf<ValidItem<Parcel>>()
    expectTypeOf(written.send)
      .returns.resolves.toHaveProperty('ToolboxItem')
      .toEqualTypeOf<ValidItem<Parcel>>()
    expectTypeOf(written.send).returns.resolves.toHaveProperty('Attributes').toEqualTypeOf<undefined>()
    expectTypeOf(written.options({ returnValues: 'NONE' }).send)
      .returns.resolves.toHaveProperty('Attributes')
      .toEqualTypeOf<undefined>()
    expectTypeOf(written.options({ returnValues: 'ALL_OLD' }).send)
      .returns.resolves.toHaveProperty('Attributes')
      .toEqualTypeOf<FormattedItem<Parcel> | undefined>()
    expectTypeOf<PutItemResponse<Parcel, PutItemOptions<Parcel>>['Attributes']>().toEqualTypeOf<undefined>()
  })

  test('of a delete holds the old item if it is asked for', () => {
    expectTypeOf(remove.key(key).send)
      .returns.resolves.toHaveProperty('Attributes')
      .toEqualTypeOf<undefined>()
    expectTypeOf(remove.options({ returnValues: 'ALL_OLD' }).key(key).send)
      .returns.resolves.toHaveProperty('Attributes')
      .toEqualTypeOf<FormattedItem<Parcel> | undefined>()
  })
})

describe('a condition', () => {
  const on = (condition: Condition<Parcel>) => put.options({ condition })

  test('takes every path, and the operators of its type', () => {
    on({ attr: 'label', beginsWith: 'x' })
    on({ attr: 'grams', between: [1, 2] })
    on({ attr: 'status', in: ['sent'] })
    on({ attr: 'status', beginsWith: 'se' })
    on({ attr: 'box.size', gt: { attr: 'grams' } })
    on({ attr: "box['a.b']", exists: true })
    on({ attr: 'stops[1].city', eq: 'Oslo' })
    on({ attr: 'rates.eu', lt: 2 })
    on({ attr: 'gps[1]', contains: 'x' })
    on({ attr: 'blob.any.path[2]', eq: 1 })
    on({ attr: 'owner.first', eq: 'x' })
    on({ attr: 'tags', contains: 'x' })
    on({ attr: 'created', gt: '2031' })
    on({ attr: 'entity', eq: 'Parcel' })
    on({ size: 'stops', gte: 2 })
    on({ or: [{ attr: 'grams', gt: 1 }, { not: { and: [{ attr: 'label', exists: false }] } }] })
    Parcel.build(EntityConditionParser).parse({ attr: 'box.size', eq: 1 })
  })

  test('is refused at what is wrong', () => {
    // @ts-expect-error [2322] -- no such path.
    on({ attr: 'nope', eq: 1 })
    // @ts-expect-error [2322] -- no such path, deep down.
    on({ attr: 'box.nope', eq: 1 })
    on({
      attr: 'grams',
      // @ts-expect-error [2322] -- a number.
      eq: 'x',
    })
    on({
      attr: 'status',
      // @ts-expect-error [2820] -- a typo.
      eq: 'sendt',
    })
    on({
      attr: 'grams',
      // @ts-expect-error [2322] -- an operator of text.
      beginsWith: 'x',
    })
    put.options({
      // @ts-expect-error [2322] -- no such path.
      condition: { attr: 'nope', eq: 1 },
    })
  })

  test('in options has no operators of other types', () => {
    put.options({ condition: { attr: 'grams', lt: 1 }, capacity: 'TOTAL' })
    // @ts-expect-error [2322] -- an operator of text.
    put.options({ condition: { attr: 'grams', beginsWith: 'x' } })
    // @ts-expect-error [2322] -- the same, deep down.
    put.options({ condition: { and: [{ not: { attr: 'grams', contains: 'x' } }] } })
    // @ts-expect-error [2322] -- maps are not compared.
    put.options({ condition: { attr: 'box', eq: 'x' } })
    // @ts-expect-error [2322] -- sets neither.
    put.options({ condition: { attr: 'tags', eq: new Set(['x']) } })
    // @ts-expect-error [2322] -- sizes are numbers.
    put.options({ condition: { size: 'label', beginsWith: 'x' } })
  })

  test('may be any for its parser, which checks it when it runs', () => {
    const parser = Parcel.build(EntityConditionParser)
    const made: Condition = { attr: 'nope', eq: 1 }
    parser.parse(made)
    parser.transform({ attr: 'label', eq: 5 })
    const parse = <ENTITY extends Entity>(entity: ENTITY, condition: Condition<ENTITY>) =>
      entity.build(EntityConditionParser).parse(condition)
    parse(Parcel, { attr: 'label', eq: 'x' })
    // @ts-expect-error [2322] -- a path is text.
    parser.parse({ attr: 5, exists: true })
  })
})

describe('paths', () => {
  test('of several entities can be merged', () => {
    const Other = new Entity({
      name: 'Other',
      table,
      timestamps: false,
      entityAttribute: false,
      schema: item({ PK: string().key(), SK: string().key() }),
    })
    expectTypeOf<EntityPaths<typeof Other>>().toEqualTypeOf<'PK' | 'SK' | "['PK']" | "['SK']">()
    expectTypeOf<EntityPathsUnion<[typeof Other, Parcel]>>().toEqualTypeOf<
      EntityPaths<typeof Other> | EntityPaths<Parcel>
    >()
    expectTypeOf<EntityPaths>().toEqualTypeOf<string>()
  })
})
