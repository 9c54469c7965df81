import type { ErrorCode } from '../../errors/catalogue.js'
import { Failure, rethrowAt, toStatorError } from '../../errors/failure.js'
import { cloneValue, getOwn, setOwn } from '../../internal/cloneValue.js'
import type { PathSegment } from '../../internal/formatPath.js'
import { isObject, isPlain } from '../../internal/isObject.js'
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
  /** Takes the place of {@link compileNode} at every schema, e.g. to accept updates. */
  readonly wrap?: (schema: Schema, context: Context) => Node
  /** Whether `wrap` has to see every value, valid as it may be. */
  readonly hooks?: boolean
  /** Updates: whether this one value may be removed, however required. */
  readonly removable?: boolean
}

/** A schema, compiled. */
export interface Node {
  /** The `typeof` that makes a value valid as it is; `''` where that is not enough. */
  readonly plain: string
  /** The values that are valid as they are, where they are listed. */
  readonly members: ReadonlySet<unknown> | undefined
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
  /** How many unknown attributes were dropped: `anyOf` looks for the alternative that knows all. */
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

let roots: WeakMap<Schema, Root[]> | undefined

/** A schema as the root of a value, compiled at its first use for each `index`: one number per context. */
export const rootOf = (schema: Schema, index: number, contextOf: () => Context): Root => {
  roots ??= new WeakMap()
  let known = roots.get(schema)
  if (!known) {
    known = []
    roots.set(schema, known)
  }
  known[index] ??= compileRoot(schema, contextOf())
  return known[index]
}

/** The failure of an attribute that must be there. */
export const missing = (reads?: boolean): Failure =>
  new Failure(
    reads ? 'formatter.missingAttribute' : 'parsing.attributeRequired',
    'is required.',
    reads ? {} : undefined,
  )

/** The failure of a value that is not what was expected: a type's name, or the values accepted. */
export const invalid = (
  received: unknown,
  expected?: unknown,
  code: ErrorCode = 'parsing.invalidAttributeInput',
): Failure => {
  const kind = Object.prototype.toString.call(received).slice(8, -1)
  const shown = Object(received) === received ? kind : `${kind} ${String(received).slice(0, 50)}`
  return new Failure(
    code,
    `${expected === undefined ? 'does not fit' : `should be ${[expected].flat().join(' or ')}`}, received ${shown}.`,
    expected === undefined ? { received } : { received, expected },
  )
}

/** What a type makes of the values that pass its test: the same with all that is inside parsed. */
interface Body {
  readonly body: Node['run']
  readonly encodes: boolean
  readonly links: boolean
}

/** What {@link Context.wrap} changes about a schema. */
export interface Special {
  /** Takes any value, in place of the type's test and body. */
  readonly body?: Node['run'] | undefined
  /** Goes around all but defaults. */
  readonly around?: (run: Node['run']) => Node['run']
  /** May find a value where there is still none. */
  readonly absent?: () => unknown
}

/** Tells whether no update hides in a value that is stored as it is. */
const isAny = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isAny)
  if (!isPlain(value)) return true
  for (const name in value) if (!isAny((value as Values)[name])) return false // a plain object
  return !isExtension(value)
}

