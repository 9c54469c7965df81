import { describe, expect, test } from 'vitest'
import {
  $entity,
  IQueryCommand,
  type Query,
  QueryCommand,
  type QueryOptions,
} from '../../../src/actions/table/query.js'
import { Entity } from '../../../src/entity/index.js'
import { item, number, string } from '../../../src/schema/index.js'
import { $entities, Table } from '../../../src/table/index.js'
import { prefix } from '../../../src/transformers/prefix.js'
import {
  clientOf,
  Dog,
  depot,
  dog,
  Parcel,
  parcel,
  readDog,
  readParcel,
  readTruck,
  Truck,
  truck,
} from './depot.js'

const TableName = 'depot-main'
const query = depot.build(QueryCommand)
const d1 = query.query({ partition: 'D1' })
/** What types refuse is tested too. */
const loose = query as QueryCommand
const paramsOf = (given: object, options: QueryOptions | object = {}, ...entities: any[]) =>
  loose
    .entities(...entities)
    .query(given as Query)
    .options(options as {})
    .params()
const error = (code: string, payload?: unknown) => expect.objectContaining({ code, payload })

describe('the chain', () => {
  test('has a name for spies, and copies at each step', () => {
    expect(QueryCommand.actionName).toBe('query')
    expect(query).toBeInstanceOf(IQueryCommand)
    expect(d1).not.toBe(query)
    expect(d1.entities(Parcel)[$entities]).toStrictEqual([Parcel])
    expect(() => query.params()).toThrow(error('actions.incompleteAction'))
  })

  test('replaces options, unless a function merges them', () => {
    const limited = d1.options({ limit: 2 })

    expect(limited.options({ reverse: true }).params()).not.toHaveProperty('Limit')
    expect(limited.options(previous => ({ ...previous, reverse: true })).params()).toMatchObject({
      Limit: 2,
      ScanIndexForward: false,
    })
  })

  test('takes entities, query and options in any order', () => {
    const options = { filters: { Parcel: { attr: 'grams', gt: 5 } } } as const
    const expected = d1.entities(Parcel).options(options).params()

    expect(loose.options(options).entities(Parcel).query({ partition: 'D1' }).params()).toStrictEqual(
      expected,
    )
  })

  test('params can be detached', () => {
    const { params } = d1

    expect(params()).toStrictEqual(d1.params())
  })
})

