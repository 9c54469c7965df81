import { cloneValue, getOwn, setOwn } from '../../internal/cloneValue.js'
import { isObject } from '../../internal/isObject.js'
import type { Schema } from '../../schema/schema.js'
import { isExtension } from '../../schema/updateExtensions.js'
import { type Context, compile, insideOf, kept, matchOf, state, variantOf } from './parseNode.js'

/** Returns a value with what was missing in it; `root` is what links are given. Never changes the value itself. */
export type Fill = (value: unknown, root?: unknown) => unknown

/**
 * Compiles one of the two passes that fill a value before it is parsed, where links need them apart: the first for
 * defaults, the second for links, which see the result of the first. `undefined` where there is nothing to fill.
 */
export const compileFill = (schema: Schema, context: Context, links: boolean): Fill | undefined => {
  const supply = schema.props[`${variantOf(schema, context)}${links ? 'Link' : 'Default'}`]
  const below = fillBelow(schema, insideOf(schema, context), links)
  const supplies = links ? typeof supply === 'function' : supply !== undefined
  if (!below && !supplies) return undefined
  const nested = links && supplies ? fillBelow(schema, insideOf(schema, context), false) : undefined
  return (input, root) => {
    let value = input
    if (value === undefined && supplies) {
      value = typeof supply === 'function' ? (links ? supply(root) : supply()) : cloneValue(supply)
      if (isExtension(value)) kept.add(value)
      else if (nested && value !== undefined) value = nested(value)
    }
    return value === undefined || !below || isExtension(value) ? value : below(value, root)
  }
}

const fillBelow = (schema: Schema, context: Context, links: boolean): Fill | undefined => {
  const { type, attributes, elements } = schema
  if (context.opaque?.includes(type)) return undefined
  if (type === 'map' || type === 'item') {
    const fills = new Map<string, Fill | undefined>()
    for (const name of Object.keys(attributes)) {
      const skipped = context.mode === 'key' && !attributes[name].props.key
      fills.set(name, skipped ? undefined : compileFill(attributes[name], context, links))
    }
    return [...fills.values()].some(Boolean)
      ? fillObject(name => fills.get(name), [...fills.keys()])
      : undefined
  }
  if (type === 'anyOf') return fillAnyOf(schema, context, links)
  if (type === 'tuple') {
    const fills: (Fill | undefined)[] = elements.map((element: Schema) =>
      compileFill(element, context, links),
    )
    if (!fills.some(Boolean)) return undefined
    return (value, root) =>
      Array.isArray(value)
        ? Array.from({ length: Math.max(value.length, fills.length) }, (_, i) =>
            fills[i] ? fills[i](value[i], root) : value[i],
          )
        : value
  }
  const fill = (type === 'list' || type === 'record') && compileFill(elements, context, links)
  if (!fill) return undefined
  return type === 'list'
    ? (value, root) => (Array.isArray(value) ? value.map(element => fill(element, root)) : value)
    : fillObject(() => fill)
}

/** Fills an object: what has a name in the schema first, then the rest as it is. */
const fillObject =
  (fillOf: (name: string) => Fill | undefined, names: readonly string[] = []): Fill =>
  (value, root) => {
    if (!isObject(value)) return value
    const result = {}
    for (const name of new Set([...names, ...Object.keys(value)])) {
      const fill = fillOf(name)
      const part = getOwn(value, name)
      const filled = fill ? fill(part, root) : part
      if (filled !== undefined) setOwn(result, name, filled)
    }
    return result
  }

/** Fills a value the way of the alternative that takes it once it is filled. */
const fillAnyOf = (schema: Schema, context: Context, links: boolean): Fill | undefined => {
  const candidates = new Map<Schema, Fill>()
  const fillOf = (element: Schema): Fill => {
    let fill = candidates.get(element)
    if (!fill) {
      const defaults = compileFill(element, context, false)
      const linked = links && compileFill(element, context, true)
      fill = (value, root) => {
        const filled = defaults ? defaults(value) : value
        return linked ? linked(filled, root) : filled
      }
      candidates.set(element, fill)
    }
    return fill
  }
  const elements: readonly Schema[] = schema.elements
  if (!elements.some(element => compileFill(element, context, links))) return undefined
  const nodes = elements.map(element => compile(element, { ...context, fill: false, counts: true }))
  return (value, root) => {
    const match = matchOf(schema, value)
    if (match) return fillOf(match)(value, root)
    let first: unknown
    for (const [i, element] of elements.entries()) {
      const filled = fillOf(element)(value, root)
      state.drops = 0
      try {
        nodes[i]!.parse(filled)
        if (!state.drops) return filled
        first ??= filled
      } catch {
        // Not this one.
      }
    }
    return first ?? value
  }
}
