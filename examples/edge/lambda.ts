import { credentialsFromEnv, fetchClient } from 'stator/fetch'
import { notesIn } from './notes.js'

/** What a function URL, or an HTTP API, sends. */
export interface HttpEvent {
  readonly rawPath: string
  readonly body?: string
  readonly requestContext: { readonly http: { readonly method: string } }
}

/** What it takes back. */
export interface HttpResult {
  readonly statusCode: number
  readonly body?: string
}

/** Made once for each instance of the function, at the first request: importing does nothing. */
let notes: ReturnType<typeof notesIn> | undefined

/** `GET`, `PUT` and `DELETE /<id>`, as a Lambda. Its role gives the credentials, as environment variables. */
export const handler = async ({ rawPath, body = '', requestContext }: HttpEvent): Promise<HttpResult> => {
  const { AWS_REGION = 'us-east-1', NOTES_TABLE = 'notes', DYNAMODB_ENDPOINT } = process.env
  notes ??= notesIn(
    NOTES_TABLE,
    fetchClient({ region: AWS_REGION, credentials: credentialsFromEnv(), endpoint: DYNAMODB_ENDPOINT }),
  )
  const id = rawPath.slice(1)
  const { method } = requestContext.http
  if (method === 'PUT') return { statusCode: 200, body: JSON.stringify(await notes.write(id, body)) }
  if (method === 'DELETE') return { statusCode: (await notes.remove(id)) ? 204 : 404 }
  const note = await notes.read(id)
  return note ? { statusCode: 200, body: JSON.stringify(note) } : { statusCode: 404, body: 'No such note' }
}
