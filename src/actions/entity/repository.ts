import type { Entity } from '../../entity/entity.js'
import { EntityAction } from '../../entity/entityAction.js'
import type { EntityPaths, FormattedItem, InputItem, KeyInputItem } from '../../entity/items.js'
import type { Schema } from '../../schema/schema.js'
import type { ContextOf, PatternArguments, QueryOf } from '../internal/accessPattern.js'
import type { Strict } from '../internal/options.js'
import type { Query } from '../internal/read/query.js'
import { QueryCommand, type QueryOptions, type QueryResponse } from '../internal/read/queryCommand.js'
import { ScanCommand, type ScanOptions, type ScanResponse } from '../internal/read/scanCommand.js'
import type { DocumentClientOptions } from '../internal/send.js'
import type { UpdateAttributesInput, UpdateItemInput } from '../internal/updateInput.js'
import type { Condition } from '../internal/writeOptions.js'
import { AccessPattern } from './accessPattern.js'
import { BatchDeleteRequest } from './batchDelete.js'
import { BatchGetRequest } from './batchGet.js'
import { BatchPutRequest } from './batchPut.js'
import { DeleteItemCommand, type DeleteItemOptions, type DeleteItemResponse } from './delete.js'
import { EntityFormatter, type FormatItemOptions, type InferReadItemOptions } from './format.js'
import { GetItemCommand, type GetItemOptions, type GetItemResponse } from './get.js'
import { EntityParser, type ParsedItem, type ParseItemOptions } from './parse.js'
import { EntityConditionParser } from './parseCondition.js'
import { EntityPathParser } from './parsePaths.js'
import { PutItemCommand, type PutItemInput, type PutItemOptions, type PutItemResponse } from './put.js'
import { ConditionCheck, type ConditionCheckOptions } from './transactCheck.js'
import { DeleteTransaction, type DeleteTransactionOptions } from './transactDelete.js'
import { execute as executeTransactGet, GetTransaction, type GetTransactionOptions } from './transactGet.js'
import { PutTransaction, type PutTransactionOptions } from './transactPut.js'
import { UpdateTransaction, type UpdateTransactionOptions } from './transactUpdate.js'
import { execute as executeTransactWrite } from './transactWrite.js'
import { UpdateItemCommand, type UpdateItemOptions, type UpdateItemResponse } from './update/index.js'
import {
  UpdateAttributesCommand,
  type UpdateAttributesOptions,
  type UpdateAttributesResponse,
} from './updateAttributes.js'

/** A query, whatever its options. */
type AnyQueryOptions<ENTITY extends Entity> = QueryOptions<ENTITY['table'], [ENTITY]>

/**
 * All actions of an entity as methods. A bundle that names it holds every one of them.
 *
 * @example
 * const pokemons = Pokemon.build(EntityRepository)
 * await pokemons.put({ id: 'pikachu', level: 5 }, { returnValues: 'ALL_OLD' })
 * const { Item } = await pokemons.get({ id: 'pikachu' })
 */
export class EntityRepository<in out ENTITY extends Entity = any> extends EntityAction<ENTITY> {
  static override actionName = 'repository' as const

  /** Reads up to 100 items at one time. See `execute` of `entity/actions/transactGet`. */
  static get executeTransactGet(): typeof executeTransactGet {
    return executeTransactGet
  }

  /** Writes up to 100 items: all of them, or none. See `execute` of `entity/actions/transactWrite`. */
  static get executeTransactWrite(): typeof executeTransactWrite {
    return executeTransactWrite
  }

  /** Writes an item. See {@link PutItemCommand}. */
  async put<const OPTIONS extends PutItemOptions<ENTITY> = {}>(
    item: PutItemInput<ENTITY>,
    options?: Strict<OPTIONS, PutItemOptions>,
    documentClientOptions?: DocumentClientOptions,
  ): Promise<PutItemResponse<ENTITY, OPTIONS>> {
    return new PutItemCommand<ENTITY, OPTIONS>(this.entity, item, options).send(documentClientOptions)
  }

