import { describe, expect, test, vi } from 'vitest'
import { EntityDTO } from '../../src/actions/entity/dto.js'
import { EntityFormatter } from '../../src/actions/entity/format.js'
import { fromEntityDTO } from '../../src/actions/entity/fromDTO.js'
import { EntityParser } from '../../src/actions/entity/parse.js'
import { PutItemCommand } from '../../src/actions/entity/put.js'
import { UpdateItemCommand } from '../../src/actions/entity/update/index.js'
import { Entity, EntityAction } from '../../src/entity/index.js'
import { any, binary, item, list, type MapSchema, map, number, string } from '../../src/schema/index.js'
import { Table } from '../../src/table/index.js'
import { prefix } from '../../src/transformers/prefix.js'

const table = new Table({ name: 't', partitionKey: { name: 'pk', type: 'string' } })
const wide = new Table({
  name: 't',
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'number' },
})
const schema = item({ pk: string().key(), title: string().optional() })

const code = (value: string, path?: string) => expect.objectContaining({ code: value, path })

describe('the constructor', () => {
  test('keeps what it is given, in this order', () => {
    const meta = { title: 'Songs' }
    const computeKey = ({ pk }: { pk: string }) => ({ pk })
    const song = new Entity({ name: 'Song', table, schema, computeKey: computeKey as never, meta })

    expect(Object.keys(song)).toStrictEqual([
      'type',
      'entityName',
      'table',
      'entityAttribute',
      'timestamps',
      'attributes',
      'schema',
      'computeKey',
      'meta',
    ])
    expect(song).toMatchObject({
      type: 'entity',
      entityName: 'Song',
      entityAttribute: true,
      timestamps: true,
    })
    expect(song.table).toBe(table)
    expect(song.meta).toBe(meta)
    expect(song.computeKey).toBe(computeKey)
    expect(song.attributes).toBe(schema.attributes)
  })

  test('keeps the options of internal attributes as they are', () => {
    const entityAttribute = { name: 'kind' }
    const timestamps = { created: true, modified: { name: 'changed' } }
    const song = new Entity({ name: 'Song', table, schema, entityAttribute, timestamps })

    expect(song.entityAttribute).toBe(entityAttribute)
    expect(song.timestamps).toBe(timestamps)
  })

  test('has neither a computeKey nor metadata by default', () => {
    const song = new Entity({ name: 'Song', table, schema })

    expect(Object.hasOwn(song, 'computeKey')).toBe(true)
    expect(song.computeKey).toBeUndefined()
    expect(song.meta).toStrictEqual({})
    song.meta = { title: 'Songs' }
    expect(song.meta.title).toBe('Songs')
  })

  test('leaves the table alone', () => {
    const before = { ...table }
    new Entity({ name: 'Song', table, schema })
    expect({ ...table }).toStrictEqual(before)
  })

  test('takes a map as an item', () => {
    const entityOf = (schema: MapSchema) =>
      new Entity({
        name: 'Song',
        table,
        schema,
        entityAttribute: false,
        timestamps: false,
      })
    const song = map({ pk: string().key() })
    const parse = (schema: MapSchema, given: object = { pk: 'a', more: 1 }) =>
      entityOf(schema).build(EntityParser).parse(given).item

    const odd = entityOf(song.optional().savedAs('m').hidden().putDefault({ pk: 'x' }))
    expect(odd.schema.type).toBe('item')
    expect(odd.build(EntityFormatter).format({ pk: 'a' })).toStrictEqual({ pk: 'a' })
    expect(odd.build(EntityDTO).toJSON().schema).not.toHaveProperty('required')
    expect(parse(song)).toStrictEqual({ pk: 'a' })
    expect(() => parse(song.strict())).toThrow(
      expect.objectContaining({ code: 'parsing.additionalProperty' }),
    )
    expect(() => parse(song.validate(() => 'no'))).toThrow(
      expect.objectContaining({ code: 'parsing.customValidationFailed', path: undefined }),
    )
  })

  test('keeps what a schema says of the whole item', () => {
    const strict = item({ pk: string().key() }).strict().meta({ title: 'Songs' })
    const song = new Entity({ name: 'Song', table, schema: strict })

    expect(song.schema.props).toStrictEqual({ strict: true, meta: { title: 'Songs' } })
    expect(() => song.build(EntityParser).parse({ pk: 'a', more: 1 })).toThrow(
      expect.objectContaining({ code: 'parsing.additionalProperty', path: 'more' }),
    )
    expect(song.build(EntityParser).parse({ pk: 'a', created: 'then' }).item).toMatchObject({ _ct: 'then' })
    const again = fromEntityDTO(JSON.parse(JSON.stringify(song.build(EntityDTO))))
    expect(again.schema.props).toStrictEqual(song.schema.props)
  })

  test('checks and freezes the schema', () => {
    const attributes = { pk: string().key(), many: list(string()) }
    const song = new Entity({ name: 'Song', table, schema: item(attributes) })

    expect(Object.isFrozen(song.schema.attributes)).toBe(true)
    expect(Object.isFrozen(attributes.pk.props)).toBe(true)
    const wrong = item({ pk: string().key(), twice: string().savedAs('pk') })
    expect(() => new Entity({ name: 'Song', table, schema: wrong })).toThrow(
      expect.objectContaining({ code: 'schema.item.duplicateSavedAs', payload: { savedAs: 'pk' } }),
    )
  })

  test('accepts any name', () => {
    expect(new Entity({ name: '', table, schema }).entityName).toBe('')
  })

  test.each([
    ['table', { name: 'Song', schema }],
    ['schema', { name: 'Song', table }],
    ['table', undefined],
  ])('names the missing %s', (propName, config) => {
    expect(() => new Entity(config as never)).toThrow(
      expect.objectContaining({ code: 'entity.invalidProp', payload: expect.objectContaining({ propName }) }),
    )
  })

  test('builds whatever takes an entity', () => {
    class Describe extends EntityAction {
      static override actionName = 'describe' as const
      describe() {
        return this.entity.entityName
      }
    }
    const song = new Entity({ name: 'Song', table, schema })

    expect(song.build(Describe).describe()).toBe('Song')
    expect(song.build(Describe).entity).toBe(song)
    expect(song.build(Describe)).not.toBe(song.build(Describe))
  })
})

