// `npm test [-- step…]`: runs every check, each to its end, then says what failed. `npm run test:long`: the random
// tests alone, with the number of cases that takes minutes. Ends with
// `tests: N passed, N failed`: the tests that vitest counted, plus one for each step that is not vitest's.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

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
  laws: ['laws', vitest('unit', 'laws', ['test/laws'])],
  hostile: ['hostile input', vitest('unit', 'hostile', ['test/hostile'])],
  semantics: [
    'conditions and updates, on DynamoDB Local and on a model',
    vitest('integration', 'semantics', ['test/integration/semantics.test.ts']),
  ],
  faults: [
    'transactions on a way on which things go wrong',
    vitest('integration', 'faults', ['test/integration/transactionFaults.test.ts']),
  ],
  ...oracle,
}

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

const run = args =>
  new Promise(resolve => {
    spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
      .on('error', () => resolve(1))
      .on('exit', code => resolve(code ?? 1))
  })

/** What vitest counted; a run that failed without a failed test (a broken import, a type error) counts as one. */
const countOf = (name, code) => {
  const file = join(results, `${name}.json`)
  if (!existsSync(file)) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }

  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'))
  const failed = code === 0 ? numFailedTests : Math.max(1, numFailedTests)
  return { passed: numPassedTests, failed, skipped: numPendingTests }
}

const isLong = process.argv.includes('--long')
if (isLong) process.env.STATOR_LONG = '1'
const steps = isLong ? longSteps : shortSteps

const asked = process.argv.slice(2).filter(argument => argument !== '--long')
const unknown = asked.filter(name => !(name in steps))
if (unknown.length > 0) {
  console.error(`No step ${unknown.join(', ')}: there are ${Object.keys(steps).join(', ')}.`)
  process.exit(2)
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

// The runtimes are installed at their first run, 400 MB of them: `npm run test:runtimes`.
const names = asked.length > 0 ? asked : Object.keys(steps).filter(name => name !== 'runtimes')
const summary = []
for (const [index, name] of names.entries()) {
  const [title, args] = steps[name]
  console.log(`\n[${index + 1}/${names.length}] ${title}`)
  const start = Date.now()
  const code = await run(args)
  summary.push({ title, code, seconds: (Date.now() - start) / 1000, ...countOf(name, code) })
}

console.log()
for (const { title, code, seconds, passed, failed, skipped } of summary) {
  const counts = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(6)} s  ${title}: ${counts}`)
}

const total = key => summary.reduce((sum, step) => sum + step[key], 0)
const line = `tests: ${total('passed')} passed, ${total('failed')} failed`
writeFileSync(join(results, 'total.txt'), `${line}\n`)
console.log(line)
process.exitCode = summary.some(({ code }) => code !== 0) ? 1 : 0
