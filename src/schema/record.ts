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
import type { REMOVE, SET, Unextended } from './updateExtensions.js'

// What a declaration of such a schema names.
export type { Validator } from './props.js'

/** What a record schema remembers. */
export interface RecordSchemaProps extends SchemaProps {
  /** Lets entries of an enum's keys be missing. */
  readonly partial?: boolean | undefined
}

/** What the keys of a record can be: strings, without settings that only a named attribute can have. */
export type RecordKeySchema = Schema & {
  readonly type: 'string'
  readonly props: ElementProps & { readonly key?: false | undefined }
}

/** What a record can hold: any schema without settings that only a named attribute can have. */
export type RecordElementSchema = Schema & {
  readonly props: ElementProps & { readonly key?: false | undefined }
}

type Entries<KEY extends PropertyKey, VALUE, PROPS> = PROPS extends { readonly partial: true }
  ? { [K in KEY]?: VALUE | undefined }
  : { [K in KEY]: VALUE }

interface RecordTypes<KEYS extends Schema, ELEMENTS extends Schema, PROPS> extends ContainerTypes<PROPS> {
  readonly '~input': Entries<KEYS['~input'], ELEMENTS['~input'], PROPS>
  readonly '~inputKey': Entries<KEYS['~input'], ELEMENTS['~input'], PROPS>
  readonly '~inputUpdate': { [K in KEYS['~input']]?: ELEMENTS['~inputUpdate'] | undefined }
  readonly '~valid': Entries<KEYS['~valid'], ELEMENTS['~valid'], PROPS>
  readonly '~validKey': Entries<KEYS['~valid'], ELEMENTS['~valid'], PROPS>
  readonly '~validUpdate': { [K in KEYS['~valid']]?: ELEMENTS['~validUpdate'] | undefined }
  readonly '~stored': Entries<KEYS['~stored'], ELEMENTS['~stored'], PROPS>
  readonly '~storedKey': Entries<KEYS['~stored'], ELEMENTS['~stored'], PROPS>
  readonly '~storedUpdate': { [K in KEYS['~stored']]?: ELEMENTS['~storedUpdate'] | undefined }
  readonly '~decoded': Entries<KEYS['~decoded'], ELEMENTS['~decoded'], PROPS>
  readonly '~decodedPartial': { [K in KEYS['~decoded']]?: ELEMENTS['~decodedPartial'] | undefined }
  readonly '~formatted': Entries<KEYS['~formatted'], ELEMENTS['~formatted'], PROPS>
  readonly '~formattedPartial': { [K in KEYS['~formatted']]?: ELEMENTS['~formattedPartial'] | undefined }
  readonly '~update': RecordUpdate<KEYS['~valid'], ELEMENTS['~update'], this['~valid'], PROPS>
  readonly '~updateFilled': RecordUpdate<KEYS['~valid'], ELEMENTS['~updateFilled'], this['~valid'], PROPS>
  readonly '~replace': Unextended<this['~valid']> | Reference<this['~valid']> | Removal<PROPS>
  readonly '~replaceFilled': this['~valid'] | Reference<this['~valid']> | Removal<PROPS>
}

/** By key, or as a whole through `$set`. */
type RecordUpdate<KEY extends PropertyKey, ELEMENT, VALUE, PROPS> =
  | Unextended<{ readonly [K in KEY]?: ELEMENT | REMOVE | undefined }>
  | SET<VALUE>
  | Reference<VALUE>
  | Removal<PROPS>

/** A DynamoDB `M` attribute whose keys are data: its values are all of one schema. Light: without chained methods. */
// Invariant, which costs nothing to check, so the defaults have to be `any`: `RecordSchema` alone is every such schema.
export class RecordSchema<
  in out KEYS extends Schema = any,
  in out ELEMENTS extends Schema = any,
  in out PROPS extends RecordSchemaProps = any,
> extends SchemaBase {
  declare readonly type: 'record'
  declare readonly props: PROPS
  readonly keys: KEYS
  readonly elements: ELEMENTS

  constructor(keys: KEYS, elements: ELEMENTS, props: PROPS) {
    super('record', props)
    this.keys = keys
    this.elements = elements
  }

  '~check'(path: string | undefined): void {
    const { keys, elements } = this
    if (keys?.type !== 'string') refuse('record.invalidKeys', path)
    checkParts(this, path, [
      [keys, ' (KEY)', 'Keys'],
      [elements, '[string]'],
    ])
  }
}
export interface RecordSchema<
  in out KEYS extends Schema,
  in out ELEMENTS extends Schema,
  in out PROPS extends RecordSchemaProps,
