import type { ContainerTypes, ElementProps, Reference, Removal } from './container.js'
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
import { checkParts, SchemaBase, type SchemaModifiers } from './schemaBase.js'
import type { APPEND, PREPEND, REMOVE, SET, Unextended } from './updateExtensions.js'

// What a declaration of such a schema names.
export type { Validator } from './props.js'

/** What a list schema remembers. */
export interface ListSchemaProps extends SchemaProps {}

/** What a list can hold: any schema without settings that only a named attribute can have. */
export type ListElementSchema = Schema & { readonly props: ElementProps }

interface ListTypes<ELEMENTS extends Schema, PROPS> extends ContainerTypes<PROPS> {
  readonly '~input': ELEMENTS['~input'][]
  readonly '~inputKey': ELEMENTS['~input'][]
  readonly '~inputUpdate': (ELEMENTS['~inputUpdate'] | undefined)[]
  readonly '~valid': ELEMENTS['~valid'][]
  readonly '~validKey': ELEMENTS['~valid'][]
  readonly '~validUpdate': (ELEMENTS['~validUpdate'] | undefined)[]
  readonly '~stored': ELEMENTS['~stored'][]
  readonly '~storedKey': ELEMENTS['~stored'][]
  readonly '~storedUpdate': (ELEMENTS['~storedUpdate'] | undefined)[]
  readonly '~decoded': ELEMENTS['~decoded'][]
  readonly '~decodedPartial': ELEMENTS['~decodedPartial'][]
  readonly '~formatted': ELEMENTS['~formatted'][]
  readonly '~formattedPartial': ELEMENTS['~formattedPartial'][]
  readonly '~update': ListUpdate<ELEMENTS['~valid'], ELEMENTS['~update'], PROPS>
  readonly '~updateFilled': ListUpdate<ELEMENTS['~valid'], ELEMENTS['~updateFilled'], PROPS>
  readonly '~replace': ELEMENTS['~valid'][] | ListExtension<ELEMENTS['~valid'], PROPS>
  readonly '~replaceFilled': ELEMENTS['~valid'][] | ListExtension<ELEMENTS['~valid'], PROPS>
}

/** Adds to either end: a list of elements, one element, or a list that a reference points at. */
type ListExtension<VALUE, PROPS> =
  | Reference<readonly VALUE[]>
  | APPEND<readonly VALUE[] | VALUE | Reference<readonly VALUE[]>>
  | PREPEND<readonly VALUE[] | VALUE | Reference<readonly VALUE[]>>
  | Removal<PROPS>

/** By index (an array fits), as a whole through `$set`, or at either end. */
type ListUpdate<VALUE, ELEMENT, PROPS> =
  | Unextended<{ readonly [index: number]: ELEMENT | REMOVE | undefined }>
  | SET<readonly VALUE[]>
  | ListExtension<VALUE, PROPS>

/** A DynamoDB `L` attribute whose elements are all of one schema. Light: without the chained methods. */
// Invariant, which costs nothing to check, so the defaults have to be `any`: `ListSchema` alone is every such schema.
export class ListSchema<
  in out ELEMENTS extends Schema = any,
  in out PROPS extends ListSchemaProps = any,
> extends SchemaBase {
  declare readonly type: 'list'
  declare readonly props: PROPS
  readonly elements: ELEMENTS

  constructor(elements: ELEMENTS, props: PROPS) {
    super('list', props)
    this.elements = elements
  }

  '~check'(path: string | undefined): void {
    checkParts(this, path, [[this.elements, '[n]']])
  }
}
export interface ListSchema<in out ELEMENTS extends Schema, in out PROPS extends ListSchemaProps>
  extends ListTypes<ELEMENTS, PROPS> {
  readonly '~unlinked': ListSchema<ELEMENTS, WithoutLinks<PROPS>>
}

/** A DynamoDB `L` attribute whose elements are all of one schema. */
export class ListSchema_<
  in out ELEMENTS extends Schema = any,
  in out PROPS extends ListSchemaProps = any,
