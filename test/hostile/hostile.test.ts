import { Script } from 'node:vm'
import { afterAll, describe, expect, test } from 'vitest'
import { StatorError } from '../../src/errors/index.js'
import { corpus, HostileError } from './corpus.js'
import { entries, sampleOf } from './entries.js'

/** What a call may come to: a value, a refusal, or what the input itself threw. */
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

/**
 * What is known and not mended yet. Each line is a debt: it goes with its fix, and none is added.
 * All are mistakes in code, which TypeScript refuses, none of them in data.
 */
const open: readonly RegExp[] = []

/**
 * All errors of a list are looked for to its end. 200,000 holes show that it is found; 4 billion, which only code
 * can make, take minutes, and nothing else.
 */
const endless = (entry: string, input: string): boolean =>
  /^(all errors of (list|item)|(list|item) as a Standard Schema)$/.test(entry) &&
  /^xx$/.test(input)

/** Failures by what they say, with how many there were and one of the calls. */
const failures = (pairs: readonly (readonly [entry: number, input: number])[]): string[] => {
  const found = new Map<string, { count: number; example: string }>()
  for (const [entry, input] of pairs) {
    if (endless(entries[entry]!.name, corpus[input]!.name)) continue
    const failure = failureOf(() => entries[entry]!.call(corpus[input]!.make()))
    const place = ` at ${entries[entry]!.name}`
    if (failure === undefined || open.some(known => known.test(failure + place))) continue
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
