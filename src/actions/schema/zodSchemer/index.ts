export { ZodSchemer } from './zodSchemer.js'
export type { ZodFormatter, ZodFormatterOptions, ZodParser, ZodParserOptions, ZodTyped } from './zodTypes.js'
