import { getOwn } from '../internal/cloneValue.js'
import type { ContainerTypes, ElementProps, Reference, Removal } from './container.js'
import type { KeyLinkInput, LinkInput, PutLinkInput, UpdateLinkInput } from './link.js'
import type {
  DefaultProps,
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
import { checkAlternatives, refuse, SchemaBase, type SchemaModifiers } from './schemaBase.js'

// What a declaration of such a schema names.
export type { Validator } from './props.js'

/** What an anyOf schema remembers. */
export interface AnyOfSchemaProps extends SchemaProps {
  /** The attribute whose value tells which alternative a map is. */
  readonly discriminator?: string | undefined
}

/** What an `anyOf` can choose from: any schema without settings that only a named attribute can have. */
export type AnyOfElementSchema = Schema & { readonly props: ElementProps }

interface AnyOfTypes<ELEMENTS extends readonly Schema[], PROPS> extends ContainerTypes<PROPS> {
  readonly '~input': ELEMENTS[number]['~input']
  readonly '~inputKey': ELEMENTS[number]['~input']
  readonly '~inputUpdate': ELEMENTS[number]['~inputUpdate']
  readonly '~valid': ELEMENTS[number]['~valid']
  readonly '~validKey': ELEMENTS[number]['~valid']
  readonly '~validUpdate': ELEMENTS[number]['~validUpdate']
  readonly '~stored': ELEMENTS[number]['~stored']
  readonly '~storedKey': ELEMENTS[number]['~stored']
  readonly '~storedUpdate': ELEMENTS[number]['~storedUpdate']
  readonly '~decoded': ELEMENTS[number]['~decoded']
  readonly '~decodedPartial': ELEMENTS[number]['~decodedPartial']
  readonly '~formatted': ELEMENTS[number]['~formatted']
  readonly '~formattedPartial': ELEMENTS[number]['~formattedPartial']
  readonly '~update': ELEMENTS[number]['~update'] | Reference<ELEMENTS[number]['~valid']> | Removal<PROPS>
  readonly '~updateFilled':
    | ELEMENTS[number]['~updateFilled']
    | Reference<ELEMENTS[number]['~valid']>
    | Removal<PROPS>
  readonly '~replace': ELEMENTS[number]['~replace'] | Reference<ELEMENTS[number]['~valid']> | Removal<PROPS>
  readonly '~replaceFilled':
    | ELEMENTS[number]['~replaceFilled']
    | Reference<ELEMENTS[number]['~valid']>
    | Removal<PROPS>
}

/** The attributes that can tell the alternatives apart: closed strings, in one of them. */
type Discriminator<ELEMENT> = ELEMENT extends { readonly type: 'map'; readonly attributes: infer ATTRIBUTES }
  ? {
      [K in keyof ATTRIBUTES]: ATTRIBUTES[K] extends {
        readonly type: 'string'
        readonly props: { readonly enum: readonly string[] }
      }
        ? K
        : never
    }[keyof ATTRIBUTES]
  : ELEMENT extends { readonly type: 'anyOf'; readonly elements: infer NESTED extends readonly unknown[] }
    ? Discriminators<NESTED>
    : never

/** The names that are a {@link Discriminator} in every element: a parameter per element intersects them. */
type Discriminators<ELEMENTS extends readonly unknown[]> = ({
  [I in keyof ELEMENTS]: (name: Discriminator<ELEMENTS[I]>) => void
}[number] extends (name: infer NAME) => void
  ? NAME
  : never) &
  string

/** An attribute of one of several schemas. Light: without the chained methods, but for `match`. */
// Invariant, which costs nothing to check, so the defaults have to be `any`: `AnyOfSchema` alone is every such schema.
export class AnyOfSchema<
  in out ELEMENTS extends readonly Schema[] = any,
  in out PROPS extends AnyOfSchemaProps = any,
> extends SchemaBase {
  declare readonly type: 'anyOf'
  declare readonly props: PROPS
  readonly elements: ELEMENTS

  constructor(elements: ELEMENTS, props: PROPS) {
    super('anyOf', props)
    this.elements = elements
  }

  /**
   * The alternative that `discriminate` chooses for a value of the discriminator; `undefined` without one. Where
   * alternatives share a value, the last one wins.
   */
  match(value: string): Schema | undefined {
    const { discriminator } = this.props
    return discriminator === undefined ? undefined : alternativeOf(this, discriminator, value)
  }

  /** The name in the table of the attribute that tells the alternatives apart; the name in code where they disagree. */
  '~savedTag'(): string | undefined {
    const { discriminator } = this.props
    return discriminator && (savedDiscriminator(this, discriminator) ?? discriminator)
  }

  '~check'(path: string | undefined): void {
    const { discriminator } = this.props
    checkAlternatives(this, path, () => {
      if (
        discriminator !== undefined &&
        (typeof discriminator !== 'string' || savedDiscriminator(this, discriminator) === undefined)
      )
        refuse('anyOf.invalidDiscriminator', path, { discriminator })
    })
  }
}
export interface AnyOfSchema<in out ELEMENTS extends readonly Schema[], in out PROPS extends AnyOfSchemaProps>
  extends AnyOfTypes<ELEMENTS, PROPS> {
  readonly '~unlinked': AnyOfSchema<ELEMENTS, WithoutLinks<PROPS>>
}

/** An attribute of one of several schemas: the one its discriminator names, or the first that accepts it whole. */
export class AnyOfSchema_<
  in out ELEMENTS extends readonly Schema[] = any,
  in out PROPS extends AnyOfSchemaProps = any,
> extends AnyOfSchema<ELEMENTS, PROPS> {
  /**
   * Names the attribute that tells the alternatives apart: a required string with an enum in each of them. Errors
   * are then those of the alternative meant.
   */
  discriminate<const DISCRIMINATOR extends Discriminators<ELEMENTS>>(
    discriminator: DISCRIMINATOR,
  ): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { discriminator: DISCRIMINATOR }>> {
    return this.clone({ discriminator })
  }
}
export interface AnyOfSchema_<
  in out ELEMENTS extends readonly Schema[],
  in out PROPS extends AnyOfSchemaProps,
> extends SchemaModifiers {
  required<const REQUIRED extends SchemaRequiredProp = 'atLeastOnce'>(
    required?: REQUIRED,
  ): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { required: REQUIRED }>>
  optional(): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { required: 'never' }>>
  meta<const META extends SchemaMeta>(meta: META): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { meta: META }>>
  hidden<const HIDDEN extends boolean = true>(
    hidden?: HIDDEN,
  ): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { hidden: HIDDEN }>>
  key<const KEY extends boolean = true>(
    key?: KEY,
  ): KEY extends true
    ? AnyOfSchema_<ELEMENTS, KeyProps<PROPS>>
    : AnyOfSchema_<ELEMENTS, WithProps<PROPS, { key: KEY }>>
  savedAs<const SAVED_AS extends string | undefined>(
    savedAs: SAVED_AS,
  ): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { savedAs: SAVED_AS }>>
  keyDefault(
    value: ValueOrGetter<this['~input']>,
  ): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { keyDefault: unknown }>>
  putDefault(
    value: ValueOrGetter<this['~input']>,
  ): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { putDefault: unknown }>>
  updateDefault(
    value: ValueOrGetter<this['~update']>,
  ): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { updateDefault: unknown }>>
  default(value: ValueOrGetter<this['~input']>): AnyOfSchema_<ELEMENTS, DefaultProps<PROPS>>
  keyLink<SCHEMA extends Schema>(
    link: (input: KeyLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { keyLink: unknown }>>
  putLink<SCHEMA extends Schema>(
    link: (input: PutLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { putLink: unknown }>>
  updateLink<SCHEMA extends Schema>(
    link: (input: UpdateLinkInput<SCHEMA>) => this['~update'] | undefined,
  ): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { updateLink: unknown }>>
  link<SCHEMA extends Schema>(
    link: (input: LinkInput<SCHEMA, PROPS>) => this['~input'] | undefined,
  ): AnyOfSchema_<ELEMENTS, LinkProps<PROPS>>
  keyValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { keyValidator: Validator }>>
  putValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { putValidator: Validator }>>
  updateValidate(
    validator: Validator<this['~validUpdate'], this> | StandardValidator,
  ): AnyOfSchema_<ELEMENTS, WithProps<PROPS, { updateValidator: Validator }>>
  validate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): AnyOfSchema_<ELEMENTS, ValidatorProps<PROPS>>
  clone<const NEXT extends AnyOfSchemaProps = {}>(
    props?: NEXT,
  ): AnyOfSchema_<ELEMENTS, WithProps<PROPS, NEXT>>
  build<ACTION>(Action: new (schema: this) => ACTION): ACTION
}

/** The value of an anyOf schema. */
export type ResolveAnyOfSchema<SCHEMA extends AnyOfSchema> = SCHEMA['~valid']

/** Starts a schema of alternatives, required on put. */
export const anyOf = <ELEMENTS extends AnyOfElementSchema[]>(
  ...elements: ELEMENTS
): AnyOfSchema_<ELEMENTS, {}> => new AnyOfSchema_(elements, {})

const alternativeOf = (schema: Schema, discriminator: string, value: string): Schema | undefined =>
  schema['elements'].reduce(
    (found: Schema | undefined, element: Schema) =>
      (element.type === 'anyOf'
        ? alternativeOf(element, discriminator, value)
        : element['attributes']?.[discriminator]?.props?.enum?.includes(value) && element) || found,
    undefined,
  )

/**
 * The name in the table of an attribute that can tell the alternatives apart: a required string with an enum and no
 * transformer, saved under one name in all of them. `undefined` for any other attribute.
 */
const savedDiscriminator = ({ type, elements, attributes }: Schema, name: string): string | undefined => {
  if (type === 'anyOf') {
    const [saved, ...others] = new Set<string | undefined>(
      elements.map((element: Schema) => savedDiscriminator(element, name)),
    )
    return others.length ? undefined : saved
  }
  const { type: attributeType, props } =
    (attributes && (getOwn(attributes, name) as Schema | undefined)) ?? {}
  return attributeType === 'string' && props.enum && props.required !== 'never' && !props.transform
    ? (props.savedAs ?? name)
    : undefined
}
