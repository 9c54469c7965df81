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
  AnySchema,
  AnySchema_,
  type AnySchemaProps,
  any,
  type ResolveAnySchema,
} from './any.js'
export {
  type AnyOfElementSchema,
  AnyOfSchema,
  AnyOfSchema_,
  type AnyOfSchemaProps,
  anyOf,
  type ResolveAnyOfSchema,
} from './anyOf.js'
export type { MapAttributes } from './attributes.js'
export {
  BinarySchema,
  BinarySchema_,
  type BinarySchemaProps,
  binary,
  type ResolveBinarySchema,
  type ResolvedBinarySchema,
} from './binary.js'
export {
  BooleanSchema,
  BooleanSchema_,
  type BooleanSchemaProps,
  boolean,
  type ResolveBooleanSchema,
  type ResolvedBooleanSchema,
} from './boolean.js'
export type {
  AppendKey,
  ItemSchemaPaths,
  Paths,
  SchemaCondition,
  SchemaPaths,
  StringToEscape,
} from './condition.js'
export type {
  $contextExtension,
  $extension,
  AnyExtendedValue,
  AnyUnextendedValue,
  BinaryExtendedValue,
  BinaryUnextendedValue,
  BooleanExtendedValue,
  BooleanUnextendedValue,
  ExtendedValue,
  Extension,
  ItemExtendedValue,
  ItemUnextendedValue,
  ListExtendedValue,
  ListUnextendedValue,
  MapExtendedValue,
  MapUnextendedValue,
  NullExtendedValue,
  NullUnextendedValue,
  NumberExtendedValue,
  NumberUnextendedValue,
  RecordExtendedValue,
  RecordUnextendedValue,
  SchemaExtendedValue,
  SchemaType,
  SchemaUnextendedValue,
  SetExtendedValue,
  SetUnextendedValue,
  StringExtendedValue,
  StringUnextendedValue,
  TupleExtendedValue,
  TupleUnextendedValue,
} from './extension.js'
export type { ExtensionParser, ExtensionParserOptions } from './extensionParser.js'
export {
  type ItemAttributes,
  ItemSchema,
  ItemSchema_,
  type ItemSchemaProps,
  item,
  type ResolveItemSchema,
} from './item.js'
export type {
  PrimitiveSchema,
  PrimitiveSchema_,
  ResolvedPrimitiveSchema,
  ResolvePrimitiveSchema,
  Schema_,
} from './kinds.js'
export {
  type ListElementSchema,
  ListSchema,
  ListSchema_,
  type ListSchemaProps,
  list,
  type ResolveListSchema,
} from './list.js'
export {
  MapSchema,
  MapSchema_,
  type MapSchemaProps,
  map,
  type ResolveMapSchema,
} from './map.js'
export {
  NullSchema,
  NullSchema_,
  type NullSchemaProps,
  nul,
  type ResolvedNullSchema,
  type ResolveNullSchema,
} from './nul.js'
export {
  NumberSchema,
  NumberSchema_,
  type NumberSchemaProps,
  number,
  type ResolvedNumberSchema,
  type ResolveNumberSchema,
} from './number.js'
export type {
  Always,
  AtLeastOnce,
  Never,
  SchemaMeta,
  SchemaProps,
  SchemaRequiredProp,
  StandardValidator,
  Validator,
  ValueOrGetter,
} from './props.js'
export {
  type RecordElementSchema,
  type RecordKeySchema,
  RecordSchema,
  RecordSchema_,
  type RecordSchemaProps,
  type ResolveRecordSchema,
  record,
} from './record.js'
export type { Schema } from './schema.js'
export { SchemaAction } from './schemaAction.js'
export {
  type ResolveSetSchema,
  type SetElementSchema,
  SetSchema,
  SetSchema_,
  type SetSchemaProps,
  set,
} from './set.js'
export {
  type ResolvedStringSchema,
  type ResolveStringSchema,
  StringSchema,
  StringSchema_,
  type StringSchemaProps,
  string,
} from './string.js'
export {
  type ResolveTupleSchema,
  type TupleElementSchema,
  TupleSchema,
  TupleSchema_,
  type TupleSchemaProps,
  tuple,
} from './tuple.js'
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
export const schema = {
  any,
  nul,
  boolean,
  number,
  string,
  binary,
  set,
  list,
  tuple,
  map,
  record,
  anyOf,
  item,
}
export { schema as s }
