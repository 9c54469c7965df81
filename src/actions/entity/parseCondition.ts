import type { Entity } from '../../entity/entity.js'
import { EntityAction } from '../../entity/entityAction.js'
import type { AnySchemaCondition } from '../../schema/condition.js'
import { conditionFields, resolveCondition, toPlainCondition } from '../internal/condition.js'
import type { ExpressionNames, ExpressionValues } from '../internal/expression.js'
import { ANY } from '../internal/subSchema.js'
import type { Condition } from '../internal/writeOptions.js'

export type { Condition } from '../internal/writeOptions.js'

/** Settings of {@link EntityConditionParser.parse}. */
interface ConditionOptions {
  /** Stands in all placeholders, so that one request can hold several conditions: `#c1_1` for `'1'`. Default `''`. */
  readonly expressionId?: string | undefined
}

/** The fields of a request that hold a condition. */
interface ConditionExpression {
  ConditionExpression: string
  /** Empty without attributes: DynamoDB wants the field left out then. */
  ExpressionAttributeNames: ExpressionNames
  /** Empty without values: DynamoDB wants the field left out then. */
  ExpressionAttributeValues: ExpressionValues
}

/**
 * Checks conditions in names and values of code, and writes them for DynamoDB. Takes any condition: those that programs
 * make are checked when they are written, by the schema of the entity.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 */
export class EntityConditionParser<in out ENTITY extends Entity = any> extends EntityAction<ENTITY> {
  static override actionName = 'parseCondition' as const

  /**
   * Writes a condition in names and values of the table, whatever the schema.
   *
   * @example
   * EntityConditionParser.express({ attr: 'a.b', gte: 1 })
   * // { ConditionExpression: '#c_1.#c_2 >= :c_1', ExpressionAttributeNames: …, ExpressionAttributeValues: { ':c_1': 1 } }
   *
   * @throws `actions.invalidCondition` unless it has one operator, and what that operator needs
   * @throws `actions.invalidExpressionAttributePath` when a path cannot be read
   */
  static express(condition: AnySchemaCondition, expressionId?: string): ConditionExpression {
    return conditionFields(ANY, condition, expressionId)
  }

  /**
   * Returns the condition in names and values of the table.
   *
   * @throws `actions.invalidCondition` unless it has one operator, and what that operator needs
   * @throws `actions.invalidExpressionAttributePath` at a path that leads nowhere
   * @throws `parsing.…` at a value that the attribute could not hold
   */
  transform(condition: Condition<ENTITY> | AnySchemaCondition): AnySchemaCondition {
    const resolved = toPlainCondition(resolveCondition(this.entity.schema, condition))
    return resolved as unknown as AnySchemaCondition // one operator, as conditions have
  }

  /** Writes a condition in names and values of code. Throws what {@link transform} throws. */
  parse(condition: Condition<ENTITY> | AnySchemaCondition, options?: ConditionOptions): ConditionExpression {
    return conditionFields(this.entity.schema, condition, options?.expressionId)
  }
}
