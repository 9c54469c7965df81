import { describe, expectTypeOf, test } from 'vitest'
import type {
  _Omit,
  Cast,
  Compute,
  ComputeDeep,
  ComputeObject,
  Extends,
  If,
  ListOf,
  Merge,
  Narrow,
  NarrowObject,
  NonNull,
  Not,
  OmitKeys,
  Optional,
  Or,
  Overwrite,
  Require,
  SelectKeys,
  ValueOrGetter,
  Writable,
} from '../../src/types/index.js'

describe('logic', () => {
  test('If', () => {
    expectTypeOf<If<true, 1, 2>>().toEqualTypeOf<1>()
    expectTypeOf<If<false, 1, 2>>().toEqualTypeOf<2>()
    expectTypeOf<If<boolean, 1, 2>>().toEqualTypeOf<1 | 2>()
    expectTypeOf<If<false, 1>>().toEqualTypeOf<never>()
    expectTypeOf<If<never, 1, 2>>().toEqualTypeOf<never>()
  })
  test('Extends', () => {
    expectTypeOf<Extends<'a', string>>().toEqualTypeOf<true>()
    expectTypeOf<Extends<string, 'a'>>().toEqualTypeOf<false>()
    expectTypeOf<Extends<'a' | 1, string>>().toEqualTypeOf<boolean>()
    expectTypeOf<Extends<never, string>>().toEqualTypeOf<false>()
    expectTypeOf<Extends<never, never>>().toEqualTypeOf<false>()
    expectTypeOf<Extends<unknown, string>>().toEqualTypeOf<false>()
  })
  test('Not', () => {
    expectTypeOf<Not<true>>().toEqualTypeOf<false>()
    expectTypeOf<Not<false>>().toEqualTypeOf<true>()
    expectTypeOf<Not<boolean>>().toEqualTypeOf<boolean>()
  })
  test('Or', () => {
    expectTypeOf<Or<true, false>>().toEqualTypeOf<true>()
    expectTypeOf<Or<false, true>>().toEqualTypeOf<true>()
    expectTypeOf<Or<false, false>>().toEqualTypeOf<false>()
    expectTypeOf<Or<boolean, false>>().toEqualTypeOf<boolean>()
    expectTypeOf<Or<boolean, true>>().toEqualTypeOf<true>()
  })
})

describe('values', () => {
  test('Cast', () => {
    expectTypeOf<Cast<'a', string>>().toEqualTypeOf<'a'>()
    expectTypeOf<Cast<1, string>>().toEqualTypeOf<string>()
    expectTypeOf<Cast<unknown, string>>().toEqualTypeOf<string>()
  })
  test('ValueOrGetter', () => {
    expectTypeOf<ValueOrGetter<1 | 2>>().toEqualTypeOf<1 | 2 | (() => 1 | 2)>()
  })
  test('Narrow infers literals', () => {
    const narrow = <TYPE>(value: Narrow<TYPE>): TYPE => value as TYPE // what this test is about
    const narrowed = narrow({ a: 'b', c: [1, 'x'], d: [] })
    expectTypeOf(narrowed).toEqualTypeOf<{ a: 'b'; c: [1, 'x']; d: [] }>()
    expectTypeOf<Narrow<'a'>>().toEqualTypeOf<'a'>()
    expectTypeOf<Narrow<string[]>>().toEqualTypeOf<string[]>()
  })
  test('NarrowObject', () => {
    expectTypeOf<NarrowObject<{ a: 'b'; c: [1, 'x'] }>>().toEqualTypeOf<{ a: 'b'; c: [1, 'x'] }>()
  })
  test('ListOf', () => {
    expectTypeOf<ListOf<'a'>>().toEqualTypeOf<['a']>()
    expectTypeOf<ListOf<'a' | 'b' | 'c'>[number]>().toEqualTypeOf<'a' | 'b' | 'c'>()
    expectTypeOf<ListOf<'a' | 'b' | 'c'>['length']>().toEqualTypeOf<3>()
    expectTypeOf<ListOf<never>>().toEqualTypeOf<[]>()
  })
})

