// Exports what users export, of types that are inferred.
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Database } from 'stator/database'
import { Entity } from 'stator/entity'
import { AccessPattern as EntityPattern } from 'stator/entity/actions/accessPattern'
import { BatchGetRequest } from 'stator/entity/actions/batchGet'
import { BatchPutRequest } from 'stator/entity/actions/batchPut'
import { DeleteItemCommand } from 'stator/entity/actions/delete'
import { GetItemCommand } from 'stator/entity/actions/get'
import { PutItemCommand } from 'stator/entity/actions/put'
import { EntityRepository } from 'stator/entity/actions/repository'
import { EntitySpy } from 'stator/entity/actions/spy'
import { execute as executeGets, GetTransaction } from 'stator/entity/actions/transactGet'
import { PutTransaction } from 'stator/entity/actions/transactPut'
import { UpdateTransaction } from 'stator/entity/actions/transactUpdate'
import { execute as executeWrites } from 'stator/entity/actions/transactWrite'
import { $add, $append, $get, $set, $sum, UpdateItemCommand } from 'stator/entity/actions/update'
import { UpdateAttributesCommand } from 'stator/entity/actions/updateAttributes'
import { SchemaDTO } from 'stator/schema/actions/dto'
import { Formatter } from 'stator/schema/actions/format'
import { JSONSchemer } from 'stator/schema/actions/jsonSchemer'
import { Parser } from 'stator/schema/actions/parse'
import { StandardSchemer } from 'stator/schema/actions/standardSchemer'
import { ZodSchemer } from 'stator/schema/actions/zodSchemer'
import { any } from 'stator/schema/any'
import { anyOf } from 'stator/schema/anyOf'
import { binary } from 'stator/schema/binary'
import { boolean } from 'stator/schema/boolean'
import { item } from 'stator/schema/item'
import { list } from 'stator/schema/list'
import { map } from 'stator/schema/map'
import { nul } from 'stator/schema/nul'
import { number } from 'stator/schema/number'
import { record } from 'stator/schema/record'
import { set } from 'stator/schema/set'
import { string } from 'stator/schema/string'
import { tuple } from 'stator/schema/tuple'
import { Table } from 'stator/table'
import { AccessPattern } from 'stator/table/actions/accessPattern'
import { BatchGetCommand, execute as executeBatchGet } from 'stator/table/actions/batchGet'
import { BatchWriteCommand, execute as executeBatchWrite } from 'stator/table/actions/batchWrite'
import { QueryCommand } from 'stator/table/actions/query'
import { Registry } from 'stator/table/actions/registry'
import { TableRepository } from 'stator/table/actions/repository'
import { ScanCommand } from 'stator/table/actions/scan'
import { TableSchemer } from 'stator/table/actions/schemer'
import { TableSpy } from 'stator/table/actions/spy'
import { pipe } from 'stator/transformers/pipe'
import { prefix } from 'stator/transformers/prefix'
import { trim } from 'stator/transformers/trim'

export const table = new Table({
  name: 't',
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'number' },
  indexes: { byX: { type: 'global', partitionKey: { name: 'x', type: 'string' } } },
  documentClient: DynamoDBDocumentClient.from({} as never),
})
export const schema = item({
  id: string()
    .key()
    .savedAs('pk')
    .transform(pipe(trim(), prefix('A'))),
  n: number().key().savedAs('sk'),
  x: string().optional().hidden(),
  l: list(map({ a: string().optional() })).default([]),
  r: record(string().enum('a', 'b'), number()).partial().optional(),
  s: set(string().meta({ title: 'S', more: { a: [1] } })).optional(),
  m: map({ a: string() }).strict().meta({ description: 'M' }).optional(),
  t: tuple(string(), number().big()).optional(),
  a: any().castAs<{ z: 1 }>().optional(),
  b: binary().optional(),
  c: boolean().const(true),
  d: nul().optional(),
  o: anyOf(map({ k: string().enum('a') }), map({ k: string().enum('b'), v: number() }))
    .discriminate('k')
    .optional(),
  e: string()
    .putLink(() => 'x')
    .validate(v => v.length > 1),
})
export const picked = schema.pick('id', 'n')
export const more = schema.and(old => ({ y: old.attributes.n.optional() }))
export const entity = new Entity({ name: 'E', table, schema })
export const other = new Entity({
  name: 'O',
  table,
  schema: picked,
  timestamps: { created: true, modified: { name: 'mod' } },
  entityAttribute: { name: 'kind', hidden: false },
})
export const computed = new Entity({
  name: 'C',
  table,
  schema: item({ k: string().key() }),
  computeKey: ({ k }) => ({ pk: k, sk: 1 }),
})
export const put = entity
  .build(PutItemCommand)
  .item({ id: 'a', n: 1, e: 'ab' })
  .options({ returnValues: 'ALL_OLD' })
