import { type PipeOf, pipe } from './pipe.js'
import type {
  SerializableTransformer,
  Transformer,
  TransformerDTO,
  TypedTransformer,
  TypeModifier,
} from './transformer.js'

/** What a {@link Trimmer} looks like as JSON. */
export interface TrimmerDTO extends TransformerDTO {
  readonly transformerId: 'trim'
}

interface TrimModifier extends TypeModifier {
  readonly '~out': TrimmedEnd<TrimmedStart<this['~in']>>
}

type Space = ' ' | '\t' | '\n' | '\r'
type TrimmedStart<VALUE> = VALUE extends `${Space}${infer REST}` ? TrimmedStart<REST> : VALUE
type TrimmedEnd<VALUE> = VALUE extends `${infer REST}${Space}` ? TrimmedEnd<REST> : VALUE

/** Takes white space off both ends of strings, see {@link trim}. */
export class Trimmer
  implements
    TypedTransformer<string, string, string, TrimModifier>,
    SerializableTransformer<string, string, string, TrimmerDTO>
{
  declare readonly _typeModifier: TrimModifier
  readonly transformerId: 'trim' = 'trim'

  encode(decoded: string): string {
    // Inside an `any`, anything may be given.
    return typeof decoded === 'string' ? decoded.trim() : decoded
  }

  /** The start of a string may end between two words. */
  encodeStart(start: string): string {
    return typeof start === 'string' ? start.trimStart() : start
  }

  decode(encoded: string): string {
    return encoded
  }

  toJSON(): TrimmerDTO {
    return { transformerId: 'trim' }
  }

  /** Adds a transformer that takes what this one made. */
  pipe<NEXT extends Transformer>(next: NEXT): PipeOf<[this, NEXT]> {
    return pipe(this, next)
  }
}

/**
 * Stores strings without white space at both ends. An enum is tested before, so `' a '` is no member of `'a' | 'b'`.
 *
 * @example
 * string().transform(trim()) // ' lyon ' is stored as 'lyon'
 */
export const trim = (): Trimmer => new Trimmer()
