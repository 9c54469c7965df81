import * as z from 'zod'
import type { Database } from '../../database/database.js'
import { DatabaseAction } from '../../database/databaseAction.js'
import type { Registry } from '../../database/registry.js'
import type { Entity } from '../../entity/entity.js'
import { fromBase64, toBase64 } from '../../internal/base64.js'
import type { Schema } from '../../schema/schema.js'
import { $entities } from '../../table/entitiesOf.js'
import type { Table } from '../../table/table.js'
import { DeleteItemCommand } from '../entity/delete.js'
import { GetItemCommand } from '../entity/get.js'
import { PutItemCommand } from '../entity/put.js'
import { $meta, $schema, type AccessPatternMetadata } from '../internal/accessPattern.js'
import type { QueryCommand } from '../internal/read/queryCommand.js'
import { type Plan, toZod } from '../schema/zodSchemer/toZod.js'

/** Settings of {@link MCPToolkit.addTools}. */
export interface AddToolsOptions {
  /** `true`: no tool writes. Default `false`. */
  readonly readonly?: boolean | undefined
}

/** What a tool responds with. */
interface ToolResult {
  content: { type: 'text'; text: string }[]
  isError?: boolean
  [field: string]: unknown
}

/** An `McpServer` of `@modelcontextprotocol/sdk`, told by its shape. */
export interface McpServer {
  tool(
    name: string,
    description: string,
    inputShape: any,
    annotations: { title?: string; readOnlyHint?: boolean; destructiveHint?: boolean },
    handler: (input: any) => Promise<ToolResult>,
  ): unknown
}

type Shape = Record<string, z.ZodTypeAny>

/** What an access pattern of a table or of an entity is, as far as tools go. */
interface UsablePattern {
  readonly [$schema]?: Schema | undefined
  readonly [$meta]?: AccessPatternMetadata
  readonly [$entities]?: readonly Entity[]
  readonly entity?: Entity
  query(input: unknown): QueryCommand
}

interface Tool {
  readonly table: Table
  readonly name: string
  /** A sentence. */
  readonly does: string
  readonly meta: AccessPatternMetadata | undefined
  readonly input: Shape
  readonly options: Shape
  readonly annotations: { readonly readOnlyHint: boolean; readonly destructiveHint?: boolean }
  /** What to respond with; `undefined` where the item is not there. */
  readonly run: (input: any) => Promise<object | undefined>
}

/**
 * Hands the entities and the access patterns of a database to a server of the Model Context Protocol, as tools that a
 * language model can use. Needs `zod`, and a server of `@modelcontextprotocol/sdk`.
 *
 * @example
 * database.build(MCPToolkit).addTools(server, { readonly: true })
 *
 * @see https://modelcontextprotocol.io
 */
export class MCPToolkit<in out DATABASE extends Database = any> extends DatabaseAction<DATABASE> {
  static override actionName = 'mcpToolkit' as const

  /**
   * Adds a tool to get, to put and to delete items of each entity, and one for each access pattern that has a schema.
   * Tools report what goes wrong as an error of their own, and never throw.
   */
  addTools(server: McpServer, options?: AddToolsOptions): this {
    const names = new Set<string>()
    for (const [key, registry] of Object.entries<Registry>(this.database.tables)) {
      const entities: readonly Entity[] = Object.values(registry.entities)
      const patterns = Object.entries(registry.accessPatterns as Record<string, UsablePattern>)
      const tools = [
        ...entities.flatMap(entity => entityTools(key, registry.table, entity)),
        ...patterns.flatMap(([name, pattern]) => patternTool(key, registry.table, name, pattern)),
      ]
      for (const tool of tools)
        if (!options?.readonly || tool.annotations.readOnlyHint) addTool(server, names, tool)
    }
    return this
  }
}

const addTool = (server: McpServer, names: Set<string>, tool: Tool): void => {
  const { table, does, meta = {}, input, options, annotations, run } = tool
  const description = [
    does,
    meta.title && `\n# ${meta.title}`,
    meta.description && `\n\n${meta.description}.`,
  ].join('')
  // Without a name of its own, callers have to give one.
  const named = table.tableName !== undefined
  const all = z.object({ ...options, tableName: named ? z.string().optional() : z.string() })
  server.tool(
    uniqueName(tool.name, names),
    description,
    { ...input, options: named ? all.optional().default({} as never) : all },
    { title: description, ...annotations },
    async given => {
      try {
        const response = await run(given)
        return response ? result(toJson(response)) : { ...result('Unable to find item'), isError: true }
      } catch (error) {
        return { ...result(String(error)), isError: true }
      }
    },
  )
}

const result = (text: string): ToolResult => ({ content: [{ type: 'text', text }] })

/** Clients take names of up to 64 characters. Names that are cut stay apart. */
const uniqueName = (name: string, names: Set<string>): string => {
  let unique = name.slice(0, 64)
  for (let i = 2; names.has(unique); i++) unique = `${name.slice(0, 63 - String(i).length)}_${i}`
  names.add(unique)
  return unique
}

