import type { UpdateCommandOutput } from '@aws-sdk/lib-dynamodb'
import type { Entity } from '../../../entity/entity.js'
import { $input, $options, $sentArgs, EntityCommand } from '../../internal/entityCommand.js'
import type { EntityItem } from '../../internal/entityItem.js'
import { nextOptions, type Strict } from '../../internal/options.js'
import { type DocumentClientOptions, type Sendable, sendAction } from '../../internal/send.js'
import type { ReturnedAttributes } from '../../internal/storedItem.js'
import { entityUpdate } from '../../internal/updateFields.js'
import type { ItemUpdate, UpdatedItem, UpdateItemInput, UpdateOptions } from '../../internal/updateInput.js'
import { sendUpdate, type UpdateParams, updateParams } from '../../internal/updateParams.js'

/** Settings of {@link UpdateItemCommand}. Each maps to one field of the request. */
export interface UpdateItemOptions<ENTITY extends Entity = Entity> extends UpdateOptions<ENTITY> {}

/** The SDK's output, with the item read through the entity's schema, and the update that was written. */
export type UpdateItemResponse<ENTITY extends Entity, OPTIONS = {}> = Omit<
  UpdateCommandOutput,
  'Attributes'
> &
  ReturnedAttributes<UpdatedItem<ENTITY, OPTIONS>> & {
    /** The update as it was written, defaults filled, in names of code. */
    ToolboxItem: UpdateItemInput<ENTITY, { readonly filled: true }>
  }

/**
 * Changes attributes of an item, and creates it if there is none: then without the attributes that a put would
 * require, so that reads refuse it. Where that must not be, add a condition such as `{ attr: 'id', exists: true }`.
 * Lists, maps and records are changed in the parts given; `$set` replaces them. Costs 1 write unit per started KB of
 * the larger of the old and the new item.
 *
 * DynamoDB changes a part only of what is stored: `address: { city: 'Oslo' }` fails with a `ValidationException` ("The
 * document path provided in the update expression is invalid for update") on an item that has no `address`. Give the
 * map a default, so that no item is without; or update with `address: $get('address', {…})` first, which writes it
 * only where it is missing; or replace it with `$set`.
 *
 * @example
 * await Pokemon.build(UpdateItemCommand).item({ id: 'pikachu', level: $add(1), moves: $append(['thunder']) }).send()
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 */
export class UpdateItemCommand<
  in out ENTITY extends Entity = any,
  const in out OPTIONS = any,
> extends EntityCommand<ENTITY, ItemUpdate<ENTITY, '~update'>, OPTIONS> {
  static override actionName = 'updateItem' as const
  #written: EntityItem | undefined

  /** Returns a copy that writes this update: the key attributes and the changes, in names of code. */
  item(item: ItemUpdate<ENTITY, '~update'>): UpdateItemCommand<ENTITY, OPTIONS> {
    return new UpdateItemCommand(this.entity, item, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<NEXT extends UpdateItemOptions<ENTITY>>(
    options: Strict<NEXT, UpdateItemOptions> | ((previous: OPTIONS) => NEXT),
  ): UpdateItemCommand<ENTITY, NEXT> {
    return new UpdateItemCommand(this.entity, this[$input], nextOptions<NEXT>(options, this[$options]))
  }

  /**
   * The request that {@link send} would make, and the update in names of code. Touches no network. A command makes
   * one update: defaults run at the first call, and later ones (`send` included) give the same.
   *
   * @throws `actions.incompleteAction` before {@link item} was called
   * @throws `parsing.…`, `actions.parsePrimaryKey.invalidKeyPart` at the first attribute that its schema refuses
   * @throws `actions.invalidExpressionAttributePath` for a `$get` of an unknown attribute
   * @throws `options.…` for wrong options; what the condition throws
   */
  params(): UpdateParams<UpdateItemInput<ENTITY, { readonly filled: true }>> {
    const [input, options] = this[$sentArgs]()
    this.#written ??= entityUpdate(this.entity, input)
    return updateParams(this.entity, this.#written, options as object)
  }

  /** Sends {@link params}. Rejects with what `params` throws, or with the SDK's own error. */
  send(
    this: Sendable<ENTITY>,
    documentClientOptions?: DocumentClientOptions,
  ): Promise<UpdateItemResponse<ENTITY, OPTIONS>> {
    return sendAction(this, async (update: UpdateItemCommand<ENTITY, OPTIONS>) => {
      const response = await sendUpdate(update.entity, update.params(), documentClientOptions)
      return response as UpdateItemResponse<ENTITY, OPTIONS> // only `returnValues` tells whether there are attributes
    })
  }
}
