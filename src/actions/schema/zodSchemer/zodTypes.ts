import type * as z from 'zod'
import type { Groups, MapAttributes, SavedAs } from '../../../schema/attributes.js'
import type { Schema } from '../../../schema/schema.js'

/** Settings of `ZodSchemer.parser`. */
export interface ZodParserOptions {
  /** Whether to encode, and to rename to the names of the table. Default `true`. */
  readonly transform?: boolean | undefined
  /** Whether defaults are filled in. Default `true`. */
  readonly fill?: boolean | undefined
  /** `'key'` takes the attributes of the primary key alone. Default `'put'`. */
  readonly mode?: 'put' | 'key' | undefined
  /** Whether to refuse `undefined`, optional as the schema may be. Default `false`. */
  readonly defined?: boolean | undefined
}

/** Settings of `ZodSchemer.formatter`. */
export interface ZodFormatterOptions {
  /** Whether to decode, and to rename from the names of the table. Default `true`. */
  readonly transform?: boolean | undefined
  /** Whether to leave hidden attributes out. Default `true`. */
  readonly format?: boolean | undefined
  /** Whether attributes may be missing, at every depth. Default `false`. */
  readonly partial?: boolean | undefined
  /** Whether to refuse `undefined`, optional as the schema may be. Default `false`. */
  readonly defined?: boolean | undefined
}

/** A zod schema that takes `INPUT` and gives `OUTPUT`. The classes of zod 3 and 4 have other parameters each. */
export type ZodTyped<OUTPUT, INPUT = OUTPUT> = {
  readonly _output: OUTPUT
  readonly _input: INPUT
  parse(data: unknown, params?: object): OUTPUT
  parseAsync(data: unknown, params?: object): Promise<OUTPUT>
} & (z.ZodTypeAny extends { readonly _zod: unknown }
  ? { readonly _zod: { readonly output: OUTPUT; readonly input: INPUT } }
  : unknown) &
  z.ZodType<unknown>

type Any = z.ZodTypeAny

type IsFalse<OPTIONS, NAME extends PropertyKey> = OPTIONS extends { readonly [K in NAME]: false }
  ? true
  : false

/** The same options for what is inside, where `undefined` is refused. */
type Inside<OPTIONS> = Omit<OPTIONS, 'defined'> & { readonly defined: true }
type Below<OPTIONS> = Omit<OPTIONS, 'defined'>

type Validated<PROPS> = PROPS extends { readonly key: true }
  ? PROPS extends { readonly keyValidator: unknown }
    ? true
    : false
  : PROPS extends { readonly putValidator: unknown }
    ? true
    : false

type Defaulted<PROPS> = PROPS extends { readonly key: true }
  ? PROPS extends { readonly keyDefault: unknown }
    ? true
    : false
  : PROPS extends { readonly putDefault: unknown }
    ? true
    : false

/** Whether one of the attributes has another name in the table. */
type Renames<A> = true extends {
  [K in keyof A]: A[K] extends { readonly props: { readonly savedAs: string } } ? true : false
}[keyof A]
  ? true
  : false

/** An object under its names in the table; whether a member is optional stays as it is. */
type Renamed<A, OBJECT> = {
  [K in keyof OBJECT as (K extends keyof A ? SavedAs<A[K] & Schema, K> : K) & PropertyKey]: OBJECT[K]
}

/** What encodes, decodes or renames is no longer what it was for zod, nor is what has a validator in zod 3. */
type Stepped<
  S extends Schema,
  OPTIONS,
  CORE extends Any,
  FROM extends 'valid' | 'stored',
  TO extends 'valid' | 'stored',
