import { BatchWriteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { DeleteItemCommand } from '../../src/actions/entity/delete.js'
import { ConditionCheck } from '../../src/actions/entity/transactCheck.js'
import { execute as executeTransactWrite } from '../../src/actions/entity/transactWrite.js'
import { UpdateItemCommand } from '../../src/actions/entity/update/index.js'
import { UpdateAttributesCommand } from '../../src/actions/entity/updateAttributes.js'
import { QueryCommand } from '../../src/actions/table/query.js'
import { Entity } from '../../src/entity/index.js'
import { Table } from '../../src/table/index.js'
import { type Description, realise, schemaOf } from '../oracle/description.js'
import { stator } from '../oracle/library.js'
import { printed, printedSchema } from '../oracle/print.js'
import { type Random, randomOf } from '../oracle/random.js'
import { describeOnDynamodb, localDocumentClient, localTable } from './localTable.js'
import { drawCondition, drawItemSchema, drawItemUpdate, drawStored, type Program } from './semantics/draw.js'
import {
  type Action,
  areEqual,
  type Condition,
  holds,
  type Item,
  Refused,
  updated,
} from './semantics/model.js'

const schemas = Number(process.env['STATOR_SEMANTICS_SCHEMAS'] ?? (process.env['STATOR_LONG'] ? 2000 : 60))
const first = Number(process.env['STATOR_SEMANTICS_SEED'] ?? 1)

describeOnDynamodb('random programs do on DynamoDB Local what a model of the documentation does', () => {
  const partitionKey = { name: 'pk', type: 'string' } as const
  const sortKey = { name: 'sk', type: 'string' } as const
  const TableName = localTable({ partitionKey, sortKey })
  const documentClient = localDocumentClient()
  const table = new Table({ name: TableName, partitionKey, sortKey, documentClient })

  /** `any` throughout: the schema is random. */
  const entityOf = (description: Description): any =>
    new (Entity as any)({
      name: 'Random',
      table,
      schema: schemaOf(description, stator),
      timestamps: false,
      entityAttribute: false,
    })

  /** Runs `programs` programs for each of the schemas, and gives the first disagreements, and the number of programs. */
  const disagreements = async (
    program: (random: Random, description: Description, entity: any, name: string) => Promise<string[]>,
    perSchema: number,
  ): Promise<string> => {
    const found: string[] = []
    for (let seed = first; seed < first + schemas && found.length < 5; seed++) {
      const random = randomOf(seed)
      const description = drawItemSchema(random)
      const entity = entityOf(description)
      for (let count = 0; count < perSchema; count++) {
        for (const each of await program(random, description, entity, `${seed}-${count}`)) {
          found.push(`[seed ${seed}] ${each}\n  schema     ${printedSchema(description)}`)
        }
      }
    }
    return found.join('\n\n')
  }

  const put = (item: Item) => documentClient.send(new PutCommand({ TableName, Item: item }))
  const get = async (key: Item): Promise<Item | undefined> =>
    (await documentClient.send(new GetCommand({ TableName, Key: key, ConsistentRead: true }))).Item

  /** What came of a write: done, refused by its condition, or an invalid request. */
  const outcomeOf = async (sent: Promise<unknown>): Promise<string> => {
    try {
      await sent
      return 'done'
    } catch (error: any) {
      if (error.name === 'ConditionalCheckFailedException') return 'condition failed'
      if (error.name === 'TransactionCanceledException') {
        return error.CancellationReasons.some(({ Code }: any) => Code === 'ConditionalCheckFailed')
          ? 'condition failed'
          : `cancelled: ${error.message}`
      }
      return error.name === 'ValidationException' ? `refused: ${error.message}` : `${error}`
    }
  }

  test('filters', { timeout: 3_600_000 }, async () => {
    const told = { items: 0, kept: 0 }
    const wrong = await disagreements(async (random, description, entity, pk) => {
      // DynamoDB takes no filter on the key of what it queries.
      const withoutKey = { ...description, attributes: description.attributes!.slice(2) }
      const items = random.times(12, index => ({ ...drawStored(description, random), pk, sk: `${index}` }))
      await documentClient.send(
        new BatchWriteCommand({
          RequestItems: { [TableName]: items.map(Item => ({ PutRequest: { Item } })) },
        }),
      )
      const found: string[] = []
      for (let count = 0; count < 5; count++) {
        const { written, means } = drawCondition(withoutKey, random)
        const expected = items.filter(item => holds(means, item)).map(({ sk }) => sk)
        told.items += items.length
        told.kept += expected.length
        const query = table
          .build(QueryCommand)
          .query({ partition: pk })
          .entities(entity)
          .options({ filters: { Random: written }, attributes: ['code'] } as never)
        const outcome = await query.send().then(
          ({ Items = [] }: any) => Items.map(({ code }: any) => code).sort((a: string, b: string) => +a - +b),
          (error: unknown) => [`${error}`],
        )
        if (areEqual(outcome, expected)) continue
        const odd = items.filter(({ sk }) => outcome.includes(sk) !== expected.includes(sk))
        found.push(
          `filter\n  written    ${printed(written)}\n  means      ${printed(means)}\n  expected   ${expected}\n  kept       ${outcome}\n  for one    ${printed(odd[0])}`,
        )
      }
      return found
    }, 2)
    if (process.env['STATOR_SEMANTICS_TELL']) console.log(told)

    expect(wrong).toBe('')
    // Neither all nor none.
    expect(told.kept / told.items).toBeGreaterThan(0.2)
    expect(told.kept / told.items).toBeLessThan(0.8)
  })

  test('conditions of deletes and checks', { timeout: 3_600_000 }, async () => {
    const told: Record<string, number> = {}
    const wrong = await disagreements(async (random, description, entity, pk) => {
      const key = { pk, sk: 'c' }
      const item = random.chance(0.85) ? { ...drawStored(description, random), ...key } : undefined
      if (item) await put(item)
      const { written, means } = drawCondition(description, random)
      const expected = holds(means, item ?? {}) ? 'done' : 'condition failed'
      told[expected] = (told[expected] ?? 0) + 1
      const own = { hub: pk, code: 'c' }
      const isCheck = random.chance(0.5)
      const outcome = await outcomeOf(
        isCheck
          ? executeTransactWrite(entity.build(ConditionCheck).key(own).condition(written))
          : entity.build(DeleteItemCommand).key(own).options({ condition: written }).send(),
      )
      const left = await get(key)
      const isLeft = item !== undefined && (isCheck || expected !== 'done')
      return outcome === expected && isLeft === (left !== undefined)
        ? []
        : [
            `${isCheck ? 'check' : 'delete'}\n  written    ${printed(written)}\n  means      ${printed(means)}\n  item       ${printed(item)}\n  expected   ${expected}\n  came       ${outcome}, ${left ? 'there' : 'gone'}`,
          ]
    }, 5)
    if (process.env['STATOR_SEMANTICS_TELL']) console.log(told)

    expect(wrong).toBe('')
  })

  test('updates', { timeout: 3_600_000 }, async () => {
    const told: Record<string, number> = {}
    const wrong = await disagreements(async (random, description, entity, pk) => {
      const key = { pk, sk: 'u' }
      const item = random.chance(0.85) ? { ...drawStored(description, random), ...key } : undefined
      if (item) await put(item)
      const complete = random.chance(0.3)
      const { written, means } = drawItemUpdate(description, random, complete)
      const condition: Program<Condition> | undefined = random.chance(0.3)
        ? drawCondition(description, random, 1)
        : undefined

      const expected = afterUpdate(item, key, means, condition?.means)
      told[expected.outcome] = (told[expected.outcome] ?? 0) + 1
      if (expected.outcome === 'done') for (const kind of kindsOf(means)) told[kind] = (told[kind] ?? 0) + 1
      const outcome = await outcomeOf(
        entity
          .build(complete ? UpdateAttributesCommand : UpdateItemCommand)
          .item(realise({ hub: pk, code: 'u', ...written }, stator))
          .options(condition ? { condition: condition.written } : {})
          .send(),
      )
      const left = await get(key)
      const isSame =
        left === undefined || expected.item === undefined
          ? left === expected.item
          : areEqual(expected.item, left)
      return outcome.startsWith(expected.outcome) && isSame
        ? []
        : [
            `update${complete ? ' of attributes' : ''}\n  written    ${printed(written)}\n  condition  ${printed(condition?.written)}\n  means      ${printed(means)}\n  item       ${printed(item)}\n  expected   ${expected.outcome} ${printed(expected.item)}\n  came       ${outcome} ${printed(left)}`,
          ]
    }, 8)
    if (process.env['STATOR_SEMANTICS_TELL']) console.log(told)

    expect(wrong).toBe('')
    expect(told['done']! / schemas / 8).toBeGreaterThan(0.3)
    for (const kind of [
      'value',
      'path',
      'otherwise',
      'sum',
      'difference',
      'joined',
      'remove',
      'add',
      'delete',
    ]) {
      expect(told[kind], kind).toBeGreaterThan(schemas / 30)
    }
  })

  /** What an update does, by the names of the model. */
  const kindsOf = (actions: readonly Action[]): Set<string> =>
    new Set(actions.flatMap(action => Object.keys('to' in action ? action.to : action)))

  const afterUpdate = (
    item: Item | undefined,
    key: Item,
    actions: readonly Action[],
    condition: Condition | undefined,
  ): { readonly outcome: string; readonly item: Item | undefined } => {
    if (condition && !holds(condition, item ?? {})) return { outcome: 'condition failed', item }
    try {
      return { outcome: 'done', item: updated(item ?? key, actions) }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return { outcome: 'refused', item }
    }
  }
})
