import { any } from './any.js'
import { anyOf } from './anyOf.js'
import { binary } from './binary.js'
import { boolean } from './boolean.js'
import { item } from './item.js'
import { list } from './list.js'
import { map } from './map.js'
import { nul } from './nul.js'
import { number } from './number.js'
import { record } from './record.js'
import { set } from './set.js'
import { string } from './string.js'
import { tuple } from './tuple.js'

export {
  any,
  AnySchema,
  AnySchema_,
  type AnySchemaProps,
  type ResolveAnySchema,
} from './any.js'
export {
  nul,
  NullSchema,
  NullSchema_,
  type NullSchemaProps,
  type ResolvedNullSchema,
  type ResolveNullSchema,
} from './nul.js'
export {
  boolean,
  BooleanSchema,
  BooleanSchema_,
  type BooleanSchemaProps,
  type ResolveBooleanSchema,
  type ResolvedBooleanSchema,
} from './boolean.js'
export {
  number,
  NumberSchema,
  NumberSchema_,
  type NumberSchemaProps,
  type ResolvedNumberSchema,
  type ResolveNumberSchema,
} from './number.js'
export {
  type ResolvedStringSchema,
  type ResolveStringSchema,
  string,
  StringSchema,
  StringSchema_,
  type StringSchemaProps,
} from './string.js'
export {
  binary,
  BinarySchema,
  BinarySchema_,
  type BinarySchemaProps,
  type ResolveBinarySchema,
  type ResolvedBinarySchema,
} from './binary.js'
export {
  type ResolveSetSchema,
  set,
  type SetElementSchema,
  SetSchema,
  SetSchema_,
  type SetSchemaProps,
} from './set.js'
export {
  list,
  type ListElementSchema,
  ListSchema,
  ListSchema_,
  type ListSchemaProps,
  type ResolveListSchema,
} from './list.js'
export {
  type ResolveTupleSchema,
  tuple,
  type TupleElementSchema,
  TupleSchema,
  TupleSchema_,
  type TupleSchemaProps,
} from './tuple.js'
export {
  map,
  MapSchema,
  MapSchema_,
  type MapSchemaProps,
  type ResolveMapSchema,
} from './map.js'
export {
  record,
  type RecordElementSchema,
  type RecordKeySchema,
  RecordSchema,
  RecordSchema_,
  type RecordSchemaProps,
  type ResolveRecordSchema,
} from './record.js'
export {
  anyOf,
  type AnyOfElementSchema,
  AnyOfSchema,
  AnyOfSchema_,
  type AnyOfSchemaProps,
  type ResolveAnyOfSchema,
} from './anyOf.js'
export {
  item,
  type ItemAttributes,
  ItemSchema,
  ItemSchema_,
  type ItemSchemaProps,
  type ResolveItemSchema,
} from './item.js'
export type { MapAttributes } from './attributes.js'
export type { AppendKey, ItemSchemaPaths, Paths, SchemaCondition, SchemaPaths, StringToEscape } from './condition.js'
export type {
  Always,
  AtLeastOnce,
  Never,
  SchemaProps,
  SchemaRequiredProp,
  StandardValidator,
  Validator,
  ValueOrGetter,
} from './props.js'
export type { Schema } from './schema.js'
export { SchemaAction } from './schemaAction.js'
export type {
  DecodedValue,
  FormattedValue,
  InputValue,
  InputValueRec,
  ReadValueOptions,
  TransformedValue,
  TransformedValueRec,
  ValidValue,
  ValidValueRec,
  WriteMode,
  WriteValueOptions,
} from './values.js'

/** The factories of all schema types, by name: `s.string().key()`. Bundles hold all 13; the single imports do not. */
export const schema = { any, nul, boolean, number, string, binary, set, list, tuple, map, record, anyOf, item }
export { schema as s }
