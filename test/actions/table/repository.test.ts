import { expect, expectTypeOf, test } from 'vitest'
import { BatchGetRequest } from '../../../src/actions/entity/batchGet.js'
import { BatchPutRequest } from '../../../src/actions/entity/batchPut.js'
import { AccessPattern } from '../../../src/actions/table/accessPattern.js'
import { BatchGetCommand, execute as executeBatchGet } from '../../../src/actions/table/batchGet.js'
import { BatchWriteCommand, execute as executeBatchWrite } from '../../../src/actions/table/batchWrite.js'
import { DeletePartitionCommand } from '../../../src/actions/table/deletePartition.js'
import { QueryCommand } from '../../../src/actions/table/query.js'
import { Registry } from '../../../src/actions/table/registry.js'
import { TableRepository } from '../../../src/actions/table/repository.js'
import { ScanCommand } from '../../../src/actions/table/scan.js'
import { TableSpy } from '../../../src/actions/table/spy.js'
import type { FormattedItem } from '../../../src/entity/index.js'
import { string } from '../../../src/schema/index.js'
import { $entities, Table } from '../../../src/table/index.js'
import { clientOf, depot, Parcel, parcel, readParcel, Truck } from './depot.js'

type ReadParcel = FormattedItem<typeof Parcel>
const error = (code: string) => expect.objectContaining({ code })
const repository = depot.build(TableRepository).entities(Parcel, Truck)
const get = Parcel.build(BatchGetRequest).key({ depotId: 'D1', parcelId: 'P1' })
const put = Parcel.build(BatchPutRequest).item({ depotId: 'D1', parcelId: 'P1', grams: 7 })

const sending = (answer: object) => {
  const client = clientOf(answer)
  const table = new Table({ ...depot, name: 'depot-main', documentClient: client }) as unknown as typeof depot
  return { ...client, table, repository: table.build(TableRepository).entities(Parcel) }
}

test('a repository has entities', () => {
  expect(TableRepository.actionName).toBe('repository')
  expect(repository[$entities]).toStrictEqual([Parcel, Truck])
  expect(repository.entities(Parcel)[$entities]).toStrictEqual([Parcel])
  expect(depot.build(Registry).registerEntities(Truck).build(TableRepository)[$entities]).toStrictEqual([
    Truck,
  ])
})

test('parsePrimaryKey', () => {
  expect(repository.parsePrimaryKey({ hk: 'a', rk: 'b', x: 1 })).toStrictEqual({ hk: 'a', rk: 'b' })
})

test('query and scan send', async () => {
  const { repository, table, sent, options } = sending({ Items: [parcel] })
  const abortSignal = new AbortController().signal

  const queried = await repository.query({ partition: 'D1' }, { limit: 5 }, { abortSignal })
  const scanned = await repository.scan({ attributes: ['grams'] })

  expect(queried).toStrictEqual({ Items: [readParcel] })
  expect(scanned).toStrictEqual({ Items: [{ grams: 700 }] })
  expectTypeOf(queried.Items).toEqualTypeOf<ReadParcel[] | undefined>()
  expectTypeOf(scanned.Items).toEqualTypeOf<{ grams: number }[] | undefined>()
  expect(sent).toStrictEqual([
    table.build(QueryCommand).entities(Parcel).query({ partition: 'D1' }).options({ limit: 5 }).params(),
    table
      .build(ScanCommand)
      .entities(Parcel)
      .options({ attributes: ['grams'] })
      .params(),
  ])
  expect(options[0]).toStrictEqual({ abortSignal })
})

test('query knows what its index can', () => {
  // @ts-expect-error [2322] -- never consistent
  repository.query({ index: 'byPlate', partition: 'T1' }, { consistent: true }).catch(() => {})
})

test('deletePartition sends', async () => {
  const { repository, table } = sending({})
  const spy = table.build(TableSpy)
  spy.on(DeletePartitionCommand).resolve({ Count: 3 })

  expect(await repository.deletePartition({ partition: 'D1' }, { limit: 5 })).toStrictEqual({ Count: 3 })
  expect(spy.sent(DeletePartitionCommand).args(0)).toStrictEqual([
    [Parcel],
    { partition: 'D1' },
    { limit: 5 },
  ])
})

test('batchGet and batchWrite make commands, with options in front', async () => {
  const reads = depot.build(BatchGetCommand).requests(get)
  const writes = depot.build(BatchWriteCommand).requests(put)
  const options = { tableName: 'other' }

  expect(repository.batchGet(get).params()).toStrictEqual(reads.params())
  expect(repository.batchGet({ attributes: ['grams'] }, get).params()).toStrictEqual(
    reads.options({ attributes: ['grams'] }).params(),
  )
  expect(repository.batchWrite(put).params()).toStrictEqual(writes.params())
  expect(repository.batchWrite(options, put).params()).toStrictEqual(writes.options(options).params())
  expect(repository.batchGet(undefined as never, get).params()).toStrictEqual(reads.params())
  expect(repository.batchWrite(undefined as never, put).params()).toStrictEqual(writes.params())
  expect(() => (repository.batchGet as () => object)()).toThrow(error('actions.incompleteAction'))
  expect(() => repository.batchWrite(options)).toThrow(error('actions.incompleteAction'))
})

// In the reference these are taken for options.
test('requests are known by what they do', () => {
  const request = { entity: Parcel, params: () => ({ hk: 'D1', rk: 'P1' }) }

  expect(repository.batchGet(request).params()).toStrictEqual({
    'depot-main': { Keys: [{ hk: 'D1', rk: 'P1' }] },
  })
})

test('batches are executed by static methods', async () => {
  const { repository } = sending({ Responses: { 'depot-main': [parcel] } })
  expect(TableRepository.executeBatchGet).toBe(executeBatchGet)
  expect(TableRepository.executeBatchWrite).toBe(executeBatchWrite)

  const { Responses } = await TableRepository.executeBatchGet(
    repository.batchGet({ attributes: ['grams'] }, get),
  )

  expect(Responses).toStrictEqual([[{ grams: 700 }]])
  // In the reference items are typed as if they were whole.
  expectTypeOf(Responses).toEqualTypeOf<[[{ grams: number } | undefined]]>()
})

test('accessPattern', () => {
  const byDepot = repository.accessPattern(string(), partition => ({ partition }), { limit: 5 })

  expect(byDepot).toBeInstanceOf(AccessPattern)
  expect(byDepot.query('D1').params()).toStrictEqual(
    depot
      .build(QueryCommand)
      .entities(Parcel, Truck)
      .query({ partition: 'D1' })
      .options({ limit: 5 })
      .params(),
  )
})
