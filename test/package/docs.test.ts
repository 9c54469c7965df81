import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { startDynalite } from '../../scripts/dynalite.mjs'

// The blocks of a page are one module, in the order of the page. A comment `<!-- table: NAME PARTITION [SORT] [INDEX:PARTITION:SORT] -->`
// asks for a table with keys of strings. Pages with transactions run on DynamoDB Local: dynalite has none.

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(inject('awsConsumer'), 'docs')

const pages = [
  join(root, 'README.md'),
  ...readdirSync(join(root, 'docs'))
    .filter(file => file.endsWith('.md'))
    .map(file => join(root, 'docs', file)),
].map(file => {
  const text = readFileSync(file, 'utf8')
  return {
    name: basename(file, '.md'),
    code: [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block]) => block).join('\n'),
    transacts: /transact(Write|Get)\(/i.test(text),
    tables: [...text.matchAll(/<!-- table: (\S+) (.+) -->/g)].map(([, name, columns = '']) => ({
      name,
      keys: columns.split(' ').filter(column => !column.includes(':')),
      indexes: columns
        .split(' ')
        .filter(column => column.includes(':'))
        .map(column => column.split(':')),
    })),
  }
})

const withCode = pages.filter(({ code }) => code !== '')

/** Writes each page as a module, and returns what `tsc` says of all of them. */
const compile = (): string => {
  mkdirSync(folder)
  for (const { name, code } of withCode) writeFileSync(join(folder, `${name}.ts`), `${code}\nexport {}\n`)
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    skipLibCheck: true,
    types: ['node'],
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  const cli = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  return spawnSync(process.execPath, [cli, '-p', folder], { encoding: 'utf8' }).stdout
}

describe('the code of the documentation, against the installed tarball', () => {
  const local = inject('dynamodbEndpoint')
  let dynalite: Awaited<ReturnType<typeof startDynalite>>
  beforeAll(async () => {
    dynalite = await startDynalite()
    const keySchemaOf = (keys: readonly string[]) =>
      keys.map((key, place) => ({
        AttributeName: key,
        KeyType: place ? ('RANGE' as const) : ('HASH' as const),
      }))
    for (const { transacts, tables } of pages) {
      const endpoint = transacts ? local : dynalite.endpoint
      if (endpoint === undefined) continue
      const credentials = { accessKeyId: 'docs', secretAccessKey: 'docs' }
      const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials })
      for (const { name, keys, indexes } of tables) {
        const columns = [...keys, ...indexes.flatMap(([, ...index]) => index)]
        await client.send(
          new CreateTableCommand({
            TableName: name,
            BillingMode: 'PAY_PER_REQUEST',
            AttributeDefinitions: columns.map(column => ({ AttributeName: column, AttributeType: 'S' })),
            KeySchema: keySchemaOf(keys),
            ...(indexes.length > 0 && {
              GlobalSecondaryIndexes: indexes.map(([IndexName, ...index]) => ({
                IndexName,
                KeySchema: keySchemaOf(index),
                Projection: { ProjectionType: 'ALL' as const },
              })),
            }),
          }),
        )
      }
    }
  })
  afterAll(() => dynalite.stop())

  test('type-checks', () => {
    expect(compile()).toBe('')
  })

  test.each(withCode)('of $name runs', async ({ name, transacts }) => {
    if (transacts && local === undefined) return
    const env = {
      ...process.env,
      AWS_ENDPOINT_URL_DYNAMODB: transacts ? local : dynalite.endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'docs',
      AWS_SECRET_ACCESS_KEY: 'docs',
    }
    await promisify(execFile)(process.execPath, [join(folder, `${name}.js`)], { env })
  })
})
