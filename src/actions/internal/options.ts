import type { ErrorCode } from '../../errors/catalogue.js'
import { StatorError } from '../../errors/statorError.js'
import { showValue } from '../../internal/showValue.js'

/** What `ReturnConsumedCapacity` takes. */
export type CapacityOption = 'NONE' | 'TOTAL' | 'INDEXES'
/** What `ReturnItemCollectionMetrics` takes. */
export type MetricsOption = 'NONE' | 'SIZE'

type Options = Readonly<Record<string, unknown>>

/**
 * Options with a name that does not exist are a mistake, at that name. Looked up by a distributive condition, as the
 * compiler then takes options of a type that a caller leaves open, too: `<O extends GetItemOptions<E>>(options: O) =>
 * command.options(options)`.
 */
export type Strict<NEXT, OPTIONS> = NEXT &
  {
    readonly known: unknown
    readonly unknown: { readonly [K in Exclude<keyof NEXT, keyof OPTIONS>]: never }
  }[NEXT extends unknown ? (keyof NEXT extends keyof OPTIONS ? 'known' : 'unknown') : never]

/** @throws `options.unknownOption` at the first name that is not among `known` (names, parted by spaces) */
export const checkOptions = (options: Options, known: string): void => {
  for (const option of Object.keys(options)) {
    if (known.split(' ').includes(option)) continue
    throw new StatorError('options.unknownOption', {
      message: `Unknown option '${option}'. There are: ${known}.`,
      payload: { option },
    })
  }
}

/** @throws `options.invalid…Option`, under the name of the option (or `code`, where that is another) */
export const invalidOption = (
  name: string,
  received: unknown,
  expected: string,
  code?: string,
  key = name,
): StatorError =>
  new StatorError(
    `options.invalid${code ?? `${name[0]?.toUpperCase()}${name.slice(1)}Option`}` as ErrorCode,
    {
      message: `Option '${name}' should be ${expected}, received ${showValue(received)}.`,
      payload: { [key]: received } as never, // every such code carries what was received under the option's name
    },
  )

/** The option `name`, one of `values` (parted by spaces); `undefined` if it is not set. */
export const oneOf = (
  options: Options,
  name: string,
  values: string,
  code?: string,
  key?: string,
): string | undefined => {
  const received = options[name] as string | undefined // or it is none of `values`
  if (received === undefined || values.split(' ').includes(received)) return received
  throw invalidOption(name, received, `one of ${values}`, code, key)
}

/** The option `name`, of a type that `typeof` tells; `undefined` if it is not set. */
export const ofType = (
  options: Options,
  name: string,
  type: 'boolean' | 'string',
  code?: string,
): unknown => {
  const received = options[name]
  // 'boolean' or 'string'
  if (received === undefined || typeof received === type) return received
  throw invalidOption(name, received, `a ${type}`, code)
}

/** The option `capacity`, for `ReturnConsumedCapacity`. */
export const capacityOption = (options: Options): string | undefined =>
  oneOf(options, 'capacity', 'NONE TOTAL INDEXES')

/** The option `metrics`, for `ReturnItemCollectionMetrics`. */
export const metricsOption = (options: Options): string | undefined => oneOf(options, 'metrics', 'NONE SIZE')

/** The name of the table to use: the option `tableName`, or the table's own. */
export const tableNameOption = (options: Options, table: { getName(): string }): string =>
  (ofType(options, 'tableName', 'string') as string | undefined) ?? table.getName() // just checked

/** The next options: those given, or what a function makes of the previous ones. */
export const nextOptions = <OPTIONS>(next: unknown, previous: unknown): OPTIONS =>
  ((typeof next === 'function' ? next(previous) : next) ?? {}) as OPTIONS // as the caller's signature says
