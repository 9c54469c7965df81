import { createRequire } from 'node:module'
import { BatchDeleteRequest } from '../../src/actions/entity/batchDelete.js'
import { BatchPutRequest } from '../../src/actions/entity/batchPut.js'
import { DeleteItemCommand } from '../../src/actions/entity/delete.js'
import { PutItemCommand } from '../../src/actions/entity/put.js'
import { ConditionCheck } from '../../src/actions/entity/transactCheck.js'
import { DeleteTransaction } from '../../src/actions/entity/transactDelete.js'
import { PutTransaction } from '../../src/actions/entity/transactPut.js'
import { UpdateTransaction } from '../../src/actions/entity/transactUpdate.js'
import { execute as executeTransactWrite } from '../../src/actions/entity/transactWrite.js'
import { UpdateItemCommand } from '../../src/actions/entity/update/index.js'
import * as symbols from '../../src/actions/entity/update/symbols.js'
import { UpdateAttributesCommand } from '../../src/actions/entity/updateAttributes.js'
import { Entity } from '../../src/entity/index.js'
import * as schema from '../../src/schema/index.js'
import { Table } from '../../src/table/index.js'
import { jsonStringify } from '../../src/transformers/jsonStringify.js'
import { prefix } from '../../src/transformers/prefix.js'

/** What the scenarios are written with. */
export const stator = {
  ...schema,
  ...symbols,
  prefix,
  jsonStringify,
  Table,
  Entity,
  PutItemCommand,
  DeleteItemCommand,
  UpdateItemCommand,
  UpdateAttributesCommand,
  BatchPutRequest,
  BatchDeleteRequest,
  PutTransaction,
  UpdateTransaction,
  DeleteTransaction,
  ConditionCheck,
  executeTransactWrite,
}

export type Toolbox = typeof stator

/** The reference under the same names, with the SDK that it finds. */
export interface Reference {
  readonly toolbox: Toolbox
  readonly DynamoDBClient: typeof import('@aws-sdk/client-dynamodb').DynamoDBClient
  readonly DynamoDBDocumentClient: typeof import('@aws-sdk/lib-dynamodb').DynamoDBDocumentClient
}

/** `undefined` where the benchmark has not installed the reference. */
export const loadReference = (): Reference | undefined => {
  const require = createRequire(new URL('../../bench/package.json', import.meta.url))
  try {
    const { DynamoDBClient } = require('@aws-sdk/client-dynamodb')
    const { DynamoDBDocumentClient } = require('@aws-sdk/lib-dynamodb')
    return { toolbox: require('dynamodb-toolbox'), DynamoDBClient, DynamoDBDocumentClient }
  } catch {
    return undefined
  }
}
