import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleRows } from '../budget.mjs'
import { ROOT } from '../lib/contender.mjs'
import { show } from '../lib/report.mjs'

const README = join(ROOT, 'README.md')
const PLACE = /(?<=<!-- sizes -->\n)[\s\S]*(?=<!-- \/sizes -->)/
const LISTED = ['put', 'get', 'kv', 'query', 'everything', 'entity', 'kvFetch', 'worker', 'lambda']

const table = rows => rows.map(row => `| ${row.join(' | ')} |`).join('\n')
const size = bytes => show('bytes', bytes)

/** Writes the sizes into the README: those of the budget, and those of each action. */
export const writeSizes = ({ name, cases, actions }, ours) => {
  const rows = bundleRows.filter(({ id }) => LISTED.includes(id))
  const text = `
${table([
  ['bundle, min+gzip', name, 'stator'],
  ['---', '---:', '---:'],
  ...rows.map(({ id, label }) => [label, size(cases[id]), size(ours.cases[id])]),
])}

<details><summary>Each action alone</summary>

${table([
  ['action, without a schema', name, 'stator'],
  ['---', '---:', '---:'],
  ...Object.keys(ours.actions).map(id => [`\`${id}\``, size(actions[id]), size(ours.actions[id])]),
])}

</details>

`
  writeFileSync(
    README,
    readFileSync(README, 'utf8').replace(PLACE, () => text),
  )
}

/** The sizes of the README that differ by more than 3 % from those measured. */
export const staleSizes = ({ cases, actions }) => {
  const text = PLACE.exec(readFileSync(README, 'utf8'))?.[0] ?? ''
  const measured = {
    ...Object.fromEntries(bundleRows.map(({ id, label }) => [label, cases[id]])),
    ...Object.fromEntries(Object.entries(actions).map(([id, bytes]) => [`\`${id}\``, bytes])),
  }
  const listed = [...text.matchAll(/^\| (.+) \| .+ \| ([\d.]+) kB \|$/gm)]
  const missing = Object.keys(actions).filter(id => !text.includes(`\`${id}\``))
  return [
    ...missing,
    ...listed.flatMap(([, label, kB]) => {
      const bytes = measured[label]
      return bytes !== undefined && Math.abs(kB * 1000 - bytes) <= 0.03 * bytes + 10 ? [] : [label]
    }),
  ]
}
