import { $add, $append, $get, $remove, $set, $sum } from '../../src/actions/entity/update/index.js'
import { $ADD, $GET, $IS_EXTENSION, $REMOVE, $SET, $SUM } from '../../src/schema/updateExtensions.js'

/** What hostile code throws of its own. It may pass through: it is not stator's. */
export class HostileError extends Error {}

const hostile = (): never => {
  throw new HostileError('thrown by the input')
}

const cyclicObject = (): object => {
  const cycle: Record<string, unknown> = { a: 1 }
  cycle['self'] = cycle
  cycle['list'] = [cycle]
  return cycle
}

const cyclicArray = (): unknown[] => {
  const cycle: unknown[] = ['a']
  cycle.push(cycle)
  return cycle
}

const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 'leaf'
  for (let level = 0; level < depth; level++) value = wrap(value)
  return value
}

const traps = (...names: (keyof ProxyHandler<object>)[]): ProxyHandler<object> =>
  Object.fromEntries(names.map(name => [name, hostile]))

class Animal {
  name = 'a'
  get sound(): string {
    return hostile()
  }
  toJSON(): string {
    return hostile()
  }
  toString(): string {
    return hostile()
  }
}

const withOwn = (name: string, value: unknown): object =>
  Object.defineProperty({}, name, { value, enumerable: true, configurable: true, writable: true })

const polluting = '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}'

