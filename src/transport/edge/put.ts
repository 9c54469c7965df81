import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class PutCommand extends EdgeCommand {
  get operation(): string {
    return 'PutItem'
  }
}
