import { StatorError } from '../../errors/statorError.js'

/** Where requests go. */
export interface EndpointOptions {
  /** E.g. `eu-central-1`. */
  readonly region: string
  /** E.g. `http://localhost:8000`. Default: DynamoDB's in the region. */
  readonly endpoint?: string | undefined
  /** Twelve digits: uses the account's own endpoint, as the SDK does where it knows the account. */
  readonly accountId?: string | undefined
  /** `true`: an endpoint may be `http:`, whatever its host. Default: loopback only. */
  readonly allowInsecure?: boolean | undefined
}

/** The error of a setting that is missing or wrong. */
export const invalidOption = (
  option: string,
  expected: string,
  received: unknown,
): StatorError<'transport.invalidOption'> =>
  new StatorError('transport.invalidOption', {
    message: `fetchClient: '${option}' should be ${expected}.`,
    payload: { option, received },
  })

/** The URL of all requests. Throws `transport.invalidOption` for one that would send in the clear. */
export const urlOf = ({ region, endpoint, accountId, allowInsecure }: EndpointOptions): string => {
  // They become part of a host name.
  if (typeof region !== 'string' || !/^[a-z0-9-]+$/i.test(region))
    throw invalidOption('region', 'a region of AWS', region)
  if (accountId !== undefined && !/^\d{12}$/.test(accountId))
    throw invalidOption('accountId', 'twelve digits', accountId)
  if (endpoint === undefined) {
    const host = accountId ? `${accountId}.ddb` : 'dynamodb'
    return `https://${host}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`
  }
  let url: URL
  try {
    url = new URL(endpoint)
  } catch {
    throw invalidOption('endpoint', 'a URL', endpoint)
  }
  const loopback = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (loopback || allowInsecure))) {
    throw invalidOption('endpoint', 'a URL of https: (or allowInsecure: true)', url.host)
  }
  // `fetch` refuses it, with an error that tells them.
  if (url.username || url.password) throw invalidOption('endpoint', 'without user and password', url.host)
  return url.href
}
