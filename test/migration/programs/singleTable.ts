import { Entity, type FormattedItem, type InputItem, type KeyInputItem } from 'dynamodb-toolbox/entity'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $add, $append, $get, $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { item } from 'dynamodb-toolbox/schema/item'
import { list } from 'dynamodb-toolbox/schema/list'
import { map } from 'dynamodb-toolbox/schema/map'
import { number } from 'dynamodb-toolbox/schema/number'
import { set } from 'dynamodb-toolbox/schema/set'
import { string } from 'dynamodb-toolbox/schema/string'
import { Table } from 'dynamodb-toolbox/table'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { prefix } from 'dynamodb-toolbox/transformers/prefix'
import { errorOf, fakeClient } from './_fakeClient.js'

const { documentClient, requests } = fakeClient(
  {},
  {
    Item: {
      PK: 'CUSTOMER#c1',
      SK: 'PROFILE',
      _et: 'Customer',
      _ct: 't',
      _md: 't',
      n: 'Ada',
      tags: new Set(['vip']),
      visits: 3,
      secret: 'x',
    },
  },
  { Attributes: { PK: 'CUSTOMER#c1', SK: 'PROFILE', _et: 'Customer', _ct: 't', _md: 't', visits: 4 } },
  {
    Items: [
      {
        PK: 'CUSTOMER#c1',
        SK: 'ORDER#o1',
        _et: 'Order',
        _ct: 't',
        _md: 't',
        customerId: 'c1',
        orderId: 'o1',
        status: 'open',
        lines: [{ sku: 'a', qty: 1, price: 10 }],
      },
      {
        PK: 'CUSTOMER#c1',
        SK: 'PROFILE',
        _et: 'Customer',
        _ct: 't',
        _md: 't',
        n: 'Ada',
        visits: 1,
        secret: 'x',
      },
    ],
    Count: 2,
    ScannedCount: 2,
  },
)

export const ShopTable = new Table({
  documentClient,
  name: () => 'shop',
  partitionKey: { name: 'PK', type: 'string' },
  sortKey: { name: 'SK', type: 'string' },
  indexes: {
    byStatus: {
      type: 'global',
      partitionKey: { name: 'status', type: 'string' },
      sortKey: { name: '_md', type: 'string' },
    },
    byLocal: { type: 'local', sortKey: { name: 'visits', type: 'number' } },
  },
})

export const CustomerEntity = new Entity({
  name: 'Customer',
  table: ShopTable,
  schema: item({
    customerId: string().key().savedAs('PK').transform(prefix('CUSTOMER')),
    profile: string().key().savedAs('SK').enum('PROFILE').default('PROFILE'),
    name: string().savedAs('n'),
    tags: set(string()).optional(),
    visits: number().default(0),
    secret: string().hidden().default('x'),
  }),
})

const orderSchema = item({
  customerId: string().key(),
  orderId: string().key(),
  status: string().enum('open', 'paid', 'sent').default('open'),
  lines: list(
    map({
      sku: string(),
      qty: number().default(1),
      price: number(),
      note: string().optional().savedAs('nt'),
    }),
  ),
  total: number().optional(),
}).and(prev => ({
  lineCount: number()
    .optional()
    .link<typeof prev>(({ lines }) => lines.length),
}))

export const OrderEntity = new Entity({
  name: 'Order',
  table: ShopTable,
  schema: orderSchema,
  computeKey: ({ customerId, orderId }) => ({ PK: `CUSTOMER#${customerId}`, SK: `ORDER#${orderId}` }),
})

export type Customer = FormattedItem<typeof CustomerEntity>
export type Order = FormattedItem<typeof OrderEntity>

export const saveCustomer = async (input: InputItem<typeof CustomerEntity>): Promise<unknown> =>
  CustomerEntity.build(PutItemCommand)
    .item(input)
    .options({ condition: { attr: 'customerId', exists: false } })
    .send()

export const findCustomer = async (
  key: KeyInputItem<typeof CustomerEntity>,
): Promise<Customer | undefined> => {
  const { Item } = await CustomerEntity.build(GetItemCommand).key(key).options({ consistent: true }).send()
  return Item
}

export const visit = (customerId: string) =>
  CustomerEntity.build(UpdateItemCommand)
    .item({ customerId, visits: $add(1), tags: $remove() })
    .options({ returnValues: 'UPDATED_NEW' })

export const orderUpdate = (customerId: string, orderId: string) =>
  OrderEntity.build(UpdateItemCommand).item({
    customerId,
    orderId,
    status: 'paid',
    total: $get('lines[0].price', 0),
    lines: $append([{ sku: 'b', qty: 2, price: 5, note: 'gift' }]),
  })

export const everything = (customerId: string) =>
  ShopTable.build(QueryCommand)
    .query({ partition: `CUSTOMER#${customerId}`, range: { gte: 'ORDER#' } })
    .entities(CustomerEntity, OrderEntity)
    .options({
      filters: { Order: { attr: 'status', in: ['open', 'paid'] }, Customer: { attr: 'visits', gt: 0 } },
      showEntityAttr: true,
      limit: 10,
    })

export const main = async (): Promise<unknown> => {
  const saved = await saveCustomer({ customerId: 'c1', name: 'Ada' })
  const found = await findCustomer({ customerId: 'c1' })
  const name: string | undefined = found?.name
  // @ts-expect-error hidden attributes are not read
  found?.secret
  const { Attributes } = await visit('c1').send()
  const visits: number | undefined = Attributes?.visits
  const { Items = [], Count } = await everything('c1').send()
  const names = Items.map(one => (one.entity === 'Customer' ? one.name : one.lines.length))

  const incomplete = await errorOf(() =>
    // @ts-expect-error a name is needed
    CustomerEntity.build(PutItemCommand).item({ customerId: 'c2' }).params(),
  )

  return {
    saved,
    found,
    name,
    visits,
    Items,
    Count,
    names,
    incomplete,
    requests,
    put: OrderEntity.build(PutItemCommand)
      .item({ customerId: 'c1', orderId: 'o1', lines: [{ sku: 'a', price: 10 }] })
      .params(),
    update: orderUpdate('c1', 'o1').params(),
    del: OrderEntity.build(DeleteItemCommand)
      .key({ customerId: 'c1', orderId: 'o1' })
      .options({ condition: { attr: 'status', ne: 'sent' }, returnValues: 'ALL_OLD', capacity: 'TOTAL' })
      .params(),
    byStatus: ShopTable.build(QueryCommand)
      .entities(OrderEntity)
      .query({ index: 'byStatus', partition: 'open', range: { beginsWith: '2024' } })
      .options({ reverse: true, attributes: ['orderId', 'lines[0].sku'], entityAttrFilter: false })
      .params(),
  }
}
