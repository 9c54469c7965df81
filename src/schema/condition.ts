import type { MapAttributes } from './attributes.js'
import type { Schema } from './schema.js'

/** DynamoDB's names of the types of an attribute. */
export type AttributeType = 'S' | 'SS' | 'N' | 'NS' | 'B' | 'BS' | 'BOOL' | 'NULL' | 'L' | 'M'

/** Another attribute in place of a value. */
interface Operand<PATHS extends string> {
  readonly attr: PATHS
}

// Absent keys, so that a mistake is reported at its own operator and not at the condition as a whole.
interface NotLogical {
  readonly and?: never
  readonly or?: never
  readonly not?: never
  readonly value?: never
}

interface ExistsCondition<PATH extends string> extends NotLogical {
  readonly attr: PATH
  readonly size?: never
  /** `attribute_exists`, or `attribute_not_exists` for `false`. */
  readonly exists?: boolean
  /** `attribute_type`. */
  readonly type?: AttributeType
  /** `false`: values go as they are, not encoded. `true`: an object `{ attr: … }` is a value, not a path. */
  readonly transform?: boolean
}

interface Equality<VALUE, PATHS extends string> {
  readonly eq?: VALUE | Operand<PATHS>
  readonly ne?: VALUE | Operand<PATHS>
  /** Up to 100 values. */
  readonly in?: readonly (VALUE | Operand<PATHS>)[]
}

interface Range<VALUE, PATHS extends string> {
  readonly lt?: VALUE | Operand<PATHS>
  readonly lte?: VALUE | Operand<PATHS>
  readonly gt?: VALUE | Operand<PATHS>
  readonly gte?: VALUE | Operand<PATHS>
  /** Both bounds included. */
  readonly between?: readonly [VALUE | Operand<PATHS>, VALUE | Operand<PATHS>]
}

interface EqualityCondition<PATH extends string, VALUE, PATHS extends string>
  extends ExistsCondition<PATH>,
    Equality<VALUE, PATHS> {}

interface RangeCondition<PATH extends string, VALUE, RANGE, PATHS extends string>
  extends ExistsCondition<PATH>,
    Equality<VALUE, PATHS>,
    Range<RANGE, PATHS> {}

interface StringCondition<PATH extends string, VALUE, PATHS extends string>
  extends RangeCondition<PATH, VALUE, string, PATHS> {
  readonly beginsWith?: string | Operand<PATHS>
  readonly contains?: string | Operand<PATHS>
}

interface ContainsCondition<PATH extends string, VALUE, PATHS extends string> extends ExistsCondition<PATH> {
  readonly contains?: VALUE | Operand<PATHS>
}

interface AnyCondition<PATH extends string, VALUE, PATHS extends string>
  extends RangeCondition<PATH, VALUE, VALUE | string | number | bigint | Uint8Array, PATHS> {
  readonly beginsWith?: VALUE | string | Operand<PATHS>
  readonly contains?: VALUE | Operand<PATHS>
}

interface SizeCondition<PATH extends string, PATHS extends string>
  extends NotLogical,
    Equality<number, PATHS>,
    Range<number, PATHS> {
  /** Counts characters, bytes, or elements. */
  readonly size: PATH
  readonly attr?: never
}

interface LogicalOthers {
  readonly attr?: never
  readonly size?: never
  readonly value?: never
}

interface AndCondition<CONDITION> extends LogicalOthers {
  readonly and: readonly CONDITION[]
  readonly or?: never
  readonly not?: never
}
interface OrCondition<CONDITION> extends LogicalOthers {
  readonly or: readonly CONDITION[]
  readonly and?: never
  readonly not?: never
}
interface NotCondition<CONDITION> extends LogicalOthers {
  readonly not: CONDITION
  readonly and?: never
  readonly or?: never
}

type Primitive = string | number | bigint | boolean | null | Uint8Array

interface ValueOperators<VALUE> {
  readonly value: VALUE
  readonly eq?: VALUE
  readonly ne?: VALUE
  readonly in?: readonly VALUE[]
  readonly attr?: never
  readonly size?: never
  readonly and?: never
  readonly or?: never
  readonly not?: never
}

interface ValueRange<VALUE> extends ValueOperators<VALUE> {
  readonly lt?: VALUE
  readonly lte?: VALUE
  readonly gt?: VALUE
  readonly gte?: VALUE
  readonly between?: readonly [VALUE, VALUE]
  readonly type?: AttributeType
}

interface ValueString extends ValueRange<string> {
  readonly beginsWith?: string
  readonly contains?: string
}

/** Compares two values, without an attribute: for conditions that are made by programs. */
type FreeCondition =
  | ValueString
  | ValueRange<number | bigint>
  | ValueRange<Uint8Array>
  | ValueOperators<boolean | null>

/** The paths of the attribute `K` below `PATH`: by dot, and quoted. */
export type AppendKey<PATH extends string, K extends string> = PATH extends ''
  ? K extends `${string}${StringToEscape}${string}`
    ? `['${K}']`
    : K | `['${K}']`
  : K extends `${string}${StringToEscape}${string}`
    ? `${PATH}['${K}']`
    : `${PATH}.${K}` | `${PATH}['${K}']`

/** What a name must not hold to stand in a path without quotes. */
export type StringToEscape = '[' | ']' | '.'

/** The path that nested paths go on from: one form, or their number would double at every level. */
type Prefix<PATH extends string, K extends string> = K extends `${string}${StringToEscape}${string}`
  ? `${PATH}['${K}']`
  : PATH extends ''
    ? K
    : `${PATH}.${K}`

/** One less. Conditions go 18 levels deep; below, any path and value is accepted. */
type Less<DEPTH extends number> = [never, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17][DEPTH]

