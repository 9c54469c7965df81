import {
  $ADD,
  $APPEND,
  $DELETE,
  $GET,
  $IS_EXTENSION,
  $PREPEND,
  $REMOVE,
  $SET,
  $SUBTRACT,
  $SUM,
  type ADD,
  type APPEND,
  type DELETE,
  type GET,
  type PREPEND,
  type REMOVE,
  type SET,
  type SUBTRACT,
  type SUM,
} from '../../../schema/updateExtensions.js'

export * from '../../../schema/updateExtensions.js'

/**
 * Replaces a list, tuple, map or record as a whole, where a plain value updates it in part.
 *
 * @example
 * { stops: $set(['Oslo']) } // SET #s_1 = :s_1
 */
export const $set = <VALUE>(value: VALUE): SET<VALUE> => ({ [$IS_EXTENSION]: true, [$SET]: value })

/**
 * Copies what is stored at `reference`, a path from the root of the item in its names in code. Where nothing is
 * stored there, writes `fallback`: a complete value, or another `$get`.
 *
 * @example
 * { label: $get('box.size', 'M') } // SET #s_1 = if_not_exists(#s_2.#s_3, :s_1)
 */
export const $get: {
  <const REFERENCE extends string>(reference: REFERENCE, fallback?: undefined): GET<[REFERENCE]>
  <const REFERENCE extends string, const FALLBACK>(
    reference: REFERENCE,
    fallback: FALLBACK,
  ): GET<[REFERENCE, FALLBACK]>
} = (reference: string, fallback?: unknown) =>
  // The overloads say which of the two it is.
  ({ [$IS_EXTENSION]: true, [$GET]: fallback === undefined ? [reference] : [reference, fallback] }) as never

/**
 * Removes the attribute, which has to be optional; list elements and record entries can always be removed.
 *
 * @example
 * { note: $remove() } // REMOVE #r_1
 */
export const $remove = (): REMOVE => ({ [$IS_EXTENSION]: true, [$REMOVE]: true })

/**
 * Writes the sum of two numbers, each of which may be a `$get`.
 *
 * @example
 * { grams: $sum($get('grams', 0), 5) } // SET #s_1 = if_not_exists(#s_1, :s_1) + :s_2
 */
export const $sum = <A, B>(a: A, b: B): SUM<A, B> => ({ [$IS_EXTENSION]: true, [$SUM]: [a, b] })

/**
 * Writes `a - b`, each of which may be a `$get`.
 *
 * @example
 * { grams: $subtract($get('grams'), 5) } // SET #s_1 = #s_1 - :s_1
 */
export const $subtract = <A, B>(a: A, b: B): SUBTRACT<A, B> => ({
  [$IS_EXTENSION]: true,
  [$SUBTRACT]: [a, b],
})

/**
 * Adds to the stored number (0 where there is none; a negative `value` subtracts), or elements to the stored set.
 *
 * @example
 * { grams: $add(5) } // ADD #a_1 :a_1
 * { tags: $add(new Set(['a'])) }
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */
export const $add = <VALUE>(value: VALUE): ADD<VALUE> => ({ [$IS_EXTENSION]: true, [$ADD]: value })

/**
 * Takes elements out of the stored set. DynamoDB removes the attribute with its last element.
 *
 * @example
 * { tags: $delete(new Set(['a'])) } // DELETE #d_1 :d_1
 */
export const $delete = <VALUE>(value: VALUE): DELETE<VALUE> => ({
  [$IS_EXTENSION]: true,
  [$DELETE]: value,
})

/**
 * Writes elements at the end of the stored list, and starts one where there is none. Takes an array of elements, a
 * single element, or a `$get` of another list.
 *
 * @example
 * { stops: $append(['Oslo', 'Rome']) } // SET #s_1 = list_append(if_not_exists(#s_1, :s_1), :s_2)
 * { stops: $append('Oslo') }
 */
export const $append = <VALUE>(value: VALUE): APPEND<VALUE> => ({
  [$IS_EXTENSION]: true,
  [$APPEND]: value,
})

/**
 * Writes elements at the start of the stored list, and starts one where there is none. Takes what `$append` takes.
 *
 * @example
 * { stops: $prepend('Oslo') } // SET #s_1 = list_append(:s_1, if_not_exists(#s_1, :s_2))
 */
export const $prepend = <VALUE>(value: VALUE): PREPEND<VALUE> => ({
  [$IS_EXTENSION]: true,
  [$PREPEND]: value,
})
