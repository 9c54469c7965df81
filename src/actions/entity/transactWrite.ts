import type { TransactWriteCommandInput, TransactWriteCommandOutput } from '@aws-sdk/lib-dynamodb'
import { TransactWriteCommand } from '#aws/transactWrite'
import {
  type CapacityOption,
  capacityOption,
  type MetricsOption,
  metricsOption,
  ofType,
} from '../internal/options.js'
import {
  memberParams,
  sendTransaction,
  type TransactionOptions,
  transactionOf,
} from '../internal/transaction.js'
import { WriteTransaction } from '../internal/transactionMember.js'

export {
  assertTransactionCancelled,
  type FailedMember,
  isTransactionCancelled,
  type TransactionCancellation,
} from '../internal/transactionFailure.js'

/** What {@link execute} takes: puts, updates, deletes and checks. */
export type ExecuteTransactWriteInput = WriteTransaction

/** Settings of {@link execute}. */
export interface ExecuteTransactWriteOptions extends TransactionOptions {
  /** What the response tells of the capacity consumed. */
  readonly capacity?: CapacityOption | undefined
  /** What the response tells of the item collections, in tables with local indexes. */
  readonly metrics?: MetricsOption | undefined
  /** The same transaction with the same token, of up to 36 characters, is done once within 10 minutes. */
  readonly clientRequestToken?: string | undefined
}

/** The SDK's output, and the items that were written. */
export type ExecuteTransactWriteResponses<TRANSACTIONS extends readonly ExecuteTransactWriteInput[]> =
  TransactWriteCommandOutput & {
    /** The items (or updates) as they were written, in names of code; `undefined` for deletes and checks. */
    ToolboxItems: { -readonly [I in keyof TRANSACTIONS]: TRANSACTIONS[I]['~toolboxItem'] }
  }

interface Execute {
  /**
   * Writes up to 100 items in one request, of any entities and tables: all of them, or none. Timestamps are equal in
   * all of them.
   *
   * @throws `actions.incompleteAction` without a transaction, `actions.tooManyTransactions` for more than 100,
   * `actions.invalidAction` for anything else, `actions.repeatedItem` where two are of one item
   * @throws `actions.missingDocumentClient` unless one of the tables has a client, or the options
   * @throws `options.…` for wrong options; what the transactions' `params` throw
   * @throws the SDK's `TransactionCanceledException` that tells which members were refused, why, and with
   * `returnValuesOnConditionFalse` their stored items: see {@link isTransactionCancelled}
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
   */
  <TRANSACTIONS extends ExecuteTransactWriteInput[]>(
    ...transactions: TRANSACTIONS
  ): Promise<ExecuteTransactWriteResponses<TRANSACTIONS>>
  <TRANSACTIONS extends ExecuteTransactWriteInput[]>(
    options: ExecuteTransactWriteOptions,
    ...transactions: TRANSACTIONS
  ): Promise<ExecuteTransactWriteResponses<TRANSACTIONS>>
}

export const execute: Execute = async (...args: unknown[]) => {
  const transaction = transactionOf(WriteTransaction, args, 'capacity metrics clientRequestToken')
  const { members, options } = transaction
  const token = ofType(options, 'clientRequestToken', 'string', 'ClientRequestToken')
  const capacity = capacityOption(options)
  const metrics = metricsOption(options)
  const ToolboxItems: unknown[] = []
  const TransactItems = memberParams<{ readonly ToolboxItem?: unknown }>(members).map(
    ({ ToolboxItem, ...operation }) => {
      ToolboxItems.push(ToolboxItem)
      return operation
    },
  )
  const input = {
    TransactItems,
    ...(token !== undefined && { ClientRequestToken: token }),
    ...(capacity && { ReturnConsumedCapacity: capacity }),
    ...(metrics && { ReturnItemCollectionMetrics: metrics }),
  } as TransactWriteCommandInput // of checked parts
  const output = await sendTransaction<TransactWriteCommandOutput>(
    transaction,
    TransactItems,
    new TransactWriteCommand(input),
  )
  return { ToolboxItems: ToolboxItems as never, ...output } // each as its member says
}
