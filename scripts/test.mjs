// `npm test [-- step…]`: runs every check, each to its end, then says what failed. `npm run test:long`: the random
// tests alone, with the number of cases that takes minutes. With `STATOR_CI` also the runtimes and all the long ones,
// some with fewer cases; what cannot be installed, or would take too long, is skipped aloud. Ends with
// `tests: N passed, N failed`: the tests that vitest counted, plus one for each step that is not vitest's.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installRuntimes } from '../test/runtimes/install.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const results = join(root, '.cache', 'test')
/** The program that the package `name` installs as `command`. */
const bin = (name, command = name) => {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}

const vitest = (project, name = project, folders = []) => [
  bin('vitest'),
  'run',
  ...folders,
  ...['--project', project, '--passWithNoTests', '--reporter', 'default', '--reporter', 'json'],
  ...['--outputFile.json', join(results, `${name}.json`)],
]

const oracle = { oracle: ['compared with the library that stator replaces', vitest('oracle')] }

/** What takes more cases than `npm test` has time for: those of `STATOR_LONG`. */
const longSteps = {
  laws: ['many random cases: laws', vitest('unit', 'laws', ['test/laws'])],
  oracle: [
    'many random cases: compared with the library that stator replaces',
    vitest('oracle', 'long', ['test/oracle/oracle.test.ts']),
  ],
  hostile: ['many random cases: hostile input', vitest('unit', 'hostile', ['test/hostile'])],
  semantics: [
    'many random cases: conditions and updates, on DynamoDB Local and on a model',
    vitest('integration', 'semantics', ['test/integration/semantics.test.ts']),
  ],
  faults: [
    'many random cases: a way on which things go wrong, and a DynamoDB that is killed and started again',
    vitest('integration', 'faults', [
      'test/integration/transactionFaults.test.ts',
      'test/integration/restarts.test.ts',
    ]),
  ],
}
/** With `STATOR_CI`: how many cases, where the long run has more than there is time for. */
const fewer = {
  semantics: { STATOR_SEMANTICS_SCHEMAS: '600' },
  faults: { STATOR_FAULTS_SEEDS: '5', STATOR_RESTARTS: '15' },
}

/** With `STATOR_CI`: a long step does not begin after this many minutes. */
const LONG_BEFORE = 20
/** With `STATOR_CI`: how long the runtimes may take to install, in milliseconds. */
const INSTALL = 180_000

/** Each step: what a reader knows it by, and the program that Node runs. */
const shortSteps = {
  lint: ['format and lint', [bin('@biomejs/biome', 'biome'), 'check', '--error-on-warnings']],
  imports: [
    'directions of imports',
    [bin('dependency-cruiser', 'depcruise'), 'src', '--config', '.dependency-cruiser.cjs'],
  ],
  types7: ['types, TypeScript 7', [bin('typescript7', 'tsc'), '-p', 'tsconfig.json']],
  types: ['types and type tests, TypeScript 6', vitest('types')],
  unit: ['unit tests', vitest('unit')],
  ...oracle,
  integration: ['integration tests, on DynamoDB Local', vitest('integration')],
  package: ['the packed tarball', vitest('package')],
  runtimes: ['runtimes and bundlers', vitest('runtimes')],
  ...(existsSync(join(root, 'bench', 'budgets.mjs')) && {
    budgets: ['budgets of bundles and types', ['bench/budgets.mjs']],
  }),
}

const run = (args, env) =>
  new Promise(resolve => {
    spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
      .on('error', () => resolve(1))
      .on('exit', code => resolve(code ?? 1))
  })

/** The file that a step's results are written to, if it is vitest's. */
const resultOf = args => (args.includes('--outputFile.json') ? args.at(-1) : undefined)

/** What vitest counted; a run that failed without a failed test (a broken import, a type error) counts as one. */
const countOf = (file, code) => {
  if (file === undefined || !existsSync(file))
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }

  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'))
  const failed = code === 0 ? numFailedTests : Math.max(1, numFailedTests)
  return { passed: numPassedTests, failed, skipped: numPendingTests }
}

const isLong = process.argv.includes('--long')
const isCI = Boolean(process.env.STATOR_CI) && !isLong
const steps = isLong ? longSteps : shortSteps

const asked = process.argv.slice(2).filter(argument => argument !== '--long')
const unknown = asked.filter(name => !(name in steps))
if (unknown.length > 0) {
  console.error(`No step ${unknown.join(', ')}: there are ${Object.keys(steps).join(', ')}.`)
  process.exit(2)
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

/** A step: its name, its title, its program, and whether it takes minutes. */
const stepOf = (from, name, long = from === longSteps) => ({
  name,
  title: from[name][0],
  args: from[name][1],
  long,
})

// The runtimes are installed at their first run, 400 MB of them: `npm run test:runtimes`.
const names = asked.length > 0 ? asked : Object.keys(steps).filter(name => isCI || name !== 'runtimes')
const plan = names.map(name => stepOf(steps, name))
if (isCI && asked.length === 0) plan.push(...Object.keys(longSteps).map(name => stepOf(longSteps, name)))

/** When it began. */
const start = Date.now()

/** Why a step is left out. */
const skipOf = ({ name, long }) => {
  if (!isCI) return
  if (long && Date.now() - start > LONG_BEFORE * 60_000) return `${LONG_BEFORE} minutes have passed`
  if (name === 'runtimes') return installRuntimes(INSTALL)
}

const summary = []
for (const [index, step] of plan.entries()) {
  const { name, title, args, long } = step
  console.log(`\n[${index + 1}/${plan.length}] ${title}`)
  const begin = Date.now()
  const reason = skipOf(step)
  if (reason !== undefined) console.log(`SKIPPED: ${title}, since ${reason}.`)
  const result =
    reason !== undefined
      ? { reason, code: 0, passed: 0, failed: 0 }
      : await run(args, {
          ...process.env,
          ...(long && { STATOR_LONG: '1' }),
          ...(long && isCI && fewer[name]),
        }).then(code => ({
          code,
          ...countOf(resultOf(args), code),
        }))
  summary.push({ title, seconds: (Date.now() - begin) / 1000, ...result })
}

console.log()
for (const { title, code, seconds, passed, failed, skipped, reason } of summary) {
  const counts = reason ?? `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
  const verdict = reason ? 'SKIPPED' : code === 0 ? 'ok     ' : 'FAILED '
  console.log(`${verdict} ${seconds.toFixed(1).padStart(6)} s  ${title}: ${counts}`)
}

const total = key => summary.reduce((sum, step) => sum + step[key], 0)
const line = `tests: ${total('passed')} passed, ${total('failed')} failed`
writeFileSync(join(results, 'total.txt'), `${line}\n`)
console.log(line)
process.exitCode = summary.some(({ code }) => code !== 0) ? 1 : 0
