import type { Entity } from '../../entity/entity.js'
import type { EntityAction } from '../../entity/entityAction.js'
import type { FormattedItem } from '../../entity/items.js'
import type { CancellationReason, TransactionCanceledException } from '../../transport/fetch/exceptions.js'
import { isNamed, type ReturnedItem } from './storedItem.js'
import { withFailures } from './transaction.js'

/** An action that names its entity: a member of a transaction. */
type Member = EntityAction

type ItemOf<MEMBER> = MEMBER extends { readonly entity: infer ENTITY extends Entity }
  ? FormattedItem<ENTITY>
  : never

/** Why one member of a transaction was refused, and the stored item; `Code: 'None'` for those that were not. */
export interface FormattedReason<ITEM> extends CancellationReason, ReturnedItem<ITEM> {}

/** A member of a transaction that was refused, why, and the stored item. */
export interface FailedMember<INDEX, ITEM> extends FormattedReason<ITEM> {
  /** Its place in the transaction. */
  readonly index: INDEX
  /** The name of its entity. */
  readonly entity: string
  /** What it was to do, e.g. `transactPut`. */
  readonly action: string
}

type IndexOf<PLACE> = PLACE extends `${infer INDEX extends number}` ? INDEX : number

type FailedMembers<MEMBERS extends readonly Member[]> = number extends MEMBERS['length']
  ? FailedMember<number, ItemOf<MEMBERS[number]>>
  : {
      [PLACE in keyof MEMBERS & `${number}`]: FailedMember<IndexOf<PLACE>, ItemOf<MEMBERS[PLACE]>>
    }[keyof MEMBERS & `${number}`]

/** The error of a cancelled transaction: the SDK's own, with the stored items as their entities read them. */
export interface TransactionCancellation<MEMBERS extends readonly Member[] = Member[]>
  extends Omit<TransactionCanceledException, 'CancellationReasons'> {
  /** One for each member, in order. */
  readonly CancellationReasons?: { readonly [I in keyof MEMBERS]: FormattedReason<ItemOf<MEMBERS[I]>> }
  /** The members that were refused. */
  readonly FailedMembers: readonly FailedMembers<MEMBERS>[]
}

/**
 * Tells whether a transaction was cancelled. The error tells which members were refused, and why; with
 * `returnValuesOnConditionFalse: 'ALL_OLD'` also their stored items, as `FormattedItem`. Give the members to have them
 * typed.
 *
 * @example
 * try {
 *   await execute(put, check)
 * } catch (error) {
 *   if (!isTransactionCancelled(error, put, check)) throw error
 *   for (const { index, Code, FormattedItem } of error.FailedMembers) console.log(index, Code, FormattedItem)
 * }
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export const isTransactionCancelled = <MEMBERS extends Member[]>(
  error: unknown,
  ...members: MEMBERS
): error is TransactionCancellation<MEMBERS> => {
  if (!isNamed(error, 'TransactionCanceledException')) return false
  // Errors of other sources tell nothing yet.
  if (members.length || !('FailedMembers' in error)) withFailures(error, members)
  return true
}

/** Throws `error` again unless a transaction was cancelled: see {@link isTransactionCancelled}. */
export function assertTransactionCancelled<MEMBERS extends Member[]>(
  error: unknown,
  ...members: MEMBERS
): asserts error is TransactionCancellation<MEMBERS> {
  if (!isTransactionCancelled(error, ...members)) throw error
}
