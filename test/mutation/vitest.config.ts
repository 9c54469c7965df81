import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Stryker runs it in a copy of the repository.
const root = fileURLToPath(new URL('../../', import.meta.url))

// Where the mutants of a part are tried, see inProcess.mjs: its files, with all their mutants.
const instrumented = process.env.MUTATION_INSTRUMENTED
const contents: Record<string, string> = instrumented ? JSON.parse(readFileSync(instrumented, 'utf8')) : {}

/** The unit tests that are fast enough to be run for each mutant, with few random cases. */
export default defineConfig({
  root,
  plugins: [{ name: 'mutants', enforce: 'pre', load: id => contents[id] }],
  resolve: {
    alias: [
      { find: /^#aws\/(.*)$/, replacement: `${root}src/transport/aws/$1.ts` },
      { find: /^.*\/cached\.js$/, replacement: `${root}test/mutation/uncached.ts` },
    ],
  },
  test: {
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', STATOR_LAWS_RUNS: '20' },
    include: process.env.MUTATION_TESTS?.split(';') ?? ['test/**/*.test.ts'],
    exclude: [
      'test/{compatibility,integration,migration,mutation,package,oracle,runtimes,hostile}/**',
      // Types, and runs of their own length.
      'test/actions/schema/zod/zod3.test.ts',
      'test/laws/{jsonSchema,zod,zod3}.test.ts',
      'test/transport/faults.test.ts',
    ],
    ...(instrumented && {
      runner: './test/mutation/eachMutant.mjs',
      maxWorkers: Number(process.env.MUTATION_CONCURRENCY ?? 1),
    }),
    testTimeout: instrumented ? 5_000 : 20_000,
  },
})
