import { $interceptor, type Entity } from '../../entity/entity.js'
import { EntityAction } from '../../entity/entityAction.js'
import { StatorError } from '../../errors/statorError.js'
import { $sentArgs } from '../internal/entityCommand.js'

/** An action that sends a request, and so can be spied on. */
interface Sendable {
  readonly [$sentArgs]: () => readonly [input: any, options: any]
  readonly send: (documentClientOptions?: any) => Promise<unknown>
  readonly params: () => unknown
}

/** The class of an action. A signature alone: TypeScript finds the type of the action by no other. */
type ActionClass<ENTITY, ACTION> = new (entity: ENTITY) => ACTION

/** What an action is sent with: its key or item, and its options. */
type Arguments<ACTION extends Sendable> = ReturnType<ACTION[typeof $sentArgs]>
type Response<ACTION extends Sendable> = Awaited<ReturnType<ACTION['send']>>

/** Says how an action answers in place of DynamoDB. The last answer given counts. */
export interface Stub<SPY, ACTION extends Sendable> {
  /** Every send resolves with `response`. */
  resolve(response: Response<ACTION>): SPY
  /** Every send rejects: with `error`, or with an `Error` of this message. */
  reject(error?: unknown): SPY
  /** Every send resolves with what `mock` returns for its key or item and its options; for real, if that is nothing. */
  mock(
    mock: (
      ...args: Arguments<ACTION>
    ) => Promise<Response<ACTION> | undefined> | Response<ACTION> | undefined,
  ): SPY
}

/** Tells how an action was sent. */
export interface Inspector<ACTION extends Sendable> {
  /** How often. */
  count(): number
  /**
   * The key or item and the options of one send, counted from 0.
   *
   * @throws an `Error` unless `at` is an integer
   */
  args(at: number): Arguments<ACTION> | undefined
  /** The key or item and the options of all sends, in order. */
  allArgs(): Arguments<ACTION>[]
}

type Mock = (...args: readonly unknown[]) => unknown

/**
 * Answers in place of DynamoDB in tests, and tells what was sent: by the commands of one item, from the moment it is
 * built until {@link restore}. Mocked or not, wrong items and options are refused as they are in production.
 *
 * @example
 * const spy = Pokemon.build(EntitySpy)
 * spy.on(GetItemCommand).resolve({ Item: pikachu, $metadata: {} })
 * await code()
 * spy.sent(GetItemCommand).args(0) // [{ id: 'pikachu' }, {}]
 * spy.restore()
 */
export class EntitySpy<in out ENTITY extends Entity = any> extends EntityAction<ENTITY> {
  static override actionName = 'spy' as const
  #sent: Record<string, unknown[][]> = {}
  #mocks: Record<string, Mock | undefined> = {}
  readonly #intercept: (action: object) => unknown

  constructor(entity: ENTITY) {
    super(entity)
    this.#intercept = action => this.#answer(action as Sendable) // what sends is so
    entity[$interceptor] = this.#intercept
  }

  /** Says how an action answers: a class such as `GetItemCommand`. */
  on<ACTION extends Sendable>(Action: ActionClass<ENTITY, ACTION>): Stub<this, ACTION> {
    const mock = (answer: Mock): this => {
      this.#mocks[nameOf(Action)] = answer
      return this
    }
    return {
      resolve: response => mock(() => response),
      reject: error =>
        mock(() => {
          throw error === undefined || typeof error === 'string' ? new Error(error) : error
        }),
      mock: answer => mock(answer as Mock), // called with what the action was sent with
    }
  }

  /** Tells how an action was sent: a class such as `GetItemCommand`. */
  sent<ACTION extends Sendable>(Action: ActionClass<ENTITY, ACTION>): Inspector<ACTION> {
    const all = () => (this.#sent[nameOf(Action)] ??= []) as Arguments<ACTION>[] // what it was sent with
    return {
      count: () => all().length,
      args: at => {
        if (Number.isInteger(at)) return all()[at]
        throw new Error(`Expected the index of a send, an integer, received ${String(at)}.`)
      },
      allArgs: all,
    }
  }

  /** Forgets what was sent, and how actions answer. Goes on spying. */
  reset(): this {
    this.#sent = {}
    this.#mocks = {}
    return this
  }

  /** Stops spying: actions are sent for real. A spy that was built later stays. */
  restore(): void {
    const { entity } = this
    if (entity[$interceptor] === this.#intercept) delete entity[$interceptor]
  }

  #answer(action: Sendable): unknown {
    const name = nameOf(action.constructor)
    const args = action[$sentArgs]()
    ;(this.#sent[name] ??= []).push([...args])
    const mock = this.#mocks[name]
    if (!mock) return undefined
    try {
      action.params()
    } catch (error) {
      // Tests need no table.
      if (!StatorError.match(error, 'table.')) throw error
    }
    return mock(...args)
  }
}

/** The name by which spies know an action: the classes of all actions have one. */
const nameOf = (Action: object): string => (Action as typeof EntityAction).actionName
