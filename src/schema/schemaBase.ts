import { StatorError } from '../errors/statorError.js'
import { connect } from '../internal/connect.js'
import { isMember, isPrimitive } from './primitive.js'
import type { SchemaMeta, SchemaProps, SchemaRequiredProp } from './props.js'
import type { Schema } from './schema.js'
import { $IS_EXTENSION } from './updateExtensions.js'

/** What a schema without its chained methods (a "light" one, as containers hold) offers. */
export interface LightSchema {
  /** Tells whether {@link check} has passed; from then on the schema's props are frozen. */
  readonly checked: boolean
  /**
   * Refuses settings that contradict each other, here and in everything below, and freezes the schema. An entity
   * checks its schema by itself.
   *
   * @param path where the schema stands, for the error
   * @throws `schema.…` at the first mistake
   */
  check(path?: string): void
}

/** The chained methods that every attribute's schema has. Each returns a new schema; the receiver never changes. */
export interface SchemaModifiers {
  /** Sets when the attribute must be there: on put (`'atLeastOnce'`), also on update (`'always'`), or `'never'`. */
  required(required?: SchemaRequiredProp): Schema
  /** Makes the attribute optional: short for `required('never')`. */
  optional(): Schema
  /**
   * Says what people should know of the attribute, in place of what was said before. `title` and `description` are in
   * JSON schemas, `description` in zod schemas, and so in the tools of an MCP server; all of it is in DTOs.
   */
  meta(meta: SchemaMeta): Schema
  /** Leaves the attribute out of what reads return; it stays in the table. */
  hidden(hidden?: boolean): Schema
  /** Makes the attribute part of the primary key, always required. What `default` and `link` set before still fills it. */
  key(key?: boolean): Schema
  /** Renames the attribute in the table. `undefined` keeps its name in code. */
  savedAs(savedAs: string | undefined): Schema
  /** Fills a missing key attribute: a value, or a function called once an item. */
  keyDefault(value: unknown): Schema
  /** Fills a missing attribute on put: a value, or a function called once an item. */
  putDefault(value: unknown): Schema
  /** Fills a missing attribute on update: a value, an update such as `$add(1)`, or a function called once an item. */
  updateDefault(value: unknown): Schema
  /** `keyDefault` on a key attribute, else `putDefault`. Updates are not touched: see `updateDefault`. */
  default(value: unknown): Schema
  /** Derives a missing key attribute from the item, once its defaults are filled. */
  keyLink(link: never): Schema
  /** Derives a missing attribute from the item on put, once its defaults are filled. Links don't see each other's results. */
  putLink(link: never): Schema
  /** Derives a missing attribute from the item on update, once its defaults are filled. */
  updateLink(link: never): Schema
  /** `keyLink` on a key attribute, else `putLink`. */
  link(link: never): Schema
  /** Tests a key attribute in every mode. Returns `true`, or a reason; also takes a Standard Schema (zod, valibot, …). */
  keyValidate(validator: unknown): Schema
  /** Tests the attribute on put. Returns `true`, or a reason; also takes a Standard Schema (zod, valibot, …). */
  putValidate(validator: unknown): Schema
  /** Tests the attribute on update. Returns `true`, or a reason; also takes a Standard Schema (zod, valibot, …). */
  updateValidate(validator: unknown): Schema
  /** `keyValidate` on a key attribute, else `putValidate`. */
  validate(validator: unknown): Schema
  /** A copy with some props replaced. */
  clone(props?: object): Schema
}

/** The chained methods of the types that hold one value. */
export interface ValueModifiers extends SchemaModifiers {
  /** Encodes the attribute on the way to the table and decodes it on the way back. */
  transform(transformer: never): Schema
}

/** The chained methods of null, boolean, number, string and binary. */
export interface PrimitiveModifiers extends ValueModifiers {
  /** Closes the list of accepted values. */
  enum(...values: never[]): Schema
  /** Accepts one value only, and fills it in where it is missing. */
  const(value: never): Schema
}

type Props = SchemaProps & Record<string, unknown>

/** The bodies of all chained methods, once for the 13 types; each type declares them with the types of its own. */
class SchemaBody {
  readonly type: string
  readonly props: Props

  constructor(type: string, props: Props) {
    this.type = type
    this.props = props
  }

