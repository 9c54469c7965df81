import { StatorError } from '../../errors/statorError.js'

/** A step of the chain was skipped. */
export const incompleteAction = (action: string, call: string): StatorError<'actions.incompleteAction'> =>
  new StatorError('actions.incompleteAction', { message: `${action} is incomplete: call .${call} first.` })
