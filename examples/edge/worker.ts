import { credentialsFromEnv, fetchClient } from 'stator/fetch'
import { notesIn } from './notes.js'

/** The bindings of the Worker: `wrangler secret put AWS_SECRET_ACCESS_KEY`, and so on. */
export interface Env {
  readonly AWS_ACCESS_KEY_ID: string
  readonly AWS_SECRET_ACCESS_KEY: string
  readonly AWS_REGION: string
  readonly NOTES_TABLE: string
  /** Only to run it beside an emulator. */
  readonly DYNAMODB_ENDPOINT?: string
}

/** `GET`, `PUT` and `DELETE /<id>`. A Cloudflare Worker exports it by default; see `worker.js` of the bundle. */
export const worker = {
  fetch: async (request: Request, env: Env): Promise<Response> => {
    const client = fetchClient({
      region: env.AWS_REGION,
      credentials: credentialsFromEnv({ ...env }),
      endpoint: env.DYNAMODB_ENDPOINT,
    })
    const notes = notesIn(env.NOTES_TABLE, client)
    const id = new URL(request.url).pathname.slice(1)

    if (request.method === 'PUT') return Response.json(await notes.write(id, await request.text()))
    if (request.method === 'DELETE')
      return new Response(null, { status: (await notes.remove(id)) ? 204 : 404 })
    const note = await notes.read(id)
    return note ? Response.json(note) : new Response('No such note', { status: 404 })
  },
}
