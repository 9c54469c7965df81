// biome-ignore-all lint/complexity/noUselessLoneBlockStatements: each block is a case of its own.

// Each block is compiled with both libraries. Its comment says what has to become of it.

import { Entity } from 'dynamodb-toolbox/entity'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { type Condition, EntityConditionParser } from 'dynamodb-toolbox/entity/actions/parseCondition'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck'
import { GetTransaction } from 'dynamodb-toolbox/entity/actions/transactGet'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import {
  $add,
  $append,
  $delete,
  $get,
  $remove,
  $set,
  $sum,
  UpdateItemCommand,
} from 'dynamodb-toolbox/entity/actions/update'
import { UpdateAttributesCommand } from 'dynamodb-toolbox/entity/actions/updateAttributes'
import {
  any,
  anyOf,
  binary,
  boolean,
  item,
  list,
  map,
  nul,
  number,
  record,
  set,
  string,
  tuple,
} from 'dynamodb-toolbox/schema'
import { Parser } from 'dynamodb-toolbox/schema/actions/parse'
import { Table } from 'dynamodb-toolbox/table'
import { BatchGetCommand } from 'dynamodb-toolbox/table/actions/batchGet'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { ScanCommand } from 'dynamodb-toolbox/table/actions/scan'
import { entities, tables } from './_samples.js'

const { parcel, box, bare, keyed } = entities
const { depots, simple } = tables
const key = { depot: 'd', code: 'c' }

const all = new Entity({
  name: 'All',
  table: simple,
  schema: item({
    pk: string().key(),
    n: number().optional(),
    big: number().big().optional(),
    s: string().optional(),
    e: string().enum('a', 'b').optional(),
    b: boolean().optional(),
    nl: nul().optional(),
    bin: binary().optional(),
    ss: set(string()).optional(),
    l: list(string()).optional(),
    lm: list(map({ a: string() })).optional(),
    t: tuple(string(), number()).optional(),
    m: map({ a: string(), o: number().optional() }).optional(),
    r: record(string().enum('x', 'y'), number()).optional(),
    o: anyOf(string(), map({ a: number() })).optional(),
    any: any().optional(),
    cast: any().castAs<{ x: 1 }>().optional(),
    must: string().optional().required(),
  }),
})
type All = Condition<typeof all>
const update = all.build(UpdateItemCommand)
const replace = all.build(UpdateAttributesCommand)
const anyRecord = new Entity({
  name: 'AnyRecord',
  table: simple,
  schema: item({ pk: string().key(), r: record(string(), number()) }),
})

// refused
{
  void update.options({ condition: { attr: 'n', beginsWith: 'x' } })
}

// refused
{
  void update.options({ condition: { and: [{ attr: 'n', contains: 'x' }] } })
}

// refused
{
  void update.options({ condition: { attr: 'b', gt: 1 } })
}

// refused
{
  void update.options({ condition: { attr: 'm', eq: 'x' } })
}

// refused
{
  void update.options({ condition: { attr: 'ss', eq: new Set(['x']) } })
}

// refused
{
  void update.options({ condition: { attr: 'l', beginsWith: 'x' } })
}

// refused
{
  void update.options({ condition: { size: 's', beginsWith: 'x' } })
}

// accepted
{
  void update.options({ condition: { attr: 'n', between: [1, 2] } })
}

// accepted
{
  void update.options({ condition: { not: { attr: 'ss', contains: 'x' } } })
}

// accepted
{
  void update.options({ condition: { attr: 'l', exists: true } })
}

// accepted
{
  void update.options({ condition: { size: 'm', gt: 1 } })
}

// accepted
{
  void all.build(EntityConditionParser).parse({ attr: 'unknown', eq: 'x' })
}

// accepted
{
  void all.build(EntityConditionParser).parse({ attr: 'n', eq: 'x' })
}

// accepted
{
  const condition: Condition = { attr: 'n', eq: 1 }
  void all.build(EntityConditionParser).transform(condition)
}

