import { Failure, rethrowAt } from '../../errors/failure.js'
import { cloneValue, getOwn, setOwn } from '../../internal/cloneValue.js'
import { isObject, isPlain } from '../../internal/isObject.js'
import { newObject } from '../../internal/newObject.js'
import type { Schema } from '../../schema/schema.js'
import { isExtension } from '../../schema/updateExtensions.js'
import { isOfType, membership } from './primitive.js'
import { refusal } from './refusal.js'
import { unknownAttribute } from './unknownAttribute.js'

/** What a value is parsed for: a whole item, the key of one, or changes to one. */
export type WriteMode = 'put' | 'key' | 'update'

/** What is handed down while a schema is compiled. */
export interface Context {
  readonly mode: WriteMode
  readonly fill: boolean
  readonly transform: boolean
  /** Whether attributes unknown to a map are counted: `anyOf` looks for the alternative that knows them all. */
  readonly counts?: boolean
  /** Takes the place of {@link compileNode} at every schema, e.g. to accept updates. */
  readonly wrap?: (schema: Schema, context: Context) => Node
  /** The types that are not filled inside, as a part of them may be meant to stay away. */
  readonly opaque?: readonly string[]
}

/** A schema, compiled. */
export interface Node {
  /** The `typeof` that makes a value valid as it is; `''` where that is not enough. */
  readonly plain: string
  /** Whether `parse` leaves an encoded twin of its result in {@link state}; else the result is its own twin. */
  readonly encodes: boolean
  /** Returns the valid value for one that is not `undefined`. */
  readonly parse: (value: any) => unknown
  /** Returns what stands for a missing value, if anything. `undefined`: nothing, and that is fine. */
  readonly absent: (() => unknown) | undefined
  /** Whether `absent` may return something. */
  readonly fills: boolean
}

/** What nodes return beside their result. Read at once: any call of a node may change it. */
export const state = {
  /** The encoded twin of the last result of a node that encodes. */
  twin: undefined as unknown,
  /** How many unknown attributes were dropped, where they are counted. */
  drops: 0,
}

/** The failure of an attribute that must be there. */
export const missing = (): Failure => new Failure('parsing.attributeRequired', 'is required.', undefined)

const invalid = (received: unknown, expected?: unknown): Failure =>
  refusal('parsing.invalidAttributeInput', received, expected)

/** Updates that came from a default or a link of the schema: fine where the same from the caller is refused. */
export const kept = /* @__PURE__ */ new WeakSet<object>()

/** Compiles a schema. */
export const compile = (schema: Schema, context: Context): Node =>
  (context.wrap ?? compileNode)(schema, context)

/** Which of a schema's three defaults, links and validators apply. */
export const variantOf = (schema: Schema, { mode }: Context): WriteMode => (schema.props.key ? 'key' : mode)

/** The context of what is inside a schema: what is inside a part of the key is stored whole. */
export const insideOf = ({ props }: Schema, context: Context): Context =>
  context.mode === 'key' && props.key ? { ...context, mode: 'put' } : context

