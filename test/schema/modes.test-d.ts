// Every helper type in every mode and with every option, over every type of schema.
import { describe, expectTypeOf, test } from 'vitest'
import {
  type AnyExtendedValue,
  type AppendKey,
  any,
  anyOf,
  type BinaryExtendedValue,
  type BooleanExtendedValue,
  binary,
  boolean,
  type DecodedValue,
  type ExtendedValue,
  type FormattedValue,
  type InputValue,
  type InputValueRec,
  type ItemSchema,
  type ItemSchemaPaths,
  item,
  type ListExtendedValue,
  type ListUnextendedValue,
  list,
  type MapExtendedValue,
  map,
  type NullExtendedValue,
  type NumberExtendedValue,
  nul,
  number,
  type Paths,
  type PrimitiveSchema,
  type RecordExtendedValue,
  type ResolveAnySchema,
  type ResolveBinarySchema,
  type ResolveBooleanSchema,
  type ResolvedBinarySchema,
  type ResolvedBooleanSchema,
  type ResolvedNullSchema,
  type ResolvedNumberSchema,
  type ResolvedPrimitiveSchema,
  type ResolvedStringSchema,
  type ResolveNumberSchema,
  type ResolvePrimitiveSchema,
  type ResolveStringSchema,
  record,
  type Schema,
  type SchemaCondition,
  type SchemaExtendedValue,
  type SchemaPaths,
  type SchemaUnextendedValue,
  type SetExtendedValue,
  type StringExtendedValue,
  type StringToEscape,
  set,
  string,
  type TransformedValue,
  type TransformedValueRec,
  type TupleExtendedValue,
  tuple,
  type Validator,
  type ValidValue,
  type ValidValueRec,
  type WriteValueOptions,
} from '../../src/schema/index.js'
import { prefix } from '../../src/transformers/prefix.js'

type Written<S extends Schema, OPTIONS extends WriteValueOptions = {}> = [
  InputValue<S, OPTIONS>,
  ValidValue<S, OPTIONS>,
  TransformedValue<S, OPTIONS>,
]
type Read<S extends Schema, OPTIONS extends { partial?: boolean; attributes?: string } = {}> = [
  DecodedValue<S, OPTIONS>,
  FormattedValue<S, OPTIONS>,
]
type Same<T> = [T, T, T]
type Key = { mode: 'key' }
type Update = { mode: 'update' }

describe('what holds one value is the same in every mode', () => {
  test.each(['put, key, update and read'])('%s', () => {
    const schemas = {
      any: any(),
      cast: any().castAs<{ a: 1 }>(),
      null: nul(),
      boolean: boolean(),
      yes: boolean().enum(true),
      number: number(),
      one: number().enum(1, 2),
      big: number().big(),
      string: string(),
      text: string().enum('a', 'b'),
      binary: binary(),
    }
    type Values = {
      any: unknown
      cast: { a: 1 }
      null: null
      boolean: boolean
      yes: true
      number: number
      one: 1 | 2
      big: number | bigint
      string: string
      text: 'a' | 'b'
      binary: Uint8Array
    }
    type Of<OPTIONS extends WriteValueOptions> = {
      [K in keyof Values]: Written<(typeof schemas)[K], OPTIONS>
    }
    type Thrice = { [K in keyof Values]: Same<Values[K]> }
    expectTypeOf<Of<{}>>().toEqualTypeOf<Thrice>()
    expectTypeOf<Of<{ mode: 'put' }>>().toEqualTypeOf<Thrice>()
    expectTypeOf<Of<{ defined: true }>>().toEqualTypeOf<Thrice>()
    // By itself, what is no key can be missing there.
    type Missing = { [K in keyof Values]: Same<Values[K] | undefined> }
    expectTypeOf<Of<Key>>().toEqualTypeOf<Missing>()
    expectTypeOf<Of<Update>>().toEqualTypeOf<Missing>()
    expectTypeOf<Of<{ mode: 'key'; defined: true }>>().toEqualTypeOf<Thrice>()
    expectTypeOf<Of<{ mode: 'update'; defined: true }>>().toEqualTypeOf<Thrice>()
    expectTypeOf<{ [K in keyof Values]: Read<(typeof schemas)[K]>[0] }>().toEqualTypeOf<Values>()
    expectTypeOf<{
      [K in keyof Values]: Read<(typeof schemas)[K], { partial: true }>[1]
    }>().toEqualTypeOf<Values>()
  })

  test('but where it is encoded', () => {
    const schema = string().transform(prefix('P'))
    expectTypeOf<Written<typeof schema>>().toEqualTypeOf<[string, string, `P#${string}`]>()
    expectTypeOf<Read<typeof schema>>().toEqualTypeOf<[string, string]>()
  })
})

