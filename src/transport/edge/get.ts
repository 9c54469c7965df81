import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class GetCommand extends EdgeCommand {
  get operation(): string {
    return 'GetItem'
  }
}
