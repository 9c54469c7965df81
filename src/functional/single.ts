import { DeleteItemCommand } from '../actions/entity/delete.js'
import { GetItemCommand } from '../actions/entity/get.js'
import { PutItemCommand } from '../actions/entity/put.js'
import { UpdateAttributesCommand } from '../actions/entity/updateAttributes.js'
import { type EntityItem, entityItem } from '../actions/internal/entityItem.js'
import { itemFormatterOf } from '../actions/internal/itemFormatter.js'
import { parserOf } from '../actions/internal/parser.js'
import type { ReturnedAttributes } from '../actions/internal/storedItem.js'
import { rootOf } from '../actions/internal/walker.js'
import { StatorError } from '../errors/statorError.js'
import { cloneValue } from '../internal/cloneValue.js'
import { formatPath } from '../internal/formatPath.js'
import { isObject } from '../internal/isObject.js'
import { $ADD, $DELETE, $IS_EXTENSION, $REMOVE } from '../schema/updateExtensions.js'
import { Builder, ConditionalBuilder, keyOf, optionsOf, type State, start } from './builder.js'
import { changedColumn, type Model } from './compile.js'
import { nameOf, type PlainCondition } from './condition.js'

type Values = Record<string, unknown>

/** Returns the object it is given, so that a class can give private fields to any object. */
class Given {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: see above.
    return object
  }
}

/** The parameters of a request, which know the model whose builder made them: by a field that nobody else sees. */
class Made extends Given {
  readonly #model: Model

  constructor(model: Model, params: object) {
    super(params)
    this.#model = model
  }

  static makerOf(params: object): Model | undefined {
    return #model in params ? params.#model : undefined
  }
}

const made = (model: Model, params: object): object => new Made(model, params)

/** The model whose builder made these parameters. */
export const makerOf = (params: object): Model | undefined => Made.makerOf(params)

/** The item that came with a response. @throws why it does not fit its schema */
const returned = ({ Attributes, AttributesError }: ReturnedAttributes<unknown>): unknown => {
  if (AttributesError) throw AttributesError
  return Attributes
}

interface KeyState extends State {
  readonly key: Values
}

export class GetBuilderBody extends Builder<KeyState> {
  select(names: readonly string[]): this {
    return this.option(
      'attributes',
      names.map(name => formatPath([name])),
    )
  }

  consistentRead(): this {
    return this.option('consistent', true)
  }

