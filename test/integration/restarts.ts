import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDynamodbLocal } from '../../scripts/dynamodbLocal.mjs'
import type { Random } from '../oracle/random.js'

export const pause = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds))

/** Starts sooner than what runs for hours should. */
const java = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

/** None that systems give to connections: one of them would take it while nobody listens there. */
const freePort = async (random: Random): Promise<number> => {
  const port = 20_000 + random.int(12_000)
  const probe = createServer().listen(port, '127.0.0.1')
  const isFree = await Promise.race([once(probe, 'listening'), once(probe, 'error')]).then(
    () => probe.listening,
    () => false,
  )
  if (!isFree) return freePort(random)
  probe.close()
  await once(probe, 'close')
  return port
}

/** A DynamoDB Local that keeps its tables when it is killed. */
export interface MortalDynamodb {
  readonly endpoint: string
  /** How often it was killed. */
  readonly deaths: number
  /** When it was last killed, in ms. 0: never. */
  readonly killedAt: number
  /** Kills it as it is, and starts it again after `downtime` ms. */
  restart(downtime: number): Promise<void>
  stop(): Promise<void>
}

export const startMortalDynamodb = async (random: Random): Promise<MortalDynamodb> => {
  // Each write waits for the disk, which is slow.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'stator-restarts-'))
  const place = { folder, port: await freePort(random) }
  let server = await startDynamodbLocal(java, place)
  let deaths = 0
  let killedAt = 0
  return {
    endpoint: server.endpoint,
    get deaths() {
      return deaths
    },
    get killedAt() {
      return killedAt
    },
    restart: async downtime => {
      killedAt = Date.now()
      await server.stop()
      deaths++
      await pause(downtime)
      server = await startDynamodbLocal(java, place)
    },
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