  get checked(): boolean {
    return Object.isFrozen(this.props)
  }

  // `own`: no more than whether a parser can be made of the props, for schemas that nobody checked.
  check(path?: string, own?: boolean): void {
    const { props } = this
    if (this.checked) return
    checkProps(props, path, {
      required: 'never, atLeastOnce, always',
      hidden: 'boolean',
      key: 'boolean',
      savedAs: 'string',
      partial: 'boolean',
      strict: 'boolean',
    })
    for (const propName in props) {
      const received = props[propName] as any // of the kind that the next lines tell
      const called =
        propName === 'transform'
          ? typeof received?.encode === 'function' && received.decode
          : propName === 'enum'
            ? (received ?? []).map
            : (received?.['~standard']?.validate ?? received)
      // '0' is a prop of bytes, which cannot be frozen.
      if (
        typeof called !== 'function' &&
        received !== undefined &&
        /^0|^enum$|transform|Link|Valid/.test(propName)
      )
        refuse('invalidProp', path, { propName, received })
    }
    if (own) return
    this['~check'](path)
    checkProps(props, path, { big: 'boolean' })
    // Its props, and what it holds.
    for (const part of Object.values(this)) Object.freeze(part)
  }

  /** What a type has to check beyond the shared props: a primitive its enum and its static defaults. */
  '~check'(path: string | undefined): void {
    const { type: expectedType, props } = this
    const { keyDefault, putDefault, updateDefault } = props
    const enumValues = props['enum'] as readonly unknown[] | undefined // rest parameters
    const accepts = (value: unknown) => isPrimitive(expectedType, value, props['big'])
    for (const enumValue of enumValues ?? []) {
      if (!accepts(enumValue)) refuse('primitive.invalidEnumValueType', path, { expectedType, enumValue })
    }
    for (const defaultValue of [keyDefault, putDefault, updateDefault]) {
      // An update such as `$add(1)` is judged when it is applied.
      if (
        defaultValue === undefined ||
        typeof defaultValue === 'function' ||
        Object(defaultValue)[$IS_EXTENSION]
      )
        continue
      if (!accepts(defaultValue))
        refuse('primitive.invalidDefaultValueType', path, { expectedType, defaultValue })
      if (enumValues && !isMember(enumValues, defaultValue))
        refuse('primitive.invalidDefaultValueRange', path, { enumValues, defaultValue })
    }
  }

  clone(props?: object): this {
    return Object.assign(Object.create(Object.getPrototypeOf(this)), this, {
      props: { ...this.props, ...props },
    })
  }

  build(Action: new (schema: this) => unknown): unknown {
    return connect(Action, this)
  }

  required(required: unknown = 'atLeastOnce'): this {
    return this.clone({ required })
  }
  optional(): this {
    return this.clone({ required: 'never' })
  }
  meta(meta: unknown): this {
    return this.clone({ meta })
  }
  hidden(hidden: unknown = true): this {
    return this.clone({ hidden })
  }
  key(key: unknown = true): this {
    const next: Record<string, unknown> = { key }
    if (key) {
      next['required'] = 'always'
      // What was set for put before the attribute became a key still fills it, unless its key variant is set too.
      for (const kind of ['Default', 'Link', 'Validator']) {
        const put = this.props[`put${kind}`]
        if (put !== undefined && this.props[`key${kind}`] === undefined) next[`key${kind}`] = put
      }
    }
    return this.clone(next)
  }
  savedAs(savedAs: unknown): this {
    return this.clone({ savedAs })
  }
  keyDefault(keyDefault: unknown): this {
    return this.clone({ keyDefault })
  }
  putDefault(putDefault: unknown): this {
    return this.clone({ putDefault })
  }
  updateDefault(updateDefault: unknown): this {
    return this.clone({ updateDefault })
  }
  default(value: unknown): this {
    return this.clone({ [this.props.key ? 'keyDefault' : 'putDefault']: value })
  }
  keyLink(keyLink: unknown): this {
    return this.clone({ keyLink })
  }
  putLink(putLink: unknown): this {
    return this.clone({ putLink })
  }
  updateLink(updateLink: unknown): this {
    return this.clone({ updateLink })
  }
  link(link: unknown): this {
    return this.clone({ [this.props.key ? 'keyLink' : 'putLink']: link })
  }
  keyValidate(keyValidator: unknown): this {
    return this.clone({ keyValidator })
  }
  putValidate(putValidator: unknown): this {
    return this.clone({ putValidator })
  }
  updateValidate(updateValidator: unknown): this {
    return this.clone({ updateValidator })
  }
  validate(validator: unknown): this {
    return this.clone({ [this.props.key ? 'keyValidator' : 'putValidator']: validator })
  }
  enum(...values: unknown[]): this {
    return this.clone({ enum: values })
  }
  const(value: unknown): this {
    return this.enum(value).default(value)
  }
  transform(transform: unknown): this {
    return this.clone({ transform })
  }
}

