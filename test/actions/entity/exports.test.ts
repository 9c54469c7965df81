import { expect, test } from 'vitest'

const actions = new URL('../../../src/actions/entity/', import.meta.url).pathname
const guards = ['assertConditionCheckFailed', 'isConditionCheckFailed']
const helpers = ['$add', '$append', '$delete', '$get', '$prepend', '$remove', '$set', '$subtract', '$sum']

/** What each entry point exports beside types: what the reference does. */
const exported: Readonly<Record<string, readonly string[]>> = {
  get: ['GetItemCommand'],
  put: ['PutItemCommand', ...guards],
  delete: ['DeleteItemCommand', ...guards],
  'update/index': ['UpdateItemCommand', 'parseUpdateExtension', ...helpers, ...guards],
  'update/symbols': [
    ...helpers,
    ...helpers.map(name => name.toUpperCase()),
    '$IS_EXTENSION',
    'isAddition',
    'isAppending',
    'isDeletion',
    'isExtension',
    'isGetting',
    'isPrepending',
    'isRemoval',
    'isSetting',
    'isSubtraction',
    'isSum',
  ],
  updateAttributes: ['UpdateAttributesCommand', 'parseUpdateAttributesExtension', ...guards],
  batchGet: ['BatchGetRequest'],
  batchPut: ['BatchPutRequest'],
  batchDelete: ['BatchDeleteRequest'],
  transactGet: ['GetTransaction', 'execute'],
  transactWrite: ['execute', 'assertTransactionCancelled', 'isTransactionCancelled'],
  transactPut: ['PutTransaction'],
  transactUpdate: ['UpdateTransaction'],
  transactDelete: ['DeleteTransaction'],
  transactCheck: ['ConditionCheck'],
  accessPattern: ['AccessPattern', 'IAccessPattern'],
  parse: ['EntityParser'],
  parseCondition: ['EntityConditionParser'],
  parsePaths: ['EntityPathParser'],
  format: ['EntityFormatter'],
  spy: ['EntitySpy'],
  repository: ['EntityRepository'],
  dto: ['DTO', 'EntityDTO'],
  fromDTO: ['fromDTO', 'fromEntityDTO'],
}

test.each(Object.entries(exported))(
  'entity/actions/%s exports what the reference does',
  async (path, names) => {
    const module = await import(/* @vite-ignore */ `${actions}${path}.ts`)
    expect(Object.keys(module).sort()).toStrictEqual([...names].sort())
  },
)

test('entity exports what the reference does', async () => {
  const module = await import('../../../src/entity/index.js')
  expect(Object.keys(module).sort()).toStrictEqual(['Entity', 'EntityAction'])
})
