/** `YES` where the condition is `true`, `NO` where it is `false`, both where it is `boolean`. */
export type If<CONDITION extends boolean, YES, NO = never> = CONDITION extends true ? YES : NO

/** Whether `A` is assignable to `B`; `false` of `never`, and `boolean` where that holds of a part of a union only. */
export type Extends<A, B> = [A] extends [never] ? false : A extends B ? true : false

/** The opposite. */
export type Not<CONDITION extends boolean> = CONDITION extends true ? false : true

/** Whether one of both is `true`. */
export type Or<A extends boolean, B extends boolean> = true extends A
  ? A extends true
    ? true
    : If<B, true, boolean>
  : B
