import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const consumer = inject('awsConsumer')

const declared = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Entity } from 'stator/entity'
import { PutItemCommand as EdgePut } from 'stator/edge/entity/actions/put'
import { QueryCommand as EdgeQuery } from 'stator/edge/table/actions/query'
import { PutItemCommand } from 'stator/entity/actions/put'
import { fetchClient } from 'stator/fetch'
import { item } from 'stator/schema/item'
import { string } from 'stator/schema/string'
import { Table } from 'stator/table'

const bare = new DynamoDBClient({ region: 'local', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } })
const config = { name: 'dex', partitionKey: { name: 'pk', type: 'string' } } as const
const schema = item({ pk: string().key() })
const aws = new Table({ ...config, documentClient: DynamoDBDocumentClient.from(bare) })
const fetches = new Table({ ...config, documentClient: fetchClient({ region: 'local', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }) })
const ofAws = new Entity({ name: 'A', table: aws, schema })
const ofFetch = new Entity({ name: 'A', table: fetches, schema })
`

test('an edge action on an AWS client is a compile error that names the fix; its params are not', () => {
  const program = `${declared}
export const sends = [
  () => ofFetch.build(EdgePut).item({ pk: 'a' }).send(),
  () => ofFetch.build(PutItemCommand).item({ pk: 'a' }).send(),
  () => ofAws.build(PutItemCommand).item({ pk: 'a' }).send(),
  () => fetches.build(EdgeQuery).entities(ofFetch).query({ partition: 'a' }).send(),
  () => ofAws.build(EdgePut).item({ pk: 'a' }).params(),
  () => ofAws.build(EdgePut).item({ pk: 'a' }).send(),
  () => aws.build(EdgeQuery).entities(ofAws).query({ partition: 'a' }).send(),
  () => aws.build(EdgeQuery).entities(ofAws).query({ partition: 'a' }).items(),
]
`
  const folder = join(consumer, 'edge-types')
  mkdirSync(folder)
  writeFileSync(join(folder, 'program.mts'), program)
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  const cli = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { stdout } = spawnSync(process.execPath, [cli, '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
  })
  const lines = program.split('\n')
  const refused = stdout
    .match(/(?<=\()\d+(?=,\d+\): error TS2684)/g)
    ?.map(number => lines[Number(number) - 1])

  expect(refused).toStrictEqual([
    "  () => ofAws.build(EdgePut).item({ pk: 'a' }).send(),",
    "  () => aws.build(EdgeQuery).entities(ofAws).query({ partition: 'a' }).send(),",
    "  () => aws.build(EdgeQuery).entities(ofAws).query({ partition: 'a' }).items(),",
  ])
  expect(stdout.match(/error/g)).toHaveLength(3)
  expect(stdout).toContain('NeedsFetchClient')
})

test('at run time it is an error too, and so is a bare DynamoDBClient', () => {
  const program = `${declared.replace(' as const', '')}
const mistaken = new Table({ ...config, documentClient: new DynamoDBClient({ region: 'local' }) })
const ofBare = new Entity({ name: 'A', table: mistaken, schema })
const errors = []
for (const command of [ofAws.build(EdgePut), ofBare.build(PutItemCommand), ofBare.build(EdgePut)]) {
  await command.item({ pk: 'a' }).send().catch(({ code, message }) => errors.push([code, message]))
}
console.log(JSON.stringify(errors))
`
  const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }
  const options = { cwd: consumer, encoding: 'utf8', env } as const
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], options)

  expect(JSON.parse(output)).toStrictEqual([
    ['transport.wrongClient', expect.stringContaining('fetchClient')],
    ['transport.wrongClient', expect.stringContaining('DynamoDBDocumentClient.from(client)')],
    ['transport.wrongClient', expect.stringContaining('fetchClient')],
  ])
})
