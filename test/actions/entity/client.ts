import { vi } from 'vitest'
import { Table } from '../../../src/table/index.js'

interface Command {
  readonly constructor: { readonly name: string }
  readonly input: Record<string, unknown>
}

/**
 * A document client that answers `response` to everything, rejects with it if it is an error, or asks it if it is a
 * function. `sent` lists what it was given: the name of the command, its input, the options.
 */
export const fakeClient = (response: unknown = {}) => {
  const sent: { command: string; input: Record<string, unknown>; options: unknown }[] = []
  const send = vi.fn(async (command: Command, options?: unknown) => {
    const { input } = command
    sent.push({ command: command.constructor.name, input, options })
    const answer = typeof response === 'function' ? response(input) : response
    if (answer instanceof Error) throw answer
    return answer
  })
  return { client: { send }, send, sent }
}

/** A table of parcels whose requests are answered by `response`. */
export const depotOf = (response?: unknown) => {
  const fake = fakeClient(response)
  const table = new Table({
    name: 'depot',
    partitionKey: { name: 'PK', type: 'string' },
    sortKey: { name: 'SK', type: 'string' },
    documentClient: fake.client,
  })
  return { ...fake, table }
}
