import { QueryCommand as Command } from '@aws-sdk/lib-dynamodb'

/** The SDK's command, with what a fetch client needs to know of it. */
export class QueryCommand extends Command {
  get operation(): string {
    return 'Query'
  }
}