describe('the condition on the key', () => {
  test('is on the partition of the table', () => {
    expect(d1.params()).toStrictEqual({
      TableName,
      KeyConditionExpression: '#c0_1 = :c0_1',
      ExpressionAttributeNames: { '#c0_1': 'hk' },
      ExpressionAttributeValues: { ':c0_1': 'D1' },
    })
  })

  test('is on the range of a local index', () => {
    const params = query
      .query({ index: 'byWeight', partition: 'D1', range: { between: [100, 900] } })
      .options({ reverse: true, limit: 20 })
      .params()

    expect(params).toStrictEqual({
      TableName,
      IndexName: 'byWeight',
      Limit: 20,
      ScanIndexForward: false,
      KeyConditionExpression: '(#c0_1 = :c0_1) AND (#c0_2 BETWEEN :c0_2 AND :c0_3)',
      ExpressionAttributeNames: { '#c0_1': 'hk', '#c0_2': 'grams' },
      ExpressionAttributeValues: { ':c0_1': 'D1', ':c0_2': 100, ':c0_3': 900 },
    })
  })

  test('is on the attributes of a key of several', () => {
    const params = query
      .query({ index: 'byDay', partition: ['AMS', 'CDG'], range: ['2031-02-01', { gte: 3 }] })
      .params()

    expect(params).toStrictEqual({
      TableName,
      IndexName: 'byDay',
      KeyConditionExpression: '(#c0_1 = :c0_1) AND (#c0_2 = :c0_2) AND (#c0_3 = :c0_3) AND (#c0_4 >= :c0_4)',
      ExpressionAttributeNames: {
        '#c0_1': 'origin',
        '#c0_2': 'dest',
        '#c0_3': 'shipDay',
        '#c0_4': 'prio',
      },
      ExpressionAttributeValues: { ':c0_1': 'AMS', ':c0_2': 'CDG', ':c0_3': '2031-02-01', ':c0_4': 3 },
    })
  })

  test.each([
    [{ eq: 'a' }, '#c0_2 = :c0_2', ['a']],
    [{ gt: 'a' }, '#c0_2 > :c0_2', ['a']],
    [{ gte: 'a' }, '#c0_2 >= :c0_2', ['a']],
    [{ lt: 'a' }, '#c0_2 < :c0_2', ['a']],
    [{ lte: 'a', gte: undefined }, '#c0_2 <= :c0_2', ['a']],
    [{ between: ['a', 'b'] }, '#c0_2 BETWEEN :c0_2 AND :c0_3', ['a', 'b']],
    [{ beginsWith: 'a' }, 'begins_with(#c0_2, :c0_2)', ['a']],
    // Types refuse these, and they always worked.
    ['a', '#c0_2 = :c0_2', ['a']],
    [['a'], '#c0_2 = :c0_2', ['a']],
    [[{ gt: 'a' }], '#c0_2 > :c0_2', ['a']],
  ])('writes the range %j', (range, expression, values) => {
    const params = paramsOf({ partition: 'D1', range })

    expect(params.KeyConditionExpression).toBe(`(#c0_1 = :c0_1) AND (${expression})`)
    expect(Object.values(params.ExpressionAttributeValues!)).toStrictEqual(['D1', ...values])
  })

  test.each([
    ['no range', undefined],
    ['an empty one', []],
  ])('takes %s', (_, range) => {
    expect(paramsOf({ partition: 'D1', range })).toStrictEqual(d1.params())
    expect(paramsOf({ index: 'byDay', partition: ['a', 'b'], range })).toMatchObject({
      KeyConditionExpression: '(#c0_1 = :c0_1) AND (#c0_2 = :c0_2)',
    })
  })

  // An index holds items of several entities, which may encode its key each in its way.
  test('takes values as they are stored', () => {
    const Sealed = new Entity({
      name: 'Sealed',
      table: depot,
      schema: item({ hk: string().key().transform(prefix('DEPOT')), rk: string().key() }),
    })

    const params = paramsOf({ partition: 'DEPOT#1' }, {}, Sealed)

    expect(params.ExpressionAttributeValues).toStrictEqual({ ':c0_1': 'DEPOT#1', ':c1_1': 'Sealed' })
  })

  test('takes big integers and binaries', () => {
    const big = paramsOf({ index: 'byWeight', partition: 'D1', range: { gt: 9007199254740993n } })
    const blob = Uint8Array.of(1, 2)
    const binary = paramsOf({ index: 'byEntity', partition: 'Parcel', range: blob })

    expect(big.ExpressionAttributeValues).toStrictEqual({ ':c0_1': 'D1', ':c0_2': 9007199254740993n })
    expect(binary.ExpressionAttributeValues).toStrictEqual({ ':c0_1': 'Parcel', ':c0_2': blob })
  })

  test.each([
    [
      'an unknown index',
      { index: 'byName', partition: 'D1' },
      'options.invalidIndexOption',
      { index: 'byName' },
    ],
    [
      'an inherited name',
      { index: 'toString', partition: 'D1' },
      'options.invalidIndexOption',
      { index: 'toString' },
    ],
    ['an index that is no name', { index: 7, partition: 'D1' }, 'options.invalidIndexOption', { index: 7 }],
    [
      'one value for a partition key of several attributes',
      { index: 'byDay', partition: 'AMS' },
      'queryCommand.invalidPartition',
      { partition: 'AMS' },
    ],
    [
      'too few values',
      { index: 'byDay', partition: ['AMS'] },
      'queryCommand.invalidPartition',
      { partition: ['AMS'] },
    ],
    [
      'too many values',
      { partition: ['a', 'b'] },
      'queryCommand.invalidPartition',
      { partition: ['a', 'b'] },
    ],
    [
      'one range for a sort key of several attributes',
      { index: 'byDay', partition: ['a', 'b'], range: 'c' },
      'queryCommand.invalidRange',
      { range: 'c' },
    ],
    [
      'too many ranges',
      { partition: 'D1', range: ['a', 'b'] },
      'queryCommand.invalidRange',
      { range: ['a', 'b'] },
    ],
    [
      'a range where there is no sort key',
      { index: 'byPlate', partition: 'T1', range: { gt: 'a' } },
      'queryCommand.invalidRange',
      { range: [{ gt: 'a' }] },
    ],
    [
      'a value behind a range',
      { index: 'byDay', partition: ['a', 'b'], range: [{ gt: 'c' }, 3] },
      'queryCommand.invalidRange',
      { range: 3 },
    ],
    ['no partition', {}, 'actions.invalidExpressionAttributePath', { attributePath: 'hk' }],
    [
      'a partition of another type',
      { partition: 1 },
      'actions.invalidExpressionAttributePath',
      { attributePath: 'hk' },
    ],
    [
      'a range of null',
      { partition: 'D1', range: null },
      'actions.invalidExpressionAttributePath',
      { attributePath: 'rk' },
    ],
    [
      'a range of another type',
      { partition: 'D1', range: { gt: 5 } },
      'actions.invalidExpressionAttributePath',
      { attributePath: 'rk' },
    ],
    [
      'a range of undefined',
      { partition: 'D1', range: { gt: undefined } },
      'actions.invalidExpressionAttributePath',
      { attributePath: 'rk' },
    ],
    [
      'half a range',
      { partition: 'D1', range: { between: ['a'] } },
      'actions.invalidExpressionAttributePath',
      { attributePath: 'rk' },
    ],
    [
      'more than a range',
      { partition: 'D1', range: { between: ['a', 'b', 'c'] } },
      'actions.invalidExpressionAttributePath',
      { attributePath: 'rk' },
    ],
    ['a range without operator', { partition: 'D1', range: {} }, 'actions.invalidCondition', undefined],
    // The reference sends one operator of the two.
    [
      'two operators',
      { partition: 'D1', range: { gte: 'a', lte: 'b' } },
      'queryCommand.invalidRange',
      { range: { gte: 'a', lte: 'b' } },
    ],
    // The reference compares the partition key with an attribute.
    [
      'a reference to an attribute as partition',
      { partition: { attr: 'rk' } },
      'actions.invalidExpressionAttributePath',
      { attributePath: 'hk' },
    ],
    [
      'a reference to an attribute as range',
      { partition: 'D1', range: { gt: { attr: 'hk' } } },
      'actions.invalidExpressionAttributePath',
      { attributePath: 'rk' },
    ],
  ])('refuses %s', (_, given, code, payload) => {
    expect(() => paramsOf(given)).toThrow(error(code, payload))
  })
})

