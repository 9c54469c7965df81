import { StatorError } from '../errors/statorError.js'
import type { SchemaProps, SchemaRequiredProp } from './props.js'
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

  check(path?: string): void {
    if (this.checked) return
    checkProps(this.props, path)
    this['~check'](path)
    Object.freeze(this.props)
  }

  /** What a type has to check beyond the shared props. */
  '~check'(_path: string | undefined): void {}

  clone(props?: object): this {
    const copy: this = Object.create(Object.getPrototypeOf(this))
    return Object.assign(copy, this, { props: { ...this.props, ...props } })
  }

  build(Action: new (schema: this) => unknown): unknown {
    return new Action(this)
  }

  required(required: unknown = 'atLeastOnce'): this {
    return this.clone({ required })
  }
  optional(): this {
    return this.clone({ required: 'never' })
  }
  hidden(hidden: unknown = true): this {
    return this.clone({ hidden })
  }
  key(key: unknown = true): this {
    if (!key) return this.clone({ key })
    // What was set for put before the attribute became a key still fills it, unless its key variant is set too.
    const { keyDefault, putDefault, keyLink, putLink, keyValidator, putValidator } = this.props
    const moved = [
      ['keyDefault', keyDefault, putDefault],
      ['keyLink', keyLink, putLink],
      ['keyValidator', keyValidator, putValidator],
    ].filter(([, keyProp, putProp]) => keyProp === undefined && putProp !== undefined)
    return this.clone({
      key,
      required: 'always',
      ...Object.fromEntries(moved.map(([name, , prop]) => [name, prop])),
    })
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

const invalidProp = (
  propName: string,
  received: unknown,
  path: string | undefined,
  expected: string,
): StatorError =>
  new StatorError('schema.invalidProp', {
    message: `${at(path)}: '${propName}' should be ${expected}, received ${String(received)}.`,
    path,
    payload: propName === 'required' ? { propName, received, expected } : { propName, received },
  })

const at = (path: string | undefined): string => `Invalid schema${path === undefined ? '' : ` at '${path}'`}`

const checkProps = (props: Props, path: string | undefined): void => {
  const expected = 'never, atLeastOnce, always'
  if (props.required !== undefined && !expected.split(', ').includes(props.required)) {
    throw invalidProp('required', props.required, path, expected)
  }
  for (const name of ['hidden', 'key', 'savedAs', 'big', 'partial']) {
    const type = name === 'savedAs' ? 'string' : 'boolean'
    // one of the two names above.
    if (props[name] !== undefined && typeof props[name] !== type)
      throw invalidProp(name, props[name], path, `a ${type}`)
  }
}

/**
 * Checks the `enum` and the static defaults of a primitive.
 *
 * @throws `schema.primitive.…`
 */
export const checkPrimitive = (
  {
    type,
    props,
  }: {
    readonly type: string
    readonly props: SchemaProps & { readonly enum?: readonly unknown[] | undefined }
  },
  accepts: (value: unknown) => boolean,
  path: string | undefined,
): void => {
  const refuse = (
    code: 'EnumValueType' | 'DefaultValueType' | 'DefaultValueRange',
    payload: object,
  ): never => {
    throw new StatorError(`schema.primitive.invalid${code}`, {
      message: `${at(path)}: ${String(Object.values(payload)[1])} is no ${Object.values(payload)[0]}.`,
      path,
      payload: payload as never, // each code is thrown below with the payload of its own
    })
  }
  for (const enumValue of props.enum ?? []) {
    if (!accepts(enumValue)) refuse('EnumValueType', { expectedType: type, enumValue })
  }
  for (const defaultValue of [props.keyDefault, props.putDefault, props.updateDefault]) {
    // An update such as `$add(1)` is judged when it is applied.
    if (defaultValue === undefined || typeof defaultValue === 'function' || isExtension(defaultValue))
      continue
    if (!accepts(defaultValue)) refuse('DefaultValueType', { expectedType: type, defaultValue })
    if (props.enum && !props.enum.includes(defaultValue)) {
      refuse('DefaultValueRange', { enumValues: props.enum, defaultValue })
    }
  }
}

const isExtension = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && $IS_EXTENSION in value

/** A container's complaint about what it holds: the fault is the first half of the code's last word. */
export const invalidElements = (
  type: string,
  fault: string,
  path: string | undefined,
  noun: 'Elements' | 'Keys' = 'Elements',
): StatorError =>
  new StatorError(`schema.${type}.${fault}${noun}` as 'schema.set.optionalElements', {
    message: `${at(path)}: ${fault} ${noun.toLowerCase()} of a ${type}.`,
    path,
  })

/**
 * Checks what a container says of its elements: they cannot be optional, hidden, renamed or filled, as they have no
 * name of their own.
 *
 * @throws `schema.<type>.optionalElements` and the like
 */
export const checkElement = (
  type: string,
  element: Schema,
  path: string | undefined,
  { noun = 'Elements', exactly = false }: { noun?: 'Elements' | 'Keys'; exactly?: boolean } = {},
): void => {
  const { required = 'atLeastOnce', hidden, savedAs, key, ...props } = element['props']
  const fault =
    type === 'record' && key
      ? 'key'
      : (exactly ? required !== 'atLeastOnce' : required === 'never')
        ? 'optional'
        : hidden
          ? 'hidden'
          : savedAs !== undefined
            ? 'savedAs'
            : type !== 'tuple' &&
                Object.keys(props).some(name => /Default|Link/.test(name) && props[name] !== undefined)
              ? 'defaulted'
              : undefined
  if (fault) throw invalidElements(type, fault, path, noun)
}

/**
 * Checks the list of schemas that a tuple or an `anyOf` chooses from.
 *
 * @param more what else the type checks, before the elements themselves
 * @throws `schema.<type>.invalidElements` and the like
 */
export const checkAlternatives = (
  { type, elements }: { readonly type: string; readonly elements: readonly Schema[] },
  path: string | undefined,
  more?: () => void,
): void => {
  if (!Array.isArray(elements)) throw invalidElements(type, 'invalid', path)
  if (!elements.length) throw invalidElements(type, 'missing', path)
  for (const element of elements) checkElement(type, element, path)
  more?.()
  elements.forEach((element: Schema, index) => {
    element['check'](`${path ?? ''}[${index}]`)
  })
  Object.freeze(elements)
}
