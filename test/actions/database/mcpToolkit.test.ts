import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { MCPToolkit } from '../../../src/actions/database/mcpToolkit.js'
import { AccessPattern as EntityAccessPattern } from '../../../src/actions/entity/accessPattern.js'
import { AccessPattern } from '../../../src/actions/table/accessPattern.js'
import { Registry } from '../../../src/actions/table/registry.js'
import { Database } from '../../../src/database/index.js'
import { Entity } from '../../../src/entity/index.js'
import { any, binary, item, map, number, set, string } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'
import { clientOf } from '../table/depot.js'

const create = (answer: object = {}, name: string | undefined = 'dex') => {
  const client = clientOf(answer)
  const table = new Table({ name, partitionKey: { name: 'pk', type: 'string' }, documentClient: client })
  const Pokemon = new Entity({
    name: 'Pokemon',
    table,
    timestamps: false,
    schema: item({
      id: string().key().savedAs('pk'),
      level: number().default(1).savedAs('lvl'),
      tags: set(string()).optional(),
      big: number().big().optional(),
      raw: binary().optional(),
    }),
    meta: { title: 'Pokémon', description: 'A pocket monster' },
  })
  const byId = table
    .build(AccessPattern)
    .entities(Pokemon)
    .schema(map({ id: string().savedAs('i') }))
    .pattern(({ i }) => ({ partition: i, options: { limit: 5 } }))
    .options({ consistent: true })
    .meta({ title: 'By id', description: 'Finds one' })
  const anyOf = table
    .build(AccessPattern)
    .schema(string())
    .pattern(partition => ({ partition }))
  const ofEntity = Pokemon.build(EntityAccessPattern)
    .schema(string())
    .pattern(partition => ({ partition }))
  const unknown = table.build(AccessPattern).pattern(() => ({ partition: 'x' }))
  const registry = table
    .build(Registry)
    .registerEntities(Pokemon)
    .registerAccessPatterns({ byId, anyOf, ofEntity, unknown })
  const tools = new Map<string, any>()
  const server = {
    tool: (
      name: string,
      description: string,
      shape: any,
      annotations: object,
      handler: (input: any) => Promise<any>,
    ) => {
      if (tools.has(name)) throw new Error(`Twice: ${name}`)
      const use = (input: object) => handler(z.object(shape).parse(input))
      tools.set(name, { description, annotations, shape, use })
    },
  }
  return { ...client, table, Pokemon, registry, tools, server }
}
const get = 'ddb-tb_get-Pokemon-item-from-main-table'
const put = 'ddb-tb_put-Pokemon-item-in-main-table'
const remove = 'ddb-tb_delete-Pokemon-item-from-main-table'
const use = (name: string) => `ddb-tb_use-${name}-access-pattern-on-main-table`

const toolsOf = (answer?: object, options?: { readonly?: boolean }) => {
  const all = create(answer)
  const toolkit = new Database({ main: all.registry }).build(MCPToolkit)
  expect(toolkit.addTools(all.server, options)).toBe(toolkit)
  return all
}
const text = (value: unknown) => ({ content: [{ type: 'text', text: JSON.stringify(value) }] })

describe('tools', () => {
  test('are there for each entity, and for each access pattern with a schema', () => {
    expect([...toolsOf().tools.keys()]).toStrictEqual([
      get,
      put,
      remove,
      use('byId'),
      use('anyOf'),
      use('ofEntity'),
    ])
    expect(MCPToolkit.actionName).toBe('mcpToolkit')
  })

  test('only read if they are to', () => {
    expect([...toolsOf({}, { readonly: true }).tools.keys()]).toStrictEqual([
      get,
      use('byId'),
      use('anyOf'),
      use('ofEntity'),
    ])
  })

  test.each([
    [get, "Get a 'Pokemon' Item from the dex Table.\n# Pokémon\n\nA pocket monster.", { readOnlyHint: true }],
    [
      put,
      "Put a 'Pokemon' Item in the dex Table.\n# Pokémon\n\nA pocket monster.",
      { readOnlyHint: false, destructiveHint: false },
    ],
    [
      remove,
      "Delete a 'Pokemon' Item from the dex Table.\n# Pokémon\n\nA pocket monster.",
      { readOnlyHint: false, destructiveHint: true },
    ],
    [
      use('byId'),
      "Query multiple 'Pokemon' Items from the dex Table using the byId AccessPattern.\n# By id\n\nFinds one.",
      { readOnlyHint: true, destructiveHint: false },
    ],
    [
      use('ofEntity'),
      "Query multiple 'Pokemon' Items from the dex Table using the ofEntity AccessPattern.",
      { readOnlyHint: true, destructiveHint: false },
    ],
    [
      use('anyOf'),
      'Query multiple Items from the dex Table using the anyOf AccessPattern.',
      { readOnlyHint: true, destructiveHint: false },
    ],
  ])('%s describes itself', (name, description, hints) => {
    const tool = toolsOf().tools.get(name)

    expect(tool.description).toBe(description)
    expect(tool.annotations).toStrictEqual({ title: description, ...hints })
  })

  test('need the name of a table that has none', () => {
    const { registry, table, server, tools } = create()
    table.tableName = undefined
    new Database({ main: registry }).build(MCPToolkit).addTools(server)

    expect(tools.get(get).description).toContain('the main Table')
    expect(() => z.object(tools.get(get).shape).parse({ key: { id: 'a' } })).toThrow('options')
  })

  // In the reference two may have one name, which servers refuse, and some are too long for clients.
  test('have names of up to 64 characters, each of its own', () => {
    const { registry, server, tools } = create()
    const long = 'a-table-with-a-name-that-is-quite-a-bit-too-long'
    new Database({ [`${long}-1`]: registry, [`${long}-2`]: registry }).build(MCPToolkit).addTools(server)

    expect(tools.size).toBe(12)
    expect([...tools.keys()].every(({ length }) => length <= 64)).toBe(true)
  })
})

