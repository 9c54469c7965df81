import { CreateTableCommand as Command } from '@aws-sdk/client-dynamodb'

/** The SDK's command, with what a fetch client needs to know of it. */
export class CreateTableCommand extends Command {
  get operation(): string {
    return 'CreateTable'
  }
}
