import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as esbuild } from 'esbuild'
import { rollup } from 'rollup'
import { build as vite } from 'vite'
import { describe, expect, inject, test } from 'vitest'

const folder = fileURLToPath(new URL('./', import.meta.url))
const require = createRequire(join(folder, 'package.json'))

/** A bundle: its text, and the modules that it is made of. */
interface Bundle {
  readonly text: string
  readonly modules: readonly string[]
}

interface Task {
  /** The folder of the consumer, and the program in it. */
  readonly consumer: string
  readonly file: string
  readonly condition?: string | undefined
  /** A folder of its own. */
  readonly out: string
}

const isSdk = (id: string) => id.startsWith('@aws-sdk/')

const bundlers: Record<string, (task: Task) => Promise<Bundle>> = {
  esbuild: async ({ consumer, file, condition }) => {
    const { outputFiles, metafile } = await esbuild({
      entryPoints: [file],
      absWorkingDir: consumer,
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'browser',
      tsconfigRaw: {},
      external: ['@aws-sdk/*'],
      ...(condition && { conditions: ['module', condition] }),
    })
    return { text: outputFiles[0]?.text ?? '', modules: Object.keys(metafile.inputs) }
  },
  rollup: async ({ file, condition }) => {
    const { nodeResolve } = require('@rollup/plugin-node-resolve')
    const bundle = await rollup({
      input: file,
      external: isSdk,
      plugins: [nodeResolve({ browser: true, exportConditions: condition ? [condition] : [] })],
    })
    const { output } = await bundle.generate({ format: 'es' })
    return { text: output[0].code, modules: output[0].moduleIds }
  },
  webpack: async ({ file, condition, out }) => {
    const webpack = require('webpack')
    const stats: any = await new Promise((resolve, reject) => {
      webpack(
        {
          mode: 'production',
          entry: file,
          target: 'webworker',
          experiments: { outputModule: true },
          output: { path: out, filename: 'main.js', library: { type: 'module' } },
          externals: [
            ({ request }: any, done: any) => (isSdk(request) ? done(null, `module ${request}`) : done()),
          ],
          resolve: {
            conditionNames: ['import', 'worker', 'module', 'default', ...(condition ? [condition] : [])],
          },
          // It marks what is not used, and leaves the removal to its minimizer.
          optimization: { minimize: true },
        },
        (error: unknown, result: unknown) => (error ? reject(error) : resolve(result)),
      )
    })
    if (stats.hasErrors()) throw new Error(stats.toString({ colors: false }))
    const { modules } = stats.toJson({ modules: true, nestedModules: true, all: false })
    const names = (of: any[]): string[] => of.flatMap(({ name, modules = [] }) => [name, ...names(modules)])
    return { text: readFileSync(join(out, 'main.js'), 'utf8'), modules: names(modules) }
  },
  vite: async ({ consumer, file, condition, out }) => {
    const modules: string[] = []
    await vite({
      root: consumer,
      configFile: false,
      logLevel: 'silent',
      resolve: { conditions: ['module', 'browser', ...(condition ? [condition] : [])] },
      build: {
        outDir: out,
        minify: false,
        lib: { entry: file, formats: ['es'], fileName: 'main' },
        rolldownOptions: { external: isSdk },
      },
      plugins: [
        {
          name: 'modules',
          generateBundle: (_, output) => {
            for (const chunk of Object.values(output))
              if (chunk.type === 'chunk') modules.push(...chunk.moduleIds)
          },
        },
      ],
    })
    const [name] = readdirSync(out).filter(each => each.endsWith('.js'))
    return { text: readFileSync(join(out, name ?? ''), 'utf8'), modules }
  },
}

/** Puts and queries, under `edge/` or not. */
const program = (edge: '' | 'edge/') => `
  import { Entity } from 'stator/entity'
  import { PutItemCommand } from 'stator/${edge}entity/actions/put'
  import { QueryCommand } from 'stator/${edge}table/actions/query'
  import { fetchClient } from 'stator/fetch'
  import { item } from 'stator/schema/item'
  import { string } from 'stator/schema/string'
  import { Table } from 'stator/table'

  export const table = new Table({ name: 'dex', partitionKey: { name: 'pk', type: 'string' }, documentClient: fetchClient({
    region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }) })
  export const Parcel = new Entity({ name: 'Parcel', table, schema: item({ pk: string().key() }) })
  export const put = Parcel.build(PutItemCommand).item({ pk: 'a' })
  export const query = table.build(QueryCommand).entities(Parcel).query({ partition: 'a' })
`

const operations = [
  'BatchGetItem',
  'BatchWriteItem',
  'DeleteItem',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'TransactGetItems',
  'UpdateItem',
]
/** Of the operations that a bundle could send, those that it does. */
const operationsIn = ({ text }: Bundle) =>
  operations.filter(name => new RegExp(`return ?["']${name}["']`).test(text))

describe.each(Object.entries(bundlers))('%s', (name, bundle) => {
  const bundled = async (kind: string, consumer: string, edge: '' | 'edge/', condition?: string) => {
    const out = join(consumer, 'bundles', `${name}-${kind}`)
    mkdirSync(out, { recursive: true })
    const file = join(consumer, `${name}-${kind}.mjs`)
    writeFileSync(file, program(edge))
    return bundle({ consumer, file, condition, out })
  }

  test.each([
    ['edge entry', 'edge/', undefined],
    ['condition', '', 'stator-fetch'],
  ] as const)('%s: no byte of the SDK, and the commands used', async (kind, edge, condition) => {
    const result = await bundled(kind, inject('edgeConsumer'), edge, condition)

    expect(result.modules.filter(module => /@aws-sdk|@smithy/.test(module))).toStrictEqual([])
    expect(result.text).not.toMatch(/@aws-sdk|@smithy/)
    expect(operationsIn(result)).toStrictEqual(['PutItem', 'Query'])
  })

  test('default path: of the SDK, the commands used', async () => {
    const result = await bundled('default', inject('awsConsumer'), '')

    expect(result.text).toMatch(/@aws-sdk\/lib-dynamodb/)
    const commands = result.text.match(/\b(Batch\w+|Put|Get|Update|Delete|Query|Scan|Transact\w+)Command\b/g)
    expect([...new Set(commands)].sort()).toStrictEqual(['PutCommand', 'QueryCommand'])
    expect(operationsIn(result)).toStrictEqual(['PutItem', 'Query'])
  })
})