describe('objects', () => {
  test('Compute', () => {
    expectTypeOf<Compute<{ a: 1 } & { b: { c: 1 } }>>().toEqualTypeOf<{ a: 1; b: { c: 1 } }>()
    expectTypeOf<Compute<{ readonly a?: 1 } & { b: 2 }>>().toEqualTypeOf<{ readonly a?: 1; b: 2 }>()
  })
  test('ComputeObject', () => {
    expectTypeOf<ComputeObject<{ a: 1 } | ({ b: 1 } & { c: 1 })>>().toEqualTypeOf<{ a: 1 } | { b: 1; c: 1 }>()
  })
  test('ComputeDeep', () => {
    expectTypeOf<ComputeDeep<{ a: 1 } & { b: ({ c: 1 } & { d: 2 })[] }>>().toEqualTypeOf<{
      a: 1
      b: { c: 1; d: 2 }[]
    }>()
    interface Leaves {
      set: Set<string>
      map: Map<string, 1>
      date: Date
      bytes: Uint8Array
      call: () => 1
    }
    expectTypeOf<ComputeDeep<Leaves>>().toEqualTypeOf<{ [KEY in keyof Leaves]: Leaves[KEY] }>()
  })
  test('Merge', () => {
    expectTypeOf<Merge<{ a: 1; b?: 2 }, { b: 3; c: 4 }>>().toEqualTypeOf<{ a: 1; b: 2 | 3; c: 4 }>()
    expectTypeOf<Merge<{ a?: 1 }, { a?: 2 }>>().toEqualTypeOf<{ a?: 1 | 2 }>()
    expectTypeOf<Merge<{ a: 1 }, { a?: 2 }>>().toEqualTypeOf<{ a: 1 }>()
    expectTypeOf<Merge<{ readonly a: 1 }, { readonly b?: 1 }>>().toEqualTypeOf<{
      readonly a: 1
      readonly b?: 1
    }>()
  })
  test('Overwrite', () => {
    expectTypeOf<Overwrite<{ a: 1; b?: 2 }, { b: 3; c: 4 }>>().toEqualTypeOf<{ a: 1; b: 3; c: 4 }>()
  })
  test('Optional', () => {
    expectTypeOf<Optional<{ a: 1; b: 2 }, 'a'>>().toEqualTypeOf<{ a?: 1; b: 2 }>()
  })
  test('Require', () => {
    expectTypeOf<Require<{ a?: 1; b?: 2 }, 'a'>>().toEqualTypeOf<{ a: 1; b?: 2 }>()
  })
  test('NonNull', () => {
    expectTypeOf<NonNull<{ a: 1 | undefined; b: 2 | null }, 'b'>>().toEqualTypeOf<{
      a: 1 | undefined
      b: 2
    }>()
    expectTypeOf<NonNull<{ a?: 1 | null; b?: 2 }, 'a'>>().toEqualTypeOf<{ a?: 1; b?: 2 }>()
  })
  test('SelectKeys', () => {
    expectTypeOf<SelectKeys<{ a: 1; b: 'x'; c?: 3 }, number>>().toEqualTypeOf<'a' | 'c'>()
    expectTypeOf<SelectKeys<{ a: 1 }, string>>().toEqualTypeOf<never>()
  })
  test('OmitKeys', () => {
    expectTypeOf<OmitKeys<{ a: 1; b: 'x' }, number>>().toEqualTypeOf<'b'>()
    expectTypeOf<OmitKeys<{ a: 1 | undefined; b: 'x' }, number>>().toEqualTypeOf<'a' | 'b'>()
  })
  test('Writable', () => {
    expectTypeOf<Writable<{ readonly a: 1; readonly b?: { readonly c: 1 } }>>().toEqualTypeOf<{
      a: 1
      b?: { readonly c: 1 }
    }>()
    expectTypeOf<Writable<readonly [1, 2]>>().toEqualTypeOf<[1, 2]>()
  })
  test('_Omit', () => {
    expectTypeOf<_Omit<{ a: 1; b: 2 } | { a: 1; c?: 3 }, 'a'>>().toEqualTypeOf<{ b: 2 } | { c?: 3 }>()
  })
})
