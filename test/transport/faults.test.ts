import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type FetchClientOptions, fetchClient } from '../../src/transport/fetch.js'
import { type Fault, failing, faults, startFaultProxy } from './faultProxy.js'

let proxy: Awaited<ReturnType<typeof startFaultProxy>>
beforeAll(async () => {
  proxy = await startFaultProxy(({ operation }) => ({
    status: 200,
    body: JSON.stringify(
      operation === 'GetItem'
        ? { Item: { pk: { S: 'abc' } } }
        : operation === 'UpdateItem'
          ? { Attributes: { pk: { S: 'abc' } } }
          : {},
    ),
  }))
})
afterAll(() => proxy.stop())

const secretAccessKey = 'SECRET/KEY'
const sessionToken = 'SESSION/TOKEN'
const clientWith = (options: Partial<FetchClientOptions> = {}) =>
  fetchClient({
    region: 'eu-west-1',
    endpoint: proxy.endpoint,
    credentials: { accessKeyId: 'AKID', secretAccessKey, sessionToken },
    retry: { delay: 1, throttlingDelay: 1 },
    ...options,
  })

const TableName = 'dex'
const Key = { pk: 'abc' }
const get = { operation: 'GetItem', input: { TableName, Key } }
const put = { operation: 'PutItem', input: { TableName, Item: Key } }
const update = { operation: 'UpdateItem', input: { TableName, Key, ReturnValues: 'ALL_NEW' } }
const transact = {
  operation: 'TransactWriteItems',
  input: { TransactItems: [{ Put: { TableName, Item: Key } }] },
}
const caught = async (promise: Promise<unknown>): Promise<any> =>
  promise.then(
    value => expect.fail(`resolved with ${JSON.stringify(value)}`),
    error => error,
  )

describe('is made again after', () => {
  test.each<readonly [string, Fault]>([
    ['a dropped connection', faults.drop],
    ['a truncated body', faults.truncate],
    ['a body that is too short', faults.shorten],
    ['a body of another checksum', faults.corrupt],
    ['a page of a proxy', faults.html],
    ...[500, 502, 503, 504].map(
      status => [`status ${status}`, failing('InternalServerError', { status })] as const,
    ),
    ['status 429', failing('Whatever', { status: 429 })],
    ...[
      'BandwidthLimitExceeded',
      'EC2ThrottledException',
      'LimitExceededException',
      'PriorRequestNotComplete',
      'ProvisionedThroughputExceededException',
      'RequestLimitExceeded',
      'RequestThrottled',
      'RequestThrottledException',
      'SlowDown',
      'ThrottledException',
      'Throttling',
      'ThrottlingException',
      'TooManyRequestsException',
      'TransactionInProgressException',
      'RequestTimeout',
      'RequestTimeoutException',
    ].map(type => [type, failing(type)] as const),
  ])('%s: a read', async (_, fault) => {
    proxy.plan(fault, fault)

    const response = await clientWith().send(get)

    expect(response).toMatchObject({ Item: Key, $metadata: { httpStatusCode: 200, attempts: 3 } })
    expect(proxy.seen).toHaveLength(3)
  })

  test.each([
    ['a dropped connection', faults.drop],
    ['status 500', failing('InternalServerError', { status: 500 })],
    ['ThrottlingException', failing('ThrottlingException')],
  ])('%s: a write', async (_, fault) => {
    proxy.plan(fault)

    await expect(clientWith().send(put)).resolves.toMatchObject({ $metadata: { attempts: 2 } })
  })

  test('no answer in time', async () => {
    proxy.plan(faults.hang, faults.slow)

    const response = await clientWith({ timeout: 200 }).send(get)

    expect(response).toMatchObject({ Item: Key, $metadata: { attempts: 3 } })
  })
})

