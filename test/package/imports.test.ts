import { execFileSync } from 'node:child_process'
import { expect, inject, test } from 'vitest'
import { edgeEntryPoints, entryPoints } from '../../scripts/entryPoints.mjs'

const specifiers = entryPoints.map(({ subpath }) => (subpath === '' ? 'stator' : `stator/${subpath}`))
/** What must work with `aws4fetch`, and for the functional layer `ulidx`, alone. */
const edge = ['stator/fetch', ...edgeEntryPoints.map(({ subpath }) => `stator/${subpath}`)].filter(
  specifier => !/zod/i.test(specifier),
)
/** The layers that must work where no AWS SDK is installed. */
const core = specifiers.filter(specifier => !/^stator$|\/actions\/|\/functional|\/fetch/.test(specifier))

/** Loads each specifier in a process of its own and returns the names each exports. */
const namesOf = (
  type: 'module' | 'commonjs',
  consumer: string,
  loaded: readonly string[],
): Record<string, string[]> => {
  const load = type === 'module' ? 'await import(specifier)' : 'require(specifier)'
  const program = `const names = {}
    for (const specifier of ${JSON.stringify(loaded)}) names[specifier] = Object.keys(${load}).sort()
    console.log(JSON.stringify(names))`
  const output = execFileSync(process.execPath, [`--input-type=${type}`, '--eval', program], {
    cwd: consumer,
    encoding: 'utf8',
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  })
  return JSON.parse(output)
}

test('each entry point loads in ESM and in CommonJS, with the same names', () => {
  const consumer = inject('awsConsumer')
  const names = namesOf('module', consumer, specifiers)

  expect(Object.keys(names)).toStrictEqual(specifiers)
  expect(namesOf('commonjs', consumer, specifiers)).toStrictEqual(names)
})

test('the edge loads without an AWS SDK', () => {
  const consumer = inject('edgeConsumer')

  expect(Object.keys(namesOf('module', consumer, edge))).toStrictEqual(edge)
  expect(Object.keys(namesOf('commonjs', consumer, edge))).toStrictEqual(edge)
})

test('the edge has the names of the ordinary paths', () => {
  const consumer = inject('awsConsumer')
  const names = Object.values(
    namesOf(
      'module',
      consumer,
      edgeEntryPoints.map(({ subpath }) => `stator/${subpath}`),
    ),
  )
  const ordinary = edgeEntryPoints.map(({ of }) => (of === '' ? 'stator' : `stator/${of}`))

  expect(names).toStrictEqual(Object.values(namesOf('module', consumer, ordinary)))
})

test('schema, table and entity load without an AWS SDK', () => {
  const consumer = inject('bareConsumer')

  expect(Object.keys(namesOf('module', consumer, core))).toStrictEqual(core)
  expect(Object.keys(namesOf('commonjs', consumer, core))).toStrictEqual(core)
})
