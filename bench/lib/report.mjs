const grouped = number => Math.round(number).toLocaleString('en-US')

const UNITS = {
  bytes: bytes => `${(bytes / 1000).toFixed(2)} kB`,
  percent: percent => `${percent >= 0 ? '+' : ''}${percent.toFixed(1)} %`,
  count: grouped,
  levels: levels => `${levels}`,
  ratio: ratio => `${ratio < 10 ? ratio.toFixed(2) : grouped(ratio)}×`,
  us: us => `${us.toFixed(us < 10 ? 2 : 1)} µs`,
  ms: ms => `${ms.toFixed(1)} ms`,
}

/** `figure` as people read it. */
export const show = (unit, figure) =>
  figure === undefined || Number.isNaN(figure) ? '–' : UNITS[unit](figure)

/** Prints rows of cells in columns. */
export const printTable = (head, rows) => {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map(row => `${row[column] ?? ''}`.length)))
  const line = row =>
    row
      .map((cell, column) => `${cell ?? ''}`.padEnd(widths[column]))
      .join(' │ ')
      .trimEnd()
  console.log(line(head))
  console.log(widths.map(width => '─'.repeat(width)).join('─┼─'))
  for (const row of rows) console.log(line(row))
}

/** How a figure stands to its row's floor and goal. */
export const verdict = (row, figure) => {
  if (figure === undefined) return 'not built'
  if (Number.isNaN(figure)) return 'BROKEN'
  const within = limit => (row.atLeast ? figure >= limit : figure <= limit)
  if (row.goal !== undefined && within(row.goal)) return 'goal'
  if (row.floor === undefined) return ''
  if (within(row.floor)) return 'ok'
  return row.held !== undefined && within(row.held)
    ? `over the floor, held at ${show(row.unit, row.held)}`
    : 'OVER THE FLOOR'
}

/**
 * Prints the budget with the figures reached.
 *
 * @returns {string[]} the labels of the rows over their floor, or broken
 */
export const printBudget = (rows, figures, others = {}) => {
  const names = Object.keys(others)
  const planned = rows.some(row => row.planned !== undefined)
  printTable(
    ['what', ...(planned ? ['planned ref.'] : []), ...names, 'floor', 'goal', 'stator', ''],
    rows.map(row => [
      row.label,
      ...(planned ? [row.planned ?? ''] : []),
      ...names.map(name => show(row.unit, others[name][row.id])),
      row.floor === undefined ? '' : show(row.unit, row.floor),
      row.goal === undefined ? '' : show(row.unit, row.goal),
      show(row.unit, figures[row.id]),
      verdict(row, figures[row.id]),
    ]),
  )
  return rows.filter(row => /^[A-Z]/.test(verdict(row, figures[row.id]))).map(row => row.label)
}
