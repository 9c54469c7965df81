import type { Entity } from '../../entity/entity.js'
import { StatorError } from '../../errors/statorError.js'
import { isExtension } from '../../schema/updateExtensions.js'
import { type EntityItem, entityItem } from './entityItem.js'
import { expressionWriter } from './expression.js'
import { updateParserOf } from './update.js'
import { writeUpdate } from './updateExpression.js'
import type { ExpressionAttributes } from './writeOptions.js'

/** What of an update goes into its request. */
export interface UpdateFields {
  /** `undefined` where there is nothing to write. */
  readonly expression: string | undefined
  readonly attributes: ExpressionAttributes
}

/**
 * Parses an update of an item. Throws what {@link entityItem} throws.
 *
 * @param complete whether plain lists, maps and records replace what is stored
 */
export const entityUpdate = (entity: Entity, input: unknown, complete?: boolean): EntityItem => {
  const { computeKey, schema } = entity
  const parse = updateParserOf(schema, complete)
  return entityItem(
    entity,
    input => {
      const result = parse(input)
      // Of an update such as `$get('other')` no key can be computed; without `computeKey` its type tells.
      if (computeKey) for (const name of schema.keyAttributeNames) checkKey(name, result.parsed)
      return result
    },
    input,
  )
}

const checkKey = (name: string, parsed: unknown): void => {
  const received = (parsed as Readonly<Record<string, unknown>>)[name] // an item
  if (!isExtension(received)) return
  throw new StatorError('actions.parsePrimaryKey.invalidKeyPart', {
    path: name,
    payload: { expected: 'value', received, keyPart: 'partitionKey' },
  })
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
