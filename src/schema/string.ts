import type { Transformer } from '../transformers/transformer.js'
import type { KeyLinkInput, LinkInput, PutLinkInput, UpdateLinkInput } from './link.js'
import type {
  ConstProps,
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
import { type PrimitiveModifiers, SchemaBase } from './schemaBase.js'

// What a declaration of such a schema names.
export type { Validator } from './props.js'

/** What a string schema remembers. */
export interface StringSchemaProps extends SchemaProps {
  /** The only values accepted. Absent: all. */
  readonly enum?: readonly string[] | undefined
  /** Encodes values on the way to the table, decodes them on the way back. */
  readonly transform?: Transformer | undefined
}

/** Any value of a string schema. */
export type ResolvedStringSchema = string

/** A DynamoDB `S` attribute. Light: without the chained methods. */
// Invariant, which costs nothing to check, so the default has to be `any`: `StringSchema` alone is every such schema.
export class StringSchema<in out PROPS extends StringSchemaProps = any> extends SchemaBase {
  declare readonly type: 'string'
  declare readonly props: PROPS

  constructor(props: PROPS) {
    super('string', props)
  }
}
export interface StringSchema<in out PROPS extends StringSchemaProps> extends ScalarTypes<PROPS, 'string'> {
  readonly '~unlinked': StringSchema<WithoutLinks<PROPS>>
}

/** A DynamoDB `S` attribute. */
export class StringSchema_<in out PROPS extends StringSchemaProps = any> extends StringSchema<PROPS> {}
export interface StringSchema_<in out PROPS extends StringSchemaProps> extends PrimitiveModifiers {
  required<const REQUIRED extends SchemaRequiredProp = 'atLeastOnce'>(
    required?: REQUIRED,
  ): StringSchema_<WithProps<PROPS, { required: REQUIRED }>>
  optional(): StringSchema_<WithProps<PROPS, { required: 'never' }>>
  meta<const META extends SchemaMeta>(meta: META): StringSchema_<WithProps<PROPS, { meta: META }>>
  hidden<const HIDDEN extends boolean = true>(
    hidden?: HIDDEN,
  ): StringSchema_<WithProps<PROPS, { hidden: HIDDEN }>>
  key<const KEY extends boolean = true>(
    key?: KEY,
  ): KEY extends true ? StringSchema_<KeyProps<PROPS>> : StringSchema_<WithProps<PROPS, { key: KEY }>>
  savedAs<const SAVED_AS extends string | undefined>(
    savedAs: SAVED_AS,
  ): StringSchema_<WithProps<PROPS, { savedAs: SAVED_AS }>>
  keyDefault(value: ValueOrGetter<this['~input']>): StringSchema_<WithProps<PROPS, { keyDefault: unknown }>>
  putDefault(value: ValueOrGetter<this['~input']>): StringSchema_<WithProps<PROPS, { putDefault: unknown }>>
  updateDefault(
    value: ValueOrGetter<this['~update']>,
  ): StringSchema_<WithProps<PROPS, { updateDefault: unknown }>>
  default(value: ValueOrGetter<this['~input']>): StringSchema_<DefaultProps<PROPS>>
  keyLink<SCHEMA extends Schema>(
    link: (input: KeyLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): StringSchema_<WithProps<PROPS, { keyLink: unknown }>>
  putLink<SCHEMA extends Schema>(
    link: (input: PutLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): StringSchema_<WithProps<PROPS, { putLink: unknown }>>
  updateLink<SCHEMA extends Schema>(
    link: (input: UpdateLinkInput<SCHEMA>) => this['~update'] | undefined,
  ): StringSchema_<WithProps<PROPS, { updateLink: unknown }>>
  link<SCHEMA extends Schema>(
    link: (input: LinkInput<SCHEMA, PROPS>) => this['~input'] | undefined,
  ): StringSchema_<LinkProps<PROPS>>
  keyValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): StringSchema_<WithProps<PROPS, { keyValidator: Validator }>>
  putValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): StringSchema_<WithProps<PROPS, { putValidator: Validator }>>
  updateValidate(
    validator: Validator<this['~validUpdate'], this> | StandardValidator,
  ): StringSchema_<WithProps<PROPS, { updateValidator: Validator }>>
  validate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): StringSchema_<ValidatorProps<PROPS>>
  clone<const NEXT extends StringSchemaProps = {}>(props?: NEXT): StringSchema_<WithProps<PROPS, NEXT>>
  build<ACTION>(Action: new (schema: this) => ACTION): ACTION
  transform<const TRANSFORMER extends Transformer<any, this['~valid']>>(
    transformer: TRANSFORMER,
  ): StringSchema_<WithProps<PROPS, { transform: TRANSFORMER }>>
  enum<VALUES extends this['~valid'][]>(...values: VALUES): StringSchema_<WithProps<PROPS, { enum: VALUES }>>
  const<VALUE extends this['~valid']>(value: VALUE): StringSchema_<ConstProps<PROPS, VALUE>>
}

/** The value of a string schema. */
export type ResolveStringSchema<SCHEMA extends StringSchema> = SCHEMA['~valid']

/** Starts a string schema: any string, required on put. */
// The first one costs the compiler nothing: most attributes have no props.
export const string: {
  (): StringSchema_<{}>
  <const PROPS extends Omit<StringSchemaProps, 'enum'> = {}>(props?: PROPS): StringSchema_<GivenProps<PROPS>>
} = (props?: StringSchemaProps) => new StringSchema_(props ?? {}) as never // of the props given
