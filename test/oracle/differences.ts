import { type Description, descriptionsIn, type Filling, Marker, Person } from './description.js'
import type { Case } from './operations.js'
import { firstDifference, type Outcome } from './outcome.js'

/** A way in which stator differs on purpose. The same ids stand in docs/differences.md. */
export interface Difference {
  readonly id: string
  /** The section of the specification. */
  readonly section: string
  /** Whether the case may show it, and its outcomes do. */
  readonly explains?: (drawn: Case, reference: Outcome, stator: Outcome) => boolean
  /** Both values without what differs, so that the rest can be compared. */
  readonly settle?: (value: unknown, drawn: Case, side: 'reference' | 'stator') => unknown
}

// What a case holds

const has = ({ schema }: Case, is: (description: Description) => boolean): boolean =>
  descriptionsIn(schema).some(is)

const prototypeNames = new Set(Object.getOwnPropertyNames(Object.prototype))

const walk = (value: unknown, visit: (value: unknown, key?: string) => void, key?: string): void => {
  visit(value, key)
  if (value instanceof Marker) for (const each of value.operands) walk(each, visit)
  else if (value instanceof Set || Array.isArray(value)) for (const each of value) walk(each, visit)
  else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    for (const [name, each] of Object.entries(value)) walk(each, visit, name)
  }
}

/** Everything given to the library: input, options, condition, defaults. */
const givenIn = (drawn: Case): unknown[] => [
  drawn.input,
  drawn.options,
  drawn.condition,
  ...descriptionsIn(drawn.schema).flatMap(({ props }) =>
    Object.entries(props).flatMap(([prop, value]) =>
      prop.endsWith('Default') ? [(value as { value: unknown }).value] : [],
    ),
  ),
]

const gives = (drawn: Case, is: (value: unknown, key?: string) => boolean): boolean => {
  let found = false
  for (const given of givenIn(drawn)) walk(given, (value, key) => (found ||= is(value, key)))
  return found
}

const namesIn = (drawn: Case): string[] => {
  const names = descriptionsIn(drawn.schema).flatMap(({ attributes, props }) => [
    ...(attributes ?? []).map(([name]) => name),
    ...(typeof props.savedAs === 'string' ? [props.savedAs] : []),
  ])
  for (const given of givenIn(drawn)) walk(given, (_, key) => key !== undefined && names.push(key))
  return names
}

/** The texts that may be paths. */
const pathsIn = (drawn: Case): string[] => {
  const paths = [...(drawn.paths ?? [])]
  for (const given of [drawn.input, drawn.options, drawn.condition]) {
    walk(given, value => typeof value === 'string' && paths.push(value))
  }
  return paths
}

const isOdd = (name: string): boolean => /[^\w#@.[\]-]|'\]|^$/.test(name)

const givesClassInstance = (drawn: Case): boolean =>
  gives(
    drawn,
    value =>
      value instanceof Date ||
      value instanceof Map ||
      value instanceof RegExp ||
      value instanceof Person ||
      typeof value === 'symbol' ||
      typeof value === 'function' ||
      (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null),
  )

const isError = (outcome: Outcome, code: string): boolean =>
  outcome.kind === 'error' && outcome.code.startsWith(code)

const isOption = (code: string): boolean => /^options\.|^(query|scan)Command\.invalid\w+Option$/.test(code)

const updates = ['update', 'updateAttributes', 'transactions']
const conditional = [
  'condition',
  'conditionTransform',
  'conditionExpress',
  'put',
  'delete',
  'query',
  'scan',
  ...updates,
]
const pathed = [...conditional, 'find', 'paths', 'get']

const modeOf = ({ operation, options }: Case): string =>
  operation === 'get' || operation === 'delete'
    ? 'key'
    : updates.includes(operation)
      ? 'update'
      : `${options?.['mode'] ?? 'put'}`

const isLinked = ({ props }: Description): boolean => Object.keys(props).some(prop => prop.endsWith('Link'))
const isFilled = ({ props }: Description): boolean =>
  Object.keys(props).some(prop => /Default$|Link$/.test(prop))
const isContainer = ({ type }: Description): boolean =>
  ['map', 'record', 'list', 'tuple', 'anyOf'].includes(type)

// What an outcome holds

const isPlain = (value: unknown): value is Record<string | symbol, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Uint8Array) &&
  !(value instanceof Set) &&
  !Array.isArray(value)

