import { StatorError } from '../../errors/statorError.js'
import { formatPath } from '../../internal/formatPath.js'
import type { Schema } from '../../schema/schema.js'
import {
  type ExpressionNames,
  type ExpressionValues,
  type ExpressionWriter,
  endExpression,
  expressionWriter,
  type Path,
  type Phrase,
  write,
  writePath,
} from './expression.js'
import { parserOf } from './parser.js'
import { ANY, matchPath, type OperandReader, type SubSchemaMatch } from './subSchema.js'

// A letter for the kind, then `|` for each operand; further operands repeat what is between the last two.
const syntax = {
  or: 'A(|) OR (|)',
  and: 'A(|) AND (|)',
  not: 'NNOT (|)',
  eq: 'E| = |',
  ne: 'E| <> |',
  gte: 'R| >= |',
  gt: 'R| > |',
  lte: 'R| <= |',
  lt: 'R| < |',
  between: 'B| BETWEEN | AND |',
  beginsWith: 'Pbegins_with(|, |)',
  in: 'I| IN (|, |)',
  contains: 'Ccontains(|, |)',
  exists: 'Xattribute_exists(|)',
  '!exists': 'Xattribute_not_exists(|)',
  type: 'Tattribute_type(|, |)',
  size: 'Ssize(|)',
}

/** An operator as conditions name it; `!exists` for `exists: false`, `size` and `path` for what is compared. */
export type TermOperator = keyof typeof syntax | 'path'

/**
 * A condition ready to be written: names and values as stored. Operands that are no `Term` are values, so that no
 * value can be taken for a path.
 */
export class Term {
  declare readonly operator: TermOperator
  declare readonly operands: readonly unknown[]
  /** The whole of it but for the values, if that was made before. */
  declare readonly phrase: Phrase | undefined

  constructor(operator: TermOperator, operands: readonly unknown[], phrase?: Phrase) {
    this.operator = operator
    this.operands = operands
    this.phrase = phrase
  }
}

/** A condition on the attribute at `path`, with values as stored. */
export const compare = (operator: TermOperator, path: Path, ...values: readonly unknown[]): Term =>
  new Term(operator, [new Term('path', path), ...values])

/** Several conditions as one. A single one stays as it is. */
export const combine = (operator: 'and' | 'or', terms: readonly Term[]): Term =>
  terms.length === 1 ? (terms[0] as Term) : new Term(operator, terms)

/** Writes a condition, e.g. `(#c_1 = :c_1) AND (size(#c_2) > :c_2)`. */
export const writeCondition = (writer: ExpressionWriter, term: Term): string => {
  writeTerm(writer, term)
  return endExpression(writer)
}

const PATH: Phrase = { text: '|' }
const VALUE: Phrase = { text: '?' }
// Phrases are compared by identity, so each is made once.
const pieces: Partial<Record<TermOperator, readonly Phrase[]>> = {}

const writeTerm = (writer: ExpressionWriter, term: unknown): void => {
  if (!(term instanceof Term)) {
    write(writer, VALUE)
    writer.bound.push(term)
    return
  }
  const { operator, operands, phrase } = term
  const count = operands.length
  if (phrase) {
    write(writer, phrase)
    if (count > 1) writer.bound.push(operands[1])
  } else if (operator === 'path') writePath(writer, operands as Path, PATH)
  else if (count === 1 && syntax[operator][0] === 'A') writeTerm(writer, operands[0])
  else {
    const around = (pieces[operator] ??= syntax[operator]
      .slice(1)
      .split('|')
      .map(text => ({ text })))
    const end = around.length - 1
    for (let i = 0; i < count; i++) {
      writeText(writer, around[Math.min(i, Math.max(1, end - 1))]!)
      writeTerm(writer, operands[i])
    }
    writeText(writer, around[end]!)
  }
}

const writeText = (writer: ExpressionWriter, phrase: Phrase): void => {
  if (phrase.text) write(writer, phrase)
}

const refuse = (operator: string | undefined, problem: string): StatorError =>
  new StatorError('actions.invalidCondition', {
    message: `Invalid condition: ${operator ? `'${operator}'` : 'no operator'} with ${problem}.`,
  })

/**
 * Checks a condition in names of code against `schema`, and turns names and values into those stored.
 *
 * @throws `actions.invalidCondition` unless it has one operator, and what this operator needs
 * @throws `actions.invalidExpressionAttributePath` at an unknown path
 * @throws `parsing.…` at a value that the attribute could not hold
 */
