import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class BatchGetCommand extends EdgeCommand {
  get operation(): string {
    return 'BatchGetItem'
  }
}
