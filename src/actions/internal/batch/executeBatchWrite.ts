import type { BatchWriteCommandInput, BatchWriteCommandOutput } from '@aws-sdk/lib-dynamodb'
import { BatchWriteCommand as AwsBatchWriteCommand } from '#aws/batchWrite'
import type { Table } from '../../../table/table.js'
import type { DocumentClient } from '../../../transport/documentClient.js'
import { capacityOption, type MetricsOption, metricsOption, oneOf } from '../options.js'
import type { RawItem } from '../read/itemReader.js'
import type { BatchWriteCommand, WriteRequest } from './batchWriteCommand.js'
import { keyId } from './keyId.js'
import {
  $requests,
  batchArguments,
  groupByTable,
  type RequestOf,
  repeatedItem,
  tableParams,
} from './requests.js'
import { type BatchOptions, type BatchResult, chunksOf, clientOf, runBatch, sumByTable } from './runBatch.js'

/** What {@link execute} takes. */
export type ExecuteBatchWriteInput = BatchWriteCommand

/** Settings of {@link execute}. */
export interface ExecuteBatchWriteOptions extends BatchOptions {
  /** What the response tells of the item collections, in tables with local indexes. */
  readonly metrics?: MetricsOption | undefined
  /**
   * What happens where two writes are of one item: DynamoDB refuses that in a request, and several have no order.
   * `'refuse'`: nothing is sent. `'merge'`: the last one is sent. Default `'refuse'`.
   */
  readonly duplicates?: 'refuse' | 'merge' | undefined
}

/** The SDK's output, of all requests. */
export interface ExecuteBatchWriteResponse<COMMANDS extends readonly ExecuteBatchWriteInput[]>
  extends Omit<BatchWriteCommandOutput, 'UnprocessedItems'> {
  /** What was not written in time, as DynamoDB takes it. */
  UnprocessedItems: NonNullable<BatchWriteCommandOutput['UnprocessedItems']>
  /** By command: the requests that were not done in time. Absent if all were. */
  UnprocessedRequests?: {
    -readonly [C in keyof COMMANDS]: NonNullable<COMMANDS[C][typeof $requests]>[number][]
  }
}

interface Execute {
  /**
   * Puts and deletes any number of items of any number of tables, in requests of up to 25. What DynamoDB leaves
   * unprocessed is sent again, until `deadline` or `maxAttempts`; what is left then is no error, and the response tells.
   * All or nothing it is not: see transactions. Costs what writing the items one by one costs.
   *
   * @example
   * const { UnprocessedRequests } = await execute({ deadline: 5_000 }, command)
   *
   * @throws `actions.incompleteAction` without a command, or one without requests
   * @throws `actions.invalidAction` for two commands of one table
   * @throws `actions.repeatedItem` for two writes of one item
   * @throws `actions.missingDocumentClient` unless one of the tables has a client, or the options
   * @throws `options.…` for wrong options; what the requests' `params` throw
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
   */
  <COMMANDS extends ExecuteBatchWriteInput[]>(
    ...commands: COMMANDS
  ): Promise<ExecuteBatchWriteResponse<COMMANDS>>
  <COMMANDS extends ExecuteBatchWriteInput[]>(
    options: ExecuteBatchWriteOptions,
    ...commands: COMMANDS
  ): Promise<ExecuteBatchWriteResponse<COMMANDS>>
}

export const execute: Execute = async (...args: unknown[]) => {
  const { commands, options } = batchArguments<ExecuteBatchWriteInput>('batchWrite', args)
  const {
    duplicates,
    documentClient,
    capacity: _,
    metrics: __,
    ...rest
  } = options as ExecuteBatchWriteOptions // checked below
  const fields = writeFields(options)
  oneOf(options, 'duplicates', 'refuse merge')
  const params = tableParams<WriteRequest[]>(commands)
  const client = clientOf(commands, documentClient)

  const writes = new Map<string, RequestOf<WriteRequest>>()
  const ids = params.map(([tableName, requests], c) =>
    requests.map((request, index) => {
      const id = writeId(commands[c]!.table, tableName, request)
      const other = writes.get(id)
      if (other && duplicates !== 'merge')
        throw repeatedItem(tableName, itemOf(request), [other.index, index])
      writes.set(id, { tableName, request, index })
      return id
    }),
  )
  const result = await runWrites([...writes.values()], client, fields, rest)

  const UnprocessedItems = groupByTable(
    result.unprocessed.flatMap(one =>
      Object.entries(one).flatMap(([tableName, requests]) =>
        (requests as WriteRequest[]).map(request => ({ tableName, request, index: 0 })),
      ),
    ),
    (_, requests) => requests,
  ) as Record<string, WriteRequest[]>
  const left = new Set(
    params.flatMap(([tableName], c) =>
      (UnprocessedItems[tableName] ?? []).map(request => writeId(commands[c]!.table, tableName, request)),
    ),
  )
  return {
    ...joinOutputs(result.outputs),
    UnprocessedItems,
    ...(left.size && {
      UnprocessedRequests: commands.map((command, c) =>
        command[$requests].filter((_: unknown, r: number) => left.has(ids[c]![r]!)),
      ),
    }),
  } as never // as the commands' types say
}

/** The fields of the request that options tell. */
export const writeFields = (options: Readonly<Record<string, unknown>>): object => {
  const capacity = capacityOption(options)
  const metrics = metricsOption(options)
  return {
    ...(capacity && { ReturnConsumedCapacity: capacity }),
    ...(metrics && { ReturnItemCollectionMetrics: metrics }),
  }
}

/** Sends writes, 25 at a time. */
export const runWrites = (
  writes: readonly RequestOf<WriteRequest>[],
  client: DocumentClient,
  fields: object,
  options: BatchOptions,
): Promise<BatchResult<BatchWriteCommandOutput>> =>
  runBatch<BatchWriteCommandOutput>(
    chunksOf(writes, 25).map(chunk => groupByTable(chunk, (_, requests) => requests)),
    client,
    RequestItems => new AwsBatchWriteCommand({ RequestItems, ...fields } as BatchWriteCommandInput), // of checked parts
    ({ UnprocessedItems }) => UnprocessedItems,
    options,
  )

const itemOf = ({ PutRequest, DeleteRequest }: WriteRequest): RawItem =>
  (PutRequest?.Item ?? DeleteRequest?.Key) as RawItem // it is one of them

// No table name has a space.
const writeId = (table: Table, tableName: string, request: WriteRequest): string =>
  `${tableName} ${keyId(table, itemOf(request))}`

const joinOutputs = (outputs: readonly BatchWriteCommandOutput[]): Partial<BatchWriteCommandOutput> => {
  if (outputs.length === 1) return { $metadata: {}, ...outputs[0] } as BatchWriteCommandOutput
  const ConsumedCapacity = sumByTable(outputs)
  const ItemCollectionMetrics: NonNullable<BatchWriteCommandOutput['ItemCollectionMetrics']> = {}
  for (const output of outputs) {
    for (const [tableName, metrics] of Object.entries(output.ItemCollectionMetrics ?? {})) {
      ItemCollectionMetrics[tableName] = [...(ItemCollectionMetrics[tableName] ?? []), ...metrics]
    }
  }
  return {
    ...(ConsumedCapacity && { ConsumedCapacity }),
    ...(Object.keys(ItemCollectionMetrics).length && { ItemCollectionMetrics }),
    $metadata: {},
  }
}
