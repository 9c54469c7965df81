import {
  $add,
  $remove,
  any,
  anyOf,
  BatchGetCommand,
  BatchGetRequest,
  boolean,
  type Condition,
  ConditionParser,
  DynamoDBToolboxError,
  Entity,
  EntityAccessPattern,
  EntityParser,
  type EntityPaths,
  EntityRepository,
  executeBatchGet,
  executeTransactWrite,
  type FormattedItem,
  type FormattedValue,
  Formatter,
  fromSchemaDTO,
  GetItemCommand,
  type GetItemOptions,
  type GetItemResponse,
  type IndexNames,
  type InputItem,
  type InputValue,
  ItemSchema,
  type ItemSchemaPaths,
  item,
  JSONSchemer,
  jsonStringify,
  type KeyInputItem,
  list,
  MapSchema,
  map,
  nul,
  number,
  Parser,
  PathParser,
  type Paths,
  type PrimaryKey,
  PutItemCommand,
  type PutItemInput,
  PutTransaction,
  pipe,
  prefix,
  type Query,
  QueryCommand,
  record,
  type SavedItem,
  type Schema,
  type SchemaCondition,
  SchemaDTO,
  schema,
  set,
  string,
  Table,
  TableAccessPattern,
  type TransformedItem,
  trim,
  tuple,
  type UpdateAttributesInput,
  UpdateItemCommand,
  type UpdateItemInput,
  type ValidItem,
  type ValidValue,
} from 'dynamodb-toolbox'
import type { Compute, Optional, Overwrite, Require } from 'dynamodb-toolbox/types'
import { errorOf, fakeClient } from './_fakeClient.js'

const { documentClient, requests } = fakeClient({
  Responses: { app: [{ id: 'a', rev: 1, _et: 'Doc', _ct: 'c', _md: 'm', title: 'T' }] },
  $metadata: {},
})

export const App = new Table({
  documentClient,
  name: 'app',
  partitionKey: { name: 'id', type: 'string' },
  sortKey: { name: 'rev', type: 'number' },
  indexes: {
    byTitle: { type: 'global', partitionKey: { name: 'title', type: 'string' } },
    byRank: { type: 'local', sortKey: { name: 'rank', type: 'number' } },
  },
})

export const address = map({
  street: string(),
  zip: string().validate((zip: string) => /^\d+$/.test(zip) || 'digits'),
})

export const docSchema = item({
  id: string().key(),
  rev: number().key().default(1),
  title: string().transform(pipe(trim(), prefix('T', { delimiter: ':' }))),
  rank: number().optional(),
  flags: record(string(), boolean()).optional(),
  home: address.optional(),
  work: address.pick('zip').optional(),
  blocks: list(
    anyOf(
      map({ t: string().enum('p'), text: string() }),
      map({ t: string().enum('img'), src: string() }),
    ).discriminate('t'),
  ).optional(),
  labels: set(string().enum('a', 'b')).optional(),
  range: tuple(number(), number()).optional(),
  empty: nul().optional(),
  extra: any().castAs<Record<string, number>>().transform(jsonStringify()).optional(),
})

export const Doc = new Entity({ name: 'Doc', table: App, schema: docSchema })

type Doc = typeof Doc
export type DocInput = InputItem<Doc>
export type DocKey = KeyInputItem<Doc>
export type DocOut = Compute<FormattedItem<Doc>>
export type DocPart = FormattedItem<Doc, { partial: true }>
export type DocView = FormattedItem<Doc, { attributes: 'title' | 'home.zip' }>
export type DocStored = SavedItem<Doc>

