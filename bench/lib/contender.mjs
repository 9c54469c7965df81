import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const BENCH = dirname(dirname(fileURLToPath(import.meta.url)))
export const ROOT = dirname(BENCH)

/** The fixtures are written against `stator`; whoever else is measured stands in for it under the same subpaths. */
const SPECIFIER = /^stator(?:\/|$)/

/**
 * Somebody with the API of stator.
 *
 * @typedef {object} Contender
 * @property {string} name
 * @property {string} package the name to import
 * @property {string} home the folder from which its own name resolves
 * @property {boolean} source whether its sources stand in for a package not built yet
 * @property {string} note
 */

/** @type {Contender} */
export const reference = {
  name: 'dynamodb-toolbox',
  package: 'dynamodb-toolbox',
  home: BENCH,
  source: false,
  note: '',
}

const manifest = () => JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

const filesUnder = folder =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))

const changed = file => statSync(file).mtimeMs

/** The build is stale when a source or a file that says how to build is newer than all that was built. */
const isStale = () => {
  const dist = join(ROOT, 'dist')
  if (!existsSync(dist)) return true

  const inputs = readdirSync(ROOT).filter(name =>
    /^(package\.json|tsconfig.*\.json|rollup\.config\..*)$/.test(name),
  )
  const newest = Math.max(
    ...[...filesUnder(join(ROOT, 'src')), ...inputs.map(name => join(ROOT, name))].map(changed),
  )
  return newest > Math.max(0, ...filesUnder(dist).map(changed))
}

/**
 * stator as it would be published: `dist`, built first when stale, under the package's own name. With `source`, or
 * while the package has no build, its sources instead.
 *
 * @returns {Contender}
 */
export const stator = ({ source = false } = {}) => {
  const { exports, scripts = {} } = manifest()
  const base = { name: 'stator', package: 'stator', home: ROOT }
  if (source) return { ...base, source: true, note: 'measured from src, not from the built package' }
  if (scripts.build === undefined || exports === undefined) {
    return { ...base, source: true, note: 'no build yet: measured from src' }
  }

  if (isStale()) {
    process.stderr.write('bench: building the package …\n')
    const { status } = spawnSync('npm', ['run', 'build', '--silent'], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (status !== 0) {
      process.stderr.write('bench: the build failed; --source measures src instead\n')
      process.exit(1)
    }
  }
  return { ...base, source: false, note: '' }
}

const ACTIONS = /^(schema|entity|table|database)\/actions\/(.+)$/

/** The file under src that a subpath stands for, by the one rule of the layout. */
const sourceFile = subpath => {
  if (subpath === 'fetch') return join(ROOT, 'src/transport/fetch.ts')
  const path = join(ROOT, 'src', subpath.replace(/^edge\//, '').replace(ACTIONS, 'actions/$1/$2'))
  return [`${path}.ts`, join(path, 'index.ts')].find(file => existsSync(file))
}

/** What an import cannot be resolved to, as opposed to code that is wrong. */
export class NotBuilt extends Error {}

/**
 * Lets esbuild read the fixtures with `contender` in the place of stator. Its modules end up in the bundle, or with
 * `external` are imported from it.
 *
 * @param {Contender} contender
 */
const standIn = (contender, external) => ({
  name: 'stand-in',
  setup: build => {
    // Not by `packages: 'external'`, under which esbuild would call any subpath of a package resolved.
    build.onResolve({ filter: /^[@\w]/ }, ({ path, kind, pluginData }) =>
      external && kind !== 'entry-point' && pluginData !== 'resolved' && !SPECIFIER.test(path)
        ? { path, external }
        : undefined,
    )

    build.onResolve({ filter: SPECIFIER }, async ({ path, kind, pluginData }) => {
      if (pluginData === 'resolved') return undefined
      if (contender.source) {
        const file = sourceFile(path.replace(SPECIFIER, ''))
        return file === undefined ? { errors: [{ text: `not built: ${path}` }] } : { path: file }
      }

      const resolved = await build.resolve(`${contender.package}${path.slice('stator'.length)}`, {
        kind,
        resolveDir: contender.home,
        pluginData: 'resolved',
      })
      if (resolved.errors.length > 0) return { errors: [{ text: `not built: ${path}` }] }
      return external ? { path: `${contender.package}${path.slice('stator'.length)}`, external } : resolved
    })
  },
})

/** Runs esbuild; an import of something that is not there yet throws {@link NotBuilt}. */
export const bundle = async (esbuild, contender, { standInExternal = false, ...options }) => {
  try {
    return await esbuild.build({
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'es2022',
      logLevel: 'silent',
      write: false,
      // The project's tsconfig.json points `stator` at src: that is for its sources alone.
      ...(!contender.source && { tsconfigRaw: '{}' }),
      ...options,
      plugins: [standIn(contender, standInExternal)],
    })
  } catch (error) {
    const missing = error.errors?.find(({ text }) => text.startsWith('not built: '))
    if (missing !== undefined && error.errors.every(({ text }) => text.startsWith('not built: '))) {
      throw new NotBuilt(missing.text.slice('not built: '.length))
    }
    if (!contender.source || error.errors === undefined) throw error

    // Sources may be half-written: what does not compile is said and left out.
    const [{ text, location }] = error.errors
    process.stderr.write(`bench: ${location?.file}:${location?.line}: ${text}\n`)
    throw new NotBuilt(text)
  }
}

/** @returns {string[]} the subpaths of the actions that exist: `entity/actions/put` and so on */
export const actionsOf = contender => {
  if (contender.source) {
    const folder = join(ROOT, 'src/actions')
    if (!existsSync(folder)) return []
    return ['schema', 'entity', 'table', 'database'].flatMap(host =>
      existsSync(join(folder, host))
        ? readdirSync(join(folder, host))
            .filter(name => !name.startsWith('index'))
            .map(name => `${host}/actions/${name.replace(/\.ts$/, '')}`)
        : [],
    )
  }
  return Object.keys(manifest().exports)
    .map(subpath => subpath.replace(/^\.\//, ''))
    .filter(subpath => ACTIONS.test(subpath) && !subpath.startsWith('edge/'))
}
