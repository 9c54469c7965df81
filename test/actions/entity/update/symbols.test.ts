import { describe, expect, test } from 'vitest'
import * as exported from '../../../../src/actions/entity/update/symbols.js'

// Looked up by name.
const symbols = { ...exported }
const { $add, $append, $delete, $get, $prepend, $remove, $set, $subtract, $sum, $IS_EXTENSION } = symbols

test('symbols are unique, and described by their names', () => {
  for (const name of [
    '$SET',
    '$GET',
    '$REMOVE',
    '$SUM',
    '$SUBTRACT',
    '$ADD',
    '$DELETE',
    '$APPEND',
    '$PREPEND',
    '$IS_EXTENSION',
  ] as const) {
    expect(symbols[name].description).toBe(name)
    expect(Symbol.keyFor(symbols[name])).toBeUndefined()
  }
})

describe.each([
  ['$SET', () => $set('a'), 'a', symbols.isSetting],
  ['$GET', () => $get('a'), ['a'], symbols.isGetting],
  ['$GET', () => $get('a', 0), ['a', 0], symbols.isGetting],
  ['$GET', () => $get('a', undefined), ['a'], symbols.isGetting],
  ['$GET', () => $get('a', $get('b')), ['a', $get('b')], symbols.isGetting],
  ['$REMOVE', () => $remove(), true, symbols.isRemoval],
  ['$SUM', () => $sum(1, $get('a')), [1, $get('a')], symbols.isSum],
  ['$SUBTRACT', () => $subtract(1, 2), [1, 2], symbols.isSubtraction],
  ['$ADD', () => $add(1), 1, symbols.isAddition],
  ['$DELETE', () => $delete(new Set('a')), new Set('a'), symbols.isDeletion],
  ['$APPEND', () => $append(['a']), ['a'], symbols.isAppending],
  ['$APPEND', () => $append('a'), 'a', symbols.isAppending],
  ['$PREPEND', () => $prepend(['a']), ['a'], symbols.isPrepending],
] as const)('%s', (name, make, payload, guard) => {
  test('holds its payload and the marker', () => {
    const extension = make()
    expect(extension).toStrictEqual({ [symbols[name]]: payload, [$IS_EXTENSION]: true })
    expect(symbols.isExtension(extension)).toBe(true)
  })

  test('is recognised by its guard, whatever it holds', () => {
    expect(guard(make())).toBe(true)
    expect(guard({ [symbols[name]]: false })).toBe(true)
    for (const other of [{}, [], null, undefined, name, new Set(), { [$IS_EXTENSION]: true }]) {
      expect(guard(other)).toBe(false)
    }
  })
})

test('isExtension looks at the marker alone', () => {
  for (const other of [
    {},
    { [$IS_EXTENSION]: false },
    { [$IS_EXTENSION]: 1 },
    null,
    'a',
    { [symbols.$ADD]: 1 },
  ]) {
    expect(symbols.isExtension(other)).toBe(false)
  }
})