// accepted
{
  const parse = <ENTITY extends Entity>(entity: ENTITY, condition: Condition<ENTITY>) =>
    entity.build(EntityConditionParser).parse(condition)
  void parse(all, { attr: 'n', eq: 1 })
}

// refused
{
  void all.build(EntityConditionParser).parse({ attr: 5, exists: true })
}

// refused
{
  void replace.item({ pk: 'a', must: 'x', r: $add(1) })
}

// refused
{
  void replace.item({ pk: 'a', must: 'x', r: $set({ x: 1, y: 2 }) })
}

// refused
{
  void anyRecord.build(UpdateAttributesCommand).item({ pk: 'a', r: $add(1) })
}

// refused
{
  void anyRecord.build(UpdateAttributesCommand).item({ pk: 'a', r: $set({ x: 1 }) })
}

// accepted
{
  void anyRecord.build(UpdateAttributesCommand).item({ pk: 'a', r: { x: 1 } })
}

// accepted
{
  const condition: All = { attr: 'n', gt: 1 }
  void condition
}

// accepted
{
  const condition: All = { attr: 'n', eq: { attr: 'big' } }
  void condition
}

// accepted
{
  const condition: All = { attr: 'big', between: [1n, 2] }
  void condition
}

// accepted
{
  const condition: All = { attr: 's', beginsWith: 'x' }
  void condition
}

// accepted
{
  const condition: All = { attr: 's', contains: 'x' }
  void condition
}

// accepted
{
  const condition: All = { attr: 'e', eq: 'a' }
  void condition
}

// accepted
{
  const condition: All = { attr: 'e', in: ['a', 'b'] }
  void condition
}

// accepted
{
  const condition: All = { attr: 'e', gt: 'q' }
  void condition
}

// accepted
{
  const condition: All = { attr: 'b', eq: true }
  void condition
}

// accepted
{
  const condition: All = { attr: 'nl', exists: true }
  void condition
}

// accepted
{
  const condition: All = { attr: 'bin', lt: new Uint8Array() }
  void condition
}

// accepted
{
  const condition: All = { attr: 'ss', contains: 'x' }
  void condition
}

// accepted
{
  const condition: All = { attr: 'l', contains: 'x' }
  void condition
}

// accepted
{
  const condition: All = { attr: 'l[0]', eq: 'x' }
  void condition
}

// accepted
{
  const condition: All = { attr: 'lm[2].a', ne: 'x' }
  void condition
}

// accepted
{
  const condition: All = { attr: 't[1]', gte: 3 }
  void condition
}

// accepted
{
  const condition: All = { attr: 'm.a', eq: 'x' }
  void condition
}

// accepted
{
  const condition: All = { attr: "['m']['a']", eq: 'x' }
  void condition
}

// accepted
{
  const condition: All = { attr: "['m'].a", eq: 'x' }
  void condition
}

// accepted
{
  const condition: All = { attr: 'r.x', lte: 3 }
  void condition
}

// accepted
{
  const condition: All = { attr: 'o', eq: 'x' }
  void condition
}

// accepted
{
  const condition: All = { attr: 'o.a', eq: 1 }
  void condition
}

// accepted
{
  const condition: All = { attr: 'any', eq: 'x' }
  void condition
}

// accepted
{
  const condition: All = { attr: 'any.x.y', beginsWith: 'x' }
  void condition
}

// accepted
{
  const condition: All = { attr: 'cast', eq: { x: 1 } }
  void condition
}

// accepted
{
  const condition: All = { attr: 'cast', eq: 'x' }
  void condition
}

// accepted
{
  const condition: All = { size: 's', gt: 3 }
  void condition
}

// accepted
{
  const condition: All = { size: 'm', eq: 3 }
  void condition
}

// accepted
{
  const condition: All = { value: 3, lt: 4 }
  void condition
}

// accepted
{
  const condition: All = { and: [{ attr: 'n', gt: 1 }, { or: [{ attr: 's', exists: false }] }] }
  void condition
}

// accepted
{
  const condition: All = { not: { attr: 'n', type: 'N' } }
  void condition
}

// accepted
{
  const condition: All = { attr: 'm', exists: true }
  void condition
}

