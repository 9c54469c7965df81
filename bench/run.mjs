import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { BENCH, stator } from './lib/contender.mjs'

const USAGE = `Usage: npm run bench -- [bundle] [types] [runtime] [load] [volume] [options]

Measures stator beside the reference, other peers and hand-written code. Without a name: all of them but volume, which
writes, scans and deletes a million items on DynamoDB Local, and looks at the memory.
Sizes and instantiations over the floor of the budget fail the command; times are only flagged.

  --source        measure src instead of the built package
  --readme        bundle: write the sizes into README.md, and draw its picture anew
  --why=ID        bundle: what this case holds (put, get, kv, query, everything, entity, …)
  --rounds=N      runtime, load: rounds to take the median of (default 5 and 11)
  --only=ID,ID    runtime: only these tasks (put, update, get, query, page, format, declare, import, …)
  --items=N       volume: how many (default 1,000,000)
  --quick         runtime: one short round, to see that it works
`

const args = process.argv.slice(2)
const option = name => args.find(arg => arg.startsWith(`--${name}=`))?.slice(name.length + 3)
const SECTIONS = ['bundle', 'types', 'runtime', 'load', 'volume']
const named = args.filter(arg => !arg.startsWith('--'))
const unknown = args.filter(
  arg =>
    !SECTIONS.includes(arg) && !/^--(source|quick|readme|rounds=\d+|items=\d+|only=.+|why=\w+)$/.test(arg),
)
if (unknown.length > 0) {
  console.error(args.includes('--help') ? USAGE : `Unknown: ${unknown.join(' ')}\n\n${USAGE}`)
  process.exit(args.includes('--help') ? 0 : 1)
}

const sections = named.length === 0 ? SECTIONS.slice(0, -1) : named
// Volume is about stator alone.
if (sections.some(name => name !== 'volume') && !existsSync(join(BENCH, 'node_modules/.package-lock.json'))) {
  console.error('bench: installing the peers, once (about 100 MB) …')
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: BENCH,
    stdio: ['ignore', 2, 2],
  })
}

const contender = stator({ source: args.includes('--source') })
if (contender.note !== '') console.log(`stator: ${contender.note}`)

const quick = args.includes('--quick')
const report = {
  bundle: async () =>
    (await import('./bundle/report.mjs')).reportBundles(contender, {
      why: option('why'),
      readme: args.includes('--readme'),
    }),
  types: async () => (await import('./types/report.mjs')).reportTypes(contender),
  runtime: async () =>
    (await import('./runtime/report.mjs')).reportRuntime(contender, {
      rounds: Number(option('rounds') ?? (quick ? 1 : 5)),
      only: option('only')?.split(','),
      ...(quick && { warmUp: 50, window: 50 }),
    }),
  load: async () =>
    (await import('./load/report.mjs')).reportLoad(contender, {
      rounds: Number(option('rounds') ?? (quick ? 1 : 11)),
    }),
  volume: async () =>
    (await import('./volume/report.mjs')).reportVolume(contender, {
      items: Number(option('items') ?? 1_000_000),
    }),
}

const failed = []
for (const section of sections) {
  const { over, broken = [] } = await report[section]()
  if (over.length > 0) console.log(`\nOver the floor (${section}): ${over.join('; ')}`)
  if (broken.length > 0) console.log(`\nWrong (${section}): ${broken.join('; ')}`)
  if ((over.length > 0 && section !== 'runtime') || broken.length > 0) failed.push(section)
}
if (failed.length > 0) process.exitCode = 1