> =
  IsFalse<OPTIONS, 'transform'> extends true
    ? Validated<S['props']> extends true
      ? ZodTyped<z.output<CORE>, z.input<CORE>>
      : CORE
    : S['type'] extends 'map' | 'item'
      ? Renames<S['attributes']> extends true
        ? FROM extends 'valid'
          ? ZodTyped<Renamed<S['attributes'], z.output<CORE>>, z.input<CORE>>
          : ZodTyped<z.output<CORE>, Renamed<S['attributes'], z.input<CORE>>>
        : Validated<S['props']> extends true
          ? ZodTyped<z.output<CORE>, z.input<CORE>>
          : CORE
      : S['props'] extends { readonly transform: object }
        ? ZodTyped<S[`~${TO}`], S[`~${FROM}`]>
        : Validated<S['props']> extends true
          ? ZodTyped<z.output<CORE>, z.input<CORE>>
          : CORE

interface Scalars<S extends Schema> {
  readonly any: ZodTyped<S['~valid']>
  readonly null: z.ZodNull
  readonly boolean: S['props'] extends { readonly enum: unknown } ? ZodTyped<S['~valid']> : z.ZodBoolean
  readonly number: S['props'] extends { readonly enum: unknown }
    ? ZodTyped<S['~valid']>
    : S['props'] extends { readonly big: true }
      ? z.ZodUnion<[z.ZodNumber, z.ZodBigInt]>
      : z.ZodNumber
  readonly string: S['props'] extends { readonly enum: unknown } ? ZodTyped<S['~valid']> : z.ZodString
  readonly binary: ZodTyped<S['~valid']>
}

/** The attributes that are in a zod object: those of the key, or those that are shown. */
type ParsedNames<A extends MapAttributes, OPTIONS> = OPTIONS extends { readonly mode: 'key' }
  ? Groups<A>['keyAlways' | 'keySometimes']
  : keyof A
type FormattedNames<A extends MapAttributes, OPTIONS> =
  IsFalse<OPTIONS, 'format'> extends true ? keyof A : Groups<A>['shownRequired' | 'shownOptional']

interface ParserCores<S extends Schema, OPTIONS> extends Scalars<S> {
  readonly [type: string]: Any
  readonly set: z.ZodSet<ZodParser<S['elements'], Inside<OPTIONS>>>
  readonly list: z.ZodArray<ZodParser<S['elements'], Inside<OPTIONS>>>
  readonly tuple: ZodTyped<
    ParserOutputs<S['elements'], Inside<OPTIONS>>,
    ParserInputs<S['elements'], Inside<OPTIONS>>
  >
  readonly map: z.ZodObject<{
    [K in ParsedNames<S['attributes'], OPTIONS> & string]: ZodParser<S['attributes'][K], Below<OPTIONS>>
  }>
  readonly item: z.ZodObject<{
    [K in ParsedNames<S['attributes'], OPTIONS> & string]: ZodParser<S['attributes'][K], Below<OPTIONS>>
  }>
  readonly record: ZodTyped<
    Entries<
      S,
      z.output<ZodParser<S['keys'], Inside<OPTIONS>>>,
      z.output<ZodParser<S['elements'], Inside<OPTIONS>>>
    >,
    Entries<
      S,
      z.input<ZodParser<S['keys'], Inside<OPTIONS>>>,
      z.input<ZodParser<S['elements'], Inside<OPTIONS>>>
    >
  >
  readonly anyOf: ZodTyped<
    z.output<ZodParser<S['elements'][number], Inside<OPTIONS>>>,
    z.input<ZodParser<S['elements'][number], Inside<OPTIONS>>>
  >
}

type Entries<S extends Schema, KEY, VALUE> = S['props'] extends { readonly partial: true }
  ? { [K in KEY & string]?: VALUE | undefined }
  : { [K in KEY & string]: VALUE }

type ParserOutputs<ELEMENTS, OPTIONS> = {
  -readonly [I in keyof ELEMENTS]: z.output<ZodParser<ELEMENTS[I] & Schema, OPTIONS & {}>>
}
type ParserInputs<ELEMENTS, OPTIONS> = {
  -readonly [I in keyof ELEMENTS]: z.input<ZodParser<ELEMENTS[I] & Schema, OPTIONS & {}>>
}

