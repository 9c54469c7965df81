import { Readable } from 'node:stream'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import {
  kvChanges,
  kvInputs,
  kvKeys,
  MASK,
  now,
  searches,
  wirePage,
  wireResponse,
} from '../../fixtures/inputs.js'

// The document client by itself: nothing is checked or filled in, the caller writes requests literally.

type Value = Record<string, any>

const { body, headers } = wireResponse()

/** The whole document client, but for the network. */
const wireClient = DynamoDBDocumentClient.from(
  new DynamoDBClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: {
      handle: async () => ({ response: { statusCode: 200, headers, body: Readable.from([body]) } as any }),
      updateHttpClientConfig: () => {},
      httpHandlerConfigs: () => ({}),
    },
  }),
)

export const contender: Record<string, (call: number) => unknown> = {
  put: call => {
    const { source = { kind: 'upload', file: 'none' }, ...input } = kvInputs[call & MASK] as Value
    return new PutCommand({
      TableName: 'kv',
      Item: { ...input, source, createdAt: now(), revision: 1, history: [] },
    }).input
  },
  get: call => new GetCommand({ TableName: 'kv', Key: kvKeys[call & MASK] }).input,
  update: call => {
    const { key, status, size, event } = kvChanges[call & MASK] as Value
    return new UpdateCommand({
      TableName: 'kv',
      Key: { key },
      UpdateExpression:
        'SET revision = :revision, #status = :status, history = list_append(if_not_exists(history, :none), :history) ADD #size :size',
      ExpressionAttributeNames: { '#status': 'status', '#size': 'size' },
      ExpressionAttributeValues: {
        ':revision': 2,
        ':status': status,
        ':none': [],
        ':history': [event],
        ':size': size,
      },
    }).input
  },
  query: call => {
    const { tenant, orderId, status, total, city, tag } = searches[call & MASK] as Value
    return new QueryCommand({
      TableName: 'orders',
      KeyConditionExpression: 'tenant = :tenant AND begins_with(orderId, :orderId)',
      FilterExpression:
        '#status = :status AND #total >= :total AND begins_with(address.city, :city) AND contains(tags, :tag) AND attribute_not_exists(archived)',
      ExpressionAttributeNames: { '#status': 'status', '#total': 'total' },
      ExpressionAttributeValues: {
        ':tenant': tenant,
        ':orderId': orderId,
        ':status': status,
        ':total': total,
        ':city': city,
        ':tag': tag,
      },
    }).input
  },
  // The service's own typed values to plain ones: what the document client does with a page before anybody formats it.
  page: async () => wirePage.map(wire => unmarshall(wire)),
  wire: async () => {
    const ExpressionAttributeValues = { ':tenant': 'acme' }
    const KeyConditionExpression = 'tenant = :tenant'
    const { Items } = await wireClient.send(
      new QueryCommand({ TableName: 'orders', KeyConditionExpression, ExpressionAttributeValues }),
    )
    return Items
  },
  format: () => wirePage.map(wire => unmarshall(wire)),
}
