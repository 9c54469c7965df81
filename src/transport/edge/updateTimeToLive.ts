import { EdgeCommand } from './command.js'

/** A request of a fetch client. */
export class UpdateTimeToLiveCommand extends EdgeCommand {
  get operation(): string {
    return 'UpdateTimeToLive'
  }
}
