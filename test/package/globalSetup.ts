import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import manifest from '../../package.json' with { type: 'json' }

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed tarball. */
    tarball: string
    /** A folder in which the tarball, and nothing else, is installed. */
    bareConsumer: string
    /** The same with the peers, the AWS SDK among them, and the types of Node. */
    awsConsumer: string
    /** The same with `aws4fetch` and `ulidx` alone. */
    edgeConsumer: string
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Builds and packs the package once, and installs the tarball as a user would, outside of the repository. */
export const setup = (project: TestProject): (() => void) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stator-package-')))
  const [packed] = JSON.parse(npm(root, 'pack', '--json', '--pack-destination', folder).replace(/^[^[]*/, ''))
  const tarball = join(folder, packed.filename)
  project.provide('tarball', tarball)

  const bareConsumer = join(folder, 'bare')
  mkdirSync(bareConsumer)
  writeFileSync(join(bareConsumer, 'package.json'), '{ "private": true, "type": "module" }')
  npm(bareConsumer, 'install', '--no-package-lock', '--prefer-offline', tarball)
  project.provide('bareConsumer', bareConsumer)

  const consumerWith = (name: string, packages: readonly string[]): string => {
    const consumer = join(folder, name)
    cpSync(bareConsumer, consumer, { recursive: true })
    for (const each of packages) {
      const link = join(consumer, 'node_modules', each)
      mkdirSync(dirname(link), { recursive: true })
      symlinkSync(join(root, 'node_modules', each), link, 'junction')
    }
    return consumer
  }
  project.provide(
    'awsConsumer',
    consumerWith('aws', [...Object.keys(manifest.peerDependencies), '@types/node']),
  )
  project.provide('edgeConsumer', consumerWith('edge', ['aws4fetch', 'ulidx']))

  return () => rmSync(folder, { recursive: true, force: true })
}

/** What npm prints. */
const npm = (cwd: string, ...args: readonly string[]): string => {
  const cli = process.env.npm_execpath
  const { status, stdout, stderr } = cli?.endsWith('.js')
    ? spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8' })
    : spawnSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' })
  if (status !== 0) throw new Error(`npm ${args[0]} failed:\n${stderr}`)

  return stdout
}
