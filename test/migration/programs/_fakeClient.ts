import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { DynamoDBToolboxError } from 'dynamodb-toolbox/errors'

/** A document client that answers in order, `{}` when there is no answer left, and remembers what was asked. */
export const fakeClient = (
  ...answers: readonly object[]
): { readonly documentClient: DynamoDBDocumentClient; readonly requests: object[] } => {
  const documentClient = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-west-1' }))
  const requests: object[] = []
  const left = [...answers]
  documentClient.send = (async (command: { readonly input: object }, options: unknown) => {
    requests.push({ name: command.constructor.name, input: command.input, ...(options ? { options } : {}) })
    const answer = left.shift() ?? {}
    if (answer instanceof Error) throw answer
    return answer
  }) as unknown as typeof documentClient.send
  return { documentClient, requests }
}

/** What a call throws or rejects with, as data. */
export const errorOf = async (call: () => unknown): Promise<unknown> => {
  try {
    return { result: await call() }
  } catch (error) {
    if (error instanceof DynamoDBToolboxError) {
      return { code: error.code, path: error.path, payload: error.payload }
    }
    return error instanceof Error ? { name: error.name, message: error.message } : { thrown: error }
  }
}
