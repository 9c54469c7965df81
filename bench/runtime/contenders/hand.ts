import { GetCommand } from '@aws-sdk/lib-dynamodb'
import {
  kvChanges,
  kvInputs,
  kvKeys,
  MASK,
  mixedPage,
  now,
  ordersPage,
  pageClient,
  projections,
  searches,
} from '../../fixtures/inputs.js'

// What a good engineer would write for these two schemas alone: the same checks, the same defaults, unknown
// attributes dropped, the caller's input untouched, errors that name the attribute. No generality is paid for.

type Value = Record<string, any>

class Invalid extends Error {
  constructor(
    readonly path: string,
    readonly expected: string,
    readonly received: unknown,
  ) {
    super(`${path}: expected ${expected}`)
  }
}

const isObject = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Set)

const string = (value: unknown, path: string): string => {
  if (typeof value !== 'string') throw new Invalid(path, 'a string', value)
  return value
}

const number = (value: unknown, path: string): number => {
  if (typeof value !== 'number' || Number.isNaN(value)) throw new Invalid(path, 'a number', value)
  return value
}

const boolean = (value: unknown, path: string): boolean => {
  if (typeof value !== 'boolean') throw new Invalid(path, 'a boolean', value)
  return value
}

const status = (value: unknown): string => {
  if (value !== 'draft' && value !== 'live' && value !== 'gone') {
    throw new Invalid('status', 'draft, live or gone', value)
  }
  return value
}

const labels = (value: unknown): Set<string> => {
  if (!(value instanceof Set)) throw new Invalid('labels', 'a set', value)
  for (const label of value) {
    if (label !== 'red' && label !== 'green' && label !== 'blue') {
      throw new Invalid('labels', 'red, green or blue', label)
    }
  }
  return value
}

const historyEntry = (entry: unknown): Value => {
  if (!isObject(entry)) throw new Invalid('history', 'an object', entry)
  const at = string(entry.at, 'history.at')
  const by = string(entry.by, 'history.by')
  return entry.note === undefined ? { at, by } : { at, by, note: string(entry.note, 'history.note') }
}

const history = (value: unknown): Value[] => {
  if (!Array.isArray(value)) throw new Invalid('history', 'a list', value)
  return value.map(historyEntry)
}

const quotas = (value: unknown): Value => {
  if (!isObject(value)) throw new Invalid('quotas', 'an object', value)
  const valid: Value = {}
  for (const key of Object.keys(value)) {
    if (key !== 'eu' && key !== 'us' && key !== 'jp') throw new Invalid('quotas', 'eu, us or jp', key)
    if (value[key] !== undefined) valid[key] = number(value[key], 'quotas')
  }
  return valid
}

const source = (value: unknown): Value => {
  if (!isObject(value)) throw new Invalid('source', 'an object', value)
  if (value.kind === 'upload') return { kind: 'upload', file: string(value.file, 'source.file') }
  if (value.kind === 'link') {
    return { kind: 'link', url: string(value.url, 'source.url'), depth: number(value.depth, 'source.depth') }
  }
  throw new Invalid('source.kind', 'upload or link', value.kind)
}

const present = (value: unknown, path: string): unknown => {
  if (value === undefined) throw new Invalid(path, 'a value', value)
  return value
}

const putParams = (input: Value) => {
  const Item: Value = {
    key: string(input.key, 'key'),
    createdAt: input.createdAt === undefined ? now() : string(input.createdAt, 'createdAt'),
    revision: input.revision === undefined ? 1 : number(input.revision, 'revision'),
    status: status(input.status),
    size: number(input.size, 'size'),
    labels: labels(input.labels),
    history: input.history === undefined ? [] : history(input.history),
    quotas: quotas(input.quotas),
    source: input.source === undefined ? { kind: 'upload', file: 'none' } : source(input.source),
    data: present(input.data, 'data'),
  }
  if (input.title !== undefined) Item.title = string(input.title, 'title')
  if (input.pinned !== undefined) Item.pinned = boolean(input.pinned, 'pinned')
  return { TableName: 'kv', Item }
}

const keyParams = (input: Value) => ({ TableName: 'kv', Key: { key: string(input.key, 'key') } })

