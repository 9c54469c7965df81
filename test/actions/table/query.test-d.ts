import { describe, expectTypeOf, test } from 'vitest'
import {
  $entity,
  type IQueryCommand,
  type Query,
  QueryCommand,
  type QueryOptions,
  type QueryResponse,
} from '../../../src/actions/table/query.js'
import type { Entity, FormattedItem } from '../../../src/entity/index.js'
import { Table } from '../../../src/table/index.js'
import { Dog, depot, Parcel, Truck } from './depot.js'

const query = depot.build(QueryCommand)
const d1 = query.query({ partition: 'D1' })

/** The type of the items that a command responds with. */
type ItemOf<COMMAND extends { send(): Promise<{ Items?: unknown[] }> }> = NonNullable<
  Awaited<ReturnType<COMMAND['send']>>['Items']
>[number]

type ReadParcel = FormattedItem<typeof Parcel>
type ReadTruck = FormattedItem<typeof Truck>

describe('query', () => {
  test('takes values and ranges of the key it reads', () => {
    query.query({ partition: 'D1', range: { between: ['a', 'b'] } })
    query.query({ partition: 'D1', range: { beginsWith: 'a' } })
    query.query({ index: 'byWeight', partition: 'D1', range: { gt: 5n } })
    query.query({ index: 'byEntity', partition: 'Parcel', range: { lte: new Uint8Array() } })
    query.query({ index: 'byPlate', partition: 'T1' })

    // @ts-expect-error [2322] -- a number key
    query.query({ index: 'byWeight', partition: 'D1', range: { gt: '5' } })
    // @ts-expect-error [2353] -- numbers begin with nothing
    query.query({ index: 'byWeight', partition: 'D1', range: { beginsWith: 5 } })
    // @ts-expect-error [2322] -- no binary
    query.query({ index: 'byEntity', partition: 'Parcel', range: { lte: 'x' } })
    // @ts-expect-error [2353] -- DynamoDB knows the beginning of texts alone
    query.query({ index: 'byEntity', partition: 'Parcel', range: { beginsWith: new Uint8Array() } })
    // @ts-expect-error [2322] -- no string
    query.query({ partition: 5 })
    // @ts-expect-error [2322] -- no such index
    query.query({ index: 'byName', partition: 'D1' })
    // @ts-expect-error [2322] -- the index has no sort key
    query.query({ index: 'byPlate', partition: 'T1', range: { gt: 'a' } })
    // @ts-expect-error [2345] -- nothing to read
    query.query({ range: { gt: 'a' } })
    new Table({ partitionKey: { name: 'id', type: 'string' } })
      .build(QueryCommand)
      // @ts-expect-error [2322] -- the table has no sort key
      .query({ partition: 'a', range: { gt: 'a' } })
  })

  test('takes one operator', () => {
    // @ts-expect-error [2322] -- DynamoDB takes one
    query.query({ partition: 'D1', range: { gte: 'a', lte: 'b' } })
    // @ts-expect-error [2322] -- and needs one
    query.query({ partition: 'D1', range: {} })
  })

  test('takes values of a key of several attributes', () => {
    const index = 'byDay'
    query.query({ index, partition: ['AMS', 'CDG'] })
    query.query({ index, partition: ['AMS', 'CDG'], range: [] })
    query.query({ index, partition: ['AMS', 'CDG'], range: ['2031-02-01'] })
    query.query({ index, partition: ['AMS', 'CDG'], range: [{ beginsWith: '2031' }] })
    query.query({ index, partition: ['AMS', 'CDG'], range: ['2031-02-01', { gte: 3 }] })
    query.query({ index, partition: ['AMS', 'CDG'], range: ['2031-02-01', 3] })

    // @ts-expect-error [2322] -- two
    query.query({ index, partition: ['AMS'] })
    // @ts-expect-error [2322] -- two
    query.query({ index, partition: 'AMS' })
    // @ts-expect-error [2322] -- a range comes last
    query.query({ index, partition: ['AMS', 'CDG'], range: [{ gt: 'a' }, 3] })
    // @ts-expect-error [2322] -- the second one is a number
    query.query({ index, partition: ['AMS', 'CDG'], range: ['a', 'b'] })
  })

  test('of a table that is not known is anything', () => {
    expectTypeOf<{ index: 'any'; partition: ['a', 5]; range: ['a', { gt: 5 }] }>().toExtend<Query>()
    expectTypeOf<{ partition: 'a'; range: { beginsWith: 'b' } }>().toExtend<Query>()
  })
})