describe('what can be missing is undefined as well, unless it is to be defined', () => {
  const optional = string().optional()
  const filled = string().putDefault('a').keyDefault('a')
  const always = string().required('always').updateDefault('a')

  test('optional', () => {
    expectTypeOf<Written<typeof optional>>().toEqualTypeOf<Same<string | undefined>>()
    expectTypeOf<Written<typeof optional, Key>>().toEqualTypeOf<Same<string | undefined>>()
    expectTypeOf<Written<typeof optional, Update>>().toEqualTypeOf<Same<string | undefined>>()
    expectTypeOf<Written<typeof optional, { defined: true }>>().toEqualTypeOf<Same<string>>()
    expectTypeOf<Written<typeof optional, { defined: true; mode: 'update' }>>().toEqualTypeOf<Same<string>>()
    expectTypeOf<Read<typeof optional>>().toEqualTypeOf<[string | undefined, string | undefined]>()
  })
  test('with a default', () => {
    expectTypeOf<Written<typeof filled>>().toEqualTypeOf<[string | undefined, string, string]>()
    expectTypeOf<InputValue<typeof filled, { defined: true }>>().toEqualTypeOf<string>()
    expectTypeOf<Read<typeof filled>>().toEqualTypeOf<[string, string]>()
  })
  test('always required', () => {
    expectTypeOf<Written<typeof always>>().toEqualTypeOf<Same<string>>()
    expectTypeOf<Written<typeof always, Update>>().toEqualTypeOf<[string | undefined, string, string]>()
  })
})

const lot = item({
  id: string().key().savedAs('pk').transform(prefix('LOT')),
  part: number().key().keyDefault(1).savedAs('sk'),
  label: string().link<never>(() => 'x'),
  count: number().required('always').updateDefault(1).savedAs('n'),
  secret: string().hidden(),
  tags: set(string().transform(prefix('T'))),
  rows: list(map({ a: string().savedAs('b'), c: number().optional() })),
  pair: tuple(string(), map({ d: boolean().default(true) })),
  rates: record(string().enum('eu', 'us'), number()),
  some: record(string(), number()).optional(),
  either: anyOf(number(), map({ e: nul().hidden() })).optional(),
})
type Lot = typeof lot

