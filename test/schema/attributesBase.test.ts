import { describe, expect, test } from 'vitest'
import { $get } from '../../src/actions/entity/update/symbols.js'
import { ItemSchema, ItemSchema_, item } from '../../src/schema/item.js'
import { MapSchema, MapSchema_, map } from '../../src/schema/map.js'
import { number } from '../../src/schema/number.js'
import { record } from '../../src/schema/record.js'
import { string } from '../../src/schema/string.js'
import { parcel } from '../actions/schema/fixtures.js'
import { errorLike } from './everySchema.js'

const labelled = parcel.and(p => ({
  label: string().link<typeof p>(({ depot, code }) => `${depot}/${code}`),
}))

test('#46 names are known by key, saved name and requiredness', () => {
  expect(labelled.keyAttributeNames).toStrictEqual(new Set(['depot', 'code']))
  expect(labelled.savedAttributeNames).toStrictEqual(
    new Set(['pk', 'sk', 'grams', 'st', 'note', 'secret', 'touched', 'label']),
  )
  expect(labelled.requiredAttributeNames).toStrictEqual({
    always: new Set(['depot', 'code', 'touched']),
    atLeastOnce: new Set(['grams', 'status', 'label']),
    never: new Set(['note', 'secret']),
  })
})

test('an attribute of which required is invalid is reported by check', () => {
  const schema = map({ a: string({ required: 'often' as never }) })
  expect(() => schema.check()).toThrow(
    errorLike('schema.invalidProp', 'a', {
      propName: 'required',
      received: 'often',
      expected: 'never, atLeastOnce, always',
    }) as Error,
  )
})

test('an item is an item, and no map', () => {
  expect(item({})).toBeInstanceOf(ItemSchema_)
  expect(item({})).toBeInstanceOf(ItemSchema)
  expect(item({})).not.toBeInstanceOf(MapSchema)
  expect(map({})).not.toBeInstanceOf(ItemSchema)
  expect(item({}).type).toBe('item')
  expect(item({}).props).toStrictEqual({})
})

// One loop for both types, whose methods are typed each in its own way.
describe.each<
  [string, (attributes: object) => any, new (...args: any[]) => any, new (...args: any[]) => any]
