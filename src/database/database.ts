import type { Table, TableMetadata } from '../table/table.js'
import { Registry } from './registry.js'

/** What people should know of a database. Free-form: nothing but documentation and tools reads it. */
export type DatabaseMetadata = TableMetadata

type Registries<TABLES> = {
  readonly [NAME in keyof TABLES]: TABLES[NAME] extends Registry
    ? TABLES[NAME]
    : TABLES[NAME] extends Table
      ? Registry<TABLES[NAME], [], {}>
      : never
}

/** Several tables, and what is known of each: what tools for all of them work with. */
export class Database<in out TABLES extends Readonly<Record<string, Table | Registry>> = any> {
  /** The tables with their entities and access patterns, by the name they were given here. */
  readonly tables: Registries<TABLES>
  meta: DatabaseMetadata

  /**
   * @example
   * const database = new Database({
   *   depot: depot.build(Registry).registerEntities(Parcel, Truck),
   *   logs,
   * })
   */
  constructor(tables: TABLES, options?: { readonly meta?: DatabaseMetadata | undefined }) {
    this.tables = Object.fromEntries(
      Object.entries(tables ?? {}).map(([name, table]) => [
        name,
        // Told by its shape: it may be of another copy of this library.
        'accessPatterns' in Object(table) ? table : new Registry(table as Table, []),
      ]),
    ) as Registries<TABLES> // of the same names
    this.meta = options?.meta ?? {}
  }

  /** Connects an action: `database.build(Synchronizer)`. */
  build<ACTION>(Action: new (database: this) => ACTION): ACTION {
    return new Action(this)
  }
}
