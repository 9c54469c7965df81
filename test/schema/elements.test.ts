import { describe, expect, test } from 'vitest'
import { anyOf } from '../../src/schema/anyOf.js'
import { boolean } from '../../src/schema/boolean.js'
import { item } from '../../src/schema/item.js'
import { list } from '../../src/schema/list.js'
import { map } from '../../src/schema/map.js'
import { number } from '../../src/schema/number.js'
import { RecordSchema, record } from '../../src/schema/record.js'
import type { Schema } from '../../src/schema/schema.js'
import { set } from '../../src/schema/set.js'
import { string } from '../../src/schema/string.js'
import { TupleSchema, tuple } from '../../src/schema/tuple.js'
import { errorLike } from './everySchema.js'

type Checked = { check(path?: string): void }
// TypeScript refuses these elements too: values.test-d.ts.
const containers: Record<string, (element: never) => Checked> = {
  set,
  list,
  tuple,
  anyOf,
  record: element => record(string(), element),
}
const getter = (): string => 'x'
const faults: Record<string, Schema> = {
  optional: string().optional(),
  hidden: string().hidden(),
  savedAs: string().savedAs('s'),
  defaulted: string().default('d'),
  key: string().key(),
}

describe.each(Object.keys(containers))('the elements of a %s', type => {
  const of = containers[type]!

  test('are kept as they are given', () => {
    const element = string()
    const { elements } = of(element as never) as unknown as { elements: unknown }
    expect([elements].flat()[0]).toBe(element)
  })

  test.each(['optional', 'hidden', 'savedAs'])('are not %s', fault => {
    expect(() => of(faults[fault] as never).check('p')).toThrow(
      errorLike(`schema.${type}.${fault}Elements`, 'p', undefined) as Error,
    )
  })

  test.each(['keyDefault', 'putDefault', 'updateDefault', 'keyLink', 'putLink', 'updateLink'])(
    type === 'tuple' ? 'may have a %s' : 'have no %s',
    name => {
      const check = () => of(string().clone({ [name]: getter }) as never).check('p')
      if (type === 'tuple') expect(check).not.toThrow()
      else expect(check).toThrow(errorLike(`schema.${type}.defaultedElements`, 'p', undefined) as Error)
    },
  )

  test('may have defaults that are undefined', () => {
    expect(() => of(string().clone({ putDefault: undefined }) as never).check()).not.toThrow()
  })

  test(['set', 'record'].includes(type) ? 'are never keys' : 'are let through as keys', () => {
    const check = () => of(string().key() as never).check('p')
    const code = { set: 'schema.set.optionalElements', record: 'schema.record.keyElements' }[type]
    if (code) expect(check).toThrow(errorLike(code, 'p', undefined) as Error)
    else expect(check).not.toThrow()
  })

  test('are not always required where the reference says so', () => {
    const check = () => of(string().required('always') as never).check('p')
    if (['set', 'record'].includes(type))
      expect(check).toThrow(errorLike(`schema.${type}.optionalElements`, 'p', undefined) as Error)
    else expect(check).not.toThrow()
  })

  test('may be filled and renamed further below', () => {
    if (type === 'set') return
    const nested = map({ a: string().default('d').savedAs('s').optional() })
    expect(() => of(nested as never).check()).not.toThrow()
  })
})

describe('a set', () => {
  test('holds strings, numbers or binaries', () => {
    expect(() => set(boolean() as never).check('p')).toThrow(
      errorLike('schema.set.invalidElements', 'p', undefined) as Error,
    )
    expect(() => set(set(string()) as never).check()).toThrow(
      expect.objectContaining({ code: 'schema.set.invalidElements' }) as Error,
    )
  })

  test('complains of the settings of its elements before their type', () => {
    expect(() => set(boolean().optional() as never).check()).toThrow(
      expect.objectContaining({ code: 'schema.set.optionalElements' }) as Error,
    )
  })
})

