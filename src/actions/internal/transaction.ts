import { atOneTime } from '../../entity/clock.js'
import type { EntityAction } from '../../entity/entityAction.js'
import { StatorError } from '../../errors/statorError.js'
import { isObject, isPlain } from '../../internal/isObject.js'
import { primaryKeyOf } from '../../table/key.js'
import type { DocumentClient } from '../../transport/documentClient.js'
import type { CancellationReason } from '../../transport/fetch/exceptions.js'
import type { EntityCommand } from './entityCommand.js'
import { checkOptions } from './options.js'
import { sendCommand } from './send.js'
import { isNamed, withFormattedItem } from './storedItem.js'

/** Settings of a transaction that are no field of its request. */
export interface TransactionOptions {
  /** Sends the request, in place of the first client that a member's table has. */
  readonly documentClient?: DocumentClient | undefined
  /** Handed to the client's `send`: aborts the request. */
  readonly abortSignal?: { readonly aborted: boolean } | undefined
  /** Handed to the client's `send`: milliseconds. */
  readonly requestTimeout?: number | undefined
}

/** A member of a transaction: makes its part of the request. */
type Member = EntityCommand & { params(): object }

/** A transaction that was asked for. */
export interface Transaction<MEMBER> {
  readonly members: readonly MEMBER[]
  readonly options: Readonly<Record<string, unknown>>
  readonly client: DocumentClient
}

/** What a member of the request says of its item. */
interface Operation {
  readonly TableName: string
  readonly Key?: Record<string, unknown>
  readonly Item?: Record<string, unknown>
}

const limit = 100

/**
 * Takes the arguments of a transaction apart: options, if they come first, and members.
 *
 * @param names the names of the options that are fields of the request, parted by spaces
 * @throws `actions.invalidAction` where an argument is no `MemberClass`; `actions.incompleteAction` without a member
 * @throws `actions.tooManyTransactions`; `options.unknownOption`; `actions.missingDocumentClient`
 */
export const transactionOf = <MEMBER extends Member>(
  MemberClass: abstract new (...args: never) => MEMBER,
  args: readonly unknown[],
  names: string,
): Transaction<MEMBER> => {
  const [first] = args
  const hasOptions = first === undefined || (isObject(first) && isPlain(first))
  const options = ((hasOptions && first) || {}) as Transaction<MEMBER>['options'] // looked at, not trusted
  const members = (hasOptions ? args.slice(1) : args) as readonly MEMBER[] // as the next lines check
  members.forEach((member: unknown, index) => {
    if (member instanceof MemberClass) return
    throw new StatorError('actions.invalidAction', {
      message: `Argument ${index + args.length - members.length} belongs in no such transaction. Give its members one by one, not as an array, and all from one copy of this library.`,
    })
  })
  const [head] = members
  const count = members.length
  if (!head) {
    throw new StatorError('actions.incompleteAction', { message: 'A transaction needs at least one member.' })
  }
  if (count > limit) {
    throw new StatorError('actions.tooManyTransactions', {
      message: `A transaction takes up to ${limit} members, received ${count}.`,
      payload: { count, limit },
    })
  }
  checkOptions(options, `${names} documentClient abortSignal requestTimeout`)
  const { table } = (members.find(({ entity }) => entity.table.documentClient) ?? head).entity
  const client = options['documentClient'] ?? table.getDocumentClient()
  return { members, options, client: client as DocumentClient } // told by its shape, when it is used
}

/** The members' parts of the request, all of their timestamps equal. */
export const memberParams = <PARAMS extends object>(members: readonly { params(): PARAMS }[]): PARAMS[] =>
  atOneTime(all => all.map(member => member.params()), members)

/**
 * Sends a transaction. An error that cancels it tells the members that failed.
 *
 * @throws `actions.repeatedItem` where two members are on one item
 */
export const sendTransaction = async <OUTPUT>(
  { members, options, client }: Transaction<Member>,
  operations: readonly object[],
  command: unknown,
): Promise<OUTPUT> => {
  checkItems(members, operations)
  try {
    return await sendCommand(client, command, clientOptions(options))
  } catch (error) {
    throw isNamed(error, 'TransactionCanceledException') ? withFailures(error, members) : error
  }
}

const clientOptions = ({ abortSignal, requestTimeout }: Transaction<Member>['options']): object => ({
  ...(abortSignal !== undefined && { abortSignal }),
  ...(requestTimeout !== undefined && { requestTimeout }),
})

const checkItems = (members: readonly Member[], operations: readonly object[]): void => {
  const seen = new Map<string, number>()
  operations.forEach((operation, index) => {
    const { TableName, Key, Item }: Operation = Object.values(operation)[0]
    const key = primaryKeyOf((members[index] as Member).entity.table, Key ?? Item) // as many as operations
    // All keys of a table are of the same types, so that their texts tell them apart.
    const id = JSON.stringify([TableName, ...Object.values(key).map(String)])
    const other = seen.get(id)
    if (other !== undefined) {
      throw new StatorError('actions.repeatedItem', {
        message: `Members ${other} and ${index} of the transaction are on the same item: DynamoDB takes one operation for each.`,
        payload: { indexes: [other, index], tableName: TableName, key },
      })
    }
    seen.set(id, index)
  })
}

/** Adds to an error that cancelled a transaction which members failed, why, and the stored items, formatted. */
export const withFailures = <ERROR extends object>(error: ERROR, members: readonly EntityAction[]): ERROR => {
  const { CancellationReasons: reasons = [] } = error as {
    readonly CancellationReasons?: readonly CancellationReason[]
  }
  const failures = members.flatMap(({ entity, constructor }, index) => {
    const reason = reasons[index]
    if (!reason || reason.Code === 'None') return []
    const { actionName } = constructor as typeof EntityAction
    return [{ index, entity: entity.entityName, action: actionName, ...withFormattedItem(entity, reason) }]
  })
  return Object.assign(error, { FailedMembers: failures })
}
