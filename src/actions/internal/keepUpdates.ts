import type { Schema } from '../../schema/schema.js'
import { isExtension } from '../../schema/updateExtensions.js'
import type { ParseFn } from './parser.js'
import { type Context, compileNode, rootOf, state } from './walker.js'

/**
 * Lets the updates pass that a schema's own defaults and links make, such as an entity's `$get` of its creation time,
 * where nothing parses updates.
 */
export const keepUpdates: NonNullable<Context['wrap']> = (schema, context) => {
  const node = compileNode(schema, context, {
    around: run => value => {
      if (!made?.has(value)) return run(value)
      state.twin = value
      return value
    },
  })
  const { absent } = node
  return {
    ...node,
    absent:
      absent &&
      (() => {
        const value = absent()
        if (isExtension(value)) {
          made ??= new WeakSet()
          made.add(value)
        }
        return value
      }),
  }
}

/** The updates that defaults and links made: links get them first, then they are parsed. Those of the input are none. */
let made: WeakSet<object> | undefined

/** The parser of `schema` in update mode, for where nothing parses updates. */
export const plainUpdateParserOf = (
  schema: Schema,
  { fill, transform = true }: { readonly fill: boolean; readonly transform?: boolean },
): ParseFn =>
  rootOf(schema, 24 + (fill ? 2 : 0) + (transform ? 1 : 0), () => ({
    mode: 'update',
    fill,
    transform,
    wrap: keepUpdates,
  }))
