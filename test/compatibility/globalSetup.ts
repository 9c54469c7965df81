import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { consumers, nodes, typescripts } from './matrix.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with the compilers, the runtimes, and a consumer for each set of peers, in which the tarball is installed. */
    compatibility: string
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Packs the package, and installs all that it is tested with into a temporary folder: about 700 MB. */
export const setup = (project: TestProject): (() => void) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stator-compatibility-')))
  const [packed] = JSON.parse(npm(root, 'pack', '--json', '--pack-destination', folder).replace(/^[^[]*/, ''))
  const install = (name: string, packages: readonly string[]): void => {
    const into = join(folder, name)
    mkdirSync(into)
    writeFileSync(join(into, 'package.json'), '{ "private": true, "type": "module" }')
    npm(into, 'install', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', ...packages)
  }
  console.log('Installing compilers, runtimes and peers …')
  install(
    'typescripts',
    Object.entries(typescripts).map(([name, range]) => `${name}@npm:typescript@${range}`),
  )
  const binary = `node-${process.platform}-${process.arch}`
  install(
    'nodes',
    nodes.map(major => `node${major}@npm:${binary}@${major}`),
  )
  for (const [name, peers] of Object.entries(consumers))
    install(name, [join(folder, packed.filename), ...peers])
  project.provide('compatibility', folder)

  return () => rmSync(folder, { recursive: true, force: true })
}

/** What npm prints. */
const npm = (cwd: string, ...args: readonly string[]): string => {
  const options = { cwd, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 1e8 } as const
  const { status, stdout, stderr } = spawnSync('npm', args, options)
  if (status !== 0) throw new Error(`npm ${args[0]} failed:\n${stderr}`)
  return stdout
}
