import { describe, expect, test } from 'vitest'
import { $add } from '../../src/actions/entity/update/symbols.js'
import { StatorError } from '../../src/errors/statorError.js'
import type { Schema } from '../../src/schema/schema.js'
import { SchemaAction } from '../../src/schema/schemaAction.js'
import { string } from '../../src/schema/string.js'
import { errorLike, everySchema, primitives } from './everySchema.js'

// One loop for types whose methods are typed each in its own way.
type Loose = Schema & Record<string, (...args: unknown[]) => Loose>
const schemas = everySchema.map(({ schema, ...rest }) => ({ ...rest, schema: schema as unknown as Loose }))
const getter = (): string => 'x'

describe.each(schemas)('$type', ({ type, schema, Light, Warm, parts }) => {
  test('has its type and the props that were given', () => {
    expect(schema.type).toBe(type)
    expect(schema['props']).toStrictEqual({})
  })

  test('is an instance of its warm and of its light class, from the first call on', () => {
    for (const made of [schema, schema['optional']!()]) {
      expect(made).toBeInstanceOf(Warm)
      expect(made).toBeInstanceOf(Light)
      expect(made.constructor).toBe(Warm)
    }
    expect(Object.getPrototypeOf(Warm)).toBe(Light)
  })

  test.each([
    ['required', [], { required: 'atLeastOnce' }],
    ['required', ['always'], { required: 'always' }],
    ['optional', [], { required: 'never' }],
    ['hidden', [], { hidden: true }],
    ['hidden', [false], { hidden: false }],
    ['key', [], { key: true, required: 'always' }],
    ['key', [false], { key: false }],
    ['savedAs', ['s'], { savedAs: 's' }],
    ['savedAs', [undefined], { savedAs: undefined }],
    ['keyDefault', [getter], { keyDefault: getter }],
    ['putDefault', [getter], { putDefault: getter }],
    ['updateDefault', [getter], { updateDefault: getter }],
    ['default', [getter], { putDefault: getter }],
    ['keyLink', [getter], { keyLink: getter }],
    ['putLink', [getter], { putLink: getter }],
    ['updateLink', [getter], { updateLink: getter }],
    ['link', [getter], { putLink: getter }],
    ['keyValidate', [getter], { keyValidator: getter }],
    ['putValidate', [getter], { putValidator: getter }],
    ['updateValidate', [getter], { updateValidator: getter }],
    ['validate', [getter], { putValidator: getter }],
    ['clone', [], {}],
    ['clone', [{ hidden: true }], { hidden: true }],
  ])('%s(%j) adds to the props', (method, args, props) => {
    const next = schema[method]!(...args)
    expect(next['props']).toStrictEqual(props)
    expect(next).not.toBe(schema)
    expect(schema['props']).toStrictEqual({})
    for (const part of parts) expect(next[part]).toBe(schema[part])
  })

  test.each(['default', 'link', 'validate'])('%s after key() is that of keys', method => {
    const prop = { default: 'keyDefault', link: 'keyLink', validate: 'keyValidator' }[method]!
    expect(schema['key']!()[method]!(getter)['props']).toStrictEqual({
      key: true,
      required: 'always',
      [prop]: getter,
    })
  })

  test.each(['Default', 'Link', 'Validator'])('key() takes over what was set before as put%s', kind => {
    const other = (): string => 'y'
    const method = kind.replace('or', 'e').replace('Validate', 'validate')
    const before = schema[method[0]!.toLowerCase() + method.slice(1)]!(getter)
    expect(before['key']!()['props']).toStrictEqual({
      key: true,
      required: 'always',
      [`put${kind}`]: getter,
      [`key${kind}`]: getter,
    })
    const set = before['clone']!({ [`key${kind}`]: other } as never)
    expect(set['key']!()['props'][`key${kind}`]).toBe(other)
  })

  test('key(false) leaves required alone', () => {
    expect(schema['optional']!()['key']!(false as never)['props']).toStrictEqual({
      required: 'never',
      key: false,
    })
  })

  test('required and optional after key() win', () => {
    expect(schema['key']!()['optional']!()['props']).toStrictEqual({ key: true, required: 'never' })
  })

  test('build hands the schema to the action', () => {
    const action = schema['build']!(SchemaAction as never) as unknown as SchemaAction
    expect(action).toBeInstanceOf(SchemaAction)
    expect(action.schema).toBe(schema)
  })

  test('#52 check freezes the props, not the schema, and goes on with fresh copies', () => {
    const checked = schema['clone']!()
    expect(checked['checked']).toBe(false)
    expect(checked['check']!()).toBeUndefined()
    expect(checked['checked']).toBe(true)
    expect(Object.isFrozen(checked['props'])).toBe(true)
    expect(Object.isFrozen(checked)).toBe(false)
    for (const part of parts) expect(Object.isFrozen(checked[part])).toBe(true)
    expect(checked['optional']!()['checked']).toBe(false)
    expect(checked['optional']!()['props']).toStrictEqual({ required: 'never' })
  })

  test('check passes props that are explicitly undefined', () => {
    const props = { required: undefined, hidden: undefined, key: undefined, savedAs: undefined }
    expect(() => schema['clone']!(props as never)['check']!()).not.toThrow()
  })

  test.each([
    ['required', 'often', { expected: 'never, atLeastOnce, always' }],
    ['hidden', 'yes', {}],
    ['key', 1, {}],
    ['savedAs', 42, {}],
    ['savedAs', null, {}],
    ['putValidator', 'isEven', {}],
    ['keyValidator', null, {}],
    ['updateLink', true, {}],
    ['transform', { decode: String }, {}],
  ])('check refuses %s: %j', (propName, received, more) => {
    const bad = schema['clone']!({ [propName]: received } as never)
    expect(() => bad['check']!('some.path' as never)).toThrow(
      errorLike('schema.invalidProp', 'some.path', { propName, received, ...more }) as Error,
    )
    expect(() => bad['check']!()).toThrow(expect.objectContaining({ path: undefined }) as Error)
    expect(bad['checked']).toBe(false)
  })

  test('check reports required first, then hidden, key and savedAs', () => {
    let bad = schema['clone']!({ required: 0, hidden: 0, key: 0, savedAs: 0 } as never)
    for (const name of ['required', 'hidden', 'key', 'savedAs']) {
      expect(() => bad['check']!()).toThrow(
        expect.objectContaining({ payload: expect.objectContaining({ propName: name }) }) as Error,
      )
      bad = bad['clone']!({ [name]: undefined } as never)
    }
    expect(() => bad['check']!()).not.toThrow()
  })

  test('check survives values that have no text', () => {
    const bad = schema['clone']!({ hidden: Symbol('s') } as never)
    expect(() => bad['check']!()).toThrow(StatorError)
  })
})