type Below<PATH extends string> = PATH | `${PATH}.${string}` | `${PATH}[${string}`

/** The conditions on one schema, by its type: `PATH` is where it stands, `PREFIX` where what is nested in it does. */
interface ConditionsByType<
  S extends Schema,
  PATH extends string,
  PREFIX extends string,
  PATHS extends string,
  DEPTH extends number,
> {
  readonly [type: string]: unknown
  readonly any: AnyCondition<Below<PATH>, S['~valid'], PATHS> | SizeCondition<Below<PATH>, PATHS>
  readonly null: ExistsCondition<PATH>
  readonly boolean: EqualityCondition<PATH, S['~valid'], PATHS>
  readonly number: RangeCondition<PATH, S['~valid'], number | bigint, PATHS>
  readonly string: StringCondition<PATH, S['~valid'], PATHS> | SizeCondition<PATH, PATHS>
  readonly binary: RangeCondition<PATH, S['~valid'], Uint8Array, PATHS> | SizeCondition<PATH, PATHS>
  readonly set: ContainsCondition<PATH, S['elements']['~valid'], PATHS> | SizeCondition<PATH, PATHS>
  readonly list:
    | ContainsCondition<PATH, S['elements']['~valid'] & Primitive, PATHS>
    | SizeCondition<PATH, PATHS>
    | Nested<S['elements'], `${PREFIX}[${number}]`, `${PREFIX}[${number}]`, PATHS, DEPTH>
  readonly tuple:
    | ContainsCondition<PATH, S['elements'][number]['~valid'] & Primitive, PATHS>
    | SizeCondition<PATH, PATHS>
    | {
        [I in keyof S['elements'] & `${number}`]: Nested<
          S['elements'][I],
          `${PREFIX}[${I}]`,
          `${PREFIX}[${I}]`,
          PATHS,
          DEPTH
        >
      }[keyof S['elements'] & `${number}`]
  readonly record:
    | ExistsCondition<PATH>
    | SizeCondition<PATH, PATHS>
    | Nested<
        S['elements'],
        AppendKey<PREFIX, S['keys']['~valid']>,
        Prefix<PREFIX, S['keys']['~valid']>,
        PATHS,
        DEPTH
      >
  readonly map:
    | ExistsCondition<PATH>
    | SizeCondition<PATH, PATHS>
    | AttributeConditions<S['attributes'], PREFIX, PATHS, DEPTH>
  readonly item: AttributeConditions<S['attributes'], PREFIX, PATHS, DEPTH>
  readonly anyOf: ExistsCondition<PATH> | ElementConditions<S['elements'][number], PATH, PREFIX, PATHS, DEPTH>
}

type ElementConditions<
  S extends Schema,
  PATH extends string,
  PREFIX extends string,
  PATHS extends string,
  DEPTH extends number,
> = S extends Schema ? Nested<S, PATH, PREFIX, PATHS, DEPTH> : never

type Nested<
  S extends Schema,
  PATH extends string,
  PREFIX extends string,
  PATHS extends string,
  DEPTH extends number,
> = DEPTH extends 0
  ? AnyCondition<Below<PATH>, unknown, string> | SizeCondition<Below<PATH>, string>
  : ConditionsByType<S, PATH, PREFIX, PATHS, Less<DEPTH>>[S['type']]

/** One flat interface a path: a third of what a generic, checked path costs, and errors land on the operator. */
type AttributeConditions<
  A extends MapAttributes,
  PREFIX extends string,
  PATHS extends string,
  DEPTH extends number,
> = {
  [K in keyof A & string]: Nested<A[K], AppendKey<PREFIX, K>, Prefix<PREFIX, K>, PATHS, DEPTH>
}[keyof A & string]

type AttributeConditionsOf<S extends Schema> = AttributeConditions<S['attributes'], '', string, 18>

/** A condition on an item: on one attribute, on two values, or several conditions combined. */
export type SchemaCondition<S extends Schema = Schema> = Schema extends S
  ? AnySchemaCondition
  : unknown extends S['attributes']
    ? AnySchemaCondition
    : ItemCondition<AttributeConditionsOf<S>>

type ItemCondition<ATTRIBUTE> =
  | ATTRIBUTE
  | FreeCondition
  | AndCondition<ItemCondition<ATTRIBUTE>>
  | OrCondition<ItemCondition<ATTRIBUTE>>
  | NotCondition<ItemCondition<ATTRIBUTE>>

/** A condition where no schema says what there is. */
export type AnySchemaCondition = ItemCondition<
  AnyCondition<string, unknown, string> | SizeCondition<string, string>
>

/** The paths of everything in an item, as conditions and projections take them. */
export type ItemSchemaPaths<S extends Schema = Schema> = Schema extends S
  ? string
  : unknown extends S['attributes']
    ? string
    : AttributePath<AttributeConditionsOf<S>>

type AttributePath<CONDITION> = CONDITION extends { readonly attr: infer PATH extends string } ? PATH : never

/** The paths of everything in a schema that is no item: they begin with a dot or a bracket, and follow `PREFIX`. */
export type SchemaPaths<S extends Schema = Schema, PREFIX extends string = ''> = Schema extends S
  ? string
  : `${PREFIX}${RelativePath<AttributePath<ConditionsByType<S, '$', '$', string, 18>[S['type']]>>}`

type RelativePath<PATH extends string> = PATH extends `$${infer RELATIVE}`
  ? RELATIVE extends ''
    ? never
    : RELATIVE
  : never

/** The paths of everything in a schema: an item's begin with a name, those of others with a dot or a bracket. */
export type Paths<S extends Schema = Schema> = S['type'] extends 'item' ? ItemSchemaPaths<S> : SchemaPaths<S>
