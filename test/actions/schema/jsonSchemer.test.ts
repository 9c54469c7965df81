import { describe, expect, test } from 'vitest'
import { JSONSchemer } from '../../../src/actions/schema/jsonSchemer.js'
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
  type Schema,
  set,
  string,
} from '../../../src/schema/index.js'
import { box, parcel } from './fixtures.js'

const schemaOf = (schema: Schema): unknown => new JSONSchemer(schema).formattedValueSchema()
const drafted = (schema: Schema, draft: '2020-12' | '07' = '2020-12'): unknown => {
  const { $schema: _, ...rest } = new JSONSchemer(schema).formattedValueSchema({ draft })
  return rest
}

test('is an action', () => {
  expect(JSONSchemer.actionName).toBe('jsonSchemer')
})

describe('without options', () => {
  test.each<[string, Schema, object]>([
    ['any', any(), {}],
    ['null', nul(), { type: 'null' }],
    ['boolean', boolean().enum(true), { type: 'boolean' }],
    ['number', number().big().enum(1n), { type: 'number' }],
    ['string', string().enum('a'), { type: 'string' }],
    ['binary', binary(), { type: 'string' }],
    ['set', set(number()), { type: 'array', items: { type: 'number' }, uniqueItems: true }],
    ['list', list(any()), { type: 'array', items: {} }],
    [
      '#41 tuple',
      box.attributes.dims,
      {
        type: 'array',
        items: [{ type: 'number' }, { type: 'number' }],
        minLength: 2,
        maxLength: 2,
      },
    ],
    [
      'record',
      record(string().enum('a'), number()),
      {
        type: 'object',
        propertyNames: { type: 'string' },
        additionalProperties: { type: 'number' },
      },
    ],
    ['anyOf', anyOf(string(), nul()), { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    [
      'map',
      map({ a: string().savedAs('_a'), b: any().optional(), c: nul().hidden() }),
      {
        type: 'object',
        properties: { a: { type: 'string' }, b: {} },
        required: ['a'],
      },
    ],
    ['map of nothing required', map({ b: any().optional() }), { type: 'object', properties: { b: {} } }],
    ['item', item({}), { type: 'object', properties: {} }],
  ])('describes %s', (_, schema, expected) => {
    expect(schemaOf(schema)).toStrictEqual(expected)
  })

  test('has titles and descriptions, and closes what is strict', () => {
    const meta = { title: 'T', description: 'D', more: 1 }
    const described = item({
      a: list(string().meta(meta)).meta({ title: 'A' }),
      m: map({}).strict().optional(),
    })
    expect(schemaOf(described.strict().meta({ description: '' }))).toStrictEqual({
      description: '',
      type: 'object',
      properties: {
        a: { title: 'A', type: 'array', items: { title: 'T', description: 'D', type: 'string' } },
        m: { type: 'object', properties: {}, additionalProperties: false },
      },
      required: ['a'],
      additionalProperties: false,
    })
    expect(drafted(any().meta(meta))).toStrictEqual({ title: 'T', description: 'D' })
  })

  test('#42 needs what is always read, in order', () => {
    const labelled = parcel.and({ label: string().link(() => 'x') })
    const described = labelled.build(JSONSchemer).formattedValueSchema()
    expect(described.required).toStrictEqual(['depot', 'code', 'grams', 'status', 'touched', 'label'])
    expect(described.properties).not.toHaveProperty('secret')
  })
})

describe('by a draft', () => {
  test.each([
    ['2020-12', 'https://json-schema.org/draft/2020-12/schema'],
    ['07', 'http://json-schema.org/draft-07/schema#'],
  ] as const)('%s is named', (draft, $schema) => {
    expect(string().build(JSONSchemer).formattedValueSchema({ draft })).toStrictEqual({
      $schema,
      type: 'string',
    })
  })

  test('tuples have a length', () => {
    const items = [{ type: 'number' }, { type: 'number' }]
    const length = { minItems: 2, maxItems: 2 }
    expect(drafted(box.attributes.dims)).toStrictEqual({
      type: 'array',
      prefixItems: items,
      items: false,
      ...length,
    })
    expect(drafted(box.attributes.dims, '07')).toStrictEqual({
      type: 'array',
      items,
      additionalItems: false,
      ...length,
    })
  })

  test('enums are told, as far as JSON has their members', () => {
    expect(drafted(string().enum('a', 'b'))).toStrictEqual({ type: 'string', enum: ['a', 'b'] })
    expect(drafted(number().big().enum(1n, 2))).toStrictEqual({ type: 'number', enum: [1, 2] })
    expect(
      drafted(
        number()
          .big()
          .enum(2n ** 60n),
      ),
    ).toStrictEqual({ type: 'number' })
    expect(drafted(nul().enum(null))).toStrictEqual({ type: 'null', enum: [null] })
    expect(drafted(binary().enum(new Uint8Array(), new Uint8Array([1])))).toStrictEqual({
      type: 'string',
      contentEncoding: 'base64',
      enum: ['', 'AQ=='],
    })
  })

  test('records need the members of their enum, unless partial', () => {
    const schema = record(string().enum('a', 'b'), number())
    const described = {
      type: 'object',
      propertyNames: { type: 'string', enum: ['a', 'b'] },
      additionalProperties: { type: 'number' },
    }
    expect(drafted(schema)).toStrictEqual({ ...described, required: ['a', 'b'] })
    expect(drafted(schema.partial())).toStrictEqual(described)
    expect(drafted(record(string(), any()))).toStrictEqual({
      type: 'object',
      propertyNames: { type: 'string' },
      additionalProperties: {},
    })
  })

  test('maps have no other properties', () => {
    expect(drafted(list(map({ a: string() })))).toStrictEqual({
      type: 'array',
      items: {
        type: 'object',
        properties: { a: { type: 'string' } },
        required: ['a'],
        additionalProperties: false,
      },
    })
  })
})
