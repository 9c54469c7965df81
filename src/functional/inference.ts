import type { Members } from '../schema/attributes.js'
import type { ModelDefinition, SchemaDefinition } from './schemaDefinition.js'

/** The fields that `params.timestamps` adds: times in ISO 8601. */
export interface TimestampFields {
  createdAt: string
  updatedAt: string
}

/** The type of the elements of an array that may be missing. */
export type ArrayItem<ARRAY> = NonNullable<ARRAY> extends readonly (infer ELEMENT)[] ? ELEMENT : never

/** What the types are where a schema was declared without `as const`: nothing fits it. */
interface NotConst {
  readonly 'declare the schema `as const`': never
}

/** The names of a template's variables, without their formats. */
export type TemplateNames<TEMPLATE> = TEMPLATE extends `${string}\${${infer VARIABLE}}${infer REST}`
  ? (VARIABLE extends `${infer NAME}:${string}` ? NAME : VARIABLE) | TemplateNames<REST>
  : never

type Values = { readonly [name: string]: { readonly value: string } }

/** The names of the variables of all templates of `KEYS`. */
type NamesIn<KEYS> = KEYS extends Values ? TemplateNames<KEYS[keyof KEYS]['value']> : never

/** The value of an attribute, `'given'` to a write or `'stored'`: defaults inside of it are filled by then. */
export type ValueOf<DEFINITION, WHEN extends 'given' | 'stored' = 'stored'> = DEFINITION extends {
  readonly type: infer TYPE
}
  ? TYPE extends StringConstructor
    ? string
    : TYPE extends NumberConstructor
      ? number
      : TYPE extends BooleanConstructor
        ? boolean
        : TYPE extends DateConstructor
          ? Date
          : TYPE extends ArrayConstructor
            ? DEFINITION extends { readonly items: infer ELEMENT }
              ? ValueOf<ELEMENT, WHEN>[]
              : unknown[]
            : TYPE extends SetConstructor
              ? DEFINITION extends { readonly items: infer ELEMENT }
                ? Set<ValueOf<ELEMENT>>
                : never
              : DEFINITION extends { readonly schema: infer ATTRIBUTES }
                ? Shape<ATTRIBUTES, WHEN>
                : { [name: string]: unknown }
  : never

type NamesWith<ATTRIBUTES, PROPS> = {
  [NAME in keyof ATTRIBUTES]: ATTRIBUTES[NAME] extends PROPS ? NAME : never
}[keyof ATTRIBUTES]

interface IsRequired {
  readonly required: true
}
type IsFilled = { readonly default: {} | null } | { readonly generate: {} }
type IsStored = IsRequired | { readonly generate: {} }

/** The values of attributes; names and optionality are those of `MEMBERS`. A name of no attribute is a timestamp's. */
interface Objects<ATTRIBUTES, MEMBERS, WHEN extends 'given' | 'stored' = 'stored'> {
  readonly values: {
    [NAME in keyof MEMBERS]:
      | (NAME extends keyof ATTRIBUTES ? ValueOf<ATTRIBUTES[NAME], WHEN> : string)
      | MEMBERS[NAME]
  }
}

/** The names of nested attributes that have to be there. */
type Needed<ATTRIBUTES, WHEN> = WHEN extends 'given'
  ? Exclude<NamesWith<ATTRIBUTES, IsRequired>, NamesWith<ATTRIBUTES, IsFilled>>
  : NamesWith<ATTRIBUTES, IsRequired>

type Shape<ATTRIBUTES, WHEN extends 'given' | 'stored'> = Objects<
  ATTRIBUTES,
  Members<Needed<ATTRIBUTES, WHEN>, Exclude<keyof ATTRIBUTES, Needed<ATTRIBUTES, WHEN>>>,
  WHEN
>['values']

/** The model `NAME` of a schema. */
export type ModelOf<
  SCHEMA extends SchemaDefinition,
  NAME extends keyof SCHEMA['models'],
> = SCHEMA['models'][NAME]

/** The names of the variables of a model's primary key. */
export type KeyNames<MODEL extends ModelDefinition> = NamesIn<MODEL['key']>

type IndexNamesOf<MODEL> = MODEL extends { readonly index: infer KEYS } ? NamesIn<KEYS> : never

type IsConst<MODEL extends ModelDefinition> = string extends MODEL['key']['PK']['value'] ? false : true

type Stored<MODEL extends ModelDefinition, MORE extends string> = Objects<
  MODEL['attributes'],
  Members<
    KeyNames<MODEL> | NamesWith<MODEL['attributes'], IsStored> | MORE,
    Exclude<keyof MODEL['attributes'], KeyNames<MODEL> | NamesWith<MODEL['attributes'], IsStored> | MORE>
  >