describe('an item of every container', () => {
  test('on put', () => {
    type Rest = {
      secret: string
      tags: Set<string>
      rows: { a: string; c?: number | undefined }[]
      rates: { eu: number; us: number }
      some?: { [x: string]: number } | undefined
      either?: number | { e: null } | undefined
    }
    expectTypeOf<InputValue<Lot>>().toEqualTypeOf<
      Flat<
        Rest & {
          id: string
          part?: number | undefined
          label?: string | undefined
          count: number
          pair: [string, { d?: boolean | undefined }]
        }
      >
    >()
    expectTypeOf<ValidValue<Lot>>().toEqualTypeOf<
      Flat<Rest & { id: string; part: number; label: string; count: number; pair: [string, { d: boolean }] }>
    >()
  })

  test('stored', () => {
    type Stored = TransformedValue<Lot>
    expectTypeOf<Stored['pk']>().toEqualTypeOf<`LOT#${string}`>()
    expectTypeOf<Stored['sk']>().toEqualTypeOf<number>()
    expectTypeOf<Stored['n']>().toEqualTypeOf<number>()
    expectTypeOf<Stored['tags']>().toEqualTypeOf<Set<`T#${string}`>>()
    expectTypeOf<Stored['rows']>().toEqualTypeOf<{ b: string; c?: number | undefined }[]>()
    expectTypeOf<keyof Stored>().toEqualTypeOf<
      'pk' | 'sk' | 'label' | 'n' | 'secret' | 'tags' | 'rows' | 'pair' | 'rates' | 'some' | 'either'
    >()
  })

  test('as a key', () => {
    expectTypeOf<InputValue<Lot, Key>>().toEqualTypeOf<{ id: string; part?: number | undefined }>()
    expectTypeOf<ValidValue<Lot, Key>>().toEqualTypeOf<{ id: string; part: number }>()
    expectTypeOf<TransformedValue<Lot, Key>>().toEqualTypeOf<{ pk: `LOT#${string}`; sk: number }>()
  })

  test('on update', () => {
    type Input = InputValue<Lot, Update>
    expectTypeOf<RequiredKeys<Input>>().toEqualTypeOf<'id'>()
    expectTypeOf<RequiredKeys<ValidValue<Lot, Update>>>().toEqualTypeOf<'id' | 'part' | 'count'>()
    expectTypeOf<RequiredKeys<TransformedValue<Lot, Update>>>().toEqualTypeOf<'pk' | 'sk' | 'n'>()
    expectTypeOf<NonNullable<Input['rows']>>().toEqualTypeOf<
      ({ a?: string | undefined; c?: number | undefined } | undefined)[]
    >()
    expectTypeOf<NonNullable<Input['pair']>>().toEqualTypeOf<
      [string | undefined, { d?: boolean | undefined } | undefined]
    >()
    expectTypeOf<NonNullable<Input['rates']>>().toEqualTypeOf<{
      eu?: number | undefined
      us?: number | undefined
    }>()
    expectTypeOf<NonNullable<Input['either']>>().toEqualTypeOf<number | { e?: null | undefined }>()
    expectTypeOf<NonNullable<Input['tags']>>().toEqualTypeOf<Set<string>>()
  })

  test('read', () => {
    expectTypeOf<'secret' extends keyof DecodedValue<Lot> ? true : false>().toEqualTypeOf<true>()
    expectTypeOf<'secret' extends keyof FormattedValue<Lot> ? true : false>().toEqualTypeOf<false>()
    expectTypeOf<NonNullable<DecodedValue<Lot>['either']>>().toEqualTypeOf<number | { e: null }>()
    expectTypeOf<NonNullable<FormattedValue<Lot>['either']>>().toEqualTypeOf<number | {}>()
    expectTypeOf<FormattedValue<Lot>['pair']>().toEqualTypeOf<[string, { d: boolean }]>()
    expectTypeOf<RequiredKeys<FormattedValue<Lot, { partial: true }>>>().toEqualTypeOf<never>()
    expectTypeOf<FormattedValue<Lot, { partial: true }>['rows']>().toEqualTypeOf<
      { a?: string | undefined; c?: number | undefined }[] | undefined
    >()
  })

  test('projected', () => {
    expectTypeOf<
      FormattedValue<Lot, { attributes: 'rows[0].a' | 'pair[1].d' | 'rates.us' }>
    >().toEqualTypeOf<{
      rows: { a: string }[]
      pair: [{ d: boolean }]
      rates: { us: number }
    }>()
    expectTypeOf<FormattedValue<Lot, { attributes: 'secret' | 'id' }>>().toEqualTypeOf<{ id: string }>()
    expectTypeOf<DecodedValue<Lot, { attributes: 'secret' }>>().toEqualTypeOf<{ secret: string }>()
    expectTypeOf<FormattedValue<Lot, { attributes: 'id'; partial: true }>>().toEqualTypeOf<{
      id?: string | undefined
    }>()
  })
})

type Flat<T> = { [K in keyof T]: T[K] }
type RequiredKeys<T> = { [K in keyof T]-?: {} extends Pick<T, K> ? never : K }[keyof T]

test('several schemas at once', () => {
  const schemas = [string(), number().default(1), map({ a: string().savedAs('b') })] as const
  type Of = typeof schemas
  expectTypeOf<InputValueRec<Of>>().toEqualTypeOf<readonly [string, number | undefined, { a: string }]>()
  expectTypeOf<ValidValueRec<Of>>().toEqualTypeOf<readonly [string, number, { a: string }]>()
  expectTypeOf<TransformedValueRec<Of>>().toEqualTypeOf<readonly [string, number, { b: string }]>()
  expectTypeOf<InputValueRec<Of, Update>[2]>().toEqualTypeOf<{ a?: string | undefined } | undefined>()
})

