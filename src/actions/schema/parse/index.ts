export type {
  ExtensionParser,
  ExtensionParserOptions,
  ParsedExtension,
} from '../../internal/extensionParser.js'
export { type InferWriteValueOptions, type ParsedValue, Parser, type ParseValueOptions } from './parser.js'
