// `npm run test:mutation [-- PARTS OR FILES…]`: changes the source in thousands of ways, one by one, to see whether the
// unit tests notice. PARTS are those of parts.mjs, which run with the tests that concern them alone, e.g. `update walker`.
// FILES are globs, e.g. `src/schema/*.ts`, and run with all unit tests, or those of the globs in MUTATION_TESTS (with `;`
// between). `--scores` alone prints what the last runs of parts found. Everything takes hours; a part, minutes.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tryInProcess } from './inProcess.mjs'
import { parts } from './parts.mjs'

const here = fileURLToPath(new URL('./', import.meta.url))
const root = join(here, '../..')
const run = (cwd, command, args, env = {}) => {
  const shell = process.platform === 'win32'
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: 'inherit',
    shell,
    env: { ...process.env, ...env },
  })
  if (status !== 0) process.exit(status ?? 1)
}

if (!existsSync(join(here, 'node_modules/.package-lock.json'))) run(here, 'npm', ['ci', '--ignore-scripts'])

const asked = process.argv.slice(2)
const onlyScores = asked[0] === '--scores'
const globs = asked.filter(each => !(each in parts) && each !== '--scores')
/** @type {{ name: string, files: string[], tests?: string[] }[]} */
const groups = Object.entries(parts)
  .filter(([name]) => asked.includes(name) || asked.length === 0 || (onlyScores && asked.length === 1))
  .map(([name, { files, tests }]) => ({
    name,
    files: files.map(file => `src/actions/${file}`),
    tests: tests.map(test => `test/${test}.test.ts`),
  }))
if (globs.length) groups.push({ name: 'asked', files: globs })
if (!asked.length) {
  groups.push(
    { name: 'schema', files: ['src/schema/**/*.ts'] },
    { name: 'rest', files: ['src/{internal,transformers,table,entity,errors,functional}/**/*.ts'] },
  )
}
const stryker = join(here, 'node_modules/@stryker-mutator/core/bin/stryker.js')
for (const { name, files, tests } of onlyScores ? [] : groups) {
  if (tests) {
    await tryInProcess(name, files, tests)
    continue
  }
  run(root, process.execPath, [stryker, 'run', join(here, 'stryker.config.mjs')], {
    MUTATED: files.join(';'),
    MUTATION_REPORT: name,
  })
}

/** Texts are for people, and may change: they are known by having words. */
const isText = ({ mutatorName, location: { start, end } }, lines) => {
  if (mutatorName !== 'StringLiteral') return false
  const source = lines.slice(start.line - 1, end.line)
  source[source.length - 1] = source.at(-1).slice(0, end.column - 1)
  return /[a-z}',] [a-z$]{2}/.test(source.join('\n').slice(start.column - 1))
}
const score = (killed, alive) => `${((100 * killed) / (killed + alive)).toFixed(1).padStart(5)} %`

/** The score, without texts, and without the mutants before the first test, which the runner cannot switch on. */
mkdirSync(join(root, '.cache/mutation'), { recursive: true })
const all = { killed: 0, alive: 0 }
const summary = []
for (const { name } of groups) {
  const report = join(root, `.cache/mutation/${name}.json`)
  if (!existsSync(report)) continue
  const { files } = JSON.parse(readFileSync(report, 'utf8'))
  const totals = { killed: 0, alive: 0 }
  for (const [file, { mutants, source }] of Object.entries(files)) {
    const lines = source.split('\n')
    const counted = mutants.filter(mutant => !mutant.static && !isText(mutant, lines))
    const killed = counted.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
    const alive = counted.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    totals.killed += killed
    totals.alive += alive.length
    if (killed + alive.length === 0) continue
    console.log(`${score(killed, alive.length)}  ${file}: ${killed} killed, ${alive.length} alive`)
    for (const { location, mutatorName, replacement = '', status, unreached } of alive) {
      const { start } = location
      const code = lines[start.line - 1]
        .slice(start.column - 1)
        .trim()
        .slice(0, 60)
      console.log(
        `         ${start.line}:${start.column} ${status === 'NoCoverage' ? 'NOT RUN ' : unreached ? 'NOT REACHED ' : ''}${mutatorName} ${code} => ${replacement.slice(0, 60).replaceAll('\n', ' ')}`,
      )
    }
  }
  all.killed += totals.killed
  all.alive += totals.alive
  summary.push(`${score(totals.killed, totals.alive)}  ${name}: ${totals.killed + totals.alive} changes`)
}
console.log(summary.join('\n'))
console.log(`${score(all.killed, all.alive)}  of ${all.killed + all.alive} changes`)