interface Changes {
  readonly key: string
  readonly title?: string
  readonly status?: string
  readonly size?: number
  readonly addToSize?: number
  readonly pinned?: boolean
  readonly labels?: Set<string>
  readonly addToHistory?: readonly Value[]
  readonly source?: Value
  readonly data?: unknown
}

/** Sets the attributes that are given; `size` may be added to and `history` appended to. */
const updateParams = (changes: Changes) => {
  let set = 'SET revision = :revision'
  let add = ''
  const values: Value = { ':revision': 2 }
  const names: Record<string, string> = {}
  if (changes.title !== undefined) {
    set += ', title = :title'
    values[':title'] = string(changes.title, 'title')
  }
  if (changes.status !== undefined) {
    set += ', #status = :status'
    names['#status'] = 'status'
    values[':status'] = status(changes.status)
  }
  if (changes.size !== undefined) {
    set += ', #size = :size'
    names['#size'] = 'size'
    values[':size'] = number(changes.size, 'size')
  }
  if (changes.addToSize !== undefined) {
    add = ' ADD #size :addToSize'
    names['#size'] = 'size'
    values[':addToSize'] = number(changes.addToSize, 'size')
  }
  if (changes.pinned !== undefined) {
    set += ', pinned = :pinned'
    values[':pinned'] = boolean(changes.pinned, 'pinned')
  }
  if (changes.labels !== undefined) {
    set += ', labels = :labels'
    values[':labels'] = labels(changes.labels)
  }
  if (changes.addToHistory !== undefined) {
    set += ', history = list_append(if_not_exists(history, :none), :history)'
    values[':none'] = []
    values[':history'] = history(changes.addToHistory)
  }
  if (changes.source !== undefined) {
    set += ', #source = :source'
    names['#source'] = 'source'
    values[':source'] = source(changes.source)
  }
  if (changes.data !== undefined) {
    set += ', #data = :data'
    names['#data'] = 'data'
    values[':data'] = changes.data
  }
  return {
    TableName: 'kv',
    Key: { key: string(changes.key, 'key') },
    UpdateExpression: set + add,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  }
}

interface Search {
  readonly tenant: string
  readonly orderIdFrom: string
  readonly status?: string
  readonly minTotal?: number
  readonly cityPrefix?: string
  readonly tag?: string
  readonly withArchived?: boolean
}

const orderStatus = (value: unknown, path: string): string => {
  if (value !== 'open' && value !== 'paid' && value !== 'sent' && value !== 'done') {
    throw new Invalid(path, 'open, paid, sent or done', value)
  }
  return value
}

const tag = (value: unknown): string => {
  if (value !== 'new' && value !== 'rush' && value !== 'bulk')
    throw new Invalid('tags', 'new, rush or bulk', value)
  return value
}

/** Orders of a tenant, under any of five filters. */
const queryParams = (search: Search) => {
  const filters: string[] = []
  const names: Record<string, string> = {}
  const values: Value = {
    ':tenant': string(search.tenant, 'tenant'),
    ':orderId': string(search.orderIdFrom, 'orderId'),
  }
  if (search.status !== undefined) {
    filters.push('#status = :status')
    names['#status'] = 'status'
    values[':status'] = orderStatus(search.status, 'status')
  }
  if (search.minTotal !== undefined) {
    filters.push('#total >= :total')
    names['#total'] = 'total'
    values[':total'] = number(search.minTotal, 'total')
  }
  if (search.cityPrefix !== undefined) {
    filters.push('begins_with(address.city, :city)')
    values[':city'] = string(search.cityPrefix, 'address.city')
  }
  if (search.tag !== undefined) {
    filters.push('contains(tags, :tag)')
    values[':tag'] = tag(search.tag)
  }
  if (search.withArchived === false) filters.push('attribute_not_exists(archived)')
  return {
    TableName: 'orders',
    KeyConditionExpression: 'tenant = :tenant AND begins_with(orderId, :orderId)',
    FilterExpression: filters.join(' AND '),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  }
}