describe('the key of the table', () => {
  const entityOf = (attributes: Parameters<typeof item>[0], of: unknown = table) =>
    new Entity({ name: 'Song', table: of, schema: item(attributes) } as never)

  test.each<[string, Parameters<typeof item>[0]]>([
    ['under its own name', { pk: string().key() }],
    ['saved under its name', { id: string().key().savedAs('pk') }],
    ['with a transformer', { id: string().key().savedAs('pk').transform(prefix('S')) }],
    ['optional, with a default', { pk: string().key().optional().default('x') }],
    [
      'with a link',
      {
        pk: string()
          .key()
          .link(() => 'x'),
      },
    ],
  ])('can be an attribute %s', (_, attributes) => {
    expect(entityOf(attributes).entityName).toBe('Song')
  })

  test.each<[string, Parameters<typeof item>[0]]>([
    ['is no key', { pk: string().required('always') }],
    ['is saved elsewhere', { pk: string().key().savedAs('id') }],
    ['is of another type', { pk: number().key() }],
    ['can be missing', { pk: string().key().optional() }],
    [
      'can be missing, with a link',
      {
        pk: string()
          .key()
          .optional()
          .keyLink(() => 'x'),
      },
    ],
    ['is missing', {}],
  ])('is no attribute that %s', (_, attributes) => {
    expect(() => entityOf(attributes)).toThrow(code('entity.invalidSchema'))
  })

  test('has a sort key where the table has one', () => {
    expect(() => entityOf({ pk: string().key() }, wide)).toThrow(code('entity.invalidSchema'))
    expect(() => entityOf({ pk: string().key(), sk: string().key() }, wide)).toThrow(
      code('entity.invalidSchema'),
    )
    expect(entityOf({ pk: string().key(), sk: number().key() }, wide).entityName).toBe('Song')
  })

  test('can be binary', () => {
    const of = new Table({ name: 't', partitionKey: { name: 'pk', type: 'binary' } })
    expect(entityOf({ pk: binary().key() }, of).entityName).toBe('Song')
  })

  test('is not looked for where computeKey makes it', () => {
    const computeKey = () => ({ pk: 'x' })
    const song = new Entity({ name: 'Song', table, schema: item({ id: string().key() }), computeKey })
    expect(song.computeKey).toBe(computeKey)
  })
})

