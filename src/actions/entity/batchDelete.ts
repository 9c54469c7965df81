import type { Entity } from '../../entity/entity.js'
import type { KeyInputItem } from '../../entity/items.js'
import type { PrimaryKey } from '../../table/primaryKey.js'
import { $sentArgs, EntityCommand } from '../internal/entityCommand.js'
import { entityKey } from '../internal/entityItem.js'

/**
 * One of the items that a `BatchWriteCommand` of the table deletes. Capacity and metrics are settings of that command.
 *
 * @example
 * Pokemon.build(BatchDeleteRequest).key({ id: 'pikachu' })
 */
export class BatchDeleteRequest<in out ENTITY extends Entity = any> extends EntityCommand<
  ENTITY,
  KeyInputItem<ENTITY>
> {
  static override actionName = 'batchDelete' as const

  /** Returns a copy that deletes the item of this key: the key attributes, in names of code. */
  key(key: KeyInputItem<ENTITY>): BatchDeleteRequest<ENTITY> {
    return new BatchDeleteRequest(this.entity, key)
  }

  /**
   * The request's part, in names of the table.
   *
   * @throws `actions.incompleteAction` before {@link key} was called
   * @throws `parsing.…`, `actions.parsePrimaryKey.invalidKeyPart` for a key that its schema refuses
   */
  params(): { DeleteRequest: { Key: PrimaryKey<ENTITY['table']> } } {
    const Key = entityKey(this.entity, this[$sentArgs]()[0]) as PrimaryKey<ENTITY['table']> // the key's own types
    return { DeleteRequest: { Key } }
  }
}
