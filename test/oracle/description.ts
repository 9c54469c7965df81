import type { Library } from './library.js'

export type SchemaType =
  | 'any'
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'binary'
  | 'set'
  | 'list'
  | 'tuple'
  | 'map'
  | 'record'
  | 'anyOf'
  | 'item'

/** A schema as data, from which either library makes its own. */
export interface Description {
  readonly type: SchemaType
  readonly props: Props
  /** Of maps and items. */
  readonly attributes?: readonly (readonly [name: string, attribute: Description])[]
  /** Of records. */
  readonly keys?: Description
  /** Of sets, lists and records. */
  readonly elements?: Description
  /** Of tuples and alternatives. */
  readonly members?: readonly Description[]
}

export type FillProp = `${'key' | 'put' | 'update'}Default`
export type LinkProp = `${'key' | 'put' | 'update'}Link`
export type ValidatorProp = `${'key' | 'put' | 'update'}Validator`

/** What a default is: the value, or a function that gives it. */
export interface Filling {
  readonly value: unknown
  readonly called: boolean
}

export type Props = {
  readonly required?: unknown
  readonly hidden?: unknown
  readonly key?: unknown
  readonly savedAs?: unknown
  readonly enum?: readonly unknown[]
  readonly transform?: TransformName
  readonly big?: unknown
  readonly partial?: unknown
  readonly discriminator?: string
  readonly strict?: unknown
  readonly meta?: unknown
} & { readonly [PROP in FillProp]?: Filling } & { readonly [PROP in LinkProp]?: LinkName } & {
  readonly [PROP in ValidatorProp]?: ValidatorName
}

/** Stands for an update extension in a random value: the library under test makes its own of it. */
export class Marker {
  constructor(
    readonly helper: string,
    readonly operands: readonly unknown[],
  ) {}
}

/** Values of classes of their own: no library may take them for objects of attributes. */
export class Person {
  constructor(readonly a: unknown = 'a') {}
  get b(): string {
    return 'b'
  }
}

const isDescribed = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** A copy of `value` that is `library`'s own: markers become its extensions, and nothing is shared. */
export const realise = (value: unknown, library: Library): any => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const copy: unknown[] = new Array(value.length)
    for (const index of value.keys()) if (index in value) copy[index] = realise(value[index], library)
    return copy
  }
  if (value instanceof Marker)
    return library[value.helper](...value.operands.map(each => realise(each, library)))
  if (value instanceof Set) return new Set([...value].map(each => realise(each, library)))
  if (value instanceof Uint8Array) return value.slice()
  if (!isDescribed(value)) return value

  // Entries define own properties, `__proto__` among them.
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, realise(each, library)]))
}

