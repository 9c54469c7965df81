import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { bundle, compile, makeProject, programNames } from './consumer.js'

// Programs as users of the reference write them, in programs/. Each is compiled and run twice: as it is, and with
// `stator` in place of `dynamodb-toolbox` in its imports. What is typed and what comes out must be the same.

const cache = fileURLToPath(new URL('../../.cache/migration/', import.meta.url))
const reference = join(cache, 'reference')
const stator = join(cache, 'stator')

const page = readFileSync(fileURLToPath(new URL('../../docs/differences.md', import.meta.url)), 'utf8')

/**
 * An outcome without the symbol that marks updates, which the reference loses where stator keeps it: the row
 * "`ToolboxItem` (12.9)" of the differences.
 */
const unmarked = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(unmarked)
  if (typeof value !== 'object' || value === null) return value
  if (![Object.prototype, null].includes(Object.getPrototypeOf(value))) return value
  const keys = Reflect.ownKeys(value).filter(
    key => typeof key === 'string' || key.description !== '$IS_EXTENSION',
  )
  return Object.fromEntries(
    keys.map(key => [
      typeof key === 'string' ? key : `Symbol(${key.description})`,
      unmarked((value as Record<PropertyKey, unknown>)[key]),
    ]),
  )
}

/** Takes the members that differ, under the beginning of the row that says so, out of an outcome. */
const takeDifferences = (outcome: unknown): Record<string, unknown> => {
  const { differences = {} } = outcome as { differences?: Record<string, unknown> }
  delete (outcome as { differences?: unknown }).differences
  return differences
}

let errors: Record<'reference' | 'stator', Record<string, readonly string[]>>
let runs: Record<'reference' | 'stator', Record<string, () => Promise<unknown>>>

beforeAll(async () => {
  makeProject(reference, 'reference')
  makeProject(stator, 'sources')
  runs = { reference: await bundle(reference, 'reference'), stator: await bundle(stator, 'sources') }
  const [before, after] = await Promise.all([compile(reference), compile(stator)])
  errors = { reference: before, stator: after }
})

test('the configuration of the projects is sound', () => {
  expect(errors.reference['']).toBeUndefined()
  expect(errors.stator['']).toBeUndefined()
})

describe.each(programNames)('%s', name => {
  test('compiles, and so do its declarations', () => {
    expect(errors.reference[name]?.join('\n'), 'with the reference').toBeUndefined()
    expect(errors.stator[name]?.join('\n'), 'with stator').toBeUndefined()
  })

  test('has the same outcome', { timeout: 30_000 }, async () => {
    const outcome = async (run: () => Promise<unknown>): Promise<unknown> => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2024, 4, 17, 8, 30) })
      try {
        return await run()
      } finally {
        vi.useRealTimers()
      }
    }
    const expected = await outcome(runs.reference[name]!)
    const actual = await outcome(runs.stator[name]!)
    expect(expected).toBeDefined()
    const [before, after] = [takeDifferences(expected), takeDifferences(actual)]
    expect(Object.keys(after)).toEqual(Object.keys(before))
    for (const [row, value] of Object.entries(before)) {
      expect(page, 'the page of the differences').toContain(`\n| ${row}`)
      expect(unmarked(after[row]), row).not.toStrictEqual(unmarked(value))
    }
    expect(unmarked(actual)).toStrictEqual(unmarked(expected))
  })
})
