import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class DescribeTableCommand extends EdgeCommand {
  get operation(): string {
    return 'DescribeTable'
  }
}
