import type { Entity } from '../../../entity/entity.js'
import type { EntityPaths } from '../../../entity/items.js'
import type { AnySchemaCondition } from '../../../schema/condition.js'
import type { CapacityOption } from '../options.js'
import type { Condition } from '../writeOptions.js'

/** What `Select` takes. */
export type Select = 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | 'COUNT' | 'SPECIFIC_ATTRIBUTES'

/** What `Select` takes: what an index projects, where there is sure to be one. */
export type SelectFor<INDEX> = undefined extends INDEX ? Exclude<Select, 'ALL_PROJECTED_ATTRIBUTES'> : Select

/** Conditions by entity, for the items of that entity. */
type Filters<ENTITY extends Entity> = {
  readonly [E in ENTITY as E['entityName']]?: Condition<E> | undefined
}

/** Settings that queries and scans share. */
export interface ReadOptions<ENTITIES extends readonly Entity[] = any> {
  /** What the response tells of the capacity consumed. */
  readonly capacity?: CapacityOption | undefined
  /** Whether only items with the names of the entities are read. Default: as long as DynamoDB can tell. */
  readonly entityAttrFilter?: boolean | undefined
  /** Where to go on: the `LastEvaluatedKey` of an earlier response. */
  readonly exclusiveStartKey?: Readonly<Record<string, unknown>> | undefined
  /** Without entities: which of the items read are returned. Paths and values are those in the table. */
  readonly filter?: ([] extends ENTITIES ? AnySchemaCondition : never) | undefined
  /** Which of the items read are returned, by entity. Filters save no capacity. */
  readonly filters?: Filters<ENTITIES[number]> | undefined
  /** Items that DynamoDB reads per page, before the filter. Default: as many as fit in 1 MB. */
  readonly limit?: number | undefined
  /** Requests at most; `Infinity` reads on to the end. Default 1, and `Infinity` for `pages()` and `items()`. */
  readonly maxPages?: number | undefined
  /** What happens to items of none of the entities, or that fit none. Default `'THROW'`. */
  readonly noEntityMatchBehavior?: 'THROW' | 'DISCARD' | undefined
  /**
   * What happens to items that do not fit their schema. `'throw'`: the first one rejects. `'skip'`: the others are
   * returned. `'collect'`: so they are, and the response tells of it in `InvalidItems`. Default: `'throw'`, or `'skip'`
   * if `noEntityMatchBehavior` is `'DISCARD'`.
   */
  readonly invalidItems?: 'throw' | 'skip' | 'collect' | undefined
  /** Whether items tell their entity's name, under the name of its entity attribute. Default `false`. */
  readonly showEntityAttr?: boolean | undefined
  /** The table to use in place of the table's own name. */
  readonly tableName?: string | undefined
}

/** The paths of what any of the entities holds; any text where there are none. */
export type PathsOf<ENTITIES extends readonly Entity[]> = [] extends ENTITIES
  ? string
  : EachPath<ENTITIES[number]>
type EachPath<ENTITY extends Entity> = ENTITY extends Entity ? EntityPaths<ENTITY> : never

/** What to return of each item. */
export interface ProjectionOptions<ENTITIES extends readonly Entity[], SELECT> {
  /** The paths to read, in names of code, each of at least one entity. Default, also for `[]`: everything. */
  readonly attributes?: readonly PathsOf<ENTITIES>[] | undefined
  /** `'COUNT'`: no items, their number only. */
  readonly select?: SELECT | undefined
}

/**
 * As `Strict`; and beside a projection, nothing else can be selected. A union of options would be checked member by
 * member.
 */
export type StrictRead<NEXT, OPTIONS> = NEXT &
  {
    readonly known: unknown
    readonly projected: { readonly select?: 'SPECIFIC_ATTRIBUTES' | undefined }
    readonly unknown: { readonly [K in Exclude<keyof NEXT, keyof OPTIONS>]: never }
  }[NEXT extends unknown
    ? keyof NEXT extends keyof OPTIONS
      ? keyof OPTIONS extends keyof NEXT
        ? 'known'
        : NEXT extends { readonly attributes: {} }
          ? 'projected'
          : 'known'
      : 'unknown'
    : never]

/** What DynamoDB takes for an index: global ones are never consistent. */
export type IndexOptions<INDEX> = INDEX extends { readonly type: 'global' }
  ? {
      /** Reads of global indexes cannot be. */
      readonly consistent?: false | undefined
    }
  : {
      /** `true`: reads what was written before, at twice the price. Default `false`. */
      readonly consistent?: boolean | undefined
    }
