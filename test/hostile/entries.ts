import { type Library, stator } from '../oracle/library.js'
import { randomOf } from '../oracle/random.js'

const {
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
  Table,
  Entity,
  prefix,
  suffix,
  trim,
  jsonStringify,
  pipe,
}: Library = stator

const table = new Table({
  name: 'depot',
  partitionKey: { name: 'PK', type: 'string' },
  sortKey: { name: 'SK', type: 'string' },
  indexes: {
    byText: {
      type: 'global',
      partitionKey: { name: 'text', type: 'string' },
      sortKey: { name: 'n', type: 'number' },
    },
  },
})

/** Every type of schema, all of it optional. */
const parcel = item({
  id: string().key().savedAs('PK').transform(prefix('ID')),
  sort: string().key().savedAs('SK'),
  text: string().optional(),
  count: number().big().optional().savedAs('n'),
  exact: number().optional(),
  flag: boolean().optional(),
  none: nul().optional(),
  bytes: binary().optional(),
  tags: set(string()).optional(),
  rows: list(string().transform(suffix('S'))).optional(),
  pair: tuple(string(), number()).optional(),
  box: map({ inner: string().optional(), constructor: string().optional() }).optional().savedAs('bx'),
  rates: record(string().transform(prefix('R')), number()).optional(),
  limited: record(string().enum('eu', 'us'), any()).partial().optional(),
  free: any().optional(),
  json: any().transform(jsonStringify()).optional(),
  either: anyOf(number(), string(), map({ inner: string() }), list(number())).optional(),
  kind: anyOf(map({ kind: string().enum('van'), seats: number() }), map({ kind: string().enum('bike') }))
    .discriminate('kind')
    .optional(),
})

const entity = new Entity({ name: 'Parcel', table, schema: parcel })
const schemas: Record<string, any> = {
  any: any(),
  anyOf: anyOf(number(), map({ a: string() }), list(any())),
  binary: binary(),
  boolean: boolean(),
  item: parcel,
  list: list(any()),
  map: map({ a: any(), b: string().optional() }),
  nul: nul(),
  number: number(),
  big: number().big(),
  record: record(string(), any()),
  set: set(number()),
  string: string(),
  tuple: tuple(any(), string()),
}

const key = { id: 'a', sort: 'b' }

/** A way in: what the name says is given the hostile input. */
export interface Entry {
  readonly name: string
  call(input: any): unknown
}

const command = (name: string, of: (built: any, input: any) => any): Entry[] =>
  stator[name] === undefined ? [] : [{ name, call: input => of(entity.build(stator[name]), input) }]

const action = (host: string, name: string, call: (Action: any, input: any) => unknown): Entry[] =>
  stator[name] === undefined ? [] : [{ name: `${host} ${name}`, call: input => call(stator[name], input) }]

const parsing: Entry[] = Object.entries(schemas).flatMap(([type, schema]) => [
  { name: `parse ${type}`, call: input => new stator['Parser'](schema).parse(input) },
  {
    name: `parse ${type} of an update`,
    call: input =>
      new stator['Parser'](schema).parse(input, {
        mode: 'update',
        parseExtension: stator['parseUpdateExtension'],
      }),
  },
  {
    name: `parse ${type} of a key`,
    call: input => new stator['Parser'](schema).parse(input, { mode: 'key' }),
  },
  { name: `validate ${type}`, call: input => new stator['Parser'](schema).validate(input) },
  {
    name: `all errors of ${type}`,
    call: input => new stator['Parser'](schema).parse(input, { errors: 'all' }),
  },
  {
    name: `${type} as a Standard Schema`,
    call: input => new stator['StandardSchemer'](schema)['~standard'].validate(input),
  },
  { name: `format ${type}`, call: input => new stator['Formatter'](schema).format(input) },
  {
    name: `format ${type}, partial`,
    call: input => new stator['Formatter'](schema).format(input, { partial: true }),
  },
])

const factories: Entry[] = [
  ...['string', 'number', 'boolean', 'binary', 'nul', 'any'].map(type => ({
    name: `${type}(…)`,
    call: (input: any) => stator[type](input).check(),
  })),
  ...['list', 'set', 'map', 'item', 'tuple', 'anyOf'].map(type => ({
    name: `${type}(…)`,
    call: (input: any) => stator[type](input).check(),
  })),
  { name: 'record(…, string)', call: input => record(input, string()).check() },
  { name: 'record(string, …)', call: input => record(string(), input).check() },
  { name: 'map({ a: … })', call: input => map({ a: input }).check() },
  ...[
    'enum',
    'required',
    'hidden',
    'key',
    'savedAs',
    'default',
    'putDefault',
    'link',
    'validate',
    'transform',
    'const',
  ].flatMap(method => [
    { name: `string().${method}(…)`, call: (input: any) => string()[method](input).check() },
    {
      name: `parse by string().${method}(…)`,
      call: (input: any) => new stator['Parser'](item({ a: string()[method](input) })).parse({ a: 'a' }),
    },
  ]),
  {
    name: 'anyOf().discriminate(…)',
    call: input =>
      anyOf(map({ a: string() }))
        .discriminate(input)
        .check(),
  },
  { name: 'anyOf().match(…)', call: input => schemas['anyOf'].match(input) },
  { name: 'item.pick(…)', call: input => parcel.pick(input) },
  { name: 'item.omit(…)', call: input => parcel.omit(input) },
  { name: 'item.and(…)', call: input => parcel.and(input) },
]

