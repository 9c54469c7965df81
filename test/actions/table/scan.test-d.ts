import { describe, expectTypeOf, test } from 'vitest'
import {
  type IScanCommand,
  ScanCommand,
  type ScanOptions,
  type ScanResponse,
} from '../../../src/actions/table/scan.js'
import type { FormattedItem } from '../../../src/entity/index.js'
import { depot, Parcel, Truck } from './depot.js'

const scan = depot.build(ScanCommand)
type ReadParcel = FormattedItem<typeof Parcel>
type ReadTruck = FormattedItem<typeof Truck>

/** The type of the items that a command responds with. */
type ItemOf<COMMAND extends { send(): Promise<{ Items?: unknown[] }> }> = NonNullable<
  Awaited<ReturnType<COMMAND['send']>>['Items']
>[number]

describe('options', () => {
  test('fit the index', () => {
    scan.options({ consistent: true, select: 'ALL_ATTRIBUTES' })
    scan.options({ index: 'byWeight', consistent: true, select: 'ALL_PROJECTED_ATTRIBUTES' })
    scan.options({ index: 'byPlate', consistent: false, select: 'ALL_PROJECTED_ATTRIBUTES' })

    // @ts-expect-error [2322] -- no such index
    scan.options({ index: 'byName' })
    // @ts-expect-error [2322] -- never consistent
    scan.options({ index: 'byPlate', consistent: true })
    // @ts-expect-error [2322] -- no index, no projection of it
    scan.options({ select: 'ALL_PROJECTED_ATTRIBUTES' })
  })

  test('have a segment and a number of segments, or none', () => {
    scan.options({ segment: 0, totalSegments: 4 })

    // @ts-expect-error [2345] -- of how many?
    scan.options({ segment: 0 })
    // @ts-expect-error [2345] -- which one?
    scan.options({ totalSegments: 4 })
    // @ts-expect-error [2322] -- misspelled
    scan.options({ segment: 0, totalSegment: 4 })
  })

  test('fit the entities', () => {
    const both = scan.entities(Parcel, Truck)
    both.options({ filters: { Parcel: { attr: 'grams', gt: 5 } }, attributes: ['grams', 'axles'] })

    // @ts-expect-error [2322] -- of the other one
    both.options({ filters: { Truck: { attr: 'grams', gt: 5 } } })
    // @ts-expect-error [2322] -- the paths are selected
    both.options({ attributes: ['grams'], select: 'COUNT' })
  })

  test('may come from elsewhere', () => {
    const options = { limit: 5, consistent: true } satisfies ScanOptions<typeof depot>
    expectTypeOf(scan.options(options)).toExtend<ScanCommand>()
    expectTypeOf(scan.entities(Parcel).options({ limit: 5 })).toExtend<IScanCommand>()
  })

  test('may be of a type that a caller leaves open', () => {
    const read = <OPTIONS extends ScanOptions<typeof depot, [typeof Parcel]>>(options: OPTIONS) =>
      scan.entities(Parcel).options(options)
    const projected = read({ attributes: ['grams'], segment: 0, totalSegments: 2 })

    expectTypeOf<ItemOf<typeof projected>>().toEqualTypeOf<{ grams: number }>()
  })
})

describe('items', () => {
  test('are those of the entities', () => {
    const both = scan.entities(Parcel, Truck)

    expectTypeOf<ItemOf<typeof scan>>().toEqualTypeOf<{ [name: string]: unknown }>()
    expectTypeOf<ItemOf<typeof both>>().toEqualTypeOf<ReadParcel | ReadTruck>()
  })

  // In the reference the projection is forgotten.
  test('have the attributes asked for, also when entities come last', () => {
    const first = scan.entities(Parcel).options({ attributes: ['grams'] })
    const last = scan.options({ attributes: ['grams'] }).entities(Parcel)

    expectTypeOf<ItemOf<typeof first>>().toEqualTypeOf<{ grams: number }>()
    expectTypeOf<ItemOf<typeof last>>().toEqualTypeOf<{ grams: number }>()
  })

  test('have what the index projects', () => {
    const keys = scan.entities(Parcel).options({ index: 'keysOnly' })

    expectTypeOf<ItemOf<typeof keys>>().toEqualTypeOf<{ depotId: string; parcelId: string; grams: number }>()
  })

  test('come one by one, or of all segments', async () => {
    const parcels = scan.entities(Parcel)
    for await (const item of parcels.items()) expectTypeOf(item).toEqualTypeOf<ReadParcel>()
    expectTypeOf((await parcels.parallel({ totalSegments: 4 })).Items).toEqualTypeOf<
      ReadParcel[] | undefined
    >()
    expectTypeOf<ScanResponse<typeof depot, [typeof Parcel], {}>['Items']>().toEqualTypeOf<
      ReadParcel[] | undefined
    >()
  })
})
