import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'
import { describe, expect, inject, test } from 'vitest'
import { edgeEntryPoints, entryPoints } from '../../scripts/entryPoints.mjs'
import { describeOnDynamodb, localTable } from '../integration/localTable.js'
import { consumers, nodes, typescripts } from './matrix.js'

const folder = inject('compatibility')
const names = Object.keys(consumers)
const specifiers = [...entryPoints, ...edgeEntryPoints].map(({ subpath }) =>
  subpath === '' ? 'stator' : `stator/${subpath}`,
)
const scenario = readFileSync(fileURLToPath(new URL('scenario.ts', import.meta.url)), 'utf8')

/** What the program says on both outputs, and its code. */
const run = (command: string, ...args: string[]): Promise<{ code: number; said: string }> =>
  new Promise(resolve => {
    execFile(command, args, { timeout: 300_000, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: error ? 1 : 0, said: stdout + stderr }),
    )
  })

const write = (file: string, text: string): string => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

describe.each(Object.keys(typescripts))('%s', typescript => {
  describe.each(names)('with the %s peers', consumer => {
    test.each([
      ['nodenext', { module: 'nodenext' }],
      ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
    ])('%s: all entry points and a program, declarations included', async (module, resolution) => {
      const at = join(folder, consumer, `${typescript}-${module}`)
      const imports = specifiers.map((each, index) => `export * as entry${index} from '${each}'\n`).join('')
      write(join(at, 'entries.mts'), imports)
      if (module === 'nodenext') {
        const required = specifiers.map((each, index) => `import entry${index} = require('${each}')\n`)
        const used = specifiers.map((_, index) => `entry${index}`)
        write(join(at, 'entries.cts'), `${required.join('')}export = [${used}]\n`)
      }
      write(join(at, 'scenario.mts'), scenario)
      const compilerOptions = {
        target: 'es2022',
        // The AWS SDK's own declarations ask for the DOM's.
        lib: ['es2022', 'dom', 'dom.iterable', 'esnext.disposable'],
        types: ['node'],
        strict: true,
        noEmit: true,
        skipLibCheck: false,
        isolatedModules: true,
        verbatimModuleSyntax: true,
        exactOptionalPropertyTypes: true,
        ...resolution,
      }
      write(join(at, 'tsconfig.json'), JSON.stringify({ compilerOptions }))

      const compiler = join(folder, 'typescripts/node_modules', typescript, 'bin/tsc')
      const { said } = await run(process.execPath, compiler, '-p', at, '--pretty', 'false')
      // What is wrong with the declarations of others is not for this test.
      const wrong = said.split('\n').filter(line => line.trim() && !/node_modules\/(?!stator\/)/.test(line))
      expect(wrong.filter(line => !line.startsWith(' '))).toStrictEqual([])
    })
  })
})

describeOnDynamodb.each(nodes)('Node %i', major => {
  const endpoint = inject('dynamodbEndpoint') as string
  const node = join(folder, 'nodes/node_modules', `node${major}`, 'bin/node')
  const key = { partitionKey: { name: 'pk', type: 'string' }, sortKey: { name: 'sk', type: 'number' } }

  test('is the version it should be', async () => {
    expect((await run(node, '--version')).said).toMatch(`v${major}.`)
  })

  describe.each(names)('with the %s peers', consumer => {
    describe.each([
      ['ES modules', 'esm', 'mjs'],
      ['CommonJS', 'cjs', 'cjs'],
    ] as const)('as %s', (_, format, extension) => {
      const tableName = localTable(key)

      test('a program writes and reads', async () => {
        const call = `\nscenario('${endpoint}', '${tableName}').then(result => console.log(JSON.stringify(result)))\n`
        const { code } = await transform(scenario + call, { loader: 'ts', format, target: 'es2022' })
        const file = write(join(folder, consumer, `node${major}.${extension}`), code)
        const { said } = await run(node, '--no-warnings', file)

        expect(said).toMatch(/^\{/)
        expect(JSON.parse(said)).toStrictEqual({
          refused: true,
          stored: { depot: 'AMS', no: 1, grams: 15, stops: ['a', 'b'], box: { size: 'S', note: 'n' } },
          parsed: { pk: 'DEPOT#LYS', sk: 1, grams: 1 },
          found: [
            [2, 1],
            [4, 4],
          ],
        })
      })

      test('every entry point loads', async () => {
        const load = format === 'esm' ? 'await import' : 'require'
        const lines = specifiers.map(each => `${load}('${each}')\n`)
        const file = write(join(folder, consumer, `node${major}-entries.${extension}`), lines.join(''))

        expect(await run(node, '--no-warnings', file)).toStrictEqual({ code: 0, said: '' })
      })
    })
  })
})
