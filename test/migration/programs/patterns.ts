import { Database, DatabaseAction } from 'dynamodb-toolbox/database'
import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern as EntityAccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { EntityDTO, type IEntityDTO } from 'dynamodb-toolbox/entity/actions/dto'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { fromEntityDTO } from 'dynamodb-toolbox/entity/actions/fromDTO'
import { EntityParser } from 'dynamodb-toolbox/entity/actions/parse'
import { EntityRepository } from 'dynamodb-toolbox/entity/actions/repository'
import { any, item, list, map, number, record, set, string, tuple } from 'dynamodb-toolbox/schema'
import { Table } from 'dynamodb-toolbox/table'
import { AccessPattern, IAccessPattern } from 'dynamodb-toolbox/table/actions/accessPattern'
import { DeletePartitionCommand } from 'dynamodb-toolbox/table/actions/deletePartition'
import { type ITableDTO, TableDTO } from 'dynamodb-toolbox/table/actions/dto'
import { fromTableDTO } from 'dynamodb-toolbox/table/actions/fromDTO'
import { type IQueryCommand, QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Registry } from 'dynamodb-toolbox/table/actions/registry'
import { TableRepository } from 'dynamodb-toolbox/table/actions/repository'
import { ScanCommand } from 'dynamodb-toolbox/table/actions/scan'
import { prefix } from 'dynamodb-toolbox/transformers/prefix'
import { suffix } from 'dynamodb-toolbox/transformers/suffix'
import { errorOf, fakeClient } from './_fakeClient.js'

const event = { pk: 'U#1', sk: '2024', _et: 'Event', kind: 'login', data: { a: 1 }, tags: new Set(['x']) }
const { documentClient, requests } = fakeClient(
  {
    Items: [event, { ...event, sk: '2025' }],
    Count: 2,
    ScannedCount: 2,
    LastEvaluatedKey: { pk: 'U#1', sk: '2025' },
  },
  { Items: [{ ...event, sk: '2026' }], Count: 1, ScannedCount: 5 },
  { Items: [{ ...event, _et: 'Other' }], Count: 1, ScannedCount: 1 },
  { Item: event },
  { Items: [event], Count: 1, ScannedCount: 1, ConsumedCapacity: { CapacityUnits: 1 } },
)

export const Events = new Table({
  documentClient,
  name: 'events',
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'string' },
  indexes: {
    byKind: {
      type: 'global',
      partitionKey: { name: 'kind', type: 'string' },
      sortKey: { name: 'sk', type: 'string' },
    },
    route: {
      type: 'global',
      partitionKeys: [
        { name: 'from', type: 'string' },
        { name: 'to', type: 'string' },
      ],
      sortKeys: [
        { name: 'day', type: 'string' },
        { name: 'prio', type: 'number' },
      ],
    },
    bySize: { type: 'local', sortKey: { name: 'size', type: 'number' } },
  },
  entityAttributeSavedAs: '_et',
  meta: { title: 'Events', description: 'What happened' },
})

export const Event = new Entity({
  name: 'Event',
  table: Events,
  timestamps: false,
  entityAttribute: { name: 'type', hidden: false },
  meta: { title: 'Event' },
  schema: item({
    user: string().key().savedAs('pk').transform(prefix('U')),
    at: string().key().savedAs('sk'),
    kind: string().enum('login', 'logout'),
    size: number().optional(),
    data: any().optional(),
    tags: set(string()).optional(),
    trail: list(map({ x: number(), y: number().default(0) })).optional(),
    counts: record(string(), number()).optional(),
    span: tuple(number(), number()).optional(),
    mail: string()
      .transform(prefix('M').pipe(suffix('E')))
      .optional(),
  }),
})

export const ofUser = Event.build(EntityAccessPattern)
  .schema(map({ user: string(), since: string().default('2000') }))
  .pattern(({ user, since }) => ({ partition: `U#${user}`, range: { gte: since }, options: { limit: 5 } }))
  .options({ reverse: true })
  .meta({ title: 'Events of a user', description: 'newest first' })

export const ofKind = Events.build(AccessPattern)
  .entities(Event)
  .schema(map({ kind: string().enum('login', 'logout') }))
  .pattern(({ kind }) => ({ index: 'byKind', partition: kind }))
  .options({ attributes: ['at', 'tags'] })
  .meta({ title: 'By kind' })

export const registry = Events.build(Registry)
  .registerEntities(Event)
  .registerAccessPatterns({ ofUser, ofKind })
export const database = new Database({ events: registry, plain: Events }, { meta: { title: 'Everything' } })

export class CountTables<D extends Database = Database> extends DatabaseAction<D> {
  static override actionName = 'count' as const
  count(): number {
    return Object.keys(this.database.tables).length
  }
}

export const nameOf = (command: IQueryCommand): string => command.table.getName()
export const isPattern = (value: unknown): boolean => value instanceof IAccessPattern

