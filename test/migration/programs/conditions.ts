import { Entity } from 'dynamodb-toolbox/entity'
import { DeleteItemCommand, type DeleteItemOptions } from 'dynamodb-toolbox/entity/actions/delete'
import { type Condition, EntityConditionParser } from 'dynamodb-toolbox/entity/actions/parseCondition'
import { EntityPathParser, type EntityPaths } from 'dynamodb-toolbox/entity/actions/parsePaths'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck'
import { s } from 'dynamodb-toolbox/schema'
import { Table } from 'dynamodb-toolbox/table'
import { jsonStringify } from 'dynamodb-toolbox/transformers/jsonStringify'
import { prefix } from 'dynamodb-toolbox/transformers/prefix'
import { errorOf } from './_fakeClient.js'

const { anyOf, any, binary, boolean, item, list, map, nul, number, record, set, string, tuple } = s

export const AssetTable = new Table({ name: 'assets', partitionKey: { name: 'id', type: 'string' } })

export const Asset = new Entity({
  name: 'Asset',
  table: AssetTable,
  timestamps: false,
  schema: item({
    id: string().key(),
    title: string().savedAs('t'),
    kind: string().enum('image', 'video'),
    bytes: number().optional(),
    big: number().big().optional(),
    live: boolean().default(false),
    nothing: nul().optional(),
    hash: binary().optional(),
    tags: set(string()).optional(),
    sizes: set(number()).optional(),
    owner: map({
      name: string().savedAs('n'),
      email: string().optional(),
      address: map({ city: string() }).optional().savedAs('adr'),
    }).savedAs('o'),
    versions: list(map({ at: string(), size: number().savedAs('sz') }))
      .optional()
      .savedAs('v'),
    corner: tuple(number(), number()).optional(),
    views: record(string().transform(prefix('V')), number()).optional(),
    raw: any().optional(),
    json: any().transform(jsonStringify()).optional(),
    code: string().transform(prefix('CODE')).optional(),
    source: anyOf(
      map({ type: string().enum('url').savedAs('ty'), url: string() }),
      map({ type: string().enum('file').savedAs('ty'), path: string() }),
    )
      .discriminate('type')
      .optional(),
    'odd.name': string().optional(),
  }),
})

type AssetCondition = Condition<typeof Asset>

export const conditions = {
  eq: { attr: 'title', eq: 'a' },
  ne: { attr: 'kind', ne: 'video' },
  lt: { attr: 'bytes', lt: 10 },
  lte: { attr: 'bytes', lte: { attr: 'big' } },
  gt: { attr: 'big', gt: 10n },
  gte: { attr: 'title', gte: 'm' },
  between: { attr: 'bytes', between: [1, 20] },
  betweenReferences: { attr: 'bytes', between: [1, { attr: 'versions[0].size' }] },
  inEnum: { attr: 'kind', in: ['image', 'video'] },
  inReferences: { attr: 'title', in: ['x', { attr: 'owner.name' }] },
  beginsWith: { attr: 'title', beginsWith: 'al' },
  containsText: { attr: 'title', contains: 'be' },
  containsElement: { attr: 'tags', contains: 'red' },
  containsNumber: { attr: 'sizes', contains: 4 },
  exists: { attr: 'owner.address.city', exists: true },
  absent: { attr: 'nothing', exists: false },
  type: { attr: 'raw', type: 'M' },
  size: { size: 'tags', gt: 2 },
  sizeBetween: { size: 'versions', between: [1, 3] },
  sizeEq: { size: 'hash', eq: 32 },
  free: { value: 3, lt: 4 },
  live: { attr: 'live', eq: true },
  hash: { attr: 'hash', eq: new Uint8Array([1, 2]) },
  corner: { attr: 'corner[1]', gt: 0 },
  record: { attr: 'views.fr', gte: 100 },
  any: { attr: 'raw.deep[2].path', eq: 'x' },
  json: { attr: 'json', eq: { a: 1 } },
  code: { attr: 'code', eq: '12' },
  codeStart: { attr: 'code', beginsWith: '1' },
  stored: { attr: 'code', eq: 'CODE#12', transform: false },
  variant: { attr: 'source.url', beginsWith: 'https' },
  discriminator: { attr: 'source.type', eq: 'file' },
  quoted: { attr: "['odd.name']", eq: 'odd' },
  entity: { attr: 'entity', eq: 'Asset' },
  and: { and: [{ attr: 'title', eq: 'a' }, { attr: 'bytes', gt: 1 }, { not: { attr: 'live', eq: true } }] },
  or: {
    or: [
      { attr: 'title', eq: 'a' },
      {
        and: [
          { attr: 'bytes', exists: false },
          { size: 'title', lt: 3 },
        ],
      },
    ],
  },
  single: { and: [{ or: [{ not: { attr: 'title', eq: 'z' } }] }] },
} as const satisfies Record<string, AssetCondition>

