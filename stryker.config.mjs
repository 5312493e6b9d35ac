/**
 * What is mutated, part by part, and the tests that must see it: those of the part. What draws samples by the thousand is
 * left out: it would run once a mutation. docs/measured.md tells what survives, and why.
 */
const PARTS = {
  cells: { mutate: ['importers/cells/*.ts'], tests: ['tests/importers/{cells-*,formula-guard}.test.ts'] },
  statistics: {
    mutate: ['app/statistics/*.ts'],
    tests: ['tests/statistics/*.test.ts'],
    slow: ['tests/statistics/recent-scan.test.ts'],
  },
  measures: {
    mutate: ['db/{business-ms,day-parts,leg-*,measures,mixed-measures,repeated-within}.ts'],
    tests: ['tests/db/{business-ms,leg-*,measures}.test.ts'],
  },
  verdicts: {
    mutate: ['app/metrics/{verdicts,effects}/*.ts'],
    tests: ['tests/metrics/{verdicts,effects}/*.test.ts'],
    slow: [
      'tests/metrics/effects/{coaching-simulation,planted-training}.test.ts',
      'tests/metrics/verdicts/{between,signals,smallest-change,verdicts}.test.ts',
    ],
  },
  goals: {
    mutate: ['app/metrics/goals/*.ts'],
    tests: ['tests/metrics/goals/*.test.ts'],
    slow: ['tests/metrics/goals/{drift,honest-bins}.test.ts'],
  },
  metrics: {
    // What is declared, in words and names: figures-equal-rows holds it against the rows.
    mutate: ['app/metrics/{,scorecard/}*.ts'],
    tests: ['tests/metrics/{,scorecard/}*.test.ts'],
    slow: [
      'tests/metrics/{figures-equal-rows,sorted-values,versions}.test.ts',
      'tests/metrics/scorecard/{adjusted-coverage,score-coverage}.test.ts',
    ],
  },
};

const part = process.env.MUTATE ?? 'cells';

/** The part of this run, as scripts/mutate.mjs names it. */
export const MUTATED = { slow: [], ...PARTS[part] };

/** The names of all parts, in the order in which scripts/mutate.mjs takes them. */
export const PART_NAMES = Object.keys(PARTS);

export default {
  mutate: MUTATED.mutate,
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
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  htmlReporter: { fileName: `test-results/mutation/${part}.html` },
  jsonReporter: { fileName: `test-results/mutation/${part}.json` },
  // A second run tries what has changed, and what was not seen where there are new tests.
  incremental: true,
  incrementalFile: `test-results/mutation/incremental-${part}.json`,
  tempDirName: `test-results/mutation/sandbox-${part}`,
  ignorePatterns: ['/data', '/build', '/docs', '/test-results', '/playwright-report', '/fixtures/exports'],
  allowConsoleColors: false,
};
