import type {
  BatchGetCommandInput,
  BatchWriteCommandInput,
  DeleteCommandInput,
  GetCommandInput,
  PutCommandInput,
  QueryCommandInput,
  ScanCommandInput,
  TransactGetCommandInput,
  TransactWriteCommandInput,
  TransactWriteCommandOutput,
  UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb'
import type { CapacityOption } from '../actions/internal/options.js'
import type { AttributeRef, Where } from './condition.js'
import type {
  AddableNames,
  Columns,
  InferChanges,
  InferModelFromSchema,
  ModelOf,
  RemovableNames,
  SetNames,
} from './inference.js'
import type { Page } from './reads.js'
import type { SchemaDefinition } from './schemaDefinition.js'

/** What the builders of one model have in common. They never change: each call returns another one. */
interface Shared {
  /** What the response tells of the capacity consumed: for a `logger` to see. */
  returnConsumedCapacity(mode: CapacityOption): this
}

type Selected<MODEL, NAMES> = { [NAME in keyof MODEL as NAME extends NAMES ? NAME : never]: MODEL[NAME] }

/** Columns can be compared, too: as they are stored. */
type Attributes<MODEL, COLUMNS extends string> = MODEL & { [COLUMN in COLUMNS]: string }

interface Conditional<MODEL, COLUMNS extends string> {
  /** The write happens only if the stored item meets this; further ones have to hold, too. */
  where(condition: Where<Attributes<MODEL, COLUMNS>>): this
}

/** Reads one item. */
export interface GetBuilder<in out MODEL, in out ITEM = MODEL> extends Shared {
  /** Reads these attributes alone. */
  select<NAME extends keyof MODEL & string>(names: readonly NAME[]): GetBuilder<MODEL, Selected<MODEL, NAME>>
  /** Reads what was written before, at twice the price. */
  consistentRead(): this
  /** The request that {@link execute} sends. */
  dbParams(): GetCommandInput
  /** @returns `undefined`: there is no such item */
  execute(): Promise<ITEM | undefined>
}

/** Writes an item in place of any with its key. */
export interface PutBuilder<in out MODEL, in out COLUMNS extends string, in out RESULT = MODEL>
  extends Shared,
    Conditional<MODEL, COLUMNS> {
  /** Fails with the SDK's `ConditionalCheckFailedException` if there is an item with this key. */
  ifNotExists(): this
  /** `'ALL_OLD'` resolves with the item that was replaced, `undefined` for none. Default: with the item written. */
  returning<MODE extends 'NONE' | 'ALL_OLD'>(
    mode: MODE,
  ): PutBuilder<MODEL, COLUMNS, MODE extends 'ALL_OLD' ? MODEL | undefined : MODEL>
  dbParams(): PutCommandInput
  execute(): Promise<RESULT>
}

interface Returned<MODEL> {
  readonly NONE: undefined
  readonly ALL_OLD: MODEL | undefined
  readonly ALL_NEW: MODEL
  readonly UPDATED_OLD: Partial<MODEL> | undefined
  readonly UPDATED_NEW: Partial<MODEL> | undefined
}

type Named<NAME extends PropertyKey> = NAME | { readonly name: NAME }

/**
 * Changes one item. Index columns are computed anew, where what they are made of changes. An update that names all
 * that an item needs creates it where there is none; any other one fails there with the SDK's
 * `ConditionalCheckFailedException`.
 */
export interface UpdateBuilder<
  in out SCHEMA extends SchemaDefinition,
  in out NAME extends keyof SCHEMA['models'],
  in out RESULT = undefined,
> extends Shared,
    Conditional<InferModelFromSchema<SCHEMA, NAME>, Columns<SCHEMA>> {
  /** Sets attributes, as a whole; `undefined` ones are left as they are. */
  set(changes: InferChanges<SCHEMA, NAME>): this
  set<ATTRIBUTE extends keyof InferChanges<SCHEMA, NAME>>(
    attr: Named<ATTRIBUTE>,
    value: InferChanges<SCHEMA, NAME>[ATTRIBUTE],
  ): this
  set<VALUE>(attr: AttributeRef<VALUE>, value: NoInfer<VALUE> | undefined): this
  remove(attr: Named<RemovableNames<ModelOf<SCHEMA, NAME>>>): this
  /** Adds to a number (0 where there is none; a negative one subtracts), or elements to a set. */
  add<ATTRIBUTE extends AddableNames<ModelOf<SCHEMA, NAME>> & keyof InferChanges<SCHEMA, NAME>>(
    attr: Named<ATTRIBUTE>,
    value: NonNullable<InferChanges<SCHEMA, NAME>[ATTRIBUTE]>,
  ): this
  /** Takes elements out of a set. */
  delete<ATTRIBUTE extends SetNames<ModelOf<SCHEMA, NAME>> & keyof InferChanges<SCHEMA, NAME>>(
    attr: Named<ATTRIBUTE>,
    value: NonNullable<InferChanges<SCHEMA, NAME>[ATTRIBUTE]>,
  ): this
  /** What {@link execute} resolves with: the item before or after, or what of it was written. Default: nothing. */
  returning<MODE extends keyof Returned<never>>(
    mode: MODE,
  ): UpdateBuilder<SCHEMA, NAME, Returned<InferModelFromSchema<SCHEMA, NAME>>[MODE]>
  dbParams(): UpdateCommandInput
  execute(): Promise<RESULT>
}

/** Deletes one item; it is no error if there is none. */
export interface DeleteBuilder<in out MODEL, in out COLUMNS extends string, in out RESULT = undefined>
  extends Shared,
    Conditional<MODEL, COLUMNS> {
  /** `'ALL_OLD'` resolves with the item that was deleted, `undefined` for none. Default: with nothing. */
  returning<MODE extends 'NONE' | 'ALL_OLD'>(
    mode: MODE,
  ): DeleteBuilder<MODEL, COLUMNS, MODE extends 'ALL_OLD' ? MODEL | undefined : undefined>
  dbParams(): DeleteCommandInput
  execute(): Promise<RESULT>
}

/** A condition on an item, as a member of a transaction. */
export interface ConditionCheckBuilder<in out MODEL, in out COLUMNS extends string>
  extends Conditional<MODEL, COLUMNS> {
  dbParams(): ConditionCheckParams
}

type ConditionCheckParams = NonNullable<
  NonNullable<TransactWriteCommandInput['TransactItems']>[number]['ConditionCheck']
>

/** Items one by one: `for await (const item of query.iterate())`. */
export interface Items<ITEM> extends AsyncGenerator<ITEM, undefined, undefined> {
  /**
   * Where another one goes on, by `startFrom`: behind the last item given, even within a page. `undefined`: there is
   * nothing more, or `select` left out the key of that item (`pages()` tells the ends of pages in any case).
   */
  readonly lastEvaluatedKey: Record<string, unknown> | undefined
}

interface Reading<ITEM> extends Shared {
  /** Items that DynamoDB reads per request, before the filter. */
  limit(count: number): this
  /** Reads what was written before, at twice the price; not of a global index. */
  consistentRead(): this
  /** Goes on behind an earlier page: its `lastEvaluatedKey`. */
  startFrom(key: Readonly<Record<string, unknown>> | undefined): this
  /** The items of the first page: up to 1 MB is read. */
  execute(): Promise<ITEM[]>
  /** One page, and where the next one starts. */
  executeWithPagination(): Promise<Page<ITEM>>
  /** All items, page by page as they are asked for. `take`: at most so many. */
  iterate(options?: { readonly take?: number }): Items<ITEM>
  /** All pages, as they are asked for. */
  pages(options?: { readonly take?: number }): AsyncGenerator<Page<ITEM>>
}

/** Reads the items of one partition, in the order of their sort key. */
export interface QueryBuilder<
  in out MODEL,
  in out COLUMNS extends string,
  in out INDEXES extends string,
  in out ITEM = MODEL,
> extends Reading<ITEM> {
  /**
   * Which items to read. What the key of the table (or of the index) can say of it becomes the key condition, the rest
   * the filter. Further calls have to hold, too.
   */
  where(condition: Where<Attributes<MODEL, COLUMNS>>): this
  /** Which of the items read are returned. Further calls have to hold, too. */
  filter(condition: Where<MODEL>): this
  useIndex(index: INDEXES): this
  select<NAME extends keyof MODEL & string>(
    names: readonly NAME[],
  ): QueryBuilder<MODEL, COLUMNS, INDEXES, Selected<MODEL, NAME>>
  /** `false`: from the last sort key to the first. */
  scanIndexForward(forward: boolean): this
  dbParams(): QueryCommandInput
}

/** Reads all items of a model: all of the table, in fact, of which those of the model are returned. */
export interface ScanBuilder<
  in out MODEL,
  in out COLUMNS extends string,
  in out INDEXES extends string,
  in out ITEM = MODEL,
> extends Reading<ITEM> {
  /** Which of the items read are returned. Further calls have to hold, too. */
  filter(condition: Where<Attributes<MODEL, COLUMNS>>): this
  where(condition: Where<Attributes<MODEL, COLUMNS>>): this
  usingIndex(index: INDEXES): this
  useIndex(index: INDEXES): this
  select<NAME extends keyof MODEL & string>(
    names: readonly NAME[],
  ): ScanBuilder<MODEL, COLUMNS, INDEXES, Selected<MODEL, NAME>>
  /** One of `total` parts of the table, counted from 0, that are read side by side. */
  segment(segment: number, total: number): this
  dbParams(): ScanCommandInput
}

interface Batch extends Shared {
  /** How often DynamoDB is asked again for what it left undone, per request. Default 3. */
  maxRetries(retries: number): this
  /** The wait before the first retry; each further one waits twice as long. Default 50 ms. */
  retryBackoffMs(backoff: number): this
}

/** Reads any number of items, 100 per request. */
export interface BatchGetBuilder<in out MODEL, in out ITEM = MODEL> extends Batch {
  select<NAME extends keyof MODEL & string>(
    names: readonly NAME[],
  ): BatchGetBuilder<MODEL, Selected<MODEL, NAME>>
  consistentRead(): this
  /** All keys as one request, which DynamoDB takes up to 100 of. */
  dbParams(): BatchGetCommandInput
  /** The items that there are, in the order of their keys. @throws {@link BatchUnprocessedError} */
  execute(): Promise<ITEM[]>
  /** An item for each key, `undefined` for those that there are not. @throws {@link BatchUnprocessedError} */
  executeAligned(): Promise<(ITEM | undefined)[]>
}

/** Writes (or deletes) any number of items, 25 per request. */
export interface BatchWriteBuilder extends Batch {
  /** All writes as one request, which DynamoDB takes up to 25 of. */
  dbParams(): BatchWriteCommandInput
  /** @throws {@link BatchUnprocessedError} */
  execute(): Promise<{}>
}

interface Params<PARAMS> {
  dbParams(): PARAMS
}

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** The parameters of members: of another builder, or written by hand. */
export type TransactPutParams = PutCommandInput | NonNullable<TransactItem['Put']>
export type TransactUpdateParams = UpdateCommandInput | NonNullable<TransactItem['Update']>
export type TransactDeleteParams = DeleteCommandInput | NonNullable<TransactItem['Delete']>

/** Writes up to 100 items, or none of them. */
export interface TransactWriteBuilder {
  addPut(put: Params<PutCommandInput> | TransactPutParams): this
  addUpdate(update: Params<UpdateCommandInput> | TransactUpdateParams): this
  addDelete(remove: Params<DeleteCommandInput> | TransactDeleteParams): this
  addConditionCheck(check: Params<ConditionCheckParams> | ConditionCheckParams): this
  /** The same transaction with the same token, of up to 36 characters, is done once within 10 minutes. */
  withClientRequestToken(token: string): this
  dbParams(): TransactWriteCommandInput
  /** Rejects with the SDK's `TransactionCanceledException`, with `FailedMembers`: which failed, and why. */
  execute(): Promise<TransactWriteCommandOutput>
}

/** Reads up to 100 items at one time. */
export interface TransactGetBuilder<out ITEMS extends readonly unknown[] = readonly []> {
  addGet<MODEL, ITEM>(get: GetBuilder<MODEL, ITEM>): TransactGetBuilder<readonly [...ITEMS, ITEM | undefined]>
  addGet(get: GetCommandInput): TransactGetBuilder<readonly [...ITEMS, Record<string, unknown> | undefined]>
  dbParams(): TransactGetCommandInput
  /** The items in the order of their members; `undefined` for those that there are not. */
  execute(): Promise<{ -readonly [I in keyof ITEMS]: ITEMS[I] }>
}
