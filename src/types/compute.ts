/**
 * An intersection as the one object type that it is, which editors show by its entries.
 *
 * @example
 * Compute<{ a: 1 } & { b: 2 }> // { a: 1; b: 2 }
 */
export type Compute<OBJECT> = { [KEY in keyof OBJECT]: OBJECT[KEY] } & unknown

/** {@link Compute}, of each member of a union by itself. */
export type ComputeObject<OBJECT> = OBJECT extends unknown ? Compute<OBJECT> : never

/** {@link Compute} at every depth: of properties, and of the elements of arrays. Functions, sets, dates and the like stay. */
export type ComputeDeep<VALUE> = VALUE extends
  | ((...args: never[]) => unknown)
  | ReadonlySet<unknown>
  | ReadonlyMap<unknown, unknown>
  | Date
  | RegExp
  | Promise<unknown>
  | Uint8Array
  ? VALUE
  : { [KEY in keyof VALUE]: ComputeDeep<VALUE[KEY]> } & unknown
