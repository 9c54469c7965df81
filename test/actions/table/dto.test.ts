import { expect, test } from 'vitest'
import { DTO, TableDTO } from '../../../src/actions/table/dto.js'
import { fromDTO, fromTableDTO } from '../../../src/actions/table/fromDTO.js'
import { Table } from '../../../src/table/index.js'
import { depot } from './depot.js'

const partitionKey = { name: 'hk', type: 'string' } as const
const bare = new Table({ partitionKey })
const { name: _, ...keys } = {
  name: 'depot-main',
  partitionKey: depot.partitionKey,
  sortKey: depot.sortKey,
  indexes: depot.indexes,
  entityAttributeSavedAs: '_et',
}

test('a table is written as JSON', () => {
  const dto = depot.build(TableDTO)

  expect(TableDTO.actionName).toBe('dto')
  expect(DTO).toBe(TableDTO)
  expect(dto.table).toBe(depot)
  expect(dto.partitionKey).toBe(depot.partitionKey)
  expect(dto.toJSON()).toStrictEqual({ tableName: 'depot-main', ...keys })
  expect(JSON.parse(JSON.stringify(dto))).toStrictEqual(dto.toJSON())
})

test('what a table does not have is left out', () => {
  expect(bare.build(TableDTO).toJSON()).toStrictEqual({ partitionKey, entityAttributeSavedAs: '_et' })
  expect('tableName' in bare.build(TableDTO)).toBe(false)
})

test('a function that gives the name is asked once', () => {
  let calls = 0
  const dto = new Table({ partitionKey, name: () => `t${++calls}` }).build(TableDTO)

  expect([dto.toJSON().tableName, dto.toJSON().tableName]).toStrictEqual(['t1', 't1'])
})

test('a table is made of JSON again', () => {
  const table = fromTableDTO(JSON.parse(JSON.stringify(depot.build(TableDTO))))

  expect(fromDTO).toBe(fromTableDTO)
  expect(table).toBeInstanceOf(Table)
  expect(table.getName()).toBe('depot-main')
  expect(table.build(TableDTO).toJSON()).toStrictEqual(depot.build(TableDTO).toJSON())
  expect(fromTableDTO({ partitionKey }).entityAttributeSavedAs).toBe('_et')
  expect(fromTableDTO({ partitionKey }).documentClient).toBeUndefined()
  expect(() => fromTableDTO({} as never)).toThrow(expect.objectContaining({ code: 'table.invalidProp' }))
})
