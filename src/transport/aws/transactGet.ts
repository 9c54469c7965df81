export { TransactGetCommand } from '@aws-sdk/lib-dynamodb'