>([
  ['map', map as never, MapSchema_, MapSchema],
  ['item', item as never, ItemSchema_, ItemSchema],
])('a %s', (type, make, Warm, Light) => {
  const attributes = {
    a: string()
      .link(() => 'x')
      .default('d')
      .validate(() => true),
    b: number()
      .savedAs('_b')
      .updateLink(() => 1)
      .keyLink(() => 2),
    c: map({ d: string().link(() => 'y') }),
  }
  const schema = make(attributes)

  test('holds the attributes it is given', () => {
    expect(schema.attributes).toBe(attributes)
    expect(new Light(attributes, {}).attributes).toBe(attributes)
  })

  test('pick keeps the named attributes, in the order named', () => {
    const picked = schema.pick('b', 'a', 'b', 'nope' as never)
    expect(picked).toBeInstanceOf(Warm)
    expect(Object.keys(picked.attributes)).toStrictEqual(['b', 'a'])
    expect([...picked.savedAttributeNames]).toStrictEqual(['_b', 'a'])
    expect(Object.keys(schema.attributes)).toStrictEqual(['a', 'b', 'c'])
  })

  test('pick takes names of the prototype for unknown', () => {
    expect(schema.pick('toString' as never).attributes).toStrictEqual({})
  })

  test('omit keeps the others, in their order', () => {
    const rest = schema.omit('b', 'nope' as never)
    expect(rest).toBeInstanceOf(Warm)
    expect(Object.keys(rest.attributes)).toStrictEqual(['a', 'c'])
  })

  test.each(['pick', 'omit'] as const)('%s resets links, and only these', method => {
    const { a, b, c } = (method === 'pick' ? schema.pick('a', 'b', 'c') : schema.omit()).attributes
    const none = { keyLink: undefined, putLink: undefined, updateLink: undefined }
    expect(a.props).toStrictEqual({ ...attributes.a.props, ...none })
    expect(b.props).toStrictEqual({ ...attributes.b.props, ...none })
    expect(c.attributes.d).toBe(attributes.c.attributes.d)
    expect(attributes.a.props.putLink).toBeTypeOf('function')
  })

  test('and adds attributes, in place of those of the same name', () => {
    const a = number()
    const link = string().link(() => 'z')
    const more = schema.and({ z: link, a })
    expect(more).toBeInstanceOf(Warm)
    expect(Object.keys(more.attributes)).toStrictEqual(['a', 'b', 'c', 'z'])
    expect(more.attributes.a).toBe(a)
    expect(more.attributes.b).toBe(attributes.b)
    expect(more.attributes.z).toBe(link)
  })

  test('and gives the schema so far to a function', () => {
    let given: unknown
    schema.and((so: unknown) => {
      given = so
      return {}
    })
    expect(given).toBe(schema)
  })

  test('strict and meta stay through pick, omit and and', () => {
    const meta = { title: 'T' }
    expect(schema.strict().props).toStrictEqual({ strict: true })
    expect(schema.strict(false).props).toStrictEqual({ strict: false })
    expect(schema.unknown('reject')).toStrictEqual(schema.strict())
    expect(schema.unknown('drop')).toStrictEqual(schema.strict(false))
    expect(schema.strict().meta(meta).pick('a').props).toStrictEqual({ strict: true, meta })
    expect(schema.strict().meta(meta).omit('a').props).toStrictEqual({ strict: true, meta })
    expect(schema.strict().meta(meta).and({}).props).toStrictEqual({ strict: true, meta })
    expect(() => schema.strict('yes' as never).check('p')).toThrow(
      errorLike('schema.invalidProp', 'p', { propName: 'strict', received: 'yes' }) as Error,
    )
  })

  test('an empty path is that of the root', () => {
    expect(() => item({ a: string({ hidden: 'x' as never }) }).check('')).toThrow(
      expect.objectContaining({ path: 'a' }) as Error,
    )
    expect(() => record(string().enum(1 as never), string()).check('')).toThrow(
      expect.objectContaining({ path: '' }) as Error,
    )
  })

  test('#50 two attributes cannot be saved under one name', () => {
    const twice = make({ a: string(), b: string().savedAs('a'), c: string().enum(1 as never) })
    expect(() => twice.check()).toThrow(
      errorLike(`schema.${type}.duplicateSavedAs`, undefined, { savedAs: 'a' }) as Error,
    )
    expect(() => map({ m: twice as never }).check('p')).toThrow(
      expect.objectContaining({ path: 'p.m' }) as Error,
    )
  })

  test('two attributes can trade their names', () => {
    expect(() => make({ a: string().savedAs('b'), b: string().savedAs('a') }).check()).not.toThrow()
  })

  test('children are checked in order', () => {
    const bad = string().enum(1 as never)
    expect(() => make({ first: map({ x: bad }), second: bad }).check()).toThrow(
      expect.objectContaining({ path: 'first.x' }) as Error,
    )
  })

  test('#52 check freezes the attributes and what is known of their names', () => {
    const checked = make({ a: string() })
    checked.check()
    const { props, keyAttributeNames, savedAttributeNames, requiredAttributeNames } = checked
    for (const part of [
      checked.attributes,
      props,
      keyAttributeNames,
      savedAttributeNames,
      requiredAttributeNames,
      checked.attributes.a.props,
    ]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
    expect(Object.isFrozen(checked)).toBe(false)
    expect(checked.and({ b: string() }).checked).toBe(false)
    expect(checked.pick('a').checked).toBe(false)
    expect(() => checked.pick('a').check()).not.toThrow()
  })

  test('names of the prototype are ordinary names', () => {
    const odd = make({ constructor: string().key(), toString: string().savedAs('__proto__') })
    expect(odd.keyAttributeNames).toStrictEqual(new Set(['constructor']))
    expect(() => odd.check()).not.toThrow()
  })
})

test('a map keeps its own props, links included, through pick, omit and and', () => {
  const link = (): { a: string; b: string } => ({ a: 'x', b: 'y' })
  const schema = map({ a: string(), b: string() }).link(link).savedAs('m')
  const props = { putLink: link, savedAs: 'm' }
  for (const made of [schema.pick('a'), schema.omit('b'), schema.and({ c: string() })]) {
    expect(made.props).toStrictEqual(props)
  }
})

test('a map keeps the props object it is given', () => {
  const props = { required: 'never' } as const
  expect(map({}, props).props).toBe(props)
})

test('an item inside a schema is treated as a map', () => {
  const schema = item({ i: item({ a: string() }) as never, b: string() })
  expect(() => schema.check()).not.toThrow()
  expect(Object.keys(schema.omit('b').attributes)).toStrictEqual(['i'])
  expect(Object.keys(schema.pick('i').attributes)).toStrictEqual(['i'])
})

test('an update can be a static default of an attribute', () => {
  expect(() => map({ a: string().updateDefault($get('b')) }).check()).not.toThrow()
})

test.each(['__proto__', 'constructor', Object.create(null), Object.assign([], { length: 2 ** 32 - 1 })])(
  'what is said of requiredness that does not exist waits for check: %o',
  required => {
    const schema = map({ a: string({ required } as never) })
    const payload = { propName: 'required', received: required, expected: 'never, atLeastOnce, always' }

    expect(Object.values(schema.requiredAttributeNames).map(names => names.size)).toStrictEqual([0, 0, 0])
    expect(() => schema.check()).toThrow(
      expect.objectContaining({ code: 'schema.invalidProp', path: 'a', payload }),
    )
  },
)

test.each([Object.create(null), [['a']], Symbol('a'), null])('pick finds no attribute by %o', name => {
  expect(map({ a: string() }).pick(name as never).attributes).toStrictEqual({})
})
