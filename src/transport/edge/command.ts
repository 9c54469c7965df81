/** What a request is made of, in place of the SDK's command. */
export class EdgeCommand {
  constructor(readonly input: object) {}
}
