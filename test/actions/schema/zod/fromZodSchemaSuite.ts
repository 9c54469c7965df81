import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { getSchemaDTO } from '../../../../src/actions/schema/dto.js'
import { fromZodSchema } from '../../../../src/actions/schema/fromZodSchema/index.js'
import { Parser } from '../../../../src/actions/schema/parse/index.js'
import { MapSchema_, NumberSchema_, type Schema } from '../../../../src/schema/index.js'

// One loop for zod schemas of all types.
const from = (zod: unknown): Schema & { check(): void } => fromZodSchema(zod as z.ZodString) as never
const parse = (zod: unknown, value: unknown): unknown => new Parser(from(zod)).parse(value)

/** The same facts for both versions of zod. */
export const fromZodSchemaSuite = (version: 3 | 4): void => {
  test.each<[string, unknown, object]>([
    ['null', z.null(), { type: 'null' }],
    ['boolean', z.boolean(), { type: 'boolean' }],
    ['number', z.number(), { type: 'number' }],
    ['number with checks', z.number().int().min(1), { type: 'number' }],
    ['bigint', z.bigint(), { type: 'number', big: true }],
    ['string', z.string(), { type: 'string' }],
    ['string with checks', z.string().email().min(1), { type: 'string' }],
    ['enum', z.enum(['a', 'b']), { type: 'string', enum: ['a', 'b'] }],
    ['set of strings', z.set(z.string()), { type: 'set', elements: { type: 'string' } }],
    ['set of bigints', z.set(z.bigint()), { type: 'set', elements: { type: 'number', big: true } }],
    ['set of an enum', z.set(z.enum(['a'])), { type: 'set', elements: { type: 'string', enum: ['a'] } }],
    ['set of a literal', z.set(z.literal(1)), { type: 'set', elements: { type: 'number', enum: [1] } }],
    ['array', z.array(z.null()), { type: 'list', elements: { type: 'null' } }],
    [
      'array of literals',
      z.array(z.literal('a')),
      { type: 'list', elements: { type: 'string', enum: ['a'] } },
    ],
    ['array of optionals', z.array(z.string().optional()), { type: 'list', elements: { type: 'string' } }],
    ['array of defaults', z.array(z.string().default('x')), { type: 'list', elements: { type: 'string' } }],
    [
      'tuple',
      z.tuple([z.string(), z.number()]).rest(z.null()),
      { type: 'tuple', elements: [{ type: 'string' }, { type: 'number' }] },
    ],
    [
      'object',
      z.object({ a: z.string(), b: z.number().optional() }),
      { type: 'map', attributes: { a: { type: 'string' }, b: { type: 'number', required: 'never' } } },
    ],
    [
      'record',
      z.record(z.string(), z.number()),
      { type: 'record', keys: { type: 'string' }, elements: { type: 'number' } },
    ],
    [
      'record of an enum',
      z.record(z.enum(['a']), z.number()),
      {
        type: 'record',
        keys: { type: 'string', enum: ['a'] },
        elements: { type: 'number' },
        // Where zod does not want all members, nor does the record.
        ...(version === 3 && { partial: true }),
      },
    ],
    [
      'union',
      z.union([z.literal('a'), z.number()]),
      { type: 'anyOf', elements: [{ type: 'string', enum: ['a'] }, { type: 'number' }] },
    ],
    [
      'union of optionals',
      z.union([z.string().optional(), z.number()]),
      { type: 'anyOf', elements: [{ type: 'string' }, { type: 'number' }] },
    ],
    ['effect', z.string().transform(Number), { type: 'string' }],
    ['preprocessing', z.preprocess(String, z.string()), { type: 'string' }],
    ['nullable', z.string().nullable(), { type: 'any' }],
    ['date', z.date(), { type: 'any' }],
    ['any', z.any(), { type: 'any' }],
    ['unknown', z.unknown(), { type: 'any' }],
    ['lazy', z.lazy(() => z.string()), { type: 'any' }],
    ['intersection', z.intersection(z.object({}), z.object({})), { type: 'any' }],
    ['readonly', z.string().readonly(), { type: 'any' }],
    ['catch', z.string().catch('x'), { type: 'any' }],
    ['pipeline', z.string().pipe(z.string()), { type: 'any' }],
    ['optional pipeline', z.string().pipe(z.string()).optional(), { type: 'any', required: 'never' }],
  ])('makes a schema of zod’s %s', (_, zod, dto) => {
    const schema = from(zod)
    expect(getSchemaDTO(schema)).toStrictEqual(dto)
    expect(() => schema.check()).not.toThrow()
  })

  test('makes warm schemas', () => {
    expect(from(z.object({}))).toBeInstanceOf(MapSchema_)
    expect(from(z.bigint())).toBeInstanceOf(NumberSchema_)
  })

  test.each([
    ['null', null],
    ['boolean', true],
    ['number', 1],
    ['string', 'a'],
  ])('makes a constant of a literal %s', (type, value) => {
    const schema = from(z.literal(value))
    expect(schema.type).toBe(type)
    expect(schema['props']).toStrictEqual({ enum: [value], putDefault: value })
    expect(() => schema.check()).not.toThrow()
  })

  test('makes a big constant of a literal bigint', () => {
    expect(from(z.literal(1n))['props']).toStrictEqual({ big: true, enum: [1n], putDefault: 1n })
  })

  test('refuses literals that no attribute can be', () => {
    expect(() => from(z.literal(undefined))).toThrow(
      expect.objectContaining({
        code: 'fromZodSchema.unrecognizedLiteral',
        payload: { received: undefined },
      }),
    )
  })

  test('refuses sets that DynamoDB does not store', () => {
    const elements = z.boolean()
    expect(() => from(z.set(elements))).toThrow(
      expect.objectContaining({
        code: 'fromZodSchema.unsupportedSetValueType',
        payload: { received: elements },
      }),
    )
  })

  test('refuses keys that are no strings', () => {
    expect(() => from(z.record(z.number() as never, z.string()))).toThrow(
      expect.objectContaining({ code: 'fromZodSchema.unsupportedRecordKeyType' }),
    )
  })

  describe('unions with a discriminator', () => {
    const a = z.object({ k: z.literal('a'), n: z.number() })
    const b = z.object({ k: z.enum(['b', 'c']) })

    test('keep it', () => {
      const schema = from(z.discriminatedUnion('k', [a, b]))
      expect(schema['props']).toStrictEqual({ discriminator: 'k' })
      expect(() => schema.check()).not.toThrow()
      expect(parse(z.discriminatedUnion('k', [a, b]), { k: 'a', n: 1 })).toStrictEqual({ k: 'a', n: 1 })
    })

    test('lose it where it is no string', () => {
      const schema = from(
        z.discriminatedUnion('k', [z.object({ k: z.literal(1) }), z.object({ k: z.literal(2) })]),
      )
      expect(schema['props']).toStrictEqual({})
      expect(() => schema.check()).not.toThrow()
    })
  })

  describe('defaults', () => {
    test('are filled in', () => {
      const zod = z.object({ a: z.string().default('x'), o: z.string().optional().default('y') })
      expect(parse(zod, {})).toStrictEqual({ a: 'x', o: 'y' })
      expect(parse(z.tuple([z.string().default('x')]), [undefined])).toStrictEqual(['x'])
    })

    test('are computed each time', () => {
      let count = 0
      const schema = from(z.object({ n: z.number().default(() => ++count) }))
      const before = count
      const parser = new Parser(schema)
      expect(parser.parse({})).toStrictEqual({ n: before + 1 })
      expect(parser.parse({})).toStrictEqual({ n: before + 2 })
    })
  })

  describe('refinements', () => {
    const short = z.string().refine(value => value.length < 3, 'too long')

    test('become validators', () => {
      expect(parse(short, 'ab')).toBe('ab')
      expect(() => parse(z.object({ s: short }), { s: 'abc' })).toThrow(
        expect.objectContaining({
          code: 'parsing.customValidationFailed',
          path: 's',
          message: expect.stringContaining('too long'),
        }),
      )
    })

    test('all count, and those without a result do too', () => {
      const zod = short
        .superRefine((value, context) => {
          if (value.startsWith('x')) context.addIssue({ code: 'custom', message: 'an x' })
        })
        .refine(value => !value.endsWith('y'))
      expect(parse(zod, 'ab')).toBe('ab')
      for (const value of ['abc', 'xa', 'ay']) expect(() => parse(zod, value)).toThrow()
    })

    test('of sets, lists, tuples, records and unions count', () => {
      const no = (): boolean => false
      for (const [zod, value] of [
        [z.set(z.string()).refine(no), new Set(['a'])],
        [z.array(short), ['abc']],
        [z.set(short), new Set(['abc'])],
        [z.array(z.string()).refine(no), []],
        [z.tuple([z.string()]).refine(no), ['a']],
        [z.record(short, z.string()), { abc: 'a' }],
        [z.record(z.string(), z.string()).refine(no), {}],
        [z.union([z.string(), z.number()]).refine(no), 1],
        [z.object({}).refine(no), {}],
        [z.any().refine(no), 1],
        [z.custom(no), 1],
        [z.string().optional().refine(no), 'a'],
      ]) {
        expect(() => from(zod).check()).not.toThrow()
        expect(() => parse(zod, value)).toThrow()
      }
    })

    test('bring the checks with them', () => {
      expect(() =>
        parse(
          z
            .string()
            .min(2)
            .refine(() => true),
          'a',
        ),
      ).toThrow()
    })
  })
}
