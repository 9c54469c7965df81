import type { PathSegment } from '../internal/formatPath.js'
import type { $contextExtension, $extension, Extension } from './extension.js'
import type { Schema } from './schema.js'

/** How a parser asks its {@link ExtensionParser}. */
export interface ExtensionParserOptions {
  /** Whether the value is to be encoded. Default `true`. */
  readonly transform?: boolean | undefined
  /** Where the value stands, for errors: the parser adds what is before it. */
  readonly valuePath?: readonly PathSegment[] | undefined
}

/** Answers for a value: it is parsed here, or the parser goes on with `unextendedInput`. */
export type ParsedExtension =
  | {
      readonly isExtension: true
      /** Yields the valid value and returns the encoded one; without `transform` it returns the valid value. */
      readonly extensionParser: () => Generator<unknown, unknown>
    }
  | { readonly isExtension: false; readonly unextendedInput: unknown }

/**
 * Lets a parser take more than a schema does. Asked once for every schema below the item, the keys of records and
 * missing values included, once defaults are filled.
 */
export interface ExtensionParser<
  EXTENSION extends Extension = Extension,
  CONTEXT_EXTENSION extends Extension = EXTENSION,
> {
  (schema: Schema, input: unknown, options?: ExtensionParserOptions): ParsedExtension
  /** For types alone, never set: the extensions that values can have. */
  readonly [$extension]?: EXTENSION
  /** For types alone, never set: the extensions that links are given. */
  readonly [$contextExtension]?: CONTEXT_EXTENSION
}
