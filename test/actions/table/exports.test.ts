import { describe, expect, test } from 'vitest'
import { plannedSubpaths } from '../../../scripts/entryPoints.mjs'

const source = new URL('../../../src/', import.meta.url).pathname

/** What each entry point exports beside types: what the reference does. */
const exported: Readonly<Record<string, readonly string[]>> = {
  'table/index': ['$entities', 'Table', 'TableAction'],
  'actions/table/query': ['$entity', 'IQueryCommand', 'QueryCommand'],
  'actions/table/scan': ['IScanCommand', 'ScanCommand'],
  'actions/table/deletePartition': ['DeletePartitionCommand'],
  'actions/table/batchGet': ['BatchGetCommand', 'execute'],
  'actions/table/batchWrite': ['BatchWriteCommand', 'execute'],
  'actions/table/accessPattern': ['AccessPattern', 'IAccessPattern'],
  'actions/table/parsePrimaryKey': ['PrimaryKeyParser'],
  'actions/table/spy': ['TableSpy'],
  'actions/table/repository': ['TableRepository'],
  'actions/table/dto': ['DTO', 'TableDTO'],
  'actions/table/fromDTO': ['fromDTO', 'fromTableDTO'],
  'actions/table/registry': ['Registry'],
  'database/index': ['Database', 'DatabaseAction'],
  'actions/database/mcpToolkit': ['MCPToolkit'],
  'actions/database/synchronize': ['Synchronizer'],
}

/** What spies and tools know each action by. */
const actionNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'actions/table/query': { QueryCommand: 'query', IQueryCommand: 'query' },
  'actions/table/scan': { ScanCommand: 'scan', IScanCommand: 'scan' },
  'actions/table/deletePartition': { DeletePartitionCommand: 'deletePartition' },
  'actions/table/batchGet': { BatchGetCommand: 'batchGet' },
  'actions/table/batchWrite': { BatchWriteCommand: 'batchWrite' },
  'actions/table/accessPattern': { AccessPattern: 'access-pattern', IAccessPattern: 'access-pattern' },
  'actions/table/parsePrimaryKey': { PrimaryKeyParser: 'parsePrimaryKey' },
  'actions/table/registry': { Registry: 'registry' },
  'actions/table/repository': { TableRepository: 'repository' },
  'actions/table/dto': { TableDTO: 'dto' },
  // In the reference these two have none.
  'actions/table/spy': { TableSpy: 'spy' },
  'actions/database/mcpToolkit': { MCPToolkit: 'mcpToolkit' },
  'actions/database/synchronize': { Synchronizer: 'synchronize' },
}

const load = async (path: string): Promise<Record<string, { readonly actionName?: string }>> =>
  import(/* @vite-ignore */ `${source}${path}.ts`)

describe('an entry point of tables and databases', () => {
  test.each(Object.entries(exported))('%s exports what the reference does', async (path, names) => {
    expect(Object.keys(await load(path)).sort()).toStrictEqual([...names].sort())
  })

  test.each(Object.keys(exported))('%s is one of the package', path => {
    const subpath = path.replace(/[/]index$/, '').replace(/^actions[/](\w+)[/]/, '$1/actions/')
    expect(plannedSubpaths).toContain(subpath)
  })

  test.each(Object.entries(actionNames))(
    '%s names its actions as the reference does',
    async (path, names) => {
      const module = await load(path)
      const actual = Object.fromEntries(Object.keys(names).map(name => [name, module[name]?.actionName]))
      expect(actual).toStrictEqual(names)
    },
  )

  test('gives one class under two names, and one function', async () => {
    const { DTO, TableDTO } = await load('actions/table/dto')
    const { fromDTO, fromTableDTO } = await load('actions/table/fromDTO')

    expect(DTO).toBe(TableDTO)
    expect(fromDTO).toBe(fromTableDTO)
  })
})
