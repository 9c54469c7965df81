/**
 * Encodes values on the way to the table and decodes them on the way back; both at once, without promises. Any
 * object with these two methods will do: its `encode` says which type is stored.
 *
 * @example
 * const cents = { encode: (euros: number) => euros * 100, decode: (cents: number) => cents / 100 }
 * number().transform(cents)
 */
export interface Transformer<
  DECODED_CONSTRAINT = any,
  DECODED extends DECODED_CONSTRAINT = DECODED_CONSTRAINT,
  ENCODED = any,
> {
  /** What to store for a valid value. Not validated again. */
  encode(decoded: DECODED): ENCODED
  /** The value for what is stored. */
  decode(encoded: ENCODED): DECODED_CONSTRAINT
  /**
   * How what is stored begins when the value begins with `start`: for `beginsWith` in conditions. Without it,
   * conditions compare with `encode(start)`.
   */
  encodeStart?(start: DECODED): ENCODED
}

/**
 * The effect of a transformer on types: extend it with an `'~out'` computed from `this['~in']`.
 *
 * @example
 * interface Shouting extends TypeModifier { readonly '~out': `${this['~in'] & string}!` }
 */
export interface TypeModifier<_TRANSFORMED = unknown> {
  readonly '~in': unknown
  readonly '~out': unknown
}

/** A transformer that computes the stored type from the type of the schema, enums included. */
export interface TypedTransformer<
  DECODED_CONSTRAINT = any,
  DECODED extends DECODED_CONSTRAINT = DECODED_CONSTRAINT,
  ENCODED = any,
  MODIFIER extends TypeModifier = TypeModifier,
> extends Transformer<DECODED_CONSTRAINT, DECODED, ENCODED> {
  /** For types alone, never set: `declare readonly _typeModifier: Shouting`. */
  readonly _typeModifier: MODIFIER
}

/** What a transformer looks like as JSON: its id, and what it takes to make it again. */
export interface TransformerDTO<_TRANSFORMER = unknown> {
  readonly transformerId: string
}

/** A transformer that can be exported with its schema. */
export interface SerializableTransformer<
  DECODED_CONSTRAINT = any,
  DECODED extends DECODED_CONSTRAINT = DECODED_CONSTRAINT,
  ENCODED = any,
  DTO extends TransformerDTO = TransformerDTO,
> extends Transformer<DECODED_CONSTRAINT, DECODED, ENCODED> {
  /** Names the kind of transformer. */
  readonly transformerId: string
  /** What {@link TransformerDTO} holds. */
  toJSON(): DTO
}

/** The stored type of a `VALUE`: what the type modifier of `TRANSFORMER` says, else what its `encode` returns. */
// Without a transformer that is known (of any schema of a type), there is no type to be known either.
export type Encoded<TRANSFORMER, VALUE> = unknown extends TRANSFORMER
  ? any
  : TRANSFORMER extends {
        readonly _typeModifier: infer MODIFIER extends TypeModifier
      }
    ? (MODIFIER & { readonly '~in': VALUE })['~out']
    : TRANSFORMER extends { encode(decoded: never): infer ENCODED }
      ? ENCODED
      : VALUE

/** Tells whether `transformer` can be exported with its schema: whether it has an id and a `toJSON`. */
export const isSerializableTransformer = (transformer: unknown): transformer is SerializableTransformer =>
  typeof transformer === 'object' &&
  transformer !== null &&
  'transformerId' in transformer &&
  'toJSON' in transformer
