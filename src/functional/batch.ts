import { BatchDeleteRequest } from '../actions/entity/batchDelete.js'
import { BatchGetRequest } from '../actions/entity/batchGet.js'
import { BatchPutRequest } from '../actions/entity/batchPut.js'
import type { BatchOptions } from '../actions/internal/batch/runBatch.js'
import type { CapacityOption } from '../actions/internal/options.js'
import { BatchGetCommand, execute as executeGet } from '../actions/table/batchGet.js'
import { BatchWriteCommand, execute as executeWrite } from '../actions/table/batchWrite.js'
import { StatorError } from '../errors/statorError.js'
import { formatPath } from '../internal/formatPath.js'
import { Builder, keyOf, type State } from './builder.js'
import type { Model } from './compile.js'
import { putInput } from './single.js'

type RequestItems = Readonly<Record<string, unknown>>

/** DynamoDB left part of a batch undone, also when asked again. What was done until then is done. */
export class BatchUnprocessedError extends StatorError<'functional.batchUnprocessed'> {
  /** What is left, as `RequestItems` of another batch. */
  readonly unprocessed: RequestItems
  /** Of a read: the items read until then. */
  readonly items: readonly unknown[]

  constructor(unprocessed: RequestItems, items: readonly unknown[]) {
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

interface BatchState<REQUEST> extends State {
  readonly requests: readonly REQUEST[]
  readonly sending: { readonly maxAttempts?: number; readonly backoff?: number }
}

class BatchBuilder<REQUEST> extends Builder<BatchState<REQUEST>> {
  maxRetries(retries: number): this {
    return this.next({ sending: { ...this.state.sending, maxAttempts: retries + 1 } })
  }

  retryBackoffMs(backoff: number): this {
    return this.next({ sending: { ...this.state.sending, backoff } })
  }

  /** The settings of `execute`. */
  protected get sending(): BatchOptions {
    const { sending, options } = this.state
    return { maxAttempts: 4, ...sending, capacity: options['capacity'] as CapacityOption | undefined }
  }

  protected done(unprocessed: RequestItems, items: readonly unknown[]): void {
    if (Object.keys(unprocessed).length) throw new BatchUnprocessedError(unprocessed, items)
  }
}

const isThere = (item: unknown): boolean => item !== undefined

export class BatchGetBuilderBody extends BatchBuilder<BatchGetRequest> {
  select(names: readonly string[]): this {
    return this.option(
      'attributes',
      names.map(name => formatPath([name])),
    )
  }

  consistentRead(): this {
    return this.option('consistent', true)
  }

  #command(): BatchGetCommand {
    const { capacity: _, ...options } = this.state.options
    return this.model.entity.table
      .build(BatchGetCommand)
      .requests(...this.state.requests)
      .options(options as object)
  }

  dbParams(): object {
    return { RequestItems: this.#command().params() }
  }

  async executeAligned(): Promise<unknown[]> {
    if (!this.state.requests.length) return []
    const { Responses, UnprocessedKeys } = await executeGet(this.sending, this.#command())
    const [items] = Responses as unknown as readonly [unknown[]] // one command, whose types are not known here
    this.done(UnprocessedKeys, items.filter(isThere))
    return items
  }

  async execute(): Promise<unknown[]> {
    return (await this.executeAligned()).filter(isThere)
  }
}

export class BatchWriteBuilderBody extends BatchBuilder<BatchPutRequest | BatchDeleteRequest> {
  #command(): BatchWriteCommand {
    return this.model.entity.table.build(BatchWriteCommand).requests(...this.state.requests)
  }

  dbParams(): object {
    return { RequestItems: this.#command().params() }
  }

  async execute(): Promise<object> {
    if (!this.state.requests.length) return {}
    const { UnprocessedItems } = await executeWrite(this.sending, this.#command())
    this.done(UnprocessedItems, [])
    return {}
  }
}

const stateOf = <REQUEST extends { params(): unknown }>(
  requests: readonly REQUEST[],
): BatchState<REQUEST> => {
  for (const request of requests) request.params() // tells of mistakes here, and makes items once
  return { options: {}, conditions: [], requests, sending: {} }
}

export const batchGet = (model: Model, keys: readonly object[]): BatchGetBuilderBody =>
  new BatchGetBuilderBody(
    model,
    stateOf(keys.map(key => model.entity.build(BatchGetRequest).key(keyOf(model, 'batchGet', key)))),
  )

export const batchWrite = (model: Model, items: readonly object[]): BatchWriteBuilderBody =>
  new BatchWriteBuilderBody(
    model,
    stateOf(
      items.map(item =>
        model.entity.build(BatchPutRequest).item(putInput(model, item as Record<string, unknown>)),
      ),
    ),
  )

export const batchDelete = (model: Model, keys: readonly object[]): BatchWriteBuilderBody =>
  new BatchWriteBuilderBody(
    model,
    stateOf(keys.map(key => model.entity.build(BatchDeleteRequest).key(keyOf(model, 'batchDelete', key)))),
  )
