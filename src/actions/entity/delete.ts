import type { DeleteCommandInput, DeleteCommandOutput } from '@aws-sdk/lib-dynamodb'
import { DeleteCommand } from '#aws/delete'
import type { Entity } from '../../entity/entity.js'
import type { FormattedItem, KeyInputItem } from '../../entity/items.js'
import { $input, $options, $sentArgs, EntityCommand } from '../internal/entityCommand.js'
import { entityKey } from '../internal/entityItem.js'
import { nextOptions, type Strict } from '../internal/options.js'
import { type DocumentClientOptions, type Sendable, sendAction } from '../internal/send.js'
import { type ReturnedAttributes, sendWrite } from '../internal/storedItem.js'
import { applyWriteOptions, type WriteOptions, type WriteParams } from '../internal/writeOptions.js'

export {
  assertConditionCheckFailed,
  type ConditionCheckFailure,
  isConditionCheckFailed,
} from '../internal/conditionFailure.js'

/** Settings of {@link DeleteItemCommand}. Each maps to one field of the request. */
export interface DeleteItemOptions<ENTITY extends Entity = Entity> extends WriteOptions<ENTITY> {
  /** `'ALL_OLD'` resolves with the item that was deleted, if any. Default `'NONE'`. */
  readonly returnValues?: 'NONE' | 'ALL_OLD' | undefined
}

/** The SDK's output, with the deleted item read through the entity's schema. */
export type DeleteItemResponse<ENTITY extends Entity, OPTIONS = {}> = Omit<
  DeleteCommandOutput,
  'Attributes'
> &
  ReturnedAttributes<
    unknown extends OPTIONS
      ? undefined
      : OPTIONS extends { readonly returnValues: 'ALL_OLD' }
        ? FormattedItem<ENTITY>
        : undefined
  >

/**
 * Deletes one item by its primary key; it is no error if there is none. Costs 1 write unit per started KB of the item.
 *
 * @example
 * await Pokemon.build(DeleteItemCommand).key({ id: 'pikachu' }).send()
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
 */
export class DeleteItemCommand<
  in out ENTITY extends Entity = any,
  const in out OPTIONS = any,
> extends EntityCommand<ENTITY, KeyInputItem<ENTITY>, OPTIONS> {
  static override actionName = 'delete' as const

  /** Returns a copy that deletes the item of this key: the key attributes, in names of code. */
  key(key: KeyInputItem<ENTITY>): DeleteItemCommand<ENTITY, OPTIONS> {
    return new DeleteItemCommand(this.entity, key, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<NEXT extends DeleteItemOptions<ENTITY>>(
    options: Strict<NEXT, DeleteItemOptions> | ((previous: OPTIONS) => NEXT),
  ): DeleteItemCommand<ENTITY, NEXT> {
    return new DeleteItemCommand(this.entity, this[$input], nextOptions<NEXT>(options, this[$options]))
  }

  /**
   * The request that {@link send} would make. Touches no network.
   *
   * @throws `actions.incompleteAction` before {@link key} was called
   * @throws `parsing.…`, `actions.parsePrimaryKey.invalidKeyPart` for a key that its schema refuses
   * @throws `options.…` for wrong options; what the condition throws
   */
  params(): DeleteCommandInput {
    const [keyInput, options] = this[$sentArgs]()
    const { entity } = this
    const params: WriteParams & Omit<DeleteCommandInput, keyof WriteParams> = {
      TableName: undefined,
      Key: entityKey(entity, keyInput),
    }
    applyWriteOptions(params, entity, options as object, 'NONE ALL_OLD')
    return params as DeleteCommandInput // `TableName` is set by now
  }

  /** Sends {@link params}. Rejects with what `params` throws, or with the SDK's own error. */
  send(
    this: Sendable<ENTITY>,
    documentClientOptions?: DocumentClientOptions,
  ): Promise<DeleteItemResponse<ENTITY, OPTIONS>> {
    return sendAction(this, async (remove: DeleteItemCommand<ENTITY, OPTIONS>) => {
      const response = await sendWrite(
        remove.entity,
        new DeleteCommand(remove.params()),
        documentClientOptions,
      )
      return response as DeleteItemResponse<ENTITY, OPTIONS> // only `returnValues` tells whether there are attributes
    })
  }
}
