import { StatorError } from '../../errors/statorError.js'
import { formatPath } from '../../internal/formatPath.js'
import type { Schema } from '../../schema/schema.js'
import { type ExpressionWriter, type Path, writePath, writeValue } from './expression.js'
import { type ParseFn, parserOf } from './parser.js'
import { ANY, matchPath } from './subSchema.js'

// `|` stands for an operand; further ones repeat what is between the last two.
const syntax = {
  __proto__: null,
  or: '(|) OR (|)',
  and: '(|) AND (|)',
  not: 'NOT (|)',
  eq: '| = |',
  ne: '| <> |',
  gte: '| >= |',
  gt: '| > |',
  lte: '| <= |',
  lt: '| < |',
  between: '| BETWEEN | AND |',
  beginsWith: 'begins_with(|, |)',
  in: '| IN (|, |)',
  contains: 'contains(|, |)',
  exists: 'attribute_exists(|)',
  '!exists': 'attribute_not_exists(|)',
  type: 'attribute_type(|, |)',
  size: 'size(|)',
} as const

// Splitting takes longer than writing.
const pieces: Partial<Record<TermOperator, string[]>> = {}

/** An operator as conditions name it; `!exists` for `exists: false`, `size` and `path` for what is compared. */
export type TermOperator = Exclude<keyof typeof syntax, '__proto__'> | 'path'

/**
 * A condition ready to be written: names and values as stored. Operands that are no `Term` are values, so that no
 * value can be taken for a path.
 */
export class Term {
  constructor(
    readonly operator: TermOperator,
    readonly operands: readonly unknown[],
  ) {}
}

/** A condition on the attribute at `path`, with values as stored. */
export const compare = (operator: TermOperator, path: Path, ...values: readonly unknown[]): Term =>
  new Term(operator, [new Term('path', path), ...values])

/** Several conditions as one. A single one stays as it is. */
export const combine = (operator: 'and' | 'or', terms: readonly Term[]): Term =>
  terms.length === 1 ? (terms[0] as Term) : new Term(operator, terms)

/** Writes a condition, e.g. `(#c_1 = :c_1) AND (size(#c_2) > :c_2)`. */
export const writeCondition = (writer: ExpressionWriter, term: unknown): string => {
  if (!(term instanceof Term)) return writeValue(writer, term)
  const { operator, operands } = term
  if (operator === 'path') return writePath(writer, operands as Path)
  const last = operands.length - 1
  if (!last && (operator === 'and' || operator === 'or')) return writeCondition(writer, operands[0])
  const parts = (pieces[operator] ??= syntax[operator].split('|'))
  const end = parts.length - 1
  let text = parts[0] as string
  for (let i = 0; i <= last; i++) {
    text += writeCondition(writer, operands[i]) + parts[i === last ? end : Math.min(i + 1, end - 1)]
  }
  return text
}

const refuse = (problem: string): StatorError =>
  new StatorError('actions.invalidCondition', { message: `Invalid condition: ${problem}.` })

const types = ['S', 'SS', 'N', 'NS', 'B', 'BS', 'BOOL', 'NULL', 'L', 'M']

/**
 * Checks a condition in names of code against `schema`, and turns names and values into those stored.
 *
 * @throws `actions.invalidCondition` unless it has one operator, and what this operator needs
 * @throws `actions.invalidExpressionAttributePath` at an unknown path
 * @throws `parsing.…` at a value that the attribute could not hold
 */
