import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Stryker runs it in a copy of the repository.
const root = fileURLToPath(new URL('../../', import.meta.url))

/** The unit tests that are fast enough to be run for each mutant, with few random cases. */
export default defineConfig({
  root,
  resolve: { alias: [{ find: /^#aws\/(.*)$/, replacement: `${root}src/transport/aws/$1.ts` }] },
  test: {
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', STATOR_LAWS_RUNS: '20' },
    include: ['test/**/*.test.ts'],
    exclude: [
      'test/{compatibility,integration,mutation,package,oracle,runtimes,hostile}/**',
      // Types, and runs of their own length.
      'test/actions/schema/zod/zod3.test.ts',
      'test/laws/{jsonSchema,zod,zod3}.test.ts',
      'test/transport/faults.test.ts',
    ],
    testTimeout: 20_000,
  },
})
