import { describe, expect, test } from 'vitest'
import { DTO, EntityDTO } from '../../../src/actions/entity/dto.js'
import { fromDTO, fromEntityDTO } from '../../../src/actions/entity/fromDTO.js'
import { GetItemCommand } from '../../../src/actions/entity/get.js'
import { PutItemCommand } from '../../../src/actions/entity/put.js'
import { Entity } from '../../../src/entity/index.js'
import { item, number, string } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'
import { prefix } from '../../../src/transformers/prefix.js'
import { Key, key, Parcel } from '../../entity/parcel.js'

const table = new Table({
  name: 't',
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'number' },
  indexes: { byX: { type: 'local', sortKey: { name: 'x', type: 'number' } } },
  entityAttributeSavedAs: '__e',
  meta: { title: 'lost' },
})
const Computed = new Entity({
  name: 'Computed',
  table,
  meta: { title: 'lost' },
  timestamps: { created: true, modified: false },
  schema: item({ id: string().key().savedAs('i').transform(prefix('A')), n: number().default(1) }),
  computeKey: ({ id }) => ({ pk: id, sk: 1 }),
})
const json = {
  entityName: 'Computed',
  schema: {
    type: 'item',
    attributes: {
      id: {
        type: 'string',
        required: 'always',
        key: true,
        savedAs: 'i',
        transform: { transformerId: 'prefix', prefix: 'A', delimiter: '#' },
      },
      n: { type: 'number', putDefault: { defaulterId: 'value', value: 1 } },
      pk: { type: 'string', key: true, required: 'always', hidden: true },
      sk: { type: 'number', key: true, required: 'always', hidden: true },
    },
  },
  entityAttribute: true,
  timestamps: { created: true, modified: false },
  table: {
    tableName: 't',
    partitionKey: { name: 'pk', type: 'string' },
    sortKey: { name: 'sk', type: 'number' },
    indexes: { byX: { type: 'local', sortKey: { name: 'x', type: 'number' } } },
    entityAttributeSavedAs: '__e',
  },
}

describe('EntityDTO', () => {
  test('is an entity as JSON', () => {
    const dto = Computed.build(EntityDTO)
    expect(JSON.stringify(dto)).toBe(JSON.stringify(json))
    expect(dto.toJSON()).toStrictEqual(json)
    expect(Object.keys(dto)).toStrictEqual([
      'entity',
      'entityName',
      'schema',
      'entityAttribute',
      'timestamps',
      'table',
    ])
    expect(EntityDTO.actionName).toBe('dto')
    expect(DTO).toBe(EntityDTO)
  })

  test('adds no key attribute where the schema holds it', () => {
    expect(Object.keys(Parcel.build(EntityDTO).schema.attributes)).toStrictEqual(
      Object.keys(Parcel.attributes),
    )
    const Half = new Entity({
      name: 'Half',
      table,
      schema: item({ pk: string().key() }),
      computeKey: ({ pk }) => ({ pk, sk: 1 }),
    })
    expect(Object.keys(Half.build(EntityDTO).schema.attributes)).toStrictEqual(['pk', 'sk'])
  })

  test('adds it beside an attribute of its name', () => {
    const Named = new Entity({
      name: 'Named',
      table,
      schema: item({ pk: string().key().savedAs('other'), sk: number().key() }),
      computeKey: ({ pk, sk }) => ({ pk, sk }),
    })
    const { attributes } = Named.build(EntityDTO).schema
    expect(attributes).toStrictEqual({
      pk: { type: 'string', required: 'always', key: true, savedAs: 'other' },
      sk: { type: 'number', required: 'always', key: true },
      _pk: { type: 'string', key: true, required: 'always', hidden: true, savedAs: 'pk' },
    })
  })
})

describe('fromEntityDTO', () => {
  test('makes an entity that does the same', () => {
    const Again = fromEntityDTO(JSON.parse(JSON.stringify(Parcel.build(EntityDTO))))
    const parcel = { ...key, label: 'L', grams: 2, scans: { mon: 1 } }

    expect(Again.build(PutItemCommand).item(parcel).params()).toStrictEqual(
      Parcel.build(PutItemCommand).item(parcel).params(),
    )
    expect(Again.build(GetItemCommand).key(key).params()).toStrictEqual({ TableName: 'depot', Key })
    expect(Again).toMatchObject({ entityName: 'Parcel', timestamps: false, entityAttribute: false, meta: {} })
    expect(Again.table.documentClient).toBeUndefined()
    expect(fromDTO).toBe(fromEntityDTO)
  })

  test('names and shows the internal attributes as the entity does', () => {
    const Named = new Entity({
      name: 'Named',
      table,
      schema: item({ pk: string().key(), sk: number().key() }),
      entityAttribute: { name: 'kind', hidden: false },
      timestamps: { created: { name: 'born', savedAs: 'b' }, modified: false },
    })
    const Again = fromEntityDTO(JSON.parse(JSON.stringify(Named.build(EntityDTO))))
    expect(Again).toMatchObject({ entityAttribute: Named.entityAttribute, timestamps: Named.timestamps })
    expect(Object.keys(Again.schema.attributes)).toStrictEqual(['pk', 'sk', 'kind', 'born'])
  })

  test('fills in what is left out', () => {
    const { entityName, schema, table } = Parcel.build(EntityDTO).toJSON()
    const Again = fromEntityDTO({ entityName, schema, table })
    expect(Again).toMatchObject({ entityAttribute: true, timestamps: true, computeKey: undefined })
    expect(Object.keys(Again.schema.attributes).slice(-3)).toStrictEqual(['entity', 'created', 'modified'])
  })

  test('asks for the key that computeKey made, and hides it', () => {
    const Again = fromEntityDTO(Computed.build(EntityDTO).toJSON())
    const put = Again.build(PutItemCommand)
    expect(() => put.item({ id: 'a' }).params()).toThrow(
      expect.objectContaining({ code: 'parsing.attributeRequired', path: 'pk' }),
    )
    expect(put.item({ id: 'a', pk: 'a', sk: 1, created: 'c' }).params().Item).toStrictEqual({
      i: 'A#a',
      n: 1,
      pk: 'a',
      sk: 1,
      __e: 'Computed',
      _ct: 'c',
    })
    expect(Again.attributes['pk'].props).toMatchObject({ hidden: true, key: true, required: 'always' })
  })

  test.each([
    ['schema.invalidProp', { ...json, schema: { type: 'item', attributes: { id: { type: 'nope' } } } }],
    ['table.invalidProp', { ...json, table: { partitionKey: { name: 1 } } }],
    ['entity.invalidSchema', { ...json, schema: { type: 'item', attributes: {} } }],
  ])('throws %s at what is no entity', (code, dto) => {
    expect(() => fromEntityDTO(dto as never)).toThrow(expect.objectContaining({ code }))
  })
})

test.each([undefined, null, 'x', 5, {}, { table: null }, { table: 'x' }])(
  '%o is no DTO of an entity',
  dto => {
    expect(() => fromEntityDTO(dto as never)).toThrow(expect.objectContaining({ code: 'table.invalidProp' }))
  },
)