test('a schema that is not known has values that are not known', () => {
  expectTypeOf<Written<Schema>>().toEqualTypeOf<Same<unknown>>()
  expectTypeOf<Written<Schema, Key>>().toEqualTypeOf<Same<unknown>>()
  expectTypeOf<Read<Schema>>().toEqualTypeOf<[unknown, unknown]>()
})

describe('extensions', () => {
  type Star = { type: '*'; value: '*' }
  type Sum = { type: 'number'; value: 'sum' }
  type Gone = { type: 'string' | 'map'; value: undefined }

  test('stand in place of the values of their types', () => {
    expectTypeOf<ExtendedValue<Sum | Star, 'number'>>().toEqualTypeOf<'sum' | '*'>()
    expectTypeOf<ExtendedValue<Sum, 'string'>>().toEqualTypeOf<never>()
    const schemas = { n: number(), s: string(), l: list(number()), v: anyOf(number(), string()) }
    type Of<OPTIONS extends WriteValueOptions> = {
      [K in keyof typeof schemas]: InputValue<(typeof schemas)[K], OPTIONS>
    }
    expectTypeOf<Of<{ extension: Sum }>>().toEqualTypeOf<{
      n: number | 'sum'
      s: string
      l: (number | 'sum')[]
      v: number | 'sum' | string
    }>()
    expectTypeOf<Of<{ extension: Sum; mode: 'update' }>['l']>().toEqualTypeOf<
      (number | 'sum' | undefined)[] | undefined
    >()
    expectTypeOf<Of<{ extension: never }>['n']>().toEqualTypeOf<number>()
  })

  test('stand in every attribute, in every mode, of every helper', () => {
    const schema = item({
      id: string().key().savedAs('pk'),
      n: number().default(1),
      m: map({ s: string().savedAs('t') }).optional(),
      r: record(string(), number()),
      t: tuple(number(), set(number())),
    })
    type Of = typeof schema
    expectTypeOf<InputValue<Of, { extension: Gone }>['m']>().toEqualTypeOf<
      { s: string | undefined } | undefined
    >()
    expectTypeOf<InputValue<Of, { extension: Star }>>().toEqualTypeOf<{
      id: '*' | string
      n?: '*' | number | undefined
      m?: '*' | { s: '*' | string } | undefined
      r: '*' | { [x: string]: '*' | number }
      t: '*' | ['*' | number, '*' | Set<'*' | number>]
    }>()
    expectTypeOf<ValidValue<Of, { extension: Sum }>['n']>().toEqualTypeOf<number | 'sum'>()
    expectTypeOf<TransformedValue<Of, { extension: Star; mode: 'key' }>>().toEqualTypeOf<{
      pk: '*' | string
    }>()
    expectTypeOf<TransformedValue<Of, { extension: Star; mode: 'update' }>['m']>().toEqualTypeOf<
      '*' | { t?: '*' | string | undefined } | undefined
    >()
  })

  test('of values of any schema', () => {
    expectTypeOf<NumberExtendedValue<Sum>>().toEqualTypeOf<number | bigint | 'sum'>()
    expectTypeOf<StringExtendedValue<Sum>>().toEqualTypeOf<string>()
    expectTypeOf<NullExtendedValue<Star>>().toEqualTypeOf<null | '*'>()
    expectTypeOf<BooleanExtendedValue<Star>>().toEqualTypeOf<boolean | '*'>()
    expectTypeOf<BinaryExtendedValue<Star>>().toEqualTypeOf<Uint8Array | '*'>()
    expectTypeOf<AnyExtendedValue<Star>>().toEqualTypeOf<unknown>()
    expectTypeOf<SetExtendedValue<Sum>>().toEqualTypeOf<Set<number | bigint | string | Uint8Array | 'sum'>>()
    expectTypeOf<ListExtendedValue<Star>>().toEqualTypeOf<'*' | ListUnextendedValue<Star>>()
    expectTypeOf<TupleExtendedValue<Star>>().toEqualTypeOf<'*' | SchemaExtendedValue<Star>[]>()
    expectTypeOf<MapExtendedValue<Star>>().toEqualTypeOf<'*' | { [x: string]: SchemaExtendedValue<Star> }>()
    expectTypeOf<RecordExtendedValue<Star>>().toEqualTypeOf<
      '*' | { [x: string]: SchemaExtendedValue<Star> }
    >()
    expectTypeOf<'*'>().toExtend<SchemaExtendedValue<Star>>()
    expectTypeOf<{ a: ['sum', { b: 'sum' }] }>().toExtend<SchemaExtendedValue<Sum>>()
    expectTypeOf<Date>().not.toExtend<SchemaUnextendedValue>()
  })
})

