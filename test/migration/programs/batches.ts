import { Entity } from 'dynamodb-toolbox/entity'
import { BatchDeleteRequest } from 'dynamodb-toolbox/entity/actions/batchDelete'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { execute as executeTransactGet, GetTransaction } from 'dynamodb-toolbox/entity/actions/transactGet'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { execute as executeTransactWrite } from 'dynamodb-toolbox/entity/actions/transactWrite'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { item } from 'dynamodb-toolbox/schema/item'
import { list } from 'dynamodb-toolbox/schema/list'
import { map } from 'dynamodb-toolbox/schema/map'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'
import { Table } from 'dynamodb-toolbox/table'
import { BatchGetCommand, execute as executeBatchGet } from 'dynamodb-toolbox/table/actions/batchGet'
import { BatchWriteCommand, execute as executeBatchWrite } from 'dynamodb-toolbox/table/actions/batchWrite'
import { errorOf, fakeClient } from './_fakeClient.js'

const meta = { httpStatusCode: 200 }
const { documentClient, requests } = fakeClient(
  {
    Responses: {
      banking: [
        { pk: 'A#2', sk: 'ACCOUNT', _et: 'Account', _ct: 't', _md: 't', id: '2', owner: 'Bo', balance: 5 },
        { pk: 'A#1', sk: 'ACCOUNT', _et: 'Account', _ct: 't', _md: 't', id: '1', owner: 'Al', balance: 10 },
      ],
    },
    UnprocessedKeys: { banking: { Keys: [{ pk: 'A#1', sk: 'T#9' }] } },
    $metadata: meta,
  },
  {
    Responses: {
      banking: [{ pk: 'A#1', sk: 'T#9', _et: 'Transfer', account: '1', id: '9', amount: 3, st: [{ a: 1 }] }],
    },
    UnprocessedKeys: {},
    $metadata: meta,
  },
  { UnprocessedItems: {}, ConsumedCapacity: [{ TableName: 'banking', CapacityUnits: 3 }], $metadata: meta },
  { $metadata: meta, ConsumedCapacity: [] },
  {
    Responses: [
      {
        Item: {
          pk: 'A#1',
          sk: 'ACCOUNT',
          _et: 'Account',
          _ct: 't',
          _md: 't',
          id: '1',
          owner: 'Al',
          balance: 10,
        },
      },
      {},
    ],
    $metadata: meta,
  },
)

export const Banking = new Table({
  documentClient,
  name: 'banking',
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'string' },
})

export const Account = new Entity({
  name: 'Account',
  table: Banking,
  schema: item({ id: string().key(), owner: string(), balance: number().default(0) }),
  computeKey: ({ id }) => ({ pk: `A#${id}`, sk: 'ACCOUNT' }),
})

export const Transfer = new Entity({
  name: 'Transfer',
  table: Banking,
  timestamps: false,
  schema: item({
    account: string().key(),
    id: string().key(),
    amount: number(),
    steps: list(map({ at: number().savedAs('a') }))
      .default([])
      .savedAs('st'),
  }),
  computeKey: ({ account, id }) => ({ pk: `A#${account}`, sk: `T#${id}` }),
})

export const loadAccounts = (...ids: string[]) =>
  Banking.build(BatchGetCommand).requests(...ids.map(id => Account.build(BatchGetRequest).key({ id })))

export const writeAll = Banking.build(BatchWriteCommand).requests(
  Account.build(BatchPutRequest).item({ id: '1', owner: 'Al' }),
  Transfer.build(BatchPutRequest).item({ account: '1', id: '9', amount: 3 }),
  Transfer.build(BatchDeleteRequest).key({ account: '1', id: '8' }),
)

export const transfer = (from: string, to: string, amount: number) =>
  [
    Account.build(UpdateTransaction)
      .item({ id: from, balance: $add(-amount) })
      .options({ condition: { attr: 'balance', gte: amount }, returnValuesOnConditionFalse: 'ALL_OLD' }),
    Account.build(UpdateTransaction).item({ id: to, balance: $add(amount) }),
    Transfer.build(PutTransaction)
      .item({ account: from, id: 'n', amount })
      .options({ condition: { attr: 'id', exists: false } }),
    Transfer.build(DeleteTransaction).key({ account: to, id: 'pending' }),
    Account.build(ConditionCheck).key({ id: 'bank' }).condition({ attr: 'owner', eq: 'Bank' }),
  ] as const

export const main = async (): Promise<unknown> => {
  const read = await executeBatchGet(
    { maxAttempts: 2, capacity: 'TOTAL' },
    Banking.build(BatchGetCommand)
      .requests(
        Account.build(BatchGetRequest).key({ id: '1' }),
        Account.build(BatchGetRequest).key({ id: '2' }),
        Transfer.build(BatchGetRequest).key({ account: '1', id: '9' }),
      )
      .options({ consistent: true }),
  )
  const [[first, second, third]] = read.Responses as NonNullable<typeof read.Responses>
  const owners: (string | undefined)[] = [first?.owner, second?.owner]
  const at: number | undefined = third?.steps[0]?.at

  const wrote = await executeBatchWrite({ capacity: 'TOTAL', metrics: 'SIZE' }, writeAll)
  const transferred = await executeTransactWrite(
    { clientRequestToken: 'token', capacity: 'INDEXES' },
    ...transfer('1', '2', 3),
  )
  const amount: number = transferred.ToolboxItems[2].amount
  const nothing: undefined = transferred.ToolboxItems[3]
  const { Responses: [got, absent] = [] } = await executeTransactGet(
    Account.build(GetTransaction).key({ id: '1' }),
    Transfer.build(GetTransaction)
      .options({ attributes: ['amount'] })
      .key({ account: '1', id: '9' }),
  )
  const balance: number | undefined = got?.Item?.balance

  // @ts-expect-error accounts have ids
  const wrongKey = await errorOf(() => Account.build(BatchGetRequest).key({ account: '1' }).params())

  const { $metadata, ...rest } = read
  return {
    read: rest,
    differences: { '`Responses`, `$metadata` of batches (8.3)': $metadata },
    owners,
    at,
    wrote,
    transferred,
    amount,
    nothing,
    balance,
    absent,
    wrongKey,
    requests,
    loaded: loadAccounts('1', '2', '3').params(),
    projected: Banking.build(BatchGetCommand)
      .requests(
        Account.build(BatchGetRequest).key({ id: '1' }),
        Transfer.build(BatchGetRequest).key({ account: '1', id: '2' }),
      )
      .options({ attributes: ['owner', 'steps[0].at'], tableName: 'other' })
      .params(),
    tableName: Banking.build(BatchWriteCommand)
      .requests(Account.build(BatchDeleteRequest).key({ id: '1' }))
      .options({ tableName: 'tenant' })
      .params(),
    members: transfer('1', '2', 3).map(member => {
      const { ToolboxItem: _, ...params } = member.params() as { ToolboxItem?: unknown }
      return params
    }),
    errors: [
      await errorOf(() => Banking.build(BatchGetCommand).params()),
      await errorOf(() => executeBatchGet(loadAccounts('1'), loadAccounts('2'))),
      await errorOf(() => executeTransactWrite()),
      await errorOf(() => Banking.build(BatchWriteCommand).params()),
    ],
  }
}
