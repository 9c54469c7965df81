import type { StandardSchemaV1 } from '@standard-schema/spec'
import { expectTypeOf, test } from 'vitest'
import { StandardSchemer } from '../../../src/actions/schema/standardSchemer.js'
import { item, number, type Schema, string } from '../../../src/schema/index.js'

const schema = item({
  id: string().key().savedAs('pk'),
  level: number().default(1),
  note: string().optional(),
})
const standard = schema.build(StandardSchemer)

test('it is a Standard Schema, of the types of its input and its valid value', () => {
  expectTypeOf(standard).toExtend<StandardSchemaV1>()
  expectTypeOf<StandardSchemaV1.InferInput<typeof standard>>().toEqualTypeOf<{
    id: string
    level?: number | undefined
    note?: string | undefined
  }>()
  expectTypeOf<StandardSchemaV1.InferOutput<typeof standard>>().toEqualTypeOf<{
    id: string
    level: number
    note?: string | undefined
  }>()
})

test('of the key alone in mode key', () => {
  const key = standard.options({ mode: 'key' })
  expectTypeOf(key).toExtend<StandardSchemaV1>()
  expectTypeOf<StandardSchemaV1.InferInput<typeof key>>().toEqualTypeOf<{ id: string }>()
  expectTypeOf<StandardSchemaV1.InferOutput<typeof key>>().toEqualTypeOf<{ id: string }>()
  // @ts-expect-error [2322] -- updates are no values.
  standard.options({ mode: 'update' })
})

test('what takes any Standard Schema infers from it', () => {
  const parseWith = <SCHEMA extends StandardSchemaV1>(
    _schema: SCHEMA,
  ): StandardSchemaV1.InferOutput<SCHEMA> => undefined as never
  expectTypeOf(parseWith(standard)).toEqualTypeOf<{ id: string; level: number; note?: string | undefined }>()
  expectTypeOf(parseWith(string().build(StandardSchemer))).toEqualTypeOf<string>()
  expectTypeOf(parseWith(number().optional().build(StandardSchemer))).toEqualTypeOf<number | undefined>()
})

test('one of a schema that is not known takes and gives what is not known', () => {
  expectTypeOf<StandardSchemaV1.InferOutput<StandardSchemer<Schema>>>().toEqualTypeOf<unknown>()
  expectTypeOf<StandardSchemer>().toExtend<StandardSchemaV1>()
})

test('validate answers with a value or with issues, at once', () => {
  const result = standard['~standard'].validate({})
  if (result.issues) {
    expectTypeOf(result.issues).toEqualTypeOf<
      readonly { readonly message: string; readonly path: readonly (string | number)[] }[]
    >()
  } else expectTypeOf(result.value.level).toEqualTypeOf<number>()
})
