import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Entity } from '../../entity/entity.js'
import { StatorError } from '../../errors/statorError.js'
import { $input, $options, $sentArgs } from '../internal/entityCommand.js'
import type { EntityItem } from '../internal/entityItem.js'
import { nextOptions, type Strict } from '../internal/options.js'
import { WriteTransaction } from '../internal/transactionMember.js'
import { entityUpdate, updateFields } from '../internal/updateFields.js'
import type { UpdateItemInput } from '../internal/updateInput.js'
import {
  applyTransactionOptions,
  type ConditionalWriteOptions,
  type WriteParams,
} from '../internal/writeOptions.js'

/** Settings of {@link UpdateTransaction}. Each maps to one field of its part of the request. */
export interface UpdateTransactionOptions<ENTITY extends Entity = Entity>
  extends ConditionalWriteOptions<ENTITY> {}

type Member = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/**
 * An update as part of a transaction, whose writes all happen or none does. Takes what `UpdateItemCommand` takes. Costs
 * twice as much as the update alone.
 *
 * @example
 * await execute(Pokemon.build(UpdateTransaction).item({ id: 'pikachu', level: $add(1) }), …)
 */
export class UpdateTransaction<
  in out ENTITY extends Entity = any,
  const in out OPTIONS = any,
> extends WriteTransaction<
  ENTITY,
  UpdateItemInput<ENTITY>,
  OPTIONS,
  UpdateItemInput<ENTITY, { readonly filled: true }>
> {
  static override actionName = 'transactUpdate' as const
  #written: EntityItem | undefined

  /** Returns a copy that writes this update: the key attributes and the changes, in names of code. */
  item(item: UpdateItemInput<ENTITY>): UpdateTransaction<ENTITY, OPTIONS> {
    return new UpdateTransaction(this.entity, item, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<const NEXT extends UpdateTransactionOptions<ENTITY>>(
    options: Strict<NEXT, UpdateTransactionOptions> | ((previous: OPTIONS) => NEXT),
  ): UpdateTransaction<ENTITY, NEXT> {
    return new UpdateTransaction(this.entity, this[$input], nextOptions<NEXT>(options, this[$options]))
  }

  /**
   * The member of the request, and the update in names of code. Touches no network. A member makes one update:
   * defaults run at the first call, and later ones give the same.
   *
   * @throws `actions.incompleteAction` before {@link item} was called
   * @throws `parsing.…`, `actions.parsePrimaryKey.invalidKeyPart` at the first attribute that its schema refuses
   * @throws `actions.invalidExpressionAttributePath` for a `$get` of an unknown attribute
   * @throws `actions.emptyUpdate` where there is nothing to write: DynamoDB takes no such member
   * @throws `options.…` for wrong options; what the condition throws
   */
  params(): {
    ToolboxItem: UpdateItemInput<ENTITY, { readonly filled: true }>
    Update: NonNullable<Member['Update']>
  } {
    const [input, options] = this[$sentArgs]()
    const { entity } = this
    this.#written ??= entityUpdate(entity, input)
    const { parsedItem, key } = this.#written
    const { expression, attributes } = updateFields(entity, this.#written)
    if (expression === undefined) {
      throw new StatorError('actions.emptyUpdate', {
        message: `The update of '${entity.entityName}' changes nothing, which no transaction takes: use a ConditionCheck, or leave it out.`,
      })
    }
    const Update: WriteParams & { Key: Record<string, unknown>; UpdateExpression: string } = {
      TableName: undefined,
      Key: key,
      UpdateExpression: expression,
    }
    applyTransactionOptions(Update, entity, options as object, attributes)
    return {
      // As its schema says.
      ToolboxItem: parsedItem as UpdateItemInput<ENTITY, { readonly filled: true }>,
      Update: Update as NonNullable<Member['Update']>, // `TableName` is set by now
    }
  }
}