/** Each is made anew for each call, so that none is changed by another. */
export const leaves: readonly (readonly [name: string, make: () => unknown])[] = [
  ['undefined', () => undefined],
  ['null', () => null],
  ['true', () => true],
  ['false', () => false],
  ['NaN', () => Number.NaN],
  ['Infinity', () => Number.POSITIVE_INFINITY],
  ['-Infinity', () => Number.NEGATIVE_INFINITY],
  ['-0', () => -0],
  ['2^53+1', () => 2 ** 53 + 2],
  ['-2^53-1', () => -(2 ** 53) - 2],
  ['1e308', () => 1e308],
  ['5e-324', () => 5e-324],
  ['0.1+0.2', () => 0.1 + 0.2],
  ['2^53+1 as bigint', () => 2n ** 53n + 1n],
  ['38 digits', () => 10n ** 38n - 1n],
  ['39 digits', () => 10n ** 39n],
  ['-38 digits', () => 1n - 10n ** 38n],
  ['10,000 digits', () => 10n ** 10_000n],
  ['symbol', () => Symbol('hostile')],
  ['well-known symbol', () => Symbol.iterator],
  ['arrow function', () => () => 'x'],
  ['throwing function', () => hostile],
  ['class', () => Animal],
  ['generator', () => (function* () {})()],
  ['promise', () => Promise.resolve(1)],
  ['empty text', () => ''],
  ['space', () => ' '],
  ['NUL', () => '\u0000'],
  ['lone high surrogate', () => '\ud800'],
  ['lone low surrogate', () => 'a\udc00b'],
  ['reversed surrogates', () => '\udc00\ud800'],
  ['emoji of four code points', () => '👩‍👩‍👧'],
  ['right-to-left mark', () => '\u202etxt'],
  ['line separators', () => '\u2028\u2029\r\n'],
  ['byte order mark', () => '\ufeff'],
  ['2,048 bytes', () => 'k'.repeat(2048)],
  ['2,049 bytes', () => 'é'.repeat(1025)],
  ['400 KB', () => 'x'.repeat(400 * 1024)],
  ['1 MB', () => 'x'.repeat(1024 * 1024)],
  ['text of a number', () => '1'],
  ['text of JSON', () => polluting],
  ['[object Object]', () => '[object Object]'],
  ['__proto__', () => '__proto__'],
  ['constructor', () => 'constructor'],
  ['prototype', () => 'prototype'],
  ['toString', () => 'toString'],
  ['hasOwnProperty', () => 'hasOwnProperty'],
  ['placeholder', () => '#c_1 = :c_1 OR attribute_exists(#c_1)'],
  ['value placeholder', () => ':c_1'],
  ['path', () => 'a.b[0]'],
  ['quoted path', () => "a['b']"],
  ['path that never ends', () => "a['b"],
  ['path of dots', () => '.'.repeat(10_000)],
  ['path of brackets', () => '['.repeat(10_000)],
  ['path of 10,000 names', () => Array.from({ length: 10_000 }, () => 'a').join('.')],
  ['path with a huge index', () => `a[${'9'.repeat(400)}]`],
  ['path with a negative index', () => 'a[-1]'],
  ['path in JSON', () => 'a["\\u005"]'],
  ['path in broken JSON', () => 'a["]'],
  ['String object', () => new String('a')],
  ['Number object', () => new Number(1)],
  ['Boolean object', () => new Boolean(false)],
  ['BigInt object', () => Object(1n)],
  ['Symbol object', () => Object(Symbol('x'))],
  ['Date', () => new Date(0)],
  ['invalid Date', () => new Date(Number.NaN)],
  ['RegExp', () => /a/g],
  ['Error', () => new Error('an input')],
  ['Map', () => new Map([['a', 1]])],
  ['WeakMap', () => new WeakMap()],
  ['WeakSet', () => new WeakSet()],
  ['URL', () => new URL('https://example.com')],
  ['empty Set', () => new Set()],
  ['Set of all', () => new Set([1, 'a', null, undefined, {}, new Set()])],
  ['Set of a Set', () => new Set([new Set(['a'])])],
  ['Set of NaN', () => new Set([Number.NaN])],
  ['Set of empty text', () => new Set([''])],
  ['Set of 100,000', () => new Set(Array.from({ length: 100_000 }, (_, index) => `${index}`))],
  ['Set with a false iterator', () => Object.assign(new Set(['a']), { [Symbol.iterator]: hostile })],
  ['empty bytes', () => new Uint8Array()],
  ['Buffer', () => Buffer.from('a')],
  ['ArrayBuffer', () => new ArrayBuffer(8)],
  ['DataView', () => new DataView(new ArrayBuffer(8))],
  ['Int16Array', () => new Int16Array(3)],
  ['BigInt64Array', () => new BigInt64Array(2)],
  ['bytes of a shared buffer', () => new Uint8Array(new SharedArrayBuffer(4))],
  ['Blob', () => new Blob(['a'])],
  ['empty array', () => []],
  ['sparse array', () => Object.assign([], { 1: 'a', 3: 'b' })],
  ['array with a name', () => Object.assign(['a'], { name: 'x' })],
  ['array of undefined', () => [undefined]],
  ['array of 100,000', () => new Array(100_000).fill('a')],
  ['cyclic array', cyclicArray],
  ['array of 200,000 holes', () => Object.assign([], { length: 200_000 })],
  ['array of 4 billion holes', () => Object.assign([], { length: 2 ** 32 - 1 })],
  [
    'arguments',
    () =>
      (function (..._: unknown[]) {
        // biome-ignore lint/complexity/noArguments: the very object is what is tested.
        return arguments
      })('a', 'b'),
  ],
  ['array-like', () => ({ length: 2, 0: 'a', 1: 'b' })],
  ['iterable', () => ({ [Symbol.iterator]: hostile })],
  ['empty object', () => ({})],
  ['null-prototype object', () => Object.assign(Object.create(null), { a: 'a' })],
  ['object with inherited attributes', () => Object.create({ a: 'a', id: 'a', tags: new Set(['a']) })],
  ['own __proto__', () => withOwn('__proto__', { polluted: 'yes' })],
  ['own constructor', () => ({ constructor: { prototype: { polluted: 'yes' } } })],
  ['own toString', () => ({ toString: 1, valueOf: 1, hasOwnProperty: 1, toJSON: 1 })],
  ['parsed pollution', () => JSON.parse(polluting)],
  [
    'object with 10,000 attributes',
    () => Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, index])),
  ],
  ['object with an empty name', () => ({ '': 'a' })],
  ['object with a symbol', () => ({ [Symbol('x')]: 1 })],
  ['frozen object', () => Object.freeze({ a: Object.freeze(['a']) })],
  ['class instance', () => new Animal()],
  [
    'throwing getter',
    () => ({
      get id(): string {
        return hostile()
      },
      get a(): string {
        return hostile()
      },
    }),
  ],
  ['throwing hidden getter', () => Object.defineProperty({}, 'a', { get: hostile })],
  [
    'getter that changes',
    () => {
      let calls = 0
      return {
        get id() {
          return calls++ === 0 ? 'a' : 4
        },
      }
    },
  ],
  ['throwing toString', () => ({ toString: hostile, valueOf: hostile, [Symbol.toPrimitive]: hostile })],
  ['throwing toJSON', () => ({ toJSON: hostile })],
  ['false tag', () => ({ [Symbol.toStringTag]: 'Set' })],
  [
    'throwing tag',
    () => ({
      get [Symbol.toStringTag](): string {
        return hostile()
      },
    }),
  ],
  ['cyclic object', cyclicObject],
  ['map of depth 32', () => nested(32, a => ({ a }))],
  ['list of depth 32', () => nested(32, a => [a])],
  ['map of depth 33', () => nested(33, a => ({ a }))],
  ['map of depth 20,000', () => nested(20_000, a => ({ a }))],
  ['list of depth 20,000', () => nested(20_000, a => [a])],
  ['conditions of depth 20,000', () => nested(20_000, not => ({ not }))],
  ['conditions of depth 32', () => nested(32, not => ({ and: [not, { attr: 'id', exists: true }] }))],
  ['empty proxy', () => new Proxy({}, {})],
  ['proxy of an array', () => new Proxy(['a'], {})],
  ['proxy of a Set', () => new Proxy(new Set(['a']), {})],
  ['proxy of a function', () => new Proxy(() => 1, {})],
  ['proxy that throws at reads', () => new Proxy({ a: 1 }, traps('get'))],
  ['proxy that throws at keys', () => new Proxy({ a: 1 }, traps('ownKeys', 'getOwnPropertyDescriptor'))],
  ['proxy that throws at prototypes', () => new Proxy({ a: 1 }, traps('getPrototypeOf'))],
  [
    'proxy that throws at all',
    () =>
      new Proxy(
        {},
        traps('get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'set', 'defineProperty'),
      ),
  ],
  [
    'revoked proxy',
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {})
      revoke()
      return proxy
    },
  ],
  [
    'proxy with every attribute',
    () =>
      new Proxy(
        {},
        { get: (_, name) => (typeof name === 'symbol' ? undefined : `${name}`), has: () => true },
      ),
  ],
  ['condition', () => ({ attr: 'id', eq: 'a' })],
  ['reference', () => ({ attr: 'id' })],
  ['reference to a prototype', () => ({ attr: '__proto__' })],
  ['condition of 10,000', () => ({ or: Array.from({ length: 10_000 }, () => ({ attr: 'id', eq: 'a' })) })],
  [
    'condition with all operators',
    () => ({ attr: 'id', size: 'id', value: 1, eq: 1, ne: 1, in: [1], and: [], or: [], not: {} }),
  ],
  ['$set', () => $set({ a: 'a' } as never)],
  ['$set of undefined', () => $set(undefined as never)],
  ['$get', () => $get('id')],
  ['$get of nothing', () => $get('')],
  ['$get of a prototype', () => $get('__proto__.polluted')],
  ['$get of no text', () => ({ [$GET]: [{}], [$IS_EXTENSION]: true })],
  ['$get of no array', () => ({ [$GET]: 'id', [$IS_EXTENSION]: true })],
  ['$get in $get, 5,000 deep', () => nested(5000, inner => $get('id', inner as never))],
  ['$sum of one', () => ({ [$SUM]: [1], [$IS_EXTENSION]: true })],
  ['$sum of sums', () => $sum($sum(1, 2) as never, 3)],
  ['$add of a bigint', () => $add(1n as never)],
  ['$add of $get', () => $add($get('count') as never)],
  ['$add of a Set', () => $add(new Set(['a']))],
  ['$append of a cycle', () => $append(cyclicArray() as never)],
  ['$append of $append', () => $append($append([1]) as never)],
  ['$remove', () => $remove()],
  [
    'all extensions at once',
    () => ({ [$SET]: 1, [$GET]: ['id'], [$REMOVE]: true, [$ADD]: 1, [$SUM]: [1, 2] }),
  ],
  ['partial list with a huge index', () => ({ 4294967294: 'a' })],
  ['partial list with odd indexes', () => ({ '01': 'a', '1e3': 'a', '-1': 'a', '1.5': 'a', ' 1': 'a' })],
]