const symbolIn = (value: object, name: string): symbol | undefined =>
  Object.getOwnPropertySymbols(value).find(({ description }) => description === name)

const mapValues = (value: unknown, change: (value: unknown) => unknown): unknown => {
  const changed = change(value)
  if (Array.isArray(changed)) return Array.from(changed, each => mapValues(each, change))
  if (
    !isPlain(changed) ||
    (Object.getPrototypeOf(changed) !== Object.prototype && Object.getPrototypeOf(changed) !== null)
  )
    return changed
  return Object.fromEntries(Reflect.ownKeys(changed).map(key => [key, mapValues(changed[key], change)]))
}

/** `value` with its twin in names of code changed, wherever the request has it. */
const inToolboxItem = (value: unknown, change: (item: unknown) => unknown): unknown =>
  isPlain(value) && 'ToolboxItem' in value
    ? { ...value, ToolboxItem: mapValues(value['ToolboxItem'], change) }
    : value

/** Whether JSON holds all of `value`. */
const isJSON = (value: unknown): boolean => {
  let all = true
  walk(value, each => {
    all &&= !(
      each === undefined ||
      typeof each === 'bigint' ||
      Object.is(each, -0) ||
      (typeof each === 'number' && !Number.isFinite(each)) ||
      (typeof each === 'object' &&
        each !== null &&
        !Array.isArray(each) &&
        Object.getPrototypeOf(each) !== Object.prototype)
    )
  })
  return all
}

const without = (value: Record<string | symbol, unknown>, key: string | symbol): object =>
  Object.fromEntries(Reflect.ownKeys(value).flatMap(each => (each === key ? [] : [[each, value[each]]])))

