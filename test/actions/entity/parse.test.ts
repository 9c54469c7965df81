import { describe, expect, test } from 'vitest'
import { EntityParser } from '../../../src/actions/entity/parse.js'
import { $add, $append, $get, parseUpdateExtension } from '../../../src/actions/entity/update/index.js'
import { $GET, $IS_EXTENSION } from '../../../src/actions/entity/update/symbols.js'
import { parseUpdateAttributesExtension } from '../../../src/actions/entity/updateAttributes.js'
import { Entity } from '../../../src/entity/index.js'
import { any, item, list, map, number, string } from '../../../src/schema/index.js'
import { depot, Key, key, Parcel, parcelKey, Tracked } from '../../entity/parcel.js'

const parser = Parcel.build(EntityParser)
const code = (value: string, path?: string) => expect.objectContaining({ code: value, path })

describe('an item', () => {
  test('comes valid, encoded, and as its key', () => {
    expect(parser.parse({ ...key, label: 'L', grams: 2, junk: 1, fee: undefined })).toStrictEqual({
      parsedItem: { ...key, label: 'L', grams: 2 },
      item: { ...Key, label: 'L', w: 2 },
      key: Key,
    })
    expect(parser.reparse({ ...key, label: 'L' })).toStrictEqual(parser.parse({ ...key, label: 'L' }))
    expect(EntityParser.actionName).toBe('parse')
    expect(parser.entity).toBe(Parcel)
  })

  test('can be a key', () => {
    expect(parser.parse({ ...key, label: 'L' }, { mode: 'key' })).toStrictEqual({
      parsedItem: key,
      item: Key,
      key: Key,
    })
  })

  test('is filled, unless it is valid already', () => {
    const { parsedItem } = Tracked.build(EntityParser).parse({ ...key, label: 'L' })
    expect(parsedItem).toStrictEqual({
      ...key,
      label: 'L',
      entity: 'Tracked',
      created: parsedItem.created,
      modified: parsedItem.created,
    })
    expect(() => Tracked.build(EntityParser).parse({ ...key, label: 'L' }, { fill: false })).toThrow(
      code('parsing.attributeRequired', 'entity'),
    )
    expect(Tracked.build(EntityParser).parse(parsedItem, { fill: false }).item).toStrictEqual({
      ...Key,
      label: 'L',
      _et: 'Tracked',
      _ct: parsedItem.created,
      _md: parsedItem.created,
    })
  })

  test.each<[unknown, string, string?]>([
    [{ ...key }, 'parsing.attributeRequired', 'label'],
    [{ ...key, label: 1 }, 'parsing.invalidAttributeInput', 'label'],
    [undefined, 'parsing.invalidItem'],
    [null, 'parsing.invalidItem'],
    [[], 'parsing.invalidItem'],
    [new Set(), 'parsing.invalidItem'],
    [new Uint8Array(), 'parsing.invalidItem'],
    [1, 'parsing.invalidItem'],
    // Updates have no place in items: the reference stores an empty record, or an empty map.
    [{ ...key, label: $get('hub') }, 'parsing.invalidAttributeInput', 'label'],
    [{ ...key, label: 'L', scans: $add(1) }, 'parsing.invalidAttributeInput', 'scans'],
    [{ ...key, label: 'L', blob: { a: $add(1) } }, 'parsing.invalidAttributeInput', 'blob'],
    [{ ...key, label: 'L', stops: $append(['a']) }, 'parsing.invalidAttributeInput', 'stops'],
  ])('is refused: %o', (input, expected, path) => {
    expect(() => parser.parse(input)).toThrow(code(expected, path))
  })
})

describe('an update', () => {
  const now = expect.any(String)

  test('needs no extension parser for what the entity adds itself', () => {
    const { parsedItem, item } = Tracked.build(EntityParser).parse({ ...key, label: 'x' }, { mode: 'update' })
    expect(parsedItem).toMatchObject({ ...key, label: 'x', modified: now })
    expect(item).toMatchObject({
      ...Key,
      label: 'x',
      _et: { [$IS_EXTENSION]: true, [$GET]: ['entity', 'Tracked'] },
      _ct: { [$GET]: ['created', now] },
      _md: now,
    })
    expect(() =>
      Tracked.build(EntityParser).parse({ ...key, label: $get('hub') }, { mode: 'update' }),
    ).toThrow(code('parsing.invalidAttributeInput', 'label'))
  })

  test('takes what its extension parser takes', () => {
    const changes = { ...key, grams: $add(1), stops: $append(['a']), box: { note: 'x' } }
    const partial = parser.parse(changes, { mode: 'update', parseExtension: parseUpdateExtension })
    expect(partial.parsedItem).toStrictEqual(changes)
    expect(partial.item).toStrictEqual({ ...Key, w: $add(1), stops: $append(['a']), bx: { n: 'x' } })
    expect(partial.key).toStrictEqual(Key)

    const options = { mode: 'update', parseExtension: parseUpdateAttributesExtension } as const
    expect(parser.parse({ ...key, grams: $add(1) }, options).item).toStrictEqual({ ...Key, w: $add(1) })
    expect(() => parser.parse(changes, options)).toThrow(code('parsing.attributeRequired', 'box.size'))
  })
})

