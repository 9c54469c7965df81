import { type PipeOf, pipe } from './pipe.js'
import { textOf } from './textOf.js'
import type {
  SerializableTransformer,
  Transformer,
  TransformerDTO,
  TypedTransformer,
  TypeModifier,
} from './transformer.js'

/** What a {@link Suffixer} looks like as JSON. */
export interface SuffixerDTO extends TransformerDTO {
  readonly transformerId: 'suffix'
  readonly suffix: string
  readonly delimiter: string
}

interface SuffixModifier<SUFFIX extends string, DELIMITER extends string> extends TypeModifier {
  readonly '~out': `${this['~in'] & string}${DELIMITER}${SUFFIX}`
}

/** Writes a text after strings, see {@link suffix}. */
export class Suffixer<SUFFIX extends string = string, DELIMITER extends string = '#'>
  implements
    TypedTransformer<string, string, string, SuffixModifier<SUFFIX, DELIMITER>>,
    SerializableTransformer<string, string, string, SuffixerDTO>
{
  declare readonly _typeModifier: SuffixModifier<SUFFIX, DELIMITER>
  readonly transformerId: 'suffix' = 'suffix'
  readonly suffix: SUFFIX
  readonly delimiter: DELIMITER

  constructor(suffix: SUFFIX, options?: { readonly delimiter?: DELIMITER }) {
    this.suffix = suffix
    this.delimiter = options?.delimiter ?? ('#' as DELIMITER) // its default
  }

  encode(decoded: string): string {
    return textOf(decoded) + this.delimiter + this.suffix
  }

  /** The start of a string has no end to write the suffix after. */
  encodeStart(start: string): string {
    return start
  }

  /** What has no suffix stays as it is: it was stored before the suffix was introduced. */
  decode(encoded: string): string {
    const end = this.encode('')
    // Inside an `any`, anything may be stored.
    return typeof encoded === 'string' && encoded.endsWith(end)
      ? encoded.slice(0, encoded.length - end.length)
      : encoded
  }

  toJSON(): SuffixerDTO {
    return { transformerId: 'suffix', suffix: this.suffix, delimiter: this.delimiter }
  }

  /** Adds a transformer that takes what this one made. */
  pipe<NEXT extends Transformer>(next: NEXT): PipeOf<[this, NEXT]> {
    return pipe(this, next)
  }
}

/**
 * Stores strings with `suffix` after them, and takes it off when they are read.
 *
 * @param options `delimiter` stands between string and suffix. Default `'#'`; written also before an empty suffix.
 * @example
 * string().transform(suffix('EU')) // 'lyon' is stored as 'lyon#EU'
 */
export const suffix = <SUFFIX extends string, DELIMITER extends string = '#'>(
  suffix: SUFFIX,
  options?: { readonly delimiter?: DELIMITER },
): Suffixer<SUFFIX, DELIMITER> => new Suffixer(suffix, options)
