import { describe, expect, test } from 'vitest'
import { Synchronizer } from '../../../src/actions/database/synchronize.js'
import { EntityDTO } from '../../../src/actions/entity/dto.js'
import { Registry } from '../../../src/actions/table/registry.js'
import { Database } from '../../../src/database/index.js'
import { Entity } from '../../../src/entity/index.js'
import { item, string } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'

const partitionKey = { name: 'pk', type: 'string' } as const
const entityOf = (name: string, table: Table, meta = {}) =>
  new Entity({ name, table, schema: item({ pk: string().key() }), meta })
const api = 'https://api.dynamodb-toolshack.com'
const path = `${api}/table/1/eu/dex`

const create = (answers: Record<string, object> = {}, meta = {}) => {
  const table = new Table({ name: 'dex', partitionKey, meta })
  const Pokemon = entityOf('Pokemon', table, { title: 'P', description: 'A', _ddbToolshack: { icon: 'i' } })
  const Trainer = entityOf('Trainer', table)
  const database = new Database({ main: table.build(Registry).registerEntities(Pokemon, Trainer) })
  const sent: unknown[][] = []
  const inits: any[] = []
  const fetch = async (url: string, init: any) => {
    sent.push([init.method, url, ...(init.body === undefined ? [] : [JSON.parse(init.body)])])
    inits.push(init)
    return { ok: true, status: 200, json: async () => ({}), ...answers[`${init.method} ${url}`] } as never
  }
  const synchronizer = database
    .build(Synchronizer)
    .awsAccount({ awsAccountId: '1', awsRegion: 'eu', title: 'Mine', color: 'red' })
  return { table, Pokemon, Trainer, database, sent, inits, fetch, synchronizer }
}
const dto = (entity: Entity) => JSON.parse(JSON.stringify(entity.build(EntityDTO)))

