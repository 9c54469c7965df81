// As deepImports.ts.

import { GetItemCommand } from 'stator/edge/entity/actions/get'
import { PutItemCommand } from 'stator/edge/entity/actions/put'
import { Table as ETable } from 'stator/edge/functional'
import { QueryCommand } from 'stator/edge/table/actions/query'
import { Entity } from 'stator/entity'
import { credentialsFromEnv, fetchClient } from 'stator/fetch'
import { Table as FTable } from 'stator/functional'
import { item } from 'stator/schema/item'
import { string } from 'stator/schema/string'
import { Table } from 'stator/table'
export const client = fetchClient({ region: 'x', credentials: credentialsFromEnv({}) })
export const table = new Table({
  name: 't',
  partitionKey: { name: 'pk', type: 'string' },
  documentClient: client,
})
export const entity = new Entity({
  name: 'E',
  table,
  schema: item({ id: string().key().savedAs('pk'), v: string().optional() }),
})
export const put = entity.build(PutItemCommand).item({ id: 'a' })
export const q = table.build(QueryCommand).entities(entity).query({ partition: 'a' })
export const run = async () => ({
  a: await put.send(),
  b: await entity.build(GetItemCommand).key({ id: '1' }).send(),
  c: await q.send(),
})
const config = {
  name: 'x',
  client,
  schema: {
    indexes: { primary: { hash: 'PK', sort: 'SK' }, byT: { hash: 'G1', sort: 'G2' } },
    models: {
      User: {
        key: { PK: { type: String, value: 'U#${name}' }, SK: { type: String, value: 'U' } },
        index: { G1: { type: String, value: 'T' }, G2: { type: String, value: '${at}' } },
        attributes: {
          name: { type: String, required: true },
          at: { type: Date },
          tags: { type: Array, items: { type: String } },
          o: { type: Object, schema: { a: { type: Number, required: true } } },
        },
      },
    },
    params: { timestamps: true },
  },
} as const
export const f = new FTable(config)
export const e = new ETable(config)
export const { User } = f.entities
export const get = User.get({ name: 'a' }).select(['tags'])
export const up = User.update({ name: 'a' }).set({ tags: [] }).returning('ALL_NEW')
export const fq = User.query()
  .where((a, op) => op.eq(a.name, 'a'))
  .filter((a, op) => op.gt(a.o.a, 1))
export const tx = f.transactWrite().addPut(User.put({ name: 'x' }))
export const txg = f.transactGet().addGet(get).addGet(get)
export const all = async () => ({
  g: await get.execute(),
  u: await up.execute(),
  q: await fq.executeWithPagination(),
  t: await txg.execute(),
})
export const ent = User.entity
