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
import { checkParts, refuse, SchemaBase, type SchemaModifiers } from './schemaBase.js'
import type { ADD, DELETE } from './updateExtensions.js'

// What a declaration of such a schema names.
export type { Validator } from './props.js'

/** What a set schema remembers. */
export interface SetSchemaProps extends SchemaProps {}

/** What a set can hold: strings, numbers or binaries, without settings that only a named attribute can have. */
export type SetElementSchema = Schema & {
  readonly type: 'string' | 'number' | 'binary'
  readonly props: ElementProps & { readonly key?: false | undefined }
}

interface SetTypes<ELEMENTS extends Schema, PROPS> extends ContainerTypes<PROPS> {
  readonly '~input': Set<ELEMENTS['~input']>
  readonly '~inputKey': Set<ELEMENTS['~input']>
  readonly '~inputUpdate': Set<ELEMENTS['~input']>
  readonly '~valid': Set<ELEMENTS['~valid']>
  readonly '~validKey': Set<ELEMENTS['~valid']>
  readonly '~validUpdate': Set<ELEMENTS['~valid']>
  readonly '~stored': Set<ELEMENTS['~stored']>
  readonly '~storedKey': Set<ELEMENTS['~stored']>
  readonly '~storedUpdate': Set<ELEMENTS['~stored']>
  readonly '~decoded': Set<ELEMENTS['~decoded']>
  readonly '~decodedPartial': Set<ELEMENTS['~decoded']>
  readonly '~formatted': Set<ELEMENTS['~formatted']>
  readonly '~formattedPartial': Set<ELEMENTS['~formatted']>
  readonly '~update': SetUpdate<Set<ELEMENTS['~valid']>, PROPS>
  readonly '~updateFilled': SetUpdate<Set<ELEMENTS['~valid']>, PROPS>
  readonly '~replace': SetUpdate<Set<ELEMENTS['~valid']>, PROPS>
  readonly '~replaceFilled': SetUpdate<Set<ELEMENTS['~valid']>, PROPS>
}

type SetUpdate<VALUE, PROPS> = VALUE | Reference<VALUE> | ADD<VALUE> | DELETE<VALUE> | Removal<PROPS>

/** A DynamoDB set, `SS`, `NS` or `BS` by the type of its elements. Light: without the chained methods. */
// Invariant, which costs nothing to check, so the defaults have to be `any`: `SetSchema` alone is every such schema.
export class SetSchema<
  in out ELEMENTS extends Schema = any,
  in out PROPS extends SetSchemaProps = any,
> extends SchemaBase {
  declare readonly type: 'set'
  declare readonly props: PROPS
  readonly elements: ELEMENTS

  constructor(elements: ELEMENTS, props: PROPS) {
    super('set', props)
    this.elements = elements
  }

  '~check'(path: string | undefined): void {
    checkParts(this, path, [[this.elements, '[x]']], () => {
      if (!/string|number|binary/.test(this.elements.type)) refuse('set.invalidElements', path)
    })
  }
}
export interface SetSchema<in out ELEMENTS extends Schema, in out PROPS extends SetSchemaProps>
  extends SetTypes<ELEMENTS, PROPS> {
  readonly '~unlinked': SetSchema<ELEMENTS, WithoutLinks<PROPS>>
}

/** A DynamoDB set, `SS`, `NS` or `BS` by the type of its elements. */
export class SetSchema_<
  in out ELEMENTS extends Schema = any,
  in out PROPS extends SetSchemaProps = any,
> extends SetSchema<ELEMENTS, PROPS> {}
export interface SetSchema_<in out ELEMENTS extends Schema, in out PROPS extends SetSchemaProps>
  extends SchemaModifiers {
  required<const REQUIRED extends SchemaRequiredProp = 'atLeastOnce'>(
    required?: REQUIRED,
  ): SetSchema_<ELEMENTS, WithProps<PROPS, { required: REQUIRED }>>
  optional(): SetSchema_<ELEMENTS, WithProps<PROPS, { required: 'never' }>>
  meta<const META extends SchemaMeta>(meta: META): SetSchema_<ELEMENTS, WithProps<PROPS, { meta: META }>>
  hidden<const HIDDEN extends boolean = true>(
    hidden?: HIDDEN,
  ): SetSchema_<ELEMENTS, WithProps<PROPS, { hidden: HIDDEN }>>
  key<const KEY extends boolean = true>(
    key?: KEY,
  ): KEY extends true
    ? SetSchema_<ELEMENTS, KeyProps<PROPS>>
    : SetSchema_<ELEMENTS, WithProps<PROPS, { key: KEY }>>
  savedAs<const SAVED_AS extends string | undefined>(
    savedAs: SAVED_AS,
  ): SetSchema_<ELEMENTS, WithProps<PROPS, { savedAs: SAVED_AS }>>
  keyDefault(
    value: ValueOrGetter<this['~input']>,
  ): SetSchema_<ELEMENTS, WithProps<PROPS, { keyDefault: unknown }>>
  putDefault(
    value: ValueOrGetter<this['~input']>,
  ): SetSchema_<ELEMENTS, WithProps<PROPS, { putDefault: unknown }>>
  updateDefault(
    value: ValueOrGetter<this['~update']>,
  ): SetSchema_<ELEMENTS, WithProps<PROPS, { updateDefault: unknown }>>
  default(value: ValueOrGetter<this['~input']>): SetSchema_<ELEMENTS, DefaultProps<PROPS>>
  keyLink<SCHEMA extends Schema>(
    link: (input: KeyLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): SetSchema_<ELEMENTS, WithProps<PROPS, { keyLink: unknown }>>
  putLink<SCHEMA extends Schema>(
    link: (input: PutLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): SetSchema_<ELEMENTS, WithProps<PROPS, { putLink: unknown }>>
  updateLink<SCHEMA extends Schema>(
    link: (input: UpdateLinkInput<SCHEMA>) => this['~update'] | undefined,
  ): SetSchema_<ELEMENTS, WithProps<PROPS, { updateLink: unknown }>>
  link<SCHEMA extends Schema>(
    link: (input: LinkInput<SCHEMA, PROPS>) => this['~input'] | undefined,
  ): SetSchema_<ELEMENTS, LinkProps<PROPS>>
  keyValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): SetSchema_<ELEMENTS, WithProps<PROPS, { keyValidator: Validator }>>
  putValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): SetSchema_<ELEMENTS, WithProps<PROPS, { putValidator: Validator }>>
  updateValidate(
    validator: Validator<this['~validUpdate'], this> | StandardValidator,
  ): SetSchema_<ELEMENTS, WithProps<PROPS, { updateValidator: Validator }>>
  validate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): SetSchema_<ELEMENTS, ValidatorProps<PROPS>>
  clone<const NEXT extends SetSchemaProps = {}>(props?: NEXT): SetSchema_<ELEMENTS, WithProps<PROPS, NEXT>>
  build<ACTION>(Action: new (schema: this) => ACTION): ACTION
}

/** The value of a set schema. */
export type ResolveSetSchema<SCHEMA extends SetSchema> = SCHEMA['~valid']

/**
 * Starts a set schema, required on put. DynamoDB stores no empty set.
 *
 * @param elements a string, number or binary schema
 */
export const set = <ELEMENTS extends SetElementSchema, const PROPS extends SetSchemaProps = {}>(
  elements: ELEMENTS,
  props?: PROPS,
): SetSchema_<ELEMENTS, GivenProps<PROPS>> => new SetSchema_(elements, props ?? ({} as GivenProps<PROPS>)) // PROPS is {}
