import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Entity } from '../../entity/entity.js'
import type { KeyInputItem } from '../../entity/items.js'
import { $input, $options, $sentArgs } from '../internal/entityCommand.js'
import { entityKey } from '../internal/entityItem.js'
import { nextOptions, type Strict } from '../internal/options.js'
import { WriteTransaction } from '../internal/transactionMember.js'
import {
  applyTransactionOptions,
  type ConditionalWriteOptions,
  type WriteParams,
} from '../internal/writeOptions.js'

/** Settings of {@link DeleteTransaction}. Each maps to one field of its part of the request. */
export interface DeleteTransactionOptions<ENTITY extends Entity = Entity>
  extends ConditionalWriteOptions<ENTITY> {}

type Member = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/**
 * A delete as part of a transaction, whose writes all happen or none does. Costs twice as much as the delete alone.
 *
 * @example
 * await execute(Pokemon.build(DeleteTransaction).key({ id: 'pikachu' }), …)
 */
export class DeleteTransaction<
  in out ENTITY extends Entity = any,
  const in out OPTIONS = any,
> extends WriteTransaction<ENTITY, KeyInputItem<ENTITY>, OPTIONS, undefined> {
  static override actionName = 'transactDelete' as const

  /** Returns a copy that deletes the item of this key: the key attributes, in names of code. */
  key(key: KeyInputItem<ENTITY>): DeleteTransaction<ENTITY, OPTIONS> {
    return new DeleteTransaction(this.entity, key, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<const NEXT extends DeleteTransactionOptions<ENTITY>>(
    options: Strict<NEXT, DeleteTransactionOptions> | ((previous: OPTIONS) => NEXT),
  ): DeleteTransaction<ENTITY, NEXT> {
    return new DeleteTransaction(this.entity, this[$input], nextOptions<NEXT>(options, this[$options]))
  }

  /**
   * The member of the request. Touches no network.
   *
   * @throws `actions.incompleteAction` before {@link key} was called
   * @throws `parsing.…`, `actions.parsePrimaryKey.invalidKeyPart` for a key that its schema refuses
   * @throws `options.…` for wrong options; what the condition throws
   */
  params(): { Delete: NonNullable<Member['Delete']> } {
    const [keyInput, options] = this[$sentArgs]()
    const { entity } = this
    const Key = entityKey(entity, keyInput)
    const Delete: WriteParams & { Key: Record<string, unknown> } = { TableName: undefined, Key }
    applyTransactionOptions(Delete, entity, options as object)
    return { Delete: Delete as NonNullable<Member['Delete']> } // `TableName` is set by now
  }
}
