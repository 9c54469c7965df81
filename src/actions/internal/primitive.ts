/** Tells whether `value` is of a primitive `type` of DynamoDB. `NaN` is no number. */
export const isOfType = (type: string, value: unknown, big: boolean | undefined): boolean =>
  type === 'binary'
    ? value instanceof Uint8Array
    : type === 'null'
      ? value === null
      : typeof value === type
        ? // biome-ignore lint/suspicious/noSelfCompare: only `NaN` differs from itself.
          value === value
        : big === true && type === 'number' && typeof value === 'bigint'

/** A test for being one of `members`; binaries are compared byte by byte. `undefined` where anything goes. */
export const membership = (
  members: readonly unknown[] | undefined,
): ((value: unknown) => boolean) | undefined => {
  if (!members) return undefined
  const set = new Set(members)
  return value =>
    set.has(value) || (value instanceof Uint8Array && members.some(member => sameBytes(member, value)))
}

const sameBytes = (a: unknown, b: Uint8Array): boolean =>
  a instanceof Uint8Array && a.length === b.length && a.every((byte, i) => byte === b[i])
