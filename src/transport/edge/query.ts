import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class QueryCommand extends EdgeCommand {
  get operation(): string {
    return 'Query'
  }
}
