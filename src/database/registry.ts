import type { Entity } from '../entity/entity.js'
import { $entities } from '../table/entitiesOf.js'
import type { Table } from '../table/table.js'
import { TableAction } from '../table/tableAction.js'

/** An access pattern, of a table or of an entity. */
export interface RegisteredPattern {
  query(input?: any): unknown
}

type Patterns = Readonly<Record<string, RegisteredPattern>>

/** A table together with its entities and its access patterns: what it builds knows the entities. */
export class Registry<
  in out TABLE extends Table = any,
  in out ENTITIES extends readonly Entity[] = any,
  in out ACCESS_PATTERNS extends Patterns = any,
> extends TableAction<TABLE, ENTITIES> {
  static override actionName = 'registry' as const
  /** The entities, by name. */
  readonly entities: { readonly [ENTITY in ENTITIES[number] as ENTITY['entityName']]: ENTITY }
  /** The access patterns, by the name they were given here. */
  readonly accessPatterns: ACCESS_PATTERNS
  /** The queries of the access patterns. */
  readonly query: { readonly [NAME in keyof ACCESS_PATTERNS]: ACCESS_PATTERNS[NAME]['query'] }

  constructor(table: TABLE, entities?: ENTITIES, accessPatterns: ACCESS_PATTERNS = {} as ACCESS_PATTERNS) {
    super(table, entities)
    const all: readonly Entity[] = this[$entities]
    this.entities = Object.fromEntries(all.map(entity => [entity?.entityName, entity])) as this['entities']
    this.accessPatterns = accessPatterns
    this.query = Object.fromEntries(
      Object.entries(accessPatterns ?? {}).map(([name, pattern]) => [
        name,
        (input: unknown) => pattern.query(input),
      ]),
    ) as this['query'] // of the same names
  }

  /** Returns a copy with these entities, in place of earlier ones. */
  registerEntities<NEXT extends readonly Entity[]>(
    ...entities: NEXT
  ): Registry<TABLE, NEXT, ACCESS_PATTERNS> {
    return new Registry(this.table, entities, this.accessPatterns)
  }

  /** Returns a copy with these access patterns, in place of earlier ones. */
  registerAccessPatterns<NEXT extends Patterns>(accessPatterns: NEXT): Registry<TABLE, ENTITIES, NEXT> {
    return new Registry(this.table, this[$entities], accessPatterns)
  }

  /** Connects an action to the table and its entities: `registry.build(QueryCommand)`. */
  build<ACTION>(Action: new (table: TABLE, entities: ENTITIES) => ACTION): ACTION {
    return new Action(this.table, this[$entities])
  }
}
