import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { moved, sourcePaths } from '../../migration/moved.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = fileURLToPath(new URL('programs/', import.meta.url))

/** Where the programs are, as the compiler sees them: as they are, and with `stator` in their imports. */
export const folders = { reference: folder, stator: fileURLToPath(new URL('stator/', import.meta.url)) }

/** The names of the programs, without extension, those that others import (`_…`) left out. */
export const programNames: readonly string[] = readdirSync(folder)
  .map(file => file.replace(/\.ts$/, ''))
  .filter(name => !name.startsWith('_'))
  .sort()

/** The text of a program, as its author wrote it. */
export const textOf = (name: string): string => readFileSync(join(folder, `${name}.ts`), 'utf8')

/**
 * Compiles files that exist and `virtual` ones (text by path) in one program, in which both libraries have the same
 * AWS SDK, the same zod (3, as users of the reference have it) and the same strict options.
 */
export const compile = (
  rootNames: readonly string[],
  virtual: Readonly<Record<string, string>>,
  options: ts.CompilerOptions = {},
): ts.Program => {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    strict: true,
    noImplicitOverride: true,
    useDefineForClassFields: false,
    noErrorTruncation: true,
    skipLibCheck: true,
    noEmit: true,
    paths: sourcePaths(),
    ...options,
  }
  const host = ts.createCompilerHost(compilerOptions)
  const { readFile, fileExists, directoryExists } = host
  host.directoryExists = folder => join(folder, '/') === folders.stator || (directoryExists?.(folder) ?? true)
  host.fileExists = file => textAt(file, virtual) !== undefined || fileExists(file)
  host.readFile = file => textAt(file, virtual) ?? readFile(file)
  host.getSourceFile = (file, languageVersion) => {
    const text = host.readFile(file)
    return text === undefined ? undefined : ts.createSourceFile(file, text, languageVersion, true)
  }
  return ts.createProgram(rootNames, compilerOptions, host)
}

const textAt = (file: string, virtual: Readonly<Record<string, string>>): string | undefined => {
  if (file in virtual) return virtual[file]
  if (join(dirname(file), '/') !== folders.stator) return undefined
  try {
    return moved(textOf(basename(file, '.ts')))
  } catch {
    return undefined
  }
}

/** The place of a program among the files of the compiler. */
export const fileOf = (library: keyof typeof folders, name: string): string =>
  join(folders[library], `${name}.ts`)

/** An error as people read it. */
export const messageOf = (diagnostic: ts.Diagnostic): string => {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')
  const { file, start } = diagnostic
  if (file === undefined || start === undefined) return message
  const { line } = file.getLineAndCharacterOfPosition(start)
  return `${basename(file.fileName)}:${line + 1}: TS${diagnostic.code} ${message}`
}
