import { TransactGetCommand } from '#aws/transactGet'
import { TransactWriteCommand } from '#aws/transactWrite'
import { projectionOf } from '../actions/internal/formatter.js'
import { itemFormatterOf } from '../actions/internal/itemFormatter.js'
import { sendRequest } from '../actions/internal/send.js'
import { isNamed, withFormattedItem } from '../actions/internal/storedItem.js'
import { StatorError } from '../errors/statorError.js'
import { formatPath } from '../internal/formatPath.js'
import { primaryKeyOf } from '../table/key.js'
import type { Table } from '../table/table.js'
import { type Model, TYPE } from './compile.js'
import { makerOf } from './single.js'

type Values = Record<string, unknown>

interface Member {
  /** The kind of member, as the request names it. */
  readonly kind: string
  readonly params: Readonly<Values>
  readonly model: Model | undefined
}

interface TransactionState {
  readonly members: readonly Member[]
  readonly token: string | undefined
}

/** The fields that members of a transaction have. */
const fields =
  'TableName Key Item UpdateExpression ConditionExpression ProjectionExpression ExpressionAttributeNames ExpressionAttributeValues ReturnValuesOnConditionCheckFailure'.split(
    ' ',
  )

const limit = 100

abstract class Transaction {
  readonly #table: Table
  readonly #models: ReadonlyMap<string, Model>
  readonly #state: TransactionState

  constructor(
    table: Table,
    models: ReadonlyMap<string, Model>,
    state: TransactionState = { members: [], token: undefined },
  ) {
    this.#table = table
    this.#models = models
    this.#state = state
  }

  protected next(state: Partial<TransactionState>): this {
    // As both kinds are made.
    const Same = this.constructor as new (
      table: Table,
      models: ReadonlyMap<string, Model>,
      state: TransactionState,
    ) => this
    return new Same(this.#table, this.#models, { ...this.#state, ...state })
  }

  /** Takes a builder, or the parameters that it made. */
  protected add(kind: string, given: object): this {
    const params = (
      typeof (given as { dbParams?: unknown }).dbParams === 'function'
        ? (given as { dbParams(): object }).dbParams()
        : given
    ) as Readonly<Values>
    const named = this.#models.get((params['Item'] as Values | undefined)?.[TYPE] as string)
    const member = { kind, params, model: makerOf(params) ?? named }
    return this.next({ members: [...this.#state.members, member] })
  }

  protected get members(): readonly Member[] {
    return this.#state.members
  }

  protected modelOf(item: Readonly<Values>): Model | undefined {
    return this.#models.get(item[TYPE] as string)
  }

  /**
   * @throws `actions.incompleteAction` without a member, `actions.tooManyTransactions` for more than 100
   * @throws `actions.repeatedItem` where two members are on one item
   */
  dbParams(): object {
    const { members, token } = this.#state
    const count = members.length
    if (!count)
      throw new StatorError('actions.incompleteAction', {
        message: 'A transaction needs at least one member.',
      })
    if (count > limit) {
      throw new StatorError('actions.tooManyTransactions', {
        message: `A transaction takes up to ${limit} members, received ${count}.`,
        payload: { count, limit },
      })
    }
    const seen = new Map<string, number>()
    members.forEach(({ model, params: { TableName, Key, Item } }, index) => {
      // Members may be of other tables, whose keys their models know, or nobody.
      const tables = [this.#table, model?.entity.table]
      const table = tables.find(each => each?.getName() === TableName)
      const key = table ? primaryKeyOf(table, (Key ?? Item) as Values) : (Key ?? index)
      const id = JSON.stringify([TableName, key])
      const other = seen.get(id)
      if (other !== undefined) {
        throw new StatorError('actions.repeatedItem', {
          message: `Members ${other} and ${index} of the transaction are on the same item: DynamoDB takes one operation for each.`,
          payload: { indexes: [other, index], tableName: TableName, key: key as Values },
        })
      }
      seen.set(id, index)
    })
    const TransactItems = members.map(({ kind, params }) => ({
      [kind]: Object.fromEntries(Object.entries(params).filter(([field]) => fields.includes(field))),
    }))
    return { TransactItems, ...(token !== undefined && { ClientRequestToken: token }) }
  }

  protected async send(Command: new (input: never) => object): Promise<unknown> {
    try {
      return await sendRequest(this.#table, new Command(this.dbParams() as never), undefined)
    } catch (error) {
      if (!isNamed(error, 'TransactionCanceledException')) throw error
      const { CancellationReasons = [] } = error as {
        readonly CancellationReasons?: readonly { readonly Code?: string }[]
      }
      const FailedMembers = CancellationReasons.flatMap((reason, index) => {
        const { model, kind = '' } = this.members[index] ?? {}
        if (reason.Code === 'None') return []
        const told = model ? withFormattedItem(model.entity, reason) : reason
        return [{ index, model: model?.name, action: kind, ...told }]
      })
      throw Object.assign(error, { FailedMembers })
    }
  }
}

export class TransactWriteBody extends Transaction {
  addPut(params: object): this {
    return this.add('Put', params)
  }

  addUpdate(params: object): this {
    return this.add('Update', params)
  }

  addDelete(params: object): this {
    return this.add('Delete', params)
  }

  addConditionCheck(params: object): this {
    return this.add('ConditionCheck', params)
  }

  withClientRequestToken(token: string): this {
    return this.next({ token })
  }

  execute(): Promise<unknown> {
    return this.send(TransactWriteCommand)
  }
}

export class TransactGetBody extends Transaction {
  addGet(params: object): this {
    return this.add('Get', params)
  }

  async execute(): Promise<unknown[]> {
    const { Responses = [] } = (await this.send(TransactGetCommand)) as {
      readonly Responses?: readonly { readonly Item?: Values }[]
    }
    return this.members.map(({ model, params }, index) => {
      const item = Responses[index]?.Item
      const reader = item && (model ?? this.modelOf(item))
      const names = params['ExpressionAttributeNames'] as Readonly<Record<string, string>> | undefined // those of the projection
      const projection = names && projectionOf(Object.values(names).map(name => formatPath([name])))
      return reader ? itemFormatterOf(reader.entity)(item, projection) : item
    })
  }
}
