import type { Schema } from './schema.js'

/** The attributes of a map or item, by their names in code. */
export interface MapAttributes {
  readonly [name: string]: Schema
}

/**
 * What decides in which groups of its map an attribute is, once for every value type: `InputValue` on put needs the
 * attributes tagged `putRequired` and takes those tagged `putOptional`, and so on.
 */
export type Tags<PROPS> =
  | (PROPS extends { readonly required: 'never' } ? 'optional' : 'required')
  | (PROPS extends { readonly required: 'always' } ? 'always' : 'sometimes')
  | (PROPS extends { readonly hidden: true }
      ? never
      : PROPS extends { readonly required: 'never' }
        ? 'shownOptional'
        : 'shownRequired')
  | (PROPS extends { readonly key: true } ? KeyTags<PROPS> : PlainTags<PROPS>)

type KeyTags<PROPS> =
  | (PROPS extends { readonly required: 'always' } ? 'keyAlways' : 'keySometimes')
  | (PROPS extends { readonly keyDefault: unknown } | { readonly keyLink: unknown }
      ? 'putOptional' | 'keyOptional' | 'updateOptional'
      :
          | (PROPS extends { readonly required: 'never' } ? 'putOptional' : 'putRequired')
          | (PROPS extends { readonly required: 'always' }
              ? 'keyRequired' | 'updateRequired'
              : 'keyOptional' | 'updateOptional'))

type PlainTags<PROPS> =
  | (PROPS extends
      | { readonly required: 'never' }
      | { readonly putDefault: unknown }
      | { readonly putLink: unknown }
      ? 'putOptional'
      : 'putRequired')
  | (PROPS extends { readonly updateDefault: unknown } | { readonly updateLink: unknown }
      ? 'updateOptional'
      : PROPS extends { readonly required: 'always' }
        ? 'updateRequired'
        : 'updateOptional')

/** The attributes' names by tag, in one pass; no name for a tag that no attribute has. */
export type Groups<ATTRIBUTES> = {
  readonly [K in keyof ATTRIBUTES as ATTRIBUTES[K] extends { readonly '~tags': infer TAGS extends string }
    ? TAGS
    : never]: K
} & { readonly [tag: string]: never }

/** Names and optionality of an object type to come; the members only say whether `undefined` is among the values. */
export type Members<REQUIRED extends PropertyKey, OPTIONAL extends PropertyKey> = {
  [K in REQUIRED]: never
} & { [K in OPTIONAL]?: undefined }

/** The name in the table. */
export type SavedAs<SCHEMA extends Schema, NAME> = SCHEMA['props'] extends {
  readonly savedAs: infer SAVED extends string
}
  ? SAVED
  : NAME

/** `KEY`, where a map in the primary key says which of its own attributes belong to it; else it does as a whole. */
type KeyPart<SCHEMA extends Schema, KEY, WHOLE> = SCHEMA extends {
  readonly type: 'map'
  readonly attributes: infer A
}
  ? [Groups<A>['keyAlways' | 'keySometimes']] extends [never]
    ? WHOLE
    : KEY
  : WHOLE

/**
 * One object type per value type, over attributes `A` and members `M`. Reading one property evaluates that one
 * only, and editors show the plain object, without the name of an alias.
 */
export interface Objects<A extends MapAttributes, M> {
  readonly input: { [K in keyof M]: A[K & keyof A]['~input'] | M[K] }
  readonly inputKey: {
    [K in keyof M]: KeyPart<A[K & keyof A], A[K & keyof A]['~inputKey'], A[K & keyof A]['~input']> | M[K]
  }
  readonly validKey: {
    [K in keyof M]: KeyPart<A[K & keyof A], A[K & keyof A]['~validKey'], A[K & keyof A]['~valid']> | M[K]
  }
  readonly inputUpdate: { [K in keyof M]: A[K & keyof A]['~inputUpdate'] | M[K] }
  readonly valid: { [K in keyof M]: A[K & keyof A]['~valid'] | M[K] }
  readonly validUpdate: { [K in keyof M]: A[K & keyof A]['~validUpdate'] | M[K] }
  readonly stored: {
    [K in keyof M as SavedAs<A[K & keyof A], K> & PropertyKey]: A[K & keyof A]['~stored'] | M[K]
  }
  readonly storedUpdate: {
    [K in keyof M as SavedAs<A[K & keyof A], K> & PropertyKey]: A[K & keyof A]['~storedUpdate'] | M[K]
  }
  readonly decoded: { [K in keyof M]: A[K & keyof A]['~decoded'] | M[K] }
  readonly formatted: { [K in keyof M]: A[K & keyof A]['~formatted'] | M[K] }
  readonly decodedPartial: { [K in keyof M]: A[K & keyof A]['~decodedPartial'] | M[K] }
  readonly formattedPartial: { [K in keyof M]: A[K & keyof A]['~formattedPartial'] | M[K] }
  readonly update: { [K in keyof M]: A[K & keyof A]['~update'] | M[K] }
  readonly updateFilled: { [K in keyof M]: A[K & keyof A]['~updateFilled'] | M[K] }
  readonly replace: { [K in keyof M]: A[K & keyof A]['~replace'] | M[K] }
  readonly replaceFilled: { [K in keyof M]: A[K & keyof A]['~replaceFilled'] | M[K] }
}

type Object_<A extends MapAttributes, KIND extends keyof Objects<A, never>, R, O> = Objects<
  A,
  Members<R & PropertyKey, O & PropertyKey>
>[KIND]
type Put<A extends MapAttributes, KIND extends keyof Objects<A, never>> = Object_<
  A,
  KIND,
  Groups<A>['required'],
  Groups<A>['optional']
>
type Update<A extends MapAttributes, KIND extends keyof Objects<A, never>> = Object_<
  A,
  KIND,
  Groups<A>['always'],
  Groups<A>['sometimes']
>

/** The value types of a map or an item, each evaluated when it is read and not before. */
export interface ObjectTypes<A extends MapAttributes> {
  readonly '~input': Object_<A, 'input', Groups<A>['putRequired'], Groups<A>['putOptional']>
  readonly '~inputKey': [Groups<A>['keyAlways' | 'keySometimes']] extends [never]
    ? {}
    : Object_<A, 'inputKey', Groups<A>['keyRequired'], Groups<A>['keyOptional']>
  readonly '~inputUpdate': Object_<A, 'inputUpdate', Groups<A>['updateRequired'], Groups<A>['updateOptional']>
  readonly '~valid': Put<A, 'valid'>
  readonly '~validKey': Object_<A, 'validKey', Groups<A>['keyAlways'], Groups<A>['keySometimes']>
  readonly '~validUpdate': Update<A, 'validUpdate'>
  readonly '~stored': Put<A, 'stored'>
  readonly '~storedKey': Object_<A, 'stored', Groups<A>['keyAlways'], Groups<A>['keySometimes']>
  readonly '~storedUpdate': Update<A, 'storedUpdate'>
  readonly '~decoded': Put<A, 'decoded'>
  readonly '~formatted': Object_<A, 'formatted', Groups<A>['shownRequired'], Groups<A>['shownOptional']>
  readonly '~decodedPartial': Object_<A, 'decodedPartial', never, Groups<A>['required' | 'optional']>
  readonly '~formattedPartial': Object_<
    A,
    'formattedPartial',
    never,
    Groups<A>['shownRequired' | 'shownOptional']
  >
}
