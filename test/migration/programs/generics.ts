import {
  Entity,
  EntityAction,
  type FormattedItem,
  type InputItem,
  type KeyInputItem,
  type ValidItem,
} from 'dynamodb-toolbox/entity'
import {
  DeleteItemCommand,
  type DeleteItemOptions,
  type DeleteItemResponse,
} from 'dynamodb-toolbox/entity/actions/delete'
import {
  GetItemCommand,
  type GetItemOptions,
  type GetItemResponse,
} from 'dynamodb-toolbox/entity/actions/get'
import { EntityParser } from 'dynamodb-toolbox/entity/actions/parse'
import type { Condition } from 'dynamodb-toolbox/entity/actions/parseCondition'
import {
  PutItemCommand,
  type PutItemInput,
  type PutItemOptions,
  type PutItemResponse,
} from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand, type UpdateItemInput } from 'dynamodb-toolbox/entity/actions/update'
import { DynamoDBToolboxError } from 'dynamodb-toolbox/errors'
import { boolean, item, map, number, string } from 'dynamodb-toolbox/schema'
import { Table, TableAction } from 'dynamodb-toolbox/table'
import type { PrimaryKey } from 'dynamodb-toolbox/table/actions/parsePrimaryKey'
import { PrimaryKeyParser } from 'dynamodb-toolbox/table/actions/parsePrimaryKey'
import { type Query, QueryCommand, type QueryOptions } from 'dynamodb-toolbox/table/actions/query'
import { errorOf, fakeClient } from './_fakeClient.js'

const stored = { pk: 'p', sk: 1n, _et: 'Page', title: 'T', deleted: false, _md: 't', body: { text: 'x' } }
const { documentClient, requests } = fakeClient(
  {},
  { Item: stored },
  { Attributes: stored },
  { Items: [stored], Count: 1 },
  { Item: { ...stored, title: 4 } },
)

export const Pages = new Table({
  documentClient,
  name: 'pages',
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'number' },
  indexes: { byTitle: { type: 'global', partitionKey: { name: 'title', type: 'string' } } },
})

export const Page = new Entity({
  name: 'Page',
  table: Pages,
  timestamps: { created: false, modified: { name: 'updatedAt', savedAs: '_md', hidden: true } },
  schema: item({
    pk: string().key(),
    sk: number().big().key(),
    title: string(),
    deleted: boolean().default(false),
    body: map({ text: string(), words: number().optional() }),
  }),
})

/** A repository over any entity. */
export class Repo<E extends Entity> {
  constructor(readonly entity: E) {}

  putCommand(input: PutItemInput<E>): PutItemCommand<E> {
    return this.entity.build(PutItemCommand).item(input) as PutItemCommand<E>
  }
  async get<O extends GetItemOptions<E>>(
    key: KeyInputItem<E>,
    options: O = {} as O,
  ): Promise<GetItemResponse<E, O>> {
    return new GetItemCommand(this.entity, key, options).send()
  }
  async put<O extends PutItemOptions<E>>(
    input: InputItem<E>,
    options: O = {} as O,
  ): Promise<PutItemResponse<E, O>> {
    return new PutItemCommand(this.entity, input, options).send()
  }
  async remove<O extends DeleteItemOptions<E>>(
    key: KeyInputItem<E>,
    options: O = {} as O,
  ): Promise<DeleteItemResponse<E, O>> {
    return new DeleteItemCommand(this.entity, key, options).send()
  }
  async find(key: KeyInputItem<E>): Promise<FormattedItem<E> | undefined> {
    const { Item } = await this.entity.build(GetItemCommand).key(key).send()
    return Item as FormattedItem<E> | undefined
  }
}

export const getItem = async <E extends Entity>(
  entity: E,
  key: KeyInputItem<E>,
): Promise<FormattedItem<E> | undefined> => {
  const { Item } = await entity.build(GetItemCommand).key(key).send()
  return Item as FormattedItem<E> | undefined
}

export const putUnless = <E extends Entity>(entity: E, input: InputItem<E>, condition: Condition<E>) =>
  entity.build(PutItemCommand).item(input).options({ condition })

export function updateOf<E extends Entity>(entity: E, input: UpdateItemInput<E>): UpdateItemCommand<E> {
  return new UpdateItemCommand(entity, input)
}

export const pageQuery = (
  query: Query<typeof Pages>,
  options: QueryOptions<typeof Pages, [typeof Page]> = {},
): QueryCommand<
  typeof Pages,
  [typeof Page],
  Query<typeof Pages>,
  QueryOptions<typeof Pages, [typeof Page]>
> => Pages.build(QueryCommand).query(query).entities(Page).options(options)

