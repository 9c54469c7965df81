import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class PutCommand extends EdgeCommand {
  readonly operation = 'PutItem'
}
