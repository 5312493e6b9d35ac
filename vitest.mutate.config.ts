import { defineConfig, mergeConfig } from 'vitest/config';
import { MUTATED } from './stryker.config.mjs';
import usual from './vitest.config';

/** The tests by which `npm run mutate` judges the small mutations of a part. */
const config = mergeConfig(usual, defineConfig({ test: { testTimeout: 60_000 } }));
const tests = { name: 'mutate', include: MUTATED.tests, exclude: MUTATED.slow };
// For one mutation all files run in one thread, which begins anew with the next.
config.test!.projects = [{ extends: true, test: { ...tests, isolate: false, maxWorkers: 1 } }];
export default config;
