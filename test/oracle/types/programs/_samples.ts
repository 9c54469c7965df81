import { Entity } from 'dynamodb-toolbox/entity'
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
import { Table } from 'dynamodb-toolbox/table'
import { jsonStringify } from 'dynamodb-toolbox/transformers/jsonStringify'
import { pipe } from 'dynamodb-toolbox/transformers/pipe'
import { prefix } from 'dynamodb-toolbox/transformers/prefix'
import { suffix } from 'dynamodb-toolbox/transformers/suffix'
import { trim } from 'dynamodb-toolbox/transformers/trim'

// Schemas, each under a name that says what is special about it.

const bytes = new Uint8Array([1])

const dates = {
  encode: (input: Date): string => input.toISOString(),
  decode: (stored: string): Date => new Date(stored),
}
const cents = {
  encode: (input: number): string => input.toFixed(2),
  decode: (stored: string): number => Number(stored),
}

export const scalars = {
  any: any(),
  anyOptional: any().optional(),
  anyCast: any().castAs<{ theme: 'dark' | 'light' }>(),
  anyCastOptional: any().castAs<string[]>().optional().hidden(),
  anyTransform: any().transform(jsonStringify()),
  anyKey: any().key().savedAs('a'),
  anyDefault: any().default('x').updateDefault(1),
  nul: nul(),
  nulOptional: nul().optional(),
  boolean: boolean(),
  booleanConst: boolean().const(true),
  booleanEnum: boolean().enum(true, false),
  booleanProps: boolean({ enum: [true] as [true], required: 'never' }),
  number: number(),
  numberAlways: number()
    .required('always')
    .putDefault(0)
    .updateDefault(() => 1),
  numberEnum: number().enum(1, 2, 3),
  numberConst: number().const(7),
  numberBig: number().big(),
  numberTransform: number().transform(cents),
  numberKey: number().key().keyDefault(1),
  string: string(),
  stringOptional: string().optional(),
  stringProps: string({ required: 'always', hidden: true, savedAs: 's', key: false }),
  stringEnum: string().enum('a', 'b'),
  stringEnumOne: string().enum('a'),
  stringConst: string().const('only'),
  stringConstKey: string().key().const('only'),
  stringKey: string().key().savedAs('pk'),
  stringKeyOptional: string().key().optional(),
  stringDefault: string().default('x'),
  stringDefaultGetter: string().putDefault(() => 'x'),
  stringUpdateDefault: string().updateDefault('x'),
  stringAlwaysUpdateDefault: string().required('always').updateDefault('x'),
  stringKeyDefault: string().key().default('x'),
  stringLink: string().putLink(() => 'x'),
  stringUpdateLink: string()
    .required('always')
    .updateLink(() => 'x'),
  stringValidated: string().validate(input => input.length > 0),
  stringHidden: string().hidden(),
  stringUnhidden: string().hidden().hidden(false),
  stringRenamed: string().savedAs('s').savedAs(undefined),
  stringPrefix: string().transform(prefix('P')),
  stringSuffix: string().transform(suffix('S', { delimiter: '/' })),
  stringTrim: string().transform(trim()),
  stringPipe: string().transform(pipe(trim(), prefix('A'), suffix('B'))),
  stringPrefixPipe: string().transform(prefix('A').pipe(suffix('B'))),
  stringEnumPrefix: string()
    .enum('a', 'b')
    .transform(prefix('P', { delimiter: '-' })),
  stringEnumDefault: string().enum('packed', 'sent').default('packed').savedAs('st'),
  stringClone: string().optional().clone({ required: 'always', savedAs: 'c' }),
  binary: binary(),
  binaryEnum: binary().enum(bytes),
  binaryOptional: binary().optional().savedAs('b'),
}

