import type { Transformer } from '../transformers/transformer.js'
import type { KeyLinkInput, LinkInput, PutLinkInput, UpdateLinkInput } from './link.js'
import type {
  DefaultProps,
  GivenProps,
  KeyProps,
  LinkProps,
  SchemaMeta,
  SchemaProps,
  SchemaRequiredProp,
  StandardValidator,
  Validator,
  ValidatorProps,
  ValueOrGetter,
  WithoutLinks,
  WithProps,
} from './props.js'
import type { ScalarTypes } from './scalar.js'
import type { Schema } from './schema.js'
import { SchemaBase, type ValueModifiers } from './schemaBase.js'

// What a declaration of such a schema names.
export type { Validator } from './props.js'

/** What an any schema remembers. */
export interface AnySchemaProps extends SchemaProps {
  /** The type of the values, for TypeScript alone. */
  readonly castAs?: unknown
  /** Encodes values on the way to the table, decodes them on the way back. */
  readonly transform?: Transformer | undefined
}

/** An attribute of any DynamoDB type, stored as it is. Light: without the chained methods. */
// Invariant, which costs nothing to check, so the default has to be `any`: `AnySchema` alone is every such schema.
export class AnySchema<in out PROPS extends AnySchemaProps = any> extends SchemaBase {
  declare readonly type: 'any'
  declare readonly props: PROPS

  constructor(props: PROPS) {
    super('any', props)
  }

  // Anything can be its default.
  '~check'(): void {}
}
export interface AnySchema<in out PROPS extends AnySchemaProps> extends ScalarTypes<PROPS, 'any'> {
  readonly '~unlinked': AnySchema<WithoutLinks<PROPS>>
}

/** An attribute of any DynamoDB type, stored as it is. */
export class AnySchema_<in out PROPS extends AnySchemaProps = any> extends AnySchema<PROPS> {
  /** Types the values, for TypeScript alone: nothing is checked. */
  castAs<CAST_AS>(): AnySchema_<WithProps<PROPS, { castAs: CAST_AS }>> {
    // The prop exists as a type only.
    return this.clone({ castAs: undefined }) as AnySchema_<WithProps<PROPS, { castAs: CAST_AS }>>
  }
}
export interface AnySchema_<in out PROPS extends AnySchemaProps> extends ValueModifiers {
  required<const REQUIRED extends SchemaRequiredProp = 'atLeastOnce'>(
    required?: REQUIRED,
  ): AnySchema_<WithProps<PROPS, { required: REQUIRED }>>
  optional(): AnySchema_<WithProps<PROPS, { required: 'never' }>>
  meta<const META extends SchemaMeta>(meta: META): AnySchema_<WithProps<PROPS, { meta: META }>>
  hidden<const HIDDEN extends boolean = true>(
    hidden?: HIDDEN,
  ): AnySchema_<WithProps<PROPS, { hidden: HIDDEN }>>
  key<const KEY extends boolean = true>(
    key?: KEY,
  ): KEY extends true ? AnySchema_<KeyProps<PROPS>> : AnySchema_<WithProps<PROPS, { key: KEY }>>
  savedAs<const SAVED_AS extends string | undefined>(
    savedAs: SAVED_AS,
  ): AnySchema_<WithProps<PROPS, { savedAs: SAVED_AS }>>
  keyDefault(value: ValueOrGetter<this['~input']>): AnySchema_<WithProps<PROPS, { keyDefault: unknown }>>
  putDefault(value: ValueOrGetter<this['~input']>): AnySchema_<WithProps<PROPS, { putDefault: unknown }>>
  updateDefault(
    value: ValueOrGetter<this['~update']>,
  ): AnySchema_<WithProps<PROPS, { updateDefault: unknown }>>
  default(value: ValueOrGetter<this['~input']>): AnySchema_<DefaultProps<PROPS>>
  keyLink<SCHEMA extends Schema>(
    link: (input: KeyLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): AnySchema_<WithProps<PROPS, { keyLink: unknown }>>
  putLink<SCHEMA extends Schema>(
    link: (input: PutLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): AnySchema_<WithProps<PROPS, { putLink: unknown }>>
  updateLink<SCHEMA extends Schema>(
    link: (input: UpdateLinkInput<SCHEMA>) => this['~update'] | undefined,
  ): AnySchema_<WithProps<PROPS, { updateLink: unknown }>>
  link<SCHEMA extends Schema>(
    link: (input: LinkInput<SCHEMA, PROPS>) => this['~input'] | undefined,
  ): AnySchema_<LinkProps<PROPS>>
  keyValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): AnySchema_<WithProps<PROPS, { keyValidator: Validator }>>
  putValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): AnySchema_<WithProps<PROPS, { putValidator: Validator }>>
  updateValidate(
    validator: Validator<this['~validUpdate'], this> | StandardValidator,
  ): AnySchema_<WithProps<PROPS, { updateValidator: Validator }>>
  validate(validator: Validator<this['~valid'], this> | StandardValidator): AnySchema_<ValidatorProps<PROPS>>
  clone<const NEXT extends AnySchemaProps = {}>(props?: NEXT): AnySchema_<WithProps<PROPS, NEXT>>
  build<ACTION>(Action: new (schema: this) => ACTION): ACTION
  transform<const TRANSFORMER extends Transformer<any, this['~valid']>>(
    transformer: TRANSFORMER,
  ): AnySchema_<WithProps<PROPS, { transform: TRANSFORMER }>>
}

/** The value of an any schema: `unknown`, or what `castAs` says. */
export type ResolveAnySchema<SCHEMA extends AnySchema> = SCHEMA['~valid']

/**
 * Starts a schema that takes any value, required on put: up to 500 levels in each other, of which DynamoDB stores 32
 * unless a transformer makes one text of them.
 */
// The first one costs the compiler nothing: most attributes have no props.
export const any: {
  (): AnySchema_<{}>
  <const PROPS extends Omit<AnySchemaProps, 'castAs'> = {}>(props?: PROPS): AnySchema_<GivenProps<PROPS>>
} = (props?: AnySchemaProps) => new AnySchema_(props ?? {}) as never // of the props given