export const toInput = ({ created: _, modified: __, ...doc }: DocOut): DocInput => doc
export const keyOf = ({ id, rev }: Pick<DocOut, 'id' | 'rev'>): DocKey => ({ id, rev })
export const primary = (key: DocKey): PrimaryKey<typeof App> => ({ id: key.id, rev: key.rev ?? 1 })
export const titleOf = (stored: TransformedItem<Doc>): `T:${string}` => stored.title
export const filled = (input: DocInput): ValidItem<Doc> => Doc.build(EntityParser).parse(input).parsedItem
export const view = (doc: DocView): string => `${doc.title}${doc.home?.zip ?? ''}`
export const patch = (changes: Omit<UpdateItemInput<Doc>, 'id' | 'rev'>): UpdateItemInput<Doc> => ({
  ...changes,
  id: 'a',
})
export const replace = (changes: UpdateAttributesInput<Doc>): UpdateAttributesInput<Doc> => ({
  ...changes,
  rank: $add(1),
})
export const where = (title: string): Condition<Doc> => ({
  or: [
    { attr: 'title', eq: title },
    { attr: 'home.zip', beginsWith: '1' },
  ],
})
export const query: Query<typeof App> = { partition: 'a', range: { gt: 0 } }
export const index: IndexNames<typeof App> = 'byRank'
export const path: ItemSchemaPaths<Doc['schema']> = 'blocks[0].t'
export const mapPath: Paths<typeof address> = '.zip'
export const entityPath: EntityPaths<Doc> = 'home.street'
export const required: Require<DocPart, 'id'> = { id: 'x' }
export const optional: Optional<{ a: number; b: string }, 'b'> = { a: 1 }
export const overwritten: Overwrite<{ a: number }, { a: string }> = { a: 'x' }
export const someAddress: InputValue<typeof address> = { street: 's', zip: '1' }
export const validAddress: ValidValue<typeof address> = someAddress
export const shown: FormattedValue<typeof address> = validAddress
// @ts-expect-error no such index
export const noIndex: IndexNames<typeof App> = 'byNothing'
// @ts-expect-error no such path
export const noPath: EntityPaths<Doc> = 'home.nope'
// @ts-expect-error paths into maps begin with a dot
export const bare: Paths<typeof address> = 'zip'
// @ts-expect-error titles are stored with their prefix
export const noPrefix: Pick<TransformedItem<Doc>, 'title'> = { title: 'x' }

export const load = async <O extends GetItemOptions<Doc>>(
  id: string,
  options: O,
): Promise<GetItemResponse<Doc, O>> => Doc.build(GetItemCommand).key({ id }).options(options).send()

export const inserting = (input: PutItemInput<Doc>) =>
  Doc.build(PutItemCommand)
    .item(input)
    .options({ condition: { attr: 'id', exists: false } })

export const kindOf = (one: Schema): string => {
  switch (one.type) {
    case 'map':
    case 'item':
      return `${one.type} of ${Object.keys(one.attributes).join()}`
    case 'list':
    case 'set':
      return `${one.type} of ${one.elements.type}`
    default:
      return one.type
  }
}

export const free: SchemaCondition = { attr: 'whatever', eq: 1 }

export const main = async (): Promise<unknown> => {
  const { Responses } = await executeBatchGet(
    App.build(BatchGetCommand).requests(Doc.build(BatchGetRequest).key({ id: 'a' })),
  )
  const input: DocInput = {
    id: 'a',
    title: ' x ',
    home: { street: 's', zip: '9' },
    blocks: [{ t: 'img', src: 'u' }],
    extra: { n: 1 },
  }
  return {
    Responses,
    requests,
    put: inserting(input).params(),
    filled: filled(input),
    update: Doc.build(UpdateItemCommand)
      .item(patch({ rank: $remove(), flags: { a: true, b: $remove() } }))
      .params(),
    query: App.build(QueryCommand)
      .entities(Doc)
      .query(query)
      .options({ attributes: ['title', 'range[1]'] })
      .params(),
    condition:
      Doc.schema.attributes.title instanceof Object && new ConditionParser(Doc.schema).parse(where('t')),
    paths: new PathParser(Doc.schema).parse(['title', 'flags.x']),
    json: docSchema.build(JSONSchemer).formattedValueSchema().required,
    dto: fromSchemaDTO(docSchema.build(SchemaDTO)).keyAttributeNames,
    address: new Parser(address).parse(someAddress),
    formatted: new Formatter(address).format({ street: 's', zip: '1' }),
    kinds: Object.values(docSchema.attributes).map(kindOf),
    instances: [
      docSchema instanceof ItemSchema,
      address instanceof MapSchema,
      schema.string().type,
      Object.keys(schema),
    ],
    pattern: Doc.build(EntityAccessPattern)
      .schema(map({ id: string() }))
      .pattern(({ id }) => ({ partition: id }))
      .query({ id: 'q' })
      .params(),
    tablePattern: App.build(TableAccessPattern)
      .schema(string())
      .pattern(id => ({ partition: id }))
      .query('q')
      .params(),
    errors: [
      await errorOf(() => inserting({ ...input, home: { street: 's', zip: 'x' } }).params()),
      await errorOf(() => load('a', { attributes: ['nope' as 'title'] })),
      await errorOf(() => executeTransactWrite(Doc.build(PutTransaction).item({ id: 'a' } as DocInput))),
      await errorOf(() => Doc.build(EntityRepository).parse({ id: 'a' })),
      DynamoDBToolboxError.match(
        new DynamoDBToolboxError('actions.invalidAction', { message: 'm' }),
        'actions.',
      ),
    ],
  }
}
