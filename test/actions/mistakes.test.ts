import { describe, expect, test } from 'vitest'
import { EntityFormatter } from '../../src/actions/entity/format.js'
import { GetItemCommand } from '../../src/actions/entity/get.js'
import { EntityParser } from '../../src/actions/entity/parse.js'
import { EntityConditionParser } from '../../src/actions/entity/parseCondition.js'
import { EntityPathParser } from '../../src/actions/entity/parsePaths.js'
import { Formatter } from '../../src/actions/schema/format.js'
import { JSONSchemer } from '../../src/actions/schema/jsonSchemer.js'
import { Parser } from '../../src/actions/schema/parse/index.js'
import { ConditionParser } from '../../src/actions/schema/parseCondition.js'
import { PathParser } from '../../src/actions/schema/parsePaths.js'
import { StandardSchemer } from '../../src/actions/schema/standardSchemer.js'
import { ScanCommand } from '../../src/actions/table/scan.js'
import { Entity } from '../../src/entity/index.js'
import { any, anyOf, item, list, map, record, set, string, tuple } from '../../src/schema/index.js'
import { Table } from '../../src/table/index.js'

// What only code without types can get wrong.
const table = new Table({ name: 't', partitionKey: { name: 'a', type: 'string' } })
const schema = item({ a: string().key(), b: any().optional() })
const entity = new Entity({ name: 'e', table, schema })
const code = (name: string, more = {}) => expect.objectContaining({ code: name, ...more })

const notCallable = { prototype: { constructor: () => 1 } }

test.each([undefined, null, 'x', 1, {}, [], () => 1, function* () {}, notCallable])(
  'build(%s) is no action',
  (Action: any) => {
    for (const host of [schema, entity, table]) {
      expect(() => host.build(Action)).toThrow(
        code('actions.invalidAction', { message: "Give 'build' an action." }),
      )
    }
  },
)

test('a class of old, whose prototype was replaced, is an action', () => {
  function Old(this: object, host: unknown): void {
    Object.assign(this, { host })
  }
  Old.prototype = { kind: 'old' }

  expect(schema.build(Old as never)).toMatchObject({ host: schema, kind: 'old' })
})

test('an action of no schema is refused', () => {
  for (const none of [undefined, null, 5, 'x', {}] as any[]) {
    const fault = code('schema.invalidProp', { payload: { propName: 'schema', received: none } })
    expect(() => new Parser(none)).toThrow(fault)
    expect(() => new PathParser(none)).toThrow(fault)
  }
})

describe('a schema that nobody checked', () => {
  const fault = (path: string | undefined, propName: string, received: unknown, more = {}) =>
    code('schema.invalidProp', { path, payload: { propName, received, ...more } })
  const nowhere = Object.create(null)
  const decode = (value: unknown) => value
  const uses: ((made: any) => unknown)[] = [
    made => new Parser(made).parse({ a: 'a' }),
    made => new Parser(made).parse({ a: 'a' }, { mode: 'update' }),
    made => [...new Parser(made).start({ a: 'a' })],
    made => new Formatter(made).format({ a: 'a' }),
  ]

  test.each<[propName: string, received: any]>([
    ['putValidator', {}],
    ['putValidator', 'x'],
    ['putValidator', { '~standard': { validate: 'x' } }],
    ['transform', () => 'x'],
    ['transform', { decode }],
    ['transform', { encode: decode }],
    ['transform', { encode: 'x', decode: 'x' }],
    ['putLink', 5],
    ['enum', 5],
    ['savedAs', nowhere],
    ['savedAs', 5],
    ['hidden', 'x'],
  ])('is refused at its first use, where its %s is %o', (propName, received) => {
    const made = item({ m: map({ a: string({ [propName]: received }).optional() }).optional() })

    for (const use of uses) expect(() => use(made)).toThrow(fault('m.a', propName, received))
    expect(() => made.check()).toThrow(fault('m.a', propName, received))
  })

  test('is refused where its elements are none', () => {
    expect(() => new Parser(item({ l: list(5 as never) })).parse({})).toThrow(fault('l', 'elements', 5))
    expect(() => new Parser(tuple(null as never)).parse([])).toThrow(fault(undefined, 'elements', null))
  })

  test('is refused where its discriminator is no text', () => {
    const made = item({ e: anyOf(map({ a: string() })).discriminate(nowhere as never) })

    for (const use of uses) expect(() => use(made)).toThrow(code('schema.anyOf.invalidDiscriminator'))
  })

  test('keeps what is wrong with it for check, where it can be used all the same', () => {
    expect(new Parser(list(string().optional() as never)).parse(['a'])).toStrictEqual(['a'])
  })

  test('is refused by the paths that lead through it', () => {
    const made = item({ a: string().savedAs(nowhere) })

    expect(() => new PathParser(made).parse(['a'])).toThrow(fault(undefined, 'savedAs', nowhere))
  })

  test('lets the errors of its own functions pass', () => {
    const own = new TypeError('own')
    const fail = () => {
      throw own
    }
    const made = item({ a: string().validate(fail) })

    expect(() => new Parser(made).parse({ a: 'a' })).toThrow(own)
  })
})

