import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class CreateTableCommand extends EdgeCommand {
  get operation(): string {
    return 'CreateTable'
  }
}
