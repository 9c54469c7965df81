import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, inject, test } from 'vitest'
import { DeleteItemCommand } from '../../src/actions/entity/delete.js'
import { GetItemCommand } from '../../src/actions/entity/get.js'
import { PutItemCommand } from '../../src/actions/entity/put.js'
import { $add, UpdateItemCommand } from '../../src/actions/entity/update/index.js'
import { QueryCommand } from '../../src/actions/table/query.js'
import { Entity } from '../../src/entity/entity.js'
import { any } from '../../src/schema/any.js'
import { item } from '../../src/schema/item.js'
import { number } from '../../src/schema/number.js'
import { string } from '../../src/schema/string.js'
import { Table } from '../../src/table/table.js'
import { ConditionalCheckFailedException, fetchClient, isException } from '../../src/transport/fetch.js'
import { describeOnDynamodb, localDocumentClient, localTable } from './localTable.js'

const localFetchClient = () =>
  fetchClient({
    endpoint: inject('dynamodbEndpoint') ?? 'http://127.0.0.1:1',
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })

/** One value of each type and of each corner. */
const everything = {
  text: 'a "quoted" \u{1f600} \n\u0000',
  empty: '',
  int: -12,
  fraction: 0.1,
  tiny: 1e-7,
  safe: Number.MAX_SAFE_INTEGER,
  big: 123456789012345678901234567890n,
  yes: true,
  nothing: null,
  bytes: new Uint8Array([0, 1, 254, 255]),
  list: [1, [null, { a: [] }], 'b'],
  map: { 'b.c': { toString: 'x' } },
  texts: new Set(['x', 'y']),
  numbers: new Set([1, 2.5]),
  blobs: new Set([new Uint8Array([1]), new Uint8Array([2, 3])]),
}

