export type {
  ExtensionParser,
  ExtensionParserOptions,
  ParsedExtension,
} from '../../../schema/extensionParser.js'
export { type InferWriteValueOptions, type ParsedValue, Parser, type ParseValueOptions } from './parser.js'
