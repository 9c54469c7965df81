import type { Case } from './operations.js'
import type { Outcome } from './outcome.js'

/** A way in which stator differs on purpose. The same ids stand in docs/differences.md. */
export interface Difference {
  readonly id: string
  /** The section of the specification. */
  readonly section: string
  /** Whether the case may show it, and its outcomes do. */
  matches(drawn: Case, reference: Outcome, stator: Outcome): boolean
}

export const differences: readonly Difference[] = []
