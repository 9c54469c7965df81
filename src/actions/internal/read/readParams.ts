import type { Entity } from '../../../entity/entity.js'
import { StatorError } from '../../../errors/statorError.js'
import { getOwn } from '../../../internal/cloneValue.js'
import { isObject } from '../../../internal/isObject.js'
import type { Index } from '../../../table/indexes.js'
import type { Table } from '../../../table/table.js'
import { keyNamesOf } from '../../../table/tableIndex.js'
import { combine, compare, resolveCondition, Term, writeCondition } from '../condition.js'
import {
  type ExpressionNames,
  type ExpressionValues,
  type ExpressionWriter,
  expressionWriter,
} from '../expression.js'
import { capacityOption, checkOptions, invalidOption, ofType, oneOf, tableNameOption } from '../options.js'
import { attributesOption } from '../projection.js'
import { ANY } from '../subSchema.js'
import { applyAttributes, type WriteParams } from '../writeOptions.js'
import { entityAttributeOf, expressProjection } from './entityProjection.js'

/** A query or a scan: what it reads, and how. */
export interface Reading {
  readonly action: 'query' | 'scan'
  readonly table: Table
  readonly entities: readonly Entity[]
  readonly options: Readonly<Record<string, unknown>>
  /** The name of the index it asks for. */
  readonly index: unknown
}

/** The request of a query or a scan, field by field. */
export interface ReadParams extends WriteParams {
  TableName: string
  [field: string]: unknown
}

const setField = (params: ReadParams, field: string, value: unknown): void => {
  if (value !== undefined) params[field] = value
}

/** The option `name`, a number of requests or of items; `undefined` if it is not set. */
export const countOption = (options: Reading['options'], name: string, endless?: boolean): unknown => {
  const count = options[name]
  if (count === undefined || (Number.isInteger(count) && (count as number) > 0)) return count
  if (endless && count === Number.POSITIVE_INFINITY) return count
  throw invalidOption(name, count, 'an integer above 0')
}

/** The index that a query or a scan asks for; `undefined` for the table itself. */
export const indexOf = ({ table: { indexes }, index }: Reading): Index | undefined => {
  if (index === undefined) return
  if (typeof index === 'string' && Object.hasOwn(indexes, index)) return indexes[index]
  throw invalidOption('index', index, `one of [${Object.keys(indexes)}]`)
}

/**
 * Starts the request: table, index, page.
 *
 * @param known the options that scans don't have, or queries
 * @throws `actions.invalidAction` for entities that are none
 * @throws `options.…` at the first option that is unknown or wrong
 */
export const startParams = (reading: Reading, known: string): ReadParams => {
  const { action, table, entities, options, index: IndexName } = reading
  if (!Array.isArray(entities) || !entities.every(entity => entity?.schema)) {
    throw new StatorError('actions.invalidAction', { message: 'Give entities one by one.' })
  }
  checkOptions(options, known)
  const params: ReadParams = { TableName: tableNameOption(options, table) }
  setField(params, 'ReturnConsumedCapacity', capacityOption(options))
  const index = indexOf(reading)
  if (action === 'query') setField(params, 'IndexName', IndexName)
  const consistent = ofType(options, 'consistent', 'boolean')
  if (consistent && index?.type === 'global') {
    throw invalidOption('consistent', consistent, 'false for a global index')
  }
  setField(params, 'ConsistentRead', consistent)
  setField(params, 'ExclusiveStartKey', options['exclusiveStartKey'])
  setField(params, 'IndexName', IndexName)
  setField(params, 'Limit', countOption(options, 'limit'))
  countOption(options, 'maxPages', true)
  return params
}

/** Adds what to return of each item. @throws `options.invalidSelectOption` */
export const selectParams = (params: ReadParams, { options, index }: Reading): void => {
  const projected = index === undefined ? '' : ' ALL_PROJECTED_ATTRIBUTES'
  const all = attributesOption(options) ? '' : `ALL_ATTRIBUTES COUNT${projected} `
  setField(params, 'Select', oneOf(options, 'select', `${all}SPECIFIC_ATTRIBUTES`))
}