/** Any of the five filters by themselves. */
const conditionOf = (search: Omit<Search, 'tenant' | 'orderIdFrom'>) => {
  let condition = ''
  const names: Record<string, string> = {}
  const values: Value = {}
  const and = (clause: string) => {
    condition += condition === '' ? clause : ` AND ${clause}`
  }
  if (search.status !== undefined) {
    and('#status = :status')
    names['#status'] = 'status'
    values[':status'] = orderStatus(search.status, 'status')
  }
  if (search.minTotal !== undefined) {
    and('#total >= :total')
    names['#total'] = 'total'
    values[':total'] = number(search.minTotal, 'total')
  }
  if (search.cityPrefix !== undefined) {
    and('begins_with(address.city, :city)')
    values[':city'] = string(search.cityPrefix, 'address.city')
  }
  if (search.tag !== undefined) {
    and('contains(tags, :tag)')
    values[':tag'] = tag(search.tag)
  }
  if (search.withArchived === false) and('attribute_not_exists(archived)')
  return {
    ConditionExpression: condition,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  }
}

const columns =
  /^(tenant|orderId|status|email|customer|remark|placedOn|shippedOn|total|tax|weight|revision|paid|gift|archived|tags|extra|lines(\[\d+\](\.(sku|quantity|price|comment))?)?|address(\.(street|city|zip|country))?|rates(\.\w+)?)$/

/** The columns to read, reserved words quoted. */
const projectionOf = (paths: readonly string[]) => {
  let projection = ''
  const names: Record<string, string> = {}
  for (const path of paths) {
    if (!columns.test(path)) throw new Invalid(path, 'a column', path)
    if (projection !== '') projection += ', '
    if (path === 'status' || path === 'total') {
      projection += `#${path}`
      names[`#${path}`] = path
    } else projection += path
  }
  return { ProjectionExpression: projection, ExpressionAttributeNames: names }
}

const tags = (value: unknown): Set<string> => {
  if (!(value instanceof Set)) throw new Invalid('tags', 'a set', value)
  for (const element of value) tag(element)
  return value
}

const line = (value: unknown): Value => {
  if (!isObject(value)) throw new Invalid('lines', 'an object', value)
  const sku = string(value.sku, 'lines.sku')
  const quantity = number(value.quantity, 'lines.quantity')
  const price = number(value.price, 'lines.price')
  return value.comment === undefined
    ? { sku, quantity, price }
    : { sku, quantity, price, comment: string(value.comment, 'lines.comment') }
}

const lines = (value: unknown): Value[] => {
  if (!Array.isArray(value)) throw new Invalid('lines', 'a list', value)
  return value.map(line)
}

const country = (value: unknown): string => {
  if (value !== 'nl' && value !== 'de' && value !== 'fr')
    throw new Invalid('address.country', 'nl, de or fr', value)
  return value
}

const address = (value: unknown): Value => {
  if (!isObject(value)) throw new Invalid('address', 'an object', value)
  return {
    street: string(value.street, 'address.street'),
    city: string(value.city, 'address.city'),
    zip: string(value.zip, 'address.zip'),
    country: country(value.country),
  }
}

const rates = (value: unknown): Value => {
  if (!isObject(value)) throw new Invalid('rates', 'an object', value)
  const valid: Value = {}
  for (const key in value) valid[key] = number(value[key], 'rates')
  return valid
}

const order = (raw: Value): Value => {
  const valid: Value = {
    tenant: string(raw.tenant, 'tenant'),
    orderId: string(raw.orderId, 'orderId'),
    status: orderStatus(raw.status, 'status'),
    email: string(raw.email, 'email'),
    placedOn: string(raw.placedOn, 'placedOn'),
    total: number(raw.total, 'total'),
    tax: number(raw.tax, 'tax'),
    revision: number(raw.revision, 'revision'),
    paid: boolean(raw.paid, 'paid'),
    gift: boolean(raw.gift, 'gift'),
    tags: tags(raw.tags),
    lines: lines(raw.lines),
    address: address(raw.address),
    rates: rates(raw.rates),
  }
  if (raw.customer !== undefined) valid.customer = string(raw.customer, 'customer')
  if (raw.remark !== undefined) valid.remark = string(raw.remark, 'remark')
  if (raw.shippedOn !== undefined) valid.shippedOn = string(raw.shippedOn, 'shippedOn')
  if (raw.weight !== undefined) valid.weight = number(raw.weight, 'weight')
  if (raw.archived !== undefined) valid.archived = boolean(raw.archived, 'archived')
  if (raw.extra !== undefined) valid.extra = raw.extra
  return valid
}

