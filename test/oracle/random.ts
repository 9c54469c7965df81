/** Draws that depend on the seed alone, so that a number names a case. */
export interface Random {
  /** A whole number from 0 to `bound - 1`. */
  int(bound: number): number
  chance(probability: number): boolean
  pick<VALUE>(values: readonly VALUE[]): VALUE
  /** Each of `values` with the given probability, in order. */
  some<VALUE>(values: readonly VALUE[], probability: number): VALUE[]
  /** `values` in another order. */
  shuffle<VALUE>(values: readonly VALUE[]): VALUE[]
  times<VALUE>(count: number, make: (index: number) => VALUE): VALUE[]
}

/** Mulberry32, with the seed scattered first so that neighbours have nothing in common. */
export const randomOf = (seed: number): Random => {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  const random: Random = {
    int: bound => Math.floor(next() * bound),
    chance: probability => next() < probability,
    pick: values => values[Math.floor(next() * values.length)]!,
    some: (values, probability) => values.filter(() => next() < probability),
    shuffle: values => {
      const rest = [...values]
      return values.map(() => rest.splice(random.int(rest.length), 1)[0]!)
    },
    times: (count, make) => Array.from({ length: count }, (_, index) => make(index)),
  }
  return random
}
