import { expectTypeOf, test } from 'vitest'
import {
  $add,
  $append,
  $delete,
  $get,
  $IS_EXTENSION,
  $prepend,
  $remove,
  $set,
  $subtract,
  $sum,
  type ADD,
  type APPEND,
  type DELETE,
  type Extended,
  type GET,
  isAddition,
  isExtension,
  type PREPEND,
  type REMOVE,
  type SET,
  type SUBTRACT,
  type SUM,
} from '../../../../src/actions/entity/update/symbols.js'

test('helpers keep the type of what they hold, widened where nothing asks for a literal', () => {
  expectTypeOf($set({ a: 'x' })).toEqualTypeOf<SET<{ a: string }>>()
  expectTypeOf($set(['a'])).toEqualTypeOf<SET<string[]>>()
  expectTypeOf($get('a.b')).toEqualTypeOf<GET<['a.b']>>()
  expectTypeOf($get('a.b', 1)).toEqualTypeOf<GET<['a.b', 1]>>()
  expectTypeOf($get('a', $get('b', 1))).toEqualTypeOf<GET<['a', GET<['b', 1]>]>>()
  expectTypeOf($remove()).toEqualTypeOf<REMOVE>()
  expectTypeOf($sum(1, $get('a'))).toEqualTypeOf<SUM<number, GET<['a']>>>()
  expectTypeOf($subtract($get('a'), 2n)).toEqualTypeOf<SUBTRACT<GET<['a']>, bigint>>()
  expectTypeOf($add(1)).toEqualTypeOf<ADD<number>>()
  expectTypeOf($add(new Set(['a']))).toEqualTypeOf<ADD<Set<string>>>()
  expectTypeOf($delete(new Set([1]))).toEqualTypeOf<DELETE<Set<number>>>()
  expectTypeOf($append(['a', 'b'])).toEqualTypeOf<APPEND<string[]>>()
  expectTypeOf($prepend('a')).toEqualTypeOf<PREPEND<string>>()
})

test('they fit where wider updates are asked for', () => {
  const sets: SET<string[]> | SET<{ a?: 'x' | 'y'; n: number }>[] = [$set({ a: 'x', n: 1 })]
  const list: SET<string[]> = $set(['a'])
  const appended: APPEND<{ kind: 'a' | 'b' }[]> = $append([{ kind: 'a' }])
  const single: APPEND<{ kind: 'a' | 'b' }> = $append({ kind: 'a' })
  const references: GET<[string, number?]>[] = [$get('a'), $get('a', 1)]
  const added: ADD<Set<'a' | 'b'>> = $add(new Set(['a']))
  const summed: SUM<number | GET<[string, number?]>, number> = $sum($get('a', 0), 1)
  expectTypeOf({ sets, list, appended, single, references, added, summed }).toBeObject()
  // @ts-expect-error [2322] -- the payload is of another type.
  const wrong: ADD<number> = $add('a')
  // @ts-expect-error [2322] -- another operation.
  const other: ADD<number> = $set(1)
  expectTypeOf({ wrong, other }).toBeObject()
})

test('guards narrow', () => {
  const value: unknown = $add(1)
  if (isExtension(value)) expectTypeOf(value[$IS_EXTENSION]).toEqualTypeOf<true>()
  const update = $add(1) as ADD<number> | string
  if (isAddition(update)) expectTypeOf(update).toExtend<Extended<unknown>>()
})