const formatPage = () => ordersPage.map(order)

const level = (value: unknown): string => {
  if (value !== 'basic' && value !== 'gold') throw new Invalid('level', 'basic or gold', value)
  return value
}

const home = (value: unknown): Value => {
  if (!isObject(value)) throw new Invalid('address', 'an object', value)
  return {
    street: string(value.street, 'address.street'),
    city: string(value.city, 'address.city'),
    zip: string(value.zip, 'address.zip'),
  }
}

const customer = (raw: Value): Value => {
  const valid: Value = {
    tenant: string(raw.tenant, 'tenant'),
    orderId: string(raw.orderId, 'orderId'),
    name: string(raw.name, 'name'),
    email: string(raw.mail, 'email'),
    since: string(raw.since, 'since'),
    credit: number(raw.credit, 'credit'),
    level: level(raw.level),
    vip: boolean(raw.vip, 'vip'),
    address: home(raw.address),
  }
  if (raw.phone !== undefined) valid.phone = string(raw.phone, 'phone')
  return valid
}

const parcel = (value: unknown): Value => {
  if (!isObject(value)) throw new Invalid('parcels', 'an object', value)
  return { sku: string(value.sku, 'parcels.sku'), count: number(value.count, 'parcels.count') }
}

const parcels = (value: unknown): Value[] => {
  if (!Array.isArray(value)) throw new Invalid('parcels', 'a list', value)
  return value.map(parcel)
}

const shipment = (raw: Value): Value => {
  const valid: Value = {
    tenant: string(raw.tenant, 'tenant'),
    orderId: string(raw.orderId, 'orderId'),
    carrier: string(raw.carrier, 'carrier'),
    sentOn: string(raw.sentOn, 'sentOn'),
    weight: number(raw.weight, 'weight'),
    insured: boolean(raw.insured, 'insured'),
    parcels: parcels(raw.parcels),
  }
  if (raw.track !== undefined) valid.track = string(raw.track, 'track')
  return valid
}

const oneOfThree = (raw: Value): Value => {
  switch (raw._et) {
    case 'Order':
      return order(raw)
    case 'Customer':
      return customer(raw)
    case 'Shipment':
      return shipment(raw)
    default:
      throw new Invalid('_et', 'Order, Customer or Shipment', raw._et)
  }
}

const client = pageClient()

export const contender: Record<string, (call: number) => unknown> = {
  put: call => putParams(kvInputs[call & MASK] as Value),
  get: call => keyParams(kvKeys[call & MASK] as Value),
  update: call => {
    const { key, status, size, event } = kvChanges[call & MASK] as Value
    return updateParams({ key, status, addToSize: size, addToHistory: [event] })
  },
  query: call => {
    const { tenant, orderId, status, total, city, tag } = searches[call & MASK] as Value
    return queryParams({
      tenant,
      orderIdFrom: orderId,
      status,
      minTotal: total,
      cityPrefix: city,
      tag,
      withArchived: false,
    })
  },
  page: async () => formatPage(),
  pageOfThree: async () => mixedPage.map(oneOfThree),
  pageByGet: async () => {
    const items: Value[] = []
    client.rewind()
    for (const { tenant, orderId } of ordersPage) {
      const Key = { tenant: string(tenant, 'tenant'), orderId: string(orderId, 'orderId') }
      const { Item } = await client.send(new GetCommand({ TableName: 'orders', Key }))
      items.push(order(Item))
    }
    return items
  },
  format: formatPage,
  parse: call => putParams(kvInputs[call & MASK] as Value).Item,
  condition: call => {
    const { status, total, city, tag } = searches[call & MASK] as Value
    return conditionOf({ status, minTotal: total, cityPrefix: city, tag, withArchived: false })
  },
  paths: call => projectionOf(projections[call & MASK] as readonly string[]),
}
