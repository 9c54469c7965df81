import type { Entity } from '../../entity/entity.js'
import type { InputItem, SavedItem, ValidItem } from '../../entity/items.js'
import { $sentArgs, EntityCommand } from '../internal/entityCommand.js'
import { type EntityItem, entityItem } from '../internal/entityItem.js'
import { parserOf } from '../internal/parser.js'

/**
 * One of the items that a `BatchWriteCommand` of the table writes. Capacity and metrics are settings of that command.
 *
 * @example
 * const put = Pokemon.build(BatchPutRequest).item({ id: 'pikachu', level: 5 })
 * put.ToolboxItem.created // as it is written
 */
export class BatchPutRequest<in out ENTITY extends Entity = any> extends EntityCommand<
  ENTITY,
  InputItem<ENTITY>
> {
  static override actionName = 'batchPut' as const
  #written: EntityItem | undefined

  /** Returns a copy that writes `item`, in names of code. */
  item(item: InputItem<ENTITY>): BatchPutRequest<ENTITY> {
    return new BatchPutRequest(this.entity, item)
  }

  /** The item in names of code, defaults filled: the one that {@link params} writes. Throws what it throws. */
  get ToolboxItem(): ValidItem<ENTITY> {
    return this.#item().parsedItem as ValidItem<ENTITY> // as its schema says
  }

  /**
   * The request's part, in names of the table. A request makes one item: defaults run at the first call, and later
   * ones give the same.
   *
   * @throws `actions.incompleteAction` before {@link item} was called
   * @throws `parsing.…`, `actions.parsePrimaryKey.invalidKeyPart` at the first attribute that its schema refuses
   */
  params(): { PutRequest: { Item: SavedItem<ENTITY> } } {
    return { PutRequest: { Item: this.#item().item as SavedItem<ENTITY> } } // as its schema says
  }

  #item(): EntityItem {
    const { entity } = this
    return (this.#written ??= entityItem(entity, parserOf(entity.schema), this[$sentArgs]()[0]))
  }
}
