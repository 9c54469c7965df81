import type { Groups, MapAttributes, Members, Objects, ObjectTypes } from './attributes.js'
import { type Additions, AttributesBase, type AttributesModifiers } from './attributesBase.js'
import type { ContainerTypes, Reference, Removal } from './container.js'
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
import type { Schema } from './schema.js'
import type { SchemaModifiers } from './schemaBase.js'
import type { Unlinked } from './unlinked.js'
import type { SET, Unextended } from './updateExtensions.js'

export type { MapAttributes } from './attributes.js'
// What a declaration of such a schema names.
export type { Validator } from './props.js'

/** What a map schema remembers. */
export interface MapSchemaProps extends SchemaProps {
  /** `true`: attributes that the schema does not name are refused. Default `false`: they are dropped. */
  readonly strict?: boolean | undefined
}

interface MapTypes<ATTRIBUTES extends MapAttributes, PROPS>
  extends ContainerTypes<PROPS>,
    ObjectTypes<ATTRIBUTES> {
  readonly '~update': MapUpdate<
    Objects<
      ATTRIBUTES,
      Members<Groups<ATTRIBUTES>['updateRequired'], Groups<ATTRIBUTES>['updateOptional']>
    >['update'],
    this['~valid'],
    PROPS
  >
  readonly '~updateFilled': MapUpdate<
    Objects<
      ATTRIBUTES,
      Members<Groups<ATTRIBUTES>['always'], Groups<ATTRIBUTES>['sometimes']>
    >['updateFilled'],
    this['~valid'],
    PROPS
  >
  readonly '~replace': this['~valid'] | Reference<this['~valid']> | Removal<PROPS>
  readonly '~replaceFilled': this['~valid'] | Reference<this['~valid']> | Removal<PROPS>
}

/** By attribute, or as a whole through `$set`. */
type MapUpdate<PARTIAL, VALUE, PROPS> = Unextended<PARTIAL> | SET<VALUE> | Reference<VALUE> | Removal<PROPS>

/** A DynamoDB `M` attribute with a schema per attribute. Light: without the chained methods. */
// Invariant, which costs nothing to check, so the defaults have to be `any`: `MapSchema` alone is every such schema.
export class MapSchema<
  in out ATTRIBUTES extends MapAttributes = any,
  in out PROPS extends MapSchemaProps = any,
> extends AttributesBase {
  declare readonly type: 'map'
  declare readonly props: PROPS
  declare readonly attributes: ATTRIBUTES

  constructor(attributes: ATTRIBUTES, props: PROPS) {
    super('map', attributes, props)
  }
}
export interface MapSchema<in out ATTRIBUTES extends MapAttributes, in out PROPS extends MapSchemaProps>
  extends MapTypes<ATTRIBUTES, PROPS> {
  readonly '~unlinked': MapSchema<ATTRIBUTES, WithoutLinks<PROPS>>
}

/** A DynamoDB `M` attribute with a schema per attribute. */
export class MapSchema_<
  in out ATTRIBUTES extends MapAttributes = any,
  in out PROPS extends MapSchemaProps = any,
