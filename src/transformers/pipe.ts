import {
  type Encoded,
  isSerializableTransformer,
  type SerializableTransformer,
  type Transformer,
  type TransformerDTO,
  type TypedTransformer,
  type TypeModifier,
} from './transformer.js'

/** What a {@link SerializablePipe} looks like as JSON. */
export interface PipeDTO extends TransformerDTO {
  readonly transformerId: 'pipe'
  readonly transformers: readonly TransformerDTO[]
}

/** The stored type of a `VALUE` that went through `TRANSFORMERS`, one after the other. */
export type Piped<TRANSFORMERS, VALUE> = TRANSFORMERS extends readonly [infer FIRST, ...infer REST]
  ? Piped<REST, Encoded<FIRST, VALUE>>
  : VALUE

/** The type modifiers of `TRANSFORMERS`, one after the other. */
export interface PipeModifier<TRANSFORMERS> extends TypeModifier {
  readonly '~out': Piped<TRANSFORMERS, this['~in']>
}

/** What the first of `TRANSFORMERS` encodes. */
export type PipeInput<TRANSFORMERS> = TRANSFORMERS extends readonly [
  { encode(decoded: infer DECODED): unknown },
  ...unknown[],
]
  ? DECODED
  : any

/** Several transformers as one: encodes from the first to the last, decodes from the last to the first. */
export class Pipe<TRANSFORMERS extends readonly Transformer[] = readonly Transformer[]>
  implements TypedTransformer<any, any, any, PipeModifier<TRANSFORMERS>>
{
  declare readonly _typeModifier: PipeModifier<TRANSFORMERS>
  readonly transformerId: 'pipe' = 'pipe'
  readonly transformers: TRANSFORMERS
  readonly encode: (decoded: PipeInput<TRANSFORMERS>) => Piped<TRANSFORMERS, PipeInput<TRANSFORMERS>>
  readonly decode: (encoded: any) => PipeInput<TRANSFORMERS>

  constructor(transformers: TRANSFORMERS) {
    this.transformers = transformers
    this.encode = (decoded: any) =>
      transformers.reduce((value, transformer) => transformer.encode(value), decoded)
    this.decode = encoded =>
      transformers.reduceRight((value, transformer) => transformer.decode(value), encoded)
  }

  encodeStart(start: PipeInput<TRANSFORMERS>): any {
    return this.transformers.reduce(
      (value, transformer) =>
        transformer.encodeStart ? transformer.encodeStart(value) : transformer.encode(value),
      start,
    )
  }

  /** Adds a transformer at the end. */
  pipe<NEXT extends Transformer>(next: NEXT): PipeOf<[...TRANSFORMERS, NEXT]> {
    return pipe(...this.transformers, next)
  }
}

/** A {@link Pipe} of transformers that can all be exported with their schema. */
export class SerializablePipe<
    TRANSFORMERS extends readonly SerializableTransformer[] = readonly SerializableTransformer[],
  >
  extends Pipe<TRANSFORMERS>
  implements SerializableTransformer<any, any, any, PipeDTO>
{
  toJSON(): PipeDTO {
    return {
      transformerId: 'pipe',
      transformers: this.transformers.map(transformer => transformer.toJSON()),
    }
  }
}

/** A {@link SerializablePipe} if all members can be exported, else a {@link Pipe}. */
export type PipeOf<TRANSFORMERS extends readonly Transformer[]> =
  TRANSFORMERS extends readonly SerializableTransformer[]
    ? SerializablePipe<TRANSFORMERS>
    : Pipe<TRANSFORMERS>

/**
 * Makes one transformer of several: encodes from the first to the last, decodes from the last to the first.
 *
 * @example
 * pipe(jsonStringify(), prefix('JSON')).encode({ a: 1 }) // 'JSON#{"a":1}'
 */
export const pipe = <TRANSFORMERS extends readonly Transformer[]>(
  ...transformers: TRANSFORMERS
): PipeOf<TRANSFORMERS> =>
  // Which of the two it is, is what the condition says.
  (transformers.every(isSerializableTransformer)
    ? new SerializablePipe(transformers)
    : new Pipe(transformers)) as PipeOf<TRANSFORMERS>
