import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Entity } from '../../entity/entity.js'
import type { InputItem, ValidItem } from '../../entity/items.js'
import { $input, $options, $sentArgs } from '../internal/entityCommand.js'
import { type EntityItem, entityItem } from '../internal/entityItem.js'
import { nextOptions, type Strict } from '../internal/options.js'
import { parserOf } from '../internal/parser.js'
import { WriteTransaction } from '../internal/transactionMember.js'
import {
  applyTransactionOptions,
  type ConditionalWriteOptions,
  type WriteParams,
} from '../internal/writeOptions.js'

/** Settings of {@link PutTransaction}. Each maps to one field of its part of the request. */
export interface PutTransactionOptions<ENTITY extends Entity = Entity>
  extends ConditionalWriteOptions<ENTITY> {}

type Member = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/**
 * A put as part of a transaction, whose writes all happen or none does. Costs twice as much as the put alone.
 *
 * @example
 * await execute(Pokemon.build(PutTransaction).item({ id: 'pikachu', level: 5 }), …)
 */
export class PutTransaction<
  in out ENTITY extends Entity = any,
  const in out OPTIONS = any,
> extends WriteTransaction<ENTITY, InputItem<ENTITY>, OPTIONS, ValidItem<ENTITY>> {
  static override actionName = 'transactPut' as const
  #written: EntityItem | undefined

  /** Returns a copy that writes `item`, in names of code. */
  item(item: InputItem<ENTITY>): PutTransaction<ENTITY, OPTIONS> {
    return new PutTransaction(this.entity, item, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<const NEXT extends PutTransactionOptions<ENTITY>>(
    options: Strict<NEXT, PutTransactionOptions> | ((previous: OPTIONS) => NEXT),
  ): PutTransaction<ENTITY, NEXT> {
    return new PutTransaction(this.entity, this[$input], nextOptions<NEXT>(options, this[$options]))
  }

  /**
   * The member of the request, and the item in names of code. Touches no network. A member makes one item: defaults
   * run at the first call, and later ones give the same.
   *
   * @throws `actions.incompleteAction` before {@link item} was called
   * @throws `parsing.…`, `actions.parsePrimaryKey.invalidKeyPart` at the first attribute that its schema refuses
   * @throws `options.…` for wrong options; what the condition throws
   */
  params(): { ToolboxItem: ValidItem<ENTITY>; Put: NonNullable<Member['Put']> } {
    const [input, options] = this[$sentArgs]()
    const { entity } = this
    this.#written ??= entityItem(entity, parserOf(entity.schema), input)
    const { item, parsedItem } = this.#written
    const Put: WriteParams & { Item: Record<string, unknown> } = { TableName: undefined, Item: item }
    applyTransactionOptions(Put, entity, options as object)
    return {
      ToolboxItem: parsedItem as ValidItem<ENTITY>, // as its schema says
      Put: Put as NonNullable<Member['Put']>, // `TableName` is set by now
    }
  }
}
