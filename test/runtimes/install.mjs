import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('./', import.meta.url))

/** What a lockfile installs everywhere. */
const versionsOf = lock =>
  Object.entries(JSON.parse(readFileSync(`${folder}${lock}`, 'utf8')).packages)
    .filter(([name, { optional }]) => name && !optional)
    .map(([name, { version }]) => `${name}@${version}`)
    .join()

/**
 * Installs the runtimes, unless they are there as the lockfile says. Gives up after `timeout` milliseconds.
 *
 * @returns {string | undefined} why they are not there
 */
export const installRuntimes = timeout => {
  const installed = 'node_modules/.package-lock.json'
  if (existsSync(`${folder}${installed}`) && versionsOf(installed) === versionsOf('package-lock.json')) return

  console.log('Installing the runtimes (about 400 MB) …')
  const shell = process.platform === 'win32'
  const options = { cwd: folder, stdio: 'inherit', shell, timeout, killSignal: 'SIGKILL' }
  const { status, error } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options)
  if (status === 0) return
  return error?.code === 'ETIMEDOUT'
    ? `the runtimes (about 400 MB) could not be installed within ${timeout / 1000} s`
    : 'the runtimes could not be installed'
}
