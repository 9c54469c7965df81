import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('./', import.meta.url))

/** Installs the runtimes, unless they are there as the lockfile says. */
export const setup = (): void => {
  const read = (file: string) => readFileSync(`${folder}${file}`, 'utf8')
  const versions = (lock: string) =>
    Object.entries(JSON.parse(lock).packages as Record<string, { version?: string; optional?: boolean }>)
      .filter(([name, { optional }]) => name && !optional)
      .map(([name, { version }]) => `${name}@${version}`)
      .join()
  const installed = `${folder}node_modules/.package-lock.json`
  if (
    existsSync(installed) &&
    versions(readFileSync(installed, 'utf8')) === versions(read('package-lock.json'))
  )
    return

  console.log('Installing the runtimes (about 400 MB) …')
  const options = { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' } as const
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options)
  if (status !== 0) throw new Error('The runtimes could not be installed')
}
