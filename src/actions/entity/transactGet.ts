import type { TransactGetCommandInput, TransactGetCommandOutput } from '@aws-sdk/lib-dynamodb'
import { TransactGetCommand } from '#aws/transactGet'
import type { Entity } from '../../entity/entity.js'
import type { EntityPaths, FormattedItem, KeyInputItem } from '../../entity/items.js'
import { $input, $options, $sentArgs, EntityCommand } from '../internal/entityCommand.js'
import { entityKey } from '../internal/entityItem.js'
import { projectionOf } from '../internal/formatter.js'
import { itemFormatterOf } from '../internal/itemFormatter.js'
import {
  type CapacityOption,
  capacityOption,
  checkOptions,
  nextOptions,
  type Strict,
  tableNameOption,
} from '../internal/options.js'
import { attributesOption } from '../internal/projection.js'
import { applyProjection, type ProjectionOf, type ProjectionParams } from '../internal/projectionOption.js'
import {
  memberParams,
  sendTransaction,
  type TransactionOptions,
  transactionOf,
} from '../internal/transaction.js'

/** Settings of {@link GetTransaction}. Each maps to one field of its part of the request. */
export interface GetTransactionOptions<ENTITY extends Entity = Entity> {
  /** The paths to read, in names of code. Default, also for `[]`: everything. */
  readonly attributes?: readonly EntityPaths<ENTITY>[] | undefined
  /** The table to use in place of the entity's. */
  readonly tableName?: string | undefined
}

type Member = NonNullable<TransactGetCommandInput['TransactItems']>[number]

interface GetParams extends ProjectionParams {
  TableName: string | undefined
  Key: Record<string, unknown>
}

/**
 * One of the items that a transaction reads; all are read at one time. Costs twice as much as a consistent read.
 *
 * @example
 * const { Responses } = await execute(
 *   Pokemon.build(GetTransaction).key({ id: 'pikachu' }),
 *   Trainer.build(GetTransaction).key({ id: 'ash' }),
 * )
 */
export class GetTransaction<
  in out ENTITY extends Entity = any,
  const in out OPTIONS = any,
> extends EntityCommand<ENTITY, KeyInputItem<ENTITY>, OPTIONS> {
  static override actionName = 'transactGet' as const

  /** Returns a copy that reads the item of this key: the key attributes, in names of code. */
  key(key: KeyInputItem<ENTITY>): GetTransaction<ENTITY, OPTIONS> {
    return new GetTransaction(this.entity, key, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<const NEXT extends GetTransactionOptions<ENTITY>>(
    options: Strict<NEXT, GetTransactionOptions> | ((previous: OPTIONS) => NEXT),
  ): GetTransaction<ENTITY, NEXT> {
    return new GetTransaction(this.entity, this[$input], nextOptions<NEXT>(options, this[$options]))
  }

  /**
   * The member of the request. Touches no network.
   *
   * @throws `actions.incompleteAction` before {@link key} was called
   * @throws `parsing.…`, `actions.parsePrimaryKey.invalidKeyPart` for a key that its schema refuses
   * @throws `options.…`, `actions.invalidExpressionAttributePath` for wrong options
   */
  params(): { Get: NonNullable<Member['Get']> } {
    const [keyInput] = this[$sentArgs]()
    const { entity } = this
    const Get: GetParams = { TableName: undefined, Key: entityKey(entity, keyInput) }
    const options = this[$options] as Readonly<Record<string, unknown>> // looked at, not trusted
    checkOptions(options, 'attributes tableName')
    applyProjection(Get, entity, options)
    Get.TableName = tableNameOption(options, entity.table)
    return { Get: Get as NonNullable<Member['Get']> } // `TableName` is set by now
  }
}

/** What {@link execute} takes. */
export type ExecuteTransactGetInput = GetTransaction

/** Settings of {@link execute}. */
export interface ExecuteTransactGetOptions extends TransactionOptions {
  /** What the response tells of the capacity consumed. */
  readonly capacity?: CapacityOption | undefined
}

type TransactionItem<TRANSACTION> =
  TRANSACTION extends GetTransaction<infer ENTITY, infer OPTIONS>
    ? {
        /** `undefined`: there is no such item. */
        Item?: FormattedItem<ENTITY, ProjectionOf<OPTIONS>> | undefined
      }
    : never

/** The SDK's output, with the items read through their entities' schemas, in the order of the transactions. */
export type ExecuteTransactGetResponses<TRANSACTIONS extends readonly ExecuteTransactGetInput[]> = Omit<
  TransactGetCommandOutput,
  'Responses'
> & {
  Responses?: { -readonly [I in keyof TRANSACTIONS]: TransactionItem<TRANSACTIONS[I]> } | undefined
}

interface Execute {
  /**
   * Reads up to 100 items at one time, in one request, of any entities and tables.
   *
   * @throws `actions.incompleteAction` without a transaction, `actions.tooManyTransactions` for more than 100,
   * `actions.invalidAction` for anything else, `actions.repeatedItem` where two are of one item
   * @throws `actions.missingDocumentClient` unless one of the tables has a client, or the options
   * @throws `options.…` for wrong options; what the transactions' `params` throw; `formatter.…`
   * @throws the SDK's `TransactionCanceledException` with `FailedMembers`: which member failed, and why
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
   */
  <TRANSACTIONS extends ExecuteTransactGetInput[]>(
    ...transactions: TRANSACTIONS
  ): Promise<ExecuteTransactGetResponses<TRANSACTIONS>>
  <TRANSACTIONS extends ExecuteTransactGetInput[]>(
    options: ExecuteTransactGetOptions,
    ...transactions: TRANSACTIONS
  ): Promise<ExecuteTransactGetResponses<TRANSACTIONS>>
}

export const execute: Execute = async (...args: unknown[]) => {
  const transaction = transactionOf(GetTransaction, args, 'capacity')
  const { members, options } = transaction
  const TransactItems = memberParams(members)
  const input: TransactGetCommandInput = { TransactItems }
  const capacity = capacityOption(options)
  if (capacity) input.ReturnConsumedCapacity = capacity as CapacityOption // just checked
  const { Responses, ...rest } = await sendTransaction<TransactGetCommandOutput>(
    transaction,
    TransactItems,
    new TransactGetCommand(input),
  )
  if (!Responses) return rest
  const items = Responses.map((response, index) => {
    const member = members[index]! // DynamoDB answers each
    const raw = response?.Item
    const attributes = attributesOption(member[$options]) // checked by `params`
    const format = itemFormatterOf(member.entity)
    return { Item: raw && format(raw, attributes && projectionOf(attributes)) }
  })
  return { Responses: items as never, ...rest } // each as its schema says
}
