import { expect, test } from 'vitest'
import { PrimaryKeyParser } from '../../../src/actions/table/parsePrimaryKey.js'
import { Table } from '../../../src/table/index.js'
import { depot } from './depot.js'

test('the key is taken out as it is', () => {
  expect(PrimaryKeyParser.actionName).toBe('parsePrimaryKey')
  expect(depot.build(PrimaryKeyParser).parse({ rk: 'P1', grams: 5, hk: 'D1' })).toStrictEqual({
    hk: 'D1',
    rk: 'P1',
  })
  const single = new Table({ name: 't', partitionKey: { name: 'n', type: 'number' } })
  expect(single.build(PrimaryKeyParser).parse({ n: 1n, hk: 'D1' })).toStrictEqual({ n: 1n })
})

test('a part that is missing or of another type is refused', () => {
  for (const input of [{}, { hk: 'D1' }, { rk: 'P1' }, { hk: 'D1', rk: 1 }, { hk: null, rk: 'P1' }]) {
    expect(() => depot.build(PrimaryKeyParser).parse(input)).toThrow(
      expect.objectContaining({ code: 'actions.parsePrimaryKey.invalidKeyPart' }),
    )
  }
})