/** The base of all schemas. To TypeScript it has what light schemas offer: the rest is declared by each type. */
// The bodies are untyped on purpose: every type declares the same methods with types of its own.
export const SchemaBase = SchemaBody as unknown as new (type: string, props: unknown) => LightSchema

/**
 * Refuses a schema.
 *
 * @param code what follows `schema.`
 */
export const refuse = (
  code: string,
  path: string | undefined,
  payload?: Readonly<Record<string, unknown>>,
): never => {
  // The callers go by the catalogue.
  throw new StatorError(`schema.${code}` as 'schema.invalidProp', { path, payload: payload as never })
}

/** The props of what should be a schema: code without types may give anything. */
export const propsOf = (part: Schema | undefined, path: string | undefined, propName: string): Props =>
  typeof part?.['check'] === 'function'
    ? part['props']
    : refuse('invalidProp', path, { propName, received: part })

/** Checks props against names of types, or lists of values. */
const checkProps = (
  props: Props,
  path: string | undefined,
  expectations: Readonly<Record<string, string>>,
): void => {
  for (const propName in expectations) {
    const received = props[propName]
    if (received === undefined) continue
    const expected = expectations[propName]!
    const values = expected.split(', ')
    if (values.includes(values[1] ? (received as string) : typeof received)) continue
    refuse('invalidProp', path, { propName, received, ...(values[1] && { expected }) })
  }
}

/**
 * Checks what a container says of its elements: they cannot be optional, hidden, renamed or filled, as they have no
 * name of their own.
 */
const checkElement = (type: string, element: Schema, path: string | undefined, noun: string): void => {
  const { required, hidden, savedAs, key, ...props } = propsOf(element, path, 'elements')
  const faults: Readonly<Record<string, unknown>> = {
    key: type === 'record' && key,
    optional: required === 'never' || (required === 'always' && /set|record/.test(type)),
    hidden,
    savedAs: savedAs !== undefined,
    defaulted:
      type !== 'tuple' &&
      Object.keys(props).some(name => /Default|Link/.test(name) && props[name] !== undefined),
  }
  for (const fault in faults) if (faults[fault]) refuse(`${type}.${fault}${noun}`, path)
}

/** A schema in a container, and what stands for it in paths. */
type Part = readonly [part: Schema, step: string, noun?: 'Keys']

/**
 * Checks and freezes the elements of a container.
 *
 * @param more what else the type checks, before the elements themselves
 * @throws `schema.<type>.optionalElements` and the like
 */
export const checkParts = (
  { type }: { readonly type: string },
  path: string | undefined,
  parts: readonly Part[],
  more?: () => void,
): void => {
  for (const [part, , noun = 'Elements'] of parts) checkElement(type, part, path, noun)
  more?.()
  for (const [part, step, noun] of parts) {
    // Keys stand beside the container's own path.
    part['check'](noun && !path ? path : `${path ?? ''}${step}`)
    Object.freeze(part)
  }
}

/**
 * Checks the list of schemas that a tuple or an `anyOf` chooses from.
 *
 * @param more what else the type checks, before the elements themselves
 * @throws `schema.<type>.invalidElements` and the like
 */
export const checkAlternatives = (
  schema: { readonly type: string; readonly elements: readonly Schema[] },
  path: string | undefined,
  more?: () => void,
): void => {
  const { type, elements } = schema
  if (!Array.isArray(elements)) refuse(`${type}.invalidElements`, path)
  if (!elements.length) refuse(`${type}.missingElements`, path)
  checkParts(
    schema,
    path,
    elements.map((element, index) => [element, `[${index}]`]),
    more,
  )
}
