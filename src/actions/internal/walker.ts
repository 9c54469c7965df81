import type { ErrorCode } from '../../errors/catalogue.js'
import { Failure, rethrowAt, toStatorError, withoutPlace } from '../../errors/failure.js'
import { cached } from '../../internal/cached.js'
import { cloneValue, getOwn, setOwn } from '../../internal/cloneValue.js'
import type { PathSegment } from '../../internal/formatPath.js'
import { isList, isObject, isPlain, isSet } from '../../internal/isObject.js'
import { newObject } from '../../internal/newObject.js'
import { showValue } from '../../internal/showValue.js'
import { isMember, isPrimitive } from '../../schema/primitive.js'
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
  /** Updates: how many levels there are around this one inside an `any`. */
  readonly depth?: number
}

/** A schema, compiled. */
export interface Node {
  /** The `typeof` that makes a value valid as it is; `''` where that is not enough. */
  readonly plain: string
  /** The values that are valid as they are, where they are listed. */
  readonly members: ReadonlySet<unknown> | undefined
  /** Returns the valid value for one that is not `undefined`, and leaves its encoded twin in {@link state}. */
  readonly run: (value: any, only?: Projection) => unknown
  /** Returns what to run in place of a missing value, or throws. */
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
  /** Whether a link was met while a schema was compiled. */
  links: false,
}

/** Compiles a schema. Whoever gave it may not have checked it: what is wrong with it is said by `check`. */
export const compile = (schema: Schema, context: Context): Node => {
  try {
    return (context.wrap ?? compileNode)(schema, context)
  } catch (error) {
    schema?.['check']?.()
    throw error
  }
}

/** Runs a node on a value that may be missing. */
export const runAt = (node: Node, value: unknown, only?: Projection): unknown => {
  const given = value === undefined ? node.absent?.() : value
  return given === undefined ? given : node.run(given, only)
}

/** A schema as the root of a value. Returns the value and its encoded twin; throws errors that users can read. */
export type Root = (
  input: unknown,
  valuePath?: readonly PathSegment[],
  only?: Projection,
) => { readonly parsed: unknown; readonly encoded: unknown }

