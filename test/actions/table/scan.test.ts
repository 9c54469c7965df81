import { describe, expect, test } from 'vitest'
import { IScanCommand, ScanCommand, type ScanOptions } from '../../../src/actions/table/scan.js'
import { $entities, Table } from '../../../src/table/index.js'
import { clientOf, Dog, depot, Parcel, parcel, readParcel, Truck, truck } from './depot.js'

const TableName = 'depot-main'
const scan = depot.build(ScanCommand)
/** What types refuse is tested too. */
const loose = scan as ScanCommand
const paramsOf = (options: object = {}, ...entities: any[]) =>
  loose
    .entities(...entities)
    .options(options as {})
    .params()
const error = (code: string, payload?: unknown) => expect.objectContaining({ code, payload })

describe('the chain', () => {
  test('has a name for spies, and copies at each step', () => {
    expect(ScanCommand.actionName).toBe('scan')
    expect(scan).toBeInstanceOf(IScanCommand)
    expect(scan.entities(Parcel)[$entities]).toStrictEqual([Parcel])
    expect(scan[$entities]).toStrictEqual([])
    expect(scan.options({ limit: 2 }).options({}).params()).toStrictEqual({ TableName })
    expect(
      scan
        .options({ limit: 2 })
        .options(previous => ({ ...previous, consistent: true }))
        .params(),
    ).toStrictEqual({ TableName, ConsistentRead: true, Limit: 2 })
  })
})

describe('params', () => {
  test('filter a segment', () => {
    const params = scan
      .entities(Parcel)
      .options({
        segment: 1,
        totalSegments: 4,
        filters: {
          Parcel: {
            or: [
              { attr: 'note', exists: false },
              { attr: 'grams', lt: 10 },
            ],
          },
        },
      })
      .params()

    expect(params).toStrictEqual({
      TableName,
      TotalSegments: 4,
      Segment: 1,
      FilterExpression: '(#c_1 = :c_1) AND ((attribute_not_exists(#c_2)) OR (#c_3 < :c_2))',
      ExpressionAttributeNames: { '#c_1': '_et', '#c_2': 'nt', '#c_3': 'grams' },
      ExpressionAttributeValues: { ':c_1': 'Parcel', ':c_2': 10 },
    })
  })

  test('come in order', () => {
    const params = paramsOf(
      {
        attributes: ['grams'],
        capacity: 'INDEXES',
        consistent: true,
        entityAttrFilter: true,
        exclusiveStartKey: { hk: 'a', rk: 'b' },
        index: 'byWeight',
        limit: 5,
        maxPages: Number.POSITIVE_INFINITY,
        segment: 0,
        select: 'SPECIFIC_ATTRIBUTES',
        tableName: 'other',
        totalSegments: 1,
      },
      Parcel,
    )

    expect(Object.entries(params)).toStrictEqual([
      ['TableName', 'other'],
      ['ReturnConsumedCapacity', 'INDEXES'],
      ['ConsistentRead', true],
      ['ExclusiveStartKey', { hk: 'a', rk: 'b' }],
      ['IndexName', 'byWeight'],
      ['Limit', 5],
      ['Select', 'SPECIFIC_ATTRIBUTES'],
      ['TotalSegments', 1],
      ['Segment', 0],
      ['ProjectionExpression', '#p_1, #_et'],
      ['FilterExpression', '#c_1 = :c_1'],
      ['ExpressionAttributeNames', { '#p_1': 'grams', '#_et': '_et', '#c_1': '_et' }],
      ['ExpressionAttributeValues', { ':c_1': 'Parcel' }],
    ])
  })

  test('filter on names though they are the key of an index', () => {
    expect(paramsOf({ index: 'byEntity' }, Parcel)).toMatchObject({ FilterExpression: '#c_1 = :c_1' })
    expect(paramsOf({ index: 'keysOnly' }, Parcel)).not.toHaveProperty('FilterExpression')
    expect(paramsOf({}, Parcel, Dog)).toStrictEqual({ TableName })
  })

  test('filter by the names of the table without entities', () => {
    expect(paramsOf({ filter: { attr: 'status', eq: 'ok' } })).toStrictEqual({
      TableName,
      FilterExpression: '#c_1 = :c_1',
      ExpressionAttributeNames: { '#c_1': 'status' },
      ExpressionAttributeValues: { ':c_1': 'ok' },
    })
  })

  test.each([
    ['reverse', { reverse: true }, 'options.unknownOption', { option: 'reverse' }],
    ['tagEntities', { tagEntities: true }, 'options.unknownOption', { option: 'tagEntities' }],
    ['the misspelled totalSegment', { totalSegment: 4 }, 'options.unknownOption', { option: 'totalSegment' }],
    ['an unknown index', { index: 'byName' }, 'options.invalidIndexOption', { index: 'byName' }],
    [
      'consistent reads of a global index',
      { index: 'byPlate', consistent: true },
      'options.invalidConsistentOption',
      { consistent: true },
    ],
    ['a segment of no number', { segment: 1 }, 'scanCommand.invalidSegmentOption', {}],
    // The reference scans the whole table.
    [
      'a number of segments without a segment',
      { totalSegments: 4 },
      'scanCommand.invalidSegmentOption',
      { segment: undefined, totalSegments: 4 },
    ],
    [
      'no segments',
      { segment: 0, totalSegments: 0 },
      'scanCommand.invalidSegmentOption',
      { totalSegments: 0 },
    ],
    [
      'a segment before the first one',
      { segment: -1, totalSegments: 4 },
      'scanCommand.invalidSegmentOption',
      { segment: -1, totalSegments: 4 },
    ],
    [
      'less than no segments',
      { segment: -2, totalSegments: -1 },
      'scanCommand.invalidSegmentOption',
      { totalSegments: -1 },
    ],
    [
      'a segment behind the last one',
      { segment: 4, totalSegments: 4 },
      'scanCommand.invalidSegmentOption',
      { segment: 4, totalSegments: 4 },
    ],
    [
      'a segment that is no integer',
      { segment: 0.5, totalSegments: 4 },
      'scanCommand.invalidSegmentOption',
      { segment: 0.5, totalSegments: 4 },
    ],
  ])('refuse %s', (_, options, code, payload) => {
    expect(() => paramsOf(options)).toThrow(error(code, payload))
  })

  test('refuse a projection that an entity has nothing of', () => {
    expect(() => paramsOf({ attributes: ['grams'] }, Parcel, Truck)).toThrow(
      error('scanCommand.invalidProjectionExpression', { entity: 'Truck' }),
    )
  })
})

