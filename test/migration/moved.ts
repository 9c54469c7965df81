import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The text of a program, with the one change that a user makes. */
export const moved = (text: string): string => text.replaceAll(/(['"])dynamodb-toolbox(?=['"/])/g, '$1stator')

/** The paths of tsconfig.json, as they are seen from a project elsewhere; and zod as users of the reference have it. */
export const sourcePaths = (): Record<string, string[]> => {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'))
  const entries = Object.entries<string[]>(compilerOptions.paths)
  const absolute = entries.map(([name, paths]) => [name, paths.map(path => join(root, path))])
  return { ...Object.fromEntries(absolute), zod: [join(root, 'node_modules/zod3')] }
}
