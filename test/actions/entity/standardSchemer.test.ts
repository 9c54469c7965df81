import { expect, test } from 'vitest'
import { EntityStandardSchemer } from '../../../src/actions/entity/standardSchemer.js'
import { key, Parcel, Tracked } from '../../entity/parcel.js'

test('an item comes valid, filled, with the internal attributes, not encoded', () => {
  const { validate } = Tracked.build(EntityStandardSchemer)['~standard']
  const result = validate({ ...key, label: 'L', junk: 1 }) as { value: { created: string } }
  const { created } = result.value
  expect(result).toStrictEqual({
    value: { ...key, label: 'L', entity: 'Tracked', created, modified: created },
  })
  expect(Date.parse(created)).toBeGreaterThan(0)
})

test('every invalid attribute is an issue', () => {
  const { validate, ...rest } = Parcel.build(EntityStandardSchemer)['~standard']
  expect(rest).toStrictEqual({ version: 1, vendor: 'stator' })
  expect(validate({ ...key, label: 1, grams: 'x' })).toStrictEqual({
    issues: [
      { message: "'label' should be string, received 1.", path: ['label'] },
      { message: "'grams' should be number, received 'x'.", path: ['grams'] },
    ],
  })
})

test('in mode key, the attributes of the key are all that counts', () => {
  const schemer = Parcel.build(EntityStandardSchemer).options({ mode: 'key' })
  expect(schemer['~standard'].validate({ ...key, label: 1 })).toStrictEqual({ value: key })
  expect(schemer['~standard'].validate({ label: 'L' })).toHaveProperty(
    'issues.length',
    Object.keys(key).length,
  )
  expect(schemer.entity).toBe(Parcel)
  expect(EntityStandardSchemer.actionName).toBe('standardSchemer')
})
