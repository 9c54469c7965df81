import { describe, expect, test } from 'vitest'
import { AccessPattern, IAccessPattern } from '../../../src/actions/entity/accessPattern.js'
import { Entity } from '../../../src/entity/index.js'
import { item, map, number, string } from '../../../src/schema/index.js'
import { Table } from '../../../src/table/index.js'
import { prefix } from '../../../src/transformers/prefix.js'
import { depotOf } from './client.js'

const { client } = depotOf()
const table = new Table({
  name: 'dex',
  partitionKey: { name: 'PK', type: 'string' },
  sortKey: { name: 'SK', type: 'string' },
  indexes: {
    byTrainer: {
      type: 'global',
      partitionKey: { name: 'trainer', type: 'string' },
      sortKey: { name: 'level', type: 'number' },
    },
  },
  documentClient: client,
})
const Pokemon = new Entity({
  name: 'Pokemon',
  table,
  schema: item({
    id: string().key().savedAs('PK'),
    sk: string().key().savedAs('SK').default('-'),
    trainer: string().optional(),
    level: number().default(1),
  }),
})

const schema = map({ trainer: string(), level: number().default(5) })
const byTrainer = Pokemon.build(AccessPattern)
  .schema(schema)
  .pattern(({ trainer, level }) => ({ index: 'byTrainer', partition: trainer, range: { gte: level } }))

const request = {
  TableName: 'dex',
  IndexName: 'byTrainer',
  KeyConditionExpression: '(#c0_1 = :c0_1) AND (#c0_2 >= :c0_2)',
  FilterExpression: '#c1_1 = :c1_1',
  ExpressionAttributeNames: { '#c0_1': 'trainer', '#c0_2': 'level', '#c1_1': '_et' },
  ExpressionAttributeValues: { ':c0_1': 'ash', ':c0_2': 5, ':c1_1': 'Pokemon' },
}

describe('an access pattern', () => {
  test('makes queries of its input', () => {
    expect(byTrainer.query({ trainer: 'ash' }).params()).toStrictEqual(request)
    expect(byTrainer.query({ trainer: 'ash', level: 7 }).params()).toMatchObject({
      ExpressionAttributeValues: { ':c0_2': 7 },
    })
  })

  test('has options, over which those of the pattern go', () => {
    const limited = byTrainer.options({ limit: 2, reverse: true })
    expect(limited.query({ trainer: 'ash' }).params()).toStrictEqual({
      ...request,
      Limit: 2,
      ScanIndexForward: false,
    })
    const own = limited.pattern(({ trainer }) => ({
      index: 'byTrainer',
      partition: trainer,
      options: { limit: 3, reverse: undefined },
    }))
    const params = own.query({ trainer: 'ash' }).params()
    expect(params).toMatchObject({ Limit: 3, KeyConditionExpression: '#c0_1 = :c0_1' })
    expect(params).not.toHaveProperty('ScanIndexForward')
    expect(
      limited
        .options(previous => ({ limit: previous.limit + 1 }))
        .query({ trainer: 'ash' })
        .params(),
    ).toStrictEqual({
      ...request,
      Limit: 3,
    })
  })

  test('gives its pattern the input as it is stored, then as it is in code', () => {
    const calls: unknown[] = []
    const pattern = Pokemon.build(AccessPattern)
      .schema(map({ trainer: string().transform(prefix('T')).savedAs('t'), level: number().default(1) }))
      .pattern((...input) => {
        calls.push(input)
        return { partition: input[0].t }
      })
    expect(pattern.query({ trainer: 'ash' }).params()).toMatchObject({
      ExpressionAttributeValues: { ':c0_1': 'T#ash' },
    })
    expect(calls).toStrictEqual([
      [
        { t: 'T#ash', level: 1 },
        { trainer: 'ash', level: 1 },
      ],
    ])
  })

  test('gives its pattern nothing without a schema', () => {
    const all = Pokemon.build(AccessPattern).pattern(input => {
      expect(input).toBeUndefined()
      return { partition: 'all' }
    })
    expect(all.query().params()).toMatchObject({ KeyConditionExpression: '#c0_1 = :c0_1' })
  })

  test('refuses a wrong input, then a missing pattern', () => {
    const empty = Pokemon.build(AccessPattern).schema(schema)
    expect(() => empty.query({ trainer: 1 } as never)).toThrow(
      expect.objectContaining({ code: 'parsing.invalidAttributeInput', path: 'trainer' }),
    )
    expect(() => empty.query({ trainer: 'ash' })).toThrow(
      expect.objectContaining({
        code: 'actions.incompleteAction',
        message: expect.stringMatching(/AccessPattern.*pattern/),
      }),
    )
  })

  test('never changes, and keeps what it is told', () => {
    const named = byTrainer.meta({ title: 'By trainer' })
    const limited = named.options({ limit: 2 })

    expect(Object.keys(limited)).toStrictEqual(['entity'])
    expect(named.query({ trainer: 'ash' }).params()).toStrictEqual(request)
    expect(
      limited
        .schema(map({ trainer: string(), level: number() }))
        .query({ trainer: 'ash', level: 1 })
        .params(),
    ).toMatchObject({ Limit: 2 })
    expect(Object.getOwnPropertySymbols(limited).map(String)).toContain('Symbol($meta)')
    expect(limited).toBeInstanceOf(IAccessPattern)
    expect(AccessPattern.actionName).toBe('access-pattern')
    const made = new AccessPattern(
      Pokemon,
      schema,
      ({ trainer }) => ({ partition: trainer }),
      { limit: 1 },
      {},
    )
    expect(made.query({ trainer: 'ash' }).params()).toMatchObject({ Limit: 1 })
  })
})
