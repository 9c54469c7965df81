import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import ts from 'typescript'

const src = new URL('../src/', import.meta.url)

/** The modules of `src`, without extension, and what each imports, types included. */
const graph = new Map(
  readdirSync(src, { recursive: true })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => file.endsWith('.ts') && !file.startsWith('transport/'))
    .map(file => {
      const { importedFiles } = ts.preProcessFile(readFileSync(new URL(file, src), 'utf8'))
      const imported = importedFiles.map(({ fileName }) =>
        fileName.startsWith('.')
          ? posix.join(posix.dirname(file), fileName).replace(/\.js$/, '')
          : fileName.replace(/^(#aws|@aws-sdk)\/.*/, 'aws'),
      )
      return [file.slice(0, -3), imported]
    }),
)

/** Those that need the AWS SDK, by themselves or through what they import: the build emits them twice. */
const bound = new Set(['aws'])
for (let size = 0; size < bound.size; ) {
  size = bound.size
  for (const [module, imported] of graph) if (imported.some(each => bound.has(each))) bound.add(module)
}

/** Where a module of `src` is found in `dist`, both without extension, in the copy that needs no SDK. */
export const edgePlace = module => (bound.has(module) ? `edge/${module.replace(/^actions\//, '')}` : module)

/** These modules, and all that they import. */
export const modulesBelow = modules => {
  const found = new Set(modules)
  for (const module of found) for (const each of graph.get(module) ?? []) found.add(each)
  return found
}
