/** What a `const` type parameter inferred, without the `readonly` that comes with it. */
export type Mutable<VALUE> = VALUE extends object
  ? { -readonly [K in keyof VALUE]: Mutable<VALUE[K]> }
  : VALUE
