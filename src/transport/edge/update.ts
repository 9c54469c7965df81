import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class UpdateCommand extends EdgeCommand {
  readonly operation = 'UpdateItem'
}
