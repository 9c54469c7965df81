import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { BENCH, ROOT } from '../lib/contender.mjs'
import {
  declarationImportsOnly,
  declaredEntities,
  functionalImportsOnly,
  functionalModels,
  importsOnly,
  nestedMap,
  usedEntities,
} from './programs.mjs'

// An instantiation count is that of the whole program, as `tsc --extendedDiagnostics` prints it, less that of a
// program with the same imports and nothing else: the cost of what a user writes. `skipLibCheck` is on, as it is in
// most projects. The counts depend on the compiler's version and on nothing of the machine.

/** Where TypeScript 6 and 7 are installed: with the bench or with the project. */
export const compilers = home => {
  const require = createRequire(join(home, 'package.json'))
  const tsc = name => join(dirname(require.resolve(`${name}/package.json`)), 'bin/tsc')
  return { six: tsc('typescript'), seven: tsc('typescript7') }
}

// Declarations may import other libraries' types: the program must sit where those resolve.
const workFolder = contender => join(contender.home, '.cache/bench-types', contender.name)

const SOURCE_PATHS = {
  '#aws/*': ['src/transport/aws/*.ts'],
  stator: ['src/index.ts'],
  ...Object.fromEntries(
    ['schema', 'entity', 'table', 'database'].flatMap(host =>
      ['stator', 'stator/edge'].map(root => [`${root}/${host}/actions/*`, [`src/actions/${host}/*`]]),
    ),
  ),
  'stator/*': ['src/*'],
}

const config = (contender, files) => ({
  compilerOptions: {
    target: 'es2022',
    lib: ['es2022', 'dom'],
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    typeRoots: [join(ROOT, 'node_modules/@types')],
    ...(contender.source && {
      allowImportingTsExtensions: true,
      paths: Object.fromEntries(
        Object.entries(SOURCE_PATHS).map(([name, files]) => [name, files.map(file => join(ROOT, file))]),
      ),
    }),
  },
  files,
})

const run = (tsc, project) =>
  new Promise((resolve, reject) => {
    const args = [
      '--max-old-space-size=6144',
      tsc,
      '-p',
      project,
      '--extendedDiagnostics',
      '--pretty',
      'false',
    ]
    execFile(process.execPath, args, { maxBuffer: 1 << 28 }, (error, stdout) => {
      const found = /^Instantiations:\s+(\d+)/m.exec(stdout)
      if (found === null) return reject(error ?? new Error(stdout))

      const errors = stdout.split('\n').filter(line => /error TS\d+/.test(line))
      resolve({ instantiations: Number(found[1]), errors })
    })
  })

/** Type-checks `files` (name to code, written against stator) with `contender` in its place. */
const check = async (contender, tsc, name, files) => {
  const folder = join(workFolder(contender), name)
  mkdirSync(join(folder, 'cases'), { recursive: true })
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config(contender, Object.keys(files)), null, 2))
  for (const [file, code] of Object.entries(files)) {
    writeFileSync(join(folder, file), code.replaceAll("'stator/", `'${contender.package}/`))
  }
  return run(tsc, folder)
}

/** Whether an error says that stator has no such module yet; in sources, those of other files do not count. */
const isMissing = error => /TS2307|TS7016/.test(error) && error.includes('program.ts')

/** The count, or `undefined` where something is not built yet. A program that does not type-check has no count. */
const counted = async (contender, tsc, name, code) => {
  const { instantiations, errors } = await check(contender, tsc, name, { 'program.ts': code })
  if (errors.some(isMissing)) return undefined

  const own = errors.filter(error => error.includes('program.ts'))
  if (own.length > 0) {
    console.log(
      `${contender.name}: the program '${name}' does not type-check:\n${own.slice(0, 3).join('\n')}`,
    )
    return Number.NaN
  }
  return instantiations
}

const deepest = async (contender, tsc, limit) => {
  let [fits, fails] = [0, limit + 1]
  let depth = limit
  for (; fails - fits > 1; depth = (fits + fails) >> 1) {
    const { errors } = await check(contender, tsc, 'nested', { 'program.ts': nestedMap(depth) })
    if (errors.some(isMissing)) return undefined
    if (errors.some(error => error.includes('program.ts'))) fails = depth
    else fits = depth
  }
  return fits
}

/**
 * Type-checks all fixtures: one code for the reference and for stator is a promise of the project.
 *
 * @returns {Promise<string[]>} errors; those of modules not built yet left out
 */
export const checkFixtures = async (contender, tsc) => {
  const folder = join(BENCH, 'fixtures')
  const files = Object.fromEntries(
    readdirSync(folder, { recursive: true })
      // Only stator has a functional layer.
      .filter(file => file.endsWith('.ts') && (contender.name === 'stator' || !file.includes('functional')))
      .map(file => [file, readFileSync(join(folder, file), 'utf8')]),
  )
  const { errors } = await check(contender, tsc, 'fixtures', files)
  const missing = errors.filter(error => error.includes('TS2307')).map(error => error.split('(')[0])
  return errors.filter(error => error.includes('/fixtures/') && !missing.includes(error.split('(')[0]))
}

/**
 * @param {{ fifty?: boolean, depthLimit?: number, log?: (line: string) => void }} [options] no nested map deeper than
 * `depthLimit` is tried
 * @returns {Promise<Record<string, number | undefined>>} figure by row id; `undefined` where not built
 */
export const measureTypes = async (
  contender,
  tsc,
  { fifty = true, depthLimit = 60, log = () => {} } = {},
) => {
  rmSync(workFolder(contender), { recursive: true, force: true })
  const figures = {}

  for (const [query, suffix] of [
    [true, ''],
    [false, 'Kv'],
  ]) {
    log(`${contender.name}: entities in use${query ? ', with a query' : ''}`)
    const count = (name, code) => counted(contender, tsc, name + suffix, code)
    const base = await count('imports', importsOnly({ query }))
    if (base === undefined) continue
    const one = (await count('one', usedEntities(1, { query }))) - base
    const eleven = (await count('eleven', usedEntities(11, { query }))) - base
    figures[`first${suffix}`] = one
    figures[`further${suffix}`] = (eleven - one) / 10
    if (fifty && query) figures.fifty = (await count('fifty', usedEntities(50, { query }))) - base
  }

  log(`${contender.name}: entities declared`)
  const base = await counted(contender, tsc, 'importsDeclared', declarationImportsOnly)
  if (base !== undefined) {
    figures.declared = (await counted(contender, tsc, 'declared', declaredEntities(10))) - base
  }

  log(`${contender.name}: functional models`)
  const bare = await counted(contender, tsc, 'importsFunctional', functionalImportsOnly)
  if (bare !== undefined) {
    figures.functional = (await counted(contender, tsc, 'functional', functionalModels(20))) - bare
  }

  log(`${contender.name}: nested maps`)
  if (figures.firstKv !== undefined) figures.depth = await deepest(contender, tsc, depthLimit)
  return figures
}
