import {
  Entity,
  fromSchemaDTO,
  item,
  list,
  map,
  number,
  Parser,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  SchemaDTO,
  string,
  Table,
  UpdateItemCommand,
} from 'dynamodb-toolbox'
import { JSONSchemer } from 'dynamodb-toolbox/schema/actions/jsonSchemer'
import { ZodSchemer } from 'dynamodb-toolbox/schema/actions/zodSchemer'
import { TableSpy } from 'dynamodb-toolbox/table/actions/spy'
import { errorOf, fakeClient } from './_fakeClient.js'

export const address = map({ street: string().meta({ title: 'Street', description: 'With its number' }) })
  .strict()
  .meta({ title: 'Address', internal: true })

export const customer = item({
  id: string().key().savedAs('pk').meta({ description: 'A ULID' }),
  name: string().meta({ title: 'Name' }).optional(),
  address: address.optional(),
  orders: list(number().meta({ description: 'In cents' })).optional(),
})
  .strict()
  .meta({ description: 'Who buys' })

const title: string = address.attributes.street.props.meta.title
const strict: true = address.props.strict

const { documentClient, requests } = fakeClient(
  { Items: [{ pk: 'a', _et: 'Customer' }], Count: 1, LastEvaluatedKey: { pk: 'a' } },
  { Items: [{ pk: 'b', _et: 'Customer' }], Count: 1 },
  { Items: [{ pk: 'c', name: 'C', _et: 'Customer' }] },
)
export const table = new Table({ name: 'shop', partitionKey: { name: 'pk', type: 'string' }, documentClient })
export const Customer = new Entity({ name: 'Customer', table, schema: customer, timestamps: false })

export const main = async (): Promise<unknown> => {
  const put = async (given: object) =>
    errorOf(() =>
      Customer.build(PutItemCommand)
        .item(given as never)
        .params(),
    )
  const update = async (given: object) =>
    errorOf(() =>
      Customer.build(UpdateItemCommand)
        .item(given as never)
        .params(),
    )

  const ids: string[] = []
  const query = table.build(QueryCommand).entities(Customer).query({ partition: 'a' })
  for await (const { Items = [] } of query.options({ limit: 1 }).paginate({ requestTimeout: 5 })) {
    for (const { id } of Items) ids.push(id)
  }
  for await (const { Items = [], Count } of table.build(ScanCommand).entities(Customer).paginate()) {
    ids.push(...Items.map(({ id, name }) => `${id} ${name ?? '-'} ${Count ?? '?'}`))
  }

  const spy = table.build(TableSpy)
  spy.on(QueryCommand).resolve({ Items: [], $metadata: {} })
  for await (const { Items } of query.paginate()) ids.push(`${Items?.length}`)

  return {
    ids,
    requests,
    args: spy.sent(QueryCommand).args(0)?.slice(1),
    props: [title, strict, customer.props, customer.pick('id').props, customer.and({ x: number() }).props],
    errors: await Promise.all([
      put({ id: 'a', more: 1 }),
      put({ id: 'a', address: { street: 's', zip: 'z' } }),
      update({ id: 'a', more: 1 }),
      update({ id: 'a', address: { zip: 'z' } }),
      put({ id: 'a', name: 'n', address: { street: 's' } }),
    ]),
    dto: [customer.build(SchemaDTO).toJSON(), fromSchemaDTO(customer.build(SchemaDTO).toJSON()).props],
    json: customer.build(JSONSchemer).formattedValueSchema(),
    zod: [
      customer.build(ZodSchemer).parser().description,
      customer.build(ZodSchemer).parser({ transform: false }).shape.id.description,
      customer.build(ZodSchemer).formatter().safeParse({ pk: 'a', more: 1 }).success,
      customer.build(ZodSchemer).parser().safeParse({ id: 'a', more: 1 }).success,
    ],
    parsed: customer.build(Parser).parse({ id: 'a' }, { mode: 'key' }),
  }
}
