import type { UpdateCommandOutput } from '@aws-sdk/lib-dynamodb'
import type { Entity } from '../../entity/entity.js'
import { $input, $options, $sentArgs, EntityCommand } from '../internal/entityCommand.js'
import type { EntityItem } from '../internal/entityItem.js'
import { nextOptions, type Strict } from '../internal/options.js'
import { type DocumentClientOptions, type Sendable, sendAction } from '../internal/send.js'
import type { ReturnedAttributes } from '../internal/storedItem.js'
import { entityUpdate } from '../internal/updateFields.js'
import type { UpdateAttributesInput, UpdatedItem, UpdateOptions } from '../internal/updateInput.js'
import { sendUpdate, type UpdateParams, updateParams } from '../internal/updateParams.js'

export {
  assertConditionCheckFailed,
  type ConditionCheckFailure,
  isConditionCheckFailed,
} from '../internal/conditionFailure.js'
export { parseUpdateAttributesExtension } from '../internal/update.js'
export type { UpdateAttributeInput, UpdateAttributesInput } from '../internal/updateInput.js'

/** Settings of {@link UpdateAttributesCommand}. Each maps to one field of the request. */
export interface UpdateAttributesOptions<ENTITY extends Entity = Entity> extends UpdateOptions<ENTITY> {}

/** The SDK's output, with the item read through the entity's schema, and the update that was written. */
export type UpdateAttributesResponse<ENTITY extends Entity, OPTIONS = {}> = Omit<
  UpdateCommandOutput,
  'Attributes'
> &
  ReturnedAttributes<UpdatedItem<ENTITY, OPTIONS>> & {
    /** The update as it was written, defaults filled, in names of code. */
    ToolboxItem: UpdateAttributesInput<ENTITY, true>
  }

/**
 * Changes attributes of an item, and creates it if there is none, as `UpdateItemCommand` does; but lists, tuples, maps
 * and records are complete, and replace what is stored. Costs 1 write unit per started KB of the larger of the old
 * and the new item.
 *
 * @example
 * await Pokemon.build(UpdateAttributesCommand).item({ id: 'pikachu', level: $add(1), moves: ['thunder'] }).send()
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 */
export class UpdateAttributesCommand<
  in out ENTITY extends Entity = any,
  const in out OPTIONS = any,
> extends EntityCommand<ENTITY, UpdateAttributesInput<ENTITY>, OPTIONS> {
  static override actionName = 'updateAttributes' as const
  #written: EntityItem | undefined

  /** Returns a copy that writes this update: the key attributes and the changes, in names of code. */
  item(item: UpdateAttributesInput<ENTITY>): UpdateAttributesCommand<ENTITY, OPTIONS> {
    return new UpdateAttributesCommand(this.entity, item, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<NEXT extends UpdateAttributesOptions<ENTITY>>(
    options: Strict<NEXT, UpdateAttributesOptions> | ((previous: OPTIONS) => NEXT),
  ): UpdateAttributesCommand<ENTITY, NEXT> {
    return new UpdateAttributesCommand(this.entity, this[$input], nextOptions<NEXT>(options, this[$options]))
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
  params(): UpdateParams<UpdateAttributesInput<ENTITY, true>> {
    const [input, options] = this[$sentArgs]()
    this.#written ??= entityUpdate(this.entity, input, true)
    return updateParams(this.entity, this.#written, options as object)
  }

  /** Sends {@link params}. Rejects with what `params` throws, or with the SDK's own error. */
  send(
    this: Sendable<ENTITY>,
    documentClientOptions?: DocumentClientOptions,
  ): Promise<UpdateAttributesResponse<ENTITY, OPTIONS>> {
    return sendAction(this, async (update: UpdateAttributesCommand<ENTITY, OPTIONS>) => {
      const response = await sendUpdate(update.entity, update.params(), documentClientOptions)
      // Only `returnValues` tells whether there are attributes.
      return response as UpdateAttributesResponse<ENTITY, OPTIONS>
    })
  }
}
