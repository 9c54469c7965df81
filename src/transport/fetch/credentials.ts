import { StatorError } from '../../errors/statorError.js'
import type { Fetch } from './host.js'

/** What requests are signed with. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Of temporary credentials. */
  readonly sessionToken?: string | undefined
  /** When they expire: a date, or what `new Date` reads. Absent: never. */
  readonly expiration?: Date | string | number | undefined
}

/** Gives credentials, again and again: called before a request, then only when they are about to expire. */
export type CredentialsProvider = () => Credentials | Promise<Credentials>

type Environment = Readonly<Record<string, unknown>>

const missing = (what: string): StatorError<'transport.invalidCredentials'> =>
  new StatorError('transport.invalidCredentials', { message: `No usable credentials: ${what}.` })

/** Checked before a header is made of them: its error would tell them. */
const checked = (credentials: Credentials): Credentials => {
  const { accessKeyId, secretAccessKey, sessionToken = 'none' } = credentials ?? {}
  for (const text of [accessKeyId, secretAccessKey, sessionToken]) {
    if (typeof text !== 'string' || !/^[!-~]+$/.test(text)) {
      throw missing('each of accessKeyId, secretAccessKey and sessionToken should be a text without spaces')
    }
  }
  return credentials
}

/** Credentials that are asked for again this long before they expire, in milliseconds. */
const EARLY = 300_000

/** What gives the credentials for a request. `forget` makes it ask again. */
export interface CredentialsCache {
  get(): Promise<Credentials>
  forget(): void
}

/** Asks once for all requests that wait, and again in time. */
export const cachedCredentials = (source: Credentials | CredentialsProvider): CredentialsCache => {
  let current: Credentials | undefined
  let asked: Promise<Credentials> | undefined
  // Without a date, to the last day there is.
  const lasts = (early: number): boolean =>
    current !== undefined && Number(new Date(current.expiration ?? 864e13)) - Date.now() > early
  const ask = async (): Promise<Credentials> => {
    try {
      return (current = checked(await (typeof source === 'function' ? source() : source)))
    } catch (error) {
      if (lasts(0)) return current as Credentials
      throw error
    } finally {
      asked = undefined
    }
  }
  return {
    get: async () => (lasts(EARLY) ? (current as Credentials) : (asked ??= ask())),
    forget: () => {
      current = undefined
    },
  }
}

const environment = (): Environment =>
  // Node, Deno and Bun have it; elsewhere there is no environment.
  (globalThis as { readonly process?: { readonly env?: Environment } }).process?.env ?? {}

/**
 * The credentials of `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`, as in a Lambda.
 *
 * @param env where to look, e.g. the bindings of a Worker. Default: `process.env`.
 * @throws `transport.invalidCredentials` unless there are both keys
 */
export const credentialsFromEnv = (env: Environment = environment()): Credentials => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = env as Record<
    string,
    string | undefined
  > // checked below
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    throw missing('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set')
  }
  return checked({
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  })
}

/** Where {@link credentialsFromContainer} looks. */
export interface ContainerOptions {
  /** Default: `process.env`. */
  readonly env?: Environment | undefined
  /** Default: the global one. */
  readonly fetch?: Fetch | undefined
  /** Reads the file of `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE`, as EKS has it: `path => readFile(path, 'utf8')`. */
  readonly readFile?: ((path: string) => string | Promise<string>) | undefined
}

/** Hosts that a container may ask without encryption: loopback, and those of ECS and EKS. */
const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\]|169\.254\.170\.(2|23)|\[fd00:ec2::23\])$/

/**
 * The credentials of a container's role: ECS, Fargate and EKS set the variables `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`
 * or `AWS_CONTAINER_CREDENTIALS_FULL_URI`. They expire, and are asked for again in time.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export const credentialsFromContainer =
  ({
    env = environment(),
    fetch = globalThis.fetch as Fetch,
    readFile,
  }: ContainerOptions = {}): CredentialsProvider =>
  async () => {
    const {
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: path,
      AWS_CONTAINER_CREDENTIALS_FULL_URI: uri,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file,
    } = env as Record<string, string | undefined> // texts, as in any environment
    if (!path && !uri) throw missing('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is not set')
    const url = new URL(path ? `http://169.254.170.2${path}` : (uri as string))
    if (url.protocol !== 'https:' && !LOCAL.test(url.hostname))
      throw missing(`${url.host} should be asked by https`)
    if (file && !readFile && !token) throw missing(`the token is in a file: give 'readFile', as EKS needs it`)
    const authorization = file && readFile ? await readFile(file) : token
    const response = await fetch(
      url.href,
      authorization ? { headers: { authorization: authorization.trim() } } : {},
    )
    // An error of JSON would tell what it stumbled over.
    const body = response.ok && (await response.json().catch(() => undefined))
    if (!body) throw missing(`the container's endpoint answered ${response.status}, without credentials`)
    const { AccessKeyId, SecretAccessKey, Token, Expiration } = body as Record<string, string>
    // `cachedCredentials` checks what is missing.
    return {
      accessKeyId: AccessKeyId as string,
      secretAccessKey: SecretAccessKey as string,
      sessionToken: Token,
      expiration: Expiration,
    }
  }
