import type { ContainerTypes, Reference, Removal } from './container.js'
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
import { checkAlternatives, SchemaBase, type SchemaModifiers } from './schemaBase.js'
import type { SET, Unextended } from './updateExtensions.js'

// What a declaration of such a schema names.
export type { Validator } from './props.js'

/** What a tuple schema remembers. */
export interface TupleSchemaProps extends SchemaProps {}

/** What a tuple can hold: any schema but optional, hidden or renamed ones. */
export type TupleElementSchema = Schema & {
  readonly props: {
    readonly required?: 'atLeastOnce' | undefined
    readonly hidden?: false | undefined
    readonly savedAs?: undefined
    // Other settings are free. Without this, TypeScript refuses props that have none of the above.
    readonly [prop: string]: unknown
  }
}

/** Positions with a default or a link can be left out. */
type TupleInput<ELEMENTS extends readonly Schema[]> = {
  -readonly [I in keyof ELEMENTS]:
    | ELEMENTS[I]['~input']
    | ('putOptional' extends ELEMENTS[I]['~tags'] ? undefined : never)
}

interface TupleTypes<ELEMENTS extends readonly Schema[], PROPS> extends ContainerTypes<PROPS> {
  readonly '~input': TupleInput<ELEMENTS>
  readonly '~inputKey': TupleInput<ELEMENTS>
  readonly '~inputUpdate': { -readonly [I in keyof ELEMENTS]: ELEMENTS[I]['~inputUpdate'] | undefined }
  readonly '~valid': { -readonly [I in keyof ELEMENTS]: ELEMENTS[I]['~valid'] }
  readonly '~validKey': { -readonly [I in keyof ELEMENTS]: ELEMENTS[I]['~valid'] }
  readonly '~validUpdate': { -readonly [I in keyof ELEMENTS]: ELEMENTS[I]['~validUpdate'] | undefined }
  readonly '~stored': { -readonly [I in keyof ELEMENTS]: ELEMENTS[I]['~stored'] }
  readonly '~storedKey': { -readonly [I in keyof ELEMENTS]: ELEMENTS[I]['~stored'] }
  readonly '~storedUpdate': { -readonly [I in keyof ELEMENTS]: ELEMENTS[I]['~storedUpdate'] | undefined }
  readonly '~decoded': { -readonly [I in keyof ELEMENTS]: ELEMENTS[I]['~decoded'] }
  readonly '~decodedPartial': { -readonly [I in keyof ELEMENTS]: ELEMENTS[I]['~decodedPartial'] | undefined }
  readonly '~formatted': { -readonly [I in keyof ELEMENTS]: ELEMENTS[I]['~formatted'] }
  readonly '~formattedPartial': {
    -readonly [I in keyof ELEMENTS]: ELEMENTS[I]['~formattedPartial'] | undefined
  }
  readonly '~update':
    | TupleUpdate<{ readonly [I in keyof ELEMENTS]?: ELEMENTS[I]['~update'] | undefined }>
    | TupleExtension<this['~valid'], PROPS>
  readonly '~updateFilled':
    | TupleUpdate<{ readonly [I in keyof ELEMENTS]?: ELEMENTS[I]['~updateFilled'] | undefined }>
    | TupleExtension<this['~valid'], PROPS>
  readonly '~replace': this['~valid'] | Reference<this['~valid']> | Removal<PROPS>
  readonly '~replaceFilled': this['~valid'] | Reference<this['~valid']> | Removal<PROPS>
}

/** By position: an array that may end early, or an object of indexes. */
type TupleUpdate<PARTIAL> = Unextended<
  | PARTIAL
  | {
      readonly [I in keyof PARTIAL as I extends `${infer INDEX extends number}` ? INDEX : never]?: PARTIAL[I]
    }
>

type TupleExtension<VALUE, PROPS> = SET<VALUE> | Reference<VALUE> | Removal<PROPS>

/** A DynamoDB `L` attribute of a fixed length, with a schema per position. Light: without the chained methods. */
// Invariant, which costs nothing to check, so the defaults have to be `any`: `TupleSchema` alone is every such schema.
export class TupleSchema<
  in out ELEMENTS extends readonly Schema[] = any,
  in out PROPS extends TupleSchemaProps = any,
> extends SchemaBase {
  declare readonly type: 'tuple'
  declare readonly props: PROPS
  readonly elements: ELEMENTS

  constructor(elements: ELEMENTS, props: PROPS) {
    super('tuple', props)
    this.elements = elements
  }

  '~check'(path: string | undefined): void {
    checkAlternatives(this, path)
  }
}
export interface TupleSchema<in out ELEMENTS extends readonly Schema[], in out PROPS extends TupleSchemaProps>
  extends TupleTypes<ELEMENTS, PROPS> {
  readonly '~unlinked': TupleSchema<ELEMENTS, WithoutLinks<PROPS>>
}

