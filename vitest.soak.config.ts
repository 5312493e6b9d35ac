import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import usual from './vitest.config';

/** Tests that take more samples in a soak say so by importing this file. */
const COUNTS = /from '(\.\.?\/)+counts'/;
const drawsSamples = (path: string) => path.endsWith('.test.ts') && COUNTS.test(readFileSync(path, 'utf8'));
const paths = readdirSync('tests', { recursive: true, encoding: 'utf8' }).map((path) => join('tests', path));

/** What these measure shall not be measured beside something else. They run one after another, when all others are through. */
const ALONE = ['event-loop', 'fifty-people', 'one-account', 'readers', 'sign-in'].map(
  (name) => `tests/soak/${name}.soak.ts`,
);

const config = mergeConfig(usual, defineConfig({ test: { testTimeout: 900_000, hookTimeout: 300_000 } }));
config.test!.projects = [
  {
    extends: true,
    test: {
      name: 'beside',
      include: ['tests/soak/**/*.soak.ts', ...paths.filter(drawsSamples)],
      exclude: ALONE,
      // As many as in npm test: they wait for others a good part of their time.
      maxWorkers: 3,
      sequence: { groupOrder: 1 },
    },
  },
  { extends: true, test: { name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 2 } } },
];
export default config;
