import * as z from 'zod'
import { StatorError } from '../../../errors/statorError.js'
import { cloneValue, setOwn } from '../../../internal/cloneValue.js'
import { isObject } from '../../../internal/isObject.js'
import type { Schema } from '../../../schema/schema.js'

/** What a zod schema is made for. */
export interface Plan {
  /** From the table to code; else from code to the table. */
  readonly reads: boolean
  /** Whether to encode and rename, or to decode and name back. */
  readonly transform: boolean
  /** Writes: whether defaults are filled in. */
  readonly fill: boolean
  /** Writes: `'key'` takes the attributes of the primary key alone. */
  readonly mode: 'put' | 'key'
  /** Reads: whether hidden attributes are left out. */
  readonly hide: boolean
  /** Reads: whether attributes may be missing. */
  readonly partial: boolean
  /** Whether unknown attributes are refused: how alternatives are told apart. */
  readonly strict?: boolean
  /** Writes: what takes the place of types that come in a form of their own, such as JSON's. */
  readonly form?: {
    /** `undefined` for types that are as they are. */
    readonly zodOf: (schema: Schema, inside: (part: Schema) => Zod) => Zod | undefined
    /** A default, in that form. */
    readonly valueOf: (value: unknown) => unknown
  }
}

type Zod = z.ZodTypeAny

/** Zod's own context, as far as both versions agree. */
interface Context {
  addIssue(issue: Issue): void
}

// No interface: zod wants an index signature, which types have by themselves.
type Issue = { code: 'custom'; message: string }

/** Changes a value, or adds an issue. */
type Step = (value: any, context: Context) => unknown

/** The zod schema of a value before it is encoded, and how it gets there. */
interface Core {
  readonly zod: Zod
  /** Encodes or renames; on reads, the other way around. */
  readonly step?: Step | undefined
}

/**
 * The zod schema of `schema`.
 *
 * @param defined whether `undefined` is refused, optional as the schema may be
 */
export const toZod = (schema: Schema, plan: Plan, defined: boolean): Zod => {
  const zod = undescribed(schema, plan, defined)
  const description: string | undefined = schema['props'].meta?.description
  return description === undefined ? zod : zod.describe(description)
}

const undescribed = (schema: Schema, plan: Plan, defined: boolean): Zod => {
  const { type, props } = schema
  const { reads, fill, partial } = plan
  const core = coreOf(schema, plan)
  const validator = validatorOf(schema)
  let zod = validator === undefined ? core.zod : core.zod.superRefine(refiner(validator, schema))
  if (core.step) zod = reads ? z.preprocess(core.step, zod) : zod.transform(core.step)
  // Around the steps, which need not know of what is missing.
  const lax = props.required === 'never' || (reads && partial && type !== 'item')
  if (lax && !defined) zod = zod.optional()
  const supply: unknown = props.key ? props.keyDefault : props.putDefault
  if (reads || !fill || supply === undefined) return zod
  const supplied = (): unknown => (typeof supply === 'function' ? supply() : cloneValue(supply))
  return withDefault(zod, plan.form ? () => plan.form?.valueOf(supplied()) : supplied)
}

/** In version 4, what `default` supplies is the output; what `prefault` supplies is parsed, as in version 3. */
const withDefault = (zod: any, supply: unknown): Zod =>
  zod.prefault ? zod.prefault(supply) : zod.default(supply)

const coreOf = (schema: Schema, plan: Plan): Core => {
  const { type, props, keys, elements } = schema
  const inside = (part: Schema): Zod => toZod(part, plan, true)
  const formed = plan.form?.zodOf(schema, inside)
  if (formed) return { zod: formed }
  switch (type) {
    case 'set':
      return { zod: z.set(inside(elements)) }
    case 'list':
      return { zod: z.array(inside(elements)) }
    case 'tuple':
      return { zod: z.tuple(elements.map((element: Schema) => toZod(element, plan, !plan.reads))) }
    case 'record':
      return keys.props.enum
        ? closedRecordOf(schema, plan)
        : { zod: z.record(inside(keys) as never, inside(elements)) } // a schema of strings
    case 'anyOf':
      return { zod: unionOf(schema, plan) }
    case 'map':
    case 'item':
      return attributesOf(schema, plan)
    default: {
      const step = plan.transform && props.transform ? coder(schema, plan) : undefined
      return { zod: scalarOf(type, props), step }
    }
  }
}

