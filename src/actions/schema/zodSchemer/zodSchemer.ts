import type { Schema } from '../../../schema/schema.js'
import { SchemaAction } from '../../../schema/schemaAction.js'
import { toZod } from './toZod.js'
import type { ZodFormatter, ZodFormatterOptions, ZodParser, ZodParserOptions } from './zodTypes.js'

/**
 * Makes zod schemas, of whichever version of zod (3 or 4) is installed. Links, and what concerns updates, have no form
 * in zod: attributes with a link must be given.
 *
 * @example
 * const schema = item({ id: string().savedAs('pk'), level: number().default(1) })
 * schema.build(ZodSchemer).parser().parse({ id: 'pikachu' }) // { pk: 'pikachu', level: 1 }
 */
export class ZodSchemer<in out SCHEMA extends Schema = any> extends SchemaAction<SCHEMA> {
  static override actionName = 'zodSchemer' as const

  /** Returns a zod schema of what a put takes, that gives what is stored. */
  parser<const OPTIONS extends ZodParserOptions = {}>(options?: OPTIONS): ZodParser<SCHEMA, OPTIONS> {
    const { transform = true, fill = true, mode = 'put', defined = false } = options ?? {}
    const plan = { reads: false, transform, fill, mode, hide: false, partial: false }
    return toZod(this.schema, plan, defined) as ZodParser<SCHEMA, OPTIONS> // as the schema says
  }

  /** Returns a zod schema of what is stored, that gives what a read returns. */
  formatter<const OPTIONS extends ZodFormatterOptions = {}>(
    options?: OPTIONS,
  ): ZodFormatter<SCHEMA, OPTIONS> {
    const { transform = true, format = true, partial = false, defined = false } = options ?? {}
    const plan = { reads: true, transform, fill: false, mode: 'put' as const, hide: format, partial }
    return toZod(this.schema, plan, defined) as ZodFormatter<SCHEMA, OPTIONS> // as the schema says
  }
}
