import { describe, expect, test, vi } from 'vitest'
import { $add, $append, $get, $remove } from '../../../src/actions/entity/update/symbols.js'
import {
  DTO,
  getSchemaDTO,
  type ISchemaDTO,
  type ItemSchemaDTO,
  SchemaDTO,
} from '../../../src/actions/schema/dto.js'
import { fromDTO, fromSchemaDTO } from '../../../src/actions/schema/fromDTO.js'
import { Parser } from '../../../src/actions/schema/parse/index.js'
import {
  any,
  anyOf,
  binary,
  boolean,
  ItemSchema_,
  item,
  list,
  MapSchema_,
  map,
  nul,
  number,
  record,
  type Schema,
  set,
  string,
  tuple,
} from '../../../src/schema/index.js'
import { jsonStringify } from '../../../src/transformers/jsonStringify.js'
import { pipe } from '../../../src/transformers/pipe.js'
import { prefix } from '../../../src/transformers/prefix.js'
import { suffix } from '../../../src/transformers/suffix.js'
import { trim } from '../../../src/transformers/trim.js'
import { box, parcel, vehicle } from './fixtures.js'

const custom = { encode: (value: unknown) => value, decode: (value: unknown) => value }

/** A schema that went through JSON text. */
const sent = (attribute: Schema): Schema => {
  const text = JSON.stringify(getSchemaDTO(item({ a: attribute })))
  return fromSchemaDTO(JSON.parse(text) as ItemSchemaDTO).attributes['a'] as Schema
}

describe('getSchemaDTO', () => {
  test.each<[string, Schema, object]>([
    ['any', any(), { type: 'any' }],
    ['null', nul().enum(null), { type: 'null', enum: [null] }],
    ['boolean', boolean().enum(true), { type: 'boolean', enum: [true] }],
    ['number', number().enum(1, 2.5), { type: 'number', enum: [1, 2.5] }],
    ['big number', number().big().enum(1n, 2), { type: 'number', enum: ['1', 2], big: true }],
    ['string', string(), { type: 'string' }],
    ['#45 binary', binary().enum(Uint8Array.from([1, 2, 3])), { type: 'binary', enum: ['AQID'] }],
    ['bytes beyond 0x7f', binary().enum(Uint8Array.from([255, 128, 0])), { type: 'binary', enum: ['/4AA'] }],
    ['what drops unknown attributes, as all do', map({}).strict(false), { type: 'map', attributes: {} }],
    ['set', set(number()), { type: 'set', elements: { type: 'number' } }],
    ['list', list(any()), { type: 'list', elements: { type: 'any' } }],
    ['tuple', tuple(any(), nul()), { type: 'tuple', elements: [{ type: 'any' }, { type: 'null' }] }],
    ['map', map({ a: any() }), { type: 'map', attributes: { a: { type: 'any' } } }],
    [
      'record',
      record(string().enum('a'), any()).partial(),
      { type: 'record', keys: { type: 'string', enum: ['a'] }, elements: { type: 'any' }, partial: true },
    ],
    [
      'item',
      item({ a: nul().meta({ title: 'A', extra: 1 }) })
        .strict()
        .meta({ description: 'All' }),
      {
        type: 'item',
        attributes: { a: { type: 'null', meta: { title: 'A', extra: 1 } } },
        strict: true,
        meta: { description: 'All' },
      },
    ],
    [
      'anyOf',
      vehicle,
      {
        type: 'anyOf',
        elements: [
          {
            type: 'map',
            attributes: { kind: { type: 'string', savedAs: 'k', enum: ['van'] }, seats: { type: 'number' } },
          },
          {
            type: 'map',
            attributes: {
              kind: { type: 'string', savedAs: 'k', enum: ['bike', 'trike'] },
              gear: { type: 'number' },
            },
          },
        ],
        discriminator: 'kind',
      },
    ],
    [
      '#38 a default',
      string().enum('packed', 'sent').default('packed').savedAs('st'),
      {
        type: 'string',
        savedAs: 'st',
        putDefault: { defaulterId: 'value', value: 'packed' },
        enum: ['packed', 'sent'],
      },
    ],
    [
      '#39 a transformer',
      string().key().transform(prefix('DEPOT')).savedAs('pk'),
      {
        type: 'string',
        required: 'always',
        key: true,
        savedAs: 'pk',
        transform: { transformerId: 'prefix', prefix: 'DEPOT', delimiter: '#' },
      },
    ],
    [
      '#40 a computed default',
      string().updateDefault(() => 'x'),
      { type: 'string', updateDefault: { defaulterId: 'custom' } },
    ],
    [
      'a default of null',
      nul().default(null),
      { type: 'null', putDefault: { defaulterId: 'value', value: null } },
    ],
    [
      'a transformer of the user',
      any().transform(custom),
      { type: 'any', transform: { transformerId: 'custom' } },
    ],
    [
      'what is set to what it is anyway',
      string().required().hidden(false).key(false).savedAs(undefined),
      { type: 'string' },
    ],
    [
      'what JSON cannot hold',
      string()
        .link(() => 'x')
        .validate(() => true),
      { type: 'string' },
    ],
  ])('writes %s', (_, schema, dto) => {
    expect(getSchemaDTO(schema)).toStrictEqual(dto)
  })

  test('writes in the order of the reference', () => {
    const schema = number()
      .enum(1)
      .transform(custom)
      .updateDefault(1)
      .default(1)
      .savedAs('n')
      .hidden()
      .optional()
    expect(Object.keys(getSchemaDTO(schema))).toStrictEqual([
      'type',
      'required',
      'hidden',
      'savedAs',
      'transform',
      'putDefault',
      'updateDefault',
      'enum',
    ])
  })
})

