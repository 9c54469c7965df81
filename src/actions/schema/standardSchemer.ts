import type { Schema } from '../../schema/schema.js'
import { SchemaAction } from '../../schema/schemaAction.js'
import type { InputValue, ValidValue } from '../../schema/values.js'
import { type StandardProps, type StandardSchemerOptions, standardProps } from '../internal/standardSchema.js'

export type {
  StandardIssue,
  StandardProps,
  StandardResult,
  StandardSchemerOptions,
} from '../internal/standardSchema.js'

/**
 * A schema as a Standard Schema: for routers, forms and other tools that take the schemas of any library. Gives the
 * value filled and valid, ready to be put; encodes nothing. Every invalid attribute is an issue with its path.
 *
 * @example
 * const body = schema.build(StandardSchemer)
 * body['~standard'].validate({ id: 'pikachu' }) // { value: { id: 'pikachu', level: 1 } }
 *
 * @see https://standardschema.dev
 */
export class StandardSchemer<
  in out SCHEMA extends Schema = any,
  in out OPTIONS extends StandardSchemerOptions = {},
> extends SchemaAction<SCHEMA> {
  static override actionName = 'standardSchemer' as const
  readonly '~standard': StandardProps<InputValue<SCHEMA, OPTIONS>, ValidValue<SCHEMA, OPTIONS>>

  constructor(schema: SCHEMA, options?: OPTIONS) {
    super(schema)
    this['~standard'] = standardProps(schema, options)
  }

  /** Returns one with other settings. */
  options<const NEXT extends StandardSchemerOptions>(options: NEXT): StandardSchemer<SCHEMA, NEXT> {
    return new StandardSchemer(this.schema, options)
  }
}
