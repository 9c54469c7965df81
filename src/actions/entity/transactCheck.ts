import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Entity } from '../../entity/entity.js'
import type { KeyInputItem } from '../../entity/items.js'
import { $input, $options, $sentArgs, incompleteAction } from '../internal/entityCommand.js'
import { entityKey } from '../internal/entityItem.js'
import { checkOptions, nextOptions, type Strict, tableNameOption } from '../internal/options.js'
import { WriteTransaction } from '../internal/transactionMember.js'
import {
  applyCondition,
  applyConditionFalse,
  type Condition,
  type ConditionFailureOptions,
  type WriteParams,
} from '../internal/writeOptions.js'

/** Settings of {@link ConditionCheck}. Each maps to one field of its part of the request. */
export interface ConditionCheckOptions extends ConditionFailureOptions {}

type Member = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/**
 * A condition that the writes of a transaction depend on, on an item that the transaction leaves as it is. Costs twice
 * as much as a write of the item.
 *
 * @example
 * await execute(
 *   Trainer.build(ConditionCheck).key({ id: 'ash' }).condition({ attr: 'badges', gte: 8 }),
 *   Pokemon.build(PutTransaction).item({ id: 'mewtwo' }),
 * )
 */
export class ConditionCheck<in out ENTITY extends Entity = any> extends WriteTransaction<
  ENTITY,
  KeyInputItem<ENTITY>,
  ConditionCheckOptions,
  undefined
> {
  static override actionName = 'conditionCheck' as const
  readonly #condition: Condition<ENTITY> | undefined

  constructor(
    entity: ENTITY,
    key?: KeyInputItem<ENTITY>,
    condition?: Condition<ENTITY>,
    options?: ConditionCheckOptions,
  ) {
    super(entity, key, options)
    this.#condition = condition
  }

  /** Returns a copy that checks the item of this key: the key attributes, in names of code. */
  key(key: KeyInputItem<ENTITY>): ConditionCheck<ENTITY> {
    return new ConditionCheck(this.entity, key, this.#condition, this[$options])
  }

  /** Returns a copy that checks this condition. */
  condition(condition: Condition<ENTITY>): ConditionCheck<ENTITY> {
    return new ConditionCheck(this.entity, this[$input], condition, this[$options])
  }

  /** Returns a copy under these options alone: earlier ones are replaced, unless a function merges them. */
  options<const NEXT extends ConditionCheckOptions>(
    options: Strict<NEXT, ConditionCheckOptions> | ((previous: ConditionCheckOptions) => NEXT),
  ): ConditionCheck<ENTITY> {
    return new ConditionCheck(
      this.entity,
      this[$input],
      this.#condition,
      nextOptions<NEXT>(options, this[$options]),
    )
  }

  /**
   * The member of the request. Touches no network.
   *
   * @throws `actions.incompleteAction` before {@link key} and {@link condition} were called
   * @throws `parsing.…`, `actions.parsePrimaryKey.invalidKeyPart` for a key that its schema refuses
   * @throws `options.…` for wrong options; what the condition throws
   */
  params(): { ConditionCheck: NonNullable<Member['ConditionCheck']> } {
    const [keyInput, checkedOptions] = this[$sentArgs]()
    const { entity } = this
    if (!this.#condition) throw incompleteAction(this, 'condition')
    const Key = entityKey(entity, keyInput)
    const Check: WriteParams & { Key: Record<string, unknown> } = { TableName: undefined, Key }
    const options = checkedOptions as Readonly<Record<string, unknown>> // looked at, not trusted
    checkOptions(options, 'returnValuesOnConditionFalse tableName')
    applyCondition(Check, entity, this.#condition, true)
    applyConditionFalse(Check, options)
    Check.TableName = tableNameOption(options, entity.table)
    return { ConditionCheck: Check as NonNullable<Member['ConditionCheck']> } // `TableName` is set by now
  }
}
