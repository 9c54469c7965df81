import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const src = fileURLToPath(new URL('src/', import.meta.url))

/** The paths of tsconfig.json, for the tests that run the source. */
const alias = [{ find: /^#aws\/(.*)$/, replacement: `${src}transport/aws/$1.ts` }]

export default defineConfig({
  test: {
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          // Laws take seconds; a busy machine makes them many.
          testTimeout: 60_000,
          exclude: [
            // Tests of packages that some folders install for themselves.
            '**/node_modules/**',
            'test/integration/**',
            'test/package/**',
            'test/oracle/**',
            'test/migration/**',
            'test/runtimes/**',
            'test/compatibility/**',
          ],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            checker: 'tsc',
            include: ['test/**/*.test-d.ts'],
            tsconfig: './tsconfig.json',
            spawnTimeout: 300_000,
          },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/integration/globalSetup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'oracle',
          include: ['test/oracle/**/*.test.ts', 'test/migration/**/*.test.ts'],
          exclude: ['test/oracle/node_modules/**'],
          globalSetup: ['test/oracle/globalSetup.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: ['test/integration/globalSetup.ts', 'test/package/globalSetup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'runtimes',
          include: ['test/runtimes/*.test.ts'],
          globalSetup: [
            'test/runtimes/globalSetup.ts',
            'test/integration/globalSetup.ts',
            'test/package/globalSetup.ts',
          ],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'compatibility',
          include: ['test/compatibility/*.test.ts'],
          globalSetup: ['test/integration/globalSetup.ts', 'test/compatibility/globalSetup.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
