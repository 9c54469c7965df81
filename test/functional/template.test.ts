import fc from 'fast-check'
import { decodeTime, isValid } from 'ulidx'
import { expect, test } from 'vitest'
import { Table } from '../../src/functional/index.js'
import { canCollide, fillTemplate, parseTemplate } from '../../src/functional/template.js'
import { code } from './blog.js'

const types: Record<string, string> = {
  a: 'String',
  b: 'String',
  n: 'Number',
  m: 'Number',
  d: 'Date',
  t: 'Boolean',
  o: 'Object',
}
const template = (text: string, plain = false) =>
  parseTemplate('Model', 'pk', text, name => types[name], plain)
const fill = (text: string, values: Record<string, unknown>, plain?: boolean) =>
  fillTemplate(template(text, plain), values)

test('a template puts values between its literals', () => {
  expect(fill('A#${a}#B#${b}', { a: 'x', b: 'y' })).toBe('A#x#B#y')
  expect(fill('CONSTANT', {})).toBe('CONSTANT')
  expect(fill('${t}', { t: true })).toBe('true')
})

test('a template without one of its values makes no key', () => {
  expect(fill('A#${a}', {})).toBe(undefined)
})

test('separators in values are escaped, and $ is ordinary text', () => {
  expect(fill('A#${a}', { a: 'x#y$&z%' })).toBe('A#x$0y$1&z%')
  expect(fill('${a}:${b}', { a: 'x:y', b: '12:30' })).toBe('x$3ay:12$3a30')
  expect(fill('ITEM-${a}', { a: 'x-y' })).toBe('ITEM-x-y')
})

test('a plain template leaves values as they are', () => {
  expect(fill('A#${a}', { a: 'x#y$' }, true)).toBe('A#x#y$')
})

test('a template that runs two values together is a mistake', () => {
  expect(() => template('${a}${b}')).toThrow(code('functional.invalidSchema'))
  expect(() => template('${a}x${b}')).toThrow(code('functional.invalidSchema'))
  expect(fill('${a}x${b}', { a: '1', b: '2' }, true)).toBe('1x2')
})

test('a template of no attribute, of an object, or of an unknown format is a mistake', () => {
  for (const text of ['${z}', '${o}', '${n:wide}', '${n:0}', '${n:1.5}', '${a:5}', '${d:sortable}', '${}']) {
    expect(() => template(text), text).toThrow(code('functional.invalidSchema'))
  }
})

test('a template that is empty, or whose variable is not closed, is a mistake: all items would have one key', () => {
  for (const text of ['', 'A#${a', '${a}#${', undefined]) {
    expect(() => template(text as string), text).toThrow(code('functional.invalidSchema'))
  }
  expect(fill('$A#$${a}}', { a: 'x' })).toBe('$A#$x}')
})

test('values that cannot be part of a key are refused by name', () => {
  const refused: [string, Record<string, unknown>][] = [
    ['${a}', { a: null }],
    ['${n:3}', { n: 1000 }],
    ['${n:3}', { n: -1 }],
    ['${n:3}', { n: 1.5 }],
    ['${n}', { n: Number.NaN }],
    ['${d}', { d: new Date(Number.NaN) }],
    ['${d}', { d: new Date(253402300800000) }],
  ]
  for (const [text, values] of refused) {
    expect(() => fill(text, values), text).toThrow(code('functional.invalidKeyValue'))
  }
})

test('sortable numbers and dates sort as their values do', () => {
  const compare = (x: string, y: string) => (x < y ? -1 : Number(x > y))
  const ordered = <VALUE>(text: string, name: string, arbitrary: fc.Arbitrary<VALUE>) =>
    fc.assert(
      fc.property(arbitrary, arbitrary, (x, y) => {
        const [one, other] = [fill(text, { [name]: x })!, fill(text, { [name]: y })!]
        return one.length === other.length && compare(one, other) === Math.sign(Number(x) - Number(y)) + 0
      }),
    )
  ordered('${n:sortable}', 'n', fc.double({ noNaN: true, noDefaultInfinity: true }))
  ordered('${n:sortable}', 'n', fc.integer({ min: -3, max: 3 }))
  ordered('${n:9}', 'n', fc.nat(999_999_999))
  ordered(
    '${d}',
    'd',
    fc.date({
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    }),
  )
})

