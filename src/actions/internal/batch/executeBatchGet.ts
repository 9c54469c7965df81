import type { BatchGetCommandInput, BatchGetCommandOutput } from '@aws-sdk/lib-dynamodb'
import { BatchGetCommand as AwsBatchGetCommand } from '#aws/batchGet'
import type { Table } from '../../../table/table.js'
import { $options } from '../entityCommand.js'
import { itemFormatterOf } from '../itemFormatter.js'
import { capacityOption, oneOf } from '../options.js'
import { attributesOption } from '../projection.js'
import { ownProjection } from '../read/entityProjection.js'
import { type InvalidItem, invalidItem, type RawItem } from '../read/itemReader.js'
import type { EntityItem } from '../read/readItem.js'
import type { BatchGetCommand, BatchGetParams, IBatchGetRequest } from './batchGetCommand.js'
import { keyId } from './keyId.js'
import {
  $requests,
  type BatchRequest,
  batchArguments,
  groupByTable,
  type RequestOf,
  repeatedItem,
  tableParams,
} from './requests.js'
import { type BatchOptions, chunksOf, clientOf, runBatch, sumByTable } from './runBatch.js'

/** What {@link execute} takes. */
export type ExecuteBatchGetInput = BatchGetCommand

/** Settings of {@link execute}. */
export interface ExecuteBatchGetOptions extends BatchOptions {
  /**
   * What happens where a key is asked for twice: DynamoDB refuses that in a request. `'merge'`: it is read once, and
   * both get the item. `'refuse'`: nothing is sent. Default `'merge'`.
   */
  readonly duplicates?: 'merge' | 'refuse' | undefined
  /**
   * What happens to items that do not fit the schema of their request's entity. `'throw'`: the first one rejects.
   * `'skip'`: there is no item in its place. `'collect'`: so it is, and the response tells of it in `InvalidItems`.
   * Default `'throw'`.
   */
  readonly invalidItems?: 'throw' | 'skip' | 'collect' | undefined
}

type ItemsOf<REQUESTS extends readonly IBatchGetRequest[], TABLE extends Table, OPTIONS> = {
  -readonly [R in keyof REQUESTS]:
    | EntityItem<REQUESTS[R]['entity'], TABLE, undefined, unknown extends OPTIONS ? {} : OPTIONS>
    | undefined
}

type CommandItems<COMMAND extends ExecuteBatchGetInput> = ItemsOf<
  NonNullable<COMMAND[typeof $requests]>,
  COMMAND['table'],
  COMMAND[typeof $options]
>

/** An item that does not fit, and whose it would have been. */
export interface InvalidBatchItem extends InvalidItem {
  /** The place of its command, and of its request in it. */
  readonly request: readonly [command: number, request: number]
}

/** The SDK's output, with the items in the order of the requests. */
export interface ExecuteBatchGetResponses<COMMANDS extends readonly ExecuteBatchGetInput[]>
  extends Omit<BatchGetCommandOutput, 'Responses' | 'UnprocessedKeys'> {
  /** By command and request: its item, or `undefined` for one that is not there (or was not read in time). */
  Responses: { -readonly [C in keyof COMMANDS]: CommandItems<COMMANDS[C]> }
  /** What was not read in time, as DynamoDB takes it. */
  UnprocessedKeys: NonNullable<BatchGetCommandOutput['UnprocessedKeys']>
  /** By command: the requests that were not read in time. Absent if all were. */
  UnprocessedRequests?: {
    -readonly [C in keyof COMMANDS]: NonNullable<COMMANDS[C][typeof $requests]>[number][]
  }
  /** With `invalidItems: 'collect'`: the items that did not fit. */
  InvalidItems?: InvalidBatchItem[]
}

interface Execute {
  /**
   * Reads any number of items of any number of tables by their keys, in requests of up to 100 keys. What DynamoDB
   * leaves unprocessed is sent again, until `deadline` or `maxAttempts`; what is left then, the response tells. Costs
   * what reading the items one by one costs.
   *
   * @example
   * const { Responses: [[parcel, truck]] } = await execute(command)
   *
   * @throws `actions.incompleteAction` without a command, or one without requests
   * @throws `actions.invalidAction` for two commands of one table
   * @throws `actions.missingDocumentClient` unless one of the tables has a client, or the options
   * @throws `options.…` for wrong options, `formatter.…` for items that do not fit
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
   */
  <COMMANDS extends ExecuteBatchGetInput[]>(
    ...commands: COMMANDS
  ): Promise<ExecuteBatchGetResponses<COMMANDS>>
  <COMMANDS extends ExecuteBatchGetInput[]>(
    options: ExecuteBatchGetOptions,
    ...commands: COMMANDS
  ): Promise<ExecuteBatchGetResponses<COMMANDS>>
}

