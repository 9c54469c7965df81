import type { Entity } from '../../entity/entity.js'
import type { Schema } from '../../schema/schema.js'
import { $entities } from '../../table/entitiesOf.js'
import type { Table } from '../../table/table.js'
import { TableAction } from '../../table/tableAction.js'
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
} from './accessPattern.js'
import { $options } from './entityCommand.js'
import { nextOptions } from './options.js'
import type { Query } from './read/query.js'
import { QueryCommand, type QueryOptions } from './read/queryCommand.js'

/** What a pattern makes: the query, and options that are for it alone. */
export type PatternResult<TABLE extends Table, ENTITIES extends readonly Entity[]> = Query<TABLE> & {
  readonly options?: QueryOptions<TABLE, ENTITIES> | undefined
}

/** {@link AccessPattern} without its chain: what any access pattern of a table is assignable to. */
export class IAccessPattern<
  in out TABLE extends Table = any,
  in out ENTITIES extends readonly Entity[] = any,
  in out SCHEMA extends Schema | undefined = any,
  in out QUERY extends Query<TABLE> = any,
  in out OPTIONS = any,
  in out CONTEXT = any,
> extends TableAction<TABLE, ENTITIES> {
  static override actionName = 'access-pattern' as const
  readonly [$schema]: SCHEMA
  readonly [$pattern]: Pattern | undefined
  readonly [$options]: OPTIONS
  readonly [$meta]: AccessPatternMetadata

  constructor(
    table: TABLE,
    entities?: ENTITIES,
    schema?: SCHEMA,
    pattern?: Pattern,
    options?: OPTIONS,
    meta: AccessPatternMetadata = {},
  ) {
    super(table, entities)
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
  ): QueryCommand<TABLE, ENTITIES, QUERY, MergedOptions<OPTIONS, CONTEXT>> {
    const { query, options } = patternQuery(this, input)
    // As the pattern's type says.
    return new QueryCommand(
      this.table,
      this[$entities],
      query as QUERY,
      options as MergedOptions<OPTIONS, CONTEXT>,
    )
  }
}

/**
 * A query with a name and a schema of its own: code that uses it knows neither the index nor the key.
 *
 * @example
 * const parcelsOfDay = table
 *   .build(AccessPattern)
 *   .entities(Parcel)
 *   .schema(map({ depot: string(), day: string() }))
 *   .pattern(({ depot, day }) => ({ partition: `depot#${depot}`, range: { beginsWith: day } }))
 *
 * const { Items } = await parcelsOfDay.query({ depot: '1', day: '2031-05-01' }).send()
 */
export class AccessPattern<
  in out TABLE extends Table = any,
  in out ENTITIES extends readonly Entity[] = any,
  in out SCHEMA extends Schema | undefined = undefined,
  in out QUERY extends Query<TABLE> = any,
  in out OPTIONS = {},
  in out CONTEXT = {},
> extends IAccessPattern<TABLE, ENTITIES, SCHEMA, QUERY, OPTIONS, CONTEXT> {
  /** Returns a copy for the items of these entities, in place of earlier ones. */
  entities<NEXT extends readonly Entity[]>(
    ...entities: NEXT
  ): AccessPattern<TABLE, NEXT, SCHEMA, QUERY, OPTIONS, CONTEXT> {
    return new AccessPattern(this.table, entities, this[$schema], this[$pattern], this[$options], this[$meta])
  }

  /** Returns a copy that takes inputs of this schema, of whichever type. */
  schema<NEXT extends Schema>(schema: NEXT): AccessPattern<TABLE, ENTITIES, NEXT, QUERY, OPTIONS, CONTEXT> {
    return new AccessPattern(this.table, this[$entities], schema, this[$pattern], this[$options], this[$meta])
  }

  /**
   * Returns a copy that makes queries by this function. It is given the input as a write would store it (encoded, under
   * its `savedAs` names: so a transformer can make a key), then as it is in code.
   */
  pattern<const NEXT extends PatternResult<TABLE, ENTITIES>>(
    pattern: (...input: PatternArguments<SCHEMA>) => NEXT,
  ): AccessPattern<TABLE, ENTITIES, SCHEMA, QueryOf<TABLE, NEXT>, OPTIONS, ContextOf<NEXT>> {
    return new AccessPattern(this.table, this[$entities], this[$schema], pattern, this[$options], this[$meta])
  }

  /** Returns a copy whose queries have these options, where the pattern gives no others. */
  options<const NEXT extends QueryOptions<TABLE, ENTITIES>>(
    options: NEXT | ((previous: OPTIONS) => NEXT),
  ): AccessPattern<TABLE, ENTITIES, SCHEMA, QUERY, NEXT, CONTEXT> {
    const next = nextOptions<NEXT>(options, this[$options])
    return new AccessPattern(this.table, this[$entities], this[$schema], this[$pattern], next, this[$meta])
  }

  /** Returns a copy with this description alone. */
  meta(meta: AccessPatternMetadata): AccessPattern<TABLE, ENTITIES, SCHEMA, QUERY, OPTIONS, CONTEXT> {
    return new AccessPattern(this.table, this[$entities], this[$schema], this[$pattern], this[$options], meta)
  }
}
