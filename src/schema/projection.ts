import type { Groups, MapAttributes, Members } from './attributes.js'
import type { Schema } from './schema.js'

type Kind = 'decoded' | 'formatted'

/** What follows the name `K` at the head of each of `PATHS`; `''` where a path ends there; `never` if none begins so. */
type Tails<PATHS extends string, K extends string, DOT extends string> = PATHS extends
  | `${DOT}${K}`
  | `['${K}']`
  ? ''
  : PATHS extends `${DOT}${K}${infer TAIL extends `.${string}` | `[${string}`}`
    ? TAIL
    : PATHS extends `['${K}']${infer TAIL}`
      ? TAIL
      : never

type Heads<A extends MapAttributes, PATHS extends string, DOT extends string> = {
  [K in keyof A & string]: [Tails<PATHS, K, DOT>] extends [never] ? never : K
}[keyof A & string]

type Shown<KIND extends Kind, TAG extends 'Required' | 'Optional'> = KIND extends 'formatted'
  ? `shown${TAG}`
  : Uncapitalize<TAG>

type ProjectedMembers<A extends MapAttributes, NAMES, OPTIONS, KIND extends Kind> = OPTIONS extends {
  readonly partial: true
}
  ? Members<never, NAMES & Groups<A>[Shown<KIND, 'Required'> | Shown<KIND, 'Optional'>]>
  : Members<NAMES & Groups<A>[Shown<KIND, 'Required'>], NAMES & Groups<A>[Shown<KIND, 'Optional'>]>

interface ProjectedObject<
  A extends MapAttributes,
  PATHS extends string,
  OPTIONS,
  KIND extends Kind,
  DOT extends string,
  M,
> {
  readonly value: {
    [K in keyof M]: ProjectedValue<A[K & keyof A], Tails<PATHS, K & string, DOT>, OPTIONS, KIND> | M[K]
  }
}

/** The tails behind an index of a list, whichever index. */
type IndexTails<PATHS extends string> = PATHS extends `[${number}]${infer TAIL}` ? TAIL : never

type TupleTails<PATHS extends string, INDEX extends number> = PATHS extends `[${INDEX}]${infer TAIL}`
  ? TAIL
  : never

/** The positions of a tuple that `PATHS` name: DynamoDB returns them without gaps. */
type TuplePositions<
  ELEMENTS extends readonly Schema[],
  PATHS extends string,
  OPTIONS,
  KIND extends Kind,
  INDEX extends 0[] = [],
> = ELEMENTS extends readonly [infer FIRST extends Schema, ...infer REST extends readonly Schema[]]
  ? [TupleTails<PATHS, INDEX['length']>] extends [never]
    ? TuplePositions<REST, PATHS, OPTIONS, KIND, [...INDEX, 0]>
    : [
        (
          | ProjectedValue<FIRST, TupleTails<PATHS, INDEX['length']>, OPTIONS, KIND>
          | (OPTIONS extends { readonly partial: true } ? undefined : never)
        ),
        ...TuplePositions<REST, PATHS, OPTIONS, KIND, [...INDEX, 0]>,
      ]
  : []

type KeysIn<KEYS extends string, PATHS extends string> = string extends KEYS
  ? KEYS
  : KEYS extends string
    ? [Tails<PATHS, KEYS, '.'>] extends [never]
      ? never
      : KEYS
    : never

interface Projected<S extends Schema, PATHS extends string, OPTIONS, KIND extends Kind> {
  readonly [type: string]: unknown
  readonly item: ProjectedObject<
    S['attributes'],
    PATHS,
    OPTIONS,
    KIND,
    '',
    ProjectedMembers<S['attributes'], Heads<S['attributes'], PATHS, ''>, OPTIONS, KIND>
  >['value']
  readonly map: ProjectedObject<
    S['attributes'],
    PATHS,
    OPTIONS,
    KIND,
    '.',
    ProjectedMembers<S['attributes'], Heads<S['attributes'], PATHS, '.'>, OPTIONS, KIND>
  >['value']
  readonly list: ProjectedValue<S['elements'], IndexTails<PATHS>, OPTIONS, KIND>[]
  readonly tuple: TuplePositions<S['elements'], PATHS, OPTIONS, KIND>
  readonly record: OPTIONS extends { readonly partial: true }
    ? { [K in KeysIn<S['keys']['~valid'], PATHS>]?: ProjectedEntry<S, K, PATHS, OPTIONS, KIND> | undefined }
    : S['props'] extends { readonly partial: true }
      ? { [K in KeysIn<S['keys']['~valid'], PATHS>]?: ProjectedEntry<S, K, PATHS, OPTIONS, KIND> | undefined }
      : { [K in KeysIn<S['keys']['~valid'], PATHS>]: ProjectedEntry<S, K, PATHS, OPTIONS, KIND> }
  readonly anyOf: ProjectedAlternatives<S['elements'][number], PATHS, OPTIONS, KIND>
  readonly any: WholeValue<S, OPTIONS, KIND>
}

type ProjectedEntry<
  S extends Schema,
  K extends string,
  PATHS extends string,
  OPTIONS,
  KIND extends Kind,
> = ProjectedValue<S['elements'], string extends K ? AnyTails<PATHS> : Tails<PATHS, K, '.'>, OPTIONS, KIND>

/** The tails behind any key of a record: up to the next dot or bracket. */
type AnyTails<PATHS extends string> = PATHS extends `['${string}']${infer TAIL}`
  ? TAIL
  : PATHS extends `.${string}.${infer TAIL}`
    ? `.${TAIL}`
    : PATHS extends `.${string}[${infer TAIL}`
      ? `[${TAIL}`
      : ''

/** Alternatives of which no path names anything are not among the values. */
type ProjectedAlternatives<
  S extends Schema,
  PATHS extends string,
  OPTIONS,
  KIND extends Kind,
> = S extends Schema
  ? S['type'] extends 'map'
    ? [Heads<S['attributes'], PATHS, '.'>] extends [never]
      ? never
      : ProjectedValue<S, PATHS, OPTIONS, KIND>
    : ProjectedValue<S, PATHS, OPTIONS, KIND>
  : never

type WholeValue<S extends Schema, OPTIONS, KIND extends Kind> = OPTIONS extends { readonly partial: true }
  ? S[`~${KIND}Partial`]
  : S[`~${KIND}`]

/**
 * The part of a schema's value that `PATHS` name. An item's paths begin with a name, those of anything below with a
 * dot or a bracket, as they are what is left of the item's.
 *
 * @example
 * ProjectedValue<Box, 'stops[0].city' | 'dims[1]', {}, 'formatted'> // { dims: [number]; stops: { city: string }[] }
 */
export type ProjectedValue<
  S extends Schema,
  PATHS extends string,
  OPTIONS,
  KIND extends Kind,
> = '' extends PATHS
  ? WholeValue<S, OPTIONS, KIND>
  : S['type'] extends 'item' | 'map' | 'list' | 'tuple' | 'record' | 'anyOf' | 'any'
    ? Projected<S, PATHS, OPTIONS, KIND>[S['type']]
    : WholeValue<S, OPTIONS, KIND>