export const put: PutItemCommand<typeof Page, { returnValues: 'ALL_OLD' }> = Page.build(PutItemCommand)
  .item({ pk: 'p', sk: 1, title: 'T', body: { text: 'x' } })
  .options({ returnValues: 'ALL_OLD' })

export const get: GetItemCommand<typeof Page, { attributes: ('title' | 'body.text')[] }> = Page.build(
  GetItemCommand,
)
  .key({ pk: 'p', sk: 1 })
  .options({ attributes: ['title', 'body.text'] })

export const wide: GetItemCommand<Entity>[] = []

/** An action of the user's own. */
export class ArchiveAction<E extends Entity = Entity> extends EntityAction<E> {
  static override actionName = 'archive' as const
  archive(input: InputItem<E>): ValidItem<E> {
    return this.entity.build(EntityParser).parse(input).parsedItem as ValidItem<E>
  }
}

export class DescribeTable<T extends Table = Table, ES extends Entity[] = Entity[]> extends TableAction<
  T,
  ES
> {
  static override actionName = 'describe' as const
  describe(): string {
    return `${this.table.getName()}(${this.table.partitionKey.name}, ${this.table.sortKey?.name})`
  }
}

export const keyOf = (input: { [key: string]: unknown }): PrimaryKey<typeof Pages> =>
  Pages.build(PrimaryKeyParser).parse(input)

export const classify = (error: unknown): string => {
  if (!(error instanceof DynamoDBToolboxError)) return 'other'
  if (DynamoDBToolboxError.match(error, 'parsing.')) return `input: ${error.code} at ${error.path}`
  if (DynamoDBToolboxError.match(error, 'formatter.'))
    return `stored: ${error.code} at ${error.path} of ${JSON.stringify(error.payload?.partitionKey)}`
  switch (error.code) {
    case 'table.missingTableName':
      return 'no name'
    case 'options.invalidCapacityOption':
      return `capacity ${JSON.stringify(error.payload.capacity)}`
    default:
      return error.code
  }
}

export const main = async (): Promise<unknown> => {
  const pages = new Repo(Page)
  const key = { pk: 'p', sk: 1n }
  const saved = await pages.put({ ...key, title: 'T', body: { text: 'x' } }, { returnValues: 'ALL_OLD' })
  const old: string | undefined = saved.Attributes?.title
  const { Item } = await pages.get(key, { consistent: true })
  const title: string | undefined = Item?.title
  const { Attributes } = await pages.remove(key, { returnValues: 'ALL_OLD' })
  const text: string | undefined = Attributes?.body.text
  const { Items } = await pageQuery({ partition: 'p', range: { gte: 1 } }, { limit: 1 }).send()
  const broken = await getItem(Page, key).catch(classify)

  const previous = Page.build(GetItemCommand)
    .key(key)
    .options({ capacity: 'TOTAL' })
    .options(before => ({ ...before, consistent: true }))

  return {
    saved: { ...saved, ToolboxItem: saved.ToolboxItem.title },
    old,
    title,
    text,
    Items,
    broken,
    previous: previous.params(),
    put: put.params(),
    get: get.params(),
    unless: putUnless(
      Page,
      { ...key, title: 'T', body: { text: 'y' } },
      { attr: 'deleted', eq: true },
    ).params(),
    update: updateOf(Page, { ...key, body: { words: 4 } }).params(),
    command: pages.putCommand({ ...key, title: 'U', body: { text: 'z' } }).params(),
    archived: Page.build(ArchiveAction).archive({ ...key, title: 'A', body: { text: '' } }),
    described: Pages.build(DescribeTable).describe(),
    key: keyOf({ ...key, other: 1 }),
    byTitle: pageQuery({ index: 'byTitle', partition: 'T' }).params(),
    errors: [
      classify(
        await Page.build(PutItemCommand)
          .item({ ...key } as unknown as InputItem<typeof Page>)
          .send()
          .catch(error => error),
      ),
      classify(
        await Page.build(GetItemCommand)
          .key(key)
          .options({ capacity: 'ALL' as 'TOTAL' })
          .send()
          .catch(error => error),
      ),
      classify(await new GetItemCommand(Page).send().catch(error => error)),
      classify(new Error('x')),
      await errorOf(() => keyOf({ pk: 'p', sk: '1' })),
      await errorOf(() => new Table({ partitionKey: { name: 'a', type: 'string' } }).getName()),
      await errorOf(() =>
        new Entity({
          name: 'X',
          table: Pages,
          schema: item({ pk: string().key() }),
          computeKey: (() => ({ pk: 'a' })) as never,
        })
          .build(PutItemCommand)
          .item({ pk: 'x' })
          .params(),
      ),
    ],
    requests,
  }
}
