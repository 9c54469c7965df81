import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type BuildOptions, build } from 'esbuild'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { describeOnDynamodb, localTable } from '../integration/localTable.js'
import { expected } from './expected.js'
import type { Place } from './scenario.js'

const endpoint = inject('dynamodbEndpoint') as string
const consumer = inject('edgeConsumer')
const folder = fileURLToPath(new URL('./', import.meta.url))
const require = createRequire(import.meta.url)

/** The scenario as one module. The package is the packed one: part of the bundle, or left to the runtime. */
const bundled = async (
  options: BuildOptions,
  main = "export { scenario } from './scenario.ts'",
): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: main, resolveDir: folder, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    tsconfigRaw: {},
    // As if the scenario were the consumer's own file.
    nodePaths: [join(consumer, 'node_modules')],
    ...options,
  })
  return outputFiles?.[0]?.text ?? ''
}

/** A program that prints what the scenario resolves with. */
const program = (place: Place) =>
  `import { scenario } from './scenario.ts'
   scenario(${JSON.stringify(place)}).then(result => console.log(JSON.stringify(result)))`

const run = async (command: string, ...args: string[]): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(command, args, { cwd: consumer, timeout: 60_000 })
  return JSON.parse(stdout)
}

/** The file of an installed package, found beside its package.json. */
const fileOf = (name: string, ...path: string[]) =>
  join(dirname(require.resolve(`${name}/package.json`, { paths: [folder] })), ...path)

/** Tables for one run of the scenario. */
const placeFor = (): Place => ({
  endpoint,
  tableName: localTable({
    partitionKey: { name: 'pk', type: 'string' },
    sortKey: { name: 'sk', type: 'number' },
  }),
  schemaTable: localTable({
    partitionKey: { name: 'hash', type: 'string' },
    sortKey: { name: 'range', type: 'string' },
  }),
})

describeOnDynamodb('Node', () => {
  const places = { mjs: placeFor(), cjs: placeFor() }

  test.each([
    ['ES modules', 'mjs', 'esm'],
    ['CommonJS', 'cjs', 'cjs'],
  ] as const)('%s', async (_, extension, format) => {
    const file = join(consumer, `node.${extension}`)
    writeFileSync(file, await bundled({ format, packages: 'external' }, program(places[extension])))

    expect(await run(process.execPath, file)).toStrictEqual(expected)
  })
})

describeOnDynamodb('Deno', () => {
  const place = placeFor()

  test('ES modules', async () => {
    const file = join(consumer, 'deno.mjs')
    writeFileSync(file, await bundled({ packages: 'external' }, program(place)))
    const deno = fileOf(
      `@deno/${process.platform}-${process.arch}${process.platform === 'linux' ? '-glibc' : ''}`,
      'deno',
    )

    expect(
      await run(
        deno,
        'run',
        '--no-remote',
        '--node-modules-dir=manual',
        '--allow-net',
        '--allow-env',
        '--allow-read',
        file,
      ),
    ).toStrictEqual(expected)
  })
})

describeOnDynamodb('Bun', () => {
  const place = placeFor()

  test('ES modules', async () => {
    const file = join(consumer, 'bun.mjs')
    writeFileSync(file, await bundled({ packages: 'external' }, program(place)))
    const bun = fileOf(`@oven/bun-${process.platform}-${process.arch}`, 'bin', 'bun')

    expect(await run(bun, 'run', file)).toStrictEqual(expected)
  })
})

describeOnDynamodb('workerd, through miniflare', () => {
  const place = placeFor()

  test('a module worker', async () => {
    const { Miniflare } = require(fileOf('miniflare', 'dist', 'src', 'index.js'))
    const script = await bundled(
      { platform: 'browser', conditions: ['workerd', 'worker', 'module'] },
      `import { scenario } from './scenario.ts'
       export default { fetch: async request => Response.json(await scenario(await request.json())) }`,
    )
    const worker = new Miniflare({ modules: true, script, compatibilityDate: '2025-01-01' })
    try {
      const body = JSON.stringify(place)
      const response = await worker.dispatchFetch('http://localhost/', { method: 'POST', body })

      expect(await response.json()).toStrictEqual(expected)
    } finally {
      await worker.dispose()
    }
  })
})

describeOnDynamodb('the example of a Cloudflare Worker', () => {
  const tableName = localTable({ partitionKey: { name: 'id', type: 'string' } })

  test('writes, reads and removes a note in workerd', async () => {
    const { Miniflare } = require(fileOf('miniflare', 'dist', 'src', 'index.js'))
    const script = await bundled(
      { platform: 'browser', conditions: ['workerd', 'worker', 'module'] },
      "export { worker as default } from '../../examples/edge/worker.ts'",
    )
    const bindings = {
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_REGION: 'local',
      NOTES_TABLE: tableName,
      DYNAMODB_ENDPOINT: endpoint,
    }
    const worker = new Miniflare({ modules: true, script, compatibilityDate: '2025-01-01', bindings })
    const call = async (method: string, body?: string) => {
      const response = await worker.dispatchFetch('http://localhost/a', { method, ...(body && { body }) })
      return [response.status, await response.text()]
    }
    try {
      expect(await call('GET')).toStrictEqual([404, 'No such note'])
      expect(await call('PUT', 'hello')).toStrictEqual([200, '{"id":"a","text":"hello","views":0}'])
      expect(await call('GET')).toStrictEqual([200, '{"id":"a","text":"hello","views":0}'])
      expect(await call('DELETE')).toStrictEqual([204, ''])
    } finally {
      await worker.dispose()
    }
  })
})

describeOnDynamodb('@edge-runtime/vm', () => {
  const place = placeFor()

  test('a script', async () => {
    const { EdgeVM } = require(fileOf('@edge-runtime/vm', 'dist', 'index.js'))
    const script = await bundled({ platform: 'browser', format: 'iife', globalName: 'edge' })
    const vm = new EdgeVM()
    vm.evaluate(script)
    const json = await vm.evaluate(
      `edge.scenario(${JSON.stringify(place)}).then(result => JSON.stringify(result))`,
    )

    expect(JSON.parse(json)).toStrictEqual(expected)
  })
})

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
if (!chromium)
  console.warn('SKIPPED: the test in Chromium, since none is installed (Debian: apt-get install chromium).')

describeOnDynamodb('Chromium', () => {
  const place = placeFor()
  let origin = ''
  // A page's scripts may ask its own origin only: it hands on to DynamoDB.
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      const script = await bundled({ platform: 'browser', format: 'iife', globalName: 'edge' })
      response.setHeader('content-type', 'text/html')
      response.end(`<meta charset="utf-8"><script>${script.replaceAll('</script', '<\\/script')}</script>`)
      return
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { host, connection, ...headers } = request.headers
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: Buffer.concat(chunks),
    })
    const kept = ['content-type', 'x-amz-crc32', 'x-amzn-requestid'].flatMap(name => {
      const value = answer.headers.get(name)
      return value === null ? [] : [[name, value] as const]
    })
    response.writeHead(answer.status, Object.fromEntries(kept))
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  test.skipIf(!chromium)('a page', async () => {
    const playwright = require(fileOf('playwright-core', 'index.js'))
    const browser = await playwright.chromium.launch({ executablePath: chromium, args: ['--no-sandbox'] })
    try {
      const page = await browser.newPage()
      await page.goto(origin)
      const here = JSON.stringify({ ...place, endpoint: origin })

      expect(await page.evaluate(`edge.scenario(${here})`)).toStrictEqual(expected)
    } finally {
      await browser.close()
    }
  })
})
