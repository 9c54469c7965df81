let time: string | undefined
let depth = 0

/** The current time as ISO 8601 text; one and the same inside {@link atOneTime}. */
export const now = (): string => {
  if (!depth) return new Date().toISOString()
  time ??= new Date().toISOString()
  return time
}

/** Runs `write` with the clock stopped, so that all timestamps of one write (or one transaction) are equal. */
export const atOneTime = <RESULT>(write: () => RESULT): RESULT => {
  depth++
  try {
    return write()
  } finally {
    if (!--depth) time = undefined
  }
}
