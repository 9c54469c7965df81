import { describe, expect, test } from 'vitest'
import { ConditionCheck } from '../../../src/actions/entity/transactCheck.js'
import { DeleteTransaction } from '../../../src/actions/entity/transactDelete.js'
import { GetTransaction } from '../../../src/actions/entity/transactGet.js'
import { PutTransaction } from '../../../src/actions/entity/transactPut.js'
import { UpdateTransaction } from '../../../src/actions/entity/transactUpdate.js'
import { $add, $append, $get } from '../../../src/actions/entity/update/index.js'
import { Entity } from '../../../src/entity/index.js'
import { item, number } from '../../../src/schema/index.js'
import { depot, Key, key, Parcel, parcelKey } from '../../entity/parcel.js'
import { wrongOptions } from './writeOptions.js'

const parcel = { ...key, label: 'x' }
const Item = { ...Key, label: 'x' }
const condition = { attr: 'grams', gt: 1 } as const
const options = { condition, returnValuesOnConditionFalse: 'ALL_OLD', tableName: 'other' } as const
const conditionFields = {
  ConditionExpression: '#c_1 > :c_1',
  ExpressionAttributeNames: { '#c_1': 'w' },
  ExpressionAttributeValues: { ':c_1': 1 },
}
const incomplete = (message: RegExp) =>
  expect.objectContaining({ code: 'actions.incompleteAction', message: expect.stringMatching(message) })

/** Those that concern a member of a transaction: the others are settings of the whole. */
const wrongMemberOptions = [
  ...wrongOptions.filter(
    ([given]) => !['capacity', 'metrics', 'returnValues'].some(name => Object.hasOwn(given, name)),
  ),
  ...['capacity', 'metrics', 'returnValues', 'consistent', 'attributes'].map(
    option => [{ [option]: 'NONE' }, 'options.unknownOption', { option }] as const,
  ),
].filter(([given]) => Object.keys(given).length === 1)

describe('GetTransaction', () => {
  const get = () => Parcel.build(GetTransaction)

  test('reads the item of a key', () => {
    expect(get().key(key).params()).toStrictEqual({ Get: { TableName: 'depot', Key } })
    expect(
      get()
        .key(key)
        .options({ attributes: ['grams', 'box.note'], tableName: 'other' })
        .params(),
    ).toStrictEqual({
      Get: {
        TableName: 'other',
        Key,
        ExpressionAttributeNames: { '#p_1': 'w', '#p_2': 'bx', '#p_3': 'n' },
        ProjectionExpression: '#p_1, #p_2.#p_3',
      },
    })
    expect(get().key(key).options({ attributes: [] }).params()).toStrictEqual({
      Get: { TableName: 'depot', Key },
    })
  })

  test.each([
    [{ capacity: 'NONE' }, 'options.unknownOption', { option: 'capacity' }],
    [{ consistent: true }, 'options.unknownOption', { option: 'consistent' }],
    [{ condition }, 'options.unknownOption', { option: 'condition' }],
    [{ attributes: ['nope'] }, 'actions.invalidExpressionAttributePath', { attributePath: 'nope' }],
    [{ attributes: 'label' }, 'options.invalidAttributesOption', { attributes: 'label' }],
    [{ tableName: 1 }, 'options.invalidTableNameOption', { tableName: 1 }],
    [{ tableName: 1, attributes: 1 }, 'options.invalidAttributesOption', { attributes: 1 }],
  ])('refuses the options %o', (given, code, payload) => {
    const member = get()
      .key(key)
      .options(given as {})
    expect(() => member.params()).toThrow(expect.objectContaining({ code, payload }))
  })

  test('never changes, and keeps its options', () => {
    const sized = get().options({ attributes: ['label'] })
    expect(() => sized.params()).toThrow(incomplete(/GetTransaction.*key/))
    expect(sized.key(key).params()).toMatchObject({ Get: { ProjectionExpression: '#p_1' } })
    expect(new GetTransaction(Parcel, key, { attributes: ['label'] }).params()).toStrictEqual(
      sized.key(key).params(),
    )
    expect(GetTransaction.actionName).toBe('transactGet')
    expect(Object.keys(sized)).toStrictEqual(['entity'])
  })
})