const testOf = ({ type, props }: Schema, reads: boolean): ((value: unknown) => boolean) =>
  type === 'anyOf' || (type === 'any' && reads)
    ? () => true
    : type === 'any'
      ? isAny
      : type === 'map' || type === 'item' || type === 'record'
        ? isObject
        : type === 'list' || type === 'tuple'
          ? Array.isArray
          : type === 'null'
            ? value => value === null
            : type === 'set' || type === 'binary'
              ? value => value instanceof (type === 'set' ? Set : Uint8Array)
              : value =>
                  typeof value === 'bigint'
                    ? props.big && (reads || String(value).replace(/^-|0+$/g, '').length < 39)
                    : // biome-ignore lint/suspicious/noSelfCompare: only `NaN` differs from itself.
                      typeof value === type && value === value

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
export const compileNode = (schema: Schema, context: Context, special: Special = {}): Node => {
  const { type, props } = schema
  const { mode, fill, loose, wrap } = context
  const reads = mode === 'read'
  const isItem = type === 'item'
  const variant = props.key && !reads ? 'key' : mode
  const supply = fill ? props[`${variant}Default`] : undefined
  const link = fill ? props[`${variant}Link`] : undefined
  const validator = props[`${variant}Validator`]
  const codec = context.transform ? props.transform : undefined
  const members: ReadonlySet<unknown> | undefined = props.enum && new Set(props.enum)

  const test = special.body ? () => true : testOf(schema, reads)
  // What is inside a part of the key is stored whole.
  const compiled = special.body
    ? undefined
    : bodyOf(schema, mode === 'key' && props.key ? { ...context, mode: 'put' } : context)
  const body = special.body ?? compiled?.body
  const refuse = (received: unknown, expected: unknown): Failure =>
    invalid(
      received,
      expected,
      reads
        ? isItem
          ? 'formatter.invalidItem'
          : 'formatter.invalidAttribute'
        : isItem
          ? 'parsing.invalidItem'
          : 'parsing.invalidAttributeInput',
    )

  let run: Node['run'] = (value, only) => {
    if (!test(value)) throw refuse(value, isItem ? (reads ? 'Object' : 'object') : type)
    if (
      members &&
      !members.has(value) &&
      !(value instanceof Uint8Array && includesBytes(props.enum, value))
    ) {
      throw refuse(value, props.enum)
    }
    if (body) return body(value, only)
    if (!reads && type !== 'any' && typeof value === 'number' && !isExact(value)) throw inexact(value)
    state.twin = value
    return value
  }

  if (loose) run = value => (body && test(value) && !isExtension(value) ? body(value) : value)
  else {
    const inner = run
    if (codec && reads) {
      run = (value, only) => {
        let decoded: unknown
        try {
          decoded = codec.decode(value)
        } catch (error) {
          throw test(value) ? error : refuse(value, type)
        }
        state.twin = decoded
        return decoded === undefined ? decoded : inner(decoded, only)
      }
    } else if (codec || validator) {
      run = value => {
        const result = inner(value)
        if (validator) validate(validator, result, schema)
        if (codec) state.twin = codec.encode(result)
        return result
      }
    }
    // The schema's own update stays as it is, where nothing compiles updates.
    if (mode === 'update' && !wrap && (props[`${variant}Default`] ?? props[`${variant}Link`]) !== undefined) {
      const plain = run
      run = value => (isExtension(value) ? (state.twin = value) : plain(value))
    }
  }

  if (special.around) run = special.around(run)

  const required = reads
    ? !context.partial && props.required !== 'never'
    : !loose && (props.required === 'always' || (mode === 'put' && props.required !== 'never'))
  const absent = isItem
    ? () => run(undefined)
    : required || supply !== undefined || link || special.absent
      ? () => {
          let value = typeof supply === 'function' ? supply() : cloneValue(supply)
          if (value === undefined && link && state.root !== undefined) value = link(state.root)
          if (value !== undefined) return run(value)
          value = special.absent?.()
          if (required && value === undefined) throw missing(reads)
          return value
        }
      : undefined

  const simple = !validator && !codec && !context.hooks
  return {
    plain: simple && !members ? type : '',
    members: simple ? members : undefined,
    encodes: !reads && Boolean(codec || wrap || compiled?.encodes),
    links: typeof link === 'function' || compiled?.links === true,
    run,
    absent,
  }
}

/** Asks a user's function, or a validator of another library, and throws unless the answer is yes. */
const validate = (validator: any, value: unknown, schema: Schema): void => {
  const standard = validator['~standard']
  let verdict = standard ? standard.validate(value) : validator(value, schema)
  if (standard)
    verdict = verdict instanceof Promise ? 'async validators are not supported' : (verdict.issues ?? true)
  if (verdict === true) return
  const reason = typeof verdict === 'string' ? verdict : verdict?.[0]?.message
  throw new Failure('parsing.customValidationFailed', `failed its validator${reason ? `: ${reason}` : '.'}`, {
    received: value,
    validationResult: verdict,
  })
}

const includesBytes = (members: readonly Uint8Array[], value: Uint8Array): boolean =>
  members.some(member => String([...member]) === String([...value]))

/** Tells whether a number arrives in the table as it was written. */
const isExact = (value: number): boolean => Math.abs(value) <= Number.MAX_SAFE_INTEGER

const inexact = (received: number): Failure =>
  new Failure(
    'parsing.invalidAttributeInput',
    `cannot be held exactly: ${received}. Use number().big() and a bigint of up to 38 digits.`,
    { received, expected: 'number' },
  )

/** Tells whether a value is valid as it is. */
const isPlainFor = ({ plain, members }: Node, value: unknown): boolean =>
  typeof value === plain ? typeof value !== 'number' || isExact(value) : members?.has(value) === true

type Values = Record<string, unknown>

/** A copy of the properties before `end`, of all without one. */
const copyTo = (source: Readonly<Values>, size: number, end?: string): Values => {
  const copy = newObject(size)
  for (const name in source) {
    if (name === end) break
    if (source[name] !== undefined) setOwn(copy, name, source[name])
  }
  return copy
}

