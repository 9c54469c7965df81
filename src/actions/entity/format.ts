import type { Entity } from '../../entity/entity.js'
import { EntityAction } from '../../entity/entityAction.js'
import type { EntityPaths, FormattedItem } from '../../entity/items.js'
import { isObject } from '../../internal/isObject.js'
import { projectionOf } from '../internal/formatter.js'
import { itemFormatterOf } from '../internal/itemFormatter.js'

/** Settings of {@link EntityFormatter}. */
export interface FormatItemOptions<ENTITY extends Entity = Entity> {
  /** Whether to decode, and to rename from the names of the table. Default `true`. */
  readonly transform?: boolean | undefined
  /** The paths to keep, in names of code. Default: all. */
  readonly attributes?: readonly EntityPaths<ENTITY>[] | undefined
  /** Whether attributes may be missing, at every depth. Default `false`. */
  readonly partial?: boolean | undefined
}

/** The settings of item types that go with settings of {@link EntityFormatter}. */
export type InferReadItemOptions<ENTITY extends Entity, OPTIONS extends FormatItemOptions<ENTITY>> = {
  attributes: OPTIONS extends { readonly attributes: readonly (infer PATH extends string)[] }
    ? PATH
    : undefined
  partial: OPTIONS extends { readonly partial: infer PARTIAL extends boolean } ? PARTIAL : undefined
}

/** Reads an item as the SDK returns it: the way all reads do. */
export class EntityFormatter<in out ENTITY extends Entity = any> extends EntityAction<ENTITY> {
  static override actionName = 'format' as const

  /**
   * Returns the item under the names of code, decoded, without hidden and unknown attributes. An item that lacks the
   * internal attributes is read all the same.
   *
   * @example
   * Pokemon.build(EntityFormatter).format({ pk: 'pikachu', _et: 'Pokemon', … }) // { id: 'pikachu', … }
   *
   * What is no object is read as an empty one.
   *
   * @throws `formatter.missingAttribute`, `formatter.invalidAttribute` at the first attribute that does not fit, with
   * its path in names of the table and the item's primary key
   * @throws `actions.invalidExpressionAttributePath` when a path cannot be read
   */
  format<const OPTIONS extends FormatItemOptions<ENTITY> = {}>(
    item: { readonly [name: string]: unknown },
    options?: OPTIONS,
  ): FormattedItem<ENTITY, InferReadItemOptions<ENTITY, OPTIONS>> {
    const { transform = true, partial = false, attributes } = options ?? {}
    const format = itemFormatterOf(this.entity, { transform, partial })
    const formatted = format(isObject(item) ? item : {}, attributes && projectionOf(attributes))
    return formatted as FormattedItem<ENTITY, InferReadItemOptions<ENTITY, OPTIONS>> // as the schema says
  }
}
