import { atOneTime } from '../../entity/clock.js'
import type { Entity } from '../../entity/entity.js'
import { EntityAction } from '../../entity/entityAction.js'
import type { InputItem, ValidItem } from '../../entity/items.js'
import { type StandardProps, type StandardSchemerOptions, standardProps } from '../internal/standardSchema.js'

export type {
  StandardIssue,
  StandardProps,
  StandardResult,
  StandardSchemerOptions,
} from '../internal/standardSchema.js'

/**
 * The items of an entity as a Standard Schema: for routers, forms and other tools that take the schemas of any
 * library. Gives the item filled and valid, ready to be put; encodes nothing. Every invalid attribute is an issue with
 * its path.
 *
 * @example
 * const body = Pokemon.build(EntityStandardSchemer)
 * body['~standard'].validate({ id: 'pikachu' }) // { value: { id: 'pikachu', level: 1, … } }
 *
 * @see https://standardschema.dev
 */
export class EntityStandardSchemer<
  in out ENTITY extends Entity = any,
  in out OPTIONS extends StandardSchemerOptions = {},
> extends EntityAction<ENTITY> {
  static override actionName = 'standardSchemer' as const
  readonly '~standard': StandardProps<InputItem<ENTITY, OPTIONS>, ValidItem<ENTITY, OPTIONS>>

  constructor(entity: ENTITY, options?: OPTIONS) {
    super(entity)
    const standard = standardProps<InputItem<ENTITY, OPTIONS>, ValidItem<ENTITY, OPTIONS>>(
      entity.schema,
      options,
    )
    this['~standard'] = { ...standard, validate: value => atOneTime(standard.validate, value) }
  }

  /** Returns one with other settings. */
  options<const NEXT extends StandardSchemerOptions>(options: NEXT): EntityStandardSchemer<ENTITY, NEXT> {
    return new EntityStandardSchemer(this.entity, options)
  }
}
