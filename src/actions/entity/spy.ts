import { $interceptor, type Entity } from '../../entity/entity.js'
import { EntityAction } from '../../entity/entityAction.js'
import { type Inspector, type SpiedAction, SpyRecord, type Stub } from '../internal/spy.js'

/** The class of an action. A signature alone: TypeScript finds the type of the action by no other. */
type ActionClass<ENTITY, ACTION> = new (entity: ENTITY) => ACTION

/**
 * Answers in place of DynamoDB in tests, and tells what was sent: by the commands of one item, from the moment it is
 * built until {@link restore}. Mocked or not, wrong items and options are refused as they are in production.
 *
 * @example
 * const spy = Pokemon.build(EntitySpy)
 * spy.on(GetItemCommand).resolve({ Item: pikachu, $metadata: {} })
 * await code()
 * spy.sent(GetItemCommand).args(0) // [{ id: 'pikachu' }, {}]
 * spy.restore()
 */
export class EntitySpy<in out ENTITY extends Entity = any> extends EntityAction<ENTITY> {
  static override actionName = 'spy' as const
  readonly #record = new SpyRecord()
  readonly #intercept: (action: object) => unknown

  constructor(entity: ENTITY) {
    super(entity)
    this.#intercept = action => this.#record.answer(action as SpiedAction) // what sends is so
    entity[$interceptor] = this.#intercept
  }

  /** Says how an action answers: a class such as `GetItemCommand`. */
  on<ACTION extends SpiedAction>(Action: ActionClass<ENTITY, ACTION>): Stub<this, ACTION> {
    return this.#record.on(this, Action)
  }

  /** Tells how an action was sent: a class such as `GetItemCommand`. */
  sent<ACTION extends SpiedAction>(Action: ActionClass<ENTITY, ACTION>): Inspector<ACTION> {
    return this.#record.sent(Action)
  }

  /** Forgets what was sent, and how actions answer. Goes on spying. */
  reset(): this {
    this.#record.reset()
    return this
  }

  /** Stops spying: actions are sent for real. A spy that was built later stays. */
  restore(): void {
    const { entity } = this
    if (entity[$interceptor] === this.#intercept) delete entity[$interceptor]
  }
}