/** The same scan on a table of its own, whose client gives `pages`. */
const sending = (...pages: (object | ((input: any) => unknown))[]) => {
  const client = clientOf(...pages)
  const table = new Table({ ...depot, name: TableName, documentClient: client })
  return { ...client, scan: table.build(ScanCommand) as ScanCommand }
}

describe('send', () => {
  test('reads pages', async () => {
    const { scan, sent } = sending(
      { Items: [parcel], Count: 1, LastEvaluatedKey: { hk: 'D1', rk: 'P1' } },
      { Items: [parcel], Count: 1 },
    )

    const response = await scan.entities(Parcel).options({ maxPages: 2 }).send()

    expect(response).toStrictEqual({ Items: [readParcel, readParcel], Count: 2 })
    expect(sent[1].ExclusiveStartKey).toStrictEqual({ hk: 'D1', rk: 'P1' })
  })

  test('refuses items of no entity', async () => {
    const { scan } = sending({ Items: [truck] })

    await expect(scan.entities(Parcel).send()).rejects.toThrow(
      error('scanCommand.noEntityMatched', { item: truck }),
    )
  })
})

test('what an index holds can be selected of an index alone', () => {
  expect(() => paramsOf({ select: 'ALL_PROJECTED_ATTRIBUTES' })).toThrow(
    error('options.invalidSelectOption', { select: 'ALL_PROJECTED_ATTRIBUTES' }),
  )
  expect(paramsOf({ select: 'ALL_PROJECTED_ATTRIBUTES', index: 'keysOnly' })).toStrictEqual({
    TableName,
    IndexName: 'keysOnly',
    Select: 'ALL_PROJECTED_ATTRIBUTES',
  })
})

test('filters of two entities are refused where names tell none of them apart', () => {
  const filters = { Parcel: { attr: 'grams', gt: 5 }, Truck: { attr: 'axles', gt: 2 } }
  const one = { filters: { Parcel: filters.Parcel }, entityAttrFilter: false }
  expect(paramsOf(one, Parcel, Truck)).toHaveProperty('FilterExpression')
  expect(() => paramsOf({ filters, entityAttrFilter: false }, Parcel, Truck)).toThrow(
    error('options.invalidEntityAttrFilterOption', { entityAttrFilter: false }),
  )
})

