import { DeleteCommand as Command } from '@aws-sdk/lib-dynamodb'

/** The SDK's command, with what a fetch client needs to know of it. */
export class DeleteCommand extends Command {
  get operation(): string {
    return 'DeleteItem'
  }
}
