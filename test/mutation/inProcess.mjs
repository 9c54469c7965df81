import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = fileURLToPath(new URL('./', import.meta.url))
const root = join(here, '../..')
const quiet = { isDebugEnabled: () => false, debug() {}, info() {}, warn() {}, error() {}, trace() {} }

/**
 * Tries all mutants of some files by some test files, in a few processes, see `eachMutant.mjs`. Returns a report such as
 * Stryker writes.
 */
export const tryInProcess = async (name, fileGlobs, testGlobs) => {
  const require = createRequire(join(here, 'package.json'))
  const { minimatch } = require('minimatch')
  const { Instrumenter } = await import(
    pathToFileURL(join(here, 'node_modules/@stryker-mutator/instrumenter/dist/src/index.js')).href
  )
  const under = folder =>
    readdirSync(join(root, folder), { recursive: true }).map(each => `${folder}/${each}`)
  const matching = (folder, globs) => under(folder).filter(each => globs.some(glob => minimatch(each, glob)))

  const sources = Object.fromEntries(
    matching('src', fileGlobs).map(file => [file, readFileSync(join(root, file), 'utf8')]),
  )
  const { files, mutants } = await new Instrumenter(quiet).instrument(
    Object.entries(sources).map(([file, content]) => ({ name: join(root, file), content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [], noHeader: false },
  )
  const folder = join(root, '.cache/mutation')
  mkdirSync(folder, { recursive: true })
  const instrumented = join(folder, `${name}.instrumented.json`)
  const log = join(folder, `${name}.jsonl`)
  writeFileSync(
    instrumented,
    JSON.stringify(Object.fromEntries(files.map(file => [file.name, file.content]))),
  )
  rmSync(log, { force: true })
  writeFileSync(log, '')
  const records = () =>
    readFileSync(log, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line))

  let tests = matching('test', testGlobs)
  const total = tests.length
  for (let round = 0; tests.length && round < 40; round++) {
    const child = spawn(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', join(here, 'vitest.config.ts')],
      {
        cwd: root,
        stdio: process.env.MUTATION_VERBOSE ? 'inherit' : 'ignore',
        env: {
          ...process.env,
          MUTATION_TESTS: tests.join(';'),
          MUTATION_INSTRUMENTED: instrumented,
          MUTATION_LOG: log,
        },
      },
    )
    /** Since when a mutant has been running without an end. */
    const running = new Map()
    const watch = setInterval(() => {
      const open = new Map()
      for (const { begin, end, pid } of records()) {
        if (begin !== undefined) open.set(pid, begin)
        if (end !== undefined) open.delete(pid)
      }
      for (const key of running.keys()) if (open.get(key.pid) !== key.mutant) running.delete(key)
      for (const [pid, mutant] of open) {
        const known = [...running.keys()].find(key => key.pid === pid && key.mutant === mutant)
        if (!known) running.set({ pid, mutant }, Date.now())
        else if (Date.now() - running.get(known) > 30_000) {
          writeFileSync(
            log,
            `${JSON.stringify({ killed: mutant, timeout: true })}\n${JSON.stringify({ end: mutant, pid })}\n`,
            { flag: 'a' },
          )
          try {
            process.kill(pid, 'SIGKILL')
          } catch {
            // It has ended.
          }
        }
      }
    }, 5_000)
    await new Promise(resolve => child.on('exit', resolve))
    clearInterval(watch)
    const done = new Set(records().flatMap(record => record.done ?? []))
    const left = tests.filter(test => !done.has(join(root, test)))
    console.log(`${name}: ${total - left.length} of ${total} test files are done`)
    tests = left
  }
  if (tests.length) console.log(`${name}: given up ${tests.join(', ')}`)

  const by = {
    killed: new Map(),
    covered: new Set(),
    static: new Set(),
    reached: new Set(),
    unsure: new Set(),
  }
  for (const record of records()) {
    if (record.killed !== undefined) by.killed.set(record.killed, record)
    for (const each of record.covered ?? []) by.covered.add(each)
    for (const each of record.static ?? []) by.static.add(each)
    if (record.reached) by.reached.add(record.end)
    if (record.unsure !== undefined) by.unsure.add(record.unsure)
    if (record.unrepeatable) console.log(`${name}: cannot be run twice: ${record.unrepeatable}`)
  }
  const report = Object.fromEntries(
    Object.entries(sources).map(([file, source]) => [
      file,
      {
        source,
        mutants: mutants
          .filter(({ fileName }) => fileName === join(root, file))
          .map(({ id, mutatorName, replacement, location: { start, end } }) => ({
            id,
            mutatorName,
            replacement,
            location: {
              start: { line: start.line + 1, column: start.column + 1 },
              end: { line: end.line + 1, column: end.column + 1 },
            },
            static: !by.covered.has(id) && by.static.has(id),
            unreached: by.covered.has(id) && !by.reached.has(id),
            unsure: by.unsure.has(id),
            by: by.killed.get(id)?.by,
            status: by.killed.has(id)
              ? by.killed.get(id).timeout
                ? 'Timeout'
                : 'Killed'
              : by.covered.has(id)
                ? 'Survived'
                : 'NoCoverage',
          })),
      },
    ]),
  )
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ files: report }))
  if (!existsSync(instrumented)) return
  rmSync(instrumented)
}
