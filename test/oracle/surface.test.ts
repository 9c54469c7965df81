import { describe, expect, test } from 'vitest'
import { plannedSubpaths } from '../../scripts/entryPoints.mjs'
import type { Library } from './library.js'

/** By names that no compiler follows: the types of the reference are nobody's business here. */
const load = (place: string): Promise<Library | undefined> =>
  import(/* @vite-ignore */ place).catch(() => undefined)
const sourceOf = (subpath: string): string =>
  subpath.replace(/^(schema|entity|table|database)\/actions\//, 'actions/$1/')

const loadStator = async (subpath: string): Promise<Library | undefined> => {
  const source = `../../src/${sourceOf(subpath)}`
  return (await load(`${source}.ts`)) ?? load(`${source}/index.ts`)
}

/** The names of what an instance has from its class and the classes above. */
const membersOf = (value: { readonly prototype?: object }): string[] => {
  const names = new Set<string>()
  for (let each = value.prototype; each && each !== Object.prototype; each = Object.getPrototypeOf(each)) {
    for (const name of Object.getOwnPropertyNames(each)) names.add(name)
  }
  return [...names]
}

const absent = (expected: Library, actual: Library): string[] =>
  Object.entries(expected).flatMap(([name, value]) => {
    if (!(name in actual)) return [name]
    if (typeof value !== 'function') return []
    const own = membersOf(actual[name])
    const statics = Object.keys(value).filter(each => !(each in actual[name]))
    return [...membersOf(value).filter(each => !own.includes(each)), ...statics].map(
      each => `${name}.${each}`,
    )
  })

// The random calls of the oracle are those that somebody thought of. This one finds what nobody thought of.
describe('all that the reference has is there', () => {
  test.each(plannedSubpaths.map(subpath => [subpath || 'the root', subpath]))('in %s', async (_, subpath) => {
    const reference = await load(subpath ? `dynamodb-toolbox/${subpath}` : 'dynamodb-toolbox')
    if (!reference) return
    const stator = await loadStator(subpath || 'index')

    expect(absent(reference, stator!)).toStrictEqual([])
  })
})
