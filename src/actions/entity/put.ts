import type { PutCommandInput, PutCommandOutput } from '@aws-sdk/lib-dynamodb'
import { PutCommand } from '#aws/put'
import type { Entity } from '../../entity/entity.js'
import type { FormattedItem, InputItem, ValidItem } from '../../entity/items.js'
import { $input, $options, $sentArgs, EntityCommand } from '../internal/entityCommand.js'
import { type EntityItem, entityItem } from '../internal/entityItem.js'
import { nextOptions, type Strict } from '../internal/options.js'
import { parserOf } from '../internal/parser.js'
import { type DocumentClientOptions, type Sendable, sendAction } from '../internal/send.js'
import { type ReturnedAttributes, sendWrite } from '../internal/storedItem.js'
import { applyWriteOptions, type WriteOptions, type WriteParams } from '../internal/writeOptions.js'

export {
  assertConditionCheckFailed,
  type ConditionCheckFailure,
  isConditionCheckFailed,
} from '../internal/conditionFailure.js'

/** What {@link PutItemCommand} takes: the item, in names of code; attributes with a default or a link can be left out. */
export type PutItemInput<ENTITY extends Entity = Entity> = InputItem<ENTITY>

/** Settings of {@link PutItemCommand}. Each maps to one field of the request. */
export interface PutItemOptions<ENTITY extends Entity = Entity> extends WriteOptions<ENTITY> {
  /** `'ALL_OLD'` resolves with the item that this put replaced, if any. Default `'NONE'`. */
  readonly returnValues?: 'NONE' | 'ALL_OLD' | undefined
}

/** The SDK's output, with the replaced item read through the entity's schema, and the item that was written. */
export type PutItemResponse<ENTITY extends Entity, OPTIONS = {}> = Omit<PutCommandOutput, 'Attributes'> &
  ReturnedAttributes<
    unknown extends OPTIONS
      ? undefined
      : OPTIONS extends { readonly returnValues: 'ALL_OLD' }
        ? FormattedItem<ENTITY>
        : undefined
  > & {
    /** The item as it was written, defaults filled, in names of code. */
    ToolboxItem: ValidItem<ENTITY>
  }

/**
 * Writes a whole item in place of any item with the same primary key. Costs 1 write unit per started KB of the larger
 * of the old and the new item. An item holds at most 400 KB, attribute names included.
 *
 * @example
 * await Pokemon.build(PutItemCommand).item({ id: 'pikachu', level: 5 }).send()
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
 */
export class PutItemCommand<
  in out ENTITY extends Entity = any,
  const in out OPTIONS = any,
> extends EntityCommand<ENTITY, PutItemInput<ENTITY>, OPTIONS> {
  static override actionName = 'put' as const
  #written: EntityItem | undefined

  /** Returns a copy that writes `item`, in names of code. */
  item(item: PutItemInput<ENTITY>): PutItemCommand<ENTITY, OPTIONS> {
    return new PutItemCommand(this.entity, item, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<NEXT extends PutItemOptions<ENTITY>>(
    options: Strict<NEXT, PutItemOptions> | ((previous: OPTIONS) => NEXT),
  ): PutItemCommand<ENTITY, NEXT> {
    return new PutItemCommand(this.entity, this[$input], nextOptions<NEXT>(options, this[$options]))
  }

  /**
   * The request that {@link send} would make, and the item in names of code. Touches no network. A command makes
   * one item: defaults run at the first call, and later ones (`send` included) give the same.
   *
   * @throws `actions.incompleteAction` before {@link item} was called
   * @throws `parsing.…`, `actions.parsePrimaryKey.invalidKeyPart` at the first attribute that its schema refuses
   * @throws `options.…` for wrong options; what the condition throws
   */
  params(): PutCommandInput & { ToolboxItem: ValidItem<ENTITY> } {
    const [input, options] = this[$sentArgs]()
    const { entity } = this
    this.#written ??= entityItem(entity, parserOf(entity.schema), input)
    const { item, parsedItem } = this.#written
    const params: WriteParams &
      Omit<PutCommandInput, keyof WriteParams> & { ToolboxItem: ValidItem<ENTITY> } = {
      TableName: undefined,
      Item: item,
      ToolboxItem: parsedItem as ValidItem<ENTITY>, // as its schema says
    }
    applyWriteOptions(params, entity, options as object, 'NONE ALL_OLD')
    return params as PutCommandInput & { ToolboxItem: ValidItem<ENTITY> } // `TableName` is set by now
  }

  /** Sends {@link params}. Rejects with what `params` throws, or with the SDK's own error. */
  send(
    this: Sendable<ENTITY>,
    documentClientOptions?: DocumentClientOptions,
  ): Promise<PutItemResponse<ENTITY, OPTIONS>> {
    return sendAction(this, async (put: PutItemCommand<ENTITY, OPTIONS>) => {
      const { ToolboxItem, ...params } = put.params()
      const command = new PutCommand(params as PutCommandInput) // what is left of it
      const response = await sendWrite(put.entity, command, documentClientOptions)
      // Only `returnValues` tells whether there are attributes.
      return { ToolboxItem, ...response } as PutItemResponse<ENTITY, OPTIONS>
    })
  }
}
