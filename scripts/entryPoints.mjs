// The public entry points of the package, and what package.json says of them.
// `node scripts/entryPoints.mjs --write` brings `exports` in package.json up to date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { edgePlace } from './edgeModules.mjs'

const root = new URL('../', import.meta.url)

const actions = {
  schema: `parse format parsePaths parseCondition finder dto fromDTO jsonSchemer zodSchemer fromZodSchema
    standardSchemer`,
  entity: `get put delete update update/symbols updateAttributes batchGet batchPut batchDelete transactGet
    transactWrite transactPut transactUpdate transactDelete transactCheck accessPattern parse parseCondition
    parsePaths format spy repository dto fromDTO standardSchemer`,
  table: `query scan deletePartition batchGet batchWrite accessPattern parsePrimaryKey spy repository dto
    fromDTO registry schemer`,
  database: `mcpToolkit synchronize`,
}

const words = text => text.split(/\s+/)

/** Every subpath there will be (`''` is the root). One whose source does not exist yet is not exported yet. */
export const plannedSubpaths = [
  '',
  'schema',
  ...words('any nul boolean number string binary set list tuple map record anyOf item').map(
    name => `schema/${name}`,
  ),
  'transformers',
  ...words('prefix suffix trim jsonStringify pipe').map(name => `transformers/${name}`),
  'errors',
  'types',
  'table',
  'entity',
  'database',
  ...Object.entries(actions).flatMap(([host, names]) => words(names).map(name => `${host}/actions/${name}`)),
  'fetch',
  'functional',
  'functional/items',
]

/** The one rule from path to file: `entity/actions/put` -> `actions/entity/put` (no extension). */
const moduleOf = subpath =>
  subpath === 'fetch'
    ? 'transport/fetch'
    : subpath.replace(/^(schema|entity|table|database)\/actions\//, 'actions/$1/')

/** The source file of a subpath, relative to `src`, without extension; `undefined` when there is none. */
const sourceOf = subpath => {
  const module = moduleOf(subpath)
  const candidates = [module, `${module}/index`].map(path => path.replace(/^\//, ''))
  return candidates.find(path => path !== '' && existsSync(new URL(`src/${path}.ts`, root)))
}

/** The entry points whose source exists: `{ subpath: 'schema/string', source: 'schema/string' }`, … */
export const entryPoints = plannedSubpaths.flatMap(subpath => {
  const source = sourceOf(subpath)
  return source === undefined ? [] : [{ subpath, source }]
})

/** The actions that exist in `src/actions/<host>`, as subpaths: each must be a planned one. */
export const actionSubpaths = Object.keys(actions).flatMap(host => {
  const folder = new URL(`src/actions/${host}/`, root)
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.map(name => `${host}/actions/${name.replace(/\.ts$/, '')}`)
})

/** Those that are there without the SDK too, as `stator/edge/<subpath>`: the actions, and what has all of them. */
export const edgeEntryPoints = entryPoints
  .filter(({ subpath }) => /^$|^functional(\/items)?$|\/actions\//.test(subpath))
  .map(({ subpath, source }) => ({
    subpath: ['edge', subpath].filter(Boolean).join('/'),
    source: edgePlace(source),
    /** The ordinary subpath. */
    of: subpath,
  }))

const filesOf = source => ({
  import: { types: `./dist/${source}.d.ts`, default: `./dist/${source}.js` },
  require: { types: `./dist/${source}.d.cts`, default: `./dist/${source}.cjs` },
})

/**
 * The `exports` of package.json. Under the condition `stator-fetch` the ordinary paths lead to the copies without SDK.
 *
 * @returns {Record<string, string | Record<string, object>>}
 */
export const packageExports = () => {
  const copies = new Map(edgeEntryPoints.map(({ of, source }) => [of, source]))
  const paths = [
    ...entryPoints.map(({ subpath, source }) => {
      const copy = copies.get(subpath) ?? source
      return [subpath, { ...(copy !== source && { 'stator-fetch': filesOf(copy) }), ...filesOf(source) }]
    }),
    ...edgeEntryPoints.map(({ subpath, source }) => [subpath, filesOf(source)]),
  ]
  return Object.fromEntries([
    ...paths.map(([subpath, files]) => [subpath === '' ? '.' : `./${subpath}`, files]),
    ['./package.json', './package.json'],
  ])
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv.includes('--write')) {
  const file = new URL('package.json', root)
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  manifest.exports = packageExports()
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`)
  console.log(`package.json exports ${entryPoints.length} of ${plannedSubpaths.length} planned entry points`)
}
