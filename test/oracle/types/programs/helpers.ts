import type {
  _Omit,
  Cast,
  Compute,
  ComputeDeep,
  ComputeObject,
  Extends,
  If,
  ListOf,
  Merge,
  Narrow,
  NarrowObject,
  NonNull,
  Not,
  OmitKeys,
  Optional,
  Or,
  Overwrite,
  Require,
  SelectKeys,
  ValueOrGetter,
  Writable,
} from 'dynamodb-toolbox/types'

interface Person {
  readonly name: string
  age?: number
  tags: readonly string[]
  address: { city: string | null; zip?: string | undefined }
  parse(text: string): number
}
type Union = { kind: 'a'; one: 1; both: string } | { kind: 'b'; two?: 2; both: string }

declare const narrow: <TYPE>(value: Narrow<TYPE>) => TYPE
declare const narrowObject: <TYPE extends object>(value: NarrowObject<TYPE>) => TYPE
declare const getter: () => 'x'

export const narrowed = {
  string: narrow('a'),
  number: narrow(1),
  list: narrow(['a', 1, true]),
  deep: narrow({ a: [1, 'x'], b: { c: null } }),
  object: narrowObject({ a: 'x', b: [1, { c: true }], d: undefined }),
  functions: narrowObject({ f: getter, g: 1n }),
}

export interface Types {
  cast: {
    fits: Cast<'a', string>
    fitsNot: Cast<1, string>
    union: Cast<'a' | 1, string>
    never: Cast<never, string>
    any: Cast<any, string>
    unknown: Cast<unknown, string>
  }
  compute: {
    intersection: Compute<{ a: 1 } & { b: 2 }>
    person: Compute<Person>
    union: Compute<Union>
    func: Compute<() => 1>
    array: Compute<[{ a: 1 } & { b: 2 }]>
    object: ComputeObject<{ a: 1 } & { b?: 2 }>
    objectUnion: ComputeObject<Union>
    deep: ComputeDeep<{ a: { b: 1 } & { c: 2 } } & { d: ({ e: 1 } & { f: 2 })[] }>
    deepPerson: ComputeDeep<Person>
    deepSet: ComputeDeep<{ s: Set<string>; u: Uint8Array; d: Date }>
  }
  logic: {
    extends: Extends<'a', string>
    extendsNot: Extends<string, 'a'>
    extendsNever: Extends<never, string>
    extendsUnion: Extends<'a' | 1, string>
    extendsAny: Extends<any, string>
    extendsUnknown: Extends<unknown, string>
    if: If<true, 'yes', 'no'>
    ifNot: If<false, 'yes', 'no'>
    ifDefault: If<false, 'yes'>
    ifBoolean: If<boolean, 'yes', 'no'>
    ifNever: If<never, 'yes', 'no'>
    not: Not<true>
    notFalse: Not<false>
    notBoolean: Not<boolean>
    or: Or<true, false>
    orFalse: Or<false, false>
    orTrue: Or<false, true>
    orBoth: Or<true, true>
    orBoolean: Or<boolean, false>
  }
  listOf: {
    one: ListOf<'a'>
    several: ListOf<'a' | 'b' | 'c'>['length']
    members: ListOf<'a' | 'b' | 'c'>[number]
    never: ListOf<never>
  }
  objects: {
    merge: Merge<{ a: 1; b?: 2 }, { b: 3; c: 4 }>
    mergeOptional: Merge<{ a?: 1; b?: 2 }, { a?: 'x'; c?: 4 }>
    mergeEmpty: Merge<{}, { a: 1 }>
    mergeRequired: Merge<{ a: 1 }, { a: 2 }>
    nonNull: NonNull<{ a?: 1 | undefined; b: 2 | null; c: 3 }, 'a' | 'b'>
    omitKeys: OmitKeys<{ a: 1; b: 'x'; c: 2 | 'y' }, number>
    omitKeysPerson: OmitKeys<Person, string>
    selectKeys: SelectKeys<{ a: 1; b: 'x'; c: 2 | 'y' }, number>
    selectKeysPerson: SelectKeys<Person, string>
    selectKeysOptional: SelectKeys<{ a?: 1; b: 2 }, number>
    optional: Optional<{ a: 1; b: 2 }, 'a'>
    optionalPerson: Optional<Person, 'name' | 'tags'>
    overwrite: Overwrite<{ a: 1; b: 2 }, { b: 'x'; c?: 3 }>
    overwriteEmpty: Overwrite<{ a?: 1 }, {}>
    require: Require<{ a?: 1; b?: 2 }, 'a'>
    requirePerson: Require<Person, 'age'>
    valueOrGetter: ValueOrGetter<string>
    valueOrGetterUnion: ValueOrGetter<'a' | number>
    writable: Writable<{ readonly a: 1; readonly b?: 2 }>
    writablePerson: Writable<Person>
    writableList: Writable<readonly [1, 2]>
    writableArray: Writable<readonly string[]>
    omit: _Omit<{ a: 1; b: 2 }, 'a'>
    omitUnion: _Omit<Union, 'both'>
    omitReadonly: _Omit<Person, 'age'>
  }
  narrowed: typeof narrowed
}
