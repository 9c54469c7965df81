import { describe, expectTypeOf, test } from 'vitest'
import {
  any,
  anyOf,
  type DecodedValue,
  type FormattedValue,
  type InputValue,
  item,
  list,
  map,
  number,
  type Paths,
  record,
  set,
  string,
  type TransformedValue,
  tuple,
  type ValidValue,
} from '../../src/schema/index.js'
import type { Schema } from '../../src/schema/schema.js'
import { prefix } from '../../src/transformers/prefix.js'

const parcel = item({
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
}).and(p => ({ label: string().link<typeof p>(({ depot, code }) => `${depot}/${code}`) }))
type Parcel = typeof parcel

const box = item({
  dims: tuple(number(), number()),
  tags: set(string()),
  stops: list(map({ city: string().savedAs('c'), at: number().optional() })).savedAs('s'),
  rates: record(string().enum('eu', 'us'), number()),
  meta: any().optional(),
})
type Box = typeof box

type St = 'packed' | 'sent'

describe('an item', () => {
  test('is given without what has a default, a link or is optional', () => {
    interface Input {
      depot: string
      code: string
      grams?: number | undefined
      status?: St | undefined
      note?: string | undefined
      secret?: string | undefined
      touched?: number | undefined
      label?: string | undefined
    }
    expectTypeOf<InputValue<Parcel>>().toEqualTypeOf<{ [K in keyof Input]: Input[K] }>()
    expectTypeOf<InputValue<Parcel, { mode: 'update' }>>().toEqualTypeOf<{ [K in keyof Input]: Input[K] }>()
  })

  test('is found by its key attributes', () => {
    expectTypeOf<InputValue<Parcel, { mode: 'key' }>>().toEqualTypeOf<{ depot: string; code: string }>()
  })

  test('is valid with everything but what is optional', () => {
    expectTypeOf<ValidValue<Parcel>>().toEqualTypeOf<{
      depot: string
      code: string
      grams: number
      status: St
      note?: string | undefined
      secret?: string | undefined
      touched: number
      label: string
    }>()
  })

  test('is valid on update with what is always required', () => {
    expectTypeOf<ValidValue<Parcel, { mode: 'update' }>>().toEqualTypeOf<{
      depot: string
      code: string
      grams?: number | undefined
      status?: St | undefined
      note?: string | undefined
      secret?: string | undefined
      touched: number
      label?: string | undefined
    }>()
  })

  test('is stored under its saved names, encoded', () => {
    expectTypeOf<TransformedValue<Parcel>>().toEqualTypeOf<{
      pk: `DEPOT#${string}`
      sk: string
      grams: number
      st: St
      note?: string | undefined
      secret?: string | undefined
      touched: number
      label: string
    }>()
  })

  test('is read without what is hidden', () => {
    expectTypeOf<DecodedValue<Parcel>>().toEqualTypeOf<ValidValue<Parcel>>()
    expectTypeOf<FormattedValue<Parcel>>().toEqualTypeOf<{
      depot: string
      code: string
      grams: number
      status: St
      note?: string | undefined
      touched: number
      label: string
    }>()
  })
})

describe('a projection', () => {
  test('keeps what its paths name', () => {
    expectTypeOf<
      FormattedValue<Box, { attributes: 'stops[0].city' | 'dims[1]' | 'rates.eu' }>
    >().toEqualTypeOf<{
      dims: [number]
      stops: { city: string }[]
      rates: { eu: number }
    }>()
  })

  test('is deep where partial', () => {
    expectTypeOf<FormattedValue<Box, { partial: true }>>().toEqualTypeOf<{
      dims?: [number | undefined, number | undefined] | undefined
      tags?: Set<string> | undefined
      stops?: { city?: string | undefined; at?: number | undefined }[] | undefined
      rates?: { eu?: number | undefined; us?: number | undefined } | undefined
      meta?: unknown
    }>()
  })
})

test('elements of a list can be missing on update', () => {
  expectTypeOf<InputValue<Box, { mode: 'update' }>['stops']>().toEqualTypeOf<
    ({ city?: string | undefined; at?: number | undefined } | undefined)[] | undefined
  >()
})

test('the paths of a map begin with a dot or a bracket', () => {
  const schema = map({ a: string(), 'b.c': string() })
  expectTypeOf<Paths<typeof schema>>().toEqualTypeOf<'.a' | "['a']" | "['b.c']">()
})

test('the paths of an item begin with a name', () => {
  const schema = item({ a: string(), l: list(map({ b: number() })) })
  expectTypeOf<Paths<typeof schema>>().toEqualTypeOf<
    | 'a'
    | "['a']"
    | 'l'
    | "['l']"
    | `${'l' | "['l']"}[${number}]`
    | `${'l' | "['l']"}[${number}].b`
    | `${'l' | "['l']"}[${number}]['b']`
  >()
})

test('elements without a name of their own refuse what only names can have', () => {
  // @ts-expect-error [2322] -- a key has a name.
  set(string().key())
  // @ts-expect-error [2322] -- a key has a name.
  list(string().key())
  // @ts-expect-error [2322] -- DynamoDB has no sets of booleans.
  set(any())
  // @ts-expect-error [2322] -- a constant is a default.
  anyOf(string().const('a'))
  // @ts-expect-error [2345] -- bigints need big().
  number().enum(1n)
  // @ts-expect-error [2345] -- bigints need big().
  number().const(1n)
  number().big().enum(1n).const(1n)
  // @ts-expect-error [2345] -- a constant is a member of the enum.
  string().enum('a', 'b').const('c')
  string().enum('a', 'b').enum('b')
  // @ts-expect-error [2353] -- enums are given by .enum().
  string({ enum: ['a'] })
})

test('tuples take elements with defaults', () => {
  expectTypeOf(tuple(string().default('x'))).toHaveProperty('elements')
})

test('a map in the key belongs to it as a whole, unless it says which of its attributes do', () => {
  const whole = item({ place: map({ city: string(), note: string().optional() }).key() })
  expectTypeOf<InputValue<typeof whole, { mode: 'key' }>>().toEqualTypeOf<{
    place: { city: string; note?: string | undefined }
  }>()
  const part = item({ place: map({ city: string().key(), note: string() }).key() })
  expectTypeOf<InputValue<typeof part, { mode: 'key' }>>().toEqualTypeOf<{ place: { city: string } }>()
})

test('what is inside a schema that is not known is of any type', () => {
  const typesOf = (schema: Schema) => schema['elements'].map((element: Schema) => element.type)
  expectTypeOf(typesOf).returns.toBeAny()
})
