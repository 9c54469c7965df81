/**
 * What every schema is to a type parameter. Members are looked up by name (`S['props']`, `S['~valid']`), so that
 * checking a constraint evaluates nothing; `any` never reaches a value, as every use looks a member up.
 */
export interface Schema {
  readonly type: string
  // `any`: an index signature of it is what makes the look-ups free.
  readonly [member: string]: any
}
