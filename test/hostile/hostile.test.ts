import { Script } from 'node:vm'
import { afterAll, describe, expect, test } from 'vitest'
import { StatorError } from '../../src/errors/index.js'
import { corpus, HostileError } from './corpus.js'
import { entries, sampleOf } from './entries.js'

/**
 * What a call may come to: a value, a refusal, or what the input itself threw. By the language, a revoked proxy throws
 * a TypeError whatever is done with it, and a class does so when it is called: whoever gives a class for a function
 * is told of it as by a function of theirs that throws.
 */
const isRefused = (error: unknown): boolean =>
  error instanceof StatorError ||
  error instanceof HostileError ||
  (error instanceof TypeError &&
    /that has been revoked|^Class constructor Animal cannot be invoked/.test(error.message))

const shared = globalThis as { hostileCall?: () => unknown }
const script = new Script('hostileCall()')

/** Runs `call`, and stops it where it would not end. */
const within = (milliseconds: number, call: () => unknown): unknown => {
  shared.hostileCall = call
  try {
    return script.runInThisContext({ timeout: milliseconds })
  } finally {
    delete shared.hostileCall
  }
}

const failureOf = (call: () => unknown): string | undefined => {
  try {
    const result = within(Number(process.env['STATOR_HOSTILE_MS'] ?? 20_000), call)
    if (result instanceof Promise) result.catch(() => {})
    return undefined
  } catch (error) {
    if (isRefused(error)) return undefined
    const { name, message, stack } = error as Error
    const place = stack
      ?.split('\n')
      .find(line => /\/src\//.test(line))
      ?.replace(/^.*\/src\//, 'src/')
      .replace(/\)$/, '')
    return `${name}: ${message.slice(0, 80)} (${place})`
  }
}

/** Failures by what they say, with how many there were and one of the calls. */
const failures = (pairs: readonly (readonly [entry: number, input: number])[]): string[] => {
  const found = new Map<string, { count: number; example: string }>()
  for (const [entry, input] of pairs) {
    const failure = failureOf(() => entries[entry]!.call(corpus[input]!.make()))
    if (failure === undefined) continue
    const known = found.get(failure)
    if (known) known.count++
    else found.set(failure, { count: 1, example: `${entries[entry]!.name} given ${corpus[input]!.name}` })
  }
  return [...found].map(([failure, { count, example }]) => `${count} × ${failure}, first at ${example}`)
}

const untouched = JSON.stringify(Object.getOwnPropertyNames(Object.prototype))

afterAll(() => {
  expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(untouched)
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
})

describe('hostile input', () => {
  test('is there in number', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(500)
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length)
  })

  test('is refused by an error of stator or taken for what it is, whatever it is given to', {
    timeout: 600_000,
  }, () => {
    const all = entries.flatMap((_, entry) => corpus.map((_, input) => [entry, input] as const))
    const calls = Number(process.env['STATOR_HOSTILE_CALLS'] ?? (process.env['STATOR_LONG'] ? 100_000 : 5000))
    const pairs = calls < all.length ? sampleOf(calls, corpus.length) : all

    expect(failures(pairs)).toEqual([])
  })
})
