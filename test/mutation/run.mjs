// `npm run test:mutation [-- FILES…]`: changes the source in thousands of ways, one by one, to see whether the unit tests
// notice. FILES are globs, e.g. `src/actions/internal/*.ts`. Everything takes hours; a file, minutes.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

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

const globs = process.argv.slice(2)
/** @type {Record<string, string>} */
const groups = globs.length
  ? { asked: globs.join() }
  : {
      schema: 'src/schema/**/*.ts',
      actions: 'src/actions/**/*.ts',
      rest: 'src/{internal,transformers,table,entity,errors,functional}/**/*.ts',
    }
const stryker = join(here, 'node_modules/@stryker-mutator/core/bin/stryker.js')
for (const [name, files] of Object.entries(groups)) {
  run(root, process.execPath, [stryker, 'run', join(here, 'stryker.config.mjs')], {
    MUTATED: files,
    MUTATION_REPORT: name,
  })
}

/** The score, without the mutants that are there before the first test, which the runner cannot switch on. */
mkdirSync(join(root, '.cache/mutation'), { recursive: true })
for (const name of Object.keys(groups)) {
  const { files } = JSON.parse(readFileSync(join(root, `.cache/mutation/${name}.json`), 'utf8'))
  const totals = { killed: 0, alive: 0 }
  for (const [file, { mutants, source }] of Object.entries(files)) {
    const counted = mutants.filter(({ static: isStatic }) => !isStatic)
    const killed = counted.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
    const alive = counted.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    totals.killed += killed
    totals.alive += alive.length
    if (killed + alive.length === 0) continue
    console.log(
      `${((100 * killed) / (killed + alive.length)).toFixed(1).padStart(5)} %  ${file}: ${killed} killed, ${alive.length} alive`,
    )
    const lines = source.split('\n')
    for (const { location, mutatorName, replacement = '' } of alive) {
      const { start } = location
      console.log(
        `         ${start.line}:${start.column} ${mutatorName} ${lines[start.line - 1].trim().slice(0, 60)} => ${replacement.slice(0, 40).replaceAll('\n', ' ')}`,
      )
    }
  }
  console.log(
    `${((100 * totals.killed) / (totals.killed + totals.alive)).toFixed(1).padStart(5)} %  ${name}: ${totals.killed} killed, ${totals.alive} alive`,
  )
}