export const execute: Execute = async (...args: unknown[]) => {
  const { commands, options } = batchArguments<ExecuteBatchGetInput>('batchGet', args)
  const { duplicates, invalidItems, capacity: _, documentClient, ...rest } = options as ExecuteBatchGetOptions // checked below
  const capacity = capacityOption(options)
  oneOf(options, 'duplicates', 'merge refuse')
  oneOf(options, 'invalidItems', 'throw skip collect')
  const params = tableParams<BatchGetParams>(commands)
  const client = clientOf(commands, documentClient)

  // No table name has a space.
  const idOf = (command: ExecuteBatchGetInput, tableName: string, item: RawItem): string =>
    `${tableName} ${keyId(command.table, item)}`
  const asked = new Map<string, RequestOf<RawItem>>()
  const ids = params.map(([tableName, { Keys }], c) =>
    Keys.map((request, r) => {
      const id = idOf(commands[c]!, tableName, request)
      const other = asked.get(id)
      if (!other) asked.set(id, { tableName, request, index: r })
      else if (duplicates === 'refuse') throw repeatedItem(tableName, request, [other.index, r])
      return id
    }),
  )
  const byTable = new Map(params)
  const requests = chunksOf([...asked.values()], 100).map(chunk =>
    groupByTable(chunk, (tableName, Keys) => ({ ...byTable.get(tableName), Keys })),
  )
  const { outputs, unprocessed } = await runBatch<BatchGetCommandOutput>(
    requests,
    client,
    RequestItems =>
      new AwsBatchGetCommand({
        RequestItems,
        ...(capacity && { ReturnConsumedCapacity: capacity }),
      } as BatchGetCommandInput), // of checked parts
    ({ UnprocessedKeys }) => UnprocessedKeys,
    rest,
  )

  const found = new Map<string, RawItem>()
  const left = new Set<string>()
  const UnprocessedKeys: Record<string, BatchGetParams> = {}
  commands.forEach((command, c) => {
    const [tableName] = params[c]! // as many as commands
    for (const { Responses } of outputs) {
      for (const item of Responses?.[tableName] ?? []) found.set(idOf(command, tableName, item), item)
    }
    const Keys = unprocessed.flatMap(one => (one[tableName] as BatchGetParams | undefined)?.Keys ?? [])
    if (Keys.length) UnprocessedKeys[tableName] = { ...params[c]![1], Keys }
    for (const key of Keys) left.add(idOf(command, tableName, key))
  })

  const InvalidItems: InvalidBatchItem[] = []
  const Responses = commands.map((command, c) => {
    const attributes = attributesOption(command[$options])
    return (command[$requests] as readonly BatchRequest[]).map(({ entity }, r) => {
      const item = found.get(ids[c]![r]!)
      if (!item) return undefined
      try {
        return itemFormatterOf(entity)(item, attributes && ownProjection(entity, attributes))
      } catch (error) {
        if (!invalidItems || invalidItems === 'throw') throw error
        InvalidItems.push({ request: [c, r], ...invalidItem(entity.table, entity.entityName, item, error) })
        return undefined
      }
    })
  })
  const { Responses: __, ...response } = outputs.length === 1 ? outputs[0]! : { $metadata: {} }
  const ConsumedCapacity = sumByTable(outputs)
  return {
    Responses,
    ...response,
    UnprocessedKeys,
    ...(left.size && {
      UnprocessedRequests: commands.map((command, c) =>
        command[$requests].filter((__: unknown, r: number) => left.has(ids[c]![r]!)),
      ),
    }),
    ...(ConsumedCapacity && { ConsumedCapacity }),
    ...(invalidItems === 'collect' && InvalidItems.length && { InvalidItems }),
  } as never // as the commands' types say
}