const scalarOf = (type: string, props: Schema): Zod => {
  const members: readonly any[] = props['enum'] ?? []
  switch (type) {
    case 'null':
      return z.null()
    case 'boolean':
      return oneOf(members, z.boolean())
    case 'number':
      return oneOf(members, props['big'] ? z.union([z.number(), z.bigint()]) : z.number())
    case 'string':
      return members[1] === undefined ? oneOf(members, z.string()) : z.enum(members as [string, ...string[]])
    case 'binary': {
      const bytes = z.instanceof(Uint8Array)
      if (!members.length) return bytes
      const texts = new Set(members.map(bytesText))
      return bytes.refine(
        (value: Uint8Array) => texts.has(bytesText(value)),
        'Not one of the binaries allowed',
      )
    }
    default:
      // Anything but nothing: without the test, zod would accept an object that lacks it.
      return z.custom(value => value !== undefined)
  }
}

const bytesText = (bytes: Uint8Array): string => String([...bytes])

const oneOf = (members: readonly any[], any: Zod): Zod => {
  const [first, ...others] = members.map(member => z.literal(member))
  return !first ? any : others.length ? z.union([first, ...others] as never) : first // two or more
}

/** Encodes or decodes; a transformer that refuses a value makes an issue. */
const coder = ({ type, props }: Schema, { reads }: Plan): Step => {
  return (value, context) => {
    try {
      return props.transform[reads ? 'decode' : 'encode'](value)
    } catch (error) {
      // A decoder may not know what to do with a value of another type: zod says what it thinks of it next.
      if (reads && type !== 'any' && typeof value !== type) return value
      if (!(error instanceof StatorError)) throw error
      context.addIssue({ code: 'custom', message: error.message })
      return value
    }
  }
}

const refiner =
  (validator: any, schema: Schema) =>
  (value: unknown, context: any): void => {
    for (const { message, path = [] } of issuesOf(validator, value, schema)) {
      context.addIssue({
        code: 'custom',
        message: typeof message === 'string' ? message : 'Refused by its validator',
        path: path.map(segment => (segment as { key?: PropertyKey }).key ?? segment),
      })
    }
  }

interface ValidatorIssue {
  readonly message: unknown
  readonly path?: readonly unknown[]
}

/** What a user's function, or a validator of another library, has against a value. */
const issuesOf = (validator: any, value: unknown, schema: Schema): readonly ValidatorIssue[] => {
  const standard = validator['~standard']
  if (!standard) {
    const verdict: unknown = validator(value, schema)
    return verdict === true ? [] : [{ message: verdict }]
  }
  const result = standard.validate(value)
  return result instanceof Promise
    ? [{ message: 'Async validators are not supported' }]
    : (result.issues ?? [])
}

interface Entry {
  readonly name: string
  readonly saved: string
  readonly zod: Zod
}

const attributesOf = (schema: Schema, plan: Plan): Core => {
  const { attributes, props } = schema
  const { reads, hide, mode, strict } = plan
  const keyed = !reads && mode === 'key'
  const names = Object.keys(attributes)
  const hidden = names.filter(name => reads && hide && attributes[name].props.hidden)
  const entries = names
    .filter(name => !hidden.includes(name) && (!keyed || attributes[name].props.key))
    .map(name => {
      const attribute: Schema = attributes[name]
      // What is inside a part of the key is stored whole, unless it says which of its own attributes are.
      const inner: Plan = keyed && !marksKeys(attribute) ? { ...plan, mode: 'put' } : plan
      return { name, saved: savedName(attribute, name, plan), zod: toZod(attribute, inner, false) }
    })
  return objectOf(
    entries,
    plan,
    strict || (!reads && props.strict),
    hidden.map(name => savedName(attributes[name], name, plan)),
  )
}