export const resolveCondition = (schema: Schema, condition: unknown): Term => {
  // Whatever it is, only `for in` reads it until a known key is found.
  const given = condition as Readonly<Record<string, unknown>>
  let operator: TermOperator | undefined
  let subject: string | undefined
  for (const key in given) {
    const isSubject = key === 'attr' || key === 'size' || key === 'value'
    if (!isSubject && !syntax[key as 'or']) continue
    const other = isSubject ? subject : operator
    if (other) throw refuse(`both '${other}' and '${key}' in one object`)
    if (isSubject) subject = key
    else operator = key as TermOperator // in `syntax`
  }
  if (!operator) throw refuse('no operator')
  const operand = given[operator]
  const several = operator === 'in' || operator === 'between'
  const logical = operator === 'and' || operator === 'or'
  let operands = [operand]
  if (several || logical) {
    if (!Array.isArray(operand) || !operand.length || (operator === 'between' && operand.length !== 2)) {
      throw refuse(`'${operator}' needs an array of ${operator === 'between' ? 2 : '1 or more'}`)
    }
    operands = operand
  }
  if (logical || operator === 'not') {
    if (subject) throw refuse(`'${operator}' beside '${subject}'`)
    return new Term(
      operator,
      operands.map(child => resolveCondition(schema, child)),
    )
  }
  const free = subject === 'value'
  if (!subject || (free ? operator === 'exists' : subject === 'size' && /[xyW]|con/.test(operator))) {
    throw refuse(`'${operator}' of ${subject ? `'${subject}'` : 'nothing'}`)
  }
  if (operator === 'type' && !types.includes(operand as string)) {
    throw new StatorError('parsing.invalidAttributeInput', {
      message: `'type' should be one of ${types}.`,
      payload: { received: operand, expected: types },
    })
  }
  if (operator === 'exists') {
    operands = []
    if (!operand) operator = '!exists'
  }

  const transform = given['transform']
  const refused: unknown[] = []
  const taken: boolean[] = []
  const terms: Term[] = []
  // A subject that is no string is no path either.
  for (const match of free ? freely : matchPath(schema, given[subject] as string)) {
    const place = new Term('path', match.path)
    const left = free ? given[subject] : subject === 'size' ? new Term('size', [place]) : place
    const attribute = subject === 'size' ? NUMBER : match.schema
    for (const parse of operandParsers(attribute, operator, transform !== false)) {
      let combinations: unknown[][] = [[left]]
      for (let i = 0; i < operands.length; i++) {
        let values: readonly unknown[] = []
        try {
          values = resolveOperand(free ? ANY : schema, operands[i], transform === true, parse, match.segments)
          taken[i] = true
        } catch (error) {
          refused[i] ??= error
        }
        if (operator === 'in')
          combinations[0]!.push(...values) // there is always one
        else if (values.length === 1) for (const combination of combinations) combination.push(values[0])
        else combinations = values.flatMap(value => combinations.map(combination => [...combination, value]))
      }
      for (const combination of combinations) {
        if (operator !== 'in') terms.push(new Term(operator, combination))
        else if (combination.length > 1)
          terms.push(new Term(operator, free ? combination : [...new Set(combination)]))
      }
    }
  }
  // With several candidates, each operand has to suit one of them.
  refused.forEach((error, i) => {
    if (!taken[i] || !terms.length) throw error
  })
  // Only one of the candidates is stored. A negation holds for the others by their absence, so it has to hold for all.
  return combine(
    operator === 'ne' || operator === '!exists' ? 'and' : 'or',
    terms.length > 1
      ? terms.filter((term, i) => terms.findIndex(other => implies(term, other)) === i)
      : terms,
  )
}

const freely = [{ schema: ANY, path: [], segments: [] }]
const NUMBER: Schema = { type: 'number', props: {} }

const implies = (a: Term, b: Term): boolean =>
  a.operands.every((operand, i) => comparable(operand) === comparable(b.operands[i]))

// What is compared is all text and numbers; a value equals itself at most.
const comparable = (operand: unknown): unknown =>
  operand instanceof Term ? JSON.stringify(operand) : operand

const resolveOperand = (
  schema: Schema,
  operand: unknown,
  literal: boolean,
  parse: ParseFn,
  segments: Path,
): readonly unknown[] => {
  if (operand === undefined) throw refuse('an operand is undefined')
  // Any value may be asked for a property.
  const reference = !literal && (operand as { readonly attr?: unknown } | null)?.attr
  return typeof reference === 'string'
    ? matchPath(schema, reference).map(({ path }) => new Term('path', path))
    : [parse(operand, segments).encoded]
}

const parsers = /* @__PURE__ */ new WeakMap<Schema, Record<string, ParseFn[]>>()

/** What reads the operands of `operator` on an attribute; several, where it may be stored in several ways. */
const operandParsers = (schema: Schema, operator: TermOperator, transform: boolean): readonly ParseFn[] => {
  let known = parsers.get(schema)
  if (!known) parsers.set(schema, (known = {}))
  return (known[transform ? operator : `-${operator}`] ??= operandSchemas(schema, operator).map(operand =>
    parserOf(operand, { fill: false, transform }),
  ))
}

/** The schemas of what an attribute is compared with: where a part will do, its enum and validators don't apply. */
const operandSchemas = (schema: Schema, operator: TermOperator): readonly Schema[] => {
  const { type, elements } = schema
  // exists, type
  if (/[xy]/.test(operator)) return [ANY]
  // eq, ne, in
  if (!/^[glbc]/.test(operator)) return [schema]
  if (type === 'anyOf') return elements.flatMap((element: Schema) => operandSchemas(element, operator))
  if (operator === 'contains' && elements) return [elements].flat()
  if (!/^(str|num|bi)/.test(type)) return [schema]
  const { big, transform } = schema['props']
  const part = { big, transform }
  if (operator === 'contains' && type === 'string') part.transform = undefined
  if (operator === 'beginsWith' && transform?.encodeStart) {
    part.transform = { encode: (value: unknown) => transform.encodeStart(value) }
  }
  return [{ type, props: part }]
}

/** Resolves and writes a condition in names of code. Throws what {@link resolveCondition} throws. */
export const expressCondition = (schema: Schema, condition: unknown, writer: ExpressionWriter): string =>
  writeCondition(writer, resolveCondition(schema, condition))

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
