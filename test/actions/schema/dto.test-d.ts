import { expectTypeOf, test } from 'vitest'
import {
  getSchemaDTO,
  type ISchemaDTO,
  type ItemSchemaDTO,
  SchemaDTO,
  type TupleSchemaDTO,
} from '../../../src/actions/schema/dto.js'
import { fromSchemaDTO } from '../../../src/actions/schema/fromDTO.js'
import { type ItemSchema_, item, list, type Schema, type Schema_, string } from '../../../src/schema/index.js'

test('the attributes of an item may be of every type, tuples included', () => {
  type Attribute = ItemSchemaDTO['attributes'][string]
  expectTypeOf<TupleSchemaDTO>().toExtend<Attribute>()
  expectTypeOf<Attribute['type']>().toEqualTypeOf<ISchemaDTO['type']>()
})

test('a DTO is that of the type of its schema', () => {
  const dto = item({ a: string() }).build(SchemaDTO)
  expectTypeOf(dto).toExtend<ItemSchemaDTO>()
  expectTypeOf(dto.toJSON().type).toEqualTypeOf<'item'>()
  expectTypeOf(list(string()).build(SchemaDTO).toJSON().type).toEqualTypeOf<'list'>()
  expectTypeOf(getSchemaDTO({} as Schema)).toExtend<ISchemaDTO>()
})

test('what comes of a DTO is an item, or a schema of some type', () => {
  expectTypeOf(fromSchemaDTO({} as ItemSchemaDTO)).toExtend<ItemSchema_>()
  expectTypeOf(fromSchemaDTO({} as ISchemaDTO)).toExtend<Schema_>()
})