describe('options', () => {
  test('come in the order of the request', () => {
    const params = query
      .entities(Parcel)
      .query({ index: 'byWeight', partition: 'D1' })
      .options({
        attributes: ['grams'],
        capacity: 'TOTAL',
        consistent: false,
        exclusiveStartKey: { hk: 'a', rk: 'b', grams: 5 },
        limit: 5,
        maxPages: 2,
        reverse: false,
        select: 'SPECIFIC_ATTRIBUTES',
        tableName: 'other',
      })
      .params()

    expect(Object.entries(params)).toStrictEqual([
      ['TableName', 'other'],
      ['ReturnConsumedCapacity', 'TOTAL'],
      ['IndexName', 'byWeight'],
      ['ConsistentRead', false],
      ['ExclusiveStartKey', { hk: 'a', rk: 'b', grams: 5 }],
      ['Limit', 5],
      ['ScanIndexForward', true],
      ['Select', 'SPECIFIC_ATTRIBUTES'],
      ['ProjectionExpression', '#p_1, #_et'],
      ['KeyConditionExpression', '#c0_1 = :c0_1'],
      ['FilterExpression', '#c1_1 = :c1_1'],
      ['ExpressionAttributeNames', { '#p_1': 'grams', '#_et': '_et', '#c0_1': 'hk', '#c1_1': '_et' }],
      ['ExpressionAttributeValues', { ':c0_1': 'D1', ':c1_1': 'Parcel' }],
    ])
  })

  test.each([
    ['unknown', 1, 'options.unknownOption', { option: 'unknown' }],
    ['unknown', undefined, 'options.unknownOption', { option: 'unknown' }],
    ['ExclusiveStartKey', {}, 'options.unknownOption', { option: 'ExclusiveStartKey' }],
    ['segment', 0, 'options.unknownOption', { option: 'segment' }],
    ['tableName', 7, 'options.invalidTableNameOption', { tableName: 7 }],
    ['capacity', 'ALL', 'options.invalidCapacityOption', { capacity: 'ALL' }],
    ['consistent', 'yes', 'options.invalidConsistentOption', { consistent: 'yes' }],
    ['limit', 0, 'options.invalidLimitOption', { limit: 0 }],
    ['limit', 1.5, 'options.invalidLimitOption', { limit: 1.5 }],
    ['limit', Number.POSITIVE_INFINITY, 'options.invalidLimitOption', { limit: Number.POSITIVE_INFINITY }],
    ['maxPages', -1, 'options.invalidMaxPagesOption', { maxPages: -1 }],
    ['reverse', 'no', 'queryCommand.invalidReverseOption', { reverse: 'no' }],
    ['select', 'ALL', 'options.invalidSelectOption', { select: 'ALL' }],
    [
      'select',
      'ALL_PROJECTED_ATTRIBUTES',
      'options.invalidSelectOption',
      { select: 'ALL_PROJECTED_ATTRIBUTES' },
    ],
    ['entityAttrFilter', 'on', 'options.invalidEntityAttrFilterOption', { entityAttrFilter: 'on' }],
    ['showEntityAttr', 1, 'options.invalidShowEntityAttrOption', { showEntityAttr: 1 }],
    ['tagEntities', 1, 'queryCommand.invalidTagEntitiesOption', { tagEntities: 1 }],
    [
      'noEntityMatchBehavior',
      'discard',
      'options.invalidNoEntityMatchBehaviorOption',
      { noEntityMatchBehavior: 'discard' },
    ],
    ['invalidItems', 'drop', 'options.invalidInvalidItemsOption', { invalidItems: 'drop' }],
    ['attributes', 'grams', 'options.invalidAttributesOption', { attributes: 'grams' }],
  ])('refuse %s: %j', (name, value, code, payload) => {
    expect(() => paramsOf({ partition: 'D1' }, { [name]: value }, Parcel)).toThrow(error(code, payload))
  })

  test.each([
    ['an array of entities', [[Parcel, Truck]], {}, 'actions.invalidAction', undefined],
    ['no entity', [undefined], {}, 'actions.invalidAction', undefined],
    [
      'filters that are none',
      [Parcel],
      { filters: 'grams > 5' },
      'options.invalidFiltersOption',
      { filters: 'grams > 5' },
    ],
  ])('refuse %s', (_, entities, options, code, payload) => {
    const all = entities as readonly any[]

    expect(() => paramsOf({ partition: 'D1' }, options as never, ...all)).toThrow(error(code, payload))
  })

  test('that are undefined are absent', () => {
    const options = { limit: undefined, filters: undefined, attributes: undefined, reverse: undefined }

    expect(paramsOf({ partition: 'D1' }, options)).toStrictEqual(d1.params())
  })

  test('refuse consistent reads of global indexes alone', () => {
    expect(() => paramsOf({ index: 'byPlate', partition: 'T1' }, { consistent: true })).toThrow(
      error('options.invalidConsistentOption', { consistent: true }),
    )
    expect(paramsOf({ index: 'byWeight', partition: 'D1' }, { consistent: true })).toMatchObject({
      ConsistentRead: true,
    })
  })

  test('refuse any other select beside attributes', () => {
    const options = { attributes: ['grams'], select: 'COUNT' }

    expect(() => paramsOf({ partition: 'D1' }, options, Parcel)).toThrow(
      error('options.invalidSelectOption', { select: 'COUNT' }),
    )
  })

  test('need a table with a name, or the option', () => {
    const partitionKey = { name: 'hk', type: 'string' } as const
    const nameless = new Table({ partitionKey }).build(QueryCommand).query({ partition: 'a' })

    expect(() => nameless.params()).toThrow(error('table.missingTableName'))
    expect(nameless.options({ tableName: 't' }).params().TableName).toBe('t')
  })
})

