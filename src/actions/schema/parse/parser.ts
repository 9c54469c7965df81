import { toStatorError } from '../../../errors/failure.js'
import { StatorError } from '../../../errors/statorError.js'
import { cloneValue } from '../../../internal/cloneValue.js'
import type { PathSegment } from '../../../internal/formatPath.js'
import type { ExtensionParser } from '../../../schema/extensionParser.js'
import type { Schema } from '../../../schema/schema.js'
import { SchemaAction } from '../../../schema/schemaAction.js'
import type { InputValue, TransformedValue, ValidValue, WriteMode } from '../../../schema/values.js'
import { collectErrors, runRoot } from '../../internal/collectErrors.js'
import { keepUpdates, plainUpdateParserOf } from '../../internal/keepUpdates.js'
import { type Parsed, parserOf } from '../../internal/parser.js'
import { type Context, compile, compileRoot, missing, type Root } from '../../internal/walker.js'
import { wrapExtensions } from '../../internal/wrapExtensions.js'

/** Settings of {@link Parser}. */
export interface ParseValueOptions {
  /** Which defaults, links, validators and requiredness apply; `'key'` takes the key attributes alone. Default `'put'`. */
  readonly mode?: WriteMode | undefined
  /** Whether defaults and links are filled in. Default `true`. */
  readonly fill?: boolean | undefined
  /** Whether to return the value encoded and under the names of the table. Default `true`. */
  readonly transform?: boolean | undefined
  /** Whether to refuse `undefined`, optional as the schema may be. Default `false`. */
  readonly defined?: boolean | undefined
  /** `'all'` reports every invalid attribute in one error, instead of the first. Default `'first'`. */
  readonly errors?: 'first' | 'all' | undefined
  /** Lets the parser take more than the schema does, e.g. `parseUpdateExtension`. */
  readonly parseExtension?: ExtensionParser | undefined
  /** Where the value stands, for errors. An item always begins a path of its own. */
  readonly valuePath?: readonly PathSegment[] | undefined
}

/** The settings of value types that go with settings of {@link Parser}. */
export type InferWriteValueOptions<OPTIONS extends ParseValueOptions> = {
  mode: OPTIONS extends { readonly mode: infer MODE extends WriteMode } ? MODE : undefined
  defined: OPTIONS extends { readonly defined: infer DEFINED extends boolean } ? DEFINED : undefined
  extension: OPTIONS extends { readonly parseExtension: ExtensionParser<infer EXTENSION> }
    ? EXTENSION
    : undefined
}

/** What {@link Parser} returns; `unknown` wherever extensions of no declared type can stand. */
export type ParsedValue<SCHEMA extends Schema, OPTIONS extends ParseValueOptions> = OPTIONS extends {
  readonly transform: false
}
  ? ValidValue<SCHEMA, InferWriteValueOptions<OPTIONS>>
  : TransformedValue<SCHEMA, InferWriteValueOptions<OPTIONS>>

/** What {@link Parser.reparse} takes. */
type ReparsedValue<SCHEMA extends Schema, OPTIONS extends ParseValueOptions> = OPTIONS extends {
  readonly fill: false
}
  ? ValidValue<SCHEMA, InferWriteValueOptions<OPTIONS>>
  : InputValue<SCHEMA, InferWriteValueOptions<OPTIONS>>

/** What {@link Parser.start} yields: before the last step, what the type leaves open may still be wrong. */
type ParserStep<SCHEMA extends Schema, OPTIONS extends ParseValueOptions> =
  | ReparsedValue<SCHEMA, OPTIONS>
  | ValidValue<SCHEMA, InferWriteValueOptions<OPTIONS>>

/**
 * Fills, validates and encodes a value the way a write does.
 *
 * @example
 * const schema = item({ id: string().savedAs('pk'), level: number().default(1) })
 * schema.build(Parser).parse({ id: 'pikachu' }) // { pk: 'pikachu', level: 1 }
 */
export class Parser<in out SCHEMA extends Schema = any> extends SchemaAction<SCHEMA> {
  static override actionName = 'parse' as const

