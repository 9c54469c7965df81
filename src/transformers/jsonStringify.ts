import { StatorError } from '../errors/statorError.js'
import { type PipeOf, pipe } from './pipe.js'
import type {
  SerializableTransformer,
  Transformer,
  TransformerDTO,
  TypedTransformer,
  TypeModifier,
} from './transformer.js'

/** What a {@link JSONStringifier} looks like as JSON. */
export interface JSONStringifierDTO extends TransformerDTO {
  readonly transformerId: 'jsonStringify'
  readonly space?: string | number
}

/** The arguments of `JSON.stringify` and `JSON.parse`. */
export interface JSONStringifyOptions {
  /** Indents the text; DynamoDB bills the white space too. */
  readonly space?: string | number | undefined
  /** Says what to write for a value that JSON cannot hold. */
  readonly replacer?: ((this: any, key: string, value: any) => unknown) | undefined
  /** Undoes what `replacer` did. */
  readonly reviver?: ((this: any, key: string, value: any) => unknown) | undefined
}

interface JSONModifier extends TypeModifier {
  readonly '~out': string
}

/** Stores values as JSON text, see {@link jsonStringify}. */
export class JSONStringifier
  implements
    TypedTransformer<any, any, string, JSONModifier>,
    SerializableTransformer<any, any, string, JSONStringifierDTO>
{
  declare readonly _typeModifier: JSONModifier
  readonly transformerId: 'jsonStringify' = 'jsonStringify'
  readonly space: JSONStringifyOptions['space']
  readonly replacer: JSONStringifyOptions['replacer']
  readonly reviver: JSONStringifyOptions['reviver']

  constructor(options?: JSONStringifyOptions) {
    const { space, replacer, reviver } = options ?? {}
    this.space = space
    this.replacer = replacer
    this.reviver = reviver
  }

  encode(decoded: unknown): string {
    const { replacer, space } = this
    // Without a replacer, a set would be stored as `{}` and a function not at all.
    let lost: string | undefined
    try {
      lost = replacer ? undefined : findLost(decoded)
      const text = lost ? undefined : JSON.stringify(decoded, replacer, space)
      if (text !== undefined) return text
    } catch (error) {
      // The value is in itself, deeper than the stack, or of no JSON; or it is the replacer that throws.
      if (replacer || !(error instanceof TypeError || error instanceof RangeError)) throw error
      lost = error.message
    }
    throw new StatorError('parsing.invalidAttributeInput', {
      message: `JSON cannot hold ${lost ?? typeof decoded}: give jsonStringify a replacer and a reviver.`,
      payload: { received: decoded, expected: 'JSON' },
    })
  }

  /** The text of a string has a quote at its end, that of its start does not. */
  encodeStart(start: unknown): string {
    const text = this.encode(start)
    return typeof start === 'string' ? text.slice(0, -1) : text
  }

  decode(encoded: string): any {
    let fault: string = typeof (encoded ?? 0)
    try {
      // Inside an `any`, anything may be stored. What JSON writes as it is was stored before there was a transformer.
      if ('string number boolean'.includes(fault)) return JSON.parse(encoded, this.reviver)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error // the reviver's own
      fault = error.message
    }
    throw new StatorError('formatter.invalidAttribute', {
      message: `is not a JSON text: ${fault}.`,
      payload: { received: encoded, expected: 'JSON' },
    })
  }

  /** Leaves functions out, with a warning: they have to be given again where the schema is imported. */
  toJSON(): JSONStringifierDTO {
    const { space, replacer, reviver } = this
    if (replacer || reviver) {
      // biome-ignore lint/suspicious/noConsole: `JSON.stringify` calls this, so there is no other way to tell.
      console.warn('jsonStringify: replacer and reviver are functions, and left out of the JSON.')
    }
    return { transformerId: 'jsonStringify', ...(space !== undefined && { space }) }
  }

  /** Adds a transformer that takes the text. */
  pipe<NEXT extends Transformer>(next: NEXT): PipeOf<[this, NEXT]> {
    return pipe(this, next)
  }
}

/** The kind of a value that JSON would lose or change, in `value` or below. */
const findLost = (value: unknown): string | undefined => {
  if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol')
    return typeof value
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : String(value)
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return undefined
  if (value instanceof Set || value instanceof Map || ArrayBuffer.isView(value)) return value.constructor.name
  for (const member of Object.values(value)) {
    const lost = findLost(member)
    if (lost) return lost
  }
  return undefined
}

/**
 * Stores values as JSON text. DynamoDB sees a string: nothing inside can be projected, updated or compared.
 *
 * @example
 * any().transform(jsonStringify()) // { a: 1 } is stored as '{"a":1}'
 */
export const jsonStringify = (options?: JSONStringifyOptions): JSONStringifier => new JSONStringifier(options)
