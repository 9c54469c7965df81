import {
  type AnyOfSchema,
  any,
  anyOf,
  binary,
  boolean,
  type FormattedValue,
  type InputValue,
  type ItemSchema,
  item,
  list,
  type MapSchema,
  map,
  nul,
  number,
  record,
  type Schema,
  type StringSchema,
  set,
  string,
  type TransformedValue,
  tuple,
  type ValidValue,
} from 'dynamodb-toolbox/schema'
import { SchemaDTO } from 'dynamodb-toolbox/schema/actions/dto'
import { Finder } from 'dynamodb-toolbox/schema/actions/finder'
import { Formatter } from 'dynamodb-toolbox/schema/actions/format'
import { fromSchemaDTO } from 'dynamodb-toolbox/schema/actions/fromDTO'
import { JSONSchemer } from 'dynamodb-toolbox/schema/actions/jsonSchemer'
import { Parser } from 'dynamodb-toolbox/schema/actions/parse'
import type { Transformer } from 'dynamodb-toolbox/transformers'
import { jsonStringify } from 'dynamodb-toolbox/transformers/jsonStringify'
import { pipe } from 'dynamodb-toolbox/transformers/pipe'
import { prefix } from 'dynamodb-toolbox/transformers/prefix'
import { suffix } from 'dynamodb-toolbox/transformers/suffix'
import { trim } from 'dynamodb-toolbox/transformers/trim'
import { errorOf } from './_fakeClient.js'

interface Preferences {
  readonly theme: 'dark' | 'light'
  readonly locales?: string[]
}

const cents = { encode: (euros: number) => Math.round(euros * 100), decode: (stored: number) => stored / 100 }
const rot: Transformer<string, string, string> = {
  encode: text => [...text].reverse().join(''),
  decode: text => [...text].reverse().join(''),
}

const email = string().validate(text => text.includes('@') || 'no address')

const shape = anyOf(
  map({ kind: string().enum('circle').savedAs('k'), radius: number() }),
  map({ kind: string().enum('square', 'rect').savedAs('k'), sides: tuple(number(), number()) }),
).discriminate('kind')

export const profile = item({
  id: string().key().transform(prefix('U')).savedAs('pk'),
  handle: string().key().default('main').savedAs('sk'),
  email,
  nick: string()
    .transform(pipe(trim(), suffix('N')))
    .optional(),
  price: number().transform(cents).optional(),
  secretWord: string().transform(rot).hidden().optional(),
  preferences: any().castAs<Preferences>().optional(),
  payload: any()
    .castAs<{ a: number }>()
    .transform(jsonStringify({ space: 0 }))
    .optional(),
  born: string().optional().putDefault('unknown').updateDefault('later'),
  marks: set(number().enum(1, 2, 3)).optional(),
  shape: shape.optional(),
  pair: tuple(string(), nul()).optional(),
  rates: record(string().enum('eu', 'us'), number()).optional(),
  partialRates: record(string().enum('eu', 'us'), number()).partial().optional(),
  avatar: binary().optional().hidden(),
  active: boolean().const(true),
  version: number().required('always').default(1),
  contact: map({
    phones: list(string()),
    main: string()
      .optional()
      .link<any>(() => '112'),
  }),
}).and(prev => ({
  display: string()
    .putLink<typeof prev>(({ id, handle }) => `${id}/${handle}`)
    .updateLink<typeof prev>(({ handle }) => (handle ? `new ${handle}` : (undefined as unknown as string))),
}))

export const card = profile.pick('id', 'email', 'display')
export const anonymous = profile.omit('email', 'secretWord', 'avatar')
export const extended = card.and({ extra: number().optional(), email: string().optional() })

export type Profile = FormattedValue<typeof profile>
export type ProfileInput = InputValue<typeof profile>
export type ProfileUpdate = InputValue<typeof profile, { mode: 'update' }>
export type ProfileKey = ValidValue<typeof profile, { mode: 'key' }>
export type StoredProfile = TransformedValue<typeof profile>

export const readName = (schema: StringSchema): string | undefined => schema.props.savedAs
export const parseWith = <S extends Schema>(schema: S, input: unknown) => new Parser(schema).parse(input)
export const formatWith = <S extends ItemSchema>(
  schema: S,
  raw: { [key: string]: unknown },
): FormattedValue<S> => new Formatter(schema).format(raw) as FormattedValue<S>
const check = <S extends Schema>(schema: S): S => {
  schema.check()
  return schema
}
export const alternatives = (schema: AnyOfSchema): number => schema.elements.length
export const namesOf = (schema: MapSchema | ItemSchema): string[] => Object.keys(schema.attributes)

