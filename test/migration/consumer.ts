import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { moved, sourcePaths } from './moved.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const programs = fileURLToPath(new URL('programs/', import.meta.url))
const modules = (name: string): string => join(root, 'node_modules', name)
const oracle = (name: string): string => join(root, 'test', 'oracle', 'node_modules', name)

/** Which library a project has: the reference, the sources of stator, or the folder of an installed package. */
export type Library = 'reference' | 'sources' | { readonly folder: string }

/** The names of the programs, without extension. */
export const programNames: readonly string[] = readdirSync(programs)
  .map(file => file.replace(/\.ts$/, ''))
  .filter(name => !name.startsWith('_'))
  .sort()

/** The text of a program, as a user of `library` has it. */
const textOf = (file: string, library: Library): string => {
  const text = readFileSync(join(programs, file), 'utf8')
  return library === 'reference' ? text : moved(text)
}

/** Makes the project of a user in `folder`: the programs, what they import, and a strict configuration. */
export const makeProject = (folder: string, library: Library, compilerOptions: object = {}): void => {
  rmSync(folder, { recursive: true, force: true })
  const install = (name: string, from: string, copied = false): void => {
    const to = join(folder, 'node_modules', name)
    mkdirSync(dirname(to), { recursive: true })
    if (copied) cpSync(from, to, { recursive: true, dereference: true })
    else symlinkSync(from, to, 'junction')
  }
  for (const scope of ['@aws-sdk', '@smithy']) install(scope, modules(scope))
  install('@types/node', modules('@types/node'))
  // Copies find the zod of this project, links the one of the repository.
  install('zod', modules('zod3'))
  if (library === 'reference') {
    for (const name of ['dynamodb-toolbox', 'hotscript']) install(name, oracle(name), true)
  } else if (library !== 'sources') {
    install('stator', library.folder, true)
  }

  mkdirSync(join(folder, 'src'))
  for (const file of readdirSync(programs)) writeFileSync(join(folder, 'src', file), textOf(file, library))
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        target: 'ES2022',
        lib: ['ES2022'],
        types: ['node'],
        module: 'ESNext',
        moduleResolution: 'bundler',
        moduleDetection: 'force',
        strict: true,
        noImplicitOverride: true,
        declaration: true,
        emitDeclarationOnly: true,
        skipLibCheck: true,
        rootDir: library === 'sources' ? undefined : 'src',
        outDir: 'dist',
        ...(library === 'sources' && { paths: sourcePaths(), useDefineForClassFields: false, rootDir: '/' }),
        ...compilerOptions,
      },
      include: ['src'],
    }),
  )
}

/** What the compiler has against the programs of a project, by program; `''` is what it says of none of them. */
export const compile = async (folder: string): Promise<Record<string, readonly string[]>> => {
  const output = await new Promise<string>((resolve, reject) => {
    const tsc = spawn(process.execPath, [modules('typescript/bin/tsc'), '-p', '.', '--pretty', 'false'], {
      cwd: folder,
    })
    let text = ''
    tsc.stdout.on('data', chunk => {
      text += chunk
    })
    tsc.stderr.on('data', chunk => {
      text += chunk
    })
    tsc.on('error', reject)
    tsc.on('exit', () => resolve(text))
  })

  const found: Record<string, string[]> = {}
  let program: string | undefined
  for (const line of output.split(/\r?\n/)) {
    const start = /^(\S.*?)\(\d+,\d+\): error /.exec(line)
    // What the sources of stator say under a user's options is no matter of the programs.
    if (start) program = /(?:^|\/)src\/([^/]+)\.ts$/.exec(start[1]!)?.[1]
    else if (line.startsWith('error ')) program = ''
    if (program !== undefined && line.trim() !== '') (found[program] ??= []).push(line)
  }
  return found
}

/** `stator/…` as tsconfig.json has it, and `#aws/…`. */
const statorSources: Plugin = {
  name: 'stator',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^stator(\/|$)/ }, async ({ path }) => {
      const { entryPoints } = await import('../../scripts/entryPoints.mjs')
      const subpath = path.replace(/^stator\/?/, '')
      const entry = entryPoints.find((each: { subpath: string }) => each.subpath === subpath)
      return entry ? { path: join(root, 'src', `${entry.source}.ts`) } : { errors: [{ text: `no ${path}` }] }
    })
    onResolve({ filter: /^#aws\// }, ({ path }) => ({
      path: join(root, 'src', 'transport', 'aws', `${path.slice(5)}.ts`),
    }))
  },
}

/** The programs of a project, as modules that can be run. */
export const bundle = async (
  folder: string,
  library: Library,
): Promise<Record<string, () => Promise<unknown>>> => {
  await build({
    entryPoints: programNames.map(name => join(folder, 'src', `${name}.ts`)),
    outdir: join(folder, 'run'),
    bundle: true,
    splitting: true,
    // Programs report the names of the commands that they send.
    keepNames: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    external: ['dynamodb-toolbox', '@aws-sdk/*', 'zod', 'stator/package.json'],
    plugins: library === 'sources' ? [statorSources] : [],
    logLevel: 'silent',
  })
  return Object.fromEntries(
    programNames.map(name => [
      name,
      async () => {
        const url = pathToFileURL(join(folder, 'run', `${name}.mjs`)).href
        const { main } = await import(/* @vite-ignore */ url)
        return main()
      },
    ]),
  )
}
