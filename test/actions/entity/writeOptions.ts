/** Options of writes: what a program without types gives, and the fields that it makes. */
export const writeOptions: readonly (readonly [options: object, fields: object])[] = [
  [{ capacity: 'NONE' }, { ReturnConsumedCapacity: 'NONE' }],
  [{ capacity: 'TOTAL' }, { ReturnConsumedCapacity: 'TOTAL' }],
  [{ capacity: 'INDEXES' }, { ReturnConsumedCapacity: 'INDEXES' }],
  [{ metrics: 'NONE' }, { ReturnItemCollectionMetrics: 'NONE' }],
  [{ metrics: 'SIZE' }, { ReturnItemCollectionMetrics: 'SIZE' }],
  [{ returnValues: 'NONE' }, { ReturnValues: 'NONE' }],
  [{ returnValues: 'ALL_OLD' }, { ReturnValues: 'ALL_OLD' }],
  [{ returnValuesOnConditionFalse: 'NONE' }, { ReturnValuesOnConditionCheckFailure: 'NONE' }],
  [{ returnValuesOnConditionFalse: 'ALL_OLD' }, { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }],
  [{ tableName: 'other' }, { TableName: 'other' }],
  [
    {
      capacity: undefined,
      metrics: undefined,
      returnValues: undefined,
      returnValuesOnConditionFalse: undefined,
      condition: undefined,
      tableName: undefined,
    },
    {},
  ],
]

/** Options that are refused, with code and payload. The first failing one decides. */
export const wrongOptions: readonly (readonly [options: object, code: string, payload: unknown])[] = [
  [{ capacity: 'ALL' }, 'options.invalidCapacityOption', { capacity: 'ALL' }],
  [{ capacity: null }, 'options.invalidCapacityOption', { capacity: null }],
  [{ metrics: 'TOTAL' }, 'options.invalidMetricsOption', { metrics: 'TOTAL' }],
  [{ metrics: null }, 'options.invalidMetricsOption', { metrics: null }],
  [{ returnValues: 'NEW' }, 'options.invalidReturnValuesOption', { returnValues: 'NEW' }],
  [{ returnValues: null }, 'options.invalidReturnValuesOption', { returnValues: null }],
  [
    { returnValuesOnConditionFalse: 'ALL_NEW' },
    'options.invalidReturnValuesOnConditionFalseOption',
    { returnValues: 'ALL_NEW' },
  ],
  [{ tableName: 1 }, 'options.invalidTableNameOption', { tableName: 1 }],
  [{ tableName: null }, 'options.invalidTableNameOption', { tableName: null }],
  [{ condition: null }, 'actions.invalidCondition', undefined],
  [{ condition: {} }, 'actions.invalidCondition', undefined],
  [
    { condition: { attr: 'nope', eq: 1 } },
    'actions.invalidExpressionAttributePath',
    { attributePath: 'nope' },
  ],
  [{ consistent: true }, 'options.unknownOption', { option: 'consistent' }],
  [{ attributes: [] }, 'options.unknownOption', { option: 'attributes' }],
  [{ toString: 1 }, 'options.unknownOption', { option: 'toString' }],
  [{ tableName: 1, oops: 1, ouch: 1 }, 'options.unknownOption', { option: 'oops' }],
  [{ metrics: 1, capacity: 1 }, 'options.invalidCapacityOption', { capacity: 1 }],
  [{ returnValues: 1, metrics: 1 }, 'options.invalidMetricsOption', { metrics: 1 }],
  [
    { returnValuesOnConditionFalse: 1, returnValues: 1 },
    'options.invalidReturnValuesOption',
    { returnValues: 1 },
  ],
  [
    { condition: {}, returnValuesOnConditionFalse: 1 },
    'options.invalidReturnValuesOnConditionFalseOption',
    { returnValues: 1 },
  ],
  [{ tableName: 1, condition: {} }, 'actions.invalidCondition', undefined],
]
