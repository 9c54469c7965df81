import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { crc32 } from 'node:zlib'

/** A request as the server got it. */
export interface Seen {
  readonly operation: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: any
}

/** What DynamoDB would answer. */
export interface Answer {
  readonly status: number
  readonly body: string
}

/** What becomes of an answer on its way. */
export type Fault = (response: ServerResponse, answer: () => Promise<Answer>) => unknown

/** The answer as DynamoDB sends it, checksum included. */
const deliver = (
  response: ServerResponse,
  { status, body }: Answer,
  headers: Record<string, string> = {},
) => {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': 'REQUEST',
    'x-amz-crc32': String(crc32(Buffer.from(body))),
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  })
  response.end(body)
}

/** An error as DynamoDB words it. */
export const failing = (
  type: string,
  { status = 400, headers = {}, ...fields }: Record<string, any> = {},
): Fault => {
  const body = JSON.stringify({
    __type: `com.amazonaws.dynamodb.v20120810#${type}`,
    message: `${type} happened`,
    ...fields,
  })
  return response => deliver(response, { status, body }, headers)
}

export const faults = {
  /** The request arrives, and the connection is cut. */
  drop: response => response.destroy(),
  /** The request is executed, and the connection is cut. */
  dropAnswer: async (response, answer) => {
    await answer()
    response.destroy()
  },
  /** Executed, but the body ends early, and so does the connection. */
  truncate: async (response, answer) => {
    const { status, body } = await answer()
    response.writeHead(status, { 'content-length': String(Buffer.byteLength(body) + 10) })
    response.write(body)
    setTimeout(() => response.destroy(), 20)
  },
  /** Executed, but a shorter body arrives in good order. */
  shorten: async (response, answer) => {
    const { status, body } = await answer()
    response.writeHead(status)
    response.end(body.slice(0, -1))
  },
  /** Executed, but one byte of the body is another, still of valid JSON. */
  corrupt: async (response, answer) => {
    const { status, body } = await answer()
    response.writeHead(status, { 'x-amz-crc32': String(crc32(Buffer.from(body))) })
    response.end(body.replace(/[a-z](?="\})/, letter => (letter === 'x' ? 'y' : 'x')))
  },
  /** A page of somebody else's. */
  html: response => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<html>Please log in</html>')
  },
  /** A body that arrives byte by byte, in about a second. */
  slow: async (response, answer) => {
    const { status, body } = await answer()
    response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)) })
    for (const byte of Buffer.from(body)) {
      if (response.destroyed) return
      response.write(Buffer.from([byte]))
      await new Promise(resolve => setTimeout(resolve, 1000 / body.length))
    }
    response.end()
  },
  /** Nothing, ever. */
  hang: () => {},
} satisfies Record<string, Fault>

/**
 * A DynamoDB that has the faults given, one per request and in their order, and none after them (`undefined`: none).
 *
 * @param backend answers what gets through
 */
export const startFaultProxy = async (
  backend: (request: Seen) => Answer | Promise<Answer>,
): Promise<{
  readonly endpoint: string
  /** The requests since the last `plan`. */
  readonly seen: Seen[]
  plan(...next: (Fault | undefined)[]): void
  stop(): Promise<void>
}> => {
  const seen: Seen[] = []
  let planned: (Fault | undefined)[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    const got = { operation, headers: request.headers, body: JSON.parse(String(Buffer.concat(chunks))) }
    seen.push(got)
    const fault = planned.shift()
    const answer = async () => backend(got)
    if (fault) await fault(response, answer)
    else deliver(response, await answer())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { readonly port: number }
  return {
    endpoint: `http://127.0.0.1:${port}`,
    seen,
    plan: (...next) => {
      planned = next
      seen.length = 0
    },
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