test('items and pages can be iterated', async () => {
  const { scan } = sending({ Items: [parcel, truck] })
  const items = scan.items({ take: 1 })
  const read: unknown[] = []

  for await (const item of items) read.push(item)
  for await (const { Items } of scan.pages()) read.push(Items)
  for await (const { Items } of scan.paginate()) read.push(Items)

  expect(read).toStrictEqual([parcel, [parcel, truck], [parcel, truck]])
  expect(items.lastEvaluatedKey).toStrictEqual({ hk: 'D1', rk: 'P1' })
})

describe('parallel', () => {
  /** Segment `n` has `n + 1` pages of one item, and two items are read for each. */
  const segments = () =>
    sending(({ Segment, ExclusiveStartKey: { rk } = { rk: `${Segment}.0` } }) => {
      const page = Number(rk.split('.')[1])
      return {
        Items: [{ ...parcel, rk: `${Segment}.${page}` }],
        Count: 1,
        ScannedCount: 2,
        ConsumedCapacity: { CapacityUnits: 0.5 },
        ...(page < Segment && { LastEvaluatedKey: { hk: 'D1', rk: `${Segment}.${page + 1}` } }),
      }
    })

  test('reads all segments to the end, in their order', async () => {
    const { scan, sent } = segments()

    const response = await scan
      .entities(Parcel)
      .options({ limit: 1 } as ScanOptions)
      .parallel({ totalSegments: 3 })

    expect(response).toStrictEqual({
      Items: ['0.0', '1.0', '1.1', '2.0', '2.1', '2.2'].map(parcelId => ({ ...readParcel, parcelId })),
      Count: 6,
      ScannedCount: 12,
      ConsumedCapacity: { CapacityUnits: 3 },
    })
    expect(sent.length).toBe(6)
    expect(sent[0]).toMatchObject({ Segment: 0, TotalSegments: 3, Limit: 1 })
  })

  test('tells how far it is', async () => {
    const progress: unknown[] = []

    await segments().scan.parallel({
      totalSegments: 2,
      concurrency: 1,
      onProgress: step => progress.push(step),
    })

    const totalSegments = 2
    expect(progress).toStrictEqual([
      { segment: 0, segmentsDone: 1, totalSegments, pages: 1, scanned: 2, items: 1 },
      { segment: 1, segmentsDone: 1, totalSegments, pages: 2, scanned: 4, items: 2 },
      { segment: 1, segmentsDone: 2, totalSegments, pages: 3, scanned: 6, items: 3 },
    ])
  })

  test('ends each segment with maxPages, and tells where', async () => {
    const response = await segments().scan.options({ maxPages: 1 }).parallel({ totalSegments: 3 })

    expect(response.Count).toBe(3)
    expect(response.LastEvaluatedKeys).toStrictEqual([
      undefined,
      { hk: 'D1', rk: '1.1' },
      { hk: 'D1', rk: '2.1' },
    ])
  })

  test.each([1, 2, 5])('makes %i requests at the same time', async concurrency => {
    let running = 0
    let most = 0
    const { scan } = sending(async () => {
      most = Math.max(most, ++running)
      await new Promise(resolve => setTimeout(resolve, 5))
      running--
      return { Items: [] }
    })

    await scan.parallel({ totalSegments: 5, concurrency })

    expect(most).toBe(concurrency)
  })

  test('ends with the first failure', async () => {
    const failure = new Error('Throttled')
    const { scan, send } = sending(({ Segment }) =>
      Segment === 0 ? failure : { LastEvaluatedKey: { hk: 'a' } },
    )

    await expect(scan.parallel({ totalSegments: 2 })).rejects.toBe(failure)

    const requests = send.mock.calls.length
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(send.mock.calls.length - requests).toBeLessThanOrEqual(1)
  })

  test.each([0, 1.5, -1, Number.NaN, Number.POSITIVE_INFINITY, '4'])(
    'refuses %j segments',
    async totalSegments => {
      await expect(segments().scan.parallel({ totalSegments } as never)).rejects.toThrow(
        error('scanCommand.invalidSegmentOption', { totalSegments }),
      )
    },
  )

  test('refuses a segment of its own, and other wrong options', async () => {
    const { scan } = segments()
    const one = scan.options({ segment: 1, totalSegments: 2 })

    await expect(one.parallel({ totalSegments: 2 })).rejects.toThrow(
      error('scanCommand.invalidSegmentOption', { segment: 1 }),
    )
    await expect(scan.parallel({ totalSegments: 2, concurrency: 0 })).rejects.toThrow(
      error('options.invalidConcurrencyOption', { concurrency: 0 }),
    )
    await expect(scan.options({ limit: 0 }).parallel({ totalSegments: 2 })).rejects.toThrow(
      error('options.invalidLimitOption', { limit: 0 }),
    )
  })
})
