import { UpdateTimeToLiveCommand as Command } from '@aws-sdk/client-dynamodb'

/** The SDK's command, with what a fetch client needs to know of it. */
export class UpdateTimeToLiveCommand extends Command {
  get operation(): string {
    return 'UpdateTimeToLive'
  }
}
