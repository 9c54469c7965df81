import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the types of zod actions hold with zod 3', { timeout: 120_000 }, async () => {
  const project = fileURLToPath(new URL('tsconfig.zod3.json', import.meta.url))
  const tsc = fileURLToPath(new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, '--noEmit', '-p', project])
  expect(stdout).toBe('')
})