describe('a projection', () => {
  const projectionOf = (attributes: string[], ...entities: object[]) => {
    const { ProjectionExpression, ExpressionAttributeNames } = paramsOf(
      { partition: 'D1' },
      { attributes, entityAttrFilter: false },
      ...entities,
    )
    const { '#c0_1': _, ...names } = ExpressionAttributeNames!
    return [ProjectionExpression, names]
  }

  test('has the paths of each entity, as they are stored', () => {
    expect(projectionOf(['grams', 'note', 'axles', 'dims.w'], Parcel, Truck)).toStrictEqual([
      '#p_1, #p_2, #p_3.#p_4, #p_5, #p_6, #_et',
      {
        '#p_1': 'grams',
        '#p_2': 'nt',
        '#p_3': 'dims',
        '#p_4': 'w',
        '#p_5': 'note',
        '#p_6': 'axles',
        '#_et': '_et',
      },
    ])
  })

  test('has paths into maps and lists', () => {
    expect(projectionOf(['tags[0]', 'dims.w', 'dims.h', 'depotId'], Parcel)).toStrictEqual([
      '#p_1[0], #p_2.#p_3, #p_2.#p_4, #p_5, #_et',
      { '#p_1': 'tags', '#p_2': 'dims', '#p_3': 'w', '#p_4': 'h', '#p_5': 'hk', '#_et': '_et' },
    ])
  })

  test('has the entity attribute once', () => {
    expect(projectionOf(['entity', 'grams'], Parcel)).toStrictEqual([
      '#p_1, #p_2',
      { '#p_1': '_et', '#p_2': 'grams' },
    ])
  })

  test('has a path for each entity', () => {
    expect(() => projectionOf(['grams'], Parcel, Truck)).toThrow(
      error('queryCommand.invalidProjectionExpression', { entity: 'Truck' }),
    )
  })

  // The reference leaves it out.
  test('has no path of no entity', () => {
    expect(() => projectionOf(['note', 'colour'], Parcel, Truck)).toThrow(
      error('actions.invalidExpressionAttributePath', { attributePath: 'colour' }),
    )
  })

  // The reference reads whole items, or returns empty ones.
  test('is of the names in the table without entities', () => {
    expect(projectionOf(['nt', 'dims.w'])).toStrictEqual([
      '#p_1, #p_2.#p_3',
      { '#p_1': 'nt', '#p_2': 'dims', '#p_3': 'w' },
    ])
  })

  test('of no attributes is none', () => {
    const options = { attributes: [], select: 'ALL_ATTRIBUTES' }

    expect(paramsOf({ partition: 'D1' }, options, Parcel)).toStrictEqual(
      paramsOf({ partition: 'D1' }, { select: 'ALL_ATTRIBUTES' }, Parcel),
    )
  })
})

describe('a filter', () => {
  const filterOf = (given: object, options: object, ...entities: object[]) => {
    const { FilterExpression, ExpressionAttributeNames, ExpressionAttributeValues } = paramsOf(
      given,
      options,
      ...entities,
    )
    const own = (all: object | undefined) =>
      Object.fromEntries(Object.entries(all ?? {}).filter(([name]) => name.includes('c1_')))
    return [FilterExpression, own(ExpressionAttributeNames), own(ExpressionAttributeValues)]
  }
  const partition = { partition: 'D1' }
  const none = [undefined, {}, {}]
  const heavy = { attr: 'grams', gt: 500 }

  test('keeps the items of the entities apart', () => {
    const filters = { Parcel: heavy, Truck: { attr: 'axles', in: [2, 3] } }

    expect(filterOf(partition, { filters }, Parcel, Truck)).toStrictEqual([
      '((#c1_1 = :c1_1) AND (#c1_2 > :c1_2)) OR ((#c1_1 = :c1_3) AND (#c1_3 IN (:c1_4, :c1_5)))',
      { '#c1_1': '_et', '#c1_2': 'grams', '#c1_3': 'axles' },
      { ':c1_1': 'Parcel', ':c1_2': 500, ':c1_3': 'Truck', ':c1_4': 2, ':c1_5': 3 },
    ])
  })

  test('without entities has the names of the table', () => {
    expect(filterOf(partition, { filter: { attr: 'status', eq: 'ok' } })).toStrictEqual([
      '#c1_1 = :c1_1',
      { '#c1_1': 'status' },
      { ':c1_1': 'ok' },
    ])
  })

  test('is ignored if it is not for the entities asked for', () => {
    const byName = ['#c1_1 = :c1_1', { '#c1_1': '_et' }, { ':c1_1': 'Parcel' }]

    expect(filterOf(partition, { filters: { Truck: heavy } }, Parcel)).toStrictEqual(byName)
    expect(filterOf(partition, { filter: heavy }, Parcel)).toStrictEqual(byName)
    expect(filterOf(partition, { filters: { Parcel: heavy } })).toStrictEqual(none)
  })

  test('on names can be left out', () => {
    expect(filterOf(partition, { entityAttrFilter: false }, Parcel)).toStrictEqual(none)
    expect(
      filterOf(partition, { entityAttrFilter: false, filters: { Parcel: heavy } }, Parcel),
    ).toStrictEqual(['#c1_1 > :c1_1', { '#c1_1': 'grams' }, { ':c1_1': 500 }])
  })

  test('is not on names where an entity keeps none', () => {
    expect(filterOf(partition, {}, Parcel, Dog)).toStrictEqual(none)
    expect(() => filterOf(partition, { entityAttrFilter: true }, Parcel, Dog)).toThrow(
      error('options.invalidEntityAttrFilterOption', { entityAttrFilter: true }),
    )
  })

  test.each([
    ['partition key', { index: 'byEntity', partition: 'Parcel' }],
    ['sort key of several', { index: 'byKind', partition: 'D1' }],
  ])('is not on names that are the %s', (_, given) => {
    expect(filterOf(given, {}, Parcel)).toStrictEqual(none)
  })

  test('is not on names that the partition key of a local index holds', () => {
    const table = new Table({
      name: 't',
      partitionKey: { name: '_et', type: 'string' },
      indexes: { local: { type: 'local', sortKey: { name: 'grams', type: 'number' } } },
    })
    const local = table.build(QueryCommand).query({ index: 'local', partition: 'Parcel' })

    expect((local as QueryCommand).entities(Parcel).params()).not.toHaveProperty('FilterExpression')
  })

  test('is on names as far as the index holds them', () => {
    expect(filterOf({ index: 'keysOnly', partition: 'P1' }, {}, Parcel)).toStrictEqual(none)
    expect(filterOf({ index: 'included', partition: 'D1' }, {}, Parcel)[0]).toBe('#c1_1 = :c1_1')
  })

  // The reference applies the filter to the items of all entities.
  test('of one entity does not hide items of the others', () => {
    expect(filterOf(partition, { filters: { Parcel: heavy } }, Parcel, Dog)).toStrictEqual([
      '(NOT (#c1_1 = :c1_1)) OR (#c1_2 > :c1_2)',
      { '#c1_1': '_et', '#c1_2': 'grams' },
      { ':c1_1': 'Parcel', ':c1_2': 500 },
    ])
  })

  test.each([
    ['whose items do not tell', partition, { filters: { Dog: { attr: 'age', gt: 2 } } }],
    [
      'of several that are not told apart',
      partition,
      { filters: { Dog: { attr: 'age', gt: 2 }, Parcel: heavy } },
    ],
    ['by an attribute of the key', { index: 'byKind', partition: 'D1' }, { filters: { Parcel: heavy } }],
  ])('is refused for an entity %s', (_, given, options) => {
    expect(() => filterOf(given, options, Parcel, Dog)).toThrow(
      error('options.invalidEntityAttrFilterOption', { entityAttrFilter: false }),
    )
  })

  test('is checked as any condition', () => {
    const unknown = { filters: { Parcel: { attr: 'colour', eq: 'red' } } }
    expect(() => filterOf(partition, unknown, Parcel)).toThrow(
      error('actions.invalidExpressionAttributePath', { attributePath: 'colour' }),
    )
  })
})