describe('PutTransaction', () => {
  const put = () => Parcel.build(PutTransaction)

  test('writes an item', () => {
    expect(put().item(parcel).params()).toStrictEqual({
      ToolboxItem: parcel,
      Put: { TableName: 'depot', Item },
    })
    expect(put().item(parcel).options(options).params()).toStrictEqual({
      ToolboxItem: parcel,
      Put: { TableName: 'other', Item, ...conditionFields, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
    })
  })

  test.each(wrongMemberOptions)('refuses the options %o', (given, code, payload) => {
    const member = put()
      .item(parcel)
      .options(given as {})
    expect(() => member.params()).toThrow(expect.objectContaining({ code, payload }))
  })

  test('never changes, and makes one item', () => {
    let made = 0
    const schema = item({ ...parcelKey, serial: number().default(() => ++made) })
    const Numbered = new Entity({ name: 'Numbered', table: depot, schema })
    const member = Numbered.build(PutTransaction).item(key)

    expect(member.params()).toStrictEqual(member.params())
    expect(made).toBe(1)
    expect(() => put().params()).toThrow(incomplete(/PutTransaction.*item/))
    expect(put().options(options).item(parcel).params().Put.TableName).toBe('other')
    expect(new PutTransaction(Parcel, parcel, options).params().Put.TableName).toBe('other')
    expect(PutTransaction.actionName).toBe('transactPut')
    expect(Object.keys(member)).toStrictEqual(['entity'])
  })
})

describe('UpdateTransaction', () => {
  const update = () => Parcel.build(UpdateTransaction)
  const changes = { ...key, label: 'x', grams: $add(1), stops: $append(['a']) }

  test('changes an item', () => {
    expect(update().item(changes).params()).toStrictEqual({
      ToolboxItem: changes,
      Update: {
        TableName: 'depot',
        Key,
        UpdateExpression:
          'SET #s_1 = :s_1, #s_2 = list_append(if_not_exists(#s_2, :s_2), :s_3) ADD #a_1 :a_1',
        ExpressionAttributeNames: { '#s_1': 'label', '#s_2': 'stops', '#a_1': 'w' },
        ExpressionAttributeValues: { ':s_1': 'x', ':s_2': [], ':s_3': ['a'], ':a_1': 1 },
      },
    })
    const params = update().item(parcel).options(options).params()
    expect(params).toStrictEqual({
      ToolboxItem: parcel,
      Update: {
        TableName: 'other',
        Key,
        UpdateExpression: 'SET #s_1 = :s_1',
        ConditionExpression: '#c_1 > :c_1',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        ExpressionAttributeNames: { '#c_1': 'w', '#s_1': 'label' },
        ExpressionAttributeValues: { ':c_1': 1, ':s_1': 'x' },
      },
    })
    expect(Object.keys(params.Update.ExpressionAttributeNames ?? {})).toStrictEqual(['#c_1', '#s_1'])
  })

  test.each(wrongMemberOptions)('refuses the options %o', (given, code, payload) => {
    const member = update()
      .item(parcel)
      .options(given as {})
    expect(() => member.params()).toThrow(expect.objectContaining({ code, payload }))
  })

  test('refuses what DynamoDB would', () => {
    expect(() => update().item(key).params()).toThrow(
      expect.objectContaining({ code: 'actions.emptyUpdate' }),
    )
    expect(() =>
      update()
        .item({ ...key, grams: $get('nope') } as never)
        .params(),
    ).toThrow(expect.objectContaining({ code: 'actions.invalidExpressionAttributePath' }))
  })

  test('never changes', () => {
    expect(() => update().params()).toThrow(incomplete(/UpdateTransaction.*item/))
    expect(update().options(options).item(parcel).params().Update.TableName).toBe('other')
    expect(new UpdateTransaction(Parcel, parcel, options).params().Update.TableName).toBe('other')
    expect(UpdateTransaction.actionName).toBe('transactUpdate')
    expect(Object.keys(update())).toStrictEqual(['entity'])
  })
})

describe('DeleteTransaction', () => {
  const remove = () => Parcel.build(DeleteTransaction)

  test('deletes the item of a key', () => {
    expect(remove().key(key).params()).toStrictEqual({ Delete: { TableName: 'depot', Key } })
    expect(remove().key(key).options(options).params()).toStrictEqual({
      Delete: { TableName: 'other', Key, ...conditionFields, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
    })
  })

  test.each(wrongMemberOptions)('refuses the options %o', (given, code, payload) => {
    const member = remove()
      .key(key)
      .options(given as {})
    expect(() => member.params()).toThrow(expect.objectContaining({ code, payload }))
  })

  test('never changes', () => {
    expect(() => remove().params()).toThrow(incomplete(/DeleteTransaction.*key/))
    expect(remove().options(options).key(key).params().Delete.TableName).toBe('other')
    expect(new DeleteTransaction(Parcel, key, options).params().Delete.TableName).toBe('other')
    expect(DeleteTransaction.actionName).toBe('transactDelete')
  })
})

describe('ConditionCheck', () => {
  const check = () => Parcel.build(ConditionCheck)

  test('checks the item of a key', () => {
    expect(check().key(key).condition(condition).params()).toStrictEqual({
      ConditionCheck: { TableName: 'depot', Key, ...conditionFields },
    })
    expect(
      check()
        .options({ returnValuesOnConditionFalse: 'NONE', tableName: 'other' })
        .condition({ attr: 'label', exists: true })
        .key(key)
        .params(),
    ).toStrictEqual({
      ConditionCheck: {
        TableName: 'other',
        Key,
        ConditionExpression: 'attribute_exists(#c_1)',
        ExpressionAttributeNames: { '#c_1': 'label' },
        ReturnValuesOnConditionCheckFailure: 'NONE',
      },
    })
  })

  test.each([
    ...wrongMemberOptions.filter(([given]) => !Object.hasOwn(given, 'condition')),
    [{ condition }, 'options.unknownOption', { option: 'condition' }] as const,
  ])('refuses the options %o', (given, code, payload) => {
    const member = check()
      .key(key)
      .condition(condition)
      .options(given as {})
    expect(() => member.params()).toThrow(expect.objectContaining({ code, payload }))
  })

  test('needs a key, then a condition', () => {
    expect(() => check().params()).toThrow(incomplete(/ConditionCheck.*key/))
    expect(() => check().key(key).params()).toThrow(incomplete(/ConditionCheck.*condition/))
    expect(() => check().condition(condition).params()).toThrow(incomplete(/key/))
    const wrong = check()
      .key(key)
      .condition({ attr: 'nope', eq: 1 } as never)
    expect(() => wrong.params()).toThrow(
      expect.objectContaining({ code: 'actions.invalidExpressionAttributePath' }),
    )
  })

  test('never changes', () => {
    const full = check().key(key).condition(condition)
    expect(new ConditionCheck(Parcel, key, condition, { tableName: 'other' }).params()).toStrictEqual(
      full.options({ tableName: 'other' }).params(),
    )
    expect(full.options(() => ({ tableName: 'other' })).params().ConditionCheck.TableName).toBe('other')
    expect(full.params().ConditionCheck.TableName).toBe('depot')
    expect(ConditionCheck.actionName).toBe('conditionCheck')
    expect(Object.keys(full)).toStrictEqual(['entity'])
  })
})
