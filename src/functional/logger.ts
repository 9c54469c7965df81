import { checkClient } from '#aws/client'
import type { DocumentClient } from '../transport/documentClient.js'

/** Is told of every request that succeeded. */
export interface DynamoDBLogger {
  log(operation: string, params: unknown, response?: unknown): void
}

export interface DynamoDBLoggerConfig {
  readonly enabled: boolean
  /** Default `true`. */
  readonly logParams?: boolean
  /** Default `false`. */
  readonly logResponse?: boolean
  /** Takes one text of several lines. Default `console.log`. */
  readonly loggerFn?: (message: string) => void
}

/** A logger that writes requests (and responses) as text. */
export const createDynamoDBLogger = ({
  enabled,
  logParams = true,
  logResponse = false,
  // biome-ignore lint/suspicious/noConsole: what a logger is for.
  loggerFn = message => console.log(message),
}: DynamoDBLoggerConfig): DynamoDBLogger => ({
  log: (operation, params, response) => {
    if (!enabled) return
    const rule = '='.repeat(80)
    const lines = [rule, `[DynamoDB] ${operation} - ${new Date().toISOString()}`, rule]
    if (logParams) lines.push('Request:', textOf(params))
    if (logResponse) lines.push('Response:', textOf(response))
    loggerFn([...lines, rule].join('\n'))
  },
})

const textOf = (value: unknown): string =>
  JSON.stringify(
    value,
    (_, each) => (typeof each === 'bigint' ? `${each}` : each instanceof Set ? [...each] : each),
    2,
  )

/** What sends requests: an SDK client of either kind, or `fetchClient` of `stator/fetch`. */
export interface Client {
  send(command: never, options?: never): Promise<unknown>
}

/** The client as tables take it, which tells `logger` of each request that succeeded. */
export const senderOf = (
  client: Client | undefined,
  logger: DynamoDBLogger | undefined,
): DocumentClient | undefined =>
  client && {
    send: async (command: never, options?: never) => {
      // The SDK's clients of either kind will do for its commands, and none of them on the edge.
      if ('config' in client) checkClient({ send: client.send, config: { translateConfig: {} } })
      const response = await client.send(command, options)
      const { operation, input } = command as { readonly operation: string; readonly input: unknown }
      logger?.log(`${operation.replace(/Items?$/, '')}Command`, input, response)
      return response
    },
  }
