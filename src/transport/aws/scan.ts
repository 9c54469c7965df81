export { ScanCommand } from '@aws-sdk/lib-dynamodb'
