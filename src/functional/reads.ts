import { parserOf } from '../actions/internal/parser.js'
import { QueryCommand } from '../actions/table/query.js'
import { StatorError } from '../errors/statorError.js'
import { formatPath } from '../internal/formatPath.js'
import { Builder, type State, start } from './builder.js'
import type { Model } from './compile.js'
import { allOf, conditionOf, type PlainCondition, partsOf } from './condition.js'
import type { Template, Variable } from './template.js'

/** A page of a query or a scan. */
export interface Page<ITEM> {
  readonly items: ITEM[]
  /** Where the next page starts, for `startFrom`; absent on the last one. */
  readonly lastEvaluatedKey?: Record<string, unknown> | undefined
  /** How many items were returned, and read before the filter. */
  readonly count?: number | undefined
  readonly scannedCount?: number | undefined
}

interface ReadState extends State {
  readonly index: string | undefined
  readonly filters: readonly PlainCondition[]
}

interface Response {
  readonly Items?: unknown[]
  readonly LastEvaluatedKey?: Record<string, unknown>
  readonly Count?: number
  readonly ScannedCount?: number
}

export interface ReadCommand {
  params(): object
  send(): Promise<unknown>
  pages(options?: object): AsyncIterable<unknown>
  items(options?: object): unknown
}

const pageOf = ({ Items = [], LastEvaluatedKey, Count, ScannedCount }: Response): Page<unknown> => ({
  items: Items,
  lastEvaluatedKey: LastEvaluatedKey,
  count: Count,
  scannedCount: ScannedCount,
})

export abstract class ReadBuilder extends Builder<ReadState> {
  protected abstract command(): ReadCommand

  filter(callback: unknown): this {
    return this.next({ filters: [...this.state.filters, conditionOf(callback)] })
  }

  useIndex(index: string): this {
    return this.next({ index })
  }

  select(names: readonly string[]): this {
    return this.option(
      'attributes',
      names.map(name => formatPath([name])),
    )
  }

  limit(count: number): this {
    return this.option('limit', count)
  }

  consistentRead(): this {
    return this.option('consistent', true)
  }

  startFrom(key: unknown): this {
    return this.option('exclusiveStartKey', key)
  }

  dbParams(): object {
    return this.command().params()
  }

  async execute(): Promise<unknown[]> {
    return (await this.executeWithPagination()).items
  }

  async executeWithPagination(): Promise<Page<unknown>> {
    return pageOf((await this.command().send()) as Response)
  }

  iterate(options?: object): unknown {
    return this.command().items(options)
  }

  async *pages(options?: object): AsyncGenerator<Page<unknown>> {
    for await (const response of this.command().pages(options)) yield pageOf(response as Response)
  }

  protected optionsWith(filters: readonly PlainCondition[]): object {
    const filter = allOf(filters)
    const { name } = this.model
    return filter.and?.length === 0
      ? this.state.options
      : { ...this.state.options, filters: { [name]: filter } }
  }
}

export class QueryBuilderBody extends ReadBuilder {
  where(callback: unknown): this {
    return this.next({ conditions: [...this.state.conditions, conditionOf(callback)] })
  }

  scanIndexForward(forward: boolean): this {
    return this.option('reverse', !forward)
  }

  protected command(): ReadCommand {
    const { model, state } = this
    const { index } = state
    const key = index === undefined ? model.key : model.indexes.get(index)
    if (!key) throw noIndex(model, index)
    const parts = new Set(state.conditions.flatMap(partsOf))
    const search: Search = { model, parts, values: {} }
    const partition = partitionOf(search, key.hash)
    const range = key.sort && rangeOf(search, key.sort)
    return model.entity.table
      .build(QueryCommand)
      .entities(model.entity)
      .query({ partition, ...(index !== undefined && { index }), ...(range && { range }) } as never)
      .options(this.optionsWith([...parts, ...state.filters]) as never)
  }
}

const noIndex = ({ name, indexes }: Model, index: string | undefined): StatorError =>
  new StatorError('functional.invalidQuery', {
    message: `[${name}] has no index '${index}': there are [${[...indexes.keys()]}].`,
    payload: { model: name, missing: [] },
  })

type Parts = Set<PlainCondition>

/** The part that compares the attribute with a value by one of `operators`. */
const partOn = (
  parts: Parts,
  attr: string,
  ...operators: string[]
): readonly [part: PlainCondition, operator: string] | undefined => {
  for (const part of parts) {
    if (part.attr !== formatPath([attr]) || !part.transform) continue
    const operator = operators.find(name => part[name] !== undefined)
    if (operator) return [part, operator]
  }
  return undefined
}

