import type { Transformer } from '../transformers/transformer.js'
import type { KeyLinkInput, LinkInput, PutLinkInput, UpdateLinkInput } from './link.js'
import type {
  DefaultProp,
  KeyProps,
  LinkProp,
  SchemaMetadata,
  SchemaProps,
  SchemaRequiredProp,
  StandardValidator,
  Validator,
  ValidatorProp,
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
  ): NullSchema_<WithProps<PROPS, { readonly required: REQUIRED }>>
  optional(): NullSchema_<WithProps<PROPS, { readonly required: 'never' }>>
  meta<const META extends SchemaMetadata>(meta: META): NullSchema_<WithProps<PROPS, { readonly meta: META }>>
  hidden<const HIDDEN extends boolean = true>(
    hidden?: HIDDEN,
  ): NullSchema_<WithProps<PROPS, { readonly hidden: HIDDEN }>>
  key<const KEY extends boolean = true>(
    key?: KEY,
  ): KEY extends true ? NullSchema_<KeyProps<PROPS>> : NullSchema_<WithProps<PROPS, { readonly key: KEY }>>
  savedAs<const SAVED_AS extends string | undefined>(
    savedAs: SAVED_AS,
  ): NullSchema_<WithProps<PROPS, { readonly savedAs: SAVED_AS }>>
  keyDefault(
    value: ValueOrGetter<this['~input']>,
  ): NullSchema_<WithProps<PROPS, { readonly keyDefault: unknown }>>
  putDefault(
    value: ValueOrGetter<this['~input']>,
  ): NullSchema_<WithProps<PROPS, { readonly putDefault: unknown }>>
  updateDefault(
    value: ValueOrGetter<this['~update']>,
  ): NullSchema_<WithProps<PROPS, { readonly updateDefault: unknown }>>
  default(value: ValueOrGetter<this['~input']>): NullSchema_<PROPS & DefaultProp<PROPS>>
  keyLink<SCHEMA extends Schema>(
    link: (input: KeyLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): NullSchema_<WithProps<PROPS, { readonly keyLink: unknown }>>
  putLink<SCHEMA extends Schema>(
    link: (input: PutLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): NullSchema_<WithProps<PROPS, { readonly putLink: unknown }>>
  updateLink<SCHEMA extends Schema>(
    link: (input: UpdateLinkInput<SCHEMA>) => this['~update'] | undefined,
  ): NullSchema_<WithProps<PROPS, { readonly updateLink: unknown }>>
  link<SCHEMA extends Schema>(
    link: (input: LinkInput<SCHEMA, PROPS>) => this['~input'] | undefined,
  ): NullSchema_<PROPS & LinkProp<PROPS>>
  keyValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): NullSchema_<WithProps<PROPS, { readonly keyValidator: Validator }>>
  putValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): NullSchema_<WithProps<PROPS, { readonly putValidator: Validator }>>
  updateValidate(
    validator: Validator<this['~validUpdate'], this> | StandardValidator,
  ): NullSchema_<WithProps<PROPS, { readonly updateValidator: Validator }>>
  validate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): NullSchema_<PROPS & ValidatorProp<PROPS>>
  clone<const NEXT extends NullSchemaProps = {}>(props?: NEXT): NullSchema_<WithProps<PROPS, NEXT>>
  build<ACTION>(Action: new (schema: this) => ACTION): ACTION
  transform<const TRANSFORMER extends Transformer<any, this['~valid']>>(
    transformer: TRANSFORMER,
  ): NullSchema_<WithProps<PROPS, { readonly transform: TRANSFORMER }>>
  enum<VALUES extends null[]>(...values: VALUES): NullSchema_<WithProps<PROPS, { readonly enum: VALUES }>>
  const<VALUE extends null>(
    value: VALUE,
  ): NullSchema_<WithProps<PROPS, { readonly enum: [VALUE] }> & DefaultProp<PROPS>>
}

/** The value of a null schema. */
export type ResolveNullSchema<SCHEMA extends NullSchema> = SCHEMA['~valid']

/** Starts a schema of `null`, required on put. */
export const nul = <const PROPS extends Omit<NullSchemaProps, 'enum'> = {}>(
  props?: PROPS,
): NullSchema_<PROPS> => new NullSchema_(props ?? ({} as PROPS)) // no props given: PROPS is {}
