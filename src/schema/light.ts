import type { Schema } from './schema.js'

/**
 * A schema as containers hold it, without its chained methods: editors and the compiler have less to carry along. A
 * schema that is light already stays what it is.
 */
export type Light<SCHEMA extends Schema> = SCHEMA extends { readonly '~light': infer LIGHT extends Schema } ? LIGHT : SCHEMA

/** The same schemas, typed light: at run time they are the very ones given. */
export const light = <LIGHT>(schemas: unknown): LIGHT => schemas as LIGHT // see above: only the type differs

/** A schema after `pick` and `omit`: its links are reset. */
export type Unlinked<SCHEMA extends Schema> = SCHEMA extends { readonly '~unlinked': infer UNLINKED extends Schema }
  ? UNLINKED
  : SCHEMA
