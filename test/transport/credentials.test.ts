import { expect, test, vi } from 'vitest'
import {
  type Credentials,
  credentialsFromContainer,
  credentialsFromEnv,
  fetchClient,
} from '../../src/transport/fetch.js'

/** A client, and the access keys that its requests were signed with. */
const watched = (
  credentials: Parameters<typeof fetchClient>[0]['credentials'],
  answers: (() => Response)[] = [],
) => {
  const used: (string | undefined)[] = []
  const client = fetchClient({
    region: 'eu-west-1',
    credentials,
    fetch: async (_, { headers }) => {
      used.push(/Credential=([^/]+)/.exec(headers?.['authorization'] ?? '')?.[1])
      return (answers.shift()?.() ?? new Response('{}')) as never // its types differ, not what it does
    },
  })
  return { used, send: () => client.send({ operation: 'ListTables', input: {} }) }
}

const inMinutes = (minutes: number) => new Date(Date.now() + 60_000 * minutes)
const numbered = (expiration: (call: number) => Credentials['expiration']) => {
  let call = 0
  return vi.fn(async () => ({
    accessKeyId: `K${++call}`,
    secretAccessKey: 'S',
    expiration: expiration(call),
  }))
}

test('a provider is asked once for requests at the same time, and not again before its credentials expire', async () => {
  const provider = numbered(() => inMinutes(60))
  const { used, send } = watched(provider)
  await Promise.all([send(), send()])
  await send()

  expect(provider).toHaveBeenCalledTimes(1)
  expect(used).toStrictEqual(['K1', 'K1', 'K1'])
})

test.each([
  ['a date', inMinutes(4)],
  ['a text', inMinutes(4).toISOString()],
  ['milliseconds', Number(inMinutes(4))],
])('it is asked again five minutes before: %s', async (_, soon) => {
  const provider = numbered(call => (call === 1 ? soon : undefined))
  const { used, send } = watched(provider)
  await send()
  await send()
  await send()

  expect(used).toStrictEqual(['K1', 'K2', 'K2'])
})

test('credentials that are still good serve where the provider fails', async () => {
  const provider = numbered(() => inMinutes(4))
  const { used, send } = watched(provider)
  await send()
  provider.mockRejectedValueOnce(new Error('down'))
  await send()

  expect(used).toStrictEqual(['K1', 'K1'])
})

test('what a provider throws is thrown, and it is asked again the next time', async () => {
  const provider = numbered(() => undefined)
  const down = new Error('down')
  provider.mockRejectedValueOnce(down)
  const { used, send } = watched(provider)

  await expect(send()).rejects.toBe(down)
  await send()
  expect(used).toStrictEqual(['K1'])
})

test('credentials that DynamoDB says have expired are asked for again by the next request', async () => {
  const provider = numbered(() => undefined)
  const expired = () => new Response('{"__type":"x#ExpiredTokenException"}', { status: 400 })
  const { used, send } = watched(provider, [expired])

  await expect(send()).rejects.toMatchObject({ name: 'ExpiredTokenException' })
  await send()
  expect(used).toStrictEqual(['K1', 'K2'])
})

test('credentialsFromEnv reads the variables that a Lambda has', () => {
  const env = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' }

  expect(credentialsFromEnv(env)).toStrictEqual({ accessKeyId: 'a', secretAccessKey: 'b' })
  expect(credentialsFromEnv({ ...env, AWS_SESSION_TOKEN: 'c' })).toStrictEqual({
    accessKeyId: 'a',
    secretAccessKey: 'b',
    sessionToken: 'c',
  })
  expect(() => credentialsFromEnv({ AWS_ACCESS_KEY_ID: 'a' })).toThrow(
    expect.objectContaining({ code: 'transport.invalidCredentials' }),
  )
})

test('credentialsFromEnv looks at the process by default', () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'x')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'y')
  vi.stubEnv('AWS_SESSION_TOKEN', '')

  expect(credentialsFromEnv()).toStrictEqual({ accessKeyId: 'x', secretAccessKey: 'y' })
  vi.unstubAllEnvs()
})

const role = { AccessKeyId: 'a', SecretAccessKey: 'b', Token: 'c', Expiration: '2031-01-01T00:00:00Z' }
const answering = (body: unknown = role, status = 200) =>
  vi.fn(async (_url: string, _init: object) => new Response(JSON.stringify(body), { status }) as never)

test.each([
  [{ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/1' }, 'http://169.254.170.2/v2/1', {}],
  [
    {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1',
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'T',
    },
    'http://169.254.170.23/v1',
    { headers: { authorization: 'T' } },
  ],
  [
    {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'https://example.com/v1',
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/token',
    },
    'https://example.com/v1',
    { headers: { authorization: 'of /token' } },
  ],
])('credentialsFromContainer asks where %j says', async (env, url, init) => {
  const fetch = answering()
  const provider = credentialsFromContainer({ env, fetch, readFile: async path => `of ${path}\n` })

  expect(await provider()).toStrictEqual({
    accessKeyId: 'a',
    secretAccessKey: 'b',
    sessionToken: 'c',
    expiration: '2031-01-01T00:00:00Z',
  })
  expect(fetch).toHaveBeenCalledWith(url, init)
})

test.each([
  ['nothing is set', {}, answering()],
  ['it would ask in the clear', { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://example.com' }, answering()],
  ['the path is a host', { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '.evil.com/' }, answering()],
  [
    'the token is in a file that nothing reads',
    {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1',
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/token',
    },
    answering(),
  ],
  ['there is no role', { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/' }, answering({}, 404)],
])('credentialsFromContainer fails if %s', async (_, env, fetch) => {
  await expect(credentialsFromContainer({ env, fetch })()).rejects.toMatchObject({
    code: 'transport.invalidCredentials',
  })
})

test('credentialsFromContainer tells nothing of an answer that it cannot read', async () => {
  const fetch = async () => new Response('{"SecretAccessKey":"SECRET') as never
  const env = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/' }
  const given = Promise.resolve(credentialsFromContainer({ env, fetch })())
  const error = await given.then(
    () => new Error('given'),
    (reason: Error) => reason,
  )

  expect(error).toMatchObject({ code: 'transport.invalidCredentials' })
  expect(`${error.message} ${error.stack}`).not.toContain('SECRET')
})
