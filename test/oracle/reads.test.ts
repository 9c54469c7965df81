import { describe, expect, test } from 'vitest'
import { QueryCommand } from '../../src/actions/table/query.js'
import { ScanCommand } from '../../src/actions/table/scan.js'
import { Entity } from '../../src/entity/index.js'
import * as schema from '../../src/schema/index.js'
import { Table } from '../../src/table/index.js'
import { type Library, loadReference } from './library.js'

const stator: Library = { ...schema, Table, Entity, QueryCommand, ScanCommand }
const reference = await loadReference()

const create = ({ Table, Entity, QueryCommand, ScanCommand, item, string, number }: Library) => {
  const table = new Table({
    name: 'depot',
    partitionKey: { name: 'hk', type: 'string' },
    sortKey: { name: 'rk', type: 'string' },
    indexes: {
      byGrams: { type: 'local', sortKey: { name: 'grams', type: 'number' } },
      byLabel: { type: 'global', partitionKey: { name: 'label', type: 'string' } },
      byDay: {
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
    },
  })
  const attributes = () => ({ hk: string().key(), rk: string().key(), grams: number() })
  const entityOf = (name: string, more: object = {}) =>
    new Entity({ name, table, timestamps: false, schema: item(attributes()), ...more })
  return {
    query: table.build(QueryCommand),
    scan: table.build(ScanCommand),
    Parcel: entityOf('Parcel'),
    Truck: entityOf('Truck'),
    Unnamed: entityOf('Unnamed', { entityAttribute: false }),
  }
}
type Toolkit = ReturnType<typeof create>

/** What `params` gives, or its error. */
const outcome = (library: Library, use: (toolkit: Toolkit) => { params(): unknown }): unknown => {
  try {
    const params = use(create(library)).params() as object
    return { params, keys: Object.keys(params) }
  } catch (error) {
    const { code, payload } = error as { readonly code?: string; readonly payload?: unknown }
    return code === undefined ? String(error) : { code, payload }
  }
}

const invalid: readonly (readonly [string, unknown])[] = [
  ['odd', 1],
  ['tableName', 1],
  ['capacity', 'ALL'],
  ['consistent', 'yes'],
  ['limit', 0],
  ['maxPages', -1],
  ['select', 'ALL'],
  ['entityAttrFilter', 1],
  ['showEntityAttr', 1],
  ['noEntityMatchBehavior', 'SKIP'],
  ['attributes', ['nothing']],
]
const ofQueries: typeof invalid = [...invalid, ['reverse', 1], ['tagEntities', 1]]
const ofScans: typeof invalid = [...invalid, ['index', 'none'], ['segment', 9], ['totalSegments', 1]]
const pairs = (options: typeof invalid) =>
  options.flatMap(([name, value], i) =>
    options.slice(i + 1).map(([other, another]) => ({ [name]: value, [other]: another })),
  )

describe('of two wrong options, the one is told that the reference tells', () => {
  test.each(pairs(ofQueries))('in a query: %o', options => {
    const use = ({ query, Parcel }: Toolkit) =>
      query.entities(Parcel).query({ partition: 'a' }).options(options)

    expect(outcome(stator, use)).toStrictEqual(outcome(reference, use))
  })

  // In the reference a number of segments alone is none. The last two are told in the order of queries.
  const told = pairs(ofScans).filter(
    options =>
      ('totalSegments' in options ? 'segment' in options : true) &&
      !('segment' in options && 'noEntityMatchBehavior' in options) &&
      !('index' in options && 'consistent' in options),
  )
  test.each(told)('in a scan: %o', options => {
    const use = ({ scan, Parcel }: Toolkit) => scan.entities(Parcel).options(options)

    expect(outcome(stator, use)).toStrictEqual(outcome(reference, use))
  })
})

describe('queries are, or are refused, as in the reference', () => {
  const partitions = ['a', 5, undefined, null, ['a'], ['a', 'b'], ['a', 5], []]
  const ranges = [
    undefined,
    null,
    'x',
    5,
    {},
    { eq: 'x' },
    { gte: 5 },
    { beginsWith: 'x' },
    { between: ['a', 'b'] },
    { between: ['a'] },
    { between: [1, 2] },
    [],
    ['x'],
    ['x', 5],
    ['x', { gt: 5 }],
    [{ gt: 'x' }, 5],
    ['x', 5, 6],
  ]
  const indexes = [undefined, 'byGrams', 'byLabel', 'byDay', 'none', 5]
  const all = indexes.flatMap(index =>
    partitions.flatMap(partition => ranges.map(range => ({ index, partition, range }))),
  )

  test.each(all)('%o', query => {
    const use = (toolkit: Toolkit) => toolkit.query.query(query)

    expect(outcome(stator, use)).toStrictEqual(outcome(reference, use))
  })
})

describe('options make the same request as in the reference', () => {
  const valid: readonly { readonly [option: string]: unknown }[] = [
    {},
    { capacity: 'TOTAL', consistent: true, limit: 5, maxPages: 2, tableName: 'other' },
    { select: 'COUNT', exclusiveStartKey: { hk: 'a', rk: 'b' } },
    { attributes: ['grams', 'hk'] },
    { attributes: ['grams'], select: 'SPECIFIC_ATTRIBUTES', showEntityAttr: true },
    { filters: { Parcel: { attr: 'grams', gt: 5 } } },
    { filters: { Parcel: { attr: 'grams', gt: 5 }, Truck: { attr: 'rk', exists: true } } },
    { entityAttrFilter: true },
    { entityAttrFilter: false },
    { filter: { attr: 'anything.at[0].all', eq: 1 } },
  ]
  const entities: readonly (readonly ('Parcel' | 'Truck' | 'Unnamed')[])[] = [
    [],
    ['Parcel'],
    ['Parcel', 'Truck'],
    ['Truck', 'Unnamed'],
  ]
  const all = valid
    .flatMap(options => entities.map(names => [names, options] as const))
    // In the reference the filter of one entity hides items of another.
    .filter(([names, { filters }]) => !filters || !names.includes('Unnamed'))

  test.each(all)('of %o: %o', (names, options) => {
    for (const more of [{}, { reverse: true }, { reverse: false, tagEntities: true }]) {
      const use = (toolkit: Toolkit) =>
        toolkit.query
          .entities(...names.map(name => toolkit[name]))
          .query({ partition: 'a', range: { gte: 'b' } })
          .options({ ...options, ...more })
      // Without entities the reference reads whole items, whatever is asked for.
      if (!names.length && 'attributes' in options) continue
      expect(outcome(stator, use)).toStrictEqual(outcome(reference, use))
    }
    for (const more of [{}, { index: 'byLabel', consistent: false }, { segment: 1, totalSegments: 4 }]) {
      if (!names.length && 'attributes' in options) continue
      const use = (toolkit: Toolkit) =>
        toolkit.scan.entities(...names.map(name => toolkit[name])).options({ ...options, ...more })
      expect(outcome(stator, use)).toStrictEqual(outcome(reference, use))
    }
  })
})
