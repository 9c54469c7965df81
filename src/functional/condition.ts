import { StatorError } from '../errors/statorError.js'
import { formatPath, type PathSegment } from '../internal/formatPath.js'
import { isObject } from '../internal/isObject.js'
import type { AttributeType } from '../schema/condition.js'

/** Under this symbol an attribute of a callback holds its path. */
export const $path: unique symbol = /*#__PURE__*/ Symbol('$path')
/** For types alone: what the attribute holds. */
declare const $value: unique symbol
/** For types alone: tells conditions from other objects. */
declare const $condition: unique symbol

/** An attribute, as the callbacks of conditions know it. */
export interface AttributeRef<in out VALUE = any> {
  readonly [$path]: readonly PathSegment[]
  readonly [$value]?: VALUE
}

type Scalar = string | number | boolean | Date | Set<never>

/** An attribute and what is inside it: `attr.address.city`, `attr.tags[0]`. */
export type Ref<VALUE> = AttributeRef<VALUE> &
  (VALUE extends Scalar
    ? unknown
    : VALUE extends readonly (infer ELEMENT)[]
      ? { readonly [index: number]: Ref<ELEMENT> }
      : Refs<VALUE>)

/** The attributes of a model. */
export type Refs<MODEL> = { readonly [NAME in keyof MODEL]-?: Ref<Exclude<MODEL[NAME], undefined>> }

/** What {@link Operators} make, for `where` and `filter`. */
export interface Condition {
  readonly [$condition]: true
}

type Operand<VALUE> = VALUE | AttributeRef<VALUE>
type Element<VALUE> = VALUE extends readonly (infer ELEMENT)[]
  ? ELEMENT
  : VALUE extends Set<infer ELEMENT>
    ? ELEMENT
    : VALUE

interface Comparisons<VALUE> {
  eq(value: Operand<VALUE>): Condition
  ne(value: Operand<VALUE>): Condition
  lt(value: Operand<VALUE>): Condition
  lte(value: Operand<VALUE>): Condition
  gt(value: Operand<VALUE>): Condition
  gte(value: Operand<VALUE>): Condition
}

/** The operators of conditions. Values are those of the attribute, checked as its schema says. */
export interface Operators {
  eq<VALUE>(attr: AttributeRef<VALUE>, value: Operand<NoInfer<VALUE>>): Condition
  ne<VALUE>(attr: AttributeRef<VALUE>, value: Operand<NoInfer<VALUE>>): Condition
  lt<VALUE>(attr: AttributeRef<VALUE>, value: Operand<NoInfer<VALUE>>): Condition
  lte<VALUE>(attr: AttributeRef<VALUE>, value: Operand<NoInfer<VALUE>>): Condition
  gt<VALUE>(attr: AttributeRef<VALUE>, value: Operand<NoInfer<VALUE>>): Condition
  gte<VALUE>(attr: AttributeRef<VALUE>, value: Operand<NoInfer<VALUE>>): Condition
  /** Both bounds included. */
  between<VALUE>(
    attr: AttributeRef<VALUE>,
    low: Operand<NoInfer<VALUE>>,
    high: Operand<NoInfer<VALUE>>,
  ): Condition
  beginsWith(attr: AttributeRef<string>, start: Operand<string>): Condition
  /** Part of a text, or an element of a list or a set. */
  contains<VALUE>(attr: AttributeRef<VALUE>, part: Operand<NoInfer<Element<VALUE>>>): Condition
  /** Up to 100 values, at least one. */
  in<VALUE>(attr: AttributeRef<VALUE>, values: readonly Operand<NoInfer<VALUE>>[]): Condition
  exists(attr: AttributeRef): Condition
  notExists(attr: AttributeRef): Condition
  attributeType(attr: AttributeRef, type: AttributeType): Condition
  /** Compares a number of characters, bytes or elements. */
  size(attr: AttributeRef): Comparisons<number>
  /** All of them; without any, no condition. */
  and(...conditions: readonly Condition[]): Condition
  /** Any of them: at least one has to be given. */
  or(...conditions: readonly Condition[]): Condition
  not(condition: Condition): Condition
}

/** A condition in the words of entities. */
export interface PlainCondition {
  readonly attr?: string
  readonly and?: readonly PlainCondition[]
  /** Whether the operands are values, and no attributes. */
  readonly transform?: true
  readonly [operator: string]: unknown
}

const pathOf = (ref: unknown): readonly PathSegment[] | undefined =>
  typeof ref === 'object' && ref !== null ? (ref as Partial<AttributeRef>)[$path] : undefined