describe('options', () => {
  test('fit the index', () => {
    const local = query.query({ index: 'byWeight', partition: 'D1' })
    const global = query.query({ index: 'byPlate', partition: 'T1' })
    local.options({ consistent: true, select: 'ALL_PROJECTED_ATTRIBUTES' })
    global.options({ consistent: false, select: 'ALL_PROJECTED_ATTRIBUTES' })
    d1.options({ consistent: true, select: 'ALL_ATTRIBUTES' })

    // @ts-expect-error [2322] -- never consistent
    global.options({ consistent: true })
    // @ts-expect-error [2322] -- no index, no projection of it
    d1.options({ select: 'ALL_PROJECTED_ATTRIBUTES' })
  })

  test('fit the entities', () => {
    const both = d1.entities(Parcel, Truck)
    both.options({ filters: { Parcel: { attr: 'grams', gt: 5 }, Truck: { attr: 'axles', in: [2, 3] } } })
    both.options({ attributes: ['grams', 'axles', 'dims.w', 'tags[0]'] })
    both.options({ attributes: ['grams'], select: 'SPECIFIC_ATTRIBUTES' })
    d1.options({ filter: { attr: 'anything', eq: 5 }, attributes: ['any.thing'] })

    // @ts-expect-error [2322] -- a number
    both.options({ filters: { Parcel: { attr: 'grams', gt: '5' } } })
    // @ts-expect-error [2322] -- of the other one
    both.options({ filters: { Parcel: { attr: 'axles', gt: 5 } } })
    // @ts-expect-error [2322] -- of neither
    both.options({ attributes: ['colour'] })
    // @ts-expect-error [2322] -- each entity has its own
    both.options({ filter: { attr: 'grams', gt: 5 } })
    // @ts-expect-error [2322] -- the paths are selected
    both.options({ attributes: ['grams'], select: 'COUNT' })
  })

  test('have no other name', () => {
    // @ts-expect-error [2322] -- no such option
    d1.options({ limits: 5 })
    // @ts-expect-error [2322] -- of scans only
    d1.options({ segment: 5 })
  })

  test('can be made of the previous ones', () => {
    const next = d1.options({ limit: 5 }).options(previous => {
      expectTypeOf(previous).toEqualTypeOf<{ readonly limit: 5 }>()
      return { ...previous, reverse: true }
    })

    expectTypeOf(next).toExtend<QueryCommand>()
  })

  test('QueryOptions is what they are', () => {
    expectTypeOf<{ limit: 5; reverse: true }>().toExtend<QueryOptions>()
    expectTypeOf<{ attributes: ['grams'] }>().toExtend<QueryOptions<typeof depot, [typeof Parcel]>>()
    expectTypeOf<{ attributes: ['axles'] }>().not.toExtend<QueryOptions<typeof depot, [typeof Parcel]>>()
  })
})

describe('options of a type that a caller leaves open', () => {
  type Primary = { readonly partition: string }
  const primary: Primary = { partition: 'D1' }
  const parcels = query.entities(Parcel)

  test('are taken, and tell the items', () => {
    const read = <OPTIONS extends QueryOptions<typeof depot, [typeof Parcel], Primary>>(options: OPTIONS) =>
      parcels.query(primary).options(options)
    const projected = read({ attributes: ['grams'] })
    // @ts-expect-error [2322] -- of no Parcel
    read({ attributes: ['axles'] })

    expectTypeOf<ItemOf<typeof projected>>().toEqualTypeOf<{ grams: number }>()
  })

  test('are taken of a query that is open as well', () => {
    const read = <
      QUERY extends Query<typeof depot>,
      OPTIONS extends QueryOptions<typeof depot, [typeof Parcel], QUERY>,
    >(
      given: QUERY,
      options: OPTIONS,
    ) => parcels.query(given).options(options)
    read({ partition: 'D1' }, { consistent: true })
    read({ index: 'byPlate', partition: 'D1' }, { select: 'ALL_PROJECTED_ATTRIBUTES' })
    // @ts-expect-error [2322] -- never consistent
    read({ index: 'byPlate', partition: 'D1' }, { consistent: true })

    const plain = <QUERY extends Query<typeof depot>>(
      given: QUERY,
      options: QueryOptions<typeof depot, [typeof Parcel], QUERY>,
    ) => parcels.query(given).options(options)
    plain({ partition: 'D1' }, { limit: 5 })
  })

  test('are of the table itself where no query is named', () => {
    const options: QueryOptions<typeof depot, [typeof Parcel]> = { consistent: true, attributes: ['grams'] }
    parcels.query({ partition: 'D1' }).options(options)
    // @ts-expect-error [2322] -- no index, no projection of it
    const wrong: QueryOptions<typeof depot, [typeof Parcel]> = { select: 'ALL_PROJECTED_ATTRIBUTES' }
    const any: QueryOptions = { select: 'ALL_PROJECTED_ATTRIBUTES', consistent: true }

    expectTypeOf(wrong).toExtend<QueryOptions>()
    expectTypeOf(any).toExtend<QueryOptions>()
  })
})

