import { Failure, toStatorError } from '../../errors/failure.js'
import { StatorError } from '../../errors/statorError.js'
import { parsePath } from '../../internal/parsePath.js'
import type { ExtensionParser } from '../../schema/extensionParser.js'
import { type Context, compileNode, invalid, missing, state } from './walker.js'

/**
 * The part of a context that asks an extension parser first, for every schema below the item.
 *
 * @throws `parsing.invalidAttributeInput` unless it is a function
 */
export const wrapExtensions = (parseExtension: ExtensionParser): Pick<Context, 'hooks' | 'wrap'> => {
  if (typeof parseExtension !== 'function') throw toStatorError(invalid(parseExtension, 'function'))
  return {
    hooks: true,
    wrap: (schema, context) => {
      if (schema.type === 'item') return compileNode(schema, context)
      const { mode, transform, loose } = context
      const { required } = schema['props']
      /** What was made of a missing value, on its way to where values are parsed. */
      let made: { readonly twin: unknown } | undefined
      const ask = (value: unknown, goOn: (value: unknown) => unknown): unknown => {
        try {
          const answer = parseExtension(schema, value, { transform, valuePath: [] })
          if (!answer.isExtension) return goOn(answer.unextendedInput)
          if (loose) return value
          const steps = answer.extensionParser()
          const parsed = steps.next().value
          state.twin = transform ? steps.next().value : parsed
          return parsed
        } catch (error) {
          throw asFailure(error)
        }
      }
      return compileNode(schema, context, {
        around: run => value => {
          if (made) {
            state.twin = made.twin
            made = undefined
            return value
          }
          return ask(value, input => {
            if (input !== undefined) return run(input)
            if (!loose && (required === 'always' || (mode === 'put' && required !== 'never'))) throw missing()
            return (state.twin = input)
          })
        },
        absent: () => {
          let substituted = false
          const parsed = ask(undefined, input => {
            substituted = true
            return input
          })
          if (!substituted && parsed !== undefined) made = { twin: state.twin }
          return parsed
        },
      })
    },
  }
}

/** An error whose path begins at the value that an extension parser was given: what is above adds its part. */
const asFailure = (error: unknown): unknown => {
  if (!StatorError.match(error, 'parsing.')) return error
  const { code, message, path, payload } = error
  const failure = new Failure(code, message.replace(/^('.*?'|Value) /, ''), payload)
  if (path !== undefined) failure.path.push(...parsePath(path))
  return failure
}
