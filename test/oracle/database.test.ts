import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { MCPToolkit } from '../../src/actions/database/mcpToolkit.js'
import { Synchronizer } from '../../src/actions/database/synchronize.js'
import { AccessPattern as EntityAccessPattern } from '../../src/actions/entity/accessPattern.js'
import { AccessPattern as TableAccessPattern } from '../../src/actions/table/accessPattern.js'
import { Registry } from '../../src/actions/table/registry.js'
import { Database } from '../../src/database/index.js'
import { Entity } from '../../src/entity/index.js'
import * as schema from '../../src/schema/index.js'
import { Table } from '../../src/table/index.js'
import type { Library } from './library.js'

const stator: Library = {
  ...schema,
  Table,
  Entity,
  TableAccessPattern,
  EntityAccessPattern,
  Registry,
  Database,
  MCPToolkit,
  Synchronizer,
}
/** By names that no compiler follows: the types of the reference are nobody's business here. */
const load = async (subpath: string): Promise<Library> =>
  import(/* @vite-ignore */ `dynamodb-toolbox${subpath}`)
const reference: Library = Object.assign(
  {},
  ...(await Promise.all(
    ['', '/database', '/database/actions/mcpToolkit', '/database/actions/synchronize'].map(load),
  )),
)
const both = [
  ['the reference', reference],
  ['stator', stator],
] as const

const create = (library: Library, name: unknown, meta: object = {}, answers: readonly object[] = []) => {
  const { Table, Entity, Registry, Database, item, string, number, map } = library
  const sent: unknown[] = []
  const documentClient = {
    send: async ({ input }: { input: unknown }) => {
      sent.push(input)
      return answers[sent.length - 1] ?? {}
    },
  }
  const table = new Table({ name, partitionKey: { name: 'pk', type: 'string' }, documentClient, meta })
  const Pokemon = new Entity({
    name: 'Pokemon',
    table,
    timestamps: false,
    schema: item({ id: string().key().savedAs('pk'), level: number().default(1).savedAs('lvl') }),
    meta: { title: 'Pokémon', description: 'A pocket monster', _ddbToolshack: { icon: 'paw' } },
  })
  const Bare = new Entity({
    name: 'Bare one',
    table,
    timestamps: false,
    schema: item({ pk: string().key() }),
  })
  const ofKey = (partition: string) => ({ partition })
  const pattern = () => table.build(library['TableAccessPattern'])
  const registry = table
    .build(Registry)
    .registerEntities(Pokemon, Bare)
    .registerAccessPatterns({
      byId: pattern()
        .entities(Pokemon)
        .schema(map({ id: string() }))
        .pattern(({ id }: { id: string }) => ({ partition: id, options: { limit: 5 } }))
        .options({ consistent: true })
        .meta({ title: 'By id', description: 'Finds one' }),
      any: pattern().schema(string()).pattern(ofKey).meta({ description: 'Only this' }),
      both: pattern().entities(Pokemon, Bare).schema(string()).pattern(ofKey).meta({ title: 'Only this' }),
      ofEntity: Pokemon.build(library['EntityAccessPattern']).schema(string()).pattern(ofKey),
      withoutSchema: pattern().pattern(() => ({ partition: 'a' })),
    })
  return { sent, database: new Database({ main: registry }) }
}

