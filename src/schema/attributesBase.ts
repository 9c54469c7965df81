import type { MapAttributes } from './attributes.js'
import type { SchemaRequiredProp } from './props.js'
import type { Schema } from './schema.js'
import { type LightSchema, propsOf, refuse, SchemaBase } from './schemaBase.js'

/** What `and` adds: attributes, or a function of the schema so far (so that links can be typed by it). */
export type Additions<SCHEMA, ADDED extends MapAttributes> = ADDED | ((schema: SCHEMA) => ADDED)

/** The chained methods of maps and items. */
export interface AttributesModifiers {
  /** Refuses attributes that the schema does not name, which are dropped otherwise. Reads drop them all the same. */
  strict(strict?: boolean): Schema
  /** `'reject'`: as {@link strict}. `'drop'`, the default: as `strict(false)`. */
  unknown(unknown: 'drop' | 'reject'): Schema
  /** Keeps the named attributes, in the order named. Their links are reset: they may read attributes that are gone. */
  pick(...names: never[]): Schema
  /** Leaves the named attributes out. The links of the others are reset: they may read attributes that are gone. */
  omit(...names: never[]): Schema
  /** Adds attributes, in place of those of the same name. */
  and(additions: never): Schema
}

/** What maps and items know of their attributes. */
export interface AttributesSchema extends LightSchema {
  readonly attributes: MapAttributes
  /** The names of the attributes that make up the primary key. */
  readonly keyAttributeNames: ReadonlySet<string>
  /** The names in the table. */
  readonly savedAttributeNames: ReadonlySet<string>
  /** The names by requiredness. */
  readonly requiredAttributeNames: Readonly<Record<SchemaRequiredProp, ReadonlySet<string>>>
}

/** The bodies that maps and items share. */
class AttributesBody extends SchemaBase {
  declare readonly type: string
  declare readonly props: object
  declare readonly clone: (props: object) => this
  readonly attributes: MapAttributes
  readonly keyAttributeNames: Set<string> = new Set()
  readonly savedAttributeNames: Set<string> = new Set()
  readonly requiredAttributeNames: Record<SchemaRequiredProp, Set<string>> = {
    always: new Set(),
    atLeastOnce: new Set(),
    never: new Set(),
  }

  constructor(type: string, attributes: MapAttributes, props: object) {
    super(type, props)
    this.attributes = attributes
    for (const [name, attribute] of Object.entries(attributes ?? [attributes])) {
      const { key, savedAs = name, required = 'atLeastOnce' } = propsOf(attribute, undefined, name)
      if (key) this.keyAttributeNames.add(name)
      this.savedAttributeNames.add(savedAs)
      // `check` reports a `required` that is none of the three, be it `__proto__`, or no text at all.
      if (typeof required === 'string') this.requiredAttributeNames[required]?.add?.(name)
    }
  }

  strict(strict: unknown = true): this {
    return this.clone({ strict })
  }
  unknown(unknown: string): this {
    return this.clone({ strict: unknown === 'reject' })
  }

  pick(...names: string[]): this {
    const { attributes } = this
    return this['~with'](
      Object.fromEntries(
        names
          .filter(name => Object.keys(attributes).includes(name))
          .map(name => [name, attributes[name]!['clone'](noLinks)]),
      ),
    )
  }

  omit(...names: string[]): this {
    return this.pick(...Object.keys(this.attributes).filter(name => !names.includes(name)))
  }

  and(additions: MapAttributes | ((schema: this) => MapAttributes)): this {
    return this['~with']({
      ...this.attributes,
      ...(typeof additions === 'function' ? additions(this) : additions),
    })
  }

  /** The same kind of schema with other attributes. */
  '~with'(attributes: MapAttributes): this {
    // Maps and items are built alike: attributes, then props, of its own as `check` may have frozen these.
    return new (this.constructor as new (attributes: MapAttributes, props: object) => this)(attributes, {
      ...this.props,
    })
  }

  '~check'(path: string | undefined): void {
    const { type, attributes } = this
    const seen = new Set<string>()
    for (const [name, attribute] of Object.entries(attributes)) {
      const { savedAs = name } = attribute['props']
      if (seen.has(savedAs)) refuse(`${type}.duplicateSavedAs`, path, { savedAs })
      seen.add(savedAs)
    }
    for (const [name, attribute] of Object.entries(attributes)) {
      attribute['check'](path ? `${path}.${name}` : name)
    }
  }
}

const noLinks = { keyLink: undefined, putLink: undefined, updateLink: undefined }

/** The base of maps and items. To TypeScript it has what light schemas offer: the rest is declared by each type. */
// The bodies are untyped on purpose: both types declare the same methods with types of their own.
export const AttributesBase = AttributesBody as unknown as new (
  type: string,
  attributes: MapAttributes,
  props: object,
) => AttributesSchema
