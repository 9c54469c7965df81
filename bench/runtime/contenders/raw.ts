import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { kvEvent, kvInput, kvKey, now, wirePage } from '../../fixtures/inputs.js'

// The document client by itself: nothing is checked or filled in, the caller writes requests literally.

export const contender: Record<string, () => unknown> = {
  put: () =>
    new PutCommand({
      TableName: 'kv',
      Item: { ...kvInput, createdAt: now(), revision: 1, history: [] },
    }).input,
  get: () => new GetCommand({ TableName: 'kv', Key: kvKey }).input,
  update: () =>
    new UpdateCommand({
      TableName: 'kv',
      Key: kvKey,
      UpdateExpression:
        'SET revision = :revision, #status = :status, history = list_append(if_not_exists(history, :none), :history) ADD #size :size',
      ExpressionAttributeNames: { '#status': 'status', '#size': 'size' },
      ExpressionAttributeValues: { ':revision': 2, ':status': 'live', ':none': [], ':history': [kvEvent], ':size': 5 },
    }).input,
  query: () =>
    new QueryCommand({
      TableName: 'orders',
      KeyConditionExpression: 'tenant = :tenant AND begins_with(orderId, :orderId)',
      FilterExpression:
        '#status = :status AND #total >= :total AND begins_with(address.city, :city) AND contains(tags, :tag) AND attribute_not_exists(archived)',
      ExpressionAttributeNames: { '#status': 'status', '#total': 'total' },
      ExpressionAttributeValues: {
        ':tenant': 'acme',
        ':orderId': '2031-',
        ':status': 'paid',
        ':total': 100,
        ':city': 'Am',
        ':tag': 'rush',
      },
    }).input,
  // The service's own typed values to plain ones: what the document client does with a page before anybody formats it.
  page: async () => wirePage.map(wire => unmarshall(wire)),
  format: () => wirePage.map(wire => unmarshall(wire)),
}