export const containers = {
  setString: set(string()),
  setEnum: set(string().enum('a', 'b')).optional(),
  setNumber: set(number().big()).key(),
  setBinary: set(binary(), { required: 'always', savedAs: 's' }),
  setPrefix: set(string().transform(prefix('T'))),
  listString: list(string()),
  listMap: list(map({ city: string().savedAs('c'), at: number().optional(), hid: string().hidden() })),
  listList: list(list(number())).optional(),
  listEnum: list(string().enum('a', 'b')).default(['a']),
  listAny: list(any()).hidden(),
  listAnyOf: list(anyOf(string(), map({ n: number() }))),
  listSet: list(set(number())),
  tuple: tuple(number(), string()),
  tupleDefault: tuple(string().default('x'), map({ a: string().optional() })),
  tupleOptional: tuple(string()).optional(),
  tupleNested: tuple(tuple(string(), boolean()), list(number())).savedAs('t'),
  mapEmpty: map({}),
  map: map({ a: string(), b: number().optional() }),
  mapRich: map({
    id: string().key().savedAs('i'),
    always: string().required('always'),
    filled: number().default(1),
    linked: string().link(() => 'x'),
    hidden: string().hidden(),
    hiddenOptional: string().hidden().optional(),
    renamed: boolean().savedAs('r').optional(),
    prefixed: string().transform(prefix('P')),
    dated: string().enum('x').optional(),
  }),
  mapDeep: map({
    l1: map({ l2: map({ l3: map({ leaf: string().optional() }).optional() }) }).savedAs('one'),
  }),
  mapKey: map({ city: string(), zip: number().key() }).key(),
  mapOptional: map({ a: string() }, { required: 'never', hidden: true }),
  mapNames: map({ 'a.b': string(), 'c[0]': number(), 'd-e': string(), f: map({ 'g.h': string() }) }),
  mapPick: map({ a: string().link(() => 'x'), b: number(), c: boolean().optional() }).pick('a', 'c'),
  mapOmit: map({ a: string(), b: number(), c: boolean().optional() }).omit('b'),
  mapAnd: map({ a: string(), b: number() }).and({ b: string().optional(), c: nul() }),
  mapAndFunction: map({ a: string() }).and(previous => ({
    b: string().link<typeof previous>(({ a }) => a),
  })),
  record: record(string(), number()),
  recordEnum: record(string().enum('eu', 'us'), number()),
  recordPartial: record(string().enum('eu', 'us'), map({ a: string(), b: number().optional() })).partial(),
  recordPrefix: record(string().transform(prefix('K')), string()).optional(),
  recordEnumPrefix: record(string().enum('x', 'y').transform(prefix('K')), list(string())),
  recordProps: record(string(), any(), { partial: true, savedAs: 'r' }),
  anyOf: anyOf(string(), number()),
  anyOfEnum: anyOf(string().enum('a'), number().enum(1), nul()).optional(),
  anyOfMaps: anyOf(map({ a: string() }), map({ b: number().optional(), c: string().hidden() })),
  anyOfDiscriminated: anyOf(
    map({ kind: string().enum('van').savedAs('k'), seats: number() }),
    map({ kind: string().enum('bike', 'trike').savedAs('k'), gear: number().default(1) }),
  ).discriminate('kind'),
  anyOfNested: anyOf(
    anyOf(
      map({ t: string().enum('a'), x: string() }),
      map({ t: string().enum('b'), y: string() }),
    ).discriminate('t'),
    map({ t: string().enum('c'), z: string().optional() }),
  )
    .discriminate('t')
    .default({ t: 'c' }),
  anyOfList: anyOf(list(string()), set(number()), record(string(), string())).key(),
}

const { stringRenamed: _, ...namedScalars } = scalars
const { mapEmpty: _empty, anyOfList: _key, ...plainContainers } = containers

export const items = {
  itemEmpty: item({}),
  item: item({ a: string(), b: number().optional() }),
  parcel: item({
    depot: string().key().transform(prefix('DEPOT')).savedAs('pk'),
    code: string().key().savedAs('sk'),
    grams: number().default(500),
    status: string().enum('packed', 'sent').default('packed').savedAs('st'),
    note: string().optional(),
    secret: string().hidden().optional(),
    touched: number()
      .required('always')
      .putDefault(0)
      .updateDefault(() => 1),
  }).and(previous => ({
    label: string().link<typeof previous>(({ depot, code }) => `${depot}/${code}`),
  })),
  box: item({
    dims: tuple(number(), number()),
    tags: set(string()),
    stops: list(map({ city: string().savedAs('c'), at: number().optional() })).savedAs('s'),
    rates: record(string().enum('eu', 'us'), number()),
    meta: any().optional(),
  }),
  everything: item({ ...namedScalars, ...plainContainers }),
  picked: item({ a: string().key(), b: number().link(() => 1), c: map({ d: string() }) }).pick('a', 'b'),
  omitted: item({ a: string().key(), b: number().link(() => 1), c: map({ d: string() }) }).omit('a'),
  names: item({ 'a.b': string(), 'c[0]': number(), 'd-e': map({ f: string() }) }),
  vehicle: item({ v: containers.anyOfDiscriminated, w: containers.anyOfMaps, deep: containers.mapDeep }),
}

