import type { MapAttributes } from './attributes.js'
import type { Schema } from './schema.js'

/** DynamoDB's names of the types of an attribute. */
export type AttributeType = 'S' | 'SS' | 'N' | 'NS' | 'B' | 'BS' | 'BOOL' | 'NULL' | 'L' | 'M'

/** Another attribute in place of a value. */
interface Operand {
  readonly attr: string
}

// What a path or a value decides is in no base: resolving the members of a generic base costs every path of every
// entity some thirty instantiations. That is why `VALUE` includes operands, too.

interface AttributeOperators {
  // Absent, so that a mistake is reported at its own operator and not at the condition as a whole.
  readonly size?: never
  readonly value?: never
  readonly and?: never
  readonly or?: never
  readonly not?: never
  /** `attribute_exists`, or `attribute_not_exists` for `false`. */
  readonly exists?: boolean
  /** `attribute_type`. */
  readonly type?: AttributeType
  /** `false`: values go as they are, not encoded. `true`: an object `{ attr: … }` is a value, not a path. */
  readonly transform?: boolean
}

// Operators that a type has not are absent, too: what is inferred for the options of a command may have any others.

interface NoText extends AttributeOperators {
  readonly beginsWith?: never
  readonly contains?: never
}

interface NoRange extends NoText {
  readonly lt?: never
  readonly lte?: never
  readonly gt?: never
  readonly gte?: never
  readonly between?: never
}

interface ExistsCondition<PATH extends string> extends NoRange {
  readonly attr: PATH
  readonly eq?: never
  readonly ne?: never
  readonly in?: never
}

interface EqualityCondition<PATH extends string, VALUE> extends NoRange {
  readonly attr: PATH
  readonly eq?: VALUE
  readonly ne?: VALUE
  /** Up to 100 values. */
  readonly in?: readonly VALUE[]
}

interface NumberCondition<PATH extends string, VALUE> extends NoText {
  readonly attr: PATH
  readonly eq?: VALUE
  readonly ne?: VALUE
  /** Up to 100 values. */
  readonly in?: readonly VALUE[]
  readonly lt?: NumberOperand
  readonly lte?: NumberOperand
  readonly gt?: NumberOperand
  readonly gte?: NumberOperand
  /** Both bounds included. */
  readonly between?: readonly [NumberOperand, NumberOperand]
}

interface BinaryCondition<PATH extends string, VALUE> extends NoText {
  readonly attr: PATH
  readonly eq?: VALUE
  readonly ne?: VALUE
  /** Up to 100 values. */
  readonly in?: readonly VALUE[]
  readonly lt?: BinaryOperand
  readonly lte?: BinaryOperand
  readonly gt?: BinaryOperand
  readonly gte?: BinaryOperand
  /** Both bounds included. */
  readonly between?: readonly [BinaryOperand, BinaryOperand]
}

interface StringCondition<PATH extends string, VALUE> extends AttributeOperators {
  readonly attr: PATH
  readonly eq?: VALUE
  readonly ne?: VALUE
  /** Up to 100 values. */
  readonly in?: readonly VALUE[]
  readonly lt?: StringOperand
  readonly lte?: StringOperand
  readonly gt?: StringOperand
  readonly gte?: StringOperand
  /** Both bounds included. */
  readonly between?: readonly [StringOperand, StringOperand]
  readonly beginsWith?: StringOperand
  readonly contains?: StringOperand
}

interface AnyCondition<PATH extends string, VALUE> extends AttributeOperators {
  readonly attr: PATH
  readonly eq?: VALUE
  readonly ne?: VALUE
  /** Up to 100 values. */
  readonly in?: readonly VALUE[]
  readonly lt?: VALUE | AnyOperand
  readonly lte?: VALUE | AnyOperand
  readonly gt?: VALUE | AnyOperand
  readonly gte?: VALUE | AnyOperand
  /** Both bounds included. */
  readonly between?: readonly [VALUE | AnyOperand, VALUE | AnyOperand]
  readonly beginsWith?: VALUE | StringOperand
  readonly contains?: VALUE
}

interface ContainsCondition<PATH extends string, VALUE> extends AttributeOperators {
  readonly attr: PATH
  readonly eq?: never
  readonly ne?: never
  readonly in?: never
  readonly lt?: never
  readonly lte?: never
  readonly gt?: never
  readonly gte?: never
  readonly between?: never
  readonly beginsWith?: never
  readonly contains?: VALUE
}

type StringOperand = string | Operand
type NumberOperand = number | bigint | Operand
type BinaryOperand = Uint8Array | Operand
type AnyOperand = StringOperand | NumberOperand | BinaryOperand
type SizeOperand = number | Operand

