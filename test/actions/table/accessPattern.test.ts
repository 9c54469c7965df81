import { describe, expect, test } from 'vitest'
import { AccessPattern, IAccessPattern } from '../../../src/actions/table/accessPattern.js'
import { QueryCommand } from '../../../src/actions/table/query.js'
import { map, string } from '../../../src/schema/index.js'
import { $entities } from '../../../src/table/index.js'
import { prefix } from '../../../src/transformers/prefix.js'
import { depot, Parcel } from './depot.js'

const error = (code: string, payload?: unknown) => expect.objectContaining({ code, payload })
const ofDepot = depot
  .build(AccessPattern)
  .entities(Parcel)
  .schema(map({ depotId: string(), from: string().default('P') }))
  .pattern(({ depotId, from }) => ({ partition: depotId, range: { gte: from } }))

describe('query', () => {
  test('is what the pattern makes of its input, defaults filled', () => {
    const query = ofDepot.query({ depotId: 'D1' })

    expect(query).toBeInstanceOf(QueryCommand)
    expect(query[$entities]).toStrictEqual([Parcel])
    expect(query.params()).toStrictEqual(
      depot
        .build(QueryCommand)
        .entities(Parcel)
        .query({ partition: 'D1', range: { gte: 'P' } })
        .params(),
    )
  })

  test('refuses what the schema refuses', () => {
    expect(() => ofDepot.query({ depotId: 5 as never })).toThrow(
      expect.objectContaining({ code: 'parsing.invalidAttributeInput', path: 'depotId' }),
    )
  })

  test('takes a schema of any type', () => {
    const byId = depot
      .build(AccessPattern)
      .schema(string())
      .pattern(partition => ({ partition }))

    expect(byId.query('D1').params().ExpressionAttributeValues).toStrictEqual({ ':c0_1': 'D1' })
  })

  // Keys can be made by the schema's transformers; the reference hands out nothing else.
  test('hands the pattern the input as it is encoded, then as it is in code', () => {
    const encoded = depot
      .build(AccessPattern)
      .schema(map({ depot: string().savedAs('d').transform(prefix('D')) }))
      .pattern(({ d }, { depot }) => ({ partition: d, range: { gt: depot } }))

    expect(encoded.query({ depot: '1' }).params().ExpressionAttributeValues).toStrictEqual({
      ':c0_1': 'D#1',
      ':c0_2': '1',
    })
  })

  test('needs no input without a schema', () => {
    const all = depot.build(AccessPattern).pattern(input => {
      expect(input).toBeUndefined()
      return { partition: 'D1' }
    })

    expect(all.query().params()).toMatchObject({ ExpressionAttributeValues: { ':c0_1': 'D1' } })
    all.query(...(['ignored'] as unknown as []))
  })

  test('needs a pattern', () => {
    expect(() => depot.build(AccessPattern).query()).toThrow(error('actions.incompleteAction'))
  })

  test("has the options of the pattern's result in front of its own", () => {
    const newest = ofDepot
      .pattern(({ depotId }) => ({ partition: depotId, options: { limit: 5, reverse: true } }))
      .options({ limit: 20, consistent: true })

    expect(newest.query({ depotId: 'D1' }).params()).toMatchObject({
      Limit: 5,
      ScanIndexForward: false,
      ConsistentRead: true,
    })
    expect(
      newest
        .options(previous => ({ ...previous, capacity: 'TOTAL' }))
        .query({ depotId: 'D1' })
        .params(),
    ).toMatchObject({
      ReturnConsumedCapacity: 'TOTAL',
      ConsistentRead: true,
      Limit: 5,
    })
  })
})

describe('the chain', () => {
  test('has a name, and copies at each step', () => {
    expect(AccessPattern.actionName).toBe('access-pattern')
    expect(ofDepot).toBeInstanceOf(IAccessPattern)
    expect(ofDepot.entities()[$entities]).toStrictEqual([])
    expect(ofDepot[$entities]).toStrictEqual([Parcel])
  })

  // In the reference every other step forgets it.
  test('keeps what people should know', () => {
    const meta = { title: 'Parcels of a depot' }
    const symbol = Object.getOwnPropertySymbols(ofDepot).find(({ description }) => description === '$meta')!
    const metaOf = (pattern: object) => (pattern as Record<symbol, unknown>)[symbol]
    const known = ofDepot.meta(meta)

    expect(metaOf(ofDepot)).toStrictEqual({})
    expect(
      metaOf(
        known
          .entities(Parcel)
          .schema(string())
          .pattern(partition => ({ partition }))
          .options({}),
      ),
    ).toBe(meta)
  })
})
