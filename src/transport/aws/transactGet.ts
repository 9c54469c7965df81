import { TransactGetCommand as Command } from '@aws-sdk/lib-dynamodb'

/** The SDK's command, with what a fetch client needs to know of it. */
export class TransactGetCommand extends Command {
  get operation(): string {
    return 'TransactGetItems'
  }
}
