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

/** What a number schema remembers. */
export interface NumberSchemaProps extends SchemaProps {
  /** The only values accepted. Absent: all. */
  readonly enum?: readonly (number | bigint)[] | undefined
  /** Accepts and returns `bigint` beside `number`: up to 38 digits, exactly. */
  readonly big?: boolean | undefined
  /** Encodes values on the way to the table, decodes them on the way back. */
  readonly transform?: Transformer | undefined
}

/** Any value of a number schema. */
export type ResolvedNumberSchema = number | bigint

/** A DynamoDB `N` attribute. Light: without the chained methods. */
// Invariant, which costs nothing to check, so the default has to be `any`: `NumberSchema` alone is every such schema.
export class NumberSchema<in out PROPS extends NumberSchemaProps = any> extends SchemaBase {
  declare readonly type: 'number'
  declare readonly props: PROPS

  constructor(props: PROPS) {
    super('number', props)
  }
}
export interface NumberSchema<in out PROPS extends NumberSchemaProps> extends ScalarTypes<PROPS, 'number'> {
  readonly '~unlinked': NumberSchema<WithoutLinks<PROPS>>
}

/** A DynamoDB `N` attribute. */
export class NumberSchema_<in out PROPS extends NumberSchemaProps = any> extends NumberSchema<PROPS> {
  /** Accepts `bigint` too, for integers beyond 2^53: up to 38 digits, exactly. */
  big<const BIG extends boolean = true>(
    big: BIG = true as BIG, // `true` is the default of the type parameter
  ): NumberSchema_<WithProps<PROPS, { big: BIG }>> {
    return this.clone({ big })
  }
}
export interface NumberSchema_<in out PROPS extends NumberSchemaProps> extends PrimitiveModifiers {
  required<const REQUIRED extends SchemaRequiredProp = 'atLeastOnce'>(
    required?: REQUIRED,
  ): NumberSchema_<WithProps<PROPS, { required: REQUIRED }>>
  optional(): NumberSchema_<WithProps<PROPS, { required: 'never' }>>
  meta<const META extends SchemaMeta>(meta: META): NumberSchema_<WithProps<PROPS, { meta: META }>>
  hidden<const HIDDEN extends boolean = true>(
    hidden?: HIDDEN,
  ): NumberSchema_<WithProps<PROPS, { hidden: HIDDEN }>>
  key<const KEY extends boolean = true>(
    key?: KEY,
  ): KEY extends true ? NumberSchema_<KeyProps<PROPS>> : NumberSchema_<WithProps<PROPS, { key: KEY }>>
  savedAs<const SAVED_AS extends string | undefined>(
    savedAs: SAVED_AS,
  ): NumberSchema_<WithProps<PROPS, { savedAs: SAVED_AS }>>
  keyDefault(value: ValueOrGetter<this['~input']>): NumberSchema_<WithProps<PROPS, { keyDefault: unknown }>>
  putDefault(value: ValueOrGetter<this['~input']>): NumberSchema_<WithProps<PROPS, { putDefault: unknown }>>
  updateDefault(
    value: ValueOrGetter<this['~update']>,
  ): NumberSchema_<WithProps<PROPS, { updateDefault: unknown }>>
  default(value: ValueOrGetter<this['~input']>): NumberSchema_<DefaultProps<PROPS>>
  keyLink<SCHEMA extends Schema>(
    link: (input: KeyLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): NumberSchema_<WithProps<PROPS, { keyLink: unknown }>>
  putLink<SCHEMA extends Schema>(
    link: (input: PutLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): NumberSchema_<WithProps<PROPS, { putLink: unknown }>>
  updateLink<SCHEMA extends Schema>(
    link: (input: UpdateLinkInput<SCHEMA>) => this['~update'] | undefined,
  ): NumberSchema_<WithProps<PROPS, { updateLink: unknown }>>
  link<SCHEMA extends Schema>(
    link: (input: LinkInput<SCHEMA, PROPS>) => this['~input'] | undefined,
  ): NumberSchema_<LinkProps<PROPS>>
  keyValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): NumberSchema_<WithProps<PROPS, { keyValidator: Validator }>>
  putValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): NumberSchema_<WithProps<PROPS, { putValidator: Validator }>>
  updateValidate(
    validator: Validator<this['~validUpdate'], this> | StandardValidator,
  ): NumberSchema_<WithProps<PROPS, { updateValidator: Validator }>>
  validate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): NumberSchema_<ValidatorProps<PROPS>>
  clone<const NEXT extends NumberSchemaProps = {}>(props?: NEXT): NumberSchema_<WithProps<PROPS, NEXT>>
  build<ACTION>(Action: new (schema: this) => ACTION): ACTION
  transform<const TRANSFORMER extends Transformer<any, this['~valid']>>(
    transformer: TRANSFORMER,
  ): NumberSchema_<WithProps<PROPS, { transform: TRANSFORMER }>>
  enum<VALUES extends this['~valid'][]>(...values: VALUES): NumberSchema_<WithProps<PROPS, { enum: VALUES }>>
  const<VALUE extends this['~valid']>(value: VALUE): NumberSchema_<ConstProps<PROPS, VALUE>>
}

/** The value of a number schema. */
export type ResolveNumberSchema<SCHEMA extends NumberSchema> = SCHEMA['~valid']

/** Starts a number schema: any finite number, required on put. */
// The first one costs the compiler nothing: most attributes have no props.
export const number: {
  (): NumberSchema_<{}>
  <const PROPS extends Omit<NumberSchemaProps, 'enum'> = {}>(props?: PROPS): NumberSchema_<GivenProps<PROPS>>
} = (props?: NumberSchemaProps) => new NumberSchema_(props ?? {}) as never // of the props given
