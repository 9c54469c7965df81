import type { Entity } from '../../entity/entity.js'
import type { EntityItem } from './entityItem.js'
import { expressionWriter } from './expression.js'
import { writeUpdate } from './updateExpression.js'
import type { ExpressionAttributes } from './writeOptions.js'

/** What of an update goes into its request. */
export interface UpdateFields {
  /** `undefined` where there is nothing to write. */
  readonly expression: string | undefined
  readonly attributes: ExpressionAttributes
}

/**
 * Writes an update.
 *
 * @throws `actions.invalidExpressionAttributePath` for a `$get` of an unknown attribute
 */
export const updateFields = (entity: Entity, { item, key }: EntityItem): UpdateFields => {
  const attributes = expressionWriter('')
  const expression = writeUpdate(entity.schema, item, attributes, name => Object.hasOwn(key, name))
  return { expression, attributes }
}