export const get = entity
  .build(GetItemCommand)
  .key({ id: 'a', n: 1 })
  .options({ attributes: ['l[0].a', 'x'] })
export const update = entity
  .build(UpdateItemCommand)
  .item({ id: 'a', n: 1, l: $append([{}]), t: $set(['a', 1n]), x: $get('e') })
  .options({ returnValues: 'UPDATED_NEW', condition: { attr: 'x', exists: true } })
export const updateAttributes = entity.build(UpdateAttributesCommand).item({ id: 'a', n: 1, l: [] })
export const del = entity.build(DeleteItemCommand).key({ id: 'a', n: 1 })
export const query = table
  .build(QueryCommand)
  .entities(entity, other)
  .query({ partition: 'a', range: { gt: 1 } })
  .options({ filters: { E: { attr: 'x', eq: '1' } }, attributes: ['id'] })
export const byX = table.build(QueryCommand).entities(entity).query({ partition: 'a', index: 'byX' })
export const scan = table.build(ScanCommand).entities(entity, other).options({ limit: 1 })
export const paginated = [byX.paginate(), scan.paginate()] as const
export const strict = schema.strict().meta({ title: 'E' })
export const reads = table
  .build(BatchGetCommand)
  .requests(entity.build(BatchGetRequest).key({ id: 'a', n: 1 }))
export const writes = table
  .build(BatchWriteCommand)
  .requests(entity.build(BatchPutRequest).item({ id: 'a', n: 1, e: 'ab' }))
export const gets = [entity.build(GetTransaction).key({ id: 'a', n: 1 })] as const
export const sum = $sum(1, 2)
export const add = $add(1)
export const run = async () => ({
  a: await put.send(),
  b: await get.send(),
  c: await update.send(),
  d: await query.send(),
  e: await scan.send(),
  f: await executeBatchGet(reads),
  g: await executeBatchWrite(writes),
  h: await executeGets(...gets),
  i: await executeWrites(
    entity.build(PutTransaction).item({ id: 'a', n: 1, e: 'ab' }),
    entity.build(UpdateTransaction).item({ id: 'b', n: 1 }),
  ),
  j: await updateAttributes.send(),
  k: await del.send(),
  l: await byX.send(),
})
export const pages = () => query.pages()
export const items = () => query.items({ take: 2 })
export const parallel = () => scan.parallel({ totalSegments: 3 } as never)
export const repo = entity.build(EntityRepository)
export const tableRepo = table.build(TableRepository).entities(entity, other)
export const pattern = table
  .build(AccessPattern)
  .entities(entity)
  .schema(map({ id: string() }))
  .pattern(({ id }) => ({ partition: id }))
export const ePattern = entity
  .build(EntityPattern)
  .schema(string())
  .pattern(id => ({ partition: id }))
  .options({ limit: 2 })
export const registry = table
  .build(Registry)
  .registerEntities(entity, other)
  .registerAccessPatterns({ pattern, ePattern })
export const database = new Database({ registry, table })
export const spy = entity
  .build(EntitySpy)
  .on(PutItemCommand)
  .resolve({ $metadata: {} } as never)
export const tSpy = table
  .build(TableSpy)
  .on(QueryCommand)
  .resolve({ Items: [] } as never)
export const parsed = schema.build(Parser).parse({}, { mode: 'key' })
export const parser = schema.build(Parser)
export const formatted = schema.build(Formatter).format({}, { partial: true })
export const dto = schema.build(SchemaDTO)
export const json = schema.build(JSONSchemer).formattedValueSchema()
export const zod = schema.build(ZodSchemer).parser()
export const zodF = schema.build(ZodSchemer).formatter()
export const standard = schema.build(StandardSchemer)
export const create = table.build(TableSchemer)
