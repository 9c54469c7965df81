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

/** What a null schema remembers. */
export interface NullSchemaProps extends SchemaProps {
  /** The only values accepted. Absent: all. */
  readonly enum?: readonly null[] | undefined
  /** Encodes values on the way to the table, decodes them on the way back. */
  readonly transform?: Transformer | undefined
}

/** Any value of a null schema. */
export type ResolvedNullSchema = null

/** A DynamoDB `NULL` attribute. Light: without the chained methods. */
// Invariant, which costs nothing to check, so the default has to be `any`: `NullSchema` alone is every such schema.
export class NullSchema<in out PROPS extends NullSchemaProps = any> extends SchemaBase {
  declare readonly type: 'null'
  declare readonly props: PROPS

  constructor(props: PROPS) {
    super('null', props)
  }
}
export interface NullSchema<in out PROPS extends NullSchemaProps> extends ScalarTypes<PROPS, 'null'> {
  readonly '~unlinked': NullSchema<WithoutLinks<PROPS>>
}

/** A DynamoDB `NULL` attribute. */
export class NullSchema_<in out PROPS extends NullSchemaProps = any> extends NullSchema<PROPS> {}
export interface NullSchema_<in out PROPS extends NullSchemaProps> extends PrimitiveModifiers {
  required<const REQUIRED extends SchemaRequiredProp = 'atLeastOnce'>(
    required?: REQUIRED,
  ): NullSchema_<WithProps<PROPS, { required: REQUIRED }>>
  optional(): NullSchema_<WithProps<PROPS, { required: 'never' }>>
  meta<const META extends SchemaMeta>(meta: META): NullSchema_<WithProps<PROPS, { meta: META }>>
  hidden<const HIDDEN extends boolean = true>(
    hidden?: HIDDEN,
  ): NullSchema_<WithProps<PROPS, { hidden: HIDDEN }>>
  key<const KEY extends boolean = true>(
    key?: KEY,
  ): KEY extends true ? NullSchema_<KeyProps<PROPS>> : NullSchema_<WithProps<PROPS, { key: KEY }>>
  savedAs<const SAVED_AS extends string | undefined>(
    savedAs: SAVED_AS,
  ): NullSchema_<WithProps<PROPS, { savedAs: SAVED_AS }>>
  keyDefault(value: ValueOrGetter<this['~input']>): NullSchema_<WithProps<PROPS, { keyDefault: unknown }>>
  putDefault(value: ValueOrGetter<this['~input']>): NullSchema_<WithProps<PROPS, { putDefault: unknown }>>
  updateDefault(
    value: ValueOrGetter<this['~update']>,
  ): NullSchema_<WithProps<PROPS, { updateDefault: unknown }>>
  default(value: ValueOrGetter<this['~input']>): NullSchema_<DefaultProps<PROPS>>
  keyLink<SCHEMA extends Schema>(
    link: (input: KeyLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): NullSchema_<WithProps<PROPS, { keyLink: unknown }>>
  putLink<SCHEMA extends Schema>(
    link: (input: PutLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): NullSchema_<WithProps<PROPS, { putLink: unknown }>>
  updateLink<SCHEMA extends Schema>(
    link: (input: UpdateLinkInput<SCHEMA>) => this['~update'] | undefined,
  ): NullSchema_<WithProps<PROPS, { updateLink: unknown }>>
  link<SCHEMA extends Schema>(
    link: (input: LinkInput<SCHEMA, PROPS>) => this['~input'] | undefined,
  ): NullSchema_<LinkProps<PROPS>>
  keyValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): NullSchema_<WithProps<PROPS, { keyValidator: Validator }>>
  putValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): NullSchema_<WithProps<PROPS, { putValidator: Validator }>>
  updateValidate(
    validator: Validator<this['~validUpdate'], this> | StandardValidator,
  ): NullSchema_<WithProps<PROPS, { updateValidator: Validator }>>
  validate(validator: Validator<this['~valid'], this> | StandardValidator): NullSchema_<ValidatorProps<PROPS>>
  clone<const NEXT extends NullSchemaProps = {}>(props?: NEXT): NullSchema_<WithProps<PROPS, NEXT>>
  build<ACTION>(Action: new (schema: this) => ACTION): ACTION
  transform<const TRANSFORMER extends Transformer<any, this['~valid']>>(
    transformer: TRANSFORMER,
  ): NullSchema_<WithProps<PROPS, { transform: TRANSFORMER }>>
  enum<VALUES extends null[]>(...values: VALUES): NullSchema_<WithProps<PROPS, { enum: VALUES }>>
  const<VALUE extends null>(value: VALUE): NullSchema_<ConstProps<PROPS, VALUE>>
}

/** The value of a null schema. */
export type ResolveNullSchema<SCHEMA extends NullSchema> = SCHEMA['~valid']

/** Starts a schema of `null`, required on put. */
// The first one costs the compiler nothing: most attributes have no props.
export const nul: {
  (): NullSchema_<{}>
  <const PROPS extends Omit<NullSchemaProps, 'enum'> = {}>(props?: PROPS): NullSchema_<GivenProps<PROPS>>
} = (props?: NullSchemaProps) => new NullSchema_(props ?? {}) as never // of the props given
