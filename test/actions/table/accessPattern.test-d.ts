import { expectTypeOf, test } from 'vitest'
import { AccessPattern, type IAccessPattern } from '../../../src/actions/table/accessPattern.js'
import type { FormattedItem } from '../../../src/entity/index.js'
import { map, string } from '../../../src/schema/index.js'
import { depot, Parcel } from './depot.js'

const ofDepot = depot
  .build(AccessPattern)
  .entities(Parcel)
  .schema(map({ depotId: string(), from: string().default('P').savedAs('f') }))
  .pattern(input => {
    expectTypeOf(input).toEqualTypeOf<{ depotId: string; f: string }>()
    return { partition: input.depotId, range: { gte: input.f } }
  })

test('query takes what the schema takes', () => {
  ofDepot.query({ depotId: 'D1' })
  // @ts-expect-error [2322] -- no number
  ofDepot.query({ depotId: 5 })
  // @ts-expect-error [2554] -- an input
  ofDepot.query()
})

test('query gives a query of these entities and options', async () => {
  const { Items } = await ofDepot.query({ depotId: 'D1' }).send()
  expectTypeOf(Items).toEqualTypeOf<FormattedItem<typeof Parcel>[] | undefined>()

  const some = await ofDepot
    .options({ attributes: ['grams'] })
    .query({ depotId: 'D1' })
    .send()
  expectTypeOf(some.Items).toEqualTypeOf<{ grams: number }[] | undefined>()

  const counted = await ofDepot
    .options({ attributes: ['grams'] })
    .pattern(({ depotId }) => ({ partition: depotId, options: { showEntityAttr: true } }))
    .query({ depotId: 'D1' })
    .send()
  expectTypeOf(counted.Items).toEqualTypeOf<{ grams: number; entity: 'Parcel' }[] | undefined>()
})

test('pattern gives a query of the table', () => {
  // @ts-expect-error [2322] -- no such index
  ofDepot.pattern(() => ({ index: 'byName', partition: 'D1' }))
  // @ts-expect-error [2322] -- the index has a number key
  ofDepot.pattern(() => ({ index: 'byWeight', partition: 'D1', range: { gt: '5' } }))
})

test('any access pattern is an IAccessPattern', () => {
  expectTypeOf(ofDepot).toExtend<IAccessPattern>()
})
