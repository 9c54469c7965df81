import { Failure, rethrowAt } from '../../errors/failure.js'
import { setOwn } from '../../internal/cloneValue.js'
import type { PathSegment } from '../../internal/formatPath.js'
import { isObject, isPlain } from '../../internal/isObject.js'
import type { ExtensionParser } from '../../schema/extensionParser.js'
import type { Schema } from '../../schema/schema.js'
import {
  $ADD,
  $APPEND,
  $DELETE,
  $GET,
  $IS_EXTENSION,
  $PREPEND,
  $REMOVE,
  $SET,
  $SUBTRACT,
  $SUM,
  isExtension,
  isGetting,
} from '../../schema/updateExtensions.js'
import type { ParseFn } from './parser.js'
import { type Context, compile, compileNode, invalid, type Node, rootOf, runAt, state } from './walker.js'

type Run = Node['run']

/**
 * The parser of updates to `schema`, compiled at its first use. What it returns as `encoded` is for
 * `updateExpression.ts` to write down: plain objects and arrays are partial, what replaces a whole one stands in a `$set`.
 *
 * @param complete whether plain lists, maps and records replace what is stored, and updates are for attributes only
 * @param transform whether to encode
 */
export const updateParserOf = (schema: Schema, complete = false, transform = true): ParseFn =>
  rootOf(schema, 20 + (complete ? 2 : 0) + (transform ? 1 : 0), () => ({
    mode: 'update',
    fill: true,
    transform,
    wrap: complete ? compileReplacing : compilePartial,
  }))

// A part of the key is always complete: it is computed from, and saved for an item that may not exist.
const compilePartial = (schema: Schema, context: Context): Node =>
  schema['props'].key
    ? compileReplacing(schema, { ...context, wrap: compileReplacing })
    : compileUpdate(schema, context, false)
const compileReplacing = (schema: Schema, context: Context): Node => compileUpdate(schema, context, true)

const compileUpdate = (schema: Schema, context: Context, complete: boolean): Node => {
  const { type, props } = schema
  if (type === 'item') return compileNode(schema, context, { around: run => inOrder(schema, context, run) })
  const { transform, loose, removable, depth = 0 } = context
  const inside = removable ? { ...context, removable: false } : context
  const put: Context = { mode: 'put', transform }
  const encodes = transform && props.transform !== undefined
  // What an `any` holds is updated in its parts, too, unless it is encoded as one.
  const isAny = type === 'any' && !complete && !encodes

  let whole: Node | undefined
  const runWhole: RunAt = (value, ...place) => {
    whole ??= compile(schema, put)
    return runAs(whole, value, place)
  }
  // Enum, validators and the like are for what comes out of an update, which nobody knows.
  let bare: Node | undefined
  const runBare: RunAt = (value, ...place) => {
    bare ??= compile({ type, elements: schema.elements, props: { big: props.big } }, put)
    return runAs(bare, value, place)
  }

  const update = (value: Update, symbol: keyof Update, run: Run): unknown => {
    const payload = value[symbol]
    const name = symbol.description! // they have one: `$ADD`, …
    if (symbol === $REMOVE) {
      if (props.required !== 'never' && !removable) {
        throw new Failure('parsing.attributeRequired', 'is required, it cannot be removed.', undefined)
      }
      state.twin = value
      return value
    }
    if (symbol === $GET) return reference(value, runWhole)
    if (type === 'anyOf') return run(value)
    if (
      symbol === $SET
        ? !complete && (type === 'any' || isContainer(type))
        : type === 'set' && (symbol === $ADD || symbol === $DELETE)
    ) {
      return updated(symbol, runWhole(payload, name))
    }
    if (isAny || (type === 'number' && !encodes)) {
      if (symbol === $ADD || (isAny && symbol === $DELETE)) return updated(symbol, runBare(payload, name))
      if (symbol === $SUM || symbol === $SUBTRACT) {
        if (!Array.isArray(payload) || payload.length !== 2) return rethrowAt(invalid(payload), name)
        const twins: unknown[] = []
        const operands = payload.map((each, i) => {
          const operand = isGetting(each) ? reference(each, runBare, name, i) : runBare(each, name, i)
          twins.push(state.twin)
          return operand
        })
        state.twin = twins
        return updated(symbol, operands)
      }
    }
    if ((isAny || type === 'list') && (symbol === $APPEND || symbol === $PREPEND)) {
      return updated(
        symbol,
        isGetting(payload)
          ? reference(payload, runWhole, name)
          : runBare(Array.isArray(payload) ? payload : [payload], name),
      )
    }
    throw invalid(value, type)
  }

  const partial = type === 'list' || type === 'tuple' || type === 'record'
  const body: Run | undefined = loose
    ? partial || (complete && type === 'map')
      ? value => value
      : undefined
    : isAny
      ? anyBody({ ...inside, depth: depth + 1 })
      : partial && !complete
        ? type === 'record'
          ? recordBody(schema, inside)
          : listBody(schema, inside)
        : undefined

  return compileNode(schema, inside, {
    body,
    around: plain => {
      const run = type === 'map' ? inOrder(schema, context, plain) : plain
      return value => {
        const symbol = symbolOf(value)
        if (symbol) return loose ? value : update(value as Update, symbol, run) // it has the symbol
        if (isExtension(value)) throw invalid(value, type)
        // What replaces a container is put, validators included.
        const replaces = complete && !loose && (isContainer(type) || (type === 'any' && hasParts(value)))
        const result = replaces ? runWhole(value) : run(value)
        if (replaces || (type === 'any' && !isAny && hasParts(state.twin)))
          state.twin = { [$SET]: state.twin }
        return result
      }
    },
  })
}