describe('is not made again after', () => {
  test.each([
    'AccessDeniedException',
    'ConditionalCheckFailedException',
    'IdempotentParameterMismatchException',
    'ItemCollectionSizeLimitExceededException',
    'ResourceInUseException',
    'ResourceNotFoundException',
    'SerializationException',
    'TransactionCanceledException',
    'TransactionConflictException',
    'UnrecognizedClientException',
    'ValidationException',
    'ExpiredTokenException',
    'InvalidSignatureException',
    // Only begin as those that are.
    'NotThrottledException',
    'LimitExceededForeverException',
    'RequestTimeoutOfAnotherKind',
    'TransactionInProgressElsewhere',
  ])('%s', async name => {
    proxy.plan(failing(name))

    const error = await caught(clientWith().send(put))

    expect(proxy.seen).toHaveLength(1)
    expect(error).toMatchObject({
      name,
      message: `${name} happened`,
      $fault: 'client',
      $metadata: { httpStatusCode: 400, requestId: 'REQUEST', attempts: 1, totalRetryDelay: 0 },
    })
  })

  test.each([
    ['PutItem', put, faults.truncate, {}],
    ['PutItem', put, faults.html, {}],
    [
      'UpdateItem',
      update,
      faults.shorten,
      { AttributesError: expect.objectContaining({ name: 'CorruptResponseError' }) },
    ],
    [
      'UpdateItem',
      update,
      faults.corrupt,
      { AttributesError: expect.objectContaining({ name: 'CorruptResponseError' }) },
    ],
  ])('a success of %s that cannot be read: it happened', async (_, request, fault, output) => {
    proxy.plan(fault)

    const response = await clientWith().send(request)

    expect(proxy.seen).toHaveLength(1)
    expect(response).toStrictEqual({ ...output, $metadata: expect.objectContaining({ httpStatusCode: 200 }) })
  })

  test('a success of an operation on tables that cannot be read', async () => {
    proxy.plan(faults.shorten)

    const error = await caught(clientWith().send({ operation: 'CreateTable', input: { TableName } }))

    expect(proxy.seen).toHaveLength(1)
    expect(error).toMatchObject({ name: 'CorruptResponseError', $metadata: { httpStatusCode: 200 } })
  })

  test('a success of an item that this client cannot hold', async () => {
    const numbers = await startFaultProxy(() => ({
      status: 200,
      body: '{"Attributes":{"n":{"N":"0.1234567890123456789"}}}',
    }))
    const client = clientWith({ endpoint: numbers.endpoint })

    await expect(client.send(update)).resolves.toMatchObject({
      AttributesError: { code: 'transport.inexactNumber' },
    })
    await expect(client.send(get)).rejects.toMatchObject({ code: 'transport.inexactNumber' })
    expect(numbers.seen).toHaveLength(2)
    await numbers.stop()
  })
})

test('what is not DynamoDB at all is told by its status', async () => {
  const fetch = async () => new Response('<html>', { status: 404 })
  const error = await caught(clientWith({ fetch }).send(get))

  expect(error).toMatchObject({
    name: 'CorruptResponseError',
    message: expect.stringContaining('(status 404)'),
    $metadata: { httpStatusCode: 404 },
  })
})

test('a fetch that fails without an error is a failure of the network', async () => {
  const fetch = () => Promise.reject()

  expect(await caught(clientWith({ fetch }).send(get))).toMatchObject({ name: 'NetworkError' })
})

test('a body that stays corrupt is an error', async () => {
  proxy.plan(...Array(4).fill(faults.corrupt))

  const error = await caught(clientWith().send(get))

  expect(error).toMatchObject({ name: 'CorruptResponseError', $metadata: { attempts: 4 } })
})

test('four requests are made at most, and the last error is thrown', async () => {
  proxy.plan(
    ...Array(3).fill(failing('ThrottlingException')),
    failing('InternalServerError', { status: 500 }),
  )

  const error = await caught(clientWith().send(get))

  expect(error).toMatchObject({ name: 'InternalServerError', $fault: 'server', $metadata: { attempts: 4 } })
  expect(proxy.seen).toHaveLength(4)
})

test('maxAttempts: 1 retries nothing', async () => {
  proxy.plan(faults.drop)

  const error = await caught(clientWith({ retry: { maxAttempts: 1 } }).send(get))

  expect(error).toMatchObject({ name: 'NetworkError', $fault: 'server', $metadata: { attempts: 1 } })
})

