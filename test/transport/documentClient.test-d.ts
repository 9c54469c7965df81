import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocument, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { expectTypeOf, test } from 'vitest'
import type { Entity } from '../../src/entity/entity.js'
import { Table } from '../../src/table/table.js'
import type { NeedsFetchClient, Sendable } from '../../src/transport/edge/client.js'
import type * as edge from '../../src/transport/edge/shapes.js'
import { fetchClient } from '../../src/transport/fetch.js'

const partitionKey = { name: 'pk', type: 'string' } as const
const client = new DynamoDBClient({})
const byFetch = fetchClient({ region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } })

test('a table takes a document client, a fetch client and what stands in for one', () => {
  new Table({ partitionKey, documentClient: DynamoDBDocumentClient.from(client) })
  new Table({ partitionKey, documentClient: DynamoDBDocument.from(client) })
  new Table({ partitionKey, documentClient: byFetch })
  new Table({ partitionKey, documentClient: { send: async () => ({}) } })
  new Table({ partitionKey, documentClient: undefined })
  new Table({ partitionKey }).documentClient = byFetch
})

test('a bare DynamoDBClient is refused', () => {
  // @ts-expect-error [2322] -- DynamoDBDocumentClient.from(client) is one.
  new Table({ partitionKey, documentClient: client })
  const table = new Table({ partitionKey })
  // @ts-expect-error [2559] -- It has no configuration of a document client.
  table.documentClient = client
})

test('an edge action sends unless its table was made with an AWS client', () => {
  const aws = new Table({ partitionKey, documentClient: DynamoDBDocumentClient.from(client) })
  const fetches = new Table({ partitionKey, documentClient: byFetch })
  const mocked = new Table({ partitionKey, documentClient: { send: async () => ({}) } })
  const none = new Table({ partitionKey })

  expectTypeOf<Sendable<typeof aws>>().toEqualTypeOf<NeedsFetchClient>()
  expectTypeOf<Sendable<Entity<'Parcel', typeof aws>>>().toEqualTypeOf<NeedsFetchClient>()
  expectTypeOf<Sendable<typeof fetches>>().toBeUnknown()
  expectTypeOf<Sendable<Entity<'Parcel', typeof fetches>>>().toBeUnknown()
  expectTypeOf<Sendable<typeof mocked>>().toBeUnknown()
  expectTypeOf<Sendable<typeof none>>().toBeUnknown()
  expectTypeOf<Sendable<Table>>().toBeUnknown()
  expectTypeOf<Sendable<Entity>>().toBeUnknown()
})

type Sdk = typeof import('@aws-sdk/lib-dynamodb')
type Input<COMMAND extends keyof Sdk> = Sdk[COMMAND] extends new (
  input: infer INPUT,
) => unknown
  ? INPUT
  : never

test('requests as the edge types them are requests of the SDK', () => {
  expectTypeOf<edge.GetCommandInput>().toExtend<Input<'GetCommand'>>()
  expectTypeOf<edge.PutCommandInput>().toExtend<Input<'PutCommand'>>()
  expectTypeOf<edge.UpdateCommandInput>().toExtend<Input<'UpdateCommand'>>()
  expectTypeOf<edge.DeleteCommandInput>().toExtend<Input<'DeleteCommand'>>()
  expectTypeOf<edge.QueryCommandInput>().toExtend<Input<'QueryCommand'>>()
  expectTypeOf<edge.ScanCommandInput>().toExtend<Input<'ScanCommand'>>()
  expectTypeOf<edge.BatchGetCommandInput>().toExtend<Input<'BatchGetCommand'>>()
  expectTypeOf<edge.BatchWriteCommandInput>().toExtend<Input<'BatchWriteCommand'>>()
  expectTypeOf<edge.TransactGetCommandInput>().toExtend<Input<'TransactGetCommand'>>()
  expectTypeOf<edge.TransactWriteCommandInput>().toExtend<Input<'TransactWriteCommand'>>()
})

test('responses of the SDK are responses as the edge types them', () => {
  expectTypeOf<import('@aws-sdk/lib-dynamodb').GetCommandOutput>().toExtend<edge.GetCommandOutput>()
  expectTypeOf<import('@aws-sdk/lib-dynamodb').PutCommandOutput>().toExtend<edge.PutCommandOutput>()
  expectTypeOf<import('@aws-sdk/lib-dynamodb').UpdateCommandOutput>().toExtend<edge.UpdateCommandOutput>()
  expectTypeOf<import('@aws-sdk/lib-dynamodb').DeleteCommandOutput>().toExtend<edge.DeleteCommandOutput>()
  expectTypeOf<import('@aws-sdk/lib-dynamodb').QueryCommandOutput>().toExtend<edge.QueryCommandOutput>()
  expectTypeOf<import('@aws-sdk/lib-dynamodb').ScanCommandOutput>().toExtend<edge.ScanCommandOutput>()
  expectTypeOf<import('@aws-sdk/lib-dynamodb').BatchGetCommandOutput>().toExtend<edge.BatchGetCommandOutput>()
  expectTypeOf<
    import('@aws-sdk/lib-dynamodb').BatchWriteCommandOutput
  >().toExtend<edge.BatchWriteCommandOutput>()
  expectTypeOf<
    import('@aws-sdk/lib-dynamodb').TransactGetCommandOutput
  >().toExtend<edge.TransactGetCommandOutput>()
  expectTypeOf<
    import('@aws-sdk/lib-dynamodb').TransactWriteCommandOutput
  >().toExtend<edge.TransactWriteCommandOutput>()
})
