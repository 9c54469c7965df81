import { checkClient } from '#aws/client'
import { $interceptor, type Entity } from '../../entity/entity.js'
import type { Table } from '../../table/table.js'
import type { DocumentClient } from '../../transport/documentClient.js'

export type { Sendable } from '#aws/client'

/** The second argument of the client's `send`. */
export interface DocumentClientOptions {
  /** An `AbortSignal`, told by its shape: not every environment declares the class. */
  readonly abortSignal?: { readonly aborted: boolean } | undefined
  /** Milliseconds. */
  readonly requestTimeout?: number | undefined
  readonly [option: string]: unknown
}

/**
 * Runs a command, unless a spy on its entity answers in its place.
 *
 * @param command untyped, as the `this` of a `send` is: were it of its own class, nobody could send one of several
 * commands
 */
export const sendAction = async <COMMAND, RESPONSE>(
  command: unknown,
  run: (command: COMMAND) => Promise<RESPONSE>,
): Promise<RESPONSE> => {
  const { entity } = command as { readonly entity: Entity }
  const answer = await entity[$interceptor]?.(command as object)
  return answer === undefined ? run(command as COMMAND) : (answer as RESPONSE) // what the test says the response is
}

/** Sends one request through a client: of the SDK, which takes commands, or of fetch, which looks at them. */
export const sendCommand = <OUTPUT>(
  client: DocumentClient,
  command: unknown,
  options: unknown,
): Promise<OUTPUT> =>
  // The client is known by its shape only; the command decides what comes back.
  checkClient(client).send(command as never, options as never) as Promise<OUTPUT>

/** Sends one request through the table's client. */
export const sendRequest = <OUTPUT>(table: Table, command: unknown, options: unknown): Promise<OUTPUT> =>
  sendCommand(table.getDocumentClient(), command, options)
