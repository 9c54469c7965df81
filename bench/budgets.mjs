import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleRows, typeRows } from './budget.mjs'
import { measureActions, measureBundles } from './bundle/measure.mjs'
import { staleSizes } from './bundle/readme.mjs'
import { isFigureStale } from './figure.mjs'
import { actionsOf, ROOT, stator } from './lib/contender.mjs'
import { printBudget } from './lib/report.mjs'
import { compilers, measureTypes } from './types/measure.mjs'

// The exact part of the budget for stator alone, with the project's own esbuild and TypeScript: no peer is needed and
// nothing is timed. Exits with 1 when a size or an instantiation count is over its floor.

const require = createRequire(join(ROOT, 'package.json'))
const esbuild = await import(pathToFileURL(require.resolve('esbuild')).href)

const contender = stator({ source: process.argv.includes('--source') })
if (contender.note !== '') console.log(`stator: ${contender.note}\n`)

const withFloor = rows => rows.filter(({ id, floor }) => floor !== undefined && id !== 'kvOwn')
const bare = ({ planned, ...row }) => row

const built = esbuild.default ?? esbuild
const sizes = await measureBundles(built, contender, { sdk: false })
const over = printBudget(withFloor(bundleRows).map(bare), sizes)

const stale = staleSizes({
  cases: sizes,
  actions: await measureActions(built, contender, actionsOf(contender)),
})
over.push(...stale.map(label => `README.md is out of date (npm run bench -- bundle --readme): ${label}`))

if (isFigureStale())
  over.push('docs/figures/cost.svg shows other figures than README.md: npm run bench -- bundle --readme')

const { floor: depthLimit } = typeRows.find(({ id }) => id === 'depth')
const counts = await measureTypes(contender, compilers(ROOT).six, { depthLimit })
console.log()
over.push(...printBudget(withFloor(typeRows).map(bare), counts))

if (over.length > 0) {
  console.error(`\nOver the floor: ${over.join('; ')}`)
  process.exitCode = 1
}
