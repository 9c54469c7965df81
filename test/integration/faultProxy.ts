import { type Fault, failing, faults, startFaultProxy } from '../transport/faultProxy.js'

/** Numbers from 0 to 1, the same at each run. */
export const randomOf = (seed: number) => (): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

/** What goes wrong on the way to DynamoDB, each with its probability. */
export interface Faults {
  /** The request is refused, and nothing of it is done. */
  readonly throttled?: number
  /** The connection is cut before the request is executed. */
  readonly dropped?: number
  /** The request is executed, and the connection is cut before the answer. */
  readonly answerDropped?: number
  /** The answer comes late, by up to 30 ms. */
  readonly delayed?: number
  /** Of the requests of a batch: they are left unprocessed. */
  readonly unprocessed?: number
}

type Batch = Record<string, any>

/** A way to the DynamoDB at `target` on which things go wrong by chance. */
export const startBatchProxy = async (target: string, probabilities: Faults, random: () => number) => {
  /** How often each write was executed, by its key or its item. */
  const executed = new Map<string, number>()
  const proxy = await startFaultProxy(async ({ operation, headers, body }) => {
    const left: Batch = {}
    const isWrite = operation === 'BatchWriteItem'
    if (isWrite || operation === 'BatchGetItem') {
      for (const [table, of] of Object.entries<any>(body.RequestItems)) {
        const all: object[] = isWrite ? of : of.Keys
        const kept = all.filter(() => random() >= (probabilities.unprocessed ?? 0))
        const rest = all.filter(one => !kept.includes(one))
        if (rest.length) left[table] = isWrite ? rest : { ...of, Keys: rest }
        if (!kept.length) delete body.RequestItems[table]
        else body.RequestItems[table] = isWrite ? kept : { ...of, Keys: kept }
        for (const one of isWrite ? kept : []) {
          const id = JSON.stringify(one)
          executed.set(id, (executed.get(id) ?? 0) + 1)
        }
      }
      const unprocessed = { [isWrite ? 'UnprocessedItems' : 'UnprocessedKeys']: left }
      if (!Object.keys(body.RequestItems).length) return { status: 200, body: JSON.stringify(unprocessed) }
    }
    const { host, connection, 'content-length': length, ...kept } = headers as Record<string, string>
    const response = await fetch(target, { method: 'POST', headers: kept, body: JSON.stringify(body) })
    const answer = (await response.json()) as Batch
    if (response.ok) {
      for (const field of ['UnprocessedItems', 'UnprocessedKeys']) {
        if (answer[field]) Object.assign(answer[field], left)
      }
    }
    return { status: response.status, body: JSON.stringify(answer) }
  })

  const delay: Fault = async (response, answer) => {
    await new Promise(resolve => setTimeout(resolve, 30 * random()))
    const { status, body } = await answer()
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
    response.end(body)
  }
  const pick = (): Fault | undefined => {
    const all: [number | undefined, Fault][] = [
      [probabilities.throttled, failing('ThrottlingException')],
      [probabilities.dropped, faults.drop],
      [probabilities.answerDropped, faults.dropAnswer],
      [probabilities.delayed, delay],
    ]
    let left = random()
    for (const [probability = 0, fault] of all) {
      if (left < probability) return fault
      left -= probability
    }
    return undefined
  }
  proxy.plan(...Array.from({ length: 10_000 }, pick))
  return { ...proxy, executed }
}
