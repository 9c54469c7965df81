import type { StandardSchemaV1 } from '@standard-schema/spec'
import { expectTypeOf, test } from 'vitest'
import { EntityStandardSchemer } from '../../../src/actions/entity/standardSchemer.js'
import type { InputItem, KeyInputItem, ValidItem } from '../../../src/entity/index.js'
import { Parcel } from '../../entity/parcel.js'

const standard = Parcel.build(EntityStandardSchemer)

test('it is a Standard Schema, of the types of items', () => {
  expectTypeOf(standard).toExtend<StandardSchemaV1>()
  expectTypeOf<StandardSchemaV1.InferInput<typeof standard>>().toEqualTypeOf<InputItem<typeof Parcel>>()
  expectTypeOf<StandardSchemaV1.InferOutput<typeof standard>>().toEqualTypeOf<ValidItem<typeof Parcel>>()
})

test('of keys in mode key', () => {
  const key = standard.options({ mode: 'key' })
  expectTypeOf<StandardSchemaV1.InferInput<typeof key>>().toEqualTypeOf<KeyInputItem<typeof Parcel>>()
})