export const differences: readonly Difference[] = [
  {
    id: 'update.toolboxItem.marker',
    section: 'entity 12.9',
    settle: (value, { operation }) =>
      updates.includes(operation) && isPlain(value)
        ? mapValues(value, each => {
            const marker = isPlain(each) && symbolIn(each, '$IS_EXTENSION')
            return marker ? without(each, marker) : each
          })
        : value,
  },
  {
    id: 'update.toolboxItem.containers',
    section: 'entity 12.9, 13',
    settle: (value, { operation }, side) =>
      inToolboxItem(value, each => {
        const symbol =
          operation === 'updateAttributes' && side === 'reference' && isPlain(each) && symbolIn(each, '$SET')
        const plain = symbol ? each[symbol] : each
        if (!Array.isArray(plain)) return plain
        return Object.fromEntries([...plain.entries()].filter(([, element]) => element !== undefined))
      }),
  },
  {
    id: 'update.nothing',
    section: 'entity 11.1',
    settle: value =>
      isPlain(value) && value['UpdateExpression'] === '' ? without(value, 'UpdateExpression') : value,
    explains: ({ operation }, reference, stator) =>
      operation === 'transactions' &&
      isError(stator, 'actions.emptyUpdate') &&
      (reference.kind === 'value'
        ? (reference.value as any).Update?.UpdateExpression === ''
        : reference.kind !== 'user'),
  },
  {
    id: 'projection.empty',
    section: 'entity 6',
    settle: value =>
      isPlain(value) && value['ProjectionExpression'] === '' ? without(value, 'ProjectionExpression') : value,
  },
  {
    id: 'parse.steps',
    section: 'schema 7.4',
    settle: (value, { operation }) =>
      operation === 'parseSteps'
        ? mapValues(value, each =>
            isPlain(each) && Object.getPrototypeOf(each) === Object.prototype
              ? Object.fromEntries(
                  Reflect.ownKeys(each)
                    .filter(key => each[key] !== undefined)
                    .map(key => [key, each[key]]),
                )
              : each,
          )
        : value,
    explains: (drawn, reference, stator) =>
      drawn.operation === 'parseSteps' &&
      reference.kind === 'value' &&
      stator.kind === 'value' &&
      has(drawn, ({ type }) => type === 'anyOf') &&
      firstDifference((reference.value as unknown[]).slice(-2), (stator.value as unknown[]).slice(-2)) ===
        undefined,
  },
  {
    id: 'dto.import',
    section: 'schema 11.2',
    // The reference brings back no defaults and few transformers, and a prop `type` that nobody set.
    settle: (value, { operation }) => {
      if (operation !== 'dtoRoundTrip' || !Array.isArray(value)) return value
      const [dto, made] = value
      return [
        dto,
        mapValues(made, each => {
          if (!isPlain(each) || !isPlain(each['props'])) return each
          const props = Object.entries(each['props']).filter(
            ([prop]) => !/^(type|transform|big|partial|\w+Default)$/.test(prop),
          )
          return { ...each, props: Object.fromEntries(props) }
        }),
      ]
    },
  },
  {
    id: 'dto.complete',
    section: 'schema 11.1',
    explains: (drawn, _, stator) =>
      drawn.operation.startsWith('dto') &&
      stator.kind === 'value' &&
      has(
        drawn,
        ({ type, props }) =>
          props.big !== undefined ||
          props.partial !== undefined ||
          (type === 'binary' && props.enum !== undefined) ||
          Object.entries(props).some(
            ([prop, value]) => /Default$/.test(prop) && !isJSON((value as Filling).value),
          ),
      ),
  },
  {
    id: 'dto.required',
    section: 'schema 11.2',
    explains: (drawn, reference, stator) =>
      drawn.operation === 'dtoRoundTrip' &&
      reference.kind === 'value' &&
      stator.kind === 'value' &&
      has(drawn, ({ type, props }) => (type === 'anyOf' || type === 'tuple') && props.key !== undefined),
  },
  {
    id: 'numbers.negativeZero',
    section: 'schema 7.3',
    settle: value => mapValues(value, each => (each === 0 ? 0 : each)),
  },
  {
    id: 'names.prototype',
    section: 'schema 7.4, 9.4, 9.5',
    explains: (drawn, _, stator) =>
      stator.kind !== 'bare' &&
      (namesIn(drawn).some(name => prototypeNames.has(name)) ||
        pathsIn(drawn).some(path => path.split(/[^\w]/).some(name => prototypeNames.has(name)))),
  },
  {
    id: 'names.characters',
    section: 'schema 9.1, 9.2',
    explains: (drawn, reference, stator) =>
      (pathed.includes(drawn.operation) ||
        drawn.options?.['attributes'] !== undefined ||
        isError(stator, 'formatter') ||
        isError(stator, 'schema.') ||
        isError(stator, 'parsing')) &&
      (isError(reference, 'actions.invalidExpressionAttributePath') ||
        isError(stator, 'actions.invalidExpressionAttributePath') ||
        drawn.options?.['attributes'] !== undefined ||
        reference.kind === stator.kind) &&
      (namesIn(drawn).some(isOdd) ||
        pathsIn(drawn).some(isOdd) ||
        has(
          drawn,
          ({ keys }) =>
            keys?.props.transform === 'suffix' ||
            keys?.props.transform === 'prefixSlash' ||
            keys?.props.transform === 'json',
        )),
  },
  {
    id: 'classes',
    section: 'schema 5, 7.3',
    explains: (drawn, reference, stator) =>
      givesClassInstance(drawn) &&
      stator.kind !== 'bare' &&
      (reference.kind !== stator.kind ||
        reference.kind === 'value' ||
        isError(stator, 'parsing') ||
        isError(stator, 'formatter')),
  },
  {
    id: 'numbers.exact',
    section: 'schema 5',
    explains: (drawn, _, stator) =>
      (isError(stator, 'parsing.invalidAttributeInput') || drawn.operation === 'validate') &&
      gives(
        drawn,
        value =>
          (typeof value === 'number' &&
            (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)) ||
          (typeof value === 'bigint' && value >= 10n ** 38n),
      ),
  },
  {
    id: 'enum.binary',
    section: 'schema 5',
    explains: (drawn, reference) =>
      has(drawn, ({ type, props }) => type === 'binary' && props.enum !== undefined) &&
      (reference.kind === 'error' ||
        has(drawn, ({ type }) => type === 'anyOf') ||
        drawn.operation === 'validate'),
  },
  {
    id: 'conditions.value',
    section: 'schema 10.5',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      isError(reference, 'actions.invalidExpressionAttributePath') &&
      isError(stator, 'parsing.'),
  },
  {
    id: 'conditions.in',
    section: 'schema 10.5',
    // Invalid members are dropped by the reference; equal ones are told apart by other means.
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      gives(drawn, (_, key) => key === 'in') &&
      (stator.kind === 'error' ||
        reference.kind === 'error' ||
        drawn.operation === 'conditionExpress' ||
        gives(
          drawn,
          value =>
            typeof value === 'bigint' ||
            value instanceof Set ||
            (isPlain(value) && Array.isArray(value['in']) && value['in'].some(isPlain)),
        )),
  },
  {
    id: 'conditions.partialOperands',
    section: 'schema 10.5',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      isError(reference, 'actions.invalidExpressionAttributePath') &&
      stator.kind === 'value' &&
      gives(drawn, (_, key) => /^(lte?|gte?|between|beginsWith|contains)$/.test(`${key}`)) &&
      has(
        drawn,
        ({ props }) =>
          props.enum !== undefined || Object.keys(props).some(prop => prop.endsWith('Validator')),
      ),
  },
  {
    id: 'conditions.starts',
    section: 'schema 10.5',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      reference.kind === 'value' &&
      stator.kind === 'value' &&
      gives(drawn, (_, key) => key === 'beginsWith') &&
      has(drawn, ({ props }) => /suffix|pipe|json|Pipe|trim/.test(`${props.transform}`)),
  },
  {
    id: 'conditions.reference',
    section: 'schema 10.5',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      isError(reference, 'actions.invalidExpressionAttributePath') &&
      isError(stator, 'actions.invalidExpressionAttributePath') &&
      gives(
        drawn,
        value => isPlain(value) && Object.keys(value).length === 1 && typeof value['attr'] === 'string',
      ),
  },
  {
    id: 'conditions.operators',
    section: 'schema 10.2, 10.5',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      isError(stator, 'actions.invalidCondition') &&
      (reference.kind === 'bare' ||
        gives(
          drawn,
          (value, key) =>
            ((key === 'and' || key === 'or' || key === 'in') && Array.isArray(value) && value.length === 0) ||
            (key === 'between' &&
              Array.isArray(value) &&
              (value.length !== 2 || value.includes(undefined))) ||
            (isPlain(value) &&
              (Object.values(value).includes(undefined) ||
                ('attr' in value && Object.keys(value).length > 2))),
        )),
  },
  {
    id: 'conditions.anyOf',
    section: 'schema 10.5',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      reference.kind === 'value' &&
      stator.kind === 'value' &&
      has(drawn, ({ type }) => type === 'anyOf') &&
      gives(drawn, (value, key) => key === 'ne' || key === 'not' || (key === 'exists' && value === false)),
  },
  {
    id: 'conditions.bounds',
    section: 'schema 10.4',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      reference.kind === 'value' &&
      isError(stator, 'parsing.') &&
      has(drawn, ({ type }) => type === 'anyOf') &&
      gives(drawn, (_, key) => key === 'between'),
  },
  {
    id: 'conditions.literal',
    section: 'schema 10.5',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      reference.kind === 'value' &&
      stator.kind === 'value' &&
      gives(drawn, (value, key) => key === 'transform' && value === true),
  },
  {
    id: 'conditions.type',
    section: 'schema 10.4',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      isError(stator, 'parsing.invalidAttributeInput') &&
      gives(drawn, (value, key) => key === 'type' && value === 'X') &&
      (drawn.operation === 'conditionExpress' || isError(reference, 'parsing.invalidAttributeInput')),
  },
  {
    id: 'conditions.contains',
    section: 'schema 10.5',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      gives(drawn, (_, key) => key === 'contains') &&
      (reference.kind !== stator.kind || has(drawn, ({ props }) => props.transform !== undefined)) &&
      has(drawn, isContainer),
  },
  {
    id: 'paths.encoded',
    section: 'schema 9.4',
    explains: (drawn, _, stator) =>
      pathed.includes(drawn.operation) &&
      (isError(stator, 'actions.invalidExpressionAttributePath') ||
        drawn.operation === 'find' ||
        drawn.options?.['strict'] === false) &&
      has(drawn, ({ type, props }) => type === 'any' && props.transform !== undefined),
  },
  {
    id: 'paths.index',
    section: 'schema 9.4',
    explains: (drawn, _, stator) =>
      pathed.includes(drawn.operation) &&
      isError(stator, 'actions.invalidExpressionAttributePath') &&
      namesIn(drawn).some(name => /^\d+$/.test(name)) &&
      pathsIn(drawn).some(path => /\[\d+\]/.test(path)),
  },
  {
    id: 'paths.validators',
    section: 'schema 9.4',
    explains: (drawn, _, stator) =>
      pathed.includes(drawn.operation) &&
      stator.kind === 'user' &&
      has(drawn, ({ keys }) => keys?.props.putValidator === 'throws'),
  },
  {
    id: 'transformers.json',
    section: 'schema 14.3',
    explains: (drawn, reference, stator) =>
      isError(stator, 'parsing.invalidAttributeInput') &&
      ((stator as any).payload?.expected === 'JSON' || has(drawn, ({ type }) => type === 'anyOf')) &&
      (reference.kind !== 'error' || isError(reference, 'options.')) &&
      has(drawn, ({ props }) => /json/.test(`${props.transform}`)),
  },
  {
    id: 'any.decodedNull',
    section: 'schema 8.2',
    explains: (drawn, reference) =>
      reference.kind === 'value' &&
      /ormat/.test(drawn.operation) &&
      has(drawn, ({ type, props }) => type === 'any' && /json|wrap/.test(`${props.transform}`)) &&
      gives(
        drawn,
        value =>
          value === false ||
          value === true ||
          typeof value === 'number' ||
          (typeof value === 'string' && !/[{"[]/.test(value)) ||
          isPlain(value),
      ),
  },
  {
    id: 'errors.order',
    section: 'schema 7.4, entity 2.5, table 6.2',
    // Which of several is reported first. One error alone is not explained by this: both report their first one.
    explains: (_, reference, stator) =>
      (reference.kind === 'user' && stator.kind === 'error') ||
      (reference.kind === 'error' &&
        (stator.kind === 'user' ||
          (stator.kind === 'error' &&
            ((reference.path !== stator.path &&
              /^(parsing|formatter)/.test(reference.code) &&
              /^(parsing|formatter)/.test(stator.code)) ||
              isOption(stator.code) ||
              (stator.code === 'actions.invalidExpressionAttributePath' &&
                reference.code === 'queryCommand.invalidRange'))))),
  },
  {
    id: 'scan.segments',
    section: 'table 7.1',
    explains: ({ operation, options }, _, stator) =>
      operation === 'scan' &&
      isError(stator, 'scanCommand.invalidSegmentOption') &&
      options?.['segment'] === undefined,
  },
  {
    id: 'entityFormat.nonObject',
    section: 'entity 5',
    explains: ({ operation, input }, _, stator) =>
      operation === 'entityFormat' &&
      stator.kind !== 'bare' &&
      (typeof input !== 'object' || input === null || !isPlain(input)),
  },
  {
    id: 'update.anyEncoded',
    section: 'entity 12.6',
    explains: (drawn, reference, stator) =>
      updates.includes(drawn.operation) &&
      reference.kind === 'value' &&
      stator.kind === 'value' &&
      has(drawn, ({ type, props }) => type === 'any' && props.transform === 'wrap'),
  },
  {
    id: 'projection.unreadable',
    section: 'schema 8.3',
    explains: ({ operation, options }, reference, stator) =>
      /ormat/.test(operation) &&
      options?.['attributes'] !== undefined &&
      reference.kind !== 'bare' &&
      isError(stator, 'actions.invalidExpressionAttributePath'),
  },
  {
    id: 'update.ownUpdates',
    section: 'entity 4',
    explains: (drawn, reference) =>
      modeOf(drawn) === 'update' &&
      !updates.includes(drawn.operation) &&
      isError(reference, 'parsing.') &&
      has(drawn, ({ props }) => props.updateDefault?.value instanceof Marker),
  },
  {
    id: 'validators.updates',
    section: 'schema 7.12',
    explains: (drawn, _, stator) =>
      modeOf(drawn) === 'update' &&
      (isError(stator, 'parsing.customValidationFailed') || stator.kind === 'user') &&
      has(
        drawn,
        description =>
          description.props.updateValidator !== undefined &&
          (isContainer(description) || description.type === 'any'),
      ),
  },
  {
    id: 'update.transformed',
    section: 'entity 12.4, 12.6',
    explains: (drawn, reference, stator) =>
      updates.includes(drawn.operation) &&
      reference.kind === 'value' &&
      (isError(stator, 'parsing.invalidAttributeInput') || stator.kind === 'value') &&
      has(
        drawn,
        ({ type, props }) => (type === 'number' || type === 'any') && props.transform !== undefined,
      ) &&
      gives(drawn, value => value instanceof Marker),
  },
  {
    id: 'links.anyOf',
    section: 'schema 7.6',
    explains: drawn =>
      has(drawn, ({ type, members }) => type === 'anyOf' && members!.flatMap(descriptionsIn).some(isLinked)),
  },
  {
    id: 'links.undefined',
    section: 'schema 7.4',
    explains: (drawn, reference, stator) =>
      reference.kind === 'value' &&
      stator.kind === 'value' &&
      has(drawn, isLinked) &&
      gives(drawn, (value, key) => key !== undefined && value === undefined),
  },
  {
    id: 'update.tupleIndex',
    section: 'entity 12.6',
    explains: (drawn, reference, stator) =>
      updates.includes(drawn.operation) &&
      reference.kind === 'error' &&
      stator.kind === 'error' &&
      reference.path === stator.path &&
      Number.isNaN((reference.payload as { received?: unknown } | undefined)?.received) &&
      has(drawn, ({ type }) => type === 'tuple'),
  },
  {
    id: 'validators.any',
    section: 'entity 12.7, 13',
    explains: (drawn, reference, stator) =>
      updates.includes(drawn.operation) &&
      [reference, stator].some(
        outcome => outcome.kind === 'user' || isError(outcome, 'parsing.customValidationFailed'),
      ) &&
      has(
        drawn,
        ({ type, props }) =>
          type === 'any' && (props.putValidator !== undefined || props.updateValidator !== undefined),
      ),
  },
  {
    id: 'links.root',
    section: 'schema 7.6',
    explains: drawn => drawn.schema.type !== 'item' && has(drawn, isLinked),
  },
  {
    id: 'fill.nested',
    section: 'schema 7.4',
    explains: drawn =>
      has(
        drawn,
        description =>
          isContainer(description) &&
          isFilled(description) &&
          descriptionsIn(description).slice(1).some(isFilled),
      ),
  },
  {
    id: 'updates.complete',
    section: 'entity 4',
    explains: (drawn, reference, stator) =>
      gives(drawn, value => value instanceof Marker) &&
      (isError(stator, 'parsing.') || (!updates.includes(drawn.operation) && reference.kind === 'value')),
  },
  {
    id: 'anyOf.best',
    section: 'schema 7.10, 8.4',
    explains: drawn =>
      has(
        drawn,
        ({ type, props, members }) =>
          type === 'anyOf' &&
          members!.some(isContainer) &&
          ((members!.length > 1 && props.discriminator === undefined) ||
            modeOf(drawn) !== 'put' ||
            /ormat/.test(drawn.operation)),
      ),
  },
  {
    id: 'keys.containers',
    section: 'schema 7.10, 7.11',
    explains: drawn => modeOf(drawn) === 'key' && has(drawn, description => isContainer(description)),
  },
  {
    id: 'elements.undefined',
    section: 'schema 7.7',
    explains: (drawn, reference, stator) =>
      modeOf(drawn) !== 'put' &&
      reference.kind === 'value' &&
      (isError(stator, 'parsing.attributeRequired') || drawn.operation === 'validate') &&
      has(drawn, ({ type }) => type === 'list' || type === 'tuple' || type === 'set'),
  },
  {
    id: 'update.emptyContainers',
    section: 'entity 12.6',
    explains: (drawn, reference, stator) =>
      drawn.operation === 'update' &&
      reference.kind === 'value' &&
      stator.kind === 'value' &&
      gives(
        drawn,
        value =>
          (Array.isArray(value) && value.length === 0) || (isPlain(value) && Object.keys(value).length === 0),
      ) &&
      has(drawn, ({ type }) => type === 'list' || type === 'any'),
  },
  {
    id: 'format.typeChanging',
    section: 'schema 8.2',
    explains: (drawn, reference) =>
      has(drawn, ({ props }) => props.transform === 'asText') &&
      isError(reference, 'formatter.invalidAttribute'),
  },
  {
    id: 'format.undefinedInSets',
    section: 'schema 8.2',
    explains: (drawn, reference, stator) =>
      /ormat/.test(drawn.operation) &&
      drawn.options?.['partial'] === true &&
      reference.kind === 'value' &&
      stator.kind === 'value' &&
      gives(drawn, value => value instanceof Set && value.has(undefined)),
  },
  {
    id: 'format.decoderThrows',
    section: 'schema 14.3',
    explains: (drawn, reference, stator) =>
      reference.kind === 'bare' &&
      /ormat/.test(drawn.operation) &&
      isError(stator, 'formatter.invalidAttribute') &&
      has(drawn, ({ props }) => /json/.test(`${props.transform}`)),
  },
  {
    id: 'query.range',
    section: 'table 6.2',
    explains: (drawn, reference, stator) =>
      drawn.operation === 'query' &&
      reference.kind === 'value' &&
      stator.kind === 'error' &&
      gives(drawn, (value, key) => key === 'between' && (value as unknown[])?.length !== 2),
  },
  {
    id: 'format.unformatted',
    section: 'schema 8.1',
    explains: ({ operation, options, ...drawn }, reference) =>
      operation.startsWith('format') &&
      options?.['transform'] === false &&
      options['format'] === false &&
      reference.kind === 'value' &&
      has({ operation, ...drawn }, ({ type }) => type === 'anyOf'),
  },
  {
    id: 'entityFormat.timestamps',
    section: 'entity 5',
    explains: (drawn, reference) =>
      drawn.operation === 'entityFormat' &&
      isError(reference, 'formatter.missingAttribute') &&
      /^(_ct|_md|created|modified|since_?)$/.test(`${(reference as any).path}`),
  },
  {
    id: 'query.projection',
    section: 'table 6.5',
    explains: (drawn, reference, stator) =>
      (drawn.operation === 'query' || drawn.operation === 'scan') &&
      drawn.options?.['attributes'] !== undefined &&
      (drawn.options['bare'] === true ||
        (drawn.options['attributes'] as unknown[]).length === 0 ||
        stator.kind !== 'value' ||
        reference.kind === 'value'),
  },
]
