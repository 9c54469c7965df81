import { describe, expect, test } from 'vitest'
import { Finder, Path, SubSchema } from '../../../src/actions/schema/finder.js'
import {
  AnySchema,
  any,
  item,
  list,
  map,
  nul,
  number,
  record,
  type Schema,
  set,
  string,
} from '../../../src/schema/index.js'
import { jsonStringify } from '../../../src/transformers/jsonStringify.js'
import { pipe } from '../../../src/transformers/pipe.js'
import { prefix } from '../../../src/transformers/prefix.js'
import { box, parcel, renamed, vehicle } from './fixtures.js'

const stored = (schema: Schema, path: string) =>
  new Finder(schema).search(path).map(({ transformedPath }) => transformedPath.strPath)

describe('Finder', () => {
  test('has a name and the schema as its only property', () => {
    expect(Finder.actionName).toBe('finder')
    expect(Object.keys(box.build(Finder))).toStrictEqual(['schema'])
  })

  test('finds a schema, with its path in names of code and of the table', () => {
    const [found, ...others] = box.build(Finder).search("['stops'][2].city")
    expect(others).toStrictEqual([])
    expect(found).toBeInstanceOf(SubSchema)
    expect(found?.schema).toBe(box.attributes.stops.elements.attributes.city)
    expect(found?.formattedPath).toStrictEqual(new Path('stops[2].city'))
    expect(found?.transformedPath).toStrictEqual(new Path('s[2].c'))
  })

  test.each([
    [box, 'dims[1]', ['dims[1]']],
    [box, 'rates.eu', ['rates.eu']],
    [parcel, 'depot', ['pk']],
    [item({ r: record(string().transform(prefix('K')), number()) }), "r['a.b']", ["r['K#a.b']"]],
    [item({ v: vehicle }), 'v.gear', ['v.gear']],
    [item({ v: vehicle }), 'v.kind', ['v.k', 'v.k']],
    [item({ v: vehicle }), 'v', ['v']],
    [renamed, 'u.k', ['u.k', 'u.kk']],
    [map({ a: string().savedAs('x') }), '.a', ['x']],
    [list(number()), '[3]', ['[3]']],
    [item({ constructor: string().savedAs('__proto__') }), 'constructor', ['__proto__']],
    [item({ 'x y': string().savedAs('p:q') }), 'x y', ['p:q']],
  ] as const)('follows the path %#', (schema, path, paths) => {
    expect(stored(schema, path)).toStrictEqual(paths)
  })

  test.each([
    [box, 'nope'],
    [box, 'constructor'],
    [box, '__proto__'],
    [box, 'dims[2]'],
    [box, 'dims.length'],
    [box, 'stops.0'],
    [box, 'stops.length'],
    [box, 'tags[0]'],
    [box, 'tags.size'],
    [box, 'rates.jp'],
    [box, 'rates[0]'],
    [box, '[0]'],
    [parcel, 'depot.props'],
    [parcel, 'depot[0]'],
    [item({ n: nul(), s: set(string()) }), 'n.type'],
    [item({ m: map({ 0: string() }) }), 'm[0]'],
  ] as const)('finds nothing at the unknown path %#', (schema, path) => {
    expect(stored(schema, path)).toStrictEqual([])
  })

  test('finds itself at the empty path', () => {
    const [found] = box.build(Finder).search('')
    expect(found).toStrictEqual(new SubSchema(box, new Path(), new Path()))
  })

  test('finds an any of its own at any path inside an any', () => {
    const [found] = box.build(Finder).search('meta.a[0]["x"]')
    expect(found).toStrictEqual(
      new SubSchema(new AnySchema({}), new Path('meta.a[0].x'), new Path('meta.a[0].x')),
    )
    expect(found?.schema).not.toBe(box.build(Finder).search('meta.a')[0]?.schema)
  })

  test('finds nothing inside an any that is stored as text, but in what a custom transformer made', () => {
    const custom = {
      encode: (value: unknown) => ({ value }),
      decode: (value: { value: unknown }) => value.value,
    }
    const schema = item({
      text: any().transform(jsonStringify()),
      piped: any().transform(pipe(jsonStringify(), prefix('J'))),
      custom: any().transform(custom),
    })
    expect(stored(schema, 'text')).toStrictEqual(['text'])
    expect(stored(schema, 'text.a')).toStrictEqual([])
    expect(stored(schema, 'piped.a')).toStrictEqual([])
    expect(stored(schema, 'custom.value')).toStrictEqual(['custom.value'])
  })

  test('throws at a path that cannot be read', () => {
    expect(() => box.build(Finder).search('a[b]')).toThrow(
      expect.objectContaining({
        code: 'actions.invalidExpressionAttributePath',
        payload: { attributePath: 'a[b]' },
      }),
    )
  })

  test('lets through what the validator of a record key throws', () => {
    const bug = new Error('bug')
    const keys = string().validate(key => {
      if (key === 'bug') throw bug
      return key === 'ok'
    })
    const schema = item({ r: record(keys, number()) })
    expect(stored(schema, 'r.ok')).toStrictEqual(['r.ok'])
    expect(stored(schema, 'r.other')).toStrictEqual([])
    expect(() => stored(schema, 'r.bug')).toThrow(bug)
  })

  test('keeps no more than it can hold of paths without end', () => {
    for (let i = 0; i < 2_500; i++) expect(stored(box, `stops[${i}].city`)).toStrictEqual([`s[${i}].c`])
    expect(stored(box, 'stops[0].city')).toStrictEqual(['s[0].c'])
  })
})

describe('Path', () => {
  test('reads and writes', () => {
    expect(new Path("a['b']['c.d'][0]")).toMatchObject({
      arrayPath: ['a', 'b', 'c.d', 0],
      strPath: "a.b['c.d'][0]",
    })
    expect(new Path()).toMatchObject({ arrayPath: [], strPath: '' })
    expect(Path.fromArray(['a', 1])).toStrictEqual(new Path('a[1]'))
    expect(new Path('ignored', ['a'])).toStrictEqual(new Path('a'))
  })

  test('grows at both ends, as copies', () => {
    const path = new Path('b')
    expect(path.prepend('z', 1)).toStrictEqual(new Path('z[1].b'))
    expect(path.append('c', 2)).toStrictEqual(new Path('b.c[2]'))
    expect(path.prependPath(new Path('a.z'))).toStrictEqual(new Path('a.z.b'))
    expect(path.appendPath(new Path('[0]'))).toStrictEqual(new Path('b[0]'))
    expect(path.strPath).toBe('b')
  })
})
