import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class TransactWriteCommand extends EdgeCommand {
  readonly operation = 'TransactWriteItems'
}