// refused
{
  const condition: All = { attr: 'unknown', eq: 'x' }
  void condition
}

// refused
{
  const condition: All = { attr: 'n', gt: 'x' }
  void condition
}

// refused
{
  const condition: All = { attr: 'e', eq: 'c' }
  void condition
}

// refused
{
  const condition: All = { attr: 'e', in: ['a', 'c'] }
  void condition
}

// refused
{
  const condition: All = { attr: 'b', gt: 1 }
  void condition
}

// refused
{
  const condition: All = { attr: 'b', eq: 'true' }
  void condition
}

// refused
{
  const condition: All = { attr: 'nl', eq: null }
  void condition
}

// refused
{
  const condition: All = { attr: 'ss', eq: 'x' }
  void condition
}

// refused
{
  const condition: All = { attr: 'ss', contains: 1 }
  void condition
}

// refused
{
  const condition: All = { attr: 'l', contains: 1 }
  void condition
}

// refused
{
  const condition: All = { attr: 'l', eq: ['x'] }
  void condition
}

// refused
{
  const condition: All = { attr: 't', eq: ['a', 1] }
  void condition
}

// refused
{
  const condition: All = { attr: 't[2]', eq: 1 }
  void condition
}

// refused
{
  const condition: All = { attr: 'm', eq: {} }
  void condition
}

// refused
{
  const condition: All = { attr: 'm.b', eq: 'x' }
  void condition
}

// refused
{
  const condition: All = { attr: 'r.z', eq: 1 }
  void condition
}

// refused
{
  const condition: All = { attr: 'n', beginsWith: 'x' }
  void condition
}

// refused
{
  const condition: All = { size: 'n', gt: 3 }
  void condition
}

// refused
{
  const condition: All = { size: 's', gt: 'x' }
  void condition
}

// refused
{
  const condition: All = { value: 1, eq: { attr: 's' } }
  void condition
}

// refused
{
  const condition: All = { and: { attr: 'n', gt: 1 } }
  void condition
}

// refused
{
  const condition: All = { attr: 's', type: 'X' }
  void condition
}

// refused
{
  const condition: All = { attr: 's', exists: 'yes' }
  void condition
}

// refused
{
  const condition: All = { attr: 'n', between: [1] }
  void condition
}

// accepted
{
  update.item({ pk: 'a', n: $add(1) })
}

// accepted
{
  update.item({ pk: 'a', n: $sum($get('n', 0), 1) })
}

// accepted
{
  update.item({ pk: 'a', n: $get('big') })
}

// accepted
{
  update.item({ pk: 'a', n: 3 })
}

// accepted
{
  update.item({ pk: 'a', n: $remove() })
}

// accepted
{
  update.item({ pk: 'a', big: 3n })
}

// accepted
{
  update.item({ pk: 'a', s: $get('e', 'x') })
}

// accepted
{
  update.item({ pk: 'a', e: 'a' })
}

// accepted
{
  update.item({ pk: 'a', e: $get('s', 'a') })
}

// accepted
{
  update.item({ pk: 'a', ss: $add(new Set(['a'])) })
}

// accepted
{
  update.item({ pk: 'a', ss: $delete(new Set(['a'])) })
}

// accepted
{
  update.item({ pk: 'a', l: $append(['a']) })
}

// accepted
{
  update.item({ pk: 'a', l: { 0: 'a', 1: $remove() } })
}

// accepted
{
  update.item({ pk: 'a', l: ['a', undefined] })
}

// accepted
{
  update.item({ pk: 'a', l: $set(['a']) })
}

// accepted
{
  update.item({ pk: 'a', lm: $append([{ a: 'x' }]) })
}

// accepted
{
  update.item({ pk: 'a', lm: [{ a: 'x' }] })
}

// accepted
{
  update.item({ pk: 'a', t: ['a'] })
}

// accepted
{
  update.item({ pk: 'a', t: $set(['a', 1]) })
}

// accepted
{
  update.item({ pk: 'a', m: { o: 1 } })
}

// accepted
{
  update.item({ pk: 'a', m: { o: $add(1) } })
}

