import { TransactWriteCommand as Command } from '@aws-sdk/lib-dynamodb'

/** The SDK's command, with what a fetch client needs to know of it. */
export class TransactWriteCommand extends Command {
  get operation(): string {
    return 'TransactWriteItems'
  }
}