test('texts sort as they did before they were escaped', () => {
  const text = fc.string({ unit: fc.constantFrom(...' !"#$%&0aZ~') })
  fc.assert(fc.property(text, text, (x, y) => x < y === fill('${a}', { a: x })! < fill('${a}', { a: y })!))
})

test('two different identities never share a key', () => {
  const literal = fc.string({ unit: fc.constantFrom(...'#:-$xA1'), maxLength: 4 })
  const variable = fc.constantFrom('a', 'b', 'n', 'm', 'd', 't')
  const text = fc
    .tuple(literal, fc.array(fc.tuple(variable, literal), { maxLength: 3 }))
    .map(([first, rest]) => first + rest.map(([name, next]) => `\${${name}}${next}`).join(''))
  const value = fc.string({ unit: fc.constantFrom(...'#:-$xA1023'), maxLength: 5 })
  const number = fc.oneof(fc.integer({ min: -9, max: 99 }), fc.constantFrom(1.5, 5.2, 1e-7, 1e21, -0.5))
  const values = fc.record({
    a: value,
    b: value,
    n: number,
    m: number,
    d: fc.constantFrom(new Date(0), new Date(1)),
    t: fc.boolean(),
  })
  const parsed = (model: string, source: string) => {
    try {
      return parseTemplate(model, 'pk', source, name => types[name], false)
    } catch {
      return undefined
    }
  }
  fc.assert(
    fc.property(text, text, values, values, (left, right, x, y) => {
      const [one, other] = [parsed('One', left), parsed('Other', right)]
      if (!one || !other) return
      const identity = one.variables.map(({ name }) => x[name as 'a'])
      const another = one.variables.map(({ name }) => y[name as 'a'])
      if (JSON.stringify(identity) !== JSON.stringify(another)) {
        expect(fillTemplate(one, x)).not.toBe(fillTemplate(one, y))
      }
      // Templates of two models are refused together, unless they never meet.
      if (!canCollide(one, other)) expect(fillTemplate(one, x)).not.toBe(fillTemplate(other, y))
    }),
    { numRuns: 3000 },
  )
})

test('plain templates are refused together only where they are alike', () => {
  expect(canCollide(template('USER#${a}'), template('USER#${b}'))).toBe(true)
  expect(canCollide(template('USER#${a}', true), template('USER#${b}', true))).toBe(true)
  expect(canCollide(template('${a}'), template('META'))).toBe(true)
  expect(canCollide(template('${a}', true), template('META', true))).toBe(false)
  expect(canCollide(template('POST#${a}'), template('POST#${a}#C#${b}'))).toBe(false)
})

test('generated ids sort as they were made, also within a millisecond', () => {
  const { Note } = new Table({
    name: 'notes',
    client: undefined as never,
    schema: {
      indexes: { primary: { hash: 'PK' } },
      models: {
        Note: {
          key: { PK: { type: String, value: 'NOTE#${id}' } },
          attributes: { id: { type: String, generate: 'ulid' } },
        },
      },
    },
  }).entities
  const before = Date.now()
  const ids = Array.from({ length: 2000 }, () => Note.put({}).dbParams().Item!['id'] as string)

  expect(ids.every(isValid)).toBe(true)
  expect(decodeTime(ids[0]!)).toBeGreaterThanOrEqual(before)
  expect([...new Set(ids)].sort()).toStrictEqual(ids)
})

const tableOf = (schema: unknown) => () =>
  new Table({ name: 'x', client: undefined as never, schema: schema as never })
