import { Entity } from 'electrodb'
import {
  fakeClient,
  kvChanges,
  kvInputs,
  kvKeys,
  MASK,
  now,
  ordersPage,
  searches,
} from '../../fixtures/inputs.js'

// ElectroDB has no union, no record by enum and no check inside `any`: its schemas are the nearest it can say.

const kv = new Entity(
  {
    model: { entity: 'KV', service: 'bench', version: '1' },
    attributes: {
      key: { type: 'string', required: true },
      createdAt: { type: 'string', required: true, default: now },
      revision: {
        type: 'number',
        required: true,
        default: 1,
        watch: '*',
        set: (revision?: number) => revision ?? 2,
      },
      title: { type: 'string' },
      status: { type: ['draft', 'live', 'gone'] as const, required: true },
      size: { type: 'number', required: true },
      pinned: { type: 'boolean' },
      labels: { type: 'set', items: ['red', 'green', 'blue'] as const, required: true },
      history: {
        type: 'list',
        default: () => [],
        items: {
          type: 'map',
          properties: {
            at: { type: 'string', required: true },
            by: { type: 'string', required: true },
            note: { type: 'string' },
          },
        },
      },
      quotas: {
        type: 'map',
        properties: { eu: { type: 'number' }, us: { type: 'number' }, jp: { type: 'number' } },
        required: true,
      },
      source: {
        type: 'map',
        default: () => ({ kind: 'upload' as const, file: 'none' }),
        properties: {
          kind: { type: ['upload', 'link'] as const, required: true },
          file: { type: 'string' },
          url: { type: 'string' },
          depth: { type: 'number' },
        },
      },
      data: { type: 'any', required: true },
    },
    indexes: { byKey: { pk: { field: 'key', composite: ['key'], template: '${key}', casing: 'none' } } },
  },
  { table: 'kv' },
)

const order = new Entity(
  {
    model: { entity: 'Order', service: 'bench', version: '1' },
    attributes: {
      tenant: { type: 'string', required: true },
      orderId: { type: 'string', required: true },
      status: { type: ['open', 'paid', 'sent', 'done'] as const, required: true },
      email: { type: 'string', required: true },
      customer: { type: 'string' },
      remark: { type: 'string' },
      placedOn: { type: 'string', required: true },
      shippedOn: { type: 'string' },
      total: { type: 'number', required: true },
      tax: { type: 'number', required: true },
      weight: { type: 'number' },
      revision: { type: 'number', required: true },
      paid: { type: 'boolean', required: true },
      gift: { type: 'boolean', required: true },
      archived: { type: 'boolean' },
      tags: { type: 'set', items: ['new', 'rush', 'bulk'] as const, required: true },
      lines: {
        type: 'list',
        required: true,
        items: {
          type: 'map',
          properties: {
            sku: { type: 'string', required: true },
            quantity: { type: 'number', required: true },
            price: { type: 'number', required: true },
            comment: { type: 'string' },
          },
        },
      },
      address: {
        type: 'map',
        required: true,
        properties: {
          street: { type: 'string', required: true },
          city: { type: 'string', required: true },
          zip: { type: 'string', required: true },
          country: { type: ['nl', 'de', 'fr'] as const, required: true },
        },
      },
      rates: { type: 'any', required: true },
      extra: { type: 'any' },
    },
    indexes: {
      byTenant: {
        pk: { field: 'tenant', composite: ['tenant'], template: '${tenant}', casing: 'none' },
        sk: { field: 'orderId', composite: ['orderId'], template: '${orderId}', casing: 'none' },
      },
    },
  },
  { table: 'orders', client: fakeClient({ Items: ordersPage, Count: ordersPage.length }) },
)

type Value = Record<string, any>

export const contender: Record<string, (call: number) => unknown> = {
  put: call => kv.put(kvInputs[call & MASK] as (typeof kvInputs)[number]).params(),
  get: call => kv.get(kvKeys[call & MASK] as (typeof kvKeys)[number]).params(),
  update: call => {
    const { key, status, size, event } = kvChanges[call & MASK] as Value
    return kv
      .update({ key })
      .set({ status })
      .add({ size })
      .append({ history: [event] })
      .params()
  },
  query: call => {
    const search = searches[call & MASK] as Value
    return order.query
      .byTenant({ tenant: search.tenant })
      .begins({ orderId: search.orderId })
      .where(
        ({ status, total, address, tags, archived }, op) =>
          `${op.eq(status, search.status)} AND ${op.gte(total, search.total)} AND ${op.begins(address.city, search.city)} AND ${op.contains(tags, search.tag)} AND ${op.notExists(archived)}`,
      )
      .params()
  },
  page: async () => {
    const { data } = await order.query.byTenant({ tenant: 'acme' }).go({ ignoreOwnership: true })
    return data
  },
}
