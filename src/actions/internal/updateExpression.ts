import type { PathSegment } from '../../internal/formatPath.js'
import { isObject } from '../../internal/isObject.js'
import type { Schema } from '../../schema/schema.js'
import {
  $ADD,
  $APPEND,
  $DELETE,
  $GET,
  $PREPEND,
  $REMOVE,
  $SET,
  $SUBTRACT,
  $SUM,
  isGetting,
} from '../../schema/updateExtensions.js'
import {
  type ExpressionNames,
  type ExpressionValues,
  type ExpressionWriter,
  expressionWriter,
  writePath,
  writeValue,
} from './expression.js'
import { matchPath } from './subSchema.js'

/** One of `SET`, `REMOVE`, `ADD` and `DELETE`: what it says so far, and its placeholders. */
interface Clause {
  text: string
  readonly writer: ExpressionWriter
}

interface Update {
  readonly schema: Schema
  readonly names: ExpressionNames
  readonly values: ExpressionValues
  /** Where the walk is. */
  readonly path: PathSegment[]
  SET: Clause | undefined
  REMOVE: Clause | undefined
  ADD: Clause | undefined
  DELETE: Clause | undefined
}

type ClauseName = 'SET' | 'REMOVE' | 'ADD' | 'DELETE'

/**
 * Writes an update as its parser encodes it, e.g. `SET #s_1 = :s_1 REMOVE #r_1`; `undefined` where it changes
 * nothing. Placeholders go into `names` and `values`.
 *
 * @param schema of the whole item: what `$get` refers to
 * @param item attributes by their names as stored, in which plain objects and arrays are partial
 * @param isKey tells which attributes are the primary key, and no part of the expression
 * @throws `actions.invalidExpressionAttributePath` at a `$get` of an unknown path
 */
export const writeUpdate = (
  schema: Schema,
  item: Readonly<Record<string, unknown>>,
  names: ExpressionNames,
  values: ExpressionValues,
  isKey?: (name: string) => boolean,
): string | undefined => {
  const update: Update = {
    schema,
    names,
    values,
    path: [],
    SET: undefined,
    REMOVE: undefined,
    ADD: undefined,
    DELETE: undefined,
  }
  for (const name of Object.keys(item)) if (!isKey?.(name)) walk(update, name, item[name])
  let text = ''
  for (const clause of [update.SET, update.REMOVE, update.ADD, update.DELETE]) {
    if (clause) text += (text && ' ') + clause.text
  }
  return text || undefined
}

const walk = (update: Update, segment: PathSegment, value: unknown): void => {
  if (value === undefined) return
  const { path } = update
  path.push(segment)
  if (!isObject(value)) {
    // Arrays may be sparse: their keys are few, their indexes are not.
    if (Array.isArray(value))
      for (const index of Object.keys(value)) walk(update, Number(index), value[Number(index)])
    else write(update, 'SET', ' = ', value)
  } else if ($SET in value) write(update, 'SET', ' = ', value[$SET])
  else if ($GET in value) {
    const clause = open(update, 'SET', ' = ')
    clause.text += reference(update, clause.writer, value[$GET])
  } else if ($SUM in value) compute(update, value[$SUM], ' + ')
  else if ($SUBTRACT in value) compute(update, value[$SUBTRACT], ' - ')
  else if ($APPEND in value) extend(update, value[$APPEND], true)
  else if ($PREPEND in value) extend(update, value[$PREPEND], false)
  else if ($REMOVE in value) open(update, 'REMOVE', '')
  else if ($ADD in value) write(update, 'ADD', ' ', value[$ADD])
  else if ($DELETE in value) write(update, 'DELETE', ' ', value[$DELETE])
  else for (const name of Object.keys(value)) walk(update, name, value[name])
  path.pop()
}

const open = (update: Update, name: ClauseName, then: string): Clause => {
  let clause = update[name]
  if (clause) clause.text += ', '
  else {
    const writer = expressionWriter((name[0] as string).toLowerCase(), update.names, update.values)
    update[name] = clause = { text: `${name} `, writer }
  }
  clause.text += writePath(clause.writer, update.path) + then
  return clause
}

const write = (update: Update, name: ClauseName, then: string, value: unknown): void => {
  const clause = open(update, name, then)
  clause.text += writeValue(clause.writer, value)
}

const compute = (update: Update, payload: unknown, sign: string): void => {
  const [a, b] = payload as readonly unknown[] // as the parser checks
  const clause = open(update, 'SET', ' = ')
  clause.text += operand(update, clause.writer, a) + sign + operand(update, clause.writer, b)
}

const extend = (update: Update, payload: unknown, after: boolean): void => {
  const clause = open(update, 'SET', ' = list_append(')
  const { writer } = clause
  const stored = () => `if_not_exists(${writePath(writer, update.path)}, ${writeValue(writer, [])})`
  clause.text += after
    ? `${stored()}, ${operand(update, writer, payload)})`
    : `${operand(update, writer, payload)}, ${stored()})`
}

const operand = (update: Update, writer: ExpressionWriter, value: unknown): string =>
  isGetting(value) ? reference(update, writer, value[$GET]) : writeValue(writer, value)

const reference = (update: Update, writer: ExpressionWriter, payload: unknown): string => {
  const [path, fallback] = payload as readonly [string, unknown?] // as the parser checks
  // Of several places where an `anyOf` may have stored it, the first.
  const source = writePath(writer, matchPath(update.schema, path)[0]!.path)
  return fallback === undefined ? source : `if_not_exists(${source}, ${operand(update, writer, fallback)})`
}