// accepted
{
  update.item({ pk: 'a', m: { o: $remove() } })
}

// accepted
{
  update.item({ pk: 'a', m: $set({ a: 'x' }) })
}

// accepted
{
  update.item({ pk: 'a', r: { x: 1 } })
}

// accepted
{
  update.item({ pk: 'a', r: { x: $add(1), y: $remove() } })
}

// accepted
{
  update.item({ pk: 'a', r: $set({ x: 1, y: 2 }) })
}

// accepted
{
  update.item({ pk: 'a', o: 'x' })
}

// accepted
{
  update.item({ pk: 'a', o: { a: $add(1) } })
}

// accepted
{
  update.item({ pk: 'a', any: { b: 1 } })
}

// accepted
{
  update.item({ pk: 'a', any: $set({ a: 1 }) })
}

// accepted
{
  update.item({ pk: 'a', must: 'x' })
}

// accepted
{
  update.item({ pk: 'a', n: undefined })
}

// accepted
{
  update.item({ pk: 'a', created: 'x' })
}

// refused
{
  update.item({ pk: 'a', n: 'x' })
}

// refused
{
  update.item({ pk: 'a', n: $add('x') })
}

// refused
{
  update.item({ pk: 'a', s: $add(1) })
}

// refused
{
  update.item({ pk: 'a', e: 'c' })
}

// refused
{
  update.item({ pk: 'a', e: $get('s', 'c') })
}

// refused
{
  update.item({ pk: 'a', must: $remove() })
}

// refused
{
  update.item({ pk: 'a', ss: ['a'] })
}

// refused
{
  update.item({ pk: 'a', ss: $add(new Set([1])) })
}

// refused
{
  update.item({ pk: 'a', l: $append([1]) })
}

// accepted
{
  update.item({ pk: 'a', l: 'a' })
}

// refused
{
  update.item({ pk: 'a', l: $add(1) })
}

// refused
{
  update.item({ pk: 'a', t: [1] })
}

// refused
{
  update.item({ pk: 'a', t: $set(['a']) })
}

// refused
{
  update.item({ pk: 'a', m: { a: 1 } })
}

// refused
{
  update.item({ pk: 'a', m: $set({ o: 1 }) })
}

// refused
{
  update.item({ pk: 'a', m: { unknown: 1 } })
}

// refused
{
  update.item({ pk: 'a', r: { z: 1 } })
}

// refused
{
  update.item({ pk: 'a', r: $set({ x: 1 }) })
}

// refused
{
  update.item({ pk: 'a', unknown: 1 })
}

// refused
{
  update.item({ pk: 'a', b: $add(1) })
}

// refused
{
  update.item({ pk: 3 })
}

// refused
{
  update.item({ pk: 'a', entity: 'Other' })
}

// refused
{
  update.item({ pk: 'a', m: { a: $remove() } })
}

// refused
{
  update.item({ pk: 'a', o: 3 })
}

// accepted
{
  replace.item({ pk: 'a', n: $add(1) })
}

// accepted
{
  replace.item({ pk: 'a', l: ['a'] })
}

// accepted
{
  replace.item({ pk: 'a', l: $append(['a']) })
}

// accepted
{
  replace.item({ pk: 'a', m: { a: 'x' } })
}

// accepted
{
  replace.item({ pk: 'a', m: $get('m', { a: 'x' }) })
}

// accepted
{
  replace.item({ pk: 'a', t: ['a', 1] })
}

// accepted
{
  replace.item({ pk: 'a', r: { x: 1, y: 2 } })
}

// accepted
{
  replace.item({ pk: 'a', n: $remove() })
}

// refused
{
  replace.item({ pk: 'a', l: { 0: 'a' } })
}

// refused
{
  replace.item({ pk: 'a', m: { o: 1 } })
}

// refused
{
  replace.item({ pk: 'a', m: { a: 'x', o: $add(1) } })
}

// refused
{
  replace.item({ pk: 'a', t: ['a'] })
}

// refused
{
  replace.item({ pk: 'a', r: { x: 1 } })
}

// refused
{
  replace.item({ pk: 'a', l: $set(['a']) })
}

