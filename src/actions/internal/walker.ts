import type { ErrorCode } from '../../errors/catalogue.js'
import { Failure, rethrowAt, toStatorError } from '../../errors/failure.js'
import { cloneValue, getOwn, setOwn } from '../../internal/cloneValue.js'
import type { PathSegment } from '../../internal/formatPath.js'
import { isObject } from '../../internal/isObject.js'
import { newObject } from '../../internal/newObject.js'
import type { Schema } from '../../schema/schema.js'
import { isExtension } from '../../schema/updateExtensions.js'

/** What a value is parsed for: a whole item, the key of one, or changes to one. */
export type WriteMode = 'put' | 'key' | 'update'

/** The paths to keep, as a tree. No entry: left out. `undefined`: kept with all that is below. */
export type Projection = ReadonlyMap<PathSegment, Projection | undefined>

/** What a schema is compiled for. */
export interface Context {
  /** To `'read'` goes from the names of the table to those of code, the others go the other way. */
  readonly mode: WriteMode | 'read'
  /** Whether to encode and rename. */
  readonly transform: boolean
  /** Writes: whether defaults and links apply. */
  readonly fill?: boolean
  /** Writes: whether to fill only, and let anything pass. Links see the result. */
  readonly loose?: boolean
  /** Reads: whether attributes may be missing. */
  readonly partial?: boolean
  /** Reads: whether hidden attributes are left out. */
  readonly hide?: boolean
  /** Whether {@link state} counts the unknown attributes of maps: `anyOf` looks for the alternative that knows all. */
  readonly counts?: boolean
  /** Takes the place of {@link compileNode} at every schema, e.g. to accept updates. */
  readonly wrap?: (schema: Schema, context: Context) => Node
}

/** A schema, compiled. */
export interface Node {
  /** The `typeof` that makes a value valid as it is; `''` where that is not enough. */
  readonly plain: string
  /** Whether an encoded twin may differ from the value. */
  readonly encodes: boolean
  /** Whether a link is here or below. */
  readonly links: boolean
  /** Returns the valid value for one that is not `undefined`, and leaves its encoded twin in {@link state}. */
  readonly run: (value: any, only?: Projection) => unknown
  /** Returns what stands for a missing value, as `run` does, or throws. */
  readonly absent: (() => unknown) | undefined
}

/**
 * What nodes return beside their result and are given beside their value. {@link compileRoot} restores it, so
 * that functions of the user may parse on their own.
 */
export const state = {
  /** The encoded twin of the last result. */
  twin: undefined as unknown,
  /** How many unknown attributes were dropped, where they are counted. */
  drops: 0,
  /** What links are given. */
  root: undefined as unknown,
}

/** Compiles a schema. */
export const compile = (schema: Schema, context: Context): Node =>
  (context.wrap ?? compileNode)(schema, context)

/** Runs a node on a value that may be missing. */
export const runAt = (node: Node, value: unknown, only?: Projection): unknown => {
  state.twin = undefined
  return value === undefined ? node.absent?.() : node.run(value, only)
}

/** A schema as the root of a value. Returns the value and its encoded twin; throws errors that users can read. */
export type Root = (
  input: unknown,
  valuePath?: readonly PathSegment[],
  only?: Projection,
) => { readonly parsed: unknown; readonly encoded: unknown }

/** Compiles a schema as the root of a value. */
export const compileRoot = (schema: Schema, context: Context): Root => {
  const node = compile(schema, context)
  const filler = node.links && compile(schema, { ...context, loose: true })
  return (input, valuePath, only) => {
    const { twin, drops, root } = state
    try {
      let value = input
      state.root = undefined
      if (filler) state.root = value = runAt(filler, value)
      return { parsed: runAt(node, value, only), encoded: state.twin }
    } catch (error) {
      if (valuePath && error instanceof Failure) error.path.unshift(...valuePath)
      throw toStatorError(error)
    } finally {
      state.twin = twin
      state.drops = drops
      state.root = root
    }
  }
}

/** The failure of an attribute that must be there. */
export const missing = (reads?: boolean): Failure =>
  new Failure(
    reads ? 'formatter.missingAttribute' : 'parsing.attributeRequired',
    'is required.',
    reads ? {} : undefined,
  )

/** The failure of a value that is not what was expected: a type's name, the values accepted, or an alternative. */
export const invalid = (
  received: unknown,
  expected?: unknown,
  code: ErrorCode = 'parsing.invalidAttributeInput',
): Failure => {
  const kind = Object.prototype.toString.call(received).slice(8, -1)
  const shown = Object(received) === received ? kind : `${kind} ${String(received).slice(0, 50)}`
  return new Failure(
    code,
    `should be ${expected === undefined ? 'one of its alternatives' : [expected].flat().join(' or ')}, received ${shown}.`,
    expected === undefined ? { received } : { received, expected },
  )
}

