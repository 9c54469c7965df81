import type { Paths } from './condition.js'
import type { ExtendedWrite, Extension } from './extension.js'
import type { ProjectedValue } from './projection.js'
import type { Schema } from './schema.js'

/** What a value is parsed for: a put, a primary key, or an update. */
export type WriteMode = 'key' | 'put' | 'update'

/** Settings of the types of written values. */
export interface WriteValueOptions {
  /** Default `'put'`. */
  readonly mode?: WriteMode | undefined
  /** `true`: `undefined` is no value, not even of an optional schema. */
  readonly defined?: boolean | undefined
  /** What can stand in place of values. Default: nothing. */
  readonly extension?: Extension | undefined
}

/** Settings of the types of read values. */
export interface ReadValueOptions<SCHEMA extends Schema = Schema> {
  /** A union of paths: only what they name is in the value. */
  readonly attributes?: Paths<SCHEMA> | undefined
  /** `true`: any attribute can be missing, at every depth. */
  readonly partial?: boolean | undefined
}

/** `undefined`, where a schema by itself takes it: `TAG` is how its map would know. */
export type Missing<SCHEMA extends Schema, OPTIONS, TAG> = SCHEMA['type'] extends 'item'
  ? never
  : OPTIONS extends { readonly defined: true }
    ? never
    : unknown extends SCHEMA['props']
      ? never
      : TAG extends SCHEMA['~tags']
        ? undefined
        : never

/** The value of a schema under `extension`, else `PLAIN`. */
type Extended<
  SCHEMA extends Schema,
  OPTIONS extends WriteValueOptions,
  KIND extends 'input' | 'valid' | 'stored',
  PLAIN,
> = OPTIONS extends { readonly extension: infer EXTENSION extends Extension }
  ? [EXTENSION] extends [never]
    ? PLAIN
    : ExtendedWrite<
        SCHEMA,
        KIND,
        OPTIONS['mode'] extends infer MODE extends WriteMode ? MODE : 'put',
        EXTENSION
      >
  : PLAIN

/**
 * What a caller gives: attributes with a default or a link can be left out.
 *
 * @example
 * InputValue<typeof schema, { mode: 'key' }> // the attributes of the primary key
 */
export type InputValue<SCHEMA extends Schema, OPTIONS extends WriteValueOptions = {}> = Schema extends SCHEMA
  ? unknown
  : OPTIONS extends { readonly mode: 'key' }
    ? Extended<SCHEMA, OPTIONS, 'input', SCHEMA['~inputKey']> | Missing<SCHEMA, OPTIONS, 'updateOptional'>
    : OPTIONS extends { readonly mode: 'update' }
      ?
          | Extended<SCHEMA, OPTIONS, 'input', SCHEMA['~inputUpdate']>
          | Missing<SCHEMA, OPTIONS, 'updateOptional'>
      : Extended<SCHEMA, OPTIONS, 'input', SCHEMA['~input']> | Missing<SCHEMA, OPTIONS, 'putOptional'>

/** What a value is once its defaults and links are filled in, under the names in code. */
export type ValidValue<SCHEMA extends Schema, OPTIONS extends WriteValueOptions = {}> = Schema extends SCHEMA
  ? unknown
  : OPTIONS extends { readonly mode: 'key' }
    ? Extended<SCHEMA, OPTIONS, 'valid', SCHEMA['~validKey']> | Missing<SCHEMA, OPTIONS, 'sometimes'>
    : OPTIONS extends { readonly mode: 'update' }
      ? Extended<SCHEMA, OPTIONS, 'valid', SCHEMA['~validUpdate']> | Missing<SCHEMA, OPTIONS, 'sometimes'>
      : Extended<SCHEMA, OPTIONS, 'valid', SCHEMA['~valid']> | Missing<SCHEMA, OPTIONS, 'optional'>

/** What is stored: encoded values, under the names in the table. */
export type TransformedValue<
  SCHEMA extends Schema,
  OPTIONS extends WriteValueOptions = {},
> = Schema extends SCHEMA
  ? unknown
  : OPTIONS extends { readonly mode: 'key' }
    ? Extended<SCHEMA, OPTIONS, 'stored', SCHEMA['~storedKey']> | Missing<SCHEMA, OPTIONS, 'sometimes'>
    : OPTIONS extends { readonly mode: 'update' }
      ? Extended<SCHEMA, OPTIONS, 'stored', SCHEMA['~storedUpdate']> | Missing<SCHEMA, OPTIONS, 'sometimes'>
      : Extended<SCHEMA, OPTIONS, 'stored', SCHEMA['~stored']> | Missing<SCHEMA, OPTIONS, 'optional'>

/** What is read, decoded, hidden attributes included. */
export type DecodedValue<SCHEMA extends Schema, OPTIONS extends ReadValueOptions = {}> = Schema extends SCHEMA
  ? unknown
  :
      | (OPTIONS extends { readonly attributes: infer PATHS extends string }
          ? ProjectedValue<SCHEMA, PATHS, OPTIONS, 'decoded'>
          : OPTIONS extends { readonly partial: true }
            ? SCHEMA['~decodedPartial']
            : SCHEMA['~decoded'])
      | Missing<SCHEMA, OPTIONS, 'optional'>

/** What a read returns: decoded, without hidden attributes. */
export type FormattedValue<
  SCHEMA extends Schema,
  OPTIONS extends ReadValueOptions = {},
> = Schema extends SCHEMA
  ? unknown
  :
      | (OPTIONS extends { readonly attributes: infer PATHS extends string }
          ? ProjectedValue<SCHEMA, PATHS, OPTIONS, 'formatted'>
          : OPTIONS extends { readonly partial: true }
            ? SCHEMA['~formattedPartial']
            : SCHEMA['~formatted'])
      | Missing<SCHEMA, OPTIONS, 'optional'>

/** {@link InputValue} of each of several schemas. */
export type InputValueRec<SCHEMAS extends readonly Schema[], OPTIONS extends WriteValueOptions = {}> = {
  [I in keyof SCHEMAS]: InputValue<SCHEMAS[I], OPTIONS>
}
/** {@link ValidValue} of each of several schemas. */
export type ValidValueRec<SCHEMAS extends readonly Schema[], OPTIONS extends WriteValueOptions = {}> = {
  [I in keyof SCHEMAS]: ValidValue<SCHEMAS[I], OPTIONS>
}
/** {@link TransformedValue} of each of several schemas. */
export type TransformedValueRec<SCHEMAS extends readonly Schema[], OPTIONS extends WriteValueOptions = {}> = {
  [I in keyof SCHEMAS]: TransformedValue<SCHEMAS[I], OPTIONS>
}
