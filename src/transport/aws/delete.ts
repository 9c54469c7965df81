export { DeleteCommand } from '@aws-sdk/lib-dynamodb'
