// One cold start: node worker.mjs MODULE ENDPOINT. Prints CPU and wall-clock times, in ms, as JSON.
const [, , module, endpoint] = process.argv
const lap = async work => {
  const [cpu, wall] = [process.cpuUsage(), performance.now()]
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return { cpu: (user + system) / 1000, wall: performance.now() - wall }
}

let put
const load = await lap(async () => {
  ;({ put } = await import(module))
})
const first = await lap(() => put(endpoint))
const second = await lap(() => put(endpoint))
process.stdout.write(JSON.stringify({ load, first, second }))
process.exit()