/** Compiles a schema, whatever the context wraps it in. */
export const compileNode = (schema: Schema, context: Context): Node => {
  const { type, props } = schema
  const variant = variantOf(schema, context)
  const within = insideOf(schema, context)
  const shape =
    type === 'map' || type === 'item'
      ? mapShape(schema, within)
      : type === 'list' || type === 'tuple'
        ? listShape(schema, within)
        : type === 'set'
          ? setShape(schema, within)
          : type === 'record'
            ? recordShape(schema, within)
            : type === 'anyOf'
              ? anyOfShape(schema, within)
              : valueShape(schema)
  let { plain = '', encodes = false, parse } = shape

  const validator = props[`${variant}Validator`]
  if (validator) {
    const shapely = parse
    const validate = validatorOf(validator)
    plain = ''
    parse = value => {
      const result = shapely(value)
      const { twin } = state
      const verdict = validate(result, schema)
      if (verdict !== true) {
        const reason = typeof verdict === 'string' ? verdict : verdict?.[0]?.message
        throw new Failure(
          'parsing.customValidationFailed',
          `failed its validator${reason ? `: ${reason}` : '.'}`,
          {
            received: result,
            validationResult: verdict,
          },
        )
      }
      state.twin = twin
      return result
    }
  }

  if (context.transform && props.transform) {
    const valid = parse
    plain = ''
    encodes = true
    parse = value => {
      const result = valid(value)
      state.twin = props.transform.encode(result)
      return result
    }
  }

  if (context.mode === 'update' && !context.wrap && (props[`${variant}Default`] ?? props[`${variant}Link`])) {
    const unkept = parse
    parse = value => {
      if (typeof value !== 'object' || !kept.has(value)) return unkept(value)
      state.twin = value
      return value
    }
  }

  const required =
    type === 'item' || props.required === 'always' || (context.mode === 'put' && props.required !== 'never')
  const supply = context.fill ? props[`${variant}Default`] : undefined
  const fills = supply !== undefined
  const lacking =
    type === 'item'
      ? () => parse(undefined)
      : required
        ? () => {
            throw missing()
          }
        : undefined
  const absent = fills
    ? () => {
        const value = typeof supply === 'function' ? supply() : cloneValue(supply)
        if (isExtension(value)) kept.add(value)
        return value === undefined ? lacking?.() : parse(value)
      }
    : lacking
  return { plain, encodes, parse, absent, fills }
}

/** A node as its type alone makes it: before validators, encoding, defaults. */
type Shape = Pick<Node, 'parse'> & Partial<Node>

// biome-ignore lint/suspicious/noExplicitAny: a verdict is anything at all; what is read of it is optional.
const validatorOf = (validator: any): ((value: unknown, schema: Schema) => any) => {
  const standard = validator['~standard']
  if (!standard) return validator
  return value => {
    const result = standard.validate(value)
    return result instanceof Promise ? 'async validators are not supported' : (result.issues ?? true)
  }
}

const valueShape = ({ type, props }: Schema): Shape => {
  if (type === 'any') {
    return {
      parse: value => {
        if (holdsUpdate(value)) throw invalid(value, type)
        return value
      },
    }
  }
  const isMember = membership(props.enum)
  return {
    plain: props.enum ? '' : type,
    parse: value => {
      if (!isOfType(type, value, props.big)) throw invalid(value, type)
      if (isMember && !isMember(value)) throw invalid(value, props.enum)
      if (!isExact(value)) {
        throw new Failure('parsing.invalidAttributeInput', INEXACT, { received: value, expected: type })
      }
      return value
    },
  }
}

const INEXACT = 'cannot be held exactly: beyond ±2^53 use number().big() and a bigint of up to 38 digits.'

/** Tells whether a number arrives in the table as it was written. */
const isExact = (value: unknown): boolean =>
  typeof value === 'number'
    ? Math.abs(value) <= Number.MAX_SAFE_INTEGER
    : typeof value !== 'bigint' || String(value).replace(/^-|0+$/g, '').length <= 38

/** Tells whether an update hides in a value that is stored as it is. */
const holdsUpdate = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !ArrayBuffer.isView(value) &&
  (isExtension(value) || Object.values(value).some(holdsUpdate))

interface Slot extends Node {
  readonly name: string
  readonly saved: string
  /** Whether a name is one of `Object.prototype`'s, such as `__proto__`, and must be read and written with care. */
  readonly odd: boolean
}

const put = (target: Record<string, unknown>, slot: Slot, name: string, value: unknown): void => {
  if (slot.odd) setOwn(target, name, value)
  else target[name] = value
}