describe('computeKey', () => {
  const computeKey = vi.fn(({ album, track }: { album: string; track: number }) => ({
    pk: `ALBUM#${album}`,
    sk: track,
    other: 'dropped',
  }))
  const Song = new Entity({
    name: 'Song',
    table: wide,
    timestamps: false,
    schema: item({
      album: string().key().savedAs('a').transform(prefix('A')),
      track: number().key(),
      title: string(),
    }),
    computeKey,
  })

  test('gets the valid item, and its result is stored beside the attributes', () => {
    computeKey.mockClear()
    const { Item } = Song.build(PutItemCommand).item({ album: 'x', track: 2, title: 't' }).params()

    expect(Item).toStrictEqual({
      a: 'A#x',
      track: 2,
      title: 't',
      _et: 'Song',
      pk: 'ALBUM#x',
      sk: 2,
    })
    expect(computeKey.mock.calls).toStrictEqual([[{ album: 'x', track: 2, title: 't', entity: 'Song' }]])
  })

  test('wins over an attribute of the same name', () => {
    const Same = new Entity({
      name: 'Same',
      table,
      entityAttribute: false,
      timestamps: false,
      schema: item({ pk: string().key() }),
      // To TypeScript there is no need for it.
      computeKey: (({ pk }: { pk: string }) => ({ pk: `S#${pk}` })) as never,
    })
    expect(Same.build(PutItemCommand).item({ pk: 'a' }).params().Item).toStrictEqual({ pk: 'S#a' })
  })

  test('leaves the key attributes to be set again by updates', () => {
    const { Key, UpdateExpression, ExpressionAttributeNames } = Song.build(UpdateItemCommand)
      .item({ album: 'x', track: 2 })
      .params()

    expect(Key).toStrictEqual({ pk: 'ALBUM#x', sk: 2 })
    expect(UpdateExpression).toBe('SET #s_1 = :s_1, #s_2 = :s_2, #s_3 = if_not_exists(#s_3, :s_3)')
    expect(ExpressionAttributeNames).toStrictEqual({ '#s_1': 'a', '#s_2': 'track', '#s_3': '_et' })
  })

  test.each([
    [
      'returns nothing',
      () => undefined,
      'pk',
      { expected: 'string', received: undefined, keyPart: 'partitionKey' },
    ],
    [
      'misses a part',
      () => ({ pk: 'x' }),
      'sk',
      { expected: 'number', received: undefined, keyPart: 'sortKey' },
    ],
    [
      'makes another type',
      () => ({ pk: 1, sk: 1 }),
      'pk',
      { expected: 'string', received: 1, keyPart: 'partitionKey' },
    ],
  ])('is refused when it %s', (_, wrong, path, payload) => {
    const Wrong = new Entity({
      name: 'Wrong',
      table: wide,
      schema: item({ id: string().key() }),
      computeKey: wrong as never,
    })
    expect(() => Wrong.build(PutItemCommand).item({ id: 'x' }).params()).toThrow(
      expect.objectContaining({ code: 'actions.parsePrimaryKey.invalidKeyPart', path, payload }),
    )
  })

  test('throws what it throws', () => {
    const fault = new RangeError('no key')
    const Wrong = new Entity({
      name: 'Wrong',
      table,
      schema: item({ id: string().key() }),
      computeKey: () => {
        throw fault
      },
    })
    expect(() => Wrong.build(PutItemCommand).item({ id: 'x' }).params()).toThrow(fault)
  })
})

