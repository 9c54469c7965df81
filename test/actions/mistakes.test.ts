import { describe, expect, test } from 'vitest'
import { EntityPathParser } from '../../src/actions/entity/parsePaths.js'
import { Formatter } from '../../src/actions/schema/format.js'
import { Parser } from '../../src/actions/schema/parse/index.js'
import { PathParser } from '../../src/actions/schema/parsePaths.js'
import { Entity } from '../../src/entity/index.js'
import { any, item, list, map, record, set, string, tuple } from '../../src/schema/index.js'
import { Table } from '../../src/table/index.js'

// What only code without types can get wrong.
const table = new Table({ name: 't', partitionKey: { name: 'a', type: 'string' } })
const schema = item({ a: string().key(), b: any().optional() })
const entity = new Entity({ name: 'e', table, schema })
const code = (name: string, more = {}) => expect.objectContaining({ code: name, ...more })

test.each([undefined, null, 'x', 1, {}, [], () => 1])('build(%s) is no action', (Action: any) => {
  for (const host of [schema, entity, table]) {
    expect(() => host.build(Action)).toThrow(code('actions.invalidAction'))
  }
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
    expect(() => new Parser(schema).parse({ a: 'a' }, { parseExtension })).toThrow(
      code('parsing.invalidAttributeInput', { payload: { received: parseExtension, expected: 'function' } }),
    )
  }
})
