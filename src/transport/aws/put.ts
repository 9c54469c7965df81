export { PutCommand } from '@aws-sdk/lib-dynamodb'
