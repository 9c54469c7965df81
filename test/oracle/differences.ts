import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Description, descriptionsIn, type Filling, Marker, Person } from './description.js'
import type { Case } from './operations.js'
import { firstDifference, type Outcome } from './outcome.js'

/** A way in which stator differs on purpose. */
export interface Difference {
  readonly id: string
  /** How the row of docs/differences.md begins that says so. Without one, nothing is permitted. */
  readonly row: string
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
  return [...names, ...(drawn.entityAttributeSavedAs !== undefined ? [drawn.entityAttributeSavedAs] : [])]
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

const isOption = (outcome: Outcome): boolean =>
  outcome.kind === 'error' && /^options\.|^(query|scan)Command\.invalid\w+Option$/.test(outcome.code)

const pathOf = (outcome: Outcome): unknown => (outcome.kind === 'error' ? outcome.path : undefined)

const updates = ['update', 'updateAttributes', 'transactions', 'entityUpdateParse']
const conditional = [
  'condition',
  'conditionTransform',
  'conditionExpress',
  'entityCondition',
  'put',
  'delete',
  'query',
  'scan',
  ...updates,
]
const pathed = [...conditional, 'find', 'paths', 'entityPaths', 'members', 'get']

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
const inToolboxItem = (value: unknown, change: (item: unknown) => unknown): unknown => {
  if (!isPlain(value)) return value
  const twin = ['ToolboxItem', 'parsedItem'].find(name => name in value)
  return twin ? { ...value, [twin]: mapValues(value[twin], change) } : value
}

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

const rules: readonly Difference[] = [
  {
    id: 'update.toolboxItem.marker',
    row: '`ToolboxItem` of updates (12.9, 13)',
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
    row: '`ToolboxItem` (12.9)',
    settle: (value, { operation, options }, side) =>
      inToolboxItem(value, each => {
        const symbol =
          (operation === 'updateAttributes' || options?.['extension'] === 'parseUpdateAttributesExtension') &&
          side === 'reference' &&
          isPlain(each) &&
          symbolIn(each, '$SET')
        const plain = symbol ? each[symbol] : each
        if (!Array.isArray(plain)) return plain
        return Object.fromEntries([...plain.entries()].filter(([, element]) => element !== undefined))
      }),
  },
  {
    id: 'update.holes',
    row: 'what `parseUpdateExtension` makes of partial lists and tuples',
    settle: (value, { operation }) =>
      operation === 'entityUpdateParse'
        ? mapValues(value, each => {
            if (!Array.isArray(each)) return each
            const all = Array.from(each)
            while (all.length > 0 && all.at(-1) === undefined) all.pop()
            return all
          })
        : value,
  },
  {
    id: 'update.nothing',
    row: 'updates that change nothing (11.1)',
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
    row: '`attributes: []` (6)',
    settle: value =>
      mapValues(value, each =>
        isPlain(each) && each['ProjectionExpression'] === '' ? without(each, 'ProjectionExpression') : each,
      ),
  },
  {
    id: 'parse.steps',
    row: 'steps of `start()` (schema 7.4)',
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
    row: 'static defaults in DTOs (11.2)',
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
    row: '`big`, `partial`, `unknown` in DTOs (11.2)',
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
    row: 'key with another `required` of anyOf and tuple',
    explains: (drawn, reference, stator) =>
      drawn.operation === 'dtoRoundTrip' &&
      reference.kind === 'value' &&
      stator.kind === 'value' &&
      has(drawn, ({ type, props }) => (type === 'anyOf' || type === 'tuple') && props.key !== undefined),
  },
  {
    id: 'numbers.negativeZero',
    row: '`-0` (7.3)',
    settle: value => mapValues(value, each => (each === 0 ? 0 : each)),
  },
  {
    id: 'names.prototype',
    row: 'attribute names of `Object.prototype` (7.4)',
    explains: (drawn, _, stator) =>
      stator.kind !== 'bare' &&
      (namesIn(drawn).some(name => prototypeNames.has(name)) ||
        pathsIn(drawn).some(path => path.split(/[^\w]/).some(name => prototypeNames.has(name)))),
  },
  {
    id: 'names.characters',
    row: 'paths (schema 9.1, 9.2; entity 6)',
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
    row: 'instances of classes as maps (5)',
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
    row: 'numbers that cannot be held exactly',
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
    row: 'binary enums (5)',
    explains: (drawn, reference) =>
      has(drawn, ({ type, props }) => type === 'binary' && props.enum !== undefined) &&
      (reference.kind === 'error' ||
        has(drawn, ({ type }) => type === 'anyOf') ||
        drawn.operation === 'validate'),
  },
  {
    id: 'conditions.value',
    row: 'conditions (10.5) | an invalid value is reported',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      isError(reference, 'actions.invalidExpressionAttributePath') &&
      (isError(stator, 'parsing.') || stator.kind === 'user'),
  },
  {
    id: 'conditions.in',
    row: 'conditions (10.5) | `in` drops invalid values',
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
    row: 'conditions (10.5) | ranges, `beginsWith` and `contains`',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      isError(reference, 'actions.invalidExpressionAttributePath') &&
      // Where the condition is taken, a wrong one or a wrong option behind it comes to light.
      (stator.kind === 'value' ||
        isError(stator, 'options.') ||
        isError(stator, 'actions.invalidCondition')) &&
      gives(drawn, (_, key) => /^(lte?|gte?|between|beginsWith|contains)$/.test(`${key}`)) &&
      // The attribute that holds the entity's name is an enum.
      (drawn.entity !== undefined ||
        has(
          drawn,
          ({ props }) =>
            props.enum !== undefined || Object.keys(props).some(prop => prop.endsWith('Validator')),
        )),
  },
  {
    id: 'conditions.starts',
    row: 'conditions (10.5) | `beginsWith` on a suffixed string',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      reference.kind === 'value' &&
      stator.kind === 'value' &&
      gives(drawn, (_, key) => key === 'beginsWith') &&
      has(drawn, ({ props }) => /suffix|pipe|json|Pipe|trim|asText/.test(`${props.transform}`)),
  },
  {
    id: 'conditions.reference',
    row: 'conditions (10.5) | an unknown reference',
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
    row: 'conditions (10.2) | of several operators',
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
    row: 'conditions (10.5) | alternatives stored under several names',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      reference.kind === 'value' &&
      stator.kind === 'value' &&
      has(drawn, ({ type }) => type === 'anyOf') &&
      gives(drawn, (value, key) => key === 'ne' || key === 'not' || (key === 'exists' && value === false)),
  },
  {
    id: 'conditions.bounds',
    row: '`between` on an `anyOf` (10.4)',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      reference.kind === 'value' &&
      isError(stator, 'parsing.') &&
      has(drawn, ({ type }) => type === 'anyOf') &&
      gives(drawn, (_, key) => key === 'between'),
  },
  {
    id: 'conditions.literal',
    row: 'conditions (10.5) | with `transform: true`',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      reference.kind === 'value' &&
      stator.kind === 'value' &&
      gives(drawn, (value, key) => key === 'transform' && value === true),
  },
  {
    id: 'conditions.type',
    row: '`type` in conditions (10.4)',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      isError(stator, 'parsing.invalidAttributeInput') &&
      gives(drawn, (value, key) => key === 'type' && value === 'X') &&
      (drawn.operation === 'conditionExpress' || isError(reference, 'parsing.invalidAttributeInput')),
  },
  {
    id: 'conditions.contains',
    row: '`contains` on maps, records and alternatives (10.4)',
    explains: (drawn, reference, stator) =>
      conditional.includes(drawn.operation) &&
      gives(drawn, (_, key) => key === 'contains') &&
      (reference.kind !== stator.kind ||
        has(drawn, ({ props }) => props.transform !== undefined) ||
        gives(drawn, (value, key) => key === 'contains' && isPlain(value))) &&
      has(drawn, isContainer),
  },
  {
    id: 'paths.encoded',
    row: 'Finder (9.4) | a path into an `any` stored as text',
    explains: (drawn, _, stator) =>
      pathed.includes(drawn.operation) &&
      (isError(stator, 'actions.invalidExpressionAttributePath') ||
        drawn.operation === 'find' ||
        drawn.options?.['strict'] === false) &&
      has(drawn, ({ type, props }) => type === 'any' && props.transform !== undefined),
  },
  {
    id: 'paths.index',
    row: 'Finder (9.4) | `m[0]` finds',
    explains: (drawn, _, stator) =>
      pathed.includes(drawn.operation) &&
      (isError(stator, 'actions.invalidExpressionAttributePath') ||
        drawn.operation === 'find' ||
        drawn.options?.['strict'] === false) &&
      namesIn(drawn).some(name => /^\d+$/.test(name)) &&
      pathsIn(drawn).some(path => /\[\d+\]/.test(path)),
  },
  {
    id: 'paths.validators',
    row: 'record keys in paths (9.4)',
    explains: (drawn, _, stator) =>
      pathed.includes(drawn.operation) &&
      stator.kind === 'user' &&
      has(drawn, ({ keys }) => keys?.props.putValidator === 'throws'),
  },
  {
    id: 'transformers.json',
    row: 'transformers (14.3) | `jsonStringify` stores',
    explains: (drawn, reference, stator) =>
      isError(stator, 'parsing.invalidAttributeInput') &&
      ((stator as any).payload?.expected === 'JSON' || has(drawn, ({ type }) => type === 'anyOf')) &&
      (reference.kind !== 'error' ||
        isError(reference, 'options.') ||
        isError(reference, 'actions.parsePrimaryKey')) &&
      has(drawn, ({ props }) => /json/.test(`${props.transform}`)),
  },
  {
    id: 'transformers.pipedJson',
    row: '`jsonStringify().pipe(prefix(…))` of stored values',
    explains: (drawn, reference) =>
      reference.kind === 'bare' &&
      /ormat/.test(drawn.operation) &&
      has(drawn, ({ props }) => props.transform === 'jsonPipe') &&
      gives(drawn, value => value === null || value === false || value === true || typeof value === 'number'),
  },
  {
    id: 'any.decodedNull',
    row: '`any` whose decoder returns `undefined` (8.2)',
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
    row: 'several errors of one item (7.4)',
    // Two errors, each of which is there without the other: `withoutFault` takes them away in turn.
    explains: ({ operation }, reference, stator) =>
      [reference, stator].every(
        outcome =>
          outcome.kind === 'user' ||
          isError(outcome, 'parsing.') ||
          isError(outcome, 'formatter.') ||
          // An error of the user's is told, any other one is no.
          (operation === 'validate' && outcome.kind === 'value' && outcome.value === false),
      ) &&
      (reference.kind !== stator.kind ||
        (reference.kind === 'error' && pathOf(reference) !== pathOf(stator))),
  },
  {
    id: 'errors.options',
    row: 'two wrong options of a query or scan (table 6.2, 7.2)',
    explains: ({ operation }, reference, stator) =>
      ((operation === 'scan' || operation === 'query') && isOption(reference) && isOption(stator)) ||
      (operation === 'query' &&
        isError(stator, 'actions.invalidExpressionAttributePath') &&
        isError(reference, 'queryCommand.invalidRange')),
  },
  {
    id: 'reads.wrongTypes',
    row: 'any other value of a wrong type',
    explains: ({ operation }, reference, stator) =>
      (operation === 'scan' || operation === 'query') && reference.kind === 'bare' && stator.kind === 'error',
  },
  {
    id: 'scan.segments',
    row: '`segment` of scans (table 7.1)',
    explains: ({ operation, options }, _, stator) =>
      operation === 'scan' &&
      isError(stator, 'scanCommand.invalidSegmentOption') &&
      options?.['segment'] === undefined,
  },
  {
    id: 'entityFormat.nonObject',
    row: '`format(undefined)` (5)',
    explains: ({ operation, input }, _, stator) =>
      operation === 'entityFormat' &&
      stator.kind !== 'bare' &&
      (typeof input !== 'object' || input === null || !isPlain(input)),
  },
  {
    id: 'update.anyEncoded',
    row: '`any` with a transformer that makes objects, in updates (12.6)',
    explains: (drawn, reference, stator) =>
      updates.includes(drawn.operation) &&
      reference.kind === 'value' &&
      stator.kind === 'value' &&
      has(drawn, ({ type, props }) => type === 'any' && props.transform === 'wrap'),
  },
  {
    id: 'projection.unreadable',
    row: '`attributes` of formatters (8.3)',
    explains: ({ operation, options }, reference, stator) =>
      /ormat/.test(operation) &&
      options?.['attributes'] !== undefined &&
      reference.kind !== 'bare' &&
      isError(stator, 'actions.invalidExpressionAttributePath'),
  },
  {
    id: 'projection.dot',
    row: 'projections on a map root (8.3)',
    explains: ({ operation, options }) =>
      /ormat/.test(operation) && [options?.['attributes']].flat().some(path => `${path}`.startsWith('.')),
  },
  {
    id: 'update.ownUpdates',
    row: 'update mode without `parseExtension` (entity 4)',
    explains: (drawn, reference) =>
      modeOf(drawn) === 'update' &&
      !updates.includes(drawn.operation) &&
      isError(reference, 'parsing.') &&
      has(drawn, ({ props }) => props.updateDefault?.value instanceof Marker),
  },
  {
    id: 'validators.updates',
    row: '`updateValidator` of lists, tuples, records (7.12)',
    // Of containers that are updated in part.
    explains: (drawn, _, stator) =>
      modeOf(drawn) === 'update' &&
      drawn.operation !== 'updateAttributes' &&
      (isError(stator, 'parsing.customValidationFailed') || stator.kind === 'user') &&
      has(
        drawn,
        ({ type, props }) =>
          props.updateValidator !== undefined && (type === 'list' || type === 'tuple' || type === 'record'),
      ),
  },
  {
    id: 'validators.any',
    row: 'validators of `any` in updates (12.7)',
    // Which validator an update goes to. Values go to the same one.
    explains: (drawn, reference, stator) =>
      updates.includes(drawn.operation) &&
      gives(drawn, value => value instanceof Marker) &&
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
    id: 'update.transformed',
    row: '`any` with a transformer in updates (12.6)',
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
    row: 'links inside `anyOf` (7.6)',
    explains: drawn =>
      has(drawn, ({ type, members }) => type === 'anyOf' && members!.flatMap(descriptionsIn).some(isLinked)),
  },
  {
    id: 'links.root',
    row: 'links of a schema that is no item (7.6)',
    explains: drawn => drawn.schema.type !== 'item' && has(drawn, isLinked),
  },
  {
    id: 'fill.nested',
    row: 'defaults inside a container that a default or link supplies (7.4)',
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
    row: 'update extensions in complete values (entity 4)',
    explains: (drawn, reference, stator) =>
      gives(drawn, value => value instanceof Marker) &&
      (isError(stator, 'parsing.') || (!updates.includes(drawn.operation) && reference.kind === 'value')),
  },
  {
    id: 'anyOf.best',
    row: 'undiscriminated `anyOf` on write (schema 7.10)',
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
    row: 'key mode inside key containers (7.10)',
    explains: drawn => modeOf(drawn) === 'key' && has(drawn, description => isContainer(description)),
  },
  {
    id: 'elements.undefined',
    row: '`undefined` list and tuple elements in key and update mode (7.7)',
    explains: (drawn, reference, stator) =>
      modeOf(drawn) !== 'put' &&
      reference.kind === 'value' &&
      (isError(stator, 'parsing.attributeRequired') || drawn.operation === 'validate') &&
      has(drawn, ({ type }) => type === 'list' || type === 'tuple' || type === 'set'),
  },
  {
    id: 'update.emptyContainers',
    row: '`[]` given to a list in an update (entity 12.6)',
    explains: (drawn, reference, stator) =>
      ['update', 'transactions', 'entityUpdateParse'].includes(drawn.operation) &&
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
    id: 'update.oneElement',
    row: '`$append`, `$prepend` | take an array',
    // What an `any` is given, the reference does not look at.
    explains: (drawn, reference, stator) =>
      updates.includes(drawn.operation) &&
      stator.kind === 'value' &&
      ((isError(reference, 'parsing.invalidAttributeInput') &&
        /\$(APPEND|PREPEND)$/.test(`${pathOf(reference)}`)) ||
        (reference.kind === 'value' &&
          has(drawn, ({ type }) => type === 'any') &&
          gives(
            drawn,
            value =>
              value instanceof Marker &&
              /^\$(ap|pre)pend$/.test(value.helper) &&
              !Array.isArray(value.operands[0]),
          ))),
  },
  {
    id: 'format.typeChanging',
    row: 'type test on read with a transformer (8.2)',
    explains: (drawn, reference) =>
      has(drawn, ({ props }) => props.transform === 'asText') &&
      (isError(reference, 'formatter.invalidAttribute') ||
        // Another alternative takes what one refuses.
        (/ormat/.test(drawn.operation) && has(drawn, ({ type }) => type === 'anyOf'))),
  },
  {
    id: 'format.decoderThrows',
    row: 'transformers (14.3) | a stored text that is no JSON',
    explains: (drawn, reference, stator) =>
      reference.kind === 'bare' &&
      /ormat/.test(drawn.operation) &&
      isError(stator, 'formatter.invalidAttribute') &&
      has(drawn, ({ props }) => /json/.test(`${props.transform}`)),
  },
  {
    id: 'query.range',
    row: '`between` of a query (table 6.2)',
    explains: (drawn, reference, stator) =>
      drawn.operation === 'query' &&
      reference.kind === 'value' &&
      stator.kind === 'error' &&
      gives(drawn, (value, key) => key === 'between' && (value as unknown[])?.length !== 2),
  },
  {
    id: 'format.unformatted',
    row: '`transform: false` with `format: false` (8.1)',
    explains: ({ operation, options, ...drawn }, reference) =>
      operation.startsWith('format') &&
      options?.['transform'] === false &&
      options['format'] === false &&
      reference.kind === 'value' &&
      has({ operation, ...drawn }, ({ type }) => type === 'anyOf'),
  },
  {
    id: 'entityFormat.timestamps',
    row: 'items without timestamps (5)',
    explains: (drawn, reference) =>
      drawn.operation === 'entityFormat' &&
      isError(reference, 'formatter.missingAttribute') &&
      /^(_ct|_md|created|modified|since_?|touched|at|until)$/.test(`${(reference as any).path}`),
  },
  {
    id: 'query.projection',
    row: '`attributes` of queries and scans (table 6.5)',
    explains: (drawn, reference, stator) =>
      (drawn.operation === 'query' || drawn.operation === 'scan') &&
      drawn.options?.['attributes'] !== undefined &&
      (drawn.options['bare'] === true ||
        (drawn.options['attributes'] as unknown[]).length === 0 ||
        stator.kind !== 'value' ||
        reference.kind === 'value'),
  },
]

const page = readFileSync(fileURLToPath(new URL('../../docs/differences.md', import.meta.url)), 'utf8')

const isListed = ({ row }: Difference): boolean => page.includes(`\n| ${row}`)

/** What docs/differences.md permits. */
export const differences: readonly Difference[] = rules.filter(isListed)

/** The rules that stand for no row of the page, or no longer. */
export const unlisted: readonly string[] = rules.filter(rule => !isListed(rule)).map(({ id }) => id)
