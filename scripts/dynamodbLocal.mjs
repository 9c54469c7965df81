import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A DynamoDB Local that runs for as long as nobody calls `stop`.
 *
 * @typedef {object} DynamodbLocal
 * @property {string} endpoint e.g. `http://127.0.0.1:41235`. Any credentials and region are accepted.
 * @property {() => Promise<void>} stop kills it: it has no time to save anything.
 */

/**
 * What makes it the one that ran before.
 *
 * @typedef {object} Place
 * @property {string} [folder] holds the tables. Default: they are in memory.
 * @property {number} [port] Default: a free one.
 */

/**
 * Why DynamoDB Local cannot run here, in one line; `undefined` when it can.
 *
 * @returns {string | undefined}
 */
export const whyNoDynamodbLocal = () => {
  const major = javaVersion()
  if (major === undefined) return 'no `java` was found (Java 11 or later runs it)'
  if (major < 11) return `Java ${major} was found, and Java 11 or later is needed`
  return existsSync(join(emulatorFolder(), 'DynamoDBLocal.jar')) ? undefined : 'its jar is not installed'
}

/**
 * Starts AWS's DynamoDB Local on a loopback port and resolves once it answers.
 *
 * @param {readonly string[]} javaOptions what else Java is told, e.g. how much memory it may take
 * @param {Place} place
 * @returns {Promise<DynamodbLocal>}
 * @throws with its output when it stops early or does not answer within 30 seconds.
 */
export const startDynamodbLocal = async (javaOptions = [], { folder, port: asked } = {}) => {
  const port = asked ?? (await freePort())
  const storage = folder === undefined ? ['-inMemory'] : ['-dbPath', folder]
  const options = [...storage, '-disableTelemetry', '-port', String(port)]
  const server = spawn(
    'java',
    ['-Djava.library.path=./DynamoDBLocal_lib', ...javaOptions, '-jar', 'DynamoDBLocal.jar', ...options],
    { cwd: emulatorFolder(), stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const exited = once(server, 'exit')
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)

  let output = ''
  const collect = data => {
    output += data
  }
  server.stdout.on('data', collect)
  server.stderr.on('data', collect)

  const stop = async () => {
    process.off('exit', kill)
    if (server.exitCode === null && server.signalCode === null) kill()
    await exited
  }

  const endpoint = `http://127.0.0.1:${port}`
  const deadline = Date.now() + 30_000
  while (!(await answers(endpoint))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error(`DynamoDB Local did not start:\n${output}`)
    }
    await sleep(50)
  }

  return { endpoint, stop }
}

const emulatorFolder = () =>
  join(dirname(createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json')), 'emulator')

/** The major version of the `java` on the path, e.g. 17; `undefined` without one. */
const javaVersion = () => {
  const { stderr } = spawnSync('java', ['-XshowSettings:properties', '-version'], { encoding: 'utf8' })
  const version = /java\.specification\.version = (?:1\.)?(\d+)/.exec(stderr ?? '')?.[1]
  return version === undefined ? undefined : Number(version)
}

const freePort = async () => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}

const answers = endpoint =>
  fetch(endpoint).then(
    () => true,
    () => false,
  )
