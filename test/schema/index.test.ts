import { expect, test } from 'vitest'
import * as everything from '../../src/schema/index.js'

test('the entry exports the factories, the classes and no more', () => {
  const types = 'Any Null Boolean Number String Binary Set List Tuple Map Record AnyOf Item'.split(' ')
  expect(Object.keys(everything).sort()).toStrictEqual(
    [
      ...'any nul boolean number string binary set list tuple map record anyOf item'.split(' '),
      ...types.flatMap(type => [`${type}Schema`, `${type}Schema_`]),
      'SchemaAction',
      'schema',
      's',
    ].sort(),
  )
})

test('schema and s are one object of all factories', () => {
  const { schema, s } = everything
  expect(s).toBe(schema)
  expect(Object.keys(schema)).toStrictEqual(
    'any nul boolean number string binary set list tuple map record anyOf item'.split(' '),
  )
  for (const [name, factory] of Object.entries(schema)) {
    expect(factory).toBe((everything as unknown as Record<string, unknown>)[name])
  }
})