describe('internal attributes', () => {
  const internals = (options: object = {}, of: Table = table) => {
    const song = new Entity({ name: 'Song', table: of, schema, ...options })
    return Object.entries(song.schema.attributes)
      .slice(2)
      .map(([name, { type, props }]) => [name, type, { ...props }])
  }
  const functions = { putDefault: expect.any(Function), updateDefault: expect.any(Function) }

  test('come behind the attributes of the schema', () => {
    expect(internals()).toStrictEqual([
      [
        'entity',
        'string',
        {
          savedAs: '_et',
          hidden: true,
          enum: ['Song'],
          putDefault: 'Song',
          updateDefault: expect.any(Function),
        },
      ],
      ['created', 'string', { savedAs: '_ct', hidden: false, ...functions }],
      ['modified', 'string', { savedAs: '_md', hidden: false, ...functions }],
    ])
  })

  test('are none where timestamps is null, as where it is false', () => {
    const options = { entityAttribute: false, timestamps: null }
    expect(internals(options)).toStrictEqual([])
  })

  test('can be left out', () => {
    expect(internals({ entityAttribute: false, timestamps: false })).toStrictEqual([])
    const names = (options: object) => internals(options).map(([name]) => name)
    expect(names({ timestamps: false })).toStrictEqual(['entity'])
    expect(names({ timestamps: { created: false, modified: true } })).toStrictEqual(['entity', 'modified'])
    expect(names({ timestamps: { created: {} } })).toStrictEqual(['entity', 'created'])
    expect(names({ entityAttribute: {}, timestamps: {} })).toStrictEqual(['entity'])
  })

  test('can be renamed, shown and hidden', () => {
    const named = new Table({
      name: 't',
      partitionKey: { name: 'pk', type: 'string' },
      entityAttributeSavedAs: '__type',
    })
    const options = {
      entityAttribute: { name: 'kind', hidden: false },
      timestamps: {
        created: { name: 'born', savedAs: 'b', hidden: true },
        modified: { name: 'changed', savedAs: 'c' },
      },
    }
    expect(internals(options, named)).toMatchObject([
      ['kind', 'string', { savedAs: '__type', hidden: false }],
      ['born', 'string', { savedAs: 'b', hidden: true }],
      ['changed', 'string', { savedAs: 'c', hidden: false }],
    ])
  })

  test('are filled by a put, at one time', () => {
    const Song = new Entity({ name: 'Song', table, schema })
    let tick = 0
    vi.useFakeTimers({ now: 0 })
    const time = vi.spyOn(Date.prototype, 'toISOString').mockImplementation(() => `time ${tick++}`)
    try {
      const { Item, ToolboxItem } = Song.build(PutItemCommand).item({ pk: 'a' }).params()
      expect(Item).toStrictEqual({ pk: 'a', _et: 'Song', _ct: 'time 0', _md: 'time 0' })
      expect(Object.keys(Item as object)).toStrictEqual(['pk', '_et', '_ct', '_md'])
      expect(ToolboxItem).toStrictEqual({
        pk: 'a',
        entity: 'Song',
        created: 'time 0',
        modified: 'time 0',
      })
      const next = Song.build(PutItemCommand).item({ pk: 'a' }).params()
      expect(next.ToolboxItem.created).toBe('time 1')
    } finally {
      time.mockRestore()
      vi.useRealTimers()
    }
  })

  test('are kept or renewed by an update, at one time', () => {
    const Song = new Entity({ name: 'Song', table, schema })
    const params = Song.build(UpdateItemCommand).item({ pk: 'a', title: 'x' }).params()
    const now = params.ExpressionAttributeValues?.[':s_4']

    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(params).toMatchObject({
      TableName: 't',
      Key: { pk: 'a' },
      UpdateExpression:
        'SET #s_1 = :s_1, #s_2 = if_not_exists(#s_2, :s_2), #s_3 = if_not_exists(#s_3, :s_3), #s_4 = :s_4',
      ExpressionAttributeNames: { '#s_1': 'title', '#s_2': '_et', '#s_3': '_ct', '#s_4': '_md' },
      ExpressionAttributeValues: { ':s_1': 'x', ':s_2': 'Song', ':s_3': now, ':s_4': now },
    })
  })

  test('are ordinary attributes to callers', () => {
    const Song = new Entity({ name: 'Song', table, schema })
    const put = (more: object) => Song.build(PutItemCommand).item({ pk: 'a', ...more })

    expect(put({ created: 'c', modified: 'm', entity: 'Song' }).params().Item).toStrictEqual({
      pk: 'a',
      _et: 'Song',
      _ct: 'c',
      _md: 'm',
    })
    expect(() => put({ entity: 'Album' }).params()).toThrow(code('parsing.invalidAttributeInput', 'entity'))
    expect(() => put({ created: 1 }).params()).toThrow(code('parsing.invalidAttributeInput', 'created'))
  })

  test('are seen by links', () => {
    const link = vi.fn(() => 'x')
    const Song = new Entity({
      name: 'Song',
      table,
      schema: item({ pk: string().key(), by: string().putLink(link).updateLink(link) }),
    })
    Song.build(PutItemCommand).item({ pk: 'a' }).params()
    Song.build(UpdateItemCommand).item({ pk: 'a' }).params()

    expect(link.mock.calls).toMatchObject([
      [{ pk: 'a', entity: 'Song', created: expect.any(String), modified: expect.any(String) }],
      [{ pk: 'a', entity: expect.any(Object), created: expect.any(Object), modified: expect.any(String) }],
    ])
  })
})

