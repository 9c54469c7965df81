import { describe, expect, test } from 'vitest'
import { entryPoints } from '../scripts/entryPoints.mjs'
import * as root from '../src/index.js'

type Names = Readonly<Record<string, unknown>>
const source = new URL('../src/', import.meta.url).pathname

/** What the root of the reference exports at run time. */
const reference = `
  $ADD $APPEND $DELETE $GET $IS_EXTENSION $PREPEND $REMOVE $SET $SUBTRACT $SUM $add $append $delete $get
  $prepend $remove $set $subtract $sum AnyOfSchema AnyOfSchema_ AnySchema AnySchema_ BatchDeleteRequest
  BatchGetCommand BatchGetRequest BatchPutRequest BatchWriteCommand BinarySchema BinarySchema_
  BooleanSchema BooleanSchema_ ConditionCheck ConditionParser DeleteItemCommand DeletePartitionCommand
  DeleteTransaction DynamoDBToolboxError Entity EntityAccessPattern EntityAction EntityConditionParser
  EntityDTO EntityFormatter EntityParser EntityPathParser EntityRepository EntitySpy Finder Formatter
  GetItemCommand GetTransaction IEntityAccessPattern IQueryCommand IScanCommand ITableAccessPattern
  ItemSchema ItemSchema_ JSONSchemer ListSchema ListSchema_ MapSchema MapSchema_ NullSchema NullSchema_
  NumberSchema NumberSchema_ Parser PathParser PrimaryKeyParser PutItemCommand PutTransaction QueryCommand
  RecordSchema RecordSchema_ Registry ScanCommand SchemaAction SchemaDTO SetSchema SetSchema_ StringSchema
  StringSchema_ SubSchema Table TableAccessPattern TableAction TableDTO TableRepository TableSpy
  TupleSchema TupleSchema_ UpdateAttributesCommand UpdateItemCommand UpdateTransaction any anyOf
  assertConditionCheckFailed assertTransactionCancelled binary boolean executeBatchGet executeBatchWrite
  executeTransactGet executeTransactWrite fromEntityDTO fromSchemaDTO fromTableDTO isAddition isAppending
  isConditionCheckFailed isDeletion isExtension isGetting isPrepending isRemoval isSerializableTransformer
  isSetting isSubtraction isSum isTransactionCancelled item jsonStringify list map nul number
  parseUpdateAttributesExtension parseUpdateExtension pipe prefix record s schema set string suffix trim
  tuple
`

/** The name at the root, where a name stands for something else in another module. */
const renamed: Readonly<Record<string, readonly [subpath: string, name: string]>> = {
  executeTransactGet: ['entity/actions/transactGet', 'execute'],
  executeTransactWrite: ['entity/actions/transactWrite', 'execute'],
  executeBatchGet: ['table/actions/batchGet', 'execute'],
  executeBatchWrite: ['table/actions/batchWrite', 'execute'],
  EntityAccessPattern: ['entity/actions/accessPattern', 'AccessPattern'],
  IEntityAccessPattern: ['entity/actions/accessPattern', 'IAccessPattern'],
  TableAccessPattern: ['table/actions/accessPattern', 'AccessPattern'],
  ITableAccessPattern: ['table/actions/accessPattern', 'IAccessPattern'],
}

/** Left to paths of their own, as in the reference. */
const apart =
  /^$|^(types|fetch|functional.*|database\/actions\/.*|schema\/actions\/(zodSchemer|fromZodSchema))$/
const subpaths = entryPoints.filter(({ subpath }) => !apart.test(subpath))

const load = (module: string): Promise<Names> => import(/* @vite-ignore */ `${source}${module}.ts`)

test('the root exports every name of the root of the reference', () => {
  expect(Object.keys(root)).toEqual(expect.arrayContaining(reference.trim().split(/\s+/)))
})

test.each(subpaths)('the root exports what $subpath exports', async ({ subpath, source: module }) => {
  const expected: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(await load(module))) {
    const other = Object.entries(renamed).find(([, from]) => from[0] === subpath && from[1] === name)
    // The short names of entry points that say it all.
    if (!/^(DTO|fromDTO)$/.test(name)) expected[other?.[0] ?? name] = value
  }
  for (const name in expected) expect((root as Names)[name], name).toBe(expected[name])
})

test('the root exports nothing else', async () => {
  const modules = await Promise.all(subpaths.map(({ source: module }) => load(module)))
  const values = new Set(modules.flatMap(Object.values))
  expect(Object.entries(root).filter(([, value]) => !values.has(value))).toStrictEqual([])
})

describe('the root keeps apart', () => {
  test.each(['DTO', 'fromDTO', 'execute', 'AccessPattern', 'IAccessPattern', 'ZodSchemer', 'fetchClient'])(
    '%s',
    name => {
      expect(root).not.toHaveProperty(name)
    },
  )
})