const id = { type: String }
const key = { PK: { type: String, value: 'A#${id}' }, SK: { type: String, value: 'A' } }
const indexes = { primary: { hash: 'PK', sort: 'SK' }, byIt: { hash: 'GSI1PK', sort: 'GSI1SK' } }

test.each([
  ['no primary key', { indexes: {}, models: {} }],
  [
    'no template for the sort column',
    { indexes, models: { A: { key: { PK: key.PK }, attributes: { id } } } },
  ],
  ['an unknown type', { indexes, models: { A: { key, attributes: { id, x: { type: Map } } } } }],
  [
    'an unknown generator',
    { indexes, models: { A: { key, attributes: { id: { type: String, generate: 'nanoid' } } } } },
  ],
  [
    'ids in numbers',
    { indexes, models: { A: { key, attributes: { id, n: { type: Number, generate: 'ulid' } } } } },
  ],
  ['a set of nothing', { indexes, models: { A: { key, attributes: { id, s: { type: Set } } } } }],
  [
    'another template for a column of the key',
    {
      indexes: { ...indexes, inverted: { hash: 'SK', sort: 'PK' } },
      models: { A: { key, index: { SK: { type: String, value: 'B' } }, attributes: { id } } },
    },
  ],
  ['a template of no attribute', { indexes, models: { A: { key, attributes: { other: id } } } }],
  [
    'a column of no index',
    { indexes, models: { A: { key, index: { GSI9PK: key.PK }, attributes: { id } } } },
  ],
  [
    'an unknown index',
    {
      indexes,
      models: {
        A: { key, index: { GSI1PK: { ...key.PK, indexName: 'byThat' }, GSI1SK: key.SK }, attributes: { id } },
      },
    },
  ],
  ['half of an index', { indexes, models: { A: { key, index: { GSI1PK: key.PK }, attributes: { id } } } }],
  [
    'two models with one key',
    { indexes, models: { A: { key, attributes: { id } }, B: { key, attributes: { id } } } },
  ],
  [
    'an attribute in place of the discriminator',
    { indexes, models: { A: { key, attributes: { id, _type: id } } } },
  ],
  [
    'a timestamp of another type',
    {
      indexes,
      models: { A: { key, attributes: { id, createdAt: { type: Date } } } },
      params: { timestamps: true },
    },
  ],
  ['an attribute in place of a column', { indexes, models: { A: { key, attributes: { id, PK: id } } } }],
])('a schema with %s is refused when the table is made', (_, schema) => {
  expect(tableOf(schema)).toThrow(code('functional.invalidSchema'))
})

test('indexes.primary names the real columns, and an attribute can be one', () => {
  const table = new Table({
    name: 'kv',
    client: undefined as never,
    schema: {
      indexes: { primary: { hash: 'key' } },
      models: {
        Entry: {
          key: { PK: { type: String, value: '${key}' } },
          attributes: { key: { type: String }, value: { type: String, required: true } },
        },
      },
    },
  })

  expect(table.entities.Entry.put({ key: 'a#b', value: 'v' }).dbParams()).toStrictEqual({
    TableName: 'kv',
    Item: { key: 'a#b', value: 'v', _type: 'Entry' },
  })
  expect(table.entities.Entry.get({ key: 'a' }).dbParams()).toStrictEqual({
    TableName: 'kv',
    Key: { key: 'a' },
  })
  expect(
    table.entities.Entry.query()
      .where((attr, op) => op.eq(attr.key, 'a'))
      .dbParams().ExpressionAttributeValues,
  ).toStrictEqual({ ':c0_1': 'a', ':c1_1': 'Entry' })
})

