import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, test } from 'vitest'
import { edgeEntryPoints, entryPoints } from '../../scripts/entryPoints.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const specifiers = entryPoints.map(({ subpath }) => (subpath === '' ? 'stator' : `stator/${subpath}`))
const edge = ['stator/fetch', ...edgeEntryPoints.map(({ subpath }) => `stator/${subpath}`)].filter(
  specifier => !/zod/i.test(specifier),
)
const core = specifiers.filter(specifier => !/^stator$|\/actions\/|\/functional|\/fetch/.test(specifier))

const programOf = (imported: readonly string[]) =>
  imported.map((specifier, index) => `export * as entry${index} from '${specifier}'\n`).join('')

/** What `tsc` prints of a program that imports `imported`, as ESM and, where `nodenext` can, as CommonJS. */
const check = async (
  typescript: string,
  module: 'nodenext' | 'bundler',
  consumer: string,
  imported: readonly string[],
  options: Record<string, unknown>,
): Promise<string> => {
  const folder = join(consumer, `${typescript}-${module}`)
  mkdirSync(folder, { recursive: true })
  const program = programOf(imported)
  writeFileSync(join(folder, 'program.mts'), program)
  if (module === 'nodenext') writeFileSync(join(folder, 'program.cts'), program)
  const resolution = module === 'nodenext' ? { module } : { module: 'esnext', moduleResolution: 'bundler' }
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2022'],
    strict: true,
    noEmit: true,
    ...resolution,
    ...options,
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))

  const cli = join(root, 'node_modules', typescript, 'bin', 'tsc')
  return new Promise(resolve => {
    execFile(process.execPath, [cli, '-p', folder], (_error, stdout, stderr) => resolve(stdout + stderr))
  })
}

describe.each(['typescript', 'typescript7'])('%s', typescript => {
  describe.each(['nodenext', 'bundler'] as const)('%s', module => {
    test('each entry point type-checks', async () => {
      const options = { types: ['node'], skipLibCheck: true }

      expect(await check(typescript, module, inject('awsConsumer'), specifiers, options)).toBe('')
    })

    test('schema, table and entity type-check without an AWS SDK or Node, declarations included', async () => {
      const options = { types: [], skipLibCheck: false }

      expect(await check(typescript, module, inject('bareConsumer'), core, options)).toBe('')
    })

    test('the edge type-checks without an AWS SDK, the DOM or Node, declarations included', async () => {
      const options = { types: [], skipLibCheck: false }

      expect(await check(typescript, module, inject('edgeConsumer'), edge, options)).toBe('')
    })

    test('so do the ordinary paths under the condition stator-fetch', async () => {
      const options = { types: [], skipLibCheck: false, customConditions: ['stator-fetch'] }
      const imported = specifiers.filter(specifier => !/zod/i.test(specifier))

      expect(await check(typescript, module, inject('edgeConsumer'), imported, options)).toBe('')
    })
  })
})
