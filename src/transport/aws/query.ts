export { QueryCommand } from '@aws-sdk/lib-dynamodb'
