import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class TransactWriteCommand extends EdgeCommand {
  get operation(): string {
    return 'TransactWriteItems'
  }
}
