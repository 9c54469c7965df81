import { ScanCommand as Command } from '@aws-sdk/lib-dynamodb'

/** The SDK's command, with what a fetch client needs to know of it. */
export class ScanCommand extends Command {
  get operation(): string {
    return 'Scan'
  }
}
