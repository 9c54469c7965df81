import { BatchGetCommand } from '#aws/batchGet'
import { BatchWriteCommand } from '#aws/batchWrite'
import { BatchPutRequest } from '../actions/entity/batchPut.js'
import { entityKey } from '../actions/internal/entityItem.js'
import { projectionOf } from '../actions/internal/formatter.js'
import { itemFormatterOf } from '../actions/internal/itemFormatter.js'
import { applyProjection, type ProjectionParams } from '../actions/internal/projectionOption.js'
import { sendRequest } from '../actions/internal/send.js'
import { StatorError } from '../errors/statorError.js'
import { formatPath } from '../internal/formatPath.js'
import { primaryKeyOf } from '../table/key.js'
import { Builder, keyOf, type State } from './builder.js'
import { type Model, TYPE } from './compile.js'
import { putInput } from './single.js'

type Values = Record<string, unknown>

/** DynamoDB left part of a batch undone, also when asked again. What was done until then is done. */
export class BatchUnprocessedError extends StatorError<'functional.batchUnprocessed'> {
  /** What is left, as `RequestItems` of another batch. */
  readonly unprocessed: Readonly<Record<string, unknown>>
  /** Of a read: the items read until then. */
  readonly items: readonly unknown[]

  constructor(unprocessed: Readonly<Record<string, unknown>>, items: readonly unknown[]) {
    super('functional.batchUnprocessed', {
      message:
        'Part of the batch is unprocessed after all retries: raise maxRetries or retryBackoffMs, or send the rest later.',
      payload: { unprocessed },
    })
    this.unprocessed = unprocessed
    this.items = items
  }

  override get name(): string {
    return 'BatchUnprocessedError'
  }
}

interface BatchState extends State {
  /** The members of the request, each on another item. */
  readonly members: readonly object[]
  /** What tells the items asked for, in order. */
  readonly ids: readonly string[]
  readonly retries: number
  readonly backoff: number
}

abstract class BatchBuilder extends Builder<BatchState> {
  maxRetries(retries: number): this {
    return this.next({ retries })
  }

  retryBackoffMs(backoff: number): this {
    return this.next({ backoff })
  }

  protected abstract requestOf(members: readonly object[]): unknown

  protected abstract commandOf(input: object): object

  dbParams(): object {
    return this.#input(this.state.members)
  }

  #input(members: readonly object[]): { RequestItems: Values } {
    return { RequestItems: { [this.model.entity.table.getName()]: this.requestOf(members) } }
  }

  /** Sends chunks of `size` one after the other, and what is left of each as often as allowed. */
  protected async run(
    size: number,
    read?: (item: Values) => void,
    items: readonly unknown[] = [],
  ): Promise<void> {
    const { members, options, retries, backoff } = this.state
    const { capacity } = options
    for (let at = 0; at < members.length; at += size) {
      let { RequestItems } = this.#input(members.slice(at, at + size))
      for (let attempt = 0; Object.keys(RequestItems).length; attempt++) {
        if (attempt > retries) throw new BatchUnprocessedError(RequestItems, items)
        if (attempt) await new Promise(resolve => setTimeout(resolve, backoff * 2 ** (attempt - 1)))
        const input = { RequestItems, ...(capacity !== undefined && { ReturnConsumedCapacity: capacity }) }
        const output = await sendRequest<{
          readonly Responses?: Readonly<Record<string, Values[]>>
          readonly UnprocessedKeys?: Values
          readonly UnprocessedItems?: Values
        }>(this.model.entity.table, this.commandOf(input), undefined)
        if (read) for (const item of Object.values(output.Responses ?? {}).flat()) read(item)
        RequestItems = output.UnprocessedKeys ?? output.UnprocessedItems ?? {}
      }
    }
  }
}

const idOf = ({ entity }: Model, stored: Readonly<Values>): string =>
  JSON.stringify(primaryKeyOf(entity.table, stored))

