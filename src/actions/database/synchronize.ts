import type { Database } from '../../database/database.js'
import { DatabaseAction } from '../../database/databaseAction.js'
import type { Registry } from '../../database/registry.js'
import type { Entity } from '../../entity/entity.js'
import type { Table } from '../../table/table.js'
import type { FetchInit, FetchResponse } from '../../transport/fetch/host.js'
import { EntityDTO } from '../entity/dto.js'
import { incompleteAction } from '../internal/entityCommand.js'
import { tableDto } from '../internal/tableDto.js'

/** The AWS account that the tables are in. */
export interface AWSAccount {
  readonly awsAccountId: string
  readonly awsRegion: string
  /** Default: the account's id. */
  readonly title?: string | undefined
  readonly description?: string | undefined
  /** Default `'blue'`. */
  readonly color?: string | undefined
}

type Fetch = (url: string, init: FetchInit) => Promise<Pick<FetchResponse, 'ok' | 'status' | 'json'>>

/** How {@link Synchronizer.sync} uploads. */
export interface SyncOptions {
  readonly apiKey: string
  /** `true`: entities that the service knows, and this database does not, are deleted there. Default `false`. */
  readonly deleteUnknownEntities?: boolean | undefined
  /** Default: the global one. */
  readonly fetch?: Fetch | undefined
}

/** What metadata says to the service. */
interface Shown {
  readonly title?: unknown
  readonly description?: unknown
  readonly _ddbToolshack?: {
    readonly icon?: string
    readonly accessRole?: { readonly roleName: string; readonly description?: string }
  }
}

/**
 * Uploads tables and entities to the service that shows them, DynamoDB-Toolshack. Nothing of what is stored is read.
 * Uploads follow each other, and a failure leaves those before it in place.
 *
 * @example
 * await database
 *   .build(Synchronizer)
 *   .awsAccount({ awsAccountId: '123456789012', awsRegion: 'eu-west-1' })
 *   .sync({ apiKey })
 */
export class Synchronizer<in out DATABASE extends Database = any> extends DatabaseAction<DATABASE> {
  static override actionName = 'synchronize' as const
  /** Where to upload to. */
  apiUrl = 'https://api.dynamodb-toolshack.com'
  readonly #account: AWSAccount | undefined

  constructor(database: DATABASE, account?: AWSAccount) {
    super(database)
    this.#account = account
  }

  /** Returns a copy for the tables of this account. */
  awsAccount(account: AWSAccount): Synchronizer<DATABASE> {
    const next = new Synchronizer(this.database, account)
    next.apiUrl = this.apiUrl
    return next
  }

  /**
   * Uploads everything. Each request has 30 seconds.
   *
   * @throws `actions.incompleteAction` without an account
   * @throws an `Error` with what the service says, for what it refuses
   * @throws `table.missingTableName` for a table without a name, before anything is uploaded
   */
  async sync({ apiKey, deleteUnknownEntities = false, fetch }: SyncOptions): Promise<void> {
    const account = this.#account
    if (!account) throw incompleteAction(this, 'awsAccount')
    const { awsAccountId, awsRegion, title = awsAccountId, description, color = 'blue' } = account
    const send: Send = sender(this.apiUrl, apiKey, fetch)
    const registries = Object.values<Registry>(this.database.tables)
    const names = registries.map(({ table }) => (table as Table).getName())

    await send('PUT', ['aws-account'], { awsAccountId, title, color, description })
    for (const [i, { table, entities }] of registries.entries()) {
      const path = ['table', awsAccountId, awsRegion, names[i] as string]
      await sendTable(send, path, table, account)
      const entityPath = [...path, 'entity']
      const all: readonly Entity[] = Object.values(entities)
      const known = deleteUnknownEntities ? await send('GET', entityPath) : undefined
      for (const entity of all) await send('PUT', entityPath, entityBody(entity))
      for (const { entityName } of (known as KnownEntities | undefined)?.entities ?? []) {
        if (all.some(entity => entity.entityName === entityName)) continue
        await send('DELETE', [...entityPath, entityName], undefined, 404)
      }
    }
  }
}

interface KnownEntities {
  readonly entities?: readonly { readonly entityName: string }[]
}

/** Makes a request, with what of `body` is not `undefined`. Returns `undefined` where it is answered by the status `missing`. */
type Send = (method: string, path: readonly string[], body?: object, missing?: number) => Promise<unknown>

const sender =
  (apiUrl: string, apiKey: string, fetch: Fetch = globalThis.fetch as unknown as Fetch): Send =>
  async (method, path, body, missing) => {
    const response = await fetch([apiUrl, ...path.map(encodeURIComponent)].join('/'), {
      method,
      headers: { Authorization: apiKey },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    })
    if (response.status === missing) return
    if (!response.ok) {
      const { status } = response
      const { message, Message = `${method} of ${path.join('/')} was answered by the status ${status}.` } =
        (await response.json().catch(() => ({}))) as { message?: string; Message?: string }
      throw new Error(message ?? Message)
    }
    return method === 'GET' ? response.json() : {}
  }

const sendTable = async (
  send: Send,
  path: readonly string[],
  table: Table,
  { awsAccountId, awsRegion, color }: AWSAccount,
): Promise<void> => {
  const { title, description, _ddbToolshack: { icon = defaultIcon, accessRole } = {} }: Shown = table.meta
  await send('PUT', ['table'], {
    ...tableDto(table),
    awsAccountId,
    awsRegion,
    color,
    title,
    description,
    icon,
  })
  if (!accessRole) return
  const { roleName, description: about } = accessRole
  if (!(await send('GET', ['access-role', awsAccountId, roleName], undefined, 404))) {
    await send('POST', ['access-role'], { awsAccountId, roleName, description: about })
  }
  await send('POST', [...path, 'access-role'], { awsAccountId, roleName })
}

const entityBody = (entity: Entity): object => {
  const { title, description, _ddbToolshack: { icon = defaultIcon } = {} }: Shown = entity.meta
  return { ...entity.build(EntityDTO).toJSON(), title, description, icon }
}

const defaultIcon = 'database-zap'