/** An attribute of a map. */
interface Slot extends Node {
  readonly name: string
  /** The name in the value that is read, and in the encoded twin. */
  readonly from: string
  readonly to: string
  readonly hidden: boolean
  readonly index: number
  /** Marks an attribute that was seen, where it matters and there are not too many: 0 otherwise. */
  readonly bit: number
  /** The attribute that came after this one the last time. */
  next: Slot | undefined
}

const mapBody = ({ type, attributes, props }: Schema, context: Context): Body => {
  const { mode, loose } = context
  const reads = mode === 'read'
  const slots: Slot[] = []
  const needed: Slot[] = []
  /** `null`: known, and left out. */
  const byName = new Map<string, Slot | null>()
  for (const name of Object.keys(attributes)) {
    const attribute: Schema = attributes[name]
    const saved: string = context.transform ? (attribute.props.savedAs ?? name) : name
    const from = reads ? saved : name
    if (mode === 'key' && !attribute.props.key) {
      if (!loose) byName.set(from, null)
      continue
    }
    const { plain, members, encodes, links, run, absent } = compile(attribute, context)
    // Spelled out: V8 reads the fields of a spread object through a second object.
    const slot: Slot = {
      plain,
      members,
      encodes,
      links,
      run,
      absent,
      name,
      from,
      to: reads ? name : saved,
      hidden: context.hide === true && attribute.props.hidden === true,
      index: slots.length,
      bit: absent && needed.length < 31 ? 1 << needed.length : 0,
      next: undefined,
    }
    slots.push(slot)
    if (absent) needed.push(slot)
    byName.set(from, slot)
  }
  const { length } = slots
  // All bits; never reached where some have none.
  const all = needed.length > 31 ? -1 : 2 ** needed.length - 1
  const encodes = slots.some(slot => slot.encodes || slot.hidden || slot.to !== slot.from)
  // What a read returns under other names is the twin.
  const keepsNames = !reads || !encodes
  const rejects = !reads && !loose && props.unknown === 'reject'
  let first: Slot | undefined

  const body = (input: Readonly<Values>, only?: Projection): unknown => {
    if (!isPlain(input)) return body({ ...input }, only)
    // The input itself, up to the first difference.
    let valid: Values | undefined
    const encoded = encodes ? newObject(length) : undefined
    let last: Slot | undefined
    let seen = 0
    let ordered = true
    let name = ''
    try {
      for (name in input) {
        const value = input[name]
        let slot: Slot | null | undefined = last ? last.next : first
        if (slot?.from !== name) {
          slot = byName.get(name)
          if (slot) {
            if (last) last.next = slot
            else first = slot
          }
        }
        if (!slot || value === undefined || (only && !only.has(slot.name))) {
          if (keepsNames) valid ??= copyTo(input, length, name)
          if (slot !== undefined || value === undefined) continue
          if (rejects) throw unknownAttribute(name, byName.keys())
          if (loose) setOwn(valid!, name, value)
          state.drops++
          continue
        }
        seen |= slot.bit
        if (last && slot.index < last.index) ordered = false
        last = slot
        let result: unknown = value
        let twin: unknown = value
        if (!isPlainFor(slot, value)) {
          result = slot.run(value, only?.get(slot.name))
          twin = state.twin
          if (result !== value && keepsNames) valid ??= copyTo(input, length, name)
        }
        if (result === undefined) continue
        if (valid) setOwn(valid, name, result)
        if (encoded && !slot.hidden) setOwn(encoded, slot.to, twin)
      }
      if (seen !== all) {
        for (const slot of needed) {
          name = slot.from
          if (slot.bit ? seen & slot.bit : getOwn(input, name) !== undefined) continue
          if (only && !only.has(slot.name)) continue
          const result = slot.absent!()
          if (result === undefined) continue
          if (keepsNames) setOwn((valid ??= copyTo(input, length)), name, result)
          if (encoded) setOwn(encoded, slot.to, state.twin)
          ordered = false
        }
      }
    } catch (error) {
      rethrowAt(error, name)
    }
    if (!last && !reads && isExtension(input)) throw invalid(input, type)
    valid ??= input
    state.twin = encoded ?? valid
    // Updates are written in the order of the schema.
    if (mode === 'update' && !ordered) state.twin = sort(state.twin as Values, slots) // an object, either way
    return reads ? state.twin : valid
  }
  return { body, encodes, links: slots.some(slot => slot.links) }
}

const sort = (values: Values, slots: readonly Slot[]): Values => {
  const sorted = {}
  for (const { to } of slots) if (Object.hasOwn(values, to)) setOwn(sorted, to, values[to])
  return sorted
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
  return new Failure(
    'parsing.unknownAttribute',
    `is unknown${nearest === undefined ? '.' : `: did you mean '${nearest}'?`}`,
    nearest === undefined ? { received } : { received, nearest },
  )
}