// accepted
{
  all.build(PutItemCommand).item({ pk: 'a', must: 'x' })
}

// accepted
{
  all.build(PutItemCommand).item({ pk: 'a', must: 'x', n: undefined })
}

// refused
{
  all.build(PutItemCommand).item({ pk: 'a' })
}

// refused
{
  all.build(PutItemCommand).item({ must: 'x' })
}

// refused
{
  all.build(PutItemCommand).item({ pk: 'a', must: 'x', unknown: 1 })
}

// refused
{
  all.build(PutItemCommand).item({ pk: 'a', must: 'x', n: 'x' })
}

// refused
{
  all.build(PutItemCommand).item({ pk: 'a', must: 'x', n: null })
}

// refused
{
  all.build(PutItemCommand).item({ pk: 'a', must: 'x', n: $add(1) })
}

// refused
{
  all.build(PutItemCommand).item({ pk: 'a', must: 'x', r: { x: 1 } })
}

// refused
{
  all.build(PutItemCommand).item({ pk: 'a', must: 'x', t: ['a'] })
}

// accepted
{
  keyed.build(PutItemCommand).item({ where: { city: 'x' }, value: { kind: 'van', seats: 3 } })
}

// refused
{
  keyed.build(PutItemCommand).item({ where: { city: 'x' }, value: { kind: 'boat', seats: 3 } })
}

// accepted
{
  parcel.build(GetItemCommand).key(key)
}

// refused
{
  parcel.build(GetItemCommand).key({ depot: 'd' })
}

// refused
{
  parcel.build(GetItemCommand).key({ depot: 'd', code: 3 })
}

// refused
{
  parcel.build(GetItemCommand).key({ depot: 'd', code: 'c', grams: 1 })
}

// accepted
{
  parcel.build(GetItemCommand).options({ consistent: true, attributes: ['note', "['grams']"] })
}

// accepted
{
  box.build(GetItemCommand).options({ attributes: ['stops[0].city', "['stops'][1].at", 'meta.x'] })
}

// refused
{
  parcel.build(GetItemCommand).options({ consistent: 1 })
}

// refused
{
  parcel.build(GetItemCommand).options({ capacity: 'ALL' })
}

// refused
{
  parcel.build(GetItemCommand).options({ attributes: ['unknown'] })
}

// refused
{
  parcel.build(GetItemCommand).options({ unknown: 1 })
}

// refused
{
  parcel.build(GetItemCommand).options({ returnValues: 'ALL_OLD' })
}

// accepted
{
  const given = { attributes: ['note' as const] }
  parcel.build(GetItemCommand).options(given)
}

// accepted
{
  parcel.build(GetItemCommand).options(previous => ({ ...previous, consistent: true }))
}

// accepted
{
  const get: GetItemCommand<typeof parcel> = parcel.build(GetItemCommand).key(key)
  void get
}

// accepted
{
  new GetItemCommand(parcel, key, { attributes: ['note'] })
}

// accepted
{
  parcel
    .build(PutItemCommand)
    .options({ returnValues: 'ALL_OLD', condition: { attr: 'note', eq: 'x' }, metrics: 'SIZE' })
}

// refused
{
  parcel.build(PutItemCommand).options({ returnValues: 'ALL_NEW' })
}

// refused
{
  parcel.build(PutItemCommand).options({ condition: { attr: 'unknown', eq: 'x' } })
}

// refused
{
  parcel.build(PutItemCommand).options({ attributes: ['note'] })
}

// accepted
{
  parcel
    .build(UpdateItemCommand)
    .options({ returnValues: 'UPDATED_NEW', returnValuesOnConditionFalse: 'ALL_OLD' })
}

// refused
{
  parcel.build(UpdateItemCommand).options({ returnValues: 'OLD' })
}

// accepted
{
  parcel.build(DeleteItemCommand).key(key).options({ returnValues: 'ALL_OLD', tableName: 't' })
}

// refused
{
  parcel.build(DeleteItemCommand).options({ tableName: 3 })
}

// accepted
{
  parcel.build(UpdateItemCommand).item({ ...key, grams: $add(3) })
}

