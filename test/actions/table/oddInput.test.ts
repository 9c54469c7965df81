import { describe, expect, test } from 'vitest'
import { BatchGetRequest } from '../../../src/actions/entity/batchGet.js'
import { AccessPattern } from '../../../src/actions/table/accessPattern.js'
import { BatchGetCommand, execute as executeBatchGet } from '../../../src/actions/table/batchGet.js'
import { BatchWriteCommand, execute as executeBatchWrite } from '../../../src/actions/table/batchWrite.js'
import { DeletePartitionCommand } from '../../../src/actions/table/deletePartition.js'
import { fromTableDTO } from '../../../src/actions/table/fromDTO.js'
import { PrimaryKeyParser } from '../../../src/actions/table/parsePrimaryKey.js'
import { QueryCommand } from '../../../src/actions/table/query.js'
import { Registry } from '../../../src/actions/table/registry.js'
import { TableRepository } from '../../../src/actions/table/repository.js'
import { ScanCommand } from '../../../src/actions/table/scan.js'
import { TableSchemer } from '../../../src/actions/table/schemer.js'
import { Database } from '../../../src/database/index.js'
import { StatorError } from '../../../src/errors/statorError.js'
import { string } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'
import { clientOf, depot, Parcel, Truck } from './depot.js'

// What JavaScript allows, and types do not.
const values: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  Number.NaN,
  10n,
  '',
  'text',
  Symbol('symbol'),
  () => undefined,
  {},
  [],
  [undefined],
  [null],
  [{}],
  ['text', 5],
  new Map(),
  new Uint8Array(1),
  Object.create(null),
]

const client = clientOf({ Items: [], Responses: {} })
const table = new Table({
  name: 'depot-main',
  partitionKey: depot.partitionKey,
  sortKey: depot.sortKey,
  indexes: depot.indexes,
  documentClient: client,
})
const query = table.build(QueryCommand).entities(Parcel, Truck).query({ partition: 'D1' })
const scan = table.build(ScanCommand).entities(Parcel, Truck)
const deletion = table.build(DeletePartitionCommand).entities(Parcel, Truck).query({ partition: 'D1' })
const get = Parcel.build(BatchGetRequest).key({ depotId: 'D1', parcelId: 'P1' })
const gets = table.build(BatchGetCommand).requests(get)
const writes = table.build(BatchWriteCommand)

type Use = (value: any) => unknown
const options = (names: string, use: (options: any) => unknown): [string, Use][] =>
  names.split(' ').map(name => [`option ${name}`, value => use({ [name]: value })])
const readOptions =
  'attributes capacity consistent entityAttrFilter filter filters invalidItems limit maxPages noEntityMatchBehavior select showEntityAttr tableName'
const filters = (value: unknown) => ({ filters: { Parcel: value } })

