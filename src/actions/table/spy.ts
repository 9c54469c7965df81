import { $interceptor, type Table } from '../../table/table.js'
import { TableAction } from '../../table/tableAction.js'
import { type Inspector, type SpiedAction, SpyRecord, type Stub } from '../internal/spy.js'

export type { Inspector, Stub } from '../internal/spy.js'

/** The class of an action. A signature alone: TypeScript finds the type of the action by no other. */
type ActionClass<TABLE, ACTION> = new (table: TABLE, entities?: any) => ACTION

/**
 * Answers in place of DynamoDB in tests, and tells what was sent: by the queries, scans and deletions of partitions of
 * this table, from the moment it is built until {@link restore}. Mocked or not, wrong queries and options are refused
 * as they are in production. What commands are sent with starts with the array of their entities.
 *
 * @example
 * const spy = table.build(TableSpy)
 * spy.on(QueryCommand).resolve({ Items: [pikachu] })
 * await code()
 * spy.sent(QueryCommand).args(0) // [[Pokemon], { partition: 'ash' }, {}]
 * spy.restore()
 */
export class TableSpy<in out TABLE extends Table = any> extends TableAction<TABLE> {
  static override actionName = 'spy' as const
  readonly #record = new SpyRecord()
  readonly #intercept: (action: object) => unknown

  constructor(table: TABLE, entities?: readonly unknown[]) {
    super(table, entities)
    this.#intercept = action => this.#record.answer(action as SpiedAction) // what sends is so
    table[$interceptor] = this.#intercept
  }

  /** Says how an action answers: a class such as `QueryCommand`. */
  on<ACTION extends SpiedAction>(Action: ActionClass<TABLE, ACTION>): Stub<this, ACTION> {
    return this.#record.on(this, Action)
  }

  /** Tells how an action was sent: a class such as `QueryCommand`. */
  sent<ACTION extends SpiedAction>(Action: ActionClass<TABLE, ACTION>): Inspector<ACTION> {
    return this.#record.sent(Action)
  }

  /** Forgets what was sent, and how actions answer. Goes on spying. */
  reset(): this {
    this.#record.reset()
    return this
  }

  /** Stops spying: actions are sent for real. A spy that was built later stays. */
  restore(): void {
    const { table } = this
    if (table[$interceptor] === this.#intercept) delete table[$interceptor]
  }
}
