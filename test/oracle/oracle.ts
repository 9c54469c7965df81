import { type Difference, differences } from './differences.js'
import { type Library, loadReference, stator } from './library.js'
import { type Case, caseOf, operationsOf, runCase } from './operations.js'
import { type Outcome, outcomeDifference, outcomeOf } from './outcome.js'
import { printedCase } from './print.js'
import { shrink } from './shrink.js'
import { plainTwin, withoutFault } from './twin.js'

export interface Verdict {
  readonly reference: Outcome
  readonly stator: Outcome
  /** Where they differ. */
  readonly difference: string | undefined
  /** What explains it, and the whole of it when the last one is given. */
  readonly rules: readonly Difference[]
  readonly explained: boolean
}

const settled = (
  { settle }: Difference,
  outcome: Outcome,
  drawn: Case,
  side: 'reference' | 'stator',
): Outcome =>
  outcome.kind === 'value'
    ? { ...outcome, value: settle!(outcome.value, drawn, side) }
    : outcome.kind === 'error'
      ? { ...outcome, payload: settle!(outcome.payload, drawn, side) }
      : outcome

const judge = (drawn: Case, reference: Library, isTwin = false): Verdict => {
  const verdict = {
    reference: outcomeOf(() => runCase(drawn, reference), reference),
    stator: outcomeOf(() => runCase(drawn, stator), stator),
  }
  const difference = outcomeDifference(verdict.reference, verdict.stator)
  if (difference === undefined) return { ...verdict, difference, rules: [], explained: true }

  // What differs harmlessly is taken away first, for the rest to be compared.
  const rules: Difference[] = []
  let { reference: expected, stator: actual } = verdict
  let rest: string | undefined = difference
  for (const rule of differences) {
    if (!rule.settle) continue
    expected = settled(rule, expected, drawn, 'reference')
    actual = settled(rule, actual, drawn, 'stator')
    const next = outcomeDifference(expected, actual)
    if (next !== rest) rules.push(rule)
    rest = next
    if (rest === undefined) return { ...verdict, difference, rules, explained: true }
  }

  const rule = differences.find(({ explains }) => explains?.(drawn, expected, actual))
  if (rule === undefined) return { ...verdict, difference: rest, rules, explained: false }

  rules.push(rule)
  let explained = true
  // Odd names explain nothing that is still there without them.
  if (rule.id.startsWith('names.')) explained = isTwin || judge(plainTwin(drawn), reference, true).explained
  if (rule.id === 'errors.order') {
    const twins = [verdict.reference, verdict.stator].map(outcome => withoutFault(drawn, outcome))
    explained = twins.every(twin => twin === undefined || judge(twin, reference, isTwin).explained)
  }
  return { ...verdict, difference: rest, rules, explained }
}

const summaryOf = (outcome: Outcome): string =>
  outcome.kind === 'error'
    ? outcome.code
    : outcome.kind === 'bare'
      ? `bare ${outcome.message.slice(0, 40)}`
      : outcome.kind

const signatureOf = (drawn: Case, { reference, stator, difference }: Verdict): string => {
  const place = difference
    ?.replace(/^(value|error)\.?/, '$1 ')
    .split('.')
    .slice(0, 2)
    .join('.')
  const kinds = `${summaryOf(reference)} / ${summaryOf(stator)}`
  return `${drawn.operation}: ${kinds}${reference.kind === stator.kind ? ` (${place})` : ''}`
}

export interface Report {
  readonly cases: number
  /** Cases in which nobody threw, both threw, … per operation. */
  readonly equal: number
  readonly byRule: ReadonlyMap<string, number>
  readonly byOperation: ReadonlyMap<string, { total: number; valid: number }>
  /** The smallest case of each kind of difference that no rule explains. */
  readonly unexplained: ReadonlyMap<string, { count: number; seed: number; text: string }>
}

/** Compares `count` cases, from the one that `first` names. */
export const compare = async (first: number, count: number, kinds = 12): Promise<Report> => {
  const reference = await loadReference()
  const available = operationsOf(stator)
  const byRule = new Map<string, number>()
  const byOperation = new Map<string, { total: number; valid: number }>()
  const unexplained = new Map<string, { count: number; seed: number; drawn: Case }>()
  let equal = 0

  for (let seed = first; seed < first + count; seed++) {
    const drawn = caseOf(seed, available, reference)
    const verdict = judge(drawn, reference)
    const figures = byOperation.get(drawn.operation) ?? { total: 0, valid: 0 }
    figures.total++
    if (verdict.stator.kind === 'value') figures.valid++
    byOperation.set(drawn.operation, figures)

    if (verdict.difference === undefined && verdict.rules.length === 0) equal++
    else if (verdict.explained) for (const { id } of verdict.rules) byRule.set(id, (byRule.get(id) ?? 0) + 1)
    else {
      const signature = signatureOf(drawn, verdict)
      const known = unexplained.get(signature)
      if (known) known.count++
      else unexplained.set(signature, { count: 1, seed, drawn })
    }
  }

  const report = new Map<string, { count: number; seed: number; text: string }>()
  for (const [signature, { count, seed, drawn }] of unexplained) {
    if (report.size >= kinds) {
      report.set(signature, { count, seed, text: '' })
      continue
    }
    const smallest = shrink(drawn, smaller => {
      const verdict = judge(smaller, reference)
      return !verdict.explained && signatureOf(smaller, verdict) === signature
    })
    const verdict = judge(smallest, reference)
    report.set(signature, { count, seed, text: printedCase(smallest, verdict.reference, verdict.stator) })
  }
  return { cases: count, equal, byRule, byOperation, unexplained: report }
}
