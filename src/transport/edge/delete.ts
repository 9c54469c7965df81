import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class DeleteCommand extends EdgeCommand {
  get operation(): string {
    return 'DeleteItem'
  }
}
