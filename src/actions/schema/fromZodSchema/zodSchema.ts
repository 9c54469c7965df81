import type { AnySchema, AnySchema_ } from '../../../schema/any.js'
import type { AnyOfSchema, AnyOfSchema_ } from '../../../schema/anyOf.js'
import type { BooleanSchema, BooleanSchema_ } from '../../../schema/boolean.js'
import type { ListSchema, ListSchema_ } from '../../../schema/list.js'
import type { MapSchema, MapSchema_ } from '../../../schema/map.js'
import type { NullSchema, NullSchema_ } from '../../../schema/nul.js'
import type { NumberSchema, NumberSchema_ } from '../../../schema/number.js'
import type { Validator, WithProps } from '../../../schema/props.js'
import type { RecordSchema, RecordSchema_ } from '../../../schema/record.js'
import type { Schema } from '../../../schema/schema.js'
import type { SetSchema, SetSchema_ } from '../../../schema/set.js'
import type { StringSchema, StringSchema_ } from '../../../schema/string.js'
import type { TupleSchema, TupleSchema_ } from '../../../schema/tuple.js'

/** A zod schema, by what those of version 3 and of version 4 have in common. */
export type ZodSchema = { readonly _zod: { readonly def: object } } | { readonly _def: object }

type Place = 'attribute' | 'position' | 'element'

/** What zod says of its types: version 4 in `_zod.def`, version 3 in `_def`. */
type Def<ZOD> = ZOD extends { readonly _zod: { readonly def: infer DEF } }
  ? DEF
  : ZOD extends { readonly _def: infer DEF }
    ? DEF
    : never

/** The name of a type, as version 4 has it. */
type Kind<ZOD> = ZOD extends { readonly _zod: { readonly def: { readonly type: infer TYPE extends string } } }
  ? TYPE
  : ZOD extends { readonly _def: { readonly typeName: infer NAME extends string } }
    ? `${NAME}` extends infer KNOWN extends keyof NamesOf3
      ? NamesOf3[KNOWN]
      : 'unknown'
    : 'unknown'

interface NamesOf3 {
  readonly ZodNull: 'null'
  readonly ZodBoolean: 'boolean'
  readonly ZodNumber: 'number'
  readonly ZodBigInt: 'bigint'
  readonly ZodString: 'string'
  readonly ZodLiteral: 'literal'
  readonly ZodEnum: 'enum'
  readonly ZodSet: 'set'
  readonly ZodArray: 'array'
  readonly ZodTuple: 'tuple'
  readonly ZodObject: 'object'
  readonly ZodRecord: 'record'
  readonly ZodUnion: 'union'
  readonly ZodDiscriminatedUnion: 'union'
  readonly ZodOptional: 'optional'
  readonly ZodDefault: 'default'
  readonly ZodEffects: 'effects'
}

type Output<ZOD> = ZOD extends { readonly _zod: { readonly output: infer OUTPUT } }
  ? OUTPUT
  : ZOD extends { readonly _output: infer OUTPUT }
    ? OUTPUT
    : unknown

/** Warm on the outside, light inside. */
interface Pair<in out LIGHT, in out WARM> {
  readonly attribute: LIGHT
  readonly position: LIGHT
  readonly element: LIGHT
  readonly root: WARM
}

type Where = Place | 'root'
/** The props of what can be filled where it stands. */
type Filled<WHERE extends Where, PROPS, NEXT> = WHERE extends 'element' ? PROPS : WithProps<PROPS, NEXT>

/** The members of an enum, as the props list them. */
type EnumProps<PROPS, MEMBER> = WithProps<PROPS, { enum: MEMBER[] }>