/** Writes what changes in the order of the schema, whatever the order of the input. */
const inOrder = ({ attributes }: Schema, { transform }: Context, run: Run): Run => {
  const names: string[] = Object.keys(attributes).map(
    name => (transform && attributes[name].props.savedAs) || name,
  )
  const places = new Map(names.map((name, place) => [name, place]))
  return value => {
    const result = run(value)
    const twin = state.twin as Record<string, unknown> // of a map
    let last = -1
    for (const name in twin) {
      const place = places.get(name)!
      if (place < last) {
        const sorted = {}
        for (const each of names) {
          if (Object.hasOwn(twin, each)) setOwn(sorted, each, twin[each])
        }
        state.twin = sorted
        break
      }
      last = place
    }
    return result
  }
}

type Update = {
  readonly [key in
    | typeof $REMOVE
    | typeof $GET
    | typeof $SUM
    | typeof $SUBTRACT
    | typeof $ADD
    | typeof $DELETE
    | typeof $SET
    | typeof $APPEND
    | typeof $PREPEND]?: unknown
}

const isContainer = (type: string): boolean =>
  type === 'list' || type === 'tuple' || type === 'map' || type === 'record'

/** Tells what an update of an `any` would change in part. */
const hasParts = (value: unknown): boolean => Array.isArray(value) || isObject(value)

/** Should a value be several updates, the first of these counts. */
const symbols = [$REMOVE, $GET, $SUM, $SUBTRACT, $ADD, $DELETE, $SET, $APPEND, $PREPEND] as const

/** Which update a value is, if any. */
const symbolOf = (value: unknown): keyof Update | undefined => {
  if (isObject(value)) for (const symbol of symbols) if (value[symbol] !== undefined) return symbol
  return undefined
}

/** An update with its payload parsed; its twin holds the twin that the payload left. */
const updated = (symbol: keyof Update, payload: unknown): unknown => {
  const { twin } = state
  const parsed = updateOf(symbol, payload)
  state.twin = twin === payload ? parsed : updateOf(symbol, twin)
  return parsed
}

// Five times as fast as a literal with computed names.
const updateOf = (symbol: keyof Update, payload: unknown): object => {
  const update: Record<symbol, unknown> = {}
  update[$IS_EXTENSION] = true
  update[symbol] = payload
  return update
}

/** Runs a node on the part of an update that stands at `place`. */
type RunAt = (value: unknown, ...place: readonly PathSegment[]) => unknown

const runAs = (node: Node, value: unknown, place: readonly PathSegment[]): unknown => {
  try {
    return runAt(node, value)
  } catch (error) {
    return rethrowAt(error, ...place)
  }
}

/** A `$get`, its fallback parsed. */
const reference = (value: object, runFallback: RunAt, ...place: readonly PathSegment[]): unknown => {
  const payload: unknown = value[$GET as never]
  // DynamoDB takes no expression of more than 300 functions.
  if (!Array.isArray(payload) || place.length > 600) return rethrowAt(invalid(payload), ...place, '$GET')
  const [attribute, fallback] = payload
  if (typeof attribute !== 'string' || !attribute) return rethrowAt(invalid(attribute), ...place, '$GET', 0)
  state.twin = payload
  if (fallback === undefined) return updated($GET, payload)
  const parsed = isGetting(fallback)
    ? reference(fallback, runFallback, ...place, '$GET', 1)
    : runFallback(fallback, ...place, '$GET', 1)
  const same = parsed === fallback
  const twin = state.twin
  const result = same ? payload : [attribute, parsed]
  state.twin = twin === parsed ? result : [attribute, twin]
  return updated($GET, result)
}

