import { StatorError } from '../errors/statorError.js'

/** A variable of a template. */
export interface Variable {
  readonly name: string
  /** Its text in the key. @throws `functional.invalidKeyValue` */
  readonly encode: (value: unknown) => string
  /** The text that keys begin with whose value begins with this one; `undefined` where that is not known. */
  readonly encodeStart: ((value: unknown) => string) | undefined
  /** Whether texts sort as values do. */
  readonly sorts: boolean
  /** Whether all texts are of one length. */
  readonly fixed: boolean
}

/** A template in its parts: `literals[0] variables[0] literals[1] …`. */
export interface Template {
  readonly column: string
  readonly text: string
  readonly literals: readonly string[]
  readonly variables: readonly Variable[]
  readonly plain: boolean
}

/** The variables of a template: `[name, format]`. Matches alternate with literals. */
export const splitTemplate = (text: string): string[] => text.split(/\$\{(.*?)\}/)

/** What values must not hold as it is: `#`, the `$` of escapes, and what else parts two variables. */
const separatorsOf = (text: string): string | undefined => {
  let separators = '#$'
  // The variables are at even places, once the first and the last literal are left out.
  for (const [index, literal] of splitTemplate(text).slice(1, -1).entries()) {
    if (index % 2 === 0 || literal.includes('#')) continue
    const separator = /[!-/:-@[-`{-~]/.exec(literal)?.[0]
    if (!separator) return
    separators += separator
  }
  return separators
}

/** `#` becomes `$0` and `$` becomes `$1`, which keeps the order of texts; other separators `$` and their code. */
const escapeWith =
  (separators: string) =>
  (text: string): string => {
    let escaped = ''
    for (const char of text) {
      const place = separators.indexOf(char)
      escaped += place < 0 ? char : `$${place < 2 ? place : char.charCodeAt(0).toString(16)}`
    }
    return escaped
  }

/** 16 hexadecimal digits that sort as the numbers do. */
const sortable = (value: number): string => {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value || 0) // one zero
  const bits = view.getBigUint64(0)
  return BigInt.asUintN(64, value < 0 ? ~bits : bits ^ (1n << 63n))
    .toString(16)
    .padStart(16, '0')
}

/**
 * Reads a template.
 *
 * @param typeOf the type of an attribute, by name
 * @throws `functional.invalidSchema` for variables that are no scalar attributes, run into each other, or have a
 * format that their type does not have
 */
export const parseTemplate = (
  model: string,
  column: string,
  text: string,
  typeOf: (name: string) => string | undefined,
  plain: boolean,
): Template => {
  const refuse = (problem: string): StatorError =>
    new StatorError('functional.invalidSchema', {
      message: `Model '${model}': the template '${text}' of '${column}' ${problem}.`,
      payload: { model, column },
    })
  // Nor does a key that is the same for all items go unnoticed.
  if (!text || /\$\{[^}]*$/.test(text)) throw refuse('is empty or not closed')
  const separators = plain ? '' : separatorsOf(text)
  if (separators === undefined) {
    throw refuse(
      "parts two variables by nothing that can be escaped: put a '#' between them, or make it plain",
    )
  }
  const escape = escapeWith(separators)
  const literals: string[] = []
  const variables: Variable[] = []
  splitTemplate(text).forEach((part, index) => {
    if (index % 2 === 0) {
      literals.push(part)
      return
    }
    const [name = '', format] = part.split(':')
    const type = typeOf(name) ?? ''
    if (!/^(String|Number|Boolean|Date)$/.test(type)) {
      throw refuse(`names '${name}', which is no attribute of type String, Number, Boolean or Date`)
    }
    const width = type === 'Number' && format !== 'sortable' ? Number(format ?? 0) : 0
    if (
      format !== undefined &&
      (type !== 'Number' || (format !== 'sortable' && !/^([1-9]|1[0-5])$/.test(format)))
    ) {
      throw refuse(
        `has the format '${format}' for '${name}': numbers can be 'sortable', or have 1 to 15 digits`,
      )
    }
    variables.push({
      name,
      encode: value => {
        const encoded = encodeAs(type, value, format && !width ? sortable : undefined, width)
        if (encoded !== undefined) return type === 'Date' ? encoded : escape(encoded) // of one length
        throw new StatorError('functional.invalidKeyValue', {
          message: `'${name}' cannot be part of the key '${text}': ${String(value)}.`,
          path: name,
          payload: { received: value },
        })
      },
      encodeStart: type === 'String' ? value => escape(String(value)) : undefined,
      fixed: type === 'Date' || format !== undefined,
      sorts: type === 'Number' ? format !== undefined : type === 'String' ? separators.length < 3 : true,
    })
  })
  return { column, text, literals, variables, plain }
}

const encodeAs = (
  type: string,
  value: unknown,
  sort: ((value: number) => string) | undefined,
  width: number,
): string | undefined => {
  if (type === 'String') return typeof value === 'string' ? value : undefined
  if (type === 'Boolean') return typeof value === 'boolean' ? String(value) : undefined
  if (type === 'Date') {
    const time = typeof value === 'object' ? Number(value) : Number.NaN
    // Years of more than four digits do not sort.
    return time >= -62167219200000 && time < 253402300800000 ? new Date(time).toISOString() : undefined
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return
  if (sort) return sort(value)
  if (!width) return String(value)
  return Number.isInteger(value) && value >= 0 && value < 10 ** width
    ? String(value).padStart(width, '0')
    : undefined
}

/** The key that a template makes of `values`; `undefined` where one is missing. */
export const fillTemplate = (
  { literals, variables }: Template,
  values: Readonly<Record<string, unknown>>,
): string | undefined => {
  let text = literals[0] as string // there is one more than variables
  for (let i = 0; i < variables.length; i++) {
    const { name, encode } = variables[i]!
    const value = values[name]
    if (value === undefined) return
    text += encode(value) + literals[i + 1]
  }
  return text
}

/** A variable in the walk of {@link canCollide}. */
const ANY = Symbol()

/** Tells whether two templates can make one key. A variable of a plain template stands for another variable only. */
export const canCollide = (a: Template, b: Template): boolean => {
  const strict = !a.plain && !b.plain
  const [left, right] = [tokensOf(a), tokensOf(b)]
  const seen = new Set<number>()
  const meet = (i: number, j: number): boolean => {
    const state = i * (right.length + 1) + j
    if (seen.has(state)) return false
    seen.add(state)
    const [x, y] = [left[i], right[j]]
    if (x === undefined && y === undefined) return true
    if (x === ANY && y === ANY) return meet(i + 1, j + 1) || meet(i, j + 1) || meet(i + 1, j)
    if (x === ANY) return strict && (meet(i + 1, j) || (y !== undefined && y !== '#' && meet(i, j + 1)))
    if (y === ANY) return strict && (meet(i, j + 1) || (x !== undefined && x !== '#' && meet(i + 1, j)))
    return x === y && meet(i + 1, j + 1)
  }
  return meet(0, 0)
}

const tokensOf = ({ literals, variables }: Template): readonly (string | symbol)[] =>
  literals.flatMap((literal, index) => [...literal, ...(index < variables.length ? [ANY] : [])])