describe('items', () => {
  test('are as they are stored without entities', () => {
    expectTypeOf<ItemOf<typeof d1>>().toEqualTypeOf<{ [name: string]: unknown }>()
  })

  test('are those of the entities', () => {
    const parcels = d1.entities(Parcel)
    const both = d1.entities(Parcel, Truck)

    expectTypeOf<ItemOf<typeof parcels>>().toEqualTypeOf<ReadParcel>()
    expectTypeOf<ItemOf<typeof both>>().toEqualTypeOf<ReadParcel | ReadTruck>()
  })

  test('narrow on the name of their entity', async () => {
    const all = d1.entities(Parcel, Truck, Dog).options({ showEntityAttr: true })
    type Item = ItemOf<typeof all>
    const grams = (item: Item): number | undefined =>
      'entity' in item ? (item.entity === 'Parcel' ? item.grams : item.axles) : item.age

    expectTypeOf(grams).returns.toEqualTypeOf<number | undefined>()
    expectTypeOf<Extract<Item, { entity: 'Parcel' }>['grams']>().toEqualTypeOf<number>()
  })

  test('narrow on the tag with the name of their entity', () => {
    const both = d1.entities(Parcel, Dog).options({ tagEntities: true })
    const size = (item: ItemOf<typeof both>): number => (item[$entity] === 'Dog' ? item.age : item.grams)

    expectTypeOf(size).returns.toEqualTypeOf<number>()
  })

  test('have the attributes asked for, as far as they are theirs', () => {
    const both = d1.entities(Parcel, Truck).options({ attributes: ['grams', 'dims.w', 'note', 'axles'] })

    expectTypeOf<ItemOf<typeof both>>().toEqualTypeOf<
      | { grams: number; note?: string | undefined; dims?: { w: number } | undefined }
      | { axles: number; note?: string | undefined }
    >()
  })

  test('of an empty projection are whole', () => {
    const parcels = d1.entities(Parcel).options({ attributes: [] })

    expectTypeOf<ItemOf<typeof parcels>>().toEqualTypeOf<ReadParcel>()
  })

  test('keep their projection when entities come last', () => {
    const parcels = d1.options({ attributes: ['grams'] }).entities(Parcel)

    expectTypeOf<ItemOf<typeof parcels>>().toEqualTypeOf<{ grams: number }>()
  })

  test('are counted only', () => {
    const counted = d1.entities(Parcel).options({ select: 'COUNT' })

    expectTypeOf<ItemOf<typeof counted>>().toEqualTypeOf<never>()
  })

  test('have what the index projects', () => {
    const keys = query.query({ index: 'keysOnly', partition: 'P1' }).entities(Parcel)
    const included = query.query({ index: 'included', partition: 'D1' }).entities(Parcel)
    const all = query.query({ index: 'byWeight', partition: 'D1' }).entities(Parcel)
    const fetched = included.options({ select: 'ALL_ATTRIBUTES' })

    expectTypeOf<ItemOf<typeof keys>>().toEqualTypeOf<{ depotId: string; parcelId: string; grams: number }>()
    expectTypeOf<ItemOf<typeof included>>().toEqualTypeOf<{
      depotId: string
      parcelId: string
      grams: number
      note?: string | undefined
    }>()
    expectTypeOf<ItemOf<typeof all>>().toEqualTypeOf<ReadParcel>()
    expectTypeOf<ItemOf<typeof fetched>>().toEqualTypeOf<ReadParcel>()
  })

  test('come one by one', async () => {
    const parcels = d1.entities(Parcel)
    for await (const item of parcels.items({ take: 5 })) expectTypeOf(item).toEqualTypeOf<ReadParcel>()
    for await (const page of parcels.pages())
      expectTypeOf(page.Items).toEqualTypeOf<ReadParcel[] | undefined>()
    expectTypeOf(parcels.items().ended).toEqualTypeOf<
      'all' | 'take' | 'maxPages' | 'stopped' | 'failed' | undefined
    >()
  })

  test('are those of QueryResponse', () => {
    type Response = QueryResponse<
      typeof depot,
      { partition: 'D1' },
      [typeof Parcel],
      { attributes: ['grams'] }
    >

    expectTypeOf<NonNullable<Response['Items']>[number]>().toEqualTypeOf<{ grams: number }>()
    expectTypeOf<Response['Count']>().toEqualTypeOf<number | undefined>()
  })
})

test('any query is an IQueryCommand', () => {
  expectTypeOf(d1.entities(Parcel).options({ limit: 5 })).toExtend<IQueryCommand>()
  expectTypeOf(d1).toExtend<QueryCommand>()
})

test('items of any entity that a class is made for are those of that entity', () => {
  class Store<ENTITY extends Entity> {
    constructor(readonly entity: ENTITY) {}
    all(partition: string) {
      return this.entity.table.build(QueryCommand).entities(this.entity).query({ partition }).send()
    }
  }
  const store = new Store(Parcel)

  expectTypeOf(store.all).returns.resolves.toHaveProperty('Items').toEqualTypeOf<ReadParcel[] | undefined>()
})

test('an entity of any name has `any` in place of it', () => {
  expectTypeOf(Parcel).toExtend<Entity<any, typeof depot>>()
  expectTypeOf(Parcel).toExtend<Entity>()
  // @ts-expect-error [2344] -- an entity is told apart by its name, in its schema too
  expectTypeOf(Parcel).toExtend<Entity<string, typeof depot>>()
})
