import { formatPath } from '../../src/internal/formatPath.js'
import { parsePath } from '../../src/internal/parsePath.js'
import { type Description, Marker, type Props } from './description.js'
import type { Case } from './operations.js'
import type { Outcome } from './outcome.js'

const isPlainName = (name: string): boolean =>
  /^[\w#@-]+$/.test(name) && !(name in Object.prototype) && !/^\d+$/.test(name)

/** The same case with plain names for the odd ones: if names alone explain a difference, this one shows none. */
export const plainTwin = (drawn: Case): Case => {
  const renamed = new Map<string, string>()
  const rename = (name: string): string => {
    if (isPlainName(name)) return name
    if (!renamed.has(name)) renamed.set(name, `odd${renamed.size}`)
    return renamed.get(name)!
  }

  const path = (text: unknown): unknown => {
    if (typeof text !== 'string') return text
    try {
      return formatPath(
        parsePath(text).map(segment => (typeof segment === 'string' ? rename(segment) : segment)),
      )
    } catch {
      return text
    }
  }

  const value = (given: unknown): unknown => {
    if (given instanceof Marker) {
      const [first, ...rest] = given.operands
      const operands = given.helper === '$get' ? [path(first), ...rest.map(value)] : given.operands.map(value)
      return new Marker(given.helper, operands)
    }
    if (Array.isArray(given)) return given.map(value)
    if (typeof given !== 'object' || given === null || Object.getPrototypeOf(given) !== Object.prototype)
      return given
    return Object.fromEntries(
      Object.entries(given).map(([name, each]) => [
        rename(name),
        (name === 'attr' || name === 'size') && typeof each === 'string' ? path(each) : value(each),
      ]),
    )
  }

  const schema = (description: Description): Description => {
    const { attributes, keys, elements, members, props } = description
    const changed = Object.entries(props).map(([prop, each]) => [
      prop,
      prop === 'savedAs' && typeof each === 'string'
        ? rename(each)
        : prop.endsWith('Default')
          ? { ...(each as object), value: value((each as { value: unknown }).value) }
          : each,
    ])
    return {
      ...description,
      props: Object.fromEntries(changed) as Props,
      ...(attributes && {
        attributes: attributes.map(([name, each]) => [rename(name), schema(each)] as const),
      }),
      ...(keys && { keys: schema(keys) }),
      ...(elements && { elements: schema(elements) }),
      ...(members && { members: members.map(schema) }),
    }
  }

  const options = drawn.options && (value(drawn.options) as Record<string, unknown>)
  const attributes = options?.['attributes']
  return {
    ...drawn,
    schema: schema(drawn.schema),
    ...(drawn.entityAttributeSavedAs !== undefined && {
      entityAttributeSavedAs: rename(drawn.entityAttributeSavedAs),
    }),
    ...('input' in drawn && { input: value(drawn.input) }),
    ...('condition' in drawn && { condition: value(drawn.condition) }),
    ...(options && {
      options: { ...options, ...(Array.isArray(attributes) && { attributes: attributes.map(path) }) },
    }),
    ...(drawn.paths && { paths: drawn.paths.map(path) as string[] }),
  }
}

/** The same case without the attribute at which `outcome` is an error; none, where it cannot be taken away. */
export const withoutFault = (drawn: Case, outcome: Outcome): Case | undefined => {
  const { schema, input } = drawn
  if (outcome.kind !== 'error' || typeof outcome.path !== 'string' || schema.type !== 'item') return undefined
  const head = headOf(outcome.path)
  const fault = schema.attributes!.find(([name, { props }]) => name === head || props.savedAs === head)
  // Without its key there is no entity.
  if (fault === undefined || (drawn.key !== undefined && fault[1].props.key === true)) return undefined

  const isGone = (name: string): boolean => name === fault[0] || name === fault[1].props.savedAs
  return {
    ...drawn,
    schema: { ...schema, attributes: schema.attributes!.filter(each => each !== fault) },
    ...(isDescribed(input) && {
      input: Object.fromEntries(Object.entries(input).filter(([name]) => !isGone(name))),
    }),
  }
}

/** The attribute at which a path begins. Those of the reference cannot always be read. */
const headOf = (path: string): unknown => {
  try {
    return parsePath(path)[0]
  } catch {
    return undefined
  }
}

const isDescribed = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