// refused
{
  parcel.build(UpdateItemCommand).item({ depot: 'd' })
}

// accepted
{
  parcel
    .build(GetTransaction)
    .key(key)
    .options({ attributes: ['note'] })
}

// refused
{
  parcel.build(GetTransaction).options({ consistent: true })
}

// refused
{
  parcel.build(PutTransaction).options({ returnValues: 'ALL_OLD' })
}

// accepted
{
  parcel.build(ConditionCheck).key(key).condition({ attr: 'note', exists: true })
}

// refused
{
  parcel.build(ConditionCheck).key(key).condition({ attr: 'unknown', exists: true })
}

// refused
{
  parcel.build(BatchGetRequest).key({})
}

// accepted
{
  parcel.build(EntityFormatter).format({}, { partial: true, attributes: ['note'] })
}

// refused
{
  parcel.build(EntityFormatter).format({}, { attributes: ['unknown'] })
}

// accepted
{
  depots
    .build(QueryCommand)
    .entities(parcel)
    .query({ partition: 'a', range: { gt: 'b' } })
}

// refused
{
  depots.build(QueryCommand).query({ partition: 3 })
}

// refused
{
  depots.build(QueryCommand).query({ partition: 'a', range: { gt: 3 } })
}

// refused
{
  depots.build(QueryCommand).query({ range: { gt: 'x' } })
}

// refused
{
  depots.build(QueryCommand).query({ index: 'unknown', partition: 'a' })
}

// accepted
{
  depots.build(QueryCommand).query({ index: 'byGrams', partition: 'a', range: { between: [1, 2] } })
}

// refused
{
  depots.build(QueryCommand).query({ index: 'byGrams', partition: 'a', range: { beginsWith: 'x' } })
}

// refused
{
  simple.build(QueryCommand).query({ partition: 'a', range: { eq: 'x' } })
}

// accepted
{
  depots.build(QueryCommand).query({ index: 'byMany', partition: ['a', 1], range: ['a', { gte: 'x' }] })
}

// refused
{
  depots.build(QueryCommand).query({ index: 'byMany', partition: ['a'] })
}

// refused
{
  depots.build(QueryCommand).query({ index: 'byMany', partition: [1, 'a'] })
}

// accepted
{
  depots
    .build(QueryCommand)
    .entities(parcel, box)
    .query({ partition: 'a' })
    .options({ attributes: ['created', 'note'], filters: { Parcel: { attr: 'note', eq: 'x' } } })
}

// refused
{
  depots
    .build(QueryCommand)
    .entities(parcel)
    .query({ partition: 'a' })
    .options({ filters: { Parcel: { attr: 'unknown', eq: 'x' } } })
}

// refused
{
  depots
    .build(QueryCommand)
    .entities(parcel)
    .query({ partition: 'a' })
    .options({ attributes: ['unknown'] })
}

// refused
{
  depots
    .build(QueryCommand)
    .entities(parcel)
    .query({ index: 'byGrams', partition: 'a' })
    .options({ consistent: true })
}

// accepted
{
  depots
    .build(QueryCommand)
    .entities(parcel)
    .query({ index: 'byTime', partition: 'a' })
    .options({ consistent: true })
}

// refused
{
  depots
    .build(QueryCommand)
    .entities(parcel)
    .query({ partition: 'a' })
    .options({ select: 'ALL_PROJECTED_ATTRIBUTES' })
}

// refused
{
  depots.build(QueryCommand).query({ partition: 'a' }).options({ limit: 'x' })
}

// accepted
{
  depots
    .build(ScanCommand)
    .entities(parcel)
    .options({ segment: 0, totalSegments: 2, attributes: ['note'] })
}

// refused
{
  depots.build(ScanCommand).options({ segment: 0 })
}

// refused
{
  depots.build(ScanCommand).options({ index: 'unknown' })
}

// refused
{
  depots.build(ScanCommand).options({ index: 'byGrams', consistent: true })
}

// accepted
{
  depots
    .build(BatchGetCommand)
    .requests(parcel.build(BatchGetRequest).key(key))
    .options({ attributes: ['note'] })
}

