export { GetCommand } from '@aws-sdk/lib-dynamodb'