const savedName = ({ props }: Schema, name: string, { transform }: Plan): string =>
  (transform && props['savedAs']) || name

const marksKeys = ({ attributes = {}, elements = [] }: Schema): boolean =>
  [...Object.values<Schema>(attributes), ...[elements].flat()].some(
    (part: Schema) => part['props'].key || marksKeys(part),
  )

const closedRecordOf = ({ keys, elements, props }: Schema, plan: Plan): Core => {
  const { reads, transform, partial, strict } = plan
  const lax = props.partial || (reads && partial)
  const element = toZod(elements, plan, true)
  const codec = transform && keys.props.transform
  const entries = keys.props.enum.map((name: string) => ({
    name,
    saved: codec ? codec.encode(name) : name,
    zod: lax ? element.optional() : element,
  }))
  // As the parser, which refuses other keys; reads leave them out.
  const core = objectOf(entries, plan, strict || props.partial || !reads, [])
  const validator = validatorOf(keys)
  if (validator === undefined) return core
  const refine = refiner(validator, keys)
  return {
    ...core,
    zod: core.zod.superRefine((value, context) => {
      for (const name of Object.keys(value as object)) refine(name, context) // an object, as its core found
    }),
  }
}

const validatorOf = ({ props }: Schema): unknown => (props.key ? props.keyValidator : props.putValidator)

const objectOf = (
  entries: readonly Entry[],
  { reads }: Plan,
  strict: boolean,
  hidden: readonly string[],
): Core => {
  const object = z.object(Object.fromEntries(entries.map(({ name, zod }) => [name, zod])))
  const renamed = entries.some(({ name, saved }) => name !== saved)
  const steps = renamed || (strict && hidden.length)
  const to = new Map(entries.map(({ name, saved }) => (reads ? [saved, name] : [name, saved])))
  const step: Step = value => {
    if (!isObject(value)) return value
    const result: Record<string, unknown> = {}
    for (const name of Object.keys(value)) {
      // A name that one side alone knows must not be taken for one of the other side.
      const other = to.get(name) ?? (strict && !hidden.includes(name) ? `unknown ${name}` : undefined)
      if (other !== undefined && value[name] !== undefined) setOwn(result, other, value[name])
    }
    return result
  }
  return { zod: strict ? object.strict() : object, step: steps ? step : undefined }
}

const unionOf = ({ elements, props }: Schema, plan: Plan): Zod => {
  const { discriminator } = props
  const optionsFor = (each: Plan): Zod[] => elements.map((element: Schema) => toZod(element, each, true))
  const options = optionsFor(plan)
  if (discriminator === undefined) {
    // Of several objects, the first that knows all attributes; else the first that fits.
    const tellsApart = !plan.strict && options.length > 1 && elements.some(dropsUnknown)
    return z.union((tellsApart ? [...optionsFor({ ...plan, strict: true }), ...options] : options) as never)
  }
  // Zod can tell plain objects apart, of which each has values of its own.
  const values: unknown[] = elements.flatMap(
    ({ attributes }: Schema) => attributes?.[discriminator]?.props.enum ?? [],
  )
  const plain = new Set(values).size === values.length && options.every(zod => zod instanceof z.ZodObject)
  return plain ? z.discriminatedUnion(discriminator, options as never) : z.union(options as never)
}

/** Whether zod would leave something out of a value, here or below. */
const dropsUnknown = ({ type, elements, keys, props }: Schema): boolean =>
  type === 'map' ||
  type === 'item' ||
  (type === 'record' && keys.props.enum && !props.partial) ||
  [elements ?? []].flat().some(dropsUnknown)
