import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { entryPoints } from '../scripts/entryPoints.mjs'
import { type Names, promised, wordsOf } from './promised.js'

const src = fileURLToPath(new URL('../src/', import.meta.url))
const files = new Map(entryPoints.map(({ subpath, source }) => [subpath, join(src, `${source}.ts`)]))
const program = ts.createProgram([...files.values()], {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  noLib: true,
  types: [],
})
const checker = program.getTypeChecker()

/** The names that a module exports, with what stands behind each. */
const exportsOf = (file: string): ReadonlyMap<string, ts.SymbolFlags> => {
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!
  return new Map(
    checker.getExportsOfModule(module).map(symbol => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      return [symbol.name, target.flags]
    }),
  )
}

// The actions of databases come later.
const built = Object.entries(promised).filter(
  ([subpath]) => files.has(subpath) || !/^database.a/.test(subpath),
)

test.each(built)("'%s' has the names of the reference", (subpath, { values, types }) => {
  const names = exportsOf(files.get(subpath)!)
  const lacking = [
    ...wordsOf(values).filter(name => !((names.get(name) ?? 0) & ts.SymbolFlags.Value)),
    // The symbols of extensions are types there, values and types here.
    ...wordsOf(types).filter(name => !names.get(name)),
  ]
  expect(lacking).toStrictEqual([])
})

/** What the functional layer of the reference exports, and what it only says that it does. */
const functional: Names = {
  values: 'Table createDynamoDBLogger BatchUnprocessedError',
  types: `TableConfig SchemaDefinition ModelDefinition PrimaryKeyDefinition KeyDefinition AttributeDefinition
    IndexDefinition IndexesDefinition SchemaParams InferInput InferModel InferKeyInput InferModelFromSchema
    InferInputFromSchema TimestampFields ArrayItem DynamoDBLogger DynamoDBLoggerConfig
    ScalarAttributeDefinition ObjectAttributeDefinition ArrayAttributeDefinition SetAttributeDefinition
    TransactPutParams TransactUpdateParams TransactDeleteParams Condition
    ${'Get Put Update Delete Query Scan BatchGet BatchWrite TransactGet TransactWrite ConditionCheck'.replace(/\w+/g, '$&Builder')}`,
}

test.each([
  ...wordsOf(functional.values).map(name => [name, ts.SymbolFlags.Value] as const),
  ...wordsOf(functional.types).map(name => [name, ts.SymbolFlags.Type] as const),
])("'functional' has %s", (name, kind) => {
  expect((exportsOf(files.get('functional')!).get(name) ?? 0) & kind).not.toBe(0)
})

test('each entry point that the reference does not have is meant', () => {
  const others = [...files.keys()].filter(subpath => !(subpath in promised))
  expect(others.sort()).toStrictEqual([
    'entity/actions/standardSchemer',
    'fetch',
    'functional',
    'functional/items',
    'schema/actions/standardSchemer',
    'table/actions/schemer',
  ])
})