export const resolveCondition = (schema: Schema, condition: unknown, depth = 0): Term => {
  // Whatever it is, only `for in` reads it until a known key is found.
  const given = condition as Readonly<Record<string, unknown>>
  let operator: Exclude<TermOperator, 'path'> | undefined
  let subject: string | undefined
  for (const key in given) {
    const isSubject = key === 'attr' || key === 'size' || key === 'value'
    if (!isSubject && typeof syntax[key as 'eq'] !== 'string') continue
    const other = isSubject ? subject : operator
    if (other) throw refuse(key, `'${other}'`)
    if (isSubject) subject = key
    else operator = key as 'eq' // in `syntax`
  }
  const kind = operator && syntax[operator][0]
  const isLogical = kind === 'A' || kind === 'N'
  const isFree = subject === 'value'
  const isSize = subject === 'size'
  if (
    !operator ||
    isLogical === !!subject ||
    (isFree && kind === 'X') ||
    (isSize && 'PCXT'.includes(kind!))
  ) {
    throw refuse(operator, subject ? `'${subject}'` : "no 'attr', 'size' or 'value'")
  }
  const operand = given[operator]
  const isList = kind === 'A' || kind === 'B' || kind === 'I'
  // DynamoDB takes no more than 300 operators in one expression.
  if (
    depth > 300 ||
    (isList
      ? !Array.isArray(operand) ||
        (kind === 'B' ? operand.length !== 2 : !operand.length) ||
        operand.includes(undefined)
      : operand === undefined && kind !== 'X')
  ) {
    throw refuse(operator, 'an undefined, incomplete or endless operand')
  }
  const operands = (isList ? operand : kind === 'X' ? [] : [operand]) as readonly unknown[] // just checked
  if (isLogical) {
    return new Term(
      operator,
      operands.map(child => resolveCondition(schema, child, depth + 1)),
    )
  }
  if (kind === 'X' && !operand) operator = '!exists'
  const transform = given['transform']
  // What is no text is no path either.
  const matches = isFree ? NOWHERE : matchPath(schema, given[subject!] as string)

  const first = matches[0] as SubSchemaMatch
  if (matches.length === 1 && !isList && (typeof operand !== 'object' || operand === null)) {
    // Nearly always there is one way to read a value, and nothing else that it could be.
    const { parsers, left, phrase } = readerOf(first, operator, isSize, transform !== false)
    if (parsers.length === 1) {
      const operands = [isFree ? given['value'] : left]
      if (kind !== 'X') operands.push(parsers[0]!(operand, first.segments).encoded)
      return new Term(operator, operands, isFree ? undefined : phrase)
    }
  }
  return resolveAll(isFree ? ANY : schema, given, operator, kind!, isSize, operands, matches)
}

/** Resolves a comparison by every candidate for its attribute, and every alternative for what it is compared with. */
const resolveAll = (
  schema: Schema,
  given: Readonly<Record<string, unknown>>,
  operator: TermOperator,
  kind: string,
  isSize: boolean,
  operands: readonly unknown[],
  matches: readonly SubSchemaMatch[],
): Term => {
  const { transform } = given
  const terms: Term[] = []
  const pending = new Set(operands)
  let refused: unknown
  for (const match of matches) {
    const reader = readerOf(match, operator, isSize, transform !== false)
    const left = 'value' in given ? given['value'] : reader.left
    for (const parse of reader.parsers) {
      const values = operands.map(operand => {
        try {
          // Any value may be asked for a property.
          const reference = transform !== true && (operand as { readonly attr?: unknown } | null)?.attr
          const alternatives =
            typeof reference === 'string'
              ? matchPath(schema, reference).map(({ path }) => new Term('path', path))
              : [parse(operand, match.segments).encoded]
          pending.delete(operand)
          return alternatives
        } catch (error) {
          refused ??= error
          return []
        }
      })
      const combinations =
        kind === 'I'
          ? [unique(values.flat())]
          : values.reduce<unknown[][]>(
              (before, next) => before.flatMap(one => next.map(value => [...one, value])),
              [[]],
            )
      for (const combination of combinations) {
        if (combination.length || kind === 'X') terms.push(new Term(operator, [left, ...combination]))
      }
    }
  }
  // With several candidates, each operand has to suit one of them.
  if (refused && (pending.size || !terms.length)) throw refused
  // Only one of the candidates is stored. A negation holds for the others by their absence, so it has to hold for all.
  return combine(operator === 'ne' || operator === '!exists' ? 'and' : 'or', unique(terms))
}

/** Drops what occurs again. */
const unique = <VALUE>(values: readonly VALUE[]): VALUE[] => {
  const known = new Map<unknown, VALUE>()
  for (const value of values) {
    let key: unknown = value
    try {
      key = JSON.stringify(value, comparable)
    } catch {
      // What has no text, an instance of a class in itself inside an `any`, is like nothing else.
    }
    known.set(key, value)
  }
  return [...known.values()]
}

// JSON has no such values: they are compared as arrays that nobody stores.
const comparable = (_: string, value: unknown): unknown =>
  typeof value === 'bigint'
    ? [{}, `${value}`]
    : value instanceof Set || value instanceof Uint8Array
      ? [{}, value.constructor.name, ...value]
      : value