describe('use', () => {
  const stored = { pk: 'pikachu', lvl: 5, _et: 'Pokemon' }
  const item = { id: 'pikachu', level: 5 }

  test('gets an item', async () => {
    const { tools, sent } = toolsOf({ Item: stored })

    expect(await tools.get(get).use({ key: { id: 'pikachu' }, options: { consistent: true } })).toStrictEqual(
      text({ Item: item }),
    )
    expect(sent).toStrictEqual([{ TableName: 'dex', Key: { pk: 'pikachu' }, ConsistentRead: true }])
  })

  test('takes the options of the command, and no values that it does not know', () => {
    const { tools } = toolsOf()
    const capacity = ['NONE', 'TOTAL', 'INDEXES']
    const flags = (...names: string[]) => names.map(name => [name, [true, false], ['yes']] as const)
    const attributes = ['attributes', [['id'], ['id', 'level']], [[], 'id']] as const
    const write = [
      ['capacity', capacity, ['ALL']],
      ['metrics', ['NONE', 'SIZE'], ['ALL']],
      ['returnValues', ['NONE', 'ALL_OLD'], ['ALL_NEW']],
    ] as const
    const select = ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'COUNT', 'SPECIFIC_ATTRIBUTES']
    for (const [name, options] of [
      [get, [['capacity', capacity, ['ALL']], ...flags('consistent'), attributes]],
      [put, write],
      [remove, write],
      [
        use('byId'),
        [
          ['capacity', capacity, ['ALL']],
          ['exclusiveStartKey', [{ pk: 'a' }], ['a']],
          ['limit', [1, 1000], [0, -1, 1.5, '1']],
          ['maxPages', [1, 1000], [0, -1, 1.5, '1']],
          ...flags('reverse', 'consistent', 'entityAttrFilter', 'showEntityAttr'),
          attributes,
          ['select', select, ['ALL']],
        ],
      ],
    ] as const) {
      const all = tools.get(name).shape.options
      for (const [option, taken, refused] of options) {
        for (const value of taken) expect(all.parse({ [option]: value })).toStrictEqual({ [option]: value })
        for (const value of refused) {
          expect([option, value, all.safeParse({ [option]: value }).success]).toStrictEqual([
            option,
            value,
            false,
          ])
        }
      }
    }
  })

  test('takes the key alone, and nothing for it that is not in it', () => {
    const { tools } = toolsOf()
    for (const name of [get, remove]) {
      expect(tools.get(name).shape.key.parse({ id: 'a', level: 'x' })).toStrictEqual({ id: 'a' })
    }
  })

  test('says that there is none, as an error', async () => {
    const result = await toolsOf()
      .tools.get(get)
      .use({ key: { id: 'pikachu' } })

    expect(result).toStrictEqual({ content: [{ type: 'text', text: 'Unable to find item' }], isError: true })
  })

  test('puts an item, defaults filled', async () => {
    const { tools, sent } = toolsOf()

    await tools.get(put).use({ item: { id: 'pikachu' }, options: { tableName: 'other' } })

    expect(sent).toStrictEqual([{ TableName: 'other', Item: { pk: 'pikachu', lvl: 1, _et: 'Pokemon' } }])
  })

  test('deletes an item', async () => {
    const { tools, sent } = toolsOf()

    await tools.get(remove).use({ key: { id: 'pikachu' } })

    expect(sent).toStrictEqual([{ TableName: 'dex', Key: { pk: 'pikachu' } }])
  })

  // In the reference options of the caller replace those of the pattern.
  test('queries by a pattern, its options kept', async () => {
    const { tools, sent } = toolsOf({ Items: [stored] })

    const result = await tools.get(use('byId')).use({ query: { id: 'pikachu' }, options: { reverse: true } })

    expect(result).toStrictEqual(text({ Items: [item] }))
    expect(sent[0]).toMatchObject({
      Limit: 5,
      ConsistentRead: true,
      ScanIndexForward: false,
      ExpressionAttributeValues: { ':c0_1': 'pikachu' },
    })
    await tools.get(use('ofEntity')).use({ query: 'pikachu', options: { limit: 1 } })
    expect(sent[1]).toMatchObject({ Limit: 1, ExpressionAttributeValues: { ':c0_1': 'pikachu' } })
  })

  // In the reference the flag is on the text, where no client looks.
  test('reports errors as errors', async () => {
    const { tools } = toolsOf(new Error('Throttled'))

    expect(await tools.get(get).use({ key: { id: 'pikachu' } })).toStrictEqual({
      content: [{ type: 'text', text: 'Error: Throttled' }],
      isError: true,
    })
  })

  // In the reference sets are lost, and big integers fail.
  test('writes sets, binaries and big integers', async () => {
    const { tools } = toolsOf({
      Item: { ...stored, tags: new Set(['a']), big: 9007199254740993n, raw: Uint8Array.of(1, 2, 255) },
    })

    expect(await tools.get(get).use({ key: { id: 'pikachu' } })).toStrictEqual(
      text({ Item: { ...item, tags: ['a'], big: '9007199254740993', raw: 'AQL/' } }),
    )
  })

  test.each([
    ["a buffer of Node's", Buffer.from([1, 2, 255]), 'AQL/'],
    ['as much as an item holds', new Uint8Array(399_999), 'AAAA'.repeat(133_333)],
  ])('writes %s as base64', async (_, raw, base64) => {
    const { tools } = toolsOf({ Item: { ...stored, raw } })

    expect(await tools.get(get).use({ key: { id: 'pikachu' } })).toStrictEqual(
      text({ Item: { ...item, raw: base64 } }),
    )
  })

  test('takes no item that the schema refuses, and sends nothing then', async () => {
    const { tools, sent } = toolsOf()

    expect(() => tools.get(put).use({ item: { id: 1 } })).toThrow('id')
    expect(
      await tools
        .get(use('byId'))
        .use({ query: { id: 'a' }, options: { select: 'ALL_PROJECTED_ATTRIBUTES' } }),
    ).toMatchObject({ isError: true })
    expect(sent).toStrictEqual([])
  })
})