/** A DynamoDB `L` attribute of a fixed length, with a schema per position. */
export class TupleSchema_<
  in out ELEMENTS extends readonly Schema[] = any,
  in out PROPS extends TupleSchemaProps = any,
> extends TupleSchema<ELEMENTS, PROPS> {}
export interface TupleSchema_<
  in out ELEMENTS extends readonly Schema[],
  in out PROPS extends TupleSchemaProps,
> extends SchemaModifiers {
  required<const REQUIRED extends SchemaRequiredProp = 'atLeastOnce'>(
    required?: REQUIRED,
  ): TupleSchema_<ELEMENTS, WithProps<PROPS, { required: REQUIRED }>>
  optional(): TupleSchema_<ELEMENTS, WithProps<PROPS, { required: 'never' }>>
  meta<const META extends SchemaMeta>(meta: META): TupleSchema_<ELEMENTS, WithProps<PROPS, { meta: META }>>
  hidden<const HIDDEN extends boolean = true>(
    hidden?: HIDDEN,
  ): TupleSchema_<ELEMENTS, WithProps<PROPS, { hidden: HIDDEN }>>
  key<const KEY extends boolean = true>(
    key?: KEY,
  ): KEY extends true
    ? TupleSchema_<ELEMENTS, KeyProps<PROPS>>
    : TupleSchema_<ELEMENTS, WithProps<PROPS, { key: KEY }>>
  savedAs<const SAVED_AS extends string | undefined>(
    savedAs: SAVED_AS,
  ): TupleSchema_<ELEMENTS, WithProps<PROPS, { savedAs: SAVED_AS }>>
  keyDefault(
    value: ValueOrGetter<this['~input']>,
  ): TupleSchema_<ELEMENTS, WithProps<PROPS, { keyDefault: unknown }>>
  putDefault(
    value: ValueOrGetter<this['~input']>,
  ): TupleSchema_<ELEMENTS, WithProps<PROPS, { putDefault: unknown }>>
  updateDefault(
    value: ValueOrGetter<this['~update']>,
  ): TupleSchema_<ELEMENTS, WithProps<PROPS, { updateDefault: unknown }>>
  default(value: ValueOrGetter<this['~input']>): TupleSchema_<ELEMENTS, DefaultProps<PROPS>>
  keyLink<SCHEMA extends Schema>(
    link: (input: KeyLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): TupleSchema_<ELEMENTS, WithProps<PROPS, { keyLink: unknown }>>
  putLink<SCHEMA extends Schema>(
    link: (input: PutLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): TupleSchema_<ELEMENTS, WithProps<PROPS, { putLink: unknown }>>
  updateLink<SCHEMA extends Schema>(
    link: (input: UpdateLinkInput<SCHEMA>) => this['~update'] | undefined,
  ): TupleSchema_<ELEMENTS, WithProps<PROPS, { updateLink: unknown }>>
  link<SCHEMA extends Schema>(
    link: (input: LinkInput<SCHEMA, PROPS>) => this['~input'] | undefined,
  ): TupleSchema_<ELEMENTS, LinkProps<PROPS>>
  keyValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): TupleSchema_<ELEMENTS, WithProps<PROPS, { keyValidator: Validator }>>
  putValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): TupleSchema_<ELEMENTS, WithProps<PROPS, { putValidator: Validator }>>
  updateValidate(
    validator: Validator<this['~validUpdate'], this> | StandardValidator,
  ): TupleSchema_<ELEMENTS, WithProps<PROPS, { updateValidator: Validator }>>
  validate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): TupleSchema_<ELEMENTS, ValidatorProps<PROPS>>
  clone<const NEXT extends TupleSchemaProps = {}>(
    props?: NEXT,
  ): TupleSchema_<ELEMENTS, WithProps<PROPS, NEXT>>
  build<ACTION>(Action: new (schema: this) => ACTION): ACTION
}

/** The value of a tuple schema. */
export type ResolveTupleSchema<SCHEMA extends TupleSchema> = SCHEMA['~valid']

/** Starts a tuple schema, required on put: `tuple(number(), number())` is a list of exactly two numbers. */
export const tuple = <ELEMENTS extends TupleElementSchema[]>(
  ...elements: ELEMENTS
): TupleSchema_<ELEMENTS, {}> => new TupleSchema_(elements, {})