const mapShape = (schema: Schema, context: Context): Shape => {
  const { type, attributes, props } = schema
  const { mode, transform } = context
  const slots: Slot[] = []
  for (const name of Object.keys(attributes)) {
    const attribute: Schema = attributes[name]
    if (mode === 'key' && !attribute.props.key) continue
    const saved: string = (transform && attribute.props.savedAs) ?? name
    const odd = name in Object.prototype || saved in Object.prototype
    slots.push({ ...compile(attribute, context), name, saved, odd })
  }
  const { length } = slots
  const encodes = slots.some(slot => slot.encodes || slot.saved !== slot.name)
  // Without defaults most inputs come back as they are; what an update writes comes in the order of the schema.
  const reuses = mode !== 'update' && !slots.some(slot => slot.fills)
  const rejects = props.unknown === 'reject'
  const counts = rejects || context.counts

  const copy = (input: Readonly<Record<string, unknown>>, end: number) => {
    const result = newObject(length)
    for (let i = 0; i < end; i++) {
      const slot = slots[i]!
      const value = slot.odd ? getOwn(input, slot.name) : input[slot.name]
      if (value !== undefined) put(result, slot, slot.name, value)
    }
    return result
  }

  const parse = (input: unknown): unknown => {
    if (!isObject(input)) {
      throw type === 'item' ? refusal('parsing.invalidItem', input, 'object') : invalid(input, type)
    }
    let valid = reuses && isPlain(input) ? undefined : newObject(length)
    const saved = encodes ? newObject(length) : undefined
    let present = 0
    let i = 0
    try {
      for (; i < length; i++) {
        const slot = slots[i]!
        const value = slot.odd ? getOwn(input, slot.name) : input[slot.name]
        let result = value
        if (value === undefined) {
          if (!slot.absent) continue
          result = slot.absent()
          if (result === undefined) continue
        } else {
          present++
          if (typeof value !== slot.plain || (typeof value === 'number' && !isExact(value)))
            result = slot.parse(value)
        }
        if (!valid && result !== value) valid = copy(input, i)
        if (valid) put(valid, slot, slot.name, result)
        if (saved) put(saved, slot, slot.saved, slot.encodes ? state.twin : result)
      }
    } catch (error) {
      rethrowAt(error, slots[i]!.name)
    }
    if (!present && isExtension(input)) throw invalid(input, type)
    if (counts || !valid) {
      for (const _ in input) present--
      if (present) {
        if (counts) countUnknown(input, attributes, rejects)
        valid ??= copy(input, length)
      }
    }
    state.twin = saved
    return valid ?? input
  }
  return { parse, encodes }
}

const countUnknown = (input: object, attributes: object, rejects: boolean): void => {
  for (const name of Object.keys(input)) {
    if (getOwn(input, name) === undefined || Object.hasOwn(attributes, name)) continue
    state.drops++
    if (rejects) throw unknownAttribute(name, Object.keys(attributes))
  }
}

const listShape = ({ type, elements }: Schema, context: Context): Shape => {
  const nodes: Node[] = [elements].flat().map(element => compile(element, context))
  const encodes = nodes.some(node => node.encodes)
  const parse = (input: unknown): unknown => {
    if (!Array.isArray(input)) throw invalid(input, type)
    const length = type === 'tuple' ? nodes.length : input.length
    let valid: unknown[] | undefined
    if (input.length > length) {
      state.drops++
      valid = []
    }
    const saved: unknown[] | undefined = encodes ? [] : undefined
    let i = 0
    try {
      for (; i < length; i++) {
        const node = nodes[type === 'tuple' ? i : 0]!
        const value: unknown = input[i]
        const result =
          value === undefined
            ? node.absent?.()
            : typeof value !== node.plain || (typeof value === 'number' && !isExact(value))
              ? node.parse(value)
              : value
        if (result === undefined) throw missing()
        if (!valid && result !== value) valid = input.slice(0, i)
        if (valid) valid.push(result)
        if (saved) saved.push(node.encodes ? state.twin : result)
      }
    } catch (error) {
      rethrowAt(error, i)
    }
    state.twin = saved
    return valid ?? input
  }
  return { parse, encodes }
}