> extends ListSchema<ELEMENTS, PROPS> {}
export interface ListSchema_<in out ELEMENTS extends Schema, in out PROPS extends ListSchemaProps>
  extends SchemaModifiers {
  required<const REQUIRED extends SchemaRequiredProp = 'atLeastOnce'>(
    required?: REQUIRED,
  ): ListSchema_<ELEMENTS, WithProps<PROPS, { required: REQUIRED }>>
  optional(): ListSchema_<ELEMENTS, WithProps<PROPS, { required: 'never' }>>
  meta<const META extends SchemaMeta>(meta: META): ListSchema_<ELEMENTS, WithProps<PROPS, { meta: META }>>
  hidden<const HIDDEN extends boolean = true>(
    hidden?: HIDDEN,
  ): ListSchema_<ELEMENTS, WithProps<PROPS, { hidden: HIDDEN }>>
  key<const KEY extends boolean = true>(
    key?: KEY,
  ): KEY extends true
    ? ListSchema_<ELEMENTS, KeyProps<PROPS>>
    : ListSchema_<ELEMENTS, WithProps<PROPS, { key: KEY }>>
  savedAs<const SAVED_AS extends string | undefined>(
    savedAs: SAVED_AS,
  ): ListSchema_<ELEMENTS, WithProps<PROPS, { savedAs: SAVED_AS }>>
  keyDefault(
    value: ValueOrGetter<this['~input']>,
  ): ListSchema_<ELEMENTS, WithProps<PROPS, { keyDefault: unknown }>>
  putDefault(
    value: ValueOrGetter<this['~input']>,
  ): ListSchema_<ELEMENTS, WithProps<PROPS, { putDefault: unknown }>>
  updateDefault(
    value: ValueOrGetter<this['~update']>,
  ): ListSchema_<ELEMENTS, WithProps<PROPS, { updateDefault: unknown }>>
  default(value: ValueOrGetter<this['~input']>): ListSchema_<ELEMENTS, DefaultProps<PROPS>>
  keyLink<SCHEMA extends Schema>(
    link: (input: KeyLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): ListSchema_<ELEMENTS, WithProps<PROPS, { keyLink: unknown }>>
  putLink<SCHEMA extends Schema>(
    link: (input: PutLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): ListSchema_<ELEMENTS, WithProps<PROPS, { putLink: unknown }>>
  updateLink<SCHEMA extends Schema>(
    link: (input: UpdateLinkInput<SCHEMA>) => this['~update'] | undefined,
  ): ListSchema_<ELEMENTS, WithProps<PROPS, { updateLink: unknown }>>
  link<SCHEMA extends Schema>(
    link: (input: LinkInput<SCHEMA, PROPS>) => this['~input'] | undefined,
  ): ListSchema_<ELEMENTS, LinkProps<PROPS>>
  keyValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): ListSchema_<ELEMENTS, WithProps<PROPS, { keyValidator: Validator }>>
  putValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): ListSchema_<ELEMENTS, WithProps<PROPS, { putValidator: Validator }>>
  updateValidate(
    validator: Validator<this['~validUpdate'], this> | StandardValidator,
  ): ListSchema_<ELEMENTS, WithProps<PROPS, { updateValidator: Validator }>>
  validate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): ListSchema_<ELEMENTS, ValidatorProps<PROPS>>
  clone<const NEXT extends ListSchemaProps = {}>(props?: NEXT): ListSchema_<ELEMENTS, WithProps<PROPS, NEXT>>
  build<ACTION>(Action: new (schema: this) => ACTION): ACTION
}

/** The value of a list schema. */
export type ResolveListSchema<SCHEMA extends ListSchema> = SCHEMA['~valid']

/** Starts a list schema, required on put. */
export const list = <ELEMENTS extends ListElementSchema, const PROPS extends ListSchemaProps = {}>(
  elements: ELEMENTS,
  props?: PROPS,
): ListSchema_<ELEMENTS, GivenProps<PROPS>> => new ListSchema_(elements, props ?? ({} as GivenProps<PROPS>)) // PROPS is {}