const mutable: AssetCondition[] = [
  { attr: 'title', eq: 'a' },
  { attr: 'owner.name', ne: { attr: 'title' } },
]

export const all: AssetCondition = { and: mutable }

export const guarded = (condition: AssetCondition): DeleteItemOptions<typeof Asset> => ({
  condition: { and: [{ attr: 'live', eq: false }, condition] },
  returnValuesOnConditionFalse: 'ALL_OLD',
})

export const paths: EntityPaths<typeof Asset>[] = [
  'title',
  'owner.address.city',
  'versions[3].size',
  'corner[0]',
  'views.be',
  'raw.a.b[0]',
  "['odd.name']",
  'source.path',
]

// @ts-expect-error no such attribute
export const unknown: AssetCondition = { attr: 'titel', eq: 'a' }
// @ts-expect-error no member of the enum
export const notOfEnum: AssetCondition = { attr: 'kind', eq: 'sound' }
// @ts-expect-error a number is no text
export const notOfType: AssetCondition = { attr: 'bytes', eq: '1' }
// @ts-expect-error no operator of booleans
export const notOfBoolean: AssetCondition = { attr: 'live', beginsWith: 't' }
// @ts-expect-error numbers have no size
export const notOfSize: AssetCondition = { size: 'bytes', gt: 1 }

export const main = async (): Promise<unknown> => {
  const parser = Asset.build(EntityConditionParser)
  const parsed: Record<string, unknown> = {}
  for (const [name, condition] of Object.entries(conditions)) parsed[name] = parser.parse(condition)
  return {
    parsed,
    all: parser.parse(all, { expressionId: '7' }),
    transformed: parser.transform(all),
    express: EntityConditionParser.express({ attr: 'a.b', eq: 1 }, 'x'),
    paths: Asset.build(EntityPathParser).parse(paths),
    transformedPaths: Asset.build(EntityPathParser).transform(['title', 'owner.name', 'nope'], {
      strict: false,
    }),
    guarded: Asset.build(DeleteItemCommand)
      .key({ id: '1' })
      .options(guarded({ attr: 'title', beginsWith: 'x' }))
      .params(),
    check: Asset.build(ConditionCheck)
      .key({ id: '1' })
      .condition({ attr: 'bytes', lt: 5 })
      .options({ returnValuesOnConditionFalse: 'ALL_OLD', tableName: 'other' })
      .params(),
    put: Asset.build(PutItemCommand)
      .item({
        id: '1',
        title: 'a',
        kind: 'image',
        owner: { name: 'o' },
        views: { fr: 1 },
        json: { a: [1] },
        code: '1',
        source: { type: 'url', url: 'u' },
      })
      .options({ condition: { attr: 'id', exists: false } })
      .params(),
    errors: [
      await errorOf(() => parser.parse({ attr: 'nope', eq: 1 } as unknown as AssetCondition)),
      await errorOf(() => parser.parse({ attr: 'title' } as unknown as AssetCondition)),
      await errorOf(() => Asset.build(EntityPathParser).parse(['nope'])),
    ],
    differences: {
      '`type` in conditions (10.4)': await errorOf(() => parser.parse({ attr: 'raw', type: 'X' as 'M' })),
    },
  }
}
