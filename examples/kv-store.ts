import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Entity, type FormattedItem, type InputItem } from 'stator/entity'
import { DeleteItemCommand } from 'stator/entity/actions/delete'
import { GetItemCommand } from 'stator/entity/actions/get'
import { PutItemCommand } from 'stator/entity/actions/put'
import { $add, $append, UpdateItemCommand } from 'stator/entity/actions/update'
import { StatorError } from 'stator/errors'
import { any } from 'stator/schema/any'
import { anyOf } from 'stator/schema/anyOf'
import { boolean } from 'stator/schema/boolean'
import { item } from 'stator/schema/item'
import { list } from 'stator/schema/list'
import { map } from 'stator/schema/map'
import { number } from 'stator/schema/number'
import { record } from 'stator/schema/record'
import { set } from 'stator/schema/set'
import { string } from 'stator/schema/string'
import { Table } from 'stator/table'
import { connect, withTable } from './connection.js'

const client = connect()

const table = new Table({
  name: `kv-store-${randomUUID()}`,
  partitionKey: { name: 'key', type: 'string' },
  documentClient: DynamoDBDocumentClient.from(client),
})

const schema = item({
  key: string().key(),
  // Made anew for each item that is put without one.
  revision: string().default(() => 'r-0001'),
  // Needed on every write, and filled in on every write: 'created' by a put, 'updated' by an update.
  lastWrite: string().required('always').putDefault('created').updateDefault('updated'),
  note: string().optional(),
  status: string().enum('draft', 'live', 'retired').default('draft'),
  reads: number().default(0),
  pinned: boolean().optional(),
  labels: set(string().enum('red', 'green', 'blue')).optional(),
  history: list(map({ by: string(), action: string() })).default([]),
  limits: record(string().enum('day', 'week', 'month'), number())
    .partial()
    .optional(),
  value: anyOf(
    map({ kind: string().enum('text'), text: string() }),
    map({ kind: string().enum('count'), count: number() }),
  )
    .discriminate('kind')
    .default({ kind: 'text', text: '' }),
  extra: any().optional(),
})

const Entry = new Entity({ name: 'Entry', table, schema, entityAttribute: false, timestamps: false })

/** What a put takes, and what a get returns: hover them. */
type EntryInput = InputItem<typeof Entry>
type StoredEntry = FormattedItem<typeof Entry>

const show = (title: string, value: unknown): void => {
  console.log(`\n${title}\n${inspect(value, { depth: 6, sorted: true, breakLength: 100 })}`)
}

/** Runs a write that must not succeed, and shows the error that its caller sees. */
const refused = async (title: string, write: () => Promise<unknown>): Promise<void> => {
  try {
    await write()
  } catch (error) {
    if (StatorError.match(error)) {
      show(title, { code: error.code, path: error.path, message: error.message })
    } else if (error instanceof Error) {
      show(title, { name: error.name, message: error.message })
    }
    return
  }
  throw new Error(`${title}: the write should have been refused`)
}

const main = async (): Promise<void> => {
  const greeting: EntryInput = {
    key: 'greeting',
    note: 'Shown on the first page',
    labels: new Set(['green']),
    limits: { day: 100 },
    value: { kind: 'text', text: 'hello' },
    extra: { anything: ['goes', 1, null] },
  }

  const put = Entry.build(PutItemCommand).item(greeting)
  const { ToolboxItem: _, ...request } = put.params()
  show('The request of a put: defaults are filled in', { ...request, TableName: '…' })
  await put.send()

  const get = Entry.build(GetItemCommand).key({ key: 'greeting' })
  const { Item: stored } = await get.send()
  show('The item, as it is stored', stored satisfies StoredEntry | undefined)

  await Entry.build(UpdateItemCommand)
    .item({
      key: 'greeting',
      reads: $add(1),
      history: $append({ by: 'ada', action: 'read' }),
      status: 'live',
    })
    .send()
  const { Item: updated } = await get.options({ consistent: true }).send()
  show('After $add and $append, read consistently', updated)

  await refused('A put that the schema refuses', () =>
    // @ts-expect-error -- the compiler refuses it too: 'lost' is none of the states.
    Entry.build(PutItemCommand).item({ key: 'greeting', status: 'lost' }).send(),
  )
  await refused('A put whose condition fails', () =>
    put.options({ condition: { attr: 'key', exists: false } }).send(),
  )

  const { Attributes: deleted } = await Entry.build(DeleteItemCommand)
    .key({ key: 'greeting' })
    .options({ returnValues: 'ALL_OLD' })
    .send()
  show('Deleted', deleted)
  show('Gone', (await get.send()).Item)
}

withTable(client, table.getName(), table, main).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
