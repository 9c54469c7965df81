import { Failure, toStatorError } from '../../../errors/failure.js'
import { StatorError } from '../../../errors/statorError.js'
import { getOwn } from '../../../internal/cloneValue.js'
import type { PathSegment } from '../../../internal/formatPath.js'
import { isObject } from '../../../internal/isObject.js'
import type { Schema } from '../../../schema/schema.js'
import { type Context, compile, insideOf, runAt } from '../../internal/walker.js'

type Path = readonly PathSegment[]

/** All that is wrong with a filled value, in one error. `undefined` when nothing is. */
export const collectErrors = (
  schema: Schema,
  value: unknown,
  context: Context,
  path: Path = [],
): StatorError<'parsing.multiple'> | undefined => {
  const errors = errorsOf(schema, value, context, path)
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
  if (schema['props'].unknown === 'reject' && isObject(value)) {
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
  // An extension may have made something else of the other containers.
  if (wrap) return []
  if (type === 'anyOf' && isObject(value)) {
    const tag = props.discriminator === undefined ? undefined : getOwn(value, props.discriminator)
    const match: Schema | undefined = typeof tag === 'string' ? schema['match'](tag) : undefined
    return match ? [[match, value]] : []
  }
  if (type === 'record' && isObject(value)) {
    const names = Object.keys(value).filter(name => value[name] !== undefined)
    const lacking = mode === 'update' || props.partial ? [] : (keys.props.enum ?? [])
    return [...new Set<string>([...names, ...lacking])].flatMap(name => [
      [keys, name, name],
      [elements, getOwn(value, name), name],
    ])
  }
  if (type === 'tuple' && Array.isArray(value)) {
    return elements.map((element: Schema, i: number) => [element, value[i], i])
  }
  if (type === 'list' ? Array.isArray(value) : type === 'set' && value instanceof Set) {
    return Array.from(value as Iterable<unknown>, (element, i) => [elements, element, i]) // one of both
  }
  return []
}