type Primitive<WHERE extends Where, VALUE, PROPS> = [VALUE] extends [null]
  ? Pair<NullSchema<PROPS & {}>, NullSchema_<PROPS & {}>>[WHERE]
  : [VALUE] extends [boolean]
    ? Pair<BooleanSchema<PROPS & {}>, BooleanSchema_<PROPS & {}>>[WHERE]
    : [VALUE] extends [bigint]
      ? BigNumber<WHERE, PROPS>
      : [VALUE] extends [number]
        ? Pair<NumberSchema<PROPS & {}>, NumberSchema_<PROPS & {}>>[WHERE]
        : [VALUE] extends [string]
          ? Pair<StringSchema<PROPS & {}>, StringSchema_<PROPS & {}>>[WHERE]
          : Other<WHERE, VALUE, PROPS>

type BigNumber<WHERE extends Where, PROPS> = Pair<
  NumberSchema<WithProps<PROPS, { big: true }>>,
  NumberSchema_<WithProps<PROPS, { big: true }>>
>[WHERE]

type Other<WHERE extends Where, VALUE, PROPS> = Pair<
  AnySchema<WithProps<PROPS, { castAs: VALUE }>>,
  AnySchema_<WithProps<PROPS, { castAs: VALUE }>>
>[WHERE]

type Literal<WHERE extends Where, VALUE, PROPS> = Primitive<
  WHERE,
  VALUE,
  Filled<WHERE, EnumProps<PROPS, VALUE>, { putDefault: unknown }>
>

type Shape<ZOD> = ZOD extends { readonly shape: infer SHAPE }
  ? SHAPE
  : Def<ZOD> extends { readonly shape: infer SHAPE }
    ? SHAPE
    : {}

type MapOf<WHERE extends Where, SHAPE, PROPS> = Pair<
  MapSchema<{ [K in keyof SHAPE]: Inside<SHAPE[K], 'attribute'> }, PROPS & {}>,
  MapSchema_<{ [K in keyof SHAPE]: Inside<SHAPE[K], 'attribute'> }, PROPS & {}>
>[WHERE]

type Elements<PARTS, WHERE extends Where> = {
  -readonly [I in keyof PARTS]: Inside<PARTS[I], WHERE>
}

type AsList<ELEMENTS> = ELEMENTS extends readonly Schema[] ? ELEMENTS : never

type TupleOf<WHERE extends Where, PARTS, PROPS> = Pair<
  TupleSchema<AsList<Elements<PARTS, 'position'>>, PROPS & {}>,
  TupleSchema_<AsList<Elements<PARTS, 'position'>>, PROPS & {}>
>[WHERE]

type UnionOf<WHERE extends Where, PARTS, PROPS> = Pair<
  AnyOfSchema<AsList<Elements<PARTS, 'element'>>, PROPS & {}>,
  AnyOfSchema_<AsList<Elements<PARTS, 'element'>>, PROPS & {}>
>[WHERE]

type Part<ZOD, NAME extends string> = Def<ZOD> extends { readonly [K in NAME]: infer PART } ? PART : never
type Element<ZOD> = ZOD extends { readonly element: infer PART } ? PART : Part<ZOD, 'element'>

type RecordOf<WHERE extends Where, KEYS extends Schema, ELEMENTS extends Schema, PROPS> = Pair<
  RecordSchema<KEYS, ELEMENTS, PROPS & {}>,
  RecordSchema_<KEYS, ELEMENTS, PROPS & {}>
>[WHERE]

/** Zod's own type says whether entries may be missing: of an enum's members always in version 3. */
type RecordProps<ZOD, PROPS> = string extends keyof Output<ZOD>
  ? PROPS
  : {} extends Output<ZOD>
    ? WithProps<PROPS, { partial: true }>
    : PROPS

