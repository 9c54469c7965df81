import { BatchDeleteRequest } from 'stator/edge/entity/actions/batchDelete'
import { BatchGetRequest } from 'stator/edge/entity/actions/batchGet'
import { BatchPutRequest } from 'stator/edge/entity/actions/batchPut'
import { DeleteItemCommand } from 'stator/edge/entity/actions/delete'
import { GetItemCommand } from 'stator/edge/entity/actions/get'
import { PutItemCommand } from 'stator/edge/entity/actions/put'
import { PutTransaction } from 'stator/edge/entity/actions/transactPut'
import { execute } from 'stator/edge/entity/actions/transactWrite'
import { $add, UpdateItemCommand } from 'stator/edge/entity/actions/update'
import { Table as SchemaTable } from 'stator/edge/functional'
import { BatchGetCommand, execute as batchGet } from 'stator/edge/table/actions/batchGet'
import { BatchWriteCommand, execute as batchWrite } from 'stator/edge/table/actions/batchWrite'
import { QueryCommand } from 'stator/edge/table/actions/query'
import { Entity } from 'stator/entity'
import { ConditionalCheckFailedException, type FetchClient, fetchClient } from 'stator/fetch'
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
  /** An empty table with the keys `hash` and `range`, both strings. */
  readonly schemaTable: string
}

/**
 * A signed put, get, update, conditional failure, query of two pages, batches, transactions and delete, by the actions
 * of `stator/edge`, then by its functional layer. Resolves with what `expected.ts` says where all is well.
 */
export const scenario = async ({ endpoint, tableName, schemaTable }: Place): Promise<unknown> => {
  const client = fetchClient({
    endpoint,
    region: 'local',
    credentials: async () => ({ accessKeyId: 'local', secretAccessKey: 'local', sessionToken: 'token' }),
  })
  return {
    actions: await byActions(client, tableName),
    functional: await bySchemaObject(client, schemaTable),
  }
}

const byActions = async (client: FetchClient, tableName: string): Promise<unknown> => {
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

  const put4 = Parcel.build(BatchPutRequest).item({ ...key(4), grams: 4 })
  await batchWrite(table.build(BatchWriteCommand).requests(put4, Parcel.build(BatchPutRequest).item(key(5))))
  await batchWrite(table.build(BatchWriteCommand).requests(Parcel.build(BatchDeleteRequest).key(key(3))))
  const reads = [3, 4, 5].map(no => Parcel.build(BatchGetRequest).key(key(no)))
  const { Responses } = await batchGet(table.build(BatchGetCommand).requests(...reads))

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
    batch: Responses?.[0]?.map(found => found?.grams ?? 'none'),
    transaction: [sixth.Item?.no, cancellation, CancellationReasons[1]?.Code],
    deleted: Attributes?.grams,
  }
}

const bySchemaObject = async (client: FetchClient, tableName: string): Promise<unknown> => {
  const depot = new SchemaTable({
    name: tableName,
    client,
    schema: {
      indexes: { primary: { hash: 'hash', sort: 'range' } },
      models: {
        Truck: {
          key: {
            PK: { type: String, value: 'DEPOT#${depot}' },
            SK: { type: String, value: 'TRUCK#${plate}' },
          },
          attributes: {
            depot: { type: String, required: true },
            plate: { type: String, required: true },
            axles: { type: Number, default: 2 },
            seen: { type: Date },
          },
        },
      },
      params: { timestamps: true, cleanInternalKeys: true },
    },
  })
  const { Truck } = depot.entities
  const key = (plate: string) => ({ depot: 'AMS', plate })

  await Truck.put({ ...key('a'), seen: new Date(0) })
    .ifNotExists()
    .execute()
  await Truck.update(key('a'))
    .add('axles', 3)
    .where((attr, op) => op.eq(attr.axles, 2))
    .execute()
  const got = await Truck.get(key('a')).consistentRead().execute()
  const refusal: unknown = await Truck.put(key('a'))
    .ifNotExists()
    .execute()
    .catch(error => error)

  await Truck.batchWrite([key('b'), key('c')]).execute()
  const batch = await Truck.batchGet([key('c'), key('none'), key('b')]).executeAligned()
  const pages: string[][] = []
  const query = Truck.query().where((attr, op) => op.eq(attr.depot, 'AMS'))
  for await (const { items } of query.limit(2).pages()) pages.push(items.map(({ plate }) => plate))

  const transaction = depot.transactWrite().addDelete(Truck.delete(key('b')))
  const cancelled: unknown = await transaction
    .addPut(Truck.put(key('a')).ifNotExists())
    .execute()
    .catch(error => error)
  await transaction.addPut(Truck.put(key('d'))).execute()
  const [b, d] = await depot
    .transactGet()
    .addGet(Truck.get(key('b')))
    .addGet(Truck.get(key('d')))
    .execute()
  return {
    got: [got?.axles, got?.seen instanceof Date && got.seen.getTime(), typeof got?.createdAt],
    refused: refusal instanceof ConditionalCheckFailedException,
    pages,
    batch: batch.map(found => found?.plate ?? 'none'),
    transaction: [(cancelled as Error).name, b ?? 'none', d?.plate],
    deleted: (await Truck.delete(key('a')).returning('ALL_OLD').execute())?.plate,
  }
}
