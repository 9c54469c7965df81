import { randomUUID } from 'node:crypto'
import { connect, withTable } from './connection.js'
import { handler } from './edge/lambda.js'

// Calls the Lambda of edge/lambda.ts as its runtime would.

const name = `notes-${randomUUID()}`
process.env.NOTES_TABLE = name
process.env.AWS_ACCESS_KEY_ID ??= 'example'
process.env.AWS_SECRET_ACCESS_KEY ??= 'example'
process.env.AWS_REGION ??= 'us-east-1'

const call = async (method: string, body?: string) => {
  const event = { rawPath: '/today', requestContext: { http: { method } }, ...(body && { body }) }
  const result = await handler(event)
  console.log(`${method} /today → ${result.statusCode} ${result.body ?? ''}`)
}

const main = async () => {
  await call('GET')
  await call('PUT', 'Water the plants')
  await call('GET')
  await call('DELETE')
  await call('DELETE')
}

withTable(connect(), name, { partitionKey: { name: 'id', type: 'string' } }, main).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
