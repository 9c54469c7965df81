import { describe, expectTypeOf, test } from 'vitest'
import { BatchGetRequest } from '../../../src/actions/entity/batchGet.js'
import { BatchGetCommand, type BatchGetCommandOptions, execute } from '../../../src/actions/table/batchGet.js'
import type { FormattedItem } from '../../../src/entity/index.js'
import { depot, Parcel, Truck } from './depot.js'

type ReadParcel = FormattedItem<typeof Parcel>
type ReadTruck = FormattedItem<typeof Truck>
const parcel = Parcel.build(BatchGetRequest).key({ depotId: 'D1', parcelId: 'P1' })
const truck = Truck.build(BatchGetRequest).key({ depotId: 'D1', plate: 'T1' })
const both = depot.build(BatchGetCommand).requests(parcel, truck)

describe('execute', () => {
  test('gives an item for each request, in order', async () => {
    const { Responses, UnprocessedRequests } = await execute(both, both.requests(truck))

    expectTypeOf(Responses).toEqualTypeOf<
      [[ReadParcel | undefined, ReadTruck | undefined], [ReadTruck | undefined]]
    >()
    expectTypeOf(UnprocessedRequests).toEqualTypeOf<
      [(typeof parcel | typeof truck)[], (typeof truck)[]] | undefined
    >()
  })

  test('gives lists for lists', async () => {
    const requests: (typeof parcel | typeof truck)[] = []
    const { Responses } = await execute({ capacity: 'TOTAL' }, both.requests(...requests))

    expectTypeOf(Responses).toEqualTypeOf<[(ReadParcel | ReadTruck | undefined)[]]>()
  })

  test('gives the attributes asked for', async () => {
    const { Responses } = await execute(both.options({ attributes: ['grams', 'axles'] }))

    expectTypeOf(Responses).toEqualTypeOf<[[{ grams: number } | undefined, { axles: number } | undefined]]>()
  })

  test('takes commands, and options first', () => {
    execute({ maxAttempts: 5, deadline: 1000, abortSignal: new AbortController().signal }, both)

    // @ts-expect-error [2769] -- no list
    execute([both])
    // @ts-expect-error [2769] -- only 'merge' and 'refuse'
    execute({ duplicates: 'drop' }, both)
  })
})

test('options fit the entities of the requests', () => {
  both.options({ attributes: ['grams', 'note', 'axles'], consistent: true, tableName: 'other' })
  expectTypeOf<{ attributes: ['anything'] }>().toExtend<BatchGetCommandOptions>()

  // @ts-expect-error [2322] -- of neither
  both.options({ attributes: ['colour'] })
  // @ts-expect-error [2322] -- of execute
  both.options({ capacity: 'TOTAL' })
})
