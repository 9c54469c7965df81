import { isObject } from '../internal/isObject.js'

/** Holds the complete value that replaces a list, tuple, map or record. */
export const $SET: unique symbol = /* @__PURE__ */ Symbol('$SET')
export type $SET = typeof $SET
/** Holds the path of another attribute, and what to write where that one is missing. */
export const $GET: unique symbol = /* @__PURE__ */ Symbol('$GET')
export type $GET = typeof $GET
/** Marks an attribute to remove. */
export const $REMOVE: unique symbol = /* @__PURE__ */ Symbol('$REMOVE')
export type $REMOVE = typeof $REMOVE
/** Holds the two numbers to add. */
export const $SUM: unique symbol = /* @__PURE__ */ Symbol('$SUM')
export type $SUM = typeof $SUM
/** Holds a number and what to subtract from it. */
export const $SUBTRACT: unique symbol = /* @__PURE__ */ Symbol('$SUBTRACT')
export type $SUBTRACT = typeof $SUBTRACT
/** Holds the number, or the elements of a set, to add to what is stored. */
export const $ADD: unique symbol = /* @__PURE__ */ Symbol('$ADD')
export type $ADD = typeof $ADD
/** Holds the elements to take out of the stored set. */
export const $DELETE: unique symbol = /* @__PURE__ */ Symbol('$DELETE')
export type $DELETE = typeof $DELETE
/** Holds the elements to write after those of the stored list. */
export const $APPEND: unique symbol = /* @__PURE__ */ Symbol('$APPEND')
export type $APPEND = typeof $APPEND
/** Holds the elements to write before those of the stored list. */
export const $PREPEND: unique symbol = /* @__PURE__ */ Symbol('$PREPEND')
export type $PREPEND = typeof $PREPEND
/** Is `true` in what the helpers make, so that types tell an update from a plain value. */
export const $IS_EXTENSION: unique symbol = /* @__PURE__ */ Symbol('$IS_EXTENSION')
export type $IS_EXTENSION = typeof $IS_EXTENSION

/** An update such as `$add(1)`: `EXTENSION` with its marker. */
export type Extended<EXTENSION> = { [$IS_EXTENSION]: true } & EXTENSION
/** A plain value where an update could stand: `VALUE` without the marker. */
export type Unextended<VALUE> = { [$IS_EXTENSION]?: false } & VALUE

/** Replaces a list, tuple, map or record as a whole: see `$set`. */
export type SET<VALUE> = Extended<{ [$SET]: VALUE }>
/** Copies another attribute: see `$get`. */
export type GET<VALUE extends readonly unknown[]> = Extended<{ [$GET]: VALUE }>
/** Removes the attribute: see `$remove`. */
export type REMOVE = Extended<{ [$REMOVE]: true }>
/** Writes `A + B`: see `$sum`. */
export type SUM<A, B> = Extended<{ [$SUM]: [A, B] }>
/** Writes `A - B`: see `$subtract`. */
export type SUBTRACT<A, B> = Extended<{ [$SUBTRACT]: [A, B] }>
/** Adds to a number or a set: see `$add`. */
export type ADD<VALUE> = Extended<{ [$ADD]: VALUE }>
/** Takes elements out of a set: see `$delete`. */
export type DELETE<VALUE> = Extended<{ [$DELETE]: VALUE }>
/** Writes elements at the end of a list: see `$append`. */
export type APPEND<VALUE> = Extended<{ [$APPEND]: VALUE }>
/** Writes elements at the start of a list: see `$prepend`. */
export type PREPEND<VALUE> = Extended<{ [$PREPEND]: VALUE }>

const holds = (value: unknown, symbol: symbol): boolean => isObject(value) && symbol in value

/** Tells whether `value` is what `$set` makes. Looks at the symbol alone, not at what it holds; so do the other guards. */
export const isSetting = (value: unknown): value is { [$SET]: unknown } => holds(value, $SET)
/** Tells whether `value` is what `$get` makes. */
export const isGetting = (value: unknown): value is { [$GET]: unknown } => holds(value, $GET)
/** Tells whether `value` is what `$remove` makes. */
export const isRemoval = (value: unknown): value is { [$REMOVE]: unknown } => holds(value, $REMOVE)
/** Tells whether `value` is what `$sum` makes. */
export const isSum = (value: unknown): value is { [$SUM]: unknown } => holds(value, $SUM)
/** Tells whether `value` is what `$subtract` makes. */
export const isSubtraction = (value: unknown): value is { [$SUBTRACT]: unknown } => holds(value, $SUBTRACT)
/** Tells whether `value` is what `$add` makes. */
export const isAddition = (value: unknown): value is { [$ADD]: unknown } => holds(value, $ADD)
/** Tells whether `value` is what `$delete` makes. */
export const isDeletion = (value: unknown): value is { [$DELETE]: unknown } => holds(value, $DELETE)
/** Tells whether `value` is what `$append` makes. */
export const isAppending = (value: unknown): value is { [$APPEND]: unknown } => holds(value, $APPEND)
/** Tells whether `value` is what `$prepend` makes. */
export const isPrepending = (value: unknown): value is { [$PREPEND]: unknown } => holds(value, $PREPEND)
/** Tells whether `value` is an update rather than a plain value: for links, which see what the caller gave. */
export const isExtension = (value: unknown): value is { [$IS_EXTENSION]: true } =>
  isObject(value) && value[$IS_EXTENSION] === true
