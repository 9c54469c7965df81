/** A step into a value: an attribute name, or an index of a list. */
export type PathSegment = string | number

const formatSegment = (segment: PathSegment, index: number): string =>
  typeof segment === 'number'
    ? `[${segment}]`
    : segment === '' || segment.includes("']")
      ? `[${JSON.stringify(segment)}]`
      : /[[\].]/.test(segment)
        ? `['${segment}']`
        : index
          ? `.${segment}`
          : segment

/**
 * Writes a path as text: `['a', 'b.c', 0, 'd']` is `a['b.c'][0].d`. A name that holds `']` comes as a JSON string,
 * `["it']s"]`, so that {@link parsePath} reads every path back as it was.
 */
export const formatPath = (path: readonly PathSegment[]): string => path.map(formatSegment).join('')