export class BatchGetBuilderBody extends BatchBuilder {
  select(names: readonly string[]): this {
    return this.option(
      'attributes',
      names.map(name => formatPath([name])),
    )
  }

  consistentRead(): this {
    return this.option('consistent', true)
  }

  get #selected(): readonly string[] | undefined {
    const attributes = this.state.options['attributes'] as readonly string[] | undefined // set by `select`
    return attributes?.length ? attributes : undefined
  }

  protected requestOf(Keys: readonly object[]): object {
    const { entity, key } = this.model
    const projection: ProjectionParams = {}
    // Items are told apart by their key columns.
    const columns = [key.hash.column, ...(key.sort ? [key.sort.column] : []), TYPE].map(name =>
      formatPath([name]),
    )
    if (this.#selected) applyProjection(projection, entity, { attributes: [...this.#selected, ...columns] })
    return { Keys, ...projection, ...(this.state.options['consistent'] === true && { ConsistentRead: true }) }
  }

  protected commandOf(input: object): object {
    return new BatchGetCommand(input as never) // made by `run`
  }

  /** The items in the order of their keys; `undefined` for those that are not there. */
  async executeAligned(): Promise<unknown[]> {
    const { model, state } = this
    const projection = this.#selected && projectionOf(this.#selected)
    const format = itemFormatterOf(model.entity)
    const found = new Map<string, unknown>()
    const items: unknown[] = []
    await this.run(
      100,
      raw => {
        const item = format(raw, projection)
        items.push(item)
        found.set(idOf(model, raw), item)
      },
      items,
    )
    return state.ids.map(id => found.get(id))
  }

  async execute(): Promise<unknown[]> {
    return (await this.executeAligned()).filter(item => item !== undefined)
  }
}

export class BatchWriteBuilderBody extends BatchBuilder {
  protected requestOf(members: readonly object[]): unknown {
    return members
  }

  protected commandOf(input: object): object {
    return new BatchWriteCommand(input as never) // made by `run`
  }

  async execute(): Promise<object> {
    await this.run(25)
    return {}
  }
}

const defaults: Omit<BatchState, 'members' | 'ids'> = { options: {}, conditions: [], retries: 3, backoff: 50 }

/** Reads each item once, however often it is asked for: DynamoDB takes no key twice. */
export const batchGet = (model: Model, keys: readonly object[]): BatchGetBuilderBody => {
  const stored = keys.map(key => entityKey(model.entity, keyOf(model, 'batchGet', key)))
  const ids = stored.map(key => idOf(model, key))
  const members = [...new Map(ids.map((id, index) => [id, stored[index] as object])).values()]
  return new BatchGetBuilderBody(model, { ...defaults, members, ids })
}

const batchOf = (
  model: Model,
  members: readonly object[],
  keys: readonly Values[],
): BatchWriteBuilderBody => {
  const ids = keys.map(key => idOf(model, key))
  ids.forEach((id, index) => {
    const other = ids.indexOf(id)
    if (other === index) return
    throw new StatorError('actions.repeatedItem', {
      message: `[${model.name}] batch: ${other} and ${index} are the same item: DynamoDB takes one write of each.`,
      payload: { indexes: [other, index], tableName: model.entity.table.getName(), key: keys[index]! },
    })
  })
  return new BatchWriteBuilderBody(model, { ...defaults, members, ids })
}

export const batchWrite = (model: Model, items: readonly object[]): BatchWriteBuilderBody => {
  const members = items.map(item =>
    model.entity
      .build(BatchPutRequest)
      .item(putInput(model, item as Values) as never)
      .params(),
  )
  return batchOf(
    model,
    members,
    members.map(({ PutRequest }) => PutRequest.Item),
  )
}

export const batchDelete = (model: Model, keys: readonly object[]): BatchWriteBuilderBody => {
  const stored = keys.map(key => entityKey(model.entity, keyOf(model, 'batchDelete', key)))
  return batchOf(
    model,
    stored.map(Key => ({ DeleteRequest: { Key } })),
    stored,
  )
}
