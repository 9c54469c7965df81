export { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