describe('SchemaDTO', () => {
  const dto = parcel.build(SchemaDTO)

  test('is an action', () => {
    expect(SchemaDTO.actionName).toBe('dto')
    expect(DTO).toBe(SchemaDTO)
    expect(new SchemaDTO(parcel)).toStrictEqual(dto)
    expect(dto.schema).toBe(parcel)
  })

  test('has the members of the JSON, and toJSON has no others', () => {
    expect(dto.type).toBe('item')
    expect(dto.attributes['note']).toStrictEqual({ type: 'string', required: 'never' })
    expect(dto.toJSON()).toStrictEqual(getSchemaDTO(parcel))
    expect(JSON.parse(JSON.stringify(dto))).toStrictEqual(getSchemaDTO(parcel))
  })

  test('takes schemas of any type', () => {
    expect(map({ a: string() }).optional().build(SchemaDTO).toJSON()).toStrictEqual({
      type: 'map',
      attributes: { a: { type: 'string' } },
      required: 'never',
    })
    expect(string().build(SchemaDTO).toJSON()).toStrictEqual({ type: 'string' })
  })
})

describe('fromSchemaDTO', () => {
  test('makes an item', () => {
    const schema = fromSchemaDTO({ type: 'item', attributes: { a: { type: 'string' } } })
    expect(schema).toBeInstanceOf(ItemSchema_)
    expect(schema.props).toStrictEqual({})
    expect(fromDTO).toBe(fromSchemaDTO)
  })

  test('makes schemas of other types, too', () => {
    const schema = fromSchemaDTO({ type: 'map', attributes: {}, required: 'never' } as ISchemaDTO)
    expect(schema).toBeInstanceOf(MapSchema_)
    expect(schema.props).toStrictEqual({ required: 'never' })
  })

  test.each([
    ['parcel', parcel.omit('touched')],
    ['box', box],
    ['vehicle', item({ v: vehicle })],
  ])('makes the %s again', (_, schema) => {
    const made = fromSchemaDTO(JSON.parse(JSON.stringify(schema.build(SchemaDTO))) as ItemSchemaDTO)
    expect(made.build(SchemaDTO).toJSON()).toStrictEqual(schema.build(SchemaDTO).toJSON())
    expect(() => made.check()).not.toThrow()
  })

  test.each<[string, Schema]>([
    ['an enum of bigints', number().big().enum(12345678901234567890n)],
    ['an enum of binaries', binary().enum(Uint8Array.from([0, 255]))],
    ['an enum of null', nul().enum(null)],
    ['a partial record', record(string().enum('a'), number()).partial()],
    ['what becomes of unknown attributes', map({}).strict()],
    ['what people should know', list(string().meta({ title: 'A' })).meta({ title: 'B', extra: { c: 1 } })],
    ['a key that is not always required', string().key().required('atLeastOnce')],
    ['an optional key of alternatives', anyOf(string()).key().optional()],
    ['an optional key of a tuple', tuple(string()).key().optional()],
    ['a static default', string().default('x')],
    ['a static default of a key', string().key().default('x')],
    ['a static default on update', string().updateDefault('x')],
    ['a default of null', any().default(null)],
    ['a default of a bigint', number().big().default(12345678901234567890n)],
    ['a default of a binary', binary().default(Uint8Array.from([1, 200]))],
    ['a default of a set', set(number().big()).default(new Set([1, 2n]))],
    ['a default with a set inside', list(map({ s: set(string()) })).default([{ s: new Set(['a']) }])],
    ['a default with a set beside null', any().default({ s: new Set([null, 1]), n: null, l: [null] })],
    ['a default like an encoded one', any().default({ $set: [1], a: { $bigint: '1' } })],
    ['a default just like an encoded one', any().default({ $set: [1n] })],
    ['a default with unusual names', any().default({ ['__proto__']: 1n, constructor: 2 })],
  ])('restores %s', (_, schema) => {
    const { props } = sent(schema)
    const { required, ...expected } = schema['props']
    // Required on put is what nothing is written for.
    const needed = required === 'atLeastOnce' ? {} : required && { required }
    expect(props).toStrictEqual({ ...expected, ...needed })
    expect(() => sent(schema)['check']()).not.toThrow()
  })

  test.each([
    ['$add', $add(1)],
    ['$append', $append(['a', 2n])],
    ['$remove', $remove()],
    ['$get with a fallback', $get('b', $get('c', 1n as never))],
  ])('restores an update as a default: %s', (_, update) => {
    expect(sent(any().updateDefault(update as never))['props'].updateDefault).toStrictEqual(update)
  })

  test('reads enums of bigints of the reference, which does not say that they are big', () => {
    const { attributes } = fromSchemaDTO({ type: 'item', attributes: { n: { type: 'number', enum: ['1'] } } })
    expect(attributes.n.props).toStrictEqual({ big: true, enum: [1n] })
    const mixed = fromSchemaDTO({ type: 'item', attributes: { n: { type: 'number', enum: ['1', 2] } } })
    expect(mixed.attributes.n.props).toStrictEqual({ big: true, enum: [1n, 2] })
  })

  test.each([
    ['prefix', prefix('P', { delimiter: '/' })],
    ['suffix', suffix('S')],
    ['trim', trim()],
    ['jsonStringify', jsonStringify({ space: 2 })],
    ['pipe', pipe(jsonStringify(), trim(), prefix('J'))],
    ['prefix with a delimiter of its own', prefix('J', { delimiter: '/' })],
    ['suffix with a delimiter of its own', suffix('J', { delimiter: '/' })],
    ['pipe of pipes', pipe(pipe(trim()), suffix('x'))],
  ])('restores the transformer %s on every type that can have one', (_, transformer) => {
    for (const schema of [any(), nul(), boolean(), number(), string(), binary()] as Schema[]) {
      const made = sent(schema['transform'](transformer))['props'].transform
      expect(made).toBeInstanceOf(transformer.constructor)
      expect(made.toJSON()).toStrictEqual(transformer.toJSON())
      expect(made.encode(' a ')).toBe(transformer.encode(' a ' as never))
    }
  })

  test('what is not JSON is missing', () => {
    const { props } = sent(
      string()
        .transform(pipe(trim(), custom))
        .default(() => 'x')
        .link(() => 'y')
        .validate(() => true),
    )
    expect(props).toStrictEqual({})
  })

  test('warns of functions of jsonStringify that are lost', () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    getSchemaDTO(any().transform(jsonStringify({ reviver: (_, value) => value })))
    expect(warn).toHaveBeenCalledOnce()
    warn.mockRestore()
  })

  test('what is made parses as what it was made of', () => {
    const schema = item({
      id: string().key().transform(prefix('ID')).savedAs('pk'),
      tags: set(string()).default(new Set(['new'])),
      blob: binary().default(Uint8Array.from([200])),
      counts: record(string().enum('a', 'b'), number()).partial().default({ a: 1 }),
    })
    const made = fromSchemaDTO(JSON.parse(JSON.stringify(schema.build(SchemaDTO))) as ItemSchemaDTO)
    expect(made.build(Parser).parse({ id: '1' })).toStrictEqual(schema.build(Parser).parse({ id: '1' }))
  })

  test('restores attributes with unusual names', () => {
    const { attributes } = fromSchemaDTO(
      JSON.parse('{"type":"item","attributes":{"__proto__":{"type":"string"}}}') as ItemSchemaDTO,
    )
    expect(Object.keys(attributes)).toStrictEqual(['__proto__'])
  })

  test.each<[unknown, string | undefined, string]>([
    [undefined, undefined, 'type'],
    [{}, undefined, 'attributes'],
    [{ type: 'nope' }, undefined, 'type'],
    [{ type: 'toString' }, undefined, 'type'],
    [{ attributes: { a: null } }, 'a', 'type'],
    [{ attributes: { a: { type: 'list' } } }, 'a[n]', 'type'],
    [{ attributes: { a: { type: 'tuple' } } }, 'a', 'elements'],
    [{ attributes: { a: { type: 'map', attributes: { b: { type: 'x' } } } } }, 'a.b', 'type'],
    [{ attributes: { a: { type: 'number', enum: ['one'] } } }, 'a', 'props'],
    [{ attributes: { a: { type: 'string', transform: { transformerId: 'pipe' } } } }, 'a', 'props'],
  ])('refuses %j', (dto, path, propName) => {
    expect(() => fromSchemaDTO(dto as ItemSchemaDTO)).toThrow(
      expect.objectContaining({
        code: 'schema.invalidProp',
        path,
        payload: expect.objectContaining({ propName }),
      }),
    )
  })
})

