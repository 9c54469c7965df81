import type { AnySchemaCondition, SchemaCondition } from '../../schema/condition.js'
import type { Schema } from '../../schema/schema.js'
import { SchemaAction } from '../../schema/schemaAction.js'
import { conditionFields, resolveCondition, toPlainCondition } from '../internal/condition.js'
import type { ExpressionNames, ExpressionValues } from '../internal/expression.js'
import { ANY } from '../internal/subSchema.js'

/** Settings of {@link ConditionParser.parse}. */
export interface ParseConditionOptions {
  /** Stands in all placeholders, so that one request can hold several conditions: `#c1_1` for `'1'`. Default `''`. */
  readonly expressionId?: string | undefined
}

/** The fields of a request that hold a condition. */
export interface ConditionExpression {
  readonly ConditionExpression: string
  /** Empty without attributes: DynamoDB wants the field left out then. */
  readonly ExpressionAttributeNames: ExpressionNames
  /** Empty without values: DynamoDB wants the field left out then. */
  readonly ExpressionAttributeValues: ExpressionValues
}

/** Checks conditions in names and values of code, and writes them for DynamoDB. */
export class ConditionParser<in out SCHEMA extends Schema = any> extends SchemaAction<SCHEMA> {
  static override actionName = 'parseCondition' as const

  /**
   * Writes a condition in names and values of the table, whatever the schema.
   *
   * @example
   * ConditionParser.express({ attr: 'a.b', gte: 1 })
   * // { ConditionExpression: '#c_1.#c_2 >= :c_1', ExpressionAttributeNames: …, ExpressionAttributeValues: { ':c_1': 1 } }
   *
   * @throws `actions.invalidCondition` unless it has one operator, and what that operator needs
   * @throws `actions.invalidExpressionAttributePath` when a path cannot be read
   */
  static express(condition: AnySchemaCondition, expressionId?: string): ConditionExpression {
    return conditionFields(ANY, condition, expressionId)
  }

  /**
   * Returns the condition in names and values of the table. Operands are parsed by the schema of their attribute;
   * for ranges, `beginsWith` and `contains` on a string, only the type of the attribute counts.
   *
   * @throws `actions.invalidCondition` unless it has one operator, and what that operator needs
   * @throws `actions.invalidExpressionAttributePath` at a path that leads nowhere
   * @throws `parsing.…` at a value that the attribute could not hold
   */
  transform(condition: SchemaCondition<SCHEMA>): AnySchemaCondition {
    return toPlainCondition(resolveCondition(this.schema, condition)) as unknown as AnySchemaCondition // one operator, as conditions have
  }

  /**
   * Writes a condition in names and values of code. Throws what {@link transform} throws.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
   */
  parse(condition: SchemaCondition<SCHEMA>, options?: ParseConditionOptions): ConditionExpression {
    return conditionFields(this.schema, condition, options?.expressionId)
  }
}
