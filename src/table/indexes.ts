import type { Key } from './key.js'

/**
 * What an index holds beside its own key and the table's: everything (`'ALL'`, the default), nothing (`'KEYS_ONLY'`),
 * or the attributes of these names in the table. Items read from the index have no more than that, in types too.
 */
export type IndexProjection = 'ALL' | 'KEYS_ONLY' | readonly string[]

interface Projected {
  readonly projection?: IndexProjection | undefined
}

/** A local secondary index: the table's partition key, and another sort key. */
export interface LocalIndex extends Projected {
  readonly type: 'local'
  readonly sortKey: Key
  readonly partitionKey?: undefined
  readonly partitionKeys?: undefined
  readonly sortKeys?: undefined
}

interface GlobalPartition {
  readonly partitionKey: Key
  readonly partitionKeys?: undefined
}
interface GlobalPartitions {
  /** Up to four attributes that make up the partition key. */
  readonly partitionKeys: readonly Key[]
  readonly partitionKey?: undefined
}
interface GlobalSort {
  readonly sortKey?: Key | undefined
  readonly sortKeys?: undefined
}
interface GlobalSorts {
  /** Up to four attributes that make up the sort key. */
  readonly sortKeys: readonly Key[]
  readonly sortKey?: undefined
}

/** A global secondary index: a key of its own, of one attribute a part or of several. */
export type GlobalIndex = { readonly type: 'global' } & Projected &
  (GlobalPartition | GlobalPartitions) &
  (GlobalSort | GlobalSorts)

/** A secondary index. */
export type Index = LocalIndex | GlobalIndex
