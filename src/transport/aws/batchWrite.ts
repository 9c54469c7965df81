export { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
