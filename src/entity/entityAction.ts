import type { Entity } from './entity.js'

/** The base of what is done with an entity: `entity.build(Action)` is `new Action(entity)`. */
export class EntityAction<in out ENTITY extends Entity = any> {
  /** What spies know the action by. */
  static actionName: string
  readonly entity: ENTITY

  constructor(entity: ENTITY) {
    this.entity = entity
  }
}
