import { StatorError } from '../../errors/statorError.js'
import type { Paths } from '../../schema/condition.js'
import type { Schema } from '../../schema/schema.js'
import { SchemaAction } from '../../schema/schemaAction.js'
import type { DecodedValue, FormattedValue, TransformedValue } from '../../schema/values.js'
import { formatterOf, projectionOf } from '../internal/formatter.js'

/** Settings of {@link Formatter}. */
export interface FormatValueOptions<SCHEMA extends Schema = Schema> {
  /** Whether to decode, and to rename from the names of the table. Default `true`. */
  readonly transform?: boolean | undefined
  /** Whether to leave hidden attributes out. Default `true`, and always so without `transform`. */
  readonly format?: boolean | undefined
  /** Whether attributes may be missing, at every depth. Default `false`. */
  readonly partial?: boolean | undefined
  /** The paths to keep, in names of code. Default: all. */
  readonly attributes?: readonly Paths<SCHEMA>[] | undefined
}

/** The settings of value types that go with settings of {@link Formatter}. */
export type InferReadValueOptions<SCHEMA extends Schema, OPTIONS extends FormatValueOptions<SCHEMA>> = {
  attributes: OPTIONS extends { readonly attributes: readonly (infer PATH extends string)[] }
    ? PATH
    : undefined
  partial: OPTIONS extends { readonly partial: infer PARTIAL extends boolean } ? PARTIAL : undefined
}

/** What {@link Formatter} returns. */
export type FormattedResult<
  SCHEMA extends Schema,
  OPTIONS extends FormatValueOptions<SCHEMA>,
> = OPTIONS extends { readonly transform: false }
  ? FormattedValue<SCHEMA, InferReadValueOptions<SCHEMA, OPTIONS>>
  : OPTIONS extends { readonly format: false }
    ? DecodedValue<SCHEMA, InferReadValueOptions<SCHEMA, OPTIONS>>
    : FormattedValue<SCHEMA, InferReadValueOptions<SCHEMA, OPTIONS>>

/**
 * Decodes and checks a value the way a read does.
 *
 * @example
 * const schema = item({ id: string().savedAs('pk'), secret: string().hidden() })
 * schema.build(Formatter).format({ pk: 'pikachu', secret: 'x' }) // { id: 'pikachu' }
 */
export class Formatter<in out SCHEMA extends Schema = any> extends SchemaAction<SCHEMA> {
  static override actionName = 'format' as const

  /**
   * Returns the value under the names of code, decoded, without hidden and unknown attributes. Where nothing has to
   * change, `raw` itself or parts of it are what is returned.
   *
   * @throws `formatter.invalidItem`, `formatter.missingAttribute`, `formatter.invalidAttribute` at the first attribute
   * that does not fit, with its path in names of the table
   */
  format<const OPTIONS extends FormatValueOptions<SCHEMA> = {}>(
    raw: unknown,
    options?: OPTIONS,
  ): FormattedResult<SCHEMA, OPTIONS> {
    const { transform = true, format = true, partial = false, attributes } = options ?? {}
    const formatted = formatterOf(this.schema, { transform, format, partial })(
      raw,
      attributes && projectionOf(attributes),
    )
    return formatted as FormattedResult<SCHEMA, OPTIONS> // as the schema says
  }

  /** {@link format}, step by step: yields the decoded value, hidden attributes included, where both steps are on. */
  *start<const OPTIONS extends FormatValueOptions<SCHEMA> = {}>(
    raw: unknown,
    options?: OPTIONS,
  ): Generator<
    DecodedValue<SCHEMA, InferReadValueOptions<SCHEMA, OPTIONS>>,
    FormattedResult<SCHEMA, OPTIONS>
  > {
    const { transform = true, format = true } = options ?? {}
    if (!transform || !format) return this.format(raw, options)
    const decoded = this.format(raw, { ...options, format: false })
    yield decoded as DecodedValue<SCHEMA, InferReadValueOptions<SCHEMA, OPTIONS>> // as the schema says
    return this.format(decoded, { ...options, transform: false }) as FormattedResult<SCHEMA, OPTIONS> // the same
  }

  /** Tells whether a value is as the table should hold it. What decoders throw is thrown. */
  validate(raw: unknown): raw is TransformedValue<SCHEMA> {
    try {
      this.format(raw, { format: false })
      return true
    } catch (error) {
      if (StatorError.match(error, 'formatter.')) return false
      throw error
    }
  }
}
