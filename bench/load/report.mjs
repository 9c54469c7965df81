import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as esbuild from 'esbuild'
import { BENCH, bundle } from '../lib/contender.mjs'
import { printTable, show } from '../lib/report.mjs'
import * as contenders from './contenders.mjs'

const median = numbers => [...numbers].sort((left, right) => left - right)[numbers.length >> 1]

/**
 * Cold starts: processes that import a client, as one bundle or as the installed modules, and send one signed put to a
 * server beside them. Rounds are interleaved; medians are shown.
 */
export const reportLoad = async (stator, { rounds = 11 } = {}) => {
  const server = createServer((request, response) => request.resume().on('end', () => response.end('{}')))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const endpoint = `http://127.0.0.1:${server.address().port}`

  const modules = {}
  for (const [name, code] of Object.entries(contenders)) {
    const home = name === 'stator' ? stator.home : BENCH
    const folder = join(home, '.cache/bench-load')
    mkdirSync(folder, { recursive: true })
    for (const form of ['bundle', 'modules']) {
      if (form === 'modules' && stator.source) continue
      const file = join(folder, `${name}-${form}.mjs`)
      const { outputFiles } = await bundle(esbuild, stator, {
        stdin: { contents: code, resolveDir: home },
        minify: form === 'bundle',
        // The SDK has modules of CommonJS that ask for Node's.
        banner: {
          js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
        },
        ...(form === 'modules' && { standInExternal: true }),
      })
      writeFileSync(file, outputFiles[0].contents)
      modules[`${name === 'sdk' ? 'AWS SDK' : name}, ${form}`] = file
    }
  }

  const samples = {}
  for (let round = 0; round < rounds; round++) {
    for (const [name, module] of Object.entries(modules)) {
      const args = [join(BENCH, 'load/worker.mjs'), module, endpoint]
      const { stdout } = await promisify(execFile)(process.execPath, args)
      samples[name] ??= []
      samples[name].push(JSON.parse(stdout))
    }
  }
  server.closeAllConnections()
  server.close()

  console.log('\nCold start: import, and the first signed put (CPU / elapsed)\n')
  const cell = (name, lap) =>
    ['cpu', 'wall'].map(unit => show('ms', median(samples[name].map(each => each[lap][unit])))).join(' / ')
  printTable(
    ['what', 'import', 'first put', 'second put', 'import + first put'],
    Object.keys(modules).map(name => [
      name,
      cell(name, 'load'),
      cell(name, 'first'),
      cell(name, 'second'),
      ['cpu', 'wall']
        .map(unit => show('ms', median(samples[name].map(({ load, first }) => load[unit] + first[unit]))))
        .join(' / '),
    ]),
  )
  return { over: [] }
}