test('a transaction keeps its token in each attempt, and another one has another', async () => {
  proxy.plan(faults.dropAnswer, failing('TransactionInProgressException'), faults.shorten)
  await clientWith().send(transact)
  const tokens = proxy.seen.map(({ body }) => body.ClientRequestToken)

  expect(tokens).toHaveLength(4)
  expect(new Set(tokens).size).toBe(1)
  expect(tokens[0]).toMatch(/^[0-9a-f-]{36}$/)

  proxy.plan()
  await clientWith().send(transact)
  expect(proxy.seen[0]?.body.ClientRequestToken).not.toBe(tokens[0])
})

test('a transaction of PartiQL has a token, too', async () => {
  proxy.plan(faults.dropAnswer)
  await clientWith().send({ operation: 'ExecuteTransaction', input: { TransactStatements: [] } })
  const tokens = proxy.seen.map(({ body }) => body.ClientRequestToken)

  expect(tokens).toStrictEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), tokens[0]])
})

test("a caller's token is kept", async () => {
  proxy.plan(faults.drop)
  await clientWith().send({ ...transact, input: { ...transact.input, ClientRequestToken: 'mine' } })

  expect(proxy.seen.map(({ body }) => body.ClientRequestToken)).toStrictEqual(['mine', 'mine'])
})

test('pauses grow, at random up to the most; throttled requests wait longer, and as long as they are told to', async () => {
  const random = vi.spyOn(Math, 'random').mockReturnValue(0.999)
  const pauses = async (...plan: Parameters<typeof proxy.plan>) => {
    proxy.plan(...plan)
    const { $metadata } = (await clientWith({ retry: { delay: 10, throttlingDelay: 40 } }).send(get)) as any
    return $metadata.totalRetryDelay
  }

  expect(await pauses(faults.drop)).toBe(9)
  expect(await pauses(faults.drop, faults.drop)).toBe(9 + 19)
  expect(await pauses(faults.drop, faults.drop, faults.drop)).toBe(9 + 19 + 39)
  expect(await pauses(failing('ThrottlingException'))).toBe(39)
  expect(await pauses(failing('ThrottlingException', { headers: { 'x-amz-retry-after': '70' } }))).toBe(70)
  expect(await pauses(failing('SlowDown', { status: 503, headers: { 'retry-after': '0.05' } }))).toBe(50)
  random.mockRestore()
})

test('retries stop when most requests fail, and are earned again by successes', async () => {
  const client = clientWith({ retry: { delay: 0, throttlingDelay: 0 } })
  const attempts: number[] = []
  for (let i = 0; i < 14; i++) {
    proxy.plan(...Array(4).fill(failing('InternalServerError', { status: 500 })))
    attempts.push((await caught(client.send(get))).$metadata.attempts)
  }
  // 500 tokens, 14 a retry: 35 retries.
  expect(attempts).toStrictEqual([...Array(11).fill(4), 3, 1, 1])

  for (let i = 0; i < 10; i++) {
    proxy.plan()
    await client.send(get)
  }
  proxy.plan(failing('InternalServerError', { status: 500 }))
  expect(await client.send(get)).toMatchObject({ $metadata: { attempts: 2 } })
})

test('a clock that is wrong is set by what DynamoDB says, once', async () => {
  const client = clientWith({ retry: { delay: 0 } })
  const date = new Date(Date.now() + 3_600_000).toUTCString()
  proxy.plan(failing('InvalidSignatureException', { headers: { date } }))
  await client.send(get)
  const times = proxy.seen.map(({ headers }) => String(headers['x-amz-date']).slice(0, 11))
  const hour = (ms: number) => new Date(ms).toISOString().replace(/[-:]/g, '').slice(0, 11)

  expect(times).toStrictEqual([hour(Date.now()), hour(Date.now() + 3_600_000)])
  // The same time again is no reason.
  proxy.plan(failing('InvalidSignatureException', { headers: { date } }))
  expect(await caught(client.send(get))).toMatchObject({ name: 'InvalidSignatureException' })
})