/** The same text for equal values, whatever the order of their attributes. Symbols have no part in it. */
export const canonical = (value: unknown): string => {
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? JSON.stringify(value) : String(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonical).join()}]`
  if (value instanceof Set) return `Set${canonical([...value])}`
  if (value instanceof Uint8Array) return `Bytes${canonical([...value])}`
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return `{${entries
    .map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`)
    .sort()
    .join()}}`
}

const reversed = (text: string): string => [...text].reverse().join('')

/** Transformers by name. Those of the library are its own; the others are the user's, of any type. */
export const transforms = {
  prefix: (library: Library) => library['prefix']('P'),
  prefixSlash: (library: Library) => library['prefix']('é', { delimiter: '/' }),
  suffix: (library: Library) => library['suffix']('S', { delimiter: '/' }),
  trim: (library: Library) => library['trim'](),
  json: (library: Library) => library['jsonStringify'](),
  pipe: (library: Library) => library['prefix']('A').pipe(library['suffix']('Z')),
  jsonPipe: (library: Library) => library['jsonStringify']({ space: 1 }).pipe(library['prefix']('J')),
  reverse: () => ({ encode: reversed, decode: reversed }),
  negate: () => ({
    encode: (value: number | bigint) => (typeof value === 'bigint' ? -value : 0 - value),
    decode: (value: number | bigint) => (typeof value === 'bigint' ? -value : 0 - value),
  }),
  flip: () => ({ encode: (value: boolean) => !value, decode: (value: boolean) => !value }),
  bytes: () => ({
    encode: (value: Uint8Array) => value.slice().reverse(),
    decode: (value: Uint8Array) => value.slice().reverse(),
  }),
  wrap: () => ({
    encode: (value: unknown) => ({ wrapped: value }),
    decode: (value: { wrapped: unknown } | null) => {
      if (value === null) throw new UserError('thrown by a decoder')
      return value.wrapped
    },
  }),
  /** Changes the type. */
  asText: () => ({ encode: (value: unknown) => `${value}`, decode: (value: string) => Number(value) }),
} as const
export type TransformName = keyof typeof transforms

/** Links by name: what they return shows what they were given. */
export const links = {
  whole: (item: unknown) => canonical(item),
  one: () => 1,
  nothing: () => undefined,
  names: (item: object) => Object.keys(item).sort().join(),
} as const
export type LinkName = keyof typeof links

/** What users throw: neither library may touch it. */
export class UserError extends Error {}

export const validators = {
  yes: () => true,
  even: (value: unknown) => canonical(value).length % 2 === 0 || 'must be even',
  no: () => false,
  truthy: () => 1,
  throws: () => {
    throw new UserError('thrown by a validator')
  },
} as const
export type ValidatorName = keyof typeof validators

const methods: Record<string, string> = {
  key: 'key',
  required: 'required',
  hidden: 'hidden',
  savedAs: 'savedAs',
  big: 'big',
  partial: 'partial',
  discriminator: 'discriminate',
  strict: 'strict',
  meta: 'meta',
  transform: 'transform',
  keyDefault: 'keyDefault',
  putDefault: 'putDefault',
  updateDefault: 'updateDefault',
  keyLink: 'keyLink',
  putLink: 'putLink',
  updateLink: 'updateLink',
  keyValidator: 'keyValidate',
  putValidator: 'putValidate',
  updateValidator: 'updateValidate',
}

const propOf = (prop: string, value: unknown, library: Library): unknown => {
  if (prop === 'transform') return transforms[value as TransformName](library)
  if (prop.endsWith('Link')) return links[value as LinkName]
  if (prop.endsWith('Validator')) return validators[value as ValidatorName]
  if (!prop.endsWith('Default')) return value

  const filling = value as Filling
  return filling.called ? () => realise(filling.value, library) : realise(filling.value, library)
}

const factories: Record<SchemaType, (description: Description, library: Library) => any> = {
  any: (_, { any }) => any(),
  null: (_, { nul }) => nul(),
  boolean: (_, { boolean }) => boolean(),
  number: (_, { number }) => number(),
  string: (_, { string }) => string(),
  binary: (_, { binary }) => binary(),
  set: ({ elements }, library) => library['set'](schemaOf(elements!, library)),
  list: ({ elements }, library) => library['list'](schemaOf(elements!, library)),
  tuple: ({ members }, library) => library['tuple'](...members!.map(each => schemaOf(each, library))),
  map: ({ attributes }, library) => library['map'](attributesOf(attributes!, library)),
  record: ({ keys, elements }, library) =>
    library['record'](schemaOf(keys!, library), schemaOf(elements!, library)),
  anyOf: ({ members }, library) => library['anyOf'](...members!.map(each => schemaOf(each, library))),
  item: ({ attributes }, library) => library['item'](attributesOf(attributes!, library)),
}

const attributesOf = (attributes: NonNullable<Description['attributes']>, library: Library): object =>
  Object.fromEntries(attributes.map(([name, attribute]) => [name, schemaOf(attribute, library)]))

/** The schema that `description` describes, made with the methods of `library`. */
export const schemaOf = (description: Description, library: Library): any => {
  let schema = factories[description.type](description, library)
  if (description.props.enum !== undefined) schema = schema.enum(...description.props.enum)
  // In the order of the table, for `key()` makes required.
  for (const [prop, method] of Object.entries(methods)) {
    if (!(prop in description.props)) continue
    const value = description.props[prop as keyof Props]
    schema = schema[method](propOf(prop, value, library))
  }
  return schema
}

/** Every description in `description`, itself first. */
export const descriptionsIn = (description: Description): Description[] => [
  description,
  ...[
    ...(description.attributes ?? []).map(([, attribute]) => attribute),
    ...(description.keys ? [description.keys] : []),
    ...(description.elements ? [description.elements] : []),
    ...(description.members ?? []),
  ].flatMap(descriptionsIn),
]