describe('paths', () => {
  test('of every container', () => {
    type Expected =
      | 'pair'
      | "['pair']"
      | 'pair[0]'
      | 'pair[1]'
      | 'pair[1].d'
      | "pair[1]['d']"
      | 'rates.eu'
      | 'rates.us'
      | `some.${string}`
      | `rows[${number}].a`
      | 'either.e'
      | "either['e']"
      | 'tags'
    expectTypeOf<Expected>().toExtend<Paths<Lot>>()
    expectTypeOf<ItemSchemaPaths<Lot>>().toEqualTypeOf<Paths<Lot>>()
    expectTypeOf<'pair[2]' | 'rates.jp' | 'tags[0]' | 'id.a' | 'nope'>().not.toExtend<Paths<Lot>>()
    expectTypeOf<
      Extract<'pair[2]' | 'rates.jp' | 'tags[0]' | 'id.a' | 'nope', Paths<Lot>>
    >().toEqualTypeOf<never>()
  })

  test('of an any go anywhere', () => {
    const schema = item({ a: any() })
    expectTypeOf<'a' | 'a.b' | 'a[0]' | "a['b.c'][1]">().toExtend<Paths<typeof schema>>()
  })

  test('after a prefix', () => {
    const schema = map({ b: number() })
    expectTypeOf<SchemaPaths<typeof schema, 'a'>>().toEqualTypeOf<'a.b' | "a['b']">()
  })

  test('a name with a dot or a bracket is quoted', () => {
    expectTypeOf<AppendKey<'a', 'b'>>().toEqualTypeOf<'a.b' | "a['b']">()
    expectTypeOf<AppendKey<'a', 'b.c'>>().toEqualTypeOf<"a['b.c']">()
    expectTypeOf<'.' | '[' | ']' | 'b.c'>().toExtend<StringToEscape>()
  })
})

describe('resolved values', () => {
  test('of one schema', () => {
    const text = string().enum('a', 'b')
    const yes = boolean().enum(true)
    const big = number().big()
    const cast = any().castAs<{ a: 1 }>()
    const bytes = binary()
    expectTypeOf<ResolveStringSchema<typeof text>>().toEqualTypeOf<'a' | 'b'>()
    expectTypeOf<ResolveBooleanSchema<typeof yes>>().toEqualTypeOf<true>()
    expectTypeOf<ResolveNumberSchema<typeof big>>().toEqualTypeOf<number | bigint>()
    expectTypeOf<ResolveAnySchema<typeof cast>>().toEqualTypeOf<{ a: 1 }>()
    expectTypeOf<ResolveBinarySchema<typeof bytes>>().toEqualTypeOf<Uint8Array>()
    expectTypeOf<ResolvePrimitiveSchema<typeof text>>().toEqualTypeOf<'a' | 'b'>()
    expectTypeOf<typeof text>().toExtend<PrimitiveSchema>()
  })
  test('of all schemas of a type', () => {
    expectTypeOf<ResolvedNullSchema>().toEqualTypeOf<null>()
    expectTypeOf<ResolvedBooleanSchema>().toEqualTypeOf<boolean>()
    expectTypeOf<ResolvedNumberSchema>().toEqualTypeOf<number | bigint>()
    expectTypeOf<ResolvedStringSchema>().toEqualTypeOf<string>()
    expectTypeOf<ResolvedBinarySchema>().toEqualTypeOf<Uint8Array>()
    expectTypeOf<ResolvedPrimitiveSchema>().toEqualTypeOf<
      null | boolean | number | bigint | string | Uint8Array
    >()
  })
})