// Of what JSON has no form for, servers cannot tell their clients: in the reference one such attribute breaks them.
test('takes sets, binaries and big integers as it writes them, defaults too', async () => {
  const { sent, send } = clientOf({})
  const table = new Table({
    name: 'dex',
    partitionKey: { name: 'id', type: 'binary' },
    documentClient: { send },
  })
  const bytes = Uint8Array.of(1, 2, 255)
  const Odd = new Entity({
    name: 'Odd',
    table,
    timestamps: false,
    entityAttribute: false,
    schema: item({
      id: binary().key(),
      tags: set(string()).default(new Set(['a'])),
      ids: set(binary()).default(() => new Set([bytes])),
      big: number().big().default(9007199254740993n),
      small: number().big(),
      free: any(),
      none: set(number()).optional(),
    }),
  })
  const tools = new Map<string, any>()
  new Database({ main: table.build(Registry).registerEntities(Odd) }).build(MCPToolkit).addTools({
    tool: (name: string, _: string, shape: any, __: object, handler: any) =>
      tools.set(name, { shape: z.object(shape), use: handler }),
  })
  const { shape, use } = tools.get('ddb-tb_put-Odd-item-in-main-table')
  const described: any = z.toJSONSchema(shape, { io: 'input' })
  await use(shape.parse({ item: { id: 'AQL/', small: '-12', free: { any: [1] }, tags: ['b', 'c'] } }))

  const { properties, required } = described.properties.item
  expect(properties.tags).toStrictEqual({ default: ['a'], type: 'array', items: { type: 'string' } })
  expect(properties.ids.default).toStrictEqual(['AQL/'])
  expect(properties.big.default).toBe('9007199254740993')
  expect(required).toContain('id')
  expect(sent).toStrictEqual([
    {
      TableName: 'dex',
      Item: {
        id: bytes,
        small: -12n,
        free: { any: [1] },
        tags: new Set(['b', 'c']),
        ids: new Set([bytes]),
        big: 9007199254740993n,
      },
    },
  ])
  for (const wrong of [
    { id: '!' },
    { id: 'AQL/', small: 'x' },
    { id: 'AQL/', small: '1.5' },
    { id: 'AQL/', small: 'x1' },
    { id: 'AQL/', small: '1x' },
    { id: 'AQL/', none: ['1'] },
    { id: 'AQL/', small: 1, none: {} },
  ]) {
    expect(shape.safeParse({ item: { free: 1, small: 1, ...wrong } }).success).toBe(false)
  }
  expect(shape.safeParse({ item: { id: 'AQL/', small: 1 } }).success).toBe(false)
})