const listBody = ({ type, elements }: Schema, context: Context): Body => {
  const tuple = type === 'tuple'
  const nodes: Node[] = [elements].flat().map((element: Schema) => compile(element, context))
  const encodes = nodes.some(node => node.encodes)
  const lenient = context.mode === 'read' || context.loose
  const body = (input: Iterable<unknown>, only?: Projection): unknown => {
    const values = type === 'set' ? [...input] : (input as readonly unknown[]) // by the type's test
    const length = tuple ? nodes.length : values.length
    let valid: unknown[] | undefined = tuple && only ? [] : undefined
    const encoded: unknown[] | undefined = encodes ? [] : undefined
    let i = 0
    try {
      for (; i < length; i++) {
        if (tuple && only && !only.has(i)) continue
        const node = nodes[tuple ? i : 0]!
        // DynamoDB returns the projected elements of a tuple close to each other.
        const value = values[tuple && only ? valid!.length : i]
        let result: unknown = value
        let twin: unknown = value
        if (!isPlainFor(node, value)) {
          result = value === undefined ? node.absent?.() : node.run(value, only?.get(tuple ? i : -1))
          twin = state.twin
          if (result === undefined && !lenient) throw missing()
          if (result !== value) valid ??= values.slice(0, i)
        }
        valid?.push(result)
        encoded?.push(twin)
      }
    } catch (error) {
      rethrowAt(error, i)
    }
    if (values.length > length) {
      state.drops++
      valid ??= values.slice(0, length)
    }
    if (type !== 'set') {
      state.twin = encoded ?? valid ?? input
      return valid ?? input
    }
    const set = valid ? new Set(valid) : input
    state.twin = encoded ? new Set(encoded) : set
    return set
  }
  return { body, encodes, links: nodes.some(node => node.links) }
}

const recordBody = ({ type, keys, elements, props }: Schema, context: Context): Body => {
  const key = compile(keys, context)
  const element = compile(elements, context)
  const encodes = key.encodes || element.encodes
  const complete = !props.partial && !context.partial && !context.loose && context.mode !== 'update'
  const all: readonly string[] = (complete && keys.props.enum) || []
  const reads = context.mode === 'read'
  const body = (input: Readonly<Values>, only?: Projection): unknown => {
    if (!isPlain(input)) return body({ ...input }, only)
    let valid: Values | undefined
    const encoded: Values | undefined = encodes ? {} : undefined
    let name = ''
    try {
      for (name in input) {
        const value = input[name]
        state.twin = name
        const validName = isPlainFor(key, name) ? name : (key.run(name) as string) // of a string schema
        const savedName = state.twin as string
        let result: unknown
        if (value !== undefined && (!only || only.has(validName))) {
          state.twin = result = value
          if (!isPlainFor(element, value)) result = element.run(value, only?.get(validName))
        }
        if (result !== value || validName !== name || value === undefined) valid ??= copyTo(input, 0, name)
        if (result === undefined) continue
        if (valid) setOwn(valid, validName, result)
        if (encoded) setOwn(encoded, savedName, state.twin)
      }
      for (const each of all) {
        if (Object.hasOwn(valid ?? input, each) || (only && !only.has(each))) continue
        name = reads && context.transform && keys.props.transform ? keys.props.transform.encode(each) : each
        throw missing(reads)
      }
    } catch (error) {
      rethrowAt(error, name)
    }
    if (!name && !reads && isExtension(input)) throw invalid(input, type)
    valid ??= input
    state.twin = encoded ?? valid
    return valid
  }
  return { body, encodes, links: element.links }
}

const anyOfBody = (schema: Schema, context: Context): Body => {
  const elements: readonly Schema[] = schema.elements
  const strict = context.loose ? { ...context, loose: false } : context
  const nodes = elements.map(element => compile(element, strict))
  const named = new Map<unknown, Node>()
  let tag: string | undefined = schema.props.discriminator
  if (tag !== undefined && context.mode === 'read' && context.transform) {
    let [first] = elements
    while (first?.type === 'anyOf') [first] = first.elements as readonly Schema[] // those of an anyOf
    tag = first?.attributes[tag]?.props.savedAs ?? tag
  }

  const choose = (value: unknown, only?: Projection): unknown => {
    if (tag !== undefined && isObject(value)) {
      const name = value[tag]
      let node = named.get(name)
      if (!node && typeof name === 'string') {
        const match: Schema | undefined = schema.match(name)
        if (match) named.set(name, (node = compile(match, strict)))
      }
      if (node) return node.run(value, only)
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
    // What an update says of an unknown attribute would be lost.
    if (best === undefined || (context.mode === 'update' && least)) {
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
