// Maps nested 50 levels deep: their types must neither give up nor let a wrong leaf pass.
import { expectTypeOf, test } from 'vitest'
import type { UpdateValueInput } from '../../src/actions/internal/updateInput.js'
import {
  type DecodedValue,
  type FormattedValue,
  type InputValue,
  item,
  map,
  string,
  type TransformedValue,
  type ValidValue,
} from '../../src/schema/index.js'

// biome-ignore format: one level a line would hide what the test is about.
const deep = item({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: map({ a: string().enum('x', 'y') }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) }) })
type Deep = typeof deep
type Leaf = 'x' | 'y'
// biome-ignore format: as above
type Whole = 'a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a'

test('the leaf is known: input on put', () => {
  const value = {} as InputValue<Deep>
  // biome-ignore format: as above
  expectTypeOf(value.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a).toEqualTypeOf<Leaf>()
})

test('the leaf is known: input on update', () => {
  const value = {} as InputValue<Deep, { mode: 'update' }>
  // biome-ignore format: as above
  expectTypeOf(value.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a).toEqualTypeOf<Leaf | undefined>()
})

test('the leaf is known: valid on put', () => {
  const value = {} as ValidValue<Deep>
  // biome-ignore format: as above
  expectTypeOf(value.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a).toEqualTypeOf<Leaf>()
})

test('the leaf is known: valid on update', () => {
  const value = {} as ValidValue<Deep, { mode: 'update' }>
  // biome-ignore format: as above
  expectTypeOf(value.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a).toEqualTypeOf<Leaf | undefined>()
})

test('the leaf is known: stored on put', () => {
  const value = {} as TransformedValue<Deep>
  // biome-ignore format: as above
  expectTypeOf(value.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a).toEqualTypeOf<Leaf>()
})

test('the leaf is known: stored on update', () => {
  const value = {} as TransformedValue<Deep, { mode: 'update' }>
  // biome-ignore format: as above
  expectTypeOf(value.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a).toEqualTypeOf<Leaf | undefined>()
})

test('the leaf is known: input of a key', () => {
  const place = item({ place: deep.attributes.a.key() })
  const value = {} as InputValue<typeof place, { mode: 'key' }>['place']
  // biome-ignore format: as above
  expectTypeOf(value.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a).toEqualTypeOf<Leaf>()
})

test('the leaf is known: input with extensions', () => {
  const value = {} as InputValue<Deep, { extension: { type: 'string'; value: 'extended' } }>
  // biome-ignore format: as above
  expectTypeOf(value.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a).toEqualTypeOf<Leaf | 'extended'>()
})

test('the leaf is known: stored on update, with extensions', () => {
  const value = {} as TransformedValue<Deep, { mode: 'update'; extension: { type: 'string'; value: 1 } }>
  // biome-ignore format: as above
  expectTypeOf(value.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a).toEqualTypeOf<Leaf | 1 | undefined>()
})

test('the leaf is known: decoded', () => {
  const value = {} as DecodedValue<Deep>
  // biome-ignore format: as above
  expectTypeOf(value.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a).toEqualTypeOf<Leaf>()
})

test('the leaf is known: decoded in part', () => {
  const value = {} as DecodedValue<Deep, { partial: true }>
  // biome-ignore format: as above
  expectTypeOf(value.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a).toEqualTypeOf<Leaf | undefined>()
})

test('the leaf is known: formatted', () => {
  const value = {} as FormattedValue<Deep>
  // biome-ignore format: as above
  expectTypeOf(value.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a).toEqualTypeOf<Leaf>()
})

test('the leaf is known: formatted in part', () => {
  const value = {} as FormattedValue<Deep, { partial: true }>
  // biome-ignore format: as above
  expectTypeOf(value.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a?.a).toEqualTypeOf<Leaf | undefined>()
})

test('the leaf is known: projected', () => {
  const value = {} as FormattedValue<Deep, { attributes: Whole }>
  // biome-ignore format: as above
  expectTypeOf(value.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a).toEqualTypeOf<Leaf>()
})

test('a wrong leaf is caught on put', () => {
  // biome-ignore format: as above
  const right: InputValue<Deep> = { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: 'x' } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
  // biome-ignore format: as above
  // @ts-expect-error [2322] -- no member of the enum.
  const wrong: InputValue<Deep> = { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: 'z' } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
  expectTypeOf([right, wrong]).toBeArray()
})

test('a wrong leaf is caught on update', () => {
  // biome-ignore format: as above
  const right: UpdateValueInput<Deep> = { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: 'x' } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
  // biome-ignore format: as above
  // @ts-expect-error [2322] -- no member of the enum.
  const wrong: UpdateValueInput<Deep> = { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: 'z' } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
  expectTypeOf([right, wrong]).toBeArray()
})
