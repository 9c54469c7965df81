export { UpdateCommand } from '@aws-sdk/lib-dynamodb'
