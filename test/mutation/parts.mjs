/**
 * The parts of src/actions, each with the test files that concern it: all unit tests for each of some thousand changes
 * would take a day. What other tests notice is not counted, so the scores are lower bounds.
 *
 * @type {Record<string, { files: string[], tests: string[] }>}
 */
export const parts = {
  update: {
    files: [
      'internal/update*.ts',
      'internal/keepUpdates.ts',
      'entity/update/*.ts',
      'entity/updateAttributes.ts',
    ],
    tests: [
      'actions/internal/*',
      'actions/entity/update/*',
      'actions/entity/{updateAttributes,parse,parsers,transactMembers}',
      'actions/schema/parse',
      'actions/{endless,mistakes}',
      'functional/single',
    ],
  },
  walker: {
    files: ['internal/walker.ts'],
    tests: [
      'actions/schema/{parse,edges,standardSchemer,format}',
      'actions/entity/{parse,parsers,put}',
      'actions/entity/update/*',
      'actions/internal/update',
      'actions/endless',
      'schema/{anyOf,elements,standardValidators,schemaBase}',
      'laws/laws',
    ],
  },
  parse: {
    files: [
      'internal/{parser,collectErrors,wrapExtensions,standardSchema}.ts',
      'schema/{standardSchemer,parseCondition,parsePaths,finder}.ts',
      'schema/parse/*.ts',
      'entity/{parse,parseCondition,parsePaths,standardSchemer}.ts',
      'table/parsePrimaryKey.ts',
    ],
    tests: [
      'actions/schema/{parse,standardSchemer,parseCondition,parsePaths,finder,edges}',
      'actions/entity/{parse,parsers,standardSchemer}',
      'actions/{endless,mistakes}',
      'schema/{anyOf,standardValidators}',
      'actions/table/{oddInput,parsePrimaryKey}',
      'table/table',
    ],
  },
  format: {
    files: ['internal/{formatter,itemFormatter,storedItem}.ts', 'schema/format.ts', 'entity/format.ts'],
    tests: [
      'actions/schema/{format,edges}',
      'actions/entity/{get,put,parsers,transactions}',
      'actions/entity/update/updateItem',
      'actions/table/{query,scan}',
      'actions/endless',
      'functional/reads',
      'laws/laws',
    ],
  },
  writes: {
    files: [
      'internal/{options,writeOptions,projectionOption,entityItem,entityCommand,send,conditionFailure,inParallel}.ts',
      'entity/{put,get,delete}.ts',
    ],
    tests: [
      'actions/entity/{put,get,delete,failures,parsers,spy,transactMembers,updateAttributes}',
      'actions/entity/update/updateItem',
      'actions/table/{batchGet,scan,query,oddInput}',
      'actions/mistakes',
      'functional/single',
    ],
  },
  transactions: {
    files: ['internal/transaction*.ts', 'entity/transact*.ts'],
    tests: [
      'actions/entity/{transactions,transactMembers,failures}',
      'actions/mistakes',
      'functional/several',
    ],
  },
  batch: {
    files: ['internal/batch/*.ts', 'entity/batch*.ts', 'table/batch*.ts'],
    tests: [
      'actions/table/{batchGet,batchWrite}',
      'actions/entity/batch',
      'actions/mistakes',
      'functional/several',
    ],
  },
  reads: {
    files: ['internal/read/*.ts', 'table/{query,scan}.ts'],
    tests: [
      'actions/table/{query,scan,oddInput,accessPattern,batchGet,spy}',
      'actions/entity/{get,transactions,accessPattern}',
      'actions/mistakes',
      'functional/reads',
    ],
  },
  collections: {
    files: [
      'internal/{deletePartitionCommand,accessPattern,tableAccessPattern,spy}.ts',
      '{entity,table}/{accessPattern,spy,repository,registry}.ts',
      'table/deletePartition.ts',
    ],
    tests: [
      'actions/table/{deletePartition,accessPattern,spy,repository,registry}',
      'actions/entity/{accessPattern,spy,repository}',
      'actions/mistakes',
    ],
  },
  expressions: {
    files: ['internal/{condition,expression,projection,subSchema}.ts'],
    tests: [
      'actions/schema/{parseCondition,parsePaths}',
      'actions/entity/{parse,get,put,transactMembers,accessPattern}',
      'actions/entity/update/updateItem',
      'actions/internal/*',
      'actions/table/{query,scan,oddInput}',
      'actions/{endless,mistakes}',
      'functional/reads',
    ],
  },
  dto: {
    files: ['internal/*DTO.ts', 'internal/{entity,table}Dto.ts', '{schema,entity,table}/{dto,fromDTO}.ts'],
    tests: ['actions/{schema,entity,table}/dto', 'actions/mistakes', 'database/database'],
  },
  schemas: {
    files: ['schema/{zodSchemer,fromZodSchema}/*.ts', 'schema/jsonSchemer.ts'],
    tests: [
      'actions/schema/zod/{fromZodSchema,zodSchemer}{,3}',
      'actions/schema/jsonSchemer',
      'actions/database/mcpToolkit',
    ],
  },
  database: {
    files: ['database/*.ts', 'table/schemer.ts'],
    tests: ['actions/database/*', 'actions/table/schemer', 'database/database'],
  },
}
