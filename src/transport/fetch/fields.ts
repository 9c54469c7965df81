import { setOwn } from '../../internal/cloneValue.js'
import { isObject } from '../../internal/isObject.js'

type Values = Readonly<Record<string, unknown>>
type Convert = (item: Values) => unknown

const ONE = /^(Item|Key|Attributes|ExpressionAttributeValues|(Exclusive|Last).*Key|ItemCollectionKey)$/
const SEVERAL = /^(Items|Keys)$/
/** Objects whose names are those of tables. */
const BY_TABLE = /^(RequestItems|Responses|Unprocessed.*|ItemCollectionMetrics)$/

/**
 * A request or a response with each item in it converted, told by the name of its field. Times become dates, as in
 * the SDK. What a batch reads is a list of items under a table's name, `inTable`.
 */
export const mapItems = (value: unknown, convert: Convert, inTable = false): unknown => {
  if (Array.isArray(value)) {
    return value.map(each => (inTable && isObject(each) ? convert(each) : mapItems(each, convert)))
  }
  if (!isObject(value)) return value
  const copy = {}
  for (const name of Object.keys(value)) {
    const field = value[name]
    setOwn(copy, name, mapField(name, field, convert))
  }
  return copy
}

const mapField = (name: string, field: unknown, convert: Convert): unknown => {
  if (Array.isArray(field)) {
    // Values of a PartiQL statement.
    if (name === 'Parameters') return field.map(value => (convert({ value }) as Values)['value'])
    return SEVERAL.test(name) ? field.map(convert) : mapItems(field, convert)
  }
  if (typeof field === 'number' && name.endsWith('DateTime')) return new Date(field * 1000)
  if (!isObject(field)) return field
  if (ONE.test(name)) return convert(field)
  // The metrics of a single write are not by table.
  if (!BY_TABLE.test(name) || isObject(field['ItemCollectionKey'])) return mapItems(field, convert)
  const tables = {}
  for (const table of Object.keys(field)) {
    setOwn(tables, table, mapItems(field[table], convert, name === 'Responses'))
  }
  return tables
}
