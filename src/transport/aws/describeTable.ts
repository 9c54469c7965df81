import { DescribeTableCommand as Command } from '@aws-sdk/client-dynamodb'

/** The SDK's command, with what a fetch client needs to know of it. */
export class DescribeTableCommand extends Command {
  get operation(): string {
    return 'DescribeTable'
  }
}
