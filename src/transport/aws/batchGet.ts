import { BatchGetCommand as Command } from '@aws-sdk/lib-dynamodb'

/** The SDK's command, with what a fetch client needs to know of it. */
export class BatchGetCommand extends Command {
  get operation(): string {
    return 'BatchGetItem'
  }
}
