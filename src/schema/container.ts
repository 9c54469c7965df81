import type { Tags } from './attributes.js'
import type { AtLeastOnce } from './props.js'
import type { GET, REMOVE } from './updateExtensions.js'

/** What every container declares beside its value types. */
export interface ContainerTypes<PROPS> {
  readonly '~tags': Tags<PROPS>
  /** No container can be the key of a table. */
  readonly '~key': never
}

/** The settings that an element without a name of its own cannot have. */
export interface ElementProps {
  readonly required?: AtLeastOnce | undefined
  readonly hidden?: false | undefined
  readonly savedAs?: undefined
  readonly keyDefault?: undefined
  readonly putDefault?: undefined
  readonly updateDefault?: undefined
  readonly keyLink?: undefined
  readonly putLink?: undefined
  readonly updateLink?: undefined
  // Other settings are free. Without this, TypeScript refuses props that have none of the above.
  readonly [prop: string]: unknown
}

/** The value of another attribute, `$get('other', fallback)`; the fallback may be a further one. */
// Two tuples: of one with an optional end TypeScript infers nothing, and `$get('a', ['x'])` would be of `readonly ['x']`.
export type Reference<VALUE> = GET<
  readonly [reference: string] | readonly [reference: string, fallback: VALUE | Reference<VALUE>]
>

/** Only optional attributes can be removed. */
export type Removal<PROPS> = PROPS extends { readonly required: 'never' } ? REMOVE : never
