import type { Entity } from '../../entity/entity.js'
import { EntityAction } from '../../entity/entityAction.js'
import { StatorError } from '../../errors/statorError.js'

/** Under this symbol a command holds its item, or its key. */
export const $input: unique symbol = /*#__PURE__*/ Symbol('$input')
/** Under this symbol a command holds its options. */
export const $options: unique symbol = /*#__PURE__*/ Symbol('$options')
/** Under this symbol a command tells a spy what it was called with. */
export const $sentArgs: unique symbol = /*#__PURE__*/ Symbol('$sentArgs')

/** What the commands of one item share: the item (or its key), and options. Commands never change: see their chain. */
export class EntityCommand<
  in out ENTITY extends Entity = any,
  in out INPUT = any,
  in out OPTIONS = any,
> extends EntityAction<ENTITY> {
  readonly [$input]: INPUT | undefined
  readonly [$options]: OPTIONS

  constructor(entity: ENTITY, input?: INPUT, options?: OPTIONS) {
    super(entity)
    this[$input] = input
    this[$options] = options ?? ({} as OPTIONS) // the default of the type parameter
  }

  /** @throws `actions.incompleteAction` before there is an item, or a key */
  [$sentArgs](): [input: INPUT, options: OPTIONS] {
    const input = this[$input]
    if (!input) throw incompleteAction(this)
    return [input, this[$options]]
  }
}

/** A step of the chain was skipped: `step`, or the one that gives the item or its key. */
export const incompleteAction = (action: object, step?: string): StatorError<'actions.incompleteAction'> => {
  // Every action has a name by which spies know it; minifiers change the other one.
  const { name, actionName } = action.constructor as typeof EntityAction
  return new StatorError('actions.incompleteAction', {
    message: `Incomplete ${name} ('${actionName}'): call .${step ?? (/put|update/i.test(actionName) ? 'item' : 'key')}(…) first.`,
  })
}
