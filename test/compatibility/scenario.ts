import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Entity, type FormattedItem, type InputItem } from 'stator/entity'
import { BatchPutRequest } from 'stator/entity/actions/batchPut'
import { DeleteItemCommand } from 'stator/entity/actions/delete'
import { GetItemCommand } from 'stator/entity/actions/get'
import { isConditionCheckFailed, PutItemCommand } from 'stator/entity/actions/put'
import { PutTransaction } from 'stator/entity/actions/transactPut'
import { execute as executeTransactWrite } from 'stator/entity/actions/transactWrite'
import { $add, $append, UpdateItemCommand } from 'stator/entity/actions/update'
import { ZodSchemer } from 'stator/schema/actions/zodSchemer'
import { item } from 'stator/schema/item'
import { list } from 'stator/schema/list'
import { map } from 'stator/schema/map'
import { number } from 'stator/schema/number'
import { string } from 'stator/schema/string'
import { Table } from 'stator/table'
import { BatchWriteCommand, execute as executeBatchWrite } from 'stator/table/actions/batchWrite'
import { QueryCommand } from 'stator/table/actions/query'
import { prefix } from 'stator/transformers/prefix'

const table = new Table({
  name: 'unnamed',
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'number' },
})
const schema = item({
  depot: string().key().savedAs('pk').transform(prefix('DEPOT')),
  no: number().key().savedAs('sk'),
  grams: number().default(1),
  stops: list(string()).optional(),
  box: map({ size: string().enum('S', 'L'), note: string().optional() }).optional(),
})
const Parcel = new Entity({ name: 'Parcel', table, schema, timestamps: false })

type Input = InputItem<typeof Parcel>
type Stored = FormattedItem<typeof Parcel>

/** Writes and reads by most of the actions, on the table `tableName`, which is empty. */
export const scenario = async (endpoint: string, tableName: string): Promise<unknown> => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const documentClient = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint, region: 'local', credentials }),
  )
  table.documentClient = documentClient
  const options = { tableName } as const
  const key = (no: number) => ({ depot: 'AMS', no })

  const first: Input = { ...key(1), grams: 10, stops: ['a'], box: { size: 'S' } }
  await Parcel.build(PutItemCommand).item(first).options(options).send()
  await Parcel.build(UpdateItemCommand)
    .item({ ...key(1), grams: $add(5), stops: $append(['b']), box: { note: 'n' } })
    .options(options)
    .send()
  const refused = await Parcel.build(PutItemCommand)
    .item(first)
    .options({ ...options, condition: { attr: 'grams', lt: 3 } })
    .send()
    .then(
      () => false,
      (error: unknown) => isConditionCheckFailed(error, Parcel),
    )
  const put = (no: number) => Parcel.build(BatchPutRequest).item(key(no))
  await executeBatchWrite(table.build(BatchWriteCommand).requests(put(2), put(3)).options(options))
  await executeTransactWrite(
    Parcel.build(PutTransaction)
      .item({ ...key(4), grams: 4 })
      .options(options),
  )
  await Parcel.build(DeleteItemCommand).key(key(3)).options(options).send()
  const { Item } = await Parcel.build(GetItemCommand).key(key(1)).options(options).send()
  const stored: Stored | undefined = Item
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ partition: 'DEPOT#AMS', range: { gte: 2 } })
    .entities(Parcel)
    .options({ ...options, filters: { Parcel: { attr: 'grams', between: [0, 9] } } })
    .send()
  const parsed = new ZodSchemer(schema).parser().parse({ depot: 'LYS', no: 1 })
  documentClient.destroy()
  return { refused, stored, parsed, found: Items.map(({ no, grams }) => [no, grams]) }
}
