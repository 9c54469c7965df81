import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'

/**
 * The AWS client of the examples. With `DYNAMODB_ENDPOINT` set (an emulator, say `http://127.0.0.1:8000`), it
 * talks to that, with made-up credentials unless the environment has some. Without, it talks to AWS, with the
 * credentials and the region that the AWS SDK finds (`AWS_PROFILE`, `AWS_REGION`, …).
 */
export const connect = (): DynamoDBClient => {
  const endpoint = process.env.DYNAMODB_ENDPOINT
  if (!endpoint) return new DynamoDBClient()
  if (process.env.AWS_ACCESS_KEY_ID) return new DynamoDBClient({ endpoint })

  const credentials = { accessKeyId: 'example', secretAccessKey: 'example' }
  return new DynamoDBClient({ endpoint, region: 'us-east-1', credentials })
}

/** A key attribute, in the words of a `Table`. */
export interface KeyAttribute {
  readonly name: string
  readonly type: 'string' | 'number' | 'binary'
}

/** A global index, in the words of a `Table`. */
export interface GlobalIndex {
  readonly partitionKey: KeyAttribute
  readonly sortKey?: KeyAttribute | undefined
}

/**
 * Creates a table, runs `use`, and deletes the table again, also when `use` fails. On AWS that takes some
 * seconds and costs next to nothing (on-demand capacity).
 *
 * @throws `ResourceInUseException` of the SDK when there is a table of that name, which is then left alone.
 */
export const withTable = async (
  client: DynamoDBClient,
  name: string,
  keys: {
    readonly partitionKey: KeyAttribute
    readonly sortKey?: KeyAttribute
    readonly indexes?: Readonly<Record<string, GlobalIndex>>
  },
  use: () => Promise<void>,
): Promise<void> => {
  const scalarTypes = { string: 'S', number: 'N', binary: 'B' } as const
  const partsOf = ({ partitionKey, sortKey }: GlobalIndex) =>
    sortKey ? [partitionKey, sortKey] : [partitionKey]
  const keySchemaOf = (index: GlobalIndex) =>
    partsOf(index).map((key, place) => ({
      AttributeName: key.name,
      KeyType: place === 0 ? ('HASH' as const) : ('RANGE' as const),
    }))
  const indexes = Object.entries(keys.indexes ?? {})
  const attributes = [keys, ...indexes.map(([, index]) => index)].flatMap(partsOf)

  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: attributes.map(key => ({
        AttributeName: key.name,
        AttributeType: scalarTypes[key.type],
      })),
      KeySchema: keySchemaOf(keys),
      ...(indexes.length > 0 && {
        GlobalSecondaryIndexes: indexes.map(([IndexName, index]) => ({
          IndexName,
          KeySchema: keySchemaOf(index),
          Projection: { ProjectionType: 'ALL' as const },
        })),
      }),
    }),
  )

  try {
    await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName: name })
    await use()
  } finally {
    await client.send(new DeleteTableCommand({ TableName: name }))
  }
}
