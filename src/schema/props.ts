/** How an attribute must be present: see {@link SchemaProps.required}. */
export type SchemaRequiredProp = 'never' | 'atLeastOnce' | 'always'
/** Required on put only (the default). */
export type AtLeastOnce = 'atLeastOnce'
/** Required on put and on update. */
export type Always = 'always'
/** Optional. */
export type Never = 'never'

/** What people should know of an attribute. Free-form: `title` and `description` are shown by tools, others are kept. */
export interface SchemaMeta {
  readonly title?: string
  readonly description?: string
  readonly [key: string]: unknown
}

/** The settings that every schema remembers, exactly as they were set: an absent one was never mentioned. */
export interface SchemaProps {
  /**
   * `'atLeastOnce'` (default): must be there on put, and on reads. `'always'`: must be given on update too.
   * `'never'`: optional.
   */
  readonly required?: SchemaRequiredProp | undefined
  /** Kept in the table, left out of what reads return. */
  readonly hidden?: boolean | undefined
  /** Part of the primary key, or what it is computed from. */
  readonly key?: boolean | undefined
  /** The attribute's name in the table. Default: its name in code. */
  readonly savedAs?: string | undefined
  /** What people should know of the attribute. Nothing but documentation and tools reads it. */
  readonly meta?: SchemaMeta | undefined
  /** Fills a missing key attribute: a value, or a function that makes one. */
  readonly keyDefault?: unknown
  /** Fills a missing attribute on put: a value, or a function that makes one. */
  readonly putDefault?: unknown
  /** Fills a missing attribute on update: a value, an update such as `$add(1)`, or a function that makes one. */
  readonly updateDefault?: unknown
  /** Derives a missing key attribute from the item, once its defaults are filled. */
  readonly keyLink?: unknown
  /** Derives a missing attribute from the item on put, once its defaults are filled. */
  readonly putLink?: unknown
  /** Derives a missing attribute from the item on update, once its defaults are filled. */
  readonly updateLink?: unknown
  /** Tests a key attribute, in every mode. */
  readonly keyValidator?: Validator | StandardValidator | undefined
  /** Tests the attribute on put. */
  readonly putValidator?: Validator | StandardValidator | undefined
  /** Tests the attribute on update. */
  readonly updateValidator?: Validator | StandardValidator | undefined
}

/** Returns `true` for a valid value; anything else refuses it, and a string says why. */
// `any` by default: the bottom of a contravariant position; no value is ever typed by it.
export type Validator<INPUT = any, SCHEMA = any> = (input: INPUT, schema: SCHEMA) => boolean | string

/** A validator of another library (zod, valibot, arktype, …) that speaks Standard Schema, synchronously. */
export interface StandardValidator<INPUT = unknown> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => unknown
    readonly types?: { readonly input: INPUT; readonly output: unknown } | undefined
  }
}

/** A value, or a function that makes one. */
export type ValueOrGetter<VALUE> = VALUE | (() => VALUE)

/** The props that a factory is given, inferred as literals. */
export type GivenProps<PROPS> = [PROPS] extends [unknown] ? { -readonly [K in keyof PROPS]: PROPS[K] } : never

/**
 * The props of a schema after a chained call: those of `NEXT` win. As a condition, which is always met, it leaves its
 * own name in no type: hovers and declarations show the props, and nothing that importers cannot reach.
 */
export type WithProps<PROPS, NEXT> = [PROPS] extends [unknown]
  ? { [K in keyof PROPS | keyof NEXT]: K extends keyof NEXT ? NEXT[K] : PROPS[K & keyof PROPS] }
  : never

/** The props after `.key()`: always required, and filled by what was set as its default or link before. */
export type KeyProps<PROPS> = [PROPS] extends [unknown]
  ? WithProps<PROPS, { key: true; required: 'always' }> &
      (PROPS extends { readonly putDefault: unknown } ? { keyDefault: unknown } : unknown) &
      (PROPS extends { readonly putLink: unknown } ? { keyLink: unknown } : unknown)
  : never

// A condition of whole props: of what to add, the compiler cannot tell that other settings stay as they are.

/** The props after `.default(…)`: on a key the default of keys, else that of put. */
export type DefaultProps<PROPS> = PROPS extends { readonly key: true }
  ? WithProps<PROPS, { keyDefault: unknown }>
  : WithProps<PROPS, { putDefault: unknown }>
/** The props after `.const(…)`. */
export type ConstProps<PROPS, VALUE> = PROPS extends { readonly key: true }
  ? WithProps<PROPS, { enum: [VALUE]; keyDefault: unknown }>
  : WithProps<PROPS, { enum: [VALUE]; putDefault: unknown }>
/** The props after `.link(…)`: on a key the link of keys, else that of put. */
export type LinkProps<PROPS> = PROPS extends { readonly key: true }
  ? WithProps<PROPS, { keyLink: unknown }>
  : WithProps<PROPS, { putLink: unknown }>
/** The props after `.validate(…)`: on a key the validator of keys, else that of put. */
export type ValidatorProps<PROPS> = PROPS extends { readonly key: true }
  ? WithProps<PROPS, { keyValidator: Validator }>
  : WithProps<PROPS, { putValidator: Validator }>

/** The props after `pick` and `omit`: links may read attributes that are gone. */
export type WithoutLinks<PROPS> = unknown extends PROPS
  ? PROPS
  : { [K in keyof PROPS as K extends 'keyLink' | 'putLink' | 'updateLink' ? never : K]: PROPS[K] }
