import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class ScanCommand extends EdgeCommand {
  get operation(): string {
    return 'Scan'
  }
}
