import { type PipeOf, pipe } from './pipe.js'
import { textOf } from './textOf.js'
import type {
  SerializableTransformer,
  Transformer,
  TransformerDTO,
  TypedTransformer,
  TypeModifier,
} from './transformer.js'

/** What a {@link Prefixer} looks like as JSON. */
export interface PrefixerDTO extends TransformerDTO {
  readonly transformerId: 'prefix'
  readonly prefix: string
  readonly delimiter: string
}

interface PrefixModifier<PREFIX extends string, DELIMITER extends string> extends TypeModifier {
  readonly '~out': `${PREFIX}${DELIMITER}${this['~in'] & string}`
}

/** Writes a text before strings, see {@link prefix}. */
export class Prefixer<PREFIX extends string = string, DELIMITER extends string = '#'>
  implements
    TypedTransformer<string, string, string, PrefixModifier<PREFIX, DELIMITER>>,
    SerializableTransformer<string, string, string, PrefixerDTO>
{
  declare readonly _typeModifier: PrefixModifier<PREFIX, DELIMITER>
  readonly transformerId: 'prefix' = 'prefix'
  readonly prefix: PREFIX
  readonly delimiter: DELIMITER

  constructor(prefix: PREFIX, options?: { readonly delimiter?: DELIMITER }) {
    this.prefix = prefix
    this.delimiter = options?.delimiter ?? ('#' as DELIMITER) // its default
  }

  encode(decoded: string): string {
    return this.prefix + this.delimiter + textOf(decoded)
  }

  /** What has no prefix stays as it is: it was stored before the prefix was introduced. */
  decode(encoded: string): string {
    const start = this.encode('')
    // Inside an `any`, anything may be stored.
    return typeof encoded === 'string' && encoded.startsWith(start) ? encoded.slice(start.length) : encoded
  }

  toJSON(): PrefixerDTO {
    return { transformerId: 'prefix', prefix: this.prefix, delimiter: this.delimiter }
  }

  /** Adds a transformer that takes what this one made. */
  pipe<NEXT extends Transformer>(next: NEXT): PipeOf<[this, NEXT]> {
    return pipe(this, next)
  }
}

/**
 * Stores strings with `prefix` before them, and takes it off when they are read.
 *
 * @param options `delimiter` stands between prefix and string. Default `'#'`; written also after an empty prefix.
 * @example
 * string().transform(prefix('DEPOT')) // 'lyon' is stored as 'DEPOT#lyon'
 */
export const prefix = <PREFIX extends string, DELIMITER extends string = '#'>(
  prefix: PREFIX,
  options?: { readonly delimiter?: DELIMITER },
): Prefixer<PREFIX, DELIMITER> => new Prefixer(prefix, options)