>['values']

type Given<MODEL extends ModelDefinition, MORE extends string> = Objects<
  MODEL['attributes'],
  Members<
    Exclude<
      KeyNames<MODEL> | NamesWith<MODEL['attributes'], IsRequired>,
      NamesWith<MODEL['attributes'], IsFilled> | MORE
    >,
    | Exclude<keyof MODEL['attributes'], KeyNames<MODEL> | NamesWith<MODEL['attributes'], IsRequired>>
    | NamesWith<MODEL['attributes'], IsFilled>
    | MORE
  >,
  'given'
>['values']

/** Whether the schema keeps timestamps: their names, or none. */
type Timestamps<SCHEMA, NAMES extends string = keyof TimestampFields> = SCHEMA extends {
  readonly params: { readonly timestamps: true }
}
  ? NAMES
  : never

/** The items of a model, without what `params` of its schema add. */
export type InferModel<MODEL extends ModelDefinition> =
  IsConst<MODEL> extends true ? Stored<MODEL, never> : NotConst

/** What a put of a model takes: attributes that are generated, have a default or are not required can be left out. */
export type InferInput<MODEL extends ModelDefinition> =
  IsConst<MODEL> extends true ? Given<MODEL, never> : NotConst

/** What finds an item of a model: the attributes that its key is made of. */
export type InferKeyInput<MODEL extends ModelDefinition> =
  IsConst<MODEL> extends true
    ? Objects<MODEL['attributes'], Members<KeyNames<MODEL>, never>>['values']
    : NotConst

/** The items of the model `NAME`: what reads return. */
export type InferModelFromSchema<SCHEMA extends SchemaDefinition, NAME extends keyof SCHEMA['models']> =
  IsConst<ModelOf<SCHEMA, NAME>> extends true ? Stored<ModelOf<SCHEMA, NAME>, Timestamps<SCHEMA>> : NotConst

/** What a put of the model `NAME` takes. With timestamps, `createdAt` can be given to keep an earlier one. */
export type InferInputFromSchema<SCHEMA extends SchemaDefinition, NAME extends keyof SCHEMA['models']> =
  IsConst<ModelOf<SCHEMA, NAME>> extends true
    ? Given<ModelOf<SCHEMA, NAME>, Timestamps<SCHEMA, 'createdAt'>>
    : NotConst

/** The key of the model `NAME`, and stored values that index columns are computed of. */
export type InferUpdateKey<SCHEMA extends SchemaDefinition, NAME extends keyof SCHEMA['models']> =
  IsConst<ModelOf<SCHEMA, NAME>> extends true
    ? Objects<
        ModelOf<SCHEMA, NAME>['attributes'],
        Members<
          KeyNames<ModelOf<SCHEMA, NAME>>,
          Exclude<IndexNamesOf<ModelOf<SCHEMA, NAME>>, KeyNames<ModelOf<SCHEMA, NAME>>>
        >
      >['values']
    : NotConst

/** What an update sets: any attribute but those of the key. */
export type InferChanges<SCHEMA extends SchemaDefinition, NAME extends keyof SCHEMA['models']> = Objects<
  ModelOf<SCHEMA, NAME>['attributes'],
  Members<
    never,
    | Exclude<keyof ModelOf<SCHEMA, NAME>['attributes'], KeyNames<ModelOf<SCHEMA, NAME>>>
    | Timestamps<SCHEMA, 'updatedAt'>
  >,
  'given'
>['values']

/** The attributes that an update can remove. */
export type RemovableNames<MODEL extends ModelDefinition> = Exclude<
  keyof MODEL['attributes'],
  KeyNames<MODEL> | NamesWith<MODEL['attributes'], IsStored>
>

/** The attributes that an update adds to: numbers and sets. */
export type AddableNames<MODEL extends ModelDefinition> = Exclude<
  NamesWith<MODEL['attributes'], { readonly type: NumberConstructor | SetConstructor }>,
  KeyNames<MODEL>
>

/** The attributes that an update takes elements out of: sets. */
export type SetNames<MODEL extends ModelDefinition> = NamesWith<
  MODEL['attributes'],
  { readonly type: SetConstructor }
>

/** The key columns of a schema: those of its table and of its indexes. */
export type Columns<SCHEMA extends SchemaDefinition> =
  | SCHEMA['indexes'][keyof SCHEMA['indexes']]['hash']
  | Exclude<SCHEMA['indexes'][keyof SCHEMA['indexes']]['sort'], undefined>

/** The secondary indexes of a schema, by name. */
export type IndexNames<SCHEMA extends SchemaDefinition> = Exclude<keyof SCHEMA['indexes'] & string, 'primary'>