const setShape = (schema: Schema, context: Context): Shape => {
  const { parse, encodes = false } = listShape(schema, context)
  return {
    encodes,
    parse: input => {
      if (!(input instanceof Set)) throw invalid(input, schema.type)
      const values = [...input]
      const result = parse(values)
      if (encodes) state.twin = new Set(state.twin as unknown[]) // the twin of a list is a list
      return result === values ? input : new Set(result as unknown[]) // a list gives a list
    },
  }
}

const recordShape = ({ type, keys, elements, props }: Schema, context: Context): Shape => {
  const key = compile(keys, context)
  const element = compile(elements, context)
  const encodes = key.encodes || element.encodes
  const all: readonly string[] = (context.mode !== 'update' && !props.partial && keys.props.enum) || []
  const parse = (input: unknown): unknown => {
    if (!isObject(input)) throw invalid(input, type)
    const source = isPlain(input) ? input : { ...input }
    let valid = source === input ? undefined : {}
    const saved = encodes ? {} : undefined
    let name = ''
    let count = 0
    try {
      for (name in source) {
        count++
        const value = source[name]
        if (value === undefined) {
          valid ??= partOf(source, name)
          continue
        }
        const validName = key.parse(name) as string // of a string schema
        const savedName = key.encodes ? (state.twin as string) : validName
        const result =
          typeof value === element.plain && typeof value !== 'number' ? value : element.parse(value)
        if (!valid && (result !== value || validName !== name)) valid = partOf(source, name)
        if (valid) setOwn(valid, validName, result)
        if (saved) setOwn(saved, savedName, element.encodes ? state.twin : result)
      }
      for (name of all) if (getOwn(source, name) === undefined) throw missing()
    } catch (error) {
      rethrowAt(error, name)
    }
    if (!count && isExtension(input)) throw invalid(input, type)
    state.twin = saved
    return valid ?? input
  }
  return { parse, encodes }
}

/** A copy of the properties before `end`. */
const partOf = (source: Readonly<Record<string, unknown>>, end: string): Record<string, unknown> => {
  const part = {}
  for (const name in source) {
    if (name === end) break
    if (source[name] !== undefined) setOwn(part, name, source[name])
  }
  return part
}

/** The alternative that the discriminator of an `anyOf` points at. */
export const matchOf = (schema: Schema, value: unknown): Schema | undefined => {
  const { discriminator } = schema.props
  const tag = discriminator !== undefined && isObject(value) ? getOwn(value, discriminator) : undefined
  return typeof tag === 'string' ? schema.match(tag) : undefined
}

const anyOfShape = (schema: Schema, context: Context): Shape => {
  const { elements } = schema
  const alone = new Map<Schema, Node>()
  const nodes: Node[] = elements.map((element: Schema) => compile(element, { ...context, counts: true }))
  const encodes = nodes.some(node => node.encodes)
  const run = (node: Node, value: unknown): unknown => {
    const result = node.parse(value)
    if (!node.encodes) state.twin = result
    return result
  }
  const parse = (value: unknown): unknown => {
    const match = matchOf(schema, value)
    if (match) {
      let node = alone.get(match)
      if (!node) {
        node = compile(match, context)
        alone.set(match, node)
      }
      return run(node, value)
    }
    const { drops } = state
    let least = Number.POSITIVE_INFINITY
    let best: unknown
    let twin: unknown
    for (const node of nodes) {
      state.drops = 0
      try {
        const result = run(node, value)
        if (state.drops < least) {
          best = result
          twin = state.twin
          least = state.drops
          if (!least) break
        }
      } catch {
        // Not this one.
      }
    }
    if (best === undefined) throw invalid(value)
    state.drops = drops + least
    state.twin = twin
    return best
  }
  return { parse, encodes }
}
