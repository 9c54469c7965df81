export { BatchGetCommand } from '@aws-sdk/lib-dynamodb'
