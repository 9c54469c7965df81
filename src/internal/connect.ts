import { StatorError } from '../errors/statorError.js'

/**
 * Makes an action of what it acts on.
 *
 * @throws `actions.invalidAction` unless `Action` is a class
 */
export const connect = <HOST, MORE>(
  Action: new (host: HOST, more: MORE) => unknown,
  host: HOST,
  more?: MORE,
): unknown => {
  // An arrow function has no prototype, a generator one without a constructor.
  if (typeof Action === 'function' && typeof Action.prototype?.constructor === 'function')
    return new Action(host, more as MORE)
  throw new StatorError('actions.invalidAction', { message: "Give 'build' an action." })
}
