import { expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import { fromZodSchema } from '../../../../src/actions/schema/fromZodSchema/index.js'
import type {
  AnySchema_,
  BooleanSchema,
  InputValue,
  ListSchema,
  NullSchema_,
  NumberSchema,
  NumberSchema_,
  SetSchema,
  StringSchema,
  StringSchema_,
  ValidValue,
} from '../../../../src/schema/index.js'

// Also compiled with zod 3: zod3.test.ts.

test('scalars are warm on the outside', () => {
  expectTypeOf(fromZodSchema(z.null())).toEqualTypeOf<NullSchema_<{}>>()
  expectTypeOf(fromZodSchema(z.number())).toEqualTypeOf<NumberSchema_<{}>>()
  expectTypeOf(fromZodSchema(z.bigint())).toEqualTypeOf<NumberSchema_<{ big: true }>>()
  expectTypeOf(fromZodSchema(z.string().optional())).toEqualTypeOf<StringSchema_<{ required: 'never' }>>()
  expectTypeOf(fromZodSchema(z.date())).toEqualTypeOf<AnySchema_<{ castAs: Date }>>()
})

test('what is inside is light', () => {
  const { attributes } = fromZodSchema(
    z.object({
      a: z.string(),
      b: z.boolean(),
      s: z.set(z.number()),
      l: z.array(z.string().optional()),
    }),
  )
  expectTypeOf(attributes.a).toEqualTypeOf<StringSchema<{}>>()
  expectTypeOf(attributes.b).toEqualTypeOf<BooleanSchema<{}>>()
  expectTypeOf(attributes.s).toEqualTypeOf<SetSchema<NumberSchema<{}>, {}>>()
  expectTypeOf(attributes.l).toEqualTypeOf<ListSchema<StringSchema<{}>, {}>>()
})

test('the values are those of zod', () => {
  const zod = z.object({
    id: z.string(),
    level: z.number().default(1),
    status: z.enum(['draft', 'live']).optional(),
    kind: z.literal('k'),
    pair: z.tuple([z.string(), z.number()]),
    rates: z.record(z.string(), z.number()),
    either: z.union([z.literal('x'), z.object({ n: z.bigint() })]),
    shouted: z.string().transform(text => text.length),
    deep: z.object({ list: z.array(z.object({ at: z.number().refine(() => true) })) }),
    nullable: z.string().nullable(),
  })
  const schema = fromZodSchema(zod)
  interface Rest {
    id: string
    pair: [string, number]
    rates: { [key: string]: number }
    either: 'x' | { n: number | bigint }
    shouted: string
    deep: { list: { at: number }[] }
    nullable: string | null
  }
  expectTypeOf<InputValue<typeof schema>>().toEqualTypeOf<{ [K in keyof Input]: Input[K] }>()
  interface Input extends Rest {
    level?: number | undefined
    status?: 'draft' | 'live' | undefined
    kind?: 'k' | undefined
  }
  expectTypeOf<ValidValue<typeof schema>['level' | 'kind']>().toEqualTypeOf<number | 'k'>()
})

test('a discriminator is kept', () => {
  const zod = z.discriminatedUnion('k', [
    z.object({ k: z.literal('a') }),
    z.object({ k: z.literal('b'), n: z.number() }),
  ])
  const schema = fromZodSchema(zod)
  expectTypeOf(schema.props).toEqualTypeOf<{ discriminator: 'k' }>()
  expectTypeOf<ValidValue<typeof schema>>().toEqualTypeOf<{ k: 'a' } | { k: 'b'; n: number }>()
})
