import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod'
import type { ZodFormatter, ZodParser } from '../../../../src/actions/schema/zodSchemer/index.js'
import { ZodSchemer } from '../../../../src/actions/schema/zodSchemer/index.js'
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
  set,
  string,
  tuple,
} from '../../../../src/schema/index.js'
import { prefix } from '../../../../src/transformers/prefix.js'

// Also compiled with zod 3: zod3.test.ts.

const plain = item({
  id: string(),
  n: number().optional(),
  big: number().big(),
  b: boolean(),
  nil: nul(),
  status: string().enum('draft', 'live'),
  tags: set(string()),
  list: list(map({ a: string() })),
  secret: string().hidden(),
})
const stepped = item({
  id: string().key().transform(prefix('ID')).savedAs('pk'),
  level: number().default(1),
  m: map({ a: string().savedAs('_a').optional() }).optional(),
  checked: string().validate(() => true),
})

test('plain schemas keep the classes of zod', () => {
  const zod = plain.build(ZodSchemer).parser()
  expectTypeOf(zod.shape.id).toEqualTypeOf<z.ZodString>()
  expectTypeOf(zod.shape.n).toEqualTypeOf<z.ZodOptional<z.ZodNumber>>()
  expectTypeOf(zod.shape.b).toEqualTypeOf<z.ZodBoolean>()
  expectTypeOf(zod.shape.nil).toEqualTypeOf<z.ZodNull>()
  expectTypeOf(zod.shape.tags).toEqualTypeOf<z.ZodSet<z.ZodString>>()
  expectTypeOf(zod.shape.list.element.shape.a).toEqualTypeOf<z.ZodString>()
  expectTypeOf<z.output<typeof zod.shape.status>>().toEqualTypeOf<'draft' | 'live'>()
  expectTypeOf<z.output<typeof zod.shape.big>>().toEqualTypeOf<number | bigint>()
})

test('what is parsed and what is given are told apart', () => {
  type Parser = ZodParser<typeof stepped>
  expectTypeOf<z.input<Parser>>().toEqualTypeOf<{
    id: string
    level?: number | undefined
    m?: { a?: string | undefined } | undefined
    checked: string
  }>()
  expectTypeOf<z.output<Parser>>().toEqualTypeOf<{
    pk: `ID#${string}`
    level: number
    m?: { _a?: string | undefined } | undefined
    checked: string
  }>()
})

test('options of the parser change its types', () => {
  expectTypeOf<z.input<ZodParser<typeof stepped, { fill: false }>>['level']>().toEqualTypeOf<number>()
  expectTypeOf<z.output<ZodParser<typeof stepped, { transform: false }>>['id']>().toEqualTypeOf<string>()
  expectTypeOf<z.output<ZodParser<typeof stepped, { mode: 'key' }>>>().toEqualTypeOf<{ pk: `ID#${string}` }>()
  const optional = string().optional()
  expectTypeOf<z.output<ZodParser<typeof optional>>>().toEqualTypeOf<string | undefined>()
  expectTypeOf<z.output<ZodParser<typeof optional, { defined: true }>>>().toEqualTypeOf<string>()
})

test('the formatter goes the other way', () => {
  type Formatter = ZodFormatter<typeof stepped>
  expectTypeOf<z.input<Formatter>>().toEqualTypeOf<{
    pk: `ID#${string}`
    level: number
    m?: { _a?: string | undefined } | undefined
    checked: string
  }>()
  expectTypeOf<z.output<Formatter>>().toEqualTypeOf<{
    id: string
    level: number
    m?: { a?: string | undefined } | undefined
    checked: string
  }>()
})

test('options of the formatter change its types', () => {
  expectTypeOf<z.output<ZodFormatter<typeof plain>>>().not.toHaveProperty('secret')
  expectTypeOf<z.output<ZodFormatter<typeof plain, { format: false }>>>().toHaveProperty('secret')
  expectTypeOf<z.output<ZodFormatter<typeof stepped, { partial: true }>>>().toEqualTypeOf<{
    id?: string | undefined
    level?: number | undefined
    m?: { a?: string | undefined } | undefined
    checked?: string | undefined
  }>()
})

test('containers of zod without one class for both versions have their values', () => {
  const schema = item({
    t: tuple(string(), number().default(1)),
    r: record(string().enum('a', 'b'), number()).partial(),
    e: anyOf(string(), map({ k: string() })),
    x: any().castAs<Date>(),
    y: binary(),
  })
  expectTypeOf<z.output<ZodParser<typeof schema>>>().toEqualTypeOf<{
    t: [string, number]
    r: { a?: number | undefined; b?: number | undefined }
    e: string | { k: string }
    x: Date
    y: Uint8Array
  }>()
})

test('parse returns the output', () => {
  expectTypeOf(stepped.build(ZodSchemer).parser().parse({})).toHaveProperty('pk')
  expectTypeOf(stepped.build(ZodSchemer).formatter().parse({})).toHaveProperty('id')
})