const capacity = () => z.enum(['NONE', 'TOTAL', 'INDEXES']).optional()
const flag = () => z.boolean().optional()
const attributes = () => z.array(z.string()).min(1).optional()

const entityTools = (key: string, table: Table, entity: Entity): Tool[] => {
  const { entityName, schema, meta } = entity
  const where = nameOf(table, key)
  const keySchema = inputOf(schema, 'key')
  const writeOptions = {
    capacity: capacity(),
    metrics: z.enum(['NONE', 'SIZE']).optional(),
    returnValues: z.enum(['NONE', 'ALL_OLD']).optional(),
  }
  return [
    {
      table,
      name: `ddb-tb_get-${entityName}-item-from-${key}-table`,
      does: `Get a '${entityName}' Item from the ${where} Table.`,
      meta,
      input: { key: keySchema },
      options: { capacity: capacity(), consistent: flag(), attributes: attributes() },
      annotations: { readOnlyHint: true },
      run: async ({ key, options }) => {
        const response = await entity.build(GetItemCommand).key(key).options(options).send()
        return response.Item && response
      },
    },
    {
      table,
      name: `ddb-tb_put-${entityName}-item-in-${key}-table`,
      does: `Put a '${entityName}' Item in the ${where} Table.`,
      meta,
      input: { item: inputOf(schema) },
      options: writeOptions,
      annotations: { readOnlyHint: false, destructiveHint: false },
      run: ({ item, options }) => entity.build(PutItemCommand).item(item).options(options).send(),
    },
    {
      table,
      name: `ddb-tb_delete-${entityName}-item-from-${key}-table`,
      does: `Delete a '${entityName}' Item from the ${where} Table.`,
      meta,
      input: { key: keySchema },
      options: writeOptions,
      annotations: { readOnlyHint: false, destructiveHint: true },
      run: ({ key, options }) => entity.build(DeleteItemCommand).key(key).options(options).send(),
    },
  ]
}

const patternTool = (key: string, table: Table, name: string, pattern: UsablePattern): Tool[] => {
  const {
    [$schema]: schema,
    [$meta]: meta,
    [$entities]: entities = pattern.entity ? [pattern.entity] : [],
  } = pattern
  if (!schema) return []
  const [entity, another] = entities
  const what = entity && !another ? `'${entity.entityName}' Items` : 'Items'
  return [
    {
      table,
      name: `ddb-tb_use-${name}-access-pattern-on-${key}-table`,
      does: `Query multiple ${what} from the ${nameOf(table, key)} Table using the ${name} AccessPattern.`,
      meta,
      input: { query: inputOf(schema) },
      options: {
        capacity: capacity(),
        exclusiveStartKey: z.record(z.string(), z.any()).optional(),
        limit: z.number().int().min(1).optional(),
        maxPages: z.number().int().min(1).optional(),
        reverse: flag(),
        consistent: flag(),
        entityAttrFilter: flag(),
        showEntityAttr: flag(),
        attributes: attributes(),
        select: z
          .enum(['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'COUNT', 'SPECIFIC_ATTRIBUTES'])
          .optional(),
      },
      annotations: { readOnlyHint: true, destructiveHint: false },
      run: ({ query, options }) =>
        pattern
          .query(query)
          .options((previous: object) => ({ ...previous, ...options }))
          .send(),
    },
  ]
}

/** What a caller gives, who has JSON alone: lists for sets, base64 for binaries, text for big integers. */
const inputOf = (schema: Schema, mode: Plan['mode'] = 'put'): z.ZodTypeAny =>
  toZod(
    schema,
    { reads: false, transform: false, fill: true, mode, hide: false, partial: false, form },
    false,
  )

const form: NonNullable<Plan['form']> = {
  zodOf: ({ type, props, elements }, inside) => {
    switch (type) {
      case 'set':
        return z.array(inside(elements)).transform(list => new Set(list))
      case 'binary':
        return z.string().regex(base64, 'Not base64').transform(fromBase64)
      case 'number':
        // Members of an enum are as they are.
        return props['big'] && !props['enum']
          ? z.union([
              z.number(),
              z
                .string()
                .regex(/^-?\d+$/)
                .transform(BigInt),
            ])
          : undefined
      case 'any':
        return z.any().refine(value => value !== undefined, 'Required')
      default:
        return undefined
    }
  },
  valueOf: value => JSON.parse(toJson({ value })).value,
}
const base64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/

const nameOf = (table: Table, key: string): string => (table.tableName === undefined ? key : table.getName())

/** JSON of what it has no form for too: sets as lists, binaries as base64, big integers as text. */
const toJson = (response: object): string =>
  JSON.stringify(response, function (this: Record<string, unknown>, name: string, json: unknown) {
    const value = this[name] // Node's buffers make JSON of their own
    if (value instanceof Set) return [...value]
    if (value instanceof Uint8Array) return toBase64(value)
    return typeof value === 'bigint' ? String(value) : json
  })