describe('tools', () => {
  const toolsOf = (
    library: Library,
    name: unknown,
    options: object = {},
    answers: readonly object[] = [],
  ) => {
    const { sent, database } = create(library, name, {}, answers)
    const tools = new Map<string, any[]>()
    database.build(library['MCPToolkit']).addTools(
      {
        tool: (tool: string, ...rest: unknown[]) => tools.set(tool, rest),
      },
      options,
    )
    const use = async (tool: string, input: object) => {
      const [, shape, , handler] = tools.get(tool)!
      return handler(z.object(shape).parse(input))
    }
    return { sent, tools, use }
  }
  /** Differs in stator: no two spaces in a row, and counts above 0. */
  const settle = (text: string) =>
    JSON.parse(text.replaceAll('  Items', ' Items'), (name, value) =>
      name === 'limit' || name === 'maxPages' ? { type: value.type.replace('integer', 'number') } : value,
    )
  const told = (library: Library, name: unknown, options: object) =>
    [...toolsOf(library, name, options).tools].map(([tool, [description, shape, annotations]]) => {
      const json = z.toJSONSchema(z.object(shape), { io: 'input', unrepresentable: 'any' })
      return settle(JSON.stringify([tool, description, annotations, json]))
    })

  test.each([
    ['a name', 'dex', {}],
    ['a function as name', () => 'dex', {}],
    ['no name', undefined, {}],
    ['a name, to read only', 'dex', { readonly: true }],
  ])('of a table with %s are described as in the reference', (_, name, options) => {
    expect(told(stator, name, options)).toStrictEqual(told(reference, name, options))
  })

  test.each([
    ['get', 'ddb-tb_get-Pokemon-item-from-main-table', { key: { id: 'a' } }],
    [
      'get with options',
      'ddb-tb_get-Pokemon-item-from-main-table',
      {
        key: { id: 'a' },
        options: { capacity: 'TOTAL', consistent: true, attributes: ['level'], tableName: 'x' },
      },
    ],
    [
      'put',
      'ddb-tb_put-Pokemon-item-in-main-table',
      { item: { id: 'a' }, options: { returnValues: 'ALL_OLD', metrics: 'SIZE' } },
    ],
    ['delete', 'ddb-tb_delete-Pokemon-item-from-main-table', { key: { id: 'a' } }],
    ['query', 'ddb-tb_use-byId-access-pattern-on-main-table', { query: { id: 'a' } }],
    ['query of an entity', 'ddb-tb_use-ofEntity-access-pattern-on-main-table', { query: 'a' }],
    [
      'query with options',
      'ddb-tb_use-any-access-pattern-on-main-table',
      { query: 'a', options: { limit: 3, maxPages: 2, reverse: true, exclusiveStartKey: { pk: 'a' } } },
    ],
  ])('%s as the reference does', async (_, tool, input) => {
    const stored = { pk: 'a', lvl: 3, _et: 'Pokemon' }
    const field = tool.includes('get') ? 'Item' : 'Attributes'
    const answers = [tool.includes('use') ? { Items: [stored], Count: 1 } : { [field]: stored }]
    const [expected, actual] = await Promise.all(
      both.map(async ([, library]) => {
        const { use, sent } = toolsOf(library, 'dex', {}, answers)
        const { content } = await use(tool, input)
        return [sent, content[0].type, JSON.parse(content[0].text)]
      }),
    )

    expect(actual).toStrictEqual(expected)
  })
})

describe('uploads', () => {
  const api = 'https://api.dynamodb-toolshack.com'
  const account = { awsAccountId: '1', awsRegion: 'eu' }
  const accessRole = { roleName: 'reader', description: 'Reads' }
  const known = { entities: [{ entityName: 'Old' }, { entityName: 'Pokemon' }] }

  const uploadsOf = async (
    library: Library,
    awsAccount: object,
    meta: object,
    answers: Record<string, object>,
    options: object,
  ) => {
    const calls: unknown[] = []
    const fetch = async (url: string, { method = 'GET', headers, body, signal }: any) => {
      calls.push([method, url, headers, body && JSON.parse(body), signal.aborted])
      return { ok: true, status: 200, json: async () => ({}), ...answers[`${method} ${url}`] }
    }
    const synchronizer = create(library, 'dex', meta).database.build(library['Synchronizer'])
    const outcome = await synchronizer
      .awsAccount(awsAccount)
      .sync({ apiKey: 'key', fetch, ...options })
      .catch(({ message }: Error) => message)
    return { calls, outcome }
  }

  test.each([
    ['an account', account, {}, {}, {}],
    ['all of an account', { ...account, title: 'T', description: 'D', color: 'red' }, {}, {}, {}],
    ['metadata', account, { title: 'Dex', description: 'All', _ddbToolshack: { icon: 'x' } }, {}, {}],
    ['a role that is there', account, { _ddbToolshack: { accessRole } }, {}, {}],
    [
      'a role that is not there',
      account,
      { _ddbToolshack: { accessRole } },
      { [`GET ${api}/access-role/1/reader`]: { ok: false, status: 404 } },
      {},
    ],
    [
      'unknown entities',
      account,
      {},
      {
        [`GET ${api}/table/1/eu/dex/entity`]: { json: async () => known },
        [`DELETE ${api}/table/1/eu/dex/entity/Old`]: { ok: false, status: 404 },
      },
      { deleteUnknownEntities: true },
    ],
    [
      'a failure',
      account,
      {},
      { [`PUT ${api}/table`]: { ok: false, status: 403, json: async () => ({ Message: 'No' }) } },
      {},
    ],
  ])('of %s are those of the reference', async (_, awsAccount, meta, answers, options) => {
    expect(await uploadsOf(stator, awsAccount, meta, answers, options)).toStrictEqual(
      await uploadsOf(reference, awsAccount, meta, answers, options),
    )
  })
})