/** The name of a top-level attribute: itself, an attribute of a callback, or `{ name }`. */
export const nameOf = (attr: unknown): string =>
  typeof attr === 'string'
    ? attr
    : ((pathOf(attr)?.[0] ?? (attr as { readonly name: unknown }).name) as string) // as its types say

const refuse = (operator: string, problem: string): StatorError =>
  new StatorError('actions.invalidCondition', {
    message: `Invalid condition: '${operator}' with ${problem}.`,
  })

const compare = (
  subject: 'attr' | 'size',
  operator: string,
  attr: unknown,
  operands: unknown,
): PlainCondition => {
  const path = pathOf(attr)
  if (!path?.length) throw refuse(operator, `no attribute: take it from the callback, as 'attr.name'`)
  const values = [operands].flat()
  if (operands === undefined || values.includes(undefined)) throw refuse(operator, 'an undefined value')
  const referring = values.some(pathOf)
  const operandOf = (value: unknown): unknown =>
    pathOf(value) ? { attr: formatPath(pathOf(value)!) } : value
  return {
    [subject]: formatPath(path),
    [operator]: !referring
      ? operands
      : Array.isArray(operands)
        ? operands.map(operandOf)
        : operandOf(operands),
    ...(!referring && { transform: true }),
  }
}

const comparison =
  (operator: string, subject: 'attr' | 'size' = 'attr') =>
  (attr: unknown, value: unknown): PlainCondition =>
    compare(subject, operator, attr, value)

/** @throws `actions.invalidCondition` for what is none, such as that of a callback without `return` */
const checked = (condition: unknown): PlainCondition => {
  if (isObject(condition)) return condition
  throw refuse('where', 'no condition of its operators')
}

/** Whether it is one that holds for all. Throws what {@link checked} throws. */
const isEmpty = (condition: PlainCondition): boolean => checked(condition).and?.length === 0

/** All of the conditions as one, without those that are none. */
export const allOf = (conditions: readonly PlainCondition[]): PlainCondition => {
  const and = conditions.filter(condition => !isEmpty(condition))
  return and.length === 1 ? and[0]! : { and }
}

const makeOperators = (): Record<string, unknown> => {
  const operators: Record<string, unknown> = {}
  for (const operator of ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'beginsWith', 'contains', 'in'])
    operators[operator] = comparison(operator)
  return {
    ...operators,
    between: (attr: unknown, low: unknown, high: unknown) => compare('attr', 'between', attr, [low, high]),
    exists: (attr: unknown) => compare('attr', 'exists', attr, true),
    notExists: (attr: unknown) => compare('attr', 'exists', attr, false),
    attributeType: comparison('type'),
    size: (attr: unknown) =>
      Object.fromEntries(
        ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'].map(operator => [
          operator,
          (value: unknown) => compare('size', operator, attr, value),
        ]),
      ),
    and: (...conditions: PlainCondition[]) => allOf(conditions),
    or: (...conditions: PlainCondition[]) => {
      if (!conditions.length) throw refuse('or', 'no condition: it would hold for everything')
      // One that always holds makes all of it hold.
      return conditions.find(isEmpty) ?? { or: conditions }
    },
    not: (condition: PlainCondition) => {
      if (isEmpty(condition)) throw refuse('not', 'no condition')
      return { not: condition }
    },
  }
}

let operators: Record<string, unknown> | undefined

const refAt = (path: readonly PathSegment[]): object =>
  new Proxy(
    {},
    {
      get: (_, name) =>
        name === $path
          ? path
          : typeof name === 'string'
            ? refAt([...path, path.length && /^\d+$/.test(name) ? Number(name) : name])
            : undefined,
    },
  )

/** The attributes of a callback. */
export const attributes: object = /*#__PURE__*/ refAt([])

/** Runs a callback. @throws `actions.invalidCondition` for operands that are none */
export const conditionOf = (callback: unknown): PlainCondition => {
  operators ??= makeOperators()
  return checked((callback as (attr: object, op: object) => unknown)(attributes, operators)) // as its types say
}

/** What of a condition has to hold at any rate: the parts of `and`, at every depth. */
export const partsOf = (condition: PlainCondition): readonly PlainCondition[] =>
  condition.and ? condition.and.flatMap(partsOf) : [condition]

/** A callback that makes a condition on the items of a model. */
export type Where<MODEL> = (attr: Refs<MODEL>, op: Operators) => Condition