const paths: Entry[] = [
  { name: 'Finder', call: input => new stator['Finder'](parcel).search(input) },
  { name: 'PathParser', call: input => new stator['PathParser'](parcel).parse([input]) },
  { name: 'PathParser, no array', call: input => new stator['PathParser'](parcel).parse(input) },
  {
    name: 'PathParser, not strict',
    call: input => new stator['PathParser'](parcel).parse([input], { strict: false }),
  },
  { name: 'PathParser options', call: input => new stator['PathParser'](parcel).parse(['id'], input) },
  { name: 'PathParser.express', call: input => stator['PathParser'].express([input]) },
  { name: 'ConditionParser', call: input => new stator['ConditionParser'](parcel).parse(input) },
  {
    name: 'ConditionParser.transform',
    call: input => new stator['ConditionParser'](parcel).transform(input),
  },
  { name: 'ConditionParser.express', call: input => stator['ConditionParser'].express(input) },
  {
    name: 'ConditionParser options',
    call: input => new stator['ConditionParser'](parcel).parse({ attr: 'id', eq: 'a' }, input),
  },
  ...['attr', 'size'].map(side => ({
    name: `condition on ${side}`,
    call: (input: any) => new stator['ConditionParser'](parcel).parse({ [side]: input, eq: 'a' }),
  })),
  ...['eq', 'gt', 'in', 'between', 'beginsWith', 'contains', 'exists', 'type', 'ne'].flatMap(operator =>
    ['id', 'count', 'tags', 'free', 'either', 'box', 'json', 'rows'].map(attr => ({
      name: `condition ${attr} ${operator}`,
      call: (input: any) => new stator['ConditionParser'](parcel).parse({ attr, [operator]: input }),
    })),
  ),
  { name: 'condition not', call: input => new stator['ConditionParser'](parcel).parse({ not: input }) },
  { name: 'condition and', call: input => new stator['ConditionParser'](parcel).parse({ and: input }) },
  { name: 'condition or', call: input => new stator['ConditionParser'](parcel).parse({ or: [input] }) },
  {
    name: 'condition between',
    call: input => new stator['ConditionParser'](parcel).parse({ attr: 'count', between: [1, input] }),
  },
  {
    name: 'condition value',
    call: input => new stator['ConditionParser'](parcel).parse({ value: input, eq: input }),
  },
]

const options = [
  'capacity',
  'metrics',
  'returnValues',
  'returnValuesOnConditionFalse',
  'condition',
  'tableName',
  'consistent',
  'attributes',
] as const
const commands: Entry[] = [
  ...command('PutItemCommand', (put, input) => put.item(input).params()),
  ...command('GetItemCommand', (get, input) => get.key(input).params()),
  ...command('DeleteItemCommand', (del, input) => del.key(input).params()),
  ...command('UpdateItemCommand', (update, input) => update.item(input).params()),
  ...command('UpdateAttributesCommand', (update, input) => update.item(input).params()),
  ...command('BatchGetRequest', (get, input) => get.key(input).params()),
  ...command('BatchPutRequest', (put, input) => put.item(input).params()),
  ...command('BatchDeleteRequest', (del, input) => del.key(input).params()),
  ...command('GetTransaction', (get, input) => get.key(input).params()),
  ...command('PutTransaction', (put, input) => put.item(input).params()),
  ...command('UpdateTransaction', (update, input) => update.item(input).params()),
  ...command('DeleteTransaction', (del, input) => del.key(input).params()),
  ...command('ConditionCheck', (check, input) => check.key(key).condition(input).params()),
  ...['PutItemCommand', 'UpdateItemCommand', 'UpdateAttributesCommand'].flatMap(name => [
    ...command(name, (built, input) => built.item(key).options(input).params()),
    ...options.flatMap(option =>
      command(name, (built, input) =>
        built
          .item(key)
          .options({ [option]: input })
          .params(),
      ),
    ),
  ]),
  ...['GetItemCommand', 'DeleteItemCommand'].flatMap(name => [
    ...command(name, (built, input) => built.key(key).options(input).params()),
    ...options.flatMap(option =>
      command(name, (built, input) =>
        built
          .key(key)
          .options({ [option]: input })
          .params(),
      ),
    ),
  ]),
  ...command('EntityParser', (parser, input) => parser.parse(input)),
  ...command('EntityParser', (parser, input) => parser.parse(key, input)),
  ...command('EntityFormatter', (formatter, input) => formatter.format(input)),
  ...command('EntityFormatter', (formatter, input) => formatter.format({ PK: 'ID#a', SK: 'b' }, input)),
  ...command('EntityPathParser', (parser, input) => parser.parse(input)),
  ...command('EntityConditionParser', (parser, input) => parser.parse(input)),
  ...['text', 'count', 'tags', 'rows', 'pair', 'box', 'rates', 'free', 'json', 'either', 'kind'].flatMap(
    name => [
      ...command('UpdateItemCommand', (update, input) => update.item({ ...key, [name]: input }).params()),
      ...['$set', '$add', '$append', '$sum', '$get', '$delete'].flatMap(helper =>
        command('UpdateItemCommand', (update, input) =>
          update.item({ ...key, [name]: stator[helper](input, input) }).params(),
        ),
      ),
    ],
  ),
]

