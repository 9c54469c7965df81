import type { Leniency } from './compare.js'

/** A way in which the types of stator differ on purpose. */
export interface TypeDifference {
  /** How the row of docs/differences.md begins that says so. */
  readonly row: string
  /** The types that may show it, as `program group.name`: each entry has to be needed by one of them. */
  readonly of: RegExp
  /** How far they may differ. Absent: any way. */
  readonly lenient?: Leniency
}

/** Every way in which the types of stator differ on purpose. */
export const typeDifferences: readonly TypeDifference[] = [
  // Schemas and their values
  {
    row: 'key mode inside key containers (7.10)',
    of: /^values \w+\.(input|valid|transformed)Key$|^items everything\.(inputKey|key|validKey|transformedKey)$/,
  },
  { row: 'types of a map or item without attributes', of: /^values (map|item)Empty\.|\b(map|item)Empty$/ },
  { row: 'types of alternatives that are always required, on update', of: /^values anyOfList\.\w+Update/ },
  { row: 'types of an optional `castAs`, on reads', of: /^values anyCastOptional\.(decoded|formatted)/ },
  { row: '`SchemaPaths` of an item', of: /^values \w+\.(schemaPaths|prefixedPaths)$/ },
  { row: '`SchemaPaths` of an item', of: /^schemas paths\.appendedEscaped$/ },
  { row: 'types of what is not known', of: /^schemas wide(Input|Valid)\./ },
  {
    row: 'types of what is not known',
    of: /^schemas (modes\.validator|shapes\.\w+)$/,
    lenient: { any: true },
  },
  { row: 'types of what is not known', of: /^items wide\.\w+Names$|^tableActions table_wide\.\w+Names$/ },
  { row: 'types of what is not known', of: /^(items|tableActions) (table_)?wide\./, lenient: { any: true } },
  {
    row: 'types of what is not known',
    of: /^\w+ others\.(fromDTO|jsonBox|spyArgs|spyAllArgs)$/,
    lenient: { any: true },
  },
  { row: 'types of what is not known', of: /^tableActions optionsWide\.(query|scan)$/ },
  { row: 'Standard Schema validators', of: /^schemas shapes\.\w+$/, lenient: { more: true, any: true } },
  { row: 'types of the settings of schemas', of: /^schemas props\./ },
  { row: 'types of extensions', of: /^schemas extensions\.(?!extension|options)/ },
  // What is given and what is exported
  {
    row: 'types of what is given, and of what is exported',
    of: /^\w+ (options\w*\.|extensions\.|others\.|transformers\.|errors\.payload)/,
    lenient: { readonly: true },
  },
  {
    row: 'types of what is given, and of what is exported',
    of: /^schemaActions transformers\.\w*[dD](TO|to)\w*$/,
  },
  { row: 'types of what is given, and of what is exported', of: /^schemaActions others\.fromDTO$/ },
  { row: 'types of what is given, and of what is exported', of: /^entityActions others\.dto$/ },
  { row: 'types of zod schemas', of: /^schemaActions others\.zod(Parser|Formatter)$/ },
  { row: 'types of errors', of: /^schemaActions errors\./ },
  { row: 'types of `Optional` and `NarrowObject`', of: /^helpers (narrowed|objects)\./ },
  // Entities and updates
  { row: 'types of `entityAttribute` and `timestamps`', of: /^items \w+\.(entityAttribute|timestamps)$/ },
  {
    row: 'types of `entityAttribute` and `timestamps`',
    of: /^entityActions others\.customEntity$|^tableActions batches\.entities/,
  },
  { row: 'types of a stored binary key', of: /^items binaries\.saved$/, lenient: { flat: true } },
  { row: 'types of paths below an `any`', of: /^items condition(Attributes|Sizes)\./ },
  { row: 'types of `$get` (12.3)', of: /^items updatesOf_\w+\./ },
  {
    row: 'types of `$get` (12.3)',
    of: /^entityActions (update|attribute)(Scalars|Containers|Items)\./,
    lenient: { updates: true, readonly: true },
  },
  {
    row: 'types of key attributes in updates',
    of: /^entityActions (update|attribute)(Scalars|Containers)\.(\w*Key\w*|mapRich|anyOfList)$/,
  },
  { row: 'types of an optional `castAs`, on reads', of: /^entityActions attributeScalars\.anyCast/ },
  { row: 'types of alternatives in updates', of: /^entityActions attributeContainers\.anyOf/ },
  {
    row: 'types of responses',
    of: /^entityActions (commands|responses\w+|others)\.|^tableActions reads\.\w+Sent$/,
    lenient: { flat: true, more: true },
  },
  { row: 'types of responses', of: /^tableActions (reads|batches)\.(\w+Keys|unprocessed|written)$/ },
  {
    row: 'types of the parts of a request',
    of: /^entityActions transactions\.batch|^tableActions batches\.\w+Params$/,
  },
  {
    row: 'types of the parts of a request',
    of: /^(entity|table)Actions (transactions|batches)\.(get|write)(Options|Input|Is)$/,
  },
  { row: 'types of projections', of: /^items projected\.everything$/ },
  // Tables
  { row: 'indexes (2.2)', of: /^tableActions (keys\.(index|global)|others\.(dto|iTableDTO))$/ },
  { row: 'indexes (2.2)', of: /^tableActions keys\.local$/, lenient: { more: true } },
  { row: "`select: 'COUNT'` (6.7)", of: /^tableActions reads\.\w+Count$/ },
  {
    row: 'types of items of several entities',
    of: /^tableActions reads\.(queryBothAttributes|queryTagged)$/,
  },
  {
    row: 'types of a response without entities',
    of: /^tableActions (reads\.\w+None|options\w*\.queryNoEntity)$/,
  },
  { row: '`limit` and `reverse` of a deletion (10)', of: /^tableActions options\w*\.deletion$/ },
  { row: 'types of responses', of: /^tableActions options\w*\.\w+Keys$/ },
  { row: 'types of what is not known', of: /^tableActions (reads\.scanIs|others\.sendable)$/ },
]

/** Code that one library refuses and the other does not, with how the row of docs/differences.md begins. */
export const verdictDifferences: Readonly<Record<string, string>> = {}