const anySchema: Schema = { type: 'any', props: {} }

/** Updates the parts of an `any`; what has none is replaced. */
const anyBody = (context: Context): Run => {
  let list: Run | undefined
  let record: Run | undefined
  return value => {
    state.twin = value
    if (typeof value !== 'object' || value === null || value instanceof Set || ArrayBuffer.isView(value))
      return value
    const array = Array.isArray(value)
    // DynamoDB stores 32 levels.
    if (context.depth! > 99 || (!array && !isPlain(value))) throw invalid(value, 'any')
    if (array) {
      list ??= listBody({ type: 'list', elements: anySchema, props: {} }, context)
      return list(value)
    }
    if (!Object.keys(value).length) {
      state.twin = { [$SET]: value }
      return value
    }
    record ??= recordBody(
      { type: 'record', keys: { type: 'string', props: {} }, elements: anySchema, props: {} },
      context,
    )
    return record(value)
  }
}

/** Updates the elements of a list or tuple by their indexes, given as an array or an object. */
const listBody = ({ type, elements }: Schema, context: Context): Run => {
  const tuple = type === 'tuple'
  const nodes: Node[] = [elements]
    .flat()
    .map((element: Schema) => compile(element, { ...context, fill: false, removable: !tuple }))
  return input => {
    const array = Array.isArray(input)
    if (!array && !isObject(input)) throw invalid(input, type)
    if (array && !input.length && !tuple) {
      state.twin = { [$SET]: input }
      return input
    }
    const valid: Record<number, unknown> = tuple
      ? nodes.map(() => undefined)
      : array
        ? Object.assign([], input)
        : {}
    // Sparse, as an index may be huge.
    const encoded: unknown[] = []
    for (const key of Object.keys(input)) {
      const index = Number(key)
      const isIndex = /^(0|[1-9]\d*)$/.test(key) && index < 2 ** 32 - 1
      const node = nodes[tuple ? index : 0]
      if (!isIndex || !node) {
        if (array && isIndex) continue
        throw invalid(tuple ? index : key)
      }
      const value = input[key as never] // one of its own keys
      if (value === undefined) continue
      try {
        valid[index] = node.run(value)
      } catch (error) {
        rethrowAt(error, index)
      }
      encoded[index] = state.twin
    }
    state.twin = encoded
    return valid
  }
}

/** Updates the entries of a record by their keys. */
const recordBody = ({ type, keys, elements }: Schema, context: Context): Run => {
  const key = compile(keys, { mode: 'put', transform: context.transform })
  const element = compile(elements, { ...context, fill: false, removable: true })
  return input => {
    if (!isObject(input)) throw invalid(input, type)
    const valid = {}
    const encoded = {}
    for (const name of Object.keys(input)) {
      if (input[name] === undefined) continue
      const validName = key.run(name) as string // of a string schema
      const savedName = state.twin as string
      try {
        setOwn(valid, validName, element.run(input[name]))
      } catch (error) {
        rethrowAt(error, name)
      }
      setOwn(encoded, savedName, state.twin)
    }
    state.twin = encoded
    return valid
  }
}

const extensionParserOf =
  (complete: boolean): ExtensionParser =>
  (schema, input, { transform = true, valuePath } = {}) => {
    const { type } = schema
    const claims =
      symbolOf(input) !== undefined ||
      isExtension(input) ||
      (typeof input === 'object' &&
        input !== null &&
        (type === 'any' || (isContainer(type) && (complete || type !== 'map'))))
    if (!claims) return { isExtension: false, unextendedInput: input }
    return {
      isExtension: true,
      *extensionParser() {
        const { parsed, encoded } = updateParserOf(schema, complete, transform)(input, valuePath)
        if (!transform) return parsed
        yield parsed
        return encoded
      },
    }
  }

/**
 * Makes a parser take the updates that `UpdateItemCommand` takes: pass it as `parseExtension`, with mode `'update'`.
 *
 * @throws `parsing.…` when the parser it returns is run, at the first value that is refused
 */
export const parseUpdateExtension: ExtensionParser = (schema, input, options) =>
  extensionParserOf(false)(schema, input, options)

/** The same for `UpdateAttributesCommand`: lists, maps and records are replaced. */
export const parseUpdateAttributesExtension: ExtensionParser = (schema, input, options) =>
  extensionParserOf(true)(schema, input, options)
