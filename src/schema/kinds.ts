import type { AnySchema_ } from './any.js'
import type { AnyOfSchema_ } from './anyOf.js'
import type { BinarySchema, BinarySchema_, ResolvedBinarySchema } from './binary.js'
import type { BooleanSchema, BooleanSchema_, ResolvedBooleanSchema } from './boolean.js'
import type { ItemSchema_ } from './item.js'
import type { ListSchema_ } from './list.js'
import type { MapSchema_ } from './map.js'
import type { NullSchema, NullSchema_, ResolvedNullSchema } from './nul.js'
import type { NumberSchema, NumberSchema_, ResolvedNumberSchema } from './number.js'
import type { RecordSchema_ } from './record.js'
import type { SetSchema_ } from './set.js'
import type { ResolvedStringSchema, StringSchema, StringSchema_ } from './string.js'
import type { TupleSchema_ } from './tuple.js'

/** A schema of a type that holds one value. Light: without the chained methods. */
export type PrimitiveSchema = NullSchema | BooleanSchema | NumberSchema | StringSchema | BinarySchema

/** A schema of a type that holds one value. */
export type PrimitiveSchema_ = NullSchema_ | BooleanSchema_ | NumberSchema_ | StringSchema_ | BinarySchema_

/** Any value of a schema that holds one value. */
export type ResolvedPrimitiveSchema =
  | ResolvedNullSchema
  | ResolvedBooleanSchema
  | ResolvedNumberSchema
  | ResolvedStringSchema
  | ResolvedBinarySchema

/** The value of a schema that holds one value. */
export type ResolvePrimitiveSchema<SCHEMA extends PrimitiveSchema> = SCHEMA['~valid']

/** A schema of any type, with its chained methods. `Schema` is one without. */
export type Schema_ =
  | AnySchema_
  | PrimitiveSchema_
  | SetSchema_
  | ListSchema_
  | TupleSchema_
  | MapSchema_
  | RecordSchema_
  | AnyOfSchema_
  | ItemSchema_
