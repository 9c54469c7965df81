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
import { type ExpressionWriter, endExpression, type Phrase, write, writePath } from './expression.js'
import { matchPath } from './subSchema.js'

interface Update {
  readonly schema: Schema
  readonly writer: ExpressionWriter
  /** Where the walk is. */
  readonly path: PathSegment[]
}

const SET = '0SET '
// Phrases are compared by identity, so each is made once.
const ASSIGN: Phrase = { text: '| = ?', clause: SET }
const COMPUTE: Phrase = { text: '| = ', clause: SET }
const APPEND: Phrase = { text: '| = list_append(if_not_exists(|, ?), ', clause: SET }
const PREPEND: Phrase = { text: '| = list_append(', clause: SET }
const REMOVE: Phrase = { text: '|', clause: '1REMOVE ' }
const ADD: Phrase = { text: '| ?', clause: '2ADD ' }
const DELETE: Phrase = { text: '| ?', clause: '3DELETE ' }
const PLUS: Phrase = { text: ' + ' }
const MINUS: Phrase = { text: ' - ' }
const STORED: Phrase = { text: ', if_not_exists(|, ?)' }
const OTHERWISE: Phrase = { text: 'if_not_exists(|, ' }
const CLOSE: Phrase = { text: ')' }
const PATH: Phrase = { text: '|' }
const VALUE: Phrase = { text: '?' }

/**
 * Writes an update as its parser encodes it, e.g. `SET #s_1 = :s_1 REMOVE #r_1`; `undefined` where it changes
 * nothing.
 *
 * @param schema of the whole item: what `$get` refers to
 * @param item attributes by their names as stored, in which plain objects and arrays are partial
 * @param isKey tells which attributes are the primary key, and no part of the expression
 * @throws `actions.invalidExpressionAttributePath` at a `$get` of an unknown path
 */
export const writeUpdate = (
  schema: Schema,
  item: Readonly<Record<string, unknown>>,
  writer: ExpressionWriter,
  isKey?: (name: string) => boolean,
): string | undefined => {
  const update: Update = { schema, writer, path: [] }
  for (const name of Object.keys(item)) if (!isKey?.(name)) walk(update, name, item[name])
  return endExpression(writer) || undefined
}

const walk = (update: Update, segment: PathSegment, value: unknown): void => {
  if (value === undefined) return
  const { path, writer } = update
  path.push(segment)
  if (!isObject(value)) {
    // Arrays may be sparse: their keys are few, their indexes are not.
    if (Array.isArray(value)) for (const index of Object.keys(value)) walk(update, +index, value[+index])
    else assign(update, ASSIGN, value)
  } else if ($SET in value) assign(update, ASSIGN, value[$SET])
  else if ($GET in value) {
    writePath(writer, path, COMPUTE)
    operand(update, value)
  } else if ($SUM in value) compute(update, value[$SUM], PLUS)
  else if ($SUBTRACT in value) compute(update, value[$SUBTRACT], MINUS)
  else if ($APPEND in value) {
    assign(update, APPEND, [])
    operand(update, value[$APPEND])
    write(writer, CLOSE)
  } else if ($PREPEND in value) {
    writePath(writer, path, PREPEND)
    operand(update, value[$PREPEND])
    assign(update, STORED, [])
    write(writer, CLOSE)
  } else if ($REMOVE in value) writePath(writer, path, REMOVE)
  else if ($ADD in value) assign(update, ADD, value[$ADD])
  else if ($DELETE in value) assign(update, DELETE, value[$DELETE])
  else for (const name of Object.keys(value)) walk(update, name, value[name])
  path.pop()
}

/** Writes a phrase about where the walk is, with one value. */
const assign = ({ path, writer }: Update, phrase: Phrase, value: unknown): void => {
  writePath(writer, path, phrase)
  writer.bound.push(value)
}

const compute = (update: Update, payload: unknown, sign: Phrase): void => {
  const [a, b] = payload as readonly unknown[] // as the parser checks
  writePath(update.writer, update.path, COMPUTE)
  operand(update, a)
  write(update.writer, sign)
  operand(update, b)
}

const operand = (update: Update, value: unknown): void => {
  const { schema, writer } = update
  if (!isGetting(value)) {
    write(writer, VALUE)
    writer.bound.push(value)
    return
  }
  const [reference, fallback] = value[$GET] as readonly [string, unknown?] // as the parser checks
  // Of several places where an `anyOf` may have stored it, the first.
  const { path } = matchPath(schema, reference)[0]!
  writePath(writer, path, fallback === undefined ? PATH : OTHERWISE)
  if (fallback === undefined) return
  operand(update, fallback)
  write(writer, CLOSE)
}