describe.each<[string, (...elements: Schema[]) => Checked, typeof TupleSchema | undefined]>([
  ['tuple', tuple as never, TupleSchema],
  ['anyOf', anyOf as never, undefined],
])('a %s', (type, make, Light) => {
  test('needs elements', () => {
    expect(() => make().check('p')).toThrow(
      errorLike(`schema.${type}.missingElements`, 'p', undefined) as Error,
    )
  })

  test('needs a list of elements', () => {
    const bad = Object.assign(make(string()), { elements: string() })
    expect(() => bad.check('p')).toThrow(errorLike(`schema.${type}.invalidElements`, 'p', undefined) as Error)
  })

  test('checks the settings of all elements before their insides', () => {
    const inside = string().enum(1 as never)
    expect(() => make(inside, string().hidden()).check()).toThrow(
      expect.objectContaining({ code: `schema.${type}.hiddenElements` }) as Error,
    )
  })

  test('can be made by its class', () => {
    if (!Light) return
    const elements = [string()]
    expect(new Light(elements, {}).elements).toBe(elements)
  })
})

describe('the keys of a record', () => {
  test('are strings', () => {
    expect(() => record(number() as never, string()).check('p')).toThrow(
      errorLike('schema.record.invalidKeys', 'p', undefined) as Error,
    )
  })

  test.each(Object.keys(faults))('are not %s', fault => {
    expect(() => record(faults[fault] as never, string()).check('p')).toThrow(
      errorLike(`schema.record.${fault}Keys`, 'p', undefined) as Error,
    )
  })

  test('are not always required', () => {
    expect(() => record(string().required('always') as never, string()).check()).toThrow(
      expect.objectContaining({ code: 'schema.record.optionalKeys' }) as Error,
    )
  })

  test('are what the record was made of', () => {
    const [keys, elements] = [string(), number()]
    for (const made of [record(keys, elements), new RecordSchema(keys, elements, {})]) {
      expect([made.keys, made.elements]).toEqual([keys, elements])
      expect(made.keys).toBe(keys)
    }
  })

  test('may be partial, by a boolean', () => {
    expect(record(string(), number()).partial().props).toStrictEqual({ partial: true })
    expect(record(string(), number()).partial(false).props).toStrictEqual({ partial: false })
    expect(() => record(number() as never, string(), { partial: 'a' as never }).check('p')).toThrow(
      errorLike('schema.invalidProp', 'p', { propName: 'partial', received: 'a' }) as Error,
    )
  })
})

describe('the path of an error', () => {
  const bad = string().enum(1 as never)

  test('#47 names elements of lists [n] and of sets [x]', () => {
    const schema = item({ m: map({ l: list(set(bad)) }) })
    expect(() => schema.check()).toThrow(
      errorLike('schema.primitive.invalidEnumValueType', 'm.l[n][x]', {
        expectedType: 'string',
        enumValue: 1,
      }) as Error,
    )
  })

  test('#48 has the indexes of tuples and anyOfs, behind the path given', () => {
    const schema = item({ t: tuple(anyOf(bad)) })
    expect(() => schema.check('root')).toThrow(expect.objectContaining({ path: 'root.t[0][0]' }) as Error)
  })

  test('#49 tells keys of records from elements', () => {
    expect(() => item({ r: record(bad, string()) }).check()).toThrow(
      expect.objectContaining({ path: 'r (KEY)' }) as Error,
    )
    expect(() => item({ r: record(string(), bad) }).check()).toThrow(
      expect.objectContaining({ path: 'r[string]' }) as Error,
    )
  })

  test.each([
    ['a set', set(bad), '[x]'],
    ['a list', list(bad), '[n]'],
    ['a tuple', tuple(string(), bad), '[1]'],
    ['an anyOf', anyOf(bad), '[0]'],
    ['a record', record(string(), bad), '[string]'],
    ['the keys of a record', record(bad, string()), undefined],
    ['a map', map({ 'a.b': bad }), 'a.b'],
  ])('stands alone in %s', (_, schema, path) => {
    expect(() => schema.check()).toThrow(expect.objectContaining({ path }) as Error)
  })
})