describe('names of internal attributes', () => {
  const entityOf = (attributes: Parameters<typeof item>[0], options: object = {}) =>
    new Entity({ name: 'Song', table, schema: item({ pk: string().key(), ...attributes }), ...options })

  test.each<[string, Parameters<typeof item>[0]]>([
    ['entity', { entity: string() }],
    ['created', { created: number() }],
    ['modified', { modified: any() }],
    // The name is looked at before where it is saved.
    ['entity', { entity: string(), other: string().savedAs('_et') }],
  ])('cannot be taken by an attribute: %s', (path, attributes) => {
    expect(() => entityOf(attributes)).toThrow(code('entity.reservedAttributeName', path))
  })

  test.each<[string, Parameters<typeof item>[0]]>([
    ['entity', { kind: string().savedAs('_et') }],
    ['entity', { _et: string() }],
    ['created', { born: string().savedAs('_ct') }],
    ['modified', { _md: string() }],
  ])('cannot be saved where an attribute is: %s', (path, attributes) => {
    expect(() => entityOf(attributes)).toThrow(code('entity.reservedAttributeSavedAs', path))
  })

  test('are free where the internal attribute is renamed, or left out', () => {
    const timestamps = { created: { name: 'born', savedAs: 'b' }, modified: false }
    expect(
      entityOf({ created: string(), modified: string(), _ct: string(), _md: string() }, { timestamps })
        .entityName,
    ).toBe('Song')
    expect(entityOf({ entity: string().savedAs('_et') }, { entityAttribute: false }).entityName).toBe('Song')
  })

  test('cannot be saved under the same name as each other', () => {
    const timestamps = { created: { savedAs: '_md' }, modified: true }
    expect(() => entityOf({}, { timestamps })).toThrow(
      expect.objectContaining({ code: 'schema.item.duplicateSavedAs', payload: { savedAs: '_md' } }),
    )
  })

  test('cannot be the same as each other', () => {
    const timestamps = { created: { name: 'modified' }, modified: true }
    expect(() => entityOf({}, { timestamps })).toThrow(code('entity.reservedAttributeName', 'modified'))
    expect(() => entityOf({}, { entityAttribute: { name: 'created' } })).toThrow(
      code('entity.reservedAttributeName', 'created'),
    )
  })

  test('can be like members of Object.prototype', () => {
    const timestamps = { created: { name: 'constructor', savedAs: 'toString' }, modified: false }
    const song = entityOf({}, { timestamps })
    const { Item } = song.build(PutItemCommand).item({ pk: 'a' }).params()
    expect(Item).toStrictEqual({ pk: 'a', _et: 'Song', toString: expect.any(String) })
  })
})

describe('what is no entity', () => {
  test.each([undefined, null, 5, 'x', {}])('%o is no configuration', config => {
    expect(() => new Entity(config as never)).toThrow(
      expect.objectContaining({
        code: 'entity.invalidProp',
        payload: { propName: 'table', received: undefined, expected: 'a Table' },
      }),
    )
  })

  test.each([{ a: 5 }, { a: { props: {} } }, 'a'])('%o are no attributes', attributes => {
    for (const computeKey of [undefined, () => ({ pk: 'a' })]) {
      const config = { name: 'e', table, schema: { type: 'item', attributes, props: {} }, computeKey }
      expect(() => new Entity(config as never)).toThrow(code('schema.invalidProp'))
    }
  })

  test('null keeps no timestamps, and no entity attribute, as false does', () => {
    const none = new Entity({ name: 'e', table, schema, entityAttribute: null, timestamps: null } as never)
    expect(
      none
        .build(PutItemCommand)
        .item({ pk: 'a' } as never)
        .params().Item,
    ).toStrictEqual({ pk: 'a' })
  })
})