describe('a default without end', () => {
  const cycle: unknown[] = ['a']
  cycle.push({ cycle })
  let deep: unknown = 'leaf'
  for (let level = 0; level < 20_000; level++) deep = { deep }
  let reference: unknown = $get('a')
  for (let level = 0; level < 5000; level++) reference = $get('a', reference as never)

  test.each([
    ['in itself', cycle],
    ['of 20,000 levels', deep],
    ['of 5,000 fallbacks', reference],
    ['of 4 billion holes', Object.assign([], { length: 2 ** 32 - 1 })],
    ['with itself in a set', new Set([cycle])],
  ])('is held by no DTO: %s', (_, received) => {
    for (const propName of ['keyDefault', 'putDefault', 'updateDefault']) {
      expect(() => getSchemaDTO(any({ [propName]: received } as never))).toThrow(
        expect.objectContaining({ code: 'schema.invalidProp', payload: { propName, received } }),
      )
    }
  })
})

test('a default that is a bare proxy of a set comes as an object', () => {
  expect(getSchemaDTO(any().default(new Proxy(new Set(['a']), {})))).toMatchObject({
    putDefault: { defaulterId: 'value' },
  })
})

test.each([Object.create(null), { toString: 1 }, [['string']], Symbol('string')])(
  'a DTO whose type is no text is refused: %o',
  type => {
    expect(() => fromSchemaDTO({ type } as never)).toThrow(
      expect.objectContaining({ code: 'schema.invalidProp', payload: { propName: 'type', received: type } }),
    )
  },
)
