import { expect, test, vi } from 'vitest'
import * as z from 'zod3'
import { fromZodSchema } from '../../../../src/actions/schema/fromZodSchema/index.js'
import { Parser } from '../../../../src/actions/schema/parse/index.js'
import { fromZodSchemaSuite } from './fromZodSchemaSuite.js'

vi.mock('zod', () => import('zod3'))

fromZodSchemaSuite(3)

test('versions before Standard Schema validate, too', () => {
  const zod = z.string().refine(value => value === 'a', 'no a')
  Object.defineProperty(zod, '~standard', { value: undefined })
  const parser = fromZodSchema(zod as z.ZodEffects<z.ZodString>).build(Parser)
  expect(parser.parse('a')).toBe('a')
  expect(() => parser.parse('b')).toThrow(/no a/)
})
