import { StatorError } from '../../../errors/statorError.js'
import { isObject } from '../../../internal/isObject.js'
import type { Index } from '../../../table/indexes.js'
import { isKeyValue, type Key } from '../../../table/key.js'
import type { Table } from '../../../table/table.js'
import { keyPartsOf } from '../../../table/tableIndex.js'
import { type ExpressionWriter, endExpression, type Phrase, write } from '../expression.js'

const comparisons = {
  eq: { text: '| = ?' },
  gt: { text: '| > ?' },
  gte: { text: '| >= ?' },
  lt: { text: '| < ?' },
  lte: { text: '| <= ?' },
  between: { text: '| BETWEEN ? AND ?' },
  beginsWith: { text: 'begins_with(|, ?)' },
} satisfies Record<string, Phrase>
type Operator = keyof typeof comparisons

const OPEN: Phrase = { text: '(' }
const AND: Phrase = { text: ') AND (' }
const CLOSE: Phrase = { text: ')' }

/**
 * Writes the condition on the key: equal parts of the partition key, then those of the sort key that are given.
 *
 * @throws `queryCommand.invalidPartition`, `queryCommand.invalidRange` for too many or too few parts
 * @throws `actions.invalidExpressionAttributePath` for a value of another type than its key
 * @throws `actions.invalidCondition` for a range without operator
 */
export const writeKeyCondition = (
  writer: ExpressionWriter,
  table: Table,
  index: Index | undefined,
  { partition, range }: { readonly partition?: unknown; readonly range?: unknown },
): string => {
  const keys = keyPartsOf(table, index)
  const parts = listOf('Partition', partition, index?.partitionKeys)
  const ranges = range === undefined ? [] : listOf('Range', range, index?.sortKeys)
  const {
    partition: { length },
    sort,
  } = keys
  if (parts.length !== length) throw invalidQuery('Partition', parts, `${length} value(s)`)
  if (ranges.length > sort.length) throw invalidQuery('Range', ranges, `at most ${sort.length} value(s)`)
  const inner = ranges.slice(0, -1).findIndex(isObject)
  if (inner >= 0) {
    throw invalidQuery('Range', ranges[inner + 1], 'absent, behind a range')
  }
  const all = [...keys.partition, ...sort]
  const given = [...parts, ...ranges]
  given.forEach((value, i) => {
    const { name, type } = all[i] as Key // there are as many
    const bounds = i >= length && isObject(value) && value
    const operator = bounds ? operatorOf(name, bounds) : 'eq'
    const operand = bounds ? bounds[operator] : value
    const isPair = Array.isArray(operand) && operand.length === 2
    const operands = operator !== 'between' ? [operand] : isPair ? operand : [undefined]
    for (const one of operands) {
      if (isKeyValue(type, one)) continue
      throw new StatorError('actions.invalidExpressionAttributePath', {
        message: `The key '${name}' is a ${type}, received ${typeof one}.`,
        payload: { attributePath: name },
      })
    }
    if (given.length > 1) write(writer, i ? AND : OPEN)
    write(writer, name)
    write(writer, comparisons[operator])
    writer.bound.push(...operands)
  })
  if (given.length > 1) write(writer, CLOSE)
  return endExpression(writer)
}

/** Values by key attribute. A single one need be no array, unless the key may have several attributes. */
const listOf = (what: 'Partition' | 'Range', value: unknown, keys: unknown): readonly unknown[] => {
  const list = Array.isArray(value) || keys ? value : [value]
  if (Array.isArray(list)) return list
  throw invalidQuery(what, list, 'an array')
}

/** The operator of a range. DynamoDB takes one, so any other would be lost. */
const operatorOf = (name: string, range: Readonly<Record<PropertyKey, unknown>>): Operator => {
  let operator: Operator | undefined
  for (const key in range) {
    // One of `undefined` counts where there is no other: its value is refused then.
    if (!Object.hasOwn(comparisons, key) || (operator && range[key] === undefined)) continue
    if (operator && range[operator] !== undefined)
      throw invalidQuery('Range', range, 'of one operator, e.g. between')
    operator = key as Operator // just checked
  }
  if (operator) return operator
  throw new StatorError('actions.invalidCondition', {
    message: `The range of '${name}' needs one of ${Object.keys(comparisons)}.`,
  })
}

/** The name of a part of a query, or of an option. */
const nameOf = (what: string): string => what[0]?.toLowerCase() + what.slice(1).replace('Option', '')

/** The error `queryCommand.invalid…`. */
export const invalidQuery = (
  what: 'Partition' | 'Range' | 'ReverseOption' | 'TagEntitiesOption',
  received: unknown,
  expected: string,
): StatorError =>
  new StatorError(`queryCommand.invalid${what}`, {
    message: `'${nameOf(what)}' should be ${expected}.`,
    payload: { [nameOf(what)]: received } as never, // every such code carries what was received under its name
  })
