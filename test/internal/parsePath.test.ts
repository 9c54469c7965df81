import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPath } from '../../src/internal/formatPath.js'
import { parsePath } from '../../src/internal/parsePath.js'

describe('parsePath', () => {
  test.each([
    ['', []],
    ['a', ['a']],
    ['a.b', ['a', 'b']],
    ["a['b.c'][0].d", ['a', 'b.c', 0, 'd']],
    ["['a']", ['a']],
    ['a[007]', ['a', 7]],
    ['[0][1]', [0, 1]],
    ["a['x]y'].z", ['a', 'x]y', 'z']],
    ["a['it's']", ['a', "it's"]],
    [`a["it']s"].b`, ['a', "it']s", 'b']],
    ['a[""]', ['a', '']],
    ['a["\\u0041"]', ['a', 'A']],
    // Names hold whatever DynamoDB accepts.
    ['first name', ['first name']],
    ['a:b.c/d.$e.é', ['a:b', 'c/d', '$e', 'é']],
    ["it's.a", ["it's", 'a']],
    ['a\nb', ['a\nb']],
    ['__proto__.constructor', ['__proto__', 'constructor']],
    // As lenient as ever.
    ['a..b', ['a', 'b']],
    ['.a', ['a']],
    ['a.[0]', ['a', 0]],
    ['l[1]a', ['l', 1, 'a']],
    ['a[1].', ['a', 1]],
    ["['a'].", ['a']],
  ])('reads %j', (path, segments) => {
    expect(parsePath(path)).toStrictEqual(segments)
  })

  test.each([
    'a.',
    'a..',
    '.',
    '..',
    'a[b]',
    'a[-1]',
    'a[',
    "a['']",
    "a['']b']",
    'a]',
    'a]b',
    ']',
    '[]',
    "['a",
    'a["\\x"]',
    'a["b]',
    'a[1]]',
  ])('refuses %j', path => {
    expect(() => parsePath(path)).toThrow(
      expect.objectContaining({
        code: 'actions.invalidExpressionAttributePath',
        path: undefined,
        payload: { attributePath: path },
      }),
    )
  })

  test.each([undefined, null, {}, 0])('refuses what is no string: %s', path => {
    expect(() => parsePath(path as never)).toThrow(
      expect.objectContaining({ code: 'actions.invalidExpressionAttributePath' }),
    )
  })

  test('reads back what formatPath wrote, whatever the names', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('[', ']', "'", '"', '.', '\\', 'a', ' ', '0', '\n', '\ud800') }),
      fc.constantFrom('__proto__', 'constructor', '0', '', "']", "['", '"]'),
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(name, fc.nat())), path => {
        expect(parsePath(formatPath(path))).toStrictEqual(path)
      }),
      { numRuns: 5_000 },
    )
  })

  test('reads any text as the same path as its rewriting, or refuses it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('[', ']', "'", '"', '.', '\\', 'a', '1') }), text => {
        let path: ReturnType<typeof parsePath>
        try {
          path = parsePath(text)
        } catch (error) {
          expect(error).toMatchObject({ code: 'actions.invalidExpressionAttributePath' })
          return
        }
        expect(parsePath(formatPath(path))).toStrictEqual(path)
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('formatPath', () => {
  test.each([
    [['a', 'b.c', 0, 'd'], "a['b.c'][0].d"],
    [['b.c'], "['b.c']"],
    [['first name', "it's"], "first name.it's"],
    [["it']s", 1], `["it']s"][1]`],
    [['', 'a'], '[""].a'],
    [[], ''],
  ])('writes %j', (path, text) => {
    expect(formatPath(path)).toBe(text)
  })
})
