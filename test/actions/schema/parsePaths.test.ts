import { describe, expect, test } from 'vitest'
import { PathParser } from '../../../src/actions/schema/parsePaths.js'
import { item, number, record, string } from '../../../src/schema/index.js'
import { prefix } from '../../../src/transformers/prefix.js'
import { box, renamed, vehicle } from './fixtures.js'

const projection = (text: string, names: string[]) => ({
  ProjectionExpression: text,
  ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#p_${i + 1}`, name])),
})
const unknownPath = (attributePath: string) =>
  expect.objectContaining({
    code: 'actions.invalidExpressionAttributePath',
    path: undefined,
    payload: { attributePath },
  })

describe('parse', () => {
  test('writes stored names, one placeholder each (25)', () => {
    expect(
      box.build(PathParser).parse(['stops[2].city', 'rates.eu', "meta['a.b'].c[0]", 'dims[1]']),
    ).toStrictEqual(
      projection('#p_1[2].#p_2, #p_3.#p_4, #p_5.#p_6.#p_2[0], #p_7[1]', [
        's',
        'c',
        'rates',
        'eu',
        'meta',
        'a.b',
        'dims',
      ]),
    )
  })

  test('writes a path once that alternatives of an anyOf share (32)', () => {
    expect(item({ v: vehicle }).build(PathParser).parse(['v.kind', 'v.gear'])).toStrictEqual(
      projection('#p_1.#p_2, #p_1.#p_3', ['v', 'k', 'gear']),
    )
  })

  test('writes nothing for no path', () => {
    expect(box.build(PathParser).parse([])).toStrictEqual(projection('', []))
  })

  test.each(['constructor', '__proto__', 'unit price', 'a.b', "it']s"])('takes the name %j', name => {
    const schema = item({ r: record(string(), number()), ['own']: number().savedAs(name) })
    expect(schema.build(PathParser).parse([`r[${JSON.stringify(name)}]`, 'own'])).toStrictEqual(
      projection('#p_1.#p_2, #p_2', ['r', name]),
    )
  })
})

describe('transform', () => {
  test('returns stored paths, each once, in order', () => {
    const schema = item({ ...renamed.attributes, r: record(string().transform(prefix('D')), number()) })
    expect(schema.build(PathParser).transform(['u.k', "r['a.b']", "['n']", 'n', 'u.k'])).toStrictEqual([
      'u.k',
      'u.kk',
      "r['D#a.b']",
      'n',
    ])
  })

  test('throws at an unknown path, or leaves it out if not strict', () => {
    const parser = box.build(PathParser)
    for (const path of ['nope', 'constructor', '']) {
      expect(() => parser.transform(['dims', path])).toThrow(unknownPath(path))
      expect(() => parser.parse([path], { strict: true })).toThrow(unknownPath(path))
      expect(parser.transform([path, 'dims'], { strict: false })).toStrictEqual(['dims'])
      expect(parser.parse([path], { strict: false })).toStrictEqual(projection('', []))
    }
  })

  test('throws at a path that cannot be read, strict or not', () => {
    expect(() => box.build(PathParser).transform(['a.'], { strict: false })).toThrow(unknownPath('a.'))
  })
})

describe('express', () => {
  test('takes any path, whatever the schema', () => {
    expect(PathParser.express(['a.b[0].a', "['c d']"])).toStrictEqual(
      projection('#p_1.#p_2[0].#p_1, #p_3', ['a', 'b', 'c d']),
    )
    expect(() => PathParser.express(['a['])).toThrow(unknownPath('a['))
  })
})

test('holes are wrong paths, however many', () => {
  const holes: string[] = Object.assign([], { length: 2 ** 32 - 1 })

  expect(() => box.build(PathParser).parse(holes)).toThrow(unknownPath(undefined as never))
})

test('the action has a name', () => {
  expect(PathParser.actionName).toBe('parsePath')
})