describe('limits', () => {
  test('a total one ends retries', async () => {
    proxy.plan(...Array(9).fill(faults.hang))
    const start = Date.now()

    const error = await caught(clientWith({ timeout: { attempt: 100, total: 250 } }).send(get))

    expect(error).toMatchObject({ name: 'TimeoutError', $fault: 'server' })
    expect(Date.now() - start).toBeLessThan(400)
    expect(proxy.seen).toHaveLength(3)
  })

  test('one of a single call goes before that of the client', async () => {
    proxy.plan(faults.hang)

    await expect(clientWith({ timeout: 10_000 }).send(get, { requestTimeout: 100 })).resolves.toMatchObject({
      $metadata: { attempts: 2 },
    })
  })

  test('an abort ends a request, and is not retried', async () => {
    proxy.plan(faults.hang)
    const abort = new AbortController()
    setTimeout(() => abort.abort(), 50)

    const error = await caught(clientWith().send(get, { abortSignal: abort.signal }))

    expect(error).toMatchObject({ name: 'AbortError', $fault: 'client' })
    expect(proxy.seen).toHaveLength(1)
  })

  test('an abort ends a pause', async () => {
    proxy.plan(failing('ThrottlingException', { headers: { 'x-amz-retry-after': '4000' } }))
    const abort = new AbortController()
    setTimeout(() => abort.abort(), 50)
    const start = Date.now()

    expect(await caught(clientWith().send(get, { abortSignal: abort.signal }))).toMatchObject({
      name: 'AbortError',
    })
    expect(Date.now() - start).toBeLessThan(1000)
  })

  test('an abort leaves no timer of its pause behind', async () => {
    vi.useFakeTimers()
    try {
      const abort = new AbortController()
      const fetch = async () => new Response('{"__type":"ThrottlingException"}', { status: 400 })
      const retry = { throttlingDelay: 20_000 }
      const sent = caught(clientWith({ fetch, retry }).send(get, { abortSignal: abort.signal }))
      await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0))
      abort.abort()

      expect((await sent).name).toBe('AbortError')
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  test('an abort before a request makes none', async () => {
    proxy.plan()
    const error = await caught(clientWith().send(get, { abortSignal: AbortSignal.abort() }))

    expect(error.name).toBe('AbortError')
    expect(proxy.seen).toHaveLength(0)
  })
})

describe('secrets', () => {
  const secrets = new RegExp(`${secretAccessKey}|${sessionToken}`)
  const tellsNone = (error: unknown) => {
    const seen = [
      String(error),
      (error as Error).stack,
      JSON.stringify(error),
      JSON.stringify((error as Error).cause),
    ]
    expect(seen.join('\n')).not.toMatch(secrets)
  }

  test('are not in what DynamoDB quotes', async () => {
    const message = `The canonical string should have been 'x-amz-security-token:${sessionToken}'`
    proxy.plan(failing('InvalidSignatureException', { message }))
    const error = await caught(clientWith().send(get))

    expect(error.message).toContain("'x-amz-security-token:[hidden]'")
    tellsNone(error)
  })

  test('are not in errors of the network, nor of a fetch that tells them', async () => {
    const leaky = async (_: string, { headers }: { headers?: object }) => {
      throw new TypeError(`failed with ${JSON.stringify(headers)}`)
    }
    const error = await caught(clientWith({ fetch: leaky, retry: { maxAttempts: 1 } }).send(get))

    expect(error.name).toBe('NetworkError')
    tellsNone(error)
  })

  test('are not in the error of credentials that no header takes', async () => {
    proxy.plan()
    const credentials = { accessKeyId: 'AKID', secretAccessKey, sessionToken: `${sessionToken}\n` }
    const error = await caught(clientWith({ credentials }).send(get))

    expect(error).toMatchObject({ code: 'transport.invalidCredentials' })
    tellsNone(error)
    expect(proxy.seen).toHaveLength(0)
  })

  test('are not in the client', () => {
    const client = clientWith()

    expect(JSON.stringify(client)).not.toMatch(secrets)
    expect(Object.keys(client)).toStrictEqual(['~transport', 'send'])
  })
})
