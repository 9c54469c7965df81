import { load } from './tasks.mjs'

// One task of one contender, in a process of its own: node worker.mjs MODULE FILE WARM-UP WINDOW (ms of CPU).
// Prints the CPU time of one call in ns: the median of batches.

const [, , module, file, warmUp, window] = process.argv
const run = await load(module, file)
const first = run(0)
const isAsync = first instanceof Promise
await first

// V8 puts off joining concatenated strings until one is read, as the SDK does when it sends: so does this.
const EXPRESSION = {
  update: 'UpdateExpression',
  query: 'FilterExpression',
  condition: 'ConditionExpression',
  paths: 'ProjectionExpression',
}[file]

let sink
let read = 0
const batch = async count => {
  const start = process.cpuUsage()
  if (isAsync) for (let call = 0; call < count; call++) sink = await run(call)
  else if (EXPRESSION === undefined) for (let call = 0; call < count; call++) sink = run(call)
  else {
    for (let call = 0; call < count; call++) {
      sink = run(call)
      read += sink[EXPRESSION].charCodeAt(9)
    }
  }
  const { user, system } = process.cpuUsage(start)
  return user + system
}

const BATCH = 10_000 // µs: well above the clock's step, short enough for a median of many
let count = 1
for (let spent = 0; spent < warmUp * 1000; ) {
  const used = await batch(count)
  spent += Math.max(used, 1)
  if (used < BATCH)
    count = Math.max(count + 1, Math.min(count * 4, Math.ceil((count * BATCH) / Math.max(used, 1))))
}

const samples = []
for (let spent = 0; spent < window * 1000 || samples.length < 5; ) {
  const used = await batch(count)
  spent += used
  samples.push((used * 1000) / count)
}
samples.sort((left, right) => left - right)
if (sink === undefined || Number.isNaN(read)) throw new Error('The task returned nothing.')
process.stdout.write(String(samples[samples.length >> 1]))