  /** Reads an item. See {@link GetItemCommand}. */
  async get<const OPTIONS extends GetItemOptions<ENTITY> = {}>(
    key: KeyInputItem<ENTITY>,
    options?: Strict<OPTIONS, GetItemOptions>,
    documentClientOptions?: DocumentClientOptions,
  ): Promise<GetItemResponse<ENTITY, OPTIONS>> {
    return new GetItemCommand<ENTITY, OPTIONS>(this.entity, key, options).send(documentClientOptions)
  }

  /** Changes attributes of an item. See {@link UpdateItemCommand}. */
  async update<const OPTIONS extends UpdateItemOptions<ENTITY> = {}>(
    item: UpdateItemInput<ENTITY>,
    options?: Strict<OPTIONS, UpdateItemOptions>,
    documentClientOptions?: DocumentClientOptions,
  ): Promise<UpdateItemResponse<ENTITY, OPTIONS>> {
    return new UpdateItemCommand<ENTITY, OPTIONS>(this.entity, item, options).send(documentClientOptions)
  }

  /** Changes attributes of an item as a whole. See {@link UpdateAttributesCommand}. */
  async updateAttributes<const OPTIONS extends UpdateAttributesOptions<ENTITY> = {}>(
    item: UpdateAttributesInput<ENTITY>,
    options?: Strict<OPTIONS, UpdateAttributesOptions>,
    documentClientOptions?: DocumentClientOptions,
  ): Promise<UpdateAttributesResponse<ENTITY, OPTIONS>> {
    return new UpdateAttributesCommand<ENTITY, OPTIONS>(this.entity, item, options).send(
      documentClientOptions,
    )
  }

  /** Deletes an item. See {@link DeleteItemCommand}. */
  async delete<const OPTIONS extends DeleteItemOptions<ENTITY> = {}>(
    key: KeyInputItem<ENTITY>,
    options?: Strict<OPTIONS, DeleteItemOptions>,
    documentClientOptions?: DocumentClientOptions,
  ): Promise<DeleteItemResponse<ENTITY, OPTIONS>> {
    return new DeleteItemCommand<ENTITY, OPTIONS>(this.entity, key, options).send(documentClientOptions)
  }

  /** Reads the entity's items, all over the table. See `ScanCommand`. */
  async scan<const OPTIONS extends ScanOptions<ENTITY['table'], [ENTITY]> = {}>(
    options?: Strict<OPTIONS, ScanOptions>,
    documentClientOptions?: DocumentClientOptions,
  ): Promise<ScanResponse<ENTITY['table'], [ENTITY], OPTIONS>> {
    const { entity } = this
    return new ScanCommand<ENTITY['table'], [ENTITY], OPTIONS>(entity.table, [entity], options).send(
      documentClientOptions,
    )
  }

  /** Reads the entity's items in a partition of the table or of an index. See `QueryCommand`. */
  async query<
    const QUERY extends Query<ENTITY['table']>,
    const OPTIONS extends QueryOptions<ENTITY['table'], [ENTITY], QUERY> = {},
  >(
    query: QUERY,
    options?: Strict<OPTIONS, QueryOptions>,
    documentClientOptions?: DocumentClientOptions,
  ): Promise<QueryResponse<ENTITY['table'], QUERY, [ENTITY], OPTIONS>> {
    const { entity } = this
    return new QueryCommand<ENTITY['table'], [ENTITY], QUERY, OPTIONS>(
      entity.table,
      [entity],
      query,
      options,
    ).send(documentClientOptions)
  }

  /** One of the items that a batch reads. See {@link BatchGetRequest}. */
  batchGet(key: KeyInputItem<ENTITY>): BatchGetRequest<ENTITY> {
    return new BatchGetRequest(this.entity, key)
  }

  /** One of the items that a batch writes. See {@link BatchPutRequest}. */
  batchPut(item: InputItem<ENTITY>): BatchPutRequest<ENTITY> {
    return new BatchPutRequest(this.entity, item)
  }

  /** One of the items that a batch deletes. See {@link BatchDeleteRequest}. */
  batchDelete(key: KeyInputItem<ENTITY>): BatchDeleteRequest<ENTITY> {
    return new BatchDeleteRequest(this.entity, key)
  }

