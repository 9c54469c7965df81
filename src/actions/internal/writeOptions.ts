import type { Entity } from '../../entity/entity.js'
import type { SchemaCondition } from '../../schema/condition.js'
import { expressCondition } from './condition.js'
import { type ExpressionNames, type ExpressionValues, expressionWriter } from './expression.js'
import {
  type CapacityOption,
  capacityOption,
  checkOptions,
  type MetricsOption,
  metricsOption,
  oneOf,
  tableNameOption,
} from './options.js'

/** A condition on an entity's items. */
export type Condition<ENTITY extends Entity = Entity> = SchemaCondition<ENTITY['schema']>

/** Settings of a check of one item. Each maps to one field of the request. */
export interface ConditionFailureOptions {
  /** `'ALL_OLD'`: an error of the condition carries the stored item, see `FormattedItem`. Default `'NONE'`. */
  readonly returnValuesOnConditionFalse?: 'NONE' | 'ALL_OLD' | undefined
  /** The table to use in place of the entity's. */
  readonly tableName?: string | undefined
}

/** Settings that all writes of one item share. Each maps to one field of the request. */
export interface ConditionalWriteOptions<ENTITY extends Entity> extends ConditionFailureOptions {
  /** The write happens only if the stored item meets this; else it fails with a `ConditionalCheckFailedException`. */
  readonly condition?: Condition<ENTITY> | undefined
}

/** Settings that all commands that write one item share. */
export interface WriteOptions<ENTITY extends Entity> extends ConditionalWriteOptions<ENTITY> {
  /** What the response tells of the capacity consumed. */
  readonly capacity?: CapacityOption | undefined
  /** What the response tells of the item collection, in tables with local indexes. */
  readonly metrics?: MetricsOption | undefined
}

/** The fields of a request that writes one item. */
export interface WriteParams {
  TableName?: string | undefined
  ReturnConsumedCapacity?: CapacityOption
  ReturnItemCollectionMetrics?: MetricsOption
  ReturnValues?: string
  ReturnValuesOnConditionCheckFailure?: 'NONE' | 'ALL_OLD'
  ConditionExpression?: string
  ExpressionAttributeNames?: ExpressionNames
  ExpressionAttributeValues?: ExpressionValues
}

/** Names and values of an expression. */
export interface ExpressionAttributes {
  readonly names: ExpressionNames
  readonly values: ExpressionValues
}

type Options = Readonly<Record<string, unknown>>

/**
 * Writes the options of a command into `params`, then the names and values of an update's own expression.
 *
 * @param returnValues what `returnValues` can be, parted by spaces
 * @throws `options.…` at the first option that is unknown or wrong; what the condition throws
 */
export const applyWriteOptions = (
  params: WriteParams,
  entity: Entity,
  options: object,
  returnValues: string,
  update?: ExpressionAttributes,
): void => {
  const given = options as Options // looked at, not trusted
  // Most writes have none, and each of the checks below costs something.
  for (const _ in options) {
    checkOptions(given, 'capacity metrics returnValues returnValuesOnConditionFalse condition tableName')
    setField(params, 'ReturnConsumedCapacity', capacityOption(given))
    setField(params, 'ReturnItemCollectionMetrics', metricsOption(given))
    setField(params, 'ReturnValues', oneOf(given, 'returnValues', returnValues))
    applyConditionFalse(params, given)
    applyCondition(params, entity, given['condition'], update !== undefined)
    break
  }
  applyAttributes(params, update)
  params.TableName = tableNameOption(given, entity.table)
}

/**
 * Writes the options of a member of a transaction into `params`, then the names and values of an update's own
 * expression.
 *
 * @throws `options.…` at the first option that is unknown or wrong; what the condition throws
 */
export const applyTransactionOptions = (
  params: WriteParams,
  entity: Entity,
  options: object,
  update?: ExpressionAttributes,
): void => {
  const given = options as Options // looked at, not trusted
  checkOptions(given, 'condition returnValuesOnConditionFalse tableName')
  applyCondition(params, entity, given['condition'], update !== undefined)
  applyConditionFalse(params, given)
  applyAttributes(params, update)
  params.TableName = tableNameOption(given, entity.table)
}

/** Writes what happens when the condition is not met. */
export const applyConditionFalse = (params: WriteParams, options: Options): void =>
  setField(
    params,
    'ReturnValuesOnConditionCheckFailure',
    oneOf(options, 'returnValuesOnConditionFalse', 'NONE ALL_OLD', undefined, 'returnValues'),
  )

/** Writes a condition with its names and values: behind them, as the reference does, or in front. */
export const applyCondition = (
  params: WriteParams,
  entity: Entity,
  condition: unknown,
  inFront?: boolean,
): void => {
  if (condition === undefined) return
  const writer = expressionWriter('c')
  const expression = expressCondition(entity.schema, condition, writer)
  if (inFront) params.ConditionExpression = expression
  applyAttributes(params, writer)
  params.ConditionExpression = expression
}

const setField = <NAME extends keyof WriteParams>(
  params: WriteParams,
  name: NAME,
  value: string | undefined,
): void => {
  if (value !== undefined) params[name] = value as NonNullable<WriteParams[NAME]> // one of the values it was checked for
}

/** Adds names and values to those of `params`; empty ones are left out, as DynamoDB wants it. */
export const applyAttributes = (params: WriteParams, attributes?: ExpressionAttributes): void => {
  merge(params, 'ExpressionAttributeNames', attributes?.names)
  merge(params, 'ExpressionAttributeValues', attributes?.values)
}

const merge = (
  params: { [NAME in keyof WriteParams]?: unknown },
  name: 'ExpressionAttributeNames' | 'ExpressionAttributeValues',
  more: object | undefined,
): void => {
  for (const _ in more) {
    // A spread of two objects takes microseconds.
    params[name] = params[name] ? Object.assign(params[name], more) : more
    break
  }
}
