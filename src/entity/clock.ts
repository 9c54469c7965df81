let time: string | undefined
let depth = 0

/** The current time as ISO 8601 text; one and the same inside {@link atOneTime}. */
export const now = (): string => {
  if (!depth) return new Date().toISOString()
  time ??= new Date().toISOString()
  return time
}

/** Runs `write` on `input` with the clock stopped, so that all timestamps of one write (or one transaction) are equal. */
export const atOneTime = <INPUT, RESULT>(write: (input: INPUT) => RESULT, input: INPUT): RESULT => {
  depth++
  try {
    return write(input)
  } finally {
    if (!--depth) time = undefined
  }
}