/** What a type makes of the values that pass its test: the same with all that is inside parsed, and its encoded twin. */
interface Body {
  readonly body: (value: any, only?: Projection) => unknown
  readonly encodes: boolean
  readonly links: boolean
}

const always = (): boolean => true
const isMap = (value: unknown): boolean => isObject(value) && !isExtension(value)
// An update inside a value that is stored as it is would be lost.
const isAny = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  ArrayBuffer.isView(value) ||
  (!isExtension(value) && Object.values(value).every(isAny))

const testOf = ({ type, props }: Schema, reads: boolean): ((value: unknown) => boolean) =>
  type === 'anyOf' || (type === 'any' && reads)
    ? always
    : type === 'any'
      ? isAny
      : type === 'map' || type === 'item' || type === 'record'
        ? isMap
        : type === 'list' || type === 'tuple'
          ? Array.isArray
          : type === 'null'
            ? value => value === null
            : type === 'set' || type === 'binary'
              ? value => value instanceof (type === 'set' ? Set : Uint8Array)
              : value =>
                  // biome-ignore lint/suspicious/noSelfCompare: only `NaN` differs from itself.
                  (typeof value === type && value === value) || (props.big && typeof value === 'bigint')

const bodyOf = (schema: Schema, context: Context): Body | undefined => {
  const { type } = schema
  return type === 'map' || type === 'item'
    ? mapBody(schema, context)
    : type === 'list' || type === 'tuple' || type === 'set'
      ? listBody(schema, context)
      : type === 'record'
        ? recordBody(schema, context)
        : type === 'anyOf'
          ? anyOfBody(schema, context)
          : undefined
}

