import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { BENCH } from '../lib/contender.mjs'
import { printTable } from '../lib/report.mjs'

/** How much the heap may grow from the second quarter of a phase to its last: 8 MB is what noise there is. */
const GROWTH = 8

const freePort = async () => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

/** DynamoDB Local with room for `items` items in memory. */
const startDynamodb = async items => {
  const require = createRequire(import.meta.url)
  const cwd = join(dirname(require.resolve('amplify-dynamodb-simulator/package.json')), 'emulator')
  const port = await freePort()
  const heap = `-Xmx${Math.max(1, Math.ceil(items / 400_000) * 2)}g`
  const options = ['-inMemory', '-disableTelemetry', '-port', String(port)]
  const java = ['-Djava.library.path=./DynamoDBLocal_lib', heap, '-jar', 'DynamoDBLocal.jar', ...options]
  const server = spawn('java', java, { cwd, stdio: 'ignore' })
  const stop = () => server.kill('SIGKILL')
  process.once('exit', stop)
  const endpoint = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 600; tries++) {
    if (await fetch(endpoint).then(Boolean, () => false)) return { endpoint, stop }
    await sleep(50)
  }
  throw new Error('DynamoDB Local does not answer: Java 11 or later runs it')
}

/** Writes, scans in parallel and deletes `items` items on DynamoDB Local, and looks at the memory meanwhile. */
export const reportVolume = async (stator, { items }) => {
  // Beside what it imports: the built package, and the SDK that the tests use.
  const folder = join(stator.home, '.cache/bench-volume')
  mkdirSync(folder, { recursive: true })
  const worker = join(folder, 'worker.mjs')
  copyFileSync(join(BENCH, 'volume/worker.mjs'), worker)

  const { endpoint, stop } = await startDynamodb(items)
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
    stop()
  }
}
