import { Database } from 'dynamodb-toolbox/database'
import { MCPToolkit } from 'dynamodb-toolbox/database/actions/mcpToolkit'
import { Synchronizer } from 'dynamodb-toolbox/database/actions/synchronize'
import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern as EntityAccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { anyOf, item, list, map, number, record, set, string, tuple } from 'dynamodb-toolbox/schema'
import { type ZodFormatter, type ZodParser, ZodSchemer } from 'dynamodb-toolbox/schema/actions/zodSchemer'
import { Table } from 'dynamodb-toolbox/table'
import { AccessPattern } from 'dynamodb-toolbox/table/actions/accessPattern'
import { Registry } from 'dynamodb-toolbox/table/actions/registry'
import { prefix } from 'dynamodb-toolbox/transformers/prefix'
import { z } from 'zod'
import { errorOf, fakeClient } from './_fakeClient.js'

const order = item({
  id: string().key().transform(prefix('O')).savedAs('pk'),
  line: number().key().savedAs('sk'),
  status: string().enum('open', 'paid').default('open'),
  price: number()
    .putValidate(price => price >= 0)
    .optional(),
  address: map({ city: string().savedAs('c'), zip: string().optional() }),
  labels: set(string()).optional(),
  steps: list(tuple(string(), number())).default([]),
  totals: record(string().enum('net', 'gross'), number()).optional(),
  paidBy: anyOf(
    map({ kind: string().const('card'), last4: string() }),
    map({ kind: string().const('bank'), iban: string() }),
  )
    .discriminate('kind')
    .optional(),
})

// Both are used by name, as wrappers of a web framework do.
export const body: ZodParser<typeof order> = order.build(ZodSchemer).parser()
export const stored: ZodFormatter<typeof order> = order.build(ZodSchemer).formatter()
const keyOnly = order.build(ZodSchemer).parser({ mode: 'key', transform: false })

type Body = z.input<typeof body>
const given: Body = { id: 'o1', line: 1, address: { city: 'Turku' } }

/** A handler that takes any schema of zod. */
const handle =
  <SCHEMA extends z.ZodTypeAny>(schema: SCHEMA) =>
  (input: unknown): { ok: true; value: z.output<SCHEMA> } | { ok: false; paths: string[] } => {
    const result = schema.safeParse(input)
    return result.success
      ? { ok: true, value: result.data }
      : { ok: false, paths: result.error.issues.map(({ path }) => path.join('.')) }
  }

/** Without members that are `undefined`. */
const present = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(present)
    : typeof value !== 'object' || value === null || value instanceof Set
      ? value
      : Object.fromEntries(
          Object.entries(value).flatMap(([name, each]) =>
            each === undefined ? [] : [[name, present(each)]],
          ),
        )

const schemas = (): object => ({
  written: handle(body)(given),
  plain: handle(order.build(ZodSchemer).parser({ transform: false, fill: false }))({
    ...given,
    status: 'paid',
    steps: [['packed', 3]],
    paidBy: { kind: 'bank', iban: 'FI1' },
  }),
  key: handle(keyOnly)({ id: 'o1', line: 2 }),
  refused: handle(body)({ id: 1, line: 'x', address: {}, price: -1, steps: [[1]] }),
  nested: handle(z.object({ orders: z.array(body) }))({ orders: [given, { ...given, line: 2 }] }),
  read: handle(stored)({
    pk: 'O#o1',
    sk: 1,
    status: 'paid',
    address: { c: 'Turku', zip: '20100' },
    labels: new Set(['gift']),
    steps: [],
    more: 1,
  }),
})

const { documentClient, requests } = fakeClient(
  { Item: { pk: 'O#o1', sk: 1, _et: 'Order', status: 'paid', address: { c: 'Turku' }, steps: [] } },
  {},
  {},
  { Attributes: { pk: 'O#o1', sk: 1, _et: 'Order', status: 'open', address: { c: 'Oulu' }, steps: [] } },
  {
    Items: [{ pk: 'O#o1', sk: 1, _et: 'Order', status: 'paid', address: { c: 'Turku' }, steps: [] }],
    Count: 1,
    ScannedCount: 1,
  },
  { Items: [], Count: 0, ScannedCount: 0 },
)