const uses: Record<string, [string, Use][]> = {
  QueryCommand: [
    ['table', value => new QueryCommand(value).params()],
    ['entities', value => query.entities(value).params()],
    ['entities in the constructor', value => new QueryCommand(table, value, { partition: 'D1' }).params()],
    ['query', value => query.query(value).params()],
    ['partition', value => query.query({ partition: value }).params()],
    ['range', value => query.query({ partition: 'D1', range: value }).params()],
    ['operator', value => query.query({ partition: 'D1', range: { between: value } } as never).params()],
    ['partitions', value => query.query({ index: 'byDay', partition: value } as never).params()],
    [
      'ranges',
      value => query.query({ index: 'byDay', partition: ['a', 'b'], range: value } as never).params(),
    ],
    ['index', value => query.query({ index: value, partition: 'D1' } as never).params()],
    ['options', value => query.options(value).params()],
    ...options(`${readOptions} reverse tagEntities`, value => query.options(value).params()),
    ['a filter', value => query.options(filters(value) as never).params()],
    [
      'no entities and a filter',
      value =>
        query
          .entities()
          .options({ filter: value } as never)
          .params(),
    ],
    [
      'no entities and attributes',
      value =>
        query
          .entities()
          .options({ attributes: value } as never)
          .params(),
    ],
    ['send', value => query.send(value)],
    ['take', value => query.items({ take: value }).next()],
    ['items', value => query.items(value).next()],
  ],
  ScanCommand: [
    ['entities', value => scan.entities(value).params()],
    ['options', value => scan.options(value).params()],
    ...options(`${readOptions} index segment totalSegments`, value => scan.options(value).params()),
    ['segments', value => scan.options({ segment: value, totalSegments: value }).params()],
    ['parallel', value => scan.parallel(value)],
    ['totalSegments', value => scan.parallel({ totalSegments: value })],
    ['concurrency', value => scan.parallel({ totalSegments: 2, concurrency: value })],
    ['onProgress', value => scan.parallel({ totalSegments: 2, onProgress: value })],
  ],
  DeletePartitionCommand: [
    ['entities', value => deletion.entities(value).params()],
    ['entities, and send', value => deletion.entities(value).send()],
    ['query', value => deletion.query(value).params()],
    ['options', value => deletion.options(value).params()],
    ['queryCommand', value => deletion.queryCommand(value)],
    ...options(
      'capacity consistent entityAttrFilter filters limit noEntityMatchBehavior reverse tableName',
      value => deletion.options(value).params(),
    ),
  ],
  batches: [
    ['requests', value => gets.requests(value).params()],
    ['requests to write', value => writes.requests(value).params()],
    ['options', value => gets.options(value).params()],
    ...options('attributes consistent tableName', value => gets.options(value).params()),
    ['execute', value => executeBatchGet(value)],
    ['execute with options', value => executeBatchGet(value, gets)],
    ['execute with another', value => executeBatchGet(gets, value)],
    ['execute writes', value => executeBatchWrite(value)],
    ...options('capacity maxAttempts deadline concurrency backoff duplicates invalidItems', value =>
      executeBatchGet(value, gets),
    ),
  ],
  others: [
    ['AccessPattern pattern', value => table.build(AccessPattern).pattern(value).query()],
    [
      'AccessPattern result',
      value =>
        table
          .build(AccessPattern)
          .schema(string())
          .pattern(() => value)
          .query('a')
          .params(),
    ],
    [
      'AccessPattern options',
      value =>
        table
          .build(AccessPattern)
          .pattern(() => ({ partition: 'a' }))
          .options(value)
          .query()
          .params(),
    ],
    ['PrimaryKeyParser', value => table.build(PrimaryKeyParser).parse(value)],
    ['Registry entities', value => table.build(Registry).registerEntities(value).build(ScanCommand).params()],
    ['Registry patterns', value => table.build(Registry).registerAccessPatterns(value)],
    ['Registry pattern', value => table.build(Registry).registerAccessPatterns({ one: value })],
    ['TableRepository query', value => table.build(TableRepository).query(value)],
    ['TableRepository batchGet', value => table.build(TableRepository).batchGet(value)],
    ['TableSchemer', value => table.build(TableSchemer).options(value).params()],
    ...options('billingMode throughput timeToLive stream tableClass deletionProtection tableName', value =>
      table.build(TableSchemer).options(value).params(),
    ),
    ['fromTableDTO', value => fromTableDTO(value)],
    ['Table', value => new Table(value)],
    ['Database', value => new Database(value)],
    ['Database table', value => new Database({ one: value })],
    ['Database options', value => new Database({ table }, value)],
  ],
}

describe.each(Object.entries(uses))('%s', (_, all) => {
  test.each(all)('takes any value, or refuses it by an error of its own: %s', async (_, use) => {
    const bare: unknown[] = []
    for (const value of values) {
      try {
        await use(value)
      } catch (error) {
        if (!(error instanceof StatorError)) bare.push([value, error])
      }
    }
    expect(bare).toStrictEqual([])
  })
})
