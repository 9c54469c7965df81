import { describe, expect, test } from 'vitest'
import { AnyOfSchema, anyOf } from '../../src/schema/anyOf.js'
import { item } from '../../src/schema/item.js'
import { map } from '../../src/schema/map.js'
import { string } from '../../src/schema/string.js'
import { prefix } from '../../src/transformers/prefix.js'
import { errorLike } from './everySchema.js'

const cat = map({ kind: string().enum('cat', 'lion') })
const dog = map({ kind: string().enum('dog') })
const fish = map({ kind: string().enum('fish') })

test('discriminate is kept in the props, and reads no schema', () => {
  expect(anyOf(cat, dog).discriminate('kind').props).toStrictEqual({ discriminator: 'kind' })
  expect(() => anyOf(cat).discriminate('nope' as never)).not.toThrow()
})

describe('match', () => {
  const schema = anyOf(cat, anyOf(dog, fish)).discriminate('kind')

  test('finds the alternative of a value, through nested anyOfs', () => {
    expect(schema.match('lion')).toBe(cat)
    expect(schema.match('fish')).toBe(fish)
    expect(new AnyOfSchema([cat], { discriminator: 'kind' }).match('cat')).toBe(cat)
  })

  test.each(['mouse', 'toString', '__proto__', 'constructor', ''])('finds none for %j', value => {
    expect(schema.match(value)).toBeUndefined()
  })

  test('finds none without a discriminator', () => {
    expect(anyOf(map({ undefined: string().enum('a') })).match('a')).toBeUndefined()
    expect(
      anyOf(cat)
        .discriminate('toString' as never)
        .match('cat'),
    ).toBeUndefined()
    expect(
      anyOf(cat)
        .discriminate('__proto__' as never)
        .match('cat'),
    ).toBeUndefined()
  })

  test('takes the last of several alternatives', () => {
    const other = map({ kind: string().enum('dog') })
    expect(anyOf(dog, other).discriminate('kind').match('dog')).toBe(other)
  })

  test('forgets what another discriminator had found', () => {
    const two = map({ kind: string().enum('a'), type: string().enum('b') })
    expect(anyOf(two).discriminate('kind').discriminate('type').match('a')).toBeUndefined()
  })
})

describe('a discriminator', () => {
  const check = (...elements: never[]): void =>
    anyOf(...elements)
      .discriminate('kind' as never)
      .check('p')
  const refused = errorLike('schema.anyOf.invalidDiscriminator', 'p', { discriminator: 'kind' }) as Error

  test('can be a string with an enum in every alternative', () => {
    expect(() => check(cat as never, anyOf(dog, fish) as never)).not.toThrow()
  })

  test('can be renamed, everywhere alike', () => {
    const renamed = (savedAs: string) => map({ kind: string().enum(savedAs).savedAs(savedAs[0]!) }) as never
    expect(() => check(renamed('ka'), renamed('kb'))).not.toThrow()
    expect(() => check(renamed('ka'), renamed('lb'))).toThrow(refused)
    expect(() => check(renamed('ka'), dog as never)).toThrow(refused)
    expect(() => check(anyOf(renamed('ka'), dog as never) as never)).toThrow(refused)
  })

  test.each([
    ['missing', map({ other: string().enum('a') })],
    ['without an enum', map({ kind: string() })],
    ['optional', map({ kind: string().enum('a').optional() })],
    ['transformed', map({ kind: string().enum('a').transform(prefix('A')) })],
    ['in no map', string()],
  ])('cannot be %s', (_, element) => {
    expect(() => check(cat as never, element as never)).toThrow(refused)
  })

  test.each(['toString', 'constructor', '__proto__'])('cannot be the inherited %s', name => {
    expect(() =>
      anyOf(cat)
        .discriminate(name as never)
        .check(),
    ).toThrow(errorLike('schema.anyOf.invalidDiscriminator', undefined, { discriminator: name }) as Error)
  })

  test('is checked before the insides of the alternatives', () => {
    expect(() =>
      check(
        map({
          kind: string()
            .enum(1 as never)
            .optional(),
        }) as never,
      ),
    ).toThrow(refused)
  })

  test('can be in an item, which is treated as a map', () => {
    expect(() => check(item({ kind: string().enum('a') }) as never)).not.toThrow()
  })
})

test('#51 a constant is a default, which no alternative can have', () => {
  expect(() => anyOf(string().const('a') as never).check()).toThrow(
    errorLike('schema.anyOf.defaultedElements', undefined, undefined) as Error,
  )
})
