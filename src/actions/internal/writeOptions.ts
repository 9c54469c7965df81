import type { Entity } from '../../entity/entity.js'
import type { SchemaCondition } from '../../schema/condition.js'
import { expressCondition } from './condition.js'
import { type ExpressionNames, type ExpressionValues, expressionWriter } from './expression.js'
import {
  type CapacityOption,
  capacityOption,
  checkOptions,
  type MetricsOption,
  oneOf,
  tableNameOption,
} from './options.js'

/** A condition on an entity's items. */
export type Condition<ENTITY extends Entity = Entity> = SchemaCondition<ENTITY['schema']>

/** Settings that all writes of one item share. Each maps to one field of the request. */
export interface ConditionalWriteOptions<ENTITY extends Entity> {
  /** The write happens only if the stored item meets this; else it fails with a `ConditionalCheckFailedException`. */
  readonly condition?: Condition<ENTITY> | undefined
  /** `'ALL_OLD'`: an error of the condition carries the stored item. */
  readonly returnValuesOnConditionFalse?: 'NONE' | 'ALL_OLD' | undefined
  /** The table to use in place of the entity's. */
  readonly tableName?: string | undefined
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

/** Names and values of a request, filled by its expressions. */
export interface ExpressionAttributes {
  readonly names: ExpressionNames
  readonly values: ExpressionValues
}

/**
 * Writes the options that all writes share into `params`, and what their expressions name into `attributes`.
 *
 * @param returnValues what `returnValues` can be, parted by spaces
 * @throws `options.…` at the first option that is unknown or wrong
 */
export const applyWriteOptions = (
  params: WriteParams,
  entity: Entity,
  options: object,
  returnValues: string,
  attributes: ExpressionAttributes,
): void => {
  const given = options as Readonly<Record<string, unknown>> // looked at, not trusted
  // Most writes have none, and each of the checks below costs something.
  for (const _ in options) {
    checkOptions(given, 'capacity metrics returnValues returnValuesOnConditionFalse condition tableName')
    setField(params, 'ReturnConsumedCapacity', capacityOption(given))
    setField(params, 'ReturnItemCollectionMetrics', oneOf(given, 'metrics', 'NONE SIZE'))
    setField(params, 'ReturnValues', oneOf(given, 'returnValues', returnValues))
    applyCondition(params, entity, given, attributes)
    break
  }
  params.TableName = tableNameOption(given, entity.table)
}

/** Writes the condition, and what happens when it fails, into `params`. */
export const applyCondition = (
  params: WriteParams,
  entity: Entity,
  options: Readonly<Record<string, unknown>>,
  { names, values }: ExpressionAttributes,
): void => {
  setField(
    params,
    'ReturnValuesOnConditionCheckFailure',
    oneOf(options, 'returnValuesOnConditionFalse', 'NONE ALL_OLD', undefined, 'returnValues'),
  )
  const { condition } = options
  if (condition !== undefined) {
    params.ConditionExpression = expressCondition(
      entity.schema,
      condition,
      expressionWriter('c', names, values),
    )
  }
}

const setField = <NAME extends keyof WriteParams>(
  params: WriteParams,
  name: NAME,
  value: string | undefined,
): void => {
  if (value !== undefined) params[name] = value as NonNullable<WriteParams[NAME]> // one of the values it was checked for
}

/** Writes names and values into `params`, those that there are. */
export const applyAttributes = (params: WriteParams, { names, values }: ExpressionAttributes): void => {
  for (const _ in names) {
    params.ExpressionAttributeNames = names
    break
  }
  for (const _ in values) {
    params.ExpressionAttributeValues = values
    break
  }
}
