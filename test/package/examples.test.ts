import { execFile, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { startDynalite } from '../../scripts/dynalite.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = join(root, 'examples')
const examples = readdirSync(sources)
  .filter(file => file.endsWith('.ts') && file !== 'connection.ts')
  .map(file => file.slice(0, -3))

/** Those that dynalite cannot run: it has no transactions. */
const transacting = ['blog']

/** A copy of the examples against the installed tarball, compiled as `type`. Returns what `tsc` said of it. */
const compile = (type: 'module' | 'commonjs'): string => {
  const folder = folderOf(type)
  mkdirSync(folder)
  cpSync(sources, folder, { recursive: true })
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    skipLibCheck: true,
    types: ['node'],
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  const cli = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  return spawnSync(process.execPath, [cli, '-p', folder], { encoding: 'utf8' }).stdout
}

const folderOf = (type: string) => join(inject('awsConsumer'), `examples-${type}`)

/** What an example prints against the DynamoDB at `endpoint`. Rejects when it fails. */
const run = async (type: string, example: string, endpoint: string): Promise<string> => {
  const env = { ...process.env, DYNAMODB_ENDPOINT: endpoint }
  const { stdout } = await promisify(execFile)(process.execPath, [join(folderOf(type), `${example}.js`)], {
    env,
  })
  return stdout
}

describe('the examples, against the installed tarball', () => {
  let dynalite: Awaited<ReturnType<typeof startDynalite>>
  beforeAll(async () => {
    dynalite = await startDynalite()
  })
  afterAll(() => dynalite.stop())

  test.each(['module', 'commonjs'] as const)('type-check and compile as type %s', type => {
    expect(compile(type)).toBe('')
  })

  test.each(examples.filter(example => !transacting.includes(example)))(
    '%s prints the same in ESM and in CommonJS',
    async example => {
      const printed = await run('module', example, dynalite.endpoint)

      expect(printed).not.toBe('')
      expect(await run('commonjs', example, dynalite.endpoint)).toBe(printed)
    },
  )

  const local = inject('dynamodbEndpoint')
  test.skipIf(local === undefined).each(examples)('%s prints the same on DynamoDB Local', async example => {
    const printed = transacting.includes(example)
      ? await run('commonjs', example, local ?? '')
      : await run('module', example, dynalite.endpoint)

    expect(printed).not.toBe('')
    expect(await run('module', example, local ?? '')).toBe(printed)
  })
})
