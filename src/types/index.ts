export type { Compute, ComputeDeep, ComputeObject } from './compute.js'
export type { Extends, If, Not, Or } from './logic.js'
export type {
  _Omit,
  Merge,
  NonNull,
  OmitKeys,
  Optional,
  Overwrite,
  Require,
  SelectKeys,
  Writable,
} from './objects.js'
export type { Cast, ListOf, Narrow, NarrowObject, ValueOrGetter } from './values.js'
