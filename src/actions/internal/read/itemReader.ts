import type { Entity } from '../../../entity/entity.js'
import { StatorError } from '../../../errors/statorError.js'
import { formatPath } from '../../../internal/formatPath.js'
import type { Schema } from '../../../schema/schema.js'
import type { Table } from '../../../table/table.js'
import { keyNamesOf } from '../../../table/tableIndex.js'
import { projectionOf } from '../formatter.js'
import { itemFormatterOf } from '../itemFormatter.js'
import { attributesOption } from '../projection.js'
import { ownProjection } from './entityProjection.js'
import { $entity } from './readItem.js'
import { holds, indexOf, type Reading } from './readParams.js'

/** An item as it is stored. */
export type RawItem = Readonly<Record<string, unknown>>

/** An item that does not fit its schema, or fits none of the entities. */
export interface InvalidItem {
  /** The entity whose name it has; absent if that is none of those asked for. */
  readonly entity?: string | undefined
  /** Its primary key, under the names of the table, as far as it was read. */
  readonly key: RawItem
  /** The attribute at fault, if it is one. */
  readonly path?: string | undefined
  /** Why: a `StatorError` (`formatter.…`, `….noEntityMatched`), or what a transformer threw. */
  readonly error: unknown
  /** As it is stored. */
  readonly item: RawItem
}

/** Items read; `sources` has them as they are stored, in the same order. */
export interface ReadItems {
  readonly items: unknown[]
  readonly sources: RawItem[]
  readonly invalid: InvalidItem[]
}

interface EntityReader {
  readonly entityName: string
  readonly read: (raw: RawItem) => object
}

const entityReader = (entity: Entity, reading: Reading): EntityReader => {
  const { table, options } = reading
  const { entityName, entityAttribute } = entity
  const format = itemFormatterOf(entity)
  const index = indexOf(reading)
  const attributes = attributesOption(options)
  let projection = attributes && ownProjection(entity, attributes)
  if (!attributes && index && options['select'] !== 'ALL_ATTRIBUTES') {
    const named: Readonly<Record<string, Schema>> = entity.schema.attributes
    const held = Object.keys(named).filter(name => holds(table, index, named[name]!['props'].savedAs ?? name))
    if (held.length < Object.keys(named).length)
      projection = projectionOf(held.map(name => formatPath([name])))
  }
  const shown =
    options['showEntityAttr'] &&
    entityAttribute &&
    (entityAttribute === true ? 'entity' : (entityAttribute.name ?? 'entity'))
  return {
    entityName,
    read: raw => {
      const item: Record<PropertyKey, unknown> = format(raw, projection)
      if (shown) item[shown] = entityName
      if (options['tagEntities']) item[$entity] = entityName
      return item
    },
  }
}

/**
 * What reads items of a query or a scan: by the entity whose name they hold, else by the first one whose schema they
 * fit.
 *
 * @throws `formatter.…` for an item that has the name of an entity and does not fit its schema
 * @throws `….noEntityMatched` for an item that fits no entity
 */
export const itemReader = (reading: Reading): ((raws: readonly RawItem[]) => ReadItems) => {
  const { action, table, entities, options } = reading
  if (!entities.length) return raws => ({ items: [...raws], sources: [...raws], invalid: [] })

  const discard = options['noEntityMatchBehavior'] === 'DISCARD'
  const invalidItems = options['invalidItems'] ?? (discard ? 'skip' : 'throw')
  const unmatchedItems = discard ? 'skip' : options['noEntityMatchBehavior'] ? 'throw' : invalidItems
  const byName = new Map(entities.map(entity => [entity.entityName, entityReader(entity, reading)]))

  const readAny = (item: RawItem): object => {
    let reason: unknown
    for (const { read } of byName.values()) {
      try {
        return read(item)
      } catch (error) {
        reason ??= error
      }
    }
    throw new StatorError(`${action}Command.noEntityMatched`, {
      message: `The item fits no entity (${[...byName.keys()]}): ${(reason as Error).message}`, // thrown above
      payload: { item },
    })
  }

  return raws => {
    const result: ReadItems = { items: [], sources: [], invalid: [] }
    for (const item of raws) {
      const reader = byName.get(item[table.entityAttributeSavedAs] as string) // any other value has no reader
      try {
        result.items.push(reader ? reader.read(item) : readAny(item))
        result.sources.push(item)
      } catch (error) {
        const behavior = reader ? invalidItems : unmatchedItems
        if (behavior === 'throw') throw error
        if (behavior === 'collect') {
          result.invalid.push(invalidItem(table, reader?.entityName, item, error))
        }
      }
    }
    return result
  }
}

/** What there is to say of an item that does not fit. */
export const invalidItem = (
  table: Table,
  entity: string | undefined,
  item: RawItem,
  error: unknown,
): InvalidItem => {
  const key = Object.fromEntries(keyNamesOf(table).map(name => [name, item[name]]))
  return { entity, key, path: StatorError.match(error) ? error.path : undefined, error, item }
}
