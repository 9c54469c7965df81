import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { actionsOf, BENCH, bundle, NotBuilt, ROOT } from '../lib/contender.mjs'

// Everything is measured as an ES module for Node, minified, gzip at level 9. The browser build differs by no byte
// where the SDK is external; where it is bundled, the browser's is taken: it holds no credential providers.

const KV = readFileSync(join(BENCH, 'fixtures/kv.ts'), 'utf8')
const SDK = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
`
const EXTERNAL = ['@aws-sdk/*', '@smithy/*', 'aws4fetch', 'zod']

const ACTION = {
  put: "export { PutItemCommand } from 'stator/entity/actions/put'\n",
  get: "export { GetItemCommand } from 'stator/entity/actions/get'\n",
  update: "export { $add, $append, UpdateItemCommand } from 'stator/entity/actions/update'\n",
  delete: "export { DeleteItemCommand } from 'stator/entity/actions/delete'\n",
  query: "export { QueryCommand } from 'stator/table/actions/query'\n",
}
const KV_ACTIONS = ACTION.put + ACTION.get + ACTION.update + ACTION.delete
const fromRoot = code => code.replace(/'stator\/[^']*'/g, "'stator'")
const fromEdge = code => code.replace(/'stator\/((?:entity|table)\/actions\/)/g, "'stator/edge/$1")

const KV_SDK = `${SDK}${KV}${KV_ACTIONS}
kvTable.documentClient = DynamoDBDocumentClient.from(new DynamoDBClient({}))
`

/** The KV schema as the functional layer has it, with the clock in it. */
const FUNCTIONAL = readFileSync(join(BENCH, 'fixtures/functional.ts'), 'utf8')
const functionalKv = from => `
import { Table } from '${from}'
const now = () => '2031-05-01T10:00:00.000Z'
${FUNCTIONAL.slice(FUNCTIONAL.indexOf('const oneOf'), FUNCTIONAL.indexOf('const orderSchemaObject'))}
export const tableOf = client => new Table({ name: 'kv', client, schema: kvSchemaObject })
`

/** A program of `examples/edge`, in one module. */
const edgeExample = name =>
  ['notes', name]
    .map(file => readFileSync(join(ROOT, 'examples/edge', `${file}.ts`), 'utf8'))
    .join('\n')
    .replace("import { notesIn } from './notes.js'\n", '')

const CASES = {
  put: { code: KV + ACTION.put },
  get: { code: KV + ACTION.get },
  kv: { code: KV + KV_ACTIONS },
  query: { code: KV + ACTION.query },
  everything: { code: "export * from 'stator'\n" },
  kvRoot: { code: fromRoot(KV + KV_ACTIONS) },
  entity: { code: KV },
  functionalKv: { code: functionalKv('stator/functional/items') },
  functional: { code: functionalKv('stator/functional') },
  kvSdk: { code: KV_SDK, withSdk: 'browser' },
  kvSdkNode: { code: KV_SDK, withSdk: 'node' },
  kvFetch: {
    code: `import { fetchClient } from 'stator/fetch'\nexport { fetchClient }\n${fromEdge(KV + KV_ACTIONS)}`,
    withSdk: 'browser',
  },
  worker: { code: edgeExample('worker'), withSdk: 'browser' },
  lambda: { code: edgeExample('lambda'), withSdk: 'node' },
}

/** The document client with the four commands: what KV costs before a byte of a toolkit. */
const SDK_ALONE = `${SDK}
export { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))
`

/** @returns {Promise<number>} bytes after gzip */
const sizeOf = async (esbuild, contender, { code, withSdk = false }) => {
  const { outputFiles } = await bundle(esbuild, contender, {
    stdin: { contents: code, loader: 'ts', resolveDir: contender.home },
    minify: true,
    ...(withSdk ? { platform: withSdk } : { external: EXTERNAL }),
  })
  return gzipSync(outputFiles[0].contents, { level: 9 }).length
}

/** What a case holds: bytes before gzip by module, the largest first. */
export const explainBundle = async (esbuild, contender, id) => {
  const { code } = CASES[id]
  const { metafile } = await bundle(esbuild, contender, {
    stdin: { contents: code, loader: 'ts', resolveDir: contender.home },
    absWorkingDir: contender.home,
    metafile: true,
    minify: true,
    external: EXTERNAL,
  })
  return Object.entries(Object.values(metafile.outputs)[0].inputs)
    .map(([module, { bytesInOutput }]) => [module, bytesInOutput])
    .filter(([, bytes]) => bytes > 0)
    .sort(([, left], [, right]) => right - left)
}

const orNotBuilt = async measure => {
  try {
    return await measure()
  } catch (error) {
    if (error instanceof NotBuilt) return undefined
    throw error
  }
}

/**
 * @param {{ sdk?: boolean }} options without `sdk`, no bundle that holds the AWS SDK
 * @returns {Promise<Record<string, number | undefined>>} figure by row id; `undefined` where not built
 */
export const measureBundles = async (esbuild, contender, { sdk = true } = {}) => {
  const bytes = {}
  for (const [id, task] of Object.entries(CASES)) {
    if (id.startsWith('kvSdk') && !sdk) continue
    bytes[id] = await orNotBuilt(() => sizeOf(esbuild, contender, task))
  }

  const { kv, kvRoot, kvSdk } = bytes
  const alone = sdk ? await sizeOf(esbuild, contender, { code: SDK_ALONE, withSdk: 'browser' }) : undefined
  return {
    ...bytes,
    root: kvRoot && kv && (100 * (kvRoot - kv)) / kv,
    kvOwn: kvSdk && alone && kvSdk - alone,
  }
}

/** Each action alone, without a schema: what naming it adds at most. */
export const measureActions = async (esbuild, contender, subpaths = actionsOf(contender)) => {
  const bytes = {}
  for (const subpath of subpaths) {
    const code = `export * from 'stator/${subpath}'\n`
    bytes[subpath] = await orNotBuilt(() => sizeOf(esbuild, contender, { code }))
  }
  return bytes
}
