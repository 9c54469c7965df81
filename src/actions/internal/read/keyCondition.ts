import { StatorError } from '../../../errors/statorError.js'
import { isObject } from '../../../internal/isObject.js'
import type { Index } from '../../../table/indexes.js'
import { isKeyValue, type Key } from '../../../table/key.js'
import type { Table } from '../../../table/table.js'
import { keyPartsOf } from '../../../table/tableIndex.js'
import { combine, compare, type Term } from '../condition.js'

const operators = ['eq', 'gt', 'gte', 'lt', 'lte', 'between', 'beginsWith'] as const

/**
 * The condition on the key: equal parts of the partition key, then those of the sort key that are given.
 *
 * @throws `queryCommand.invalidPartition`, `queryCommand.invalidRange` for too many or too few parts
 * @throws `actions.invalidExpressionAttributePath` for a value of another type than its key
 * @throws `actions.invalidCondition` for a range without operator
 */
export const keyCondition = (
  table: Table,
  index: Index | undefined,
  { partition, range }: { readonly partition?: unknown; readonly range?: unknown },
): Term => {
  const keys = keyPartsOf(table, index)
  const values = Array.isArray(partition) || index?.partitionKeys ? partition : [partition]
  if (!Array.isArray(values) || values.length !== keys.partition.length) {
    throw invalidQuery('Partition', 'partition', values, `${keys.partition.length} value(s)`)
  }
  const terms = keys.partition.map((key, i) => equal(key, values[i]))

  if (range !== undefined) {
    const ranges = Array.isArray(range) || index?.sortKeys ? range : [range]
    if (!Array.isArray(ranges) || ranges.length > keys.sort.length) {
      throw invalidQuery('Range', 'range', ranges, `at most ${keys.sort.length} value(s)`)
    }
    ranges.forEach((value: unknown, i) => {
      if (i && isObject(ranges[i - 1])) {
        throw invalidQuery('Range', 'range', value, 'absent: nothing is sorted behind another range')
      }
      const key = keys.sort[i] as Key // there are as many
      terms.push(isObject(value) ? compareRange(key, value) : equal(key, value))
    })
  }
  return combine('and', terms)
}

/** The error `queryCommand.invalid…`, for the part `name` of a query. */
export const invalidQuery = (
  what: 'Partition' | 'Range' | 'ReverseOption' | 'TagEntitiesOption',
  name: string,
  received: unknown,
  expected: string,
): StatorError =>
  new StatorError(`queryCommand.invalid${what}`, {
    message: `'${name}' should be ${expected}.`,
    payload: { [name]: received } as never, // every such code carries what was received under its name
  })

const equal = (key: Key, value: unknown): Term => compare('eq', [key.name], keyValue(key, value))

const keyValue = ({ name, type }: Key, value: unknown): unknown => {
  if (isKeyValue(type, value)) return value
  throw new StatorError('actions.invalidExpressionAttributePath', {
    message: `The key '${name}' is compared with a ${typeof value}, and is a ${type}.`,
    payload: { attributePath: name },
  })
}

const compareRange = (key: Key, range: Readonly<Record<PropertyKey, unknown>>): Term => {
  const [operator, another] = operators.filter(name => range[name] !== undefined)
  if (!operator) {
    throw new StatorError('actions.invalidCondition', {
      message: `The range of '${key.name}' needs an operator, one of ${operators}.`,
    })
  }
  // DynamoDB takes one, so any other would be lost.
  if (another)
    throw invalidQuery('Range', 'range', range, 'one operator; two bounds are { between: [low, high] }')
  const operand = range[operator]
  const pair = Array.isArray(operand) && operand.length === 2 ? operand : [undefined]
  const values = operator === 'between' ? pair : [operand]
  return compare(operator, [key.name], ...values.map(value => keyValue(key, value)))
}
