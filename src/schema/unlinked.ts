import type { Schema } from './schema.js'

/** A schema after `pick` and `omit`: its links are reset. */
export type Unlinked<SCHEMA extends Schema> = SCHEMA['~unlinked']