interface SizeCondition<PATH extends string> {
  /** Counts characters, bytes, or elements. */
  readonly size: PATH
  readonly attr?: never
  readonly value?: never
  readonly and?: never
  readonly or?: never
  readonly not?: never
  readonly exists?: never
  readonly type?: never
  readonly beginsWith?: never
  readonly contains?: never
  readonly eq?: SizeOperand
  readonly ne?: SizeOperand
  /** Up to 100 values. */
  readonly in?: readonly SizeOperand[]
  readonly lt?: SizeOperand
  readonly lte?: SizeOperand
  readonly gt?: SizeOperand
  readonly gte?: SizeOperand
  /** Both bounds included. */
  readonly between?: readonly [SizeOperand, SizeOperand]
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
export type AppendKey<PATH extends string, K extends string> = K extends StringToEscape
  ? `${PATH}['${K}']`
  : `${PATH}.${K}` | `${PATH}['${K}']`

/** What a name must not hold to stand in a path without quotes. */
export type StringToEscape = `${string}${'[' | ']' | '.'}${string}`

/** What nested paths go on from: one of all forms below four levels, or their number would double at each. */
type Forms<PATH extends string, PREFIX extends string, DEPTH extends number> = DEPTH extends 18 | 17 | 16 | 15
  ? PATH
  : PREFIX

/** One less. Conditions go 18 levels deep; below, any path and value is accepted. */
type Less<DEPTH extends number> = [never, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17][DEPTH]

type Below<PATH extends string> = PATH | `${PATH}.${string}` | `${PATH}[${string}`

/** The conditions on one schema, by its type: `PATH` is where it stands, `PREFIX` where what is nested in it does. */
interface ConditionsByType<
  S extends Schema,
  PATH extends string,
  PREFIX extends string,
  DEPTH extends number,
> {
  readonly [type: string]: unknown
  readonly any: AnyCondition<Below<PATH>, S['~valid'] | AnyOperand | boolean> | SizeCondition<Below<PATH>>
  readonly null: ExistsCondition<PATH>
  readonly boolean: EqualityCondition<PATH, S['~valid'] | Operand>
  readonly number: NumberCondition<PATH, S['~valid'] | Operand>
  readonly string: StringCondition<PATH, S['~valid'] | Operand> | SizeCondition<PATH>
  readonly binary: BinaryCondition<PATH, S['~valid'] | Operand> | SizeCondition<PATH>
  readonly set: ContainsCondition<PATH, S['elements']['~valid'] | Operand> | SizeCondition<PATH>
  readonly list:
    | ContainsCondition<PATH, (S['elements']['~valid'] & Primitive) | Operand>
    | SizeCondition<PATH>
    | Nested<S['elements'], `${Forms<PATH, PREFIX, DEPTH>}[${number}]`, `${PREFIX}[${number}]`, Less<DEPTH>>
  readonly tuple:
    | ContainsCondition<PATH, (S['elements'][number]['~valid'] & Primitive) | Operand>
    | SizeCondition<PATH>
    | {
        [I in keyof S['elements'] & `${number}`]: Nested<
          S['elements'][I],
          `${Forms<PATH, PREFIX, DEPTH>}[${I}]`,
          `${PREFIX}[${I}]`,
          Less<DEPTH>
        >
      }[keyof S['elements'] & `${number}`]
  readonly record:
    | ExistsCondition<PATH>
    | SizeCondition<PATH>
    | Nested<
        S['elements'],
        AppendKey<Forms<PATH, PREFIX, DEPTH>, S['keys']['~valid']>,
        `${PREFIX}['${S['keys']['~valid']}']`,
        Less<DEPTH>
      >
  readonly map:
    | ExistsCondition<PATH>
    | SizeCondition<PATH>
    | MapConditions<S['attributes'], Forms<PATH, PREFIX, DEPTH>, PREFIX, Less<DEPTH>>
  readonly item: MapConditions<S['attributes'], Forms<PATH, PREFIX, DEPTH>, PREFIX, Less<DEPTH>>
  readonly anyOf: ExistsCondition<PATH> | ElementConditions<S['elements'][number], PATH, PREFIX, DEPTH>
}

type ElementConditions<
  S extends Schema,
  PATH extends string,
  PREFIX extends string,
  DEPTH extends number,
> = S extends Schema ? Nested<S, PATH, PREFIX, Less<DEPTH>> : never

type AnyBelow<PATH extends string> = AnyCondition<Below<PATH>, unknown> | SizeCondition<Below<PATH>>

type Nested<
  S extends Schema,
  PATH extends string,
  PREFIX extends string,
  DEPTH extends number,
> = DEPTH extends 0 ? AnyBelow<PATH> : ConditionsByType<S, PATH, PREFIX, DEPTH>[S['type']]

/**
 * One flat interface a path: a third of what a generic, checked path costs, and errors land on the operator. `DOTTED` is
 * what names without quotes follow, in `ONE` of its forms; `PREFIX` is what those in quotes do.
 */
type AttributeConditions<
  A extends MapAttributes,
  PREFIX extends string,
  DOTTED extends string,
  ONE extends string,
  DEPTH extends number,
> = DEPTH extends 0
  ? AnyBelow<PREFIX>
  : {
      [K in keyof A & string]: K extends StringToEscape
        ? ConditionsByType<A[K], `${PREFIX}['${K}']`, `${PREFIX}['${K}']`, DEPTH>[A[K]['type']]
        : ConditionsByType<A[K], `${DOTTED}${K}` | `${PREFIX}['${K}']`, `${ONE}${K}`, DEPTH>[A[K]['type']]
    }[keyof A & string]

type MapConditions<
  A extends MapAttributes,
  PREFIX extends string,
  ONE extends string,
  DEPTH extends number,
> = AttributeConditions<A, PREFIX, `${PREFIX}.`, `${ONE}.`, DEPTH>

type AttributeConditionsOf<S extends Schema> = AttributeConditions<S['attributes'], '', '', '', 18>

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
export type AnySchemaCondition = ItemCondition<AnyCondition<string, unknown> | SizeCondition<string>>

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
  : S['type'] extends 'any'
    ? PREFIX extends ''
      ? string
      : Below<PREFIX>
    : `${PREFIX}${RelativePath<AttributePath<ConditionsByType<S, '$', '$', 18>[S['type']]>>}`

type RelativePath<PATH extends string> = PATH extends `$${infer RELATIVE}`
  ? RELATIVE extends ''
    ? never
    : RELATIVE
  : never

/** The paths of everything in a schema: an item's begin with a name, those of others with a dot or a bracket. */
export type Paths<S extends Schema = Schema> = S['type'] extends 'item' ? ItemSchemaPaths<S> : SchemaPaths<S>