export const minimal: ProfileInput = { id: '1', email: 'a@b.c', contact: { phones: [] } }
export const keyOnly: ProfileKey = { id: '1', handle: 'x' }
export const stored: Pick<StoredProfile, 'pk' | 'sk'> = { pk: 'U#1', sk: 'main' }
// @ts-expect-error stored ids have their prefix
export const unprefixed: Pick<StoredProfile, 'pk'> = { pk: '1' }
// @ts-expect-error formatted values have no hidden attributes
export type Hidden = Profile['secretWord']
// @ts-expect-error no element of a list is optional
export const optionalElements: unknown = list(string().optional())
// @ts-expect-error booleans make no sets
export const booleans: unknown = set(boolean())

const full: ProfileInput = {
  id: '1',
  handle: 'alt',
  email: 'a@b.c',
  nick: ' Bob ',
  price: 1.25,
  secretWord: 'abc',
  preferences: { theme: 'dark', locales: ['fr'] },
  payload: { a: 1 },
  marks: new Set([1, 3] as const),
  shape: { kind: 'rect', sides: [1, 2] },
  pair: ['x', null],
  rates: { eu: 1, us: 2 },
  partialRates: { us: 3 },
  avatar: new Uint8Array([1, 2, 3]),
  contact: { phones: ['1'] },
}

export const main = async (): Promise<unknown> => {
  const parser = profile.build(Parser)
  const written = parser.parse(full)
  const theme: 'dark' | 'light' | undefined = parser.parse(full, { transform: false }).preferences?.theme
  const read = profile.build(Formatter).format(written)
  const partial = profile.build(Formatter).format({ pk: 'U#1' }, { partial: true })
  const projected = profile
    .build(Formatter)
    .format(written, { attributes: ['email', 'contact.phones[0]', 'shape.kind'] })
  const phones: string[] = projected.contact.phones
  const dto = JSON.parse(JSON.stringify(card.build(SchemaDTO)))
  const steps: unknown[] = []
  for (const step of parser.start(minimal)) steps.push(structuredClone(step))
  const valid: boolean = parser.validate(full)
  return {
    written,
    theme,
    read,
    partial,
    projected,
    phones,
    steps,
    valid,
    minimal: parser.parse(minimal),
    update: parser.parse({ id: '1', handle: 'alt', version: 2 }, { mode: 'update' }),
    key: parser.parse({ id: '1' }, { mode: 'key' }),
    unfilled: await errorOf(() => parser.parse(minimal, { fill: false })),
    errors: [
      await errorOf(() => parser.parse({ ...full, email: 'x' })),
      await errorOf(() => parser.parse({ ...full, shape: { kind: 'circle', radius: '1' } })),
      await errorOf(() => parser.parse({ ...full, shape: { kind: 'blob' } })),
      await errorOf(() => parser.parse({ ...full, rates: { eu: 1 } })),
      await errorOf(() => parser.parse({ ...full, marks: new Set([4]) })),
      await errorOf(() => parser.parse({ ...full, active: false })),
      await errorOf(() => parser.parse(null)),
      await errorOf(() => profile.build(Formatter).format({})),
      await errorOf(() => item({ a: string().savedAs('x'), b: string().savedAs('x') }).check()),
    ],
    dto,
    restored: fromSchemaDTO(dto).attributes['id']!.props.savedAs,
    json: profile.build(JSONSchemer).formattedValueSchema(),
    found: profile
      .build(Finder)
      .search('shape.kind')
      .map(({ schema, formattedPath, transformedPath }) => [
        schema.type,
        formattedPath.strPath,
        transformedPath.strPath,
      ]),
    names: [namesOf(card), namesOf(anonymous), namesOf(extended)],
    card: parseWith(card, { id: '1', email: 'a@b.c', display: 'd' }),
    formatted: formatWith(card, { pk: 'U#1', email: 'a@b.c', display: 'd', other: 1 }),
    alternatives: alternatives(shape),
    match: shape.match('rect')?.type,
    saved: readName(profile.attributes.id),
    props: [string().optional().props, number().key().props, list(string()).hidden().savedAs('l').props],
    checked: [email.checked, check(email).checked, email.optional().checked],
  }
}