> extends RecordTypes<KEYS, ELEMENTS, PROPS> {
  readonly '~unlinked': RecordSchema<KEYS, ELEMENTS, WithoutLinks<PROPS>>
}

/** A DynamoDB `M` attribute whose keys are data: its values are all of one schema. */
export class RecordSchema_<
  in out KEYS extends Schema = any,
  in out ELEMENTS extends Schema = any,
  in out PROPS extends RecordSchemaProps = any,
> extends RecordSchema<KEYS, ELEMENTS, PROPS> {
  /** Lets entries of an enum's keys be missing. */
  partial<const PARTIAL extends boolean = true>(
    partial: PARTIAL = true as PARTIAL, // `true` is the default of the type parameter
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { partial: PARTIAL }>> {
    return this.clone({ partial })
  }
}
export interface RecordSchema_<
  in out KEYS extends Schema,
  in out ELEMENTS extends Schema,
  in out PROPS extends RecordSchemaProps,
> extends SchemaModifiers {
  required<const REQUIRED extends SchemaRequiredProp = 'atLeastOnce'>(
    required?: REQUIRED,
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { required: REQUIRED }>>
  optional(): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { required: 'never' }>>
  meta<const META extends SchemaMeta>(
    meta: META,
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { meta: META }>>
  hidden<const HIDDEN extends boolean = true>(
    hidden?: HIDDEN,
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { hidden: HIDDEN }>>
  key<const KEY extends boolean = true>(
    key?: KEY,
  ): KEY extends true
    ? RecordSchema_<KEYS, ELEMENTS, KeyProps<PROPS>>
    : RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { key: KEY }>>
  savedAs<const SAVED_AS extends string | undefined>(
    savedAs: SAVED_AS,
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { savedAs: SAVED_AS }>>
  keyDefault(
    value: ValueOrGetter<this['~input']>,
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { keyDefault: unknown }>>
  putDefault(
    value: ValueOrGetter<this['~input']>,
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { putDefault: unknown }>>
  updateDefault(
    value: ValueOrGetter<this['~update']>,
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { updateDefault: unknown }>>
  default(value: ValueOrGetter<this['~input']>): RecordSchema_<KEYS, ELEMENTS, DefaultProps<PROPS>>
  keyLink<SCHEMA extends Schema>(
    link: (input: KeyLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { keyLink: unknown }>>
  putLink<SCHEMA extends Schema>(
    link: (input: PutLinkInput<SCHEMA>) => this['~input'] | undefined,
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { putLink: unknown }>>
  updateLink<SCHEMA extends Schema>(
    link: (input: UpdateLinkInput<SCHEMA>) => this['~update'] | undefined,
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { updateLink: unknown }>>
  link<SCHEMA extends Schema>(
    link: (input: LinkInput<SCHEMA, PROPS>) => this['~input'] | undefined,
  ): RecordSchema_<KEYS, ELEMENTS, LinkProps<PROPS>>
  keyValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { keyValidator: Validator }>>
  putValidate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { putValidator: Validator }>>
  updateValidate(
    validator: Validator<this['~validUpdate'], this> | StandardValidator,
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, { updateValidator: Validator }>>
  validate(
    validator: Validator<this['~valid'], this> | StandardValidator,
  ): RecordSchema_<KEYS, ELEMENTS, ValidatorProps<PROPS>>
  clone<const NEXT extends RecordSchemaProps = {}>(
    props?: NEXT,
  ): RecordSchema_<KEYS, ELEMENTS, WithProps<PROPS, NEXT>>
  build<ACTION>(Action: new (schema: this) => ACTION): ACTION
}

/** The value of a record schema. */
export type ResolveRecordSchema<SCHEMA extends RecordSchema> = SCHEMA['~valid']

/**
 * Starts a record schema, required on put. With an enum of keys, every key must be there unless `partial`.
 *
 * @param keys a string schema; its transformer encodes the keys
 */
export const record = <
  KEYS extends RecordKeySchema,
  ELEMENTS extends RecordElementSchema,
  const PROPS extends RecordSchemaProps = {},
>(
  keys: KEYS,
  elements: ELEMENTS,
  props?: PROPS,
): RecordSchema_<KEYS, ELEMENTS, GivenProps<PROPS>> =>
  new RecordSchema_(keys, elements, props ?? ({} as GivenProps<PROPS>)) // PROPS is {}
