import { defineConfig, mergeConfig } from 'vitest/config';
import usual from './vitest.config';

/**
 * The tests by which `npm run mutate` judges each small mutation: those of what it mutates that take less than two
 * seconds. What draws samples by the thousand would run once a mutation.
 */
const config = mergeConfig(usual, defineConfig({ test: { testTimeout: 10_000 } }));
config.test!.projects = [
  {
    extends: true,
    test: {
      name: 'mutate',
      // Of one mutation all files run in one thread, which begins anew with the next.
      isolate: false,
      include: [
        'tests/{statistics,metrics}/**/*.test.ts',
        'tests/importers/{cells-*,formula-guard}.test.ts',
        'tests/db/{business-ms,leg-*,measures}.test.ts',
      ],
      exclude: [
        'tests/statistics/recent-scan.test.ts',
        'tests/metrics/{figures-equal-rows,sorted-values,versions}.test.ts',
        'tests/metrics/effects/{coaching-simulation,planted-training}.test.ts',
        'tests/metrics/goals/honest-bins.test.ts',
        'tests/metrics/scorecard/{adjusted-coverage,score-coverage}.test.ts',
        'tests/metrics/verdicts/{between,signals,smallest-change,verdicts}.test.ts',
      ],
    },
  },
];
export default config;
