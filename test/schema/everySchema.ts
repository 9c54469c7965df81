import { AnySchema, AnySchema_, any } from '../../src/schema/any.js'
import { AnyOfSchema, AnyOfSchema_, anyOf } from '../../src/schema/anyOf.js'
import { BinarySchema, BinarySchema_, binary } from '../../src/schema/binary.js'
import { BooleanSchema, BooleanSchema_, boolean } from '../../src/schema/boolean.js'
import { ListSchema, ListSchema_, list } from '../../src/schema/list.js'
import { MapSchema, MapSchema_, map } from '../../src/schema/map.js'
import { NullSchema, NullSchema_, nul } from '../../src/schema/nul.js'
import { NumberSchema, NumberSchema_, number } from '../../src/schema/number.js'
import { RecordSchema, RecordSchema_, record } from '../../src/schema/record.js'
import { SetSchema, SetSchema_, set } from '../../src/schema/set.js'
import { StringSchema, StringSchema_, string } from '../../src/schema/string.js'
import { TupleSchema, TupleSchema_, tuple } from '../../src/schema/tuple.js'

/** One schema of each type that an attribute can have, with its classes and what it is made of. */
export const everySchema = [
  { type: 'any', schema: any(), Light: AnySchema, Warm: AnySchema_, parts: [] },
  { type: 'null', schema: nul(), Light: NullSchema, Warm: NullSchema_, parts: [] },
  { type: 'boolean', schema: boolean(), Light: BooleanSchema, Warm: BooleanSchema_, parts: [] },
  { type: 'number', schema: number(), Light: NumberSchema, Warm: NumberSchema_, parts: [] },
  { type: 'string', schema: string(), Light: StringSchema, Warm: StringSchema_, parts: [] },
  { type: 'binary', schema: binary(), Light: BinarySchema, Warm: BinarySchema_, parts: [] },
  { type: 'set', schema: set(string()), Light: SetSchema, Warm: SetSchema_, parts: ['elements'] },
  { type: 'list', schema: list(string()), Light: ListSchema, Warm: ListSchema_, parts: ['elements'] },
  {
    type: 'tuple',
    schema: tuple(string(), number()),
    Light: TupleSchema,
    Warm: TupleSchema_,
    parts: ['elements'],
  },
  { type: 'map', schema: map({ a: string() }), Light: MapSchema, Warm: MapSchema_, parts: ['attributes'] },
  {
    type: 'record',
    schema: record(string(), number()),
    Light: RecordSchema,
    Warm: RecordSchema_,
    parts: ['keys', 'elements'],
  },
  {
    type: 'anyOf',
    schema: anyOf(string(), number()),
    Light: AnyOfSchema,
    Warm: AnyOfSchema_,
    parts: ['elements'],
  },
] as const

/** The five types whose values are one value. */
export const primitives = [
  { type: 'null', make: nul, value: null, other: 'a' },
  { type: 'boolean', make: boolean, value: true, other: 1 },
  { type: 'number', make: number, value: 1, other: '1' },
  { type: 'string', make: string, value: 'a', other: 1 },
  { type: 'binary', make: binary, value: new Uint8Array([1]), other: 'a' },
] as const

/** The part of an error that callers branch on. */
export const errorLike = (code: string, path: string | undefined, payload: unknown): unknown =>
  expect.objectContaining({ code, path, payload })

import { expect } from 'vitest'
