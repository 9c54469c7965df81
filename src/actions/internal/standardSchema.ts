import { StatorError } from '../../errors/statorError.js'
import type { PathSegment } from '../../internal/formatPath.js'
import { parsePath } from '../../internal/parsePath.js'
import type { Schema } from '../../schema/schema.js'
import { collectErrors } from './collectErrors.js'
import { parserOf } from './parser.js'

/** What is wrong with a value, as Standard Schema tells it. */
export interface StandardIssue {
  readonly message: string
  /** Names and indexes from the root on; none where the value as a whole is wrong. */
  readonly path: readonly PathSegment[]
}

/** What a Standard Schema answers: a value, or issues. */
export type StandardResult<OUTPUT> =
  | { readonly value: OUTPUT; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] }

/**
 * What makes an object a Standard Schema, for the tools that take those of any library.
 *
 * @see https://standardschema.dev
 */
export interface StandardProps<INPUT, OUTPUT> {
  readonly version: 1
  readonly vendor: string
  /** Fills a value in and tests it, and leaves `value` as it is. What functions of the schema throw is thrown. */
  readonly validate: (value: unknown) => StandardResult<OUTPUT>
  /** For types alone, never set. */
  readonly types?: { readonly input: INPUT; readonly output: OUTPUT } | undefined
}

/** Settings of a Standard Schema. */
export interface StandardSchemerOptions {
  /** `'key'` takes the attributes of the primary key alone. Default `'put'`. */
  readonly mode?: 'put' | 'key' | undefined
}

/** A schema as a Standard Schema: fills defaults and links, validates, and encodes nothing. */
export const standardProps = <INPUT, OUTPUT>(
  schema: Schema,
  options: StandardSchemerOptions | undefined,
): StandardProps<INPUT, OUTPUT> => ({
  version: 1,
  vendor: 'stator',
  validate: value => {
    const mode = options?.mode ?? 'put'
    try {
      return { value: parserOf(schema, { mode, transform: false })(value).parsed as OUTPUT } // as the schema says
    } catch (error) {
      if (!StatorError.match(error, 'parsing.')) throw error
      const all = collectErrors(schema, value, { mode, fill: true, transform: false })
      const errors = all ? all.payload.errors : [error]
      return {
        issues: errors.map(({ message, path }) => ({
          message,
          path: path === undefined ? [] : parsePath(path),
        })),
      }
    }
  },
})