describe('sync', () => {
  test('uploads the account, tables and entities, one after the other', async () => {
    const { synchronizer, sent, fetch, Pokemon, Trainer, inits } = create({}, { title: 'Dex' })

    await synchronizer.sync({ apiKey: 'secret', fetch })

    expect(Synchronizer.actionName).toBe('synchronize')
    expect(sent).toStrictEqual([
      ['PUT', `${api}/aws-account`, { awsAccountId: '1', title: 'Mine', color: 'red' }],
      [
        'PUT',
        `${api}/table`,
        {
          tableName: 'dex',
          partitionKey,
          entityAttributeSavedAs: '_et',
          awsAccountId: '1',
          awsRegion: 'eu',
          color: 'red',
          title: 'Dex',
          icon: 'database-zap',
        },
      ],
      ['PUT', `${path}/entity`, { ...dto(Pokemon), title: 'P', description: 'A', icon: 'i' }],
      ['PUT', `${path}/entity`, { ...dto(Trainer), icon: 'database-zap' }],
    ])
    expect(inits.every(({ headers }) => headers.Authorization === 'secret')).toBe(true)
    expect(Object.keys(inits[0].headers)).toStrictEqual(['Authorization'])
  })

  test('tells what describes the account', async () => {
    const { synchronizer, sent, fetch } = create()
    const account = { awsAccountId: '1', awsRegion: 'eu', title: 'Mine', description: 'All of it' }

    await synchronizer.awsAccount(account).sync({ apiKey: 'k', fetch })

    expect(sent[0]?.[2]).toStrictEqual({
      awsAccountId: '1',
      title: 'Mine',
      color: 'blue',
      description: 'All of it',
    })
  })

  test('needs no answer to what it uploads', async () => {
    const json = () => Promise.reject(new SyntaxError())
    const answers = { [`PUT ${api}/aws-account`]: { json }, [`PUT ${path}/entity`]: { json } }
    const { synchronizer, sent, fetch } = create(answers)

    await synchronizer.sync({ apiKey: 'k', fetch })

    expect(sent.length).toBe(4)
  })

  test('has defaults for the account', async () => {
    const { database, sent, fetch } = create()

    await database
      .build(Synchronizer)
      .awsAccount({ awsAccountId: '1', awsRegion: 'eu' })
      .sync({ apiKey: 'k', fetch })

    expect(sent[0]?.[2]).toStrictEqual({ awsAccountId: '1', title: '1', color: 'blue' })
    expect(sent[1]?.[2]).not.toHaveProperty('color')
  })

  test.each([true, false])('gives the table an access role, made if need be (there: %s)', async there => {
    const accessRole = { roleName: 'reader', description: 'Reads' }
    const { synchronizer, sent, fetch } = create(
      there ? {} : { [`GET ${api}/access-role/1/reader`]: { ok: false, status: 404 } },
      { _ddbToolshack: { icon: 'x', accessRole } },
    )

    await synchronizer.sync({ apiKey: 'k', fetch })

    expect(sent.slice(2, -2)).toStrictEqual([
      ['GET', `${api}/access-role/1/reader`],
      ...(there ? [] : [['POST', `${api}/access-role`, { awsAccountId: '1', ...accessRole }]]),
      ['POST', `${path}/access-role`, { awsAccountId: '1', roleName: 'reader' }],
    ])
  })

  test('deletes unknown entities on demand', async () => {
    const entities = [{ entityName: 'Old & odd' }, { entityName: 'Trainer' }]
    const { synchronizer, sent, fetch } = create({
      [`GET ${path}/entity`]: { json: async () => ({ entities }) },
      [`DELETE ${path}/entity/Old%20%26%20odd`]: { ok: false, status: 404 },
    })

    await synchronizer.sync({ apiKey: 'k', fetch, deleteUnknownEntities: true })

    expect(sent[2]).toStrictEqual(['GET', `${path}/entity`])
    expect(sent.slice(5)).toStrictEqual([['DELETE', `${path}/entity/Old%20%26%20odd`]])
  })

  // In the reference a new account means the old address.
  test('uploads to another address, whatever is set first', async () => {
    const { synchronizer, sent, fetch } = create()
    synchronizer.apiUrl = 'https://example.com'

    await synchronizer.awsAccount({ awsAccountId: '2', awsRegion: 'us' }).sync({ apiKey: 'k', fetch })

    expect(sent[0]?.[1]).toBe('https://example.com/aws-account')
    expect(sent[2]?.[1]).toBe('https://example.com/table/2/us/dex/entity')
  })

  test.each(['message', 'Message'])('rejects with what the service says (%s)', async field => {
    const { synchronizer, sent, fetch } = create({
      [`PUT ${api}/table`]: { ok: false, status: 403, json: async () => ({ [field]: 'Forbidden' }) },
    })

    await expect(synchronizer.sync({ apiKey: 'k', fetch })).rejects.toThrow(new Error('Forbidden'))
    expect(sent.length).toBe(2)
  })

  // In the reference the error has no message, or is one of JSON.
  test.each([
    ['no message', async () => ({})],
    ['no JSON', async () => JSON.parse('<html>')],
  ])('rejects with the status where there is %s', async (_, json) => {
    const { synchronizer, fetch } = create({ [`PUT ${api}/table`]: { ok: false, status: 502, json } })

    await expect(synchronizer.sync({ apiKey: 'k', fetch })).rejects.toThrow(
      new Error('PUT of table was answered by the status 502.'),
    )
  })

  test('gives each request 30 seconds, and stops at the first failure', async () => {
    const { synchronizer, sent, inits, fetch } = create({
      [`PUT ${api}/aws-account`]: { ok: false, status: 500 },
    })

    await expect(synchronizer.sync({ apiKey: 'k', fetch })).rejects.toThrow('500')
    expect(sent).toHaveLength(1)
    expect(inits[0].signal).toBeInstanceOf(AbortSignal)
  })

  test('needs an account, and tables with a name, before anything is sent', async () => {
    const { database, table, sent, fetch, synchronizer } = create()

    await expect(database.build(Synchronizer).sync({ apiKey: 'k', fetch })).rejects.toThrow(
      expect.objectContaining({
        code: 'actions.incompleteAction',
        message: expect.stringContaining('awsAccount'),
      }),
    )
    table.tableName = undefined
    await expect(synchronizer.sync({ apiKey: 'k', fetch })).rejects.toThrow(
      expect.objectContaining({ code: 'table.missingTableName' }),
    )
    expect(sent).toStrictEqual([])
  })
})
