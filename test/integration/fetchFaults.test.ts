import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { fetchClient } from '../../src/transport/fetch.js'
import { faults, startFaultProxy } from '../transport/faultProxy.js'
import { describeOnDynamodb, localTable } from './localTable.js'

describeOnDynamodb('fetchClient on DynamoDB Local, through a proxy with faults', () => {
  const TableName = localTable({ partitionKey: { name: 'pk', type: 'string' } })
  const endpoint = inject('dynamodbEndpoint') as string
  let proxy: Awaited<ReturnType<typeof startFaultProxy>>
  beforeAll(async () => {
    proxy = await startFaultProxy(async ({ headers, body }) => {
      const { host, connection, 'content-length': length, ...kept } = headers as Record<string, string>
      const response = await fetch(endpoint, { method: 'POST', headers: kept, body: JSON.stringify(body) })
      return { status: response.status, body: await response.text() }
    })
  })
  afterAll(() => proxy.stop())

  const clientOf = (to: string) =>
    fetchClient({
      endpoint: to,
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      retry: { delay: 1 },
    })
  const visits = async (pk: string) => {
    const { Item } = await clientOf(endpoint).send<{ Item?: { visits: number } }>({
      operation: 'GetItem',
      input: { TableName, Key: { pk }, ConsistentRead: true },
    })
    return Item?.visits
  }
  const add = (pk: string) => ({
    TableName,
    Key: { pk },
    UpdateExpression: 'ADD visits :one',
    ExpressionAttributeValues: { ':one': 1 },
  })

  test.each(['dropAnswer', 'truncate', 'shorten'] as const)(
    'a transaction whose answer is lost (%s) is applied once',
    async fault => {
      proxy.plan(faults[fault], faults[fault])
      const request = { operation: 'TransactWriteItems', input: { TransactItems: [{ Update: add(fault) }] } }

      await expect(clientOf(proxy.endpoint).send(request)).resolves.toMatchObject({
        $metadata: { attempts: 3 },
      })
      expect(await visits(fault)).toBe(1)
    },
  )

  test.each(['truncate', 'shorten', 'corrupt'] as const)(
    'an update whose answer arrives broken (%s) is applied once, and no failure',
    async fault => {
      const pk = `single-${fault}`
      proxy.plan(faults[fault])
      const input = { ...add(pk), ReturnValues: 'ALL_NEW' }

      await expect(clientOf(proxy.endpoint).send({ operation: 'UpdateItem', input })).resolves.toMatchObject({
        AttributesError: { name: 'CorruptResponseError' },
      })
      expect(await visits(pk)).toBe(1)
    },
  )
})
