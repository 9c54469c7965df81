import type { Entity } from '../../entity/entity.js'
import type { KeyInputItem } from '../../entity/items.js'
import type { PrimaryKey } from '../../table/primaryKey.js'
import { $sentArgs, EntityCommand } from '../internal/entityCommand.js'
import { entityKey } from '../internal/entityItem.js'

/**
 * One of the items that a `BatchGetCommand` of the table reads. Projection, consistency and capacity are settings of
 * that command.
 *
 * @example
 * Pokemon.build(BatchGetRequest).key({ id: 'pikachu' })
 */
export class BatchGetRequest<in out ENTITY extends Entity = any> extends EntityCommand<
  ENTITY,
  KeyInputItem<ENTITY>
> {
  static override actionName = 'batchGet' as const

  /** Returns a copy that reads the item of this key: the key attributes, in names of code. */
  key(key: KeyInputItem<ENTITY>): BatchGetRequest<ENTITY> {
    return new BatchGetRequest(this.entity, key)
  }

  /**
   * The primary key, in names of the table.
   *
   * @throws `actions.incompleteAction` before {@link key} was called
   * @throws `parsing.…`, `actions.parsePrimaryKey.invalidKeyPart` for a key that its schema refuses
   */
  params(): PrimaryKey<ENTITY['table']> {
    return entityKey(this.entity, this[$sentArgs]()[0]) as PrimaryKey<ENTITY['table']> // the key's own types
  }
}
