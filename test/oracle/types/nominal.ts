export const nominal = new Set(['Entity','Table',...'Any Null Boolean Number String Binary Set List Tuple Map Record AnyOf Item'.split(' ').map(n => n+'Schema')])
