import type { Entity } from '../../entity/entity.js'
import { EntityCommand } from './entityCommand.js'

/** What a write transaction is made of: told by this class, whatever it writes. */
export abstract class WriteTransaction<
  in out ENTITY extends Entity = any,
  in out INPUT = any,
  in out OPTIONS = any,
  in out TOOLBOX_ITEM = any,
> extends EntityCommand<ENTITY, INPUT, OPTIONS> {
  /** For types alone, never set: what the result of the transaction says at its place. */
  declare readonly '~toolboxItem': TOOLBOX_ITEM

  /** The member of the request, and the item in names of code. Touches no network. */
  abstract params(): object
}
