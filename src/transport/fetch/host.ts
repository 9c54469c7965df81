/** What is needed of the global `fetch`, told by shape: not every project has the types of the web, or of Node. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>

/** What {@link Fetch} is given. */
export interface FetchInit {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  // Of the environment's own type, which differs.
  readonly signal?: any
  readonly redirect?: 'manual'
}

/** What {@link Fetch} resolves with. */
export interface FetchResponse {
  readonly ok: boolean
  readonly status: number
  readonly headers: { get(name: string): string | null }
  arrayBuffer(): Promise<ArrayBuffer>
  json(): Promise<unknown>
}

/** An `AbortSignal`. */
export interface Signal {
  readonly aborted: boolean
  readonly reason?: unknown
  addEventListener?(type: 'abort', listener: () => void): void
  removeEventListener?(type: 'abort', listener: () => void): void
}
