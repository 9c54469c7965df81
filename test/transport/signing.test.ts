import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import { AwsV4Signer } from 'aws4fetch'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { fetchClient } from '../../src/transport/fetch.js'

type SourceData = string | ArrayBuffer | ArrayBufferView

const bytesOf = (data: SourceData) =>
  typeof data === 'string'
    ? data
    : ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data)

class Sha256 {
  #hash
  constructor(key?: SourceData) {
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(key))
  }
  update(data: SourceData) {
    this.#hash.update(bytesOf(data))
  }
  async digest() {
    return Uint8Array.from(this.#hash.digest())
  }
}

/** What is signed, and what the signature is, of a request as `fetchClient` makes it. */
const signedRequest = async (
  options: Partial<Parameters<typeof fetchClient>[0]>,
  request: { operation: string; input: object },
) => {
  let made: { url: string; headers: Record<string, string>; body: string } | undefined
  const client = fetchClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'SECRET' },
    ...options,
    fetch: async (url, { headers, body }) => {
      made = { url, headers: headers as Record<string, string>, body: body as string }
      return new Response('{}') as never // its types differ, not what it does
    },
  })
  await client.send(request)
  if (!made) throw new Error('Nothing was requested')
  return made
}

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference: the suite of AWS (aws-sig-v4-test-suite).
test.each([
  [
    'get-vanilla',
    'GET',
    '',
    {},
    undefined,
    '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  ],
  [
    'post-vanilla',
    'POST',
    '',
    {},
    undefined,
    '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  ],
  [
    'get-vanilla-query-order-key-case',
    'GET',
    '?Param2=value2&Param1=value1',
    {},
    undefined,
    'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  ],
  [
    'post-header-key-sort',
    'POST',
    '',
    { 'My-Header1': 'value1' },
    undefined,
    'c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c',
  ],
  [
    'post-x-www-form-urlencoded',
    'POST',
    '',
    { 'Content-Type': 'application/x-www-form-urlencoded' },
    'Param1=value1',
    'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
  ],
] as const)(
  'the signer signs the published example %s',
  async (_, method, query, headers, body, signature) => {
    const { headers: signed } = await new AwsV4Signer({
      method,
      url: `https://example.amazonaws.com/${query}`,
      headers,
      ...(body && { body }),
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      service: 'service',
      region: 'us-east-1',
      datetime: '20150830T123600Z',
      allHeaders: true,
    }).sign()

    expect(signed.get('authorization')).toContain(`Signature=${signature}`)
  },
)

const credential = fc.stringMatching(/^[!-~]{1,60}$/)
const requests = fc.record({
  region: fc.stringMatching(/^[a-z]{2}-[a-z]{4,9}-[1-9]$/),
  operation: fc.constantFrom('PutItem', 'Query', 'TransactWriteItems', 'DescribeTable'),
  input: fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean())),
  time: fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
  endpoint: fc.constantFrom(undefined, 'https://ddb.example.com:8443/', 'http://localhost:8000'),
  credentials: fc.record(
    { accessKeyId: credential, secretAccessKey: credential, sessionToken: credential },
    { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
  ),
})

test('fetchClient signs as the SDK does', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    await fc.assert(
      fc.asyncProperty(requests, async ({ region, operation, input, time, endpoint, credentials }) => {
        vi.setSystemTime(time)
        const { url, headers, body } = await signedRequest(
          { region, endpoint, credentials },
          { operation, input },
        )
        const { host, protocol, pathname } = new URL(url)
        const signer = new SignatureV4({
          region,
          service: 'dynamodb',
          credentials,
          sha256: Sha256,
          applyChecksum: false,
        })

        const { authorization: ours, ...others } = headers
        const { headers: theirs } = await signer.sign(
          {
            method: 'POST',
            protocol,
            hostname: host,
            path: pathname,
            headers: { ...others, host },
            body,
          },
          { signingDate: time, unsignableHeaders: new Set(['content-type']) },
        )

        expect(ours).toBe(theirs['authorization'])
        expect(headers).toMatchObject({
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': `DynamoDB_20120810.${operation}`,
        })
        expect(headers['x-amz-security-token']).toBe(credentials.sessionToken)
      }),
      { numRuns: 200 },
    )
  } finally {
    vi.useRealTimers()
  }
})

test.each([
  [{ region: 'eu-west-1' }, 'https://dynamodb.eu-west-1.amazonaws.com/'],
  [{ region: 'cn-north-1' }, 'https://dynamodb.cn-north-1.amazonaws.com.cn/'],
  [{ region: 'eu-west-1', accountId: '123456789012' }, 'https://123456789012.ddb.eu-west-1.amazonaws.com/'],
  [{ region: 'local', endpoint: 'http://localhost:8000' }, 'http://localhost:8000/'],
  [{ region: 'local', endpoint: 'http://[::1]:8000' }, 'http://[::1]:8000/'],
  [{ region: 'local', endpoint: 'http://127.1.2.3' }, 'http://127.1.2.3/'],
  [{ region: 'local', endpoint: 'http://ddb:8000', allowInsecure: true }, 'http://ddb:8000/'],
  [{ region: 'local', endpoint: 'https://ddb.example.com/path' }, 'https://ddb.example.com/path'],
])('%j is requested at %s', async (options, url) => {
  const made = await signedRequest(options, { operation: 'ListTables', input: {} })

  expect(made.url).toBe(url)
})

test.each([
  ['region', { region: 'evil.com/' }],
  ['region', { region: '' }],
  ['region', { region: undefined }],
  ['accountId', { accountId: 'evil.com/x' }],
  ['endpoint', { endpoint: 'http://dynamodb.eu-west-1.amazonaws.com' }],
  ['endpoint', { endpoint: 'http://localhost.evil.com' }],
  ['endpoint', { endpoint: 'http://127.0.0.1.evil.com' }],
  ['endpoint', { endpoint: 'ftp://localhost', allowInsecure: true }],
  ['endpoint', { endpoint: 'nonsense' }],
  ['endpoint', { endpoint: 'https://user:password@ddb.example.com' }],
  ['credentials', { credentials: undefined }],
])('%s: %j is refused', (option, options) => {
  const all = { region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, ...options }

  expect(() => fetchClient(all as never)).toThrow(
    expect.objectContaining({
      code: 'transport.invalidOption',
      payload: expect.objectContaining({ option }),
    }),
  )
})