/** The same query on a table of its own, whose client gives `pages`. */
const sending = (...pages: object[]) => {
  const client = clientOf(...pages)
  const table = new Table({ ...depot, name: TableName, documentClient: client })
  return { ...client, d1: table.build(QueryCommand).query({ partition: 'D1' }) as QueryCommand }
}
const $metadata = { httpStatusCode: 200 }

describe('send', () => {
  test('sends the params and the options of the client', async () => {
    const { d1, sent, options } = sending({ Items: [] })
    const abortSignal = new AbortController().signal

    await d1.options({ limit: 3 }).send({ abortSignal })

    expect(sent).toStrictEqual([d1.options({ limit: 3 }).params()])
    expect(options).toStrictEqual([{ abortSignal }])
  })

  test('responds with the items and what the SDK tells', async () => {
    const LastEvaluatedKey = { hk: 'D1', rk: 'P1' }
    const { d1 } = sending({
      Items: [parcel],
      Count: 1,
      ScannedCount: 2,
      LastEvaluatedKey,
      ConsumedCapacity: { CapacityUnits: 1 },
      $metadata,
    })

    expect(await d1.entities(Parcel).send()).toStrictEqual({
      Items: [readParcel],
      Count: 1,
      ScannedCount: 2,
      LastEvaluatedKey,
      ConsumedCapacity: { CapacityUnits: 1 },
      $metadata,
    })
  })

  test('responds with items as they are stored without entities', async () => {
    const { d1 } = sending({ Items: [parcel, truck] })

    expect(await d1.send()).toStrictEqual({ Items: [parcel, truck] })
  })

  test('has an empty list for none', async () => {
    const { d1 } = sending({ Count: 7, $metadata })

    expect(await d1.options({ select: 'COUNT' }).send()).toStrictEqual({ Items: [], Count: 7, $metadata })
  })

  test('rejects with what params throws, and with the error of the client', async () => {
    const failure = new Error('Throttled')
    const { d1, send } = sending(failure)

    await expect(d1.options({ limit: 0 }).send()).rejects.toThrow(
      error('options.invalidLimitOption', { limit: 0 }),
    )
    expect(send).not.toHaveBeenCalled()
    await expect(d1.send()).rejects.toBe(failure)
    await expect(depot.build(QueryCommand).query({ partition: 'D1' }).send()).rejects.toThrow(
      error('actions.missingDocumentClient'),
    )
  })
})

