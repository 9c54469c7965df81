import { type Description, type Filling, Marker } from './description.js'
import type { Case } from './operations.js'
import type { Outcome } from './outcome.js'

/** `value` as one would write it. */
export const printed = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return '() => …'
  if (Object.is(value, -0)) return '-0'
  if (typeof value !== 'object' || value === null) return String(value)
  if (value instanceof Marker) return `${value.helper}(${value.operands.map(printed).join(', ')})`
  if (Array.isArray(value)) return `[${Array.from(value, printed).join(', ')}]`
  if (value instanceof Set) return `Set{${[...value].map(printed).join(', ')}}`
  if (value instanceof Uint8Array) return `bytes(${[...value].join()})`
  const prototype = Object.getPrototypeOf(value)
  const named =
    prototype === null
      ? 'null-prototype '
      : prototype !== Object.prototype
        ? `${prototype.constructor?.name} `
        : ''
  const entries = Reflect.ownKeys(value).map(
    key =>
      `${typeof key === 'symbol' ? `[${key.description}]` : /^[a-z_$][\w$]*$/i.test(key) ? key : JSON.stringify(key)}: ${printed((value as any)[key])}`,
  )
  return `${named}{ ${entries.join(', ')} }`
}

const printedProp = (prop: string, value: unknown): string => {
  if (prop === 'enum') return `.enum(${(value as unknown[]).map(printed).join(', ')})`
  if (prop === 'required' && value === 'never') return '.optional()'
  if (/Validator$/.test(prop)) return `.${prop.replace('Validator', 'Validate')}(${value as string})`
  if (/Link$/.test(prop)) return `.${prop}(${value as string})`
  if (prop === 'transform') return `.transform(${value as string})`
  if (/Default$/.test(prop)) {
    const { value: filled, called } = value as Filling
    return `.${prop}(${called ? '() => ' : ''}${printed(filled)})`
  }
  return `.${prop}(${value === true ? '' : printed(value)})`
}

export const printedSchema = ({ type, props, attributes, members, keys, elements }: Description): string => {
  const inside = attributes
    ? `{ ${attributes.map(([name, each]) => `${/^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name)}: ${printedSchema(each)}`).join(', ')} }`
    : [...(keys ? [keys] : []), ...(elements ? [elements] : []), ...(members ?? [])]
        .map(printedSchema)
        .join(', ')
  const chain = Object.entries(props).map(([prop, value]) => printedProp(prop, value))
  return `${type === 'null' ? 'nul' : type}(${inside})${chain.join('')}`
}

const printedOutcome = (outcome: Outcome): string =>
  outcome.kind === 'value'
    ? printed(outcome.value)
    : outcome.kind === 'error'
      ? `${outcome.code} at ${printed(outcome.path)} ${printed(outcome.payload)}`
      : `${outcome.kind} ${outcome.message}`

export const printedCase = (drawn: Case, reference: Outcome, stator: Outcome): string => {
  const { operation, schema, key, entity, input, options, paths, condition } = drawn
  return [
    `${operation}${key ? ` (key ${printed(key)}, entity ${printed(entity)})` : ''}`,
    `  schema     ${printedSchema(schema)}`,
    ...('input' in drawn ? [`  input      ${printed(input)}`] : []),
    ...(options ? [`  options    ${printed(options)}`] : []),
    ...(paths ? [`  paths      ${printed(paths)}`] : []),
    ...('condition' in drawn ? [`  condition  ${printed(condition)}`] : []),
    `  reference  ${printedOutcome(reference)}`,
    `  stator     ${printedOutcome(stator)}`,
    ...(stator.kind === 'bare'
      ? [`  ${`${(stator.error as Error)?.stack}`.split('\n').slice(1, 4).join('\n  ')}`]
      : []),
  ].join('\n')
}
