import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import usual from './vitest.config';

/** Tests that take more samples in a soak say so by importing this file. */
const COUNTS = /from '(\.\.?\/)+counts'/;
const drawsSamples = (path: string) => path.endsWith('.test.ts') && COUNTS.test(readFileSync(path, 'utf8'));
const paths = readdirSync('tests', { recursive: true, encoding: 'utf8' }).map((path) => join('tests', path));

const config = mergeConfig(usual, defineConfig({ test: { testTimeout: 900_000, hookTimeout: 300_000 } }));
delete config.test!.projects;
config.test!.include = ['tests/soak/**/*.soak.ts', ...paths.filter(drawsSamples)];
// One after another: what is measured there shall not be measured beside something else.
config.test!.maxWorkers = 1;
export default config;