/** Whether a filter can tell items by their entity's name: by no attribute of the key, and by none that is not there. */
const canFilterNames = ({ action, table }: Reading, index: Index | undefined): boolean =>
  (action === 'scan' || !keyNamesOf(table, index).includes(table.entityAttributeSavedAs)) &&
  holds(table, index, table.entityAttributeSavedAs)

/** Whether what is read holds the attribute `name` of the table. */
export const holds = (table: Table, index: Index | undefined, name: string): boolean => {
  const { projection = 'ALL' } = index ?? {}
  return (
    projection === 'ALL' ||
    [
      ...(projection === 'KEYS_ONLY' ? [] : projection),
      ...keyNamesOf(table),
      ...keyNamesOf(table, index),
    ].includes(name)
  )
}

const entityAttrFilterOption = (reading: Reading, index: Index | undefined): boolean => {
  const { entities, options } = reading
  const given = ofType(options, 'entityAttrFilter', 'boolean') as boolean | undefined // just checked
  const named = entities.every(({ entityAttribute }) => entityAttribute)
  if (given && !named)
    throw invalidOption('entityAttrFilter', given, 'false where an entity has no entity attribute')
  return given ?? (named && canFilterNames(reading, index))
}

/** The conditions of the entities, each for its own items. @throws `options.invalidFiltersOption` */
const filterOf = (reading: Reading, index: Index | undefined, byName: boolean): Term | undefined => {
  const { table, entities, options } = reading
  const { filter, filters } = options
  if (!entities.length) return filter === undefined ? undefined : resolveCondition(ANY, filter)

  if (filters !== undefined && !isObject(filters)) {
    throw invalidOption('filters', filters, 'conditions by entity')
  }
  const branches: Term[] = []
  let apart = false
  for (const { entityName, entityAttribute, schema } of entities) {
    const isNamed = compare('eq', [table.entityAttributeSavedAs], entityName)
    const own = filters && getOwn(filters, entityName)
    if (byName) {
      branches.push(own === undefined ? isNamed : combine('and', [isNamed, resolveCondition(schema, own)]))
    } else if (own !== undefined) {
      const condition = resolveCondition(schema, own)
      if (entities.length === 1) return condition
      // It must not hide items of the others.
      if (apart || !entityAttribute || !canFilterNames(reading, index)) {
        throw invalidOption(
          'entityAttrFilter',
          false,
          `true to filter '${entityName}' apart from the other entities`,
        )
      }
      apart = true
      branches.push(combine('or', [new Term('not', [isNamed]), condition]))
    }
  }
  return branches.length ? combine('or', branches) : undefined
}

/**
 * Adds the expressions: projection, condition on the key and filter.
 *
 * @param own checks what only this command has, and adds it
 * @throws `options.…` at the first option that is unknown or wrong
 * @throws what the projection, the condition on the key and the filters throw
 */
export const expressParams = (
  params: ReadParams,
  reading: Reading,
  own: () => void,
  key?: (writer: ExpressionWriter, index: Index | undefined) => string,
): void => {
  const { action, table, entities, options } = reading
  const index = indexOf(reading)
  const byName = entityAttrFilterOption(reading, index)
  ofType(options, 'showEntityAttr', 'boolean')
  own()
  oneOf(options, 'noEntityMatchBehavior', 'THROW DISCARD')
  oneOf(options, 'invalidItems', 'throw skip collect')
  const names: ExpressionNames = {}
  const values: ExpressionValues = {}
  const attributes = attributesOption(options)
  if (attributes) {
    params['ProjectionExpression'] = expressProjection(
      action,
      entities,
      attributes,
      names,
      entities.length ? [entityAttributeOf(table)] : [],
    )
  }
  if (key) params['KeyConditionExpression'] = key(expressionWriter('c0', names, values), index)
  const filter = filterOf(reading, index, byName)
  if (filter) {
    params['FilterExpression'] = writeCondition(expressionWriter(key ? 'c1' : 'c', names, values), filter)
  }
  applyAttributes(params, { names, values })
}