test('a computed key gets key attributes whole, in every mode', () => {
  const seen: unknown[] = []
  const Routed = new Entity({
    name: 'Routed',
    table: depot,
    entityAttribute: false,
    timestamps: false,
    schema: item({
      route: list(string()).key(),
      place: map({ city: string() }).key(),
      km: number().optional(),
    }),
    computeKey: ({ route, place }) => {
      seen.push({ route, place })
      return { PK: route.join('/'), SK: place.city }
    },
  })
  const input = { route: ['a', 'b'], place: { city: 'Oslo' } }
  const routed = Routed.build(EntityParser)
  for (const options of [
    {},
    { mode: 'key' },
    { mode: 'update' },
    { mode: 'update', parseExtension: parseUpdateExtension },
    { mode: 'update', parseExtension: parseUpdateAttributesExtension },
  ] as const) {
    expect(routed.parse(input, options).key).toStrictEqual({ PK: 'a/b', SK: 'Oslo' })
  }
  expect(seen).toStrictEqual([input, input, input, input, input])
  expect(routed.parse(input).item).toStrictEqual({ ...input, PK: 'a/b', SK: 'Oslo' })
})

test('a computed key gets attributes in the order of the schema, in every mode', () => {
  const Placed = new Entity({
    name: 'Placed',
    table: depot,
    entityAttribute: false,
    timestamps: false,
    schema: item({
      id: string().key(),
      place: map({ city: string().key(), zip: string().key() }).key(),
      note: string().optional(),
    }),
    computeKey: ({ place, ...rest }) => ({ PK: Object.values(place).join('/'), SK: JSON.stringify(rest) }),
  })
  const input = { note: 'n', place: { zip: '1', city: 'Oslo' }, id: 'a' }
  const placed = Placed.build(EntityParser)
  for (const options of [{}, { mode: 'update' }] as const) {
    expect(placed.parse(input, options).key).toStrictEqual({ PK: 'Oslo/1', SK: '{"id":"a","note":"n"}' })
  }
  expect(placed.parse(input, { mode: 'key' }).key).toStrictEqual({ PK: 'Oslo/1', SK: '{"id":"a"}' })
})

test('the parser of complete updates leaves sets and binaries within any as they are', () => {
  const Blob = new Entity({
    name: 'Blob',
    table: depot,
    entityAttribute: false,
    timestamps: false,
    schema: item({ ...parcelKey, blob: any() }),
  })
  const options = { mode: 'update', parseExtension: parseUpdateAttributesExtension } as const
  for (const blob of [new Set(['a']), new Uint8Array([1]), 1, null]) {
    expect(Blob.build(EntityParser).parse({ ...key, blob }, options).item).toStrictEqual({ ...Key, blob })
  }
})

test('updates without an extension parser are filled unless they are not to be', () => {
  const Counter = new Entity({
    name: 'Counter',
    table: depot,
    entityAttribute: false,
    timestamps: false,
    schema: item({ ...parcelKey, hits: number().updateDefault(1).savedAs('h') }),
  })
  const parser = Counter.build(EntityParser)
  expect(parser.parse(key, { mode: 'update' }).item).toStrictEqual({ ...Key, h: 1 })
  expect(parser.parse(key, { mode: 'update', fill: false }).item).toStrictEqual(Key)
})

test('what is parsed twice is the same', () => {
  const Song = new Entity({ name: 'Song', table: depot, schema: item({ ...parcelKey, label: string() }) })
  const song = Song.build(EntityParser)
  const { parsedItem, item: stored } = song.parse({ ...key, label: 'L' })
  expect(song.reparse(parsedItem, { fill: false }).item).toStrictEqual(stored)
})