const NOWHERE: readonly SubSchemaMatch[] = [{ schema: ANY, path: [], segments: [] }]
const NUMBER: Schema = { type: 'number', props: {} }
const TYPE: Schema = {
  type: 'string',
  props: { enum: ['S', 'SS', 'N', 'NS', 'B', 'BS', 'BOOL', 'NULL', 'L', 'M'] },
}

/** How `operator` is written at `match`, and its operands are read. */
const readerOf = (
  match: SubSchemaMatch,
  operator: TermOperator,
  isSize: boolean,
  transform: boolean,
): OperandReader => {
  match.readers ??= {}
  return (match.readers[transform && !isSize ? operator : `${isSize}${transform}${operator}`] ??= makeReader(
    match,
    operator,
    isSize,
    transform,
  ))
}

const makeReader = (
  { path, schema }: SubSchemaMatch,
  operator: TermOperator,
  isSize: boolean,
  transform: boolean,
): OperandReader => {
  const place = new Term('path', path)
  const [start, ...rest] = syntax[operator as 'eq'].slice(1).split('|')
  return {
    parsers: operandSchemas(isSize ? NUMBER : schema, operator).map(each =>
      parserOf(each, { fill: false, transform }),
    ),
    left: isSize ? new Term('size', [place]) : place,
    phrase: { path, text: `${start}${isSize ? 'size(|)' : '|'}${rest.join('?')}` },
  }
}

/** The schemas of what an attribute is compared with: where a part will do, its enum and validators don't apply. */
const operandSchemas = (schema: Schema, operator: TermOperator): readonly Schema[] => {
  const { type, elements, props } = schema
  const kind = syntax[operator as 'eq'][0] as string
  if (kind === 'T') return [TYPE]
  if ('EIX'.includes(kind)) return [schema]
  if (type === 'anyOf') return elements.flatMap((element: Schema) => operandSchemas(element, operator))
  if (kind === 'C' && elements) return [elements].flat()
  if (!'string number binary'.includes(type)) return [schema]
  const { big, enum: members, keyValidator, putValidator, transform } = props
  const encode = kind === 'P' && transform?.encodeStart
  const part =
    kind === 'C' && type === 'string' ? undefined : encode ? { encode: encode.bind(transform) } : transform
  // Another schema means another parser, at every path.
  return part === transform && !(members || keyValidator || putValidator)
    ? [schema]
    : [{ type, props: { big, transform: part } }]
}

/** Resolves and writes a condition in names of code. Throws what {@link resolveCondition} throws. */
export const expressCondition = (schema: Schema, condition: unknown, writer: ExpressionWriter): string =>
  writeCondition(writer, resolveCondition(schema, condition))

/** The fields of a request that hold a condition; `expressionId` stands in all placeholders. */
export const conditionFields = (
  schema: Schema,
  condition: unknown,
  expressionId = '',
): {
  ConditionExpression: string
  ExpressionAttributeNames: ExpressionNames
  ExpressionAttributeValues: ExpressionValues
} => {
  const writer = expressionWriter(`c${String(expressionId)}`)
  return {
    ConditionExpression: expressCondition(schema, condition, writer),
    ExpressionAttributeNames: writer.names,
    ExpressionAttributeValues: writer.values,
  }
}

/** A condition as users write it. */
export type PlainCondition = { readonly [key: string]: unknown }

/**
 * The condition in names and values as stored. A value that looks like a reference, `{ attr: … }`, comes with
 * `transform: true`, which is how conditions say that it is none.
 */
export const toPlainCondition = ({ operator, operands }: Term): PlainCondition => {
  if (operator === 'and' || operator === 'or')
    return { [operator]: operands.map(child => toPlainCondition(child as Term)) }
  const [left, ...rest] = operands
  if (operator === 'not') return { not: toPlainCondition(left as Term) }

  const literals = rest.filter(operand => !(operand instanceof Term))
  const misleading = literals.some(
    operand => typeof (operand as PlainCondition | null)?.['attr'] === 'string',
  )
  if (misleading && literals.length < rest.length) {
    // One flag cannot tell values from references, but each operand can have its own.
    const parts = rest.map((operand, i) =>
      toPlainCondition(new Term(operator === 'in' ? 'eq' : i ? 'lte' : 'gte', [left, operand])),
    )
    return { [operator === 'in' ? 'or' : 'and']: parts }
  }
  const values = rest.map(operand => (operand instanceof Term ? { attr: textOf(operand) } : operand))
  return {
    ...(!(left instanceof Term)
      ? { value: left }
      : left.operator === 'size'
        ? { size: textOf(left.operands[0]) }
        : { attr: textOf(left) }),
    ...(operator === 'exists' || operator === '!exists'
      ? { exists: operator === 'exists' }
      : { [operator]: operator === 'in' || operator === 'between' ? values : values[0] }),
    ...(misleading && { transform: true }),
  }
}

// Terms within comparisons are paths.
const textOf = (place: unknown): string => formatPath((place as Term).operands as Path)