// refused
{
  depots
    .build(BatchGetCommand)
    .requests(parcel.build(BatchGetRequest).key(key))
    .options({ attributes: ['unknown'] })
}

// refused
{
  set(boolean())
}

// refused
{
  set(string().key())
}

// refused
{
  set(string().optional())
}

// refused
{
  list(string().key())
}

// refused
{
  list(string().hidden())
}

// refused
{
  list(string().default('x'))
}

// refused
{
  list(string().savedAs('x'))
}

// refused
{
  anyOf(string().const('a'))
}

// refused
{
  string({ enum: ['a'] })
}

// refused
{
  record(number(), string())
}

// refused
{
  record(string(), string().optional())
}

// refused
{
  tuple(string().optional())
}

// accepted
{
  tuple(string().default('x'))
}

// accepted
{
  boolean({ enum: [true] })
}

// refused
{
  string().default(3)
}

// refused
{
  string().enum('a').default('b')
}

// refused
{
  number().enum('a')
}

// refused
{
  string({ required: 'sometimes' })
}

// refused
{
  map({ a: 'x' })
}

// accepted
{
  list(item({ a: string() }))
}

// refused
{
  string().validate((input: number) => input > 0)
}

// accepted
{
  string().validate(input => input.length > 3 || 'too short')
}

// refused
{
  anyOf(map({ k: string().enum('a') })).discriminate('x')
}

// refused
{
  item({ a: string() }).pick('b')
}

// refused
{
  any().castAs<string>().default(3)
}

// accepted
{
  item({ a: string() }).and(previous => ({ b: string().link<typeof previous>(({ a }) => a) }))
}

// refused
{
  item({ a: string() }).and(previous => ({ b: string().link<typeof previous>(({ c }) => c) }))
}

// accepted
{
  item({ t: tuple(string().default('x'), number()) })
    .build(Parser)
    .reparse({ t: [undefined, 1] })
}

// refused
{
  item({ a: string() }).build(Parser).reparse({ a: 3 })
}

// accepted
{
  new Table({ partitionKey: { name: 'a', type: 'string' } })
}

// refused
{
  new Table({ partitionKey: { name: 'a', type: 'date' } })
}

// refused
{
  new Table({ name: 'a' })
}

// refused
{
  new Table({ partitionKey: { name: 'a', type: 'string' }, indexes: { i: { type: 'local' } } })
}

// refused
{
  new Table({
    partitionKey: { name: 'a', type: 'string' },
    indexes: { i: { type: 'other', partitionKey: { name: 'a', type: 'string' } } },
  })
}

// accepted
{
  new Entity({ name: 'A', table: simple, schema: item({ pk: string().key() }) })
}

// refused
{
  new Entity({ name: 'A', table: simple, schema: item({ id: string().key() }) })
}

// accepted
{
  new Entity({
    name: 'A',
    table: simple,
    schema: item({ id: string().key() }),
    computeKey: ({ id }) => ({ pk: id }),
  })
}

// refused
{
  new Entity({
    name: 'A',
    table: simple,
    schema: item({ id: string().key() }),
    computeKey: ({ other }) => ({ pk: other }),
  })
}

// refused
{
  new Entity({
    name: 'A',
    table: simple,
    schema: item({ id: string().key() }),
    computeKey: ({ id }) => ({ sk: id }),
  })
}

// refused
{
  new Entity({ name: 'A', table: simple, schema: item({ pk: number().key() }) })
}

// refused
{
  new Entity({ name: 'A', table: simple, schema: item({ pk: string() }) })
}

// refused
{
  new Entity({
    name: 'A',
    table: simple,
    schema: item({ pk: string().key() }),
    timestamps: { created: 3, modified: true },
  })
}

// accepted
{
  box.computeKey?.({ id: 'a' }).pk
}

// accepted
{
  const { Get } = parcel.build(GetTransaction).key(key).params()
  void Get.Key
}

// refused
{
  bare.build(PutItemCommand).item({ pk: 'a', title: 'x', created: 'x' })
}
