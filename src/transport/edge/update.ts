import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class UpdateCommand extends EdgeCommand {
  get operation(): string {
    return 'UpdateItem'
  }
}
