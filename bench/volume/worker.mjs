// Writes, scans and deletes items through stator: node --expose-gc worker.mjs ENDPOINT ITEMS. Prints what it took as JSON.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Entity } from 'stator/entity'
import { BatchPutRequest } from 'stator/entity/actions/batchPut'
import { item } from 'stator/schema/item'
import { list } from 'stator/schema/list'
import { map } from 'stator/schema/map'
import { number } from 'stator/schema/number'
import { string } from 'stator/schema/string'
import { Table } from 'stator/table'
import { BatchWriteCommand, execute as executeBatchWrite } from 'stator/table/actions/batchWrite'
import { DeletePartitionCommand } from 'stator/table/actions/deletePartition'
import { ScanCommand } from 'stator/table/actions/scan'
import { TableSchemer } from 'stator/table/actions/schemer'
import { prefix } from 'stator/transformers/prefix'

const [, , endpoint, count] = process.argv
const total = Number(count)
const PER_PARTITION = Math.min(5_000, Math.ceil(total / 8))
const WORKERS = 4

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const documentClient = DynamoDBDocumentClient.from(
  new DynamoDBClient({ endpoint, region: 'local', credentials }),
)
const table = new Table({
  name: 'volume',
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'number' },
  documentClient,
})
const Parcel = new Entity({
  name: 'Parcel',
  table,
  schema: item({
    depot: string().key().savedAs('pk').transform(prefix('DEPOT')),
    number: number().key().savedAs('sk'),
    label: string(),
    grams: number().savedAs('w'),
    status: string().enum('packed', 'sent').default('packed'),
    box: map({ width: number(), height: number(), note: string().optional() }),
    stops: list(string()),
  }),
})
const partitions = Math.ceil(total / PER_PARTITION)
const depotOf = index => String(index).padStart(5, '0')
const parcel = index => ({
  depot: depotOf(Math.floor(index / PER_PARTITION)),
  number: index,
  label: `parcel ${index}`,
  grams: index % 5_000,
  box: { width: index % 7, height: 3 },
  stops: ['ams', 'lys', `s${index % 100}`],
})

/** What is held after a collection, and what the process takes, in MB. */
const memory = () => {
  globalThis.gc()
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed / 1e6, rss: rss / 1e6 }
}

/** Does `tasks` tasks, some at once, and tells how long that took, and how much memory at most by quarter. */
const phase = async (name, tasks, task) => {
  const quarters = [0, 1, 2, 3].map(() => ({ heap: 0, rss: 0 }))
  const start = performance.now()
  const cpu = process.cpuUsage()
  let next = 0
  let done = 0
  const sampleEach = Math.max(1, Math.floor(tasks / 40))
  const work = async () => {
    while (next < tasks) {
      await task(next++)
      if (done++ % sampleEach) continue
      const now = memory()
      const quarter = quarters[Math.min(3, Math.floor((4 * (done - 1)) / tasks))]
      quarter.heap = Math.max(quarter.heap, now.heap)
      quarter.rss = Math.max(quarter.rss, now.rss)
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, work))
  const { user, system } = process.cpuUsage(cpu)
  return { name, seconds: (performance.now() - start) / 1e3, cpu: (user + system) / 1e6, quarters }
}

await table.build(TableSchemer).create()
const start = memory()
const phases = []

const CHUNK = 500
phases.push(
  await phase('write', Math.ceil(total / CHUNK), async chunk => {
    const first = chunk * CHUNK
    const requests = Array.from({ length: Math.min(CHUNK, total - first) }, (_, index) =>
      Parcel.build(BatchPutRequest).item(parcel(first + index)),
    )
    const { UnprocessedRequests } = await executeBatchWrite(
      table.build(BatchWriteCommand).requests(...requests),
    )
    if (UnprocessedRequests) throw new Error('Something was not written')
  }),
)

const SEGMENTS = Math.max(WORKERS, Math.ceil(total / 10_000))
const scan = table.build(ScanCommand).entities(Parcel)
let scanned = 0
let sum = 0
phases.push(
  await phase('scan', SEGMENTS, async segment => {
    for await (const { Items = [] } of scan
      .options({ segment, totalSegments: SEGMENTS, consistent: true })
      .pages()) {
      for (const { number: index, label, box } of Items) {
        scanned++
        sum += index
        if (label !== `parcel ${index}` || box.width !== index % 7)
          throw new Error(`${index} is not as it was`)
      }
    }
  }),
)
if (scanned !== total || sum !== (total * (total - 1)) / 2)
  throw new Error(`${scanned} of ${total} were read`)

let deleted = 0
phases.push(
  await phase('delete', partitions, async partition => {
    const { Count } = await table
      .build(DeletePartitionCommand)
      .entities(Parcel)
      .query({ partition: `DEPOT#${depotOf(partition)}` })
      .send()
    deleted += Count
  }),
)
const { Count: left } = await scan.options({ select: 'COUNT', maxPages: Number.POSITIVE_INFINITY }).send()
if (deleted !== total || left !== 0) throw new Error(`${deleted} of ${total} were deleted, ${left} are left`)

process.stdout.write(JSON.stringify({ total, start, end: memory(), phases }))
process.exit()
