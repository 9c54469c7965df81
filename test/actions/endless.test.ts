import { describe, expect, test } from 'vitest'
import { $append, $get, parseUpdateExtension } from '../../src/actions/entity/update/index.js'
import { Formatter } from '../../src/actions/schema/format.js'
import { Parser } from '../../src/actions/schema/parse/index.js'
import { ConditionParser } from '../../src/actions/schema/parseCondition.js'
import { any, item, list, number, record, type Schema, string } from '../../src/schema/index.js'
import { jsonStringify } from '../../src/transformers/jsonStringify.js'

const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 'leaf'
  for (let level = 0; level < depth; level++) value = wrap(value)
  return value
}
const cycle: Record<string, unknown> = { a: 1 }
cycle['list'] = [cycle, cycle]
cycle['self'] = cycle

const endless: readonly (readonly [name: string, value: unknown])[] = [
  ['an object in itself', cycle],
  ['a list in itself', cycle['list']],
  ['20,000 maps', nested(20_000, a => ({ a }))],
  ['20,000 lists', nested(20_000, a => [a])],
  ['an array of 4 billion holes', Object.assign([], { length: 2 ** 32 - 1 })],
]
const free = item({ free: any() })
const update = { mode: 'update', parseExtension: parseUpdateExtension } as const
const refusal = (path?: string, code = 'parsing.invalidAttributeInput') =>
  expect.objectContaining({ code, path })

describe.each(endless)('%s', (name, value) => {
  test('is refused by any, at its path', () => {
    expect(() => new Parser(free).parse({ free: value })).toThrow(refusal('free'))
    expect(() => new Parser(any().transform(jsonStringify())).parse(value)).toThrow(refusal())
    expect(() => new Parser(item({ r: record(string(), any()) })).parse({ r: { k: value } })).toThrow(
      refusal('r.k'),
    )
    expect(new Parser(free).validate({ free: value })).toBe(false)
  })

  test('is refused in an update of its parts, where it goes too deep', () => {
    const call = () => new Parser(free).parse({ free: value }, update)

    // Holes change nothing.
    if (name.includes('holes')) expect(call()).toStrictEqual({ free: [] })
    else expect(call).toThrow(refusal(expect.stringMatching(/^free[.[]/)))
  })

  test('is refused among the elements that an update appends', () => {
    const lists = item({ list: list(any()), n: number().optional() })

    expect(() => new Parser(lists).parse({ list: $append([value] as never) }, update)).toThrow(
      refusal('list.$APPEND[0]'),
    )
  })

  test('is refused as an operand of conditions', () => {
    const parser = new ConditionParser(free)

    expect(() => parser.parse({ attr: 'free', eq: value as never })).toThrow(refusal('free'))
    expect(() => parser.parse({ attr: 'free', gt: value as never })).toThrow(refusal('free'))
  })
})

test('an array of 4 billion holes is no list, to read or to write, beside links too', () => {
  const holes = Object.assign([], { length: 2 ** 32 - 1 })
  const lists = item({ list: list(any()), linked: number().link(() => 1) })

  expect(() => new Parser(lists).parse({ list: holes })).toThrow(refusal('list'))
  expect(() => new Formatter(lists).format({ list: holes, linked: 1 }, { partial: true })).toThrow(
    refusal('list', 'formatter.invalidAttribute'),
  )
  expect(new Parser(lists).parse({ list: holes }, { ...update, fill: false })).toStrictEqual({ list: [] })
})

test('300 levels fit in JSON, which DynamoDB stores as text', () => {
  const deep = nested(300, a => ({ a }))

  expect(new Parser(any().transform(jsonStringify())).parse(deep)).toBe(JSON.stringify(deep))
})

test('99 levels are more than DynamoDB stores', () => {
  const deep = nested(99, a => ({ a }))

  expect(new Parser(free).parse({ free: deep })).toStrictEqual({ free: deep })
  expect(new Parser(free).parse({ free: deep }, update)).toStrictEqual({ free: deep })
})

test('conditions in conditions end at 300, as those of DynamoDB do', () => {
  const parser = new ConditionParser(free)
  const deep = (depth: number): never =>
    nested(depth, not => ({ not: not === 'leaf' ? { attr: 'free', exists: true } : not })) as never

  expect(parser.parse(deep(300)).ConditionExpression).toHaveLength(300 * 6 + 'attribute_exists(#c_1)'.length)
  const refused = expect.objectContaining({ code: 'actions.invalidCondition' })
  expect(() => parser.parse(deep(302))).toThrow(refused)
  expect(() => parser.parse(deep(20_000))).toThrow(refused)
})

test('fallbacks of fallbacks end, too', () => {
  const numbers: Schema = item({ n: number() })
  const chain = nested(5000, inner => $get('n', inner as never))

  expect(() => new Parser(numbers).parse({ n: chain }, update)).toThrow(
    expect.objectContaining({
      code: 'parsing.invalidAttributeInput',
      path: expect.stringMatching(/^n\.\$GET/),
    }),
  )
})