export const main = async (): Promise<unknown> => {
  const all = await Events.build(QueryCommand)
    .query({ partition: 'U#1', range: { between: ['2024', '2026'] } })
    .entities(Event)
    .options({ maxPages: Infinity, tagEntities: true, showEntityAttr: true, consistent: true })
    .send({ abortSignal: undefined })
  const kinds: ('login' | 'logout')[] = (all.Items ?? []).map(({ kind }) => kind)
  const foreign = await errorOf(() => Events.build(ScanCommand).entities(Event).send())
  const repository = Event.build(EntityRepository)
  const { Item } = await repository.get({ user: '1', at: '2024' }, { attributes: ['kind', 'data.a'] })
  const kind: 'login' | 'logout' | undefined = Item?.kind
  const queried = await Events.build(TableRepository)
    .entities(Event)
    .query({ partition: 'U#1' }, { capacity: 'TOTAL' })
  const eventDTO: IEntityDTO = JSON.parse(JSON.stringify(Event.build(EntityDTO)))
  const tableDTO: ITableDTO = JSON.parse(JSON.stringify(Events.build(TableDTO)))
  const restored = fromEntityDTO(eventDTO)

  return {
    all,
    kinds,
    foreign,
    Item,
    kind,
    queried,
    requests,
    eventDTO,
    tableDTO,
    restored: [
      restored.entityName,
      Object.keys(restored.schema.attributes),
      restored.table.getName(),
      restored.entityAttribute,
    ],
    table: fromTableDTO(tableDTO).indexes,
    parsed: restored.build(EntityParser).parse({ user: '1', at: 'x', kind: 'login', mail: 'm' }).item,
    formatted: Event.build(EntityFormatter).format(event),
    reformatted: Event.build(EntityFormatter).format({ user: 'u' }, { partial: true, transform: false }),
    ofUser: ofUser.query({ user: '1' }).params(),
    ofKind: ofKind.query({ kind: 'login' }).params(),
    registered: registry.query.ofUser({ user: '2', since: '2023' }).params(),
    viaDatabase: database.tables.events.query.ofKind({ kind: 'logout' }).params(),
    names: [
      Object.keys(registry.entities),
      Object.keys(database.tables),
      database.build(CountTables).count(),
      nameOf(ofKind.query({ kind: 'login' })),
      database.meta.title,
    ],
    isPattern: isPattern(ofKind),
    registryScan: registry.build(ScanCommand).params(),
    route: Events.build(QueryCommand)
      .query({ index: 'route', partition: ['AMS', 'CDG'], range: ['2031-02-01', { gte: 3 }] })
      .options({ filter: { attr: 'status', eq: 'ok' }, select: 'ALL_PROJECTED_ATTRIBUTES' })
      .params(),
    count: Events.build(QueryCommand)
      .query({ partition: 'p' })
      .options({ select: 'COUNT', reverse: false })
      .params(),
    local: Events.build(QueryCommand)
      .entities(Event)
      .query({ partition: 'p', index: 'bySize', range: { lt: 4 } })
      .options({
        consistent: true,
        exclusiveStartKey: { pk: 'a' },
        filters: { Event: { attr: 'counts.a', gt: 1 } },
      })
      .params(),
    scan: Events.build(ScanCommand)
      .entities(Event)
      .options({
        segment: 1,
        totalSegments: 4,
        attributes: ['kind', 'trail[0].x'],
        noEntityMatchBehavior: 'DISCARD',
        limit: 3,
      })
      .params(),
    deletePartition: Events.build(DeletePartitionCommand)
      .entities(Event)
      .query({ partition: 'U#1' })
      .options({ filters: { Event: { attr: 'kind', eq: 'login' } } })
      .params(),
    repository: [
      repository
        .transactPut({ user: '1', at: '2', kind: 'login' }, { condition: { attr: 'at', exists: false } })
        .params().Put,
      repository.batchGet({ user: '1', at: '2' }).params(),
      repository.parseCondition({ attr: 'user', eq: '1' }),
      repository.parsePaths(['user', 'data.x']),
      repository
        .accessPattern(map({ u: string() }), ({ u }) => ({ partition: u }))
        .query({ u: 'x' })
        .params(),
    ],
    errors: [
      await errorOf(() => ofUser.query({ user: 1 as unknown as string })),
      await errorOf(() => Event.build(EntityAccessPattern).query({} as never)),
      await errorOf(() => Events.build(QueryCommand).params()),
      await errorOf(() =>
        Events.build(QueryCommand)
          .query({ index: 'nope' as 'byKind', partition: 'x' })
          .params(),
      ),
      await errorOf(() => Events.build(ScanCommand).options({ limit: 0 }).params()),
      await errorOf(() =>
        Events.build(QueryCommand)
          .query({ partition: 'a' })
          .options({ capacity: 'x' as 'NONE' })
          .params(),
      ),
      await errorOf(
        () => new Entity({ name: 'Bad', table: Events, schema: item({ pk: string().key() }) } as never),
      ),
      await errorOf(
        () =>
          new Entity({
            name: 'Bad',
            table: Events,
            schema: item({ pk: string().key(), sk: string().key(), created: string() }),
          }),
      ),
    ],
  }
}
