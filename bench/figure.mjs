import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './lib/contender.mjs'

// What the README's tables of costs say, as a picture: docs/figures/cost.svg.

const README = join(ROOT, 'README.md')
const FIGURE = join(ROOT, 'docs/figures/cost.svg')

/** Each group: what it is of, and its rows: the label of a row of the README, and the one in the picture. */
const GROUPS = [
  [
    'CPU time',
    ['request of a put', 'a put'],
    ['… of an update with `$add`, `$append`', 'an update'],
    ['… of a get', 'a get'],
    ['… of a query, filter of five conditions', 'a query'],
    ['reading a page of 1,000 items of 20 attributes', '1,000 items'],
  ],
  [
    'Type checking',
    ['first entity', 'first entity'],
    ['each further entity', 'a further one'],
    ['50 entities', '50 entities'],
  ],
  [
    'Bundle',
    ['put, KV schema', 'a put'],
    ['put + get + update + delete, KV schema', 'four actions'],
    ['query with a filter, KV schema', 'a query'],
    ['everything (export *)', 'everything'],
  ],
]

const LINE = 22
const LEFT = 100
/** Of 100 %. */
const WIDTH = 400

const valueOf = text => Number(text.replace(/,|[^\d.]+$/g, ''))

/** The two figures of a row of the README. */
const figuresOf = (readme, label) => {
  const row = readme.split('\n').find(line => line.startsWith(`| ${label} |`))
  if (row === undefined) throw new Error(`README.md has no row '${label}'`)
  const [, , reference, ours] = row.split('|').map(cell => cell.trim())
  return { reference, ours, share: valueOf(ours) / valueOf(reference) }
}

const draw = readme => {
  const parts = []
  let y = 44
  for (const [title, ...rows] of GROUPS) {
    parts.push(`<text class="title" x="${LEFT}" y="${y}">${title}</text>`)
    for (const [label, name] of rows) {
      y += LINE
      const { reference, ours, share } = figuresOf(readme, label)
      const width = Math.max(2, Math.round(WIDTH * share))
      parts.push(
        `<text x="${LEFT - 10}" y="${y}" text-anchor="end">${name}</text>`,
        `<rect class="reference" x="${LEFT}" y="${y - 12}" width="${WIDTH}" height="15" rx="2"/>`,
        `<rect class="stator" x="${LEFT}" y="${y - 12}" width="${width}" height="15" rx="2"/>`,
        `<text class="ours" x="${LEFT + Math.max(WIDTH, width) + 10}" y="${y}">${ours} of ${reference}</text>`,
      )
    }
    y += 40
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 ${y - LINE}" role="img" aria-label="What stator costs, as a share of dynamodb-toolbox: the figures of the tables below">
<style>
text { font: 13px system-ui, sans-serif; fill: #57606a }
.title { font-weight: 600; fill: #24292f }
.ours { fill: #24292f }
.reference { fill: #d0d7de }
.stator { fill: #0969da }
@media (prefers-color-scheme: dark) {
  text { fill: #8b949e }
  .title, .ours { fill: #e6edf3 }
  .reference { fill: #30363d }
  .stator { fill: #58a6ff }
}
</style>
<rect class="stator" x="${LEFT}" y="6" width="12" height="12" rx="2"/><text x="${LEFT + 18}" y="17">stator</text>
<rect class="reference" x="${LEFT + 90}" y="6" width="12" height="12" rx="2"/><text x="${LEFT + 108}" y="17">dynamodb-toolbox</text>
${parts.join('\n')}
</svg>
`
}

/** Draws the picture anew. */
export const writeFigure = () => {
  mkdirSync(dirname(FIGURE), { recursive: true })
  writeFileSync(FIGURE, draw(readFileSync(README, 'utf8')))
}

/** Whether the picture shows other figures than the README. */
export const isFigureStale = () => readFileSync(FIGURE, 'utf8') !== draw(readFileSync(README, 'utf8'))
