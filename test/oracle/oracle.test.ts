import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { unlisted } from './differences.js'
import { compare, type Report } from './oracle.js'

const count = Number(process.env['STATOR_ORACLE_CASES'] ?? (process.env['STATOR_LONG'] ? 100_000 : 3000))
const first = Number(process.env['STATOR_ORACLE_SEED'] ?? 1)

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2024, 0, 1) })
})
afterAll(() => {
  vi.useRealTimers()
})

const told = ({ cases, equal, byRule, byOperation, unexplained }: Report): string =>
  [
    `${cases} cases, ${equal} equal`,
    ...[...byOperation].map(([name, { total, valid }]) => `  ${name}: ${total}, ${valid} accepted`),
    ...[...byRule].sort((a, b) => b[1] - a[1]).map(([id, number]) => `  ${id}: ${number}`),
    ...[...unexplained].map(
      ([signature, { count, seed, text }]) => `\n${count} × ${signature} [seed ${seed}]\n${text}`,
    ),
  ].join('\n')

test('every difference that is permitted stands in docs/differences.md', () => {
  expect(unlisted).toEqual([])
})

test('does what the library it replaces does, but for the listed differences', {
  timeout: 3_600_000,
}, async () => {
  const report = await compare(first, count, Number(process.env['STATOR_ORACLE_KINDS'] ?? 12))
  if (process.env['STATOR_ORACLE_TELL']) console.log(told(report))

  expect(report.unexplained.size, told(report)).toBe(0)
})