  /**
   * Returns the value, encoded under the names of the table unless `transform` is off. `input` is never changed; what
   * is returned may share lists, sets and objects with it.
   *
   * @throws `parsing.invalidItem`, `parsing.attributeRequired`, `parsing.invalidAttributeInput`,
   * `parsing.customValidationFailed`, `parsing.additionalProperty` at the first attribute that is refused
   * @throws `parsing.multiple` with `errors: 'all'`, whichever attributes are refused
   */
  parse<const OPTIONS extends ParseValueOptions = {}>(
    input: unknown,
    options?: OPTIONS,
  ): ParsedValue<SCHEMA, OPTIONS> {
    const { parsed, encoded } = parseBoth(this.schema, input, options ?? {})
    return (options?.transform === false ? parsed : encoded) as ParsedValue<SCHEMA, OPTIONS> // as the schema says
  }

  /** The same as {@link parse}, for an input that is typed. */
  reparse<const OPTIONS extends ParseValueOptions = {}>(
    input: ReparsedValue<SCHEMA, OPTIONS>,
    options?: OPTIONS,
  ): ParsedValue<SCHEMA, OPTIONS> {
    return this.parse(input, options)
  }

  /** Tells whether a value is valid as it is, nothing filled in. What validators throw is thrown. */
  validate<const OPTIONS extends Pick<ParseValueOptions, 'mode' | 'defined' | 'parseExtension'> = {}>(
    input: unknown,
    options?: OPTIONS,
  ): input is ValidValue<SCHEMA, InferWriteValueOptions<OPTIONS>> {
    try {
      this.parse(input, { ...options, fill: false, transform: false })
      return true
    } catch (error) {
      if (StatorError.match(error, 'parsing.')) return false
      throw error
    }
  }

  /**
   * {@link parse}, step by step: yields the value with its defaults, then with its links (both unless `fill` is off),
   * then valid; returns it encoded. Without `transform` the valid value is what it returns. Links are given what is
   * passed to `next()` after the first step; items, and others where nothing is passed, give them the value itself.
   */
  *start<const OPTIONS extends ParseValueOptions = {}>(
    input: unknown,
    options?: OPTIONS,
  ): Generator<ParserStep<SCHEMA, OPTIONS>, ParsedValue<SCHEMA, OPTIONS>> {
    type Step = ParserStep<SCHEMA, OPTIONS>
    const { schema } = this
    const { fill = true, transform = true } = options ?? {}
    let value = input
    if (fill) {
      const filler = compile(schema, { ...contextOf({ ...options, fill }), loose: true })
      value = runRoot(filler, cloneValue(value))
      // What is filled in is typed, what the input lacks is found by the last step.
      const given: unknown = yield value as Step
      value = runRoot(filler, value, schema.type === 'item' || given === undefined ? value : given)
      yield value as Step
    }
    const { parsed, encoded } = parseBoth(schema, value, { ...options, fill: false })
    if (transform) yield parsed as Step
    return (transform ? encoded : parsed) as ParsedValue<SCHEMA, OPTIONS> // as the schema says
  }
}

const contextOf = ({
  mode = 'put',
  fill = true,
  transform = true,
  parseExtension,
}: ParseValueOptions): Context => ({
  mode,
  fill,
  transform,
  ...(parseExtension ? wrapExtensions(parseExtension) : mode === 'update' && { wrap: keepUpdates }),
})

const rootWith = (schema: Schema, options: ParseValueOptions): Root => {
  const { mode = 'put', fill = true, transform = true, parseExtension } = options
  return parseExtension
    ? compileRoot(schema, contextOf(options))
    : mode === 'update'
      ? plainUpdateParserOf(schema, { fill, transform })
      : parserOf(schema, { mode, fill, transform })
}

const parseBoth = (schema: Schema, input: unknown, options: ParseValueOptions): Parsed => {
  const { defined, errors, valuePath } = options
  const path = schema.type === 'item' ? undefined : valuePath
  try {
    const result = rootWith(schema, options)(input, path)
    if (defined && result.parsed === undefined) throw toStatorError(missing())
    return result
  } catch (error) {
    if (errors !== 'all' || !StatorError.match(error, 'parsing.')) throw error
    throw collectErrors(schema, input, contextOf(options), path) ?? error
  }
}
