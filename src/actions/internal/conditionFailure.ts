import type { Entity } from '../../entity/entity.js'
import type { FormattedItem } from '../../entity/items.js'
import type { ConditionalCheckFailedException } from '../../transport/fetch/exceptions.js'
import { isNamed, type ReturnedItem, withFormattedItem } from './storedItem.js'

/** The error of a write whose condition was not met: the SDK's own, with the stored item as the entity reads it. */
export interface ConditionCheckFailure<ENTITY extends Entity = Entity>
  extends ConditionalCheckFailedException,
    ReturnedItem<FormattedItem<ENTITY>> {}

/**
 * Tells whether a write failed because its condition was not met. With `returnValuesOnConditionFalse: 'ALL_OLD'` the
 * error carries the stored item, as `FormattedItem`; give the entity to have it typed.
 *
 * @example
 * try {
 *   await Pokemon.build(PutItemCommand).item(pikachu).options({ condition, returnValuesOnConditionFalse: 'ALL_OLD' }).send()
 * } catch (error) {
 *   if (isConditionCheckFailed(error, Pokemon)) console.log(error.FormattedItem?.level)
 *   else throw error
 * }
 */
export const isConditionCheckFailed = <ENTITY extends Entity = Entity>(
  error: unknown,
  entity?: ENTITY,
): error is ConditionCheckFailure<ENTITY> => {
  if (!isNamed(error, 'ConditionalCheckFailedException')) return false
  // Errors of other sources have no formatted item yet.
  if (entity) withFormattedItem(entity, error)
  return true
}

/** Throws `error` again unless a condition was not met: see {@link isConditionCheckFailed}. */
export function assertConditionCheckFailed<ENTITY extends Entity = Entity>(
  error: unknown,
  entity?: ENTITY,
): asserts error is ConditionCheckFailure<ENTITY> {
  if (!isConditionCheckFailed(error, entity)) throw error
}