/** The zod schema that `ZodSchemer.parser` makes of a schema. */
export type ZodParser<SCHEMA extends Schema, OPTIONS extends ZodParserOptions = {}> = SCHEMA extends Schema
  ? WithDefault<
      SCHEMA,
      OPTIONS,
      WithOptional<
        OPTIONS extends { readonly defined: true }
          ? false
          : SCHEMA['props'] extends { readonly required: 'never' }
            ? true
            : false,
        Stepped<SCHEMA, OPTIONS, ParserCores<SCHEMA, OPTIONS>[SCHEMA['type']], 'valid', 'stored'>
      >
    >
  : never

type WithOptional<OPTIONAL extends boolean, ZOD extends Any> = OPTIONAL extends true
  ? z.ZodOptional<ZOD>
  : ZOD

type WithDefault<S extends Schema, OPTIONS, ZOD extends Any> =
  IsFalse<OPTIONS, 'fill'> extends true ? ZOD : Defaulted<S['props']> extends true ? z.ZodDefault<ZOD> : ZOD

interface FormatterCores<S extends Schema, OPTIONS> extends Scalars<S> {
  readonly [type: string]: Any
  readonly set: z.ZodSet<ZodFormatter<S['elements'], Inside<OPTIONS>>>
  readonly list: z.ZodArray<ZodFormatter<S['elements'], Inside<OPTIONS>>>
  readonly tuple: ZodTyped<
    FormatterOutputs<S['elements'], Below<OPTIONS>>,
    FormatterInputs<S['elements'], Below<OPTIONS>>
  >
  readonly map: z.ZodObject<{
    [K in FormattedNames<S['attributes'], OPTIONS> & string]: ZodFormatter<S['attributes'][K], Below<OPTIONS>>
  }>
  readonly item: z.ZodObject<{
    [K in FormattedNames<S['attributes'], OPTIONS> & string]: ZodFormatter<S['attributes'][K], Below<OPTIONS>>
  }>
  readonly record: ZodTyped<
    FormattedEntries<
      S,
      OPTIONS,
      z.output<ZodFormatter<S['keys'], Inside<OPTIONS>>>,
      z.output<ZodFormatter<S['elements'], Inside<OPTIONS>>>
    >,
    FormattedEntries<
      S,
      OPTIONS,
      z.input<ZodFormatter<S['keys'], Inside<OPTIONS>>>,
      z.input<ZodFormatter<S['elements'], Inside<OPTIONS>>>
    >
  >
  readonly anyOf: ZodTyped<
    z.output<ZodFormatter<S['elements'][number], Inside<OPTIONS>>>,
    z.input<ZodFormatter<S['elements'][number], Inside<OPTIONS>>>
  >
}

type FormattedEntries<S extends Schema, OPTIONS, KEY, VALUE> = OPTIONS extends { readonly partial: true }
  ? { [K in KEY & string]?: VALUE | undefined }
  : Entries<S, KEY, VALUE>

type FormatterOutputs<ELEMENTS, OPTIONS> = {
  -readonly [I in keyof ELEMENTS]: z.output<ZodFormatter<ELEMENTS[I] & Schema, OPTIONS & {}>>
}
type FormatterInputs<ELEMENTS, OPTIONS> = {
  -readonly [I in keyof ELEMENTS]: z.input<ZodFormatter<ELEMENTS[I] & Schema, OPTIONS & {}>>
}

/** The zod schema that `ZodSchemer.formatter` makes of a schema. */
export type ZodFormatter<
  SCHEMA extends Schema,
  OPTIONS extends ZodFormatterOptions = {},
> = SCHEMA extends Schema
  ? WithOptional<
      OPTIONS extends { readonly defined: true }
        ? false
        : OPTIONS extends { readonly partial: true }
          ? SCHEMA['type'] extends 'item'
            ? false
            : true
          : SCHEMA['props'] extends { readonly required: 'never' }
            ? true
            : false,
      Stepped<SCHEMA, OPTIONS, FormatterCores<SCHEMA, OPTIONS>[SCHEMA['type']], 'stored', 'valid'>
    >
  : never
