export type { ErrorCatalogue, ErrorCode } from './catalogue.js'
export { DynamoDBToolboxError, type ErrorCodeOf, StatorError, type StatorErrorProps } from './statorError.js'
