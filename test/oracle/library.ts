import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * What the oracle needs of a toolkit, stator or the library it is compared with.
 * `any` throughout: inputs are random, wrong ones too, so types would only be in the way.
 */
export type Library = Record<string, any>

const modules = [
  'schema/index',
  'transformers/prefix',
  'transformers/suffix',
  'transformers/trim',
  'transformers/jsonStringify',
  'transformers/pipe',
  'errors/index',
  'table/index',
  'entity/index',
  'actions/schema/parse/index',
  'actions/schema/format',
  'actions/schema/finder',
  'actions/schema/parsePaths',
  'actions/schema/standardSchemer',
  'actions/schema/parseCondition',
  'actions/schema/dto/index',
  'actions/schema/dto',
  'actions/schema/fromDTO/index',
  'actions/schema/fromDTO',
  'actions/schema/jsonSchemer',
  'actions/schema/jsonSchemer/index',
  'actions/schema/zodSchemer',
  'actions/schema/zodSchemer/index',
  'actions/schema/fromZodSchema',
  'actions/schema/fromZodSchema/index',
  'actions/entity/get',
  'actions/entity/put',
  'actions/entity/delete',
  'actions/entity/update/index',
  'actions/entity/update/symbols',
  'actions/entity/updateAttributes',
  'actions/entity/batchGet',
  'actions/entity/batchPut',
  'actions/entity/batchDelete',
  'actions/entity/transactGet',
  'actions/entity/transactPut',
  'actions/entity/transactUpdate',
  'actions/entity/transactDelete',
  'actions/entity/transactCheck',
  'actions/entity/parse',
  'actions/entity/format',
  'actions/entity/parsePaths',
  'actions/entity/parseCondition',
  'actions/entity/dto',
  'actions/entity/fromDTO',
  'actions/table/query',
  'actions/table/scan',
  'actions/table/parsePrimaryKey',
]

const fileOf = (path: string): string => fileURLToPath(new URL(`../../src/${path}.ts`, import.meta.url))

/** The sources of stator, as far as they exist. */
export const stator: Library = Object.assign(
  {},
  ...(await Promise.all(
    modules.filter(path => existsSync(fileOf(path))).map(path => import(/* @vite-ignore */ fileOf(path))),
  )),
)

/** By a name that no compiler follows: the types of the reference are nobody's business here. */
const packageName: string = 'dynamodb-toolbox'

/** The library that stator replaces, as npm installs it. Its files are never read. */
export const loadReference = async (): Promise<Library> => {
  const all: Library = await import(/* @vite-ignore */ packageName)
  const dto: Library = await import(/* @vite-ignore */ `${packageName}/schema/actions/dto`)
  return { ...all, getSchemaDTO: dto['getSchemaDTO'] }
}