interface Kinds<in out ZOD, in out WHERE extends Where, in out PROPS> {
  readonly [kind: string]: unknown
  readonly null: Primitive<WHERE, null, PROPS>
  readonly boolean: Primitive<WHERE, boolean, PROPS>
  readonly number: Primitive<WHERE, number, PROPS>
  readonly bigint: BigNumber<WHERE, PROPS>
  readonly string: Primitive<WHERE, string, PROPS>
  readonly literal: Literal<WHERE, Output<ZOD>, PROPS>
  enum: Primitive<WHERE, Output<ZOD>, Output<ZOD> extends string ? EnumProps<PROPS, Output<ZOD>> : PROPS>
  readonly set: Pair<
    SetSchema<Inside<Part<ZOD, 'valueType'>, 'element'>, PROPS & {}>,
    SetSchema_<Inside<Part<ZOD, 'valueType'>, 'element'>, PROPS & {}>
  >[WHERE]
  readonly array: Pair<
    ListSchema<Inside<Element<ZOD>, 'element'>, PROPS & {}>,
    ListSchema_<Inside<Element<ZOD>, 'element'>, PROPS & {}>
  >[WHERE]
  readonly tuple: TupleOf<WHERE, Part<ZOD, 'items'>, PROPS>
  readonly object: MapOf<WHERE, Shape<ZOD>, PROPS>
  readonly record: RecordOf<
    WHERE,
    Inside<Part<ZOD, 'keyType'>, 'element'>,
    Inside<Part<ZOD, 'valueType'>, 'element'>,
    RecordProps<ZOD, PROPS>
  >
  readonly union: UnionOf<
    WHERE,
    Part<ZOD, 'options'>,
    Part<ZOD, 'discriminator'> extends infer NAME extends string
      ? [NAME] extends [never]
        ? PROPS
        : WithProps<PROPS, { discriminator: NAME }>
      : PROPS
  >
}

/** What is inside of what only wraps another type; `undefined` for all others. */
interface Inners<in out ZOD> {
  readonly optional: Part<ZOD, 'innerType'>
  readonly default: Part<ZOD, 'innerType'>
  readonly prefault: Part<ZOD, 'innerType'>
  readonly effects: Part<ZOD, 'schema'>
  readonly pipe: Kind<Part<ZOD, 'out'>> extends 'transform'
    ? Part<ZOD, 'in'>
    : Kind<Part<ZOD, 'in'>> extends 'transform'
      ? Part<ZOD, 'out'>
      : undefined
}
type Inner<ZOD> = Kind<ZOD> extends infer KIND extends keyof Inners<ZOD> ? Inners<ZOD>[KIND] : undefined

/** What a wrapper adds to the props of what is inside. */
type AddedProps<KIND, WHERE extends Where> = KIND extends 'optional'
  ? WHERE extends 'attribute' | 'root'
    ? { required: 'never' }
    : {}
  : KIND extends 'default' | 'prefault'
    ? WHERE extends 'element'
      ? {}
      : { putDefault: unknown }
    : KIND extends 'effects'
      ? { putValidator: Validator }
      : {}

/** The type without its wrappers, and the props that these are: one after the other, so that none is asked twice. */
type Unwrapped<ZOD, WHERE extends Where, PROPS> =
  Inner<ZOD> extends infer INNER
    ? INNER extends undefined
      ? [ZOD, PROPS]
      : Unwrapped<INNER, WHERE, WithProps<PROPS, AddedProps<Kind<ZOD>, WHERE>>>
    : never

/** Says that it is a schema, which the other conditions cannot. */
type Inside<ZOD, WHERE extends Where> = Converted<ZOD, WHERE> extends infer S extends Schema ? S : never

type Converted<ZOD, WHERE extends Where> =
  Unwrapped<ZOD, WHERE, {}> extends readonly [infer TYPE, infer PROPS]
    ? ConvertedType<TYPE, WHERE, PROPS>
    : never

type ConvertedType<ZOD, WHERE extends Where, PROPS> =
  Kind<ZOD> extends infer KIND extends KnownKind
    ? Kinds<ZOD, WHERE, PROPS>[KIND]
    : Other<WHERE, Output<ZOD>, PROPS>

type KnownKind = Exclude<NamesOf3[keyof NamesOf3], 'optional' | 'default' | 'effects'>

/** The schema that `fromZodSchema` makes of a zod schema. */
export type FromZodSchema<ZOD extends ZodSchema> = Converted<ZOD, 'root'>