> extends MapSchema<ATTRIBUTES, PROPS> {}
export interface MapSchema_<in out ATTRIBUTES extends MapAttributes, in out PROPS extends MapSchemaProps>
  extends SchemaModifiers,
    AttributesModifiers {
  required<const REQUIRED extends SchemaRequiredProp = 'atLeastOnce'>(
    required?: REQUIRED,
  ): MapSchema_<ATTRIBUTES, WithProps<PROPS, { required: REQUIRED }>>
  optional(): MapSchema_<ATTRIBUTES, WithProps<PROPS, { required: 'never' }>>
  meta<const META extends SchemaMeta>(meta: META): MapSchema_<ATTRIBUTES, WithProps<PROPS, { meta: META }>>
  hidden<const HIDDEN extends boolean = true>(
    hidden?: HIDDEN,
  ): MapSchema_<ATTRIBUTES, WithProps<PROPS, { hidden: HIDDEN }>>
  key<const KEY extends boolean = true>(
    key?: KEY,
  ): KEY extends true
    ? MapSchema_<ATTRIBUTES, KeyProps<PROPS>>
    : MapSchema_<ATTRIBUTES, WithProps<PROPS, { key: KEY }>>
  savedAs<const SAVED_AS extends string | undefined>(
    savedAs: SAVED_AS,
  ): MapSchema_<ATTRIBUTES, WithProps<PROPS, { savedAs: SAVED_AS }>>
  keyDefault(
    value: ValueOrGetter<this['~input']>,
  ): MapSchema_<ATTRIBUTES, WithProps<PROPS, { keyDefault: unknown }>>
  putDefault(
    value: ValueOrGetter<this['~input']>,
  ): MapSchema_<ATTRIBUTES, WithProps<PROPS, { putDefault: unknown }>>
  updateDefault(
    value: ValueOrGetter<this['~update']>,
  ): MapSchema_<ATTRIBUTES, WithProps<PROPS, { updateDefault: unknown }>>
  default(value: ValueOrGetter<this['~input']>): MapSchema_<ATTRIBUTES, DefaultProps<PROPS>>
  keyLink<SCHEMA extends Schema>(
    link: (input: KeyLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): MapSchema_<ATTRIBUTES, WithProps<PROPS, { keyLink: unknown }>>
  putLink<SCHEMA extends Schema>(
    link: (input: PutLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): MapSchema_<ATTRIBUTES, WithProps<PROPS, { putLink: unknown }>>
  updateLink<SCHEMA extends Schema>(
    link: (input: UpdateLinkInput<SCHEMA>) => this['~update'] | undefined,
  ): MapSchema_<ATTRIBUTES, WithProps<PROPS, { updateLink: unknown }>>
  link<SCHEMA extends Schema>(
    link: (input: LinkInput<SCHEMA, PROPS>) => this['~input'] | undefined,
  ): MapSchema_<ATTRIBUTES, LinkProps<PROPS>>
  keyValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): MapSchema_<ATTRIBUTES, WithProps<PROPS, { keyValidator: Validator }>>
  putValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): MapSchema_<ATTRIBUTES, WithProps<PROPS, { putValidator: Validator }>>
  updateValidate(
    validator: Validator<this['~validUpdate'], this> | StandardValidator,
  ): MapSchema_<ATTRIBUTES, WithProps<PROPS, { updateValidator: Validator }>>
  validate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): MapSchema_<ATTRIBUTES, ValidatorProps<PROPS>>
  clone<const NEXT extends MapSchemaProps = {}>(props?: NEXT): MapSchema_<ATTRIBUTES, WithProps<PROPS, NEXT>>
  build<ACTION>(Action: new (schema: this) => ACTION): ACTION
  strict<const STRICT extends boolean = true>(
    strict?: STRICT,
  ): MapSchema_<ATTRIBUTES, WithProps<PROPS, { strict: STRICT }>>
  unknown<const UNKNOWN extends 'drop' | 'reject'>(
    unknown: UNKNOWN,
  ): MapSchema_<ATTRIBUTES, WithProps<PROPS, { strict: UNKNOWN extends 'reject' ? true : false }>>
  pick<const NAMES extends (keyof ATTRIBUTES & string)[]>(
    ...names: NAMES
  ): MapSchema_<{ [K in NAMES[number]]: Unlinked<ATTRIBUTES[K]> }, PROPS>
  omit<const NAMES extends (keyof ATTRIBUTES & string)[]>(
    ...names: NAMES
  ): MapSchema_<{ [K in Exclude<keyof ATTRIBUTES, NAMES[number]>]: Unlinked<ATTRIBUTES[K]> }, PROPS>
  and<ADDED extends MapAttributes>(
    additions: Additions<this, ADDED>,
  ): MapSchema_<WithProps<ATTRIBUTES, ADDED>, PROPS>
}

/** The value of a map schema. */
export type ResolveMapSchema<SCHEMA extends MapSchema> = SCHEMA['~valid']

/** Starts a map schema, required on put. */
export const map = <ATTRIBUTES extends MapAttributes, const PROPS extends MapSchemaProps = {}>(
  attributes: ATTRIBUTES,
  props?: PROPS,
): MapSchema_<ATTRIBUTES, GivenProps<PROPS>> => new MapSchema_(attributes, props ?? ({} as GivenProps<PROPS>)) // PROPS is {}