test('a validator gets a value and its schema, and says yes, no or why', () => {
  expectTypeOf<Validator<string, Lot>>().toEqualTypeOf<(input: string, schema: Lot) => boolean | string>()
})

describe('conditions', () => {
  const all = item({
    any: any(),
    cast: any().castAs<'x'>(),
    nul: nul(),
    bool: boolean(),
    num: number().enum(1, 2),
    str: string().enum('a', 'b'),
    bin: binary(),
    set: set(number()),
    list: list(string()),
    tuple: tuple(string(), number()),
    map: map({ a: string() }),
    record: record(string(), boolean()),
    either: anyOf(string(), map({ b: number() })),
  })
  type Of = SchemaCondition<typeof all>
  const conditions = (..._conditions: Of[]): void => undefined

  test('offer each type what it can do', () => {
    conditions(
      { attr: 'nul', exists: true },
      { attr: 'bool', eq: true },
      { attr: 'num', in: [1, 2] },
      { attr: 'num', between: [0, 10n] },
      { attr: 'str', ne: 'a' },
      { attr: 'str', gt: 'anything' },
      { attr: 'str', beginsWith: 'any' },
      { attr: 'str', contains: 'any' },
      { size: 'str', gte: 1 },
      { attr: 'bin', lt: new Uint8Array() },
      { attr: 'set', contains: 1 },
      { attr: 'list', contains: 'a' },
      { attr: 'list[0]', eq: 'a' },
      { attr: 'tuple', contains: 1 },
      { attr: 'tuple[1]', lte: 1 },
      { attr: 'map.a', type: 'S' },
      { size: 'map', eq: 1 },
      { attr: 'record.x', eq: false },
      { attr: 'any.a.b[0]', beginsWith: 'x' },
      { attr: 'cast', eq: 'x' },
      { attr: 'either.b', eq: 1 },
      { attr: 'either', beginsWith: 'a' },
      { attr: 'map.a', eq: { attr: 'list[3]' } },
      { value: 1, lt: 2 },
      { or: [{ attr: 'bool', eq: true }, { not: { and: [{ attr: 'num', eq: 1 }] } }] },
    )
  })

  test('and refuse the rest', () => {
    // @ts-expect-error [2322] -- no operator of null.
    conditions({ attr: 'nul', eq: null })
    // @ts-expect-error [2322] -- no member of the enum.
    conditions({ attr: 'str', eq: 'c' })
    // @ts-expect-error [2322] -- no member of the enum.
    conditions({ attr: 'num', in: [3] })
    // @ts-expect-error [2322] -- tuples are not compared.
    conditions({ attr: 'tuple', eq: ['a', 1] })
    // @ts-expect-error [2322] -- booleans have no order.
    conditions({ attr: 'bool', gt: true })
    // @ts-expect-error [2322] -- numbers begin with nothing.
    conditions({ attr: 'num', beginsWith: 'a' })
    // @ts-expect-error [2322] -- a set of numbers.
    conditions({ attr: 'set', contains: 'a' })
    // @ts-expect-error [2322] -- numbers have no size.
    conditions({ size: 'num', gt: 1 })
    // @ts-expect-error [2322] -- no attribute.
    conditions({ attr: 'nope', exists: true })
    // @ts-expect-error [2322] -- a value is compared with values.
    conditions({ value: 1, eq: { attr: 'num' } })
  })

  test('compare with attributes that are looked for when the condition is written', () => {
    conditions({ attr: 'str', eq: { attr: 'nope' } })
  })

  test('of an item that is not known take any path', () => {
    expectTypeOf<{ attr: 'a.b'; eq: 1 }>().toExtend<SchemaCondition<ItemSchema>>()
  })
})

test('what elements and factories refuse', () => {
  // @ts-expect-error [2322] -- DynamoDB has no sets of booleans.
  set(boolean())
  expectTypeOf(boolean({ enum: [true] }).props.enum).toEqualTypeOf<readonly [true]>()
})
