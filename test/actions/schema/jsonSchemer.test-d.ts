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
  expectTypeOf(required).toEqualTypeOf<readonly ('id' | 'pair' | 'rates' | 'either')[]>()
  expectTypeOf(properties).toEqualTypeOf<{
    readonly id: { readonly type: 'string' }
    readonly tags: {
      readonly type: 'array'
      readonly items: { readonly type: 'string' }
      readonly uniqueItems: true
    }
    readonly pair: {
      readonly type: 'array'
      readonly items: readonly [{ readonly type: 'number' }, { readonly type: 'null' }]
      readonly minLength: 2
      readonly maxLength: 2
    }
    readonly rates: {
      readonly type: 'object'
      readonly propertyNames: { readonly type: 'string' }
      readonly additionalProperties: { readonly type: 'number' }
    }
    readonly either: {
      readonly anyOf: readonly [{ readonly type: 'string' }, { readonly type: 'array'; readonly items: {} }]
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
