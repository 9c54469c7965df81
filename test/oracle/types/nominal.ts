const types = 'Any Null Boolean Number String Binary Set List Tuple Map Record AnyOf Item'.split(' ')

/** The classes that each library has for itself: the same where names and arguments are. */
export const nominal: ReadonlySet<string> = new Set([
  ...types.map(type => `${type}Schema`),
  ...'Entity Table Registry Prefixer Suffixer Trimmer JSONStringifier Pipe SerializablePipe'.split(' '),
])
