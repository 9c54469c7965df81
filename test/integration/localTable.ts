import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  type KeyType,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, inject } from 'vitest'

const endpoint = inject('dynamodbEndpoint')

/** A `describe` whose tests talk to DynamoDB Local. Skipped where it cannot run (the run says why). */
export const describeOnDynamodb: typeof describe.only = describe.skipIf(endpoint === undefined)

/** An AWS document client of DynamoDB Local. Makes no request by itself. */
export const localDocumentClient = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: endpoint ?? 'http://127.0.0.1:1',
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  )

/** The part of a `Table` that says how to create it. */
export interface TableKeys {
  readonly partitionKey: { readonly name: string; readonly type: string }
  readonly sortKey?: { readonly name: string; readonly type: string } | undefined
}

const scalarTypes: Record<string, 'S' | 'N' | 'B'> = { string: 'S', number: 'N', binary: 'B' }
let tables = 0

/** Creates a table of its own for the tests around the call, and deletes it after them. Returns its name. */
export const localTable = ({ partitionKey, sortKey }: TableKeys): string => {
  const client = localDocumentClient()
  const TableName = `test-${process.pid}-${++tables}`
  const keys = [partitionKey, ...(sortKey ? [sortKey] : [])]
  const keyTypes: KeyType[] = ['HASH', 'RANGE']

  beforeAll(async () => {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: keys.map(({ name, type }) => ({
          AttributeName: name,
          AttributeType: scalarTypes[type],
        })),
        KeySchema: keys.map(({ name }, index) => ({ AttributeName: name, KeyType: keyTypes[index] })),
      }),
    )
  })
  afterAll(async () => {
    await client.send(new DeleteTableCommand({ TableName }))
    client.destroy()
  })

  return TableName
}
