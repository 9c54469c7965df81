/** Tells whether `value` is of the primitive `type`; numbers may be `bigint` if `big` is set. */
export const isPrimitive = (type: string, value: unknown, big?: unknown): boolean =>
  type === 'null'
    ? value === null
    : type === 'binary'
      ? value instanceof Uint8Array
      : typeof value === 'bigint'
        ? type === 'number' && !!big
        : // 'boolean', 'number' or 'string'
          typeof value === type && !Number.isNaN(value)

/** Tells whether an enum has `value`; binaries are compared by their bytes. */
export const isMember = (members: readonly unknown[], value: unknown): boolean =>
  members.includes(value) ||
  (value instanceof Uint8Array &&
    members.some(member => String([...(member as Uint8Array)]) === String([...value]))) // of a binary's enum
