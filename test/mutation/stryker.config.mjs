const report = process.env.MUTATION_REPORT ?? 'report'

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: (process.env.MUTATED ?? 'src/**/*.ts').split(';'),
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  // What is computed when a module is loaded cannot be switched on by a test.
  ignoreStatic: true,
  // Stryker takes the name in `declare readonly '~input': …` for an expression.
  mutator: process.env.MUTATED?.includes('src/schema') ? { excludedMutations: ['StringLiteral'] } : {},
  concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 1),
  timeoutMS: 20_000,
  ignorePatterns: ['.cache', 'dist', 'bench', 'docs', 'examples', 'test/{compatibility,package,runtimes}'],
  tempDirName: '.cache/stryker',
  reporters: ['progress-append-only', 'json', 'html'],
  jsonReporter: { fileName: `.cache/mutation/${report}.json` },
  htmlReporter: { fileName: `.cache/mutation/${report}.html` },
}
