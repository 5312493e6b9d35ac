/** What is mutated, and by which tests: docs/measured.md tells what survives and why. @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [
    'importers/cells/*.ts',
    'app/statistics/*.ts',
    'db/{business-ms,day-parts,leg-*,measures,mixed-measures,repeated-within}.ts',
    'app/metrics/**/*.ts',
    // What is declared, in words and names: figures-equal-rows holds it against the rows, too slowly to run once a mutation.
    '!app/metrics/{catalogue,glossary}/*.ts',
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutate.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Where the first failure ends a run, Vitest sometimes tells of no failure at all, and the mutation would count as unseen.
  disableBail: true,
  timeoutMS: 4000,
  timeoutFactor: 2,
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ['clear-text', 'progress', 'html', 'json'],
  htmlReporter: { fileName: 'test-results/mutation/report.html' },
  jsonReporter: { fileName: 'test-results/mutation/report.json' },
  incremental: true,
  incrementalFile: 'test-results/mutation/incremental.json',
  tempDirName: 'test-results/mutation/sandbox',
  ignorePatterns: ['/data', '/build', '/docs', '/test-results', '/playwright-report'],
  allowConsoleColors: false,
};
