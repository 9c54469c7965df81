import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('./', import.meta.url))

/** Installs the reference where nothing else finds it, the first time it is needed. */
export const setup = (): void => {
  if (existsSync(`${folder}node_modules/dynamodb-toolbox/package.json`)) return
  execFileSync('npm', ['ci', '--ignore-scripts', '--silent'], { cwd: folder, stdio: ['ignore', 'ignore', 2] })
}
