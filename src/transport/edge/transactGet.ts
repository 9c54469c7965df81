import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class TransactGetCommand extends EdgeCommand {
  get operation(): string {
    return 'TransactGetItems'
  }
}
