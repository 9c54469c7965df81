import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Toolbox } from './toolbox.js'

interface Place {
  readonly documentClient: DynamoDBDocumentClient
  readonly name: string
}

/** The entities that scenarios write, declared with one of both toolboxes. */
const declare = (
  { Table, Entity, prefix, jsonStringify, ...s }: Toolbox,
  { documentClient, name }: Place,
) => {
  const table = new Table({
    name,
    documentClient,
    partitionKey: { name: 'PK', type: 'string' },
    sortKey: { name: 'SK', type: 'string' },
  })
  const keys = {
    hub: s.string().key().savedAs('PK').transform(prefix('HUB')),
    code: s.string().key().savedAs('SK'),
  }
  const Parcel = new Entity({
    name: 'Parcel',
    table,
    schema: s.item({
      ...keys,
      label: s.string().default('none'),
      status: s.string().enum('packed', 'sent').default('packed').savedAs('st'),
      grams: s.number().optional().savedAs('w'),
      fee: s.number().optional(),
      big: s.number().big().optional(),
      fragile: s.boolean().optional(),
      nothing: s.nul().optional(),
      photo: s.binary().optional(),
      tags: s.set(s.string()).optional(),
      numbers: s.set(s.number()).optional(),
      stops: s.list(s.string()).optional(),
      box: s
        .map({ size: s.string(), note: s.string().optional().savedAs('n'), tare: s.number().default(1) })
        .optional()
        .savedAs('bx'),
      legs: s.list(s.map({ km: s.number(), via: s.string().optional() })).optional(),
      scans: s.record(s.string().transform(prefix('D')), s.number()).optional(),
      gps: s.tuple(s.number(), s.number()).optional(),
      blob: s.any().optional(),
      text: s.any().transform(jsonStringify()).optional(),
      owner: s.anyOf(s.number(), s.map({ first: s.string() })).optional(),
      secret: s.string().hidden().optional(),
      touched: s
        .string()
        .required('always')
        .putDefault('put')
        .updateDefault(() => 'update'),
    }),
  })
  const Routed = new Entity({
    name: 'Routed',
    table,
    timestamps: { created: { name: 'born', savedAs: '_born' }, modified: false },
    schema: s.item({ from: s.string().key(), to: s.string().key().savedAs('t'), km: s.number().optional() }),
    computeKey: ({ from, to }: { from: string; to: string }) => ({ PK: `FROM#${from}`, SK: `TO#${to}` }),
  })
  const Plain = new Entity({
    name: 'Plain',
    table,
    entityAttribute: false,
    timestamps: false,
    schema: s
      .item({ PK: s.string().key(), SK: s.string().key(), value: s.any().optional() })
      .and(before => ({ both: s.string().link<typeof before>(({ PK, SK }) => `${PK}/${SK}`) })),
  })
  return { Parcel, Routed, Plain }
}

type Entities = ReturnType<typeof declare>

const key = { hub: 'ams', code: '7' }

const everything = {
  ...key,
  label: 'é "quoted" \u{1f600}',
  status: 'sent',
  grams: 0.1,
  fee: -12,
  big: 123456789012345678901234567890n,
  fragile: false,
  nothing: null,
  photo: new Uint8Array([0, 255]),
  tags: new Set(['a', 'b']),
  numbers: new Set([1, 2.5]),
  stops: ['a', 'b', 'c'],
  box: { size: 'L', note: 'n', tare: 2 },
  legs: [{ km: 1, via: 'x' }, { km: 2 }],
  scans: { mon: 1, tue: 2 },
  gps: [1, 2] as [number, number],
  blob: { a: { b: 1 }, c: [2, null, true], d: 'x' },
  text: { json: [1, 'x'] },
  owner: { first: 'x' },
  secret: 's',
} as const

type Scenario = (toolbox: Toolbox, entities: Entities, place: Place) => Promise<unknown>

/** Updates an item that holds everything. */
const updating =
  (changes: (toolbox: Toolbox) => object): Scenario =>
  async (toolbox, { Parcel }) => {
    const { PutItemCommand, UpdateItemCommand } = toolbox
    await Parcel.build(PutItemCommand)
      .item(everything as never)
      .send()
    await Parcel.build(UpdateItemCommand)
      .item({ ...key, ...changes(toolbox) } as never)
      .send()
  }