test('an index may be made of columns of the key, the other way round or beside a column of its own', () => {
  const schemaOf = (index: object) => ({
    indexes: {
      primary: { hash: 'PK', sort: 'SK' },
      inverted: { hash: 'SK', sort: 'PK' },
      byState: { hash: 'GSI1PK', sort: 'SK' },
    },
    models: {
      Member: {
        key: { PK: { type: String, value: 'ROOM#${room}' }, SK: { type: String, value: 'USER#${user}' } },
        index,
        attributes: { room: { type: String }, user: { type: String }, state: { type: String } },
      },
      Room: {
        key: { PK: { type: String, value: 'ROOM#${room}' }, SK: { type: String, value: 'ROOM' } },
        attributes: { room: { type: String } },
      },
    },
  })
  const GSI1PK = { type: String, value: 'STATE#${state}' }
  const { PK, SK } = schemaOf({}).models.Member.key
  // To declare them again changes nothing.
  for (const index of [{ GSI1PK }, { GSI1PK, PK, SK }]) {
    const { Member, Room } = tableOf(schemaOf(index))().entities as any // of many schemas
    const keyOf = (query: { dbParams(): object }) => {
      const { IndexName, ExpressionAttributeValues, ExpressionAttributeNames } = query.dbParams() as any
      return [
        IndexName,
        ...Object.values(ExpressionAttributeNames),
        ...Object.values(ExpressionAttributeValues),
      ]
    }

    expect(
      keyOf(
        Member.query()
          .useIndex('inverted')
          .where((attr: any, op: any) => op.eq(attr.user, 'ada')),
      ),
    ).toStrictEqual(['inverted', 'SK', 'PK', '_type', 'USER#ada', 'ROOM#', 'Member'])
    expect(
      keyOf(
        Member.query()
          .useIndex('byState')
          .where((attr: any, op: any) => op.and(op.eq(attr.state, 'in'), op.eq(attr.user, 'ada'))),
      ),
    ).toStrictEqual(['byState', 'GSI1PK', 'SK', '_type', 'STATE#in', 'USER#ada', 'Member'])
    expect(keyOf(Room.query().useIndex('inverted'))).toContain('ROOM')
    expect(() => Room.query().useIndex('byState').dbParams()).toThrow(code('functional.invalidQuery'))
    expect(Member.put({ room: 'r', user: 'u', state: 's' }).dbParams().Item).toStrictEqual({
      room: 'r',
      user: 'u',
      state: 's',
      _type: 'Member',
      PK: 'ROOM#r',
      SK: 'USER#u',
      GSI1PK: 'STATE#s',
    })
    expect(
      Object.values(
        Member.update({ room: 'r', user: 'u' }).set('state', 't').dbParams().ExpressionAttributeNames,
      ),
    ).not.toContain('SK')
  }
})

test('a timestamp can be the column of an index itself', () => {
  const { Note } = new Table({
    name: 'x',
    client: undefined as never,
    schema: {
      indexes: { primary: { hash: 'id' }, latest: { hash: 'GSI1PK', sort: 'createdAt' } },
      models: {
        Note: {
          key: { PK: { type: String, value: '${id}' } },
          index: {
            GSI1PK: { type: String, value: 'NOTES' },
            createdAt: { type: String, value: '${createdAt}' },
          },
          attributes: { id: { type: String }, text: { type: String } },
        },
      },
      params: { timestamps: true, cleanInternalKeys: true },
    },
  }).entities
  const createdAt = '2031-02-03T04:05:06.007Z'

  expect(Note.put({ id: 'a', createdAt }).dbParams().Item).toMatchObject({ createdAt, GSI1PK: 'NOTES' })
  expect(
    Note.query()
      .useIndex('latest')
      .where((attr, op) => op.gte(attr.createdAt, '2031'))
      .dbParams(),
  ).toMatchObject({
    KeyConditionExpression: '(#c0_1 = :c0_1) AND (#c0_2 >= :c0_2)',
    ExpressionAttributeNames: { '#c0_2': 'createdAt' },
  })
  const { ExpressionAttributeNames } = Note.update({ id: 'a' }).set('text', 'x').dbParams()
  expect(Object.values(ExpressionAttributeNames!).filter(name => name === 'createdAt')).toHaveLength(1)
})
