import type { Entity } from '../entity/entity.js'
import type { AnySchema } from '../schema/any.js'
import type { BooleanSchema } from '../schema/boolean.js'
import type { ListSchema } from '../schema/list.js'
import type { MapSchema } from '../schema/map.js'
import type { NumberSchema } from '../schema/number.js'
import type { SetSchema } from '../schema/set.js'
import type { StringSchema } from '../schema/string.js'
import type { Table } from '../table/table.js'
import type { Transformer } from '../transformers/transformer.js'
import type { KeyNames, ModelOf, ValueOf } from './inference.js'
import type { SchemaDefinition } from './schemaDefinition.js'

/** The settings of an attribute's schema. */
interface Props<REQUIRED> {
  readonly required: REQUIRED
}
interface KeyProps {
  readonly required: 'always'
  readonly key: true
}
interface FilledProps<REQUIRED> extends Props<REQUIRED> {
  readonly putDefault: unknown
}
interface DateProps {
  readonly castAs: Date
  readonly transform: Transformer<Date, Date, string>
}

type PropsOf<DEFINITION, IS_KEY> = IS_KEY extends true
  ? KeyProps
  : DEFINITION extends { readonly generate: {} }
    ? FilledProps<'atLeastOnce'>
    : DEFINITION extends { readonly required: true }
      ? DEFINITION extends { readonly default: {} | null }
        ? FilledProps<'atLeastOnce'>
        : Props<'atLeastOnce'>
      : Props<'never'>

type SchemaOf<DEFINITION, PROPS extends object> = DEFINITION extends { readonly type: infer TYPE }
  ? TYPE extends StringConstructor
    ? StringSchema<PROPS>
    : TYPE extends NumberConstructor
      ? NumberSchema<PROPS>
      : TYPE extends BooleanConstructor
        ? BooleanSchema<PROPS>
        : TYPE extends DateConstructor
          ? AnySchema<PROPS & DateProps>
          : TYPE extends SetConstructor
            ? DEFINITION extends { readonly items: infer ELEMENT }
              ? SetSchema<SchemaOf<ELEMENT, {}> & {}, PROPS>
              : never
            : DEFINITION extends { readonly items: infer ELEMENT }
              ? ListSchema<SchemaOf<ELEMENT, {}> & {}, PROPS>
              : DEFINITION extends { readonly schema: infer ATTRIBUTES }
                ? MapSchema<Attributes<ATTRIBUTES, never>, PROPS>
                : AnySchema<PROPS & { readonly castAs: ValueOf<DEFINITION> }>
  : never

type Attributes<ATTRIBUTES, KEYS> = {
  [NAME in keyof ATTRIBUTES & string]: SchemaOf<
    ATTRIBUTES[NAME],
    PropsOf<ATTRIBUTES[NAME], NAME extends KEYS ? true : false>
  >
}

interface StringKey<NAME> {
  readonly name: NAME
  readonly type: 'string'
}

type IndexesOf<INDEXES> = {
  [NAME in Exclude<keyof INDEXES, 'primary'> & string]: INDEXES[NAME] extends {
    readonly hash: infer HASH extends string
  }
    ? {
        readonly type: 'global'
        readonly partitionKey: StringKey<HASH>
        readonly sortKey: INDEXES[NAME] extends { readonly sort: infer SORT extends string }
          ? StringKey<SORT>
          : undefined
      }
    : never
}

/** The stator table that a schema object describes. */
export type SchemaTable<SCHEMA extends SchemaDefinition> = Table<
  StringKey<SCHEMA['indexes']['primary']['hash']>,
  SCHEMA['indexes']['primary'] extends { readonly sort: infer SORT extends string } ? StringKey<SORT> : never,
  IndexesOf<SCHEMA['indexes']>,
  '_type'
>

/** The stator entity that a model is. Its puts need the whole key: generated parts of it are a service of `put`. */
export type ModelEntity<
  SCHEMA extends SchemaDefinition,
  NAME extends keyof SCHEMA['models'] & string,
> = Entity<
  NAME,
  SchemaTable<SCHEMA>,
  Attributes<ModelOf<SCHEMA, NAME>['attributes'], KeyNames<ModelOf<SCHEMA, NAME>>>,
  { readonly name: '_type'; readonly hidden: true },
  SCHEMA extends { readonly params: { readonly timestamps: true } }
    ? {
        readonly created: { readonly name: 'createdAt'; readonly savedAs: 'createdAt' }
        readonly modified: { readonly name: 'updatedAt'; readonly savedAs: 'updatedAt' }
      }
    : false
>
