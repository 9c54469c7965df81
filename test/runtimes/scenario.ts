import { DeleteItemCommand } from 'stator/edge/entity/actions/delete'
import { GetItemCommand } from 'stator/edge/entity/actions/get'
import { PutItemCommand } from 'stator/edge/entity/actions/put'
import { PutTransaction } from 'stator/edge/entity/actions/transactPut'
import { execute } from 'stator/edge/entity/actions/transactWrite'
import { $add, UpdateItemCommand } from 'stator/edge/entity/actions/update'
import { QueryCommand } from 'stator/edge/table/actions/query'
import { Entity } from 'stator/entity'
import { ConditionalCheckFailedException, fetchClient } from 'stator/fetch'
import { any } from 'stator/schema/any'
import { item } from 'stator/schema/item'
import { number } from 'stator/schema/number'
import { set } from 'stator/schema/set'
import { string } from 'stator/schema/string'
import { Table } from 'stator/table'

/** Where the scenario runs. */
export interface Place {
  readonly endpoint: string
  /** An empty table with the keys `pk` (a string) and `sk` (a number). */
  readonly tableName: string
}

/**
 * A signed put, get, update, conditional failure, query of two pages, batch, transaction and delete, by the actions of
 * `stator/edge`. Resolves with what `expected.ts` says where all is well.
 */
export const scenario = async ({ endpoint, tableName }: Place): Promise<unknown> => {
  const client = fetchClient({
    endpoint,
    region: 'local',
    credentials: async () => ({ accessKeyId: 'local', secretAccessKey: 'local', sessionToken: 'token' }),
  })
  const table = new Table({
    name: tableName,
    partitionKey: { name: 'pk', type: 'string' },
    sortKey: { name: 'sk', type: 'number' },
    documentClient: client,
  })
  const Parcel = new Entity({
    name: 'Parcel',
    table,
    schema: item({
      depot: string().key().savedAs('pk'),
      no: number().key().savedAs('sk'),
      grams: number().default(1),
      tags: set(string()).optional(),
      note: any().optional(),
    }),
    timestamps: false,
  })
  const key = (no: number) => ({ depot: 'AMS', no })

  const note = { bytes: new Uint8Array([0, 255]), big: 12345678901234567890n }
  await Parcel.build(PutItemCommand)
    .item({ ...key(1), grams: 10, tags: new Set(['a', 'b']), note })
    .send()
  await Parcel.build(UpdateItemCommand)
    .item({ ...key(1), grams: $add(5) })
    .send()
  const { Item } = await Parcel.build(GetItemCommand).key(key(1)).options({ consistent: true }).send()
  const read = Item?.note as typeof note

  const refusal: unknown = await Parcel.build(PutItemCommand)
    .item(key(1))
    .options({ condition: { attr: 'no', exists: false }, returnValuesOnConditionFalse: 'ALL_OLD' })
    .send()
    .catch(error => error)
  const { name, FormattedItem } = refusal as { name: string; FormattedItem: { grams: number } }

  for (const no of [2, 3]) await Parcel.build(PutItemCommand).item(key(no)).send()
  const pages: number[][] = []
  const query = table.build(QueryCommand).entities(Parcel).query({ partition: 'AMS' }).options({ limit: 2 })
  for await (const { Items = [] } of query.pages()) pages.push(Items.map(({ no }) => no))

  const stored = [4, 5].map(sk => ({ pk: 'AMS', sk }))
  const RequestItems = { [tableName]: stored.map(Item => ({ PutRequest: { Item } })) }
  await client.send({ operation: 'BatchWriteItem', input: { RequestItems } })
  const { Responses } = await client.send<{ Responses: Record<string, { sk: number }[]> }>({
    operation: 'BatchGetItem',
    input: { RequestItems: { [tableName]: { Keys: stored } } },
  })

  const put = Parcel.build(PutTransaction).options({ condition: { attr: 'no', exists: false } })
  await execute(put.item(key(6)))
  const cancelled: unknown = await execute(put.item(key(7)), put.item(key(6))).catch(error => error)
  const { name: cancellation, CancellationReasons = [] } = cancelled as {
    name: string
    CancellationReasons?: readonly { Code?: string }[]
  }
  const sixth = await Parcel.build(GetItemCommand).key(key(6)).send()

  const { Attributes } = await Parcel.build(DeleteItemCommand)
    .key(key(1))
    .options({ returnValues: 'ALL_OLD' })
    .send()
  return {
    got: Item && {
      ...Item,
      tags: [...(Item.tags ?? [])].sort(),
      note: { bytes: [...read.bytes], big: String(read.big) },
    },
    refused: [name, refusal instanceof ConditionalCheckFailedException, FormattedItem?.grams],
    pages,
    batch: Responses[tableName]?.map(({ sk }) => sk).sort(),
    transaction: [sixth.Item?.no, cancellation, CancellationReasons[1]?.Code],
    deleted: Attributes?.grams,
  }
}
