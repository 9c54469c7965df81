// Each makes a client when it is called, and sends one put: what a function pays before its first answer.

export const stator = `
import { Entity } from 'stator/entity'
import { PutItemCommand } from 'stator/edge/entity/actions/put'
import { fetchClient } from 'stator/fetch'
import { item } from 'stator/schema/item'
import { string } from 'stator/schema/string'
import { Table } from 'stator/table'

export const put = async endpoint => {
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
  const documentClient = fetchClient({ endpoint, region: 'eu-west-1', credentials })
  const table = new Table({ name: 'kv', partitionKey: { name: 'key', type: 'string' }, documentClient })
  const kv = new Entity({ name: 'KV', table, schema: item({ key: string().key(), value: string() }) })
  await kv.build(PutItemCommand).item({ key: 'a', value: 'b' }).send()
}
`

export const sdk = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'

export const put = async endpoint => {
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials }))
  await client.send(new PutCommand({ TableName: 'kv', Item: { key: 'a', value: 'b' } }))
  client.destroy()
}
`
