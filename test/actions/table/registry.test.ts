import { expect, expectTypeOf, test } from 'vitest'
import { AccessPattern } from '../../../src/actions/table/accessPattern.js'
import { PrimaryKeyParser } from '../../../src/actions/table/parsePrimaryKey.js'
import { QueryCommand } from '../../../src/actions/table/query.js'
import { Registry } from '../../../src/actions/table/registry.js'
import { ScanCommand } from '../../../src/actions/table/scan.js'
import { string } from '../../../src/schema/index.js'
import { $entities, TableAction } from '../../../src/table/index.js'
import { depot, Parcel, Truck } from './depot.js'

const registry = depot.build(Registry).registerEntities(Parcel, Truck)
const ofDepot = depot
  .build(AccessPattern)
  .entities(Parcel)
  .schema(string())
  .pattern(partition => ({ partition }))

test('a registry has its entities by name', () => {
  expect(Registry.actionName).toBe('registry')
  expect(depot.build(Registry).entities).toStrictEqual({})
  expect(registry.entities).toStrictEqual({ Parcel, Truck })
  expectTypeOf(registry.entities.Parcel).toEqualTypeOf<typeof Parcel>()
})

test('what it builds knows its entities', () => {
  expect(registry.build(ScanCommand)[$entities]).toStrictEqual([Parcel, Truck])
  expect(registry.build(QueryCommand).query({ partition: 'D1' }).params().FilterExpression).toBe(
    '(#c1_1 = :c1_1) OR (#c1_1 = :c1_2)',
  )
  class Names extends TableAction<typeof depot, (typeof Parcel | typeof Truck)[]> {
    get names() {
      return this[$entities].map(({ entityName }) => entityName)
    }
  }
  expect(registry.build(Names).names).toStrictEqual(['Parcel', 'Truck'])
})

test('entities and access patterns replace earlier ones, and keep the others', () => {
  const all = registry.registerAccessPatterns({ ofDepot })

  expect(all.entities).toStrictEqual({ Parcel, Truck })
  expect(all.accessPatterns).toStrictEqual({ ofDepot })
  expect(all.registerEntities(Parcel).entities).toStrictEqual({ Parcel })
  expect(all.registerEntities(Parcel).accessPatterns).toStrictEqual({ ofDepot })
  expect(all.registerAccessPatterns({}).accessPatterns).toStrictEqual({})
  expect(registry.accessPatterns).toStrictEqual({})
})

test('access patterns can be queried, typed also when entities come last', () => {
  const all = depot.build(Registry).registerAccessPatterns({ ofDepot }).registerEntities(Parcel)
  const query = all.query.ofDepot('D1')

  expect(query.params()).toStrictEqual(ofDepot.query('D1').params())
  expectTypeOf(query).toEqualTypeOf<ReturnType<typeof ofDepot.query>>()
  // @ts-expect-error [2345] -- a string
  expect(() => all.query.ofDepot(5)).toThrow(
    expect.objectContaining({ code: 'parsing.invalidAttributeInput' }),
  )
})

test('a primary key is taken out of an item', () => {
  const parser = depot.build(PrimaryKeyParser)
  const input = { rk: '', hk: 'D1', grams: 5 }

  expect(PrimaryKeyParser.actionName).toBe('parsePrimaryKey')
  expect(parser.parse(input)).toStrictEqual({ hk: 'D1', rk: '' })
  expectTypeOf(parser.parse(input)).toEqualTypeOf<{ hk: string; rk: string }>()
  expect(input).toStrictEqual({ rk: '', hk: 'D1', grams: 5 })
  for (const [key, path, keyPart, received] of [
    [{ hk: 5, rk: 5 }, 'hk', 'partitionKey', 5],
    [{ hk: 'D1' }, 'rk', 'sortKey', undefined],
  ] as const) {
    expect(() => parser.parse(key)).toThrow(
      expect.objectContaining({
        code: 'actions.parsePrimaryKey.invalidKeyPart',
        path,
        payload: { expected: 'string', received, keyPart },
      }),
    )
  }
})