const tables: Entry[] = [
  { name: 'new Table', call: input => new Table(input) },
  { name: 'new Table, partitionKey', call: input => new Table({ name: 't', partitionKey: input }) },
  {
    name: 'new Table, indexes',
    call: input => new Table({ name: 't', partitionKey: { name: 'a', type: 'string' }, indexes: input }),
  },
  { name: 'new Entity', call: input => new Entity(input) },
  ...['name', 'table', 'schema', 'computeKey', 'entityAttribute', 'timestamps', 'meta'].map(option => ({
    name: `new Entity, ${option}`,
    call: (input: any) => new Entity({ name: 'e', table, schema: parcel, [option]: input }),
  })),
  {
    name: 'computeKey',
    call: input =>
      new Entity({ name: 'e', table, schema: parcel, computeKey: () => input })
        .build(stator['PutItemCommand'])
        .item(key)
        .params(),
  },
  { name: 'build', call: input => entity.build(input) },
  { name: 'table.build', call: input => table.build(input) },
  ...action('table', 'PrimaryKeyParser', (Action, input) => table.build(Action).parse(input)),
  ...action('table', 'QueryCommand', (Action, input) =>
    table.build(Action).entities(entity).query(input).params(),
  ),
  ...action('table', 'QueryCommand', (Action, input) =>
    table.build(Action).query({ partition: input }).params(),
  ),
  ...action('table', 'QueryCommand', (Action, input) =>
    table.build(Action).query({ partition: 'a', range: input }).params(),
  ),
  ...action('table', 'QueryCommand', (Action, input) =>
    table
      .build(Action)
      .query({ partition: 'a', range: { between: input } })
      .params(),
  ),
  ...action('table', 'QueryCommand', (Action, input) =>
    table.build(Action).query({ partition: 'a', index: input }).params(),
  ),
  ...action('table', 'QueryCommand', (Action, input) =>
    table.build(Action).query({ partition: 'a' }).options(input).params(),
  ),
  ...action('table', 'QueryCommand', (Action, input) =>
    table.build(Action).entities(input).query({ partition: 'a' }).params(),
  ),
  ...[
    'attributes',
    'filters',
    'filter',
    'limit',
    'exclusiveStartKey',
    'select',
    'maxPages',
    'tableName',
    'entityAttrFilter',
  ].flatMap(option =>
    ['QueryCommand', 'ScanCommand'].flatMap(name =>
      action('table', name, (Action, input) => {
        const built = table.build(Action).entities(entity)
        return (name === 'QueryCommand' ? built.query({ partition: 'a' }) : built)
          .options({ [option]: input })
          .params()
      }),
    ),
  ),
  ...action('table', 'ScanCommand', (Action, input) => table.build(Action).options(input).params()),
  ...action('table', 'ScanCommand', (Action, input) =>
    table.build(Action).options({ segment: input, totalSegments: input }).params(),
  ),
  ...action('schema', 'fromSchemaDTO', (from, input) => from(input)),
  ...action('schema', 'getSchemaDTO', (dto, input) => dto(item({ a: string().default(input) }))),
  ...action('schema', 'fromEntityDTO', (from, input) => from(input)),
]

const transformers: Entry[] = [
  { name: 'prefix(…)', call: input => prefix(input) },
  { name: 'prefix(…, options)', call: input => prefix('a', input) },
  ...Object.entries({
    prefix: prefix('P'),
    suffix: suffix('S'),
    trim: trim(),
    jsonStringify: jsonStringify(),
    pipe: pipe(prefix('A'), suffix('Z')),
  }).flatMap(([name, transformer]: [string, any]) => [
    {
      name: `parse by ${name}`,
      call: (input: any) => new stator['Parser'](any().transform(transformer)).parse(input),
    },
    {
      name: `format by ${name}`,
      call: (input: any) => new stator['Formatter'](any().transform(transformer)).format(input),
    },
    {
      name: `format text by ${name}`,
      call: (input: any) => new stator['Formatter'](string().transform(transformer)).format(input),
    },
  ]),
  {
    name: 'string().transform(…)',
    call: input => new stator['Parser'](item({ a: string().transform(input) })).parse({ a: 'a' }),
  },
]

export const entries: readonly Entry[] = [
  ...parsing,
  ...factories,
  ...paths,
  ...commands,
  ...tables,
  ...transformers,
]

/** Every `entries.length`-th pair for a short run: all entries and all inputs, not all pairs. */
export const sampleOf = (count: number, inputs: number): (readonly [entry: number, input: number])[] => {
  const random = randomOf(7)
  return random.times(
    count,
    index => [index % entries.length, (index * 7 + random.int(inputs)) % inputs] as const,
  )
}
