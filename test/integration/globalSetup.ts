import type { TestProject } from 'vitest/node'
import { startDynamodbLocal, whyNoDynamodbLocal } from '../../scripts/dynamodbLocal.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where DynamoDB Local answers, or `undefined` where it cannot run. */
    dynamodbEndpoint: string | undefined
  }
}

/** Starts one DynamoDB Local for all tests of the project, which leave each other's tables alone. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const reason = whyNoDynamodbLocal()
  if (reason !== undefined) {
    console.warn(`SKIPPED: the tests that need DynamoDB Local, since ${reason}.`)
    project.provide('dynamodbEndpoint', undefined)
    return async () => {}
  }

  const { endpoint, stop } = await startDynamodbLocal()
  project.provide('dynamodbEndpoint', endpoint)
  return stop
}
