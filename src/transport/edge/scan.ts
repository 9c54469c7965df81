import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class ScanCommand extends EdgeCommand {
  readonly operation = 'Scan'
}
