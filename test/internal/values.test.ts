import { describe, expect, test } from 'vitest'
import { cloneValue, getOwn, setOwn } from '../../src/internal/cloneValue.js'
import { isObject, isPlain } from '../../src/internal/isObject.js'
import { newObject } from '../../src/internal/newObject.js'
import { showValue } from '../../src/internal/showValue.js'

class Pokemon {
  name = 'pikachu'
}

describe('isObject', () => {
  test.each([{}, Object.create(null), new Pokemon(), { a: 1 }])('%o is one', value => {
    expect(isObject(value)).toBe(true)
  })

  test.each([null, undefined, 'a', 1, [], new Set(), new Map(), new Date(0), /a/, new Uint8Array(), () => 1])(
    '%o is none',
    value => {
      expect(isObject(value)).toBe(false)
    },
  )

  test('isPlain leaves out instances of classes', () => {
    expect([isPlain({}), isPlain(Object.create(null)), isPlain(new Pokemon())]).toEqual([true, true, false])
  })
})

describe('cloneValue', () => {
  const $symbol = Symbol('$symbol')

  test('copies lists, sets, binaries, dates and objects, symbols included', () => {
    const value = {
      list: [{ a: 1 }],
      set: new Set(['a']),
      bytes: new Uint8Array([1]),
      date: new Date(0),
      [$symbol]: ['x'],
      none: null,
    }
    const copy = cloneValue(value)
    expect(copy).toStrictEqual(value)
    for (const key of ['list', 'set', 'bytes', 'date', $symbol] as const)
      expect(copy[key]).not.toBe(value[key])
    expect(copy.list[0]).not.toBe(value.list[0])
  })

  test('keeps __proto__ a property', () => {
    const copy = cloneValue(JSON.parse('{"__proto__":{"a":1}}'))
    expect(Object.keys(copy)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
  })
})

test('setOwn and getOwn know own properties alone', () => {
  const target: Record<string, unknown> = {}
  setOwn(target, '__proto__', 1)
  setOwn(target, 'a', 2)
  expect(Object.entries(target)).toEqual([
    ['__proto__', 1],
    ['a', 2],
  ])
  expect(getOwn(target, '__proto__')).toBe(1)
  expect(getOwn({}, '__proto__')).toBeUndefined()
  expect(getOwn({}, 'toString')).toBeUndefined()
})

describe('newObject', () => {
  test.each([0, 12, 13, 100])('for %i properties is an ordinary empty object', size => {
    const object = newObject(size)
    expect(object).toStrictEqual({})
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
    expect(object.constructor).toBe(Object)
  })
})

test('setOwn makes ordinary properties, `__proto__` among them', () => {
  for (const name of ['a', '__proto__']) {
    const target = {}
    setOwn(target, name, 1)
    expect(Object.getOwnPropertyDescriptor(target, name)).toStrictEqual({
      value: 1,
      configurable: true,
      enumerable: true,
      writable: true,
    })
  }
})

test('showValue shows the kind of an object, and 50 characters of anything else', () => {
  expect(showValue(new Map())).toBe('Map')
  expect(showValue(null)).toBe('null')
  expect(showValue('a'.repeat(60))).toBe(`'${'a'.repeat(50)}'`)
  expect(showValue(10n ** 60n)).toBe(`1${'0'.repeat(49)}`)
})
