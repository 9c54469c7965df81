// Runs each test with no mutant, then with each one it comes across that no test has noticed. Thousands of times as fast as
// a process for each mutant, but what a test leaves behind is there for the next run: so a mutant is only taken to be
// noticed when the test passes without it, before and after.
import { appendFileSync, readFileSync } from 'node:fs'
import { getFn, getHooks } from '@vitest/runner'
import { TestRunner } from 'vitest'

const log = process.env.MUTATION_LOG
const write = record => appendFileSync(log, `${JSON.stringify(record)}\n`)
/** @type {any} what Stryker calls it in the code it writes */
const stryker = (globalThis.__stryker__ ??= {})
stryker.mutantCoverage = { static: {}, perTest: {} }

/** Noticed by any test, here or in another process. */
const killed = new Set()
/** Noticed, but the test went on failing: to be tried first in a process of its own. */
const unsure = new Set()
let length = 0
const readLog = () => {
  const text = readFileSync(log, 'utf8')
  for (const line of text.slice(length).split('\n')) {
    if (!line) continue
    const record = JSON.parse(line)
    if ('killed' in record) killed.add(record.killed)
    if ('unsure' in record) unsure.add(record.unsure)
  }
  length = text.lastIndexOf('\n') + 1
}

const hooksOf = (task, name) => {
  const found = []
  for (
    let suite = task.suite ?? task.file;
    suite;
    suite = suite.suite ?? (suite === task.file ? undefined : task.file)
  ) {
    found.unshift(...getHooks(suite)[name])
  }
  return found
}

// biome-ignore lint/style/noDefaultExport: it is what vitest takes from a runner
export default class extends TestRunner {
  async runTask(task) {
    const fn = getFn(task)
    const { id } = task
    const attempt = async mutant => {
      stryker.activeMutant = undefined
      for (const hook of hooksOf(task, 'afterEach').reverse()) await hook(task.context, task.suite)
      for (const hook of (task.onFinished ?? []).reverse()) await hook(task.context)
      task.onFinished = undefined
      for (const hook of hooksOf(task, 'beforeEach')) await hook(task.context, task.suite)
      stryker.hitCount = 0
      stryker.activeMutant = mutant
      try {
        await fn()
        return true
      } catch {
        return false
      } finally {
        stryker.activeMutant = undefined
      }
    }

    stryker.activeMutant = undefined
    stryker.currentTestId = id
    try {
      await fn()
    } finally {
      stryker.currentTestId = undefined
    }
    const hits = stryker.mutantCoverage.perTest[id] ?? {}
    write({ covered: Object.keys(hits) })
    stryker.currentTestId = 'again'
    readLog()
    const alive = Object.keys(hits).filter(mutant => !killed.has(mutant))
    alive.sort((a, b) => Number(unsure.has(b)) - Number(unsure.has(a)))
    const name = `${task.file.name} > ${task.name}`
    if (alive.length && !(await attempt())) {
      write({ unrepeatable: name })
      alive.length = 0
    }
    let first = true
    for (const mutant of alive) {
      write({ begin: mutant, pid: process.pid })
      stryker.hitLimit = 100 * hits[mutant] + 1000
      const passes = await attempt(mutant)
      // What it throws then may be caught.
      const timeout = stryker.hitCount > stryker.hitLimit
      write({ end: mutant, reached: stryker.hitCount > 0, pid: process.pid })
      if (passes && !timeout) {
        first = false
        continue
      }
      const clean = await attempt()
      if (clean || first) {
        killed.add(mutant)
        write({ killed: mutant, by: name, timeout })
      } else write({ unsure: mutant, by: name })
      if (!clean) process.exit(0)
    }
    if (alive.length) {
      this.onBeforeTryTask(task)
      await attempt()
    }
    stryker.currentTestId = undefined
  }

  async onAfterRunSuite(suite) {
    await super.onAfterRunSuite(suite)
    if (suite.filepath) write({ done: suite.filepath, static: Object.keys(stryker.mutantCoverage.static) })
  }
}
