import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type AttributeValue, DeleteItemCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { describeOnDynamodb, localTable } from './localTable.js'
import { runScenario, scenarioNames } from './scenarios.js'
import { loadReference, stator, type Toolbox } from './toolbox.js'

// What dynamodb-toolbox 2.10.6 stores is on record, so that it need not be installed. Where it is (`npm run bench`
// installs it), the record is held against it; `RECORD=1` writes it anew.
const record = new URL('referenceStored.json', import.meta.url)
const recorded: Record<string, unknown> = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {}

describeOnDynamodb('what entities store', () => {
  const TableName = localTable({
    partitionKey: { name: 'PK', type: 'string' },
    sortKey: { name: 'SK', type: 'string' },
  })
  const settings = {
    endpoint: inject('dynamodbEndpoint') ?? 'http://127.0.0.1:1',
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }
  const raw = new DynamoDBClient(settings)

  // Timestamps are part of what is compared.
  beforeAll(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-01T12:00:00.000Z') }))
  afterAll(() => {
    vi.useRealTimers()
    raw.destroy()
  })

  /** All items, as the wire has them, bytes as text; the table is empty afterwards. */
  const takeItems = async (): Promise<unknown> => {
    const { Items = [] } = await raw.send(new ScanCommand({ TableName, ConsistentRead: true }))
    for (const { PK, SK } of Items) {
      await raw.send(new DeleteItemCommand({ TableName, Key: { PK, SK } as Record<string, AttributeValue> }))
    }
    const texts = Items.map(item => JSON.stringify(inOrder(item)))
    return texts.sort().map(text => JSON.parse(text))
  }

  const storedBy = async (scenario: string, toolbox: Toolbox, documentClient: DynamoDBDocumentClient) => {
    await takeItems()
    await runScenario(scenario, toolbox, { documentClient, name: TableName })
    return takeItems()
  }

  test.each(scenarioNames)('is what the reference stores: %s', async scenario => {
    const stored = await storedBy(scenario, stator, DynamoDBDocumentClient.from(raw))
    expect(stored).toStrictEqual(recorded[scenario])
  })

  const reference = loadReference()

  test.skipIf(!reference)('the record is right', async () => {
    const { toolbox, DynamoDBClient: Client, DynamoDBDocumentClient: Documents } = reference!
    const client = new Client(settings)
    const now: Record<string, unknown> = {}
    for (const scenario of scenarioNames) {
      now[scenario] = await storedBy(scenario, toolbox, Documents.from(client) as never)
    }
    client.destroy()
    if (process.env['RECORD']) writeFileSync(record, `${JSON.stringify(now, null, 2)}\n`)
    else expect(now).toStrictEqual(recorded)
  })
})

/** DynamoDB keeps no order of attributes, nor of the elements of sets. */
const inOrder = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    entries.map(([name, each]) => [
      name,
      /^[SNB]S$/.test(name) && Array.isArray(each) ? each.map(inOrder).sort() : inOrder(each),
    ]),
  )
}
