import type { Entity } from '../../entity/entity.js'
import { EntityAction } from '../../entity/entityAction.js'
import type { Schema } from '../../schema/schema.js'
import {
  $meta,
  $pattern,
  $schema,
  type AccessPatternMetadata,
  type ContextOf,
  type MergedOptions,
  type Pattern,
  type PatternArguments,
  patternQuery,
  type QueryArguments,
  type QueryOf,
} from '../internal/accessPattern.js'
import { $options } from '../internal/entityCommand.js'
import { nextOptions } from '../internal/options.js'
import type { Query } from '../internal/read/query.js'
import { QueryCommand, type QueryOptions } from '../internal/read/queryCommand.js'

/** What a pattern makes: the query, and options that are for it alone. */
type PatternResult<ENTITY extends Entity> = Query<ENTITY['table']> & {
  readonly options?: QueryOptions<ENTITY['table'], [ENTITY]> | undefined
}

/** {@link AccessPattern} without its chain: what any access pattern of an entity is assignable to. */
export class IAccessPattern<
  in out ENTITY extends Entity = any,
  in out SCHEMA extends Schema | undefined = any,
  in out QUERY extends Query<ENTITY['table']> = any,
  in out OPTIONS = any,
  in out CONTEXT = any,
> extends EntityAction<ENTITY> {
  static override actionName = 'access-pattern' as const
  readonly [$schema]: SCHEMA
  readonly [$pattern]: Pattern | undefined
  readonly [$options]: OPTIONS
  readonly [$meta]: AccessPatternMetadata

  constructor(
    entity: ENTITY,
    schema?: SCHEMA,
    pattern?: Pattern,
    options?: OPTIONS,
    meta: AccessPatternMetadata = {},
  ) {
    super(entity)
    this[$schema] = schema as SCHEMA // `undefined` without one
    this[$pattern] = pattern
    this[$options] = options ?? ({} as OPTIONS) // the default of the type parameter
    this[$meta] = meta
  }

  /**
   * The query for an input. Sends nothing.
   *
   * @throws `parsing.…` at what the schema refuses
   * @throws `actions.incompleteAction` without a pattern
   */
  query(
    ...[input]: QueryArguments<SCHEMA>
  ): QueryCommand<ENTITY['table'], [ENTITY], QUERY, MergedOptions<OPTIONS, CONTEXT>> {
    const { table } = this.entity
    const { query, options } = patternQuery(this, input)
    // As the pattern's type says.
    return new QueryCommand(table, [this.entity], query as QUERY, options as MergedOptions<OPTIONS, CONTEXT>)
  }
}

/**
 * A query with a name and a schema of its own: code that uses it knows neither the index nor the key.
 *
 * @example
 * const byTrainer = Pokemon.build(AccessPattern)
 *   .schema(map({ trainer: string(), level: number().default(1) }))
 *   .pattern(({ trainer, level }) => ({ index: 'byTrainer', partition: trainer, range: { gte: level } }))
 *
 * const { Items } = await byTrainer.query({ trainer: 'ash' }).send()
 */
export class AccessPattern<
  in out ENTITY extends Entity = any,
  in out SCHEMA extends Schema | undefined = undefined,
  in out QUERY extends Query<ENTITY['table']> = any,
  in out OPTIONS = {},
  in out CONTEXT = {},
> extends IAccessPattern<ENTITY, SCHEMA, QUERY, OPTIONS, CONTEXT> {
  /** Returns a copy that takes inputs of this schema. */
  schema<NEXT extends Schema>(schema: NEXT): AccessPattern<ENTITY, NEXT, QUERY, OPTIONS, CONTEXT> {
    return new AccessPattern(this.entity, schema, this[$pattern], this[$options], this[$meta])
  }

  /**
   * Returns a copy that makes queries by this function. It is given the input as a write would store it (encoded, under
   * its `savedAs` names: so a transformer can make a key), then as it is in code.
   */
  pattern<const NEXT extends PatternResult<ENTITY>>(
    pattern: (...input: PatternArguments<SCHEMA>) => NEXT,
  ): AccessPattern<ENTITY, SCHEMA, QueryOf<ENTITY['table'], NEXT>, OPTIONS, ContextOf<NEXT>> {
    return new AccessPattern(this.entity, this[$schema], pattern, this[$options], this[$meta])
  }

  /** Returns a copy whose queries have these options, where the pattern gives no others. */
  options<const NEXT extends QueryOptions<ENTITY['table'], [ENTITY]>>(
    options: NEXT | ((previous: OPTIONS) => NEXT),
  ): AccessPattern<ENTITY, SCHEMA, QUERY, NEXT, CONTEXT> {
    const next = nextOptions<NEXT>(options, this[$options])
    return new AccessPattern(this.entity, this[$schema], this[$pattern], next, this[$meta])
  }

  /** Returns a copy with this description alone. */
  meta(meta: AccessPatternMetadata): AccessPattern<ENTITY, SCHEMA, QUERY, OPTIONS, CONTEXT> {
    return new AccessPattern(this.entity, this[$schema], this[$pattern], this[$options], meta)
  }
}
