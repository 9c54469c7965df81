import type { Key } from './key.js'

/** A local secondary index: the table's partition key, and another sort key. */
export interface LocalIndex {
  readonly type: 'local'
  readonly sortKey: Key
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
export type GlobalIndex = { readonly type: 'global' } & (GlobalPartition | GlobalPartitions) &
  (GlobalSort | GlobalSorts)

/** A secondary index. */
export type Index = LocalIndex | GlobalIndex
