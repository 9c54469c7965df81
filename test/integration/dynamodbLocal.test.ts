import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { describeOnDynamodb, localDocumentClient, localTable } from './localTable.js'

describeOnDynamodb('DynamoDB Local', () => {
  const TableName = localTable({
    partitionKey: { name: 'pk', type: 'string' },
    sortKey: { name: 'sk', type: 'number' },
  })

  test('stores an item and gives it back', async () => {
    const client = localDocumentClient()
    const Item = { pk: 'a', sk: 1, tags: new Set(['x', 'y']), a: { 'b.c': [null, true] } }
    await client.send(new PutCommand({ TableName, Item }))

    const response = await client.send(new GetCommand({ TableName, Key: { pk: 'a', sk: 1 } }))

    expect(response.Item).toStrictEqual(Item)
  })
})