describe.each(primitives)('$type', ({ type, make, value, other }) => {
  const factory = make as unknown as (props?: object) => Loose
  const schema = factory()

  test('keeps the props object it is given', () => {
    const props = { required: 'always', enum: [value] }
    expect(factory(props)['props']).toBe(props)
  })

  test('enum replaces what was there', () => {
    expect(schema['enum']!(value)['props']).toStrictEqual({ enum: [value] })
    expect(schema['enum']!(value)['enum']!()['props']).toStrictEqual({ enum: [] })
  })

  test('const is an enum of one, filled in', () => {
    expect(schema['const']!(value)['props']).toStrictEqual({ enum: [value], putDefault: value })
    expect(schema['key']!()['const']!(value)['props']).toStrictEqual({
      key: true,
      required: 'always',
      enum: [value],
      keyDefault: value,
    })
  })

  test('transform is kept', () => {
    const transformer = { encode: String, decode: String }
    expect(schema['transform']!(transformer)['props'].transform).toBe(transformer)
  })

  test('check refuses enum values of another type', () => {
    expect(() => schema['enum']!(value, other)['check']!('p' as never)).toThrow(
      errorLike('schema.primitive.invalidEnumValueType', 'p', {
        expectedType: type,
        enumValue: other,
      }) as Error,
    )
  })

  test.each(['keyDefault', 'putDefault', 'updateDefault'])('check refuses a %s of another type', name => {
    expect(() => schema['clone']!({ [name]: other } as never)['check']!('p' as never)).toThrow(
      errorLike('schema.primitive.invalidDefaultValueType', 'p', {
        expectedType: type,
        defaultValue: other,
      }) as Error,
    )
  })

  test.each(['keyDefault', 'putDefault', 'updateDefault'])('check refuses a %s outside the enum', name => {
    expect(() => schema['enum']!()['clone']!({ [name]: value } as never)['check']!('p' as never)).toThrow(
      errorLike('schema.primitive.invalidDefaultValueRange', 'p', {
        enumValues: [],
        defaultValue: value,
      }) as Error,
    )
    expect(() => schema['enum']!(value)['clone']!({ [name]: value } as never)['check']!()).not.toThrow()
  })

  test('check leaves functions and updates to the time they are used', () => {
    const props = { putDefault: () => other, updateDefault: $add(1) }
    expect(() => schema['enum']!(value)['clone']!(props as never)['check']!()).not.toThrow()
  })
})

test('props of the wrong type come before enums and defaults', () => {
  const bad = string().clone({ hidden: 1 as never, enum: [1 as never], putDefault: 2 })
  expect(() => bad.check()).toThrow(expect.objectContaining({ code: 'schema.invalidProp' }) as Error)
  expect(() => bad.clone({ hidden: true }).check()).toThrow(
    expect.objectContaining({ code: 'schema.primitive.invalidEnumValueType' }) as Error,
  )
})

test.each([new Uint8Array(2), new Int16Array(2)])('bytes are no props: %o', props => {
  const schema = string(props as never)

  expect(() => schema.check('a')).toThrow(
    errorLike('schema.invalidProp', 'a', { propName: '0', received: 0 }),
  )
})

test('settings of other makers are free, whatever their names begin with', () => {
  const schema = string({ enum: ['a'], enumLabels: { a: 'A' } } as never)

  expect(() => schema.check()).not.toThrow()
})
