import type { Leniency } from './compare.js'

/** A way in which the types of stator differ on purpose. */
export interface TypeDifference {
  /** How the row of docs/differences.md begins that says so. */
  readonly row: string
  /** The types that may show it, as `program group.name`; each entry has to be needed by one of them. */
  readonly of: RegExp
  /** How far they may differ. Absent: any way. */
  readonly lenient?: Leniency
}

/** Every way in which the types of stator differ on purpose. */
export const typeDifferences: readonly TypeDifference[] = []
