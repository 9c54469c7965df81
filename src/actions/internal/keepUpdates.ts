import type { Schema } from '../../schema/schema.js'
import { isExtension } from '../../schema/updateExtensions.js'
import type { ParseFn } from './parser.js'
import { type Context, compileNode, rootOf, state } from './walker.js'

/**
 * Lets the updates pass that a schema's own defaults and links make, such as an entity's `$get` of its creation time,
 * where nothing parses updates.
 */
export const keepUpdates: NonNullable<Context['wrap']> = (schema, context) => {
  const { props } = schema
  const variant = props['key'] ? 'key' : 'update'
  const keeps = (props[`${variant}Default`] ?? props[`${variant}Link`]) !== undefined
  return compileNode(schema, context, {
    around: run => value => {
      if (!keeps || !isExtension(value)) return run(value)
      state.twin = value
      return value
    },
  })
}

/** The parser of `schema` in update mode, for where nothing parses updates. */
export const plainUpdateParserOf = (
  schema: Schema,
  { fill = true, transform = true }: { readonly fill?: boolean; readonly transform?: boolean } = {},
): ParseFn =>
  rootOf(schema, 24 + (fill ? 2 : 0) + (transform ? 1 : 0), () => ({
    mode: 'update',
    fill,
    transform,
    wrap: keepUpdates,
  }))
