import { typeRows } from '../budget.mjs'
import { BENCH, reference } from '../lib/contender.mjs'
import { printBudget } from '../lib/report.mjs'
import { checkFixtures, compilers, measureTypes } from './measure.mjs'

const log = line => process.stderr.write(`bench: ${line}\n`)

/** Prints all instantiation counts. @returns rows of stator over their floor (by TypeScript 6), and what is wrong */
export const reportTypes = async stator => {
  const { six, seven } = compilers(BENCH)
  const wrong = []
  for (const contender of [reference, stator]) {
    const errors = await checkFixtures(contender, six)
    if (errors.length === 0) continue
    wrong.push(`the fixtures do not type-check with ${contender.name}`)
    console.log(`\n${errors.join('\n')}`)
  }

  const theirs = await measureTypes(reference, six, { log })
  const ours = await measureTypes(stator, six, { log })
  console.log(
    '\nTypes: instantiations above the imports, TypeScript 6.0, 20 attributes, internal attributes on',
  )
  console.log('(put + get + update + query with a filter of 5 conditions, results read)\n')
  const over = printBudget(typeRows, ours, { [reference.name]: theirs })

  const quick = { fifty: false, log: line => log(`TypeScript 7: ${line}`) }
  const theirs7 = await measureTypes(reference, seven, quick)
  const ours7 = await measureTypes(stator, seven, quick)
  console.log('\nThe same by TypeScript 7 (no floor)\n')
  printBudget(
    typeRows.filter(({ id }) => id !== 'fifty').map(({ planned, floor, goal, ...row }) => row),
    ours7,
    { [reference.name]: theirs7 },
  )
  return { over, broken: wrong }
}
