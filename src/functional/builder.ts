import type { CapacityOption } from '../actions/internal/options.js'
import { StatorError } from '../errors/statorError.js'
import type { Model } from './compile.js'
import { allOf, conditionOf, type PlainCondition } from './condition.js'

/** What a builder was told: options of the action underneath, and conditions. */
export interface State {
  readonly options: Readonly<Record<string, unknown>>
  readonly conditions: readonly PlainCondition[]
}

export const start: State = { options: {}, conditions: [] }

/** The base of what `table.entities.X` makes. It never changes: each call of its chain returns another one. */
export class Builder<STATE extends State = State> {
  readonly #model: Model
  readonly #state: STATE

  constructor(model: Model, state: STATE) {
    this.#model = model
    this.#state = state
  }

  protected get model(): Model {
    return this.#model
  }

  protected get state(): STATE {
    return this.#state
  }

  protected next(state: Partial<STATE>): this {
    const Same = this.constructor as new (model: Model, state: STATE) => this // as all builders are made
    return new Same(this.#model, { ...this.#state, ...state })
  }

  protected option(name: string, value: unknown): this {
    return this.next({ options: { ...this.#state.options, [name]: value } } as unknown as Partial<STATE>)
  }

  returnConsumedCapacity(mode: CapacityOption): this {
    return this.option('capacity', mode)
  }
}

/** The base of those that have conditions on the stored item. */
export class ConditionalBuilder<STATE extends State = State> extends Builder<STATE> {
  where(callback: unknown): this {
    return this.and(conditionOf(callback))
  }

  protected and(condition: PlainCondition): this {
    return this.next({ conditions: [...this.state.conditions, condition] } as unknown as Partial<STATE>)
  }

  returning(mode: string): this {
    return this.option('returnValues', mode)
  }
}

/** The options of a write, with its conditions. */
export const optionsOf = (
  { options, conditions }: State,
  more: readonly PlainCondition[] = [],
): Readonly<Record<string, unknown>> => {
  const condition = allOf([...conditions, ...more])
  return condition.and?.length === 0 ? options : { ...options, condition }
}

/**
 * The variables of a model's key out of what a caller gives.
 *
 * @throws `functional.missingKey`
 */
export const keyOf = (
  { name, keyNames }: Model,
  operation: string,
  given: object,
): Record<string, unknown> => {
  const key: Record<string, unknown> = {}
  const missing: string[] = []
  for (const keyName of keyNames) {
    const value = (given as Readonly<Record<string, unknown>> | undefined)?.[keyName]
    if (value === undefined) missing.push(keyName)
    else key[keyName] = value
  }
  if (!missing.length) return key
  throw new StatorError('functional.missingKey', {
    message: `[${name}] ${operation}: the key needs [${keyNames}], [${missing}] is missing.`,
    payload: { model: name, operation, missing, required: keyNames },
  })
}
