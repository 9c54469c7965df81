// The validators of schemas may be those of other libraries: all that speak Standard Schema.
import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { z as z3 } from 'zod3'
import { Parser } from '../../src/actions/schema/parse/index.js'
import type { StatorError } from '../../src/errors/statorError.js'
import { any, item, list, map, number, string } from '../../src/schema/index.js'

const libraries = {
  'zod 4': {
    text: z.string().min(3),
    count: z.number().max(10),
    texts: z.array(z.string().min(3)),
    place: z.object({ city: z.string().min(3) }),
    trimmed: z.string().trim(),
  },
  'zod 3': {
    text: z3.string().min(3),
    count: z3.number().max(10),
    texts: z3.array(z3.string().min(3)),
    place: z3.object({ city: z3.string().min(3) }),
    trimmed: z3.string().trim(),
  },
  valibot: {
    text: v.pipe(v.string(), v.minLength(3)),
    count: v.pipe(v.number(), v.maxValue(10)),
    texts: v.array(v.pipe(v.string(), v.minLength(3))),
    place: v.object({ city: v.pipe(v.string(), v.minLength(3)) }),
    trimmed: v.pipe(v.string(), v.trim()),
  },
  arktype: {
    text: type('string >= 3'),
    count: type('number <= 10'),
    texts: type('(string >= 3)[]'),
    place: type({ city: 'string >= 3' }),
    trimmed: type('string.trim'),
  },
}

const errorOf = (run: () => unknown): StatorError<'parsing.customValidationFailed'> => {
  try {
    run()
  } catch (error) {
    return error as StatorError<'parsing.customValidationFailed'>
  }
  throw new Error('It passed')
}

describe.each(Object.entries(libraries))('%s', (_, { text, count, texts, place, trimmed }) => {
  const schema = item({
    id: string().key().keyValidate(text),
    name: string().validate(text).optional(),
    count: number().putValidate(count).updateValidate(text).optional(),
    texts: list(string()).validate(texts).optional(),
    place: map({ city: string() }).validate(place).optional(),
    whatever: any().validate(place).optional(),
  })
  const parser = schema.build(Parser)

  test('lets pass what is valid, as it is', () => {
    const value = {
      id: 'abc',
      name: 'abc',
      count: 10,
      texts: ['abc'],
      place: { city: 'Oslo' },
      whatever: { city: 'Oslo', more: 1 },
    }
    expect(parser.parse(value)).toStrictEqual(value)
    expect(
      item({ a: string().validate(trimmed) })
        .build(Parser)
        .parse({ a: ' x ' }),
    ).toStrictEqual({ a: ' x ' })
  })

  test.each([
    ['name', { id: 'abc', name: 'a' }, []],
    ['count', { id: 'abc', count: 11 }, []],
    ['texts', { id: 'abc', texts: ['abc', 'a'] }, [1]],
    ['place', { id: 'abc', place: { city: 'a' } }, ['city']],
    ['whatever', { id: 'abc', whatever: {} }, ['city']],
    ['id', { id: 'a' }, []],
  ])('refuses %s, with the issues and their paths', (path, input, inside) => {
    const error = errorOf(() => parser.parse(input))
    expect(error).toMatchObject({ code: 'parsing.customValidationFailed', path })
    const { received, validationResult } = error.payload
    const [issue] = validationResult as { message: string; path?: unknown[] }[]
    const segments = Array.from(issue!.path ?? [], segment => Object(segment).key ?? segment)
    expect(segments).toStrictEqual(inside)
    expect(received).toStrictEqual(Object(input)[path])
    expect(error.message).toBe(`'${path}' failed its validator: ${issue!.message}`)
  })

  test('tests keys in every mode, and updates by their own', () => {
    expect(errorOf(() => parser.parse({ id: 'a' }, { mode: 'key' })).path).toBe('id')
    const update = errorOf(() => parser.parse({ id: 'abc', count: 1 }, { mode: 'update' }))
    expect(update).toMatchObject({ code: 'parsing.customValidationFailed', path: 'count' })
    expect(parser.parse({ id: 'abc', name: 'a' }, { mode: 'update' })).toStrictEqual({ id: 'abc', name: 'a' })
  })
})

test.each([
  ['zod 4', z.string().refine(async () => true)],
  ['zod 3', z3.string().refine(async () => true)],
  [
    'valibot',
    v.pipeAsync(
      v.string(),
      v.checkAsync(async () => true),
    ),
  ],
])('an asynchronous validator of %s is refused', (_, slow) => {
  const error = errorOf(() => string().validate(slow).build(Parser).parse('x'))
  expect(error.message).toContain('async')
})
