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

/** What a binary schema remembers. */
export interface BinarySchemaProps extends SchemaProps {
  /** The only values accepted. Absent: all. */
  readonly enum?: readonly Uint8Array[] | undefined
  /** Encodes values on the way to the table, decodes them on the way back. */
  readonly transform?: Transformer | undefined
}

/** Any value of a binary schema. */
export type ResolvedBinarySchema = Uint8Array

/** A DynamoDB `B` attribute. Light: without the chained methods. */
// Invariant, which costs nothing to check, so the default has to be `any`: `BinarySchema` alone is every such schema.
export class BinarySchema<in out PROPS extends BinarySchemaProps = any> extends SchemaBase {
  declare readonly type: 'binary'
  declare readonly props: PROPS

  constructor(props: PROPS) {
    super('binary', props)
  }
}
export interface BinarySchema<in out PROPS extends BinarySchemaProps> extends ScalarTypes<PROPS, 'binary'> {
  readonly '~unlinked': BinarySchema<WithoutLinks<PROPS>>
}

/** A DynamoDB `B` attribute. */
export class BinarySchema_<in out PROPS extends BinarySchemaProps = any> extends BinarySchema<PROPS> {}
export interface BinarySchema_<in out PROPS extends BinarySchemaProps> extends PrimitiveModifiers {
  required<const REQUIRED extends SchemaRequiredProp = 'atLeastOnce'>(
    required?: REQUIRED,
  ): BinarySchema_<WithProps<PROPS, { required: REQUIRED }>>
  optional(): BinarySchema_<WithProps<PROPS, { required: 'never' }>>
  meta<const META extends SchemaMeta>(meta: META): BinarySchema_<WithProps<PROPS, { meta: META }>>
  hidden<const HIDDEN extends boolean = true>(
    hidden?: HIDDEN,
  ): BinarySchema_<WithProps<PROPS, { hidden: HIDDEN }>>
  key<const KEY extends boolean = true>(
    key?: KEY,
  ): KEY extends true ? BinarySchema_<KeyProps<PROPS>> : BinarySchema_<WithProps<PROPS, { key: KEY }>>
  savedAs<const SAVED_AS extends string | undefined>(
    savedAs: SAVED_AS,
  ): BinarySchema_<WithProps<PROPS, { savedAs: SAVED_AS }>>
  keyDefault(value: ValueOrGetter<this['~input']>): BinarySchema_<WithProps<PROPS, { keyDefault: unknown }>>
  putDefault(value: ValueOrGetter<this['~input']>): BinarySchema_<WithProps<PROPS, { putDefault: unknown }>>
  updateDefault(
    value: ValueOrGetter<this['~update']>,
  ): BinarySchema_<WithProps<PROPS, { updateDefault: unknown }>>
  default(value: ValueOrGetter<this['~input']>): BinarySchema_<DefaultProps<PROPS>>
  keyLink<SCHEMA extends Schema>(
    link: (input: KeyLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): BinarySchema_<WithProps<PROPS, { keyLink: unknown }>>
  putLink<SCHEMA extends Schema>(
    link: (input: PutLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): BinarySchema_<WithProps<PROPS, { putLink: unknown }>>
  updateLink<SCHEMA extends Schema>(
    link: (input: UpdateLinkInput<SCHEMA>) => this['~update'] | undefined,
  ): BinarySchema_<WithProps<PROPS, { updateLink: unknown }>>
  link<SCHEMA extends Schema>(
    link: (input: LinkInput<SCHEMA, PROPS>) => this['~input'] | undefined,
  ): BinarySchema_<LinkProps<PROPS>>
  keyValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): BinarySchema_<WithProps<PROPS, { keyValidator: Validator }>>
  putValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): BinarySchema_<WithProps<PROPS, { putValidator: Validator }>>
  updateValidate(
    validator: Validator<this['~validUpdate'], this> | StandardValidator,
  ): BinarySchema_<WithProps<PROPS, { updateValidator: Validator }>>
  validate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): BinarySchema_<ValidatorProps<PROPS>>
  clone<const NEXT extends BinarySchemaProps = {}>(props?: NEXT): BinarySchema_<WithProps<PROPS, NEXT>>
  build<ACTION>(Action: new (schema: this) => ACTION): ACTION
  transform<const TRANSFORMER extends Transformer<any, this['~valid']>>(
    transformer: TRANSFORMER,
  ): BinarySchema_<WithProps<PROPS, { transform: TRANSFORMER }>>
  enum<VALUES extends this['~valid'][]>(...values: VALUES): BinarySchema_<WithProps<PROPS, { enum: VALUES }>>
  const<VALUE extends this['~valid']>(value: VALUE): BinarySchema_<ConstProps<PROPS, VALUE>>
}

/** The value of a binary schema. */
export type ResolveBinarySchema<SCHEMA extends BinarySchema> = SCHEMA['~valid']

/** Starts a schema of binaries (`Uint8Array`, `Buffer` included), required on put. */
// The first one costs the compiler nothing: most attributes have no props.
export const binary: {
  (): BinarySchema_<{}>
  <const PROPS extends Omit<BinarySchemaProps, 'enum'> = {}>(props?: PROPS): BinarySchema_<GivenProps<PROPS>>
} = (props?: BinarySchemaProps) => new BinarySchema_(props ?? {}) as never // of the props given
