import type { Index } from '../../../table/indexes.js'
import type { Key, KeyType, KeyValue } from '../../../table/key.js'
import type { Table } from '../../../table/table.js'

interface Bounds<VALUE> {
  readonly eq: VALUE
  readonly gt: VALUE
  readonly gte: VALUE
  readonly lt: VALUE
  readonly lte: VALUE
  /** Both bounds included. */
  readonly between: readonly [VALUE, VALUE]
}

interface TextBounds extends Bounds<string> {
  readonly beginsWith: string
}

/** DynamoDB takes one operator: a second one would be lost. */
type OneOf<BOUNDS> = {
  [OPERATOR in keyof BOUNDS]: { readonly [K in OPERATOR]: BOUNDS[OPERATOR] } & {
    readonly [K in Exclude<keyof BOUNDS, OPERATOR>]?: undefined
  }
}[keyof BOUNDS]

interface Ranges extends Record<KeyType, unknown> {
  readonly string: OneOf<TextBounds>
  readonly number: OneOf<Bounds<number | bigint>>
  readonly binary: OneOf<Bounds<Uint8Array>>
}

/** What a sort key is asked to be: one operator. */
export type Range<KEY extends Key> = Ranges[KEY['type']]

/** Values of the first sort keys, of which the last may be a range. */
type SortRanges<KEYS extends readonly Key[]> = number extends KEYS['length']
  ? readonly (KeyValue<KEYS[number]> | Range<KEYS[number]>)[]
  : KEYS extends readonly [infer FIRST extends Key, ...infer REST extends readonly Key[]]
    ?
        | readonly []
        | readonly [KeyValue<FIRST> | Range<FIRST>]
        | readonly [KeyValue<FIRST>, ...Exclude<SortRanges<REST>, readonly []>]
    : readonly []

type PartitionOf<INDEX, TABLE extends Table> = INDEX extends {
  readonly partitionKeys: infer KEYS extends readonly Key[]
}
  ? { readonly [I in keyof KEYS]: KeyValue<KEYS[I]> }
  : INDEX extends { readonly partitionKey: infer KEY extends Key }
    ? KeyValue<KEY>
    : KeyValue<TABLE['partitionKey']>

type RangeOf<INDEX> = INDEX extends { readonly sortKeys: infer KEYS extends readonly Key[] }
  ? SortRanges<KEYS>
  : INDEX extends { readonly sortKey: infer KEY extends Key }
    ? Range<KEY>
    : undefined

type PrimaryRange<KEY extends Key> = [KEY] extends [never] ? undefined : Range<KEY>

interface PrimaryQuery<TABLE extends Table> {
  readonly index?: undefined
  /** Items of this partition key. */
  readonly partition: KeyValue<TABLE['partitionKey']>
  /** Of these, items with such a sort key. Default: all. */
  readonly range?: PrimaryRange<Exclude<TABLE['sortKey'], undefined>> | undefined
}

interface IndexQuery<TABLE extends Table, NAME, INDEX> {
  /** The secondary index to read. */
  readonly index: NAME
  /** Items of this partition key; one value for each attribute where the key has several. */
  readonly partition: PartitionOf<INDEX, TABLE>
  /** Of these, items with such a sort key. Where the key has several attributes: values of the first ones, the last of which may be a range. */
  readonly range?: RangeOf<INDEX> | undefined
}

type AnyKeyValue = KeyValue<Key>

interface AnyQuery {
  readonly index?: string | undefined
  readonly partition: AnyKeyValue | readonly AnyKeyValue[]
  readonly range?: Range<Key> | readonly (AnyKeyValue | Range<Key>)[] | undefined
}

/**
 * Which items a query reads: a partition, and maybe a range of its sort key, of the table or of an index.
 *
 * @example
 * { partition: 'user#1', range: { beginsWith: 'order#' } }
 * { index: 'byDay', partition: ['AMS', 'CDG'], range: ['2031-02-01', { gte: 3 }] }
 */
export type Query<TABLE extends Table = Table> = unknown extends TABLE['indexes']
  ? AnyQuery
  :
      | PrimaryQuery<TABLE>
      | {
          [NAME in keyof TABLE['indexes'] & string]: IndexQuery<TABLE, NAME, TABLE['indexes'][NAME]>
        }[keyof TABLE['indexes'] & string]

/** The query that options are for, where none is given: any, of those that the table is known to have. */
export type AnyQueryOf<TABLE extends Table> = unknown extends TABLE['indexes'] ? any : Query<TABLE>

/** The index that a query or a scan names; `undefined` for the table itself, `Index` where it is not known. */
export type NamedIndex<TABLE extends Table, QUERY> = unknown extends QUERY
  ? Index
  : QUERY extends { readonly index: infer NAME extends string }
    ? unknown extends TABLE['indexes']
      ? Index
      : TABLE['indexes'][NAME]
    : undefined
