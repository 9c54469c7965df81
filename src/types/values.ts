/** `VALUE` where it is a `CONSTRAINT`, else the constraint: for what TypeScript cannot tell by itself. */
export type Cast<VALUE, CONSTRAINT> = [VALUE] extends [CONSTRAINT] ? VALUE : CONSTRAINT

/** A value, or a function that makes one. */
export type ValueOrGetter<VALUE> = VALUE | (() => VALUE)

/**
 * Makes TypeScript infer literal types, as `const` type parameters do.
 *
 * @example
 * declare const list: <TYPE>(value: Narrow<TYPE>) => TYPE
 * list({ a: [1, 'x'] }) // { a: [1, 'x'] }
 */
export type Narrow<TYPE> =
  | (TYPE extends [] ? [] : never)
  | (TYPE extends string | number | bigint | boolean | symbol | null | undefined ? TYPE : never)
  // Spelled out: TypeScript infers through no other type here.
  | { [KEY in keyof TYPE]: TYPE[KEY] extends (...args: never[]) => unknown ? TYPE[KEY] : Narrow<TYPE[KEY]> }

/** {@link Narrow}, of an object. */
export type NarrowObject<OBJECT> = {
  [KEY in keyof OBJECT]: OBJECT[KEY] extends (...args: never[]) => unknown ? OBJECT[KEY] : Narrow<OBJECT[KEY]>
}

/** A function of each member of a union: their intersection has all as overloads, of which `infer` finds the last. */
type Overloads<UNION> = (UNION extends unknown ? (take: (member: UNION) => void) => void : never) extends (
  take: infer ALL,
) => void
  ? ALL
  : never

/** The members of a union as a tuple, in an order that TypeScript does not promise. */
export type ListOf<UNION, LIST extends readonly unknown[] = []> = [UNION] extends [never]
  ? LIST
  : Overloads<UNION> extends (member: infer LAST) => void
    ? ListOf<Exclude<UNION, LAST>, [LAST, ...LIST]>
    : never
