import type { GetCommandInput, GetCommandOutput } from '@aws-sdk/lib-dynamodb'
import { GetCommand } from '#aws/get'
import type { Entity } from '../../entity/entity.js'
import type { EntityPaths, FormattedItem, KeyInputItem } from '../../entity/items.js'
import { $input, $options, $sentArgs, EntityCommand } from '../internal/entityCommand.js'
import { entityKey } from '../internal/entityItem.js'
import { projectionOf } from '../internal/formatter.js'
import { itemFormatterOf } from '../internal/itemFormatter.js'
import {
  type CapacityOption,
  capacityOption,
  checkOptions,
  nextOptions,
  ofType,
  type Strict,
  tableNameOption,
} from '../internal/options.js'
import { attributesOption } from '../internal/projection.js'
import { applyProjection, type ProjectionOf } from '../internal/projectionOption.js'
import { type DocumentClientOptions, type Sendable, sendAction, sendRequest } from '../internal/send.js'

/** Settings of {@link GetItemCommand}. Each maps to one field of the request. */
export interface GetItemOptions<ENTITY extends Entity = Entity> {
  /** What the response tells of the capacity consumed. */
  readonly capacity?: CapacityOption | undefined
  /** `true`: reads what was written before, at twice the price. Default `false`. */
  readonly consistent?: boolean | undefined
  /** The paths to read, in names of code. Default, also for `[]`: everything. */
  readonly attributes?: readonly EntityPaths<ENTITY>[] | undefined
  /** The table to use in place of the entity's. */
  readonly tableName?: string | undefined
}

type OutputRest = Omit<GetCommandOutput, 'Item'>

/** The SDK's output, with `Item` read through the entity's schema. Absent: there is no such item. */
export interface GetItemResponse<ENTITY extends Entity, OPTIONS = {}> extends OutputRest {
  Item?: FormattedItem<ENTITY, ProjectionOf<OPTIONS>> | undefined
}

/**
 * Reads one item by its primary key. Costs half a read unit per started 4 KB of the item, one if `consistent`; a
 * projection makes the response smaller, not cheaper.
 *
 * @example
 * const { Item } = await Pokemon.build(GetItemCommand).key({ id: 'pikachu' }).send()
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
 */
export class GetItemCommand<
  in out ENTITY extends Entity = any,
  const in out OPTIONS = any,
> extends EntityCommand<ENTITY, KeyInputItem<ENTITY>, OPTIONS> {
  static override actionName = 'get' as const

  /** Returns a copy that reads the item of this key: the key attributes, in names of code. */
  key(key: KeyInputItem<ENTITY>): GetItemCommand<ENTITY, OPTIONS> {
    return new GetItemCommand(this.entity, key, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<NEXT extends GetItemOptions<ENTITY>>(
    options: Strict<NEXT, GetItemOptions> | ((previous: OPTIONS) => NEXT),
  ): GetItemCommand<ENTITY, NEXT> {
    return new GetItemCommand(this.entity, this[$input], nextOptions<NEXT>(options, this[$options]))
  }

  /**
   * The request that {@link send} would make. Touches no network.
   *
   * @throws `actions.incompleteAction` before {@link key} was called
   * @throws `parsing.…`, `actions.parsePrimaryKey.invalidKeyPart` for a key that its schema refuses
   * @throws `options.…`, `actions.invalidExpressionAttributePath` for wrong options
   */
  params(): GetCommandInput {
    const [keyInput] = this[$sentArgs]()
    const { entity } = this
    const params: GetCommandInput = { TableName: undefined, Key: entityKey(entity, keyInput) }
    const options = this[$options] as GetItemOptions & Record<string, unknown> // looked at, not trusted
    for (const _ in options) {
      checkOptions(options, 'capacity consistent attributes tableName')
      const capacity = capacityOption(options)
      if (capacity) params.ReturnConsumedCapacity = capacity as CapacityOption // just checked
      const consistent = ofType(options, 'consistent', 'boolean')
      if (consistent !== undefined) params.ConsistentRead = consistent as boolean // just checked
      applyProjection(params, entity, options)
      break
    }
    params.TableName = tableNameOption(options, entity.table)
    return params
  }

  /** Sends {@link params}. Rejects with what `params` throws, with `formatter.…`, or with the SDK's own error as it is. */
  send(
    this: Sendable<ENTITY>,
    documentClientOptions?: DocumentClientOptions,
  ): Promise<GetItemResponse<ENTITY, OPTIONS>> {
    return sendAction(this, async (get: GetItemCommand<ENTITY, OPTIONS>) => {
      const { entity } = get
      const command = new GetCommand(get.params())
      const { Item, ...rest } = await sendRequest<GetCommandOutput>(
        entity.table,
        command,
        documentClientOptions,
      )
      if (!Item) return rest
      const attributes = attributesOption(get[$options] as Record<string, unknown>) // checked by `params`
      const item = itemFormatterOf(entity)(Item, attributes && projectionOf(attributes))
      return { Item: item as FormattedItem<ENTITY, ProjectionOf<OPTIONS>>, ...rest } // as its schema says
    })
  }
}