test('null stands for no options', () => {
  const none: any = null
  const parser: any = new Parser(schema)
  const path = { ProjectionExpression: '#p_1', ExpressionAttributeNames: { '#p_1': 'b' } }
  const condition = { attr: 'b', eq: 1 } as never

  expect(parser.parse({ a: 'a' }, none)).toStrictEqual({ a: 'a' })
  expect([...parser.start({ a: 'a' }, none)]).toHaveLength(3)
  expect(new Formatter(schema).format({ a: 'a' }, none)).toStrictEqual({ a: 'a' })
  expect([...new Formatter(schema).start({ a: 'a' }, none)]).toHaveLength(1)
  expect(new PathParser(schema).parse(['b'], none)).toStrictEqual(path)
  expect(new PathParser(schema).transform(['b'], none)).toStrictEqual(['b'])
  expect(new ConditionParser(schema).parse(condition, none).ConditionExpression).toBe('#c_1 = :c_1')
  expect(new StandardSchemer(schema, none)['~standard'].validate({ a: 'a' })).toStrictEqual({
    value: { a: 'a' },
  })
  expect(new JSONSchemer(schema).formattedValueSchema(none).type).toBe('object')
  expect(entity.build(EntityPathParser).parse(['b'], none)).toStrictEqual(path)
  expect(entity.build(EntityPathParser).transform(['b'], none)).toStrictEqual(['b'])
  expect(entity.build(EntityConditionParser).parse(condition, none).ConditionExpression).toBe('#c_1 = :c_1')
  expect(entity.build(EntityParser).parse({ a: 'a' }, none).key).toStrictEqual({ a: 'a' })
  expect(entity.build(EntityFormatter).format({ a: 'a' }, none)).toStrictEqual({ a: 'a' })
  expect(new GetItemCommand(entity, { a: 'a' }, none).params()).toStrictEqual({
    TableName: 't',
    Key: { a: 'a' },
  })
  expect(new ScanCommand(table, [], none).params()).toStrictEqual({ TableName: 't' })
})

describe.each([null, undefined, 'x', 1, {}, { props: {} }, { type: 'string', props: {} }])(
  '%o is no schema',
  (part: any) => {
    test('of an attribute', () => {
      const fault = code('schema.invalidProp', { payload: { propName: 'a', received: part } })
      expect(() => map({ a: part })).toThrow(fault)
      expect(() => item({ a: part })).toThrow(fault)
      expect(() => schema.and({ a: part })).toThrow(fault)
    })

    test('of elements', () => {
      const fault = code('schema.invalidProp', {
        path: 'root',
        payload: { propName: 'elements', received: part },
      })
      for (const made of [list(part), set(part), tuple(part), record(string(), part)]) {
        expect(() => made.check('root')).toThrow(fault)
      }
    })

    test('of keys', () => {
      expect(() => record(part, string()).check()).toThrow(
        code(part?.type === 'string' ? 'schema.invalidProp' : 'schema.record.invalidKeys'),
      )
    })
  },
)

test('nothing is no attributes', () => {
  for (const nothing of [null, undefined] as any[]) {
    expect(() => map(nothing)).toThrow(code('schema.invalidProp'))
    expect(() => item(nothing)).toThrow(code('schema.invalidProp'))
  }
})

test('a path need not stand in an array, and what is none is refused', () => {
  const parsers: any[] = [new PathParser(schema), entity.build(EntityPathParser)]
  for (const parser of parsers) {
    expect(parser.parse('b.c')).toStrictEqual(parser.parse(['b.c']))
    expect(parser.transform('b.c')).toStrictEqual(['b.c'])
    for (const paths of [null, 5, {}, new Set(['b']), undefined]) {
      for (const method of ['parse', 'transform']) {
        expect(() => parser[method](paths)).toThrow(code('actions.invalidExpressionAttributePath'))
      }
    }
  }
  expect(() => PathParser.express(5 as never)).toThrow(code('actions.invalidExpressionAttributePath'))
  expect(() => new Formatter(schema).format({ a: 'a' }, { attributes: 5 as never })).toThrow(
    code('actions.invalidExpressionAttributePath'),
  )
})

test('an extension parser is a function', () => {
  for (const parseExtension of ['x', {}] as any[]) {
    const fault = code('parsing.invalidAttributeInput', {
      payload: { received: parseExtension, expected: 'function' },
    })
    expect(() => new Parser(schema).parse({ a: 'a' }, { parseExtension })).toThrow(fault)
    expect(() => entity.build(EntityParser).parse({ a: 'a' }, { parseExtension })).toThrow(fault)
  }
})