describeOnDynamodb('fetchClient on DynamoDB Local', () => {
  const partitionKey = { name: 'pk', type: 'string' } as const
  const sortKey = { name: 'sk', type: 'number' } as const
  const TableName = localTable({ partitionKey, sortKey })
  const client = localFetchClient()
  const table = new Table({ name: TableName, partitionKey, sortKey, documentClient: client })
  const Parcel = new Entity({
    name: 'Parcel',
    table,
    schema: item({
      depot: string().key().savedAs('pk'),
      no: number().key().savedAs('sk'),
      grams: number(),
      note: any().optional(),
    }),
  })

  test('reads every type as the document client wrote it, and the other way round', async () => {
    const documents = localDocumentClient()
    await documents.send(new PutCommand({ TableName, Item: { pk: 'types', sk: 1, ...everything } }))
    const { Item } = await client.send<{ Item: Record<string, unknown> }>({
      operation: 'GetItem',
      input: { TableName, Key: { pk: 'types', sk: 1 } },
    })

    await client.send({ operation: 'PutItem', input: { TableName, Item: { ...Item, sk: 2 } } })
    const back = await documents.send(new GetCommand({ TableName, Key: { pk: 'types', sk: 2 } }))

    expect(Item).toStrictEqual({ pk: 'types', sk: 1, ...everything })
    expect(back.Item).toStrictEqual({ pk: 'types', sk: 2, ...everything })
  })

  test('the actions put, get, update, query and delete', async () => {
    for (const no of [1, 2, 3]) {
      await Parcel.build(PutItemCommand)
        .item({ depot: 'AMS', no, grams: 10 * no, note: { at: [no] } })
        .send()
    }
    await Parcel.build(UpdateItemCommand)
      .item({ depot: 'AMS', no: 2, grams: $add(5) })
      .send()
    const key = { depot: 'AMS', no: 2 }
    const { Item } = await Parcel.build(GetItemCommand).key(key).options({ consistent: true }).send()

    expect(Item).toMatchObject({ depot: 'AMS', no: 2, grams: 25, note: { at: [2] } })

    const query = table.build(QueryCommand).entities(Parcel).query({ partition: 'AMS' })
    const pages = []
    for await (const page of query.options({ limit: 2 }).pages()) pages.push(page.Items?.map(({ no }) => no))
    expect(pages).toStrictEqual([[1, 2], [3]])

    const { Attributes } = await Parcel.build(DeleteItemCommand)
      .key(key)
      .options({ returnValues: 'ALL_OLD' })
      .send()
    expect(Attributes).toMatchObject({ grams: 25 })
  })

  test('a condition that fails is the error of the SDK, with the stored item', async () => {
    await Parcel.build(PutItemCommand).item({ depot: 'CDG', no: 1, grams: 7 }).send()
    const put = Parcel.build(PutItemCommand)
      .item({ depot: 'CDG', no: 1, grams: 8 })
      .options({ condition: { attr: 'depot', exists: false }, returnValuesOnConditionFalse: 'ALL_OLD' })

    const error = await put.send().catch(thrown => thrown)

    expect(error).toBeInstanceOf(ConditionalCheckFailedException)
    expect(isException(error, 'ConditionalCheckFailedException') && error.Item).toMatchObject({
      pk: { S: 'CDG' },
      grams: { N: '7' },
    })
    expect(error).toMatchObject({
      $fault: 'client',
      $metadata: { httpStatusCode: 400, attempts: 1 },
      FormattedItem: { depot: 'CDG', no: 1, grams: 7 },
    })
  })

  test('a cancelled transaction tells a reason for each member', async () => {
    const Put = { TableName, Item: { pk: 'tx', sk: 1, bytes: new Uint8Array([1]) } }
    await client.send({ operation: 'PutItem', input: Put })
    const error = await client
      .send({
        operation: 'TransactWriteItems',
        input: {
          TransactItems: [
            { Put: { TableName, Item: { pk: 'tx', sk: 2 } } },
            {
              Put: {
                ...Put,
                ConditionExpression: 'attribute_not_exists(pk)',
                ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
              },
            },
          ],
        },
      })
      .catch(thrown => thrown)

    expect(error.name).toBe('TransactionCanceledException')
    expect(error.CancellationReasons).toMatchObject([
      { Code: 'None' },
      { Code: 'ConditionalCheckFailed', Item: { pk: { S: 'tx' }, bytes: { B: new Uint8Array([1]) } } },
    ])
  })

  test('batches, transactions and tables', async () => {
    const requests = [1, 2].map(sk => ({ PutRequest: { Item: { pk: 'batch', sk, at: new Set([sk]) } } }))
    const written = await client.send({
      operation: 'BatchWriteItem',
      input: { RequestItems: { [TableName]: requests }, ReturnItemCollectionMetrics: 'SIZE' },
    })
    expect(written).toMatchObject({ UnprocessedItems: {} })

    const Keys = [1, 2].map(sk => ({ pk: 'batch', sk }))
    const { Responses } = await client.send<{ Responses: Record<string, { sk: number }[]> }>({
      operation: 'BatchGetItem',
      input: { RequestItems: { [TableName]: { Keys } } },
    })
    expect(Responses[TableName]?.sort((a, b) => a.sk - b.sk)).toStrictEqual(
      requests.map(({ PutRequest }) => PutRequest.Item),
    )

    const got = await client.send({
      operation: 'TransactGetItems',
      input: { TransactItems: Keys.map(Key => ({ Get: { TableName, Key } })) },
    })
    expect(got['Responses']).toStrictEqual(requests.map(({ PutRequest: { Item } }) => ({ Item })))

    const { Table: described } = await client.send<{ Table: { CreationDateTime: Date } }>({
      operation: 'DescribeTable',
      input: { TableName },
    })
    expect(described.CreationDateTime).toBeInstanceOf(Date)
  })

  test('a number that a double cannot hold is never rounded', async () => {
    const { endpoint, region, credentials } = {
      endpoint: inject('dynamodbEndpoint') as string,
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }
    const stored = ['0.12345678901234567890123456789', '1E+40', '1.5E+30', '-9007199254740993', '1E-100']
    const wire = { pk: { S: 'numbers' }, sk: { N: '1' }, all: { L: stored.map(N => ({ N })) } }
    // Through a client whose encoder is not asked: the SDK would refuse them.
    const raw = localDocumentClient()
    const { PutItemCommand: RawPut } = await import('@aws-sdk/client-dynamodb')
    await raw.send(new RawPut({ TableName, Item: wire }) as never)
    const request = { operation: 'GetItem', input: { TableName, Key: { pk: 'numbers', sk: 1 } } }

    await expect(client.send(request)).rejects.toMatchObject({ code: 'transport.inexactNumber' })
    const lenient = fetchClient({ endpoint, region, credentials, inexactNumber: text => `~${text}` })
    const { Item } = await lenient.send<{ Item: { all: unknown[] } }>(request)
    expect(Item.all).toStrictEqual([
      '~0.12345678901234567890123456789',
      10n ** 40n,
      15n * 10n ** 29n,
      -9007199254740993n,
      1e-100,
    ])
  })
})
