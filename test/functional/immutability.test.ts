import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { blogWith } from './blog.js'

beforeAll(() => {
  vi.useFakeTimers({ now: 0 })
})
afterAll(() => {
  vi.useRealTimers()
})

type Call = [method: string, ...args: unknown[]]
type Any = Record<string, (...args: any[]) => any>

const conditions = fc.constantFrom(
  (attr: any, op: any) => op.gt(attr.likes, 5),
  (attr: any, op: any) => op.and(op.eq(attr.title, 'a'), op.notExists(attr.topic)),
  (attr: any, op: any) => op.eq(attr.username, 'ada'),
  (attr: any, op: any) => op.beginsWith(attr.postId, '01'),
)
const call = (method: string, ...args: fc.Arbitrary<unknown>[]): fc.Arbitrary<Call> =>
  fc.tuple(fc.constant(method), ...args) as fc.Arbitrary<Call>

const shared = [call('returnConsumedCapacity', fc.constantFrom('TOTAL', 'NONE', 'INDEXES'))]
const select = call('select', fc.constantFrom(['title'], ['likes', 'day']))
const consistent = call('consistentRead')
const where = call('where', conditions)
const returning = call('returning', fc.constantFrom('NONE', 'ALL_OLD'))
const reading = [
  ...shared,
  select,
  consistent,
  call('limit', fc.integer({ min: 1, max: 9 })),
  call('filter', conditions),
]
const key = { username: 'ada', postId: 'p' }

const { table } = blogWith()
const { Post } = table.entities
const builders: Record<string, [make: () => unknown, calls: fc.Arbitrary<Call>[]]> = {
  get: [() => Post.get(key), [...shared, select, consistent]],
  put: [() => Post.put({ ...key, state: 's', day: 'd' }), [...shared, where, returning, call('ifNotExists')]],
  update: [
    () => Post.update(key),
    [
      ...shared,
      where,
      returning,
      call('set', fc.constantFrom('title', 'state', 'day'), fc.constantFrom('x', 'y')),
      call('set', fc.constantFrom({ title: 'z' }, { score: 3 }, { state: 'b' })),
    ],
  ],
  delete: [() => Post.delete(key), [...shared, where, returning]],
  conditionCheck: [() => Post.conditionCheck(key), [where]],
  query: [
    () => Post.query().where((attr, op) => op.eq(attr.username, 'ada')),
    [
      ...reading,
      where,
      call('scanIndexForward', fc.boolean()),
      call('startFrom', fc.constant({ pk: 'x', sk: 'y' })),
    ],
  ],
  scan: [() => Post.scan(), [...reading, where, call('segment', fc.nat(3), fc.constant(4))]],
  batchGet: [() => Post.batchGet([key]), [...shared, select, consistent, call('maxRetries', fc.nat(3))]],
  batchWrite: [
    () => Post.batchWrite([{ ...key, state: 's', day: 'd' }]),
    [...shared, call('retryBackoffMs', fc.nat(9))],
  ],
  transactWrite: [
    () => table.transactWrite().addDelete(Post.delete({ ...key, postId: 'q' })),
    [
      call('addPut', fc.constantFrom(Post.put({ ...key, state: 's', day: 'd' }))),
      call('withClientRequestToken', fc.string()),
    ],
  ],
  transactGet: [
    () => table.transactGet().addGet(Post.get(key)),
    [call('addGet', fc.constantFrom(Post.get({ ...key, postId: 'q' })))],
  ],
}

/** The request, or the error in its place: some chains are of no use. */
const requestOf = (builder: unknown): unknown => {
  try {
    return (builder as Any)['dbParams']!()
  } catch (error) {
    return String(error)
  }
}

test.each(Object.entries(builders))(
  'no call on a %s builder changes it, or what was made of it',
  (_, [make, calls]) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(...calls), { maxLength: 6 }), chain => {
        const steps: unknown[] = [make()]
        const requests = [requestOf(steps[0])]
        for (const [method, ...args] of chain) {
          const last = steps.at(-1) as Any
          // A branch that goes elsewhere.
          for (const [other, ...others] of chain) last[other]!(...others)
          steps.push(last[method]!(...args))
          requests.push(requestOf(steps.at(-1)))
        }

        expect(steps.map(requestOf)).toStrictEqual(requests)
        expect(new Set(steps).size).toBe(steps.length)
      }),
      { numRuns: 50 },
    )
  },
)

test('what a caller changes after a call does not change the request', () => {
  const item = { ...key, state: 's', day: 'd', title: 'a' }
  const put = Post.put(item)
  const changes = { title: 'a' }
  const update = Post.update(key).set(changes)
  const keys = [{ ...key }]
  const get = Post.batchGet(keys)
  const before = [put, update, get].map(requestOf)
  item.title = 'b'
  changes.title = 'b'
  keys[0]!.username = 'bob'

  expect([put, update, get].map(requestOf)).toStrictEqual(before)
})
