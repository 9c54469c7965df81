import * as esbuild from 'esbuild'
import { bundleRows } from '../budget.mjs'
import { writeFigure } from '../figure.mjs'
import { actionsOf, reference } from '../lib/contender.mjs'
import { printBudget, printTable, show } from '../lib/report.mjs'
import { explainBundle, measureActions, measureBundles } from './measure.mjs'
import { writeSizes } from './readme.mjs'

/** Prints all sizes. @returns rows of stator over their floor */
export const reportBundles = async (stator, { why, readme } = {}) => {
  const theirs = await measureBundles(esbuild, reference)
  const ours = await measureBundles(esbuild, stator)
  console.log('\nBundle: own code, min+gzip, ESM, SDK external unless said\n')
  const over = printBudget(bundleRows, ours, { [reference.name]: theirs })

  if (why !== undefined) {
    console.log(`\n${why}: bytes of stator by module, minified, before gzip\n`)
    printTable(['module', 'bytes'], await explainBundle(esbuild, stator, why))
  }

  const subpaths = actionsOf(stator)
  if (subpaths.length > 0) {
    const theirActions = await measureActions(esbuild, reference, subpaths)
    const ourActions = await measureActions(esbuild, stator, subpaths)
    console.log('\nEach action alone, without a schema\n')
    printTable(
      ['action', reference.name, 'stator'],
      subpaths.map(subpath => [
        subpath,
        show('bytes', theirActions[subpath]),
        show('bytes', ourActions[subpath]),
      ]),
    )
    if (readme) {
      const { name } = reference
      writeSizes({ name, cases: theirs, actions: theirActions }, { cases: ours, actions: ourActions })
      writeFigure()
    }
  }
  return { over }
}
