import type { Compute } from './compute.js'

/** `Omit`, of each member of a union by itself. */
export type _Omit<OBJECT, KEY extends PropertyKey> = OBJECT extends unknown
  ? Compute<Omit<OBJECT, KEY>>
  : never

/** The properties named made optional, and writable. */
export type Optional<OBJECT, KEY extends keyof OBJECT> = Compute<
  Omit<OBJECT, KEY> & { -readonly [NAME in KEY]?: OBJECT[NAME] }
>

/** The properties named made required. */
export type Require<OBJECT, KEY extends keyof OBJECT> = Compute<
  Omit<OBJECT, KEY> & Required<Pick<OBJECT, KEY>>
>

/** The properties named without `null` and `undefined`. */
export type NonNull<OBJECT, KEY extends keyof OBJECT> = Compute<
  Omit<OBJECT, KEY> & { [NAME in keyof Pick<OBJECT, KEY>]: NonNullable<OBJECT[NAME]> }
>

/** The properties of both; those of `B` win. */
export type Overwrite<A, B> = {
  [KEY in keyof A | keyof B]: KEY extends keyof B ? B[KEY] : KEY extends keyof A ? A[KEY] : never
}

/** The properties of both; those of `A` win, and where they can be missing, those of `B` stand in. */
export type Merge<A, B> = Compute<
  Omit<A, keyof A & keyof B> &
    Omit<B, keyof A & keyof B> & {
      // Required where one of both is.
      [KEY in keyof A & keyof B as {} extends Pick<A, KEY> & Pick<B, KEY> ? never : KEY]: {} extends Pick<
        A,
        KEY
      >
        ? Exclude<A[KEY], undefined> | B[KEY]
        : A[KEY]
    } & {
      [KEY in keyof A & keyof B as {} extends Pick<A, KEY> & Pick<B, KEY> ? KEY : never]?: A[KEY] | B[KEY]
    }
>

/** The names of the properties that can be a `VALUE`. */
export type SelectKeys<OBJECT, VALUE> = {
  [KEY in keyof OBJECT]-?: OBJECT[KEY] extends infer MEMBER ? (MEMBER extends VALUE ? KEY : never) : never
}[keyof OBJECT]

/** The names of the properties that can be something else than a `VALUE`. */
export type OmitKeys<OBJECT, VALUE> = {
  [KEY in keyof OBJECT]-?: OBJECT[KEY] extends infer MEMBER ? (MEMBER extends VALUE ? never : KEY) : never
}[keyof OBJECT]

/** The properties of an object, or the elements of an array, without `readonly`. */
export type Writable<OBJECT> = { -readonly [KEY in keyof OBJECT]: OBJECT[KEY] }
