import type { Entity } from '../../../entity/entity.js'
import type { StatorError } from '../../../errors/statorError.js'
import { getOwn } from '../../../internal/cloneValue.js'
import type { Index } from '../../../table/indexes.js'
import type { Table } from '../../../table/table.js'
import { keyPartsOf } from '../../../table/tableIndex.js'
import { combine, compare, resolveCondition, Term, writeCondition } from '../condition.js'
import { expressionWriter } from '../expression.js'
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
 * @throws `options.…` at the first option that is unknown or wrong
 */
export const startParams = (reading: Reading, known: string): ReadParams => {
  const { action, table, options, index: IndexName } = reading
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
const canFilterNames = ({ action, table }: Reading, index: Index | undefined): boolean => {
  const { entityAttributeSavedAs } = table
  const { partition, sort } = keyPartsOf(table, index)
  const isKey = [...partition, ...sort].some(({ name }) => name === entityAttributeSavedAs)
  return (action === 'scan' || !isKey) && (!index || holds(table, index, entityAttributeSavedAs))
}

/** Whether `index` holds the attribute `name` of the table. */
export const holds = (table: Table, index: Index, name: string): boolean => {
  const { projection = 'ALL' } = index
  if (projection === 'ALL' || projection.includes(name)) return true
  return [keyPartsOf(table), keyPartsOf(table, index)].some(({ partition, sort }) =>
    [...partition, ...sort].some(key => key.name === name),
  )
}

const invalidFilterOption = (entityAttrFilter: unknown, problem: string): StatorError =>
  invalidOption('entityAttrFilter', entityAttrFilter, problem)

const entityAttrFilterOption = (reading: Reading, index: Index | undefined): boolean => {
  const { entities, options } = reading
  const given = ofType(options, 'entityAttrFilter', 'boolean') as boolean | undefined // just checked
  const named = entities.every(({ entityAttribute }) => entityAttribute)
  if (given && !named) throw invalidFilterOption(given, 'false where an entity has no entity attribute')
  return given ?? (named && canFilterNames(reading, index))
}

/** The conditions of the entities, each for its own items. */
const filterOf = (reading: Reading, index: Index | undefined, byName: boolean): Term | undefined => {
  const { table, entities, options } = reading
  const { filter, filters = {} } = options
  if (!entities.length) return filter === undefined ? undefined : resolveCondition(ANY, filter)

  const branches: Term[] = []
  let apart = false
  for (const { entityName, entityAttribute, schema } of entities) {
    const isNamed = compare('eq', [table.entityAttributeSavedAs], entityName)
    const own = getOwn(filters as object, entityName)
    if (byName) {
      branches.push(own === undefined ? isNamed : combine('and', [isNamed, resolveCondition(schema, own)]))
    } else if (own !== undefined) {
      const condition = resolveCondition(schema, own)
      if (entities.length === 1) return condition
      // It must not hide items of the others.
      if (apart || !entityAttribute || !canFilterNames(reading, index)) {
        throw invalidFilterOption(false, `true to filter '${entityName}' apart from the other entities`)
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
 * @throws `options.…` at the first option that is unknown or wrong
 * @throws what the projection, the condition on the key and the filters throw
 */
export const expressParams = (
  params: ReadParams,
  reading: Reading,
  key?: (index: Index | undefined) => Term,
): void => {
  const { action, table, entities, options } = reading
  const index = indexOf(reading)
  const byName = entityAttrFilterOption(reading, index)
  ofType(options, 'showEntityAttr', 'boolean')
  oneOf(options, 'noEntityMatchBehavior', 'THROW DISCARD')
  oneOf(options, 'invalidItems', 'throw skip collect')
  const attributes = attributesOption(options)
  const projection = expressionWriter('p')
  const condition = expressionWriter('c0')
  const filter = expressionWriter(key ? 'c1' : 'c')
  if (attributes) {
    const added = entities.length ? [entityAttributeOf(table)] : []
    params['ProjectionExpression'] = expressProjection(action, entities, attributes, projection, added)
  }
  if (key) params['KeyConditionExpression'] = writeCondition(condition, key(index))
  const filterTerm = filterOf(reading, index, byName)
  if (filterTerm) params['FilterExpression'] = writeCondition(filter, filterTerm)
  for (const writer of [projection, condition, filter]) applyAttributes(params, writer)
}
