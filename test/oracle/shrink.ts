import { type Description, Marker, type Props } from './description.js'
import type { Case } from './operations.js'

function* smallerSchemas(description: Description, root = true): Generator<Description> {
  const { attributes, members, keys, elements, props } = description
  if (attributes) {
    for (const index of attributes.keys())
      yield { ...description, attributes: attributes.filter((_, i) => i !== index) }
  }
  if (members && members.length > 1) {
    for (const index of members.keys())
      yield { ...description, members: members.filter((_, i) => i !== index) }
  }
  if (!root && description.type !== 'string') {
    if (elements) yield elements
    for (const member of members ?? []) yield member
    yield { type: 'string', props }
  }
  for (const prop of Object.keys(props)) {
    yield {
      ...description,
      props: Object.fromEntries(Object.entries(props).filter(([name]) => name !== prop)) as Props,
    }
  }
  for (const [prop, value] of Object.entries(props)) {
    if (!prop.endsWith('Default')) continue
    for (const smaller of smallerValues((value as { value: unknown }).value)) {
      yield { ...description, props: { ...props, [prop]: { ...(value as object), value: smaller } } as Props }
    }
  }
  for (const [index, [name, attribute]] of (attributes ?? []).entries()) {
    for (const smaller of smallerSchemas(attribute, false)) {
      yield {
        ...description,
        attributes: attributes!.map((each, i) => (i === index ? [name, smaller] : each)),
      }
    }
  }
  for (const [index, member] of (members ?? []).entries()) {
    for (const smaller of smallerSchemas(member, false)) {
      yield { ...description, members: members!.map((each, i) => (i === index ? smaller : each)) }
    }
  }
  if (elements)
    for (const smaller of smallerSchemas(elements, false)) yield { ...description, elements: smaller }
  if (keys) for (const smaller of smallerSchemas(keys, true)) yield { ...description, keys: smaller }
}

function* smallerValues(value: unknown): Generator<unknown> {
  if (value instanceof Marker) {
    for (const [index, operand] of value.operands.entries()) {
      for (const smaller of smallerValues(operand)) {
        yield new Marker(
          value.helper,
          value.operands.map((each, i) => (i === index ? smaller : each)),
        )
      }
    }
    if (value.helper === '$get' && value.operands.length > 1)
      yield new Marker('$get', value.operands.slice(0, 1))
    return
  }
  if (typeof value === 'string' && value.length > 1) yield 'a'
  if (typeof value === 'number' && value !== 1 && Number.isFinite(value)) yield 1
  if (value instanceof Set) {
    const all = [...value]
    for (const index of all.keys()) yield new Set(all.filter((_, i) => i !== index))
    return
  }
  if (Array.isArray(value)) {
    for (const index of value.keys()) yield value.filter((_, i) => i !== index)
    for (const [index, each] of value.entries()) {
      for (const smaller of smallerValues(each))
        yield value.map((other, i) => (i === index ? smaller : other))
    }
    return
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return

  const entries = Object.entries(value)
  for (const index of entries.keys()) yield Object.fromEntries(entries.filter((_, i) => i !== index))
  for (const [index, [name, each]] of entries.entries()) {
    for (const smaller of smallerValues(each)) {
      yield Object.fromEntries(entries.map((other, i) => (i === index ? [name, smaller] : other)))
    }
  }
}

function* smallerCases(drawn: Case): Generator<Case> {
  if (drawn.options)
    for (const options of smallerValues(drawn.options))
      yield { ...drawn, options: options as object as Record<string, unknown> }
  if (drawn.entity && drawn.entity.entityAttribute !== false) {
    yield { ...drawn, entity: { entityAttribute: false, timestamps: false } }
  }
  for (const schema of smallerSchemas(drawn.schema)) yield { ...drawn, schema }
  if ('input' in drawn) for (const input of smallerValues(drawn.input)) yield { ...drawn, input }
  if ('condition' in drawn)
    for (const condition of smallerValues(drawn.condition)) yield { ...drawn, condition }
  if (drawn.paths)
    for (const paths of smallerValues(drawn.paths)) yield { ...drawn, paths: paths as string[] }
}

/** The smallest case found, one step at a time, of which `fails` is still true. */
export const shrink = (drawn: Case, fails: (drawn: Case) => boolean, tries = 3000): Case => {
  let smallest = drawn
  for (let found = true; found; ) {
    found = false
    for (const smaller of smallerCases(smallest)) {
      if (tries-- <= 0) return smallest
      if (!fails(smaller)) continue
      smallest = smaller
      found = true
      break
    }
  }
  return smallest
}
