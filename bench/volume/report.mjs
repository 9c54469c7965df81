import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startDynamodbLocal } from '../../scripts/dynamodbLocal.mjs'
import { BENCH } from '../lib/contender.mjs'
import { printTable } from '../lib/report.mjs'

/** How much the heap may grow from the second quarter of a phase to its last: 8 MB is what noise there is. */
const GROWTH = 8

/** Writes, scans in parallel and deletes `items` items on DynamoDB Local, and looks at the memory meanwhile. */
export const reportVolume = async (stator, { items }) => {
  // Beside what it imports: the built package, and the SDK that the tests use.
  const folder = join(stator.home, '.cache/bench-volume')
  mkdirSync(folder, { recursive: true })
  const worker = join(folder, 'worker.mjs')
  copyFileSync(join(BENCH, 'volume/worker.mjs'), worker)

  // In memory: 2 GB hold 400,000 items.
  const { endpoint, stop } = await startDynamodbLocal([`-Xmx${Math.max(1, Math.ceil(items / 400_000) * 2)}g`])
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--expose-gc',
      ...[worker, endpoint, String(items)],
    ])
    const { total, start, end, phases } = JSON.parse(stdout)
    const mb = number => `${number.toFixed(1)} MB`
    console.log(
      `\n${total.toLocaleString('en')} items on DynamoDB Local: heap held, by quarter of each phase\n`,
    )
    printTable(
      ['phase', 'time', 'items/s', 'CPU per item', '1st quarter', '2nd', '3rd', '4th', 'RSS at most'],
      phases.map(({ name, seconds, cpu, quarters }) => [
        name,
        `${seconds.toFixed(0)} s`,
        Math.round(total / seconds).toLocaleString('en'),
        `${((cpu / total) * 1e6).toFixed(0)} µs`,
        ...quarters.map(({ heap }) => mb(heap)),
        mb(Math.max(...quarters.map(({ rss }) => rss))),
      ]),
    )
    console.log(`\nHeap before: ${mb(start.heap)}, after: ${mb(end.heap)}`)
    const grown = phases.filter(({ quarters }) => quarters[3].heap - quarters[1].heap > GROWTH)
    return { over: [], broken: grown.map(({ name }) => `the heap grows during ${name}`) }
  } finally {
    await stop()
  }
}
