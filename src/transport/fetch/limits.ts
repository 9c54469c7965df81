import type { Signal } from './host.js'

/** Why a wait or a request was given up. */
export type Stopped = 'AbortError' | 'TimeoutError'

/**
 * Runs `run` until it settles, `milliseconds` have passed or `signal` says stop, whichever is first. Then `run`'s own
 * signal is aborted, and `stopped` is called.
 */
export const limited = async <RESULT>(
  run: (signal: unknown) => Promise<RESULT>,
  milliseconds: number,
  signal: Signal | undefined,
  stopped: (name: Stopped) => Error,
): Promise<RESULT> => {
  if (signal?.aborted) throw stopped('AbortError')
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let abort: (() => void) | undefined
  const stop = new Promise<never>((_, reject) => {
    const end = (name: Stopped): void => {
      reject(stopped(name))
      controller.abort()
    }
    abort = () => end('AbortError')
    signal?.addEventListener?.('abort', abort)
    // More is no limit, and would be taken for 0.
    if (milliseconds < 2 ** 31) timer = setTimeout(() => end('TimeoutError'), milliseconds)
  })
  try {
    return await Promise.race([stop, run(controller.signal)])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener?.('abort', abort as () => void) // set, in the promise
  }
}