/** Where a leaf is put. With `leaves`, this makes the corpus. */
export const places: readonly (readonly [name: string, place: (leaf: unknown) => unknown])[] = [
  ['alone', leaf => leaf],
  ['as the key', leaf => ({ id: leaf, sort: 'b' })],
  [
    'as every attribute',
    leaf => ({
      id: 'a',
      sort: 'b',
      text: leaf,
      count: leaf,
      tags: leaf,
      rows: leaf,
      pair: leaf,
      box: leaf,
      rates: leaf,
      free: leaf,
      either: leaf,
      kind: leaf,
      bytes: leaf,
    }),
  ],
  [
    'in containers',
    leaf => ({
      id: 'a',
      sort: 'b',
      rows: [leaf],
      pair: [leaf, leaf],
      box: { inner: leaf, extra: leaf },
      rates: { eu: leaf, us: 1 },
      free: { deep: [leaf] },
      either: { inner: leaf },
      kind: { kind: leaf },
    }),
  ],
  ['in free data', leaf => ({ id: 'a', sort: 'b', free: leaf })],
]

/** A name and what makes the input. */
export const corpus: readonly { readonly name: string; readonly make: () => unknown }[] = leaves.flatMap(
  ([leaf, make]) => places.map(([place, put]) => ({ name: `${leaf}, ${place}`, make: () => put(make()) })),
)