/** The types of the members of an object, whether they are optional or `readonly` or not, and however it is written. */
export type Members<OBJECT, WITHOUT extends PropertyKey = never> = {
  [NAME in Exclude<keyof OBJECT, WITHOUT>]: OBJECT[NAME]
}

export type Scalars = typeof scalars
export type Containers = typeof containers
export type Items = typeof items

// Tables

export const tables = {
  simple: new Table({ name: 'simple', partitionKey: { name: 'pk', type: 'string' } }),
  depots: new Table({
    name: () => 'depots',
    partitionKey: { name: 'pk', type: 'string' },
    sortKey: { name: 'sk', type: 'string' },
    indexes: {
      byTime: { type: 'local', sortKey: { name: '_ct', type: 'string' } },
      byGrams: {
        type: 'global',
        partitionKey: { name: 'st', type: 'string' },
        sortKey: { name: 'grams', type: 'number' },
      },
      byNote: { type: 'global', partitionKey: { name: 'note', type: 'string' } },
      byMany: {
        type: 'global',
        partitionKeys: [
          { name: 'st', type: 'string' },
          { name: 'grams', type: 'number' },
        ],
        sortKeys: [
          { name: 'sk', type: 'string' },
          { name: 'note', type: 'string' },
          { name: 'touched', type: 'number' },
        ],
      },
      byMixed: {
        type: 'global',
        partitionKey: { name: 'note', type: 'string' },
        sortKeys: [{ name: 'b', type: 'binary' }],
      },
    },
  }),
  numbers: new Table({
    partitionKey: { name: 'n', type: 'number' },
    sortKey: { name: 'b', type: 'binary' },
    entityAttributeSavedAs: '__entity',
    meta: { title: 'Numbers', owner: 'us' },
  }),
}
export type Tables = typeof tables & { wide: Table }

// Entities

const small = item({ pk: string().key(), title: string(), count: number().optional().savedAs('c') })

export const entities = {
  parcel: new Entity({ name: 'Parcel', table: tables.depots, schema: items.parcel }),
  box: new Entity({
    name: 'Box',
    table: tables.depots,
    schema: items.box.and({ id: string().key() }),
    computeKey: ({ id }) => ({ pk: id, sk: `box#${id}` }),
    entityAttribute: { name: 'kind', hidden: false },
    timestamps: { created: { name: 'createdAt', savedAs: 'ca', hidden: true }, modified: false },
  }),
  bare: new Entity({
    name: 'Bare',
    table: tables.simple,
    schema: small,
    entityAttribute: false,
    timestamps: false,
  }),
  plain: new Entity({ name: 'Plain', table: tables.simple, schema: small }),
  named: new Entity({
    name: 'Named',
    table: tables.simple,
    schema: small,
    entityAttribute: { hidden: false },
    timestamps: { created: true, modified: { hidden: true } },
  }),
  renamed: new Entity({
    name: 'Renamed',
    table: tables.simple,
    schema: small,
    entityAttribute: { name: '__type' },
    timestamps: { created: false, modified: { name: 'updatedAt' } },
    meta: { title: 'Renamed' },
  }),
  mapped: new Entity({
    name: 'Mapped',
    table: tables.simple,
    schema: map({ id: string().key().savedAs('pk'), value: anyOf(string(), number()) }),
    timestamps: { created: { savedAs: 'ct' }, modified: { savedAs: 'md', name: 'md', hidden: false } },
  }),
  binaries: new Entity({
    name: 'Binaries',
    table: tables.numbers,
    schema: item({
      n: number().big().key(),
      blob: binary().key().savedAs('b'),
      value: any().castAs<{ x: number }>(),
    }),
    timestamps: true,
    entityAttribute: true,
  }),
  keyed: new Entity({
    name: 'Keyed',
    table: tables.depots,
    schema: item({
      where: map({ city: string().key(), zip: number().key().optional() }).key(),
      order: number().key().default(0),
      value: containers.anyOfDiscriminated,
    }),
    computeKey: ({ where: { city }, order }) => ({ pk: city, sk: String(order) }),
    timestamps: false,
  }),
  everything: new Entity({
    name: 'Everything',
    table: tables.simple,
    schema: items.everything,
  }),
}
export type Entities = typeof entities
export type AnyEntities = Entities & { wide: Entity }

export { dates }