/** Compiles a schema, whatever the context wraps it in. */
export const compileNode = (schema: Schema, context: Context): Node => {
  const { type, props } = schema
  const { mode, transform, fill, loose, wrap } = context
  const reads = mode === 'read'
  const test = testOf(schema, reads)
  // What is inside a part of the key is stored whole.
  const compiled = bodyOf(schema, mode === 'key' && props.key ? { ...context, mode: 'put' } : context)
  const body = compiled?.body

  const variant = props.key && !reads ? 'key' : mode
  const supply = fill ? props[`${variant}Default`] : undefined
  const link = fill ? props[`${variant}Link`] : undefined
  const validate = loose ? undefined : validatorOf(props[`${variant}Validator`])
  const codec = transform && !loose ? props.transform : undefined
  const members: readonly unknown[] | undefined = loose ? undefined : props.enum
  const memberSet = members && new Set(members)
  const keeps = mode === 'update' && !wrap && (supply ?? link) !== undefined
  const code = `${reads ? 'formatter' : 'parsing'}.invalid${type === 'item' ? 'Item' : 'Attribute'}${reads || type === 'item' ? '' : 'Input'}`
  const refuse = (received: unknown, expected: unknown): Failure =>
    invalid(received, expected, code as ErrorCode) // one of four

  const run = (input: unknown, only?: Projection): unknown => {
    let value = input
    if (reads && codec) {
      try {
        value = codec.decode(input)
      } catch (error) {
        throw test(input) ? error : refuse(input, type)
      }
      if (value === undefined) return value
    }
    state.twin = value
    // The schema's own update, with nobody to apply it.
    if (keeps && isExtension(value)) return value
    if (!test(value)) {
      if (loose) return value
      throw refuse(input, type === 'item' ? (reads ? 'Object' : 'object') : type)
    }
    if (
      memberSet &&
      !memberSet.has(value) &&
      !(value instanceof Uint8Array && includesBytes(members!, value))
    ) {
      throw refuse(value, members)
    }
    if (body) value = body(value, only)
    else if (!reads && !loose && !isExact(value)) throw inexact(value)
    if (validate) validate(value, schema)
    if (!reads && codec) state.twin = codec.encode(value)
    return value
  }

  const required = reads
    ? !context.partial && props.required !== 'never'
    : !loose && (props.required === 'always' || (mode === 'put' && props.required !== 'never'))
  const absent =
    type === 'item'
      ? () => run(undefined)
      : required || supply !== undefined || link
        ? () => {
            let value = typeof supply === 'function' ? supply() : cloneValue(supply)
            if (value === undefined && link && state.root !== undefined) value = link(state.root)
            if (value !== undefined) return run(value)
            if (required) throw missing(reads)
            return undefined
          }
        : undefined

  return {
    plain: members || validate || codec || wrap ? '' : type,
    encodes: !reads && (codec !== undefined || compiled?.encodes === true),
    links: typeof link === 'function' || compiled?.links === true,
    run,
    absent,
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what a validator returns is anything at all, read with care.
const validatorOf = (validator: any): ((value: unknown, schema: Schema) => void) | undefined => {
  if (!validator) return undefined
  const standard = validator['~standard']
  return (value, schema) => {
    let verdict = standard ? standard.validate(value) : validator(value, schema)
    if (standard)
      verdict = verdict instanceof Promise ? 'async validators are not supported' : (verdict.issues ?? true)
    if (verdict === true) return
    const reason = typeof verdict === 'string' ? verdict : verdict?.[0]?.message
    throw new Failure(
      'parsing.customValidationFailed',
      `failed its validator${reason ? `: ${reason}` : '.'}`,
      {
        received: value,
        validationResult: verdict,
      },
    )
  }
}

const includesBytes = (members: readonly unknown[], value: Uint8Array): boolean =>
  members.some(member => String(member) === String(value))

/** Tells whether a number arrives in the table as it was written. */
const isExact = (value: unknown): boolean =>
  typeof value === 'number'
    ? Math.abs(value) <= Number.MAX_SAFE_INTEGER
    : typeof value !== 'bigint' || String(value).replace(/^-|0+$/g, '').length < 39

const inexact = (received: unknown): Failure =>
  new Failure(
    'parsing.invalidAttributeInput',
    `cannot be held exactly: ${received}. Use number().big() and a bigint of up to 38 digits.`,
    { received, expected: 'number' },
  )

interface Slot extends Node {
  readonly name: string
  /** The name in the value that is read; that in the encoded twin. */
  readonly from: string
  readonly saved: string
  readonly hidden: boolean
  /** Whether a name is one of `Object.prototype`'s, such as `__proto__`, and must be read and written with care. */
  readonly odd: boolean
}

const mapBody = ({ attributes, props }: Schema, context: Context): Body => {
  const { mode, transform, loose } = context
  const reads = mode === 'read'
  const slots: Slot[] = []
  const known = new Set<string>()
  for (const name of Object.keys(attributes)) {
    const attribute: Schema = attributes[name]
    const saved: string = transform ? (attribute.props.savedAs ?? name) : name
    const from = reads ? saved : name
    const skips = mode === 'key' && !attribute.props.key
    if (!skips || !loose) known.add(from)
    if (skips) continue
    slots.push({
      ...compile(attribute, context),
      name,
      from,
      saved,
      hidden: context.hide === true && attribute.props.hidden === true,
      odd: name in Object.prototype || saved in Object.prototype,
    })
  }
  const { length } = slots
  const encodes = !reads && slots.some(slot => slot.encodes || slot.saved !== slot.name)
  const rejects = !reads && !loose && props.unknown === 'reject'
  const counts = rejects || loose || context.counts

  // Building anew beats handing the input out again: to know it has nothing else costs more than a copy.
  const body = (input: Readonly<Record<string, unknown>>, only?: Projection): unknown => {
    const valid = newObject(length)
    const encoded = encodes ? newObject(length) : valid
    let i = 0
    try {
      for (; i < length; i++) {
        const slot = slots[i]!
        if (only && !only.has(slot.name)) continue
        let value = slot.odd ? getOwn(input, slot.from) : input[slot.from]
        let twin = value
        if (value === undefined) {
          if (!slot.absent) continue
          value = slot.absent()
          twin = state.twin
        } else if (
          typeof value !== slot.plain ||
          (slot.plain === 'number' && !(Math.abs(value as number) <= Number.MAX_SAFE_INTEGER)) // by its `typeof`
        ) {
          value = slot.run(value, only?.get(slot.name))
          twin = state.twin
        }
        if (value === undefined || slot.hidden) continue
        if (slot.odd) {
          setOwn(valid, slot.name, value)
          setOwn(encoded, slot.saved, twin)
        } else {
          valid[slot.name] = value
          if (encodes) encoded[slot.saved] = twin
        }
      }
    } catch (error) {
      rethrowAt(error, slots[i]!.from)
    }
    if (counts) {
      for (const name of Object.keys(input)) {
        if (input[name] === undefined || known.has(name)) continue
        if (rejects) throw unknownAttribute(name, known)
        if (loose) setOwn(valid, name, input[name])
        else state.drops++
      }
    }
    state.twin = encoded
    return valid
  }
  return { body, encodes, links: slots.some(slot => slot.links) }
}

const unknownAttribute = (received: string, names: Iterable<string>): Failure => {
  let nearest: string | undefined
  let most = received.length / 2
  for (const name of names) {
    // Letters in common, less the difference in length: good enough for a typo.
    const common = [...received].filter(letter => name.includes(letter)).length
    const score = common - Math.abs(name.length - received.length)
    if (score > most) {
      most = score
      nearest = name
    }
  }
  const failure = new Failure(
    'parsing.unknownAttribute',
    `is unknown${nearest === undefined ? '.' : `: did you mean '${nearest}'?`}`,
    nearest === undefined ? { received } : { received, nearest },
  )
  failure.path.push(received)
  return failure
}

const listBody = ({ type, elements }: Schema, context: Context): Body => {
  const tuple = type === 'tuple'
  const nodes: Node[] = [elements].flat().map((element: Schema) => compile(element, context))
  const encodes = nodes.some(node => node.encodes)
  const body = (input: Iterable<unknown>, only?: Projection): unknown => {
    const values = type === 'set' ? [...input] : (input as readonly unknown[]) // by the type's test
    const length = tuple ? nodes.length : values.length
    const valid: unknown[] = []
    const encoded: unknown[] = encodes ? [] : valid
    let i = 0
    try {
      for (; i < length; i++) {
        if (tuple && only && !only.has(i)) continue
        const node = nodes[tuple ? i : 0]!
        // DynamoDB returns the projected elements of a list close to each other.
        let value = values[only ? valid.length : i]
        let twin = value
        if (typeof value !== node.plain || typeof value === 'number') {
          value = value === undefined ? node.absent?.() : node.run(value, only?.get(tuple ? i : -1))
          twin = state.twin
        }
        if (value === undefined && context.mode !== 'read' && !context.loose) throw missing()
        valid.push(value)
        if (encodes) encoded.push(twin)
      }
    } catch (error) {
      rethrowAt(error, i)
    }
    if (values.length > length) state.drops++
    if (type !== 'set') {
      state.twin = encoded
      return valid
    }
    state.twin = new Set(encoded)
    return new Set(valid)
  }
  return { body, encodes, links: nodes.some(node => node.links) }
}

const recordBody = ({ keys, elements, props }: Schema, context: Context): Body => {
  const key = compile(keys, context)
  const element = compile(elements, context)
  const encodes = key.encodes || element.encodes
  const complete = !props.partial && !context.partial && !context.loose && context.mode !== 'update'
  const all: readonly string[] = (complete && keys.props.enum) || []
  const reads = context.mode === 'read'
  const body = (input: Readonly<Record<string, unknown>>, only?: Projection): unknown => {
    const valid = {}
    const encoded = encodes ? {} : valid
    let name = ''
    try {
      for (name of Object.keys(input)) {
        if (input[name] === undefined) continue
        const validName = key.run(name) as string // of a string schema
        const savedName = state.twin as string
        if (only && !only.has(validName)) continue
        const value = element.run(input[name], only?.get(validName))
        if (value === undefined) continue
        setOwn(valid, validName, value)
        if (encodes) setOwn(encoded, savedName, state.twin)
      }
      for (const each of all) {
        if (Object.hasOwn(valid, each) || (only && !only.has(each))) continue
        name = reads && context.transform && keys.props.transform ? keys.props.transform.encode(each) : each
        throw missing(reads)
      }
    } catch (error) {
      rethrowAt(error, name)
    }
    state.twin = encoded
    return valid
  }
  return { body, encodes, links: element.links }
}

const anyOfBody = (schema: Schema, context: Context): Body => {
  const elements: readonly Schema[] = schema.elements
  const strict = context.loose ? { ...context, loose: false } : context
  const nodes = elements.map(element => compile(element, { ...strict, counts: true }))
  const alone = new Map<Schema, Node>()
  let tag: string | undefined = schema.props.discriminator
  if (tag !== undefined && context.mode === 'read' && context.transform) {
    let [first] = elements
    while (first?.type === 'anyOf') [first] = first.elements as readonly Schema[] // those of an anyOf
    tag = first?.attributes[tag]?.props.savedAs ?? tag
  }

  const choose = (value: unknown, only?: Projection): unknown => {
    const named = tag !== undefined && isObject(value) ? getOwn(value, tag) : undefined
    const match: Schema | undefined = typeof named === 'string' ? schema.match(named) : undefined
    if (match) {
      let node = alone.get(match)
      if (!node) {
        node = compile(match, strict)
        alone.set(match, node)
      }
      return node.run(value, only)
    }
    const { drops } = state
    let best: unknown
    let twin: unknown
    let least = Number.POSITIVE_INFINITY
    for (const node of nodes) {
      state.drops = 0
      try {
        const result = node.run(value, only)
        if (state.drops < least) {
          best = result
          twin = state.twin
          least = state.drops
        }
      } catch {
        // Not this one.
      }
      if (!least) break
    }
    state.drops = drops + least
    state.twin = twin
    if (best === undefined) {
      throw invalid(value, undefined, context.mode === 'read' ? 'formatter.invalidAttribute' : undefined)
    }
    return best
  }

  const body = !context.loose
    ? choose
    : (value: unknown) => {
        try {
          return choose(value)
        } catch {
          return value
        }
      }
  return { body, encodes: nodes.some(node => node.encodes), links: nodes.some(node => node.links) }
}