/** What a query knows of its keys. */
interface Search {
  readonly model: Model
  /** What the conditions say, as far as the key does not say it for them. */
  readonly parts: Parts
  /** The values that attributes have to have, by name. */
  readonly values: Record<string, unknown>
}

/** The value that an attribute has to have; its part has done its duty. */
const valueOf = ({ model, parts, values }: Search, attr: string): unknown => {
  const found = partOn(parts, attr, 'eq')
  if (!found || values[attr] !== undefined) return values[attr]
  parts.delete(found[0])
  const value = found[0]['eq']
  parserOf(model.entity.schema.attributes[attr], { fill: false })(value, [attr])
  return (values[attr] = value)
}

/** @throws `functional.invalidQuery` where a variable of the partition has no value */
const partitionOf = (search: Search, { column, text, literals, variables }: Template): unknown => {
  const raw = valueOf(search, column)
  if (raw !== undefined) return raw
  let partition = literals[0] as string // there is one more than variables
  const missing: string[] = []
  variables.forEach(({ name, encode }, index) => {
    const value = valueOf(search, name)
    if (value === undefined) missing.push(name)
    else partition += encode(value) + literals[index + 1]
  })
  if (!missing.length) return partition
  const { name } = search.model
  throw new StatorError('functional.invalidQuery', {
    message: `[${name}] query: '${column}' is '${text}', so a 'where' has to say what [${missing}] equals. Other attributes may need another 'useIndex', or a scan.`,
    payload: { model: name, missing },
  })
}

/** The range of sort keys that the conditions allow; what it cannot say of them stays in the parts, for the filter. */
const rangeOf = (search: Search, { column, literals, variables }: Template): object | undefined => {
  const raw = partOn(search.parts, column, 'eq', 'beginsWith', 'between', 'gt', 'gte', 'lt', 'lte')
  if (raw) {
    const [part, operator] = raw
    search.parts.delete(part)
    if (part[operator] === '' && /beg|gte/.test(operator)) return undefined // all of them, see below
    // No filter takes a column of the key: of two bounds, the key takes both.
    const other = operator === 'gte' ? 'lte' : operator === 'lte' ? 'gte' : undefined
    const bound = other && partOn(search.parts, column, other)?.[0]
    if (!bound) return { [operator]: part[operator] }
    search.parts.delete(bound)
    const ends = [part[operator], bound[other]]
    return { between: operator === 'gte' ? ends : ends.reverse() }
  }
  let prefix = literals[0] as string // there is one more than variables
  for (const [index, variable] of variables.entries()) {
    const value = valueOf(search, variable.name)
    if (value === undefined) {
      const isLast = index === variables.length - 1 && !literals[index + 1]
      return rangeOn(search.parts, variable, prefix, isLast)
    }
    prefix += variable.encode(value) + literals[index + 1]
  }
  return { eq: prefix }
}

/** All begins with an empty text, which DynamoDB refuses in keys. */
const beginning = (text: string): object | undefined => (text ? { beginsWith: text } : undefined)

/** Sorts behind every text that goes on. */
const END = '\u{10ffff}'

const rangeOn = (
  parts: Parts,
  { name, encode, encodeStart, sorts, fixed }: Variable,
  prefix: string,
  isLast: boolean,
): object | undefined => {
  const begins = encodeStart && partOn(parts, name, 'beginsWith')
  if (begins) {
    if (isLast) parts.delete(begins[0])
    return beginning(prefix + encodeStart(begins[0]['beginsWith']))
  }
  const find = (...operators: string[]) =>
    sorts && (isLast || fixed) ? partOn(parts, name, ...operators) : undefined
  const both = find('between')?.[0]
  const low = both ?? find('gte', 'gt')?.[0]
  const high = both ?? find('lte', 'lt')?.[0]
  const [least, most] = (both?.['between'] ?? []) as readonly unknown[]
  const from = low && (prefix + encode(both ? least : (low['gte'] ?? low['gt'])) || undefined)
  const to = high && prefix + encode(both ? most : (high['lte'] ?? high['lt'])) + (isLast ? '' : END)
  // Of bounds the wrong way round, which DynamoDB refuses, the filter tells that nothing is between.
  if (to !== undefined && (!to || (from ?? '') > to)) return beginning(prefix)
  // Bounds are included: the filter tells `gt` and `lt`.
  for (const part of [low, high]) if (part && !('gt' in part || 'lt' in part)) parts.delete(part)
  if (from === undefined && to === undefined) return beginning(prefix)
  if (!prefix && to === undefined) return { gte: from }
  if (!prefix && from === undefined) return { lte: to }
  return { between: [from ?? prefix, to ?? prefix + END] }
}

export const query = (model: Model): QueryBuilderBody =>
  new QueryBuilderBody(model, { ...start, index: undefined, filters: [] })
