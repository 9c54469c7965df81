import { expect, test } from 'vitest'
import * as z from 'zod'
import * as mini from 'zod/mini'
import { getSchemaDTO } from '../../../../src/actions/schema/dto.js'
import { fromZodSchema } from '../../../../src/actions/schema/fromZodSchema/index.js'
import { fromZodSchemaSuite } from './fromZodSchemaSuite.js'

fromZodSchemaSuite(4)

test('a literal of several values is an enum, or alternatives', () => {
  expect(fromZodSchema(z.literal(['a', 'b'])).props).toStrictEqual({ enum: ['a', 'b'] })
  expect(getSchemaDTO(fromZodSchema(z.literal(['a', 1])))).toStrictEqual({
    type: 'anyOf',
    elements: [
      { type: 'string', enum: ['a'] },
      { type: 'number', enum: [1] },
    ],
  })
})

test('partialRecord is partial', () => {
  expect(fromZodSchema(z.partialRecord(z.enum(['a']), z.number())).props).toStrictEqual({ partial: true })
})

test('prefault is a default', () => {
  expect(fromZodSchema(z.string().prefault('x')).props.putDefault).toBeTypeOf('function')
})

test('an enum of numbers is any value', () => {
  // What TypeScript makes of `enum Size { S, L }`.
  const Size = { S: 0, L: 1, 0: 'S', 1: 'L' } as const
  expect(fromZodSchema(z.enum(Size)).type).toBe('any')
})

test('schemas of zod mini are known', () => {
  const zod = mini.object({ a: mini.optional(mini.string()) })
  expect(getSchemaDTO(fromZodSchema(zod))).toStrictEqual({
    type: 'map',
    attributes: { a: { type: 'string', required: 'never' } },
  })
})
