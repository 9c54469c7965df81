import { expectTypeOf, test } from 'vitest'
import {
  type FormattedValueJSONSchema,
  type JSONSchema,
  JSONSchemer,
} from '../../../src/actions/schema/jsonSchemer.js'
import { any, anyOf, item, list, nul, number, record, set, string, tuple } from '../../../src/schema/index.js'

const schema = item({
  id: string(),
  tags: set(string()).optional(),
  pair: tuple(number(), nul()),
  secret: string().hidden(),
  rates: record(string(), number()),
  either: anyOf(string(), list(any())),
})

test('the type mirrors the output', () => {
  expectTypeOf(schema.build(JSONSchemer).formattedValueSchema()).toEqualTypeOf<
    FormattedValueJSONSchema<typeof schema>
  >()
  const { properties, required } = schema.build(JSONSchemer).formattedValueSchema()
  expectTypeOf(required).toEqualTypeOf<('id' | 'pair' | 'rates' | 'either')[]>()
  expectTypeOf(properties).toEqualTypeOf<{
    id: { type: 'string' }
    tags: {
      type: 'array'
      items: { type: 'string' }
      uniqueItems: true
    }
    pair: {
      type: 'array'
      items: [{ type: 'number' }, { type: 'null' }]
      minLength: 2
      maxLength: 2
    }
    rates: {
      type: 'object'
      propertyNames: { type: 'string' }
      additionalProperties: { type: 'number' }
    }
    either: {
      anyOf: [{ type: 'string' }, { type: 'array'; items: {} }]
    }
  }>()
})

test('nothing is required where all is optional', () => {
  const described = item({ a: string().optional() }).build(JSONSchemer).formattedValueSchema()
  expectTypeOf(described).not.toHaveProperty('required')
})

test('a draft is described without literals', () => {
  expectTypeOf(schema.build(JSONSchemer).formattedValueSchema({ draft: '07' })).toEqualTypeOf<JSONSchema>()
})