describe('pages', () => {
  const page = (number: number, last?: boolean) => ({
    Items: [{ ...parcel, rk: `P${number}` }],
    Count: 1,
    ScannedCount: 10,
    ConsumedCapacity: {
      TableName,
      CapacityUnits: 0.5,
      LocalSecondaryIndexes: { byWeight: { CapacityUnits: 0.5 } },
    },
    ...(!last && { LastEvaluatedKey: { hk: 'D1', rk: `P${number}` } }),
    $metadata,
  })
  const read = (number: number) => ({ ...readParcel, parcelId: `P${number}` })

  test('are one by default', async () => {
    const { d1, send } = sending(page(1), page(2, true))

    expect((await d1.send()).LastEvaluatedKey).toStrictEqual({ hk: 'D1', rk: 'P1' })
    expect(send).toHaveBeenCalledTimes(1)
  })

  test('are read up to maxPages', async () => {
    const { d1, sent } = sending(page(1), page(2), page(3))
    const exclusiveStartKey = { hk: 'D1', rk: 'P0' }

    const response = await d1.entities(Parcel).options({ maxPages: 2, exclusiveStartKey }).send()

    expect(sent.map(({ ExclusiveStartKey }) => ExclusiveStartKey)).toStrictEqual([
      exclusiveStartKey,
      { hk: 'D1', rk: 'P1' },
    ])
    // The reference loses the capacity.
    expect(response).toStrictEqual({
      Items: [read(1), read(2)],
      LastEvaluatedKey: { hk: 'D1', rk: 'P2' },
      Count: 2,
      ScannedCount: 20,
      ConsumedCapacity: {
        TableName,
        CapacityUnits: 1,
        LocalSecondaryIndexes: { byWeight: { CapacityUnits: 1 } },
      },
    })
  })

  test('report in all what each reports, though others report more or nothing', async () => {
    const { LastEvaluatedKey } = page(1)
    const { d1 } = sending(
      { LastEvaluatedKey, ConsumedCapacity: { TableName, CapacityUnits: 1, Table: { CapacityUnits: 1 } } },
      { LastEvaluatedKey },
      {
        ConsumedCapacity: {
          TableName,
          CapacityUnits: 2,
          GlobalSecondaryIndexes: { byDay: { CapacityUnits: 2 } },
        },
      },
    )

    expect(await d1.options({ maxPages: 3 }).send()).toStrictEqual({
      Items: [],
      ConsumedCapacity: {
        TableName,
        CapacityUnits: 3,
        Table: { CapacityUnits: 1 },
        GlobalSecondaryIndexes: { byDay: { CapacityUnits: 2 } },
      },
    })
  })

  test('are read up to the last one', async () => {
    const { d1, send } = sending(page(1), page(2), page(3, true))

    const { LastEvaluatedKey, Count } = await d1.options({ maxPages: Number.POSITIVE_INFINITY }).send()

    expect([LastEvaluatedKey, Count]).toStrictEqual([undefined, 3])
    expect(send).toHaveBeenCalledTimes(3)
  })

  test('have no count in all if one has none', async () => {
    const { Count, ...countless } = page(2, true)
    const { d1 } = sending(page(1), countless)

    const response = await d1.options({ maxPages: 9 }).send()

    expect(response).not.toHaveProperty('Count')
    expect(response.ScannedCount).toBe(20)
  })

  test('can be responses of their own, to the end', async () => {
    const { d1, sent, send } = sending(page(1), page(2), page(3, true))
    const exclusiveStartKey = { hk: 'D1', rk: 'P0' }
    const abortSignal = new AbortController().signal

    const pages = d1.entities(Parcel).options({ maxPages: 2, exclusiveStartKey }).paginate({ abortSignal })
    expect(send).not.toHaveBeenCalled()
    const all: unknown[] = []
    for await (const response of pages) all.push(response)

    expect(all).toMatchObject([
      { Items: [read(1), read(2)], Count: 2, LastEvaluatedKey: { hk: 'D1', rk: 'P2' } },
      { Items: [read(3)], Count: 1, $metadata },
    ])
    expect(sent.map(({ ExclusiveStartKey }) => ExclusiveStartKey)).toStrictEqual([
      exclusiveStartKey,
      { hk: 'D1', rk: 'P1' },
      { hk: 'D1', rk: 'P2' },
    ])
    expect(send.mock.lastCall).toStrictEqual([expect.anything(), { abortSignal }])
    await expect(query.paginate().next()).rejects.toThrow(error('actions.incompleteAction'))
  })

  test('can be iterated, to the end', async () => {
    const { d1, send } = sending(page(1), page(2), page(3, true))
    const pages = d1.entities(Parcel).pages()
    const items: unknown[] = []

    for await (const { Items, $metadata } of pages) items.push(Items, $metadata)

    expect(items).toStrictEqual([[read(1)], $metadata, [read(2)], $metadata, [read(3)], $metadata])
    expect(send).toHaveBeenCalledTimes(3)
    expect(pages.ended).toBe('all')
    expect(pages.lastEvaluatedKey).toBeUndefined()
  })

  test('are requested as they are asked for, and not after the caller stops', async () => {
    const { d1, send } = sending(page(1), page(2), page(3, true))
    const pages = d1.pages()
    expect(send).not.toHaveBeenCalled()

    for await (const _ of pages) if (send.mock.calls.length === 2) break

    expect(send).toHaveBeenCalledTimes(2)
    expect(pages.ended).toBe('stopped')
    expect(pages.lastEvaluatedKey).toStrictEqual({ hk: 'D1', rk: 'P2' })
  })

  test('say that maxPages ended them', async () => {
    const { d1 } = sending(page(1), page(2), page(3, true))
    const pages = d1.options({ maxPages: 2 }).pages()

    for await (const _ of pages);

    expect(pages.ended).toBe('maxPages')
    expect(pages.lastEvaluatedKey).toStrictEqual({ hk: 'D1', rk: 'P2' })
  })

  test('say that they failed, and where', async () => {
    const failure = new Error('Throttled')
    const { d1 } = sending(page(1), failure)
    const pages = d1.pages()
    expect((await pages.next()).value).toMatchObject({ Count: 1 })

    await expect(pages.next()).rejects.toBe(failure)

    expect(pages.ended).toBe('failed')
    expect(pages.lastEvaluatedKey).toStrictEqual({ hk: 'D1', rk: 'P1' })
  })

  describe('of several items', () => {
    const Items = [1, 2, 3].map(number => ({ ...parcel, rk: `P${number}`, grams: number }))
    const LastEvaluatedKey = { hk: 'D1', rk: 'P3' }
    const parcels = () => {
      const { d1, send } = sending({ Items, LastEvaluatedKey }, { Items })
      return { d1: d1.entities(Parcel), send }
    }
    const take = async (iteration: AsyncIterable<{ parcelId: string }>, stopAfter = 99) => {
      const ids: string[] = []
      for await (const { parcelId } of iteration) {
        ids.push(parcelId)
        if (ids.length === stopAfter) break
      }
      return ids
    }

    test('give items one by one', async () => {
      const { d1, send } = parcels()
      const items = d1.items()

      expect(await take(items as never)).toStrictEqual(['P1', 'P2', 'P3', 'P1', 'P2', 'P3'])
      expect(items.ended).toBe('all')
      expect(send).toHaveBeenCalledTimes(2)
    })

    test('give as many as wanted, and tell where to go on', async () => {
      const { d1, send } = parcels()
      const items = d1.items({ take: 2 })

      expect(await take(items as never)).toStrictEqual(['P1', 'P2'])
      expect(items.ended).toBe('take')
      expect(items.lastEvaluatedKey).toStrictEqual({ hk: 'D1', rk: 'P2' })
      expect(send).toHaveBeenCalledTimes(1)
    })

    test('end with the page where that is enough', async () => {
      const { d1, send } = parcels()
      const items = d1.items({ take: 3 })

      expect(await take(items as never)).toStrictEqual(['P1', 'P2', 'P3'])
      expect(items.lastEvaluatedKey).toStrictEqual(LastEvaluatedKey)
      expect(send).toHaveBeenCalledTimes(1)
    })

    test('tell where the caller stopped', async () => {
      const { d1 } = parcels()
      const items = d1.items()

      expect(await take(items as never, 2)).toStrictEqual(['P1', 'P2'])
      expect(items.ended).toBe('stopped')
      expect(items.lastEvaluatedKey).toStrictEqual({ hk: 'D1', rk: 'P2' })
    })

    test('give the last page in part', async () => {
      const { d1 } = parcels()
      const pages = d1.pages({ take: 4 })
      const counts: unknown[] = []

      for await (const { Items } of pages) counts.push(Items?.length)

      expect(counts).toStrictEqual([3, 1])
      expect(pages.ended).toBe('take')
      expect(pages.lastEvaluatedKey).toStrictEqual({ hk: 'D1', rk: 'P1' })
    })

    test('go on in an index by its key too', async () => {
      const items = parcels()
        .d1.query({ index: 'byWeight', partition: 'D1' } as never)
        .items({ take: 1 })

      await take(items as never)

      expect(items.lastEvaluatedKey).toStrictEqual({ hk: 'D1', rk: 'P1', grams: 1 })
    })

    test('cannot go on within a page whose keys were not read', async () => {
      for (const key of [{}, { hk: 'D1' }, { rk: 'P1' }]) {
        const { d1 } = sending({
          Items: [{ ...key, grams: 1, _et: 'Parcel' }, { grams: 2 }],
          LastEvaluatedKey,
        })
        const items = d1
          .entities(Parcel)
          .options({ attributes: ['grams'] })
          .items({ take: 1 })

        await take(items as never)

        expect(items.lastEvaluatedKey).toBeUndefined()
      }
    })

    test('refuse to give none', async () => {
      await expect(parcels().d1.items({ take: 0 }).next()).rejects.toThrow(
        error('options.invalidTakeOption', { take: 0 }),
      )
    })
  })
})