/** Compiles a schema as the root of a value. */
export const compileRoot = (schema: Schema, context: Context): Root => {
  state.links = false
  const node = compile(schema, context)
  const filler = state.links && compile(schema, { ...context, loose: true })
  return (input, valuePath, only) => {
    if (isPlainFor(node, input)) return { parsed: input, encoded: input }
    const { twin, drops, root } = state
    try {
      let value = input
      state.root = undefined
      if (filler) state.root = inSchemaOrder(schema, (value = runAt(filler, value)))
      const parsed = runAt(node, value, only)
      return { parsed, encoded: parsed === undefined ? parsed : state.twin }
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

/**
 * A copy of `value` with the attributes of its maps in the order of the schema, whatever the order of the input: what
 * users' functions make of a whole map, `JSON.stringify` of it say, may be a key.
 */
export const inSchemaOrder = ({ attributes }: Schema, value: unknown): unknown => {
  if (!attributes || !isObject(value)) return value
  const ordered = {}
  for (const name in attributes) {
    if (Object.hasOwn(value, name)) setOwn(ordered, name, inSchemaOrder(attributes[name], value[name]))
  }
  // What is unknown comes last.
  return { ...ordered, ...value, ...ordered }
}

/** A schema as the root of a value, compiled at its first use for each `index`: one number per context. */
export const rootOf = (schema: Schema, index: number, contextOf: () => Context): Root =>
  cached(schema, index, () => compileRoot(schema, contextOf()))

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
  // No other value of the type's `typeof` is refused for its type.
  const inexact = typeof received === expected ? ' that can be held exactly (see big())' : ''
  return new Failure(
    code,
    `${expected === undefined ? 'does not fit' : `should be ${Array.isArray(expected) ? expected.map(each => showValue(each)).join(' or ') : expected}${inexact}`}, received ${showValue(received)}.`,
    { received, ...(expected !== undefined && { expected }) },
  )
}

/** What {@link Context.wrap} changes about a schema. */
export interface Special {
  /** Takes the place of what the type does. */
  readonly body?: Node['run'] | undefined
  /** Goes around all but defaults. */
  readonly around?: (run: Node['run']) => Node['run']
  /** May find a value where there is still none. */
  readonly absent?: () => unknown
}

/** Tells whether a container says of its own parts which belong to the key: then the others don't. */
const marksKeys = ({ attributes = {}, elements = [] }: Schema): boolean =>
  [...Object.values<Schema>(attributes), ...[elements].flat()].some(
    (part: Schema) => part['props'].key || marksKeys(part),
  )

/** The context of what is inside a schema: what is inside a part of the key is stored whole. */
export const insideOf = (schema: Schema, context: Context): Context =>
  context.mode === 'key' && schema['props'].key && !marksKeys(schema) ? { ...context, mode: 'put' } : context

/** Compiles a schema, whatever the context wraps it in. */
export const compileNode = (schema: Schema, context: Context, special: Special = {}): Node => {
  const { type, props } = schema
  const { mode, loose } = context
  const reads = mode === 'read'
  const isItem = type === 'item'
  const variant = props.key && !reads ? 'key' : mode
  const supply = props[`${variant}Default`]
  const link = props[`${variant}Link`]
  const validator = props[`${variant}Validator`]
  const codec = context.transform ? props.transform : undefined
  const members: ReadonlySet<unknown> | undefined = props.enum && new Set(props.enum)
  const { attributes, savedAttributeNames } = schema
  // Nobody may have checked it. Two attributes under one name: throws, one would be lost.
  schema['check']?.(undefined, !(savedAttributeNames?.size < Object.keys(attributes ?? {}).length))

  const refuse: Refuse = (received, expected = isItem ? (reads ? 'Object' : 'object') : type) => {
    if (loose) return received
    throw invalid(
      received,
      expected ?? undefined,
      `${reads ? 'formatter' : 'parsing'}.invalid${isItem ? 'Item' : reads ? 'Attribute' : 'AttributeInput'}` as ErrorCode, // one of four
    )
  }
  const test = (value: any): boolean =>
    type === 'any'
      ? reads || isAny(value)
      : isPrimitive(type, value, props.big) && (reads || type !== 'number' || isExact(value))

  let run: Node['run'] =
    special.body ??
    bodies[type]?.(schema, insideOf(schema, context), refuse) ??
    (value => {
      if (!test(value)) return refuse(value)
      if (members && !members.has(value) && !isMember(props.enum, value)) return refuse(value, props.enum)
      state.twin = value
      return value
    })

  if (!loose && (codec || validator)) {
    const inner = run
    run = (input, only) => {
      let value = input
      if (reads && codec) {
        try {
          state.twin = value = codec.decode(input)
        } catch (error) {
          throw test(input) ? withoutPlace(error) : refuse(input)
        }
        if (value === undefined) return value
        // What is stored is of the type itself, or what the transformer makes of it.
        if (!test(value) || (!test(input) && typeof codec.encode(value) !== typeof input)) throw refuse(input)
      }
      const result = inner(value, only)
      if (validator) validate(validator, result, schema)
      if (codec && !reads) {
        try {
          state.twin = codec.encode(result)
        } catch (error) {
          throw withoutPlace(error)
        }
      }
      return result
    }
  }
  if (special.around) run = special.around(run)

  // `null` is a default like any other.
  const fills = context.fill && (supply !== undefined || link !== undefined)
  const required =
    !loose &&
    !context.partial &&
    (props.required === 'always' || ((reads || mode === 'put') && props.required !== 'never'))
  const absent = isItem
    ? () => run(undefined)
    : required || fills || special.absent
      ? () => {
          let value: unknown
          if (fills) value = typeof supply === 'function' ? supply() : cloneValue(supply)
          if (fills && link && value === undefined && state.root !== undefined) value = link(state.root)
          if (value === undefined) value = special.absent?.()
          if (required && value === undefined) throw missing(reads)
          return value
        }
      : undefined

  if (fills && link) state.links = true
  const simple = !validator && !codec && !context.hooks
  return {
    plain: simple && !members ? type : '',
    members: simple ? members : undefined,
    run,
    absent,
  }
}

/** Asks a user's function, or a validator of another library, and throws unless the answer is yes. */
const validate = (validator: any, value: unknown, schema: Schema): void => {
  const standard = validator['~standard']
  let verdict = standard ? standard.validate(value) : validator(value, schema)
  if (standard) {
    verdict = verdict?.then ? 'async validators are not supported' : verdict && (verdict.issues ?? true)
  }
  if (verdict === true) return
  const reason = typeof verdict === 'string' ? verdict : verdict?.[0]?.message
  throw new Failure('parsing.customValidationFailed', `failed its validator${reason ? `: ${reason}` : '.'}`, {
    received: value,
    validationResult: verdict,
  })
}

/** Tells whether no update hides in a value that is stored as it is, and whether it ends: it may hold itself. */
const isAny = (value: unknown, depth = 0): boolean => {
  if (typeof value !== 'object' || value === null) return true
  // DynamoDB stores 32 levels, but any number as text.
  if (depth > 500) return false
  if (Array.isArray(value)) return isList(value) && value.every(each => isAny(each, depth + 1))
  if (!isPlain(value)) return true
  for (const name in value) if (!isAny((value as Values)[name], depth + 1)) return false // a plain object
  return !isExtension(value)
}

/** Tells whether a number arrives in the table as it was written. */
const isExact = (value: number | bigint): boolean =>
  typeof value === 'bigint'
    ? String(value).replace(/^-|0+$/g, '').length < 39
    : Math.abs(value) <= Number.MAX_SAFE_INTEGER

/** Tells whether a value is valid as it is. */
const isPlainFor = ({ plain, members }: Node, value: unknown): boolean =>
  typeof value === plain ? typeof value !== 'number' || isExact(value) : members?.has(value) === true

type Values = Record<string, unknown>

/** Throws the failure of a value that does not fit, `null` for no reason. Where anything passes: returns it. */
type Refuse = (received: unknown, expected?: unknown) => unknown

/** Compiles what a container makes of its values: the same with all that is inside parsed. */
type CompileBody = (schema: Schema, context: Context, refuse: Refuse) => Node['run']

/** A copy of the properties before `end`, of all without one. None is `undefined`: a copy is made at the first that is. */
const copyTo = (source: Readonly<Values>, size: number, end?: string): Values => {
  const copy = newObject(size)
  for (const name in source) {
    if (name === end) break
    setOwn(copy, name, source[name])
  }
  return copy
}

/** An attribute of a map, or an entry of a record. */
interface Slot extends Node {
  name: string
  /** The name in the value that is read. */
  from: string
  /** The name in the encoded twin; none for what a read hides. */
  to: string | undefined
  /** Marks an attribute that was seen, where it matters and there are not too many: 0 otherwise. */
  readonly bit: number
  /** What came after this one the last time. */
  next: Slot | undefined
}

const objectBody: CompileBody = ({ attributes = {}, keys, elements, props }, context, refuse) => {
  const { mode, transform, loose } = context
  const reads = mode === 'read'
  /** By the names in the value that is read. `null`: known, and left out. */
  const slots = new Map<string, Slot | null>()
  const needed: Slot[] = []
  let first: Slot | undefined
  // A record makes up its slots as it meets their keys.
  const key: Node | undefined = keys && compile(keys, context)
  const entry: Node | undefined = keys && compile(elements, context)

  // Spelled out: V8 reads the fields of a spread object through a second object.
  const slotOf = (
    { plain, members, run, absent }: Node,
    name: string,
    saved: string,
    hidden?: boolean,
  ): Slot => ({
    plain,
    members,
    run,
    absent,
    name,
    from: reads ? saved : name,
    to: hidden ? undefined : reads ? name : saved,
    bit: absent && needed.length < 31 ? 1 << needed.length : 0,
    next: undefined,
  })
  const openOf = (): Slot => slotOf({ ...entry!, absent: undefined }, '', '')
  // Stands for one entry after the other, where keys are without end.
  const open = entry && openOf()
  const entryOf = (raw: string): Slot => {
    const known = slots.get(raw)
    if (known) return known
    state.twin = raw
    const name = isPlainFor(key!, raw) ? raw : (key!.run(raw) as string) // a record's, whose keys are strings
    const slot = keys.props.enum ? openOf() : open!
    slot.name = name
    slot.from = raw
    slot.to = reads ? name : (state.twin as string)
    if (slot !== open) slots.set(raw, slot)
    return slot
  }

  for (const name of Object.keys(attributes)) {
    const attribute: Schema = attributes[name]
    if (mode === 'key' && !attribute.props.key) {
      if (!loose) slots.set(name, null)
      continue
    }
    const node = compile(attribute, context)
    const saved = (transform && attribute.props.savedAs) || name
    const slot = slotOf(node, name, saved, context.hide && attribute.props.hidden)
    slots.set(slot.from, slot)
    if (slot.absent) needed.push(slot)
  }
  const { size } = slots
  // All bits; never reached where some have none.
  const all = needed.length > 31 ? -1 : 2 ** needed.length - 1
  const complete: readonly string[] =
    (!props.partial && !context.partial && !loose && mode !== 'update' && keys?.props.enum) || []

  const body = (input: Values | null | undefined, only?: Projection): unknown => {
    if (typeof input !== 'object' || input === null || !isPlain(input)) {
      return isObject(input) ? body({ ...input }, only) : refuse(input)
    }
    // The valid value is the input up to their first difference, its twin is the valid value up to theirs. A read
    // makes the twin alone.
    let valid: Values | undefined
    let encoded: Values | undefined
    let last: Slot | undefined
    let next = first
    let seen = 0
    let name = ''
    try {
      for (name in input) {
        const value = input[name]
        let slot: Slot | null | undefined = next
        if (slot?.from !== name) {
          slot = key ? (value === undefined ? null : entryOf(name)) : slots.get(name)
          if (slot && slot !== open) {
            if (last) last.next = slot
            else first = slot
          }
        }
        if (slot && slot.to === name && !valid && !encoded && !only && isPlainFor(slot, value)) {
          seen |= slot.bit
          last = slot
          next = slot.next
          continue
        }
        if (!slot || value === undefined || (only && !only.has(slot.name))) {
          if (reads) encoded ??= copyTo(input, size, name)
          else valid ??= copyTo(input, size, name)
          if (slot !== undefined) continue
          // Links see all that is unknown.
          if (loose) setOwn(valid!, name, value)
          else if (!reads && props.strict) throw additional(name, value, [...slots.keys()])
          else if (value !== undefined) state.drops++
          continue
        }
        seen |= slot.bit
        last = slot
        next = slot.next
        const { to } = slot
        let result: unknown = value
        let twin: unknown = value
        if (!isPlainFor(slot, value)) {
          result = slot.run(value, only?.get(slot.name))
          twin = state.twin
        }
        if (!reads && result !== value) valid ??= copyTo(input, size, name)
        if (valid && result !== undefined) setOwn(valid, name, result)
        if (twin !== (reads ? value : result) || to !== name) encoded ??= copyTo(valid ?? input, size, name)
        if (encoded && twin !== undefined && to !== undefined) setOwn(encoded, to, twin)
      }
      if (seen !== all) {
        for (const slot of needed) {
          name = slot.from
          if (slot.bit ? seen & slot.bit : getOwn(input, name) !== undefined) continue
          if (only && !only.has(slot.name)) continue
          const value = slot.absent!()
          if (value === undefined) continue
          let result: unknown = value
          let twin: unknown = value
          if (!isPlainFor(slot, value)) {
            result = slot.run(value)
            twin = state.twin
          }
          valid ??= copyTo(input, size)
          if (twin !== result || slot.to !== name) encoded ??= copyTo(valid, size)
          setOwn(valid, name, result)
          if (encoded) setOwn(encoded, slot.to!, twin) // a write, which hides nothing
        }
      }
      for (const each of complete) {
        if (Object.hasOwn((reads ? encoded : valid) ?? input, each) || (only && !only.has(each))) continue
        name = (reads && transform && keys.props.transform?.encode(each)) || each
        throw missing(reads)
      }
    } catch (error) {
      return rethrowAt(error, name)
    }
    if (!last && !reads && isExtension(input)) return refuse(input)
    const result = (reads ? encoded : valid) ?? input
    state.twin = encoded ?? result
    return result
  }
  return body
}

const additional = (name: string, received: unknown, names: readonly string[]): Failure => {
  let nearest: string | undefined
  // The one that begins alike for longest.
  for (let end = name.length; end && nearest === undefined; end--) {
    nearest = names.find(each => each.startsWith(name.slice(0, end)))
  }
  return new Failure(
    'parsing.additionalProperty',
    `is unknown${nearest ? `: do you mean '${nearest}'?` : '.'}`,
    { received },
  )
}

const listBody: CompileBody = ({ type, elements }, context, refuse) => {
  const tuple = type === 'tuple'
  const reads = context.mode === 'read'
  const nodes: Node[] = [elements].flat().map((element: Schema) => compile(element, context))
  return (input, only) => {
    if (!(type === 'set' ? isSet(input) : isList(input))) return refuse(input)
    const values: readonly unknown[] = type === 'set' ? [...input] : input
    const length = tuple ? nodes.length : values.length
    // As in a map.
    let valid: unknown[] | undefined = tuple && only ? [] : undefined
    let encoded: unknown[] | undefined
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
          result = runAt(node, value, only?.get(tuple ? i : -1))
          // Nothing sets the twin of a missing element: it is still that of another value.
          twin = result === undefined ? result : state.twin
          if (result === undefined && !context.loose) {
            if (!reads) throw missing()
            // No set holds it.
            if (type === 'set') {
              valid ??= values.slice(0, i)
              continue
            }
          }
        }
        // A tuple that is read has all its positions, whatever is stored.
        if (result !== value || (reads && i >= values.length)) valid ??= values.slice(0, i)
        if (twin !== result) encoded ??= (valid ?? values).slice(0, i)
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
    const result = type !== 'set' ? (valid ?? input) : valid ? new Set(valid) : input
    state.twin = !encoded ? result : type === 'set' ? new Set(encoded) : encoded
    return result
  }
}

const anyOfBody: CompileBody = (schema, context, refuse) => {
  const elements: readonly Schema[] = schema.elements
  const strict = { ...context, loose: false }
  const nodes = elements.map(element => compile(element, strict))
  // What links are given is filled, and has all that was there.
  const fillers = context.loose && elements.map(element => compile(element, context))
  const named = new Map<unknown, Node>()
  const saved: string | undefined = schema['~savedTag']()
  const tag: string | undefined =
    context.mode === 'read' && context.transform ? saved : schema.props.discriminator

  return (value, only) => {
    const name = tag !== undefined && isObject(value) && value[tag]
    let node = named.get(name)
    if (!node && typeof name === 'string') {
      const match: Schema | undefined = schema.match(name)
      if (match) {
        node = compile(match, context)
        named.set(name, node)
      }
    }
    if (node) return node.run(value, only)

    const { drops } = state
    let best: unknown
    let twin: unknown
    let least = Number.MAX_SAFE_INTEGER
    let i = 0
    for (const each of nodes) {
      state.drops = 0
      try {
        const filled = fillers ? fillers[i++]!.run(value) : value
        const result = each.run(filled, only)
        if (state.drops < least) {
          best = fillers ? filled : result
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
    return best === undefined || (context.mode === 'update' && least) ? refuse(value, null) : best
  }
}

const bodies: Readonly<Record<string, CompileBody>> = {
  set: listBody,
  list: listBody,
  tuple: listBody,
  map: objectBody,
  item: objectBody,
  record: objectBody,
  anyOf: anyOfBody,
}
