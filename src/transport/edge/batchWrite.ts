import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class BatchWriteCommand extends EdgeCommand {
  get operation(): string {
    return 'BatchWriteItem'
  }
}
