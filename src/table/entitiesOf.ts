/** Under this symbol an action of a table holds the entities that it was given. */
export const $entities: unique symbol = /*#__PURE__*/ Symbol('$entities')

/** What `table.build` takes: any class whose constructor takes the table, and maybe entities. */
export type TableActionClass<TABLE, ENTITIES = readonly [], ACTION = unknown> = new (
  table: TABLE,
  entities?: ENTITIES,
) => ACTION
