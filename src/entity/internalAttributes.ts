import { StatorError } from '../errors/statorError.js'
import type { MapAttributes } from '../schema/attributes.js'
import { type StringSchema, StringSchema as StringSchemaClass } from '../schema/string.js'
import { $GET, $IS_EXTENSION } from '../schema/updateExtensions.js'
import type { Table } from '../table/table.js'
import { now } from './clock.js'

/** Whether items hold their entity's name, and how that attribute is called and shown in code. */
export type EntityAttrOptions = boolean | { readonly name?: string; readonly hidden?: boolean }

/** Whether items hold a timestamp, and how that attribute is called in code and in the table, and shown. */
export type TimestampOptions =
  | boolean
  | { readonly name?: string; readonly savedAs?: string; readonly hidden?: boolean }

/** Whether items hold the times of their creation and of their last change. */
export type TimestampsOptions =
  | boolean
  | { readonly created: TimestampOptions; readonly modified: TimestampOptions }

/** What `entityAttribute: true` stands for. */
export interface EntityAttrDefaultOptions {
  name: 'entity'
  hidden: true
}

/** What `timestamps: true` stands for. */
export interface TimestampsDefaultOptions {
  created: { name: 'created'; savedAs: '_ct'; hidden: false }
  modified: { name: 'modified'; savedAs: '_md'; hidden: false }
}

type Option<OPTIONS, NAME extends PropertyKey, DEFAULT> = OPTIONS extends {
  readonly [K in NAME]: infer VALUE extends string | boolean
}
  ? VALUE
  : DEFAULT

interface InternalProps<SAVED_AS, HIDDEN> {
  readonly savedAs: SAVED_AS
  readonly hidden: HIDDEN
  readonly putDefault: unknown
  readonly updateDefault: unknown
}

type Internal<NAME, PROPS> = { readonly [K in NAME & string]: StringSchema<PROPS & {}> }

type TimestampAttribute<OPTIONS, KEY extends 'created' | 'modified', SAVED_AS> = OPTIONS extends {
  readonly [K in KEY]: infer ONE
}
  ? ONE extends false
    ? {}
    : Internal<
        Option<ONE, 'name', KEY>,
        InternalProps<Option<ONE, 'savedAs', SAVED_AS>, Option<ONE, 'hidden', false>>
      >
  : OPTIONS extends true
    ? Internal<KEY, InternalProps<SAVED_AS, false>>
    : {}

/** The attributes that an entity adds to its schema, as its options say. */
export type InternalAttributes<NAME, TABLE extends Table, ENTITY_ATTR, TIMESTAMPS> = ([ENTITY_ATTR] extends [
  false,
]
  ? {}
  : Internal<
      Option<ENTITY_ATTR, 'name', 'entity'>,
      InternalProps<TABLE['entityAttributeSavedAs'], Option<ENTITY_ATTR, 'hidden', true>> & {
        readonly enum: [NAME]
      }
    >) &
  ([TIMESTAMPS] extends [false]
    ? {}
    : TimestampAttribute<TIMESTAMPS, 'created', '_ct'> & TimestampAttribute<TIMESTAMPS, 'modified', '_md'>)

/** The attributes of an entity's items: its schema's, and its internal ones. */
export type EntityAttributes<
  NAME,
  TABLE extends Table,
  ATTRIBUTES extends MapAttributes,
  ENTITY_ATTR,
  TIMESTAMPS,
> = [ENTITY_ATTR, TIMESTAMPS] extends [false, false]
  ? ATTRIBUTES
  : ATTRIBUTES & InternalAttributes<NAME, TABLE, ENTITY_ATTR, TIMESTAMPS>

/** Keeps what is stored, and fills in `fallback` where nothing is. */
const stored = (name: string, fallback: unknown): object => ({
  [$IS_EXTENSION]: true,
  [$GET]: [name, fallback],
})

/**
 * The attributes of an item with the internal ones behind them: `_et` (the entity's name), `_ct` and `_md` (the times
 * of creation and of the last change, in ISO 8601).
 *
 * @throws `entity.reservedAttributeName`, `entity.reservedAttributeSavedAs` where a name is taken
 */
export const withInternalAttributes = (
  attributes: MapAttributes,
  savedNames: ReadonlySet<string>,
  entityName: string,
  table: Table,
  entityAttribute: EntityAttrOptions,
  timestamps: TimestampsOptions,
): MapAttributes => {
  const all: Record<string, MapAttributes[string]> = { ...attributes }
  const add = (
    options: TimestampOptions,
    defaultName: string,
    defaultSavedAs: string,
    props: (name: string) => object,
    hide = false,
  ): void => {
    if (!options) return
    // `true` has no such properties.
    const {
      name = defaultName,
      savedAs = defaultSavedAs,
      hidden = hide,
    } = options as Exclude<typeof options, boolean>
    if (Object.hasOwn(all, name)) throw reserved('Name', name, name)
    if (savedNames.has(savedAs)) throw reserved('SavedAs', name, savedAs)
    all[name] = new StringSchemaClass({ savedAs, hidden, ...props(name) })
  }

  add(
    entityAttribute && { ...(entityAttribute as object), savedAs: table.entityAttributeSavedAs },
    'entity',
    '',
    name => ({
      enum: [entityName],
      putDefault: entityName,
      updateDefault: () => stored(name, entityName),
    }),
    true,
  )
  // Whatever else is no object, e.g. `null`, has neither.
  const { created, modified } =
    typeof timestamps === 'boolean' ? { created: timestamps, modified: timestamps } : Object(timestamps)
  add(created, 'created', '_ct', name => ({ putDefault: now, updateDefault: () => stored(name, now()) }))
  add(modified, 'modified', '_md', () => ({ putDefault: now, updateDefault: now }))
  return all
}

const reserved = (what: 'Name' | 'SavedAs', path: string, taken: string): StatorError =>
  new StatorError(`entity.reservedAttribute${what}`, {
    message: `'${taken}' is that of an internal attribute: rename either.`,
    path,
  })
