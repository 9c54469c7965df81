import { Failure } from '../../errors/failure.js'

/** The failure of an attribute that is none of `names`, where unknown ones are refused. */
export const unknownAttribute = (received: string, names: readonly string[]): Failure => {
  let nearest: string | undefined
  let least = received.length / 2 + 1
  for (const name of names) {
    const far = distance(received, name)
    if (far < least) {
      least = far
      nearest = name
    }
  }
  const failure = new Failure(
    'parsing.unknownAttribute',
    `is unknown${nearest === undefined ? '.' : `: did you mean '${nearest}'?`}`,
    nearest === undefined ? { received } : { received, nearest },
  )
  failure.path.push(received)
  return failure
}

/** How many letters to change, add or drop to get from `a` to `b`. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const above = row
    row = [i]
    for (let j = 1; j <= b.length; j++) {
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
  }
  return row[b.length]!
}