const Orders = new Table({
  documentClient,
  name: 'orders',
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'number' },
  meta: { title: 'Orders', description: 'All orders' },
})
const Order = new Entity({
  name: 'Order',
  table: Orders,
  schema: order,
  timestamps: false,
  meta: { title: 'Order', description: 'What a customer bought' },
})

const shop = new Database(
  {
    orders: Orders.build(Registry)
      .registerEntities(Order)
      .registerAccessPatterns({
        lines: Order.build(EntityAccessPattern)
          .schema(map({ id: string() }))
          .pattern(({ id }) => ({ partition: `O#${id}` }))
          .options({ limit: 10 })
          .meta({ title: 'Lines', description: 'All lines of an order' }),
        last: Orders.build(AccessPattern)
          .entities(Order)
          .schema(map({ id: string(), from: number() }))
          .pattern(({ id, from }) => ({ partition: `O#${id}`, range: { gte: from } })),
      }),
  },
  { meta: { title: 'Shop' } },
)

interface Tool {
  readonly description: string
  readonly shape: Record<string, z.ZodTypeAny>
  readonly annotations: unknown
  readonly handler: (input: any) => Promise<{ content: { type: string; text: string }[] }>
}

/** Tools as a server has them: what a client sends is checked first. */
const serve = (options?: { readonly readonly?: boolean }) => {
  const tools = new Map<string, Tool>()
  const server = {
    tool: (
      name: string,
      description: string,
      shape: Tool['shape'],
      annotations: unknown,
      handler: Tool['handler'],
    ) => {
      tools.set(name, { description, shape, annotations, handler })
    },
  }
  shop.build(MCPToolkit).addTools(server as never, options)
  return {
    list: [...tools].map(([name, { description, shape, annotations }]) => ({
      name,
      description,
      annotations,
      inputs: Object.keys(shape),
    })),
    call: async (name: string, input: object) => {
      const { shape, handler } = tools.get(name)!
      const { content } = await handler(z.object(shape).parse(input))
      return content.map(({ type, text }) => ({ type, text: text.startsWith('{') ? JSON.parse(text) : text }))
    },
  }
}

const agents = async () => {
  const { list, call } = serve()
  const key = { id: 'o1', line: 1 }
  const got = await call('ddb-tb_get-Order-item-from-orders-table', { key, options: { consistent: true } })
  const missing = await call('ddb-tb_get-Order-item-from-orders-table', { key })
  return {
    list: list.map(tool => JSON.parse(JSON.stringify(tool).replace(/ {2}/g, ' '))),
    texts: list.map(({ description }) => description),
    readonly: serve({ readonly: true }).list.map(({ name }) => name),
    got,
    missing: missing.map(({ type }) => type),
    put: await call('ddb-tb_put-Order-item-in-orders-table', { item: given }),
    deleted: await call('ddb-tb_delete-Order-item-from-orders-table', {
      key,
      options: { returnValues: 'ALL_OLD' },
    }),
    lines: await call('ddb-tb_use-lines-access-pattern-on-orders-table', { query: { id: 'o1' } }),
    last: await call('ddb-tb_use-last-access-pattern-on-orders-table', { query: { id: 'o1', from: 2 } }),
    refused: await errorOf(() => z.object({ key: z.any() }).parse({ key })),
  }
}

const upload = async (): Promise<unknown> => {
  const calls: unknown[] = []
  const fetch = async (url: unknown, init: { method?: string; headers?: unknown; body?: unknown }) => {
    calls.push([init.method ?? 'GET', String(url), init.headers, init.body && JSON.parse(String(init.body))])
    return new Response(JSON.stringify({ entities: [{ entityName: 'Order' }, { entityName: 'Gone' }] }))
  }
  await shop
    .build(Synchronizer)
    .awsAccount({ awsAccountId: '123456789012', awsRegion: 'eu-north-1', title: 'Shop' })
    .sync({ apiKey: 'key', fetch: fetch as never, deleteUnknownEntities: true })
  return calls
}

export const main = async (): Promise<unknown> => {
  const made = schemas()
  const { texts, ...tools } = await agents()
  return {
    differences: {
      'zod: absent value with a transformer or renames (13.1)': made,
      'descriptions of MCP tools (18)': texts,
    },
    schemas: present(made),
    tools,
    upload: await upload(),
    requests,
  }
}
