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

/** What a boolean schema remembers. */
export interface BooleanSchemaProps extends SchemaProps {
  /** The only values accepted. Absent: all. */
  readonly enum?: readonly boolean[] | undefined
  /** Encodes values on the way to the table, decodes them on the way back. */
  readonly transform?: Transformer | undefined
}

/** Any value of a boolean schema. */
export type ResolvedBooleanSchema = boolean

/** A DynamoDB `BOOL` attribute. Light: without the chained methods. */
// Invariant, which costs nothing to check, so the default has to be `any`: `BooleanSchema` alone is every such schema.
export class BooleanSchema<in out PROPS extends BooleanSchemaProps = any> extends SchemaBase {
  declare readonly type: 'boolean'
  declare readonly props: PROPS

  constructor(props: PROPS) {
    super('boolean', props)
  }
}
export interface BooleanSchema<in out PROPS extends BooleanSchemaProps>
  extends ScalarTypes<PROPS, 'boolean'> {
  readonly '~unlinked': BooleanSchema<WithoutLinks<PROPS>>
}

/** A DynamoDB `BOOL` attribute. */
export class BooleanSchema_<in out PROPS extends BooleanSchemaProps = any> extends BooleanSchema<PROPS> {}
export interface BooleanSchema_<in out PROPS extends BooleanSchemaProps> extends PrimitiveModifiers {
  required<const REQUIRED extends SchemaRequiredProp = 'atLeastOnce'>(
    required?: REQUIRED,
  ): BooleanSchema_<WithProps<PROPS, { required: REQUIRED }>>
  optional(): BooleanSchema_<WithProps<PROPS, { required: 'never' }>>
  meta<const META extends SchemaMeta>(meta: META): BooleanSchema_<WithProps<PROPS, { meta: META }>>
  hidden<const HIDDEN extends boolean = true>(
    hidden?: HIDDEN,
  ): BooleanSchema_<WithProps<PROPS, { hidden: HIDDEN }>>
  key<const KEY extends boolean = true>(
    key?: KEY,
  ): KEY extends true ? BooleanSchema_<KeyProps<PROPS>> : BooleanSchema_<WithProps<PROPS, { key: KEY }>>
  savedAs<const SAVED_AS extends string | undefined>(
    savedAs: SAVED_AS,
  ): BooleanSchema_<WithProps<PROPS, { savedAs: SAVED_AS }>>
  keyDefault(value: ValueOrGetter<this['~input']>): BooleanSchema_<WithProps<PROPS, { keyDefault: unknown }>>
  putDefault(value: ValueOrGetter<this['~input']>): BooleanSchema_<WithProps<PROPS, { putDefault: unknown }>>
  updateDefault(
    value: ValueOrGetter<this['~update']>,
  ): BooleanSchema_<WithProps<PROPS, { updateDefault: unknown }>>
  default(value: ValueOrGetter<this['~input']>): BooleanSchema_<DefaultProps<PROPS>>
  keyLink<SCHEMA extends Schema>(
    link: (input: KeyLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): BooleanSchema_<WithProps<PROPS, { keyLink: unknown }>>
  putLink<SCHEMA extends Schema>(
    link: (input: PutLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): BooleanSchema_<WithProps<PROPS, { putLink: unknown }>>
  updateLink<SCHEMA extends Schema>(
    link: (input: UpdateLinkInput<SCHEMA>) => this['~update'] | undefined,
  ): BooleanSchema_<WithProps<PROPS, { updateLink: unknown }>>
  link<SCHEMA extends Schema>(
    link: (input: LinkInput<SCHEMA, PROPS>) => this['~input'] | undefined,
  ): BooleanSchema_<LinkProps<PROPS>>
  keyValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): BooleanSchema_<WithProps<PROPS, { keyValidator: Validator }>>
  putValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): BooleanSchema_<WithProps<PROPS, { putValidator: Validator }>>
  updateValidate(
    validator: Validator<this['~validUpdate'], this> | StandardValidator,
  ): BooleanSchema_<WithProps<PROPS, { updateValidator: Validator }>>
  validate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): BooleanSchema_<ValidatorProps<PROPS>>
  clone<const NEXT extends BooleanSchemaProps = {}>(props?: NEXT): BooleanSchema_<WithProps<PROPS, NEXT>>
  build<ACTION>(Action: new (schema: this) => ACTION): ACTION
  transform<const TRANSFORMER extends Transformer<any, this['~valid']>>(
    transformer: TRANSFORMER,
  ): BooleanSchema_<WithProps<PROPS, { transform: TRANSFORMER }>>
  enum<VALUES extends this['~valid'][]>(...values: VALUES): BooleanSchema_<WithProps<PROPS, { enum: VALUES }>>
  const<VALUE extends this['~valid']>(value: VALUE): BooleanSchema_<ConstProps<PROPS, VALUE>>
}

/** The value of a boolean schema. */
export type ResolveBooleanSchema<SCHEMA extends BooleanSchema> = SCHEMA['~valid']

/** Starts a boolean schema, required on put. */
// The first one costs the compiler nothing: most attributes have no props.
export const boolean: {
  (): BooleanSchema_<{}>
  <const PROPS extends BooleanSchemaProps = {}>(props?: PROPS): BooleanSchema_<GivenProps<PROPS>>
} = (props?: BooleanSchemaProps) => new BooleanSchema_(props ?? {}) as never // of the props given
