import { Failure, toStatorError } from '../../errors/failure.js'
import { StatorError } from '../../errors/statorError.js'
import { getOwn } from '../../internal/cloneValue.js'
import type { PathSegment } from '../../internal/formatPath.js'
import { isObject, isSet } from '../../internal/isObject.js'
import type { Schema } from '../../schema/schema.js'
import { type Context, compile, insideOf, type Node, runAt, state } from './walker.js'

type Path = readonly PathSegment[]

/** Runs a node as the root of a value; links are given `root`. */
export const runRoot = (node: Node, value: unknown, root?: unknown): unknown => {
  const before = { ...state }
  try {
    state.root = root
    return runAt(node, value)
  } catch (error) {
    throw toStatorError(error)
  } finally {
    Object.assign(state, before)
  }
}

/** All that is wrong with a value, in one error; filled first, if the context says so. `undefined` when nothing is. */
export const collectErrors = (
  schema: Schema,
  input: unknown,
  context: Context,
  path: Path = [],
): StatorError<'parsing.multiple'> | undefined => {
  let value = input
  if (context.fill) {
    const filler = compile(schema, { ...context, loose: true })
    value = runRoot(filler, value)
    value = runRoot(filler, value, value)
  }
  const errors = errorsOf(schema, value, { ...context, fill: false }, path)
  if (!errors.length) return undefined
  return new StatorError('parsing.multiple', {
    message: errors.map(({ message }) => message).join('\n'),
    payload: {
      errors: errors.map(error => ({ code: error.code, path: error.path, message: error.message })),
    },
  })
}

/** What is wrong inside a value, as deep as it goes; what is wrong with it as a whole, if nothing is inside. */
const errorsOf = (schema: Schema, value: unknown, context: Context, path: Path): StatorError[] => {
  const error = errorOf(schema, value, context, path)
  if (!error) return []
  const inside = insideOf(schema, context)
  const found = partsOf(schema, value, inside).flatMap(([part, partValue, ...segments]) =>
    errorsOf(part, partValue, inside, [...path, ...segments]),
  )
  if (schema['props'].strict && isObject(value)) {
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(schema['attributes'], name)) continue
      const unknown = errorOf(schema, { [name]: value[name] }, context, path)
      if (unknown) found.push(unknown)
    }
  }
  return found.length ? found : [error]
}

const errorOf = (schema: Schema, value: unknown, context: Context, path: Path): StatorError | undefined => {
  try {
    runAt(compile(schema, context), value)
    return undefined
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    error.path.unshift(...path)
    return toStatorError(error) as StatorError // made of a failure
  }
}

type Part = readonly [schema: Schema, value: unknown, ...segments: Path]

const partsOf = (schema: Schema, value: unknown, { mode, wrap }: Context): Part[] => {
  const { type, attributes, elements, keys, props } = schema
  if ((type === 'map' || type === 'item') && isObject(value)) {
    return Object.keys(attributes)
      .filter(name => mode !== 'key' || attributes[name].props.key)
      .map(name => [attributes[name], getOwn(value, name), name])
  }
  // An extension may have made something else of the other containers; updates always have one.
  if (wrap) return []
  if (type === 'anyOf' && isObject(value)) {
    const tag = props.discriminator === undefined ? undefined : getOwn(value, props.discriminator)
    const match: Schema | undefined = typeof tag === 'string' ? schema['match'](tag) : undefined
    return match ? [[match, value]] : []
  }
  if (type === 'record' && isObject(value)) {
    const names = Object.keys(value).filter(name => value[name] !== undefined)
    const lacking = props.partial ? [] : (keys.props.enum ?? [])
    return [...new Set<string>([...names, ...lacking])].flatMap(name => [
      [keys, name, name],
      [elements, getOwn(value, name), name],
    ])
  }
  if (type === 'tuple' && Array.isArray(value)) {
    return elements.map((element: Schema, i: number) => [element, value[i], i])
  }
  if (type === 'list' && Array.isArray(value)) {
    // What is wrong behind so many is told as wrong of the whole. Sparse arrays would make more than memory holds.
    return Array.from(value.slice(0, 1e5), (element, i) => [elements, element, i])
  }
  if (type === 'set' && isSet(value)) return Array.from(value, (element, i) => [elements, element, i])
  return []
}
