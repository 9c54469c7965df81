import { StatorError } from '../../errors/statorError.js'
import { $sentArgs } from './entityCommand.js'

/** An action that sends requests, and so can be spied on. */
export interface SpiedAction {
  readonly [$sentArgs]: () => readonly unknown[]
  readonly send: (documentClientOptions?: any) => Promise<unknown>
  readonly params: () => unknown
}

/** What an action is sent with. */
export type SentArgs<ACTION extends SpiedAction> = ReturnType<ACTION[typeof $sentArgs]>
type Response<ACTION extends SpiedAction> = Awaited<ReturnType<ACTION['send']>>

/** Says how an action answers in place of DynamoDB. The last answer given counts. */
export interface Stub<SPY, ACTION extends SpiedAction> {
  /** Every send resolves with `response`. */
  resolve(response: Response<ACTION>): SPY
  /** Every send rejects: with `error`, or with an `Error` of this message. */
  reject(error?: unknown): SPY
  /** Every send resolves with what `mock` returns for what it was sent with; for real, if that is nothing. */
  mock(
    mock: (
      ...args: SentArgs<ACTION> extends readonly [...infer ARGS] ? ARGS : never
    ) => Promise<Response<ACTION> | undefined> | Response<ACTION> | undefined,
  ): SPY
}

/** Tells how an action was sent. */
export interface Inspector<ACTION extends SpiedAction> {
  /** How often. */
  count(): number
  /**
   * What one send was sent with, counted from 0.
   *
   * @throws an `Error` unless `at` is an integer
   */
  args(at: number): SentArgs<ACTION> | undefined
  /** What all sends were sent with, in order. */
  allArgs(): SentArgs<ACTION>[]
}

type Mock = (...args: readonly unknown[]) => unknown

/** What a spy knows: the sends, and the answers in their place. */
export class SpyRecord {
  #sent: Record<string, unknown[][]> = {}
  #mocks: Record<string, Mock | undefined> = {}

  /** Says how the actions of a class answer; `spy` is what the chain goes on with. */
  on<SPY, ACTION extends SpiedAction>(spy: SPY, Action: object): Stub<SPY, ACTION> {
    const mock = (answer: Mock): SPY => {
      this.#mocks[nameOf(Action)] = answer
      return spy
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

  /** Tells how the actions of a class were sent. */
  sent<ACTION extends SpiedAction>(Action: object): Inspector<ACTION> {
    const all = () => (this.#sent[nameOf(Action)] ??= []) as unknown as SentArgs<ACTION>[] // what it was sent with
    return {
      count: () => all().length,
      args: at => {
        if (Number.isInteger(at)) return all()[at]
        throw new Error(`Expected the index of a send, an integer, received ${String(at)}.`)
      },
      allArgs: all,
    }
  }

  /** Forgets sends and answers. */
  reset(): void {
    this.#sent = {}
    this.#mocks = {}
  }

  /** The answer to an action, if there is one; refuses what is refused in production. */
  answer(action: SpiedAction): unknown {
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
const nameOf = (Action: object): string => (Action as { readonly actionName: string }).actionName
