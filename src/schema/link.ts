import type { Schema } from './schema.js'

/** What a link of a key attribute receives: the key attributes, with their defaults filled. */
export type KeyLinkInput<SCHEMA extends Schema> = SCHEMA['~validKey']
/** What a link receives on put: the item, with its defaults filled; attributes that are links may still be missing. */
export type PutLinkInput<SCHEMA extends Schema> = SCHEMA['~valid']
/** What a link receives on update: the item, with its defaults filled; values may be updates such as `$add(1)`. */
export type UpdateLinkInput<SCHEMA extends Schema> = SCHEMA['~updateFilled']
/** What `link` receives: the key attributes on a key, else the item on put. */
export type LinkInput<SCHEMA extends Schema, PROPS> = PROPS extends { readonly key: true }
  ? KeyLinkInput<SCHEMA>
  : PutLinkInput<SCHEMA>
