import type { Entity } from '../../../entity/entity.js'
import { StatorError } from '../../../errors/statorError.js'
import type { Table } from '../../../table/table.js'

/** Under this symbol a batch command holds its requests. */
export const $requests: unique symbol = /*#__PURE__*/ Symbol('$requests')

/** One of the keys to read, or one of the items to write. */
export interface BatchRequest {
  readonly entity: Entity
  params(): object
}

/** The entities of requests, one for each. */
export type RequestEntities<REQUESTS extends readonly BatchRequest[]> = {
  [I in keyof REQUESTS]: REQUESTS[I]['entity']
}

/**
 * The entities of requests, each once.
 *
 * @throws `actions.invalidAction` for what is no request
 */
export const entitiesOf = <REQUESTS extends readonly BatchRequest[]>(
  requests: REQUESTS,
): RequestEntities<REQUESTS> => {
  const entities = new Map<string, Entity>()
  for (const request of requests) {
    if (typeof request?.params !== 'function' || !request.entity) {
      throw new StatorError('actions.invalidAction', {
        message: 'Give requests one by one.',
      })
    }
    entities.set(request.entity.entityName, request.entity)
  }
  // Typed one by one: as a union, which is what is made of them, it is the same.
  return [...entities.values()] as never
}

/** A batch command: of reads, or of writes. */
export interface BatchCommand {
  readonly table: Table
  readonly [$requests]: readonly BatchRequest[] | undefined
  params(): Record<string, unknown>
}

/** The arguments of `execute`: options, if they come first, and commands. */
export interface BatchArguments<COMMAND> {
  readonly options: Readonly<Record<string, unknown>>
  readonly commands: readonly COMMAND[]
}

/**
 * Takes the arguments of `execute` apart.
 *
 * @throws `actions.invalidAction` where an argument is no such command; `actions.incompleteAction` without one
 */
export const batchArguments = <COMMAND extends BatchCommand>(
  actionName: string,
  args: readonly unknown[],
): BatchArguments<COMMAND> => {
  const isCommand = (arg: unknown): boolean => typeof (arg as COMMAND | undefined)?.params === 'function'
  const [first] = args
  const hasOptions = !isCommand(first) && !Array.isArray(first)
  const commands = (hasOptions ? args.slice(1) : args) as readonly COMMAND[] // as the next lines check
  for (const command of commands) {
    // A copy of this library has symbols of its own.
    if (isCommand(command) && $requests in command && actionNameOf(command) === actionName) continue
    throw new StatorError('actions.invalidAction', {
      message: `Give commands of '${actionName}' one by one, not as an array, and all from one copy of this library.`,
    })
  }
  if (!commands.length) {
    throw new StatorError('actions.incompleteAction', {
      message: `Give one command of '${actionName}' or more.`,
    })
  }
  return { commands, options: { ...((hasOptions ? first : undefined) as object | undefined) } }
}

const actionNameOf = (command: object): unknown =>
  (command.constructor as { readonly actionName?: unknown }).actionName

/**
 * The parts of the request, one for each command, with the name of its table.
 *
 * @throws `actions.invalidAction` where two are for the same table
 */
export const tableParams = <PARAMS>(commands: readonly BatchCommand[]): [tableName: string, PARAMS][] => {
  const params = commands.flatMap(command => Object.entries(command.params() as Record<string, PARAMS>))
  if (new Set(params.map(([tableName]) => tableName)).size === commands.length) return params
  throw new StatorError('actions.invalidAction', {
    message: 'Two commands are for the same table: make one of them, with the requests of both.',
  })
}

/** A request, as DynamoDB takes it, and whose it is. */
export interface RequestOf<REQUEST> {
  readonly tableName: string
  readonly request: REQUEST
  /** Its place in its command. */
  readonly index: number
}

/** `RequestItems`, of requests for any tables. */
export const groupByTable = <REQUEST>(
  requests: readonly RequestOf<REQUEST>[],
  paramsOf: (tableName: string, requests: REQUEST[]) => unknown,
): Record<string, unknown> => {
  const byTable = new Map<string, REQUEST[]>()
  for (const { tableName, request } of requests) {
    const others = byTable.get(tableName)
    if (others) others.push(request)
    else byTable.set(tableName, [request])
  }
  return Object.fromEntries([...byTable].map(([tableName, all]) => [tableName, paramsOf(tableName, all)]))
}

/** Two requests of one command are on the same item. */
export const repeatedItem = (
  tableName: string,
  key: Readonly<Record<string, unknown>>,
  indexes: readonly [number, number],
): StatorError =>
  new StatorError('actions.repeatedItem', {
    message: `Requests ${indexes[0]} and ${indexes[1]} for '${tableName}' are on the same item. Leave one out, or set the option duplicates: 'merge'.`,
    payload: { indexes, tableName, key },
  })