describe('items', () => {
  const read = async (Items: object[], options: QueryOptions, ...entities: any[]) =>
    (
      await sending({ Items })
        .d1.entities(...entities)
        .options(options)
        .send()
    ).Items

  test('are read by the entity whose name they have', async () => {
    expect(await read([truck, parcel], {}, Parcel, Truck)).toStrictEqual([readTruck, readParcel])
  })

  test('without a name are read by the first entity that they fit', async () => {
    const { _et: _, ...nameless } = truck

    expect(await read([dog, nameless], {}, Parcel, Truck, Dog)).toStrictEqual([readDog, readTruck])
  })

  test('of two entities of one name are read by the later one', async () => {
    const Earlier = new Entity({
      name: 'Parcel',
      table: depot,
      timestamps: false,
      schema: item({ hk: string().key(), rk: string().key() }),
    })
    const { _et: _, ...nameless } = parcel

    expect(await read([parcel, nameless], {}, Earlier, Parcel)).toStrictEqual([readParcel, readParcel])
  })

  test('with another name can be of an entity that keeps none', async () => {
    expect(await read([{ ...dog, _et: 'Cat' }], {}, Parcel, Dog)).toStrictEqual([readDog])
  })

  test('of no entity are refused, or discarded', async () => {
    await expect(read([truck], {}, Parcel)).rejects.toThrow(
      error('queryCommand.noEntityMatched', { item: truck }),
    )
    expect(await read([truck, parcel], { noEntityMatchBehavior: 'DISCARD' }, Parcel)).toStrictEqual([
      readParcel,
    ])
  })

  test('that do not fit their entity are refused, with their key', async () => {
    await expect(read([{ ...parcel, grams: 'heavy' }], {}, Parcel, Dog)).rejects.toThrow(
      expect.objectContaining({
        code: 'formatter.invalidAttribute',
        path: 'grams',
        payload: expect.objectContaining({ partitionKey: 'D1', sortKey: 'P1' }),
      }),
    )
  })

  // The reference throws.
  test('that do not fit their entity are discarded like those of none', async () => {
    const broken = { ...parcel, grams: 'heavy' }

    expect(await read([broken, parcel], { noEntityMatchBehavior: 'DISCARD' }, Parcel)).toStrictEqual([
      readParcel,
    ])
    await expect(
      read([broken, truck], { noEntityMatchBehavior: 'DISCARD', invalidItems: 'throw' }, Parcel),
    ).rejects.toThrow(expect.objectContaining({ code: 'formatter.invalidAttribute' }))
  })

  test('that do not fit can be skipped', async () => {
    const items = [{ ...parcel, grams: 'heavy' }, truck, parcel]

    expect(await read(items, { invalidItems: 'skip' }, Parcel)).toStrictEqual([readParcel])
    await expect(
      read(items, { invalidItems: 'skip', noEntityMatchBehavior: 'THROW' }, Parcel),
    ).rejects.toThrow(error('queryCommand.noEntityMatched', { item: truck }))
  })

  test('that do not fit can be collected, with key, path and reason', async () => {
    const broken = { ...parcel, grams: 'heavy' }
    const first = sending(
      { Items: [broken, parcel], LastEvaluatedKey: { hk: 'D1', rk: 'x' } },
      { Items: [truck] },
    )

    const response = await first.d1.entities(Parcel).options({ invalidItems: 'collect', maxPages: 2 }).send()

    expect(response).toStrictEqual({
      Items: [readParcel],
      InvalidItems: [
        {
          entity: 'Parcel',
          key: { hk: 'D1', rk: 'P1' },
          path: 'grams',
          error: expect.objectContaining({ code: 'formatter.invalidAttribute' }),
          item: broken,
        },
        {
          entity: undefined,
          key: { hk: 'D1', rk: 'T1' },
          path: undefined,
          error: expect.objectContaining({ code: 'queryCommand.noEntityMatched' }),
          item: truck,
        },
      ],
    })
  })

  test('have the attributes asked for', async () => {
    const attributes = ['grams', 'axles']

    expect(await read([parcel, truck], { attributes }, Parcel, Truck)).toStrictEqual([
      { grams: 700 },
      { axles: 2 },
    ])
    expect(await read([parcel], { attributes: [] }, Parcel)).toStrictEqual([readParcel])
  })

  test('have the attributes that the index holds', async () => {
    const readFrom = async (index: object, item: object, options: QueryOptions) =>
      (
        await sending({ Items: [item] })
          .d1.query(index as Query)
          .entities(Parcel)
          .options(options as {})
          .send()
      ).Items
    const keysOnly = { index: 'keysOnly', partition: 'P1' }

    expect(await readFrom(keysOnly, { hk: 'D1', rk: 'P1', grams: 7 }, {})).toStrictEqual([
      { depotId: 'D1', parcelId: 'P1', grams: 7 },
    ])
    expect(await readFrom({ index: 'included', partition: 'D1' }, parcel, {})).toStrictEqual([readParcel])
    await expect(
      readFrom(keysOnly, { hk: 'D1', rk: 'P1', _et: 'Parcel' }, { select: 'ALL_ATTRIBUTES' }),
    ).rejects.toThrow(expect.objectContaining({ code: 'formatter.missingAttribute' }))
  })

  test('lack what the index does not hold, however required, unless all attributes are asked for', async () => {
    const readFrom = async (index: object, item: object, options: object, ...entities: any[]) =>
      (
        await sending({ Items: [item] })
          .d1.query(index as Query)
          .entities(...entities)
          .options(options)
          .send()
      ).Items
    const keysOnly = { index: 'keysOnly', partition: 'T1' }
    const keys = { hk: 'D1', rk: 'T1', grams: 3 }
    const missing = expect.objectContaining({ code: 'formatter.missingAttribute', path: 'axles' })

    expect(await readFrom(keysOnly, { ...keys, axles: 2, note: 'blue' }, {}, Truck)).toStrictEqual([
      { depotId: 'D1', plate: 'T1' },
    ])
    const options = { select: 'ALL_PROJECTED_ATTRIBUTES' }
    expect(await readFrom(keysOnly, keys, options, Truck)).toStrictEqual([{ depotId: 'D1', plate: 'T1' }])
    await expect(readFrom(keysOnly, keys, { select: 'ALL_ATTRIBUTES' }, Truck)).rejects.toThrow(
      expect.objectContaining({ code: 'queryCommand.noEntityMatched' }),
    )
    await expect(
      readFrom(keysOnly, { ...keys, _et: 'Truck' }, { select: 'ALL_ATTRIBUTES' }, Truck),
    ).rejects.toThrow(missing)
    await expect(
      readFrom({ index: 'byPlate', partition: 'T1' }, { ...keys, _et: 'Truck' }, {}, Truck),
    ).rejects.toThrow(missing)
    expect(await readFrom(keysOnly, keys, { attributes: ['plate'] }, Truck)).toStrictEqual([{ plate: 'T1' }])
  })

  test('show the name of their entity under the name that the entity gives it', async () => {
    const named = (entityAttribute: object) =>
      new Entity({
        name: 'Truck',
        table: depot,
        timestamps: false,
        schema: item({
          depotId: string().key().savedAs('hk'),
          plate: string().key().savedAs('rk'),
          axles: number(),
          note: string().optional(),
        }),
        entityAttribute,
      } as never)
    const options = { showEntityAttr: true }
    expect(await read([truck], options, named({ name: 'kind' }))).toStrictEqual([
      { ...readTruck, kind: 'Truck' },
    ])
    expect(await read([truck], options, named({ hidden: true }))).toStrictEqual([
      { ...readTruck, entity: 'Truck' },
    ])
  })

  test('show the name of their entity on demand', async () => {
    expect(await read([parcel, dog], { showEntityAttr: true }, Parcel, Dog)).toStrictEqual([
      { ...readParcel, entity: 'Parcel' },
      readDog,
    ])
    expect(await read([parcel], { showEntityAttr: true, attributes: ['grams'] }, Parcel)).toStrictEqual([
      { grams: 700, entity: 'Parcel' },
    ])
  })

  test('are tagged with the name of their entity on demand', async () => {
    expect(await read([parcel, dog], { tagEntities: true }, Parcel, Dog)).toStrictEqual([
      { ...readParcel, [$entity]: 'Parcel' },
      { ...readDog, [$entity]: 'Dog' },
    ])
  })
})