  #command() {
    const { entity } = this.model
    return entity
      .build(GetItemCommand)
      .key(this.state.key as never)
      .options(this.state.options as object)
  }

  dbParams(): object {
    return made(this.model, this.#command().params())
  }

  async execute(): Promise<unknown> {
    return (await this.#command().send()).Item
  }
}

interface PutState extends State {
  /** The item, with all that was made for it. */
  readonly written: EntityItem
}

/** What a caller gives of an item, without what only this library writes, and with a key. */
export const putInput = ({ keyDefaults, internal }: Model, given: Readonly<Values>): Values => {
  let input = given
  for (let i = 0; i < internal.length; i++) {
    const name = internal[i] as string // i < length
    if (input?.[name] === undefined) continue
    const { [name]: _, ...rest } = input
    input = rest
  }
  if (!keyDefaults.size) return input
  for (const [name, make] of keyDefaults)
    if (input?.[name] === undefined) input = { ...input, [name]: make() }
  return input
}

export class PutBuilderBody extends ConditionalBuilder<PutState> {
  ifNotExists(): this {
    const { hash } = this.model.key
    return this.and({ attr: formatPath([hash.column]), exists: false })
  }

  #command() {
    return this.model.entity
      .build(PutItemCommand)
      .item(this.state.written.parsedItem as never)
      .options(optionsOf(this.state) as object)
  }

  dbParams(): object {
    const { options, conditions, written } = this.state
    if (!conditions.length && options === start.options) {
      return made(this.model, { TableName: this.model.entity.table.getName(), Item: written.item })
    }
    const { ToolboxItem, ...params } = this.#command().params()
    return made(this.model, params)
  }

  async execute(): Promise<unknown> {
    const { options, written } = this.state
    const before = returned(await this.#command().send())
    if (options['returnValues'] === 'ALL_OLD') return before
    return itemFormatterOf(this.model.entity)(written.item) // as it was written
  }
}

/** Tells of mistakes at the call, and makes the item once. */
export const put = (model: Model, item: object): PutBuilderBody => {
  const { entity } = model
  const written = entityItem(entity, parserOf(entity.schema), putInput(model, item as Values))
  return new PutBuilderBody(model, { options: start.options, conditions: start.conditions, written })
}

interface UpdateState extends KeyState {
  /** What the caller knows of the item beside its key. */
  readonly known: Values
  readonly changes: Values
}

/** A copy of a value that an update sets whole, with what is missing inside of it: its defaults. */
const filled = ({ entity }: Model, name: string, value: unknown): unknown => {
  const copy = cloneValue(value)
  const { [name]: schema } = entity.schema.attributes
  if (!schema || typeof copy !== 'object') return copy
  return rootOf(schema, 30, () => ({ mode: 'put', fill: true, loose: true, transform: false }))(copy).parsed
}

const extension = (symbol: symbol, value: unknown): object => ({ [$IS_EXTENSION]: true, [symbol]: value })

export class UpdateBuilderBody extends ConditionalBuilder<UpdateState> {
  set(...[attr, value]: readonly unknown[]): this {
    // biome-ignore lint/complexity/noArguments: tells `set(name, undefined)` from `set(partial)`.
    if (arguments.length > 1) return this.#change({ [nameOf(attr)]: value })
    return this.#change(attr as Values)
  }

  remove(attr: unknown): this {
    return this.#change({ [nameOf(attr)]: extension($REMOVE, true) }, true)
  }

  add(attr: unknown, value: unknown): this {
    return this.#change({ [nameOf(attr)]: extension($ADD, value) }, true)
  }

  delete(attr: unknown, value: unknown): this {
    return this.#change({ [nameOf(attr)]: extension($DELETE, value) }, true)
  }

  #change(changes: Readonly<Values>, once?: boolean): this {
    const { internal, keyNames, name: model, timestamps } = this.model
    const all = { ...this.state.changes }
    const refuse = (attribute: string, problem: string): StatorError =>
      new StatorError('functional.invalidUpdate', {
        message: `[${model}] update of '${attribute}': ${problem}.`,
        path: attribute,
        payload: { model, attribute },
      })
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) continue
      if (keyNames.includes(name))
        throw refuse(name, 'part of the key, which never changes: put another item')
      if (name === 'createdAt' ? timestamps : internal.includes(name) && name !== 'updatedAt')
        throw refuse(name, 'written by the library')
      const before = all[name]
      // A later value takes the place of an earlier one; anything else would lose one of two changes.
      if (before !== undefined && (once || (isObject(before) && $IS_EXTENSION in before))) {
        throw refuse(name, 'DynamoDB takes one change of an attribute')
      }
      all[name] = once ? cloneValue(value) : filled(this.model, name, value)
    }
    return this.next({ changes: all })
  }

  #command() {
    const { model, state } = this
    const { key, known } = state
    const item: Values = { ...key, ...state.changes }
    if (!Object.keys(state.changes).length && !model.timestamps) {
      throw new StatorError('actions.emptyUpdate', {
        message: `[${model.name}] update: nothing to change. Call set, remove, add or delete.`,
      })
    }
    // Elsewhere the entity fills it in.
    if (model.dated) item['updatedAt'] ??= new Date().toISOString()

    const checks: PlainCondition[] = []
    for (const template of model.columns) {
      const column = changedColumn(model, template, item, known)
      if (column === undefined) continue
      item[template.column] = column
      // What the index is computed from has to be what is stored.
      for (const { name } of template.variables) {
        if (item[name] !== undefined || !Object.hasOwn(known, name)) continue
        checks.push({
          attr: formatPath([name]),
          ...(known[name] === undefined ? { exists: false } : { eq: known[name], transform: true }),
        })
      }
    }
    const isWhole = model.required.every(name => {
      const change = item[name]
      return change !== undefined && !(isObject(change) && ($REMOVE in change || $DELETE in change))
    })
    // Without it, an update of nothing would leave an item that no read accepts.
    if (!isWhole) checks.push({ attr: formatPath([model.key.hash.column]), exists: true })
    return model.entity
      .build(UpdateAttributesCommand)
      .item(item as never)
      .options(optionsOf(state, checks) as object)
  }

  dbParams(): object {
    const { ToolboxItem, ...params } = this.#command().params()
    return made(this.model, params)
  }

  async execute(): Promise<unknown> {
    return returned(await this.#command().send())
  }
}

/** What a caller gives along with the key: stored values of attributes that index columns are made of. */
export const knownOf = ({ columns, keyNames }: Model, given: object): Values => {
  const known: Values = {}
  for (const { variables } of columns) {
    for (const { name } of variables) {
      if (!keyNames.includes(name) && Object.hasOwn(given, name)) known[name] = (given as Values)[name]
    }
  }
  return known
}

export class DeleteBuilderBody extends ConditionalBuilder<KeyState> {
  #command() {
    const { entity } = this.model
    return entity
      .build(DeleteItemCommand)
      .key(this.state.key as never)
      .options(optionsOf(this.state) as object)
  }

  dbParams(): object {
    return made(this.model, this.#command().params())
  }

  async execute(): Promise<unknown> {
    return returned(await this.#command().send())
  }
}

/** A condition on an item, for a transaction. */
export class CheckBuilderBody extends ConditionalBuilder<KeyState> {
  dbParams(): object {
    const { TableName, Key, ...condition } = this.model.entity
      .build(DeleteItemCommand)
      .key(this.state.key as never)
      .options(optionsOf(this.state) as object)
      .params()
    return made(this.model, { TableName, Key, ...condition })
  }
}

export const get = (model: Model, key: object): GetBuilderBody =>
  new GetBuilderBody(model, { ...start, key: keyOf(model, 'get', key) })
export const update = (model: Model, key: object): UpdateBuilderBody =>
  new UpdateBuilderBody(model, {
    ...start,
    key: keyOf(model, 'update', key),
    known: knownOf(model, key),
    changes: {},
  })
export const remove = (model: Model, key: object): DeleteBuilderBody =>
  new DeleteBuilderBody(model, { ...start, key: keyOf(model, 'delete', key) })
export const check = (model: Model, key: object): CheckBuilderBody =>
  new CheckBuilderBody(model, { ...start, key: keyOf(model, 'conditionCheck', key) })