  /** One of the items that a transaction reads. See {@link GetTransaction}. */
  transactGet<const OPTIONS extends GetTransactionOptions<ENTITY> = {}>(
    key: KeyInputItem<ENTITY>,
    options?: Strict<OPTIONS, GetTransactionOptions>,
  ): GetTransaction<ENTITY, OPTIONS> {
    return new GetTransaction<ENTITY, OPTIONS>(this.entity, key, options)
  }

  /** One of the items that a transaction writes. See {@link PutTransaction}. */
  transactPut<const OPTIONS extends PutTransactionOptions<ENTITY> = {}>(
    item: InputItem<ENTITY>,
    options?: Strict<OPTIONS, PutTransactionOptions>,
  ): PutTransaction<ENTITY, OPTIONS> {
    return new PutTransaction<ENTITY, OPTIONS>(this.entity, item, options)
  }

  /** One of the items that a transaction updates. See {@link UpdateTransaction}. */
  transactUpdate<const OPTIONS extends UpdateTransactionOptions<ENTITY> = {}>(
    item: UpdateItemInput<ENTITY>,
    options?: Strict<OPTIONS, UpdateTransactionOptions>,
  ): UpdateTransaction<ENTITY, OPTIONS> {
    return new UpdateTransaction<ENTITY, OPTIONS>(this.entity, item, options)
  }

  /** One of the items that a transaction deletes. See {@link DeleteTransaction}. */
  transactDelete<const OPTIONS extends DeleteTransactionOptions<ENTITY> = {}>(
    key: KeyInputItem<ENTITY>,
    options?: Strict<OPTIONS, DeleteTransactionOptions>,
  ): DeleteTransaction<ENTITY, OPTIONS> {
    return new DeleteTransaction<ENTITY, OPTIONS>(this.entity, key, options)
  }

  /** A condition that a transaction depends on. See {@link ConditionCheck}. */
  transactCheck(
    key: KeyInputItem<ENTITY>,
    condition: Condition<ENTITY>,
    options?: ConditionCheckOptions,
  ): ConditionCheck<ENTITY> {
    return new ConditionCheck(this.entity, key, condition, options)
  }

  /** A query with a name and a schema of its own. See {@link AccessPattern}. */
  accessPattern<
    SCHEMA extends Schema,
    const RESULT extends Query<ENTITY['table']> & { readonly options?: AnyQueryOptions<ENTITY> | undefined },
    const OPTIONS extends AnyQueryOptions<ENTITY> = {},
  >(
    schema: SCHEMA,
    pattern: (...input: PatternArguments<SCHEMA>) => RESULT,
    options?: OPTIONS,
  ): AccessPattern<ENTITY, SCHEMA, QueryOf<ENTITY['table'], RESULT>, OPTIONS, ContextOf<RESULT>> {
    return new AccessPattern(this.entity, schema, pattern, options)
  }

  /** Fills, validates and encodes an item. See {@link EntityParser}. */
  parse<const OPTIONS extends ParseItemOptions = {}>(
    input: unknown,
    options?: OPTIONS,
  ): ParsedItem<ENTITY, OPTIONS> {
    return new EntityParser(this.entity).parse(input, options)
  }

  /** Writes a condition in names and values of code. See {@link EntityConditionParser}. */
  parseCondition(
    condition: Condition<ENTITY>,
    options?: Parameters<EntityConditionParser['parse']>[1],
  ): ReturnType<EntityConditionParser['parse']> {
    return new EntityConditionParser(this.entity).parse(condition, options)
  }

  /** Writes a projection of paths in names of code. See {@link EntityPathParser}. */
  parsePaths(
    paths: readonly EntityPaths<ENTITY>[],
    options?: Parameters<EntityPathParser['parse']>[1],
  ): ReturnType<EntityPathParser['parse']> {
    return new EntityPathParser(this.entity).parse(paths, options)
  }

  /** Reads an item as the SDK returns it. See {@link EntityFormatter}. */
  format<const OPTIONS extends FormatItemOptions<ENTITY> = {}>(
    item: { readonly [name: string]: unknown },
    options?: OPTIONS,
  ): FormattedItem<ENTITY, InferReadItemOptions<ENTITY, OPTIONS>> {
    return new EntityFormatter(this.entity).format(item, options)
  }
}
