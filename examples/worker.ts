import { randomUUID } from 'node:crypto'
import { connect, withTable } from './connection.js'
import { worker } from './edge/worker.js'

// Calls the Cloudflare Worker of edge/worker.ts as its runtime would, here in Node.

const name = `notes-${randomUUID()}`
const { AWS_ACCESS_KEY_ID = 'example', AWS_SECRET_ACCESS_KEY = 'example', DYNAMODB_ENDPOINT } = process.env
const env = {
  AWS_ACCESS_KEY_ID,
  AWS_SECRET_ACCESS_KEY,
  AWS_REGION: process.env.AWS_REGION ?? 'us-east-1',
  NOTES_TABLE: name,
  ...(DYNAMODB_ENDPOINT && { DYNAMODB_ENDPOINT }),
}

const call = async (method: string, body?: string) => {
  const request = new Request('https://notes.example.com/today', { method, ...(body && { body }) })
  const response = await worker.fetch(request, env)
  console.log(`${method} /today → ${response.status} ${await response.text()}`)
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