const replacing =
  (changes: (toolbox: Toolbox) => object): Scenario =>
  async (toolbox, { Parcel }) => {
    const { PutItemCommand, UpdateAttributesCommand } = toolbox
    await Parcel.build(PutItemCommand)
      .item(everything as never)
      .send()
    await Parcel.build(UpdateAttributesCommand)
      .item({ ...key, ...changes(toolbox) } as never)
      .send()
  }

/** Calls that both toolboxes take, by what they do. What they store is compared. */
const scenarios: Readonly<Record<string, Scenario>> = {
  'puts every type': ({ PutItemCommand }, { Parcel }) =>
    Parcel.build(PutItemCommand)
      .item(everything as never)
      .send(),
  'puts defaults, links and what is left out': async ({ PutItemCommand }, { Parcel, Plain }) => {
    await Parcel.build(PutItemCommand)
      .item({ ...key, grams: undefined, junk: 1 } as never)
      .send()
    await Plain.build(PutItemCommand)
      .item({ PK: 'a', SK: 'b', value: { deep: [{ 'b.c': 1 }], toString: 'x' } })
      .send()
  },
  'puts under a condition': async ({ PutItemCommand }, { Parcel }) => {
    const put = Parcel.build(PutItemCommand).item({ ...key, label: 'first' })
    const condition = { attr: 'hub', exists: false } as const
    await put.options({ condition }).send()
    await put
      .item({ ...key, label: 'second' })
      .options({ condition })
      .send()
      .catch(() => {})
  },
  'computes keys': async ({ PutItemCommand, UpdateItemCommand, $add }, { Routed }) => {
    await Routed.build(PutItemCommand).item({ from: 'a', to: 'b', km: 1 }).send()
    await Routed.build(UpdateItemCommand)
      .item({ from: 'a', to: 'b', km: $add(2) })
      .send()
    await Routed.build(UpdateItemCommand).item({ from: 'a', to: 'c' }).send()
  },
  'deletes, under a condition too': async ({ PutItemCommand, DeleteItemCommand }, { Plain }) => {
    for (const SK of ['a', 'b', 'c']) await Plain.build(PutItemCommand).item({ PK: 'x', SK, value: 1 }).send()
    const remove = Plain.build(DeleteItemCommand)
    await remove.key({ PK: 'x', SK: 'a' }).send()
    const condition = { attr: 'value', eq: 2 } as const
    await remove
      .key({ PK: 'x', SK: 'b' })
      .options({ condition })
      .send()
      .catch(() => {})
  },
  'creates by an update': async ({ UpdateItemCommand, $add, $append }, { Parcel }) => {
    await Parcel.build(UpdateItemCommand)
      .item({ ...key, grams: $add(2), stops: $append(['a']) } as never)
      .send()
  },
  'updates scalars': updating(() => ({ label: 'new', grams: 5, fragile: true, nothing: null, big: 7n })),
  removes: updating(({ $remove }) => ({ grams: $remove(), box: { note: $remove() }, stops: [$remove()] })),
  copies: updating(({ $get }) => ({
    label: $get('box.size'),
    fee: $get('scans.mon', 9),
    grams: $get('fee'),
  })),
  'copies what is missing': updating(({ $get, $remove }) => ({
    grams: $remove(),
    fee: $get('legs[0].km', 1),
    secret: $get('blob.z', $get('blob.d', 'z')),
  })),
  computes: updating(({ $sum, $subtract, $get }) => ({
    grams: $sum($get('fee', 0), 5),
    fee: $subtract(1, $get('fee')),
  })),
  adds: updating(({ $add }) => ({ fee: $add(5), tags: $add(new Set(['c'])), numbers: $add(new Set([3])) })),
  'takes from sets': updating(({ $delete }) => ({
    tags: $delete(new Set(['a'])),
    numbers: $delete(new Set([1])),
  })),
  'replaces sets': updating(() => ({ tags: new Set(['z']) })),
  'updates lists by index': updating(() => ({ stops: ['x', undefined, 'z'], legs: { 1: { via: 'y' } } })),
  'replaces lists': updating(({ $set }) => ({ stops: $set(['z']), legs: $set([]) })),
  appends: updating(({ $append }) => ({ stops: $append(['y', 'z']), legs: $append([{ km: 9 }]) })),
  prepends: updating(({ $prepend, $get }) => ({ stops: $prepend($get('stops')) })),
  'updates tuples': updating(() => ({ gps: [9] })),
  'replaces tuples': updating(({ $set }) => ({ gps: $set([8, 9]) })),
  'updates maps': updating(() => ({ box: { note: 'new' } })),
  'replaces maps': updating(({ $set }) => ({ box: $set({ size: 'S', tare: 1 }) })),
  'updates records': updating(({ $add, $remove }) => ({ scans: { mon: $add(1), tue: $remove(), wed: 3 } })),
  'replaces records': updating(({ $set }) => ({ scans: $set({ sun: 7 }) })),
  'updates anything': updating(({ $add, $append }) => ({
    blob: { a: { b: $add(1), e: 2 }, c: $append([3]), d: 'y' },
  })),
  'replaces anything': updating(({ $set }) => ({ blob: $set({ z: [1, { y: 2 }] }), text: { json: 'new' } })),
  'updates alternatives': updating(() => ({ owner: { first: 'y' } })),
  'replaces alternatives': updating(({ $set }) => ({ owner: $set({ first: 'z' }) })),
  'updates under a condition': async ({ PutItemCommand, UpdateItemCommand }, { Parcel }) => {
    await Parcel.build(PutItemCommand)
      .item(everything as never)
      .send()
    const update = Parcel.build(UpdateItemCommand)
    const condition = {
      and: [
        { attr: 'box.size', eq: 'L' },
        { size: 'stops', gte: 3 },
      ],
    } as const
    await update
      .item({ ...key, label: 'second' })
      .options({ condition })
      .send()
    await update
      .item({ ...key, label: 'third' })
      .options({ condition: { not: condition } })
      .send()
      .catch(() => {})
  },
  'replaces attributes': replacing(({ $add, $append }) => ({
    label: 'new',
    grams: $add(1),
    stops: ['z'],
    legs: $append([{ km: 9 }]),
    box: { size: 'S', tare: 5 },
    scans: { sun: 7 },
    gps: [8, 9],
    blob: { new: [] },
    owner: { first: 'y' },
  })),
  'writes a batch': async (
    { BatchPutRequest, BatchDeleteRequest, PutItemCommand },
    { Parcel, Plain },
    place,
  ) => {
    await Plain.build(PutItemCommand).item({ PK: 'a', SK: 'b' }).send()
    const requests = [
      Parcel.build(BatchPutRequest).item(everything as never),
      Plain.build(BatchPutRequest).item({ PK: 'a', SK: 'c', value: new Set(['x']) }),
      Plain.build(BatchDeleteRequest).key({ PK: 'a', SK: 'b' }),
    ]
    const RequestItems = { [place.name]: requests.map(request => request.params()) as never }
    await place.documentClient.send(new BatchWriteCommand({ RequestItems }))
  },
  'writes a transaction': async (toolbox, { Parcel, Plain, Routed }) => {
    const { PutItemCommand, PutTransaction, UpdateTransaction, DeleteTransaction, ConditionCheck, $add } =
      toolbox
    for (const SK of ['a', 'b']) await Plain.build(PutItemCommand).item({ PK: 'x', SK, value: 1 }).send()
    await toolbox.executeTransactWrite(
      Parcel.build(PutTransaction).item(everything as never),
      Routed.build(UpdateTransaction).item({ from: 'a', to: 'b', km: $add(2) }),
      Plain.build(DeleteTransaction).key({ PK: 'x', SK: 'a' }),
      Plain.build(ConditionCheck).key({ PK: 'x', SK: 'b' }).condition({ attr: 'value', exists: true }),
    )
    await toolbox
      .executeTransactWrite(
        Plain.build(DeleteTransaction).key({ PK: 'x', SK: 'b' }),
        Parcel.build(UpdateTransaction)
          .item({ ...key, label: 'never' })
          .options({ condition: { attr: 'grams', gt: 1000 } }),
      )
      .catch(() => {})
  },
}

export const scenarioNames = Object.keys(scenarios)

/** Runs a scenario with one of both toolboxes. */
export const runScenario = async (scenario: string, toolbox: Toolbox, place: Place): Promise<void> => {
  await scenarios[scenario]?.(toolbox, declare(toolbox, place), place)
}
