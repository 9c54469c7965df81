import { describe, expect, test } from 'vitest'
import { assertConditionCheckFailed, isConditionCheckFailed } from '../../../src/actions/entity/put.js'
import { DeleteTransaction } from '../../../src/actions/entity/transactDelete.js'
import { PutTransaction } from '../../../src/actions/entity/transactPut.js'
import {
  assertTransactionCancelled,
  isTransactionCancelled,
} from '../../../src/actions/entity/transactWrite.js'
import { Key, key, Parcel } from '../../entity/parcel.js'

const wire = { PK: { S: 'HUB#ams' }, SK: { S: '7' }, label: { S: 'L' }, w: { N: '2' } }
const item = { ...key, label: 'L', grams: 2 }

type Guard = (error: unknown) => boolean
type Assertion = (error: unknown) => void

describe.each<[string, Guard, Assertion]>([
  ['ConditionalCheckFailedException', isConditionCheckFailed, error => assertConditionCheckFailed(error)],
  ['TransactionCanceledException', isTransactionCancelled, error => assertTransactionCancelled(error)],
])('%s', (name, is, assert) => {
  const others = [new Error('x'), { name: 'ValidationException' }, { name: [name] }, null, undefined, 'x']

  test('is told by its name', () => {
    for (const error of [{ name }, Object.assign(new Error('x'), { name })]) {
      expect(is(error)).toBe(true)
      assert(error)
    }
    for (const error of others) {
      expect(is(error)).toBe(false)
      let caught: unknown = 'nothing'
      try {
        assert(error)
      } catch (thrown) {
        caught = thrown
      }
      expect(caught).toBe(error)
    }
  })
})

test('a condition that was not met tells the stored item', () => {
  const error = { name: 'ConditionalCheckFailedException', Item: wire }
  expect(isConditionCheckFailed(error)).toBe(true)
  expect(error).not.toHaveProperty('FormattedItem')
  expect(isConditionCheckFailed(error, Parcel)).toBe(true)
  expect(error).toStrictEqual({ name: 'ConditionalCheckFailedException', Item: wire, FormattedItem: item })
})

test('a cancelled transaction tells the stored items, and the members that failed', () => {
  const reason = { Code: 'ConditionalCheckFailed', Item: wire }
  const error = {
    name: 'TransactionCanceledException',
    CancellationReasons: [{ Code: 'None' }, { ...reason }],
  }
  const remove = Parcel.build(DeleteTransaction).key(key)

  expect(isTransactionCancelled(error, Parcel.build(PutTransaction), remove)).toBe(true)
  expect(error).toStrictEqual({
    name: 'TransactionCanceledException',
    CancellationReasons: [{ Code: 'None' }, { ...reason, FormattedItem: item }],
    FailedMembers: [{ index: 1, entity: 'Parcel', action: 'transactDelete', ...reason, FormattedItem: item }],
  })
  // What is known is not forgotten.
  expect(isTransactionCancelled(error)).toBe(true)
  expect(error).toMatchObject({ FailedMembers: [{ index: 1 }] })
})

test('every type of DynamoDB is read', () => {
  const error = {
    name: 'ConditionalCheckFailedException',
    Item: {
      PK: { S: Key.PK },
      SK: { S: Key.SK },
      label: { S: '' },
      tags: { SS: ['a', 'b'] },
      stops: { L: [{ S: 'a' }] },
      blob: {
        M: {
          __proto__: { NULL: true },
          big: { N: '12345678901234567890' },
          small: { N: '-0.5' },
          yes: { BOOL: false },
          bytes: { B: new Uint8Array([1]) },
          numbers: { NS: ['1', '2.5', '12345678901234567890'] },
          blobs: { BS: [new Uint8Array([2])] },
        },
      },
    },
  }
  isConditionCheckFailed(error, Parcel)
  expect(error).toMatchObject({
    FormattedItem: {
      ...key,
      label: '',
      tags: new Set(['a', 'b']),
      stops: ['a'],
      blob: {
        big: 12345678901234567890n,
        small: -0.5,
        yes: false,
        bytes: new Uint8Array([1]),
        numbers: new Set([1, 2.5, 12345678901234567890n]),
        blobs: new Set([new Uint8Array([2])]),
      },
    },
  })
})
