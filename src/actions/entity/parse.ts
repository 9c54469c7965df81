import type { Entity } from '../../entity/entity.js'
import { EntityAction } from '../../entity/entityAction.js'
import type { InputItem, TransformedItem, ValidItem } from '../../entity/items.js'
import type { ExtensionParser } from '../../schema/extensionParser.js'
import type { WriteMode } from '../../schema/values.js'
import type { PrimaryKey } from '../../table/primaryKey.js'
import { entityItem } from '../internal/entityItem.js'
import { plainUpdateParserOf } from '../internal/keepUpdates.js'
import { parserOf } from '../internal/parser.js'
import { compileRoot } from '../internal/walker.js'
import { wrapExtensions } from '../internal/wrapExtensions.js'

/** Settings of {@link EntityParser}. */
export interface ParseItemOptions {
  /** Which defaults, links, validators and requiredness apply; `'key'` takes the key attributes alone. Default `'put'`. */
  readonly mode?: WriteMode | undefined
  /** Whether defaults and links are filled in. Default `true`. */
  readonly fill?: boolean | undefined
  /** Lets the parser take more than the schema does, e.g. `parseUpdateExtension`. */
  readonly parseExtension?: ExtensionParser | undefined
}

/** The settings of item types that go with settings of {@link EntityParser}. */
export type InferWriteItemOptions<OPTIONS extends ParseItemOptions> = {
  mode: OPTIONS extends { readonly mode: infer MODE extends WriteMode } ? MODE : undefined
  extension: OPTIONS extends { readonly parseExtension: ExtensionParser<infer EXTENSION> }
    ? EXTENSION
    : undefined
}

/** An item that an extension parser had a say in. */
interface ExtendedItem {
  [name: string]: unknown
}

/** What {@link EntityParser} returns. */
export interface ParsedItem<ENTITY extends Entity, OPTIONS extends ParseItemOptions> {
  /** Valid, under the names of code. */
  parsedItem: OPTIONS extends { readonly parseExtension: ExtensionParser }
    ? ExtendedItem
    : ValidItem<ENTITY, InferWriteItemOptions<OPTIONS>>
  /** Encoded, under the names of the table, its primary key included. */
  item: (OPTIONS extends { readonly parseExtension: ExtensionParser }
    ? ExtendedItem
    : TransformedItem<ENTITY, InferWriteItemOptions<OPTIONS>>) &
    PrimaryKey<ENTITY['table']>
  /** The primary key alone, under the names of the table. */
  key: PrimaryKey<ENTITY['table']>
}

/**
 * Fills, validates and encodes an item the way writes do, and finds its primary key.
 *
 * @example
 * const { item, key } = Pokemon.build(EntityParser).parse({ id: 'pikachu', level: 5 })
 */
export class EntityParser<in out ENTITY extends Entity = any> extends EntityAction<ENTITY> {
  static override actionName = 'parse' as const

  /**
   * @throws `parsing.…` at the first attribute that its schema refuses
   * @throws `actions.parsePrimaryKey.invalidKeyPart` where a part of the key is missing or of another type
   */
  parse<const OPTIONS extends ParseItemOptions = {}>(
    input: unknown,
    options?: OPTIONS,
  ): ParsedItem<ENTITY, OPTIONS> {
    const { entity } = this
    const { schema } = entity
    const { mode = 'put', fill = true, parseExtension } = options ?? {}
    const parse = parseExtension
      ? compileRoot(schema, { mode, fill, transform: true, ...wrapExtensions(parseExtension) })
      : mode === 'update'
        ? plainUpdateParserOf(schema, { fill })
        : parserOf(schema, { mode, fill })
    return entityItem(entity, parse, input) as ParsedItem<ENTITY, OPTIONS> // as the schema says
  }

  /** The same as {@link parse}, for an input that is typed. */
  reparse<const OPTIONS extends ParseItemOptions = {}>(
    input: OPTIONS extends { readonly fill: false }
      ? ValidItem<ENTITY, InferWriteItemOptions<OPTIONS>>
      : InputItem<ENTITY, InferWriteItemOptions<OPTIONS>>,
    options?: OPTIONS,
  ): ParsedItem<ENTITY, OPTIONS> {
    return this.parse(input, options)
  }
}
